/** Time as the bot knows it: real in production, moved by hand in the playground and in tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Calls `then` once, when this clock has reached `at` (ms since the epoch); at once, but never synchronously, when it already has.
   * Returns a function that cancels.
   */
  at(at: number, then: () => void): () => void;
}

// setTimeout fires at once for delays over 2^31-1 ms (24.8 days): longer waits are taken in steps.
const longestTimeout = 2 ** 31 - 1;

/** Real time. Waiting never keeps the process alive by itself. */
export function systemClock(): Clock {
  return movableClock().clock;
}

/** Milliseconds since some moment, which no setting of the machine's clock changes. */
export const monotonicClock = (): Clock => ({
  now: () => performance.now(),
  at(at, then) {
    const timer = setTimeout(then, Math.min(Math.max(Math.ceil(at - performance.now()), 0), longestTimeout));
    timer.unref();
    return () => clearTimeout(timer);
  },
});

/** Real time plus an offset that can be changed; a change fires what has become due. */
export function movableClock(): { clock: Clock; setOffset: (ms: number) => void } {
  let offset = 0;
  const waiting = new Set<{ at: number; then: () => void; timer: NodeJS.Timeout | undefined }>();
  const now = () => Date.now() + offset;
  const arm = (entry: { at: number; then: () => void; timer: NodeJS.Timeout | undefined }) => {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(
      () => {
        if (now() < entry.at) return arm(entry);
        waiting.delete(entry);
        entry.then();
      },
      Math.min(Math.max(entry.at - now(), 0), longestTimeout),
    );
    entry.timer.unref();
  };
  return {
    clock: {
      now,
      at(at, then) {
        const entry = { at, then, timer: undefined };
        waiting.add(entry);
        arm(entry);
        return () => {
          clearTimeout(entry.timer);
          waiting.delete(entry);
        };
      },
    },
    setOffset(ms) {
      offset = ms;
      for (const entry of waiting) arm(entry);
    },
  };
}
