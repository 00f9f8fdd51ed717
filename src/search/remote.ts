import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { EmbeddingsNews } from '../index/embeddings.ts';
import type { SnapshotNews } from '../index/snapshot.ts';
import { builtScript } from '../paths.ts';
import type { EmbeddablePort, SearchPort } from './port.ts';
import type { BigFile } from './reading.ts';
import type { LoadOptions } from './snapshot-of.ts';
import type { WorkerAnswer, WorkerCall } from './worker.ts';

export interface RemoteOptions extends LoadOptions {
  /** The worker's script; default: that of the build. */
  script?: URL;
  /** Told when the thread died and a new one was, or at the next call will be, started. */
  onDeath?: (error: Error) => void;
  /** Told what became of the index's snapshot. */
  onSnapshot?: (news: SnapshotNews) => void;
  /** Told what became of the file of a model's vectors. */
  onVectors?: (news: EmbeddingsNews) => void;
  /** Told of a big file when it is read. */
  onBig?: (file: BigFile) => void;
}

/** The search thread died while the call was under way. Asking again is safe: no call changes anything. */
export class SearchThreadError extends Error {
  override name = 'SearchThreadError';
}

/**
 * Megabytes in which the thread's new objects are kept. A search makes about one; with the usual 1 MB to begin with, what
 * a search still needs is copied about again and again (over an archive of 1,826 episodes: p50 5 % and p99 10 % less).
 */
const YOUNG = 32;

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Everything of `SearchPort`, answered by an engine on a thread of its own, so that neither indexing nor searching holds
 * this one. Errors cross as they are. When the thread dies, calls under way are rejected with `SearchThreadError` and a
 * new thread is started: at once if the dead one had answered before, else at the next call.
 */
export function remoteSearch({
  dir,
  cache = null,
  model = null,
  script = builtScript('search/worker.js'),
  onDeath,
  onSnapshot,
  onVectors,
  onBig,
}: RemoteOptions): SearchPort & EmbeddablePort {
  let worker: Worker | null = null;
  let closed = false;
  let last = 0;
  const pending = new Map<number, Pending>();

  function start(): Worker {
    // Read when a thread is started, and a thread takes no such flag of its own.
    setFlagsFromString(`--min-semi-space-size=${YOUNG}`);
    const started = new Worker(script, {
      workerData: { dir, cache, model } satisfies LoadOptions,
      // What is new is kept in two or three such spaces, of which two are in use.
      resourceLimits: { maxYoungGenerationSizeMb: 3 * YOUNG },
    });
    let answered = false;
    let failure: Error | null = null;
    started.on('message', (answer: WorkerAnswer) => {
      if ('news' in answer) {
        onSnapshot?.(answer.news);
        return;
      }
      if ('vectors' in answer) {
        onVectors?.(answer.vectors);
        return;
      }
      if ('big' in answer) {
        onBig?.(answer.big);
        return;
      }
      answered = true;
      const call = pending.get(answer.id);
      pending.delete(answer.id);
      if (!call) return;
      if ('error' in answer) call.reject(revive(answer.error));
      else call.resolve(answer.value);
    });
    started.on('error', (error) => {
      failure = error instanceof Error ? error : new Error(String(error));
    });
    started.on('exit', (code) => {
      if (worker === started) worker = null;
      const why = failure?.message ?? `exit code ${code}`;
      const error = closed
        ? new Error('The search engine was closed.')
        : new SearchThreadError(`The search thread stopped (${why}); it is started again.`, { cause: failure });
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
      if (closed) return;
      onDeath?.(error);
      if (answered && !worker) worker = start();
    });
    return started;
  }

  function call(method: WorkerCall['method'], args: unknown[]): Promise<never> {
    if (closed) return Promise.reject(new Error('The search engine was closed.'));
    worker ??= start();
    const to = worker;
    return new Promise((resolve, reject) => {
      const id = ++last;
      pending.set(id, { resolve: resolve as (value: unknown) => void, reject });
      to.postMessage({ id, method, args } satisfies WorkerCall);
    });
  }

  worker = start();
  return {
    search: (query) => call('search', [query]),
    topic: (query) => call('topic', [query]),
    episode: (idOrText, home) => call('episode', [idOrText, home]),
    quote: (id) => call('quote', [id]),
    context: (id, around) => call('context', [id, around]),
    readOn: (id, wish) => call('readOn', [id, wish]),
    speaker: (id, home) => call('speaker', [id, home]),
    suggest: (kind, typed, limit, home) => call('suggest', [kind, typed, limit, home]),
    resolve: (kind, typed, home) => call('resolve', [kind, typed, home]),
    pool: (filters) => call('pool', [filters]),
    topics: (options) => call('topics', [options]),
    listed: () => call('listed', []),
    status: () => call('status', []),
    reload: () => call('reload', []),
    missingVectors: (limit, passed) => call('missingVectors', [limit, passed]),
    takeVectors: (vectors) => call('takeVectors', [vectors]),
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}

function revive({ name, message, stack }: { name: string; message: string; stack: string | null }): Error {
  const error = new Error(message);
  error.name = name;
  if (stack !== null) error.stack = stack;
  return error;
}
