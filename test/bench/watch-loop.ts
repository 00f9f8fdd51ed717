import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into the bot's process by a benchmark (`node --import`): at each SIGUSR2 it writes one line to stdout, what the
 * event loop and the memory did since the last one.
 */
export interface LoopReading {
  /** How late the event loop was, ms. */
  p50: number;
  p99: number;
  max: number;
  /** After a full collection, MB. */
  heap: number;
  rss: number;
  /** CPU time spent since the start, ms. */
  cpu: number;
}

export const loopMark = 'event-loop ';

if (isMainThread) {
  // Timers are a millisecond apart at best: that much is the watching itself.
  const resolution = 1;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const ms = (ns: number) => Math.max(0, Math.round((ns / 1e6 - resolution) * 100) / 100);
  const mb = (bytes: number) => Math.round(bytes / 1e5) / 10;
  process.on('SIGUSR2', () => {
    const late = { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) };
    collect();
    const { heapUsed, rss } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const reading: LoopReading = { ...late, heap: mb(heapUsed), rss: mb(rss), cpu: Math.round((user + system) / 1000) };
    process.stdout.write(`${loopMark}${JSON.stringify(reading)}\n`);
    // The collection was ours: the next reading begins after it.
    setImmediate(() => delay.reset());
  });
}
