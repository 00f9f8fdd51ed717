/** What is known of a passage when it is ranked; weights in `weights.ts`, in this order. */
export const FEATURES = [
  /** BM25 over the passage and six on either side, as a share of the query's weight: what some minutes are about. */
  'wide',
  /** BM25 of the whole episode. */
  'episode',
  /** Share of the query's weight that stands in the passage; in it and two on either side. */
  'coverage',
  'coverageNear',
  /** … in the passage, in the same form as typed. */
  'exact',
  /** … in the title of the chapter, and of the episode; less where the title says much else. */
  'heading',
  'title',
  /** Neighbours in the query, stop words included, that are neighbours in the passage, up to three times. */
  'pairs',
  /** How near together the terms stand, by weight. */
  'proximity',
  /** Log of the passage's length beside the average. */
  'length',
  /** `Nearness` to the query of the passage's nearest stretch; 0 for both where it is not asked. */
  'shared',
  'mean',
] as const;

/** Positions of the features that are read by name. */
export const AT = Object.fromEntries(FEATURES.map((feature, i) => [feature, i])) as Record<Feature, number>;

export type Feature = (typeof FEATURES)[number];
