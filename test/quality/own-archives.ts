import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { projectRoot } from '../../src/paths.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { type Absent, type Gap, type Labelled, readLines } from './labels.ts';
import { type Measured, measure } from './measure.ts';

/** The archives that were written to be measured with, by name; the smallest first. */
export const OWN = { tapes: 'archive-tapes', german: 'archive-de', english: 'archive' } as const;
export type OwnArchive = keyof typeof OWN;

const here = pathToFileURL(join(projectRoot, 'test', 'quality', '/'));
const lists: Record<OwnArchive, { queries: string; absent: string; gaps: string | null }> = {
  english: { queries: 'queries.jsonl', absent: 'absent.jsonl', gaps: 'gaps.jsonl' },
  german: { queries: 'queries-de.jsonl', absent: 'absent-de.jsonl', gaps: null },
  tapes: { queries: 'queries-tapes.jsonl', absent: 'absent-tapes.jsonl', gaps: null },
};

/** Reads one of our own archives anew and measures it. `open`: how a folder of episodes is made searchable. */
export async function measureOwn(
  name: OwnArchive,
  open: (options: { dir: string; cache: string }) => SearchPort,
): Promise<Measured> {
  const folder = fileURLToPath(new URL(OWN[name], here));
  const cache = mkdtempSync(join(tmpdir(), 'overlord-quality-'));
  const search = open({ dir: folder, cache });
  try {
    const { queries, absent, gaps } = lists[name];
    return await measure(search, folder, {
      queries: readLines<Labelled>(new URL(queries, here)),
      absent: readLines<Absent>(new URL(absent, here)),
      gaps: gaps === null ? [] : readLines<Gap>(new URL(gaps, here)),
    });
  } finally {
    await search.close();
    rmSync(cache, { recursive: true, force: true });
  }
}
