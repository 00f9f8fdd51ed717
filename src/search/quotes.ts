import type { MarkKind, Span, Turn } from '../episodes/episode.ts';
import { indexOfRun, type Matcher, mergeSpans, type TermMatch, worth } from './matching.ts';
import type { ParsedQuery } from './query.ts';
import { continues, dangles, isContentWord, isQuestion, saysNothing } from './sense.ts';
import { type Sentence, touchesGap } from './sentences.ts';
import { type Word, wordsOf } from './words.ts';

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
}

/** How near in meaning a text is to what was asked, 0–2; for the passages that were found by meaning. */
export type Closeness = (text: string) => number;

const MOST_SENTENCES = 3;
/** Code units. Shorter quotes seldom say something; longer ones are not read. */
const COMFORTABLE = { shortest: 60, longest: 420 };
const LONGEST = 900;
/** Ends as a sentence does; headings and what trails off do not. */
const ENDED = /(?:[^.]\.|[?!。？！])['"”’)\]]*$/u;
/** Begins as a sentence does. */
const BEGUN = /^["“‘'(–—[\s-]*[\p{Lu}\p{Lo}\p{N}]/u;
/** Answers, turns to something, or is about whoever speaks. */
const ANSWERS =
  /^["“‘'(]?(?:well|yeah|yes|no|okay|ok|right|all right|alright|oh|sure|exactly|now|anyway|actually|i mean|i guess|i don['’]t know|you know|you (?:have|had|bring|brought|mentioned|said)|for (?:us|me)|here(?:['’]s| is| are)|one (?:that|of (?:them|those|these)))\b/i;
/** About whoever speaks. */
const OURS = /^["“‘'(]?(?:i|we|my|our)\b/i;
/** Code units from a sentence's start within which what was asked is taken for its subject. */
const EARLY = 30;
/** Of the talk itself: what is next, who is here, what may be asked. */
const CHAT =
  /\b(?:(?:we(?:['’]re| are| will|['’]ll)|i(?:['’]m| am| will|['’]ll)) (?:(?:just|also|going to|gonna|here to) )*(?:talk|speak|discuss|show|cover|have|get into|start|switch|go through)(?:ing)?\b|let(?:['’]s| me| us) (?:just |quickly )?(?:talk|switch|start|move|go|see|look|say|show|dig|get|take|back)|(?:any|other|more|next|last|your|my|good|great) questions?\b|you (?:mentioned|brought up|bring up|asked|were saying|said)|as you say|as i said|i (?:mentioned|talked)|talked? (?:a (?:little|bit|lot)|about)|welcome|thank you|thanks|this week|today['’]s|check (?:it )?out|episode|podcast|i['’]m curious|you(?:['’]re| are) (?:probably )?(?:looking|seeing)|as you can see|good time|i don['’]t remember|next slide|this slide)\b/i;
/** Sentences before and after a passage that may be joined to its quote. */
const REACH = 2;

/** A turn as far as it was read for a search: several passages of one turn may be cut. */
export interface ReadTurn {
  turn: Turn;
  sentences: readonly Sentence[];
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
  const { turn, sentences: all, read: known } = readSoFar;
  let first = firstAfter(all, passage.start);
  let last = first;
  while (last < all.length && all[last]!.start < passage.end) last++;
  if (last === first) return null;
  first = Math.max(0, first - REACH);
  last = Math.min(all.length, last + REACH);
  const sentences: ReadSentence[] = [];
  for (let i = first; i < last; i++) {
    const { start } = all[i]!;
    const sentence = known.get(start) ?? read(turn, all[i]!, query, matcher, closeness);
    known.set(start, sentence);
    sentences.push(sentence);
  }
  // Where some of what was asked stands in words, what holds none of it is no answer.
  const some = closeness === null && sentences.some(({ matches }) => matches.length > 0);
  const runs: Weighed[] = [];
  for (let from = 0; from < sentences.length; from++) {
    const { start } = sentences[from]!;
    if (start >= passage.end) break;
    let matched = false;
    for (let to = from; to < Math.min(from + MOST_SENTENCES, sentences.length); to++) {
      const { end, quotable, matches } = sentences[to]!;
      if (!quotable || (to > from && end - start > LONGEST)) break;
      matched ||= matches.length > 0;
      if (end <= passage.start || (some && !matched)) continue;
      const weighed = weigh(turn, sentences.slice(from, to + 1), query, matcher);
      if (weighed) runs.push(weighed);
    }
  }
  // How a run reads can only cost it: one that is behind before that is asked stays behind.
  runs.sort((a, b) => b.score - a.score);
  let best: Weighed | null = null;
  let least = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const weighed of runs) {
    if (weighed.score <= highest) break;
    const cost = costOf(turn, weighed.run);
    if (weighed.score - cost <= highest) continue;
    best = weighed;
    least = cost;
    highest = weighed.score - cost;
  }
  if (best === null) return null;
  const { run, ...cut } = best;
  return { ...cut, score: highest, cost: least, matches: marksIn(turn, run, query, matcher) };
}

type Weighed = Omit<CutQuote, 'matches' | 'cost'> & { run: ReadSentence[] };

/** Content words beyond these say no more. */
const ENOUGH_CONTENT = 12;

/** What it costs a run of sentences that it begins, ends or asks as it does, and says little; infinite for mere filler. */
function costOf(turn: Turn, run: readonly ReadSentence[]): number {
  const readings = run.map((sentence) => readingOf(turn, sentence));
  if (readings.every(({ filler }) => filler)) return Number.POSITIVE_INFINITY;
  const head = readings[0]!;
  const tail = readings.at(-1)!;
  const content = readings.reduce((sum, reading) => sum + reading.content, 0);
  return (
    head.opening +
    tail.closing +
    (head.question && run.length === 1 ? 0.8 : 0) +
    (run.length > 1 && tail.filler ? 0.9 : 0) +
    (readings.some(({ question }) => question) ? 0.4 : 0) +
    readings.reduce((sum, { chat }) => sum + chat, 0) +
    (run.some(({ start, matches }) => matches.length > 0 && matches[0]!.start - start <= EARLY) ? 0 : 0.4) +
    Math.max(0, ENOUGH_CONTENT - content) * 0.05 +
    (content < 4 ? 1.2 : 0)
  );
}

/** Position of the first of some sentences, in order, that ends after an offset. */
function firstAfter(sentences: readonly Sentence[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What a query wants that asks for neither. */
export const NOTHING_WANTED: ParsedQuery['wants'] = { announcement: false, sponsor: false };

/** May this stretch be quoted at all? */
export function isQuotable(turn: Turn, span: Span, wants: Pick<ParsedQuery, 'wants'>['wants']): boolean {
  if (touchesGap(span, turn.gaps)) return false;
  return !turn.marks.some((mark) => mark.start < span.end && mark.end > span.start && !allowed(mark.kind, wants));
}

function allowed(kind: MarkKind, wants: ParsedQuery['wants']): boolean {
  return (kind === 'announcement' && wants.announcement) || (kind === 'sponsor' && wants.sponsor);
}

interface ReadSentence extends Sentence {
  text: string;
  quotable: boolean;
  /** Offsets are the turn's. */
  matches: TermMatch[];
  closeness: number;
  /** The whole query stands in it as typed. */
  inOrder: boolean;
  /** Its words and how it reads, once that was asked. */
  words: Word[] | null;
  reading: Reading | null;
}

interface Reading {
  question: boolean;
  filler: boolean;
  /** Content words. */
  content: number;
  /** What it costs that it is about the talk, or to the one opposite. */
  chat: number;
  /** What it costs to begin with it, and to end with it. */
  opening: number;
  closing: number;
}

/** Offsets are the turn's. */
function wordsIn(turn: Turn, sentence: ReadSentence): Word[] {
  sentence.words ??= wordsOf(turn.text, sentence.start, sentence.end);
  return sentence.words;
}

function readingOf(turn: Turn, sentence: ReadSentence): Reading {
  if (sentence.reading) return sentence.reading;
  const { text, matches } = sentence;
  const question = isQuestion(text);
  let content = 0;
  for (const { folded } of wordsIn(turn, sentence)) if (isContentWord(folded)) content++;
  const filler = matches.length === 0 && saysNothing(content, text.length);
  sentence.reading = {
    question,
    filler,
    content,
    chat: CHAT.test(text) ? 0.7 : 0,
    opening:
      (dangles(text) ? 1.2 : continues(text) ? 0.6 : ANSWERS.test(text) ? 0.4 : OURS.test(text) ? 0.3 : 0) +
      (filler ? 1.2 : 0) +
      (BEGUN.test(text) ? 0 : 1),
    closing: (question ? 0.8 : 0) + (ENDED.test(text) ? 0 : 1),
  };
  return sentence.reading;
}

function read(
  turn: Turn,
  sentence: Sentence,
  query: ParsedQuery,
  matcher: Matcher,
  closeness: Closeness | null,
): ReadSentence {
  const { start, end, whole } = sentence;
  const text = turn.text.slice(start, end);
  const matches = matcher.find(turn.text, start, end);
  return {
    start,
    end,
    whole,
    text,
    quotable: isQuotable(turn, sentence, query.wants),
    matches,
    closeness: closeness ? closeness(text) : 0,
    // Only where every term stands as typed need the words between them be looked at.
    inOrder:
      query.words.length >= 2 &&
      query.terms.every((_, k) => matches.some(({ term, same }) => term === k && same)) &&
      indexOfRun(wordsOf(turn.text, start, end), query.words) >= 0,
    words: null,
    reading: null,
  };
}

/**
 * What makes a run of sentences the answer: the terms in it by weight, then how near together they stand, then that it
 * is short enough to be read; `costOf` takes off what makes it hard to understand.
 */
function weigh(turn: Turn, run: ReadSentence[], query: ParsedQuery, matcher: Matcher): Weighed | null {
  const head = run[0]!;
  const tail = run.at(-1)!;
  const span = { start: head.start, end: tail.end };
  const length = span.end - span.start;
  if (query.phrases.length > 0 && matcher.phrases(run.flatMap((sentence) => wordsIn(turn, sentence))) === null)
    return null;
  const matches = run.length === 1 ? head.matches : run.flatMap((sentence) => sentence.matches);
  const best: (TermMatch | undefined)[] = [];
  for (const match of matches) {
    const known = best[match.term];
    if (!known || worth(match) > worth(known)) best[match.term] = match;
  }
  let coverage = 0;
  let terms = 0;
  for (const match of best) {
    if (!match) continue;
    coverage += matcher.weights[match.term]! * worth(match);
    terms++;
  }
  const inOrder = run.some((sentence) => sentence.inOrder);
  const score =
    coverage * 10 +
    (inOrder ? 4 : 0) +
    nearness(matches, terms) * 2 +
    Math.min(matches.length, 6) * 0.15 +
    Math.max(...run.map((sentence) => sentence.closeness)) * 4 -
    run.length * 0.35 -
    lengthCost(length) -
    (run.some((sentence) => !sentence.whole) ? 1 : 0);
  return {
    run,
    span,
    coverage,
    exact: query.phrases.length > 0 || inOrder,
    spelling: best.some((match) => match?.how === 'spelling'),
    score,
  };
}

/** What to mark, as spans of the quote. */
function marksIn(turn: Turn, run: readonly ReadSentence[], query: ParsedQuery, matcher: Matcher): Span[] {
  const from = run[0]!.start;
  const phrases =
    query.phrases.length > 0 ? (matcher.phrases(run.flatMap((sentence) => wordsIn(turn, sentence))) ?? []) : [];
  const spans = [...phrases, ...run.flatMap(({ matches }) => matches)];
  return mergeSpans(spans.map(({ start, end }) => ({ start: start - from, end: end - from })));
}

/** 1 where the terms stand side by side, towards 0 the farther apart they stand; 0 for fewer than two. */
function nearness(matches: readonly TermMatch[], terms: number): number {
  if (terms < 2) return 0;
  let least = Number.POSITIVE_INFINITY;
  const count = new Map<number, number>();
  let left = 0;
  for (const match of matches) {
    count.set(match.term, (count.get(match.term) ?? 0) + 1);
    while (count.size === terms) {
      const out = matches[left]!;
      least = Math.min(least, match.end - out.start);
      const rest = count.get(out.term)! - 1;
      if (rest === 0) count.delete(out.term);
      else count.set(out.term, rest);
      left++;
    }
  }
  return 1 / (1 + Math.max(0, least - terms * 8) / 60);
}

function lengthCost(length: number): number {
  if (length < COMFORTABLE.shortest) return ((COMFORTABLE.shortest - length) / COMFORTABLE.shortest) * 1.5;
  if (length > COMFORTABLE.longest) return ((length - COMFORTABLE.longest) / 200) * 0.8;
  return 0;
}
