import { DIMENSIONS, type WordVectors } from '../models/vectors.ts';

/** How English words are used, for telling what anybody would read from what only those in the trade can. */
export interface Taste {
  /** 0 for the commonest word; undefined for one that is not among those that have vectors. */
  rank(folded: string): number | undefined;
  /** How far the word lies towards those of quotes worth posting, in points. */
  along(folded: string): number | undefined;
}

/** Each word's place along `DIRECTION` is reckoned once, when it is first read. */
export function createTaste(vectors: WordVectors): Taste {
  const places = new Float32Array(vectors.size).fill(Number.NaN);
  const sum = new Float32Array(DIMENSIONS);
  const reckon = (row: number): number => {
    vectors.addTo(sum.fill(0), row, SCALE);
    let along = 0;
    for (let d = 0; d < DIMENSIONS; d++) along += sum[d]! * DIRECTION[d]!;
    places[row] = along;
    return places[row]!;
  };
  return {
    rank: vectors.row,
    along(folded) {
      const row = vectors.row(folded);
      if (row === undefined) return undefined;
      const known = places[row]!;
      return Number.isNaN(known) ? reckon(row) : known;
    },
  };
}

/** Learned together with the weights of `signs.ts`: towards people, work, learning and life; away from parts, steps and settings. */
const SCALE = 0.0271;
// biome-ignore format: a table
const DIRECTION = [
  34, -13, 23, -29, -19, 46, -70, -88, 44, -23, 24, -56, -6, 8, -25, 53, 88, -20, -44, 58, 60, 56, 13, -25, 26, 23,
  -78, -40, 14, -44, -3, 27, -37, 10, -52, -45, -29, 15, -20, -2, -39, 57, -89, -65, 24, 21, 57, -16, -43, 3, -45,
  -22, -16, 11, 58, -4, 13, 52, -45, -57, 49, -16, -59, -67, -55, -8, 9, -62, 45, 27, 11, 25, -33, 101, -23, -58, -60,
  95, 68, 21, 22, -18, -57, 26, -54, -3, 1, 37, -41, -1, 110, -3, 66, 57, -19, 49, 8, -35, -17, 46,
];
