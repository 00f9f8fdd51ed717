import { sayColor } from '../../src/dailies/look.ts';
import { placeKind, publishes, type QuotePool, type Schedule } from '../../src/dailies/model.ts';
import type { PlaceReport } from '../../src/dailies/poster.ts';
import { threads } from '../../src/dailies/thread.ts';
import { sayWhen } from '../../src/dailies/words.ts';
import { escapeMarkdown, shorten, timestamp } from '../../src/replies/markdown.ts';
import type { Quote } from '../../src/search/port.ts';

/** `home`: the show that the server keeps to. */
export function sayPool(pool: QuotePool, home: string | null): string {
  const shows = pool.shows.length > 0 || home === null || pool.everywhere ? pool.shows : [home];
  const parts = [
    shows.length > 0 && `from ${shows.map(escapeMarkdown).join(', ')}`,
    pool.speakers.length > 0 && `by ${pool.speakers.map((one) => escapeMarkdown(one.label)).join(', ')}`,
    pool.topics.length > 0 && `about ${pool.topics.map(escapeMarkdown).join(', ')}`,
  ].filter(Boolean);
  const from = parts.length === 0 ? 'from the whole archive' : parts.join(', ');
  if (pool.onThisDay === 'only') return `${from}, only of episodes that came out on that day in an earlier year`;
  const first = [
    pool.onThisDay && 'of episodes that came out on that day in an earlier year',
    pool.saved && 'what members saved here',
  ].filter(Boolean);
  return first.length === 0 ? from : `${from}, first ${first.join(', then ')}`;
}

export const nextAt = (one: Schedule): number => Math.max(one.next.at, one.retryAt);

export const sayMoment = (at: number): string => `${timestamp(at, 'F')} (${timestamp(at, 'R')})`;

export function sayNext(one: Schedule): string {
  if (one.paused === 'admin') return 'Paused';
  // "next Wednesday" alone would be the one in a week.
  const again = nextAt(one) > one.next.at || one.paused === 'trouble';
  return `${again ? 'Next try' : 'Next post'} ${sayMoment(nextAt(one))}`;
}

const capital = (words: string) => `${words[0]?.toUpperCase()}${words.slice(1)}`;
export const sentence = (words: string) => capital(words).replace(/\.?$/, '.');

/** What keeps posts from arriving. */
export const obstaclesOf = (report: PlaceReport): string[] => [
  ...report.missing.map((name) => `I lack the permission **${name}** there.`),
  ...report.obstacles.map(sentence),
];

export const listed = (title: string, lines: string[]): string[] =>
  lines.length > 0 ? [[`**${title}**`, ...lines.map((one) => `- ${one}`)].join('\n')] : [];

export function describe(one: Schedule, home: string | null): string {
  const choices = [
    capital(sayPool(one.pool, home)),
    ...(one.role ? [`notifies <@&${one.role}>`] : []),
    ...(one.look.title === undefined ? [] : [`as “${escapeMarkdown(one.look.title)}”`]),
    ...(one.look.template === undefined ? [] : ['with words of your own around the quote']),
    ...(one.look.color === undefined ? [] : [`in ${sayColor(one.look.color)}`]),
    ...(one.image ? ['as a picture'] : []),
    ...(threads(one) ? ['a thread under each'] : []),
    ...(one.newEpisodes ? ['announces new episodes'] : []),
    ...(publishes(one) ? ['published to following servers'] : []),
  ];
  return [
    `<#${one.place.id}> · ${sayWhen(one)}`,
    choices.join(' · '),
    one.paused === 'admin' ? 'Paused; `/daily resume` goes on.' : sayNext(one),
  ].join('\n');
}

export const linkTo = ({ place }: Schedule, message: string) =>
  `https://discord.com/channels/${place.guild}/${place.kind === placeKind.forum ? message : place.id}/${message}`;

export const inQuotes = (quote: Quote): string => `> ${escapeMarkdown(shorten(quote.text.replace(/\s+/g, ' '), 700))}`;

export const ordered = (n: number, words: string): string => `**${n + 1}.** ${words}`;
export const numbered = (parts: string[]): string[] =>
  parts.length > 1 ? parts.map((one, n) => ordered(n, one)) : parts;

// Discord takes 4,000 characters in a message.
const mostWords = 3_900;

/** What is said of each schedule, as far as a message has room for it, and how to see the rest. */
export function withinMessage(parts: string[]): string[] {
  let length = 0;
  const shown = parts.filter((part) => {
    length += part.length + 1;
    return length <= mostWords;
  });
  const left = parts.length - shown.length;
  return left === 0
    ? parts
    : [...shown, `… and ${left} more: \`/daily status schedule:${shown.length + 1}\` shows the next one.`];
}
