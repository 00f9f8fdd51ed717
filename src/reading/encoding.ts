import { FEATURES, featuresOf, type SentenceInPlace } from './features.ts';

/** The words, and the pairs of neighbours, that a model knows; each has a number. */
export interface Vocabulary {
  readonly words: readonly string[];
  readonly pairs: readonly string[];
  /** -1 for one that it does not know. */
  word(folded: string): number;
  pair(first: number, second: number): number;
}

/** @param pairs Two words of `words` each, with a blank between them. */
export function createVocabulary(words: readonly string[], pairs: readonly string[]): Vocabulary {
  const numbers = new Map(words.map((word, i) => [word, i]));
  const word = (folded: string): number => numbers.get(folded) ?? -1;
  const size = words.length;
  const both = new Map(
    pairs.map((pair, i) => {
      const [first = '', second = ''] = pair.split(' ');
      return [word(first) * size + word(second), i];
    }),
  );
  return {
    words,
    pairs,
    word,
    pair: (first, second) => (first < 0 || second < 0 ? -1 : (both.get(first * size + second) ?? -1)),
  };
}

/** A sentence as numbers. Words and pairs by their numbers in the vocabulary, each once; -1 for unknown ones. */
export interface Encoded {
  /** In the order of `FEATURES`, and the share of words that the vocabulary does not know. */
  dense: Float64Array;
  words: number[];
  pairs: number[];
  first: number;
  firstPair: number;
  last: number;
}

/** Numbers in `Encoded.dense`. */
export const DENSE = FEATURES.length + 1;

export function encode(sentence: SentenceInPlace, vocabulary: Vocabulary): Encoded {
  const ids = sentence.words.map(({ folded }) => vocabulary.word(folded));
  const words = new Set<number>();
  const pairs = new Set<number>();
  let unknown = 0;
  for (const [i, id] of ids.entries()) {
    if (id < 0) unknown++;
    else words.add(id);
    const pair = i === 0 ? -1 : vocabulary.pair(ids[i - 1]!, id);
    if (pair >= 0) pairs.add(pair);
  }
  const dense = new Float64Array(DENSE);
  dense.set(featuresOf(sentence));
  dense[DENSE - 1] = unknown / Math.max(1, ids.length);
  return {
    dense,
    words: [...words],
    pairs: [...pairs],
    first: ids[0] ?? -1,
    firstPair: ids.length > 1 ? vocabulary.pair(ids[0]!, ids[1]!) : -1,
    last: ids.at(-1) ?? -1,
  };
}

/**
 * Where the weights of a model stand in one list. A stretch of one to three sentences is read as the mean of its sentences,
 * and besides as its first and its last one, since what opens it and what ends it may lean on what is not there.
 */
export function columnsOf({ words, pairs }: Vocabulary) {
  const [w, p] = [words.length, pairs.length];
  const first = DENSE + w + p;
  const last = first + DENSE + w + p;
  const span = last + DENSE + w;
  return { any: 0, first, last, span, size: span + SPAN, words: w, pairs: p };
}
export type Columns = ReturnType<typeof columnsOf>;

/** Of the stretch as a whole: one of one, two and three sentences; short; long; its length. */
const SPAN = 6;
/** Code units. */
const LENGTH = { short: 70, long: 280, most: 400 };

export function spanFeatures(sentences: number, length: number): number[] {
  return [
    sentences === 1 ? 1 : 0,
    sentences === 2 ? 1 : 0,
    sentences >= 3 ? 1 : 0,
    length < LENGTH.short ? 1 : 0,
    length > LENGTH.long ? 1 : 0,
    Math.min(length, LENGTH.most) / LENGTH.most,
  ];
}

/** Sums a list of weights over a sentence's numbers at one place of `columnsOf`. */
export function sumAt(
  weights: ArrayLike<number>,
  place: 'any' | 'first' | 'last',
  { dense, words, pairs, first, firstPair, last }: Encoded,
  columns: Columns,
): number {
  const from = columns[place];
  let sum = 0;
  for (let i = 0; i < DENSE; i++) sum += weights[from + i]! * dense[i]!;
  const wordsFrom = from + DENSE;
  const pairsFrom = wordsFrom + columns.words;
  if (place === 'any') {
    for (const word of words) sum += weights[wordsFrom + word]!;
    for (const pair of pairs) sum += weights[pairsFrom + pair]!;
  } else if (place === 'first') {
    if (first >= 0) sum += weights[wordsFrom + first]!;
    if (firstPair >= 0) sum += weights[pairsFrom + firstPair]!;
  } else if (last >= 0) sum += weights[wordsFrom + last]!;
  return sum;
}
