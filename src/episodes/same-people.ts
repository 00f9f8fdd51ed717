import type { Episode } from './episode.ts';
import { foldWords } from './ids.ts';

interface Known extends Pick<Episode, 'file' | 'show' | 'speakers'> {}

/**
 * Episodes with full names in which somebody must be, of a show's, so that the first name alone means them: regulars,
 * not guests.
 */
const REGULAR_SHARE = 0.4;
const REGULAR_EPISODES = 3;

/**
 * Who is meant by a first name alone, where other episodes of the show have the full name: by file, the full names to
 * read it with. Only regulars are taken for it, and only where the show has nobody else of that name.
 * @param readWith what this gave before, and the files were read with: it is no evidence now
 */
export function fullNames(
  episodes: readonly Known[],
  readWith: ReadonlyMap<string, readonly string[]>,
): Map<string, string[]> {
  const shows = new Map<string, Known[]>();
  for (const given of episodes) {
    const episode = asWritten(given, readWith.get(given.file));
    const show = foldWords(episode.show);
    // Files without a show may be of several.
    if (show !== '') shows.set(show, [...(shows.get(show) ?? []), episode]);
  }
  const meant = new Map<string, string[]>();
  for (const show of shows.values()) {
    const bare = show.filter(({ speakers }) => speakers.some(({ name }) => !/\s/.test(name.trim())));
    if (bare.length === 0 || show.length < 2) continue;
    /** By a part of their names: who has it. */
    const bearers = new Map<
      string,
      Map<string, { name: string; episodes: number; isHost: boolean; isGuest: boolean }>
    >();
    let named = 0;
    for (const { speakers } of show) {
      const full = speakers.filter(({ name }) => foldWords(name).includes(' '));
      if (full.length > 0) named++;
      for (const { id, name, role } of full) {
        for (const part of new Set(foldWords(name).split(' '))) {
          const people = bearers.get(part) ?? new Map();
          const known = people.get(id) ?? { name, episodes: 0, isHost: false, isGuest: false };
          known.episodes++;
          known.isHost ||= /host/i.test(role ?? '');
          known.isGuest ||= /guest/i.test(role ?? '');
          people.set(id, known);
          bearers.set(part, people);
        }
      }
    }
    for (const { file, speakers } of bare) {
      const names = speakers.flatMap(({ name }) => {
        const [one, ...more] = [...(bearers.get(foldWords(name))?.values() ?? [])];
        if (!one || more.length > 0) return [];
        const isRegular =
          one.isHost || (!one.isGuest && (one.episodes >= REGULAR_EPISODES || one.episodes >= named * REGULAR_SHARE));
        return isRegular ? [one.name] : [];
      });
      if (names.length > 0) meant.set(file, [...new Set(names)].sort());
    }
  }
  return meant;
}

/** An episode with those as its file calls them whom it was read to mean. */
function asWritten(episode: Known, names: readonly string[] | undefined): Known {
  if (!names) return episode;
  return {
    ...episode,
    speakers: episode.speakers.map((person) => {
      const called = names.includes(person.name) ? person.aliases.find((alias) => !/\s/.test(alias)) : undefined;
      return called === undefined ? person : { ...person, name: called };
    }),
  };
}
