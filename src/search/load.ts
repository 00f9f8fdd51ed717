import type { Loaded } from '../answers/serving.ts';
import { createOpener, type OpenOptions } from './open.ts';
import { type LoadOptions, snapshotOf } from './snapshot-of.ts';

/**
 * Makes an archive's folder searchable: the function returned reads it when called, and when called again only what
 * changed since; a file that broke meanwhile keeps its last good version. All that on this thread:
 * `createThreadedOpener` leaves it to others.
 */
export function archiveLoader({
  dir,
  cache = null,
  ...tell
}: LoadOptions & Pick<OpenOptions, 'onSnapshot' | 'onFile'>): () => Promise<Loaded> {
  return createOpener({ folder: dir, snapshot: snapshotOf(dir, cache), ...tell });
}
