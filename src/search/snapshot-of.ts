import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';

export interface LoadOptions {
  /** Folder that holds the episodes. */
  dir: string;
  /** Folder for the index's snapshot; null or absent: none is kept. */
  cache?: string | null;
  /** The host's model for embeddings; null or absent: there is none. */
  model?: string | null;
}

/** The file of an archive's snapshot. */
export function snapshotOf(dir: string, cache: string | null): string | null {
  // Two archives that share a cache do not tread on each other.
  const name = `archive-${createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 12)}.index`;
  return cache === null ? null : join(cache, name);
}
