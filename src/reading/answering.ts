import { ANSWERING } from '../models/answering.ts';
import type { Word } from '../text/words.ts';
import { FOCUS, focusOf, type Stand } from './focus.ts';
import { logsOf, type Mark } from './grades.ts';

/** What tells whether a stretch answers who asks for what stands in it: how it reads, and how that stands in it. */
export const ANSWER_FEATURES = ['understood', 'whole', 'says', 'post', 'noAdvert', 'base', 'length', ...FOCUS] as const;

/** Code units. */
const LONG = 400;

/** A text's length as a feature, 0–1. */
export function lengthShare(text: string): number {
  return Math.min(text.length, LONG) / LONG;
}

/** In the order of `ANSWER_FEATURES`. */
export function answerFeatures(
  text: string,
  words: readonly Word[],
  stand: Stand,
  chances: Record<Mark, number>,
): number[] {
  return [...logsOf(chances), lengthShare(text), ...focusOf(text, words, stand)];
}

const WEIGHTS = ANSWER_FEATURES.map((name) => (ANSWERING as Record<string, number>)[name] ?? 0);
/** What the log odds lose for the share of what was asked that is not there. Every labelled stretch has all of it. */
const MISSING = 2.5;

/**
 * The log odds that a strict reader would show this, and nothing else, to who asked.
 *
 * @param share How much of what was asked stands in it, 0–1.
 */
export function answeringOdds(
  text: string,
  words: readonly Word[],
  { share, from, to }: Stand & { share: number },
  chances: Record<Mark, number>,
): number {
  let sum = -MISSING * (1 - share);
  for (const [i, value] of answerFeatures(text, words, { from, to }, chances).entries()) sum += WEIGHTS[i]! * value;
  return sum;
}
