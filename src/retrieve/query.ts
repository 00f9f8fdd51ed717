import type { Vocabulary } from '../index/vocabulary.ts';
import type { Wants } from '../reading/quotable.ts';
import { isStopWord, LONGEST_WORD, stem, wordsOf } from '../text/words.ts';

/** One way in which a word of the query may stand in a text: stems side by side, mostly one. */
export interface TermForm {
  /** `['hair', 'dryer']` for "hairdryer". */
  stems: string[];
  how: 'words' | 'spelling';
}

/** A word of the query that says what is asked. */
export interface QueryTerm {
  /** Folded, as typed. */
  word: string;
  /** Any of them stands for the word, best first; empty when nobody said anything like it. */
  forms: TermForm[];
}

/** Words that were typed in quotation marks: they must stand so, whatever stands between them but white space and punctuation. */
export interface Phrase {
  /** Folded, stop words included. */
  words: string[];
}

export interface ParsedQuery {
  /** As typed. */
  text: string;
  /** In the order typed, each word once; stop words only where there is nothing else. */
  terms: QueryTerm[];
  phrases: Phrase[];
  /** Every word typed, folded, stop words included: for vectors and for closeness. */
  words: string[];
  wants: Wants;
}

const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu;
const ANNOUNCEMENT_WORDS: ReadonlySet<string> = new Set(['announcement', 'announcements', 'housekeeping']);
const SPONSOR_WORDS: ReadonlySet<string> = new Set(
  'sponsor sponsors sponsored sponsorship advert adverts advertisement advertisements ad ads promo promos'.split(' '),
);
/** Close spellings tried for one word. */
const SPELLINGS = 3;

/**
 * What a query asks for, in terms of the words that were said. Compounds are tried joined and apart ("hair dryer",
 * "hairdryer"; "gpt3", "gpt 3"); close spellings only for a word that nobody said.
 */
export function parseQuery(text: string, vocabulary: Vocabulary): ParsedQuery {
  const phrases = [...text.matchAll(QUOTED)]
    .map((match) => ({ words: wordsOf(match[1]!).map((word) => word.folded) }))
    .filter((phrase) => phrase.words.length > 0);
  const words = wordsOf(text).map((word) => word.folded);
  const content = words.filter((word) => !isStopWord(word));
  const asked = content.length > 0 ? content : words;
  const joined = joinedForms(words, vocabulary);
  const terms: QueryTerm[] = [];
  const seen = new Set<string>();
  for (const word of asked) {
    const key = stemOf(word, vocabulary);
    if (seen.has(key)) continue;
    seen.add(key);
    terms.push({ word, forms: formsOf(word, joined.get(word) ?? [], vocabulary) });
  }
  return {
    text,
    terms,
    phrases,
    words,
    wants: {
      announcement: words.some((word) => ANNOUNCEMENT_WORDS.has(word)),
      sponsor: words.some((word) => SPONSOR_WORDS.has(word)),
    },
  };
}

/** Of what was said the stem is known, and stemming takes longer than looking that up. */
function stemOf(folded: string, vocabulary: Vocabulary): string {
  return vocabulary.stemOf?.(folded) ?? stem(folded);
}

function formsOf(word: string, joined: string[], vocabulary: Vocabulary): TermForm[] {
  const forms: TermForm[] = [];
  const whole = stemOf(word, vocabulary);
  if (vocabulary.frequency(whole) > 0) forms.push({ stems: [whole], how: 'words' });
  for (const other of joined) forms.push({ stems: [other], how: 'words' });
  // "huging" has the stem of "huge", but may well be meant for "hugging".
  const sure = forms.length > 0 && (!/(?:ing|ed|er)$/.test(word) || (vocabulary.says?.(word) ?? true));
  const isSaid = (half: string) => vocabulary.says?.(half) ?? vocabulary.frequency(stemOf(half, vocabulary)) > 0;
  for (const halves of splits(word)) {
    if (halves.every(isSaid)) forms.push({ stems: halves.map((half) => stemOf(half, vocabulary)), how: 'words' });
  }
  if (sure || joined.length > 0) return forms;
  for (const close of vocabulary.similar(word, SPELLINGS)) {
    if (!forms.some(({ stems }) => stems.length === 1 && stems[0] === close))
      forms.push({ stems: [close], how: 'spelling' });
  }
  return forms;
}

/** For each word, what it makes together with its neighbour, where that was said: "data set" → `dataset` for both. */
function joinedForms(words: string[], vocabulary: Vocabulary): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (let i = 0; i + 1 < words.length; i++) {
    const [first, second] = [words[i]!, words[i + 1]!];
    if (isStopWord(first) || isStopWord(second)) continue;
    const joined = first + second;
    if (vocabulary.says && !vocabulary.says(joined) && !vocabulary.says(joined.replace(/s$/, ''))) continue;
    const whole = stemOf(joined, vocabulary);
    if (vocabulary.frequency(whole) === 0) continue;
    for (const word of [first, second]) found.set(word, [...(found.get(word) ?? []), whole]);
  }
  return found;
}

/** The ways to take a compound apart: two halves of three letters or more, at a digit, or after a leading `e`. */
function splits(word: string): string[][] {
  const ways: string[][] = [];
  if (word.length > LONGEST_WORD) return ways;
  const digits = /\p{N}/u.test(word);
  for (let at = 1; at < word.length; at++) {
    const rest = word.length - at;
    const long = at >= 3 && rest >= 3;
    if (!digits && !long && !(at === 1 && rest >= 4 && word.startsWith('e'))) continue;
    const [first, second] = [word.slice(0, at), word.slice(at)];
    const atDigit = /\p{L}$/u.test(first) ? /^\p{N}/u.test(second) : /\p{N}$/u.test(first) && /^\p{L}/u.test(second);
    if (!atDigit && !long && !(first === 'e' && rest >= 4)) continue;
    if (isStopWord(first) || isStopWord(second)) continue;
    ways.push([first, second]);
  }
  return ways;
}
