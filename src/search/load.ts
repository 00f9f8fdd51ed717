import { type ArchiveCache, readArchive } from '../episodes/archive.ts';
import type { Loaded } from './engine.ts';
import { createMemoryArchive } from './memory-archive.ts';
import { createPlainRetriever } from './plain.ts';

export interface LoadOptions {
  /** Folder that holds the episodes. */
  dir: string;
  /** Folder for the index's snapshot; null or absent: none is kept. */
  cache?: string | null;
}

/**
 * Makes an archive's folder searchable: the function returned reads it when called, and when called again only what
 * changed since; a file that broke meanwhile keeps its last good version.
 */
export function archiveLoader({ dir }: LoadOptions): () => Promise<Loaded> {
  const cache: ArchiveCache = new Map();
  return async () => {
    const { episodes, problems } = await readArchive(dir, { cache });
    const archive = createMemoryArchive(episodes, problems);
    return { archive, retriever: createPlainRetriever(archive) };
  };
}
