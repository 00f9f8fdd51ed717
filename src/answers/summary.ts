import type { Span } from '../episodes/episode.ts';
import { answeringOdds, pointsOfRun } from '../reading/answering.ts';
import type { Focus } from '../reading/focus.ts';
import { chancesOf, type Read, read } from '../reading/grades.ts';
import { placedAt } from '../reading/places.ts';
import { isContentWord } from '../reading/sense.ts';
import { looksWhole } from '../reading/wholeness.ts';
import { type Sentence, sentencesOf } from '../text/sentences.ts';
import { stem, type Word, wordsOf } from '../text/words.ts';

/** What somebody said without a break, of which a summary may take sentences. */
export interface SummarySource {
  text: string;
  /** Its sentences, where they are known. */
  sentences?: readonly Sentence[];
  /** May this one speak of what was asked? Absent: any. */
  mayAnswer?: (sentence: Sentence) => boolean;
  /**
   * Where it may be read on from one sentence to the next: where its paragraphs begin, and the words of the first names of those
   * who are there. Absent: each sentence stands for itself, as in languages of which nobody has marked what is whole.
   */
  around?: { paragraphs: readonly number[]; people: ReadonlySet<string> };
  /** How well it answers, 0–1. */
  weight: number;
  /** `Speaker.role`, or null. */
  role: string | null;
}

