/** The thread that `reading.ts` starts: reads a file at a time. Runs on import, as worker scripts must. */
import { parentPort } from 'node:worker_threads';
import type { Episode } from '../episodes/episode.ts';
import { type Read, readEpisodeBytes, type Surroundings } from '../episodes/read-episode.ts';
import { digestEpisode, type EpisodeDigest } from '../index/digest.ts';
import { type PackedTurns, packTurns } from '../index/packed-turns.ts';
import { readVectors } from '../models/vectors.ts';
import { createTaste } from '../reading/taste.ts';
import { taskOf } from './system-thread.ts';

export interface ReadCall {
  file: string;
  bytes: Uint8Array;
  around: Surroundings;
}

/** First which thread of the system it is (Linux: where in /proc; else null); then for each call the episode's turns, some at a time, and the rest of what was read. */
export type ReadAnswer =
  | { task: string | null }
  | { turns: PackedTurns }
  | { read: Read; digest: EpisodeDigest | null };

/** Turns that cross at once: never a whole long episode a second time. */
const PART = 2000;

if (parentPort) serve(parentPort);

function serve(port: NonNullable<typeof parentPort>): void {
  const taste = createTaste(readVectors());
  const answer = (what: ReadAnswer) => port.postMessage(what);
  port.on('message', async ({ file, bytes, around }: ReadCall) => {
    const read = await readEpisodeBytes(file, bytes, around, () => letGoOf(bytes));
    if (!read.episode) {
      answer({ read: { ...read, account: null }, digest: null });
      return;
    }
    const digest = digestEpisode(read.episode, taste);
    const { turns, ...rest } = read.episode;
    for (let from = 0; from < turns.length; from += PART) {
      const packed = packTurns(turns.slice(from, from + PART));
      port.postMessage({ turns: packed } satisfies ReadAnswer, [
        packed.bytes.buffer,
        packed.ends.buffer,
      ] as ArrayBuffer[]);
    }
    const episode: Episode = { ...rest, turns: [] };
    answer({ read: { ...read, episode, account: null }, digest });
  });
  answer({ task: taskOf() });
}

/** Its memory is free at once, whoever still holds it. */
function letGoOf({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) structuredClone(buffer, { transfer: [buffer] });
}
