import { randomBytes } from 'node:crypto';
import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely';
import { type Clock, monotonicClock } from '../clock.ts';
import type { Database, Store } from '../storage/port.ts';
import type { Tables } from '../storage/schema.ts';
import type { Ban } from './bans.ts';
import { type Hold, type LeaseTimes, leaseTimes, stopwatch } from './lease.ts';
import type { LedgerRow, Place, QuotePool, RunState, Schedule } from './model.ts';
import { everyDay, furthestRun, type Run } from './schedule.ts';

/** How long a claim on an announcement, or on publishing a post, holds, ms: longer than either can take. */
export const lease = 45_000;

// Versions before this one took leases of 45 s by their own clocks; a minute more for these.
const longestOldLease = 105_000;
const keptAfterLeaving = 30 * 24 * 3_600_000;
const announcedKept = 400 * 24 * 3_600_000;
const runsKept = 62 * 24 * 3_600_000;
/** Nothing waits for longer before it is tried again, ms: `askAgainAfter`, and Discord's limits, cut to an hour. */
const longestWait = 70 * 60_000;
/** The machines of a bot, and Discord, are this far apart at most while all is well, ms. */
const clocksMayDiffer = 10 * 60_000;
const furthestFirstDate = 3 * 24 * 3_600_000;
const longestRunKey = 14;
// A server's rules change: what its moderation did not take once may be tried again.
const refusedKept = 90 * 24 * 3_600_000;

export type Claim =
  | { kind: 'mine'; hold: Hold }
  /** `wait`: when the next process may have it at the latest, ms of `Ledger.leaseClock`. */
  | { kind: 'theirs'; wait: number }
  | { kind: 'settled' }
  /** The schedule was changed, paused or removed meanwhile. */
  | { kind: 'void' };

/** What is to be posted. */
export interface Choice {
  cycle: number;
  quote: string;
  episode: string;
  speaker: string | null;
}

/** A run of a schedule. */
export interface RunOf {
  run: string;
  date: string;
  dueAt: number;
}

export type Intent = RunOf & Choice;

export interface Settlement {
  state: Exclude<RunState, 'claimed'>;
  message?: string | null;
  reason?: string | null;
  /** The post is to be published too, from this moment on. */
  publishAt?: number | null;
}

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

