import { describe, expect, it } from 'vitest';
import { type Draw, draw, preparePool } from '../../src/dailies/bag.ts';
import type { PoolEntry } from '../../src/search/port.ts';
import { workedMs } from '../harness/patience.ts';
import { fc } from '../harness/properties.ts';

const entry = (n: number, episode: string, speaker: string | null, score = 0.5): PoolEntry => ({
  id: `${episode}.${n}`,
  episode,
  show: 'Show',
  speaker,
  score,
});
const mixed = (episodes: number, each: number, speakers = 4): PoolEntry[] =>
  Array.from({ length: episodes * each }, (_, n) =>
    entry(n, `e${n % episodes}`, `s${Math.floor(n / episodes) % speakers}`),
  );

/** Draws `count` quotes in a row, as a ledger would see them. */
function days(entries: PoolEntry[], count: number, seed = 'seed', never = new Set<string>()): PoolEntry[] {
  const pool = preparePool(entries);
  const drawn: PoolEntry[] = [];
  let state: Draw = { seed, cycle: 0, used: new Set(), never, last: null };
  for (let i = 0; i < count; i += 1) {
    const next = draw(pool, state);
    if (!next) throw new Error('nothing left');
    const used = next.cycle === state.cycle ? new Set(state.used) : new Set<string>();
    used.add(next.entry.id);
    state = { ...state, cycle: next.cycle, used, last: { quote: next.entry.id, ...next.entry } };
    drawn.push(next.entry);
  }
  return drawn;
}

describe('the shuffle bag', () => {
  it('repeats nothing before every quote was drawn, cycle after cycle, each in another order', () => {
    const entries = mixed(6, 10);
    const drawn = days(entries, 180).map((one) => one.id);
    const cycles = [0, 60, 120].map((from) => drawn.slice(from, from + 60));
    for (const cycle of cycles) expect(new Set(cycle).size).toBe(60);
    expect(cycles[0]).not.toEqual(cycles[1]);
    for (const at of [60, 120]) expect(drawn[at]).not.toBe(drawn[at - 1]);
  });

  it('is the same in every process and differs between schedules', () => {
    const entries = mixed(6, 10);
    expect(days(entries, 60)).toEqual(days([...entries].reverse(), 60));
    expect(days(entries, 60)).not.toEqual(days(entries, 60, 'other'));
  });

  it('goes on where it was when episodes come and go', () => {
    const before = mixed(6, 10);
    const pool = preparePool(before);
    const used = new Set(days(before, 30).map((one) => one.id));
    const changed = [
      ...before.filter((one) => one.episode !== 'e3'),
      ...Array.from({ length: 10 }, (_, n) => entry(900 + n, 'new', 's9')),
    ];
    const rest: string[] = [];
    const bag = preparePool(changed);
    for (let next = draw(bag, { seed: 'seed', cycle: 0, used, never: new Set(), last: null }); next?.cycle === 0; ) {
      rest.push(next.entry.id);
      used.add(next.entry.id);
      next = draw(bag, { seed: 'seed', cycle: 0, used, never: new Set(), last: null });
    }
    expect(new Set(rest).size).toBe(rest.length);
    const seen = new Set(days(before, 30).map((one) => one.id));
    expect(rest.some((id) => seen.has(id))).toBe(false);
    expect(rest.filter((id) => id.startsWith('new.'))).toHaveLength(10);
    expect(rest.some((id) => id.startsWith('e3.'))).toBe(false);
    expect(pool.entries).toHaveLength(60);
  });

  it('gives neighbours another episode and another speaker wherever the pool allows', () => {
    const drawn = days(mixed(8, 12, 5), 96 * 3);
    const clashes = drawn.filter((one, i) => {
      const before = drawn[i - 1];
      return before !== undefined && (before.episode === one.episode || before.speaker === one.speaker);
    });
    expect(clashes).toHaveLength(0);
  });

  it('spreads an episode that holds half the pool over the whole cycle', () => {
    const entries = [
      ...Array.from({ length: 20 }, (_, n) => entry(n, 'big', `s${n % 7}`)),
      ...Array.from({ length: 20 }, (_, n) => entry(100 + n, `small${n}`, `t${n}`)),
    ];
    for (const seed of ['a', 'b', 'c', 'd']) {
      const drawn = days(entries, 40, seed);
      expect(drawn.filter((one, i) => i > 0 && one.episode === drawn[i - 1]?.episode)).toHaveLength(0);
    }
  });

  it('still draws when everything is from one episode and one speaker', () => {
    const drawn = days(
      Array.from({ length: 5 }, (_, n) => entry(n, 'only', 'one')),
      10,
    );
    expect(new Set(drawn.slice(0, 5).map((one) => one.id)).size).toBe(5);
    for (const [i, one] of drawn.entries()) expect(one.id).not.toBe(drawn[i - 1]?.id);
  });

  it('never draws what was banned, and nothing from an empty bag', () => {
    const entries = mixed(3, 3);
    const banned = new Set(entries.slice(0, 5).map((one) => one.id));
    expect(days(entries, 12, 'seed', banned).every((one) => !banned.has(one.id))).toBe(true);
    const all = new Set(entries.map((one) => one.id));
    const empty: Draw = { seed: 'x', cycle: 0, used: new Set(), never: all, last: null };
    expect(draw(preparePool(entries), empty)).toBeNull();
    expect(draw(preparePool([]), { ...empty, never: new Set() })).toBeNull();
  });

  it('brings better quotes earlier, on the whole', () => {
    const entries = Array.from({ length: 200 }, (_, n) => entry(n, `e${n}`, `s${n}`, n < 100 ? 0.9 : 0.1));
    const early = ['a', 'b', 'c', 'd', 'e'].flatMap((seed) => days(entries, 50, seed));
    expect(early.filter((one) => one.score > 0.5).length / early.length).toBeGreaterThan(0.6);
  });

  it('keeps its promises for any pool', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.option(fc.integer({ min: 0, max: 3 }))), {
          minLength: 1,
          maxLength: 40,
        }),
        fc.string(),
        (shapes, seed) => {
          const entries = shapes.map(([e, s], n) => entry(n, `e${e}`, s === null ? null : `s${s}`));
          const drawn = days(entries, entries.length * 2, seed);
          expect(new Set(drawn.slice(0, entries.length)).size).toBe(entries.length);
          expect(new Set(drawn.slice(entries.length)).size).toBe(entries.length);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('draws from 50,000 quotes in a few milliseconds', () => {
    const pool = preparePool(mixed(500, 100, 40));
    const used = new Set<string>();
    const began = workedMs();
    for (let i = 0; i < 10; i += 1) {
      const next = draw(pool, { seed: 's', cycle: 0, used, never: new Set(), last: null });
      if (next) used.add(next.entry.id);
    }
    // About 5 ms each; the bound only catches an order of magnitude.
    expect((workedMs() - began) / 10).toBeLessThan(150);
  });
});
