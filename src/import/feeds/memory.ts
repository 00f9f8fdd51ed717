import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { shortHash } from '../../episodes/ids.ts';
import { writeAtomically } from '../write-atomically.ts';

const validators = z.object({ etag: z.string().nullable(), lastModified: z.string().nullable() });
const fetched = validators.extend({
  /** Without a key that opens it. */
  url: z.string(),
  /** True where the address carried such a key: as it stands here it cannot be asked for. */
  signed: z.boolean().optional(),
  /** How many there were, of a transcript. */
  words: z.number().optional(),
  /** Of the bytes, so that a server without validators, or with new ones for old bytes, changes nothing. */
  hash: z.string(),
});
const item = z.object({
  /** Hash of what the feed said of it when it was taken; null: not taken yet. */
  mark: z.string().nullable(),
  /** As `mark`, of all but the addresses of its sound and in its notes. */
  still: z.string().optional(),
  /** How often nothing but these was another. */
  moves: z.number().optional(),
  number: z.string().nullable(),
  /** Where it stands in the episodes folder; null: nowhere (not taken yet, or nothing in it to search). */
  file: z.string().nullable(),
  transcript: fetched.nullable(),
  chapters: fetched.nullable(),
  /** Ms since the epoch when a transcript that the feed names could not be had; asked for again some time later. */
  missing: z.number().nullable(),
  /** The same of its chapters; absent where they could. */
  withoutChapters: z.number().optional(),
  /** `Episode.id` where it is new and not announced yet. */
  unannounced: z.string().nullable(),
  /** True for what the feed held when it was first read: a back catalogue is no news. */
  old: z.boolean(),
});
const memory = z.object({
  version: z.literal(1),
  /** The feed's own, set only after a run that left nothing undone. */
  feed: validators.nullable(),
  /** Ms since the epoch of the last run that asked for every transcript. */
  rechecked: z.number(),
  /** A run is under way; one that was killed leaves it so. */
  running: z.boolean().optional(),
  /** The show's cover, as it was last taken or found unfit. */
  cover: fetched.optional(),
  items: z.record(z.string(), item),
});

/** What is remembered of a feed between runs. */
export type FeedMemory = z.infer<typeof memory>;
export type ItemMemory = z.infer<typeof item>;
export type Fetched = z.infer<typeof fetched>;

/** Keeps a feed's memory. */
export interface FeedMemoryStore {
  /** Null for a feed that was never read, or whose memory is lost or damaged: it is then read as for the first time. */
  load(): Promise<FeedMemory | null>;
  save(memory: FeedMemory): Promise<void>;
}

/**
 * One JSON file for each feed in the hidden folder `.feeds` of the episodes folder; the address itself is not in it.
 */
export function feedMemoryFile(folder: string, feed: string): FeedMemoryStore {
  const path = join(folder, '.feeds', `${shortHash(feed)}.json`);
  return {
    async load() {
      try {
        const read = memory.safeParse(JSON.parse(await readFile(path, 'utf8')));
        return read.success ? read.data : null;
      } catch {
        return null;
      }
    },
    async save(state) {
      await writeAtomically(path, JSON.stringify(state));
    },
  };
}

// A run that is under way saves what it knows more often than this, ms.
const savedWithin = 10 * 60_000;

/**
 * Files in an episodes folder that feeds brought and that are no news: a back catalogue, or told of already. `busy`:
 * a feed
 * is being taken in just now. `now`: ms since the epoch, real time.
 */
export async function filesOfFeeds(folder: string, now: number): Promise<{ files: Set<string>; busy: boolean }> {
  const files = new Set<string>();
  let busy = false;
  const names = await readdir(join(folder, '.feeds')).catch(() => []);
  for (const name of names.filter((one) => one.endsWith('.json'))) {
    const path = join(folder, '.feeds', name);
    try {
      const read = memory.parse(JSON.parse(await readFile(path, 'utf8')));
      const items = Object.values(read.items);
      for (const { file, unannounced } of items) if (file !== null && unannounced === null) files.add(file);
      // What it has written and not yet saved is among those that it has not taken so far.
      busy ||= read.running === true && now - (await stat(path)).mtimeMs < savedWithin;
    } catch {
      // One that is damaged is made anew by its feed's next run.
    }
  }
  return { files, busy };
}

export function emptyMemory(): FeedMemory {
  return { version: 1, feed: null, rechecked: 0, items: {} };
}
