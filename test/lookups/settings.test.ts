import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostChannels } from '../../src/lookups/rules.ts';
import { openLookupSettings } from '../../src/lookups/settings.ts';
import { type Engine, StorageError } from '../../src/storage/port.ts';
import { postgres } from '../../src/storage/postgres.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const now = Date.UTC(2026, 0, 5, 12);

function keepsSettings(name: string, engine: () => Promise<Engine>) {
  describe(name, () => {
    const opened = async () => {
      const store = await openStore(await engine());
      return { store, settings: await openLookupSettings(store) };
    };

    it('remembers what was set, part by part, and forgets what is back to its default', async () => {
      const { store, settings } = await opened();
      expect(await settings.guild('g')).toEqual({ on: true, channels: [] });
      await settings.setOn('g', false);
      await settings.setChannel('g', 'c', { mode: 'suggest' });
      await settings.setChannel('g', 'c', { cooldown: 30 });
      const again = await openLookupSettings(store);
      expect(await again.guild('g')).toEqual({
        on: false,
        channels: [{ channel: 'c', mode: 'suggest', cooldown: 30, ignored: null }],
      });
      expect(again.listens('c')).toBe(false);
      await again.setOn('g', true);
      expect(again.listens('c')).toBe(true);
      await again.setChannel('g', 'c', { ignored: 'all' });
      expect(again.listens('c')).toBe(false);
      await again.setChannel('g', 'c', { mode: null, cooldown: null, ignored: null });
      expect((await again.guild('g')).channels).toEqual([]);
      await store.close();
    });

    it('knows who opted out, after a restart too', async () => {
      const { store, settings } = await opened();
      await settings.setOut('m', true);
      await settings.setOut('m', true);
      expect((await openLookupSettings(store)).isOut('m')).toBe(true);
      const other = await openLookupSettings(store);
      await settings.setOut('m', false);
      expect(other.isOut('m')).toBe(true);
      await other.refreshOut();
      expect(other.isOut('m')).toBe(false);
      expect((await openLookupSettings(store)).isOut('m')).toBe(false);
      await store.close();
    });

    it('knows what the database could not tell at the start once that works', async () => {
      const { store, settings } = await opened();
      await settings.setChannel('g', 'c', { mode: 'suggest' });
      await settings.setOut('m', true);
      let isAway = true;
      const read: typeof store.read = async (work) => {
        if (isAway) throw new StorageError('unreachable', 'silent', 'away', 'start it');
        return store.read(work);
      };
      const started = await openLookupSettings({ ...store, read });
      expect([started.listens('c'), started.isOut('m')]).toEqual([false, false]);
      isAway = false;
      await started.refreshOut();
      expect([started.listens('c'), started.isOut('m')]).toEqual([true, true]);
      await store.close();
    });

    it('takes what was changed while the channels that listen were read late for what holds', async () => {
      const { store, settings } = await opened();
      await settings.setChannel('g', 'c', { mode: 'suggest' });
      let isAway = true;
      let meanwhile = async () => {};
      const read: typeof store.read = async (work) => {
        if (isAway) throw new StorageError('unreachable', 'silent', 'away', 'start it');
        const rows = await store.read(work);
        const change = meanwhile;
        meanwhile = async () => {};
        await change();
        return rows;
      };
      const started = await openLookupSettings({ ...store, read });
      isAway = false;
      meanwhile = async () => {
        meanwhile = () => started.setChannel('g', 'c', { mode: null });
      };
      await started.refreshOut();
      expect(started.listens('c')).toBe(false);
      await started.refreshOut();
      expect(started.listens('c')).toBe(false);
      await started.setChannel('g', 'c', { mode: 'suggest' });
      expect(started.listens('c')).toBe(true);
      await store.close();
    });

    it('allows one suggestion a channel and cooldown, and no topic twice within a day, over restarts', async () => {
      const { store, settings } = await opened();
      const claim = (topics: string[], at: number, channel = 'c') =>
        settings.claimSuggestion('g', channel, topics, 60, at);
      expect(await claim(['turn:a', 'words:a'], now)).toBe(true);
      expect(await claim(['turn:b'], now + 59 * minute)).toBe(false);
      const restarted = await openLookupSettings(store);
      expect(await restarted.claimSuggestion('g', 'c', ['turn:b'], 60, now + 59 * minute)).toBe(false);
      expect(await claim(['turn:b', 'words:a'], now + 61 * minute)).toBe(false);
      expect(await claim(['turn:b'], now + 61 * minute)).toBe(true);
      expect(await claim(['turn:a'], now + day + minute)).toBe(true);
      expect(await claim(['turn:a'], now, 'other')).toBe(true);
      await store.close();
    });

    it('gives a suggestion to one of many that ask at once', async () => {
      const { store, settings } = await opened();
      const asked = Array.from({ length: 12 }, (_, i) => settings.claimSuggestion('g', 'c', [`turn:${i}`], 60, now));
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
      await store.close();
    });

    it('refuses more channels than it can hold, in plain words', async () => {
      const { store, settings } = await opened();
      await store.write((db) =>
        db
          .insertInto('lookup_channel')
          .values(
            Array.from({ length: mostChannels }, (_, i) => ({
              guild: 'g',
              channel: `c${i}`,
              mode: 'suggest',
              cooldown: null,
              ignored: null,
            })),
          )
          .execute(),
      );
      await expect(settings.setChannel('g', 'new', { mode: 'suggest' })).rejects.toThrow('/lookups status');
      await settings.setChannel('g', 'c1', { ignored: 'all' });
      await store.close();
    });

    it('answers with the defaults, and suggests nothing, while the database is out of order', async () => {
      const { store, settings } = await opened();
      await store.close();
      expect(await settings.guild('unseen')).toEqual({ on: true, channels: [] });
      expect(await settings.claimSuggestion('g', 'c', ['turn:a'], 60, now)).toBe(false);
      await expect(settings.setOn('g', false)).rejects.toThrow();
    });
  });
}

keepsSettings('on SQLite', async () => sqlite(':memory:'));

describe('on PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  keepsSettings('the same', async () => postgres(await server.freshDatabase()));
});
