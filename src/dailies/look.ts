import { episodeLabel, momentLabel, sourceText, voiceLabel } from '../replies/cards.ts';
import { escapeMarkdown, oneLine, shorten } from '../replies/markdown.ts';
import { type Block, text } from '../replies/reply.ts';
import type { Said, Words } from '../replies/words/index.ts';
import type { Quote } from '../search/port.ts';
import type { Look, Schedule } from './model.ts';
import { everyDay, isAnniversary, type When } from './schedule.ts';

/**
 * How a post looks: its heading, and the words around its quote. What an admin wrote is shown as it stands: no Markdown of
 * theirs, no mention, and the quote always stands whole, as one, with who said it.
 */

export const longestTitle = 80;
export const longestTemplate = 300;
const longestQuote = 2_800;

const placeholders = {
  speaker: (quote: Quote, words: Words) => voiceLabel(quote, words),
  show: ({ episode }: Quote) => episode.show,
  episode: ({ episode }: Quote) => episodeLabel(episode),
  title: ({ episode }: Quote) => episode.title,
  date: ({ episode }: Quote, words: Words) => (episode.date ? words.date(episode.date) : ''),
  moment: (quote: Quote) => momentLabel(quote),
} as const;
export const placeholderNames = ['quote', ...Object.keys(placeholders)];

const namesIn = (template: string): string[] =>
  [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name.trim());

/** What is wrong with a template; null when it can be used. */
export function faultOfTemplate(template: string): Said | null {
  if (template.length > longestTemplate) return ({ setUp }) => setUp.longTemplate(longestTemplate);
  const named = namesIn(template);
  const wrong = named.find((name) => !placeholderNames.includes(name));
  const known = placeholderNames.map((name) => `\`{${name}}\``);
  if (wrong !== undefined)
    return ({ setUp, marks }) => setUp.noPlaceFor(escapeMarkdown(wrong), known.join(marks.comma));
  if (named.filter((name) => name === 'quote').length !== 1) return ({ setUp }) => setUp.quoteOnce;
  return null;
}

function fill(part: string, quote: Quote, words: Words): string {
  const filled = part.replace(/\{\s*(\w+)\s*\}/g, (whole, name: string) =>
    name in placeholders ? oneLine(placeholders[name as keyof typeof placeholders](quote, words)) : whole,
  );
  return escapeMarkdown(
    filled
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .trim(),
  );
}

/** The quote, or `picture` in its place, within the words of a template; always with who said it and where. */
export function inTemplate(template: string, quote: Quote, picture: Block | null, words: Words): Block[] {
  const [before = '', after = ''] = template.split(/\{\s*quote\s*\}/);
  const around = (part: string): Block[] => {
    const filled = fill(part, quote, words);
    return filled === '' ? [] : [text(filled)];
  };
  const named = namesIn(template);
  const hasSource = named.includes('speaker') && named.includes('episode');
  return [
    ...around(before),
    picture ?? text(`> ${escapeMarkdown(shorten(quote.text, longestQuote))}`),
    ...around(after),
    ...(hasSource ? [] : [text(sourceText(quote, words))]),
  ];
}

/** `Quote of the day`, by how often it comes. */
function usualTitle({ times, weekdays, monthDays }: When, { posts: { heading } }: Words): string {
  if (times.length > 1) return heading.often;
  if (monthDays.length === 1 || (monthDays.length === 7 && weekdays !== everyDay)) return heading.month;
  if (monthDays.length > 0) return heading.often;
  return (weekdays & (weekdays - 1)) === 0 ? heading.week : heading.day;
}

/** What a post of a local date is, in Markdown. */
export function headingOf(
  schedule: When & Pick<Schedule, 'pool' | 'look'>,
  { episode }: Quote,
  date: string,
  words: Words,
): string {
  const { pool, look } = schedule;
  const then =
    pool.onThisDay && isAnniversary(episode.date, date) ? words.posts.onThisDay(episode.date?.slice(0, 4) ?? '') : null;
  if (look.title === undefined) return `### ${then ?? usualTitle(schedule, words)}`;
  return [`### ${escapeMarkdown(look.title)}`, ...(then === null ? [] : [`-# ${then}`])].join('\n');
}

/** `#d7263d`, `d7263d`, `teal`; null where it is no colour. */
export function readColor(typed: string): number | null {
  const words = typed.trim().toLowerCase();
  const known = colors[words];
  if (known !== undefined) return known;
  const [, digits] = /^(?:#|0x)?([0-9a-f]{6})$/.exec(words) ?? [];
  return digits === undefined ? null : Number.parseInt(digits, 16);
}

export const sayColor = (color: number): string => `#${color.toString(16).padStart(6, '0')}`;

export const colors: Readonly<Record<string, number>> = {
  red: 0xd7263d,
  orange: 0xf46036,
  yellow: 0xf2c14e,
  green: 0x2e933c,
  teal: 0x1b998b,
  blue: 0x2e6fdb,
  purple: 0x7b4fc9,
  pink: 0xe26d9f,
  brown: 0x8c5e3c,
  grey: 0x8a8f98,
  black: 0x111111,
  white: 0xfafafa,
};

const none = /^(?:-|none|default)$/i;

export interface TypedLook {
  thread?: boolean | undefined;
  title?: string | undefined;
  color?: string | undefined;
  template?: string | undefined;
}

/** How posts are to look: as they did, but for what was typed; `-` takes a part away. A fault, or the look. */
export function readLook(typed: TypedLook, old: Look): { look: Look } | { fault: Said } {
  const look = { ...old, ...(typed.thread === undefined ? {} : { thread: typed.thread }) };
  if (typed.title !== undefined) {
    const title = oneLine(typed.title);
    if (title.length > longestTitle) return { fault: ({ setUp }) => setUp.longTitle(longestTitle) };
    if (title === '' || none.test(title)) delete look.title;
    else look.title = title;
  }
  if (typed.color !== undefined) {
    const color = readColor(typed.color);
    if (none.test(typed.color.trim())) delete look.color;
    else if (color === null) {
      const names = Object.keys(colors).map((name) => `\`${name}\``);
      const wrong = escapeMarkdown(typed.color);
      return { fault: ({ setUp, marks }) => setUp.noColor(wrong, names.join(marks.comma)) };
    } else look.color = color;
  }
  if (typed.template !== undefined) {
    // A command's options have no line breaks: they are typed as `\n`.
    const template = typed.template.replaceAll('\\n', '\n').trim();
    if (none.test(template)) delete look.template;
    else {
      const fault = faultOfTemplate(template);
      if (fault !== null) return { fault };
      look.template = template;
    }
  }
  return { look };
}
