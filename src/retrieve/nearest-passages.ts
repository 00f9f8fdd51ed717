import type { Span } from '../episodes/episode.ts';
import { type Embeddings, keyOfText, type TextKey } from '../index/embeddings.ts';
import type { ServedSegment } from '../index/served-segment.ts';
import { type Allowed, maySpeak, type Shelf } from './retriever.ts';

/** A stretch of one turn near in meaning to a question, by the vectors of a model that we know nothing of. */
export interface NearPassage {
  episode: number;
  turn: number;
  span: Span;
  /** Is it nearer than nearly all foreign questions come to anything in this archive? */
  isNear: boolean;
}

/** Neighbours by whose mean it is reckoned how near everything is to a passage, or to a question. */
const NEIGHBOURS = 10;
/** … of a small archive not more than this share, or its mean says how near the few are that were meant. */
const MOST_NEIGHBOURS = 1 / 12;
/** Share of the foreign questions to which nothing counts as near. */
const SILENT = 0.9;
/** Content words; what is shorter says nothing by itself, and is near to everything. */
const FEWEST_WORDS = 4;
/** Letters of a passage that are embedded: models read a few hundred words. */
const LONGEST = 2_000;
/** `PieceKind` of what was neither announced nor paid for. */
const PLAIN = 0;
const NOT_YET = -1;
const NEVER = -2;

/** Gives way to whatever else waits on this thread. */
type Pause = () => Promise<void>;

/** How near foreign questions come to each text that has a vector; reckoned once. */
export class ForeignReach {
  private readonly questions: Float32Array[];
  private known = new Float32Array(0);

  constructor(
    private readonly vectors: Embeddings,
    /** Rows of the foreign questions. */
    rows: readonly number[],
  ) {
    this.questions = rows.map((row) => vectors.vector(row));
  }

  get foreign(): readonly Float32Array[] {
    return this.questions;
  }

  of(row: number): number {
    if (row >= this.known.length) {
      const more = new Float32Array(Math.max(this.vectors.size, row + 1)).fill(Number.NaN);
      more.set(this.known);
      this.known = more;
    }
    if (Number.isNaN(this.known[row]))
      this.known[row] = meanOfNearest(this.questions.map((question) => this.vectors.cosine(row, question)));
    return this.known[row]!;
  }
}

/**
 * Which passages of one version of an archive have vectors, and which are near to a question.
 *
 * How near is near differs by model: one gives unrelated texts a cosine of .1, another of .7. So no number here is about
 * cosines. Each is taken relative to how near the passage is to its nearest foreign questions, and the question to its
 * nearest passages (cross-domain similarity local scaling, Conneau et al. 2018, arXiv:1710.04087); and what counts as near
 * is nearer than nine of ten foreign questions come to anything in this very archive.
 */
export class NearestPassages {
  /** By passage, shelf after shelf: its row among the vectors, `NOT_YET` or `NEVER`. */
  private readonly rows: Int32Array;
  private readonly starts: readonly number[];
  private limit = Number.POSITIVE_INFINITY;
  /** Whatever comes before has a vector. */
  private first = 0;
  private handed = new Map<TextKey, number[]>();
  done = 0;
  readonly of: number;

  constructor(
    private readonly shelves: readonly Shelf[],
    /** By shelf and passage: the key of its text; NaN for those that are to have no vector. */
    private readonly keys: readonly Float64Array[],
    private readonly vectors: Embeddings,
  ) {
    let total = 0;
    this.starts = shelves.map(({ segment }) => {
      total += segment.passages;
      return total - segment.passages;
    });
    this.rows = new Int32Array(total).fill(NOT_YET);
    let of = 0;
    for (const [s, { segment, positions }] of shelves.entries()) {
      for (let passage = 0; passage < segment.passages; passage++) {
        const isServed = positions[segment.arrays.passageEpisode[passage]!]! >= 0;
        if (isServed && !Number.isNaN(keys[s]![passage])) of++;
        else this.rows[this.starts[s]! + passage] = NEVER;
      }
    }
    this.of = of;
  }

  /** Texts that have no vector yet, at most `limit` of them, without those of `passed`. */
  missing(limit: number, passed: ReadonlySet<TextKey>): { key: TextKey; text: string }[] {
    const found: { key: TextKey; text: string }[] = [];
    this.handed = new Map();
    while (this.first < this.rows.length && this.rows[this.first] !== NOT_YET) this.first++;
    for (let n = this.first; n < this.rows.length && found.length < limit; n++) {
      if (this.rows[n] !== NOT_YET) continue;
      const shelf = this.shelfOf(n);
      const passage = n - this.starts[shelf]!;
      const key = this.keys[shelf]![passage]!;
      if (this.settle(n, key) || passed.has(key)) continue;
      const same = this.handed.get(key);
      this.handed.set(key, [...(same ?? []), n]);
      if (!same) found.push({ key, text: textOfPassage(this.shelves[shelf]!.segment, passage) });
    }
    return found;
  }

  /** Vectors of texts that were missing came in. */
  came(keys: readonly TextKey[]): void {
    for (const key of keys) for (const n of this.handed.get(key) ?? []) this.settle(n, key);
  }

  private settle(n: number, key: TextKey): boolean {
    if (this.rows[n] !== NOT_YET) return true;
    const row = this.vectors.row(key);
    if (row < 0) return false;
    this.rows[n] = row;
    this.done++;
    return true;
  }

