import { expect, it } from 'vitest';
import { growsOn } from '../bench/growth.ts';

const MILLION = 1_000_000;

/** Each length takes what `ms` says, and some measurements twice as long, as beside other work. */
function timing(ms: (length: number) => number) {
  let asked = 0;
  return async (length: number) => ms(length) * (asked++ % 3 === 0 ? 2 : 1);
}

it.each([
  ['the length', (n: number) => n / 5_000],
  ['the length, with a step at a million', (n: number) => (n / 5_000) * (n > MILLION ? 1.7 : 1)],
  ['the length and its logarithm', (n: number) => (n * Math.log2(n)) / 100_000],
  ['too little to tell', (n: number) => n ** 2 / 1e12],
])('the benchmark of growth is content with what takes %s', async (_, ms) => {
  expect(await growsOn(timing(ms), MILLION)).toBe(false);
});

it.each([
  ['the square', (n: number) => n ** 2 / 1e10],
  ['the square beside the length', (n: number) => n / 5_000 + n ** 2 / 2e9],
  ['longer than it may', (n: number) => (n > MILLION ? Number.POSITIVE_INFINITY : 5)],
])('it names what takes %s', async (_, ms) => {
  expect(await growsOn(timing(ms), MILLION)).toBe(true);
});
