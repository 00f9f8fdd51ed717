import { sayColor } from '../../src/dailies/look.ts';
import { placeKind, publishes, type QuotePool, type Schedule, showsOf } from '../../src/dailies/model.ts';
import type { PlaceReport } from '../../src/dailies/poster.ts';
import { threads } from '../../src/dailies/thread.ts';
import { sayWhen } from '../../src/dailies/words.ts';
import { capital, escapeMarkdown, shorten, timestamp } from '../../src/replies/markdown.ts';
import type { Said, Words } from '../../src/replies/words/index.ts';
import type { Quote } from '../../src/search/port.ts';

/** `home`: the show that the server keeps to. */
export function sayPool(pool: QuotePool, home: string | null, { pool: words, marks }: Words): string {
  const shows = showsOf(pool, home);
  const names = (list: readonly string[]) => list.map(escapeMarkdown).join(marks.comma);
  const parts = [
    shows.length > 0 && words.from(names(shows)),
    pool.speakers.length > 0 && words.by(names(pool.speakers.map(({ label }) => label))),
    pool.topics.length > 0 && words.about(names(pool.topics)),
  ].filter(Boolean);
  const from = parts.length === 0 ? words.whole : parts.join(marks.comma);
  if (pool.onThisDay === 'only') return words.onlyThatDay(from);
  if (pool.onThisDay) return pool.saved ? words.bothFirst(from) : words.thatDayFirst(from);
  return pool.saved ? words.savedFirst(from) : from;
}

export const nextAt = (one: Schedule): number => Math.max(one.next.at, one.retryAt);

export const sayMoment = (at: number): string => `${timestamp(at, 'F')} (${timestamp(at, 'R')})`;

export function sayNext(one: Schedule, { schedule }: Words): string {
  if (one.paused === 'admin') return schedule.paused;
  // "next Wednesday" alone would be the one in a week.
  const again = nextAt(one) > one.next.at || one.paused === 'trouble';
  return (again ? schedule.nextTry : schedule.nextPost)(sayMoment(nextAt(one)));
}

/** With one stop at its end. */
export const stopped = (said: string, { stop }: Words) => said.replace(/[.。]?$/, stop);
export const sentence = (said: string, words: Words) => stopped(capital(said), words);
export const sentences = (said: readonly Said[], words: Words) => said.map((one) => sentence(one(words), words));

/** What keeps posts from arriving. */
export const obstaclesOf = (report: PlaceReport, words: Words): string[] => [
  ...report.missing.map((name) => words.alerts.lacks(words.permissions[name])),
  ...sentences(report.obstacles, words),
];

export const listed = (title: string, lines: string[]): string[] =>
  lines.length > 0 ? [[`**${title}**`, ...lines.map((one) => `- ${one}`)].join('\n')] : [];

export function describe(one: Schedule, home: string | null, words: Words): string {
  const { schedule } = words;
  const choices = [
    capital(sayPool(one.pool, home, words)),
    ...(one.role ? [schedule.notifies(`<@&${one.role}>`)] : []),
    ...(one.look.title === undefined ? [] : [schedule.titled(escapeMarkdown(one.look.title))]),
    ...(one.look.template === undefined ? [] : [schedule.templated]),
    ...(one.look.color === undefined ? [] : [schedule.coloured(sayColor(one.look.color))]),
    ...(one.image ? [schedule.pictured] : []),
    ...(threads(one) ? [schedule.threaded] : []),
    ...(one.newEpisodes ? [schedule.announces] : []),
    ...(publishes(one) ? [schedule.published] : []),
  ];
  return [
    `<#${one.place.id}> · ${sayWhen(one, words)}`,
    choices.join(' · '),
    one.paused === 'admin' ? schedule.pausedGoesOn : sayNext(one, words),
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
export function withinMessage(parts: string[], { schedule }: Words): string[] {
  let length = 0;
  const shown = parts.filter((part) => {
    length += part.length + 1;
    return length <= mostWords;
  });
  const left = parts.length - shown.length;
  return left === 0 ? parts : [...shown, schedule.andMore(left, shown.length + 1)];
}
