import { escapeMarkdown } from './markdown.ts';
import { languages, type Words } from './words/index.ts';

/**
 * Lines of small print that are read back when a button under them is pressed: buttons never carry what somebody typed. A
 * line may stand in another language than the one that is spoken now.
 */

const lead = '-# ';
const divider = ' · ';
/** Stands for what is quoted while it is looked for. */
const hole = '\u0000';

/** In the language's quotation marks. */
export const inMarks = (words: string, { marks: { open, close } }: Words): string => `${open}${words}${close}`;

/** The same, to be read back: inside, plain ones stand for them. */
export function quoted(said: string, words: Words): string {
  const { open, close } = words.marks;
  const inside = said.replaceAll(open.trim(), '"').replaceAll(close.trim(), '"').replace(/\s+/g, ' ').trim();
  return inMarks(escapeMarkdown(inside), words);
}

export const smallPrint = (parts: readonly (string | null)[]): string =>
  lead + parts.filter((part) => part !== null && part !== '').join(divider);

/** What a part of a line says, and where the next one begins; null where it says something else. */
interface Part {
  said: string;
  next: number;
}

const endsAt = (line: string, at: number): boolean => at === line.length || line.startsWith(divider, at);

function quotedAt(line: string, at: number, { open, close }: Words['marks']): Part | null {
  const [first, last] = [open.trim(), close.trim()];
  if (!line.startsWith(first, at)) return null;
  for (let i = at + first.length; i < line.length; i += line[i] === '\\' ? 2 : 1) {
    if (!line.startsWith(last, i)) continue;
    const inside = line.slice(at + first.length, i).trim();
    return { said: inside.replace(/\\(.)/g, '$1'), next: i + last.length };
  }
  return null;
}

/** The part of `line` that begins at `at`, where it is what `make` makes of something quoted, in whatever language. */
export function readQuoted(line: string, at: number, make: (words: Words, quoted: string) => string): Part | null {
  for (const { words } of languages) {
    const [before = '', after = ''] = make(words, hole).split(hole);
    if (!line.startsWith(before, at)) continue;
    const found = quotedAt(line, at + before.length, words.marks);
    if (!found || !line.startsWith(after, found.next)) continue;
    const next = found.next + after.length;
    if (endsAt(line, next)) return { said: found.said, next };
  }
  return null;
}

/** The same, where it is a fixed word. */
export function readFixed(line: string, at: number, word: (words: Words) => string): number | null {
  for (const { words } of languages) {
    const next = at + word(words).length;
    if (line.startsWith(word(words), at) && endsAt(line, next)) return next;
  }
  return null;
}

/** Past the divider before a further part; null where there is none. */
export const furtherAt = (line: string, at: number): number | null =>
  line.startsWith(divider, at) ? at + divider.length : null;

/** Of lines of small print the last that `read` understands, from where its first part begins. */
export function readSmallPrint<T>(texts: readonly string[], read: (line: string, at: number) => T | null): T | null {
  for (const line of texts.flatMap((one) => one.split('\n')).reverse()) {
    const found = line.startsWith(lead) ? read(line, lead.length) : null;
    if (found !== null) return found;
  }
  return null;
}
