import { Worker } from 'node:worker_threads';
import type { Turn } from '../episodes/episode.ts';
import type { Read, Surroundings } from '../episodes/read-episode.ts';
import type { EpisodeDigest } from '../index/digest.ts';
import { type PackedTurns, unpackTurns } from '../index/packed-turns.ts';
import type { ReadAnswer, ReadCall } from './reading-thread.ts';
import { workedBy } from './system-thread.ts';

export interface ReadingOptions {
  /** The thread's script; default `reading-thread.js` beside this file. */
  script?: URL;
  /** Milliseconds that a file of so many words may take. */
  limit?: (words: number) => number;
  /** Told of a big file when its turn comes. */
  onBig?: (file: BigFile) => void;
}

export interface BigFile {
  file: string;
  megabytes: number;
}

export interface Reading {
  /**
   * As `readEpisodeBytes`, with the episode's digest; never rejects for what is in the file. Takes `bytes` away. The
   * episode's own `turns` are all made, anew, each time they are asked for; `turns` makes them one by one.
   */
  read(
    file: string,
    bytes: Uint8Array,
    around: Surroundings,
  ): Promise<Read & { digest: EpisodeDigest | null; turns: Iterable<Turn> }>;
  /** Ends the thread, and with it all that it holds, until there is something to read again. */
  rest(): void;
}

/** Bytes: from here on, reading takes seconds. Ten hours of talk are about a million letters. */
const BIG = 1024 * 1024;
/**
 * Megabytes for what reading one file makes: enough for two million words, or 200,000 with times, and little enough
 * that the process stays well below 700. What is new is kept apart.
 */
const MEMORY = { maxOldGenerationSizeMb: 150, maxYoungGenerationSizeMb: 24 };

/** On a machine that is busy with other things, to which this thread gives way, a file may take so many times as long. */
const MOST_WAIT = 12;
/** Milliseconds after which it is looked at again how long it has worked. */
const LOOK_AGAIN = 50;

interface Thread {
  worker: Worker;
  /** Where the system keeps its account of the thread. */
  task: string | null;
}

/** Ten seconds, and one for each 100,000 words. */
export const timeFor = (words: number): number => 10_000 + words / 100;

/**
 * Reads files on a thread of its own, one at a time. A file that takes too long or too much memory is given up: its
 * thread is ended, which is sure, and the next file gets another one.
 */
export function createReading({
  script = new URL('./reading-thread.js', import.meta.url),
  limit = timeFor,
  onBig = () => {},
}: ReadingOptions = {}): Reading {
  let thread: Promise<Thread> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function start(): Promise<Thread> {
    const starting = new Promise<Thread>((ready, fail) => {
      const worker = new Worker(script, { resourceLimits: MEMORY });
      worker.once('message', ({ task }: { task: string | null }) => ready({ worker, task }));
      worker.once('error', fail);
      worker.once('exit', () => {
        if (thread === starting) thread = null;
        fail(new Error('the thread that reads files ended early'));
      });
    });
    return starting;
  }

  async function readOne(
    file: string,
    bytes: Uint8Array,
    around: Surroundings,
  ): Promise<Awaited<ReturnType<Reading['read']>>> {
    const size = bytes.length;
    if (size >= BIG) onBig({ file, megabytes: Math.round(size / 1024 / 1024) });
    const most = limit(wordsIn(bytes));
    thread ??= start();
    const { worker, task } = await thread.catch((error: unknown) => {
      thread = null;
      throw error;
    });
    return new Promise((done) => {
      const packed: PackedTurns[] = [];
      const turns = unpackTurns(packed);
      let over = false;
      const end = (read: Read, digest: EpisodeDigest | null): void => {
        over = true;
        clearTimeout(timer);
        worker.off('message', take).off('error', fail).off('exit', leave);
        done({ ...read, digest, turns });
      };
      const giveUp = (what: string, remedy: string): void => {
        thread = null;
        // What comes of it now is nobody's.
        worker.on('error', () => {});
        void worker.terminate();
        const problem = { file, line: null, what: `it was given up: ${what}`, remedy, level: 'error' } as const;
        end({ episode: null, format: null, account: null, givenUp: true, problems: [problem] }, null);
      };
      const take = (answer: ReadAnswer): void => {
        if ('task' in answer) return;
        if ('turns' in answer) {
          packed.push(answer.turns);
          return;
        }
        const { episode } = answer.read;
        // Not to be copied with the rest: all would be made for that.
        if (episode) Object.defineProperty(episode, 'turns', { enumerable: false, get: () => [...turns] });
        // What it holds is garbage now, which the indexing of this file has better use for.
        if (size >= BIG) rest();
        end(answer.read, answer.digest);
      };
      const fail = (error: Error & { code?: string }): void => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
          giveUp('reading it takes more memory than one file may', 'split it, one file per episode');
        else giveUp(`reading it failed: ${error.message}`, 'please report this with the file; the others are served');
      };
      const leave = (): void => giveUp('the thread that read it ended', 'touch the file to have it read again');
      const late = (): void =>
        giveUp(
          `reading it took longer than ${Math.round(most / 1000)} s`,
          'split it, one file per episode; if it is a usual one, please report this with it',
        );
      const began = { at: performance.now(), worked: workedBy(task) };
      const look = (): void => {
        if (over) return;
        const passed = performance.now() - began.at;
        const worked = began.worked === null ? passed : (workedBy(task) ?? passed + began.worked) - began.worked;
        if (worked >= most || passed >= most * MOST_WAIT) late();
        else wait(Math.max(most - worked, LOOK_AGAIN));
      };
      let timer: NodeJS.Timeout;
      const wait = (ms: number): void => {
        // An answer that came in while this thread was busy is in time.
        timer = setTimeout(() => setImmediate(look), ms);
      };
      wait(most);
      worker.on('message', take).on('error', fail).on('exit', leave);
      const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes : Uint8Array.from(bytes);
      worker.postMessage({ file, bytes: whole, around } satisfies ReadCall, [whole.buffer as ArrayBuffer]);
    });
  }

  function rest(): void {
    thread?.then(({ worker }) => worker.terminate()).catch(() => {});
    thread = null;
  }

  return {
    read(file, bytes, around) {
      const mine = turn.then(() => readOne(file, bytes, around));
      turn = mine.catch(() => {});
      return mine;
    },
    rest,
  };
}

/** Stretches of bytes between blanks: words, nearly, in whatever encoding. */
function wordsIn(bytes: Uint8Array): number {
  let words = 0;
  let blank = true;
  for (const byte of bytes) {
    const isBlank = byte <= 32;
    if (blank && !isBlank) words++;
    blank = isBlank;
  }
  return words;
}
