import type { Vocabulary } from '../index/vocabulary.ts';
import { isPaired, isStopWord } from '../text/words.ts';
import type { ParsedQuery } from './query.ts';

/** What some words of a query may have been meant for. */
interface Reading {
  /** Words that were said, folded. */
  words: string[];
  /** How far it is from what was typed: a slip, a blank too many or too few, an end that is missing count 1. */
  cost: number;
  /** It is no word's likely slip: only words that stand side by side with it elsewhere tell that it was meant. */
  needsNeighbour: boolean;
}

/** One reading of the whole query, as far as it was read. */
interface Path {
  words: string[];
  cost: number;
  /** Times that two of its words stand side by side. */
  together: number;
  waiting: boolean;
}

/** Readings of one word, and of a whole query, that are gone on with. */
const MOST = 8;
/** More words than these are a question, of which one slip matters little. */
const MOST_WORDS = 6;
/** Letters of a word whose end may be missing, and of each half of two words typed as one. */
const LEAST_BEGUN = 3;
const LEAST_HALF = 2;
const END = 1;

/** So many slips may be in a word: more than are taken for granted (`allowedSlips`), since who asked decides. */
const slipsIn = ({ length }: string): number => (length < 4 ? 0 : length < 6 ? 1 : length < 9 ? 2 : 3);

/**
 * Queries that may have been meant, likeliest first: with other spellings, with words joined or apart, with ends that were
 * left out. Words of another reading were all said, and where what was typed is a word itself, or an end is missing beside
 * other words, they stand side by side with their neighbours. At most `limit`; none where it was typed as it was said.
 */
export function meantBy({ words }: ParsedQuery, spoken: Vocabulary, limit: number): string[][] {
  if (words.length === 0 || words.length > MOST_WORDS || words.some(isPaired)) return [];
  const vocabulary = { ...spoken, together: remembered((pair) => spoken.together?.(pair) ?? 0) };
  const readings = words.map((word) => readingsOf(word, words.length > 1, vocabulary));
  const ends: Path[][] = [[{ words: [], cost: 0, together: 0, waiting: false }]];
  for (let at = 0; at < words.length; at++) {
    const paths = ends[at] ?? [];
    const go = (to: number, some: readonly Reading[]) => {
      const longer = paths.flatMap((path) => some.map((reading) => joinedTo(path, reading, vocabulary)));
      ends[to] = best([...(ends[to] ?? []), ...longer.filter((path) => path !== null)], vocabulary);
    };
    go(at + 1, readings[at]!);
    if (at + 1 < words.length) go(at + 2, asOne(words[at]!, words[at + 1]!, vocabulary));
  }
  const typed = words.join(' ');
  return (ends[words.length] ?? [])
    .filter((path) => !path.waiting && path.words.join(' ') !== typed)
    .slice(0, limit)
    .map((path) => path.words);
}

/** A vocabulary that remembers what stands together: paths that end alike ask for the same pairs. */
type Spoken = Vocabulary & { together: (words: readonly string[]) => number };

function remembered(count: (pair: readonly string[]) => number): Spoken['together'] {
  const known = new Map<string, number>();
  return (pair) => {
    const key = pair.join(' ');
    const times = known.get(key) ?? count(pair);
    known.set(key, times);
    return times;
  };
}

function joinedTo(path: Path, reading: Reading, vocabulary: Spoken): Path | null {
  const last = path.words.at(-1);
  const first = reading.words[0]!;
  const beside = last === undefined || isStopWord(last) || isStopWord(first) ? 0 : vocabulary.together([last, first]);
  // What stands before had its last chance.
  if (path.waiting && beside === 0) return null;
  return {
    words: [...path.words, ...reading.words],
    cost: path.cost + reading.cost,
    together: path.together + beside,
    waiting: reading.needsNeighbour && beside === 0,
  };
}

function best(paths: Path[], vocabulary: Vocabulary): Path[] {
  const said = ({ words }: Path) => Math.min(...words.map((word) => saidTimes(word, vocabulary)));
  const byWords = new Map(paths.map((path) => [path.words.join(' '), path]));
  return [...byWords.values()]
    .sort((a, b) => a.cost - b.cost || b.together - a.together || said(b) - said(a))
    .slice(0, MOST);
}

function saidTimes(word: string, vocabulary: Vocabulary): number {
  return vocabulary.frequency(vocabulary.stemOf?.(word) ?? word);
}

function readingsOf(word: string, hasNeighbours: boolean, vocabulary: Spoken): Reading[] {
  if (isStopWord(word)) return [{ words: [word], cost: 0, needsNeighbour: false }];
  const isSaid = vocabulary.says?.(word) ?? vocabulary.frequency(word) > 0;
  const isWord = isSaid || (vocabulary.isWellKnown?.(word) ?? false);
  const asTyped: Reading[] = isSaid ? [{ words: [word], cost: 0, needsNeighbour: false }] : [];
  const slipped = near(word, slipsIn(word), vocabulary).map(({ word: other, slips }) => ({
    words: [other],
    cost: slips,
    needsNeighbour: isWord,
  }));
  const begun = isSaid || word.length < LEAST_BEGUN ? [] : (vocabulary.beginningWith?.(word) ?? []).slice(0, MOST);
  const longer = begun.map((other) => ({ words: [other], cost: END, needsNeighbour: hasNeighbours }));
  const apart = isSaid ? [] : apartOf(word, vocabulary);
  return [...asTyped, ...slipped, ...longer, ...apart].slice(0, 3 * MOST);
}

function near(word: string, most: number, vocabulary: Vocabulary): { word: string; slips: number }[] {
  if (most === 0) return [];
  return (vocabulary.near?.(word, most) ?? []).slice(0, MOST);
}

/** "hugingface" as two words that stand side by side, one of them with a slip. */
function apartOf(word: string, vocabulary: Spoken): Reading[] {
  const found: Reading[] = [];
  for (let at = LEAST_HALF; at <= word.length - LEAST_HALF; at++) {
    const halves = [word.slice(0, at), word.slice(at)].map((half) => [
      ...(vocabulary.says?.(half) === true ? [{ word: half, slips: 0 }] : []),
      ...near(half, Math.min(1, slipsIn(half)), vocabulary),
    ]);
    for (const first of halves[0]!) {
      for (const second of halves[1]!) {
        const words = [first.word, second.word];
        if (first.slips + second.slips > 1 || words.some(isStopWord) || vocabulary.together(words) === 0) continue;
        found.push({ words, cost: 1 + first.slips + second.slips, needsNeighbour: false });
      }
    }
  }
  return found.sort((a, b) => a.cost - b.cost).slice(0, MOST);
}

/** "tensr flow" as the one word that it is written as. */
function asOne(first: string, second: string, vocabulary: Vocabulary): Reading[] {
  const word = first + second;
  const whole = vocabulary.says?.(word) === true ? [{ word, slips: 0 }] : [];
  return [...whole, ...near(word, Math.min(2, slipsIn(word)), vocabulary)].map(({ word: other, slips }) => ({
    words: [other],
    cost: 1 + slips,
    needsNeighbour: false,
  }));
}
