import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../src/search/engine.ts';
import { createOpener } from '../../src/search/open.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { CASES } from './table.ts';

const archive = fileURLToPath(new URL('archive', import.meta.url));
/** Quotes among which the answer must be. */
const AMONG = 3;

const openOf = (folder: string): SearchPort => createEngine({ load: createOpener({ folder, snapshot: null }) });

describe.each([
  ['in an archive of many languages', () => null],
  ['in an archive of its own', (folder: string) => folder],
] as const)('%s', (_, own) => {
  let mixed: SearchPort;
  const alone: string[] = [];
  beforeAll(() => {
    mixed = openOf(archive);
  });
  afterAll(async () => {
    await mixed.close();
    for (const folder of alone) rmSync(folder, { recursive: true, force: true });
  });

  it.each(CASES)(
    '$code: what was said is found and quoted, what was not is refused',
    async ({ code, folder, ...asked }) => {
      let search = mixed;
      if (own(folder) !== null) {
        const copy = mkdtempSync(join(tmpdir(), 'overlord-languages-'));
        alone.push(copy);
        cpSync(join(archive, folder), join(copy, folder), { recursive: true });
        search = openOf(copy);
      }
      const missed: string[] = [];
      for (const [typed, ...said] of asked.found) {
        const { hits, match } = await search.search({ text: typed });
        const at = hits.slice(0, AMONG).findIndex(({ text }) => said.some((words) => text.includes(words)));
        if (at < 0 || match === 'none') missed.push(`${typed}: ${match} ${hits[0]?.text ?? '–'}`);
        for (const hit of hits) {
          const turns = await search.context(hit.id, 0);
          expect(turns?.some(({ text }) => text.includes(hit.text))).toBe(true);
        }
      }
      for (const typed of asked.absent) {
        const { hits, match } = await search.search({ text: typed });
        if (match !== 'none') missed.push(`absent ${typed}: ${match} ${hits[0]?.text}`);
      }
      expect(missed).toEqual([]);
      if (search !== mixed) await search.close();
      expect(code).toHaveLength(2);
    },
  );
});
