import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { leaseTimes } from '../../src/dailies/lease.ts';
import type { Store } from '../../src/storage/port.ts';
import { postgres } from '../../src/storage/postgres.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import { episodeRef, slowly, stage, wishes } from './stage.ts';

/** Who may send a run, and what whoever comes too late must leave alone. */
const due = Date.parse('2026-11-24T08:00:00Z');
let scene: Awaited<ReturnType<typeof stage>>;
let server: TestPostgres;
let freshStore: () => Promise<Store>;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());
afterEach(() => scene.end());

/** `leases`: as they are for real where nobody is to take over, however slow this machine is; else short on PostgreSQL. */
const begin = async (leases: 'real' | 'short' = 'real') => {
  scene = await stage({
    start: '2026-11-24T07:00:00Z',
    store: await freshStore(),
    ...(leases === 'real' ? { leases: leaseTimes } : {}),
  });
  const first = await scene.start();
  const schedule = await first.set(wishes(), '300000000000000001', null);
  await scene.kill(first);
  const now = async () => {
    const [one] = await first.ofGuild(schedule.place.guild);
    return one;
  };
  return { schedule, now, ...scene.discord };
};

const beginAnnouncing = async (leases: 'real' | 'short' = 'real') => {
  scene = await stage({
    start: '2026-11-24T08:00:00Z',
    store: await freshStore(),
    ...(leases === 'real' ? { leases: leaseTimes } : {}),
  });
  const first = await scene.start();
  await first.set(wishes({ newEpisodes: true, times: ['23:00'] }), '300000000000000001', null);
  await scene.kill(first);
  return scene.discord;
};

