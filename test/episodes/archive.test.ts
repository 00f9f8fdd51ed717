import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readArchive } from '../../src/episodes/archive.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-order-'));
  for (let n = 0; n < 24; n++) {
    const turn = `\n\n**Ada Lovelace:** Number ${n} is what this turn is about, and the one after it too.`;
    const file = join(folder, `${String(n).padStart(2, '0')}.md`);
    // The first ones take longest.
    writeFileSync(file, `---\ntitle: Example ${n}\n---${turn.repeat(n < 4 ? 4000 : 2)}\n`);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('hands episodes on in the order of their files, however long each takes to read, so that an index is the same each time', async () => {
  const kept: string[] = [];
  const { episodes } = await readArchive(folder, {
    keep(read, file) {
      kept.push(file);
      return read;
    },
  });
  expect(episodes).toHaveLength(24);
  expect(kept).toEqual([...kept].sort());
});
