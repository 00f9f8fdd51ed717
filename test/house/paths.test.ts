import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from '../../src/paths.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'overlord-paths-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('makes a folder with those above it, and one that is there already', () => {
  const deep = join(folder, 'a/b/c');
  makeFolder(deep);
  makeFolder(deep);
  expect(existsSync(deep)).toBe(true);
});

it('says that a folder cannot be below a file', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => makeFolder(join(folder, 'file/a/b'))).toThrow('ENOTDIR');
});

it.runIf(process.platform === 'linux')('gives up where the system denies every folder', () => {
  expect(() => makeFolder('/proc/no-such-folder/below')).toThrow('ENOENT');
});
