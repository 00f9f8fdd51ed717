import { descend } from './adam.ts';

/** An example as columns and their values. */
export interface Row {
  columns: ArrayLike<number>;
  values: ArrayLike<number>;
}

const STEPS = 300;
const RATE = 0.03;

/**
 * Logistic regression by Adam on the whole batch, from 0: the same weights every time.
 *
 * @param wanted For each row 0 to 1.
 * @param penalty On the squares of the weights (L2).
 * @param offsets What is added to the log odds of each row before any weight.
 * @param steps More of them where what is wanted is rare.
 */
export function learn(
  rows: readonly Row[],
  wanted: readonly number[],
  size: number,
  penalty: number,
  { offsets = [], steps = STEPS }: { offsets?: readonly number[]; steps?: number } = {},
): Float64Array {
  const gradientAt = (weights: Float64Array) => {
    const gradient = weights.map((weight) => penalty * weight);
    for (const [i, row] of rows.entries()) {
      const error = (1 / (1 + Math.exp(-dot(weights, row) - (offsets[i] ?? 0))) - wanted[i]!) / rows.length;
      const { columns, values } = row;
      for (let k = 0; k < columns.length; k++) gradient[columns[k]!]! += error * values[k]!;
    }
    return gradient;
  };
  return descend(size, steps, gradientAt, (step) => RATE * Math.min(1, (2 * (steps - step)) / steps));
}

export function dot(weights: ArrayLike<number>, { columns, values }: Row): number {
  let sum = 0;
  for (let k = 0; k < columns.length; k++) sum += weights[columns[k]!]! * values[k]!;
  return sum;
}

/** The log odds of each row by weights that were learned from the rows of the other folds. */
export function scoresOverFolds(
  rows: readonly Row[],
  wanted: readonly number[],
  size: number,
  penalty: number,
  foldOf: readonly number[],
  steps?: number,
): Float64Array {
  const scores = new Float64Array(rows.length);
  for (const fold of new Set(foldOf)) {
    const others = rows.flatMap((_, i) => (foldOf[i] === fold ? [] : [i]));
    const learned = learn(
      others.map((i) => rows[i]!),
      others.map((i) => wanted[i]!),
      size,
      penalty,
      { steps },
    );
    for (const [i, row] of rows.entries()) if (foldOf[i] === fold) scores[i] = dot(learned, row);
  }
  return scores;
}

/** Whole series go into one fold, the largest first into the emptiest. */
export function foldsOf(series: readonly string[], folds: number): number[] {
  const sizes = new Map<string, number>();
  for (const one of series) sizes.set(one, (sizes.get(one) ?? 0) + 1);
  const filled = new Array<number>(folds).fill(0);
  const foldOf = new Map<string, number>();
  for (const [one, size] of [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const fold = filled.indexOf(Math.min(...filled));
    filled[fold]! += size;
    foldOf.set(one, fold);
  }
  return series.map((one) => foldOf.get(one)!);
}

/** Prints the area under the curve, and how many of the best have what was wanted. */
export function report(name: string, has: readonly boolean[], scores: ArrayLike<number>): void {
  const order = has.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
  let above = 0;
  let seen = 0;
  for (const i of order) {
    if (has[i]) seen++;
    else above += seen;
  }
  const area = above / (seen * (has.length - seen));
  const best = (most: number) => order.slice(0, most).filter((i) => has[i]).length / most;
  const figures = `${area.toFixed(3)}   of the best 100, 200, 400: ${[100, 200, 400].map((n) => best(n).toFixed(2)).join(' ')}`;
  console.log(`${name.padEnd(12)} area under the curve, over shows left out: ${figures}`);
}
