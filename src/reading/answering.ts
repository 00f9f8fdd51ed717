import { ANSWERING } from '../models/answering.ts';
import type { Word } from '../text/words.ts';
import { ANYWHERE } from './features.ts';
import { goesOn } from './flaws.ts';
import { FOCUS, type Focus, focusOf, type Stand } from './focus.ts';
import { chancesOf, logsOf, type Mark, read } from './grades.ts';
import { dangles, isQuestion } from './sense.ts';
import { hasVerb } from './wholeness.ts';

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
  { share, from, to }: Focus,
  chances: Record<Mark, number>,
): number {
  let sum = -MISSING * (1 - share);
  for (const [i, value] of answerFeatures(text, words, { from, to }, chances).entries()) sum += WEIGHTS[i]! * value;
  return sum;
}

/** Code units of a sentence that a summary may hold. */
const READABLE = { shortest: 40, longest: 300 };
/** A sentence as likely as this to be an advert or housekeeping makes no point. */
const ADVERT = 0.4;

/**
 * How well a sentence makes a point about something for one who reads nothing else: the log odds that a strict reader would
 * show it alone to who asked, mostly -5 to 0; null where it is a question, an advert, too short or long to be read, has no
 * verb, or opens with what leans on the sentence before: of the labelled sentences that the model thinks good, those are good
 * half as often or less.
 */
export function answeringPoints(
  text: string,
  words: readonly Word[],
  focus: Focus,
  role: string | null,
): number | null {
  if (text.length < READABLE.shortest || text.length > READABLE.longest || isQuestion(text)) return null;
  if (!hasVerb(words, text, focus) || dangles(text) || goesOn(text)) return null;
  const chances = chancesOf([read({ text, words, place: { ...ANYWHERE, role } })], text.length);
  return chances.advert > ADVERT ? null : answeringOdds(text, words, focus, chances);
}
