import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSnapshot, type SnapshotNews, writeSnapshot } from '../../src/index/snapshot.ts';
import { createEngine } from '../../src/search/engine.ts';
import { archiveLoader } from '../../src/search/load.ts';
import { type ArchiveFolder, archiveFolder, episodeAbout } from './archive-folder.ts';

let folder: ArchiveFolder;
beforeEach(async () => {
  folder = await archiveFolder();
});
afterEach(() => folder.remove());

/** One start of the program: what it says of the snapshot, which files it reads, and what it finds. */
async function start(dir = folder.episodes, cache: string | null = folder.cache) {
  const news: SnapshotNews[] = [];
  const read: string[] = [];
  const engine = createEngine({
    load: archiveLoader({ dir, cache, onSnapshot: (one) => news.push(one), onFile: (file) => read.push(file) }),
  });
  const texts = async (text: string) => (await engine.search({ text })).hits.map((hit) => hit.text);
  await engine.topics({ limit: 1 });
  return {
    engine,
    texts,
    said: () => news.splice(0).map(({ what }) => what),
    news,
    /** Files read since last asked. */
    read: () => read.splice(0).sort(),
  };
}
const snapshots = () => readdirSync(folder.cache).map((name) => join(folder.cache, name));
const snapshot = () => snapshots()[0] as string;

