import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { makeFolder } from '../paths.ts';

/** By what a text is known: 48 bits of its hash. */
export type TextKey = number;

export const keyOfText = (text: string): TextKey => createHash('sha256').update(text).digest().readUIntBE(0, 6);

/** What became of the file; plain data, so that it crosses threads. */
export interface EmbeddingsNews {
  what: 'damaged' | 'not written';
  file: string;
  reason?: string;
}

export interface Embeddings {
  /** Numbers a vector; null while there is none. */
  readonly dimensions: number | null;
  readonly size: number;
  /** The row of a text's vector, or -1. */
  row(key: TextKey): number;
  /** Takes vectors of length 1 in, and writes them to the file. Those that are known are left as they are. */
  add(vectors: readonly { key: TextKey; vector: Float32Array }[]): void;
  /** Cosine between the vector of a row and another of length 1. */
  cosine(row: number, vector: Float32Array): number;
  /** The vector of a row, of length 1. */
  vector(row: number): Float32Array;
  /** Writes the file anew with nothing but these rows, and forgets the others' places in it. */
  keepOnly(keys: readonly TextKey[]): void;
}

const MAGIC = 'ROBOTVEC';
const VERSION = 1;
/** Magic, version, dimensions. */
const HEAD = 16;
const KEY = 8;
const SUM = 4;
/** Rows that are kept side by side. */
const BLOCK = 4096;
/** Of a file beyond this share that nothing asks for any more, a new one is written. */
export const MOST_UNUSED = 0.5;

/**
 * Vectors of texts, as one byte a dimension: in memory, and in a file to which every one is added as it comes, so that
 * nothing is made twice whenever the process ends. Each has a check sum of its own; what is damaged or half written is
 * left out. Eight to twenty-four bytes a vector come beside its dimensions.
 */
export function openEmbeddings(file: string | null, onNews: (news: EmbeddingsNews) => void = () => {}): Embeddings {
  let dimensions: number | null = null;
  let size = 0;
  const blocks: Int8Array[] = [];
  /** One divided by the length of each row. */
  let scales = new Float32Array(BLOCK);
  let keys = new Float64Array(BLOCK);
  /** Open addressing: row plus one, or 0. */
  let table = new Int32Array(BLOCK * 4);
  let writes = file !== null;

  const rowOf = (key: TextKey): number => {
    for (let at = key % table.length; table[at] !== 0; at = (at + 1) % table.length)
      if (keys[table[at]! - 1] === key) return table[at]! - 1;
    return -1;
  };
  const place = (key: TextKey, row: number): void => {
    let at = key % table.length;
    while (table[at] !== 0) at = (at + 1) % table.length;
    table[at] = row + 1;
  };
  const bytesAt = (row: number): Int8Array => {
    const from = (row % BLOCK) * dimensions!;
    return blocks[Math.floor(row / BLOCK)]!.subarray(from, from + dimensions!);
  };

  function push(key: TextKey, bytes: Int8Array): void {
    if (rowOf(key) >= 0) return;
    if (size === keys.length) {
      const [moreKeys, moreScales] = [new Float64Array(size * 2), new Float32Array(size * 2)];
      moreKeys.set(keys);
      moreScales.set(scales);
      [keys, scales] = [moreKeys, moreScales];
      table = new Int32Array(size * 8);
      for (let row = 0; row < size; row++) place(keys[row]!, row);
    }
    if (size % BLOCK === 0) blocks.push(new Int8Array(BLOCK * dimensions!));
    let square = 0;
    for (const value of bytes) square += value * value;
    keys[size] = key;
    scales[size] = 1 / (Math.sqrt(square) || 1);
    place(key, size);
    size++;
    bytesAt(size - 1).set(bytes);
  }

  function record(key: TextKey, bytes: Int8Array): Buffer {
    const made = Buffer.alloc(KEY + bytes.length + SUM);
    made.writeDoubleLE(key, 0);
    made.set(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length), KEY);
    made.writeUInt32LE(crc32(made.subarray(0, KEY + bytes.length)), KEY + bytes.length);
    return made;
  }

  function head(): Buffer {
    const made = Buffer.alloc(HEAD);
    made.write(MAGIC);
    made.writeUInt32LE(VERSION, 8);
    made.writeUInt32LE(dimensions!, 12);
    return made;
  }

  /** A disk that is full or may not be written costs the next start its time, and nothing else. */
  function writing(work: (to: string) => void): void {
    if (file === null || !writes) return;
    try {
      work(file);
    } catch (error) {
      writes = false;
      onNews({ what: 'not written', file, reason: (error as Error).message });
    }
  }

  function read(from: string): void {
    let bytes: Buffer;
    try {
      bytes = readFileSync(from);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') onNews({ what: 'damaged', file: from });
      return;
    }
    const right = bytes.length >= HEAD && bytes.toString('latin1', 0, 8) === MAGIC && bytes.readUInt32LE(8) === VERSION;
    dimensions = right ? bytes.readUInt32LE(12) : null;
    if (dimensions === null || dimensions === 0 || dimensions > 65_536) {
      dimensions = null;
      onNews({ what: 'damaged', file: from });
      writing((to) => rmSync(to, { force: true }));
      return;
    }
    const length = KEY + dimensions + SUM;
    const whole = HEAD + Math.floor((bytes.length - HEAD) / length) * length;
    for (let at = HEAD; at < whole; at += length) {
      const end = at + KEY + dimensions;
      if (crc32(bytes.subarray(at, end)) !== bytes.readUInt32LE(end)) continue;
      push(bytes.readDoubleLE(at), new Int8Array(bytes.buffer, bytes.byteOffset + at + KEY, dimensions));
    }
    // What was being written when the process ended: what follows must begin where a record does.
    if (whole < bytes.length) writing((to) => truncateSync(to, whole));
  }

  if (file !== null) read(file);
  return {
    get dimensions() {
      return dimensions;
    },
    get size() {
      return size;
    },
    row: rowOf,
    add(vectors) {
      const fresh = vectors.filter(({ key }) => rowOf(key) < 0);
      const [first] = fresh;
      if (!first) return;
      const begins = dimensions === null;
      dimensions ??= first.vector.length;
      if (fresh.some(({ vector }) => vector.length !== dimensions)) throw new Error('a vector of another dimension');
      const records = fresh.map(({ key, vector }) => {
        const bytes = quantized(vector);
        push(key, bytes);
        return record(key, bytes);
      });
      writing((to) => {
        if (begins) makeFolder(dirname(to));
        appendFileSync(to, Buffer.concat(begins ? [head(), ...records] : records));
      });
    },
    cosine(row, vector) {
      const block = blocks[Math.floor(row / BLOCK)]!;
      const from = (row % BLOCK) * vector.length;
      let dot = 0;
      for (let d = 0; d < vector.length; d++) dot += block[from + d]! * vector[d]!;
      return dot * scales[row]!;
    },
    vector: (row) => Float32Array.from(bytesAt(row), (value) => value * scales[row]!),
    keepOnly(wanted) {
      writing((to) => {
        const beside = `${to}.${process.pid}.part`;
        const rows = wanted.map(rowOf).filter((row) => row >= 0);
        writeFileSync(beside, Buffer.concat([head(), ...rows.map((row) => record(keys[row]!, bytesAt(row)))]));
        renameSync(beside, to);
      });
    },
  };
}

/** One byte a dimension, the largest taking all of it. */
function quantized(vector: Float32Array): Int8Array {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  return Int8Array.from(vector, (value) => Math.round((value / (largest || 1)) * 127));
}
