import { lazy } from '../lazy.ts';
import { ANY_LANGUAGE, PAIRS, POSTED, WEIGHTS, WORDS } from '../models/reading.ts';
import { readWordScores } from '../models/word-scores.ts';
import { isStopWord, type Word } from '../text/words.ts';
import { columnsOf, createVocabulary, DENSE, encode, spanFeatures, sumAt } from './encoding.ts';
import type { SentenceInPlace } from './features.ts';

/** What a strict reader may give a stretch of one to three sentences: see `data/labels/RUBRIC.md`. */
export type Mark = 'understood' | 'whole' | 'says' | 'post' | 'advert';

const MARKS = Object.keys(WEIGHTS) as Mark[];

/** What was learned, as it is reckoned with: read when the first sentence is graded. */
const learned = lazy(() => {
  const vocabulary = createVocabulary(WORDS.split(' '), PAIRS.split('|'));
  const columns = columnsOf(vocabulary);
  // Weights are written in hundredths.
  const models = forMarks((mark) => Float32Array.from(WEIGHTS[mark].split(' '), (weight) => Number(weight) / 100));
  // For sentences in other languages, which hold too few of the words that are known.
  const plain = forMarks((mark) => {
    const model = models[mark].slice().fill(0, 0, columns.span);
    for (const one of ANY_LANGUAGE[mark].split(' ')) {
      const [at, weight] = one.split(':');
      model[Number(at)] = Number(weight) / 100;
    }
    return model;
  });
  const scores = readWordScores();
  /** Where the scores of each mark stand. */
  const scored = forMarks((mark) => scores.marks.indexOf(mark));
  return { vocabulary, columns, models, plain, scores, scored };
});

function forMarks<T>(make: (mark: Mark) => T): Record<Mark, T> {
  return Object.fromEntries(MARKS.map((mark) => [mark, make(mark)])) as Record<Mark, T>;
}

/** Share of words from which on what is not known is another language. Of English sentences one in twenty knows fewer. */
const UNKNOWN = 0.5;

/** What a sentence adds to the log odds of a mark, wherever it stands in a stretch, and besides as the first and the last of it. */
export interface Parts {
  any: number;
  first: number;
  last: number;
}

/** A sentence that was read once: every stretch that holds it is graded from this. */
export type Read = Record<Mark, Parts>;

export function read(sentence: SentenceInPlace): Read {
  const { vocabulary, columns, models, plain, scored } = learned();
  const encoded = encode(sentence, vocabulary);
  const foreign = encoded.dense[DENSE - 1]! > UNKNOWN;
  const model = foreign ? plain : models;
  const meaning = foreign ? null : meaningOf(sentence.words);
  return forMarks((mark) => ({
    any: sumAt(model[mark], 'any', encoded, columns) + (meaning === null ? 0 : meaning[scored[mark]]!),
    first: sumAt(model[mark], 'first', encoded, columns),
    last: sumAt(model[mark], 'last', encoded, columns),
  }));
}

/** For each mark what the words that say something add on average; null where none of them is known. */
function meaningOf(words: readonly Word[]): Float64Array | null {
  const { scores } = learned();
  const size = scores.marks.length;
  const sums = new Float64Array(size);
  let known = 0;
  for (const { folded } of words) {
    if (isStopWord(folded)) continue;
    const row = scores.row(folded);
    if (row === undefined) continue;
    known++;
    for (let i = 0; i < size; i++) sums[i]! += scores.scores[row * size + i]!;
  }
  if (known === 0) return null;
  return sums.map((sum) => (sum * scores.step) / known);
}

/**
 * The log odds that a strict reader gives a mark to a stretch.
 *
 * @param run Its sentences, one to three.
 * @param length Code units.
 */
export function oddsOf(mark: Mark, run: readonly Parts[], length: number): number {
  const { models, columns } = learned();
  let any = 0;
  for (const one of run) any += one.any;
  const span = spanFeatures(run.length, length);
  let sum = any / run.length + run[0]!.first + run.at(-1)!.last;
  for (let i = 0; i < span.length; i++) sum += models[mark][columns.span + i]! * span[i]!;
  return sum;
}

/** The chance that goes with log odds. */
export function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/** The chance of each mark for a stretch of one to three sentences. */
export function chancesOf(run: readonly Read[], length: number): Record<Mark, number> {
  const chances = {} as Record<Mark, number>;
  for (const mark of MARKS) {
    const parts = run.map((one): Parts => one[mark]);
    chances[mark] = chanceOf(oddsOf(mark, parts, length));
  }
  return chances;
}

/** No chance is taken for smaller than this. */
const LEAST = 1e-4;

/** Logarithms of the chances that a stretch is understood, is whole, says something, is posted and is no advert, and 1. */
export function logsOf({ understood, whole, says, post, advert }: Record<Mark, number>): number[] {
  const log = (chance: number) => Math.log(Math.max(LEAST, chance));
  return [log(understood), log(whole), log(says), log(post), log(1 - advert), 1];
}

/**
 * The chance that a strict reader posts a quote that the rules let through (`standaloneQuotes`), from what the rules give it and
 * the chances of all marks.
 *
 * @param rules The chance by the rules, 0–1.
 */
export function worthPosting(rules: number, chances: Record<Mark, number>): number {
  let sum = 0;
  for (const [i, value] of postingOf(rules, chances).entries()) sum += POSTED[i]! * value;
  return chanceOf(sum);
}

/** What `POSTED` weighs. */
export function postingOf(rules: number, chances: Record<Mark, number>): number[] {
  const bounded = Math.min(1 - LEAST, Math.max(LEAST, rules));
  return [...logsOf(chances), Math.log(bounded / (1 - bounded))];
}
