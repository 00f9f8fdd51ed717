import type { ClockReading } from './contract.ts';

/** The local Discord's time: the machine's, shifted by an offset that can be moved. */
export interface MovableClock {
  /** Milliseconds since 1970. */
  now(): number;
  reading(): ClockReading;
  advance(ms: number): void;
  /** `now` may lie in the past. */
  set(now: number): void;
  /** Calls back after every move. Returns how to stop listening. */
  onMove(listener: (reading: ClockReading) => void): () => void;
  /** Runs `task` once this clock has reached `time`, however it gets there. Returns how to cancel. */
  at(time: number, task: () => void): () => void;
  /** Drops all timers. */
  close(): void;
}

const longestTimer = 2 ** 31 - 1;

/** A clock that runs with `machine` (milliseconds since 1970). */
export function createMovableClock(machine: () => number = Date.now, offset = 0): MovableClock {
  const listeners = new Set<(reading: ClockReading) => void>();
  const pending = new Map<symbol, { time: number; task: () => void; timer: NodeJS.Timeout }>();

  const now = () => machine() + offset;
  const reading = () => ({ now: now(), offset });

  function arm(key: symbol, time: number, task: () => void): void {
    const timer = setTimeout(
      () => {
        if (now() < time) return arm(key, time, task);
        pending.delete(key);
        task();
      },
      Math.min(Math.max(time - now(), 0), longestTimer),
    );
    timer.unref();
    pending.set(key, { time, task, timer });
  }

  function moved(): void {
    for (const [key, { time, task, timer }] of [...pending].sort(([, a], [, b]) => a.time - b.time)) {
      clearTimeout(timer);
      if (time > now()) {
        arm(key, time, task);
      } else if (pending.delete(key)) {
        task();
      }
    }
    for (const listener of listeners) listener(reading());
  }

  return {
    now,
    reading,
    advance(ms) {
      offset += ms;
      moved();
    },
    set(time) {
      offset = time - machine();
      moved();
    },
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    at(time, task) {
      const key = Symbol();
      arm(key, time, task);
      return () => {
        clearTimeout(pending.get(key)?.timer);
        pending.delete(key);
      };
    },
    close() {
      for (const { timer } of pending.values()) clearTimeout(timer);
      pending.clear();
    },
  };
}
