import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SetupError } from '../../src/errors.ts';
import type { StorageError } from '../../src/storage/port.ts';
import { postgres } from '../../src/storage/postgres.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import { storeContract } from './store.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'overlord-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

storeContract('SQLite', async () => {
  files += 1;
  const file = join(folder, String(files), 'bot.db');
  return { engine: sqlite(file), again: () => sqlite(file) };
});

describe('PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  storeContract('as a store', async () => {
    const address = await server.freshDatabase();
    return { engine: postgres(address), again: () => postgres(address) };
  });

  it('names host and database but never the password', async () => {
    expect(postgres('postgres://me:secret@db.example:5432/overlord').place).toBe('postgres://db.example:5432/overlord');
    expect(() => postgres('mysql://x')).toThrow(SetupError);
  });

  it('starts although the server is away, says so, and works once it is there', async () => {
    const address = await server.freshDatabase();
    await server.crash();
    const heard: (string | null)[] = [];
    const store = await openStore(postgres(address), {
      reconnectAfter: 0,
      onTrouble: (trouble) => heard.push(trouble?.fault ?? null),
    });
    const refused: StorageError | null = store.trouble();
    expect(refused?.fault).toBe('unreachable');
    expect(refused?.remedy).toContain('DATABASE_URL');
    expect(refused?.message).not.toContain('127.0.0.1');
    await server.restart();
    expect(await store.read((db) => db.selectFrom('daily_never').selectAll().execute())).toEqual([]);
    expect(heard).toEqual(['unreachable', null]);
    await store.close();
  });

  it('survives a crash of the server in mid-flight', async () => {
    const store = await openStore(postgres(await server.freshDatabase()));
    const put = (quote: string) =>
      store.write((db) => db.insertInto('daily_never').values({ guild: '1', quote, added_at: 1 }).execute());
    await put('a');
    await server.crash();
    await expect(put('b')).rejects.toThrow(/does not answer/);
    await server.restart();
    await put('c');
    expect(await store.read((db) => db.selectFrom('daily_never').select('quote').execute())).toHaveLength(2);
    await store.close();
  });

  it('says so when the account is refused, or may only read', async () => {
    const address = await server.freshDatabase();
    const wrong = await openStore(postgres(address.replace('test:test', 'test:wrong')));
    expect(wrong.trouble()?.fault).toBe('refused');
    await wrong.close();
    const store = await openStore(postgres(address));
    await store.close();
    await server.run(address, `alter database ${address.split('/').at(-1)} set default_transaction_read_only = on`);
    const reading = await openStore(postgres(address));
    await expect(
      reading.write((db) => db.insertInto('daily_never').values({ guild: '1', quote: 'a', added_at: 1 }).execute()),
    ).rejects.toMatchObject({ fault: 'readonly' });
    expect(await reading.read((db) => db.selectFrom('daily_never').selectAll().execute())).toEqual([]);
    await reading.close();
  });
});
