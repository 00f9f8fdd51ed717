import { createHash } from 'node:crypto';

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is what ASCII is.
const ASCII = /^[\x00-\x7f]*$/;

/** Lower case, compatibility-folded, without accents, words joined by single spaces: what ids and comparisons hang on. */
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

/** `length` characters of [a-z0-9] from SHA-256: 10 of them hold 51 bits, enough for a million ids without a clash. */
export function shortHash(text: string, length = 10): string {
  const digest = createHash('sha256').update(text).digest();
  return digest.readBigUInt64BE(0).toString(36).padStart(13, '0').slice(-length);
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

/** Gives each turn of an episode its id: the hash of its folded words, with `~2`, `~3`… where the same words stand again. */
export function turnIds(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const hash = shortHash(foldWords(text), 8);
    const nth = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, nth);
    return nth === 1 ? hash : `${hash}~${nth}`;
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
