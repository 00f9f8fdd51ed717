import type { Turn } from '../episodes/episode.ts';
import { TOPICS } from '../models/topics.ts';
import { everydayShare } from '../text/everyday.ts';
import { foldWord } from '../text/folding.ts';
import { LANGUAGES, rulesOf, USUAL_LANGUAGE } from '../text/languages.ts';
import { typedWords } from '../text/typed.ts';
import { isPaired, wordsOf } from '../text/words.ts';
import { type Topic, topicKey } from './topics.ts';

/** A word must come up so often, in so many parts of the episode. */
const AT_LEAST = { count: 3, parts: 2 };
const SHORTEST = { letters: 4, paired: 2 };
const LONGEST_PAIRED = 8;
/** Parts of equal length that an episode is divided into, and the fewest code units of one. */
const PARTS = { most: 60, least: 300 };
/** Share of capitals within sentences from which on they tell a noun where nouns have them. Captions may have none. */
const CAPITALS = 0.05;
/** Powers of two by which a word is said more often than where people talk of anything: what is told apart. */
const OFTENER = { least: -2, most: 8 };
/** The share of a word that is not among the ten thousand commonest. */
const RARE = 1e-5;
/** Where at least this share of the words is not written apart, English ones as common as this are no topics. */
const CHATTER = { joined: 0.1, share: 1e-4 };
const HIRAGANA = /\p{Script=Hiragana}/u;

/** What tells whether a word that an episode comes back to is a topic. */
export const TOPIC_FEATURES = [
  'base',
  'clumped',
  'oftener',
  'noun',
  'nouns',
  'name',
  'length',
  'paired',
  'longPaired',
  'littleEnds',
  'count',
] as const;

interface Candidate {
  count: number;
  /** With a capital that no beginning of a sentence explains. */
  capital: number;
  parts: Set<number>;
  forms: Map<string, number>;
}

/** A word that an episode comes back to, with `TOPIC_FEATURES`. */
export interface WordOfEpisode {
  phrase: string;
  count: number;
  features: number[];
}

/**
 * The topics of an episode in another language than English: words that it comes back to, by how often, and by how likely
 * a reader is to press them (`npm run learn -- topics`). Where words are not written apart, those of the runtime's dictionary.
 */
export function topicsElsewhere(
  turns: readonly Turn[],
  language: string,
  limit: number,
  exclude: readonly string[] = [],
): Topic[] {
  const { stem } = rulesOf(language);
  return wordsOfEpisode(turns, language, exclude)
    .map(({ phrase, count, features }): Topic => {
      const score = Math.log2(1 + count) * chanceOf(features) ** 2;
      return { phrase, key: topicKey(phrase, stem), count, score };
    })
    .sort((a, b) => b.score - a.score || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, limit);
}

const WEIGHTS = TOPIC_FEATURES.map((name) => (TOPICS as Record<string, number>)[name] ?? 0);

function chanceOf(features: readonly number[]): number {
  let sum = 0;
  for (const [i, weight] of WEIGHTS.entries()) sum += weight * features[i]!;
  return 1 / (1 + Math.exp(-sum));
}

export function wordsOfEpisode(turns: readonly Turn[], language: string, exclude: readonly string[]): WordOfEpisode[] {
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
  let said = 0;
  let capitals = 0;
  let joined = 0;
  for (const { text, marks } of turns) {
    const partAt = (at: number) => Math.floor(((before + at) * parts) / length);
    before += text.length;
    if (marks.length > 0) continue;
    for (const { folded, pairs, start, end } of typedWords(text)) {
      said++;
      if (pairs !== undefined) {
        joined++;
        if (folded.length < SHORTEST.paired || folded.length > LONGEST_PAIRED) continue;
        const isHollow = HIRAGANA.test(folded) || stopWords.has(folded) || pairs.some((pair) => stopWords.has(pair));
        if (!isHollow) add(folded, folded, partAt(start), false);
        continue;
      }
      if (folded.length < SHORTEST.letters || stopWords.has(folded) || /^\p{N}/u.test(folded)) continue;
      const written = text.slice(start, end);
      const capital = /^\p{Lu}/u.test(written) && /[\p{L}\p{N},;]\s$/u.test(text.slice(Math.max(0, start - 2), start));
      if (capital) capitals++;
      const key = stem(folded);
      if (!names.has(key)) add(key, capital ? written : written.toLowerCase(), partAt(start), capital);
    }
  }
  const nouns = LANGUAGES.find(({ code }) => code === language)?.capitalNouns === true && capitals >= CAPITALS * said;
  const isChatter = (key: string) =>
    joined > CHATTER.joined * said && !isPaired(key) && (everydayShare(key, USUAL_LANGUAGE) ?? 0) >= CHATTER.share;
  return [...candidates]
    .filter(
      ([
        ,
        {
          count,
          parts: { size },
        },
      ]) => count >= AT_LEAST.count && size >= Math.min(AT_LEAST.parts, parts),
    )
    .filter(([key]) => !isChatter(key))
    .map(
      ([
        ,
        {
          count,
          capital,
          parts: { size },
          forms,
        },
      ]) => {
        const [phrase] = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
        // What it is about stands together, in fewer parts than chance would have it (residual idf: Church and Gale, 1995).
        const byChance = parts * (1 - (1 - 1 / parts) ** count);
        const large = capital * 2 > count;
        const paired = isPaired(phrase);
        const features = [
          1,
          Math.log2(byChance / size),
          oftenerOf([...forms.keys()], count / said, language),
          nouns && large ? 1 : 0,
          nouns ? 1 : 0,
          !nouns && large ? 1 : 0,
          paired ? 0 : Math.log2(1 + phrase.length),
          paired ? 1 : 0,
          paired && phrase.length >= 3 ? 1 : 0,
          paired && (stopWords.has(phrase[0]!) || stopWords.has(phrase.at(-1)!)) ? 1 : 0,
          Math.log2(count),
        ];
        return { phrase, count, features };
      },
    );
}

/** How much more often a word is said than elsewhere, as a share of what is told apart; 0 where nothing is known of it. */
function oftenerOf(forms: readonly string[], share: number, language: string): number {
  let usual = 0;
  for (const form of new Set(forms.map(foldWord))) {
    const one = everydayShare(form, language);
    if (one === null) return 0;
    usual += one;
  }
  const { least, most } = OFTENER;
  return Math.min(most, Math.max(least, Math.log2(share / Math.max(RARE, usual)))) / most;
}
