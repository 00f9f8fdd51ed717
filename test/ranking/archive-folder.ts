import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of made-up episodes and one for the snapshot, both deleted at the end. */
export interface ArchiveFolder {
  episodes: string;
  cache: string;
  write(name: string, text: string): Promise<void>;
  remove(): void;
}

const subjects = [
  'marmalade',
  'turnips',
  'gramophones',
  'periscopes',
  'zeppelins',
  'barometers',
  'walruses',
  'sextants',
];

/** An episode in the canonical format that speaks of `subject` in its second turn. */
export const episodeAbout = (number: number, subject: string): string =>
  `---\nshow: The Example Hour\nnumber: ${number}\ntitle: "Example ${number}"\n---\n\n**[00:00:00] Ada Lovelace:** Welcome back, everybody; this is the hour that is about examples.\n\n**[00:01:00] Grace Hopper:** I keep ${subject} in the cellar, because the attic is far too hot for them in summer.\n`;

export async function archiveFolder(episodes: number = subjects.length): Promise<ArchiveFolder> {
  const root = mkdtempSync(join(tmpdir(), 'overlord-archive-'));
  const folder: ArchiveFolder = {
    episodes: join(root, 'episodes'),
    cache: join(root, 'cache'),
    write: (name, text) => writeFile(join(root, 'episodes', name), text),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  await mkdir(folder.episodes);
  for (let n = 1; n <= episodes; n++)
    await folder.write(`${n}.md`, episodeAbout(n, subjects[(n - 1) % subjects.length] as string));
  return folder;
}
