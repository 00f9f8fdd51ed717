import type { RankedPassage } from '../retrieve/retriever.ts';
import type { CutQuote } from './quotes.ts';

/** A quote and where it stands. */
export interface Placed {
  passage: Pick<RankedPassage, 'episode' | 'turn'>;
  cut: Pick<CutQuote, 'cost'>;
  score: number;
}

/** Turns within which two quotes of an episode are of one stretch of talk: a question and what was answered. */
export const ONE_STRETCH = 4;
/** What it costs a quote among those of its stretch that it is hard to understand. */
const HARD_TO_READ = 1;

/** Of the quotes of one stretch of talk, best first, the one that reads best takes the place of the first. */
export function bestOfStretchFirst<T extends Placed>(best: readonly T[]): T[] {
  const left = [...best];
  const ordered: T[] = [];
  while (left.length > 0) {
    const { passage } = left[0]!;
    let at = 0;
    for (const [i, { passage: other }] of left.entries())
      if (
        other.episode === passage.episode &&
        Math.abs(other.turn - passage.turn) <= ONE_STRETCH &&
        readable(left[i]!) > readable(left[at]!)
      )
        at = i;
    ordered.push(...left.splice(at, 1));
  }
  return ordered;
}

function readable({ score, cut }: Placed): number {
  return score - HARD_TO_READ * cut.cost;
}
