import type { Turn } from '../episodes/episode.ts';
import { rulesOf } from '../text/languages.ts';
import { typedWords } from '../text/typed.ts';
import { isPaired, wordsOf } from '../text/words.ts';
import { type Topic, topicKey } from './topics.ts';

/** A word must come up so often, in so many parts of the episode. */
const AT_LEAST = { count: 3, parts: 2 };
const SHORTEST = { letters: 4, paired: 2 };
const LONGEST_PAIRED = 8;
/** Parts of equal length that an episode is divided into, and the fewest code units of one. */
const PARTS = { most: 60, least: 300 };
/** What is written as a name, or is two words of one, tells more. */
const NAME = 1.6;
const LONGER = 1.3;
/** What a word counts that stands everywhere, beside one that stands in half as many parts as chance would have it. */
const EVERYWHERE = 0.2;
const HIRAGANA = /\p{Script=Hiragana}/u;

interface Candidate {
  count: number;
  /** With a capital that no beginning of a sentence explains. */
  capital: number;
  parts: Set<number>;
  forms: Map<string, number>;
}

/**
 * The topics of an episode in another language than English: words that it comes back to. What it is about stands
 * together, in fewer parts of the episode than chance would have it, and what its language uses for everything stands everywhere
 * (residual idf: Church and Gale, 1995). Where words are not written apart, those of the runtime's dictionary.
 */
export function topicsElsewhere(
  turns: readonly Turn[],
  language: string,
  limit: number,
  exclude: readonly string[] = [],
): Topic[] {
  const { stem, stopWords } = rulesOf(language);
  const names = new Set(exclude.flatMap((name) => wordsOf(name).map(({ folded }) => stem(folded))));
  const candidates = new Map<string, Candidate>();
  const add = (key: string, form: string, part: number, capital: boolean) => {
    const one = candidates.get(key) ?? { count: 0, capital: 0, parts: new Set(), forms: new Map() };
    candidates.set(key, one);
    one.count++;
    if (capital) one.capital++;
    one.parts.add(part);
    one.forms.set(form, (one.forms.get(form) ?? 0) + 1);
  };
  const length = turns.reduce((sum, { text }) => sum + text.length, 0);
  const parts = Math.max(1, Math.min(PARTS.most, Math.floor(length / PARTS.least)));
  let before = 0;
  for (const { text, marks } of turns) {
    const partAt = (at: number) => Math.floor(((before + at) * parts) / length);
    before += text.length;
    if (marks.length > 0) continue;
    for (const { folded, pairs, start, end } of typedWords(text)) {
      if (pairs !== undefined) {
        if (folded.length < SHORTEST.paired || folded.length > LONGEST_PAIRED) continue;
        const isHollow = HIRAGANA.test(folded) || stopWords.has(folded) || pairs.some((pair) => stopWords.has(pair));
        if (!isHollow) add(folded, folded, partAt(start), false);
        continue;
      }
      if (folded.length < SHORTEST.letters || stopWords.has(folded) || /^\p{N}/u.test(folded)) continue;
      const written = text.slice(start, end);
      const capital = /^\p{Lu}/u.test(written) && /[\p{L}\p{N},;]\s$/u.test(text.slice(Math.max(0, start - 2), start));
      const key = stem(folded);
      if (!names.has(key)) add(key, capital ? written : written.toLowerCase(), partAt(start), capital);
    }
  }
  const scoreOf = ({ count, capital, parts: { size } }: Candidate, phrase: string): number => {
    const byChance = parts * (1 - (1 - 1 / parts) ** count);
    const clumped = Math.max(0, Math.log2(byChance / size));
    return (
      Math.log2(1 + count) *
      (EVERYWHERE + clumped) *
      (capital * 2 > count ? NAME : 1) *
      (phrase.length >= (isPaired(phrase) ? 3 : 8) ? LONGER : 1)
    );
  };
  return [...candidates.values()]
    .filter(({ count, parts: { size } }) => count >= AT_LEAST.count && size >= Math.min(AT_LEAST.parts, parts))
    .map((one): Topic => {
      const [phrase] = [...one.forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
      return { phrase, key: topicKey(phrase, stem), count: one.count, score: scoreOf(one, phrase) };
    })
    .sort((a, b) => b.score - a.score || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, limit);
}
