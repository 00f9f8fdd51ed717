import type { Span, Speaker, Turn } from '../episodes/episode.ts';
import { sentencesOf } from '../text/sentences.ts';
import { createStemmer, type Word, wordsOf } from '../text/words.ts';
import { answeringPoints } from './answering.ts';
import { isPluralOf, isWrittenAsName, NO_NAME, OTHER_FORM } from './focus.ts';
import { isQuotable, NOTHING_WANTED } from './quotable.ts';
import { looksWhole } from './wholeness.ts';

interface Spoken {
  turns: readonly Turn[];
  speakers: readonly Speaker[];
}

/** What an episode says of one of its topics. */
export interface Told {
  /** Sentences that make a point of it. */
  points: number;
  /** The best of them, or null. */
  best: (Span & { turn: number; points: number }) | null;
}

/** Points (`answeringPoints`) from which a sentence is counted as making one: one reader in thirteen
 * would show it alone, and what speaks of it so often is worth asking for. */
const MAKES_A_POINT = -2.5;
const FURTHEST = 12;
/** For each of some phrases, what is said of it in so many words. */
export function toldOf({ turns, speakers }: Spoken, phrases: readonly string[]): Told[] {
  const stem = createStemmer();
  const told = phrases.map((): Told => ({ points: 0, best: null }));
  const byFirst = new Map<string, Sought[]>();
  for (const [at, phrase] of phrases.entries()) {
    const folded = wordsOf(phrase).map((word) => word.folded);
    const stems = folded.map(stem);
    const first = stems[0];
    if (first === undefined) continue;
    const isName = isWrittenAsName(phrase);
    byFirst.set(first, [...(byFirst.get(first) ?? []), { at, stems, folded, isName }]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  const roles = new Map(speakers.map(({ id, role }) => [id, role ?? null]));
  for (const turn of turns) {
    const role = turn.speaker === null ? null : (roles.get(turn.speaker) ?? null);
    for (const sentence of sentencesOf(turn.text, turn.paragraphs)) {
      if (!sentence.whole) continue;
      const text = turn.text.slice(sentence.start, sentence.end);
      if (!looksWhole(text)) continue;
      const words = wordsOf(text);
      const found = firstIn(words, byFirst, stem);
      if (!found) continue;
      const { one, from } = found;
      const to = from + one.stems.length;
      const share = shareOf(words.slice(from, to), text, one.folded, one.isName);
      const points = answeringPoints(text, words, { share, from, to }, role);
      if (points === null || points < MAKES_A_POINT || !isQuotable(turn, sentence, NOTHING_WANTED)) continue;
      const so = told[one.at]!;
      so.points++;
      if (so.best === null || points > so.best.points)
        so.best = { turn: turn.index, start: sentence.start, end: sentence.end, points };
    }
  }
  return told;
}

interface Sought {
  at: number;
  stems: string[];
  folded: string[];
  isName: boolean;
}

/** What a sentence is about: the phrase that stands first in it, the longest there; further in than `FURTHEST` it is only mentioned. */
function firstIn(
  words: readonly Word[],
  byFirst: ReadonlyMap<string, readonly Sought[]>,
  stem: (folded: string) => string,
): { one: Sought; from: number } | null {
  for (let from = 0; from < Math.min(words.length, FURTHEST); from++) {
    const one = byFirst
      .get(stem(words[from]!.folded))
      ?.find(({ stems }) =>
        stems.every((part, k) => from + k < words.length && stem(words[from + k]!.folded) === part),
      );
    if (one) return { one, from };
  }
  return null;
}

function shareOf(words: readonly Word[], text: string, folded: readonly string[], isName: boolean): number {
  const same = words.every(({ folded: word }, i) => word === folded[i] || isPluralOf(word, folded[i]!));
  return (same ? 1 : OTHER_FORM) * (isName && /^\p{Ll}/u.test(text.slice(words[0]!.start)) ? NO_NAME : 1);
}
