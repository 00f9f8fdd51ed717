import { closeSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import type { Problem } from '../../episodes/episode.ts';
import type { SegmentArrays, SegmentLists } from './segment.ts';

/** Changes whenever what is written changes its meaning: an older snapshot is then built anew. */
export const SNAPSHOT_VERSION = 1;

/** What the archive's folder held when the snapshot was made, by path. */
export type FileMarks = Record<
  string,
  {
    /** Changes when the file does. */
    key: string;
    format: string | null;
    problems: Problem[];
    /** `Episode.id` under which it is served; null where it is not. */
    served: string | null;
  }
>;

export interface Snapshot {
  files: FileMarks;
  arrays: SegmentArrays;
  lists: SegmentLists;
  /** The MiniSearch index, as JSON. */
  largeUnits: string;
}

const MAGIC = 'ROBOTIDX';
const HEAD = 24;

type Kind = 'u8' | 'i8' | 'u16' | 'u32';
interface Section {
  name: string;
  kind: Kind;
  offset: number;
  bytes: number;
}
interface Contents {
  /** A mark of the program that wrote it. */
  program: string;
  sections: Section[];
}

/**
 * Writes beside the file and puts it in place at once, so that a reader, in this process or another, sees the old one or
 * the new one whole, also after a power cut.
 */
export function writeSnapshot(file: string, snapshot: Snapshot, program: string): void {
  const encoder = new TextEncoder();
  const parts: [string, Kind, Uint8Array][] = Object.entries(snapshot.arrays).map(([name, array]) => [
    name,
    kindOf(array as TypedArray),
    bytesOf(array as TypedArray),
  ]);
  const { episodes, words, stems, speakers } = snapshot.lists;
  parts.push(['lists', 'u8', encoder.encode(JSON.stringify({ files: snapshot.files, episodes, speakers }))]);
  parts.push(['words', 'u8', encoder.encode(words.join('\n'))]);
  parts.push(['stems', 'u8', encoder.encode(stems.join('\n'))]);
  parts.push(['largeUnits', 'u8', encoder.encode(snapshot.largeUnits)]);
  let offset = 0;
  const sections = parts.map(([name, kind, bytes]): Section => {
    const section = { name, kind, offset, bytes: bytes.length };
    offset += aligned(bytes.length);
    return section;
  });
  const contents = encoder.encode(JSON.stringify({ program, sections } satisfies Contents));
  const padding = new Uint8Array(8);
  let sum = crc32(contents);
  for (const [, , bytes] of parts) sum = crc32(bytes, sum);
  const head = new Uint8Array(HEAD);
  head.set(encoder.encode(MAGIC));
  const view = new DataView(head.buffer);
  view.setUint32(8, SNAPSHOT_VERSION, true);
  view.setUint32(12, contents.length, true);
  view.setUint32(16, sum, true);

  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}-${threadId}.part`;
  const handle = openSync(beside, 'w');
  try {
    writeAll(handle, head);
    writeAll(handle, contents);
    writeAll(handle, padding.subarray(0, aligned(contents.length) - contents.length));
    for (const [, , bytes] of parts) {
      writeAll(handle, bytes);
      writeAll(handle, padding.subarray(0, aligned(bytes.length) - bytes.length));
    }
    fsyncSync(handle);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
}

/** Null where there is none, one of another version or by another program, or a damaged one: then the index is built anew. */
export function readSnapshot(file: string, program: string): Snapshot | null {
  let bytes: Uint8Array;
  try {
    bytes = readWhole(file);
  } catch {
    return null;
  }
  const decoder = new TextDecoder();
  if (bytes.length < HEAD || decoder.decode(bytes.subarray(0, 8)) !== MAGIC) return null;
  const view = new DataView(bytes.buffer);
  if (view.getUint32(8, true) !== SNAPSHOT_VERSION) return null;
  const contentsBytes = bytes.subarray(HEAD, HEAD + view.getUint32(12, true));
  const base = HEAD + aligned(contentsBytes.length);
  let sum = crc32(contentsBytes);
  let sections: Section[];
  try {
    const contents = JSON.parse(decoder.decode(contentsBytes)) as Contents;
    if (contents.program !== program) return null;
    sections = contents.sections;
  } catch {
    return null;
  }
  const found = new Map<string, TypedArray>();
  for (const { name, kind, offset, bytes: length } of sections) {
    if (base + offset + length > bytes.length) return null;
    sum = crc32(bytes.subarray(base + offset, base + offset + length), sum);
    found.set(name, viewOf(kind, bytes.buffer as ArrayBuffer, base + offset, length));
  }
  if (sum !== view.getUint32(16, true)) return null;
  const text = (name: string): string => {
    const part = found.get(name)!;
    found.delete(name);
    return decoder.decode(part);
  };
  const { files, episodes, speakers } = JSON.parse(text('lists')) as Pick<SegmentLists, 'episodes' | 'speakers'> & {
    files: FileMarks;
  };
  const lists = { episodes, speakers, words: linesOf(text('words')), stems: linesOf(text('stems')) };
  const largeUnits = text('largeUnits');
  return { files, lists, largeUnits, arrays: Object.fromEntries(found) as unknown as SegmentArrays };
}

type TypedArray = Uint8Array | Int8Array | Uint16Array | Uint32Array;

function kindOf(array: TypedArray): Kind {
  if (array instanceof Uint32Array) return 'u32';
  if (array instanceof Uint16Array) return 'u16';
  return array instanceof Int8Array ? 'i8' : 'u8';
}

function viewOf(kind: Kind, buffer: ArrayBuffer, offset: number, bytes: number): TypedArray {
  if (kind === 'u32') return new Uint32Array(buffer, offset, bytes / 4);
  if (kind === 'u16') return new Uint16Array(buffer, offset, bytes / 2);
  return kind === 'i8' ? new Int8Array(buffer, offset, bytes) : new Uint8Array(buffer, offset, bytes);
}

function bytesOf(array: TypedArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function aligned(length: number): number {
  return Math.ceil(length / 8) * 8;
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(handle, bytes, done, Math.min(bytes.length - done, 1 << 28));
}

/** Into memory of its own, so that the numbers in it are aligned. */
function readWhole(file: string): Uint8Array {
  const size = statSync(file).size;
  const bytes = new Uint8Array(size);
  const handle = openSync(file, 'r');
  try {
    for (let done = 0; done < size; ) {
      const read = readSync(handle, bytes, done, Math.min(size - done, 1 << 28), done);
      if (read === 0) return bytes.subarray(0, done);
      done += read;
    }
  } finally {
    closeSync(handle);
  }
  return bytes;
}
