import type { Database, Store } from '../storage/port.ts';

/** Quotes that members saved: which, where and when. What they say is read from the archive again. */

/** Quotes that one member may have saved. */
export const mostSaved = 500;

declare module '../interactions/declare.ts' {
  interface Services {
    saved: SavedQuotes;
  }
}

export interface SavedQuote {
  /** `Quote.id`; it may be gone from the archive. */
  quote: string;
  /** ms since 1970. */
  at: number;
}

/** `saved`: now. `known`: since that moment already. `full`: they have `mostSaved`, and nothing was done. */
export type Saving = { kind: 'saved' } | { kind: 'known'; at: number } | { kind: 'full' };

/** Rejects with `StorageError`, in words for the person who asks, while the database is out of order. */
export interface SavedQuotes {
  /** `guild`: null where it is not in a server that has the bot. Pressed often, or by many at once, it is one row each. */
  save(member: string, guild: string | null, quote: string): Promise<Saving>;
  /** In whatever server they were saved. Answers how many there were. */
  remove(member: string, quotes: readonly string[]): Promise<number>;
  /** A member's, each once, the newest first. */
  of(member: string): Promise<SavedQuote[]>;
  /** What was saved by most members of a server since a moment, and before another; who they are nobody is told. */
  top(guild: string, since: number, limit: number, until?: number): Promise<{ quote: string; members: number }[]>;
  /** What is kept of a member, in numbers. */
  countOf(member: string): Promise<{ quotes: number; guilds: number }>;
  /** Deletes all of a member. */
  forget(member: string): Promise<void>;
}

/** Deletes what was saved in some servers. */
export async function forgetSaved(db: Database, guilds: readonly string[]): Promise<void> {
  await db.deleteFrom('saved_quote').where('guild', 'in', guilds).execute();
}

// Databases limit how many values a query may carry.
const atOnce = 200;
/** Presses that are written in one transaction. */
const mostInOne = 100;

interface Press {
  member: string;
  guild: string | null;
  quote: string;
  at: number;
}

interface Waiting extends Press {
  done(saving: Saving): void;
  failed(error: unknown): void;
}

async function saveOne(db: Database, { member, guild, quote, at }: Press): Promise<Saving> {
  const { before, quotes } = await db
    .selectFrom('saved_quote')
    .select((eb) => [
      eb.fn.min<number | null>('saved_at').filterWhere('quote', '=', quote).as('before'),
      eb.fn.count<number>('quote').distinct().as('quotes'),
    ])
    .where('member', '=', member)
    .executeTakeFirstOrThrow();
  if (before === null && Number(quotes) >= mostSaved) return { kind: 'full' };
  // Saved in another server too it counts there; the member has it once all the same.
  const added = await db
    .insertInto('saved_quote')
    .values({ member, guild: guild ?? '', quote, saved_at: at })
    .onConflict((c) => c.columns(['member', 'quote', 'guild']).doNothing())
    .returning('saved_at')
    .execute();
  if (before !== null) return { kind: 'known', at: Number(before) };
  // Else another process was faster, just now.
  return added.length > 0 ? { kind: 'saved' } : { kind: 'known', at };
}

export function createSavedQuotes(store: Store, clock: { now(): number }): SavedQuotes {
  const ofMember = (db: Database, member: string) => db.selectFrom('saved_quote').where('member', '=', member);
  /** However many press at once, they wait here for one connection, and not for as many. */
  const waiting: Waiting[] = [];
  let isWriting = false;
  async function writeAll(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      const presses = waiting.splice(0, mostInOne);
      try {
        const savings = await store.write(async (db) => {
          const made: Saving[] = [];
          for (const press of presses) made.push(await saveOne(db, press));
          return made;
        });
        for (const [i, { done }] of presses.entries()) done(savings[i]!);
      } catch (error) {
        for (const { failed } of presses) failed(error);
      }
    }
    isWriting = false;
  }
  return {
    save: (member, guild, quote) =>
      new Promise((done, failed) => {
        waiting.push({ member, guild, quote, at: Math.floor(clock.now()), done, failed });
        void writeAll();
      }),
    remove: (member, quotes) =>
      store.write(async (db) => {
        const gone = new Set<string>();
        for (let from = 0; from < quotes.length; from += atOnce) {
          const rows = await db
            .deleteFrom('saved_quote')
            .where('member', '=', member)
            .where('quote', 'in', quotes.slice(from, from + atOnce))
            .returning('quote')
            .execute();
          for (const { quote } of rows) gone.add(quote);
        }
        return gone.size;
      }),
    of: (member) =>
      store.read(async (db) => {
        const rows = await ofMember(db, member)
          .select((eb) => ['quote', eb.fn.min<number>('saved_at').as('at')])
          .groupBy('quote')
          .orderBy('at', 'desc')
          .orderBy('quote')
          .execute();
        return rows.map(({ quote, at }) => ({ quote, at: Number(at) }));
      }),
    top: (guild, since, limit, until = Number.MAX_SAFE_INTEGER) =>
      store.read(async (db) => {
        const rows = await db
          .selectFrom('saved_quote')
          .select((eb) => ['quote', eb.fn.countAll<number>().as('members'), eb.fn.max<number>('saved_at').as('last')])
          .where('guild', '=', guild)
          .where('saved_at', '>=', since)
          .where('saved_at', '<', until)
          .groupBy('quote')
          .orderBy('members', 'desc')
          .orderBy('last', 'desc')
          .orderBy('quote')
          .limit(limit)
          .execute();
        return rows.map(({ quote, members }) => ({ quote, members: Number(members) }));
      }),
    countOf: (member) =>
      store.read(async (db) => {
        const rows = await ofMember(db, member).select(['quote', 'guild']).execute();
        return {
          quotes: new Set(rows.map(({ quote }) => quote)).size,
          guilds: new Set(rows.flatMap(({ guild }) => (guild === '' ? [] : [guild]))).size,
        };
      }),
    async forget(member) {
      await store.write((db) => db.deleteFrom('saved_quote').where('member', '=', member).execute());
    },
  };
}
