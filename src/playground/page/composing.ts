/** What the text being written asks for: commands after a slash, people after an @, channels after a #. Pure. */

export interface Wanted {
  kind: 'command' | 'person' | 'channel';
  /** The letters after the mark. */
  typed: string;
  /** Where the mark stands. */
  from: number;
}

/** What the caret stands behind; null in plain text. */
export function wantedAt(text: string, caret: number): Wanted | null {
  if (text.startsWith('/') && !text.includes('\n')) return { kind: 'command', typed: text.slice(1), from: 0 };
  const match = /(?:^|\s)([@#])([^\s@#]{0,32})$/.exec(text.slice(0, caret));
  if (!match) return null;
  const typed = match[2] ?? '';
  return { kind: match[1] === '@' ? 'person' : 'channel', typed, from: caret - typed.length - 1 };
}

/** A mention as it is read (`@Ada`) and as it is sent (`<@1>`). */
export interface WrittenMention {
  shown: string;
  sent: string;
}

/** The text as Discord takes it. Longer names first, so that `@Ada Lovelace` is not taken for `@Ada`. */
export function withMentions(text: string, mentions: WrittenMention[]): string {
  return [...mentions]
    .sort((one, other) => other.shown.length - one.shown.length)
    .reduce((words, mention) => words.split(mention.shown).join(mention.sent), text);
}
