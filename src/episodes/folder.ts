import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../errors.ts';
import { listEpisodeFiles } from './files.ts';

/** @throws {SetupError} in plain words where there is no folder to read */
export async function needEpisodesFolder(dir: string): Promise<void> {
  const remedy = 'Set EPISODES_DIR in .env to the folder that holds your transcripts';
  try {
    await readdir(dir);
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    switch (code) {
      case 'ENOENT':
        throw new SetupError(`There is no folder ${dir} for the episodes. Make it, or mend the name. ${remedy}.`);
      case 'ENOTDIR':
        throw new SetupError(`${dir} is a file, not a folder of episodes. ${remedy}.`);
      case 'EACCES':
      case 'EPERM':
        throw new SetupError(
          `The folder of the episodes, ${dir}, may not be read. ` +
            'Give the account that runs the bot permission to read it and what is in it.',
        );
      default:
        throw new SetupError(
          `The folder of the episodes, ${dir}, cannot be read (${code}). Check the disk. ${remedy}.`,
        );
    }
  }
}

/** Of what may be episodes in a folder tree. */
export async function sizeOfFolder(dir: string): Promise<{ files: number; bytes: number }> {
  const { files } = await listEpisodeFiles(dir);
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(dir, file)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return { files: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
