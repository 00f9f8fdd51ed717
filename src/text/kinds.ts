/**
 * Kinds of everyday words by which one who reads tells how something is said, whatever it is about. Each language
 * lists its own (`kinds.ts` of its folder); what a kind is worth is learned (`src/learn/elsewhere.ts`).
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
] as const;
export type Kind = (typeof KINDS)[number];

/** Words as they are written, in lower case: their accents tell "è" (is) from "e" (and). */
export interface KindsOfWords {
  /** The kinds of each word, as places in `KINDS`. */
  kinds: ReadonlyMap<string, readonly number[]>;
  /** What only adverts say: "discount", "sponsor". */
  selling: ReadonlySet<string>;
  /** Where words are not written apart: any of them, the longest first. */
  anywhere?: RegExp;
}

/**
 * @param lists Words of each kind, between white space; a word may be of several. `longer`, where words are not
 * written apart: what is of no kind, though a word of one stands within it.
 */
export function kindsOf({
  selling,
  longer,
  ...lists
}: Record<Kind | 'selling', string> & { longer?: string }): KindsOfWords {
  const kinds = new Map<string, number[]>();
  for (const [at, kind] of KINDS.entries()) {
    for (const word of new Set(wordsIn(lists[kind]))) kinds.set(word, [...(kinds.get(word) ?? []), at]);
  }
  const known = { kinds, selling: new Set(wordsIn(selling)) };
  if (longer === undefined) return known;
  const all = [...kinds.keys(), ...known.selling, ...wordsIn(longer)].sort((a, b) => b.length - a.length);
  return { ...known, anywhere: new RegExp(all.join('|'), 'gu') };
}

const wordsIn = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '');
