import { readFileSync, readlinkSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { basename } from 'node:path';

/** Where the system keeps its account of this thread (Linux: in /proc); null where it keeps none. */
function taskOf(): string | null {
  try {
    return `/proc/${readlinkSync('/proc/thread-self')}`;
  } catch {
    return null;
  }
}

/** Milliseconds for which a thread has had the processor, where the system tells (Linux): other work does not count. */
export function workedBy(task: string | null): number | null {
  if (task === null) return null;
  try {
    return Number(readFileSync(`${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
}

/**
 * Lets other threads go first where there are more than the processors can carry, those that answer above all.
 * Only where the system knows threads one by one: elsewhere the whole process would stand back.
 */
export function standBack(): void {
  const task = taskOf();
  if (task === null) return;
  const thread = Number(basename(task));
  try {
    setPriority(thread, Math.min(constants.priority.PRIORITY_LOW, getPriority(thread) + STEPS_BACK));
  } catch {
    // A system that does not allow it: then as before.
  }
}

/** Of the system's forty; each is about a fifth of the processor's time less, beside one that did not step back. */
export const STEPS_BACK = 3;
