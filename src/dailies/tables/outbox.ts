import type { Database, Store } from '../../storage/port.ts';
import type { Hold, Leases, Taking } from '../lease.ts';

const kept = 30 * 24 * 3_600_000;
// Databases limit how many values a query may carry.
const askedAtOnce = 500;

/** What is sent: a thread under a post; that a new episode says what somebody asked to be told of; what was saved in a week. */
export type OutboxKind = 'thread' | 'alert' | 'digest';

/** `claimed`: it is being sent, or was perhaps; `skipped`: it was given up; `within`: the message of another speaks of it. */
export type OutboxState = 'due' | 'claimed' | 'sent' | 'skipped' | 'within';

/** Something to be sent once: of its kind there is one with this key, ever. */
export interface Outgoing {
  kind: OutboxKind;
  key: string;
}

export interface NewOutgoing extends Outgoing {
  guild: string;
  /** JSON: what its kind needs to send it. No words of members. */
  about: string;
}

/** Held by this process. */
export interface HeldOutgoing extends NewOutgoing {
  /** It was perhaps sent before: to be looked for first. */
  uncertain: boolean;
  /** How often Discord refused it before. */
  refusals: number;
  /** When it was written down, ms. */
  at: number;
  hold: Hold;
}

const open: OutboxState[] = ['due', 'claimed'];

