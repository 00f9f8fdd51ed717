/** 0–1: how sure it is that a passage answers the query. `said`: share of the query's weight that was said anywhere. */
export function strengthOf(features: Float32Array, said: number, _terms: number): number {
  const [, , , , , coverage, coverageNear, , exact] = features;
  const sure = said * (0.6 * coverage! + 0.4 * coverageNear!) * (0.85 + 0.15 * exact!);
  return Math.max(0, Math.min(1, sure));
}
