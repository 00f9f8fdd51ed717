import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Problem } from '../episodes/episode.ts';
import { makeFolder } from '../paths.ts';
import type { SegmentArrays, SegmentLists } from './segment.ts';

/** Changes whenever what is written changes its meaning: an older snapshot is then built anew. */
export const SNAPSHOT_VERSION = 10;

/** What the archive's folder held when the snapshot was made, by path. */
export type FileMarks = Record<
  string,
  {
    /** Its date and size: while they stay, its content is taken to be the same. */
    key: string;
    /** Changes when the content does. */
    content: string;
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

/** Why there is no snapshot to be had. */
export type NoSnapshot = 'missing' | 'of another version' | 'damaged';

/** What became of the snapshot; plain data, so that it crosses threads. */
export interface SnapshotNews {
  what: 'read' | 'written' | 'not written' | NoSnapshot;
  file: string;
  /** Where it was not written: what the disk said. */
  reason?: string;
}

const MAGIC = 'ROBOTIDX';
/** Magic, version, check sum of all that follows, length of the table of contents, four bytes of nothing. */
const HEAD = 24;
const AT = { version: 8, sum: 12, length: 16 };
/** Milliseconds after which what a process was writing is taken for left behind: writing takes seconds. */
const LEFT_BEHIND = 10 * 60_000;

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
  const padded = (bytes: Uint8Array) => [bytes, new Uint8Array(aligned(bytes.length) - bytes.length)];
  // Without the empty ones: Node's check sum begins anew at nothing.
  const body = [contents, ...parts.map(([, , bytes]) => bytes)].flatMap(padded).filter(({ length }) => length > 0);
  const head = new Uint8Array(HEAD);
  head.set(encoder.encode(MAGIC));
  const view = new DataView(head.buffer);
  view.setUint32(AT.version, SNAPSHOT_VERSION, true);
  view.setUint32(AT.length, contents.length, true);
  let sum = crc32(head.subarray(AT.length));
  for (const bytes of body) sum = crc32(bytes, sum);
  view.setUint32(AT.sum, sum, true);

  makeFolder(dirname(file));
  // A name of its own: processes on several machines may share the folder, and their numbers.
  const beside = `${file}.${randomUUID()}.part`;
  const handle = openSync(beside, 'wx');
  try {
    try {
      for (const bytes of [head, ...body]) writeAll(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    removeLeftBehind(file, statSync(beside).mtimeMs);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** What processes that were killed while they wrote left; `now` by the disk's own clock, ms. */
function removeLeftBehind(file: string, now: number): void {
  for (const name of readdirSync(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.part')) continue;
    const path = join(dirname(file), name);
    const info = statSync(path, { throwIfNoEntry: false });
    if (info && now - info.mtimeMs > LEFT_BEHIND) rmSync(path, { force: true });
  }
}

/** Where there is none to be had, why: then the index is built anew. */
export function readSnapshot(file: string, program: string): Snapshot | NoSnapshot {
  let bytes: Uint8Array;
  try {
    bytes = readWhole(file);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'damaged';
  }
  const decoder = new TextDecoder();
  if (bytes.length < HEAD || decoder.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) return 'damaged';
  const view = new DataView(bytes.buffer, 0, bytes.length);
  if (view.getUint32(AT.version, true) !== SNAPSHOT_VERSION) return 'of another version';
  // Nothing is made of what it says before it is known to be what was written.
  if (crc32(bytes.subarray(AT.length)) !== view.getUint32(AT.sum, true)) return 'damaged';
  const contentsBytes = bytes.subarray(HEAD, HEAD + view.getUint32(AT.length, true));
  const contents = JSON.parse(decoder.decode(contentsBytes)) as Contents;
  if (contents.program !== program) return 'of another version';
  const base = HEAD + aligned(contentsBytes.length);
  const found = new Map<string, TypedArray>();
  for (const { name, kind, offset, bytes: length } of contents.sections)
    found.set(name, viewOf(kind, bytes.buffer, base + offset, length));
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

function viewOf(kind: Kind, buffer: ArrayBufferLike, offset: number, bytes: number): TypedArray {
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

/** Into memory of its own, so that the numbers in it are aligned, which all threads may share. */
function readWhole(file: string): Uint8Array {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    for (let done = 0; done < size; ) {
      const read = readSync(handle, bytes, done, Math.min(size - done, 1 << 28), done);
      if (read === 0) return bytes.subarray(0, done);
      done += read;
    }
    return bytes;
  } finally {
    closeSync(handle);
  }
}
