import type { Turn } from '../episodes/episode.ts';
import { TOPICS } from '../models/topics.ts';
import { NEVER_IN_TOPICS } from '../text/common-words.ts';
import { everydayShare } from '../text/everyday.ts';
import { foldWord } from '../text/folding.ts';
import { LANGUAGES, rulesOf } from '../text/languages.ts';
import { typedWords } from '../text/typed.ts';
import { isPaired, isStopWord, wordsOf } from '../text/words.ts';
import { type Topic, topicKey } from './topics.ts';

/** A word must come up so often, in so many parts of the episode. */
const AT_LEAST = { count: 3, parts: 2 };
const SHORTEST = { letters: 4, paired: 2 };
const LONGEST_PAIRED = 8;
/** Parts of equal length that an episode is divided into, and the fewest code units of one. */
const PARTS = { most: 60, least: 300 };
/** Capitals within sentences, of all words, with which they tell a noun. Captions may have none, or nothing else. */
const CAPITALS = { least: 0.05, most: 0.4 };
/**
 * Share of a word's places right after an article, from which on it is a noun: of the German words that were graded 82
 * in 100 of those above it are written with a capital, 45 of those below.
 */
const AFTER_ARTICLES = 0.25;
/** Powers of two by which a word is said more often than elsewhere: what is told apart. */
const OFTENER = { least: -2, most: 8 };
/** `oftener` in a language without a list of common words: about the mean of the words that were graded in others. */
const UNKNOWN = 0.6;
/** The share of a word that is not among the ten thousand commonest. */
const RARE = 1e-5;
/** Where at least this share of the words is not written apart, English ones of general talk are no topics. */
const JOINED = 0.1;
/** Topics count about as much so as English ones do in `topics.ts`, beside which they stand in a mixed archive. */
const SCALE = 2;
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
  afterArticle: number;
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
 * The topics of an episode in another language than English: words that it comes back to, by how often, and by how
 * likely a reader is to press them (`npm run learn -- topics`). Where words are not written apart, those of the
 * runtime's dictionary.
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
      const score = SCALE * Math.log2(1 + count) * chanceOf(features) ** 2;
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

/** Every word that an episode comes back to, but for those of the names in `exclude`. */
export function wordsOfEpisode(turns: readonly Turn[], language: string, exclude: readonly string[]): WordOfEpisode[] {
  const counted = countWords(turns, language, exclude);
  const least = Math.min(AT_LEAST.parts, counted.parts);
  const isEnglish = counted.joined > JOINED * counted.said;
  return [...counted.candidates].flatMap(([key, one]): WordOfEpisode[] => {
    if (one.count < AT_LEAST.count || one.parts.size < least) return [];
    if (isEnglish && (isStopWord(key) || NEVER_IN_TOPICS.has(key))) return [];
    const [phrase] = [...one.forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
    return [{ phrase, count: one.count, features: featuresOf(one, phrase, counted, language) }];
  });
}

/** The words of an episode, counted. */
interface Counted {
  /** By their stems. */
  candidates: Map<string, Candidate>;
  /** Parts that it is divided into. */
  parts: number;
  /**
   * All words; those of which that are not written apart, and those with a capital that no beginning of a sentence
   * explains.
   */
  said: number;
  joined: number;
  capitals: number;
}

function countWords(turns: readonly Turn[], language: string, exclude: readonly string[]): Counted {
  const { stem, stopWords, articles } = rulesOf(language);
  const names = new Set(exclude.flatMap((name) => wordsOf(name).map(({ folded }) => stem(folded))));
  const candidates = new Map<string, Candidate>();
  const add = (key: string, form: string, part: number, capital = false, afterArticle = false) => {
    const one = candidates.get(key) ?? { count: 0, capital: 0, afterArticle: 0, parts: new Set(), forms: new Map() };
    candidates.set(key, one);
    one.count++;
    if (capital) one.capital++;
    if (afterArticle) one.afterArticle++;
    one.parts.add(part);
    one.forms.set(form, (one.forms.get(form) ?? 0) + 1);
  };
  const length = turns.reduce((sum, { text }) => sum + text.length, 0);
  const counted = {
    parts: Math.max(1, Math.min(PARTS.most, Math.floor(length / PARTS.least))),
    said: 0,
    joined: 0,
    capitals: 0,
  };
  let before = 0;
  for (const { text, marks } of turns) {
    const partAt = (at: number) => Math.floor(((before + at) * counted.parts) / length);
    before += text.length;
    if (marks.length > 0) continue;
    let previous = '';
    for (const { folded, pairs, start, end } of typedWords(text)) {
      const afterArticle = articles?.has(previous) === true;
      previous = articles ? text.slice(start, end).normalize('NFC').toLowerCase() : '';
      counted.said++;
      if (pairs !== undefined) {
        counted.joined++;
        if (folded.length < SHORTEST.paired || folded.length > LONGEST_PAIRED) continue;
        const isHollow = HIRAGANA.test(folded) || stopWords.has(folded) || pairs.some((pair) => stopWords.has(pair));
        if (!isHollow) add(folded, folded, partAt(start));
        continue;
      }
      if (folded.length < SHORTEST.letters || stopWords.has(folded) || /^\p{N}/u.test(folded)) continue;
      const written = text.slice(start, end);
      const capital = /^\p{Lu}/u.test(written) && /[\p{L}\p{N},;]\s$/u.test(text.slice(Math.max(0, start - 2), start));
      if (capital) counted.capitals++;
      const key = stem(folded);
      if (!names.has(key)) add(key, capital ? written : written.toLowerCase(), partAt(start), capital, afterArticle);
    }
  }
  return { candidates, ...counted };
}

/** In the order of `TOPIC_FEATURES`. */
function featuresOf(one: Candidate, phrase: string, { parts, said, capitals }: Counted, language: string): number[] {
  const { stopWords, articles } = rulesOf(language);
  const byCapitals =
    capitalisesNouns(language) && capitals >= CAPITALS.least * said && capitals <= CAPITALS.most * said;
  const nouns = byCapitals || articles !== undefined;
  // What it is about stands together, in fewer parts than chance would have it (residual idf: Church and Gale, 1995).
  const byChance = parts * (1 - (1 - 1 / parts) ** one.count);
  const large = one.capital * 2 > one.count;
  const paired = isPaired(phrase);
  return [
    1,
    Math.log2(byChance / one.parts.size),
    oftenerOf([...one.forms.keys()], one.count / said, language),
    nouns && (large || (!byCapitals && one.afterArticle >= AFTER_ARTICLES * one.count)) ? 1 : 0,
    nouns ? 1 : 0,
    !nouns && large ? 1 : 0,
    paired ? 0 : Math.log2(1 + phrase.length),
    paired ? 1 : 0,
    paired && phrase.length >= 3 ? 1 : 0,
    paired && (stopWords.has(phrase[0]!) || stopWords.has(phrase.at(-1)!)) ? 1 : 0,
    Math.log2(one.count),
  ];
}

const capitalisesNouns = (language: string): boolean =>
  LANGUAGES.find(({ code }) => code === language)?.capitalNouns === true;

/** How much more often a word is said than elsewhere, as a share of what is told apart. */
function oftenerOf(forms: readonly string[], share: number, language: string): number {
  let usual = 0;
  for (const form of new Set(forms.map(foldWord))) {
    const one = everydayShare(form, language);
    if (one === null) return UNKNOWN;
    usual += one;
  }
  const { least, most } = OFTENER;
  return Math.min(most, Math.max(least, Math.log2(share / Math.max(RARE, usual)))) / most;
}
