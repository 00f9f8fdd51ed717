/** The words (stems) that were said. */
export interface Vocabulary {
  /** In how many passages (or whatever small unit the index counts, a few sentences to a page) the stem stands; 0 for what nobody said. */
  frequency(stem: string): number;
  /** Was this very word said, folded and not stemmed? "huging" was not, though its stem, that of "huge", was. */
  says?(folded: string): boolean;
  /** Was it said where it says something, and is no stop word of the language that was spoken? */
  tells?(folded: string): boolean;
  /** The stem of a word that was said, as it was indexed; where the index keeps it. */
  stemOf?(folded: string): string | undefined;
  /** … and in each language in which it was said. */
  stemsOf?(folded: string): string[];
  /** What is spoken in the archive, as `rulesOf` takes it; absent: English alone. */
  readonly languages?: readonly string[];
  /** Words of an archive that begin with what was typed, or end with it: the commonest, as stems. */
  joinedWith?(folded: string): string[];
  /** Words that may be other forms of what was typed, and begin with that share of its letters: the commonest, as stems. */
  akinTo?(folded: string, share: number): string[];
  /** The same for a single letter of a language without blanks: whatever pair holds it; with `first`, begins with it. */
  pairsWith?(letter: string, first: boolean): string[];
  /** The words said, folded, that have this stem; where the index keeps them. */
  wordsOf?(stem: string): string[];
  /** Words said whose spelling is at most so many slips off, however short they are; the nearest and commonest first. */
  near?(folded: string, most: number): { word: string; slips: number }[];
  /** Words said that begin so, of each stem one, the commonest first. */
  beginningWith?(folded: string): string[];
  /** In how many passages the words, in any form, stand side by side. */
  together?(words: readonly string[]): number;
  /** Is it known to be a word, said or not, as far as a list of words is at hand? */
  isWellKnown?(folded: string): boolean;
  /** How many such units there are. */
  readonly units: number;
  /**
   * Stems close in spelling to a folded word that nobody said, nearest and most common first; see `closeEnough` in
   * `spelling.ts` for how close. Only asked for words that were not said. Empty for a word that is well known to be
   * one (where a list of words is at hand): "baking" is no slip for "backing".
   */
  similar(folded: string, limit: number): string[];
  /** Does this word stand anywhere, in any form or near spelling, or begin a word that does? In doubt, yes. */
  standsLike(folded: string): boolean;
}
