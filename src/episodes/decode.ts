import { isUtf8 } from 'node:buffer';

/** Why bytes were not read as text. */
export type DecodeFault = 'binary' | 'empty';

/**
 * Bytes as UTF-8, without their byte order mark; null where they are none. A strict `TextDecoder` writes two bytes for
 * each letter of plain English, which is twice the memory, and slower to read ever after.
 */
function decodeUtf8(bytes: Uint8Array): string | null {
  if (!isUtf8(bytes)) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/**
 * Bytes as text: UTF-8, UTF-16 by its byte order mark or its zeros, else Windows-1252 (which old tools mean by
 * "ANSI"), line by line
 * where a file mixes encodings. Line ends become `\n`.
 */
export function decodeText(bytes: Uint8Array): { text: string; fault: null } | { text: null; fault: DecodeFault } {
  if (bytes.length === 0) return { text: null, fault: 'empty' };
  let text: string;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) text = new TextDecoder('utf-16le').decode(bytes);
  else if (bytes[0] === 0xfe && bytes[1] === 0xff) text = new TextDecoder('utf-16be').decode(bytes);
  else if (wideOf(bytes)) text = new TextDecoder(wideOf(bytes) ?? 'utf-16le').decode(bytes);
  else {
    if (isBinary(bytes)) return { text: null, fault: 'binary' };
    text = decodeUtf8(bytes) ?? decodeMixed(bytes);
  }
  text = normaliseLines(text);
  return text.trim() === '' ? { text: null, fault: 'empty' } : { text, fault: null };
}

export function normaliseLines(text: string): string {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return bare.includes('\r') || bare.includes('\u2028') ? bare.replace(/\r\n?|\u2028/g, '\n') : bare;
}

/** UTF-16 without a byte order mark: every second byte is zero wherever letters are Latin. Null for anything else. */
function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 4096);
  if (head.length < 4 || bytes.length % 2 !== 0) return null;
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2 === 0 ? 0 : 1]++;
  const half = head.length / 2;
  if (zeros[0] === 0 && zeros[1] > half * MOSTLY_ZERO) return 'utf-16le';
  if (zeros[1] === 0 && zeros[0] > half * MOSTLY_ZERO) return 'utf-16be';
  return null;
}
const MOSTLY_ZERO = 0.5;

/** Text has no NUL bytes and few control bytes. Looks at 64 KB. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65536);
  let control = 0;
  for (let i = 0; i < head.length; i++) {
    const b = head[i] ?? 0;
    if (b >= 32) continue;
    if (b === 0) return true;
    if (b < 9 || (b > 13 && b !== 27)) control++;
  }
  return control > 8 && control > head.length / 200;
}

/**
 * Bytes 0x80–0x9f of Windows-1252 (https://encoding.spec.whatwg.org/index-windows-1252.txt); some Node releases
 * decode them as Latin-1.
 */
const WESTERN =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const decodeWestern = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (c) => WESTERN[c.charCodeAt(0) - 0x80] ?? c);

function decodeMixed(bytes: Uint8Array): string {
  const parts: string[] = [];
  let from = 0;
  while (from < bytes.length) {
    const newline = bytes.indexOf(10, from);
    const to = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(from, to);
    parts.push(decodeUtf8(line) ?? decodeWestern(line));
    from = to;
  }
  return parts.join('');
}

/** Encodings in which every byte is ASCII, so that looking at the bytes says nothing. */
const SHIFTING = /^(?:iso-2022-\w+|hz-gb-2312|utf-7)$/i;

/** The `charset` of a `Content-Type`. */
export const charsetOf = (contentType: string | null): string | null =>
  /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? null;

/**
 * Bytes as text: by their byte order mark, else UTF-8 if they are that, else the first of the encodings they are said
 * to be in that is known, else Windows-1252.
 */
export function decodeAs(bytes: Uint8Array, ...said: (string | null)[]): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const shifting = said.find((label) => label !== null && SHIFTING.test(label)) ?? null;
  if (marked === null && shifting === null) {
    const text = decodeUtf8(bytes);
    if (text !== null) return text;
  }
  for (const label of [marked, shifting, ...said]) {
    // What is said to be UTF-8, and is not, has a few bad bytes at most where most of it reads as that.
    if (label === null || /^utf-?8$/i.test(label)) continue;
    if (/^(?:iso-?8859-1|latin-?1|windows-1252|cp1252|us-ascii|ascii)$/i.test(label)) return decodeWestern(bytes);
    try {
      return new TextDecoder(label).decode(bytes);
    } catch {
      // Nobody knows it: the next one.
    }
  }
  return decodeMixed(bytes);
}
