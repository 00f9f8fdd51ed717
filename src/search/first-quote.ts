import type { Span } from '../episodes/episode.ts';
import { CUES, type Cue, countCues } from './cues.ts';
import { isOfATalk, lacksVerb, pointsBack, stumbles } from './flaws.ts';
import { isOfTheTalk } from './manner.ts';
import { type Matcher, type TermMatch, worth } from './matching.ts';
import type { ParsedQuery } from './query.ts';
import { firstAfter, isQuotable, type ReadTurn } from './quotes.ts';
import { looseness } from './references.ts';
import { dangles, isContentWord } from './sense.ts';
import { isHalf } from './wholeness.ts';
import { type Word, wordsOf } from './words.ts';

/**
 * Which sentences of a stretch tell most of what was asked to one who reads nothing else: they speak of it, are whole, and
 * leave nothing unexplained. English, read off their words alone.
 *
 * How the weights were learned: 699 runs of one to three sentences, found for some 300 queries in an archive of talks,
 * interviews and panels, were read beside the query and marked as good (says something of what was asked, whole, and
 * understandable by one who did not hear the episode), passable or neither. Logistic regression (L2) gave the weights,
 * which were then rounded; those of what is rare (`verbless`, `ofATalk`, `half`, `vocative`, `opinion`) were fitted one by
 * one beside the others; `asks`, `nothing` and `trailsOff` are set by hand. Of the first quotes of 89 queries that were not
 * among them 15 were good, 41 passable and 33 neither when the first was the easiest right around what was found; chosen
 * by these points 26 are good, 46 passable and 17 neither.
 */
const WEIGHTS = {
  base: -1.6,
  /** All that was asked stands in it; nothing of it does. */
  coverage: 0.9,
  nothing: -0.9,
  /** A sentence begins with what was asked. */
  early: 0.5,
  /** For each word that says something, up to `ENOUGH_CONTENT`. */
  content: 0.12,
  /** For each claim, up to two. */
  claim: 0.25,
  /** The first sentence is "A light client is…", "I think…". */
  definition: 0.3,
  opinion: 0.7,
  /** Each sentence after the first. */
  further: -0.4,
  short: -0.45,
  rambling: -0.45,
  asks: -2,
  /** Begins or ends in the middle of a sentence. */
  torn: -0.8,
  trailsOff: -0.4,
  odd: -0.4,
  /** No sentence: no verb of its own, or half of one. */
  verbless: -0.8,
  half: -0.9,
  clause: -0.3,
  and: -0.3,
  stumbles: -0.4,
  /** Leans on what was said before: with its first words, and for each word that stands for what was not named. */
  dangles: -0.8,
  loose: -0.45,
  danglesLater: -0.3,
  pointsBack: -0.4,
  inThat: -0.35,
  /** Is about the talk, to the one opposite, of the day it was held, or about whoever speaks. */
  chat: -1.3,
  ofATalk: -1.3,
  ofTheTalk: -0.5,
  smallTalk: -0.6,
  listener: -0.22,
  yourWords: -0.7,
  vocative: -0.6,
  today: -0.5,
  story: -0.2,
  me: -0.1,
};

/** A run of whole sentences, and how much it tells: about the log-odds of its being good rather than not. */
export interface Telling {
  span: Span;
  points: number;
}

const MOST_SENTENCES = 3;
/** Code units. */
const LONGEST = 420;
const SHORTEST = 60;
/** Words of one sentence. */
const RAMBLING = 40;
const ENOUGH_CONTENT = 14;
/** Code units from a sentence's start within which what was asked is taken for its subject. */
const EARLY = 30;

