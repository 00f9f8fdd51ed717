import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Loaded } from '../answers/serving.ts';
import { createThreadedOpener, type IndexingOptions } from './indexing.ts';
import { createOpener, type OpenOptions } from './open.ts';

export interface LoadOptions {
  /** Folder that holds the episodes. */
  dir: string;
  /** Folder for the index's snapshot; null or absent: none is kept. */
  cache?: string | null;
  /** The host's model for embeddings; null or absent: there is none. */
  model?: string | null;
}

/**
 * Makes an archive's folder searchable: the function returned reads it when called, and when called again only what
 * changed since; a file that broke meanwhile keeps its last good version.
 */
export function archiveLoader({
  dir,
  cache = null,
  ...tell
}: LoadOptions & Pick<OpenOptions, 'onSnapshot' | 'onFile'>): () => Promise<Loaded> {
  return createOpener({ folder: dir, snapshot: snapshotOf(dir, cache), ...tell });
}

/** As `archiveLoader`; reading and indexing hold up nobody who asks on this thread. */
export function threadedLoader({
  dir,
  cache = null,
  ...options
}: LoadOptions & Omit<IndexingOptions, 'folder' | 'snapshot'>): () => Promise<Loaded> {
  return createThreadedOpener({ folder: dir, snapshot: snapshotOf(dir, cache), ...options });
}

export function snapshotOf(dir: string, cache: string | null): string | null {
  // Two archives that share a cache do not tread on each other.
  const name = `archive-${createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 12)}.index`;
  return cache === null ? null : join(cache, name);
}
