/** Made by `npm run learn -- ranking` from `data/labels/ranking.tsv.gz`: what each feature of a passage is worth. */
export const RANKING = {
  wide: 3.929,
  episode: 1.878,
  coverage: 1.897,
  coverageNear: 2.517,
  exact: 2.696,
  title: 0.308,
  pairs: 3.362,
  proximity: 3.147,
  length: -1.265,
} as const;
