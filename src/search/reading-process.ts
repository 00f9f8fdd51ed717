/** The process that `reading.ts` starts: reads a file at a time. Runs on import, as such scripts must. */
import { Worker } from 'node:worker_threads';
import type { Episode } from '../episodes/episode.ts';
import { type Read, readEpisodeBytes, type Surroundings } from '../episodes/read-episode.ts';
import { digestEpisode, type EpisodeDigest } from '../index/digest.ts';
import { type PackedTurns, packTurns } from '../index/packed-turns.ts';
import { readVectors } from '../models/vectors.ts';
import { createTaste } from '../reading/taste.ts';

export interface ReadCall {
  file: string;
  bytes: Uint8Array;
  around: Surroundings;
}

/** For each call the episode's turns, some at a time, and the rest of what was read; or why it could not be. */
export type ReadAnswer = { failed: string } | { turns: PackedTurns } | { read: Read; digest: EpisodeDigest | null };

/** Turns that cross at once: never a whole long episode a second time. */
const PART = 2000;
/** Bytes. */
const LARGE = 1024 * 1024;

const taste = createTaste(readVectors());
const answer = (what: ReadAnswer) => process.send?.(what);

process.on('message', async ({ file, bytes, around }: ReadCall) => {
  try {
    const read = await readEpisodeBytes(file, bytes, around, () => letGoOf(bytes));
    if (!read.episode) {
      answer({ read: { ...read, account: null }, digest: null });
      return;
    }
    const digest = digestEpisode(read.episode, taste);
    const { turns, ...rest } = read.episode;
    for (let from = 0; from < turns.length; from += PART) answer({ turns: packTurns(turns.slice(from, from + PART)) });
    const episode: Episode = { ...rest, turns: [] };
    answer({ read: { ...read, episode, account: null }, digest });
  } catch (error) {
    answer({ failed: error instanceof Error ? error.message : String(error) });
  }
});
// The bot is gone, however that came.
process.on('disconnect', () => process.exit());
// Who stops the bot from a terminal stops this process with it: the bot says when.
process.on('SIGINT', () => undefined);
// While a file is read nothing is heard of that; a thread looks whose child this is.
const watch = `const parent = process.ppid;
setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 1000);`;
new Worker(watch, { eval: true }).unref();

/** Its memory is free at once, whoever still holds it. */
function letGoOf({ buffer, byteLength }: Uint8Array): void {
  // What is small shares its memory with other things.
  if (buffer instanceof ArrayBuffer && byteLength > LARGE) structuredClone(buffer, { transfer: [buffer] });
}
