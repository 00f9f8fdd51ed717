import { closeEnough } from '../text/spelling.ts';
import { isStopWord } from '../text/words.ts';
import type { Segment } from './segment.ts';

/** The words and stems of a segment by their text. */
export interface Lexicon {
  stem(text: string): number | undefined;
  word(folded: string): number | undefined;
  /** The stem of a word. */
  stemOf(folded: string): number | undefined;
  /** The words of a stem. */
  wordsOf(stem: number): Uint32Array;
  /** 1 for words that say nothing about what is asked. */
  readonly stop: Uint8Array;
  /** Stems of the words that a typed word may have been meant for, with the slips between them. */
  similar(folded: string): { stem: number; slips: number }[];
}

export function createLexicon({ arrays, lists }: Segment): Lexicon {
  const stems = new Map(lists.stems.map((text, i) => [text, i]));
  const words = new Map(lists.words.map((text, i) => [text, i]));
  const stop = Uint8Array.from(lists.words, (word) => (isStopWord(word) ? 1 : 0));
  let byFirst: Map<string, Spelled> | null = null;
  const starts = new Uint32Array(lists.stems.length + 1);
  for (const one of arrays.wordStem) starts[one + 1]!++;
  for (let one = 0; one < lists.stems.length; one++) starts[one + 1]! += starts[one]!;
  const byStem = new Uint32Array(lists.words.length);
  const next = starts.slice();
  for (let word = 0; word < byStem.length; word++) byStem[next[arrays.wordStem[word]!]!++] = word;
  return {
    stem: (text) => stems.get(text),
    word: (folded) => words.get(folded),
    stemOf(folded) {
      const word = words.get(folded);
      return word === undefined ? undefined : arrays.wordStem[word];
    },
    wordsOf: (one) => byStem.subarray(starts[one], starts[one + 1]),
    stop,
    similar(folded) {
      byFirst ??= spelledByFirst(lists.words);
      const own = lettersOf(folded);
      const best = new Map<number, number>();
      for (const first of new Set([folded.charAt(0), folded.charAt(1)])) {
        const { words: spelled, letters } = byFirst.get(first) ?? NOBODY;
        for (let i = 0; i < letters.length; i++) {
          // Two slips change at most four letters of the set, so nearly all words are ruled out by their letters alone.
          if (bits(letters[i]! ^ own) > 4) continue;
          const word = spelled[i]!;
          const slips = closeEnough(folded, lists.words[word]!);
          if (slips === Number.POSITIVE_INFINITY) continue;
          const stem = arrays.wordStem[word]!;
          const known = best.get(stem);
          if (known === undefined || slips < known) best.set(stem, slips);
        }
      }
      return [...best].map(([stem, slips]) => ({ stem, slips }));
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
