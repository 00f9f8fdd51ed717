import { RANKING } from '../models/ranking.ts';
import { FEATURES, type Feature } from './features.ts';

/**
 * What each feature is worth: as `npm run learn -- ranking` learned it, and by hand what those labels tell nothing of.
 * `heading`: their queries are headings themselves. `shared`, `mean`: they count only where words say little, and nearly all of
 * the queries share words with the answer.
 */
const WORTH: Record<Feature, number> = { ...RANKING, heading: 5, shared: 6, mean: 4 };

const WEIGHTS = Float64Array.from(FEATURES, (feature) => WORTH[feature]);

/** For ordering the passages of one search. */
export function scoreOf(features: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < WEIGHTS.length; i++) sum += WEIGHTS[i]! * features[i]!;
  return sum;
}
