import type { Clock } from '../clock.ts';
import type { SearchPort } from '../search/port.ts';
import { telling } from './decide.ts';
import { episodeNumbers, nameCandidates, type Roster, type RosterEntry } from './roster.ts';
import { namesTheArchive } from './understand.ts';

/** Builds the roster that a message is read with. */
export interface People {
  /** The archive's foremost people and all its shows; with `text`, those too whom it seems to name. */
  roster(text?: string): Promise<Roster>;
  /** True where `text` has a word by which people call the archive, or part of a name in it: a quick look, no more. */
  speaksOf(text: string): Promise<boolean>;
  /** The archive's topics, each as the stems of its telling words. */
  topics(): Promise<string[][]>;
}

// The archive may be reloaded while we run: what is known of it is asked for again after this.
const keep = 60_000;
const mostTopics = 2_000;

export function createPeople(search: SearchPort, clock: Clock, botNames: () => string[]): People {
  let known: {
    at: number;
    speakers: RosterEntry[];
    shows: RosterEntry[];
    newest: RosterEntry | null;
    topics: string[][];
    names: RegExp;
  } | null = null;

  async function foremost() {
    const now = clock.now();
    if (known && Math.abs(now - known.at) < keep) return known;
    const [speakers, [newest], status, topics] = await Promise.all([
      search.suggest('speaker', '', 25),
      search.suggest('episode', '', 1),
      search.status(),
      search.topics({ limit: mostTopics }),
    ]);
    const names = [...speakers.map(({ name }) => nameOnly(name)), ...status.shows].flatMap(
      (name) => name.match(/[\p{L}\p{N}]{2,}/gu) ?? [],
    );
    known = {
      at: now,
      names: new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...new Set(names)].join('|')})`, 'iu'),
      speakers: speakers.map(({ name, value }) => ({ id: value, name: nameOnly(name) })),
      shows: status.shows.map((name) => ({ id: name, name })),
      newest: newest && status.to !== null ? { id: newest.value, name: newest.name } : null,
      topics: topics.map(telling).filter((words) => words.length > 0),
    };
    return known;
  }

  return {
    speaksOf: async (text) => namesTheArchive(text) || (await foremost()).names.test(text),
    topics: async () => (await foremost()).topics,
    async roster(text = '') {
      const { speakers, shows, newest } = await foremost();
      const roster: Roster = { bot: botNames(), speakers: [...speakers], shows, episodes: [], newest };
      const candidates = nameCandidates(text);
      const numbers = [...new Set(episodeNumbers(text).map(({ number }) => number))].slice(0, 3);
      const [people, episodes] = await Promise.all([
        Promise.all(candidates.map(async (called) => ({ called, found: await search.resolve('speaker', called) }))),
        Promise.all(numbers.map(async (called) => ({ called, found: await search.resolve('episode', called) }))),
      ]);
      for (const { called, found } of people) {
        // A word that fits many people names nobody.
        if (found.length <= 5) for (const { name, value } of found) add(roster.speakers, value, nameOnly(name), called);
      }
      for (const { called, found } of episodes) {
        for (const { name, value } of found.slice(0, 5)) add(roster.episodes, value, name, called);
      }
      return roster;
    },
  };
}

function add(entries: RosterEntry[], id: string, name: string, called: string): void {
  const at = entries.findIndex((entry) => entry.id === id);
  const before = entries[at];
  const entry = { id, name, called: [...(before?.called ?? []), called] };
  if (before) entries[at] = entry;
  else entries.push(entry);
}

/** Suggestions may say more after the name: "Mark Saroufim (guest)", "Mark Saroufim · 12 episodes". */
const nameOnly = (name: string): string => name.replace(/(?<!\s)\s*[(·–—|].*$/, '').trim() || name;
