import { sameWords } from '../index/quote-id.ts';
import type { PoolEntry } from '../search/port.ts';

/**
 * The shuffle bag of a schedule: every quote of the pool once before any comes again, in an order that hangs on nothing
 * but the schedule's seed, the cycle's number and the quotes' ids. So it is the same in every process and after every
 * restart, and episodes may come and go in between.
 */

/** A pool, prepared once for many draws. */
export interface Pool {
  entries: PoolEntry[];
  /** By which each entry's words are known again after its episode got another number or name (`wordsKey`). */
  words: string[];
  /** Hash of each entry's id. */
  ids: Uint32Array;
  /** Number of each entry's episode and speaker; speaker 0 is unknown. */
  episodes: Uint32Array;
  speakers: Uint32Array;
  episodeCount: number;
  speakerCount: number;
}

export interface Drawn {
  entry: PoolEntry;
  /** The cycle it belongs to: one more than before when the bag had to be filled again. */
  cycle: number;
}

export interface Draw {
  seed: string;
  cycle: number;
  /** Ids of the quotes drawn in this cycle so far. */
  used: ReadonlySet<string>;
  /** Ids of those never to be drawn. Both mean the words, in whatever episode. */
  never: ReadonlySet<string>;
  /** What was posted last: its neighbours differ from it where the pool allows. */
  last: { quote: string; episode: string; speaker: string | null } | null;
}

/** The same for the same words, whatever their episode is called. */
export const wordsKey = (id: string): string => sameWords(id) ?? id;

// FNV-1a over UTF-16 code units; Math.imul keeps it in 32 bits.
function hash(words: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < words.length; i += 1) value = Math.imul(value ^ words.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

// The finaliser of MurmurHash3: every bit of the input moves every bit of the output.
function scatter(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

export function preparePool(entries: PoolEntry[]): Pool {
  const episodeNumbers = new Map<string, number>();
  const speakerNumbers = new Map<string, number>();
  const number = (numbers: Map<string, number>, key: string) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size + 1);
    return numbers.size;
  };
  return {
    entries,
    words: entries.map((entry) => wordsKey(entry.id)),
    ids: Uint32Array.from(entries, (entry) => hash(entry.id)),
    episodes: Uint32Array.from(entries, (entry) => number(episodeNumbers, entry.episode)),
    speakers: Uint32Array.from(entries, (entry) =>
      entry.speaker === null ? 0 : number(speakerNumbers, entry.speaker),
    ),
    episodeCount: episodeNumbers.size,
    speakerCount: speakerNumbers.size,
  };
}

/** Null when nothing may be drawn at all. */
export function draw(pool: Pool, { seed, cycle, used, never, last }: Draw): Drawn | null {
  const barred = new Set([...never].map(wordsKey));
  const left = remaining(pool, new Set([...used].map(wordsKey)), barred);
  if (left.length > 0) return { entry: pick(pool, left, seed, cycle, last), cycle };
  const all = remaining(pool, new Set(), barred);
  if (all.length === 0) return null;
  // A new cycle does not begin with what stands in the channel already.
  const shown = last === null ? null : wordsKey(last.quote);
  const fresh = all.filter((i) => pool.words[i] !== shown);
  return { entry: pick(pool, fresh.length > 0 ? fresh : all, seed, cycle + 1, last), cycle: cycle + 1 };
}

function remaining(pool: Pool, used: ReadonlySet<string>, never: ReadonlySet<string>): number[] {
  const left: number[] = [];
  for (const [i, words] of pool.words.entries()) if (!used.has(words) && !never.has(words)) left.push(i);
  return left;
}

function pick(pool: Pool, left: number[], seed: string, cycle: number, last: Draw['last']): PoolEntry {
  const salt = hash(`${seed}/${cycle}`);
  const lastEpisode = last ? pool.entries.findIndex((entry) => entry.episode === last.episode) : -1;
  const lastSpeaker = last?.speaker ? pool.entries.findIndex((entry) => entry.speaker === last.speaker) : -1;
  const avoidEpisode = lastEpisode < 0 ? 0 : (pool.episodes[lastEpisode] ?? 0);
  const avoidSpeaker = lastSpeaker < 0 ? 0 : (pool.speakers[lastSpeaker] ?? 0);
  const pressing = {
    episode: majority(left, pool.episodes, pool.episodeCount),
    speaker: majority(left, pool.speakers, pool.speakerCount),
  };

  let best = left[0] ?? 0;
  let bestRank = Number.POSITIVE_INFINITY;
  let bestKey = Number.POSITIVE_INFINITY;
  for (const i of left) {
    const episode = pool.episodes[i] ?? 0;
    const speaker = pool.speakers[i] ?? 0;
    const sameEpisode = episode === avoidEpisode && avoidEpisode !== 0;
    const sameSpeaker = speaker === avoidSpeaker && avoidSpeaker !== 0;
    // First no clash with the neighbour; then what must go out now lest it be left over as a row of its own.
    const rank =
      (sameEpisode ? 8 : 0) +
      (sameSpeaker ? 4 : 0) +
      (pressing.episode !== 0 && episode !== pressing.episode && pressing.episode !== avoidEpisode ? 2 : 0) +
      (pressing.speaker !== 0 && speaker !== pressing.speaker && pressing.speaker !== avoidSpeaker ? 1 : 0);
    if (rank > bestRank) continue;
    // Efraimidis and Spirakis (2006): -ln(u)/w sorts into a random order in which weight w comes early in proportion.
    const u = (scatter((pool.ids[i] ?? 0) ^ salt) + 1) / 4294967297;
    const key = -Math.log(u) / (0.2 + (pool.entries[i]?.score ?? 0));
    if (rank < bestRank || key < bestKey) {
      best = i;
      bestRank = rank;
      bestKey = key;
    }
  }
  const entry = pool.entries[best];
  if (!entry) throw new RangeError('nothing left to draw from');
  return entry;
}

/** The value that holds more than half of what is left, so that it must come every second time; 0 when none does. */
function majority(left: number[], values: Uint32Array, count: number): number {
  const counts = new Uint32Array(count + 1);
  for (const i of left) {
    const value = values[i] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  for (let value = 1; value <= count; value += 1) if ((counts[value] ?? 0) * 2 > left.length) return value;
  return 0;
}
