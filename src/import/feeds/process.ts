/**
 * A process that takes in one feed and ends: reading a large one holds up nobody, and one that takes more memory than
 * there is ends nobody else. Runs on import, as such scripts must.
 */
import { fork } from 'node:child_process';
import { systemClock } from '../../clock.ts';
import { builtScript } from '../../paths.ts';
import { createImporter } from '../run.ts';
import { createWebClient } from './client.ts';
import { takeFeed } from './source.ts';
import type { FeedReport } from './sync.ts';

export interface FeedProcessOptions {
  feed: string;
  /** The episodes folder. */
  out: string;
  allowPrivate: boolean;
}

interface Call extends FeedProcessOptions {
  tooLarge: readonly string[];
}

/** What is read now, as `SyncOptions.onReading` names it; in the end the report, or why there is none. */
type Told = { reading: string | null } | { report: FeedReport } | { failed: Error };

/** Transcripts of a feed that did not change are asked for again once a day. */
const RECHECK_AFTER = 86_400_000;
const MARK = 'feed';
/** Enough for the largest feeds and transcripts that are fetched, as long as they hold what such files do. */
const MEGABYTES = 512;
/** The exit code of a process that aborts where there are no signals. */
const ABORTED = 134;

if (process.send && process.argv[2] === MARK) {
  // The bot is gone, however that came.
  process.on('disconnect', () => process.exit());
  // Who stops the bot may stop this process with it: the bot says when.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  process.on('message', (call: Call) => void run(call));
}

async function run({ feed, out, allowPrivate, tooLarge }: Call): Promise<void> {
  const tell = (what: Told) => void process.send?.(what);
  const clock = systemClock();
  const client = createWebClient({ clock, allowPrivate });
  try {
    const report = await takeFeed({
      address: feed,
      client,
      clock,
      recheckAfter: RECHECK_AFTER,
      tooLarge: new Set(tooLarge),
      onReading: (reading) => tell({ reading }),
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
    tell({ report });
  } catch (error) {
    tell({ failed: error instanceof Error ? error : new Error(String(error)) });
  } finally {
    client.close();
  }
}

/**
 * Takes in a feed in a process of its own. A transcript that takes more memory than the process may have is left, and
 * the rest of the feed taken in without it. Rejects with what else the process died of; what it had written by then is
 * whole.
 * @param script default: this file's build.
 * @param megabytes that the process may have
 */
export async function takeFeedApart(
  options: FeedProcessOptions,
  {
    signal,
    script = builtScript('import/feeds/process.js'),
    megabytes = MEGABYTES,
  }: { signal?: AbortSignal; script?: URL; megabytes?: number } = {},
): Promise<FeedReport> {
  const tooLarge: string[] = [];
  const suspected = new Set<string>();
  for (;;) {
    const end = await runOnce({ ...options, tooLarge }, { script, megabytes, ...(signal ? { signal } : {}) });
    if ('report' in end) return end.report;
    // Who else is killed may be so for another's need of memory.
    if (end.isSure || suspected.has(end.tooLarge)) tooLarge.push(end.tooLarge);
    suspected.add(end.tooLarge);
  }
}

function runOnce(
  call: Call,
  { signal, script, megabytes }: { signal?: AbortSignal; script: URL; megabytes: number },
): Promise<{ report: FeedReport } | { tooLarge: string; isSure: boolean }> {
  return new Promise((done, fail) => {
    signal?.throwIfAborted();
    const child = fork(script, [MARK], {
      execArgv: [`--max-old-space-size=${megabytes}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let reading: string | null = null;
    const stop = () => void child.kill('SIGKILL');
    signal?.addEventListener('abort', stop, { once: true });
    child.on('message', (told: Told) => {
      if ('reading' in told) {
        reading = told.reading;
        return;
      }
      if ('report' in told) done(told);
      else fail(told.failed);
      stop();
    });
    child.on('error', fail);
    child.once('exit', (code, by) => {
      signal?.removeEventListener('abort', stop);
      // So the runtime ends itself without memory, and the system whom it takes memory from.
      const isOutOfMemory = by === 'SIGABRT' || by === 'SIGKILL' || code === ABORTED;
      if (isOutOfMemory && reading !== null && !signal?.aborted && !call.tooLarge.includes(reading))
        done({ tooLarge: reading, isSure: by !== 'SIGKILL' });
      else fail(new Error(`the process that reads feeds ended early (${by ?? `exit code ${code}`})`));
    });
    // It may have ended already, which is told above.
    child.send(call, () => {});
  });
}
