import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArchiveCache, readArchive } from '../../src/episodes/archive.ts';

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

describe('days in slashes', () => {
  const write = (name: string, date: string): void => {
    mkdirSync(join(folder, 'slashes'), { recursive: true });
    const words = `**Ada Lovelace:** ${name} has words of its own, and some more.`;
    writeFileSync(join(folder, 'slashes', `${name}.md`), `---\ntitle: ${name}\ndate: ${date}\n---\n\n${words}\n`);
  };
  const datesOf = async (cache: ArchiveCache) => {
    const read: string[] = [];
    const { episodes } = await readArchive(join(folder, 'slashes'), { cache, onFile: (_, file) => read.push(file) });
    return { dates: episodes.map(({ date }) => date), read: [...new Set(read)].sort() };
  };

  it('are what the other files of the folder make of them, also of one that comes later', async () => {
    const cache: ArchiveCache = new Map();
    write('one', '8/1/2023');
    expect(await datesOf(cache)).toEqual({ dates: [null], read: ['one.md'] });
    write('two', '8/15/2023');
    expect(await datesOf(cache)).toEqual({ dates: ['2023-08-01', '2023-08-15'], read: ['one.md', 'two.md'] });
    write('three', '9/2/2023');
    expect(await datesOf(cache)).toEqual({ dates: ['2023-08-01', '2023-09-02', '2023-08-15'], read: ['three.md'] });
    expect((await datesOf(cache)).read).toEqual([]);
    write('two', '15/8/2023');
    expect((await datesOf(cache)).dates).toEqual(['2023-01-08', '2023-02-09', '2023-08-15']);
  });
});
