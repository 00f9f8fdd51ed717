import type { Episode, Span, Turn } from '../episodes/episode.ts';
import { ELSEWHERE } from '../models/elsewhere.ts';
import { KINDS, type Kind } from '../text/kinds.ts';
import type { LanguageRules } from '../text/language.ts';
import { rulesOf } from '../text/languages.ts';
import { scaleAt } from '../text/sentences.ts';
import { isPaired, type Word } from '../text/words.ts';
import { chanceOf } from './grades.ts';
import { type PlacedSentence, readerOf } from './places.ts';
import { isQuotable, NOTHING_WANTED } from './quotable.ts';
import type { StandaloneSpan } from './standalone.ts';

/*
 * Quotes that can stand alone, in other languages than English: by the kinds of everyday words that they are told with, beside
 * those of their episode. How one says what is worth hearing is much alike: of people, of what is, must be and never is; not
 * of "this here", of what was said a moment ago or of the show.
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
/** Of all sentences: what so many open with leans on what was before. */
const USUAL_OPENER = { any: 0.01, stopWord: 0.003, least: 3 };
const LEAST_CONTENT = 4;
/** … and in each of two sentences: "Yes, yes." is no part of a quote. */
const LEAST_OF_EACH = 3;
/** What is found at all. */
const LEAST = 0.08;
/**
 * Strict readers would post 4 of 100 of all runs, and one in four of the best. Their order is what counts: this is added to the
 * log odds, so that as many are offered as in English, whose chances are those of the best.
 */
const OFFERED = 2.5;
/** In code units of letters like these: what is read for a sponsor takes half a minute, and what stands so near belongs to it. */
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

/** What may be quoted at all, in order: whole sentences that hold no address, name of a speaker or question. */
export function runsElsewhere(episode: Pick<Episode, 'turns' | 'speakers'>, language: string): RunElsewhere[] {
  const { turns, speakers } = episode;
  const people = speakers.flatMap(({ name }) => name.split(/\s+/)).filter((name) => name.length > 1);
  const rules = rulesOf(language);
  const says = ({ folded }: Word) => !rules.stopWords.has(folded);
  const sentencesIn = readerOf(episode);
  const spoken = turns.filter(({ voice }) => voice !== 'notes');
  const habits = habitsOf(spoken, sentencesIn, rules);

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
    const length = text.length * scaleAt(turn.text, span.start);
    if (length < SHORTEST || length > LONGEST || !WHOLE.test(text) || LOWER.test(text)) return null;
    if (HOUSEKEEPING.test(text) || ADDRESS.test(text)) return null;
    if (head!.place.edge || !isQuotable(turn, span, NOTHING_WANTED)) return null;
    if (told.reduce((sum, one) => sum + one.content, 0) < LEAST_CONTENT) return null;
    if (people.some((name) => text.includes(name))) return null;
    if (run.some(({ words }) => words.filter(says).length < LEAST_OF_EACH)) return null;
    const features = [
      1,
      ...sharesOf(told).map((share, i) => share - habits.shares[i]!),
      ...OPENING.map((kind) => (told[0]!.opens.includes(KINDS.indexOf(kind)) ? 1 : 0)),
      length / 100,
      leans(head!) ? 1 : 0,
      head!.place.afterQuestion ? 1 : 0,
    ];
    return { turn: turn.index, ...span, features };
  };

  return spoken.flatMap((turn) => {
    const sentences = sentencesIn(turn);
    const told = sentences.map((one) => toldBy(one, rules));
    const sold = sentences.filter((_, i) => told[i]!.counts[SELLING]! > 0);
    const isFit = (one: PlacedSentence | undefined) =>
      one?.whole === true &&
      one.words.length > 0 &&
      !/[?？؟]/.test(one.text) &&
      !sold.some((other) => gapBetween(one, other) * scaleAt(turn.text, one.start) < NEAR_SELLING);
    return sentences.flatMap((_, from) => {
      const runs: RunElsewhere[] = [];
      for (let to = from; to < from + MOST_SENTENCES && isFit(sentences[to]); to++) {
        const run = runOf(turn, sentences.slice(from, to + 1), told.slice(from, to + 1));
        if (run) runs.push(run);
      }
      return runs;
    });
  });
}

const SELLING = KINDS.indexOf('selling');
const gapBetween = (one: Span, other: Span): number => Math.max(one.start - other.end, other.start - one.end);

/** How a sentence is told. */
interface Told {
  /** Words of each kind, and a tenth of the letters. */
  counts: number[];
  /** Words; where these are not written apart, about so many. */
  words: number;
  content: number;
  /** The kinds of its first word, as places in `KINDS`. */
  opens: readonly number[];
}

function toldBy({ text, words }: PlacedSentence, { kinds, stopWords }: LanguageRules): Told {
  const counts = KINDS.map(() => 0);
  let opens: readonly number[] = [];
  const isApart = words[0] === undefined || !isPaired(words[0].folded);
  if (isApart) {
    for (const { folded } of words) {
      const own = kinds?.get(folded);
      if (own === undefined) continue;
      for (const kind of own) counts[kind]!++;
    }
    opens = kinds?.get(words[0]?.folded ?? '') ?? [];
  } else {
    const folded = text.toLowerCase();
    for (const [word, own] of kinds ?? []) {
      const times = folded.split(word).length - 1;
      if (folded.startsWith(word)) opens = [...opens, ...own];
      for (const kind of own) counts[kind]! += times;
    }
  }
  const content = words.filter((one) => !stopWords.has(one.folded)).length;
  const letters = words.reduce((sum, { folded }) => sum + folded.length, 0);
  const size = isApart ? words.length : (text.length * scaleAt(text, 0)) / WORD;
  return { counts: [...counts, letters / 10], words: size, content, opens };
}

/** Of ten words of a stretch. */
function sharesOf(told: readonly Told[]): number[] {
  const words = told.reduce((sum, one) => sum + one.words, 0);
  return told[0]!.counts.map(
    (_, i) => (10 * told.reduce((sum, { counts }) => sum + counts[i]!, 0)) / Math.max(1, words),
  );
}

/** What an episode's sentences open with, and how they are told on average. */
function habitsOf(spoken: readonly Turn[], sentencesIn: (turn: Turn) => PlacedSentence[], rules: LanguageRules) {
  const openers = new Map<string, number>();
  const told: Told[] = [];
  for (const turn of spoken) {
    for (const sentence of sentencesIn(turn)) {
      const first = sentence.words[0]?.folded;
      if (first === undefined) continue;
      told.push(toldBy(sentence, rules));
      openers.set(first, (openers.get(first) ?? 0) + 1);
    }
  }
  return {
    shares: told.length === 0 ? [] : sharesOf(told),
    isUsual: ({ folded }: Word) => {
      const times = openers.get(folded)!;
      const share = times / told.length;
      const least = rules.stopWords.has(folded) ? USUAL_OPENER.stopWord : USUAL_OPENER.any;
      return times >= USUAL_OPENER.least && share > least;
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
