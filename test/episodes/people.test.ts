import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ArchiveCache, readArchive } from '../../src/episodes/archive.ts';
import { readEpisode } from '../../src/episodes/read-episode.ts';

const talk = (...names: string[]): string =>
  [0, 1, 2]
    .flatMap((i) => names.map((name) => `${name}: That is what is said here as number ${i}, and no more.`))
    .join('\n\n');
const people = (text: string): string[] => readEpisode('s/1.md', text).episode?.speakers.map(({ name }) => name) ?? [];

describe('in one episode', () => {
  it('a first name, a full name and capitals are one person', () => {
    expect(people(`${talk('Mara Quill', 'Ivo')}\n\n${talk('Mara', 'IVO')}\n\n${talk('MARA', 'Ivo')}`)).toEqual([
      'Mara Quill',
      'Ivo',
    ]);
  });

  it('a first name of two people is neither of them', () => {
    expect(people(`${talk('Mara Quill', 'Mara Pell')}\n\n${talk('Mara')}`)).toEqual([
      'Mara Quill',
      'Mara Pell',
      'Mara',
    ]);
  });

  it('names in capitals are written as names, initials as they are', () => {
    expect(people(talk('MARA QUILL', 'IVO'))).toEqual(['Mara Quill', 'IVO']);
    expect(people(talk('DOLORES', 'JM'))).toEqual(['Dolores', 'JM']);
  });
});

describe('in one show', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'people-'));
    cache = new Map();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  let cache: ArchiveCache;
  let read: string[];
  const put = (name: string, text: string, show = 'Oven Hour') =>
    writeFile(join(folder, `${name}.md`), `---\nshow: ${show}\n---\n${text}\n`);
  const who = async (): Promise<Record<string, string[]>> => {
    read = [];
    const { episodes } = await readArchive(folder, { cache, onFile: (_, file) => read.push(file) });
    return Object.fromEntries(
      episodes.map(({ file, turns }) => [file, [...new Set(turns.map(({ speaker }) => speaker ?? '?'))]]),
    );
  };

  it('a first name means the regular whose full name is in other episodes, and it stays so without reading again', async () => {
    await put('1', talk('Mara', 'Ada Byron'));
    await put('2', talk('Mara Quill', 'Ivo Pell'));
    await put('3', talk('MARA', 'Ivo'));
    await put('4', talk('Mara Quill', 'Bo Lind'));
    const expected = {
      '1.md': ['mara-quill', 'ada-byron'],
      '2.md': ['mara-quill', 'ivo-pell'],
      // Ivo Pell was on once: another Ivo may be another.
      '3.md': ['mara-quill', 'ivo'],
      '4.md': ['mara-quill', 'bo-lind'],
    };
    expect(await who()).toEqual(expected);
    expect(await who()).toEqual(expected);
    expect(read).toEqual([]);
  });

  it('but nobody in particular once the show has two of that name', async () => {
    await put('1', talk('Mara', 'Ada Byron'));
    await put('2', talk('Mara Quill', 'Ivo Pell'));
    expect((await who())['1.md']).toEqual(['mara-quill', 'ada-byron']);
    await put('3', talk('Mara Lind', 'Bo Lind'));
    expect((await who())['1.md']).toEqual(['mara', 'ada-byron']);
    await rm(join(folder, '3.md'));
    expect((await who())['1.md']).toEqual(['mara-quill', 'ada-byron']);
    await writeFile(
      join(folder, '2.md'),
      (await readFile(join(folder, '2.md'), 'utf8')).replaceAll('Mara Quill', 'Bea Quill'),
    );
    expect((await who())['1.md']).toEqual(['mara', 'ada-byron']);
  });

  it('and is never looked for in another show, nor is a guest', async () => {
    await put('1', talk('Mara', 'Ada Byron'));
    await put('2', talk('Mara Quill', 'Ivo Pell'), 'Soup Hour');
    expect((await who())['1.md']).toEqual(['mara', 'ada-byron']);
    await put('3', `${talk('Mara Quill', 'Ada Byron')}`);
    await put('4', `${talk('Ida Holm', 'Ada Byron')}`);
    await writeFile(
      join(folder, '3.md'),
      `---\nshow: Oven Hour\nspeakers: [{ name: Mara Quill, role: guest }]\n---\n${talk('Mara Quill', 'Ada Byron')}\n`,
    );
    expect((await who())['1.md']).toEqual(['mara', 'ada-byron']);
  });
});
