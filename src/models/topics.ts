// Made by `npm run learn -- topics` from data/labels: do not edit.
export const TOPICS = {
  base: -2.86,
  clumped: 0.7,
  oftener: 2.74,
  noun: 3.08,
  nouns: -2.94,
  name: 0.66,
  length: 0.22,
  paired: 0.06,
  longPaired: 1.23,
  littleEnds: -2.03,
  count: 0.07,
};
