import type { ServedSegment } from '../index/served-segment.ts';
import { DIMENSIONS, type WordVectors } from '../models/vectors.ts';
import { wordsOf } from '../text/words.ts';
import type { PreparedQuery, WeighedTerm } from './candidates.ts';

/** How near in meaning a stretch of words is to a query, both 0–1. */
export interface Nearness {
  /** Share of the query's weight for which a word stands that means the same or nearly so. */
  shared: number;
  /** Cosine between the mean vectors of query and stretch, rare words counting more. */
  mean: number;
}

/** Words of a stretch: about a sentence. One begins at every half of it. */
const STRETCH = 16;
const STEP = STRETCH / 2;
const NOT_YET = -2;

interface Term {
  row: number;
  weight: number;
  /** By word of the segment: 0–1, how nearly it means the same; `NOT_YET` until it is asked. */
  likeness: Float32Array;
}

/**
 * Compares stretches of one segment with a query word by word, by vectors: for what was asked in other words than those
 * that were said. Takes some hundredths of a millisecond a passage, so only those in front are compared. Uses the
 * segment's scratch: good until another is made for it.
 */
export class Meaning {
  private readonly terms: readonly Term[];
  private readonly weight: number;
  private readonly blocks: Float32Array[] = [];
  private readonly best: Float32Array;

  constructor(
    private readonly query: PreparedQuery,
    private readonly segment: ServedSegment,
    private readonly vectors: WordVectors,
    /** For each word of the segment its row among the vectors, or -1. */
    private readonly rows: Int32Array,
    /** Words with a cosine up to this merely stand in the same sort of text, 0–1. */
    private readonly unrelated: number,
  ) {
    this.terms = query.all.map((term, k) => this.term(term, k));
    this.weight = this.terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
    this.best = new Float32Array(this.terms.length);
  }

  /** The nearest stretch of a passage. */
  ofPassage(passage: number): Nearness {
    const length = this.segment.words(passage);
    const { words } = this.segment.scratch;
    const blocks = this.sumBlocks(words, length);
    let nearest: Nearness = { shared: 0, mean: 0 };
    for (let block = 0; block < Math.max(1, blocks - 1); block++) {
      const from = block * STEP;
      const shared = this.sharedIn(words, from, Math.min(length, from + STRETCH));
      const mean =
        blocks === 0 ? 0 : this.meanOf(this.blocks[block]!, block + 1 < blocks ? this.blocks[block + 1]! : null);
      if (shared + mean > nearest.shared + nearest.mean) nearest = { shared, mean };
    }
    return nearest;
  }

  /** A whole text. */
  ofText(text: string): Nearness {
    const said = wordsOf(text)
      .map(({ folded }) => this.segment.lexicon.words(folded)[0])
      .filter((word) => word !== undefined);
    return this.ofWords(Uint32Array.from(said));
  }

  /** Some words of the segment, taken together. */
  ofWords(words: Uint32Array): Nearness {
    const blocks = this.sumBlocks(words, words.length);
    for (let block = 1; block < blocks; block++) {
      for (let d = 0; d < DIMENSIONS; d++) this.blocks[0]![d]! += this.blocks[block]![d]!;
    }
    return {
      shared: this.sharedIn(words, 0, words.length),
      mean: blocks === 0 ? 0 : this.meanOf(this.blocks[0]!, null),
    };
  }

  private term({ word, forms, weight }: WeighedTerm, k: number): Term {
    const { lexicon, lists, scratch } = this.segment;
    scratch.likeness[k] ??= new Float32Array(lists.words.length);
    const likeness = scratch.likeness[k].fill(NOT_YET);
    for (const { stems } of forms) {
      const stem = stems.length === 1 ? lexicon.stem(stems[0]!) : undefined;
      if (stem !== undefined) for (const said of lexicon.wordsOf(stem)) likeness[said] = 1;
    }
    return { row: this.vectors.row(word) ?? -1, weight, likeness };
  }

  private sharedIn(words: Uint32Array, from: number, to: number): number {
    const { best, terms, rows, vectors, unrelated } = this;
    best.fill(0);
    for (let i = from; i < to; i++) {
      const word = words[i]!;
      for (let k = 0; k < terms.length; k++) {
        const { row, likeness } = terms[k]!;
        let value = likeness[word]!;
        if (value === NOT_YET) {
          const other = rows[word]!;
          value = row < 0 || other < 0 ? 0 : Math.max(0, (vectors.cosine(row, other) - unrelated) / (1 - unrelated));
          likeness[word] = value;
        }
        if (value > best[k]!) best[k] = value;
      }
    }
    let sum = 0;
    for (let k = 0; k < terms.length; k++) sum += terms[k]!.weight * best[k]!;
    return sum / this.weight;
  }

  /** The sums of the words' vectors, `STEP` words each, in `blocks`; returns how many. */
  private sumBlocks(words: Uint32Array, length: number): number {
    const { rows, vectors, segment, blocks } = this;
    const { wordStem } = segment.arrays;
    let count = 0;
    for (let from = 0; from < length; from += STEP, count++) {
      blocks[count] ??= new Float32Array(DIMENSIONS);
      const sum = blocks[count]!.fill(0);
      const to = Math.min(length, from + STEP);
      for (let i = from; i < to; i++) {
        const row = rows[words[i]!]!;
        if (row >= 0) vectors.addTo(sum, row, segment.stemWeight(wordStem[words[i]!]!));
      }
    }
    return count;
  }

  private meanOf(first: Float32Array, second: Float32Array | null): number {
    const { vector } = this.query;
    if (!vector) return 0;
    let product = 0;
    let square = 0;
    for (let d = 0; d < DIMENSIONS; d++) {
      const x = first[d]! + (second ? second[d]! : 0);
      product += x * vector[d]!;
      square += x * x;
    }
    return square === 0 ? 0 : Math.max(0, product / Math.sqrt(square));
  }
}
