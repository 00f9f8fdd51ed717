import type { Clock } from '../../src/clock.ts';

/** A clock that stands still until it is told how much time passes. */
export function handClock(start = 0): Clock & { pass(ms: number): void; waiting(): number } {
  let now = start;
  const timers = new Set<{ at: number; then: () => void }>();
  return {
    now: () => now,
    at(at, then) {
      const timer = { at, then };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    waiting: () => timers.size,
    pass(ms) {
      const until = now + ms;
      for (;;) {
        const next = [...timers].filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.then();
      }
      now = until;
    },
  };
}
