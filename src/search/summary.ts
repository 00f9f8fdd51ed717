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
  /** `soundness`. */
  sound: number;
  /** Of what was asked, 0–1. */
  share: number;
  stems: Set<string>;
}

const MOST = 3;
/** Code units. */
const READABLE = { shortest: 35, longest: 380 };
/** Weight of relevance against novelty (MMR: Carbonell & Goldstein, 1998). */
const LAMBDA = 0.7;
/** A sentence with less of what was asked than this is hardly about it. */
const ENOUGH = 0.55;
/** A second or third sentence must hold at least this share of what was asked that the first held: rather fewer than thin ones. */
const KEEPS_TO_IT = 0.75;
/** …carry a point on its own (`soundness`)… */
const SOUND = 0.05;
/** …and be at least this relevant, measured by the first. */
const FAR_BEHIND = 0.6;
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
      if (taken.includes(one) || (taken[0] && (one.sound < SOUND || one.share < taken[0].share * KEEPS_TO_IT)))
        continue;
      const likeness = Math.max(0, ...taken.map((other) => overlap(one.stems, other.stems)));
      if (likeness > SAME_POINT) continue;
      const sameSource = taken.some((other) => other.source === one.source) ? 0.12 : 0;
      const score = LAMBDA * one.relevance - (1 - LAMBDA) * likeness - sameSource;
      if (score > bestScore) {
        best = one;
        bestScore = score;
      }
    }
    if (!best || (taken.length > 0 && best.relevance < taken[0]!.relevance * FAR_BEHIND)) break;
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
    // A list of notes or a torn transcript: no full stop, or nothing after the word that should lead on.
    if (!/[^.\s][.!。！]["”’')]*$/u.test(text) || TRAILS_OFF.test(text)) return [];
    const stems = wordsOf(text).map((word) => stem(word.folded));
    const content = new Set(contentWords(text).map(stem));
    if (content.size < 3) return [];
    const share = about(stems);
    const sound = soundness(text, source.role);
    const relevance =
      source.weight * 0.3 +
      share * 0.45 -
      (share < ENOUGH ? 0.3 : 0) +
      sound * 0.45 +
      Math.min(content.size, 10) * 0.01 -
      (/^so\b/i.test(text) ? 0.1 : continues(text) ? 0.35 : 0) -
      (source.role === 'host' ? 0.15 : 0) -
      (EXPLAINS_ITSELF.test(text) ? 0.3 : 0) -
      (MENTIONS_ONLY.test(text) ? 0.25 : 0) -
      (text.length > 260 ? 0.12 : 0);
    return [{ text, source: number, relevance, sound, share, stems: content }];
  });
}

/** "…in which he stated.", "…such as." */
const TRAILS_OFF =
  /\b(?:stated|such as|including|the|an?|of|to the|in which|which|because|and|or|with|namely|as follows)[.!]["”’')]*$/iu;
/** "The reason I say that is…", "Tell them…": of what, to whom? */
const EXPLAINS_ITSELF =
  /^(?:so,? )?(?:the reason (?:i|we|you) (?:say|said|ask|mention)|(?:tell|ask|give|let|show) (?:them|him|her)\b|(?:really,? )?what (?:i|we) (?:mean|meant|was|were))/i;
/** Says that something is spoken of, and not what. */
const MENTIONS_ONLY =
  /\b(?:(?:we(?:['’](?:ll|re|ve))?|i(?:['’](?:ll|ve|m))?|they|let['’]s) (?:also |just |then |briefly |even |going to |gonna |want to |wanted to )*(?:talk(?:ed|ing)?|discuss(?:ed)?|cover(?:ed)?|dive|explor(?:e|ed)|touch(?:ed)?|mention(?:ed)?|chat(?:ted)?|ask(?:ed)?)|(?:heard|hear|read) (?:a lot |much )?about|a question (?:about|on)|on the topic of)\b/iu;

/** Share of the smaller set that stands in the other. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const one of a) if (b.has(one)) both++;
  return both / Math.max(1, Math.min(a.size, b.size));
}
