import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CompiledQuery } from 'kysely';
import Libsql from 'libsql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StorageError, Store } from '../../src/storage/port.ts';
import { migrations } from '../../src/storage/schema.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore, type StoreOptions } from '../../src/storage/store.ts';
import { startNode } from '../harness/processes.ts';

let folder: string;
let file: string;
const open: Store[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'overlord-faults-'));
  chmodSync(folder, 0o755);
  file = join(folder, 'bot.db');
});
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});
async function opened(options: StoreOptions = {}): Promise<Store> {
  const store = await openStore(sqlite(file), { reconnectAfter: 0, ...options });
  open.push(store);
  return store;
}
/** Ends for good what was closed: libsql does so when its statements are collected. */
async function collected(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 4; round += 1) {
    collect();
    await turn();
  }
}
const put = (store: Store, quote: string) =>
  store.write((db) => db.insertInto('daily_never').values({ guild: '1', quote, added_at: 1 }).execute());
const quotes = async (store: Store) =>
  (await store.read((db) => db.selectFrom('daily_never').select('quote').orderBy('quote').execute())).map(
    (row) => row.quote,
  );

it('says that the disk is full, keeps what it has, and goes on once there is room', async () => {
  const heard: (string | null)[] = [];
  const store = await opened({ onTrouble: (trouble) => heard.push(trouble?.fault ?? null) });
  await put(store, 'a');
  const { page_count } = (await store.read((db) =>
    db.executeQuery<{ page_count: number }>(CompiledQuery.raw('pragma page_count')).then((r) => r.rows[0]),
  )) ?? { page_count: 0 };
  await store.read((db) => db.executeQuery(CompiledQuery.raw(`pragma max_page_count = ${page_count}`)));
  await expect(put(store, 'b'.repeat(50_000))).rejects.toMatchObject({
    fault: 'full',
    message: expect.stringMatching(/disk is full.*looking things up goes on/),
    remedy: expect.stringContaining('Free some space'),
  });
  expect(await quotes(store)).toEqual(['a']);
  await store.read((db) => db.executeQuery(CompiledQuery.raw('pragma max_page_count = 100000')));
  await put(store, 'c');
  expect(await quotes(store)).toEqual(['a', 'c']);
  expect(heard).toEqual(['full', null, 'full', null].slice(0, heard.length));
  expect(store.trouble()).toBeNull();
});

it('waits for another program without holding the event loop, then says that the file is locked', async () => {
  const other = new Libsql(file);
  const [hasty, patient] = [await opened({ patience: 50 }), await opened({ patience: 60_000 })];
  other.exec('begin immediate');
  await expect(put(hasty, 'a')).rejects.toMatchObject({ fault: 'locked', remedy: expect.stringContaining(file) });
  const waiting = put(patient, 'b');
  // SQLite itself waits 20 ms at a time: whoever else has something to do gets a turn between.
  const turns = (async () => {
    for (let n = 0; n < 5; n += 1) await sleep(1);
    return 'others had their turns';
  })();
  expect(await Promise.race([turns, waiting])).toBe('others had their turns');
  other.exec('rollback');
  other.close();
  await waiting;
  expect(await quotes(patient)).toEqual(['b']);
});

it('lets other work in between many queries in a row', async () => {
  const store = await opened();
  let turns = 0;
  const count = setInterval(() => {
    turns += 1;
  }, 1);
  // As many as it takes on a fast machine: without a turn in between, the count would stay at none.
  for (let n = 0; turns <= 3 && n < 20_000; n += 1) await put(store, String(n));
  clearInterval(count);
  expect(turns).toBeGreaterThan(3);
});

it('leaves a damaged file alone, says how to mend it, and works once a good one stands there', async () => {
  const good = await opened();
  await put(good, 'a');
  await good.close();
  const kept = readFileSync(file);
  const damaged = Buffer.from(kept);
  damaged.fill(0x5a, 4096);
  writeFileSync(file, damaged);
  const store = await opened();
  expect(store.trouble()).toMatchObject({ fault: 'damaged', remedy: expect.stringContaining('backup') });
  await expect(put(store, 'b')).rejects.toMatchObject({ fault: 'damaged' });
  expect(readFileSync(file).equals(damaged)).toBe(true);
  for (const tail of ['-wal', '-shm']) rmSync(file + tail, { force: true });
  writeFileSync(file, kept);
  expect(await quotes(store)).toEqual(['a']);
});

