import type { EpisodeRef } from '../search/port.ts';
import { allShows, episodeLabel } from './cards.ts';
import { escapeMarkdown, shorten } from './markdown.ts';
import type { Choice } from './reply.ts';
import { furtherAt, quoted, readFixed, readQuoted, readSmallPrint, smallPrint } from './small-print.ts';
import type { Words } from './words/index.ts';

/** Lists of episodes, and the line in them that says what they are of. */

/** What a list was asked for; as shown. */
export interface Listing {
  /** `allShows`, or one's name. */
  show: string | null;
  /** `2021` */
  year: string | null;
  topic: string | null;
}

/** The newest first; those without a date after all others, in the archive's order. Pure. */
export function listEpisodes<E extends Pick<EpisodeRef, 'show' | 'date'>>(
  episodes: readonly E[],
  { shows, year }: { shows: readonly string[] | null; year: string | null },
): E[] {
  return episodes
    .filter(({ show, date }) => (!shows || shows.includes(show)) && (!year || (date?.startsWith(year) ?? false)))
    .sort((a, b) => (a.date === b.date ? 0 : (b.date ?? '') < (a.date ?? '') ? -1 : 1));
}

/** Years that some episode is of, the newest first, with how many there are. Pure. */
export function yearsOf(episodes: readonly Pick<EpisodeRef, 'date'>[]): { year: string; episodes: number }[] {
  const counts = new Map<string, number>();
  for (const { date } of episodes) {
    const year = /^\d{4}/.exec(date ?? '')?.[0];
    if (year) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? 1 : -1)).map(([year, episodes]) => ({ year, episodes }));
}

/** Ten entries fit into a message. Characters. */
const longest = { show: 60, title: 80, link: 160 };

const linked = ({ title, link }: EpisodeRef): string => {
  const shown = escapeMarkdown(shorten(title, longest.title));
  return link && link.length <= longest.link && /^https?:\/\//.test(link)
    ? `[${shown}](<${link.replace(/[<>\s)]/g, encodeURIComponent)}>)`
    : shown;
};

/** `**Software Engineering Daily 1272** · Title · 15 September 2022`, with what else there is to say. */
export function episodeEntry(episode: EpisodeRef, words: Words, ...rest: (string | null)[]): string {
  const { show, number, date } = episode;
  const parts = [
    `**${escapeMarkdown(shorten(number === null ? show : `${show} ${number}`, longest.show))}**`,
    linked(episode),
    date && words.date(date),
    ...rest,
  ];
  return parts.filter(Boolean).join(' · ');
}

export const episodeChoice = (episode: EpisodeRef): Choice => ({
  label: shorten(episodeLabel(episode), 100),
  value: episode.id,
  ...(episode.number === null ? {} : { description: shorten(episode.title, 100) }),
});

/** `-# Episodes · of “The Hour” · from 2021 · on “bitcoin” · 11–20 of 34` */
export function listingLine({ show, year, topic }: Listing, words: Words, ...rest: string[]): string {
  const { listing } = words;
  return smallPrint([
    listing.episodes,
    show === null ? null : show === allShows ? listing.ofAll : listing.of(quoted(show, words)),
    year === null ? null : listing.from(year),
    topic === null ? null : listing.on(quoted(topic, words)),
    ...rest,
  ]);
}

/** The year that a part of such a line names. */
function readYear(line: string, at: number): { said: string; next: number } | null {
  const years = /\d{4}/.exec(line.slice(at));
  const year = years?.[0];
  if (year === undefined) return null;
  const next = readFixed(line, at, ({ listing }) => listing.from(year));
  return next === null ? null : { said: year, next };
}

const readAll = (line: string, at: number): { said: string; next: number } | null => {
  const next = readFixed(line, at, ({ listing }) => listing.ofAll);
  return next === null ? null : { said: allShows, next };
};

/** Null where no text of the message is such a line. */
export const readListing = (texts: readonly string[]): Listing | null =>
  readSmallPrint(texts, (line, at) => {
    const first = readFixed(line, at, ({ listing }) => listing.episodes);
    if (first === null) return null;
    let next = first;
    const part = (read: (from: number) => { said: string; next: number } | null): string | null => {
      const from = furtherAt(line, next);
      const found = from === null ? null : read(from);
      next = found?.next ?? next;
      return found?.said ?? null;
    };
    const show = part((from) => readAll(line, from) ?? readQuoted(line, from, ({ listing }, one) => listing.of(one)));
    const year = part((from) => readYear(line, from));
    const topic = part((from) => readQuoted(line, from, ({ listing }, one) => listing.on(one)));
    return { show, year, topic };
  });

/** `11–20 of 34` */
export const pageOf = (from: number, shown: number, all: number, words: Words): string =>
  shown === all ? words.episodes(all) : words.placesOf(from + 1, from + shown, all);
