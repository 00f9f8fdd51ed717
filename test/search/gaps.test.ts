import { expect, it } from 'vitest';
import { isQuotable, NOTHING_WANTED } from '../../src/reading/quotable.ts';
import { turn } from './turn.ts';

it('never quotes across words that nobody could hear', () => {
  // “I never trusted [inaudible] a lamp.”: what stands without the gap was not said so.
  const text = 'I never trusted a lamp. It was a good evening.';
  const heard = { ...turn(text), gaps: [text.indexOf('a lamp')] };
  const first = { start: 0, end: text.indexOf(' It') };
  expect(isQuotable(heard, first, NOTHING_WANTED)).toBe(false);
  expect(isQuotable(heard, { start: first.end + 1, end: text.length }, NOTHING_WANTED)).toBe(true);
  expect(isQuotable(turn(text), first, NOTHING_WANTED)).toBe(true);
});
