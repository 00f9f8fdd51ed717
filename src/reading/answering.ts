import type { Word } from '../text/words.ts';
import { FOCUS, focusOf, type Stand } from './focus.ts';
import { logsOf, type Mark } from './grades.ts';

/** What tells whether a stretch answers who asks for what stands in it: how it reads, and how that stands in it. */
export const ANSWER_FEATURES = ['understood', 'whole', 'says', 'post', 'noAdvert', 'base', 'length', ...FOCUS] as const;

/** Code units. */
const LONG = 400;

/** In the order of `ANSWER_FEATURES`. */
export function answerFeatures(
  text: string,
  words: readonly Word[],
  stand: Stand,
  chances: Record<Mark, number>,
): number[] {
  return [...logsOf(chances), Math.min(text.length, LONG) / LONG, ...focusOf(text, words, stand)];
}
