import { LRUCache } from 'lru-cache';
import { type Words, wordsFor } from '../replies/words/index.ts';
import type { Database, Store } from '../storage/port.ts';

/** In which language a server is spoken to: the one chosen for it, else the one that Discord knows of it. */
export interface ServerLanguage {
  /** Discord's name for the chosen language; null where none was. */
  chosen(guild: string): Promise<string | null>;
  /** Null: none any more. */
  choose(guild: string, locale: string | null): Promise<void>;
  /** `preferred`: what Discord says of it in this very moment. Never rejects. */
  wordsIn(guild: string, preferred?: string | null): Promise<Words>;
}

declare module '../interactions/declare.ts' {
  interface Services {
    language: ServerLanguage;
  }
}

/** What another process chose is known here after so long, ms. */
const remembered = 60_000;
const mostGuilds = 5_000;

/** `preferredOf`: the locale that Discord knows of a server; null where it cannot be had just now. */
export function createServerLanguage(
  store: Store,
  preferredOf: (guild: string) => Promise<string | null>,
): ServerLanguage {
  const known = new LRUCache<string, { locale: string | null }>({ max: mostGuilds, ttl: remembered });
  const read = (guild: string) =>
    store.read(async (db) => {
      const row = await db.selectFrom('guild_language').select('locale').where('guild', '=', guild).executeTakeFirst();
      return row?.locale ?? null;
    });
  const chosen = async (guild: string) => {
    const before = known.get(guild);
    if (before) return before.locale;
    const locale = await read(guild);
    known.set(guild, { locale });
    return locale;
  };
  return {
    chosen,
    async choose(guild, locale) {
      await store.write(async (db) => {
        await db.deleteFrom('guild_language').where('guild', '=', guild).execute();
        if (locale !== null) await db.insertInto('guild_language').values({ guild, locale }).execute();
      });
      known.set(guild, { locale });
    },
    async wordsIn(guild, preferred) {
      // A database out of order is no reason to say nothing.
      const own = await chosen(guild).catch(() => null);
      return wordsFor(own ?? preferred ?? (await preferredOf(guild).catch(() => null)));
    },
  };
}

/** Deletes what is kept of servers. */
export async function forgetLanguage(db: Database, guilds: readonly string[]): Promise<void> {
  await db.deleteFrom('guild_language').where('guild', 'in', guilds).execute();
}
