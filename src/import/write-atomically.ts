import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../paths.ts';

/**
 * The whole file or none of it, also for who is killed meanwhile: a hidden file in the same folder, renamed when it
 * is complete.
 *
 * @throws what the disk says
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  makeFolder(dirname(path));
  const draft = join(dirname(path), `.${randomUUID()}.part`);
  try {
    await writeFile(draft, content);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
