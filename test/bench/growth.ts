import { readFileSync, readlinkSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { readEpisodeBytes } from '../../src/episodes/read-episode.ts';
import { digestEpisode } from '../../src/index/digest.ts';
import { createSegmentBuilder } from '../../src/index/segment.ts';
import { readVectors } from '../../src/models/vectors.ts';
import { createTaste } from '../../src/reading/taste.ts';
import { FILLERS, FRAMES, fill } from '../episodes/hostile-texts.ts';

interface Work {
  place: string;
  filler: string;
  length: number;
  /** Digest and index too. */
  whole: boolean;
}

/** Ten times the letters may take less than so many times as long; the square of them takes a hundred times. */
const GROWTH = 15;
/**
 * What looks as if it grew faster is timed at this length and at four times of it: the square takes sixteen times as long.
 * What is in proportion took 3.5 to 6.8 times as long in nine such places at a million letters.
 */
const FOUR_TIMES = 10;
/** Measurements of each length, of which the least counts: whatever comes between only adds. */
const TAKEN = 3;
/** Less than so many milliseconds says nothing. */
const FLOOR = 8;

/**
 * What is done with the words of a file is the same whatever it was read from: it is timed in these places, and at most at
 * this length; reading is timed everywhere.
 */
const WHOLE = { places: ['a turn', 'front matter', 'a JSON speaker', 'a page'], length: 100_000 };

/**
 * `npm run bench -- growth [--lengths 10000,100000,1000000] [--place TEXT] [--filler TEXT] [--seconds 10] [--threads 2]`:
 * every hostile filler in every place of every format, read at each length, and in some places digested and indexed; names
 * what grows faster than the length, and what takes longer than so many seconds.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      lengths: { type: 'string', default: '10000,100000,1000000' },
      place: { type: 'string', default: '' },
      filler: { type: 'string', default: '' },
      seconds: { type: 'string', default: '10' },
      threads: { type: 'string', default: '2' },
    },
  });
  const lengths = values.lengths.split(',').map(Number);
  const places = Object.keys(FRAMES).filter((place) => place.includes(values.place));
  const fillers = Object.keys(FILLERS).filter((filler) => filler.includes(values.filler));
  const runs = places.flatMap((place) => [
    { place, whole: false, lengths },
    ...(WHOLE.places.includes(place)
      ? [{ place, whole: true, lengths: lengths.filter((length) => length <= WHOLE.length) }]
      : []),
  ]);
  const most = Number(values.seconds) * 1000;
  let pairs = 0;
  let bad = 0;
  const one = async (worker: Timing, { place, whole, lengths }: (typeof runs)[number]): Promise<void> => {
    const before = performance.now();
    let longest = { filler: '', ms: 0 };
    for (const filler of fillers) {
      const times: number[] = [];
      for (const length of lengths) {
        const ms = await worker.time({ place, filler, length, whole });
        times.push(ms);
        if (ms === Number.POSITIVE_INFINITY) break;
      }
      pairs += 1;
      if (await grows(worker, { place, filler, whole }, lengths, times)) {
        bad += 1;
        const said = times.map(
          (ms, i) => `${lengths[i]}: ${Number.isFinite(ms) ? `${Math.round(ms)} ms` : `over ${values.seconds} s`}`,
        );
        process.stdout.write(`  FASTER ${filler} in ${place}: ${said.join(', ')}\n`);
      }
      const last = times.at(-1) ?? 0;
      if (last > longest.ms) longest = { filler, ms: last };
    }
    const took = Math.round((performance.now() - before) / 1000);
    process.stdout.write(
      `${place}${whole ? ', digest and index too' : ''}: ${fillers.length} fillers in ${took} s, longest ${Math.round(longest.ms)} ms (${longest.filler})\n`,
    );
  };
  const serve = async (): Promise<void> => {
    const worker = timing(most);
    for (let next = runs.shift(); next !== undefined; next = runs.shift()) await one(worker, next);
    worker.end();
  };
  await Promise.all(Array.from({ length: Number(values.threads) }, serve));
  process.stdout.write(`${pairs} pairs of filler and place, ${bad} of them grow faster than their length.\n`);
  if (bad > 0) process.exitCode = 1;
}

type Timing = ReturnType<typeof timing>;

async function grows(
  worker: Timing,
  what: Omit<Work, 'length'>,
  lengths: readonly number[],
  times: readonly number[],
): Promise<boolean> {
  for (const [i, ms] of times.entries()) {
    const shorter = times[i - 1];
    if (ms === Number.POSITIVE_INFINITY) return true;
    if (shorter === undefined || ms < FLOOR || ms < bound(lengths, i) * Math.max(shorter, FLOOR / 4)) continue;
    if (await growsOn((length) => worker.time({ ...what, length }), lengths[i]!)) return true;
  }
  return false;
}

/**
 * Whether four times the letters take far more than four times as long. A step is no growth: code that is compiled by
 * then, memory past the processor's own, front matter that is too long for any and is read as words.
 * @param time Milliseconds for a length; infinite: it was given up
 */
export async function growsOn(time: (length: number) => Promise<number>, length: number): Promise<boolean> {
  const least = { once: Number.POSITIVE_INFINITY, fourfold: Number.POSITIVE_INFINITY };
  for (let taken = 0; taken < TAKEN; taken++) {
    least.fourfold = Math.min(least.fourfold, await time(4 * length));
    if (least.fourfold === Number.POSITIVE_INFINITY) return true;
    least.once = Math.min(least.once, await time(length));
  }
  return least.fourfold >= FOUR_TIMES * Math.max(least.once, FLOOR);
}

const bound = (lengths: readonly number[], i: number): number => (GROWTH * lengths[i]!) / lengths[i - 1]! / 10;

/** Times on a thread of its own, which is ended where it takes too long. */
function timing(most: number): { time(work: Work): Promise<number>; end(): void } {
  let worker: Worker | null = null;
  return {
    async time(work) {
      worker ??= new Worker(new URL(import.meta.url));
      const its = worker;
      return new Promise((done) => {
        const end = (ms: number): void => {
          clearTimeout(timer);
          its.off('message', take).off('error', fail);
          if (ms === Number.POSITIVE_INFINITY) {
            its.on('error', () => undefined);
            void its.terminate();
            worker = null;
          }
          done(ms);
        };
        const timer = setTimeout(() => end(Number.POSITIVE_INFINITY), most * 4);
        const take = (ms: number): void => end(ms > most ? Number.POSITIVE_INFINITY : ms);
        const fail = (): void => end(Number.POSITIVE_INFINITY);
        its.on('message', take).on('error', fail);
        its.postMessage(work);
      });
    },
    end: () => void worker?.terminate(),
  };
}

if (!isMainThread && parentPort) serve(parentPort);

function serve(port: NonNullable<typeof parentPort>): void {
  const vectors = readVectors();
  const taste = createTaste(vectors);
  const carryOut = async ({ place, filler, length, whole }: Work): Promise<number> => {
    const frame = FRAMES[place]!;
    const content = fill(frame, FILLERS[filler]!, length);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const before = worked();
    const { episode } = await readEpisodeBytes(`show/${frame.file}`, bytes);
    if (episode && whole) createSegmentBuilder(vectors).add(episode, episode.turns, digestEpisode(episode, taste));
    return worked() - before;
  };
  let ready: Promise<unknown> = Promise.resolve();
  for (let i = 0; i < 5; i++)
    ready = ready.then(() => carryOut({ place: 'a turn', filler: 'sentence ends', length: 20_000, whole: true }));
  port.on('message', async (work: Work) => {
    await ready;
    port.postMessage(await carryOut(work));
  });
}

/** Milliseconds for which this thread has had the processor, where the system tells (Linux); else the clock's. */
function worked(): number {
  try {
    const task = `/proc/${readlinkSync('/proc/thread-self')}`;
    return Number(readFileSync(`${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
