import { FEATURES, type Feature } from './features.ts';

/**
 * What each feature is worth. Learned from questions whose answers are known (a softmax over a question's candidates, the
 * right ones to be likelier), then rounded. Few on purpose, and each near the middle of where it makes no difference, so
 * that they hold for other shows too.
 */
const LEARNED: Partial<Record<Feature, number>> = {
  wide: 0.88,
  episode: 0.44,
  coverage: 0.3,
  coverageNear: 0.7,
  pairs: 0.8,
  exact: 0.5,
  proximity: 0.44,
  length: -0.39,
  heading: 2,
  title: 0.3,
  meaning: 0.3,
};

const WEIGHTS = Float64Array.from(FEATURES, (feature) => LEARNED[feature] ?? 0);

/** For ordering the passages of one search. */
export function scoreOf(features: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < WEIGHTS.length; i++) sum += WEIGHTS[i]! * features[i]!;
  return sum;
}
