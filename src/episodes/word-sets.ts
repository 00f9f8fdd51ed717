/** Words with white space between them, as a set. */
export const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words and phrases with `|` or the end of a line between them, as a list. */
export const phrasesOf = (phrases: string): string[] =>
  phrases
    .split(/[|\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);

/** One of the phrases, as a part of a pattern; they are written as for `phrasesOf`, and may be patterns themselves. */
export const anyOf = (phrases: string): string => `(?:${phrasesOf(phrases).join('|')})`;

/** A pattern of parts, each short enough to be read. */
export const patternOf = (flags: string, ...parts: readonly string[]): RegExp => new RegExp(parts.join(''), flags);
