import type { Clock } from '../clock.ts';
import type { Database, Store } from '../storage/port.ts';
import type { Ban } from './bans.ts';
import type { Hold, Leases, Taking } from './lease.ts';
import type { LedgerRow, Place, Schedule } from './model.ts';
import type { Run } from './schedule.ts';
import { alerts } from './tables/alerts.ts';
import { announced } from './tables/announced.ts';
import { barred } from './tables/barred.ts';
import { departed } from './tables/departed.ts';
import { digests } from './tables/digests.ts';
import { outbox } from './tables/outbox.ts';
import { refused } from './tables/refused.ts';
import {
  type Choice,
  type Claim,
  type RunHold,
  type RunOf,
  runs,
  type Settlement,
  type Unpublished,
} from './tables/runs.ts';
import { type ScheduleChange, schedules } from './tables/schedules.ts';
import { swept } from './tables/swept.ts';
import { threadKey, threadUnder } from './thread.ts';

/** Nothing waits for longer before it is tried again, ms: `askAgainAfter`, and Discord's limits, cut to an hour. */
const longestWait = 70 * 60_000;
// By how much time may have gone on since the last sweep, ms: one comes every hour, and after a while without the bot.
const mostAnHour = 2 * 3_600_000;
const mostAtStart = 24 * 3_600_000;

/** The tables of `tables/` together. Everything rejects with `StorageError` while the database is out of order. */
export interface Ledger {
  /** By which leases run: on PostgreSQL the server's, so real time; on SQLite the bot's own, which may be moved by hand. */
  readonly leaseClock: Clock;
  /** Puts a new schedule, or changes one. What it left out from its next date on may be made after all. */
  put(schedule: Schedule, madeAt: number): Promise<void>;
  change(id: string, change: ScheduleChange): Promise<void>;
  /** Removes a schedule. Its runs stay until `keepUntil`, so that the same place gets no second post that day. */
  remove(id: string, keepUntil: number): Promise<void>;
  schedule(id: string): Promise<Schedule | null>;
  ofGuild(guild: string): Promise<Schedule[]>;
  madeBy(member: string): Promise<number>;
  disown(member: string): Promise<void>;
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
  mark(schedule: Schedule, hold: RunHold, choice: Choice): Promise<RunHold | null>;
  /** Gives the run back. `uncertain`: it may have been sent. False, and nothing is changed, where somebody else has it. */
  release(
    schedule: Schedule,
    hold: RunHold,
    how: { uncertain: boolean } & ScheduleChange & { retryAt: number },
  ): Promise<boolean>;
  /** Ends the run and moves its schedule to the next one, both or neither: neither, and false, where somebody else has it. */
  settle(
    schedule: Schedule,
    hold: RunHold,
    end: Settlement,
    then: { next: Run; now: number } & Partial<Pick<Schedule, 'paused' | 'problem' | 'failures' | 'told'>>,
  ): Promise<boolean>;
  /** Moves a schedule on to `next`, unless it was changed meanwhile. */
  moveOn(schedule: Schedule, next: Run, first?: Pick<Run, 'date' | 'slot'>): Promise<void>;
  /** Records a post that is no scheduled run. */
  record(schedule: Schedule, run: RunOf, choice: Choice, end: Settlement, now: number): Promise<void>;
  /** Quotes drawn in the schedule's newest cycle, that cycle's number, and the last one posted. */
  drawn(schedule: string): ReturnType<typeof runs.drawn>;
  /** What became of the thread under a run's post; null where there was to be none. */
  threadOf(schedule: string, run: string): ReturnType<typeof outbox.of>;
  lastRuns(schedule: string, limit: number): Promise<LedgerRow[]>;
  /** Quotes posted in the server, or perhaps posted, the newest first. */
  lastQuotes(guild: string, limit: number): Promise<string[]>;
  /** Posts that are to be published now. */
  toPublish(now: number, limit: number): Promise<Unpublished[]>;
  /** The earliest moment at which one is; null when there is none. */
  nextPublishing(): Promise<number | null>;
  /** Takes the publishing for this process. */
  claimPublishing(one: Unpublished): Promise<Taking<Hold>>;
  /** `again`: when it is to be tried again; null: it is done, or given up. `why`: what was wrong. */
  endPublishing(one: Unpublished, hold: Hold, again: number | null, why: string | null): Promise<void>;
  /** Runs of a place that were posted, or may be, of schedules that may be gone. */
  postedIn(place: string): Promise<{ schedule: string; date: string; slot: number; dueAt: number }[]>;
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
  left(guild: string): Promise<void>;
  returned(guilds: readonly string[]): Promise<void>;
  /**
   * Deletes what is no longer needed: all of servers left 30 days ago, and runs of schedules that are gone. To be called
   * every hour: a clock that jumps ahead deletes nothing that is not old by the hours that passed.
   */
  sweep(now: number): Promise<void>;
}

/** Deletes what is kept of some servers. */
export type Forget = (db: Database, guilds: readonly string[]) => Promise<void>;

