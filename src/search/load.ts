import { readArchive } from '../episodes/archive.ts';
import type { Loaded } from './engine.ts';
import { createMemoryArchive } from './memory-archive.ts';
import { createPlainRetriever } from './plain.ts';

export interface LoadOptions {
  /** Folder that holds the episodes. */
  dir: string;
  /** Folder for the index's snapshot; null or absent: none is kept. */
  cache?: string | null;
}

/** Reads the archive's folder and makes it searchable. */
export async function loadArchive({ dir }: LoadOptions): Promise<Loaded> {
  const { episodes, problems } = await readArchive(dir);
  const archive = createMemoryArchive(episodes, problems);
  return { archive, retriever: createPlainRetriever(archive) };
}
