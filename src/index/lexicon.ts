import { closeEnough, slips as slipsBetween } from '../text/spelling.ts';
import type { Segment } from './segment.ts';

/** The words and stems of a segment by their text. */
export interface Lexicon {
  stem(text: string): number | undefined;
  /** The words that are written so: several where languages give them different stems. */
  words(folded: string): readonly number[];
  /** The stems of a word. */
  stemsOf(folded: string): readonly number[];
  /** The words of a stem. */
  wordsOf(stem: number): Uint32Array;
  /** Words of languages without blanks that hold a letter, or begin with it. */
  holding(letter: string, first: boolean): readonly number[];
  /** Words that begin or end with what was typed. */
  joinedWith(folded: string): number[];
  /** Words that begin as what was typed does, with other endings. */
  akin(folded: string, share: number): number[];
  /** 1 for words that say nothing about what is asked. */
  readonly stop: Uint8Array;
  /** Stems of the words that a typed word may have been meant for, with the slips between them. */
  similar(folded: string): { stem: number; slips: number }[];
  /** Words with the same first letter, at most so many slips off. */
  near(folded: string, most: number): { word: number; slips: number }[];
  /** Words that begin with what was typed and go on. */
  beginningWith(folded: string): number[];
}

/** Code units: two letters with their marks. */
const MOST_OF_A_PAIR = 8;
/** Letters: shorter words stand in too many others, and as many may be an ending. */
const LEAST_JOINED = 4;
/** Letters: two forms of one word share so many, and have endings of so many at most. */
const LEAST_AKIN = 5;
const LONGEST_ENDING = 5;
/** `closeEnough` takes no words with more. */
const MOST_SLIPS = 2;
const NO_WORDS: readonly number[] = [];

export function createLexicon({ arrays, lists }: Segment): Lexicon {
  const stems = new Map(lists.stems.map((text, i) => [text, i]));
  const words = new Map<string, number>();
  /** Of what is written alike, all; most archives have none. */
  const alike = new Map<string, number[]>();
  for (const [i, text] of lists.words.entries()) {
    const first = words.get(text);
    if (first === undefined) words.set(text, i);
    else alike.set(text, [...(alike.get(text) ?? [first]), i]);
  }
  const wordsNamed = (folded: string): readonly number[] => {
    const first = words.get(folded);
    return first === undefined ? NO_WORDS : (alike.get(folded) ?? [first]);
  };
  let byFirst: Map<string, Spelled> | null = null;
  /** Of the words that begin with a letter those whose letters differ from a word's by few enough, as many as `slips` can change. */
  const spelledLike = function* (folded: string, first: string, slips: number): Generator<number> {
    byFirst ??= spelledByFirst(lists.words);
    const own = lettersOf(folded);
    const { words: spelled, letters } = byFirst.get(first) ?? NOBODY;
    for (let i = 0; i < letters.length; i++) if (bits(letters[i]! ^ own) <= 2 * slips) yield spelled[i]!;
  };
  const starts = new Uint32Array(lists.stems.length + 1);
  for (const one of arrays.wordStem) starts[one + 1]!++;
  for (let one = 0; one < lists.stems.length; one++) starts[one + 1]! += starts[one]!;
  const byStem = new Uint32Array(lists.words.length);
  const next = starts.slice();
  for (let word = 0; word < byStem.length; word++) byStem[next[arrays.wordStem[word]!]!++] = word;
  return {
    stem: (text) => stems.get(text),
    words: wordsNamed,
    stemsOf: (folded) => wordsNamed(folded).map((word) => arrays.wordStem[word]!),
    wordsOf: (one) => byStem.subarray(starts[one], starts[one + 1]),
    holding(letter, first) {
      const found: number[] = [];
      for (const [word, text] of lists.words.entries()) {
        if (text.length <= MOST_OF_A_PAIR && (first ? text.startsWith(letter) : text.includes(letter)))
          found.push(word);
      }
      return found;
    },
    joinedWith(folded) {
      const found: number[] = [];
      if (folded.length < LEAST_JOINED) return found;
      for (const [word, text] of lists.words.entries()) {
        const joins = text.startsWith(folded) || (folded.length > LEAST_JOINED && text.endsWith(folded));
        if (joins && text.length > folded.length) found.push(word);
      }
      return found;
    },
    akin(folded, share) {
      const found: number[] = [];
      const least = Math.max(LEAST_AKIN, Math.floor(folded.length * share));
      if (folded.length < least) return found;
      const beginning = folded.slice(0, least);
      for (const [word, text] of lists.words.entries()) {
        if (!text.startsWith(beginning)) continue;
        let same = least;
        while (same < folded.length && text[same] === folded[same]) same++;
        if (Math.max(folded.length, text.length) - same <= LONGEST_ENDING) found.push(word);
      }
      return found;
    },
    stop: arrays.wordStop,
    similar(folded) {
      const best = new Map<number, number>();
      for (const first of new Set([folded.charAt(0), folded.charAt(1)])) {
        for (const word of spelledLike(folded, first, MOST_SLIPS)) {
          const slips = closeEnough(folded, lists.words[word]!);
          if (slips === Number.POSITIVE_INFINITY) continue;
          const stem = arrays.wordStem[word]!;
          const known = best.get(stem);
          if (known === undefined || slips < known) best.set(stem, slips);
        }
      }
      return [...best].map(([stem, slips]) => ({ stem, slips }));
    },
    near(folded, most) {
      const found: { word: number; slips: number }[] = [];
      for (const word of spelledLike(folded, folded.charAt(0), most)) {
        const slips = slipsBetween(folded, lists.words[word]!, most);
        if (slips > 0 && slips <= most) found.push({ word, slips });
      }
      return found;
    },
    beginningWith(folded) {
      byFirst ??= spelledByFirst(lists.words);
      const { words: spelled } = byFirst.get(folded.charAt(0)) ?? NOBODY;
      return Array.from(spelled).filter((word) => {
        const text = lists.words[word]!;
        return text.length > folded.length && text.startsWith(folded);
      });
    },
  };
}

/** Words that begin alike: their numbers, and the letters of each. */
interface Spelled {
  words: Uint32Array;
  letters: Uint32Array;
}
const NOBODY: Spelled = { words: new Uint32Array(0), letters: new Uint32Array(0) };

/** By first letter: `closeEnough` takes no words but those that begin with the first or the second of a typed one's. */
function spelledByFirst(words: readonly string[]): Map<string, Spelled> {
  const numbers = new Map<string, number[]>();
  for (const [number, text] of words.entries()) {
    const first = text.charAt(0);
    const list = numbers.get(first);
    if (list) list.push(number);
    else numbers.set(first, [number]);
  }
  const spelled = new Map<string, Spelled>();
  for (const [first, list] of numbers) {
    spelled.set(first, { words: Uint32Array.from(list), letters: Uint32Array.from(list, (n) => lettersOf(words[n]!)) });
  }
  return spelled;
}

/** The set of letters of a word, a bit each: a to z, then everything else by its code. */
function lettersOf(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    set |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
  }
  return set >>> 0;
}

function bits(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
