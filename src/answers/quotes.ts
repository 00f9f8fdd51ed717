import type { Span, Turn } from '../episodes/episode.ts';
import type { IndexedSentence } from '../index/archive.ts';
import { hashOf, hashOfWords, mayEcho } from '../index/quote-id.ts';
import { type Manner, mannerOf, unpackManner } from '../reading/manner.ts';
import { isQuotable } from '../reading/quotable.ts';
import { saysNothing } from '../reading/sense.ts';
import { indexOfRun, type Matcher, mergeSpans, type TermMatch, worth } from '../retrieve/matching.ts';
import type { ParsedQuery } from '../retrieve/query.ts';
import { type Sentence, scaleAt } from '../text/sentences.ts';
import { type Word, wordsOf } from '../text/words.ts';

/** A quote as cut from a turn. */
export interface CutQuote {
  span: Span;
  /** In `text.slice(span.start, span.end)`: what to mark. */
  matches: Span[];
  /** Share of the query's weight whose terms stand in it, 0–1. */
  coverage: number;
  /** Every phrase, or the whole query as typed, stands in it. */
  exact: boolean;
  /** A term that counts stands in it only by a close spelling. */
  spelling: boolean;
  /** For ordering quotes of one query. */
  score: number;
  /** How hard it is to understand for one who reads nothing else; 0 for what reads well. */
  cost: number;
  /** `hashOf` its text. */
  hash: string;
  /** Its words, folded, each once. */
  said: ReadonlySet<string>;
  /** Its words may stand earlier in the episode, too. */
  echoes: boolean;
}

/** How near in meaning a text is to what was asked, 0–2; for the passages that were found by meaning. */
export type Closeness = (text: string) => number;

const MOST_SENTENCES = 3;
/** Code units. Shorter quotes seldom say something; longer ones are not read. */
const COMFORTABLE = { shortest: 60, longest: 420 };
const LONGEST = 900;
/** Code units from a sentence's start within which what was asked is taken for its subject. */
const EARLY = 30;
/** Sentences before and after a passage that may be joined to its quote. */
const REACH = 2;

/** A turn as far as it was read for a search: several passages of one turn may be cut. */
export interface ReadTurn {
  turn: Turn;
  sentences: readonly (Sentence & Partial<IndexedSentence>)[];
  /** Sentences looked at closely, by where they start. */
  read: Map<number, ReadSentence>;
}

/**
 * Cuts the one quote that answers best out of a passage: one to three whole sentences of it (a neighbour may join),
 * never across a gap, never contact details, nor announcements and sponsors' messages unless asked for; null where
 * nothing of it can be shown.
 */
export function cutQuote(
  readSoFar: ReadTurn,
  passage: Span,
  query: ParsedQuery,
  matcher: Matcher,
  closeness: Closeness | null = null,
): CutQuote | null {
  const { turn, sentences: all } = readSoFar;
  let first = firstAfter(all, passage.start);
  let last = first;
  while (last < all.length && all[last]!.start < passage.end) last++;
  if (last === first) return null;
  first = Math.max(0, first - REACH);
  last = Math.min(all.length, last + REACH);
  const sentences = readBetween(readSoFar, first, last, query, matcher, closeness);
  const runs = runsOf(turn, sentences, passage, query, matcher, closeness);
  // How a run reads can only cost it: one that is behind before that is asked stays behind.
  runs.sort((a, b) => b.score - a.score);
  let best: Run | null = null;
  let least = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const one of runs) {
    if (one.score <= highest) break;
    const cost = costOf(turn, sentences, one);
    if (one.score - cost <= highest) continue;
    best = one;
    least = cost;
    highest = one.score - cost;
  }
  return best && quoteOfRun(turn, sentences, best, least, query, matcher);
}

/** The quote that some whole sentences of a turn make as they are, however many; null where they may not be shown. */
export function quoteOf(readSoFar: ReadTurn, span: Span, query: ParsedQuery, matcher: Matcher): CutQuote | null {
  const { turn, sentences: all } = readSoFar;
  const first = firstAfter(all, span.start);
  let last = first;
  while (last < all.length && all[last]!.end <= span.end) last++;
  const sentences = readBetween(readSoFar, first, last, query, matcher, null);
  const runs = runsOf(turn, sentences, span, query, matcher, null, sentences.length);
  const whole = runs.find(({ from, to }) => from === 0 && to === sentences.length - 1);
  return whole ? quoteOfRun(turn, sentences, whole, costOf(turn, sentences, whole), query, matcher) : null;
}

/** The sentences of a turn from position `first` up to `last`, each read once. */
function readBetween(
  { turn, sentences, read: known }: ReadTurn,
  first: number,
  last: number,
  query: ParsedQuery,
  matcher: Matcher,
  closeness: Closeness | null,
): ReadSentence[] {
  return sentences.slice(first, last).map((sentence) => {
    const one = known.get(sentence.start) ?? read(turn, sentence, query, matcher);
    known.set(sentence.start, one);
    // Words may have led here first.
    if (closeness) one.closeness ??= closeness(turn.text.slice(sentence.start, sentence.end));
    return one;
  });
}