/** A sentence chosen, or two or three that belong together, and where they stand. */
export interface SummaryPoint {
  /** Position in the sources. */
  source: number;
  /** In the source's text. */
  span: Span;
  text: string;
  /** What it makes of a point: `pointsOfRun`, and the source's weight. */
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

/** What a summary may hold: a sentence that speaks of what was asked, with those beside it; and the words that say what it is about. */
interface Candidate extends Omit<SummaryPoint, 'weak'> {
  sentences: number;
  share: number;
  stems: Set<string>;
}

/** Sentences, in all. */
const MOST = 3;
/**
 * Two or three sentences are weighed like one, as they were labelled; each more than one costs this, since the best of many is
 * taken. Of 79 summaries of 32 shows that change so, two blind readers call 39 in 100 good, 33 as they were; at 0.5 half as many
 * change. Code units, and the sentences beside which it is looked, those that promise most: reading takes time.
 */
const RUN = { cost: 0.3, longest: 420, beside: 20 };
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
 * At most three sentences of the sources, verbatim, that together make different points: chosen one by one, or two and three
 * that follow one another, for the point they make (`pointsOfRun`) and against likeness to those taken; the first says most.
 */
export function summarise<S extends SummarySource>(
  sources: readonly S[],
  about: (words: readonly Word[], text: string, source: S) => Focus,
  { mayBeShown = () => true, usual, stemmer = stem, least, leastMore = LEAST_MORE, poorest }: SummaryOptions<S> = {},
): SummaryPoint[] {
  const asked = sources.flatMap((source, i) => askedIn(source, i, about, stemmer));
  const enough = least ?? (asked.length <= SCARCE.sentences ? SCARCE.least : LEAST);
  const lowest = Math.min(enough, poorest ?? enough);
  const keepsTo = usual ? togetherness(asked, usual) : () => TOGETHER.unknown;
  const more = ({ source, stems }: AskedSentence) => WEIGHT * sources[source]!.weight + keepsTo(stems);
  const candidates: Candidate[] = [];
  const add = (one: AskedSentence, { text, span, points: made, sentences }: Made) => {
    const { source, share, stems } = one;
    const points = made === null ? null : made + more(one) - RUN.cost * (sentences - 1);
    if (points !== null && points >= lowest && mayBeShown(sources[source]!, span))
      candidates.push({ text, span, points, source, sentences, share, stems });
  };
  const promise = (one: AskedSentence) => one.odds + more(one);
  const beside = asked.filter(({ source }) => sources[source]!.around).map((one) => ({ one, promise: promise(one) }));
  beside.sort((a, b) => b.promise - a.promise);
  for (const one of asked) add(one, one.alone);
  for (const { one } of beside.slice(0, RUN.beside)) for (const made of one.reader.runs(one.at)) add(one, made);
  // What one said without a break may be given as several sources.
  const overlaps = (a: Candidate, b: Candidate) =>
    sources[a.source]!.text === sources[b.source]!.text && a.span.start < b.span.end && b.span.start < a.span.end;
  const taken: Candidate[] = [];
  let left = MOST;
  while (left > 0) {
    let best: Candidate | null = null;
    let bestScore = taken.length === 0 ? lowest : leastMore;
    for (const one of candidates) {
      if (one.sentences > left || taken.some((other) => overlaps(one, other))) continue;
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
    left -= best.sentences;
    if (best.points < enough) break;
  }
  return taken.map(({ text, source, span, points }) => ({ text, source, span, points, weak: points < enough }));
}

/** What one to three sentences make of a point, where they may be shown for one. */
interface Made extends Pick<Candidate, 'text' | 'span' | 'sentences'> {
  points: number | null;
}

/** A sentence that speaks of what was asked. */
interface AskedSentence extends Pick<Candidate, 'source' | 'share' | 'stems'> {
  text: string;
  /** Its position in its source. */
  at: number;
  alone: Made;
  /** `answeringOdds`, whatever it leans on. */
  odds: number;
  reader: SourceReader;
}

function askedIn<S extends SummarySource>(
  source: S,
  number: number,
  about: (words: readonly Word[], text: string, source: S) => Focus,
  stemmer: (folded: string) => string,
): AskedSentence[] {
  const sentences = source.sentences ?? sentencesOf(source.text);
  const reader = new SourceReader(source, sentences, (words, text) => about(words, text, source));
  const { mayAnswer = () => true } = source;
  return sentences.flatMap((sentence, at) => {
    if (!sentence.whole || !mayAnswer(sentence)) return [];
    const said = reader.said(at, at);
    const { text, words, focus } = said;
    if (focus.share <= 0) return [];
    const stems = new Set<string>();
    for (const [i, { folded }] of words.entries())
      if ((i < focus.from || i >= focus.to) && isContentWord(folded)) stems.add(stemmer(folded));
    const alone = reader.made(said);
    const odds = alone.points ?? (source.around ? reader.odds(said) : Number.NEGATIVE_INFINITY);
    return [{ text, at, reader, source: number, share: focus.share, stems, alone, odds }];
  });
}

/** Sentences of a source that follow one another, with what was asked in them. */
interface Said {
  from: number;
  to: number;
  span: Span;
  text: string;
  words: readonly Word[];
  focus: Focus;
}

/** The sentences of a source, each read once. */
class SourceReader {
  private readonly read = new Map<number, Read>();

  constructor(
    private readonly source: SummarySource,
    private readonly sentences: readonly Sentence[],
    private readonly about: (words: readonly Word[], text: string) => Focus,
  ) {}

  said(from: number, to: number): Said {
    const span = { start: this.start(from), end: this.sentences[to]!.end };
    const text = this.source.text.slice(span.start, span.end);
    const words = wordsOf(text);
    return { from, to, span, text, words, focus: this.about(words, text) };
  }

  made(said: Said): Made {
    const { from, to, span, text, words, focus } = said;
    const whole = looksWhole(text, from === to ? undefined : RUN.longest);
    return {
      text,
      span,
      sentences: to - from + 1,
      points: whole ? pointsOfRun(text, words, focus, this.reads(said)) : null,
    };
  }

  odds(said: Said): number {
    const { text, words, focus } = said;
    return answeringOdds(text, words, focus, chancesOf(this.reads(said), text.length));
  }

  /** The stretches of two and three sentences of one paragraph that hold the one at a position. */
  *runs(at: number): Iterable<Made> {
    for (let from = Math.max(0, at - MOST + 1); from <= at; from++)
      for (let to = Math.max(at, from + 1); to < Math.min(this.sentences.length, from + MOST); to++)
        if (!this.source.around?.paragraphs.some((offset) => offset > this.start(from) && offset <= this.start(to)))
          yield this.made(this.said(from, to));
  }

  private start(at: number): number {
    return this.sentences[at]!.start;
  }

  private reads({ from, to }: Said): Read[] {
    return Array.from({ length: to - from + 1 }, (_, i) => this.readAt(from + i));
  }

  private readAt(at: number): Read {
    const { text, role, around } = this.source;
    const known = { role, people: around?.people ?? NOBODY, edge: false };
    const one = this.read.get(at) ?? read(placedAt(text, this.sentences, at, known));
    this.read.set(at, one);
    return one;
  }
}

const NOBODY: ReadonlySet<string> = new Set();

/**
 * What it says for a sentence that it uses the words which others use of the same thing: one that only mentions it, or
 * means something else by its name, does not.
 */
function togetherness(
  asked: readonly AskedSentence[],
  usual: (stem: string) => number,
): (stems: Set<string>) => number {
  const counts = new Map<string, number>();
  const said = new Set<string>();
  for (const { text, share, stems } of asked) {
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
