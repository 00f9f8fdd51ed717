import type { SummarySentence } from './port.ts';
import { contentWords, continues, dangles, isFiller, isQuestion } from './sense.ts';
import { sentencesOf } from './sentences.ts';
import { goesOn, soundness } from './standalone.ts';
import { stem, wordsOf } from './words.ts';

/** A quote that a summary may take sentences from. */
export interface SummarySource {
  text: string;
  /** How well it answers, 0–1. */
  weight: number;
  /** `Speaker.role`, or null. */
  role: string | null;
}

/** A sentence that a summary may hold, with the words that say what it is about. */
interface Candidate {
  text: string;
  source: number;
  relevance: number;
  stems: Set<string>;
}

const MOST = 3;
/** Code units. */
const READABLE = { shortest: 35, longest: 380 };
/** Weight of relevance against novelty (MMR: Carbonell & Goldstein, 1998). */
const LAMBDA = 0.7;
/** A sentence with less of what was asked than this is hardly about it. */
const ENOUGH = 0.55;
/** A sentence that shares more of its words than this with one taken says the same again. */
const SAME_POINT = 0.5;

/**
 * At most three sentences of the sources, verbatim, that together make different points: chosen one by one for
 * relevance and against likeness to those taken. None starts by pointing at what came before it or is a question; hosts'
 * words only where guests have said too little. `source` counts from 1.
 */
export function summarise(
  sources: readonly SummarySource[],
  about: (stems: readonly string[]) => number,
): SummarySentence[] {
  const candidates = sources.flatMap((source, i) => candidatesOf(source, i + 1, about));
  const taken: Candidate[] = [];
  while (taken.length < MOST) {
    let best: Candidate | null = null;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const one of candidates) {
      if (taken.includes(one)) continue;
      const likeness = Math.max(0, ...taken.map((other) => overlap(one.stems, other.stems)));
      if (likeness > SAME_POINT) continue;
      const sameSource = taken.some((other) => other.source === one.source) ? 0.12 : 0;
      const score = LAMBDA * one.relevance - (1 - LAMBDA) * likeness - sameSource;
      if (score > bestScore) {
        best = one;
        bestScore = score;
      }
    }
    if (!best || (taken.length > 0 && best.relevance < taken[0]!.relevance * 0.45)) break;
    taken.push(best);
  }
  return taken.map(({ text, source }) => ({ text, source }));
}

function candidatesOf(source: SummarySource, number: number, about: (stems: readonly string[]) => number): Candidate[] {
  return sentencesOf(source.text).flatMap(({ start, end, whole }) => {
    const text = source.text.slice(start, end);
    if (!whole || text.length < READABLE.shortest || text.length > READABLE.longest) return [];
    if (isQuestion(text) || isFiller(text) || dangles(text) || goesOn(text) || !/^["“‘'(]?[\p{Lu}\p{N}]/u.test(text))
      return [];
    if (!/[^.][.!。！]["”’')]*$/u.test(text)) return [];
    const stems = wordsOf(text).map((word) => stem(word.folded));
    const content = new Set(contentWords(text).map(stem));
    if (content.size < 3) return [];
    const share = about(stems);
    const relevance =
      source.weight * 0.3 +
      share * 0.45 -
      (share < ENOUGH ? 0.3 : 0) +
      soundness(text, source.role) * 0.45 +
      Math.min(content.size, 10) * 0.01 -
      (/^so\b/i.test(text) ? 0.1 : continues(text) ? 0.35 : 0) -
      (source.role === 'host' ? 0.15 : 0) -
      (text.length > 260 ? 0.12 : 0);
    return [{ text, source: number, relevance, stems: content }];
  });
}

/** Share of the smaller set that stands in the other. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const one of a) if (b.has(one)) both++;
  return both / Math.max(1, Math.min(a.size, b.size));
}