function quoteOfRun(
  turn: Turn,
  sentences: readonly ReadSentence[],
  best: Run,
  cost: number,
  query: ParsedQuery,
  matcher: Matcher,
): CutQuote {
  const run = sentences.slice(best.from, best.to + 1);
  const words = run.flatMap((sentence) => wordsIn(turn, sentence));
  const span = { start: run[0]!.start, end: run.at(-1)!.end };
  return {
    span,
    matches: marksIn(run, words, query, matcher),
    coverage: best.coverage,
    exact: query.phrases.length > 0 || best.inOrder,
    spelling: best.spelling,
    score: best.score - cost,
    cost,
    // A word longer than a sentence may be runs on from one piece of it into the next.
    hash: run.every(({ whole }) => whole) ? hashOfWords(words) : hashOf(turn.text, span),
    said: new Set(words.map(({ folded }) => folded)),
    echoes: run[0]!.echoes || mayEcho(words),
  };
}

/** Some sentences in a row, by their positions, and what makes them the answer. */
interface Run extends Pick<CutQuote, 'coverage' | 'spelling' | 'score'> {
  from: number;
  to: number;
  inOrder: boolean;
}

/**
 * The runs of sentences that may be quoted. What makes one the answer: the terms in it by weight, then how near together
 * they stand, then that it is short enough to be read; `costOf` takes off what makes it hard to understand.
 */
function runsOf(
  turn: Turn,
  sentences: readonly ReadSentence[],
  passage: Span,
  query: ParsedQuery,
  matcher: Matcher,
  closeness: Closeness | null,
  most = MOST_SENTENCES,
): Run[] {
  const matches = sentences.flatMap((sentence) => sentence.matches);
  // Where some of what was asked stands in words, what holds none of it is no answer.
  const some = closeness === null && matches.length > 0;
  const runs: Run[] = [];
  /** By term: what the best of its matches is worth, with -1 for none, and whether it is a close spelling. */
  const worths = new Float64Array(query.terms.length);
  const spelled = new Uint8Array(query.terms.length);
  for (let from = 0, first = 0; from < sentences.length; first += sentences[from++]!.matches.length) {
    const { start } = sentences[from]!;
    if (start >= passage.end) break;
    worths.fill(-1);
    let coverage = 0;
    let terms = 0;
    let inOrder = false;
    let near = 0;
    let torn = false;
    let last = first;
    for (let to = from; to < Math.min(from + most, sentences.length); to++) {
      const sentence = sentences[to]!;
      if (!sentence.quotable || (to > from && sentence.end - start > LONGEST)) break;
      for (const match of sentence.matches) {
        const { term } = match;
        const own = worth(match);
        if (own <= worths[term]!) continue;
        if (worths[term]! < 0) terms++;
        coverage += matcher.weights[term]! * (own - Math.max(0, worths[term]!));
        worths[term] = own;
        spelled[term] = match.how === 'spelling' ? 1 : 0;
      }
      last += sentence.matches.length;
      inOrder ||= sentence.inOrder;
      if (closeness) near = Math.max(near, sentence.closeness ?? 0);
      torn ||= !sentence.whole;
      if (sentence.end <= passage.start || (some && last === first)) continue;
      if (query.phrases.length > 0 && !holdsPhrases(turn, sentences.slice(from, to + 1), matcher)) continue;
      const score =
        coverage * 10 +
        (inOrder ? 4 : 0) +
        nearness(matches, first, last, terms) * 2 +
        Math.min(last - first, 6) * 0.15 +
        near * 4 -
        (to - from + 1) * 0.35 -
        lengthCost((sentence.end - start) * scaleAt(turn.text, start)) -
        (torn ? 1 : 0);
      const spelling = spelled.some((one, term) => one === 1 && worths[term]! >= 0);
      runs.push({ from, to, score, coverage, inOrder, spelling });
    }
  }
  return runs;
}

function holdsPhrases(turn: Turn, run: readonly ReadSentence[], matcher: Matcher): boolean {
  return matcher.phrases(run.flatMap((sentence) => wordsIn(turn, sentence))) !== null;
}

/** Content words beyond these say no more. */
const ENOUGH_CONTENT = 12;

/** What it costs a run of sentences that it begins, ends or asks as it does, and says little; infinite for mere filler. */
function costOf(turn: Turn, sentences: readonly ReadSentence[], { from, to }: Run): number {
  let content = 0;
  let chat = 0;
  let filler = true;
  let question = false;
  let early = false;
  for (let i = from; i <= to; i++) {
    const sentence = sentences[i]!;
    const reading = readingOf(turn, sentence);
    content += reading.content;
    chat += reading.chat;
    filler &&= reading.filler;
    question ||= reading.question;
    early ||= sentence.matches.length > 0 && sentence.matches[0]!.start - sentence.start <= EARLY;
  }
  if (filler) return Number.POSITIVE_INFINITY;
  const head = readingOf(turn, sentences[from]!);
  const tail = readingOf(turn, sentences[to]!);
  return (
    head.opening +
    tail.closing +
    (head.question && to === from ? 0.8 : 0) +
    (to > from && tail.filler ? 0.9 : 0) +
    (question ? 0.4 : 0) +
    chat +
    (early ? 0 : 0.4) +
    Math.max(0, ENOUGH_CONTENT - content) * 0.05 +
    (content < 4 ? 1.2 : 0)
  );
}

