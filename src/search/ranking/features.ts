/** What is known of a passage when it is ranked; weights in `weights.ts`, in this order. */
export const FEATURES = [
  /** BM25 of the passage itself, as a share of the query's weight. */
  'bm',
  /** The same over the passage and two on either side, and six: what a stretch of some minutes is about. */
  'near',
  'wide',
  /** BM25 of the whole episode. */
  'episode',
  /** The MiniSearch score of the episode, beside the best. */
  'large',
  /** Share of the query's weight that stands in the passage; in it and two on either side; six. */
  'coverage',
  'coverageNear',
  'coverageWide',
  /** … in the same form as typed. */
  'exact',
  'exactNear',
  /** … in the title of the chapter, and of the episode. */
  'heading',
  'title',
  /** Neighbours in the query, stop words included, that are neighbours in the passage, up to three times; the same for the words around. */
  'pairs',
  'pairsNear',
  /** How near together the terms stand. */
  'proximity',
  'proximityNear',
  /** Log of the passage's length beside the average. */
  'length',
  /** Cosine between the query's mean vector and the passage's; and its group's. */
  'meaning',
  'meaningGroup',
] as const;

export type Feature = (typeof FEATURES)[number];
