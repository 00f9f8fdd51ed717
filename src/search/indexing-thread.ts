/** The thread that `indexing.ts` starts: keeps the index of a folder. Runs on import, as worker scripts must. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Problem } from '../episodes/episode.ts';
import type { Segment } from '../index/segment.ts';
import type { ServedSegment } from '../index/served-segment.ts';
import type { SnapshotNews } from '../index/snapshot.ts';
import type { OpenedArchive } from '../retrieve/ranked-archive.ts';
import { createIndexer } from './open.ts';
import { type BigFile, createReading } from './reading.ts';
import { standBack } from './system-thread.ts';

export interface IndexingFolder {
  folder: string;
  snapshot: string | null;
}

/** The index as it is now; `null`: as it was last time. Arrays are shared between the threads, not copied. */
export interface IndexedArchive {
  version: string;
  problems: readonly Problem[];
  /** The segments that were not in the last one, by a number of their own. */
  fresh: ({ key: number } & Segment)[];
  /** Where each episode stands: a segment's number, the episode's in it, and the id under which it is served. */
  places: { key: number; number: number; id: string }[];
  /** The MiniSearch index, as JSON. */
  largeUnits: string;
}

export type IndexingAnswer =
  | { snapshot: SnapshotNews }
  | { big: BigFile }
  | { left: number }
  | { indexed: IndexedArchive | null }
  | { failed: Error };

/** Milliseconds between two words of how many files are left. */
const TELL_EVERY = 100;

if (parentPort) serve(parentPort, workerData as IndexingFolder);

function serve(port: NonNullable<typeof parentPort>, options: IndexingFolder): void {
  standBack();
  const answer = (what: IndexingAnswer) => port.postMessage(what);
  const reading = createReading({ onBig: (big) => answer({ big }) });
  let told = 0;
  const index = createIndexer({
    ...options,
    read: reading.read,
    onSnapshot: (snapshot) => answer({ snapshot }),
    onLeft(left) {
      // Its memory is wanted for the index. Should a file be read once more, another process is started.
      if (left === 0) reading.rest();
      if (left > 0 && performance.now() - told < TELL_EVERY) return;
      told = performance.now();
      answer({ left });
    },
  });
  const numbers = new WeakMap<ServedSegment, number>();
  let segments = 0;
  let last: OpenedArchive | null = null;
  let sent = new Set<ServedSegment>();

  function pack({ version, problems, places, large }: OpenedArchive): IndexedArchive {
    const used = new Set(places.map(({ segment }) => segment));
    const fresh = [...used].filter((segment) => !sent.has(segment));
    for (const segment of fresh) numbers.set(segment, segments++);
    sent = used;
    return {
      version,
      problems,
      fresh: fresh.map((segment) => ({ key: numbers.get(segment)!, arrays: segment.arrays, lists: segment.lists })),
      places: places.map(({ segment, number, info }) => ({ key: numbers.get(segment)!, number, id: info.id })),
      largeUnits: large.toJson(),
    };
  }

  port.on('message', async () => {
    try {
      const parts = await index();
      const indexed = parts === last ? null : pack(parts);
      last = parts;
      answer({ indexed });
    } catch (error) {
      answer({ failed: error as Error });
    } finally {
      reading.rest();
    }
  });
}
