import { describe, expect, it } from 'vitest';
import { createBurst } from '../../src/episodes/watch.ts';
import { handClock } from './hand-clock.ts';

describe('a burst of changes', () => {
  const open = () => {
    const clock = handClock();
    const ends: number[] = [];
    const burst = createBurst({ clock, onEnd: () => ends.push(clock.now()), quiet: 400, longest: 5000 });
    return { clock, ends, burst };
  };

  it('is over once nothing changed for a while, and counts once', () => {
    const { clock, ends, burst } = open();
    for (let i = 0; i < 300; i++) {
      burst.change();
      clock.pass(10);
    }
    expect(ends).toEqual([]);
    clock.pass(400);
    expect(ends).toEqual([3390]);
    clock.pass(60_000);
    expect(ends).toHaveLength(1);
  });

  it('is passed on all the same when it does not end', () => {
    const { clock, ends, burst } = open();
    for (let i = 0; i < 110; i++) {
      burst.change();
      clock.pass(100);
    }
    expect(ends).toEqual([5000, 10_000]);
  });

  it('is forgotten when watching ends', () => {
    const { clock, ends, burst } = open();
    burst.change();
    burst.cancel();
    clock.pass(60_000);
    expect(ends).toEqual([]);
  });
});