const BEGUN = /^["“‘'(]?[\p{Lu}\p{Lo}\p{N}]/u;
const ENDED = /[.!?。！？]["”’')\]]*$/u;
const TRAILS_OFF = /(?:\.\.|…)["”’)]*$/;
/** Brackets, links and what else is no prose. */
const ODD = /^\(|\s[.,;!?](?=\s|$)|[[\]*{}<>|_]|https?:|www\.|@\w|\.\.|…/;
/** "Because…", "Which…", "Then…": the rest of what was said before. */
const REST =
  /^["“‘'(]?(?:(?:and|but|so),? )?(?:because|which|whereas|or|that(?! (?:is|was|said)\b|['’]s)|where|unless|although|though|except|than|then)\b/i;
const AND = /^["“‘'(]?and\b/i;
const OPINION = /^["“‘'(]?(?:(?:and|but|so),? )?i (?:think|believe|feel like)\b/i;
const DEFINITION =
  /^(?:(?:so|and|but|well|now|basically),? )?(?!(?:it|that|this|they|he|she|there|i|we|you|these|those)\b)(?:\S+ ){1,5}(?:is|are|means|lets|allows|can) /i;
/** "…a bit like that.", "…works in it,": said of what went before. */
const IN_THAT =
  /\b(?:like|of|with|in|for|about|on|do|doing|did|does|to|from) (?:that|this|it|them|those|these|there)(?=[.,;!]|$)/i;
const TODAY =
  /\b(?:here|this (?:morning|week|year|room|talk)|today|now|last (?:week|year|time)|recently|yesterday|tomorrow|next (?:week|year|time))\b/i;
const YOUR_WORDS =
  /\byou(?:['’](?:ve|re)| (?:were|are|have|had|just|also|briefly|kind of|guys))* (?:mention|said|say|ask|talk|brought|bring|describ|explain|wrote|told|touch|allud)/i;
/** "…, Ada?": to somebody. */
const VOCATIVE = /, \p{Lu}\p{Ll}+[.?!,]/u;
const ME: ReadonlySet<string> = new Set(['i', 'my', 'me', 'im', 'ive']);

const at = (cue: Cue): number => CUES.indexOf(cue);
const [OF_THE_TALK, SMALL_TALK, STORY, LISTENER, CLAIM] = [
  at('talkItself'),
  at('smallTalk'),
  at('story'),
  at('listener'),
  at('claim'),
];

/** A sentence, read once however many runs it is part of. Points wherever it stands, besides as the first, and so on. */
interface Reading {
  content: number;
  asks: boolean;
  anywhere: number;
  first: number;
  later: number;
  last: number;
  /** What takes longer to be read, and adds at most `MOST_MORE` in each place. */
  more(): Pick<Reading, 'anywhere' | 'first' | 'later'>;
}

const NO_MORE = { anywhere: 0, first: 0, later: 0 };
const MOST_CLAIMS = 2;
const MOST_MORE = MOST_CLAIMS * WEIGHTS.claim;

function readingOf(text: string, whole: boolean): Reading {
  const W = WEIGHTS;
  const words = wordsOf(text);
  if (words.length === 0)
    return { content: 0, asks: false, anywhere: W.torn, first: 0, later: 0, last: 0, more: () => NO_MORE };
  let content = 0;
  let me = 0;
  for (const { folded } of words) {
    if (isContentWord(folded)) content++;
    if (ME.has(folded)) me++;
  }
  const leans = dangles(text);
  let more: ReturnType<Reading['more']> | null = null;
  return {
    content,
    asks: text.includes('?'),
    anywhere:
      (whole ? 0 : W.torn) +
      (isOfTheTalk(text) ? W.chat : 0) +
      (TODAY.test(text) ? W.today : 0) +
      W.me * Math.min(4, me) +
      (words.length > RAMBLING ? W.rambling : 0),
    first:
      (BEGUN.test(text) ? 0 : W.torn) +
      (leans ? W.dangles : 0) +
      (REST.test(text) ? W.half : AND.test(text) ? W.and : 0) +
      (OPINION.test(text) ? W.opinion : DEFINITION.test(text) ? W.definition : 0),
    later: W.further + (leans ? W.danglesLater : 0),
    last: TRAILS_OFF.test(text) ? W.trailsOff : ENDED.test(text) ? 0 : W.torn,
    more() {
      more ??= lookedOver(text, words);
      return more;
    },
  };
}

function lookedOver(text: string, words: readonly Word[]): ReturnType<Reading['more']> {
  const W = WEIGHTS;
  const cues = countCues(words);
  const count = (cue: number, most: number) => Math.min(most, cues[cue]!);
  return {
    anywhere:
      (lacksVerb(text, words) ? W.verbless : isHalf(text) ? W.clause : 0) +
      (stumbles(text) ? W.stumbles : 0) +
      (IN_THAT.test(text) ? W.inThat : 0) +
      (isOfATalk(text) ? W.ofATalk : 0) +
      (YOUR_WORDS.test(text) ? W.yourWords : 0) +
      (VOCATIVE.test(text) ? W.vocative : 0) +
      W.ofTheTalk * count(OF_THE_TALK, 2) +
      W.smallTalk * count(SMALL_TALK, 2) +
      W.listener * count(LISTENER, 2) +
      W.story * count(STORY, 4) +
      W.claim * count(CLAIM, MOST_CLAIMS),
    first: W.loose * Math.min(3, looseness(words, text)),
    later: W.pointsBack * Math.min(2, pointsBack(words, text)),
  };
}

/**
 * Of the runs of sentences of a turn that overlap a stretch of it and hold at least this share of what was asked, the one
 * that tells most and more than `above`, `favour` (points for where it stands) included; null where there is none.
 */
export function mostTelling(
  { turn, sentences, read }: ReadTurn,
  within: Span,
  least: number,
  query: ParsedQuery,
  matcher: Matcher,
  favour: (span: Span, coverage: number) => number,
  above = Number.NEGATIVE_INFINITY,
): Telling | null {
  const W = WEIGHTS;
  const matches = remembering((i): TermMatch[] => {
    const { start, end } = sentences[i]!;
    return read.get(start)?.matches ?? matcher.find(turn.text, start, end);
  });
  const readings = remembering((i): Reading => {
    const { start, end, whole } = sentences[i]!;
    return readingOf(turn.text.slice(start, end), whole);
  });
  let most: Telling | null = null;
  for (let from = firstAfter(sentences, within.start); from < sentences.length; from++) {
    const { start } = sentences[from]!;
    if (start >= within.end) break;
    const best: number[] = [];
    let early = false;
    for (let to = from; to < Math.min(from + MOST_SENTENCES, sentences.length); to++) {
      const { end } = sentences[to]!;
      if (to > from && end - start > LONGEST) break;
      if (!isQuotable(turn, sentences[to]!, query.wants)) break;
      if (turn.paragraphs.some((offset) => offset > start && offset < end)) break;
      for (const match of matches(to)) {
        best[match.term] = Math.max(best[match.term] ?? 0, matcher.weights[match.term]! * worth(match));
        early ||= match.start - sentences[to]!.start <= EARLY;
      }
      const coverage = best.reduce((sum, weight) => sum + weight, 0);
      if (coverage < least) continue;
      const run = Array.from({ length: to - from + 1 }, (_, i) => readings(from + i));
      const [head] = run;
      let content = 0;
      let points =
        W.base +
        (coverage === 0 ? W.nothing : W.coverage * coverage) +
        (early ? W.early : 0) +
        (end - start < SHORTEST ? W.short : 0) +
        (run.some(({ asks }) => asks) ? W.asks : 0) +
        head!.first +
        run.at(-1)!.last +
        favour({ start, end }, coverage);
      for (const [i, one] of run.entries()) {
        content += one.content;
        points += one.anywhere + (i > 0 ? one.later : 0);
      }
      points += W.content * Math.min(ENOUGH_CONTENT, content);
      const toBeat = most?.points ?? above;
      if (points + MOST_MORE * run.length <= toBeat) continue;
      if (ODD.test(turn.text.slice(start, end))) points += W.odd;
      for (const [i, one] of run.entries()) {
        const more = one.more();
        points += more.anywhere + (i > 0 ? more.later : more.first);
      }
      if (points > toBeat) most = { span: { start, end }, points };
    }
  }
  return most;
}

function remembering<T>(make: (i: number) => T): (i: number) => T {
  const known = new Map<number, T>();
  return (i) => {
    const one = known.get(i) ?? make(i);
    known.set(i, one);
    return one;
  };
}