/** Position of the first of some sentences, in order, that ends after an offset. */
export function firstAfter(sentences: readonly Sentence[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface ReadSentence extends Omit<IndexedSentence, 'manner' | 'telling'> {
  manner: number | undefined;
  quotable: boolean;
  /** Offsets are the turn's. */
  matches: TermMatch[];
  /** Null until it was asked. */
  closeness: number | null;
  /** The whole query stands in it as typed. */
  inOrder: boolean;
  /** Its words and how it reads, once that was asked. */
  words: Word[] | null;
  reading: Reading | null;
}

interface Reading extends Pick<Manner, 'question' | 'content'> {
  filler: boolean;
  /** What it costs that it is about the talk, or to the one opposite. */
  chat: number;
  /** What it costs to begin with it, and to end with it. */
  opening: number;
  closing: number;
}

/** What it costs to begin so. */
const OPENING: Record<Manner['opening'], number> = { plain: 0, dangles: 1.2, continues: 0.6, answers: 0.4, ours: 0.3 };

/** Offsets are the turn's. */
function wordsIn(turn: Turn, sentence: ReadSentence): Word[] {
  sentence.words ??= wordsOf(turn.text, sentence.start, sentence.end);
  return sentence.words;
}

function readingOf(turn: Turn, sentence: ReadSentence): Reading {
  if (sentence.reading) return sentence.reading;
  const { start, end, matches, manner } = sentence;
  const { content, question, chat, begun, ended, opening } =
    manner === undefined ? mannerOf(turn.text.slice(start, end), wordsIn(turn, sentence)) : unpackManner(manner);
  const filler = matches.length === 0 && saysNothing(content, end - start);
  sentence.reading = {
    question,
    filler,
    content,
    chat: chat ? 0.7 : 0,
    opening: OPENING[opening] + (filler ? 1.2 : 0) + (begun ? 0 : 1),
    closing: (question ? 0.8 : 0) + (ended ? 0 : 1),
  };
  return sentence.reading;
}

function read(
  turn: Turn,
  sentence: Sentence & Partial<IndexedSentence>,
  query: ParsedQuery,
  matcher: Matcher,
): ReadSentence {
  const { start, end, whole, echoes = true, manner } = sentence;
  const matches = matcher.find(turn.text, start, end);
  return {
    start,
    end,
    whole,
    echoes,
    manner,
    quotable: isQuotable(turn, sentence, query.wants),
    matches,
    closeness: null,
    // Only where every term stands as typed need the words between them be looked at.
    inOrder:
      query.words.length >= 2 &&
      query.terms.every((_, k) => matches.some(({ term, same }) => term === k && same)) &&
      indexOfRun(wordsOf(turn.text, start, end), query.words) >= 0,
    words: null,
    reading: null,
  };
}

/** What to mark, as spans of the quote; `words` are those of the run. */
function marksIn(run: readonly ReadSentence[], words: readonly Word[], query: ParsedQuery, matcher: Matcher): Span[] {
  const from = run[0]!.start;
  const phrases = query.phrases.length > 0 ? (matcher.phrases(words) ?? []) : [];
  const spans = [...phrases, ...run.flatMap(({ matches }) => matches)];
  return mergeSpans(spans.map(({ start, end }) => ({ start: start - from, end: end - from })));
}

/** Of the matches from `first` up to `last`: 1 where the terms stand side by side, towards 0 the farther apart they stand; 0 for fewer than two. */
function nearness(matches: readonly TermMatch[], first: number, last: number, terms: number): number {
  if (terms < 2) return 0;
  let least = Number.POSITIVE_INFINITY;
  const counts: number[] = [];
  let held = 0;
  let left = first;
  for (let right = first; right < last; right++) {
    const { term, end } = matches[right]!;
    const count = counts[term] ?? 0;
    if (count === 0) held++;
    counts[term] = count + 1;
    while (held === terms) {
      const out = matches[left++]!;
      least = Math.min(least, end - out.start);
      const rest = counts[out.term]! - 1;
      counts[out.term] = rest;
      if (rest === 0) held--;
    }
  }
  return 1 / (1 + Math.max(0, least - terms * 8) / 60);
}

function lengthCost(length: number): number {
  if (length < COMFORTABLE.shortest) return ((COMFORTABLE.shortest - length) / COMFORTABLE.shortest) * 1.5;
  if (length > COMFORTABLE.longest) return ((length - COMFORTABLE.longest) / 200) * 0.8;
  return 0;
}
