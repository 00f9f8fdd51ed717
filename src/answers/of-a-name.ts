import type { Span } from '../episodes/episode.ts';
import { looseness } from '../reading/references.ts';
import { isContentWord } from '../reading/sense.ts';
import { standaloneOdds } from '../reading/standalone.ts';
import { ME } from '../reading/telling.ts';
import { sentencesOf } from '../text/sentences.ts';
import { wordsOf } from '../text/words.ts';

/**
 * Which quote should be the first for the name of something of which many speak: any of them is an answer, so the best is
 * the one that tells most of it to somebody who reads nothing else.
 *
 * How the weights were learned: for 560 topics that an archive of talks, interviews and panels offers, 2,486 quotes (some
 * four for each, the most telling of up to fifty passages) were graded by strict readers who did not see any score, from 3
 * (an excellent first answer) down to 0 (none). Logistic regression (L2) upon which of two quotes of one topic had the
 * better grade gave the weights, the points of `mostTelling` being one of the signs; they were then rounded, in units of
 * those points. In a cross-validation over topics the first quote chosen is good or excellent (2 or 3) for 75 topics of
 * 100; by the points alone it is for 68, and by whose passage scored best for 59; the best choice is for 95.
 */
const WEIGHTS = {
  /** How sure it is that its passage answers, in log odds. */
  strength: 0.55,
  /** How likely it is to stand alone, in log odds. */
  alone: 0.45,
  /** For each code unit before the name, up to three hundred. */
  before: -0.029,
  /** "A light client is a…": what it says of it is what it is. */
  isA: 1.5,
  /** For each word of the first sentence that stands for what was not named, much or little (`looseness`), up to three. */
  loose: -1.2,
  /** For each word of whoever speaks, up to four: "I", "my"; "we", "our". */
  me: -0.7,
  we: -0.7,
  /** For each word that says something, up to thirty. */
  content: 0.2,
  short: -1.5,
  /** It is written there as a word, where others write it as a name: lighthouses for Lighthouse. Raised by hand, from -1.4. */
  noName: -4,
};
const MOST_BEFORE = 300;
const MOST_LOOSE = 3;
const MOST_OWN = 4;
const MOST_CONTENT = 30;
/** Code units. */
const SHORT = 100;

const IS_A =
  /^(?:['’]s| (?:is|are)) (?:(?:just|basically|really|essentially|actually|simply|also|pretty much|kind of|sort of|like|more or less|mostly|only) )*(?:a|an|the|one|where|when|how|what|about|used|made|designed|meant|something|things?)\b/;
/** "So the", and no more, before the name of what is said to be something. */
const NEAR_START = 12;
const WE: ReadonlySet<string> = new Set(['we', 'our', 'us', 'weve']);

/**
 * What is known of a quote before it is read: the points of `mostTelling`, and the chance that its passage answers, 0–1.
 * `worthOfName` is added to it.
 */
export function worthUnread(points: number, strength: number): number {
  return points + WEIGHTS.strength * Math.log(strength / (1 - strength + 1e-6));
}

/** Does the name stand in a quote, within a sentence, with a capital? */
export function holdsAsName(text: string, matches: readonly Span[]): boolean {
  return matches.some(
    ({ start }) => WITHIN.test(text.slice(0, start)) && /^\p{Lu}/u.test(text.slice(start, start + 2)),
  );
}
const WITHIN = /[\p{L}\p{N},;]\s$/u;

/**
 * What the words of a quote are worth to somebody who asked for the name of something; `matches`: where the words of that
 * stand in it, in order; `role`: `Speaker.role`; `isName`: others write it with a capital, as it was asked for.
 */
export function worthOfName(text: string, matches: readonly Span[], role: string | null, isName: boolean): number {
  const W = WEIGHTS;
  const [head] = matches;
  let end = 0;
  for (const match of matches) if (match === head || match.start - end <= 1) end = match.end;
  const opens = text.slice(0, sentencesOf(text)[0]?.end);
  let me = 0;
  let we = 0;
  let content = 0;
  for (const { folded } of wordsOf(text)) {
    if (ME.has(folded)) me++;
    else if (WE.has(folded)) we++;
    if (isContentWord(folded)) content++;
  }
  const isWord = isName && matches.every(({ start }) => /^\p{Ll}/u.test(text.slice(start, start + 2)));
  return (
    W.alone * standaloneOdds(text, role) +
    W.before * Math.min(MOST_BEFORE, head?.start ?? MOST_BEFORE) +
    (head && head.start < NEAR_START && IS_A.test(text.slice(end)) ? W.isA : 0) +
    W.loose * Math.min(MOST_LOOSE, looseness(wordsOf(opens), opens)) +
    W.me * Math.min(MOST_OWN, me) +
    W.we * Math.min(MOST_OWN, we) +
    W.content * Math.min(MOST_CONTENT, content) +
    (text.length < SHORT ? W.short : 0) +
    (isWord ? W.noName : 0)
  );
}