/** The tables of the dailies, in the field's terms. Everything rejects with `StorageError` while the database is out of order. */
export interface Ledger {
  /** By which leases run: on PostgreSQL the server's, so real time; on SQLite the bot's own, which may be moved by hand. */
  readonly leaseClock: Clock;
  /** Puts a new schedule, or changes one. */
  put(schedule: Schedule, madeAt: number): Promise<void>;
  change(
    id: string,
    change: Partial<Pick<Schedule, 'next' | 'retryAt' | 'paused' | 'problem' | 'failures' | 'told'>>,
  ): Promise<void>;
  /** Removes a schedule. Its runs stay until `keepUntil`, so that the same place gets no second post that day. */
  remove(id: string, keepUntil: number): Promise<void>;
  schedule(id: string): Promise<Schedule | null>;
  ofGuild(guild: string): Promise<Schedule[]>;
  /** Running schedules whose moment has come, the longest waiting first. */
  due(now: number, limit: number): Promise<Schedule[]>;
  /** Running schedules that `now` could not have made so: their next moment or first date lies too far ahead. */
  farAhead(now: number): Promise<Schedule[]>;
  /**
   * Takes back what was written down while the clock was ahead of `now`, as far as it stands in the way: skips of what was
   * not due, and that a date had its post when Discord's own clock says it was posted long before that date. Waits that
   * are longer than any end. Answers with the schedules concerned, and the run that was skipped where it is worth making.
   */
  takeBack(now: number, late: number): Promise<{ id: string; run: Run | null }[]>;
  /** The earliest moment at which a running schedule is due or to be tried again; null when there is none. */
  nextMoment(): Promise<number | null>;
  row(schedule: string, run: string): Promise<LedgerRow | null>;
  /**
   * Takes the run for this process; on disk before it resolves. `seen`: its row as it was just before, null where there
   * was none: whoever saw something older gets nothing. `choice`: it is going to be sent now, and counts as perhaps sent
   * from here on; null: to look, or to skip it.
   */
  claim(schedule: Schedule, run: RunOf, choice: Choice | null, seen: LedgerRow | null): Promise<Claim>;
  /** It is going to be sent now, under a new lease. Null: somebody else has it, or the schedule was changed meanwhile. */
  mark(schedule: Schedule, hold: Hold, choice: Choice): Promise<Hold | null>;
  /** Gives the run back. `uncertain`: it may have been sent. False, and nothing is changed, where somebody else has it. */
  release(
    schedule: Schedule,
    hold: Hold,
    how: { uncertain: boolean; retryAt: number; problem?: string | null; failures?: number },
  ): Promise<boolean>;
  /** Ends the run and moves its schedule to the next one, both or neither: neither, and false, where somebody else has it. */
  settle(
    schedule: Schedule,
    hold: Hold,
    end: Settlement,
    then: { next: Run; now: number } & Partial<Pick<Schedule, 'paused' | 'problem' | 'failures' | 'told'>>,
  ): Promise<boolean>;
  /** Moves a schedule on to `next`, unless it was changed meanwhile. */
  moveOn(schedule: Schedule, next: Run, firstDate?: string): Promise<void>;
  /** Records a post that is no scheduled run. */
  record(schedule: Schedule, intent: Intent, end: Settlement, now: number): Promise<void>;
  /** Quotes drawn in the schedule's newest cycle, that cycle's number, and the last one posted. */
  drawn(schedule: string): Promise<{
    cycle: number;
    used: Set<string>;
    last: { quote: string; episode: string; speaker: string | null } | null;
  }>;
  lastRuns(schedule: string, limit: number): Promise<LedgerRow[]>;
  /** Quotes posted in the server, or perhaps posted, the newest first. */
  lastQuotes(guild: string, limit: number): Promise<string[]>;
  /** Posts that are to be published now. */
  toPublish(now: number, limit: number): Promise<Unpublished[]>;
  /** The earliest moment at which one is; null when there is none. */
  nextPublishing(): Promise<number | null>;
  /** Takes the publishing for this process; false when another was quicker. */
  claimPublishing(one: Unpublished, now: number): Promise<boolean>;
  /** `again`: when it is to be tried again; null: it is done, or given up. `why`: what was wrong. */
  endPublishing(one: Unpublished, again: number | null, why: string | null): Promise<void>;
  /** Runs of a place that were posted, or may be, of schedules that may be gone. */
  postedIn(place: string): Promise<{ schedule: string; date: string; dueAt: number }[]>;
  banish(guild: string, ban: Ban, now: number): Promise<void>;
  /** Quotes never to be posted in the server, the newest ban first. */
  bans(guild: string): Promise<Ban[]>;
  /** Writes down that Discord did not take a quote's words in a place. */
  refuse(place: Place, quote: string, why: string, now: number): Promise<void>;
  /** Such quotes of a place, the last one first. */
  refusedIn(place: string, now: number): Promise<{ quote: string; why: string }[]>;
  /** It was not for their words. */
  acquit(place: string, quotes: readonly string[]): Promise<void>;
  readmit(guild: string, quotes: readonly string[]): Promise<void>;
  left(guild: string, now: number): Promise<void>;
  returned(guilds: readonly string[]): Promise<void>;
  /** Deletes what is no longer needed: rows of servers left 30 days ago, and of schedules that are gone. */
  sweep(now: number): Promise<void>;
}

type ScheduleRow = Selectable<Tables['daily_schedule']>;
type RunRow = Selectable<Tables['daily_run']>;

