/** The process that `reading.ts` starts: reads a file at a time. Runs on import, as such scripts must. */
import { Worker } from 'node:worker_threads';
import type { Episode } from '../episodes/episode.ts';
import { type Read, readEpisodeBytes, type Surroundings } from '../episodes/read-episode.ts';
import { digestEpisode, type EpisodeDigest } from '../index/digest.ts';
import { type PackedTurns, packTurns } from '../index/packed-turns.ts';
import { readVectors } from '../models/vectors.ts';
import { createTaste } from '../reading/taste.ts';

/** Followed by so many bytes of the file, some at a time. */
export interface ReadCall {
  file: string;
  size: number;
  /** Milliseconds after which nobody waits for it any more: the process ends itself, should nobody end it. */
  within: number;
  around: Surroundings;
}

/** For each call the episode's turns, some at a time, and the rest of what was read; or why it could not be. */
export type ReadAnswer = { failed: string } | { turns: PackedTurns } | { read: Read; digest: EpisodeDigest | null };

/** Turns that cross at once: never a whole long episode a second time. */
const PART = 2000;

// While a file is read nothing is heard of the bot; a thread looks whose child this is, and at the clock.
const watch = new Worker(
  `const { parentPort } = require('node:worker_threads');
const parent = process.ppid;
const end = () => process.kill(process.pid, 'SIGKILL');
setInterval(() => { if (process.ppid !== parent) end(); }, 1000);
let timer;
parentPort.on('message', (within) => {
  clearTimeout(timer);
  if (within !== null) timer = setTimeout(end, within);
});`,
  { eval: true },
);
watch.unref();

const taste = createTaste(readVectors());
const answer = (what: ReadAnswer) => process.send?.(what);

let coming: { call: ReadCall; bytes: Uint8Array; received: number } | null = null;
process.on('message', (part: ReadCall | Uint8Array) => {
  if (!(part instanceof Uint8Array)) {
    coming = { call: part, bytes: new Uint8Array(part.size), received: 0 };
    watch.postMessage(part.within);
  } else if (coming) {
    coming.bytes.set(part, coming.received);
    coming.received += part.length;
  }
  if (!coming || coming.received < coming.call.size) return;
  const { call, bytes } = coming;
  coming = null;
  void read(call, bytes);
});

async function read({ file, around }: ReadCall, bytes: Uint8Array): Promise<void> {
  try {
    const found = await readEpisodeBytes(file, bytes, around, () => letGoOf(bytes));
    if (!found.episode) {
      answer({ read: { ...found, account: null }, digest: null });
      return;
    }
    const digest = digestEpisode(found.episode, taste);
    const { turns, ...rest } = found.episode;
    for (let from = 0; from < turns.length; from += PART) answer({ turns: packTurns(turns.slice(from, from + PART)) });
    const episode: Episode = { ...rest, turns: [] };
    answer({ read: { ...found, episode, account: null }, digest });
  } catch (error) {
    answer({ failed: error instanceof Error ? error.message : String(error) });
  } finally {
    watch.postMessage(null);
  }
}

// The bot is gone, however that came.
process.on('disconnect', () => process.exit());
// Who stops the bot from a terminal stops this process with it: the bot says when.
process.on('SIGINT', () => undefined);
/** Its memory is free at once, whoever still holds it. */
function letGoOf({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) structuredClone(buffer, { transfer: [buffer] });
}
