import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { remoteSearch } from '../../src/search/remote.ts';
import { compareSpeed } from '../bench/search.ts';
import { belowFloors, FLOORS, format } from './floors.ts';
import { measureLarge } from './large-archive.ts';
import type { Figures } from './measure.ts';
import { measureOwn, OWN, type OwnArchive } from './own-archives.ts';
import { writeReadingSheets } from './reading-sheets.ts';

/**
 * `npm run quality`: measures the search on the archives that were written for it (`test/quality/`) and ends with code 1
 * when a figure is below its floor or a quote is not true. `--archive DIR` also measures a larger archive (`episodes/`,
 * `queries.jsonl`, `memory.jsonl`): the judge's figures, refusal, and speed and memory beside plain MiniSearch in the same
 * run. `--only NAME` measures no other of our own archives (`OWN`). `--each` lists each query of our own archives
 * with its ranks. `--reading OUT`, with archives named after it, measures nothing and writes what is said of them for blind
 * readers.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    archive: { type: 'string' },
    each: { type: 'boolean', default: false },
    reading: { type: 'string' },
    only: { type: 'string' },
  },
});

if (values.reading !== undefined) {
  if (positionals.length > 0) await writeReadingSheets(positionals, values.reading, remoteSearch);
  else console.log('skipped: npm run quality -- --reading OUT ARCHIVE… names no archive');
  process.exit(0);
}

if (values.only !== undefined && !Object.hasOwn(OWN, values.only)) {
  console.log(`none of our own archives is called ${values.only}: there are ${Object.keys(OWN).join(', ')}`);
  process.exit(1);
}

const wrong: string[] = [];
for (const name of Object.keys(OWN) as OwnArchive[]) {
  if (values.only !== undefined && values.only !== name) continue;
  const { figures, faults, ranks } = await measureOwn(name, remoteSearch);
  print(name, figures, FLOORS[name]);
  wrong.push(...belowFloors(figures, FLOORS[name]).map((what) => `${name}: ${what}`));
  wrong.push(...faults.map((what) => `${name}: ${what}`));
  if (!values.each) continue;
  for (const { id, kind, query, ranked, served } of ranks)
    console.log(`  ${id} ${kind.padEnd(15)} ranked ${ranked ?? '–'}  served ${served ?? '–'}  ${query}`);
}

if (values.archive !== undefined) {
  const archive = resolve(values.archive);
  if (existsSync(join(archive, 'queries.jsonl'))) await large(archive);
  else console.log(`skipped: ${archive} has no queries.jsonl`);
}

for (const what of wrong) console.log(`✗ ${what}`);
console.log(wrong.length === 0 ? 'quality: every floor is kept' : `quality: ${wrong.length} faults`);
process.exit(wrong.length === 0 ? 0 : 1);

async function large(archive: string): Promise<void> {
  const cache = mkdtempSync(join(tmpdir(), 'overlord-quality-'));
  const search = remoteSearch({ dir: join(archive, 'episodes'), cache });
  try {
    for (const [name, figures] of Object.entries(await measureLarge(search, archive))) print(name, figures);
  } finally {
    await search.close();
    rmSync(cache, { recursive: true, force: true });
  }
  console.log('speed and memory, beside plain MiniSearch in this run');
  await compareSpeed(archive, { times: 1, queries: 794, rivals: 30, plainOnly: true });
}

function print(name: string, figures: Figures, floors: Figures = {}): void {
  console.log(name);
  for (const [figure, value] of Object.entries(figures)) {
    const floor = floors[figure];
    const beside = floor === undefined ? '' : `   floor ${format(floor)}`;
    console.log(`  ${figure.padEnd(26)}${format(value).padStart(8)}${beside}`);
  }
}
