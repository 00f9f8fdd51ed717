import { type Selectable, sql } from 'kysely';
import type { Database, Store } from '../../storage/port.ts';
import type { Tables } from '../../storage/schema.ts';
import type { Hold, Leases, Taking } from '../lease.ts';
import type { LedgerRow, RunState, Schedule } from '../model.ts';
import { type Run, slotOfKey } from '../schedule.ts';
import { schedules } from './schedules.ts';

const runsKept = 62 * 24 * 3_600_000;
/** The machines of a bot, and Discord, are this far apart at most while all is well, ms. */
const clocksMayDiffer = 10 * 60_000;
const longestRunKey = 14;

/** A run of a schedule. */
export interface RunOf {
  run: string;
  date: string;
  dueAt: number;
}

/** What is to be posted. */
export interface Choice {
  cycle: number;
  quote: string;
  episode: string;
  speaker: string | null;
}

export interface Settlement {
  state: Exclude<RunState, 'claimed'>;
  message?: string | null;
  reason?: string | null;
  /** The post is to be published too, from this moment on. */
  publishAt?: number | null;
}

/** A run that this process holds. */
export type RunHold = Hold & { run: string };

export type Claim =
  | { kind: 'mine'; hold: RunHold }
  /** `wait`: when the next process may have it at the latest, ms of the leases' clock. */
  | { kind: 'theirs'; wait: number }
  | { kind: 'settled' }
  /** The schedule was changed, paused or removed meanwhile. */
  | { kind: 'void' };

/** A post that is to be published. */
export interface Unpublished {
  schedule: string;
  run: string;
  guild: string;
  place: string;
  message: string;
  postedAt: number;
  /** How often it was tried before. */
  tries: number;
}

const read = (row: Selectable<Tables['daily_run']>): LedgerRow => ({
  schedule: row.schedule,
  run: row.run,
  date: row.date,
  dueAt: row.due_at,
  state: row.state as RunState,
  uncertain: row.uncertain === 1,
  attempts: row.attempts,
  settledAt: row.settled_at,
  cycle: row.cycle,
  quote: row.quote,
  episode: row.episode,
  speaker: row.speaker,
  message: row.message,
  reason: row.reason,
  publishAt: row.publish_at,
  unpublished: row.unpublished,
});

/** What is known of a run before anything comes of it. */
const keysOf = (schedule: Schedule, { run, date, dueAt }: RunOf) => ({
  schedule: schedule.id,
  run,
  guild: schedule.place.guild,
  place: schedule.place.id,
  date,
  due_at: dueAt,
});

