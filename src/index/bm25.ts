/**
 * BM25 (Robertson & Zaragoza 2009): how soon repetition stops to count, and how much length counts, for passages and for
 * larger stretches.
 */
export const K1 = 1.2;
export const B = 0.7;
export const B_LARGE = 0.6;

/** What a term weighs of which `said` of `units` units speak. */
export function idf(said: number, units: number): number {
  return Math.log(1 + (units - said + 0.5) / (said + 0.5));
}
