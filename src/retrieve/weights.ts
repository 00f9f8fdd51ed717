import { FEATURES, type Feature } from './features.ts';

/**
 * What each feature is worth. Learned from 794 questions whose answers are known, as a softmax over a question's
 * candidates that makes the right ones likelier; few on purpose, because more of them did worse on shows they were not
 * learned from. `heading` and `title` were set by hand: where the questions are a show's own headings they would learn
 * too much; so were `shared` and `mean`, which count only where words say little.
 */
const LEARNED: Partial<Record<Feature, number>> = {
  wide: 1.83,
  episode: 0.85,
  coverage: 1,
  coverageNear: 2.76,
  exact: 1.12,
  heading: 5,
  title: 0.5,
  pairs: 2.98,
  proximity: 2.74,
  length: -0.95,
  shared: 6,
  mean: 4,
};

const WEIGHTS = Float64Array.from(FEATURES, (feature) => LEARNED[feature] ?? 0);

/** For ordering the passages of one search. */
export function scoreOf(features: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < WEIGHTS.length; i++) sum += WEIGHTS[i]! * features[i]!;
  return sum;
}
