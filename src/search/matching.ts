import type { Span } from '../episodes/episode.ts';
import type { ParsedQuery } from './query.ts';
import type { Vocabulary } from './retriever.ts';
import { stem, type Word } from './words.ts';

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
  /** Where its terms stand, in order; `stems` of the words, where they are at hand. */
  terms(words: readonly Word[], stems?: readonly string[]): TermMatch[];
  /** Where its phrases stand; null unless all of them do. Empty for a query without phrases. */
  phrases(words: readonly Word[]): Span[] | null;
  /** Each term's weight: how much finding it says. Sums to 1 (all equal where the query says nothing at all). */
  readonly weights: readonly number[];
}

/**
 * Terms weigh by how few passages speak of them (BM25's idf); a word that nobody said weighs as the rarest one said.
 */
export function createMatcher(
  query: ParsedQuery,
  vocabulary: Vocabulary,
  stemmer: (folded: string) => string = stem,
): Matcher {
  // Stemming keeps a word's first letter (a test holds it to that), so most words need not be stemmed to be passed over.
  const letters = new Set<number>();
  const byFirst = new Map<string, { stems: string[]; term: number; how: 'words' | 'spelling' }[]>();
  for (const [term, { forms }] of query.terms.entries()) {
    for (const { stems, how } of forms) {
      const first = stems[0];
      if (first === undefined) continue;
      const list = byFirst.get(first) ?? [];
      list.push({ stems, term, how });
      byFirst.set(first, list);
      letters.add(first.charCodeAt(0));
    }
  }
  const raw = query.terms.map(({ forms }) => {
    const said = Math.max(0, ...forms.map(({ stems }) => Math.min(...stems.map((s) => vocabulary.frequency(s)))));
    return Math.log(1 + (vocabulary.units - said + 0.5) / (said + 0.5));
  });
  const sum = raw.reduce((a, b) => a + b, 0) || 1;
  return {
    weights: raw.map((weight) => weight / sum),
    terms(words, known) {
      const found: TermMatch[] = [];
      const stemAt = (i: number): string | undefined => known?.[i] ?? (words[i] && stemmer(words[i].folded));
      for (let i = 0; i < words.length; i++) {
        if (!letters.has(words[i]!.folded.charCodeAt(0))) continue;
        const forms = byFirst.get(stemAt(i)!);
        if (forms === undefined) continue;
        for (const form of forms) {
          if (!form.stems.every((s, k) => k === 0 || stemAt(i + k) === s)) continue;
          const last = words[i + form.stems.length - 1]!;
          const same = form.stems.length > 1 || words[i]!.folded === query.terms[form.term]!.word;
          found.push({ start: words[i]!.start, end: last.end, term: form.term, how: form.how, same });
        }
      }
      return found;
    },
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

/** Index of the first word of a run of folded words, or -1. */
export function indexOfRun(words: readonly Word[], run: readonly string[], from = 0): number {
  for (let i = from; i + run.length <= words.length; i++) {
    if (run.every((folded, k) => words[i + k]!.folded === folded)) return i;
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
