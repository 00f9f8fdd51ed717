// Made by `npm run learn -- topics` from data/labels: do not edit.
export const TOPICS = {
  base: -2.67,
  clumped: 1,
  oftener: 2.28,
  noun: 3,
  nouns: -3.41,
  name: 1.26,
  length: 0.32,
  paired: 0.6,
  longPaired: 0.8,
  littleEnds: -1.41,
  count: 0.1,
};
