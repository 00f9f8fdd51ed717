import type { Clock } from '../clock.ts';
import { foldWords, shortHash } from '../episodes/ids.ts';
import type { Logger } from '../log.ts';
import type { EpisodeRef, ListedEpisode, SearchPort } from '../search/port.ts';
import { StorageError, type Store } from '../storage/port.ts';
import { known as knownMarks } from './tables/known.ts';
import { swept } from './tables/swept.ts';

// Files that come together are told of together, ms.
const quiet = 3_000;
const longestQuiet = 60_000;
const lookAgain = 30_000;
/** So many that were never seen, and more than half of all, are another archive, and no news. */
const anotherArchive = 20;
/** An episode of fewer words may be like another one by chance. */
const tellingWords = 50;
const begun = 'begun';

export interface Newcomers {
  /** Remembers what is there at the start. Of what came while the bot was away it tells; at the first start of all, of nothing. */
  begin(): Promise<void>;
  /** The archive changed. */
  look(): void;
  /** Resolves when nothing is being looked at. */
  settled(): Promise<void>;
  stop(): void;
}

/** Finds out which episodes of the archive are new, each once, however its file is renamed or corrected later. */
export function createNewcomers(parts: {
  store: Store;
  search: Pick<SearchPort, 'listed'>;
  /** Told of what is new. */
  announce: (episodes: readonly EpisodeRef[]) => Promise<void>;
  /** Files that a feed brought and that are no news, such as its back catalogue; `busy`: more are just coming. */
  fromFeeds: () => Promise<{ files: ReadonlySet<string>; busy: boolean }>;
  clock: Clock;
  log: Pick<Logger, 'warn'>;
}): Newcomers {
  const { store, search, announce, fromFeeds, clock, log } = parts;
  let stopped = false;
  let waitingSince: number | null = null;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();
  /** What was there at the start is not known yet: the database may be away. */
  let atStart = true;
  /** Whether what was there at the start is another archive; null while that is not known. */
  let isOther: boolean | null = null;

  function later(ms: number): void {
    cancel();
    if (!stopped) cancel = clock.at(clock.now() + ms, () => void run());
  }

  function run(): Promise<void> {
    waitingSince = null;
    running = running.then(async () => {
      try {
        await find();
      } catch (err) {
        // Whoever opened the database says what is wrong with it, once.
        if (!stopped && !(err instanceof StorageError)) log.warn({ err }, 'new episodes could not be looked for');
        later(lookAgain);
      }
    });
    return running;
  }

  async function find(): Promise<void> {
    const listed = await search.listed();
    const known = await store.read(knownMarks.marks);
    const unseen = listed.filter((one) => !marksOf(one).some((mark) => known.has(mark)));
    isOther ??= unseen.length > anotherArchive && unseen.length > listed.length / 2;
    if (known.has(begun) && unseen.length > 0 && !isOther) {
      const { files, busy } = await fromFeeds();
      if (busy) return later(lookAgain);
      const news = unseen.filter(({ file }) => !files.has(file));
      if (news.length > 0) await announce(news);
    }
    const marks = [begun, ...listed.flatMap(marksOf)];
    const fresh = atStart ? marks : marks.filter((mark) => !known.has(mark));
    await knownMarks.put(store.write, fresh, clock.now());
    isOther = false;
    if (atStart) await store.write(async (db) => knownMarks.sweep(db, Math.min(await swept.last(db), clock.now())));
    atStart = false;
  }

  return {
    begin: run,
    look() {
      const now = clock.now();
      waitingSince ??= now;
      later(Math.max(0, Math.min(quiet, waitingSince + longestQuiet - now)));
    },
    settled: () => running,
    stop() {
      stopped = true;
      cancel();
    },
  };
}

/** By any of these an episode is known again. No words of it. */
function marksOf({ id, file, title, turns, words }: ListedEpisode): string[] {
  const content = words < tellingWords ? [] : [`words ${shortHash(`${foldWords(title)} ${turns} ${words}`)}`];
  return [`id ${id}`, `file ${shortHash(file)}`, ...content];
}
