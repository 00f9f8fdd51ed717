import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SetupError } from '../../src/errors.ts';
import type { StorageError } from '../../src/storage/port.ts';
import { postgres } from '../../src/storage/postgres.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import { openLine } from '../harness/line.ts';
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
    await expect
      .poll(() =>
        put('c').then(
          () => 'kept',
          () => 'away',
        ),
      )
      .toBe('kept');
    expect(await store.read((db) => db.selectFrom('daily_never').select('quote').execute())).toHaveLength(2);
    await store.close();
  });

  describe('a connection on which nothing is answered', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });
    /** Lets what was begun just before be sent, in more turns than that takes; no answer is read meanwhile. */
    const sent = async () => {
      for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => process.nextTick(resolve));
    };
    const silence = 20_000;

    it('is ended, and the work goes on over another', async () => {
      const address = new URL(await server.freshDatabase());
      const line = await openLine({ host: '127.0.0.1', port: Number(address.port) });
      address.port = String(line.port);
      const store = await openStore(postgres(address.href, { silence }));
      const put = (quote: string) =>
        store.write((db) => db.insertInto('daily_never').values({ guild: '1', quote, added_at: 1 }).execute());
      await put('a');
      line.swallow();
      const second = put('b');
      await sent();
      vi.advanceTimersByTime(silence);
      await second;
      expect(await store.read((db) => db.selectFrom('daily_never').select('quote').execute())).toHaveLength(2);
      line.swallow();
      const asking = put('c').catch(() => undefined);
      await sent();
      const closing = store.close();
      vi.advanceTimersByTime(silence);
      await Promise.all([asking, closing]);
      line.close();
    });

    it('is kept where only this process stood still, and the answer lies there', async () => {
      const store = await openStore(postgres(await server.freshDatabase(), { silence }));
      const connection = () =>
        store.read(async (db) => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows);
      const first = await connection();
      const asking = connection();
      await sent();
      vi.advanceTimersToNextTimer();
      expect(await asking).toEqual(first);
      await store.close();
    });
  });

  describe('a connection that ends while it is in use', () => {
    const pid = 'select pg_backend_pid() as pid';
    const opened = async () => {
      const address = await server.freshDatabase();
      const heard: string[] = [];
      const store = await openStore(postgres(address), {
        onTrouble: (trouble) => heard.push(trouble ? `${trouble.fault}: ${trouble.remedy}` : 'over'),
      });
      const put = (quote: string, between?: (pid: number) => Promise<void>) =>
        store.write(async (db) => {
          const { rows } = await db.executeQuery<{ pid: number }>(CompiledQuery.raw(pid));
          await between?.(rows[0]?.pid ?? 0);
          await db.insertInto('daily_never').values({ guild: '1', quote, added_at: 1 }).execute();
        });
      const kept = async () => {
        const rows = await store.read((db) => db.selectFrom('daily_never').select('quote').orderBy('quote').execute());
        return rows.map((row) => row.quote);
      };
      return { address, heard, store, put, kept };
    };
    const terminate = (address: string, whose: string) =>
      server.run(address, `select pg_terminate_backend(pid) from pg_stat_activity where ${whose}`);

    it('costs nothing between two queries of a transaction, and is told once, and once when it is over', async () => {
      const { address, heard, store, put, kept } = await opened();
      let times = 0;
      for (const quote of ['a', 'b', 'c']) {
        await put(quote, async (mine) => {
          times += 1;
          if (times % 2 === 1) await terminate(address, `pid = ${mine}`);
        });
      }
      expect(await kept()).toEqual(['a', 'b', 'c']);
      expect(heard).toEqual([expect.stringContaining('connects again by itself'), 'over']);
      expect(heard[0]).toContain('The connection to postgres://');
      await store.close();
    });

    it('costs nothing in the midst of a query', async () => {
      const { address, store, kept } = await opened();
      let slow = 'select pg_sleep(20)';
      const work = store.read(async (db) => {
        await db.executeQuery(CompiledQuery.raw(slow));
        return 'done';
      });
      const asleep = `query like '%pg_sleep(20)%' and pid <> pg_backend_pid()`;
      await expect
        .poll(() => server.run(address, `select 1 / count(*) from pg_stat_activity where ${asleep}`))
        .toBe(undefined);
      slow = 'select 1';
      await terminate(address, asleep);
      expect(await work).toBe('done');
      expect(await kept()).toEqual([]);
      await store.close();
    });

    it('is as harmless when the server ends it for idling in a transaction', async () => {
      const { put, store, kept, address } = await opened();
      let first = true;
      await store.write(async (db) => {
        await db.executeQuery(CompiledQuery.raw(`set local idle_in_transaction_session_timeout = '50ms'`));
        const { rows } = await db.executeQuery<{ pid: number }>(CompiledQuery.raw(pid));
        const alive = `select 1 / count(*) from pg_stat_activity where pid = ${rows[0]?.pid}`;
        // Until the server has ended it.
        while (first)
          first = await server.run(address, alive).then(
            () => true,
            () => false,
          );
        await db.insertInto('daily_never').values({ guild: '1', quote: 'a', added_at: 1 }).execute();
      });
      await put('b');
      expect(await kept()).toEqual(['a', 'b']);
      await store.close();
    });

    it('does nothing twice where it was lost at the commit', async () => {
      const { address, store, kept } = await opened();
      let runs = 0;
      // A trigger that is carried out at the commit, and ends its own connection there.
      await server.run(
        address,
        `create function fall() returns trigger language plpgsql as
          'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';
        create constraint trigger fall after insert on daily_never deferrable initially deferred
          for each row execute function fall()`,
      );
      const falling = store.write((db) => {
        runs += 1;
        return db.insertInto('daily_never').values({ guild: '1', quote: 'a', added_at: 1 }).execute();
      });
      await expect(falling).rejects.toMatchObject({ fault: 'unreachable' });
      expect(runs).toBe(1);
      await expect.poll(kept).toEqual([]);
      await store.close();
    });

    it('backs off while the server is away, and all goes on when it is back', async () => {
      const { heard, store, put, kept } = await opened();
      await server.crash();
      const asked = performance.now();
      const answers = await Promise.all(
        ['a', 'b', 'c'].map((quote) => put(quote).then(String, (error) => error.fault)),
      );
      expect(answers).toEqual(['unreachable', 'unreachable', 'unreachable']);
      // Whoever comes next is refused at once, unless this machine pauses until it is time to try again.
      const first = performance.now() - asked;
      const later: number[] = [];
      for (let n = 0; n < 5; n += 1) {
        const from = performance.now();
        await expect(put('d')).rejects.toMatchObject({ fault: 'unreachable' });
        later.push(performance.now() - from);
      }
      expect(Math.min(...later)).toBeLessThan(first / 3);
      await server.restart();
      await expect
        .poll(() =>
          put('e').then(
            () => 'kept',
            (error) => error.fault,
          ),
        )
        .toBe('kept');
      expect(await kept()).toEqual(['e']);
      expect(heard).toEqual([expect.stringContaining('unreachable'), 'over']);
      await store.close();
    });
  });

  it('does not call lost what never was there', async () => {
    const address = await server.freshDatabase();
    const never = await openStore(postgres(address.replace(/:\d+\//, ':9/')));
    expect(never.trouble()?.remedy).toMatch(/^There is no connection to postgres:\/\/.* \(.*ECONNREFUSED/);
    await never.close();
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
