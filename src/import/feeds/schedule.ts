import type { Clock } from '../../clock.ts';
import type { Logger } from '../../log.ts';
import { showAddress } from './client.ts';
import type { FeedReport } from './sync.ts';

export interface FeedScheduleOptions {
  feeds: readonly string[];
  /** Ms from the beginning of one round to the beginning of the next; a round that takes longer delays it. */
  every: number;
  clock: Clock;
  /** Takes in what is new in one feed. */
  read(feed: string): Promise<FeedReport>;
  /** Told of a feed's news after they were taken in; until this resolves they are told again with each round. */
  onNews(feed: string, episodes: readonly string[]): Promise<void>;
  log: Pick<Logger, 'info' | 'warn'>;
}

export interface FeedSchedule {
  /** Resolves when no round is under way. */
  idle(): Promise<void>;
  /** No further feed is begun. */
  stop(): void;
}

/** Reads feeds again and again, one after another, beginning at once. */
export function createFeedSchedule({ feeds, every, clock, read, onNews, log }: FeedScheduleOptions): FeedSchedule {
  /** What was said of each feed last time: the same trouble every hour is worth one line. */
  const said = new Map<string, ReadonlySet<string>>();
  let stopped = false;
  let round: Promise<void> = Promise.resolve();
  let cancel: () => void = () => {};

  async function readOne(feed: string): Promise<void> {
    const name = showAddress(feed);
    try {
      const report = await read(feed);
      if (stopped) return;
      const before = said.get(feed);
      said.set(feed, new Set(report.notes.map(({ where, what }) => `${where}\n${what}`)));
      for (const note of report.notes)
        if (!before?.has(`${note.where}\n${note.what}`)) log.warn({ note }, 'not everything of a feed was taken in');
      if (report.taken > 0) log.info({ feed: name, episodes: report.taken }, 'episodes of a feed were taken in');
      const ids = report.news.map(({ id }) => id);
      if (ids.length > 0) await onNews(feed, ids);
    } catch (err) {
      if (!stopped) log.warn({ err, feed: name }, 'a feed could not be taken in; it is tried again next time');
    }
  }

  async function readAll(): Promise<void> {
    const began = clock.now();
    for (const feed of feeds) if (!stopped) await readOne(feed);
    if (!stopped) cancel = clock.at(Math.max(began + every, clock.now()), begin);
  }

  function begin(): void {
    round = readAll();
  }

  if (feeds.length > 0) begin();
  return {
    idle: () => round,
    stop() {
      stopped = true;
      cancel();
    },
  };
}
