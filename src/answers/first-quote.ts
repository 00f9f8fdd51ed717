import type { Span } from '../episodes/episode.ts';
import { FIRST_QUOTE } from '../models/first-quote.ts';
import { mannerOf, unpackManner } from '../reading/manner.ts';
import { isQuotable } from '../reading/quotable.ts';
import { isContentWord } from '../reading/sense.ts';
import { type Features, pointsOf, type Telling, tellingOf, unpackTelling } from '../reading/telling.ts';
import { type Matcher, type TermMatch, worth } from '../retrieve/matching.ts';
import type { ParsedQuery } from '../retrieve/query.ts';
import { wordsOf } from '../text/words.ts';
import { firstAfter, type ReadTurn } from './quotes.ts';

/**
 * Which sentences of a stretch tell most of what was asked to one who reads nothing else: they speak of it, are
 * whole, and leave nothing unexplained. `npm run learn -- first-quote` makes the weights: how a sentence tells
 * (`telling.ts`), and how what was asked stands in the run.
 */

/** A run of whole sentences, and how much it tells. */
export interface Told {
  span: Span;
  points: number;
}

const MOST_SENTENCES = 3;
/** Code units. */
const LONGEST = 420;
const SHORTEST = 60;
const ENOUGH_CONTENT = 14;
/** Code units between two words asked for that stand side by side, "of the" between them. */
const BETWEEN = 8;

/** Nobody says an address: it is shown only where nothing else is said. */
const LINK = /https?:|www\./;
/** Right after what was asked. */
const IS = /(?:['’]s| (?:is|are|was|were))\b/y;
const LETTER = /[\p{L}\p{N}]/gu;

/** What a run must be like. */
export interface Least {
  /** The share of what was asked that stands in it. */
  least: number;
  /** It tells more than this. */
  above: number | undefined;
  /** The name of something was asked for: it stands side by side. */
  named: boolean;
}

/**
 * Of the runs of sentences of a turn that overlap a stretch of it and are like this, the one that tells most, `favour`
 * (points for where it stands) included; null where there is none.
 */
export function mostTelling(
  { turn, sentences, read }: ReadTurn,
  within: Span,
  { least, above = Number.NEGATIVE_INFINITY, named }: Least,
  query: ParsedQuery,
  matcher: Matcher,
  favour: (span: Span, coverage: number) => number,
): Told | null {
  const first = firstAfter(sentences, within.start);
  const known: Sentence[] = [];
  const at = (i: number): Sentence => {
    known[i - first] ??= sentenceAt(i);
    return known[i - first]!;
  };
  const sentenceAt = (i: number): Sentence => {
    const { start, end, whole, manner, telling } = sentences[i]!;
    const matches = read.get(start)?.matches ?? matcher.find(turn.text, start, end);
    if (manner !== undefined && telling !== undefined)
      return { matches, content: unpackManner(manner).content, telling: unpackTelling(telling) };
    const text = turn.text.slice(start, end);
    const words = wordsOf(text);
    const manners = mannerOf(text, words);
    return { matches, content: manners.content, telling: tellingOf(text, words, whole, manners) };
  };
  let most: Told | null = null;
  let toBeat = above;
  for (let from = first; from < sentences.length; from++) {
    const { start } = sentences[from]!;
    if (start >= within.end) break;
    let told = FIRST_QUOTE.base;
    for (let to = from; to < Math.min(from + MOST_SENTENCES, sentences.length); to++) {
      const { end } = sentences[to]!;
      if (to > from && end - start > LONGEST) break;
      if (!isQuotable(turn, sentences[to]!, query.wants)) break;
      if (LINK.test(turn.text.slice(sentences[to]!.start, end))) break;
      if (turn.paragraphs.some((offset) => offset > start && offset < end)) break;
      const { telling } = at(to);
      told += telling.anywhere + (to > from ? 0 : telling.first);
      const run = known.slice(from - first, to - first + 1);
      const asked = askedIn(run, end - start, matcher);
      if (asked.coverage < least) continue;
      const span = { start, end };
      const all = told + telling.last + pointsOf(asked) + favour(span, asked.coverage);
      if (all + MOST_PLACED <= toBeat) continue;
      const matches = run.flatMap((one) => one.matches);
      if (named && mostTogether(matches) < query.terms.length) continue;
      const total = all + pointsOf(placedIn(turn.text, span, matches, query.terms.length));
      if (total <= toBeat) continue;
      most = { span, points: total };
      toBeat = total;
    }
  }
  return most;
}

/** A sentence as far as it matters for what was asked, looked at once however many runs it is part of. */
interface Sentence extends Asked {
  telling: Telling;
}

/** Where what was asked stands in a sentence, and the words of it that say something. */
export interface Asked {
  matches: readonly TermMatch[];
  content: number;
}

/** How much of what was asked stands in a run of so many code units. */
export function askedIn(run: readonly Asked[], length: number, matcher: Matcher) {
  const best: number[] = [];
  for (const { matches } of run)
    for (const match of matches)
      best[match.term] = Math.max(best[match.term] ?? 0, matcher.weights[match.term]! * worth(match));
  const coverage = best.reduce((sum, weight) => sum + weight, 0);
  const bare = run.filter(({ matches }) => matches.length === 0).length;
  return {
    coverage,
    bare: coverage === 0 ? 0 : bare,
    bareFirst: Number(coverage > 0 && run[0]!.matches.length === 0),
    content: Math.min(
      ENOUGH_CONTENT,
      run.reduce((sum, { content }) => sum + content, 0),
    ),
    short: Number(length < SHORTEST),
  } satisfies Features;
}

const MOST_PLACED = FIRST_QUOTE.subject + FIRST_QUOTE.is + FIRST_QUOTE.together;

/** How what was asked stands in a run; `matches` are in order. */
export function placedIn(text: string, { start, end }: Span, matches: readonly TermMatch[], terms: number): Features {
  const [head] = matches;
  if (!head) return {};
  let after = head.end;
  for (const match of matches) if (match.start >= after && match.start - after <= 1) after = match.end;
  IS.lastIndex = after;
  LETTER.lastIndex = after;
  return {
    subject: Number(!wordsOf(text, start, head.start).some(({ folded }) => isContentWord(folded))),
    is: Number(IS.test(text)),
    atEnd: Number((LETTER.exec(text)?.index ?? end) >= end),
    together: mostTogether(matches) / Math.max(1, terms),
  };
}

/** The most different terms that stand side by side. */
function mostTogether(matches: readonly TermMatch[]): number {
  let most = 0;
  let seen = new Set<number>();
  let end = Number.NEGATIVE_INFINITY;
  for (const match of matches) {
    if (match.start - end > BETWEEN) seen = new Set();
    seen.add(match.term);
    end = Math.max(end, match.end);
    most = Math.max(most, seen.size);
  }
  return most;
}