describe.each(['SQLite', 'PostgreSQL'])('on %s', (engine) => {
  beforeAll(() => {
    freshStore = async () =>
      openStore(engine === 'SQLite' ? sqlite(':memory:') : postgres(await server.freshDatabase()));
  });

  it('leaves a run to whoever holds it, though the holder’s clock is a tenth of a second ahead', async () => {
    const { poster, state } = await begin();
    const { slow, sending, answer } = slowly(poster);
    const holder = await scene.start(slow);
    await scene.start(poster, -100);
    scene.time.set(due + 50);
    await sending;
    // The second one's clock shows a millisecond past the moment.
    scene.time.set(due + 101);
    await scene.looked();
    expect(state.sends + state.looks).toBe(0);
    answer({ kind: 'sent', message: '1' });
    // Its lease must not run out before it wrote down what came of it.
    await holder.settled();
    await scene.goTo(due + 60_000);
    expect(state.sends).toBe(0);
  });

  it('leaves a run to whoever holds it, though both were given one name', async () => {
    const { poster, state } = await begin();
    const { slow, sending, answer } = slowly(poster);
    const holder = await scene.start(slow, 0, 'twin');
    scene.time.set(due);
    await sending;
    await scene.start(poster, 0, 'twin', 'unsettled');
    await scene.looked();
    expect(state.sends + state.looks).toBe(0);
    answer({ kind: 'sent', message: '1' });
    // Its lease must not run out before it wrote down what came of it.
    await holder.settled();
    await scene.goTo(due + 60_000);
    expect(state.sends).toBe(0);
  });

  it('leaves an announcement to whoever holds it, though clocks are minutes apart', async () => {
    const { poster, posted, state } = await beginAnnouncing();
    const { slow, sending, answer } = slowly(poster);
    const first = await scene.start(slow);
    // An SQLite file is on one machine, which has one clock.
    const ahead = await scene.start(poster, engine === 'SQLite' ? 100 : 120_000);
    const found = [episodeRef('aaa'), episodeRef('bbb')];
    await first.newEpisodes(found);
    await sending;
    await ahead.newEpisodes(found);
    await scene.looked();
    expect(state.sends + state.looks).toBe(0);
    answer({ kind: 'sent', message: '1' });
    await first.settled();
    await scene.goTo(due + 600_000);
    expect(state.sends).toBe(0);
    expect(posted).toHaveLength(0);
  });

  it('looks for an announcement that may have been sent only when it cannot arrive any more', async () => {
    const { poster, posted, state } = await beginAnnouncing('short');
    const { slow, sending } = slowly(poster);
    const dying = await scene.start(slow);
    await dying.newEpisodes([episodeRef('aaa')]);
    await sending;
    await scene.kill(dying);
    await scene.start(poster);
    if (engine === 'SQLite') await scene.goTo(due + 21_000);
    if (engine === 'SQLite') expect(state.sends + state.looks).toBe(0);
    await scene.goTo(due + 600_000);
    expect(state.looks).toBe(1);
    expect(posted).toHaveLength(1);
  });

  it('announces each episode once, though two processes find overlapping ones at once', async () => {
    const { poster, posted } = await beginAnnouncing();
    const [one, other] = [await scene.start(poster), await scene.start(poster)];
    await Promise.all([
      one.newEpisodes([episodeRef('aaa'), episodeRef('bbb')]),
      other.newEpisodes([episodeRef('bbb'), episodeRef('ccc')]),
      other.newEpisodes([episodeRef('aaa'), episodeRef('ddd')]),
    ]);
    await scene.goTo(due + 600_000);
    const told = posted.flatMap(({ reply }) => JSON.stringify(reply).match(/Title of \w+/g) ?? []);
    expect(told.sort()).toEqual(['aaa', 'bbb', 'ccc', 'ddd'].map((id) => `Title of ${id}`));
  });

  it('announces at once what is found while it is busy', async () => {
    const { poster, posted } = await beginAnnouncing();
    const { slow, sending, answer } = slowly(poster);
    const bot = await scene.start(slow);
    await bot.newEpisodes([episodeRef('aaa')]);
    await sending;
    await bot.newEpisodes([episodeRef('bbb')]);
    Object.assign(slow, poster);
    answer({ kind: 'sent', message: '1' });
    await bot.settled();
    expect(posted).toHaveLength(1);
  });

  it('lets whoever lost a run to another change nothing of it', async () => {
    const { schedule, now, poster, posted } = await begin('short');
    const { slow, sending, answer } = slowly(poster);
    const stalled = await scene.start(slow);
    scene.time.set(due);
    await sending;
    scene.forget(stalled);
    await scene.start();
    await scene.goTo(due + 120_000);
    expect(posted).toHaveLength(1);
    const before = await now();
    const [run] = await stalled.lastRuns(schedule, 1);
    expect(run?.state).toBe('posted');
    answer({ kind: 'refused', refusal: 'no permission', why: '403' });
    await stalled.settled();
    expect(await now()).toEqual(before);
    expect(await stalled.lastRuns(schedule, 1)).toEqual([run]);
    await stalled.stop(0);
  });
});

describe('an answer that stays away', () => {
  beforeAll(() => {
    freshStore = async () => openStore(sqlite(':memory:'));
  });

  it('is waited for as long as Discord may still carry the request out', async () => {
    const { poster, posted, state, ...rest } = await begin();
    state.answers = [{ kind: 'unsure', why: 'AbortError' }];
    await scene.start();
    await scene.goTo(due);
    expect(state.sends).toBe(1);
    await scene.goTo(due + 20_000);
    // Discord was slow, and does it now.
    const late = scene.discord.arrive(rest.schedule);
    await scene.goTo(due + 120_000);
    expect(posted).toEqual([late]);
    expect(state.sends).toBe(1);
  });

  it('is looked for though the post is late by now and no quote is left', async () => {
    const { schedule, posted, state } = await begin();
    state.answers = [{ kind: 'unsure', why: 'HTTP 502', lands: true }];
    const bot = await scene.start();
    await scene.goTo(due);
    scene.archive.archive.entries = [];
    scene.archive.archive.version = '2';
    await scene.goTo(due + 7 * 3_600_000);
    expect(posted).toHaveLength(1);
    expect(await bot.lastRuns(schedule, 1)).toMatchObject([{ state: 'posted', message: '1' }]);
  });
});
