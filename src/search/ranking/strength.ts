import { AT } from './features.ts';

/** 0–1: how sure it is that a passage answers the query. `said`: share of the query's weight that was said anywhere. */
export function strengthOf(features: readonly number[], said: number): number {
  const words = 0.6 * features[AT.coverage]! + 0.4 * features[AT.coverageNear]!;
  return Math.max(0, Math.min(1, said * words * (0.85 + 0.15 * features[AT.exact]!)));
}
