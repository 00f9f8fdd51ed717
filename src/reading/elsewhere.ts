import type { Episode, Turn } from '../episodes/episode.ts';
import { ELSEWHERE } from '../models/elsewhere.ts';
import { KINDS, type Kind } from '../text/kinds.ts';
import type { LanguageRules } from '../text/language.ts';
import { rulesOf } from '../text/languages.ts';
import { scaleAt } from '../text/sentences.ts';
import { isPaired, type Word, wordsOf } from '../text/words.ts';
import { chanceOf } from './grades.ts';
import { type PlacedSentence, readerOf } from './places.ts';
import { isQuotable, NOTHING_WANTED } from './quotable.ts';
import type { StandaloneSpan } from './standalone.ts';

/*
 * Quotes that can stand alone, in other languages than English: by the kinds of everyday words that they are told
 * with, beside those of their episode. How one says what is worth hearing is much alike: of people, of what is, must
 * be and never is; not of "this here", of what was said a moment ago or of the show.
 */

const OPENING = ['pointing', 'always'] as const satisfies readonly Kind[];

/** What the model weighs, in this order; kinds as so many of ten words. They and `letters` beside what is usual in
 * the episode. */
export const ELSEWHERE_FEATURES = [
  'base',
  ...KINDS,
  /** Letters of a word. */
  'letters',
  ...OPENING.map((kind) => `opens_${kind}` as const),
  /** In hundreds of code units of letters like these. */
  'length',
  /** Opens with what leans on the sentence before. */
  'leans',
  /** Comes right after a question. */
  'asked',
] as const;

/** A run of whole sentences of a turn, and its features. */
export interface RunElsewhere {
  turn: number;
  start: number;
  end: number;
  features: number[];
}

/** In code units of letters like these. */
const SHORTEST = 60;
const LONGEST = 400;
const MOST_SENTENCES = 3;
/** About the mean of those that were graded, in hundreds. */
const USUAL_LENGTH = 1.8;
/** Of all sentences: what so many open with leans on what was before. */
const USUAL_OPENER = { any: 0.01, stopWord: 0.003, least: 3 };
const LEAST_CONTENT = 4;
/** … and in each of two sentences: "Yes, yes." is no part of a quote. */
const LEAST_OF_EACH = 3;
/** What is found at all. */
const LEAST = 0.08;
/**
 * Strict readers would post 4 of 100 of all runs, and one in four of the best. Their order is what counts: this is
 * added to the log odds, so that as many are offered as in English, whose chances are those of the best.
 */
const OFFERED = 2.5;
/**
 * In code units of letters like these: what is read for a sponsor takes half a minute, and what stands so near belongs
 * to it.
 */
