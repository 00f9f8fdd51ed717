import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNewcomers, type Newcomers } from '../../src/dailies/newcomers.ts';
import { emptyMemory, feedMemoryFile, filesOfFeeds, type ItemMemory } from '../../src/import/feeds/memory.ts';
import type { ListedEpisode } from '../../src/search/port.ts';
import { StorageError, type Store } from '../../src/storage/port.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import { handClock } from './stage.ts';

const episode = (n: number, change: Partial<ListedEpisode> = {}): ListedEpisode => ({
  id: `id${n}`,
  show: 'Show',
  number: String(n),
  media: null,
  notesOnly: false,
  title: `Title ${n}`,
  date: null,
  link: null,
  file: `show/${n}.md`,
  turns: 10 + n,
  words: 1000 + n,
  ...change,
});

let store: Store;
let now: Newcomers;
let archive: ListedEpisode[];
let told: string[][];
let feeds: { files: Set<string>; busy: boolean };
const time = handClock(Date.parse('2026-11-24T07:00:00Z'));

beforeEach(async () => {
  store = await openStore(sqlite(':memory:'));
  archive = [];
  told = [];
  feeds = { files: new Set(), busy: false };
});
afterEach(async () => {
  now.stop();
  await now.settled();
  await store.close();
});

async function start() {
  now?.stop();
  now = createNewcomers({
    store,
    search: { listed: async () => archive },
    announce: async (found) => void told.push(found.map(({ id }) => id)),
    fromFeeds: async () => feeds,
    clock: time.clock,
    log: { warn: (_: unknown, words: string) => expect.unreachable(words) } as never,
  });
  await now.begin();
}
const pass = async (ms: number) => {
  time.set(time.now() + ms);
  await new Promise((resolve) => setImmediate(resolve));
  await now.settled();
};
const becomes = async (episodes: ListedEpisode[]) => {
  archive = episodes;
  now.look();
  await pass(3_000);
};

describe('new episodes of the folder', () => {
  it('are none at the first start, and what comes later is told once', async () => {
    archive = [episode(1), episode(2)];
    await start();
    await becomes([episode(1), episode(2), episode(3)]);
    await becomes([episode(1), episode(2), episode(3)]);
    expect(told).toEqual([['id3']]);
  });

  it('are told of in an archive that was empty, too', async () => {
    await start();
    await becomes([episode(1)]);
    expect(told).toEqual([['id1']]);
  });

  it('are no other archive where many come after the start, which a feed kept from its end', async () => {
    archive = [episode(1), episode(2)];
    await start();
    feeds = { files: new Set(), busy: true };
    archive = [...archive, episode(3)];
    await start();
    const many = Array.from({ length: 30 }, (_, n) => episode(4 + n));
    await becomes([...archive, ...many]);
    feeds = { files: new Set(), busy: false };
    await pass(30_000);
    expect(told).toEqual([['id3', ...many.map(({ id }) => id)]]);
  });

  it('are told of together where they come together', async () => {
    await start();
    for (let n = 1; n <= 5; n += 1) {
      archive = [...archive, episode(n)];
      now.look();
      await pass(1_000);
    }
    expect(told).toEqual([]);
    await pass(3_000);
    expect(told).toEqual([['id1', 'id2', 'id3', 'id4', 'id5']]);
  });

  it('do not wait for ever where one comes after another', async () => {
    await start();
    for (let n = 1; n <= 70; n += 1) {
      archive = [...archive, episode(n)];
      now.look();
      await pass(1_000);
    }
    expect(told.length).toBeGreaterThan(0);
  });

  it('are none where a file was renamed, or its number or title corrected, or both but for the words', async () => {
    archive = [episode(1), episode(2), episode(3)];
    await start();
    await becomes([
      episode(1, { file: 'elsewhere/1.md' }),
      episode(2, { id: 'other', title: 'Corrected', words: 1100 }),
      episode(3, { id: 'another', file: 'third.md' }),
    ]);
    await becomes([episode(1, { file: 'elsewhere/1.md', id: 'corrected after it was moved' })]);
    expect(told).toEqual([]);
  });

  it('are none where the folder went and came back', async () => {
    archive = [episode(1), episode(2)];
    await start();
    await becomes([]);
    await becomes([episode(1), episode(2)]);
    expect(told).toEqual([]);
  });

  it('are those that came while the bot was away, but not another archive', async () => {
    archive = [episode(1), episode(2)];
    await start();
    archive = [episode(1), episode(2), episode(3)];
    await start();
    expect(told).toEqual([['id3']]);
    archive = Array.from({ length: 50 }, (_, n) => episode(100 + n));
    await start();
    await becomes([...archive, episode(200)]);
    expect(told).toEqual([['id3'], ['id200']]);
  });

  it('are not another archive, though the database is away when it is first looked at', async () => {
    archive = [episode(1), episode(2)];
    await start();
    archive = Array.from({ length: 50 }, (_, n) => episode(100 + n));
    const { store: there } = { store };
    const away = async () => {
      throw new StorageError('unreachable', 'silent', 'away', 'start it');
    };
    store = { ...there, read: away, write: away };
    await start();
    Object.assign(store, there);
    await pass(30_000);
    await becomes([...archive, episode(200)]);
    expect(told).toEqual([['id200']]);
  });

  it('leave what a feed brings to the feed, also while it is at work', async () => {
    await start();
    feeds = { files: new Set(), busy: true };
    await becomes([episode(1), episode(2)]);
    expect(told).toEqual([]);
    feeds = { files: new Set(['show/1.md']), busy: false };
    await pass(30_000);
    expect(told).toEqual([['id2']]);
  });
});

describe('what is known of files that feeds brought', () => {
  const item = (change: Partial<ItemMemory>): ItemMemory => ({
    mark: 'mark',
    number: null,
    file: null,
    transcript: null,
    chapters: null,
    missing: null,
    unannounced: null,
    old: true,
    ...change,
  });

  it('are those that are no news, and whether more are coming', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'overlord-feeds-'));
    now = createNewcomers({ store, search: { listed: async () => [] } } as never);
    expect(await filesOfFeeds(folder, Date.now())).toEqual({ files: new Set(), busy: false });
    const memory = {
      ...emptyMemory(),
      items: { a: item({ file: 'a.md' }), b: item({ file: 'b.md', unannounced: 'b' }) },
    };
    await feedMemoryFile(folder, 'https://one.example/feed').save(memory);
    expect(await filesOfFeeds(folder, Date.now())).toEqual({ files: new Set(['a.md']), busy: false });
    // One that cannot be had for weeks keeps nobody from being told of others.
    const under = { ...emptyMemory(), items: { c: item({ file: 'c.md' }), d: item({ mark: null }) } };
    await feedMemoryFile(folder, 'https://two.example/feed').save(under);
    expect((await filesOfFeeds(folder, Date.now())).busy).toBe(false);
    await feedMemoryFile(folder, 'https://two.example/feed').save({ ...under, running: true });
    expect(await filesOfFeeds(folder, Date.now())).toEqual({ files: new Set(['a.md', 'c.md']), busy: true });
    expect((await filesOfFeeds(folder, Date.now() + 3_600_000)).busy).toBe(false);
    await rm(folder, { recursive: true });
  });
});
