import { expect, it } from 'vitest';
import { learnOrder, rankBy, scoreBy } from '../../src/learn/listwise.ts';

/** Of each list the one with the most of the first feature is right; the second speaks against it, the third says nothing. */
const LISTS = [
  [
    [0.9, 0, 0.5],
    [0.2, 1, 0.5],
    [0.1, 1, 0.5],
  ],
  [
    [0.8, 0.1, 0.2],
    [0.3, 0.9, 0.2],
  ],
].map((rows) => ({ rows: rows.map((features, i) => ({ right: i === 0, features })) }));

it('puts first what is right, by weights of at least 0', () => {
  const weights = learnOrder(LISTS, 3, { penalty: 1e-3 });
  expect(weights[0]).toBeGreaterThan(1);
  expect(Array.from(weights.slice(1))).toEqual([0, 0]);
  for (const list of LISTS) expect(rankBy(list, (features) => scoreBy(weights, features))).toBe(1);
});

it('lets only those weights fall below 0 that may', () => {
  const weights = learnOrder(LISTS, 3, { penalty: 1e-3, mayBeNegative: new Set([1]) });
  expect(weights[1]).toBeLessThan(0);
});
