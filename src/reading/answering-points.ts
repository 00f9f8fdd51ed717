import type { Word } from '../text/words.ts';
import { answeringOdds } from './answering.ts';
import { ANYWHERE } from './features.ts';
import { chancesOf, read } from './grades.ts';
import type { Focus } from './points.ts';
import { isQuestion } from './sense.ts';

/** Code units of a sentence that a summary may hold. */
const READABLE = { shortest: 40, longest: 300 };
/** A sentence as likely as this to be an advert or housekeeping makes no point. */
const ADVERT = 0.4;

/**
 * How well a sentence makes a point about something for one who reads nothing else: the log odds that a strict reader would
 * show it alone to who asked, mostly -5 to 0; null where it is a question, an advert, or too short or long to be read.
 */
export function answeringPoints(
  text: string,
  words: readonly Word[],
  focus: Focus,
  role: string | null,
): number | null {
  if (text.length < READABLE.shortest || text.length > READABLE.longest || isQuestion(text)) return null;
  const chances = chancesOf([read({ text, words, place: { ...ANYWHERE, role } })], text.length);
  return chances.advert > ADVERT ? null : answeringOdds(text, words, focus, chances);
}
