import type { Span } from '../episodes/episode.ts';
import { type Focus, pointOf } from './points.ts';
import { isContentWord } from './sense.ts';
import { sentencesOf } from './sentences.ts';
import { looksWhole } from './wholeness.ts';
import { stem, type Word, wordsOf } from './words.ts';

/** A stretch of what was said that a summary may take sentences from. */
export interface SummarySource {
  text: string;
  /** How well it answers, 0–1. */
  weight: number;
  /** `Speaker.role`, or null. */
  role: string | null;
}

/** A sentence chosen, and where it stands. */
export interface SummaryPoint {
  /** Position in the sources. */
  source: number;
  /** In the source's text. */
  span: Span;
  text: string;
  /** What it makes of a point: `pointOf`, and the source's weight. */
  points: number;
}

export interface SummaryOptions<S> {
  mayBeShown?: (source: S, span: Span) => boolean;
  /** Points that the first sentence, and those after it, must make. */
  least?: number;
  leastMore?: number;
}

/** A sentence that a summary may hold, with the words that say what it is about. */
interface Candidate extends SummaryPoint {
  share: number;
  stems: Set<string>;
}

const MOST = 3;
/** Points (`pointOf` and the source's weight) below which nothing is said rather than that. */
const LEAST = 1.2;
/** Points from which a sentence may say only part of what was asked, and how large a part others must say. */
const SURE = 2;
const HALF = 0.6;
/** A second or third sentence must make this much of a point, unless asked otherwise… */
const LEAST_MORE = 2.95;
/** …be at most so far behind the first… */
const BEHIND = 1.1;
/** …and hold at least this share of what was asked that the first held. */
const KEEPS_TO_IT = 0.84;
/** A sentence that shares more of its words, those asked for aside, than this with one taken says the same again. */
const SAME_POINT = 0.45;
/** What full likeness costs, and another sentence of the same source (novelty: MMR, Carbonell & Goldstein, 1998). */
const LIKENESS = 1.5;
const SAME_SOURCE = 0.4;
/** What the best source's sentences gain on the worst's. */
const WEIGHT = 0.3;

/**
 * At most three sentences of the sources, verbatim, that together make different points: chosen one by one for the point
 * they make (`pointOf`) and against likeness to those taken; the first is the one that says most.
 */
export function summarise<S extends SummarySource>(
  sources: readonly S[],
  about: (words: readonly Word[], text: string, source: S) => Focus,
  { mayBeShown = () => true, least = LEAST, leastMore = LEAST_MORE }: SummaryOptions<S> = {},
): SummaryPoint[] {
  const candidates = sources.flatMap((source, i) =>
    candidatesOf(source, i, about).filter(({ span }) => mayBeShown(source, span)),
  );
  const taken: Candidate[] = [];
  while (taken.length < MOST) {
    let best: Candidate | null = null;
    let bestScore = taken.length === 0 ? least : leastMore;
    for (const one of candidates) {
      if (taken.includes(one)) continue;
      const first = taken[0];
      if (!first && one.points < SURE && one.share < HALF) continue;
      if (first && (one.share < first.share * KEEPS_TO_IT || one.points < first.points - BEHIND)) continue;
      const likeness = Math.max(0, ...taken.map((other) => overlap(one.stems, other.stems)));
      if (likeness > SAME_POINT) continue;
      const score =
        one.points - LIKENESS * likeness - (taken.some(({ source }) => source === one.source) ? SAME_SOURCE : 0);
      if (score >= bestScore) {
        best = one;
        bestScore = score;
      }
    }
    if (!best) break;
    taken.push(best);
  }
  return taken.map(({ text, source, span, points }) => ({ text, source, span, points }));
}

function candidatesOf<S extends SummarySource>(
  source: S,
  number: number,
  about: (words: readonly Word[], text: string, source: S) => Focus,
): Candidate[] {
  return sentencesOf(source.text).flatMap(({ start, end, whole }) => {
    const text = source.text.slice(start, end);
    if (!whole || !looksWhole(text)) return [];
    const words = wordsOf(text);
    const focus = about(words, text, source);
    if (focus.share <= 0) return [];
    const points = (pointOf(text, words, focus, source.role) ?? Number.NEGATIVE_INFINITY) + WEIGHT * source.weight;
    if (points < LEAST) return [];
    const stems = new Set<string>();
    for (const [i, { folded }] of words.entries())
      if ((i < focus.from || i >= focus.to) && isContentWord(folded)) stems.add(stem(folded));
    return [{ text, source: number, span: { start, end }, points, share: focus.share, stems }];
  });
}

/** Share of the smaller set that stands in the other. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const one of a) if (b.has(one)) both++;
  return both / Math.max(1, Math.min(a.size, b.size));
}