it('leaves a file alone that is no database', async () => {
  const text = 'dear diary, today I was mistaken for a database. '.repeat(200);
  writeFileSync(file, text);
  const store = await opened();
  expect(store.trouble()).toMatchObject({ fault: 'damaged' });
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('tries a file again that was damaged, however often it is asked meanwhile', async () => {
  writeFileSync(file, 'no database '.repeat(500));
  const store = await opened({ reconnectAfter: 100 });
  rmSync(file);
  const mended = () => quotes(store).catch(() => null);
  await expect.poll(mended, { interval: 20 }).toEqual([]);
});

it('says that its place cannot be used, and works once it can', async () => {
  writeFileSync(join(folder, 'in-the-way'), '');
  const stuck = await openStore(sqlite(join(folder, 'in-the-way', 'bot.db')), { reconnectAfter: 0 });
  expect(stuck.trouble()).toMatchObject({ fault: 'missing', remedy: expect.stringContaining('DATABASE_FILE') });
  rmSync(join(folder, 'in-the-way'));
  await put(stuck, 'a');
  expect(stuck.trouble()).toBeNull();
  await stuck.close();
});

it('says that its place is a folder', async () => {
  const store = await openStore(sqlite(folder), { reconnectAfter: 0 });
  expect(store.trouble()).toMatchObject({ fault: 'missing', remedy: expect.stringContaining(`${folder} is a folder`) });
  await store.close();
});

it('reads but says so when the file may not be written', async () => {
  const before = await opened();
  await put(before, 'a');
  await before.close();
  chmodSync(file, 0o444);
  chmodSync(folder, 0o555);
  // Permissions do not bind root: there the attempt is made as "nobody".
  const root = process.getuid?.() === 0;
  if (root) process.seteuid?.(65534);
  try {
    const store = await opened();
    await expect(put(store, 'b')).rejects.toMatchObject({
      fault: expect.stringMatching(/readonly|missing/),
      remedy: expect.stringContaining(file),
    });
    await store.close();
  } finally {
    if (root) process.seteuid?.(0);
  }
  chmodSync(folder, 0o755);
  chmodSync(file, 0o644);
  expect(await quotes(await opened())).toEqual(['a']);
});

it('works again without a restart once a file that it could not write is mended', async () => {
  const root = process.getuid?.() === 0;
  // What the first connection leaves behind is collected at a moment of its own: before, or while it is in the way.
  for (let round = 0; round < 20; round += 1) {
    await (await opened()).close();
    if (round % 2 === 1) await collected();
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
    if (root) process.seteuid?.(65534);
    try {
      const store = await opened();
      await expect(put(store, 'a')).rejects.toMatchObject({ remedy: expect.stringContaining(file) });
      if (root) process.seteuid?.(0);
      // Whoever runs the bot may write it from now on.
      chmodSync(folder, 0o777);
      for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o666);
      if (root) process.seteuid?.(65534);
      await put(store, 'b');
      expect(await quotes(store)).toEqual(['b']);
      expect(store.trouble()).toBeNull();
      await store.close();
    } finally {
      if (root) process.seteuid?.(0);
    }
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
  }
});

it('does not say that it works again because it can be read, and says so once it can be written', async () => {
  const first = await opened();
  await put(first, 'a');
  await first.close();
  const root = process.getuid?.() === 0;
  chmodSync(file, 0o444);
  chmodSync(folder, 0o555);
  if (root) process.seteuid?.(65534);
  try {
    const heard: (string | null)[] = [];
    const store = await opened({ onTrouble: (trouble) => heard.push(trouble?.fault ?? null) });
    await expect(put(store, 'b')).rejects.toMatchObject({ remedy: expect.stringContaining(file) });
    for (let round = 0; round < 3; round += 1) await quotes(store).catch(() => null);
    await expect(put(store, 'b')).rejects.toMatchObject({ remedy: expect.stringContaining(file) });
    expect(heard).not.toContain(null);
    if (root) process.seteuid?.(0);
    chmodSync(folder, 0o777);
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o666);
    if (root) process.seteuid?.(65534);
    // Nobody writes: what is asked all the time is enough.
    const told = async () => {
      await quotes(store);
      return heard.at(-1);
    };
    await expect.poll(told).toBeNull();
    await store.close();
  } finally {
    if (root) process.seteuid?.(0);
  }
});

