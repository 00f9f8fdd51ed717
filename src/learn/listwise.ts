import { descend } from './adam.ts';

/** One of the passages that a question was compared with. */
export interface Candidate {
  right: boolean;
  features: readonly number[];
}

/** A question's candidates. */
export interface CandidateList {
  rows: readonly Candidate[];
}

export interface Way {
  /** On the squares of the weights (L2). */
  penalty: number;
  /** Weights that may fall below 0; more of any other feature never speaks against a passage. */
  mayBeNegative?: ReadonlySet<number>;
  /** The mean chance itself is made great, instead of its logarithm: questions that are too vague for anybody then count little. */
  byChance?: boolean;
}

/** Steps of Adam, and how much it moves: the loss no longer changes in its fourth digit. */
const STEPS = 600;
const RATE = 0.05;

/**
 * The weights with which a softmax over a question's candidates gives the right ones the greatest chance, by Adam on the
 * whole batch, from 0: the same weights every time.
 */
export function learnOrder(lists: readonly CandidateList[], size: number, way: Way): Float64Array {
  const useful = lists.filter(({ rows }) => rows.some((row) => row.right) && rows.some((row) => !row.right));
  const gradientAt = (weights: Float64Array) => {
    const gradient = weights.map((weight) => 2 * way.penalty * weight);
    for (const { rows } of useful) addGradient(rows, weights, gradient, 1 / useful.length, way.byChance ?? false);
    return gradient;
  };
  const bound = (weights: Float64Array) => {
    for (let i = 0; i < size; i++) if (weights[i]! < 0 && !way.mayBeNegative?.has(i)) weights[i] = 0;
  };
  return descend(size, STEPS, gradientAt, () => RATE, bound);
}

/** The gradient of the chance, negative, that one drawn by score is right. */
function addGradient(
  rows: readonly Candidate[],
  weights: Float64Array,
  gradient: Float64Array,
  share: number,
  byChance: boolean,
): void {
  const scores = rows.map(({ features }) => scoreBy(weights, features));
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const all = odds.reduce((a, b) => a + b, 0);
  const right = odds.reduce((sum, one, i) => sum + (rows[i]!.right ? one : 0), 0);
  const counts = byChance ? (share * right) / all : share;
  for (const [i, row] of rows.entries()) {
    const pull = odds[i]! / all - (row.right ? odds[i]! / right : 0);
    for (let f = 0; f < gradient.length; f++) gradient[f]! += counts * pull * row.features[f]!;
  }
}

export function scoreBy(weights: ArrayLike<number>, features: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * features[i]!;
  return sum;
}

/** The rank of the first right candidate; null where none is right. */
export function rankBy({ rows }: CandidateList, score: (features: readonly number[]) => number): number | null {
  const at = rows
    .map((row, i) => ({ right: row.right, score: score(row.features), i }))
    .sort((a, b) => b.score - a.score || a.i - b.i)
    .findIndex((row) => row.right);
  return at === -1 ? null : at + 1;
}

export function printRanks(name: string, ranks: readonly (number | null)[]): void {
  const share = (most: number) => ranks.filter((rank) => rank !== null && rank <= most).length / ranks.length;
  const mrr = ranks.reduce<number>((sum, rank) => sum + (rank !== null && rank <= 10 ? 1 / rank : 0), 0) / ranks.length;
  const figures = [share(1), share(3), share(5), mrr].map((one) => one.toFixed(3)).join('  ');
  console.log(`${name.padEnd(40)} S@1, S@3, S@5, MRR@10 of passages: ${figures}`);
}
