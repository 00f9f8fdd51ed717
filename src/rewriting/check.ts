import { sentencesOf } from '../text/sentences.ts';
import { stem, wordsOf } from '../text/words.ts';

/** A sentence that may be retold: verbatim from a source, with who said it. `n` is what citations name, from 1. */
export interface CitedSentence {
  n: number;
  text: string;
  speaker: string;
}

const longest = 900;
const fold = (words: string) =>
  words.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();
const numbers = (words: string): string[] => words.match(/\d+(?:[.,]\d+)*/g) ?? [];
// A word with a capital letter that does not begin the sentence: a name, as English writes them.
const names = (words: string): string[] => words.match(/(?<=[\p{Ll},;:]\s+)\p{Lu}[\p{L}\p{N}'’-]+/gu) ?? [];

// Words that carry what is said; short ones are mostly grammar.
const contentWords = (words: string) => wordsOf(words).flatMap(({ folded }) => (folded.length > 4 ? stem(folded) : []));
// A retelling may say things in its own words, but not mostly: at least this share of its longer words is the sources'.
const sharedWords = 0.5;

/**
 * What is wrong with a retelling of `sources`, or null. Held are: every sentence cites a source that exists; words in
 * quotation marks stand so in a source that the sentence cites; numbers and names come from the sources; it is short, and
 * has no links, mentions or lists.
 */
export function faultOf(retold: string, sources: readonly CitedSentence[]): string | null {
  const text = retold.trim();
  if (text === '') return 'it is empty';
  if (text.length > longest) return `it is longer than ${longest} characters`;
  if (/https?:|<[@#]|\]\(|^\s*(?:[-*#>]|\d+\.)\s/m.test(text)) return 'it holds a link, a mention or a list';
  const known = new Map(sources.map((source) => [source.n, source]));
  const everything = fold(sources.map((source) => `${source.speaker} ${source.text}`).join(' '));
  // A citation after the full stop belongs to the sentence before it.
  const joined = text
    .replace(/([.!?]["”’']?)\s*((?:\[\d+\]\s*)+)/g, (_, end: string, cites: string) => ` ${cites.trim()}${end} `)
    .trim();
  for (const { start, end } of sentencesOf(joined)) {
    const sentence = joined.slice(start, end);
    const cited = [...sentence.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
    if (cited.length === 0) return 'a sentence cites nothing';
    const unknown = cited.find((n) => !known.has(n));
    if (unknown !== undefined) return `it cites [${unknown}], which there is not`;
    const theirs = fold(cited.map((n) => known.get(n)?.text ?? '').join(' '));
    const bare = sentence.replace(/\[\d+\]/g, ' ');
    for (const match of bare.matchAll(/["“]([^"”]+)["”]/g)) {
      if (!theirs.includes(fold(match[1] ?? '').replace(/[.,!?]$/, '')))
        return 'words in quotation marks are not those of the source';
    }
    if (numbers(bare).some((number) => !numbers(theirs).includes(number)))
      return 'it holds a number that its sources do not';
    if (names(bare).some((name) => !everything.includes(fold(name).replace(/'s$/, ''))))
      return 'it names somebody or something that the sources do not';
    const own = contentWords(bare);
    const kept = own.filter((word) => contentWords(theirs).includes(word) || everything.includes(word)).length;
    if (kept < own.length * sharedWords) return 'it says more than its sources do';
  }
  return null;
}