/** The table `daily_run`: the ledger that keeps posts from doubling and quotes from coming again. */
export const runs = {
  async row(db: Database, schedule: string, run: string): Promise<LedgerRow | null> {
    const row = await db
      .selectFrom('daily_run')
      .selectAll()
      .where('schedule', '=', schedule)
      .where('run', '=', run)
      .executeTakeFirst();
    return row ? read(row) : null;
  },

  /** As `Ledger.claim` has it. */
  async claim(
    store: Store,
    leases: Leases,
    schedule: Schedule,
    run: RunOf,
    choice: Choice | null,
    seen: LedgerRow | null,
  ): Promise<Claim> {
    const attempts = (seen?.attempts ?? 0) + 1;
    const { token, hold } = leases.begin();
    const mine = (): Claim => ({ kind: 'mine', hold: { ...hold(attempts), run: run.run } });
    const taken = await leases.single(async (db) => {
      if (seen === null) {
        const values = {
          ...keysOf(schedule, run),
          state: 'claimed',
          claimer: token,
          uncertain: choice ? 1 : 0,
          attempts,
          cycle: choice?.cycle ?? 0,
          quote: choice?.quote ?? null,
          episode: choice?.episode ?? null,
          speaker: choice?.speaker ?? null,
        };
        return db
          .insertInto('daily_run')
          .columns([...(Object.keys(values) as (keyof typeof values)[]), 'lease_until'])
          .expression(
            schedules
              .unchanged(db, schedule)
              .select([
                ...Object.entries(values).map(([name, value]) => sql`${value}`.as(name)),
                leases.end().as('lease_until'),
              ]),
          )
          .onConflict((c) => c.columns(['schedule', 'run']).doNothing())
          .returning('run')
          .executeTakeFirst();
      }
      // What may have been sent already stays as it is until that is known.
      const what = choice && !seen.uncertain ? { ...choice, uncertain: 1 } : {};
      return db
        .updateTable('daily_run')
        .set({ claimer: token, lease_until: leases.end(), attempts, ...what })
        .where('schedule', '=', schedule.id)
        .where('run', '=', run.run)
        .where('state', '=', 'claimed')
        .where('attempts', '=', seen.attempts)
        .where('uncertain', '=', seen.uncertain ? 1 : 0)
        .where('lease_until', '<=', leases.takeable(seen.uncertain))
        .where((eb) => eb.exists(schedules.unchanged(db, schedule).select('id')))
        .returning('run')
        .executeTakeFirst();
    });
    if (taken) return mine();
    const found = await store.read((db) =>
      db
        .selectFrom('daily_run')
        .select(['state', 'claimer', 'lease_until', 'uncertain'])
        .select(leases.present().as('now'))
        .where('schedule', '=', schedule.id)
        .where('run', '=', run.run)
        .executeTakeFirst(),
    );
    if (!found) return { kind: 'void' };
    if (found.state !== 'claimed') return { kind: 'settled' };
    // It was taken, by a connection that was lost before it said so.
    if (found.claimer === token) return mine();
    const { lease_until: leaseUntil, now } = found;
    const wait = leases.wait({ leaseUntil, uncertain: found.uncertain === 1, now });
    if (wait !== null) return { kind: 'theirs', wait };
    // The clock ran ahead when it was taken. How long that is over nobody knows.
    await leases.single((db) =>
      db
        .updateTable('daily_run')
        .set({ lease_until: leases.end() })
        .where('schedule', '=', schedule.id)
        .where('run', '=', run.run)
        .where('lease_until', '=', leaseUntil)
        .execute(),
    );
    return { kind: 'theirs', wait: leases.longest };
  },

  /** As `Ledger.mark` has it. */
  async mark(leases: Leases, schedule: Schedule, hold: RunHold, choice: Choice): Promise<RunHold | null> {
    const renewed = leases.renew(hold);
    const marked = await leases.single((db) =>
      db
        .updateTable('daily_run')
        .set({ uncertain: 1, lease_until: leases.end(), ...choice })
        .where('schedule', '=', schedule.id)
        .where('run', '=', hold.run)
        .where('state', '=', 'claimed')
        .where('claimer', '=', hold.token)
        .where((eb) => eb.exists(schedules.unchanged(db, schedule).select('id')))
        .returning('run')
        .executeTakeFirst(),
    );
    return marked ? { ...renewed(), run: hold.run } : null;
  },

  /** False, and nothing is changed, where somebody else has it. */
  async release(
    db: Database,
    leases: Leases,
    schedule: string,
    { run, token }: RunHold,
    uncertain: boolean,
  ): Promise<boolean> {
    const released = await db
      .updateTable('daily_run')
      .set({ lease_until: uncertain ? leases.present() : 0, uncertain: uncertain ? 1 : 0 })
      .where('schedule', '=', schedule)
      .where('run', '=', run)
      .where('state', '=', 'claimed')
      .where('claimer', '=', token)
      .returning('run')
      .executeTakeFirst();
    return released !== undefined;
  },

  /** False, and nothing is changed, where somebody else has it. */
  async settle(
    db: Database,
    schedule: string,
    { run, token }: RunHold,
    end: Settlement,
    now: number,
  ): Promise<boolean> {
    const settled = await db
      .updateTable('daily_run')
      .set({
        state: end.state,
        // From here on the lease is that of whoever publishes it.
        lease_until: 0,
        settled_at: now,
        reason: end.reason ?? null,
        publish_at: end.publishAt ?? null,
        ...(end.message ? { message: end.message } : {}),
      })
      .where('schedule', '=', schedule)
      .where('run', '=', run)
      .where('state', '=', 'claimed')
      .where('claimer', '=', token)
      .returning('cycle')
      .executeTakeFirst();
    if (!settled) return false;
    // What was posted in an earlier cycle may come again: in the long run only the newest need be known.
    if (settled.cycle > 0) {
      await db
        .deleteFrom('daily_run')
        .where('schedule', '=', schedule)
        .where('cycle', '<', settled.cycle)
        .where('due_at', '<', now - runsKept)
        .execute();
    }
    return true;
  },

  /** A post that is no scheduled run. */
  async record(
    db: Database,
    schedule: Schedule,
    run: RunOf,
    choice: Choice,
    end: Settlement,
    now: number,
  ): Promise<void> {
    await db
      .insertInto('daily_run')
      .values({
        ...keysOf(schedule, run),
        claimer: '',
        lease_until: 0,
        uncertain: 0,
        attempts: 1,
        cycle: choice.cycle,
        quote: choice.quote,
        episode: choice.episode,
        speaker: choice.speaker,
        state: end.state,
        settled_at: now,
        message: end.message ?? null,
        reason: end.reason ?? null,
        publish_at: end.publishAt ?? null,
      })
      .execute();
  },

  /** As `Ledger.takeBack` has it. */
  async takeBack(store: Store, now: number, late: number): Promise<{ id: string; run: Run | null }[]> {
    const ahead = now + clocksMayDiffer;
    const isAhead = await store.read((db) =>
      db.selectFrom('daily_run').select('run').where('settled_at', '>', ahead).limit(1).executeTakeFirst(),
    );
    if (!isAhead) return [];
    return store.write(async (db) => {
      const rows = await db
        .selectFrom('daily_run')
        .select(['schedule', 'run', 'state', 'date', 'due_at', 'message'])
        .where('settled_at', '>', ahead)
        .where('state', 'in', ['skipped', 'posted'])
        .execute();
      const concerned: { id: string; run: Run | null }[] = [];
      for (const row of rows) {
        const its = <T extends { where(column: 'schedule' | 'run', is: '=', value: string): T }>(query: T): T =>
          query.where('schedule', '=', row.schedule).where('run', '=', row.run);
        if (row.state === 'skipped') {
          const missed = row.due_at < now - late;
          // It was due, and is missed by the right clock too.
          if (missed) await its(db.updateTable('daily_run').set({ settled_at: now })).execute();
          else await its(db.deleteFrom('daily_run')).execute();
          concerned.push({
            id: row.schedule,
            run: missed ? null : { date: row.date, slot: slotOfKey(row.run), at: row.due_at },
          });
          continue;
        }
        const sentAt = row.message === null ? null : sentAccordingTo(row.message);
        // Discord's clock agrees with the row: then it is ours that is behind.
        if (sentAt === null || sentAt > ahead) continue;
        const early = row.due_at > sentAt + clocksMayDiffer;
        // It stays known, so that its quote does not come again, but as a post besides the daily ones.
        const besides = { run: `n${row.run}`.slice(0, longestRunKey), due_at: sentAt };
        await its(db.updateTable('daily_run').set({ settled_at: sentAt, ...(early ? besides : {}) })).execute();
        concerned.push({ id: row.schedule, run: null });
      }
      return concerned;
    });
  },

  /** As `Ledger.drawn` has it. */
  async drawn(
    db: Database,
    schedule: string,
  ): Promise<{
    cycle: number;
    used: Set<string>;
    last: { quote: string; episode: string; speaker: string | null } | null;
  }> {
    const posted = db
      .selectFrom('daily_run')
      .where('schedule', '=', schedule)
      .where('state', 'in', ['posted', 'unknown'])
      .where('quote', 'is not', null);
    const last = await posted
      .select(['quote', 'episode', 'speaker', 'cycle'])
      .orderBy('settled_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!last) return { cycle: 0, used: new Set<string>(), last: null };
    const { cycle } = await posted.select((eb) => eb.fn.max<number>('cycle').as('cycle')).executeTakeFirstOrThrow();
    const used = await posted.select('quote').where('cycle', '=', cycle).execute();
    return {
      cycle,
      used: new Set(used.map((row) => row.quote ?? '')),
      last: { quote: last.quote ?? '', episode: last.episode ?? '', speaker: last.speaker },
    };
  },

  async last(db: Database, schedule: string, limit: number): Promise<LedgerRow[]> {
    const rows = await db
      .selectFrom('daily_run')
      .selectAll()
      .where('schedule', '=', schedule)
      .orderBy('due_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map(read);
  },

  /** Quotes posted in the server, or perhaps posted, the newest first. */
  async lastQuotes(db: Database, guild: string, limit: number): Promise<string[]> {
    const rows = await db
      .selectFrom('daily_run')
      .select('quote')
      .where('guild', '=', guild)
      .where('state', 'in', ['posted', 'unknown'])
      .where('quote', 'is not', null)
      .orderBy('settled_at', 'desc')
      .limit(limit)
      .execute();
    return rows.flatMap(({ quote }) => quote ?? []);
  },

  /** Runs of a place that were posted, or may be, of schedules that may be gone; those besides the daily ones not. */
  async postedIn(
    db: Database,
    place: string,
  ): Promise<{ schedule: string; date: string; slot: number; dueAt: number }[]> {
    const rows = await db
      .selectFrom('daily_run')
      .select(['schedule', 'date', 'due_at', 'run'])
      .where('place', '=', place)
      .where((eb) =>
        eb.or([
          eb('state', 'in', ['posted', 'unknown']),
          eb.and([eb('state', '=', 'claimed'), eb('uncertain', '=', 1)]),
        ]),
      )
      .where('run', 'not like', 'n%')
      .orderBy('due_at', 'desc')
      .limit(40)
      .execute();
    return rows.map((row) => ({ schedule: row.schedule, date: row.date, slot: slotOfKey(row.run), dueAt: row.due_at }));
  },

  /** Posts that are to be published by `now`. */
  async toPublish(db: Database, now: number, limit: number): Promise<Unpublished[]> {
    const rows = await db
      .selectFrom('daily_run')
      .select(['schedule', 'run', 'guild', 'place', 'message', 'settled_at', 'publish_tries'])
      .where('publish_at', '<=', now)
      .orderBy('publish_at')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      schedule: row.schedule,
      run: row.run,
      guild: row.guild,
      place: row.place,
      message: row.message ?? '',
      postedAt: row.settled_at ?? now,
      tries: row.publish_tries,
    }));
  },

  /** The earliest moment at which one is; null when there is none. */
  async nextPublishing(db: Database): Promise<number | null> {
    const { at } = await db
      .selectFrom('daily_run')
      .select((eb) => eb.fn.min<number | null>('publish_at').as('at'))
      .where('publish_at', 'is not', null)
      .executeTakeFirstOrThrow();
    return at;
  },

  /** Takes the publishing for this process. */
  async claimPublishing(store: Store, leases: Leases, { schedule, run, tries }: Unpublished): Promise<Taking<Hold>> {
    const { token, hold } = leases.begin();
    const taken = await leases.single((db) =>
      db
        .updateTable('daily_run')
        .set({ claimer: token, lease_until: leases.end(), publish_tries: tries + 1 })
        .where('schedule', '=', schedule)
        .where('run', '=', run)
        .where('publish_at', 'is not', null)
        .where('publish_tries', '=', tries)
        .where('lease_until', '<=', leases.takeable(false))
        .returning('run')
        .executeTakeFirst(),
    );
    if (taken) return { kind: 'mine', held: hold(tries + 1) };
    const found = await store.read((db) =>
      db
        .selectFrom('daily_run')
        .select(['lease_until', 'publish_at'])
        .select(leases.present().as('now'))
        .where('schedule', '=', schedule)
        .where('run', '=', run)
        .executeTakeFirst(),
    );
    if (!found || found.publish_at === null) return { kind: 'gone' };
    const wait = leases.wait({ leaseUntil: found.lease_until, uncertain: false, now: found.now });
    if (wait !== null) return { kind: 'theirs', wait };
    await leases.single((db) =>
      db
        .updateTable('daily_run')
        .set({ lease_until: leases.end() })
        .where('schedule', '=', schedule)
        .where('run', '=', run)
        .where('lease_until', '=', found.lease_until)
        .execute(),
    );
    return { kind: 'theirs', wait: leases.longest };
  },

  async endPublishing(
    db: Database,
    one: Unpublished,
    hold: Hold,
    again: number | null,
    why: string | null,
  ): Promise<void> {
    await db
      .updateTable('daily_run')
      .set({ publish_at: again, unpublished: why, lease_until: 0 })
      .where('schedule', '=', one.schedule)
      .where('run', '=', one.run)
      .where('claimer', '=', hold.token)
      .execute();
  },

  /** Forgets what was left out from a local date on. */
  async reopen(db: Database, schedule: string, date: string): Promise<void> {
    await db
      .deleteFrom('daily_run')
      .where('schedule', '=', schedule)
      .where('state', '=', 'skipped')
      .where('date', '>=', date)
      .execute();
  },

  /** Those of a schedule that is gone stay until then. */
  async keepUntil(db: Database, schedule: string, until: number): Promise<void> {
    await db.updateTable('daily_run').set({ keep_until: until }).where('schedule', '=', schedule).execute();
  },

  async sweep(db: Database, now: number): Promise<void> {
    await db.deleteFrom('daily_run').where('keep_until', '<', now).execute();
  },

  /** No moment for another try lies further ahead than `latest`: where it does it is `now`. */
  async shortenWaits(db: Database, latest: number, now: number): Promise<void> {
    await db.updateTable('daily_run').set({ publish_at: now }).where('publish_at', '>', latest).execute();
  },

  async forgetGuilds(db: Database, guilds: readonly string[]): Promise<void> {
    await db.deleteFrom('daily_run').where('guild', 'in', guilds).execute();
  },
};

const discordEpoch = 1_420_070_400_000;

/** When Discord made a message, ms since 1970, by its own clock: https://discord.com/developers/docs/reference#snowflakes */
const sentAccordingTo = (id: string): number | null =>
  /^\d{15,20}$/.test(id) ? Number(BigInt(id) >> 22n) + discordEpoch : null;

/** Runs that were due after `since`, by their state. */
export const countRuns = (db: Database, since: number) =>
  db
    .selectFrom('daily_run')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .where('due_at', '>', since)
    .groupBy('state')
    .execute();