/** The table `outbox`: what is to be sent once beside the posts themselves, or was. */
export const outbox = {
  /** Nothing where it was written down before. To be called in the transaction that decides it. */
  async add(
    db: Database,
    { kind, key, guild, about }: NewOutgoing,
    now: number,
    state: 'due' | 'within' = 'due',
  ): Promise<void> {
    const held = { claimer: '', lease_until: 0, retry_at: 0, attempts: 0, refusals: 0, problem: null };
    await db
      .insertInto('outbox')
      .values({ kind, key, guild, about, state, at: now, ...held })
      .onConflict((c) => c.columns(['kind', 'key']).doNothing())
      .execute();
  },

  /** What may be sent by `now`, the longest waiting first. */
  due: async (db: Database, now: number, limit: number): Promise<Outgoing[]> =>
    (await db
      .selectFrom('outbox')
      .select(['kind', 'key'])
      .where('state', 'in', open)
      .where('retry_at', '<=', now)
      .orderBy('retry_at')
      .limit(limit)
      .execute()) as Outgoing[],

  /** The earliest moment at which something is; null when nothing is open. */
  async nextMoment(db: Database): Promise<number | null> {
    const { at } = await db
      .selectFrom('outbox')
      .select((eb) => eb.fn.min<number | null>('retry_at').as('at'))
      .where('state', 'in', open)
      .executeTakeFirstOrThrow();
    return at;
  },

  async of(db: Database, { kind, key }: Outgoing): Promise<{ state: OutboxState; problem: string | null } | null> {
    const row = await db
      .selectFrom('outbox')
      .select(['state', 'problem'])
      .where('kind', '=', kind)
      .where('key', '=', key)
      .executeTakeFirst();
    return row ? { state: row.state as OutboxState, problem: row.problem } : null;
  },

  /** Takes one for this process: it counts as perhaps sent from here on. What may have been sent is left alone for longer. */
  async take(store: Store, leases: Leases, one: Outgoing): Promise<Taking<HeldOutgoing>> {
    const row = await store.read((db) =>
      db
        .selectFrom('outbox')
        .selectAll()
        .select(leases.present().as('now'))
        .where('kind', '=', one.kind)
        .where('key', '=', one.key)
        .where('state', 'in', open)
        .executeTakeFirst(),
    );
    if (!row) return { kind: 'gone' };
    const uncertain = row.state === 'claimed';
    const { token, hold } = leases.begin();
    const attempts = row.attempts + 1;
    const taken = await leases.single((db) =>
      db
        .updateTable('outbox')
        .set({ claimer: token, lease_until: leases.end(), attempts, state: 'claimed' })
        .where('kind', '=', one.kind)
        .where('key', '=', one.key)
        .where('state', '=', row.state)
        .where('attempts', '=', row.attempts)
        .where('lease_until', '<=', leases.takeable(uncertain))
        .returning('key')
        .executeTakeFirst(),
    );
    const { guild, about, at, refusals } = row;
    if (taken) return { kind: 'mine', held: { ...one, guild, about, uncertain, refusals, at, hold: hold(attempts) } };
    const wait = leases.wait({ leaseUntil: row.lease_until, uncertain, now: row.now });
    if (wait !== null) return { kind: 'theirs', wait };
    // The clock ran ahead when it was taken. How long that is over nobody knows.
    await leases.single((db) =>
      db
        .updateTable('outbox')
        .set({ lease_until: leases.end() })
        .where('kind', '=', one.kind)
        .where('key', '=', one.key)
        .where('lease_until', '=', row.lease_until)
        .execute(),
    );
    return { kind: 'theirs', wait: leases.longest };
  },

  /** It is going to be sent now, under a new lease. Null: somebody else has it. */
  async mark(leases: Leases, { kind, key }: Outgoing, hold: Hold): Promise<Hold | null> {
    const renewed = leases.renew(hold);
    const marked = await leases.single((db) =>
      db
        .updateTable('outbox')
        .set({ lease_until: leases.end() })
        .where('kind', '=', kind)
        .where('key', '=', key)
        .where('state', '=', 'claimed')
        .where('claimer', '=', hold.token)
        .returning('key')
        .executeTakeFirst(),
    );
    return marked ? renewed() : null;
  },

  /** Gives back what this process holds; nothing is changed where somebody else has it. */
  async end(
    leases: Leases,
    { kind, key }: Outgoing,
    { token }: Hold,
    end: { state: OutboxState; problem: string | null; retryAt: number; refusals: number },
  ): Promise<void> {
    const { state, problem, retryAt, refusals } = end;
    await leases.single((db) =>
      db
        .updateTable('outbox')
        // What may still arrive is left alone from now on.
        .set({ state, problem, refusals, retry_at: retryAt, lease_until: state === 'claimed' ? leases.present() : 0 })
        .where('kind', '=', kind)
        .where('key', '=', key)
        .where('state', 'in', open)
        .where('claimer', '=', token)
        .execute(),
    );
  },

  /** What is wrong with the newest of those whose keys begin so; null when all is well. */
  async troubleOf(db: Database, kind: OutboxKind, start: string): Promise<string | null> {
    const row = await db
      .selectFrom('outbox')
      .select('problem')
      .where('kind', '=', kind)
      .where('key', 'like', `${start}%`)
      .where('state', '!=', 'within')
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.problem ?? null;
  },
  async countOf(db: Database, kind: OutboxKind, start: string): Promise<number> {
    const { n } = await db
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('kind', '=', kind)
      .where('key', 'like', `${start}%`)
      .executeTakeFirstOrThrow();
    return Number(n);
  },
  /** Which of these keys were written down before. */
  async known(db: Database, kind: OutboxKind, keys: readonly string[]): Promise<Set<string>> {
    const known = new Set<string>();
    for (let from = 0; from < keys.length; from += askedAtOnce) {
      const some = keys.slice(from, from + askedAtOnce);
      const rows = await db
        .selectFrom('outbox')
        .select('key')
        .where('kind', '=', kind)
        .where('key', 'in', some)
        .execute();
      for (const { key } of rows) known.add(key);
    }
    return known;
  },
  /** Deletes those whose keys begin so. */
  async forget(db: Database, kind: OutboxKind, start: string): Promise<void> {
    await db.deleteFrom('outbox').where('kind', '=', kind).where('key', 'like', `${start}%`).execute();
  },

  async sweep(db: Database, now: number): Promise<void> {
    await db
      .deleteFrom('outbox')
      .where('at', '<', now - kept)
      .execute();
  },
  /** No moment for another try lies further ahead than `latest`: where it does it is `now`. */
  async shortenWaits(db: Database, latest: number, now: number): Promise<void> {
    await db.updateTable('outbox').set({ retry_at: now }).where('retry_at', '>', latest).execute();
  },
  async forgetGuilds(db: Database, guilds: readonly string[]): Promise<void> {
    await db.deleteFrom('outbox').where('guild', 'in', guilds).execute();
  },
};
