import { describe, expect, it } from 'vitest';
import { cooldown } from '../../src/interactions/cooldown.ts';

const at = (start: number) => {
  const time = { now: start };
  return { time, clock: { now: () => time.now, at: () => () => undefined } };
};

describe('the cooldown', () => {
  it('lets a burst through, then says exactly when the next one may come', () => {
    const { time, clock } = at(1_000_000);
    const ask = cooldown(clock, { uses: 3, seconds: 30 });
    expect([ask('a'), ask('a'), ask('a')]).toEqual([null, null, null]);
    const until = ask('a');
    expect(until).toBe(1_010_000);
    time.now = (until ?? 0) - 1;
    expect(ask('a')).not.toBeNull();
    time.now = until ?? 0;
    expect(ask('a')).toBeNull();
  });

  it('counts each member alone', () => {
    const { clock } = at(0);
    const ask = cooldown(clock, { uses: 1, seconds: 10 });
    expect([ask('a'), ask('b'), ask('a')]).toEqual([null, null, 10_000]);
  });

  it('locks nobody out when the clock is set back', () => {
    const { time, clock } = at(10_000_000);
    const ask = cooldown(clock, { uses: 1, seconds: 10 });
    ask('a');
    time.now = 0;
    time.now = 10_000;
    expect(ask('a')).toBeNull();
  });

  it('can be off', () => {
    const ask = cooldown(at(0).clock, null);
    expect(Array.from({ length: 50 }, () => ask('a')).every((one) => one === null)).toBe(true);
  });
});
