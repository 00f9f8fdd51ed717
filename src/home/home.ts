import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import { escapeMarkdown } from '../replies/markdown.ts';
import { LocalisedError } from '../replies/words/index.ts';
import { atHome, isShow } from '../search/at-home.ts';
import type { Filters, SearchPort } from '../search/port.ts';
import type { Database, Store } from '../storage/port.ts';

/** The show that a server keeps to, where whoever asks names no other. */

declare module '../interactions/declare.ts' {
  interface Services {
    homes: Homes;
  }
}

export interface Homes {
  /** A show's name; null where the server keeps to none. While the database is out of order: what was known last. */
  of(guild: string): Promise<string | null>;
  /** Null: the server keeps to none. Rejects with `StorageError`, in words for the person who asks. */
  set(guild: string, show: string | null): Promise<void>;
  /**
   * The archive as a server sees it. Where its show is in the archive no more, what would look there is told so, as a
   * `UserError`, instead of finding nothing. `guild`: null outside of servers.
   */
  scoped(search: SearchPort, guild: string | null): Promise<SearchPort>;
}

/** Deletes what is kept of servers. */
export async function forgetHomes(db: Database, guilds: readonly string[]): Promise<void> {
  await db.deleteFrom('home_show').where('guild', 'in', guilds).execute();
}

/** Another process may change it, ms. */
const knownFor = 10_000;
const mostKnown = 5_000;

export function createHomes(store: Store, clock: Pick<Clock, 'now'>): Homes {
  const known = new LRUCache<string, { show: string | null; at: number }>({ max: mostKnown });
  async function of(guild: string): Promise<string | null> {
    const before = known.get(guild);
    const now = clock.now();
    if (before && Math.abs(now - before.at) < knownFor) return before.show;
    try {
      const row = await store.read((db) =>
        db.selectFrom('home_show').select('show').where('guild', '=', guild).executeTakeFirst(),
      );
      known.set(guild, { show: row?.show ?? null, at: now });
      return row?.show ?? null;
    } catch {
      // The store has reported it.
      return before?.show ?? null;
    }
  }
  return {
    of,
    async set(guild, show) {
      await store.write(async (db) => {
        await db.deleteFrom('home_show').where('guild', '=', guild).execute();
        if (show !== null) await db.insertInto('home_show').values({ guild, show }).execute();
      });
      known.set(guild, { show, at: clock.now() });
    },
    async scoped(search, guild) {
      const home = guild === null ? null : await of(guild);
      return home === null ? search : keptTo(search, home);
    },
  };
}

/** Is the show in the archive? While that is empty, or being read for the first time, nobody can say that it is gone. */
export async function isThere(search: SearchPort, home: string): Promise<boolean> {
  const { shows, episodes } = await search.status();
  return episodes === 0 || shows.some((one) => isShow(one, home));
}

/**
 * Keeps to the show. Where it is gone, that is said wherever it would be looked at; what names another show, or an
 * episode, is answered. Whether it is there is asked by what looks at it alone: much that members press or type does not.
 */
function keptTo(search: SearchPort, home: string): SearchPort {
  const here = atHome(search, home);
  const there = async (filters?: Filters) => {
    if (filters?.shows || filters?.episodes || (await isThere(search, home))) return here;
    throw new LocalisedError((words) => words.home.gone(escapeMarkdown(home)));
  };
  return {
    ...here,
    search: async (query) => (await there(query.filters)).search(query),
    topic: async (query) => (await there(query.filters)).topic(query),
    pool: async (filters) => (await there(filters)).pool(filters),
    listed: async () => (await there()).listed(),
  };
}
