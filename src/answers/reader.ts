import type { Span } from '../episodes/episode.ts';
import type { Archive, EpisodeInfo } from '../index/archive.ts';
import type { QuotedTurns } from '../index/quote-id.ts';
import { coverageOf, type Matcher } from '../retrieve/matching.ts';
import type { ParsedQuery } from '../retrieve/query.ts';
import type { RankedPassage } from '../retrieve/retriever.ts';
import { type Least, mostTelling, type Told } from './first-quote.ts';
import { type Closeness, type CutQuote, cutQuote, quoteOf, type ReadTurn } from './quotes.ts';
import { quoteAt, type Serving } from './serving.ts';
import type { Hit } from './shapes.ts';

/** What the share of the query that stands in a quote itself is worth, beside its passage's score. */
const IN_THE_QUOTE = 5;

/** What it costs a quote that nothing of the query stands in it which it should hold. */
const LOST = 4;
/** Points for what was cut to answer, and against what stands beside it, or in another turn. */
const AS_CUT = 0.2;
const BESIDE = -0.2;
const ELSEWHERE = -0.3;

/** The turns that a search reads, each decoded once. */
export class Reader {
  private readonly read = new Map<string, ReadTurn>();
  private readonly decoded = new Map<number, QuotedTurns>();

  constructor(
    private readonly archive: Archive,
    readonly query: ParsedQuery,
    private readonly matcher: Matcher,
  ) {}

  turns(episode: number): QuotedTurns {
    const turns = this.decoded.get(episode) ?? this.archive.turnList(episode);
    this.decoded.set(episode, turns);
    return turns;
  }

  at(episode: number, index: number): ReadTurn | null {
    const place = `${episode}:${index}`;
    const known = this.read.get(place);
    if (known) return known;
    const turn = this.turns(episode).at(index);
    if (!turn) return null;
    const made = { turn, sentences: this.archive.sentences(episode, index), read: new Map() };
    this.read.set(place, made);
    return made;
  }

  info(episode: number): EpisodeInfo {
    return this.archive.episodes[episode]!;
  }

  /** Share of the query's weight whose terms stand in a text. */
  coverage(text: string): number {
    return coverageOf(this.matcher, this.matcher.find(text));
  }

  /** What tells most of a stretch of a turn, in or around the passage of a quote. */
  telling({ passage, cut }: Place, turn: number, within: Span, { holds, ...wanted }: Wanted): Told | null {
    const read = this.at(passage.episode, turn);
    if (!read) return null;
    const favour = (span: Span, coverage: number) => {
      const place =
        turn !== passage.turn
          ? ELSEWHERE
          : span.start === cut?.span.start && span.end === cut.span.end
            ? AS_CUT
            : span.start < passage.span.end && span.end > passage.span.start
              ? 0
              : BESIDE;
      return place - LOST * Math.max(0, holds - coverage);
    };
    return mostTelling(read, within, wanted, this.query, this.matcher, favour);
  }

  /** The quote that some sentences of a turn make as they are. */
  exactly(episode: number, turn: number, span: Span): CutQuote | null {
    const read = this.at(episode, turn);
    return read && quoteOf(read, span, this.query, this.matcher);
  }

  cut(read: ReadTurn, { span, match }: Pick<RankedPassage, 'span' | 'match'>, closeness: Closeness | null) {
    return cutQuote(read, span, this.query, this.matcher, match === 'meaning' ? closeness : null);
  }
}

/** What is wanted of what is told, and the share of the query that it should hold. */
interface Wanted extends Least {
  holds: number;
}

/** A passage that was found, with the quote cut of it, if one was. */
interface Place {
  passage: RankedPassage;
  cut: CutQuote | null;
}

/** A quote, and the passage that led to it. */
export interface Quoted extends Place {
  cut: CutQuote;
}

/** One that was cut, with its score among those of its query. */
export interface Cut extends Quoted {
  score: number;
}

/** The words of a quote of this turn. */
export function textOf({ text }: { text: string }, { span }: Pick<CutQuote, 'span'>): string {
  return text.slice(span.start, span.end);
}

/** A quote of at least so many words of which the other holds this share says the same: a clip, told apart by its tool. */
const SAID_AGAIN = { words: 8, share: 0.8 };

/** Do two quotes overlap, or hold nearly the same words? */
export function isSame(a: Quoted, b: Quoted): boolean {
  return a.cut.hash === b.cut.hash || overlap(a, b) || saysAgain(a.cut.said, b.cut.said);
}

/** Do two quotes hold nearly the same words? */
export function saysAgain(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  if (few.size < SAID_AGAIN.words) return false;
  let shared = 0;
  for (const word of few) if (many.has(word)) shared++;
  return shared >= SAID_AGAIN.share * few.size;
}

function overlap(a: Quoted, b: Quoted): boolean {
  return (
    a.passage.episode === b.passage.episode &&
    a.passage.turn === b.passage.turn &&
    a.cut.span.start < b.cut.span.end &&
    b.cut.span.start < a.cut.span.end
  );
}

/** Adds the quote of a passage to those that were cut, if there is one, and it says something else. */
export function addCut(passage: RankedPassage, reader: Reader, closeness: Closeness | null, cuts: Cut[]): void {
  const read = reader.at(passage.episode, passage.turn);
  const cut = read && reader.cut(read, passage, closeness);
  if (!cut || cuts.some((other) => isSame(other, { passage, cut }))) return;
  cuts.push({ passage, cut, score: passage.score + IN_THE_QUOTE * cut.coverage });
}

/** What is shown of a quote that was found. */
export function hitOf(now: Serving, { passage, cut }: Quoted, reader: Reader): Hit {
  const match = cut.exact ? 'exact' : passage.match === 'words' && cut.spelling ? 'spelling' : passage.match;
  return {
    ...quoteAt(now, passage.episode, passage.turn, cut.span, {
      turns: reader.turns(passage.episode),
      hash: cut.hash,
      echoes: cut.echoes,
    }),
    match,
    strength: passage.strength,
    matches: cut.matches,
  };
}
