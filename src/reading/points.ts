import type { Word } from '../text/words.ts';
import { answeringOdds } from './answering.ts';
import { ANYWHERE } from './features.ts';
import type { Stand } from './focus.ts';
import { chancesOf, read } from './grades.ts';
import { isQuestion } from './sense.ts';

/** Where a sentence speaks of what was asked. */
export interface Focus extends Stand {
  /** How much of what was asked stands in it, 0–1 by weight; in full only for words side by side. */
  share: number;
}

/** What another form of a word counts for in a sentence's share, its plural aside: "documented" for "documentation". */
export const OTHER_FORM = 0.55;
/** The same for "ledger" where "Ledger" was asked for. */
export const NO_NAME = 0.8;

/** Written as a name is: "Ledger Live", not "Tailwind styles". */
export function isWrittenAsName(phrase: string): boolean {
  return /^\p{Lu}/u.test(phrase) && !/(?:^|\s)\p{Ll}/u.test(phrase);
}

/** Is one of two folded words the plural of the other? */
export function isPluralOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long === `${short}s` || long === `${short}es` || (short.endsWith('y') && long === `${short.slice(0, -1)}ies`);
}

/** Code units of a sentence that a summary may hold. */
const READABLE = { shortest: 40, longest: 300 };
/** A sentence as likely as this to be an advert or housekeeping makes no point. */
const ADVERT = 0.4;

/**
 * How well a sentence makes a point about something for one who reads nothing else: the log odds that a strict reader would
 * show it alone to who asked, mostly -5 to 0; null where it is a question, an advert, or too short or long to be read.
 */
export function pointOf(text: string, words: readonly Word[], focus: Focus, role: string | null): number | null {
  if (text.length < READABLE.shortest || text.length > READABLE.longest || isQuestion(text)) return null;
  const chances = chancesOf([read({ text, words, place: { ...ANYWHERE, role } })], text.length);
  return chances.advert > ADVERT ? null : answeringOdds(text, words, focus, chances);
}
