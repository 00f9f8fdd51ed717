import { allShows, readAsked } from '../replies/cards.ts';
import { languages } from '../replies/words/index.ts';
import type { SearchPort } from '../search/port.ts';
import type { Ask } from './understand.ts';

/**
 * What one of our answers was about, read from its own small print: buttons carry no words, and nothing is kept.
 * Null where `texts` have no such line.
 */
export async function readBack(texts: readonly string[], search: SearchPort): Promise<Ask | null> {
  const asked = readAsked(texts);
  if (!asked) return null;
  // A chat answer says "in" of a show too.
  const where = asked.show && asked.show !== allShows ? asked.show : asked.episode;
  const [speakers, shows, episodes] = await Promise.all([
    asked.speaker === null ? [] : search.resolve('speaker', asked.speaker),
    where === null ? [] : search.resolve('show', where),
    asked.episode === null ? [] : search.resolve('episode', asked.episode),
  ]);
  const entries = (found: { name: string; value: string }[]) =>
    found.slice(0, 5).map(({ name, value }) => ({ id: value, name }));
  const show = shows.filter(({ name }) => name === where);
  return {
    kind: 'topic',
    about: asked.query ?? '',
    parts: [],
    speakers: entries(speakers),
    shows: entries(show),
    episodes: where === asked.episode && show.length > 0 ? [] : entries(episodes),
    ...(asked.show === allShows ? { everywhere: true } : {}),
    keeps: true,
    ofTheArchive: true,
  };
}

/** The line of an answer that says what was asked, as it stands there; empty where it has none. */
export const askedIn = (texts: readonly string[]): string =>
  texts
    .flatMap((one) => one.split('\n'))
    .filter((line) => languages.some(({ words }) => line.startsWith(`-# ${words.marks.open.trim()}`)))
    .slice(-1)
    .join('');