describe('the snapshot of the index', () => {
  it('is written at the first start and read at the next, which then reads no episode and finds the same', async () => {
    const first = await start();
    expect(first.said()).toEqual(['missing', 'written']);
    expect(first.read()).toHaveLength(8);
    const second = await start();
    expect(second.said()).toEqual(['read']);
    expect(second.read()).toEqual([]);
    const { hits } = await first.engine.search({ text: 'periscopes cellar' });
    expect(hits[0]?.text).toContain('periscopes in the cellar');
    expect((await second.engine.search({ text: 'periscopes cellar' })).hits).toEqual(hits);
    expect(await second.engine.status()).toEqual(await first.engine.status());
  });

  const damages: [string, (bytes: Buffer) => Buffer, string][] = [
    ['emptied', () => Buffer.alloc(0), 'damaged'],
    ['cut off in its head', (bytes) => bytes.subarray(0, 20), 'damaged'],
    ['cut off in the middle', (bytes) => bytes.subarray(0, bytes.length >> 1), 'damaged'],
    ['cut off at its last bytes', (bytes) => bytes.subarray(0, bytes.length - 1), 'damaged'],
    ['longer than it was', (bytes) => Buffer.concat([bytes, Buffer.from('more')]), 'damaged'],
    ['full of zeros', (bytes) => Buffer.alloc(bytes.length), 'damaged'],
    ['something else altogether', () => Buffer.from('SQLite format 3\0 and so on, and so on'), 'damaged'],
  ];
  it.each(damages)('that was %s is built anew, and the log says so', async (_, damage, what) => {
    await start();
    writeFileSync(snapshot(), damage(readFileSync(snapshot())));
    const next = await start();
    expect(next.said()).toEqual([what, 'written']);
    expect(await next.texts('periscopes cellar')).toEqual([expect.stringContaining('periscopes')]);
    expect((await start()).said()).toEqual(['read']);
  });

  it('is never served with a bit turned over, wherever that is', async () => {
    await start();
    const good = readFileSync(snapshot());
    // Every byte of the head and the table of contents, then some all over the rest.
    const places = [...Array(400).keys(), ...Array.from({ length: 60 }, (_, n) => Math.floor((good.length * n) / 60))];
    for (const at of places) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] as number) ^ (1 << (at % 8));
      writeFileSync(snapshot(), bad);
      expect(readSnapshot(snapshot(), 'any'), `bit at ${at}`).toBeTypeOf('string');
      expect(readSnapshot(snapshot(), 'any'), `bit at ${at}`).not.toBe('missing');
    }
    writeFileSync(
      snapshot(),
      Buffer.concat([good.subarray(0, 300), Buffer.from([good[300]! ^ 4]), good.subarray(301)]),
    );
    expect((await start()).said()).toEqual(['damaged', 'written']);
  });

  it('of an older version is built anew, and the log says so', async () => {
    await start();
    const bytes = readFileSync(snapshot());
    bytes.writeUInt32LE(0, 8);
    writeFileSync(snapshot(), bytes);
    expect((await start()).said()).toEqual(['of another version', 'written']);
  });

  it('by another program is built anew, and the log says so', async () => {
    await start();
    const { program } = JSON.parse(
      readFileSync(snapshot(), 'latin1')
        .match(/\{"program":"[^"]+"/)![0]
        .concat('}'),
    ) as { program: string };
    const whole = readSnapshot(snapshot(), program);
    if (typeof whole === 'string') throw new Error(whole);
    writeSnapshot(snapshot(), whole, 'an older build');
    expect((await start()).said()).toEqual(['of another version', 'written']);
  });

  it('is not served for an archive with other words', async () => {
    await start();
    const other = await archiveFolder(0);
    for (let n = 1; n <= 8; n++) await other.write(`${n}.md`, episodeAbout(n, 'xylophones'));
    const ours = readFileSync(snapshot());
    // Another folder has a snapshot of its own; and one put in its place is not believed.
    const theirs = await start(other.episodes);
    expect(theirs.said()).toEqual(['missing', 'written']);
    for (const file of snapshots()) writeFileSync(file, ours);
    const misled = await start(other.episodes);
    expect(await misled.texts('"periscopes"')).toEqual([]);
    expect((await misled.texts('xylophones')).length).toBeGreaterThan(0);
    other.remove();
  });

  it('goes by what files hold: a copy or a new date reads nothing again, and an old date hides no change', async () => {
    const before = await start();
    const { version } = await before.engine.status();
    for (let n = 1; n <= 8; n++) await utimes(join(folder.episodes, `${n}.md`), 1e9, 1e9);
    const touched = await start();
    expect(touched.said()).toEqual(['read']);
    expect(touched.read()).toEqual([]);
    expect((await touched.engine.status()).version).toBe(version);

    // As many letters, and the date of the one before, as images of a machine give to every file.
    const file = join(folder.episodes, '4.md');
    const { atime, mtime, size } = await stat(file);
    await writeFile(file, episodeAbout(4, 'gondolas..'));
    expect(statSync(file).size).toBe(size);
    utimesSync(file, atime, mtime);
    const changed = await start();
    expect(changed.read()).toEqual(['4.md']);
    expect((await changed.texts('gondolas')).length).toBeGreaterThan(0);
  });

  it('leaves nothing half written behind, not even what an earlier process left', async () => {
    await mkdir(folder.cache, { recursive: true });
    await start();
    const left = `${snapshot()}.dead.part`;
    writeFileSync(left, 'half');
    utimesSync(left, 1e9, 1e9);
    await rm(snapshots().find((file) => file.endsWith('.index')) as string);
    await start();
    expect(snapshots()).toEqual([expect.stringMatching(/\.index$/)]);
  });

  it.each([
    ['cannot be made', (cache: string) => writeFile(cache, 'a file, no folder')],
    [
      'holds a folder in its place',
      async (cache: string) => mkdir(join(cache, (await nameOf()) as string, 'x'), { recursive: true }),
    ],
  ])('whose folder %s is told of with the remedy, and the archive is served all the same', async (_, spoil) => {
    await spoil(folder.cache);
    const started = await start();
    expect(started.news.at(-1)).toMatchObject({ what: 'not written', reason: expect.stringMatching(/^E[A-Z]+/) });
    expect((await started.texts('periscopes cellar')).length).toBeGreaterThan(0);
  });
  const nameOf = async () => {
    const apart = join(folder.cache, '..', 'apart');
    await start(folder.episodes, apart);
    return readdirSync(apart)[0];
  };
});

describe('an archive that changed', () => {
  it.each([
    ['while it is served', false],
    ['between two starts', true],
  ])('%s serves a changed, an added and no removed episode, having read only those', async (_, restart) => {
    const first = await start();
    first.read();
    const kept = (await first.engine.search({ text: 'walruses' })).hits[0]!;
    await folder.write('2.md', episodeAbout(2, 'sourdough'));
    await folder.write('9.md', episodeAbout(9, 'accordions'));
    await rm(join(folder.episodes, '5.md'));
    const now = restart ? await start() : first;
    if (!restart) await now.engine.reload();
    expect(now.read()).toEqual(['2.md', '9.md']);
    expect(await now.texts('sourdough')).toEqual([expect.stringContaining('sourdough')]);
    expect(await now.texts('accordions')).toEqual([expect.stringContaining('accordions')]);
    expect(await now.texts('"turnips"')).toEqual([]);
    expect(await now.texts('"zeppelins"')).toEqual([]);
    expect(await now.engine.quote(kept.id)).toMatchObject({ text: kept.text });
    expect(await now.engine.status()).toMatchObject({ episodes: 8 });
  });
});
