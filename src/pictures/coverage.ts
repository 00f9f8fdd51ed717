import { brotliDecompressSync } from 'node:zlib';

/**
 * Which letters a WOFF2 file really draws: the ranges that a font's stylesheet names hold letters that are not in its
 * files, and these would be drawn as boxes. https://www.w3.org/TR/WOFF2/, https://learn.microsoft.com/typography/opentype/spec/cmap
 */

/** Inclusive, ascending, apart from one another. */
export type Ranges = [from: number, to: number][];

const headerLength = 48;
/** `cmap` is the first of the table names that WOFF2 numbers; 63 stands for one that is spelt out. */
const cmapNumber = 0;
const spelt = 63;
const glyf = 10;
const loca = 11;

/** @throws {RangeError} where the bytes are no WOFF2 font */
export function coverageOf(woff2: Buffer): Ranges {
  if (woff2.toString('latin1', 0, 4) !== 'wOF2') throw new RangeError('no WOFF2 font');
  const tables = woff2.readUInt16BE(12);
  const packed = woff2.readUInt32BE(20);
  let at = headerLength;
  const number = () => {
    let value = 0;
    for (let i = 0; i < 5; i++) {
      const byte = woff2.readUInt8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
    throw new RangeError('a number without end');
  };
  let start = 0;
  let found: { start: number; length: number } | null = null;
  for (let i = 0; i < tables; i++) {
    const flags = woff2.readUInt8(at++);
    const kind = flags & 63;
    const name = kind === spelt ? woff2.toString('latin1', at, at + 4) : '';
    if (kind === spelt) at += 4;
    const version = flags >> 6;
    const length = number();
    const isPacked = kind === glyf || kind === loca ? version !== 3 : version !== 0;
    const stored = isPacked ? number() : length;
    if (kind === cmapNumber || name === 'cmap') found = { start, length };
    start += stored;
  }
  if (!found) throw new RangeError('no table of letters');
  const data = brotliDecompressSync(woff2.subarray(at, at + packed));
  return joined(readCmap(data.subarray(found.start, found.start + found.length)));
}

function readCmap(table: Buffer): Ranges {
  const ranges: Ranges = [];
  for (let i = 0; i < table.readUInt16BE(2); i++) {
    const sub = table.subarray(table.readUInt32BE(8 + 8 * i));
    const format = sub.readUInt16BE(0);
    if (format === 12) ranges.push(...groupsOf(sub));
    else if (format === 4) ranges.push(...segmentsOf(sub));
  }
  return ranges;
}

function groupsOf(sub: Buffer): Ranges {
  return Array.from({ length: sub.readUInt32BE(12) }, (_, i) => [
    sub.readUInt32BE(16 + 12 * i),
    sub.readUInt32BE(20 + 12 * i),
  ]);
}

function segmentsOf(sub: Buffer): Ranges {
  const bytes = sub.readUInt16BE(6);
  const ranges: Ranges = [];
  for (let i = 0; i < bytes; i += 2) {
    const to = sub.readUInt16BE(14 + i);
    const from = sub.readUInt16BE(16 + bytes + i);
    const delta = sub.readUInt16BE(16 + 2 * bytes + i);
    const offsetAt = 16 + 3 * bytes + i;
    const offset = sub.readUInt16BE(offsetAt);
    for (let code = from; code <= to && code < 0xffff; code++) {
      const glyph = offset === 0 ? (code + delta) & 0xffff : sub.readUInt16BE(offsetAt + offset + 2 * (code - from));
      if (glyph !== 0) ranges.push([code, code]);
    }
  }
  return ranges;
}

function joined(ranges: Ranges): Ranges {
  const result: Ranges = [];
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** Ranges as a stylesheet's `unicode-range` writes them: `U+0301,U+0400-045F`. */
export const rangesIn = (unicodeRange: string): Ranges =>
  unicodeRange.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });

export const holds = (ranges: Ranges, code: number): boolean => ranges.some(([from, to]) => code >= from && code <= to);
