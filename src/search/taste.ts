import { DIMENSIONS, type WordVectors } from './ranking/vectors.ts';

/** How English words are used, for telling what anybody would read from what only those in the trade can. */
export interface Taste {
  /** 0 for the commonest word; undefined for one that is not among those that have vectors. */
  rank(folded: string): number | undefined;
  /** How far the word lies towards those of quotes worth posting, in points. */
  along(folded: string): number | undefined;
}

/** The words' places along `DIRECTION` are reckoned once, for all of them (some 10 ms). */
export function createTaste(vectors: WordVectors): Taste {
  const places = new Float32Array(vectors.size);
  const sum = new Float32Array(DIMENSIONS);
  for (let row = 0; row < vectors.size; row++) {
    vectors.addTo(sum.fill(0), row, SCALE);
    let along = 0;
    for (let d = 0; d < DIMENSIONS; d++) along += sum[d]! * DIRECTION[d]!;
    places[row] = along;
  }
  return {
    rank: vectors.row,
    along(folded) {
      const row = vectors.row(folded);
      return row === undefined ? undefined : places[row];
    },
  };
}

/** Learned together with the weights of `signs.ts`: towards people, work, learning and life; away from parts, steps and settings. */
const SCALE = 0.0271;
// biome-ignore format: a table
const DIRECTION = [
  28, -23, 25, -9, -9, 38, -75, -95, 34, -33, 6, -65, 0, 13, -23, 47, 91, -26, -56, 55, 60, 35, 12, -19, 17, 24,
  -70, -32, 8, -33, 1, 16, -41, 7, -44, -56, -20, 32, -33, 7, -47, 48, -84, -64, 19, 19, 66, -8, -52, 5, -39, -25,
  -17, 11, 72, -5, 25, 35, -31, -60, 40, -21, -61, -83, -53, 0, -3, -71, 53, 18, 9, 27, -23, 97, -17, -66, -58, 86,
  62, 18, 26, -8, -46, 39, -62, 8, -1, 47, -33, -3, 99, -12, 72, 60, -13, 64, 13, -54, -15, 46,
];
