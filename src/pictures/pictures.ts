import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../paths.ts';
import type { Card } from './card.ts';
import type { Cover, Drawn } from './draw.ts';
import type { Answered, Asked } from './messages.ts';

/** Draws pictures elsewhere than in this process. */
export interface Pictures {
  /** @throws {PictureError} where it was not drawn, or not in time */
  draw(card: Card): Promise<Drawn>;
  /** A cover made small. @throws {PictureError} where the bytes are no picture, or as above */
  cover(bytes: Uint8Array): Promise<Cover>;
  close(): Promise<void>;
}

/** A picture could not be drawn; asking again is safe. */
export class PictureError extends Error {
  override name = 'PictureError';
}

export interface PicturesOptions {
  /** The process's script; default: that of the build. */
  script?: string;
  /** How long one picture may take, its turn and the start of the process included, ms. */
  longest?: number;
  /** The process ends when nothing was asked for so long, ms. */
  idle?: number;
  /** Told when the process ended by itself. */
  onDeath?: (error: Error) => void;
}

/** Pictures that may be waited for at a time; who comes after is refused. */
const mostWaiting = 40;
// It keeps small objects alone: pictures and fonts are the drawing library's.
const heap = 96;

interface Waiting {
  resolve(value: Drawn | Cover): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/**
 * Starts a process for them with the first picture, and ends it when none is asked for. A process and no thread: a
 * fault of a native library ends the process that it is in, whatever thread it is on, and a thread that hangs in one
 * cannot be ended. It gets none of the bot's settings, and so no secret.
 */
export function createPictures(options: PicturesOptions = {}): Pictures {
  const {
    script = join(projectRoot, 'dist/src/pictures/renderer.js'),
    longest = 10_000,
    idle = 120_000,
    onDeath,
  } = options;
  let child: ChildProcess | null = null;
  let closed = false;
  let last = 0;
  let idling: NodeJS.Timeout | undefined;
  const waiting = new Map<number, Waiting>();

  function start(): ChildProcess {
    const started = fork(script, [], {
      env: process.platform === 'win32' ? { SYSTEMROOT: process.env.SYSTEMROOT } : {},
      execArgv: [`--max-old-space-size=${heap}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let failure: Error | null = null;
    started.on('message', (answer: Answered) => {
      const one = take(answer.id);
      if (!one) return;
      if ('fault' in answer) one.reject(new PictureError(answer.fault));
      else one.resolve(answer.value);
    });
    started.on('error', (error) => {
      failure = error;
      if (started.pid === undefined) ended(started, error.message);
    });
    started.on('exit', (code, signal) => ended(started, failure?.message ?? signal ?? `exit code ${code}`));
    // Neither it nor what it says keeps the bot from ending.
    started.unref();
    started.channel?.unref();
    return started;
  }

  function ended(which: ChildProcess, why: string): void {
    if (child !== which) return;
    child = null;
    const error = new PictureError(`the process that draws pictures ended (${why})`);
    for (const id of [...waiting.keys()]) take(id)?.reject(error);
    if (!closed) onDeath?.(error);
  }

  function take(id: number): Waiting | undefined {
    const one = waiting.get(id);
    waiting.delete(id);
    clearTimeout(one?.timer);
    if (waiting.size === 0) rest();
    return one;
  }

  function rest(): void {
    clearTimeout(idling);
    idling = setTimeout(() => end(), idle);
    idling.unref();
  }

  /** Ends the process; whoever waits for it is told. */
  function end(why?: string): void {
    clearTimeout(idling);
    const was = child;
    child = null;
    was?.kill('SIGKILL');
    if (why === undefined) return;
    for (const id of [...waiting.keys()]) take(id)?.reject(new PictureError(why));
    clearTimeout(idling);
  }

  function ask(what: { card: Card } | { cover: Uint8Array }): Promise<Drawn | Cover> {
    if (closed) return Promise.reject(new PictureError('no more pictures are drawn'));
    if (waiting.size >= mostWaiting) return Promise.reject(new PictureError('too many pictures are asked for at once'));
    clearTimeout(idling);
    child ??= start();
    const to = child;
    const id = ++last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        // What hangs holds up all that come after it.
        if (waiting.has(id)) end(`a picture took longer than ${longest / 1000} s`);
      }, longest);
      waiting.set(id, { resolve, reject, timer });
      to.send({ id, ...what } satisfies Asked, (error) => {
        if (error) take(id)?.reject(new PictureError(error.message));
      });
    });
  }

  return {
    draw: (card) => ask({ card }) as Promise<Drawn>,
    cover: (cover) => ask({ cover }) as Promise<Cover>,
    async close() {
      closed = true;
      end('the bot stops');
    },
  };
}
