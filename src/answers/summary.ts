import type { Span } from '../episodes/episode.ts';
import { answeringPoints } from '../reading/answering.ts';
import type { Focus } from '../reading/focus.ts';
import { isContentWord } from '../reading/sense.ts';
import { looksWhole } from '../reading/wholeness.ts';
import { type Sentence, sentencesOf } from '../text/sentences.ts';
import { stem, type Word, wordsOf } from '../text/words.ts';

/** A stretch of what was said that a summary may take sentences from. */
export interface SummarySource {
  text: string;
  /** Those of its sentences that may speak of what was asked, where that is known. */
  sentences?: readonly Sentence[];
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
  /** What it makes of a point: `answeringPoints`, and the source's weight. */
  points: number;
  /** Taken only because nothing makes as much of a point as is asked for (`SummaryOptions.poorest`). */
  weak: boolean;
}

export interface SummaryOptions<S> {
  mayBeShown?: (source: S, span: Span) => boolean;
  /** The share of all that was ever said that holds a stem: what a topic's sentences share beyond that is the topic's own. */
  usual?: (stem: string) => number;
  /** A stemmer that remembers, where there is one. */
  stemmer?: (folded: string) => string;
  /** Points that the first sentence, and those after it, must make. */
  least?: number;
  leastMore?: number;
  /** Where none makes as many, the best one is taken that makes at least these; default `least`. */
  poorest?: number;
}

/** A sentence that a summary may hold, with the words that say what it is about. */
interface Candidate extends Omit<SummaryPoint, 'weak'> {
  share: number;
  stems: Set<string>;
}

const MOST = 3;
/**
 * Points (`answeringPoints` and the source's weight) below which nothing is said rather than that: of the labelled sentences
 * below it readers call two or three in a hundred good (`npm run learn -- answering`).
 */
const LEAST = -3;
/** Where so few sentences speak of it, one that makes a weaker point is better than none: there is nothing else to read. */
const SCARCE = { sentences: 60, least: -4.5 };
/** How much of what was asked a sentence must hold. */
const HALF = 0.6;
/**
 * A second or third sentence must make this much of a point, unless asked otherwise: of 56 topics of seven shows a blind
 * reader called 22 summaries good so, 17 where -0.8 was enough, and 20 by the patterns that were here before…
 */
const LEAST_MORE = 0.2;
/** …be at most so far behind the first (set by hand, reading the same seven shows)… */
const BEHIND = 2.2;
/** …and hold at least this share of what was asked that the first held. */
const KEEPS_TO_IT = 0.84;
/** A sentence that shares more of its words, those asked for aside, than this with one taken says the same again. */
const SAME_POINT = 0.45;
/** What full likeness costs, as in `episode-summary.ts`, and another sentence of the same source (MMR, Carbonell & Goldstein, 1998). */
const LIKENESS = 2;
const SAME_SOURCE = 0.4;
/** A sentence that holds this much of what was asked tells which words are used of it. */
const SPEAKS_OF_IT = 0.75;
/** For each word that others use of it, and for how common its words are among them; for both where that is not known, and at most. */
const TOGETHER = { unknown: 0.5, each: 0.16, common: 2.4, most: 1 };
const FEW = 5;
/** What the best source's sentences gain on the worst's. */
const WEIGHT = 0.17;

/**
 * At most three sentences of the sources, verbatim, that together make different points: chosen one by one for the point
 * they make (`answeringPoints`) and against likeness to those taken; the first is the one that says most.
 */
export function summarise<S extends SummarySource>(
  sources: readonly S[],
  about: (words: readonly Word[], text: string, source: S) => Focus,
  { mayBeShown = () => true, usual, stemmer = stem, least, leastMore = LEAST_MORE, poorest }: SummaryOptions<S> = {},
): SummaryPoint[] {
  const read = sources.flatMap((source, i) => readSource(source, i, about, stemmer));
  const enough = least ?? (read.length <= SCARCE.sentences ? SCARCE.least : LEAST);
  const lowest = Math.min(enough, poorest ?? enough);
  const keepsTo = usual ? togetherness(read, usual) : () => TOGETHER.unknown;
  const candidates = read.flatMap((one): Candidate[] => {
    const { text, words, focus, source, span, share, stems } = one;
    const made = looksWhole(text) ? answeringPoints(text, words, focus, sources[source]!.role) : null;
    if (made === null) return [];
    const points = made + WEIGHT * sources[source]!.weight + keepsTo(stems);
    return points >= lowest && mayBeShown(sources[source]!, span) ? [{ text, source, span, points, share, stems }] : [];
  });
  const taken: Candidate[] = [];
  while (taken.length < MOST) {
    let best: Candidate | null = null;
    let bestScore = taken.length === 0 ? lowest : leastMore;
    for (const one of candidates) {
      if (taken.includes(one)) continue;
      const first = taken[0];
      if (one.share < HALF) continue;
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
    if (best.points < enough) break;
  }
  return taken.map(({ text, source, span, points }) => ({ text, source, span, points, weak: points < enough }));
}

/** A sentence that speaks of what was asked. */
interface ReadSentence extends Omit<Candidate, 'points'> {
  words: readonly Word[];
  focus: Focus;
}

function readSource<S extends SummarySource>(
  source: S,
  number: number,
  about: (words: readonly Word[], text: string, source: S) => Focus,
  stemmer: (folded: string) => string,
): ReadSentence[] {
  return (source.sentences ?? sentencesOf(source.text)).flatMap(({ start, end, whole }) => {
    if (!whole) return [];
    const text = source.text.slice(start, end);
    const words = wordsOf(text);
    const focus = about(words, text, source);
    if (focus.share <= 0) return [];
    const stems = new Set<string>();
    for (const [i, { folded }] of words.entries())
      if ((i < focus.from || i >= focus.to) && isContentWord(folded)) stems.add(stemmer(folded));
    return [{ text, words, focus, source: number, span: { start, end }, share: focus.share, stems }];
  });
}

/**
 * What it says for a sentence that it uses the words which others use of the same thing: one that only mentions it, or
 * means something else by its name, does not.
 */
function togetherness(read: readonly ReadSentence[], usual: (stem: string) => number): (stems: Set<string>) => number {
  const counts = new Map<string, number>();
  const said = new Set<string>();
  for (const { text, share, stems } of read) {
    if (share < SPEAKS_OF_IT || said.has(text)) continue;
    said.add(text);
    for (const one of stems) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const all = said.size + 5;
  return (stems) => {
    let shared = 0;
    let common = 0;
    for (const one of stems) {
      const others = Math.max(0, (counts.get(one) ?? 0) - 1);
      common += others / all;
      if (others >= 2 && others / all > 0.6 * usual(one)) shared++;
    }
    const told = Math.min(
      TOGETHER.most,
      TOGETHER.each * Math.min(6, shared) + (TOGETHER.common * common) / Math.max(1, stems.size),
    );
    // A handful of sentences tells little.
    return told + (TOGETHER.unknown - told) / (1 + said.size / FEW);
  };
}

/** Share of the smaller set that stands in the other. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const one of a) if (b.has(one)) both++;
  return both / Math.max(1, Math.min(a.size, b.size));
}
