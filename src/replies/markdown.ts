import type { Span } from '../episodes/episode.ts';

// What means something to Discord's Markdown wherever it stands (mentions and custom emoji begin with "<"), what does so
// only at the start of a line, and the two words that ping everybody. As few escapes as possible: a quote stays readable
// where Markdown is not rendered.
const anywhere = /[\\*_~`|[\]<]/g;
// What Discord takes for the name of an emoji, and would show that instead: `:b:`, `:100:`, but no time (`10:02:33`).
const emoji = /:(?=(?:[a-z][\w-]{0,63}|[+-]1|100|1234):)/g;
const atLineStart = /^(\s*)([#>+-]|\d+(?=\.))/gm;
const everybody = /@(?=everyone|here)/g;
// An address is left whole: escapes inside it would become part of the link.
const address = /https?:\/\/[^\s<>"“”]+/g;

const escapePlain = (words: string): string =>
  words
    .replace(anywhere, '\\$&')
    .replace(emoji, '\\:')
    .replace(atLineStart, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    )
    .replace(everybody, '\\@');

/** Shows `words` as they are: no formatting, no mention, no link of its own but bare addresses. */
export function escapeMarkdown(words: string): string {
  let out = '';
  let from = 0;
  for (const match of words.matchAll(address)) {
    out += escapePlain(words.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return out + escapePlain(words.slice(from));
}

/** What of `spans` lies outside of addresses: marks inside one would become part of the link. */
function besideAddresses(words: string, spans: readonly Span[]): Span[] {
  const addresses = [...words.matchAll(address)].map(({ index, 0: all }) => ({
    start: index,
    end: index + all.length,
  }));
  return addresses.reduce<readonly Span[]>(
    (left, one) =>
      left.flatMap(({ start, end }) => [
        { start, end: Math.min(end, one.start) },
        { start: Math.max(start, one.end), end },
      ]),
    spans,
  ) as Span[];
}

/** `words` escaped, with `spans` of it in bold, but for addresses; spans that only white space divides are joined. */
export function boldMatches(words: string, spans: Span[]): string {
  const joined: Span[] = [];
  for (const span of besideAddresses(words, spans).sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && (span.start <= last.end || words.slice(last.end, span.start).trim() === '')) {
      last.end = Math.max(last.end, span.end);
    } else if (span.end > span.start) joined.push({ ...span });
  }
  let out = '';
  let from = 0;
  for (const { start, end } of joined) {
    out += `${escapeMarkdown(words.slice(from, start))}**${escapeMarkdown(words.slice(start, end))}**`;
    from = end;
  }
  return out + escapeMarkdown(words.slice(from));
}

/** Seconds as `2:14` or `1:02:14`. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const pad = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}

/** `1 minute`, `2 minutes`. */
export const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** With one blank for each stretch of white space, and none at its ends. */
export const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** With a capital at its beginning, as a sentence has one. */
export const capital = (words: string): string => `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;

/** Cuts at a word's end so that at most `limit` characters remain, `…` included. */
export function shorten(words: string, limit: number): string {
  if (words.length <= limit) return words;
  const cut = words.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  const kept = space > limit / 2 ? cut.slice(0, space) : cut;
  // Never half of a surrogate pair.
  return `${kept.replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A Discord timestamp, shown in each reader's own time zone. */
export const timestamp = (ms: number, style: 't' | 'f' | 'F' | 'R' | 'D' = 'f'): string =>
  `<t:${Math.floor(ms / 1000)}:${style}>`;
