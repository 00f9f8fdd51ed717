import { type Kysely, sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { SetupError } from '../../src/errors.ts';
import type { Engine, Store } from '../../src/storage/port.ts';
import { migrations } from '../../src/storage/schema.ts';
import { openStore } from '../../src/storage/store.ts';

const run = {
  schedule: 'aaaaaaaaaa',
  run: '20261124a',
  guild: '100000000000000001',
  place: '100000000000000002',
  date: '2026-11-24',
  due_at: 1_795_510_800_000,
  state: 'claimed',
  claimer: 'one',
  lease_until: 1_795_510_860_000,
  uncertain: 1,
  attempts: 1,
  cycle: 0,
} as const;

/** What every engine promises. `fresh` answers with an engine on an empty database; called again on `same`, on that one. */
export function storeContract(name: string, fresh: () => Promise<{ engine: Engine; again: () => Engine }>): void {
  describe(name, () => {
    const open: Store[] = [];
    const opened = async (engine: Engine, options?: Parameters<typeof openStore>[1]) => {
      const store = await openStore(engine, options);
      open.push(store);
      return store;
    };
    afterEach(async () => {
      for (const store of open.splice(0)) await store.close();
    });

    it('gives back what was written, with times as numbers and ids as text', async () => {
      const store = await opened((await fresh()).engine);
      await store.write((db) => db.insertInto('daily_run').values(run).execute());
      const row = await store.read((db) => db.selectFrom('daily_run').selectAll().executeTakeFirstOrThrow());
      expect(row).toMatchObject({ ...run, settled_at: null, quote: null });
      const { n } = await store.read((db) =>
        db
          .selectFrom('daily_run')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow(),
      );
      expect(n).toBe(1);
      expect(store.trouble()).toBeNull();
    });

    it('keeps what was written over a restart, and migrates only once', async () => {
      const { engine, again } = await fresh();
      const first = await opened(engine);
      await first.write((db) => db.insertInto('daily_run').values(run).execute());
      await first.close();
      const second = await opened(again());
      expect(await second.read((db) => db.selectFrom('daily_run').select('run').execute())).toEqual([{ run: run.run }]);
    });

    it('writes all of a transaction or nothing', async () => {
      const store = await opened((await fresh()).engine);
      await expect(
        store.write(async (db) => {
          await db.insertInto('daily_run').values(run).execute();
          throw new Error('half way');
        }),
      ).rejects.toThrow('half way');
      expect(await store.read((db) => db.selectFrom('daily_run').select('run').execute())).toEqual([]);
      await store.write((db) => db.insertInto('daily_run').values(run).execute());
    });

    it('lets one of many win a row', async () => {
      const store = await opened((await fresh()).engine);
      const wins = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          store.write((db) =>
            db
              .insertInto('daily_run')
              .values({ ...run, claimer: `p${i}` })
              .onConflict((c) => c.columns(['schedule', 'run']).doNothing())
              .returning('claimer')
              .executeTakeFirst(),
          ),
        ),
      );
      expect(wins.filter(Boolean)).toHaveLength(1);
    });

    it('says what is wrong when a query breaks a rule of the schema, and goes on', async () => {
      const store = await opened((await fresh()).engine);
      await store.write((db) => db.insertInto('daily_run').values(run).execute());
      await expect(store.write((db) => db.insertInto('daily_run').values(run).execute())).rejects.toThrow(
        /unique|duplicate/i,
      );
      expect(store.trouble()).toBeNull();
      expect(await store.read((db) => db.selectFrom('daily_run').select('run').execute())).toHaveLength(1);
    });

    it('is migrated once when two processes start together', async () => {
      const { engine, again } = await fresh();
      const stores = await Promise.all([opened(engine), opened(again())]);
      for (const store of stores) {
        expect(store.trouble()).toBeNull();
        expect(await store.read((db) => db.selectFrom('daily_never').selectAll().execute())).toEqual([]);
      }
    });

    it('refuses a schema that a newer version made, and says which version to run', async () => {
      const { engine, again } = await fresh();
      const newer = await opened(engine, {
        migrations: { ...migrations, '9999-tomorrow': { up: async () => undefined } },
      });
      await newer.close();
      await expect(openStore(again())).rejects.toThrow(SetupError);
      await expect(openStore(again())).rejects.toThrow(/newer version.*9999-tomorrow/);
    });

    it('brings what each earlier version made up to date, with its rows', async () => {
      const names = Object.keys(migrations);
      for (const upTo of names.keys()) {
        const { engine, again } = await fresh();
        const then = Object.fromEntries(Object.entries(migrations).slice(0, upTo + 1));
        const before = await opened(engine, { migrations: then });
        await before.write((db) => db.insertInto('daily_run').values(run).execute());
        await before.close();
        const after = await opened(again());
        expect(await after.read((db) => db.selectFrom('daily_run').selectAll().executeTakeFirst())).toMatchObject({
          run: run.run,
          publish_at: null,
          publish_tries: 0,
          unpublished: null,
        });
      }
    });

    it('adds what a newer version needs and keeps the rest', async () => {
      const { engine, again } = await fresh();
      const before = await opened(engine);
      await before.write((db) => db.insertInto('daily_run').values(run).execute());
      await before.close();
      const after = await opened(again(), {
        migrations: {
          ...migrations,
          '9999-tomorrow': {
            up: async (db: Kysely<unknown>) => {
              await db.schema.alterTable('daily_run').addColumn('mood', 'text').execute();
            },
          },
        },
      });
      expect(await after.read((db) => db.selectFrom('daily_run').selectAll().executeTakeFirst())).toMatchObject({
        run: run.run,
        mood: null,
      });
    });

    it('leaves the old schema as it was when a migration fails', async () => {
      const { engine, again } = await fresh();
      await (await opened(engine)).close();
      const broken = {
        ...migrations,
        '9999-broken': {
          up: async (db: Kysely<unknown>) => {
            await db.schema.alterTable('daily_run').addColumn('mood', 'text').execute();
            await sql`select quote from nowhere`.execute(db);
          },
        },
      };
      await expect(openStore(again(), { migrations: broken })).rejects.toThrow(/nowhere/);
      const still = await opened(again());
      await still.write((db) => db.insertInto('daily_run').values(run).execute());
      expect(await still.read((db) => db.selectFrom('daily_run').selectAll().executeTakeFirst())).not.toHaveProperty(
        'mood',
      );
    });
  });
}
