import type { SearchResult } from '../../src/search/port.ts';
import { wordsOf } from '../../src/text/words.ts';

/** How a topic may be typed by somebody who half remembers how it is written; null where this one cannot be. */
export type Typist = (words: readonly string[], random: () => number) => string | null;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const isLong = (word: string, least: number) => word.length >= least && /^\p{L}+$/u.test(word);

/** A letter left out, put in, changed or swapped with its neighbour; never the first. */
function slip(word: string, random: () => number, kinds: readonly number[] = [0, 1, 2, 3]): string {
  const at = 1 + Math.floor(random() * (word.length - 1));
  const letter = LETTERS[Math.floor(random() * LETTERS.length)]!;
  const kind = kinds[Math.floor(random() * kinds.length)]!;
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + letter + word.slice(at);
  if (kind === 2) return word.slice(0, at) + letter + word.slice(at + 1);
  const before = Math.min(at, word.length - 2);
  return word.slice(0, before) + word[before + 1]! + word[before]! + word.slice(before + 2);
}

/** The words with one of at least `least` letters typed otherwise. */
function inOne(least: number, most: number, type: (word: string, random: () => number) => string): Typist {
  return (words, random) => {
    const at = words.findIndex((word) => isLong(word, least) && word.length <= most);
    return at < 0 ? null : words.map((word, i) => (i === at ? type(word, random) : word)).join(' ');
  };
}

export const TYPISTS: Record<string, Typist> = {
  'as it is': (words) => words.join(' '),
  joined: (words) => (words.length === 2 ? words.join('') : null),
  'one slip': inOne(4, 99, slip),
  'two slips in a long word': inOne(8, 99, (word, random) => slip(slip(word, random), random)),
  'a slip in each of two words': (words, random) =>
    words.length === 2 && words.every((word) => isLong(word, 5))
      ? words.map((word) => slip(word, random)).join(' ')
      : null,
  'a changed letter in a short word': (words, random) =>
    words.length < 2 ? null : inOne(4, 5, (word) => slip(word, random, [2]))(words, random),
  'joined, with a slip': (words, random) =>
    words.length === 2 && words.every((word) => isLong(word, 4)) ? slip(words.join(''), random) : null,
  'its first letters': (words, random) =>
    words.length === 1 ? inOne(7, 99, (word) => word.slice(0, 4 + Math.floor(random() * 2)))(words, random) : null,
  'the last word cut short': (words) =>
    words.length === 2 && isLong(words[1]!, 6) ? `${words[0]} ${words[1]!.slice(0, 3)}` : null,
  'one more or one less': (words) => {
    const last = words.at(-1)!;
    if (!isLong(last, 3)) return null;
    return [...words.slice(0, -1), last.endsWith('s') ? last.slice(0, -1) : `${last}s`].join(' ');
  },
};

export const foldedOf = (text: string): string[] => wordsOf(text).map(({ folded }) => folded);

/** What came of it: one of the first three quotes holds the words, or they are offered, or neither. */
export function outcomeOf(
  { hits, match, meant }: SearchResult,
  words: readonly string[],
): 'shown' | 'offered' | 'neither' {
  const holds = (text: string) => ` ${foldedOf(text).join(' ')}`.includes(` ${words.join(' ')}`);
  if (match !== 'none' && hits.slice(0, 3).some(({ text }) => holds(text))) return 'shown';
  return meant.some(holds) ? 'offered' : 'neither';
}
