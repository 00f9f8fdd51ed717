// Made by `npm run learn -- near` from data/labels: do not edit.
export const NEAR = {
  weights: [1.28, 1.54, 3.48, -0.43],
  line: 1.54,
  largest: 8434,
};