  /** Finds out what counts as near in this archive, by this model. */
  async calibrate(reach: ForeignReach, pause: Pause): Promise<void> {
    for (let n = 0; n < this.rows.length; n++) {
      if (this.rows[n]! >= 0) reach.of(this.rows[n]!);
      if (n % 64 === 63) await pause();
    }
    const nearest: number[] = [];
    for (const question of reach.foreign) {
      nearest.push(this.scored(question, reach, 1, () => true)[0]?.score ?? 0);
      await pause();
    }
    nearest.sort((a, b) => a - b);
    this.limit = nearest[Math.floor(nearest.length * SILENT)] ?? Number.POSITIVE_INFINITY;
  }

  /** The passages nearest to a question, by its vector, best first. */
  nearest(question: Float32Array, reach: ForeignReach, allowed: Allowed, limit: number): NearPassage[] {
    const found = this.scored(question, reach, limit, (shelf, passage) => {
      const { segment, positions } = this.shelves[shelf]!;
      const episode = positions[segment.arrays.passageEpisode[passage]!]!;
      if (allowed.episodes && allowed.episodes[episode] !== 1) return false;
      return allowed.speakers === null || piecesOf(segment, passage).some((piece) => speaks(segment, piece, allowed));
    });
    return found.map(({ shelf, passage, score }) => {
      const { segment, positions } = this.shelves[shelf]!;
      const { arrays } = segment;
      const pieces = piecesOf(segment, passage).filter((piece) => speaks(segment, piece, allowed));
      const piece = pieces.reduce((a, b) => (arrays.pieceWords[b]! > arrays.pieceWords[a]! ? b : a));
      return {
        episode: positions[arrays.passageEpisode[passage]!]!,
        turn: arrays.pieceTurn[piece]!,
        span: { start: arrays.pieceStart[piece]!, end: arrays.pieceEnd[piece]! },
        // The foreign questions are in English: of other languages they do not tell how near is near.
        isNear: score > this.limit && segment.isEnglish(passage),
      };
    });
  }

  private scored(
    question: Float32Array,
    reach: ForeignReach,
    limit: number,
    isAllowed: (shelf: number, passage: number) => boolean,
  ): { shelf: number; passage: number; score: number }[] {
    const best: { shelf: number; passage: number; score: number }[] = [];
    const cosines: number[] = [];
    const neighbours = Math.min(NEIGHBOURS, Math.ceil(this.done * MOST_NEIGHBOURS));
    for (const [shelf, start] of this.starts.entries()) {
      const { passages } = this.shelves[shelf]!.segment;
      for (let passage = 0; passage < passages; passage++) {
        const row = this.rows[start + passage]!;
        if (row < 0) continue;
        const cosine = this.vectors.cosine(row, question);
        keepLargest(cosines, cosine, neighbours);
        const score = 2 * cosine - reach.of(row);
        if (best.length === limit && score <= best.at(-1)!.score) continue;
        if (!isAllowed(shelf, passage)) continue;
        let at = best.length;
        while (at > 0 && best[at - 1]!.score < score) at--;
        best.splice(at, 0, { shelf, passage, score });
        if (best.length > limit) best.pop();
      }
    }
    const own = meanOfNearest(cosines);
    return best.map((one) => ({ ...one, score: one.score - own }));
  }

  private shelfOf(n: number): number {
    let shelf = this.starts.length - 1;
    while (this.starts[shelf]! > n) shelf--;
    return shelf;
  }
}

/** The key of the text of each passage of a segment; NaN for those that are to have no vector. */
export async function keysOfPassages(segment: ServedSegment, pause: Pause): Promise<Float64Array> {
  const { arrays } = segment;
  const keys = new Float64Array(segment.passages).fill(Number.NaN);
  for (let passage = 0; passage < keys.length; passage++) {
    const isPlain = arrays.pieceKind[arrays.passagePiece[passage]!] === PLAIN;
    if (isPlain && arrays.passageLength[passage]! >= FEWEST_WORDS)
      keys[passage] = keyOfText(textOfPassage(segment, passage));
    if (passage % 16 === 15) await pause();
  }
  return keys;
}

function piecesOf({ arrays }: ServedSegment, passage: number): number[] {
  const from = arrays.passagePiece[passage]!;
  return Array.from({ length: arrays.passagePiece[passage + 1]! - from }, (_, i) => from + i);
}

/** The words of a passage, up to `LONGEST` characters. */
export function textOfPassage(segment: ServedSegment, passage: number): string {
  const { arrays } = segment;
  const episode = arrays.passageEpisode[passage]!;
  const texts = piecesOf(segment, passage).map((piece) =>
    segment.turn(episode, arrays.pieceTurn[piece]!)?.text.slice(arrays.pieceStart[piece]!, arrays.pieceEnd[piece]!),
  );
  return texts.join(' ').slice(0, LONGEST);
}

const speaks = ({ arrays, lists }: ServedSegment, piece: number, allowed: Allowed): boolean =>
  maySpeak(allowed, lists.speakers[arrays.pieceSpeaker[piece]!] ?? null);

/** Keeps the largest of the values that it is given, in rising order. */
function keepLargest(kept: number[], value: number, most = NEIGHBOURS): void {
  if (kept.length === most && value <= kept[0]!) return;
  let at = 0;
  while (at < kept.length && kept[at]! < value) at++;
  kept.splice(at, 0, value);
  if (kept.length > most) kept.shift();
}

function meanOfNearest(values: readonly number[]): number {
  const kept: number[] = [];
  for (const value of values) keepLargest(kept, value);
  return kept.length === 0 ? 0 : kept.reduce((sum, value) => sum + value, 0) / kept.length;
}
