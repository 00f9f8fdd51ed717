import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import type { Turn } from '../episodes/episode.ts';
import type { Read, Surroundings } from '../episodes/read-episode.ts';
import type { EpisodeDigest } from '../index/digest.ts';
import { collectGarbage } from '../index/garbage.ts';
import { type PackedTurns, unpackTurns } from '../index/packed-turns.ts';
import { builtScript } from '../paths.ts';
import type { ReadAnswer, ReadCall } from './reading-process.ts';
import { STEPS_BACK, workedBy } from './system-thread.ts';

export interface ReadingOptions {
  /** The process's script; default: that of the build. */
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
   * As `readEpisodeBytes`, with the episode's digest; never rejects for what is in the file. The
   * episode's own `turns` are all made, anew, each time they are asked for; `turns` makes them one by one.
   */
  read(
    file: string,
    bytes: Uint8Array,
    around: Surroundings,
  ): Promise<Read & { digest: EpisodeDigest | null; turns: Iterable<Turn> }>;
  /** Ends the process, and with it all that it holds, until there is something to read again. */
  rest(): void;
}

/** Bytes: from here on, reading takes seconds. Ten hours of talk are about a million letters. */
const BIG = 1024 * 1024;
/**
 * Megabytes for what reading one file makes: enough for two million words, or 200,000 with times, and little enough
 * that the bot stays well below 700. What is new is kept apart, in three such parts.
 */
const MEMORY = ['--max-old-space-size=150', '--max-semi-space-size=8'];

/** On a machine that is busy with other things, to which reading gives way, a file may take so many times as long. */
const MOST_WAIT = 12;
/** The exit code of a process that aborts where there are no signals. */
const ABORTED = 134;

/** Milliseconds more, after which a process of which nobody is left to say why ends itself. */
const GRACE = 5_000;

/** Milliseconds after which it is looked at again how long it has worked. */
const LOOK_AGAIN = 50;

/** Ten seconds, and one for each 100,000 words. */
export const timeFor = (words: number): number => 10_000 + words / 100;

/**
 * Reads files in a process of its own, one at a time. A file that takes too long or too much memory is given up: its
 * process is ended, and the next file gets another one. A process and no thread: what takes memory in one step of the
 * runtime (a whole JSON document, a text's lines) ends the process that it is in, whatever thread it is on. It gets none of
 * the bot's settings, and so no secret.
 */
export function createReading({
  script = builtScript('search/reading-process.js'),
  limit = timeFor,
  onBig = () => {},
}: ReadingOptions = {}): Reading {
  let child: ChildProcess | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function start(): ChildProcess {
    const started = fork(script, [], {
      env: process.platform === 'win32' ? { SYSTEMROOT: process.env.SYSTEMROOT } : {},
      execArgv: MEMORY,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.on('error', () => {});
    started.once('exit', () => {
      if (child === started) child = null;
    });
    try {
      if (started.pid !== undefined) setPriority(started.pid, getPriority(started.pid) + STEPS_BACK);
    } catch {
      // A system that does not allow it, or the process ended already, which is told elsewhere.
    }
    return started;
  }

  async function readOne(
    file: string,
    bytes: Uint8Array,
    around: Surroundings,
  ): Promise<Awaited<ReturnType<Reading['read']>>> {
    const size = bytes.length;
    if (size >= BIG) onBig({ file, megabytes: Math.round(size / 1024 / 1024) });
    const most = limit(wordsIn(bytes));
    child ??= start();
    const reader = child;
    const task = taskOfProcess(reader.pid);
    return new Promise((done) => {
      const packed: PackedTurns[] = [];
      const turns = unpackTurns(packed);
      let over = false;
      const end = (read: Read, digest: EpisodeDigest | null): void => {
        over = true;
        clearTimeout(timer);
        reader.off('message', take).off('error', fail).off('exit', leave);
        done({ ...read, digest, turns });
      };
      const giveUp = (what: string, remedy: string): void => {
        if (child === reader) child = null;
        reader.kill('SIGKILL');
        const problem = { file, line: null, what: `it was given up: ${what}`, remedy, level: 'error' } as const;
        end({ episode: null, format: null, account: null, givenUp: true, problems: [problem] }, null);
      };
      const take = (answer: ReadAnswer): void => {
        if ('failed' in answer) {
          fail(new Error(answer.failed));
          return;
        }
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
      const fail = (error: Error): void =>
        giveUp(`reading it failed: ${error.message}`, 'please report this with the file; the others are served');
      const leave = (code: number | null, signal: NodeJS.Signals | null): void => {
        // So the runtime ends itself without memory, and the system whom it takes memory from.
        if (signal === 'SIGABRT' || signal === 'SIGKILL' || code === ABORTED)
          giveUp('reading it takes more memory than one file may', 'split it, one file per episode');
        else giveUp('the process that read it ended', 'touch the file to have it read again');
      };
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
      reader.on('message', take).on('error', fail).on('exit', leave);
      // Should this thread be ended meanwhile, nobody else would end the process.
      void sendParts(reader, { file, size, within: most * MOST_WAIT + GRACE, around }, bytes);
    });
  }

  function rest(): void {
    child?.kill('SIGKILL');
    child = null;
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

/**
 * Some at a time, so that a big file is not in memory twice more on its way. Where it cannot be sent the process has ended,
 * which is told by itself.
 */
async function sendParts(reader: ChildProcess, call: ReadCall, bytes: Uint8Array): Promise<void> {
  const send = (what: ReadCall | Uint8Array) => new Promise<void>((sent) => reader.send(what, () => sent()));
  await send(call);
  for (let from = 0; from < bytes.length; from += BIG) await send(bytes.subarray(from, from + BIG));
  if (bytes.length >= BIG) collectGarbage();
}

/** Where the system keeps its account of a process's first thread (Linux); else null. */
function taskOfProcess(pid: number | undefined): string | null {
  const task = `/proc/${pid}/task/${pid}`;
  return existsSync(`${task}/schedstat`) ? task : null;
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
