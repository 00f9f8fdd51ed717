import type { Span } from '../episodes/episode.ts';
import { mannerOf, unpackManner } from '../reading/manner.ts';
import { isQuotable } from '../reading/quotable.ts';
import { isContentWord } from '../reading/sense.ts';
import { type Telling, tellingOf, unpackTelling } from '../reading/telling.ts';
import { type Matcher, type TermMatch, worth } from '../retrieve/matching.ts';
import type { ParsedQuery } from '../retrieve/query.ts';
import { wordsOf } from '../text/words.ts';
import { firstAfter, type ReadTurn } from './quotes.ts';

/**
 * Which sentences of a stretch tell most of what was asked to one who reads nothing else: they speak of it, are whole, and
 * leave nothing unexplained.
 *
 * How the weights, and those of `telling.ts`, were learned: 699 runs of one to three sentences, found for some 300 queries
 * in an archive of talks, interviews and panels, were read beside the query and marked as good (says something of what was
 * asked, whole, and understandable by one who did not hear the episode), passable or neither. Logistic regression (L2)
 * gave the weights, which were then rounded. Then 2,631 runs found for 410 other queries were read, and how the words asked
 * for stand in a run (`bare` … `together`) was weighed upon the points that there were, and with it `content`, `short`,
 * `LOST` of `reader.ts` and, in `telling.ts`, `breaks`, `toSomebody` and `endsAsking`.
 *
 * Which of them stay: 2,872 other runs, found for 518 queries, were graded by two blind readers, and each weight was left
 * out in turn. Eighteen went that told nothing, or told wrong: most of them counted against every sentence of a run, and so
 * against longer ones. Of two runs of one query, of which one is good, the points now find the good one 75 times in 100
 * (72 with the eighteen), the whole one 72 (70), and the one that is on it 74 (71). Where one half of the queries says which
 * go, the other half gains in all three as well.
 */
const WEIGHTS = {
  base: -4.5,
  /** All that was asked stands in it; nothing of it does. */
  coverage: 0.9,
  nothing: -1.5,
  /** Each sentence that holds nothing of it, beside one that does. */
  bare: -0.5,
  /** The first of them, where the name of something was asked for. Set by hand, as the next. */
  bareFirst: -1,
  /** The one word asked for stands there only in the name of something else. */
  otherName: -2.5,
  /** What was asked stands before anything else that says something; is what something is said to be; ends the quote. */
  subject: 0.7,
  is: 1.4,
  atEnd: -1.7,
  /** All that was asked stands side by side. */
  together: 2,
  /** For each word that says something, up to `ENOUGH_CONTENT`. */
  content: 0.3,
  short: -1,
};

/** A run of whole sentences, and how much it tells: about the log-odds of its being good rather than not. */
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

/** Right after what was asked. */
const IS = /(?:['’]s| (?:is|are|was|were))\b/y;
const LETTER = /[\p{L}\p{N}]/gu;

/** What a run must be like. */
export interface Least {
  /** The share of what was asked that stands in it. */
  least: number;
  /** It tells more than this. */
  above: number | undefined;
  /** The name of something was asked for: it stands side by side, and should stand in the first sentence. */
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
  const W = WEIGHTS;
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
    const best: number[] = [];
    const matches: TermMatch[] = [];
    let coverage = 0;
    let content = 0;
    let bare = 0;
    let points = W.base;
    for (let to = from; to < Math.min(from + MOST_SENTENCES, sentences.length); to++) {
      const { end } = sentences[to]!;
      if (to > from && end - start > LONGEST) break;
      if (!isQuotable(turn, sentences[to]!, query.wants)) break;
      if (turn.paragraphs.some((offset) => offset > start && offset < end)) break;
      const one = at(to);
      for (const match of one.matches) {
        const weight = matcher.weights[match.term]! * worth(match);
        const before = best[match.term] ?? 0;
        if (weight > before) {
          coverage += weight - before;
          best[match.term] = weight;
        }
        matches.push(match);
      }
      if (one.matches.length === 0) bare++;
      if (to === from && named && one.matches.length === 0) points += W.bareFirst;
      content += one.content;
      points += one.telling.anywhere + (to > from ? 0 : one.telling.first);
      if (coverage < least) continue;
      const all =
        points +
        one.telling.last +
        W.content * Math.min(ENOUGH_CONTENT, content) +
        (end - start < SHORTEST ? W.short : 0) +
        (coverage === 0 ? W.nothing : W.coverage * coverage + W.bare * bare) +
        favour({ start, end }, coverage);
      if (all + MOST_PLACED <= toBeat) continue;
      const together = mostTogether(matches);
      if (named && together < query.terms.length) continue;
      const total = all + placed(turn.text, { start, end }, matches, query.terms.length, together);
      if (total <= toBeat) continue;
      most = { span: { start, end }, points: total };
      toBeat = total;
    }
  }
  return most;
}

/** A sentence as far as it matters for what was asked, looked at once however many runs it is part of. */
interface Sentence {
  matches: readonly TermMatch[];
  content: number;
  telling: Telling;
}

const MOST_PLACED = WEIGHTS.subject + WEIGHTS.is + WEIGHTS.together;

/** Points for how the words asked for stand in a run; `matches` are in order. */
function placed(
  text: string,
  { start, end }: Span,
  matches: readonly TermMatch[],
  terms: number,
  together: number,
): number {
  const W = WEIGHTS;
  const [head] = matches;
  if (!head) return 0;
  let after = head.end;
  for (const match of matches) if (match.start >= after && match.start - after <= 1) after = match.end;
  IS.lastIndex = after;
  const is = IS.test(text);
  LETTER.lastIndex = after;
  const atEnd = (LETTER.exec(text)?.index ?? end) >= end;
  const subject = !wordsOf(text, start, head.start).some(({ folded }) => isContentWord(folded));
  return (
    (subject ? W.subject : 0) +
    (is ? W.is : 0) +
    (atEnd ? W.atEnd : 0) +
    W.together * (together / Math.max(1, terms)) +
    (terms === 1 && matches.every((match) => isOfALongerName(text, start, match)) ? W.otherName : 0)
  );
}

const CAPITAL = /\p{Lu}/uy;
const NAME_BEFORE = /[\p{L}\p{N},;]\s\p{Lu}[\p{L}\p{N}.]+\s$/u;
const NAME_AFTER = /\s\p{Lu}\p{L}/uy;

/** "Kong" in "Hong Kong", "React" in "React Native". */
function isOfALongerName(text: string, start: number, match: Span): boolean {
  CAPITAL.lastIndex = match.start;
  NAME_AFTER.lastIndex = match.end;
  if (!CAPITAL.test(text)) return false;
  return NAME_BEFORE.test(text.slice(start, match.start)) || NAME_AFTER.test(text);
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
