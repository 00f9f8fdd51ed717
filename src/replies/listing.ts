import type { EpisodeRef } from '../search/port.ts';
import { allShows, episodeLabel, formatDate } from './cards.ts';
import { counted, escapeMarkdown, shorten } from './markdown.ts';
import type { Choice } from './reply.ts';

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
  const words = escapeMarkdown(shorten(title, longest.title));
  return link && link.length <= longest.link && /^https?:\/\//.test(link)
    ? `[${words}](<${link.replace(/[<>\s)]/g, encodeURIComponent)}>)`
    : words;
};

/** `**Software Engineering Daily 1272** · Title · 15 September 2022`, with what else there is to say. */
export function episodeEntry(episode: EpisodeRef, ...rest: (string | null)[]): string {
  const { show, number, date } = episode;
  const parts = [
    `**${escapeMarkdown(shorten(number === null ? show : `${show} ${number}`, longest.show))}**`,
    linked(episode),
    date && formatDate(date),
    ...rest,
  ];
  return parts.filter(Boolean).join(' · ');
}

export const episodeChoice = (episode: EpisodeRef): Choice => ({
  label: shorten(episodeLabel(episode), 100),
  value: episode.id,
  ...(episode.number === null ? {} : { description: shorten(episode.title, 100) }),
});

const quoted = (words: string) => `“${escapeMarkdown(words.replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim())}”`;

/** `-# Episodes · of “The Hour” · from 2021 · on “bitcoin” · 11–20 of 34` */
export function listingLine({ show, year, topic }: Listing, ...rest: string[]): string {
  const parts = [
    'Episodes',
    show === null ? null : show === allShows ? 'of all shows' : `of ${quoted(show)}`,
    year === null ? null : `from ${year}`,
    topic === null ? null : `on ${quoted(topic)}`,
    ...rest,
  ];
  return `-# ${parts.filter((part) => part !== null).join(' · ')}`;
}

/** Null where no text of the message is such a line. */
export function readListing(texts: readonly string[]): Listing | null {
  const line =
    /^-# Episodes(?: · of (?:(all shows)|“((?:[^”\\]|\\.)*)”))?(?: · from (\d{4}))?(?: · on “((?:[^”\\]|\\.)*)”)?(?: · |$)/;
  for (const candidate of texts.flatMap((one) => one.split('\n')).reverse()) {
    const match = line.exec(candidate);
    if (!match) continue;
    const plain = (value: string | undefined) => value?.replace(/\\(.)/g, '$1') ?? null;
    return { show: match[1] ? allShows : plain(match[2]), year: match[3] ?? null, topic: plain(match[4]) };
  }
  return null;
}

/** `11–20 of 34` */
export const pageOf = (from: number, shown: number, all: number): string =>
  shown === all ? counted(all, 'episode') : `${from + 1}–${from + shown} of ${all}`;
