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

/** A run that this process holds. */
export interface Hold {
  run: string;
  /** Unlike any other, ever. */
  token: string;
  /** How often the run was taken, this time included. */
  attempts: number;
  /** False once it is too late to send: to be asked in the very turn in which the request is written. */
  inTime: () => boolean;
}

/**
 * Milliseconds since it was made. The larger of two clocks: one is never set, the other goes on while the machine sleeps.
 */
export function stopwatch(): () => number {
  const [began, beganAt] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - began, Date.now() - beganAt);
}
