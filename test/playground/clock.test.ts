import { describe, expect, it, vi } from 'vitest';
import { createMovableClock } from '../../src/playground/clock.ts';
import { createSnowflakes, snowflakeTime } from '../../src/playground/snowflakes.ts';

describe('the movable clock', () => {
  it('runs with the machine, shifted', () => {
    let machine = 1000;
    const clock = createMovableClock(() => machine);
    clock.advance(500);
    machine += 10;
    expect(clock.reading()).toEqual({ now: 1510, offset: 500 });
    clock.set(0);
    expect(clock.now()).toBe(0);
  });

  it('does what is due when it is moved past it, in order, and only once', () => {
    const clock = createMovableClock(() => 0);
    const done: string[] = [];
    clock.at(2000, () => done.push('second'));
    clock.at(1000, () => done.push('first'));
    clock.at(9000, () => done.push('never'));
    const cancel = clock.at(1500, () => done.push('cancelled'));
    cancel();
    clock.advance(5000);
    clock.advance(1);
    expect(done).toEqual(['first', 'second']);
    clock.close();
  });

  it('tells those who listen', () => {
    const clock = createMovableClock(() => 0);
    const listener = vi.fn();
    const stop = clock.onMove(listener);
    clock.advance(60_000);
    stop();
    clock.advance(1);
    expect(listener.mock.calls).toEqual([[{ now: 60_000, offset: 60_000 }]]);
  });
});

describe('snowflakes', () => {
  it('carry the clock’s time and never repeat when it is set back', () => {
    let now = 1_700_000_000_000;
    const newId = createSnowflakes(() => now);
    const first = newId();
    now -= 1;
    newId();
    now += 1;
    expect(newId()).not.toBe(first);
    expect(snowflakeTime(first)).toBe(now);
  });
});
