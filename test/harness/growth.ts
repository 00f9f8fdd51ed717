import { expect } from 'vitest';
import { workedMs } from './patience.ts';

/**
 * Work for ten times the length may take so many times as long; what takes the square of the length takes a hundred
 * times. Beside other work a process needs up to three times its usual work for the same, and that unevenly.
 */
const GROWTH = 30;
/** Milliseconds of work that say nothing of growth: a collection of garbage, code that is compiled. */
const LITTLE = 100;
/** Measurements of each length, of which the least counts: whatever comes between only adds. */
const MOST_TAKEN = 7;

/**
 * Fails where work grows faster than what is worked on. `lengths`: the second is ten times the first, and long enough for
 * the square of it to take much more than `LITTLE`. Both are measured in turn, so that a busy machine slows down both.
 */
export async function growsNoFaster(
  what: string,
  work: (length: number) => unknown,
  [short, long]: readonly [number, number],
): Promise<void> {
  const least = { short: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY };
  for (let taken = 0; taken < MOST_TAKEN; taken++) {
    least.long = Math.min(least.long, await timeOf(() => work(long)));
    if (least.long <= LITTLE) return;
    least.short = Math.min(least.short, await timeOf(() => work(short)));
    const most = LITTLE + GROWTH * least.short;
    if (least.long <= most) return;
    // Twice as much as may be is no accident.
    if (taken >= 2 && least.long > 2 * most) break;
  }
  const times = `${Math.round(least.short)} ms for ${short}, ${Math.round(least.long)} ms for ${long}`;
  expect.fail(`${what}: grows faster than what it works on (${times})`);
}

/** Milliseconds that this process works for it. */
export async function timeOf(work: () => unknown): Promise<number> {
  const before = workedMs();
  await work();
  return workedMs() - before;
}
