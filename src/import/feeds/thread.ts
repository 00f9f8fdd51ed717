/**
 * A thread that takes in one feed and ends, so that reading a large one holds up nobody. Runs on import, as worker
 * scripts must.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { systemClock } from '../../clock.ts';
import { builtScript } from '../../paths.ts';
import { createImporter } from '../run.ts';
import { createWebClient } from './client.ts';
import { takeFeed } from './source.ts';
import type { FeedReport } from './sync.ts';

export interface FeedThreadOptions {
  feed: string;
  /** The episodes folder. */
  out: string;
  allowPrivate: boolean;
}

/** Transcripts of a feed that did not change are asked for again once a day. */
const RECHECK_AFTER = 86_400_000;
const MARK = 'feed';

if (!isMainThread && parentPort && (workerData as { task?: string } | null)?.task === MARK) await run(parentPort);

async function run(port: NonNullable<typeof parentPort>): Promise<void> {
  const { feed, out, allowPrivate } = workerData as FeedThreadOptions;
  const clock = systemClock();
  const client = createWebClient({ clock, allowPrivate });
  try {
    const report = await takeFeed({
      address: feed,
      client,
      clock,
      recheckAfter: RECHECK_AFTER,
      taking: {
        out,
        dryRun: false,
        force: false,
        signal: new AbortController().signal,
        take: createImporter({ out, show: null, dryRun: false, force: false }),
        tell: () => {},
        onProgress: () => {},
      },
    });
    port.postMessage(report);
  } finally {
    client.close();
  }
}

/**
 * Takes in a feed on a thread of its own. Rejects with what the thread died of; what it had written by then is whole.
 * @param script default: this file's build.
 */
export function takeFeedOnThread(
  options: FeedThreadOptions,
  { signal, script = builtScript('import/feeds/thread.js') }: { signal?: AbortSignal; script?: URL } = {},
): Promise<FeedReport> {
  return new Promise((done, fail) => {
    signal?.throwIfAborted();
    const worker = new Worker(script, { workerData: { task: MARK, ...options } });
    const stop = () => void worker.terminate();
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', done);
    worker.once('error', fail);
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', stop);
      fail(new Error(`the thread that reads feeds ended early (exit code ${code})`));
    });
  });
}