function readSchedule(row: ScheduleRow): Schedule {
  return {
    id: row.id,
    place: { guild: row.guild, id: row.place, kind: row.place_kind },
    time: row.time,
    zone: row.zone,
    weekdays: row.weekdays,
    pool: JSON.parse(row.pool) as QuotePool,
    role: row.role,
    publish: row.publish === 1,
    tag: row.tag,
    newEpisodes: row.new_episodes === 1,
    madeBy: row.made_by,
    era: row.era,
    firstDate: row.first_date,
    next: { date: row.next_date, at: row.next_at },
    retryAt: row.retry_at,
    paused: row.paused as Schedule['paused'],
    problem: row.problem,
    failures: row.failures,
    told: row.told,
  };
}

const readRun = (row: RunRow): LedgerRow => ({
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

export interface LedgerSurroundings {
  /** This process, among those that share the database. */
  me: string;
  /** For leases on SQLite. */
  clock: Clock;
  times?: LeaseTimes;
  /** Default: {@link stopwatch}. */
  measure?: typeof stopwatch;
}

export function createLedger(store: Store, surroundings: LedgerSurroundings): Ledger {
  const { me, clock, times = leaseTimes, measure = stopwatch } = surroundings;
  const { lease, margin, flight } = times;
  const shared = store.engine === 'postgres';
  const leaseClock = shared ? monotonicClock() : clock;
  // `now()` would be when the transaction began.
  const present = (): RawBuilder<number> =>
    shared
      ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
      : sql<number>`${Math.floor(clock.now())}`;
  /** One statement. On PostgreSQL without a transaction around it, so that a process that stalls in it holds no lock. */
  const single: Store['write'] = (work) => (shared ? store.read(work) : store.write(work));
  let holds = 0;
  // Two processes that were given one name must not take each other's holds for their own.
  const name = `${me}/${randomBytes(6).toString('hex')}`;
  const holding = (hold: Omit<Hold, 'inTime'>, elapsed: () => number): Hold => ({
    ...hold,
    inTime: () => elapsed() < lease - margin,
  });
  /** The schedule as it was when the run was looked up, and not paused since. */
  const unchanged = (db: Database, schedule: Schedule) =>
    db
      .selectFrom('daily_schedule')
      .where('id', '=', schedule.id)
      .where('next_at', '=', schedule.next.at)
      .where('era', '=', schedule.era)
      .where((eb) => eb.or([eb('paused', 'is', null), eb('paused', '=', 'trouble')]));
  const running = (db: Database) =>
    db
      .selectFrom('daily_schedule')
      .where((eb) => eb.or([eb('paused', 'is', null), eb('paused', '=', 'trouble')]))
      .where((eb) =>
        eb.not(
          eb.exists(
            eb.selectFrom('left_guild').select('guild').whereRef('left_guild.guild', '=', 'daily_schedule.guild'),
          ),
        ),
      );
  const changes = (change: Parameters<Ledger['change']>[1]): Updateable<Tables['daily_schedule']> => ({
    ...(change.next ? { next_date: change.next.date, next_at: change.next.at } : {}),
    ...(change.retryAt === undefined ? {} : { retry_at: change.retryAt }),
    ...(change.paused === undefined ? {} : { paused: change.paused }),
    ...(change.problem === undefined ? {} : { problem: change.problem }),
    ...(change.failures === undefined ? {} : { failures: change.failures }),
    ...(change.told === undefined ? {} : { told: change.told }),
  });

  return {
    leaseClock,
    async put(schedule, madeAt) {
      const row: Insertable<Tables['daily_schedule']> = {
        id: schedule.id,
        guild: schedule.place.guild,
        place: schedule.place.id,
        place_kind: schedule.place.kind,
        time: schedule.time,
        zone: schedule.zone,
        weekdays: schedule.weekdays,
        pool: JSON.stringify(schedule.pool),
        role: schedule.role,
        publish: schedule.publish ? 1 : 0,
        tag: schedule.tag,
        new_episodes: schedule.newEpisodes ? 1 : 0,
        made_by: schedule.madeBy,
        made_at: madeAt,
        era: schedule.era,
        first_date: schedule.firstDate,
        next_date: schedule.next.date,
        next_at: schedule.next.at,
        retry_at: schedule.retryAt,
        paused: schedule.paused,
        problem: schedule.problem,
        failures: schedule.failures,
        told: schedule.told,
      };
      const { id: _, made_at: __, ...rest } = row;
      await store.write((db) =>
        db
          .insertInto('daily_schedule')
          .values(row)
          .onConflict((c) => c.column('id').doUpdateSet(rest))
          .execute(),
      );
    },
    async change(id, change) {
      await store.write((db) => db.updateTable('daily_schedule').set(changes(change)).where('id', '=', id).execute());
    },
    async remove(id, keepUntil) {
      await store.write(async (db) => {
        await db.deleteFrom('daily_schedule').where('id', '=', id).execute();
        await db.updateTable('daily_run').set({ keep_until: keepUntil }).where('schedule', '=', id).execute();
      });
    },
    schedule: (id) =>
      store.read(async (db) => {
        const row = await db.selectFrom('daily_schedule').selectAll().where('id', '=', id).executeTakeFirst();
        return row ? readSchedule(row) : null;
      }),
    ofGuild: (guild) =>
      store.read(async (db) =>
        (
          await db
            .selectFrom('daily_schedule')
            .selectAll()
            .where('guild', '=', guild)
            .orderBy('made_at')
            .orderBy('id')
            .execute()
        ).map(readSchedule),
      ),
    due: (now, limit) =>
      store.read(async (db) =>
        (
          await running(db)
            .selectAll()
            .where('next_at', '<=', now)
            .where('retry_at', '<=', now)
            .orderBy('next_at')
            .orderBy('id')
            .limit(limit)
            .execute()
        ).map(readSchedule),
      ),
    farAhead: (now) =>
      store.read(async (db) => {
        const day = new Date(now + furthestFirstDate).toISOString().slice(0, 10);
        const rows = await running(db)
          .selectAll()
          .where((eb) =>
            eb.or([
              eb('next_at', '>', now + furthestRun(0)),
              eb.and([eb('next_at', '>', now + furthestRun(everyDay)), eb('weekdays', '=', everyDay)]),
              eb('first_date', '>', day),
            ]),
          )
          .execute();
        return rows.map(readSchedule);
      }),
    async takeBack(now, late) {
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
            concerned.push({ id: row.schedule, run: missed ? null : { date: row.date, at: row.due_at } });
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
    nextMoment: () =>
      store.read(async (db) => {
        const { at } = await running(db)
          .select((eb) =>
            eb.fn
              .min<number | null>(
                eb
                  .case()
                  .when('retry_at', '>', eb.ref('next_at'))
                  .then(eb.ref('retry_at'))
                  .else(eb.ref('next_at'))
                  .end(),
              )
              .as('at'),
          )
          .executeTakeFirstOrThrow();
        return at;
      }),
    row: (schedule, run) =>
      store.read(async (db) => {
        const row = await db
          .selectFrom('daily_run')
          .selectAll()
          .where('schedule', '=', schedule)
          .where('run', '=', run)
          .executeTakeFirst();
        return row ? readRun(row) : null;
      }),
    async claim(schedule, run, choice, seen) {
      holds += 1;
      const token = `${name}/${holds}`;
      const attempts = (seen?.attempts ?? 0) + 1;
      const elapsed = measure();
      const mine = (): Claim => ({ kind: 'mine', hold: holding({ run: run.run, token, attempts }, elapsed) });
      const chosen = choice && { cycle: choice.cycle, quote: choice.quote, episode: choice.episode };
      const taken = await single(async (db) => {
        if (seen === null) {
          const values = {
            schedule: schedule.id,
            run: run.run,
            guild: schedule.place.guild,
            place: schedule.place.id,
            date: run.date,
            due_at: run.dueAt,
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
              unchanged(db, schedule).select([
                ...Object.entries(values).map(([name, value]) => sql`${value}`.as(name)),
                sql`${present()} + ${sql.lit(lease)}`.as('lease_until'),
              ]),
            )
            .onConflict((c) => c.columns(['schedule', 'run']).doNothing())
            .returning('run')
            .executeTakeFirst();
        }
        // What may have been sent already stays as it is until that is known.
        const what = chosen && !seen.uncertain ? { ...chosen, speaker: choice.speaker, uncertain: 1 } : {};
        return db
          .updateTable('daily_run')
          .set({ claimer: token, lease_until: sql<number>`${present()} + ${sql.lit(lease)}`, attempts, ...what })
          .where('schedule', '=', schedule.id)
          .where('run', '=', run.run)
          .where('state', '=', 'claimed')
          .where('attempts', '=', seen.attempts)
          .where('uncertain', '=', seen.uncertain ? 1 : 0)
          .where(present(), '>=', sql<number>`lease_until + ${sql.lit(seen.uncertain ? flight : 0)}`)
          .where((eb) => eb.exists(unchanged(db, schedule).select('id')))
          .returning('run')
          .executeTakeFirst();
      });
      if (taken) return mine();
      const found = await store.read((db) =>
        db
          .selectFrom('daily_run')
          .select(['state', 'claimer', 'lease_until', 'uncertain'])
          .select(present().as('now'))
          .where('schedule', '=', schedule.id)
          .where('run', '=', run.run)
          .executeTakeFirst(),
      );
      if (!found) return { kind: 'void' };
      if (found.state !== 'claimed') return { kind: 'settled' };
      // It was taken, by a connection that was lost before it said so.
      if (found.claimer === token) return mine();
      const longest = lease + flight;
      const wait = found.lease_until + (found.uncertain === 1 ? flight : 0) - found.now;
      if (wait <= Math.max(2 * longest, longestOldLease)) return { kind: 'theirs', wait: Math.max(wait, 0) };
      // No lease is that long: the clock ran ahead when it was taken. How long it is over nobody knows.
      await single((db) =>
        db
          .updateTable('daily_run')
          .set({ lease_until: sql<number>`${present()} + ${sql.lit(lease)}` })
          .where('schedule', '=', schedule.id)
          .where('run', '=', run.run)
          .where('lease_until', '=', found.lease_until)
          .execute(),
      );
      return { kind: 'theirs', wait: longest };
    },
    async mark(schedule, hold, { cycle, quote, episode, speaker }) {
      const elapsed = measure();
      const marked = await single((db) =>
        db
          .updateTable('daily_run')
          .set({
            uncertain: 1,
            lease_until: sql<number>`${present()} + ${sql.lit(lease)}`,
            cycle,
            quote,
            episode,
            speaker,
          })
          .where('schedule', '=', schedule.id)
          .where('run', '=', hold.run)
          .where('state', '=', 'claimed')
          .where('claimer', '=', hold.token)
          .where((eb) => eb.exists(unchanged(db, schedule).select('id')))
          .returning('run')
          .executeTakeFirst(),
      );
      return marked ? holding(hold, elapsed) : null;
    },
    release: (schedule, hold, { uncertain, ...change }) =>
      store.write(async (db) => {
        const released = await db
          .updateTable('daily_run')
          .set({ lease_until: uncertain ? present() : 0, uncertain: uncertain ? 1 : 0 })
          .where('schedule', '=', schedule.id)
          .where('run', '=', hold.run)
          .where('state', '=', 'claimed')
          .where('claimer', '=', hold.token)
          .returning('run')
          .executeTakeFirst();
        if (!released) return false;
        await db.updateTable('daily_schedule').set(changes(change)).where('id', '=', schedule.id).execute();
        return true;
      }),
    settle: (schedule, hold, end, { next, now, ...change }) =>
      store.write(async (db) => {
        const settled = await db
          .updateTable('daily_run')
          .set({
            state: end.state,
            settled_at: now,
            reason: end.reason ?? null,
            publish_at: end.publishAt ?? null,
            ...(end.message ? { message: end.message } : {}),
          })
          .where('schedule', '=', schedule.id)
          .where('run', '=', hold.run)
          .where('state', '=', 'claimed')
          .where('claimer', '=', hold.token)
          .returning('cycle')
          .executeTakeFirst();
        if (!settled) return false;
        // What was posted in an earlier cycle may come again: in the long run only the newest need be known.
        if (settled.cycle > 0) {
          await db
            .deleteFrom('daily_run')
            .where('schedule', '=', schedule.id)
            .where('cycle', '<', settled.cycle)
            .where('due_at', '<', now - runsKept)
            .execute();
        }
        const { paused, ...always } = change;
        const its = (set: Updateable<Tables['daily_schedule']>) =>
          db
            .updateTable('daily_schedule')
            .set(set)
            .where('id', '=', schedule.id)
            .where('next_at', '=', schedule.next.at)
            .where('era', '=', schedule.era);
        // An admin who paused it meanwhile has the last word.
        if (paused !== undefined) {
          await its({ paused })
            .where((eb) => eb.or([eb('paused', 'is', null), eb('paused', '=', 'trouble')]))
            .execute();
        }
        await its({ ...changes({ ...always, next }), retry_at: 0 }).execute();
        return true;
      }),
    async moveOn(schedule, next, firstDate = schedule.firstDate) {
      await store.write((db) =>
        db
          .updateTable('daily_schedule')
          .set({ ...changes({ next }), retry_at: 0, first_date: firstDate })
          .where('id', '=', schedule.id)
          .where('next_at', '=', schedule.next.at)
          .where('era', '=', schedule.era)
          .execute(),
      );
    },
    async record(schedule, intent, end, now) {
      await store.write((db) =>
        db
          .insertInto('daily_run')
          .values({
            schedule: schedule.id,
            run: intent.run,
            guild: schedule.place.guild,
            place: schedule.place.id,
            date: intent.date,
            due_at: intent.dueAt,
            claimer: me,
            lease_until: 0,
            uncertain: 0,
            attempts: 1,
            cycle: intent.cycle,
            quote: intent.quote,
            episode: intent.episode,
            speaker: intent.speaker,
            state: end.state,
            settled_at: now,
            message: end.message ?? null,
            reason: end.reason ?? null,
            publish_at: end.publishAt ?? null,
          })
          .execute(),
      );
    },
    drawn: (schedule) =>
      store.read(async (db) => {
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
      }),
    lastRuns: (schedule, limit) =>
      store.read(async (db) =>
        (
          await db
            .selectFrom('daily_run')
            .selectAll()
            .where('schedule', '=', schedule)
            .orderBy('due_at', 'desc')
            .limit(limit)
            .execute()
        ).map(readRun),
      ),
    lastQuotes: (guild, limit) =>
      store.read(async (db) => {
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
      }),
    toPublish: (now, limit) =>
      store.read(async (db) => {
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
      }),
    nextPublishing: () =>
      store.read(async (db) => {
        const { at } = await db
          .selectFrom('daily_run')
          .select((eb) => eb.fn.min<number | null>('publish_at').as('at'))
          .where('publish_at', 'is not', null)
          .executeTakeFirstOrThrow();
        return at;
      }),
    async claimPublishing(one, now) {
      const taken = await store.write((db) =>
        db
          .updateTable('daily_run')
          .set({ publish_at: now + lease, publish_tries: one.tries + 1 })
          .where('schedule', '=', one.schedule)
          .where('run', '=', one.run)
          .where('publish_at', '<=', now)
          .where('publish_tries', '=', one.tries)
          .returning('run')
          .executeTakeFirst(),
      );
      return taken !== undefined;
    },
    async endPublishing(one, again, why) {
      await store.write((db) =>
        db
          .updateTable('daily_run')
          .set({ publish_at: again, unpublished: why })
          .where('schedule', '=', one.schedule)
          .where('run', '=', one.run)
          .execute(),
      );
    },
    postedIn: (place) =>
      store.read(async (db) =>
        (
          await db
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
            .execute()
        ).map((row) => ({ schedule: row.schedule, date: row.date, dueAt: row.due_at })),
      ),
    async banish(guild, ban, now) {
      await store.write((db) =>
        db
          .insertInto('daily_never')
          .values({ guild, ...ban, added_at: now })
          .onConflict((c) => c.columns(['guild', 'quote']).doNothing())
          .execute(),
      );
    },
    bans: (guild) =>
      store.read((db) =>
        db
          .selectFrom('daily_never')
          .select(['quote', 'opening', 'ending'])
          .where('guild', '=', guild)
          .orderBy('added_at', 'desc')
          .orderBy('quote')
          .execute(),
      ),
    async refuse({ guild, id }, quote, why, now) {
      await store.write((db) =>
        db
          .insertInto('daily_refused')
          .values({ guild, place: id, quote, why, at: now })
          .onConflict((c) => c.columns(['place', 'quote']).doUpdateSet({ why, at: now }))
          .execute(),
      );
    },
    refusedIn: (place, now) =>
      store.read((db) =>
        db
          .selectFrom('daily_refused')
          .select(['quote', 'why'])
          .where('place', '=', place)
          .where('at', '>', now - refusedKept)
          .orderBy('at', 'desc')
          .orderBy('quote')
          .execute(),
      ),
    async acquit(place, quotes) {
      if (quotes.length === 0) return;
      await store.write((db) =>
        db.deleteFrom('daily_refused').where('place', '=', place).where('quote', 'in', quotes).execute(),
      );
    },
    async readmit(guild, quotes) {
      if (quotes.length === 0) return;
      await store.write((db) =>
        db.deleteFrom('daily_never').where('guild', '=', guild).where('quote', 'in', quotes).execute(),
      );
    },
    async left(guild, now) {
      await store.write((db) =>
        db
          .insertInto('left_guild')
          .values({ guild, left_at: now })
          .onConflict((c) => c.column('guild').doNothing())
          .execute(),
      );
    },
    async returned(guilds) {
      // In parts: databases limit how many values a query may carry.
      for (let from = 0; from < guilds.length; from += 500) {
        const some = guilds.slice(from, from + 500);
        await store.write((db) => db.deleteFrom('left_guild').where('guild', 'in', some).execute());
      }
    },
    async sweep(now) {
      await store.write(async (db) => {
        const gone = db
          .selectFrom('left_guild')
          .select('guild')
          .where('left_at', '<', now - keptAfterLeaving);
        await db.deleteFrom('daily_schedule').where('guild', 'in', gone).execute();
        await db.deleteFrom('daily_run').where('guild', 'in', gone).execute();
        await db.deleteFrom('daily_never').where('guild', 'in', gone).execute();
        await db.deleteFrom('daily_refused').where('guild', 'in', gone).execute();
        await db.deleteFrom('daily_announced').where('guild', 'in', gone).execute();
        // What the look-ups keep of a server goes with it.
        await db.deleteFrom('lookup_guild').where('guild', 'in', gone).execute();
        await db.deleteFrom('lookup_channel').where('guild', 'in', gone).execute();
        await db.deleteFrom('lookup_suggestion').where('guild', 'in', gone).execute();
        await db
          .deleteFrom('left_guild')
          .where('left_at', '<', now - keptAfterLeaving)
          .execute();
        await db.deleteFrom('daily_run').where('keep_until', '<', now).execute();
        // Written down while the clock ran ahead.
        await db
          .updateTable('daily_run')
          .set({ publish_at: now })
          .where('publish_at', '>', now + longestWait)
          .execute();
        await db
          .updateTable('daily_schedule')
          .set({ retry_at: now })
          .where('retry_at', '>', now + longestWait)
          .execute();
        await db
          .updateTable('daily_announced')
          .set({ lease_until: now })
          .where('lease_until', '>', now + longestWait)
          .execute();
        await db
          .deleteFrom('daily_announced')
          .where('at', '<', now - announcedKept)
          .execute();
        await db
          .deleteFrom('daily_refused')
          .where('at', '<', now - refusedKept)
          .execute();
      });
    },
  };
}

const discordEpoch = 1_420_070_400_000;

/** When Discord made a message, ms since 1970, by its own clock: https://discord.com/developers/docs/reference#snowflakes */
const sentAccordingTo = (id: string): number | null =>
  /^\d{15,20}$/.test(id) ? Number(BigInt(id) >> 22n) + discordEpoch : null;
