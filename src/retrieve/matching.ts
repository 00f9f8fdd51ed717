import type { Span } from '../episodes/episode.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { Beginnings, isLetter, stem, type Word, wordsOf } from '../text/words.ts';
import type { ParsedQuery } from './query.ts';

/** A word or compound of a text that stands for a term of the query. */
export interface TermMatch extends Span {
  /** Position in `ParsedQuery.terms`. */
  term: number;
  how: 'words' | 'spelling';
  /** The very word that was typed, and not another form of it. */
  same: boolean;
}

/** What finding a term counts for by how it was found: another form of the word may mean something else. */
export function worth({ how, same }: Pick<TermMatch, 'how' | 'same'>): number {
  if (how === 'spelling') return 0.85;
  return same ? 1 : 0.94;
}

/** Finds a query in texts. */
export interface Matcher {
  /** Where its terms stand in a part of a text, in order; offsets are the text's. */
  find(text: string, from?: number, to?: number): TermMatch[];
  /** The same among words. */
  terms(words: readonly Word[]): TermMatch[];
  /** Where its phrases stand; null unless all of them do. Empty for a query without phrases. */
  phrases(words: readonly Word[]): Span[] | null;
  /** Each term's weight: how much finding it says. Sums to 1 (all equal where the query says nothing at all). */
  readonly weights: readonly number[];
}

/** Share of the query's weight whose terms are among these. */
export function coverageOf({ weights }: Matcher, found: readonly TermMatch[]): number {
  let sum = 0;
  for (const term of new Set(found.map((match) => match.term))) sum += weights[term]!;
  return sum;
}

/**
 * Terms weigh by how few passages speak of them (BM25's idf); a word that nobody said weighs as the rarest one said.
 */
export function createMatcher(
  query: ParsedQuery,
  vocabulary: Vocabulary,
  stemmer: (folded: string) => string = stem,
): Matcher {
  const beginnings = new Beginnings();
  type Form = { stems: string[]; term: number; how: 'words' | 'spelling' };
  const byFirst = new Map<string, Form[]>();
  /** The stems that each word has which may be asked for: of other languages, too. */
  const stemsOf = new Map<string, Set<string>>();
  for (const [term, { forms }] of query.terms.entries()) {
    for (const { stems, how } of forms) {
      const first = stems[0];
      if (first === undefined) continue;
      const list = byFirst.get(first) ?? [];
      list.push({ stems, term, how });
      byFirst.set(first, list);
      for (const one of stems) {
        // Stemming keeps a word's first letter (a test holds it to that), though not always its second.
        const said = vocabulary.wordsOf?.(one);
        for (const word of said ?? []) {
          beginnings.add(word);
          stemsOf.set(word, (stemsOf.get(word) ?? new Set()).add(one));
        }
        if (!said) beginnings.add(one, true);
      }
    }
  }
  const raw = query.terms.map(({ forms }) => {
    const said = Math.max(0, ...forms.map(({ stems }) => Math.min(...stems.map((s) => vocabulary.frequency(s)))));
    return Math.log(1 + (vocabulary.units - said + 0.5) / (said + 0.5));
  });
  const sum = raw.reduce((a, b) => a + b, 0) || 1;
  const formsAt = (folded: string): readonly Form[] => {
    const stems = stemsOf.get(folded);
    if (stems === undefined) return byFirst.get(stemmer(folded)) ?? NONE;
    return stems.size === 1
      ? (byFirst.get([...stems][0]!) ?? NONE)
      : [...stems].flatMap((one) => byFirst.get(one) ?? []);
  };
  const isOf = (folded: string, stem: string): boolean => stemsOf.get(folded)?.has(stem) ?? stemmer(folded) === stem;
  /** `text` where some of its words were passed over: then stems that belong together must stand with no word between them. */
  const terms = (words: readonly Word[], text?: string): TermMatch[] => {
    const found: TermMatch[] = [];
    for (let i = 0; i < words.length; i++) {
      for (const form of formsAt(words[i]!.folded)) {
        const last = words[i + form.stems.length - 1];
        if (!last || !form.stems.every((s, k) => k === 0 || isOf(words[i + k]!.folded, s))) continue;
        if (text !== undefined && form.stems.some((_, k) => k > 0 && isApart(text, words[i + k - 1]!, words[i + k]!)))
          continue;
        const same = form.stems.length > 1 || words[i]!.folded === query.terms[form.term]!.word;
        found.push({ start: words[i]!.start, end: last.end, term: form.term, how: form.how, same });
      }
    }
    return found;
  };
  return {
    weights: raw.map((weight) => weight / sum),
    find: (text, from = 0, to = text.length) => terms(wordsOf(text, from, to, beginnings), text),
    terms: (words) => terms(words),
    phrases(words) {
      const spans: Span[] = [];
      for (const phrase of query.phrases) {
        const at = indexOfRun(words, phrase.words);
        if (at < 0) return null;
        spans.push({ start: words[at]!.start, end: words[at + phrase.words.length - 1]!.end });
      }
      return spans;
    },
  };
}

const NONE: readonly never[] = [];

/** True where other words stand between two. */
function isApart(text: string, before: Word, after: Word): boolean {
  return wordsOf(text, before.end, after.start).length > 0;
}

/** A letter without blanks around it goes on in the text: "を" of "GPTを" in 'GPTを使う'. */
const isSame = (said: string, typed: string): boolean =>
  said === typed || (typed.length <= 2 && isLetter(typed) && said.startsWith(typed));

/** Index of the first word of a run of folded words, or -1. */
export function indexOfRun(words: readonly Word[], run: readonly string[], from = 0): number {
  for (let i = from; i + run.length <= words.length; i++) {
    if (run.every((folded, k) => isSame(words[i + k]!.folded, folded))) return i;
  }
  return -1;
}

/** Spans merged where they touch or overlap, in order. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ start: span.start, end: span.end });
  }
  return merged;
}