const NEAR_SELLING = 400;
/** Code units of a word, where words are not written apart. */
const WORD = 6;
const WHOLE = /[.!。！｡।۔]["”’')\]」』»“]*$/u;
/** Of the show itself, in words that many languages share; and addresses. */
const HOUSEKEEPING =
  /\b(?:podcasts?|newsletter|patreon|instagram|twitter|reddit|youtube|spotify|e-?mail|show ?notes?)\b/iu;
const ADDRESS = /\p{L}\.(?:com|org|net|io|de|fr|es|it|pt|nl|jp|cn|tw)\b/iu;
const LOWER = /^["“„«»‘'(]?\p{Ll}/u;

/** As `standaloneQuotes`, for an episode in another language than English. */
export function quotesElsewhere(episode: Pick<Episode, 'turns' | 'speakers'>, language: string): StandaloneSpan[] {
  const weights = ELSEWHERE_FEATURES.map((name) => ELSEWHERE[name]);
  const found = runsElsewhere(episode, language).flatMap(({ turn, start, end, features }) => {
    const odds = features.reduce((sum, value, i) => sum + value * weights[i]!, OFFERED);
    const score = Math.round(1000 * chanceOf(odds)) / 1000;
    return score < LEAST ? [] : [{ turn, start, end, score, post: score }];
  });
  return apart(found);
}

/**
 * What may be quoted at all, in order: whole sentences that hold no address, name of a speaker or question, and no
 * advert is near.
 */
export function runsElsewhere(episode: Pick<Episode, 'turns' | 'speakers'>, language: string): RunElsewhere[] {
  const rules = rulesOf(language);
  const says = ({ folded }: Word) => !rules.stopWords.has(folded);
  const namesSomebody = namesIn(episode);
  const sentencesIn = readerOf(episode);
  const turns = episode.turns
    .filter(({ voice }) => voice !== 'notes')
    .map((turn) => {
      const sentences = sentencesIn(turn).filter(({ words }) => words.length > 0);
      return { turn, sentences, told: sentences.map((one) => toldBy(one, rules)) };
    });
  const habits = habitsOf(
    turns.flatMap(({ sentences, told }) => sentences.map((one, i) => [one, told[i]!])),
    rules,
  );
  const isNearSelling = nearSelling(turns.flatMap(({ told }) => told));

  const leans = ({ text, words }: PlacedSentence): boolean =>
    habits.isUsual(words[0]!) ||
    (rules.leaning !== undefined &&
      ('has' in rules.leaning
        ? rules.leaning.has(words[0]!.folded)
        : rules.leaning.some((first) => text.startsWith(first))));

  const runOf = (turn: Turn, run: readonly PlacedSentence[], told: readonly Told[]): RunElsewhere | null => {
    const [head] = run;
    const span = { start: head!.start, end: run.at(-1)!.end };
    const text = turn.text.slice(span.start, span.end);
    const length = told.reduce((sum, one) => sum + one.length, 0);
    if (length < SHORTEST || length > LONGEST || !WHOLE.test(text) || LOWER.test(text)) return null;
    if (HOUSEKEEPING.test(text) || ADDRESS.test(text)) return null;
    if (head!.place.edge || !isQuotable(turn, span, NOTHING_WANTED)) return null;
    if (told.reduce((sum, one) => sum + one.content, 0) < LEAST_CONTENT) return null;
    if (run.some((one) => namesSomebody(one) || one.words.filter(says).length < LEAST_OF_EACH)) return null;
    const features = [
      1,
      ...sharesOf(told).map((share, i) => share - habits.shares[i]!),
      ...OPENING.map((kind) => (told[0]!.opens.includes(KINDS.indexOf(kind)) ? 1 : 0)),
      // Where nothing else is known, the longest are not the best.
      rules.kinds === undefined ? USUAL_LENGTH : length / 100,
      leans(head!) ? 1 : 0,
      head!.place.afterQuestion ? 1 : 0,
    ];
    return { turn: turn.index, ...span, features };
  };

  return turns.flatMap(({ turn, sentences, told }) => {
    const isFit = (at: number) =>
      sentences[at]?.whole === true && !/[?？؟]/.test(sentences[at].text) && !isNearSelling.has(told[at]!);
    return sentences.flatMap((_, from) => {
      const runs: RunElsewhere[] = [];
      for (let to = from; to < from + MOST_SENTENCES && isFit(to); to++) {
        const run = runOf(turn, sentences.slice(from, to + 1), told.slice(from, to + 1));
        if (run) runs.push(run);
      }
      return runs;
    });
  });
}

/**
 * Whether a sentence names one of the speakers: by whole words, where words are written apart; "von" and "de" are
 * none.
 */
function namesIn({ speakers }: Pick<Episode, 'speakers'>): (sentence: PlacedSentence) => boolean {
  const parts = speakers.flatMap(({ name }) => {
    const all = name.split(/\s+/).filter((part) => part.length > 1);
    const large = all.filter((part) => !/^\p{Ll}/u.test(part));
    return large.length > 0 ? large : all;
  });
  const joined = parts.filter((part) => isPaired(part));
  const folded = new Set(
    parts.filter((part) => !isPaired(part)).flatMap((part) => wordsOf(part).map((one) => one.folded)),
  );
  // "Noras Studie".
  const isOne = (word: string) => folded.has(word) || (word.endsWith('s') && folded.has(word.slice(0, -1)));
  return ({ text, words }) => words.some((word) => isOne(word.folded)) || joined.some((part) => text.includes(part));
}

/** How a sentence is told. */
interface Told {
  /** Words of each kind, and a tenth of the letters. */
  counts: number[];
  /** Words; where these are not written apart, about so many. */
  words: number;
  /** In code units of letters like these. */
  length: number;
  content: number;
  /** The kinds of its first word, as places in `KINDS`. */
  opens: readonly number[];
  isSelling: boolean;
}

function toldBy({ text, words }: PlacedSentence, { kinds: known, stopWords }: LanguageRules): Told {
  const paired = words.filter(({ folded }) => isPaired(folded));
  const areApart = paired.length * 2 <= words.length;
  const length = text.length * (areApart ? 1 : scaleAt(text, paired[0]!.start));
  const counts = KINDS.map(() => 0);
  let opens: readonly number[] = [];
  let isSelling = false;
  const meet = (word: string, first: boolean) => {
    const own = known?.kinds.get(word) ?? [];
    for (const kind of own) counts[kind]!++;
    if (first) opens = own;
    isSelling ||= known?.selling.has(word) === true;
  };
  if (areApart) for (const [i, { start, end }] of words.entries()) meet(asWritten(text.slice(start, end)), i === 0);
  else
    for (const { 0: word, index } of known?.anywhere ? asWritten(text).matchAll(known.anywhere) : [])
      meet(word, index === 0);
  const content = words.filter((one) => !stopWords.has(one.folded)).length;
  const letters = words.reduce((sum, { folded }) => sum + folded.length, 0);
  const size = areApart ? words.length : length / WORD;
  return { counts: [...counts, letters / 10], words: size, length, content, opens, isSelling };
}

const asWritten = (text: string): string => text.normalize('NFC').toLowerCase();

/** Of ten words of a stretch. */
function sharesOf(told: readonly Told[]): number[] {
  const words = told.reduce((sum, one) => sum + one.words, 0);
  return told[0]!.counts.map(
    (_, i) => (10 * told.reduce((sum, { counts }) => sum + counts[i]!, 0)) / Math.max(1, words),
  );
}

/** The sentences that stand in an advert or near it, in this or in other turns. */
function nearSelling(told: readonly Told[]): Set<Told> {
  const near = new Set<Told>();
  for (const order of [told, [...told].reverse()]) {
    let since = Number.POSITIVE_INFINITY;
    for (const one of order) {
      if (one.isSelling) since = 0;
      if (since < NEAR_SELLING) near.add(one);
      if (!one.isSelling) since += one.length;
    }
  }
  return near;
}

/** What an episode's sentences open with, and how they are told on average. */
function habitsOf(read: readonly (readonly [PlacedSentence, Told])[], { stopWords }: LanguageRules) {
  const openers = new Map<string, number>();
  for (const [{ words }] of read) openers.set(words[0]!.folded, (openers.get(words[0]!.folded) ?? 0) + 1);
  return {
    shares: read.length === 0 ? [] : sharesOf(read.map(([, told]) => told)),
    isUsual: ({ folded }: Word) => {
      const times = openers.get(folded)!;
      const least = stopWords.has(folded) ? USUAL_OPENER.stopWord : USUAL_OPENER.any;
      return times >= USUAL_OPENER.least && times / read.length > least;
    },
  };
}

/** The better of any two quotes of a turn that share a sentence, in order. */
function apart(found: readonly StandaloneSpan[]): StandaloneSpan[] {
  const kept = new Map<number, StandaloneSpan[]>();
  for (const quote of [...found].sort((a, b) => b.score - a.score || a.start - b.start)) {
    const own = kept.get(quote.turn) ?? [];
    if (own.some((other) => other.start < quote.end && other.end > quote.start)) continue;
    kept.set(quote.turn, [...own, quote]);
  }
  return [...kept.values()].flat().sort((a, b) => a.turn - b.turn || a.start - b.start);
}
