import { describe, expect, it } from 'vitest';
import { isTorn, unfitness } from '../../src/reading/unfit.ts';

describe('a sentence that is to stand for an episode', () => {
  it.each([
    'At which point you would rather have a compiler.',
    'The, so the bees are using the same door.',
    'React, and the people who like jam, for the flavour of it.',
    "It's basically a way to keep bees without any smoke.",
    'They know what the bees are doing in there.',
    'The messages are VERSION, VERACK, ADDR, INV, and so on.',
    'Beekeepers, people with gardens, people with roofs and no garden.',
    'Made beekeepers sell the honey before it was done.',
    'From the smallest of hives, all the way through to the largest ones.',
  ])('is none when it is torn: %s', (text) => {
    expect(isTorn(text)).toBe(true);
  });

  it.each([
    'Bees keep the hive at the same temperature all year.',
    "It's hard to keep bees without any smoke.",
    'Beekeepers, gardeners and farmers know what the bees are doing.',
    'Making honey takes a hive most of its summer.',
  ])('may be whole: %s', (text) => {
    expect(isTorn(text)).toBe(false);
  });

  it.each([
    ['speaks of what was just said', 'The door that Ann just described keeps the wasps out.'],
    ['is played', 'The bees are like "Leave us alone," and nobody does.'],
    ['is about the speaker', 'I bought a second hive from a man in the next village.'],
    ['is of the day', 'A new hive comes out next week in all the shops.'],
    ['leaves open of what', 'One solution is a hive that has no door at all.'],
    ['is another of something', 'Another door at the back helps in hot summers.'],
    ['goes on', 'The queen then leaves the hive with half of the bees.'],
  ])('is less fit when it %s', (_what, text) => {
    expect(unfitness(text)).toBeGreaterThan(0);
  });

  it('is fit when it is none of this', () => {
    expect(unfitness('I think a hive without a door is the best protection against wasps.')).toBe(0);
  });
});
