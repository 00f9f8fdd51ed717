import process from 'node:process';

/**
 * How long whatever waits for an event waits before it says what did not come, ms. It ends what hangs; a machine that is
 * starved of its time by other work comes nowhere near it.
 */
export const patience = 60_000;

/** The time that this process has worked, ms: other work on the machine, which a test cannot know of, does not count. */
export function workedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