it.each(['removed', 'moved away'])(
  'notices that its file was %s, and takes it up again where it is put back',
  async (how) => {
    const heard: (string | null)[] = [];
    const store = await opened({ onTrouble: (trouble) => heard.push(trouble?.fault ?? null) });
    await put(store, 'a');
    if (how === 'removed') for (const tail of ['', '-wal', '-shm']) rmSync(file + tail, { force: true });
    else renameSync(file, `${file}.elsewhere`);
    await expect(put(store, 'b')).rejects.toMatchObject({
      fault: 'missing',
      remedy: expect.stringMatching(/removed or renamed.*\.rescued/),
    });
    expect(existsSync(file)).toBe(false);
    renameSync(how === 'removed' ? `${file}.rescued` : `${file}.elsewhere`, file);
    await put(store, 'c');
    expect(await quotes(store)).toEqual(['a', 'c']);
    expect(heard).toEqual(['missing', null]);
  },
);

it('keeps what it rescued once when its file is taken away again', async () => {
  const store = await opened();
  const copies: string[][] = [];
  for (const quote of ['a', 'b', 'c']) {
    await put(store, quote);
    renameSync(file, `${file}.elsewhere`);
    const remedy = await put(store, 'lost').then(
      () => '',
      (error: StorageError) => error.remedy,
    );
    const rescued = /\(what I still held of it is in ([^)]*)\)/.exec(remedy)?.[1] ?? '';
    expect(existsSync(rescued)).toBe(true);
    copies.push(readdirSync(folder).filter((name) => name.includes('.rescued')));
    renameSync(`${file}.elsewhere`, file);
  }
  expect(copies.map((names) => names.length)).toEqual([1, 2, 3]);
  await store.close();
});

it('reads the backup that was put in place of its file', async () => {
  const store = await opened();
  await put(store, 'a');
  const copy = new Libsql(file);
  copy.prepare('vacuum into ?').run(`${file}.backup`);
  copy.close();
  await put(store, 'b');
  renameSync(`${file}.backup`, file);
  expect(await quotes(store)).toEqual(['a']);
  await put(store, 'c');
  await store.close();
  expect(await quotes(await opened())).toEqual(['a', 'c']);
});

it('copies the file before it migrates one that holds something, and keeps the last three copies', async () => {
  await put(await opened(), 'a');
  expect(readdirSync(folder).filter((name) => name.includes('before'))).toEqual([]);
  const copies: string[] = [];
  let set = { ...migrations };
  for (const n of [1, 2, 3, 4]) {
    set = { ...set, [`900${n}-more`]: { up: async () => undefined } };
    await (await opened({ migrations: set, onBackup: (place) => copies.push(place) })).close();
  }
  expect(copies).toHaveLength(4);
  expect(readdirSync(folder).filter((name) => name.includes('before'))).toEqual(
    [2, 3, 4].map((n) => `bot.db.before-900${n}-more`),
  );
  const copy = new Libsql(copies.at(-1) ?? '');
  expect(copy.prepare('select quote from daily_never').all()).toEqual([{ quote: 'a' }]);
  copy.close();
});

it('loses nothing that was written when the process is killed', async () => {
  const program = `
    import { sqlite } from './dist/src/storage/sqlite.js';
    import { openStore } from './dist/src/storage/store.js';
    const store = await openStore(sqlite(${JSON.stringify(file)}));
    for (let i = 0; ; i++) {
      await store.write((db) => db.insertInto('daily_never').values({ guild: '1', quote: String(i), added_at: i }).execute());
      process.stdout.write(i + '\\n');
    }`;
  let known = -1;
  for (let round = 0; round < 3; round += 1) {
    if (existsSync(file)) rmSync(file);
    const child = startNode(['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdout?.on('data', (chunk: Buffer) => {
      known = Number(chunk.toString().trim().split('\n').at(-1));
      if (known > 20 + round * 17) child.kill('SIGKILL');
    });
    await ended;
    const store = await opened();
    const { n } = await store.read((db) =>
      db
        .selectFrom('daily_never')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    );
    expect(n).toBeGreaterThanOrEqual(known + 1);
    await store.close();
    for (const tail of ['-wal', '-shm']) rmSync(file + tail, { force: true });
  }
  expect(statSync(file).size).toBeGreaterThan(0);
});
