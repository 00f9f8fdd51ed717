import { hash } from 'node:crypto';

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is what ASCII is.
const ASCII = /^[\x00-\x7f]*$/;

/**
 * Lower case, compatibility-folded, without accents, words joined by single spaces: what ids and comparisons hang on.
 */
export function foldWords(text: string): string {
  // Most transcripts are plain ASCII throughout, where there is nothing to decompose.
  if (ASCII.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return (bare.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** `length` characters of [a-z0-9] from a hash: 10 of them hold 51 bits, enough for a million ids without a clash. */
export const hashName = (digest: Buffer, length = 10): string =>
  digest.readBigUInt64BE(0).toString(36).padStart(13, '0').slice(-length);

/** As `hashName`, from SHA-256. */
export const shortHash = (text: string | Uint8Array, length = 10): string =>
  hashName(hash('sha256', text, 'buffer'), length);

/** What `foldPlain` writes into. */
let folded = Buffer.allocUnsafe(1 << 16);

/**
 * `foldWords` as bytes, for what is hashed and never shown: letter by letter, without a string between. It stands until
 * the next call. Null: the text holds more than plain letters and the usual punctuation.
 * @param between the byte between words; 0: none.
 */
export function foldPlain(text: string, between = 0x20): Uint8Array | null {
  if (folded.length < text.length * 2) folded = Buffer.allocUnsafe(text.length * 2);
  let size = 0;
  let apart = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const lower = code | 0x20;
    if ((lower >= 0x61 && lower <= 0x7a && code < 0x80) || (code >= 0x30 && code <= 0x39)) {
      if (apart && size > 0 && between !== 0) folded[size++] = between;
      apart = false;
      folded[size++] = code <= 0x39 ? code : lower;
    } else if (code < 0x80 || code === 0xa0 || (code >= 0x2010 && code <= 0x2027)) apart = true;
    else return null;
  }
  return folded.subarray(0, size);
}

export interface EpisodeKey {
  show: string;
  number: string | null;
  title: string | null;
  /** Path relative to the archive's folder. */
  file: string;
}

/** Hangs on show and number; on the title where there is no number; on the file's name where there is neither. */
export function episodeId({ show, number, title, file }: EpisodeKey): string {
  const own =
    number !== null ? `number ${foldWords(number)}` : title ? `title ${foldWords(title)}` : `file ${fileStem(file)}`;
  return shortHash(`${foldWords(show)}\n${own}`);
}

/** A file's name without folders and extension. */
export function fileStem(file: string): string {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return name.replace(/(?:\.transcript)?\.[^.]*$/, '') || name;
}

/**
 * Gives each turn of an episode its id: the hash of its folded words, with `~2`, `~3`… where the same words stand
 * again.
 */
export function turnIds(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const id = shortHash(foldPlain(text) ?? foldWords(text), 8);
    const nth = (seen.get(id) ?? 0) + 1;
    seen.set(id, nth);
    return nth === 1 ? id : `${id}~${nth}`;
  };
}

/** `Mark Saroufim` → `mark-saroufim`; a name without letters or digits gets a hash. At most 60 characters. */
export function speakerId(name: string): string {
  const slug = foldWords(name).replaceAll(' ', '-');
  return slug === ''
    ? `x-${shortHash(name, 8)}`
    : slug.length <= 60
      ? slug
      : `${slug.slice(0, 51)}-${shortHash(slug, 8)}`;
}