/** `forget`: for what others keep of a server. */
export function createLedger(store: Store, leases: Leases, forget: readonly Forget[] = []): Ledger {
  const forgets: readonly Forget[] = [
    ...[schedules, runs, barred, refused, announced, outbox, alerts, digests].map((table) => table.forgetGuilds),
    ...forget,
  ];
  let begun = false;
  return {
    leaseClock: leases.clock,
    put: (schedule, madeAt) =>
      store.write(async (db) => {
        await schedules.put(db, schedule, madeAt);
        await runs.reopen(db, schedule.id, schedule.next.date);
      }),
    change: (id, change) => store.write((db) => schedules.change(db, id, change)),
    remove: (id, keepUntil) =>
      store.write(async (db) => {
        await schedules.remove(db, id);
        await runs.keepUntil(db, id, keepUntil);
      }),
    schedule: (id) => store.read((db) => schedules.byId(db, id)),
    ofGuild: (guild) => store.read((db) => schedules.ofGuild(db, guild)),
    madeBy: (member) => store.read((db) => schedules.madeBy(db, member)),
    disown: (member) => store.write((db) => schedules.disown(db, member)),
    due: (now, limit) => store.read((db) => schedules.due(db, now, limit)),
    farAhead: (now) => store.read((db) => schedules.farAhead(db, now)),
    takeBack: (now, late) => runs.takeBack(store, now, late),
    nextMoment: () => store.read(schedules.nextMoment),
    row: (schedule, run) => store.read((db) => runs.row(db, schedule, run)),
    claim: (schedule, run, choice, seen) => runs.claim(store, leases, schedule, run, choice, seen),
    mark: (schedule, hold, choice) => runs.mark(leases, schedule, hold, choice),
    release: (schedule, hold, { uncertain, ...change }) =>
      store.write(async (db) => {
        const released = await runs.release(db, leases, schedule.id, hold, uncertain);
        if (released) await schedules.putOff(db, schedule, change);
        return released;
      }),
    settle: (schedule, hold, end, { now, ...change }) =>
      store.write(async (db) => {
        const settled = await runs.settle(db, schedule.id, hold, end, now);
        if (!settled) return false;
        if (end.state === 'posted') await addThread(db, schedule, hold.run, end, now);
        await schedules.moveOn(db, schedule, change);
        return true;
      }),
    moveOn: (schedule, next, first) => store.write((db) => schedules.moveOn(db, schedule, { next }, first)),
    record: (schedule, run, choice, end, now) =>
      store.write(async (db) => {
        await runs.record(db, schedule, run, choice, end, now);
        if (end.state === 'posted') await addThread(db, schedule, run.run, end, now);
      }),
    threadOf: (schedule, run) => store.read((db) => outbox.of(db, { kind: 'thread', key: threadKey(schedule, run) })),
    drawn: (schedule) => store.read((db) => runs.drawn(db, schedule)),
    lastRuns: (schedule, limit) => store.read((db) => runs.last(db, schedule, limit)),
    lastQuotes: (guild, limit) => store.read((db) => runs.lastQuotes(db, guild, limit)),
    toPublish: (now, limit) => store.read((db) => runs.toPublish(db, now, limit)),
    nextPublishing: () => store.read(runs.nextPublishing),
    claimPublishing: (one) => runs.claimPublishing(store, leases, one),
    endPublishing: (one, hold, again, why) => store.write((db) => runs.endPublishing(db, one, hold, again, why)),
    postedIn: (place) => store.read((db) => runs.postedIn(db, place)),
    banish: (guild, ban, now) => store.write((db) => barred.add(db, guild, ban, now)),
    bans: (guild) => store.read((db) => barred.of(db, guild)),
    refuse: (place, quote, why, now) => store.write((db) => refused.put(db, place, quote, why, now)),
    refusedIn: (place, now) => store.read((db) => refused.in(db, place, now)),
    async acquit(place, quotes) {
      if (quotes.length > 0) await store.write((db) => refused.remove(db, place, quotes));
    },
    async readmit(guild, quotes) {
      if (quotes.length > 0) await store.write((db) => barred.remove(db, guild, quotes));
    },
    left: (guild) => store.write((db) => departed.add(db, guild, leases.present())),
    async returned(guilds) {
      for (const some of parts(guilds)) await store.write((db) => departed.remove(db, some));
    },
    sweep: (now) =>
      store.write(async (db) => {
        const by = await swept.advance(db, leases.present(), begun ? mostAnHour : mostAtStart);
        begun = true;
        for (const some of parts(await departed.forget(db, by))) {
          for (const one of forgets) await one(db, some);
        }
        for (const table of [runs, announced, refused, outbox]) await table.sweep(db, by);
        // Written down while the clock ran ahead.
        for (const table of [runs, schedules, announced, outbox]) await table.shortenWaits(db, now + longestWait, now);
      }),
  };
}

/** In one transaction with its post: no thread is lost, and none is made twice. */
async function addThread(db: Database, schedule: Schedule, run: string, end: Settlement, now: number): Promise<void> {
  const quote = (await runs.row(db, schedule.id, run))?.quote;
  const thread = threadUnder(schedule, run, { message: end.message, quote });
  if (thread) await outbox.add(db, thread, now);
}

/** Databases limit how many values a query may carry. */
function parts<T>(all: readonly T[]): T[][] {
  const size = 500;
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
