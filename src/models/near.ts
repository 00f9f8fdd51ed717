// Made by `npm run learn -- near` from data/labels: do not edit.
export const NEAR = {
  order: [6.14, 3.85, 2.37, 2.95, 0.76, 5.67, 1.2],
  weights: [-0.85, 0.81, 2.08, 3.27, -0.01],
  line: -0.24,
  largest: 8434,
};
