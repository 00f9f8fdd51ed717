import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readArchive } from '../../src/episodes/archive.ts';
import { folders } from '../../src/import/folders.ts';

let root: string;
const barred: string[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'barred-'));
  chmodSync(root, 0o755);
  mkdirSync(join(root, 'good'));
  writeFileSync(join(root, 'good', 'one.md'), '**Ada Lovelace:** These are words of the one that may be read.\n');
});
afterEach(() => {
  for (const path of barred.splice(0)) chmodSync(path, 0o755);
  // Node.js removes nothing whose path is too long.
  execFileSync('rm', ['-rf', root]);
});
const bar = (...names: string[]) => {
  for (const name of names) {
    chmodSync(join(root, name), 0o000);
    barred.push(join(root, name));
  }
};
/** Permissions do not bind root: there the attempt is made as "nobody". */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const asRoot = process.getuid?.() === 0;
  if (asRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (asRoot) process.seteuid?.(0);
  }
}
const imported = async (place = '') => {
  const origins: string[] = [];
  for await (const { origin } of folders.items([join(root, place)], new AbortController().signal)) origins.push(origin);
  return origins.sort();
};

it('serves and imports the others where a folder may not be read, and says so', async () => {
  for (const name of ['barred', 'lost+found']) mkdirSync(join(root, name));
  bar('barred', 'lost+found');
  const { episodes, problems } = await asNobody(() => readArchive(root));
  expect(episodes.map(({ file }) => file)).toEqual(['good/one.md']);
  expect(problems.map(({ file, what }) => [file, what])).toEqual([['barred/', 'it could not be read: EACCES']]);
  expect(await asNobody(() => imported())).toEqual(['barred/', 'good/one.md']);
});

it('imports the others where what stands beside one may not be read', async () => {
  for (const name of ['one.yaml', 'show.yaml']) writeFileSync(join(root, 'good', name), 'title: One\n');
  bar('good/one.yaml', 'good/show.yaml');
  expect(await asNobody(() => imported())).toEqual(['good/one.md', 'good/one.yaml', 'good/show.yaml']);
});

it('imports a single file whatever stands beside others', async () => {
  for (const name of ['two.md', 'two.yaml']) writeFileSync(join(root, 'good', name), 'title: Two\n');
  bar('good/two.yaml');
  expect(await asNobody(() => imported('good/one.md'))).toEqual(['one.md']);
});

it.skipIf(process.platform !== 'linux')('serves the others where a path is too long for the system', async () => {
  const name = 'x'.repeat(255);
  const deep = join(root, ...Array<string>(6).fill(name));
  const deeper = join(deep, ...Array<string>(9).fill(name));
  mkdirSync(deeper, { recursive: true });
  execFileSync('mkdir', ['-p', join(name, name)], { cwd: deeper });
  cpSync(join(root, 'good'), join(deep, 'good'), { recursive: true });
  const { episodes, problems } = await readArchive(deep);
  expect(episodes.map(({ file }) => file)).toEqual(['good/one.md']);
  expect(problems.map(({ what }) => what)).toEqual(['it could not be read: ENAMETOOLONG']);
});
