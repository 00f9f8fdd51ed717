import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArchive } from '../../src/episodes/archive.ts';
import type { Episode } from '../../src/episodes/episode.ts';
import { type ImportRun, runImport } from '../../src/import/import.ts';
import type { Report } from '../../src/import/report.ts';
import { sources } from '../../src/import/sources.ts';

/** Imports a folder as the command does where it is told nothing else. */
export const importFolder = (from: string, out: string, options: Partial<ImportRun> = {}): Promise<Report> =>
  runImport({
    sources,
    arguments: [from],
    out,
    show: null,
    dryRun: false,
    force: false,
    signal: new AbortController().signal,
    now: () => 0,
    ...options,
  });

/** A host's files in a folder called as their show, and what came of importing them. `folder` is to be removed. */
export async function importFiles(
  show: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ folder: string; report: Report; episodes: readonly Episode[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'host-'));
  const from = join(folder, show);
  await mkdir(from);
  for (const [name, content] of Object.entries(files)) await writeFile(join(from, name), content);
  const out = join(folder, 'out');
  const report = await importFolder(from, out);
  return { folder, report, episodes: (await readArchive(out)).episodes };
}
