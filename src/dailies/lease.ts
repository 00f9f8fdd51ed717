import { randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { type Clock, monotonicClock } from '../clock.ts';
import type { Store } from '../storage/port.ts';
import { presentOf } from '../storage/present.ts';

/**
 * How one post stays one although several processes, on machines whose clocks differ, may send it.
 *
 * Whoever sends takes the run for `lease`, by the database's own clock, under a name that nobody else bears (`Hold.token`),
 * and everything it writes about the run asks for that name. Right before the request's first byte goes to the socket it
 * looks at a clock that it started before it asked for the lease: past `lease - margin` nothing is written. Whoever finds
 * a run that may have been sent takes it only `flight` after the lease ended, and then looks in the channel first. So
 * between the last moment of a write and that look lie at least `margin + flight`: 40 s.
 *
 * Two windows are left. (1) A process that is stopped between that check and the write, which are microseconds apart and
 * in the same turn of its event loop, and runs on more than 40 s later. (2) A request that Discord carries out more than
 * 40 s after it was written: our side gives it up after `request`, so Discord would have to go on with it for 25 s longer,
 * or a network to keep it for so long. In text channels and threads Discord then still drops the second message, by its
 * nonce, for some minutes; in forums it does not. A third is left to SQLite alone, where the clock of the machine decides
 * leases: one that jumps ahead by more than `lease + flight` while a post is being sent, and another process with the file.
 */
export interface LeaseTimes {
  /** How long a process may hold a run before another may take it, ms. */
  lease: number;
  /** Nothing is written in this last part of a lease, ms. */
  margin: number;
  /** How long an answer is waited for, ms: a request may live on for so long after it was written. */
  request: number;
  /** How long after a lease ended a run that may have been sent is left alone, ms. More than `request`. */
  flight: number;
}

export const leaseTimes: LeaseTimes = { lease: 20_000, margin: 10_000, request: 15_000, flight: 30_000 };

/** What this process holds: a run, an announcement, or the publishing of either. */
export interface Hold {
  /** Unlike any other, ever. */
  token: string;
  /** How often it was taken, this time included. */
  attempts: number;
  /** False once it is too late to send: to be asked in the very turn in which the request is written. */
  inTime: () => boolean;
}

/** What came of an attempt to take something for this process. */
export type Taking<T> =
  | { kind: 'mine'; held: T }
  /** `wait`: when the next process may have it at the latest, ms of the leases' clock. */
  | { kind: 'theirs'; wait: number }
  /** There is nothing to do any more. */
  | { kind: 'gone' };

/** A row that may be held. */
export interface Held {
  /** By the clock of {@link Leases}, ms. */
  leaseUntil: number;
  /** It may have been sent. */
  uncertain: boolean;
  /** When the row was read, by that clock. */
  now: number;
}

export interface LeaseSurroundings {
  /** This process, among those that share the database. */
  me: string;
  /** For leases on SQLite. */
  clock: Clock;
  times?: LeaseTimes;
  /** Default: {@link stopwatch}. */
  measure?: typeof stopwatch;
}

/** Taking and giving back, for every table whose rows somebody sends. */
export interface Leases {
  /** By which they run: on PostgreSQL the server's, so real time; on SQLite the bot's own, which may be moved by hand. */
  clock: Clock;
  /** Now, by that clock. */
  present(): RawBuilder<number>;
  /** When a lease ends that is taken now. */
  end(): RawBuilder<number>;
  /** Now, less what has to pass after a lease ended: whoever ended before may be taken. `uncertain`: as in {@link Held}. */
  takeable(uncertain: boolean): RawBuilder<number>;
  /** One statement. On PostgreSQL without a transaction around it, so that a process that stalls in it holds no lock. */
  single: Store['write'];
  /** A name for a new hold, and the clock of its lease, which begins now: before the database is asked for it. */
  begin(): { token: string; hold(attempts: number): Hold };
  /** A new lease for what is held, which begins now. */
  renew(hold: Hold): () => Hold;
  /** How long after it was read another process may still keep a row for itself, ms; null: no lease is that long. */
  wait(held: Held): number | null;
  /** The longest that {@link wait} answers for a lease that begins now, ms. */
  longest: number;
}

// Versions before this one took leases of 45 s by their own clocks; a minute more for these.
const longestOldLease = 105_000;

export function createLeases(store: Store, surroundings: LeaseSurroundings): Leases {
  const { me, clock, times = leaseTimes, measure = stopwatch } = surroundings;
  const { lease, margin, flight } = times;
  const shared = store.engine === 'postgres';
  const present = presentOf(store, clock);
  let holds = 0;
  // Two processes that were given one name must not take each other's holds for their own.
  const name = `${me}/${randomBytes(6).toString('hex')}`;
  const during = (elapsed: () => number) => () => elapsed() < lease - margin;
  const longest = lease + flight;
  return {
    clock: shared ? monotonicClock() : clock,
    present,
    end: () => sql<number>`${present()} + ${sql.lit(lease)}`,
    takeable: (uncertain) => sql<number>`${present()} - ${sql.lit(uncertain ? flight : 0)}`,
    single: (work) => (shared ? store.read(work) : store.write(work)),
    begin() {
      holds += 1;
      const token = `${name}/${holds}`;
      const inTime = during(measure());
      return { token, hold: (attempts) => ({ token, attempts, inTime }) };
    },
    renew(hold) {
      const inTime = during(measure());
      return () => ({ ...hold, inTime });
    },
    wait({ leaseUntil, uncertain, now }) {
      const wait = leaseUntil + (uncertain ? flight : 0) - now;
      return wait <= Math.max(2 * longest, longestOldLease) ? Math.max(wait, 0) : null;
    },
    longest,
  };
}

// What another process holds is asked for again between so many ms and so many.
const soonestAsked = 250;
const latestAsked = 2_000;

/** What other processes hold, and is not to be asked for before some moment. */
export interface Waits {
  /** `wait`: how long it may be theirs at most, ms. Most are done long before their lease ends. */
  add(key: string, wait: number): void;
  has(key: string): boolean;
  delete(key: string): void;
  /** Forgets those whose moment has come: to be called before looking for what is due. */
  lapse(): void;
  size(): number;
  /** When the next may be asked for, by the leases' clock; null when none is left. */
  soonest(): number | null;
}

export function createWaits(clock: Pick<Clock, 'now'>): Waits {
  const until = new Map<string, number>();
  return {
    add(key, wait) {
      const again = Math.min(Math.max(wait / 4, soonestAsked), latestAsked, Math.max(wait, 50));
      until.set(key, clock.now() + again);
    },
    has: (key) => until.has(key),
    delete: (key) => void until.delete(key),
    lapse() {
      for (const [key, at] of until) if (at <= clock.now()) until.delete(key);
    },
    size: () => until.size,
    soonest: () => (until.size === 0 ? null : Math.min(...until.values())),
  };
}

/**
 * Milliseconds since it was made. The larger of two clocks: one is never set, the other goes on while the machine sleeps.
 */
export function stopwatch(): () => number {
  const [began, beganAt] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - began, Date.now() - beganAt);
}
