import type { Database, Store } from '../../storage/port.ts';
import type { Hold, Leases, Taking } from '../lease.ts';

const kept = 400 * 24 * 3_600_000;
// Databases limit how many values a query may carry.
const atOnce = 50;

/** A message about new episodes, in one place. */
export interface Batch {
  guild: string;
  place: string;
  /** The first of its episodes. */
  batch: string;
}

/** `claimed`: it is being sent, or was perhaps; `sent`: it is there, and to be published. */
export type AnnouncedState = 'due' | 'claimed' | 'sent' | 'posted' | 'skipped';

export interface Announced {
  batch: string;
  episode: string;
  state: AnnouncedState;
  /** In plain words; null when nothing was wrong. */
  problem: string | null;
  retryAt: number;
}

/** Held by this process. */
export interface HeldBatch extends Batch {
  kind: number;
  episodes: string[];
  /** As it was before. */
  state: AnnouncedState;
  /** When the episodes were found. */
  at: number;
  message: string | null;
  hold: Hold;
}

const open: AnnouncedState[] = ['due', 'claimed', 'sent'];

/** A place, as the tables have it. */
export type PlaceRow = { guild: string; place: string; place_kind: number };

/** The table `daily_announced`: new episodes announced, or to be, in a place. */
export const announced = {
  /** Writes down what is to be announced in a place, and was not before: one message for all of them. */
  async add(db: Database, place: PlaceRow, episodes: readonly string[], now: number): Promise<void> {
    const known = await db.selectFrom('daily_announced').select('episode').where('place', '=', place.place).execute();
    const told = new Set(known.map(({ episode }) => episode));
    const fresh = [...new Set(episodes)].filter((one) => !told.has(one));
    const batch = fresh[0] ?? '';
    const added: string[] = [];
    for (let from = 0; from < fresh.length; from += atOnce) {
      const row = { ...place, batch, state: 'due', claimer: '', lease_until: 0, retry_at: 0, attempts: 0, at: now };
      const rows = await db
        .insertInto('daily_announced')
        .values(fresh.slice(from, from + atOnce).map((episode) => ({ ...row, episode })))
        .onConflict((c) => c.columns(['place', 'episode']).doNothing())
        .returning('episode')
        .execute();
      added.push(...rows.map(({ episode }) => episode));
    }
    const [first] = added;
    if (first === undefined || added.includes(batch)) return;
    // Another process wrote down some of them at the same time: what is left is a message of its own.
    await db
      .updateTable('daily_announced')
      .set({ batch: first })
      .where('place', '=', place.place)
      .where('batch', '=', batch)
      .where('episode', 'in', added)
      .execute();
  },

  /** What is to be sent or published, and may be tried by `now`, the longest waiting first. */
  due: (db: Database, now: number, limit: number): Promise<Batch[]> =>
    db
      .selectFrom('daily_announced')
      .select(['guild', 'place', 'batch'])
      .where('state', 'in', open)
      .where('retry_at', '<=', now)
      .groupBy(['guild', 'place', 'batch'])
      .orderBy((eb) => eb.fn.min('retry_at'))
      .limit(limit)
      .execute(),

  /** The earliest moment at which something is; null when nothing is open. */
  async nextMoment(db: Database): Promise<number | null> {
    const { at } = await db
      .selectFrom('daily_announced')
      .select((eb) => eb.fn.min<number | null>('retry_at').as('at'))
      .where('state', 'in', open)
      .executeTakeFirstOrThrow();
    return at;
  },

  /** Takes one for this process, to send or to publish it. What may have been sent is left alone for longer. */
  async take(store: Store, leases: Leases, one: Batch): Promise<Taking<HeldBatch>> {
    const rows = await store.read((db) =>
      db
        .selectFrom('daily_announced')
        .selectAll()
        .select(leases.present().as('now'))
        .where('place', '=', one.place)
        .where('batch', '=', one.batch)
        .where('state', 'in', open)
        .orderBy('at')
        .orderBy('episode')
        .execute(),
    );
    const [row] = rows;
    if (!row) return { kind: 'gone' };
    const uncertain = row.state === 'claimed';
    const { token, hold } = leases.begin();
    const attempts = row.attempts + 1;
    const taken = await leases.single((db) =>
      db
        .updateTable('daily_announced')
        .set({
          claimer: token,
          lease_until: leases.end(),
          attempts,
          ...(row.state === 'due' ? { state: 'claimed' } : {}),
        })
        .where('place', '=', one.place)
        .where('batch', '=', one.batch)
        .where('state', '=', row.state)
        .where('attempts', '=', row.attempts)
        .where('lease_until', '<=', leases.takeable(uncertain))
        .returning('episode')
        .execute(),
    );
    if (taken.length > 0) {
      const mine = new Set(taken.map(({ episode }) => episode));
      const episodes = rows.map(({ episode }) => episode).filter((episode) => mine.has(episode));
      const { state, at, message, place_kind: kind } = row;
      const held = { ...one, kind, episodes, state: state as AnnouncedState, at, message, hold: hold(attempts) };
      return { kind: 'mine', held };
    }
    const wait = leases.wait({ leaseUntil: row.lease_until, uncertain, now: row.now });
    if (wait !== null) return { kind: 'theirs', wait };
    // The clock ran ahead when it was taken. How long that is over nobody knows.
    await leases.single((db) =>
      db
        .updateTable('daily_announced')
        .set({ lease_until: leases.end() })
        .where('place', '=', one.place)
        .where('batch', '=', one.batch)
        .where('lease_until', '=', row.lease_until)
        .execute(),
    );
    return { kind: 'theirs', wait: leases.longest };
  },

  /** It is going to be sent now, under a new lease. Null: somebody else has it. */
  async mark(leases: Leases, { place, batch }: Batch, hold: Hold): Promise<Hold | null> {
    const renewed = leases.renew(hold);
    const marked = await leases.single((db) =>
      db
        .updateTable('daily_announced')
        .set({ lease_until: leases.end() })
        .where('place', '=', place)
        .where('batch', '=', batch)
        .where('state', '=', 'claimed')
        .where('claimer', '=', hold.token)
        .returning('episode')
        .execute(),
    );
    return marked.length > 0 ? renewed() : null;
  },

  /** Gives back what this process holds; nothing is changed where somebody else has it. `problem` undefined: as it was. */
  async end(
    leases: Leases,
    { place, batch }: Batch,
    { token }: Hold,
    change: {
      state: AnnouncedState;
      retryAt?: number;
      problem?: string | null;
      message?: string;
      /** Counted anew. */
      attempts?: 0;
    },
  ): Promise<void> {
    const { retryAt = 0, ...rest } = change;
    await leases.single((db) =>
      db
        .updateTable('daily_announced')
        // What may still arrive is left alone from now on.
        .set({ ...rest, retry_at: retryAt, lease_until: change.state === 'claimed' ? leases.present() : 0 })
        .where('place', '=', place)
        .where('batch', '=', batch)
        .where('state', 'in', open)
        .where('claimer', '=', token)
        .execute(),
    );
  },

  /** What waits in a place, or (null) in the whole server, may be tried at once. True when something does. */
  async wake(db: Database, guild: string, place: string | null, now: number): Promise<boolean> {
    const woken = db
      .updateTable('daily_announced')
      .set({ retry_at: now })
      .where('guild', '=', guild)
      .where('state', '=', 'due')
      .where('retry_at', '>', now)
      .returning('episode');
    const rows = await (place === null ? woken : woken.where('place', '=', place)).execute();
    return rows.length > 0;
  },

  /** Of a place, and found after `since`: what is open, or had a problem; the newest first. */
  async troubled(db: Database, place: string, since: number): Promise<Announced[]> {
    const rows = await db
      .selectFrom('daily_announced')
      .select(['batch', 'episode', 'state', 'problem', 'retry_at'])
      .where('place', '=', place)
      .where('at', '>', since)
      .where((eb) => eb.or([eb('state', 'in', open), eb('problem', 'is not', null)]))
      .orderBy('at', 'desc')
      .execute();
    return rows.map(({ state, retry_at: retryAt, ...row }) => ({ ...row, state: state as AnnouncedState, retryAt }));
  },

  async sweep(db: Database, now: number): Promise<void> {
    await db
      .deleteFrom('daily_announced')
      .where('at', '<', now - kept)
      .execute();
  },
  /** No moment for another try lies further ahead than `latest`: where it does it is `now`. */
  async shortenWaits(db: Database, latest: number, now: number): Promise<void> {
    await db.updateTable('daily_announced').set({ retry_at: now }).where('retry_at', '>', latest).execute();
  },
  async forgetGuilds(db: Database, guilds: readonly string[]): Promise<void> {
    await db.deleteFrom('daily_announced').where('guild', 'in', guilds).execute();
  },
};
