import type { RawBuilder } from 'kysely';
import type { Store } from '../storage/port.ts';
import { withinTime } from '../time-limit.ts';
import { processes } from './tables/processes.ts';

/**
 * Discord allows a bot 50 requests a second over all its processes. Daily posts take 40 of them between all processes;
 * the rest is for answering.
 */
export const dailyShare = 40;

const beatEvery = 5_000;
/** ms. Discord's own limits are over within the hour. */
const longestHold = 3_600_000;

export interface Pace {
  /** Resolves when the next request may go out. */
  turn(): Promise<void>;
  /** Nothing goes out for `ms`: Discord said so. */
  hold(ms: number): void;
  /** How many wait for their turn. */
  waiting(): number;
}

/** Real time throughout: the limit is Discord's, not the calendar's. `now`: ms that never run backwards. */
export function createPace(perSecond: () => number, now: () => number, sleep: (ms: number) => Promise<void>): Pace {
  let next = 0;
  let heldUntil = 0;
  let waiting = 0;
  return {
    async turn() {
      const gap = 1000 / perSecond();
      // No saving up: an idle minute does not allow a burst.
      next = Math.max(next + gap, now());
      const mine = next;
      waiting += 1;
      try {
        if (mine > now()) await sleep(mine - now());
        while (heldUntil > now()) await sleep(heldUntil - now());
      } finally {
        waiting -= 1;
      }
    },
    waiting: () => waiting,
    hold(ms) {
      // By a clock that was set back discord.js may ask for a year, which no timer can wait for.
      heldUntil = Math.max(heldUntil, now() + Math.min(ms, longestHold));
    },
  };
}

export interface Share {
  /** Requests a second that this process may use for daily posts now. */
  perSecond(): number;
  /** How long to wait at first, ms: until the others have heard that there is one more. */
  silence: number;
  /** Tells the others that it is gone, in at most `limit` ms: else they find out by themselves. */
  stop(limit: number): Promise<void>;
}

/**
 * Shares {@link dailyShare} out between the processes on one PostgreSQL: each says every 5 s that it lives, and takes its
 * part by the number of those that were heard within 15 s, by the database's clock (`present`). A newcomer waits until all others must have heard of it.
 * An SQLite file belongs to one process, which takes all.
 */
export async function createShare(
  store: Store,
  me: { id: string; shards: string },
  present: () => RawBuilder<number>,
  onFault: (error: unknown) => void,
): Promise<Share> {
  let alive = 1;
  let silence = 0;
  const beat = async () => {
    alive = Math.max(1, await store.write((db) => processes.beat(db, me, present)));
  };
  let timer: NodeJS.Timeout | undefined;
  if (store.engine === 'postgres') {
    await beat().then(() => {
      if (alive > 1) silence = beatEvery + 1_000;
    }, onFault);
    timer = setInterval(() => void beat().catch(onFault), beatEvery);
    timer.unref();
  }
  return {
    perSecond: () => dailyShare / alive,
    silence,
    async stop(limit) {
      clearInterval(timer);
      const leave = () => store.write((db) => processes.remove(db, me.id));
      if (store.engine === 'postgres') await withinTime(limit, leave).catch(() => undefined);
    },
  };
}
