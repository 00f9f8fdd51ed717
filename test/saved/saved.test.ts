import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSavedQuotes, forgetSaved, mostSaved } from '../../src/saved/saved.ts';
import type { Engine, Store } from '../../src/storage/port.ts';
import { postgres } from '../../src/storage/postgres.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';

const day = 24 * 3_600_000;
const [here, there] = ['100000000000000001', '100000000000000002'];

/** What every database keeps of saved quotes. */
function contract(fresh: () => Promise<Engine>): void {
  let store: Store;
  let now = Date.parse('2026-11-24T12:00:00Z');
  const saved = () => createSavedQuotes(store, { now: () => now });
  const rows = () => store.read((db) => db.selectFrom('saved_quote').selectAll().execute());
  const open = async () => {
    store = await openStore(await fresh());
    return saved();
  };
  afterEach(() => store.close());

  it('keeps one row for each press of a thousand members at once, however often each presses', async () => {
    const quotes = await open();
    const members = Array.from({ length: 1_000 }, (_, n) => String(200_000_000_000_000_000n + BigInt(n)));
    const presses = members.flatMap((member, n) =>
      [`e.q${n % 7}`, `e.q${n % 7}`, `e.r${n % 3}`].map((quote) => quotes.save(member, here, quote)),
    );
    const answers = await Promise.all(presses);
    expect(answers.filter(({ kind }) => kind === 'saved')).toHaveLength(2_000);
    expect(answers.filter(({ kind }) => kind === 'known')).toHaveLength(1_000);
    const kept = await rows();
    expect(kept).toHaveLength(2_000);
    expect(new Set(kept.map(({ member, quote }) => `${member} ${quote}`)).size).toBe(2_000);
    const top = await quotes.top(here, 0, 3);
    expect(top).toEqual([
      { quote: expect.stringMatching(/^e\.r/), members: 334 },
      { quote: expect.stringMatching(/^e\.r/), members: 333 },
      { quote: expect.stringMatching(/^e\.r/), members: 333 },
    ]);
  }, 60_000);

  it('knows what was saved already, since when, and gives it back the newest first', async () => {
    const quotes = await open();
    const began = now;
    expect(await quotes.save('1', here, 'a.one')).toEqual({ kind: 'saved' });
    now += day;
    expect(await quotes.save('1', here, 'a.one')).toEqual({ kind: 'known', at: began });
    expect(await quotes.save('1', null, 'b.two')).toEqual({ kind: 'saved' });
    expect(await quotes.of('1')).toEqual([
      { quote: 'b.two', at: now },
      { quote: 'a.one', at: began },
    ]);
    expect(await quotes.of('2')).toEqual([]);
    expect(await quotes.countOf('1')).toEqual({ quotes: 2, guilds: 1 });
  });

  it('counts for each server where it was saved, and is one of the member’s all the same', async () => {
    const quotes = await open();
    await quotes.save('1', here, 'a.one');
    expect(await quotes.save('1', there, 'a.one')).toMatchObject({ kind: 'known' });
    expect(await quotes.of('1')).toHaveLength(1);
    expect(await quotes.top(there, 0, 5)).toEqual([{ quote: 'a.one', members: 1 }]);
    expect(await quotes.remove('1', ['a.one', 'never.saved'])).toBe(1);
    expect(await rows()).toEqual([]);
  });

  it('counts within a time', async () => {
    const quotes = await open();
    await quotes.save('1', here, 'a.old');
    await quotes.save('2', here, 'a.old');
    now += 10 * day;
    await quotes.save('3', here, 'a.new');
    expect(await quotes.top(here, now - 7 * day, 5)).toEqual([{ quote: 'a.new', members: 1 }]);
    expect(await quotes.top(here, 0, 1)).toEqual([{ quote: 'a.old', members: 2 }]);
  });

  it('refuses more than a member may have, and takes more once there is room', async () => {
    const quotes = await open();
    await store.write((db) =>
      db
        .insertInto('saved_quote')
        .values(
          Array.from({ length: mostSaved }, (_, n) => ({ member: '1', guild: here, quote: `e.q${n}`, saved_at: n })),
        )
        .execute(),
    );
    expect(await quotes.save('1', here, 'one.more')).toEqual({ kind: 'full' });
    expect(await quotes.save('1', there, 'e.q3')).toMatchObject({ kind: 'known' });
    expect(await quotes.remove('1', ['e.q3'])).toBe(1);
    expect(await quotes.save('1', here, 'one.more')).toEqual({ kind: 'saved' });
    expect(
      await quotes.remove(
        '1',
        Array.from({ length: mostSaved }, (_, n) => `e.q${n}`),
      ),
    ).toBe(mostSaved - 1);
  });

  it('forgets a member, and servers that the bot left long ago', async () => {
    const quotes = await open();
    for (const member of ['1', '2']) {
      await quotes.save(member, here, 'a.one');
      await quotes.save(member, there, 'b.two');
    }
    await quotes.forget('1');
    expect((await rows()).map(({ member }) => member)).toEqual(['2', '2']);
    await store.write((db) => forgetSaved(db, [here]));
    expect(await rows()).toMatchObject([{ member: '2', guild: there, quote: 'b.two' }]);
  });
}

describe('on SQLite', () => contract(async () => sqlite(':memory:')));

describe('on PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  contract(async () => postgres(await server.freshDatabase()));
});
