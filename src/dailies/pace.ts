import type { Store } from '../storage/port.ts';

/**
 * Discord allows a bot 50 requests a second over all its processes. Daily posts take 40 of them between all processes;
 * the rest is for answering.
 */
export const dailyShare = 40;

const seenWithin = 15_000;
const beatEvery = 5_000;

export interface Pace {
  /** Resolves when the next request may go out. */
  turn(): Promise<void>;
  /** Nothing goes out for `ms`: Discord said so. */
  hold(ms: number): void;
}

/** Real time throughout: the limit is Discord's, not the calendar's. `now`: ms that never run backwards. */
export function createPace(perSecond: () => number, now: () => number, sleep: (ms: number) => Promise<void>): Pace {
  let next = 0;
  let heldUntil = 0;
  return {
    async turn() {
      const gap = 1000 / perSecond();
      // No saving up: an idle minute does not allow a burst.
      next = Math.max(next + gap, now());
      const mine = next;
      if (mine > now()) await sleep(mine - now());
      while (heldUntil > now()) await sleep(heldUntil - now());
    },
    hold(ms) {
      heldUntil = Math.max(heldUntil, now() + ms);
    },
  };
}

export interface Share {
  /** Requests a second that this process may use for daily posts now. */
  perSecond(): number;
  /** How long to wait at first, ms: until the others have heard that there is one more. */
  silence: number;
  stop(): Promise<void>;
}

/**
 * Shares {@link dailyShare} out between the processes on one PostgreSQL: each says every 5 s that it lives, and takes its
 * part by the number of those that were heard within 15 s. A newcomer waits until all others must have heard of it.
 * An SQLite file belongs to one process, which takes all.
 */
export async function createShare(
  store: Store,
  me: { id: string; shards: string },
  now: () => number,
  onFault: (error: unknown) => void,
): Promise<Share> {
  let alive = 1;
  let silence = 0;
  const beat = async () => {
    const at = now();
    alive = await store.write(async (db) => {
      await db
        .insertInto('process')
        .values({ id: me.id, shards: me.shards, started_at: at, seen_at: at })
        .onConflict((c) => c.column('id').doUpdateSet({ seen_at: at }))
        .execute();
      await db
        .deleteFrom('process')
        .where('seen_at', '<', at - 24 * 3_600_000)
        .execute();
      const { n } = await db
        .selectFrom('process')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('seen_at', '>', at - seenWithin)
        .executeTakeFirstOrThrow();
      return Math.max(1, Number(n));
    });
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
    async stop() {
      clearInterval(timer);
      if (store.engine === 'postgres') {
        await store.write((db) => db.deleteFrom('process').where('id', '=', me.id).execute()).catch(() => undefined);
      }
    },
  };
}
