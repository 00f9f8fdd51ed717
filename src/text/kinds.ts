import { foldWord } from './folding.ts';

/**
 * Kinds of everyday words by which one who reads tells how something is said, whatever it is about. Each language lists its
 * own (`kinds.ts` of its folder); what a kind is worth is learned (`src/learn/elsewhere.ts`).
 */
export const KINDS = [
  /** Of anybody: "one", "everyone", "people". */
  'people',
  /** At what was said before, or is in the room: "that", "then", "here". */
  'pointing',
  /** "Well", "sort of", "actually", "stuff". */
  'filler',
  /** Of the show itself: "thanks", "welcome", "listeners", "subscribe". */
  'greeting',
  /** Of the talk itself: "said", "question", "chapter", "a moment ago". */
  'speaking',
  'always',
  'not',
  'because',
  'and',
  'must',
  'is',
  /** "Discount", "sponsor". */
  'selling',
] as const;
export type Kind = (typeof KINDS)[number];

/** The kinds of each folded word, as places in `KINDS`. */
export type KindsOfWords = ReadonlyMap<string, readonly number[]>;

/** @param lists Words of each kind, between white space. A word may be of several. */
export function kindsOf(lists: Record<Kind, string>): KindsOfWords {
  const kinds = new Map<string, number[]>();
  for (const [at, kind] of KINDS.entries()) {
    for (const word of new Set(lists[kind].split(/\s+/).map(foldWord)))
      kinds.set(word, [...(kinds.get(word) ?? []), at]);
  }
  return kinds;
}
