import { Worker } from 'node:worker_threads';
import type { Loaded } from '../answers/serving.ts';
import { loadLargeUnits } from '../index/large-units.ts';
import { type ServedSegment, serveSegment } from '../index/served-segment.ts';
import type { SnapshotNews } from '../index/snapshot.ts';
import { meaningVectors, readVectors, type WordVectors } from '../models/vectors.ts';
import { builtScript } from '../paths.ts';
import { createRankedArchive, type Place } from '../retrieve/ranked-archive.ts';
import type { IndexedArchive, IndexingAnswer, IndexingFolder } from './indexing-thread.ts';
import type { BigFile } from './reading.ts';

export interface IndexingOptions extends IndexingFolder {
  /** The thread's script; default: that of the build. */
  script?: URL;
  /** Gives way to whatever else waits on this thread. */
  pause: () => Promise<void>;
  onSnapshot?: (news: SnapshotNews) => void;
  onBig?: (file: BigFile) => void;
  /** Told how many files are still to be read, now and then, and when none is. */
  onLeft?: (files: number) => void;
}

/** Megabytes for what is new on the thread: it may take its time, and the memory is wanted elsewhere. */
const YOUNG = 24;

interface Waiting {
  resolve(indexed: IndexedArchive | null): void;
  reject(error: Error): void;
}

/**
 * As `createOpener`, with reading and indexing on threads of their own: here is only what answers need of the index. A
 * thread that dies loses what is not in the snapshot; the next call starts another.
 */
export function createThreadedOpener({
  folder,
  snapshot,
  script = builtScript('search/indexing-thread.js'),
  pause,
  onSnapshot,
  onBig,
  onLeft,
}: IndexingOptions): () => Promise<Loaded> {
  let thread: Worker | null = null;
  let waiting: Waiting | null = null;
  let segments = new Map<number, ServedSegment>();
  let vectors: WordVectors | null = null;
  const meanings = meaningVectors();
  let loaded: Loaded | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function start(): Worker {
    const started = new Worker(script, {
      workerData: { folder, snapshot } satisfies IndexingFolder,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    let failure: Error | null = null;
    segments = new Map();
    started.on('message', (answer: IndexingAnswer) => {
      if ('snapshot' in answer) onSnapshot?.(answer.snapshot);
      else if ('big' in answer) onBig?.(answer.big);
      else if ('left' in answer) onLeft?.(answer.left);
      else if ('failed' in answer) waiting?.reject(answer.failed);
      else waiting?.resolve(answer.indexed);
    });
    started.on('error', (error) => {
      failure = error instanceof Error ? error : new Error(String(error));
    });
    started.on('exit', (code) => {
      if (thread === started) thread = null;
      waiting?.reject(failure ?? new Error(`the thread that indexes ended (exit code ${code})`));
    });
    return started;
  }

  async function open(): Promise<Loaded> {
    thread ??= start();
    const to = thread;
    const indexed = await new Promise<IndexedArchive | null>((resolve, reject) => {
      waiting = { resolve, reject };
      to.postMessage('index');
    }).finally(() => {
      waiting = null;
      onLeft?.(0);
    });
    loaded = indexed || !loaded ? await assemble(indexed!) : loaded;
    return loaded;
  }

  /** In parts: meanwhile the archive as it was is asked. */
  async function assemble({ version, problems, fresh, places: at, largeUnits }: IndexedArchive): Promise<Loaded> {
    vectors ??= readVectors();
    const large = await loadLargeUnits(largeUnits);
    for (const { key, ...segment } of fresh) {
      await pause();
      segments.set(key, serveSegment(segment));
    }
    await pause();
    const places = at.map(({ key, number, id }): Place => {
      const segment = segments.get(key)!;
      return { info: { ...segment.lists.episodes[number]!, id }, segment, number };
    });
    const used = new Set(at.map(({ key }) => key));
    for (const key of segments.keys()) if (!used.has(key)) segments.delete(key);
    return createRankedArchive({ version, problems, places, large, vectors, meanings });
  }

  // One at a time: each call reads what changed since the one before.
  return () => {
    const mine = turn.then(open, open);
    turn = mine.catch(() => {});
    return mine;
  };
}
