import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunningDailies } from '../../src/dailies/dailies.ts';
import type { Schedule } from '../../src/dailies/model.ts';
import { localDate } from '../../src/dailies/schedule.ts';
import type { Store } from '../../src/storage/port.ts';
import { postgres } from '../../src/storage/postgres.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import { paperArchive, place, stage, wishes } from './stage.ts';

let scene: Awaited<ReturnType<typeof stage>>;
let freshStore: () => Promise<Store>;
afterEach(() => scene.end());

const setUp = async (change: Parameters<typeof wishes>[0] = {}, start = '2026-11-24T07:00:00Z') => {
  scene = await stage({ start, store: await freshStore() });
  const bot = await scene.start();
  const schedule = await bot.set(wishes(change), '300000000000000001', null);
  return { bot, schedule, posted: scene.discord.posted, state: scene.discord.state };
};
const fresh = async (bot: RunningDailies, schedule: Schedule) =>
  (await bot.ofGuild(schedule.place.guild)).find((one) => one.id === schedule.id) as Schedule;

let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

describe.each(['SQLite', 'PostgreSQL'])('on %s', (engine) => {
  beforeAll(() => {
    freshStore = async () =>
      openStore(engine === 'SQLite' ? sqlite(':memory:') : postgres(await server.freshDatabase()));
  });

  describe('once for each schedule and local date', () => {
    it('posts at its moment, not before, and not again', async () => {
      const { posted } = await setUp();
      await scene.goTo('2026-11-24T07:59:59Z');
      expect(posted).toHaveLength(0);
      await scene.goTo('2026-11-24T08:00:00Z');
      expect(posted).toHaveLength(1);
      await scene.goTo('2026-11-24T23:00:00Z');
      expect(posted).toHaveLength(1);
      await scene.goTo('2026-11-25T08:00:30Z');
      expect(posted).toHaveLength(2);
    });

    it('sends a nonce of at most 25 characters made of schedule and date, and carries both in its buttons', async () => {
      const { posted, schedule } = await setUp();
      await scene.goTo('2026-11-24T08:00:00Z');
      expect(posted[0]?.nonce).toBe(`${schedule.id}-202611240`);
      expect(posted[0]?.nonce.length).toBeLessThanOrEqual(25);
      expect(posted[0]?.ids[0]).toMatch(new RegExp(`^dc:${schedule.id}:202611240:`));
    });

    it('posts once although the process dies between claim and send', async () => {
      const { bot, posted, state } = await setUp();
      // The process ends in the middle of its send: nothing arrives, nothing is written down.
      let dead = false;
      const sending = new Promise<void>((resolve) => {
        state.beforeSend = () => {
          resolve();
          return dead ? undefined : new Promise(() => undefined);
        };
      });
      scene.time.set(Date.parse('2026-11-24T08:00:00Z'));
      await sending;
      expect(state.sends).toBe(1);
      await scene.kill(bot);
      dead = true;
      await scene.start();
      await scene.goTo('2026-11-24T08:00:45Z');
      // PostgreSQL's clock is not the one that is moved here.
      if (engine === 'SQLite') expect(posted).toHaveLength(0);
      await scene.goTo('2026-11-24T08:02:00Z');
      expect(posted).toHaveLength(1);
      expect(state.looks).toBe(1);
    });

    it('posts once although the process dies between send and record', async () => {
      const { bot, posted, state } = await setUp();
      const { poster } = scene.discord;
      await scene.kill(bot);
      let arrived: () => void = () => undefined;
      const sent = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      const dying = await scene.start({
        ...poster,
        async send(...args) {
          await poster.send(...args);
          arrived();
          return new Promise(() => undefined);
        },
      });
      scene.time.set(Date.parse('2026-11-24T08:00:00Z'));
      await sent;
      await scene.kill(dying);
      await scene.start();
      await scene.goTo('2026-11-24T08:02:00Z');
      await scene.goTo('2026-11-24T13:00:00Z');
      expect(posted).toHaveLength(1);
      expect(state.looks).toBe(1);
    });

    it('publishes once although the process dies between send and publish', async () => {
      const { bot, posted } = await setUp({ publish: true, place: place(1, 5) });
      const { poster } = scene.discord;
      await scene.kill(bot);
      let tried: () => void = () => undefined;
      const trying = new Promise<void>((resolve) => {
        tried = resolve;
      });
      const dying = await scene.start({
        ...poster,
        async publish() {
          tried();
          return new Promise(() => undefined);
        },
      });
      scene.time.set(Date.parse('2026-11-24T08:00:00Z'));
      await trying;
      await scene.kill(dying);
      const published: string[] = [];
      await scene.start({
        ...poster,
        async publish(_place, message) {
          published.push(message);
          return { kind: 'done' };
        },
      });
      await scene.goTo('2026-11-24T08:02:00Z');
      expect(posted).toHaveLength(1);
      expect(published).toEqual(['1']);
    });

    it('publishes again what Discord did not take, by whoever is left, and gives up after the window', async () => {
      const { bot, schedule, posted } = await setUp({ publish: true, place: place(1, 5) });
      const { poster } = scene.discord;
      await scene.kill(bot);
      const tried: number[] = [];
      const away: typeof poster = {
        ...poster,
        async publish() {
          tried.push(scene.time.now());
          return { kind: 'unreachable', why: 'ECONNREFUSED' };
        },
      };
      const first = await scene.start(away);
      await scene.goTo('2026-11-24T08:00:00Z');
      await scene.goTo('2026-11-24T08:00:05Z');
      expect(tried).toHaveLength(2);
      await scene.kill(first);
      const second = await scene.start(away);
      for (let minute = 1; minute < 400; minute += 1)
        await scene.goTo(Date.parse('2026-11-24T08:00:00Z') + minute * 60_000);
      expect(posted).toHaveLength(1);
      expect(tried.length).toBeGreaterThan(20);
      expect(tried.length).toBeLessThan(90);
      expect(tried.at(-1)).toBeGreaterThan(Date.parse('2026-11-24T13:50:00Z'));
      expect(tried.at(-1)).toBeLessThanOrEqual(Date.parse('2026-11-24T14:00:00Z'));
      expect(await second.lastRuns(schedule, 1)).toMatchObject([
        { state: 'posted', publishAt: null, unpublished: expect.stringContaining('Publish it by hand') },
      ]);
    });

    it('finds its post although Discord’s clock is minutes behind', async () => {
      const { posted, state } = await setUp();
      state.answers = [{ kind: 'unsure', why: 'HTTP 502', lands: true }];
      await scene.goTo('2026-11-24T08:00:00Z');
      for (const one of posted) one.at -= 10 * 60_000;
      await scene.goTo('2026-11-24T08:01:00Z');
      expect(posted).toHaveLength(1);
      expect(state.looks).toBe(1);
    });

    it('finds its post after a power cut took the ledger’s last lines', async () => {
      const { bot, schedule, posted, state } = await setUp();
      await scene.goTo('2026-11-24T08:00:00Z');
      await scene.kill(bot);
      await scene.store.write(async (db) => {
        await db.deleteFrom('daily_run').execute();
        await db
          .updateTable('daily_schedule')
          .set({ next_date: '2026-11-24', next_at: Date.parse('2026-11-24T08:00:00Z') })
          .execute();
      });
      await scene.goTo('2026-11-24T08:30:00Z');
      const back = await scene.start();
      expect(posted).toHaveLength(1);
      expect(state.looks).toBe(1);
      expect(await back.lastRuns(schedule, 1)).toMatchObject([{ state: 'posted' }]);
    });

    it('counts as posted, and says so, where the history cannot be read', async () => {
      const { bot, schedule, posted, state } = await setUp();
      state.answers = [{ kind: 'unsure', why: 'HTTP 502', lands: true }];
      state.readable = 'unreadable';
      await scene.goTo('2026-11-24T08:00:00Z');
      await scene.goTo('2026-11-24T08:01:00Z');
      expect(posted).toHaveLength(1);
      const [last] = await bot.lastRuns(schedule, 1);
      expect(last).toMatchObject({ state: 'unknown', reason: expect.stringContaining('Read Message History') });
      expect((await fresh(bot, schedule)).problem).toContain('Read Message History');
      await scene.goTo('2026-11-25T08:00:00Z');
      expect(posted).toHaveLength(2);
    });

    it('does not post again on the day when it is set off and on', async () => {
      const { bot, schedule, posted } = await setUp();
      await scene.goTo('2026-11-24T08:00:00Z');
      await bot.off(schedule);
      const again = await bot.set(wishes({ times: ['18:00'] }), '300000000000000001', null);
      expect(again.id).not.toBe(schedule.id);
      expect(again.next.date).toBe('2026-11-25');
      await scene.goTo('2026-11-24T22:59:00Z');
      expect(posted).toHaveLength(1);
      await scene.goTo('2026-11-25T17:00:00Z');
      expect(posted).toHaveLength(2);
    });

    it('does not post again on the day when its time is changed, and posts today when it has not yet', async () => {
      const { bot, schedule, posted } = await setUp();
      const earlier = await bot.set(wishes({ times: ['08:30'] }), '300000000000000001', schedule);
      expect(earlier.next.date).toBe('2026-11-24');
      await scene.goTo('2026-11-24T08:00:00Z');
      expect(posted).toHaveLength(1);
      const later = await bot.set(wishes({ times: ['20:00'] }), '300000000000000001', earlier);
      expect(later.next.date).toBe('2026-11-25');
      await scene.goTo('2026-11-24T22:00:00Z');
      expect(posted).toHaveLength(1);
    });

    it('lets a second schedule of the same place have its own post', async () => {
      const { bot, posted } = await setUp();
      await scene.goTo('2026-11-24T08:00:00Z');
      const evening = await bot.set(wishes({ times: ['18:00'] }), '300000000000000001', null);
      expect(evening.next.date).toBe('2026-11-24');
      await scene.goTo('2026-11-24T17:00:00Z');
      expect(posted).toHaveLength(2);
    });

    it('is sent by one of several processes, and by another when the claimer dies', async () => {
      const { posted, state } = await setUp();
      await scene.start();
      await scene.start();
      for (let day = 24; day <= 30; day += 1) await scene.goTo(`2026-11-${day}T08:00:10Z`);
      expect(posted).toHaveLength(7);
      expect(state.sends).toBe(7);
    });

    it('does not post what was set off or paused while it waited for its turn', async () => {
      const { bot, schedule, posted } = await setUp();
      await bot.pause(schedule);
      await scene.goTo('2026-11-24T08:00:00Z');
      expect(posted).toHaveLength(0);
      const next = await bot.resume(schedule);
      expect(next.date).toBe('2026-11-25');
      await bot.off(schedule);
      await scene.goTo('2026-11-25T08:00:00Z');
      expect(posted).toHaveLength(0);
    });
  });

  describe('new episodes', () => {
    const episode = (id: string) => ({
      id,
      show: 'Show',
      number: '1',
      title: id,
      date: null,
      link: null,
      file: 'one.md',
    });
    it('are announced once in each channel that asked, however often they are found and whoever dies', async () => {
      const { bot, posted, state } = await setUp({ newEpisodes: true, times: ['23:00'] });
      await bot.set(wishes({ place: place(2), times: ['23:00'] }), '300000000000000001', null);
      await bot.newEpisodes([episode('aaa')]);
      await scene.goTo('2026-11-24T07:01:00Z');
      await bot.newEpisodes([episode('aaa')]);
      await scene.goTo('2026-11-24T07:02:00Z');
      expect(posted.map((one) => one.place)).toEqual([place().id]);
      state.answers = [{ kind: 'unsure', why: 'HTTP 502', lands: true }];
      await bot.newEpisodes([episode('aaa'), episode('bbb'), episode('ccc')]);
      for (let minute = 3; minute < 20; minute += 1)
        await scene.goTo(Date.parse('2026-11-24T07:00:00Z') + minute * 60_000);
      expect(posted).toHaveLength(2);
      const text = posted[1]?.reply.blocks.map((block) => (block.kind === 'text' ? block.markdown : '')).join();
      expect(text).toContain('2 new episodes');
      expect(text).toContain('**Title of bbb**\n-# Show\n**Title of ccc**\n-# Show');
    });
  });

  describe('servers that leave', () => {
    it('keep their settings for 30 days, post nothing meanwhile, and go on when the bot is back', async () => {
      const { bot, schedule, posted } = await setUp();
      await bot.guildLeft(schedule.place.guild);
      await scene.goTo('2026-11-24T08:00:00Z');
      expect(posted).toHaveLength(0);
      await scene.goTo('2026-12-20T12:00:00Z');
      expect(await bot.ofGuild(schedule.place.guild)).toHaveLength(1);
      await bot.guildsPresent([schedule.place.guild]);
      await scene.goTo('2026-12-21T08:00:00Z');
      expect(posted).toHaveLength(1);
      await bot.guildLeft(schedule.place.guild);
      // A clock that jumps may be wrong about the date.
      await scene.goTo('2027-02-01T00:00:00Z');
      expect(await bot.ofGuild(schedule.place.guild)).toHaveLength(1);
      await scene.store.write((db) =>
        db
          .updateTable('left_guild')
          .set((eb) => ({ left_at: eb('left_at', '-', 60 * 24 * 3_600_000) }))
          .execute(),
      );
      await scene.goTo('2027-02-01T02:00:00Z');
      expect(await bot.ofGuild(schedule.place.guild)).toHaveLength(0);
      expect(await bot.lastRuns(schedule, 5)).toHaveLength(0);
    });
  });
});

describe('on any engine', () => {
  beforeAll(() => {
    freshStore = () => openStore(sqlite(':memory:'));
  });

  describe('missed while down', () => {
    it('is posted late within the window', async () => {
      const { bot, posted } = await setUp();
      await scene.kill(bot);
      scene.time.set(Date.parse('2026-11-24T13:59:00Z'));
      await scene.start();
      expect(posted).toHaveLength(1);
    });
    it('is skipped after it, and recorded; many missed days are no flood', async () => {
      const { bot, schedule, posted } = await setUp();
      await scene.kill(bot);
      scene.time.set(Date.parse('2026-12-10T15:00:00Z'));
      const back = await scene.start();
      expect(posted).toHaveLength(0);
      expect(await back.lastRuns(schedule, 5)).toMatchObject([
        { state: 'skipped', reason: expect.stringContaining('6 hours') },
      ]);
      expect((await fresh(back, schedule)).next.date).toBe('2026-12-11');
      await scene.goTo('2026-12-11T08:00:00Z');
      expect(posted).toHaveLength(1);
    });
  });

  describe('days missed', () => {
    it('cost nothing of the day on which it is back in time', async () => {
      const { bot, schedule, posted } = await setUp();
      await scene.kill(bot);
      scene.time.set(Date.parse('2026-11-26T10:00:00Z'));
      const back = await scene.start();
      expect(posted).toHaveLength(1);
      expect((await back.lastRuns(schedule, 5)).map((one) => [one.date, one.state])).toEqual([
        ['2026-11-26', 'posted'],
        ['2026-11-24', 'skipped'],
      ]);
    });
  });

  describe('time', () => {
    it('posts once a local day when the clock is set back', async () => {
      const { posted } = await setUp();
      await scene.goTo('2026-11-24T08:00:00Z');
      await scene.goTo('2026-11-24T06:00:00Z');
      await scene.goTo('2026-11-24T08:00:00Z');
      await scene.goTo('2026-11-22T08:00:00Z');
      await scene.goTo('2026-11-25T08:00:00Z');
      expect(posted.map((one) => localDate(one.at, 'Europe/Berlin'))).toEqual(['2026-11-24', '2026-11-25']);
    });
    it('does not fall silent after the clock ran years ahead', async () => {
      const { bot, schedule, posted } = await setUp();
      await scene.goTo('2031-01-01T08:00:00Z');
      await scene.goTo('2026-11-24T09:00:00Z');
      expect((await fresh(bot, schedule)).next.date).toBe('2026-11-25');
      await scene.goTo('2026-11-25T08:00:00Z');
      expect(posted.at(-1)?.at).toBe(Date.parse('2026-11-25T08:00:00Z'));
    });
    it.each([
      ['Pacific/Auckland', 'America/Los_Angeles'],
      ['America/Los_Angeles', 'Pacific/Auckland'],
      ['Europe/Berlin', 'Asia/Tokyo'],
      ['Pacific/Kiritimati', 'Pacific/Honolulu'],
    ])('posts once a local day when an admin moves it from %s to %s', async (from, to) => {
      const { bot, schedule, posted } = await setUp({ zone: from }, '2026-11-20T00:00:00Z');
      const hour = 3_600_000;
      const begin = Date.parse('2026-11-20T00:00:00Z');
      for (let h = 0; h < 100; h += 1) await scene.goTo(begin + h * hour);
      const moved = await bot.set(wishes({ zone: to }), '300000000000000001', schedule);
      expect(moved.era).toBe(1);
      for (let h = 100; h < 200; h += 1) await scene.goTo(begin + h * hour);
      const days = posted.map((one) => localDate(one.at, to));
      expect(new Set(days).size).toBe(days.length);
      expect(days.length).toBeGreaterThanOrEqual(7);
    });
  });

  describe('when Discord refuses', () => {
    it('asks again with back-off, pauses with a reason after repeated final answers, and tells an admin once', async () => {
      const { bot, schedule, posted, state } = await setUp();
      state.answers = Array.from({ length: 20 }, () => ({
        kind: 'refused' as const,
        refusal: 'no permission' as const,
        why: '403',
      }));
      for (let minute = 0; minute < 300; minute += 1)
        await scene.goTo(Date.parse('2026-11-24T08:00:00Z') + minute * 60_000);
      // After 10 minutes, after an hour more, then every hour.
      expect(state.sends).toBe(6);
      expect(await fresh(bot, schedule)).toMatchObject({
        paused: 'trouble',
        told: 'system',
        problem: expect.stringContaining('Send Messages'),
      });
      expect(scene.discord.told).toHaveLength(1);
      expect(scene.discord.told[0]?.text).toContain('(every day at 09:00, Europe/Berlin)');
      // Last at the end of the window, six hours after its time; once a day from then on, in silence.
      for (const at of ['13:10', '14:00', '14:01']) await scene.goTo(`2026-11-24T${at}:00Z`);
      expect(state.sends).toBe(8);
      expect(await bot.lastRuns(schedule, 1)).toMatchObject([{ state: 'skipped' }]);
      for (let hour = 0; hour < 72; hour += 1) await scene.goTo(Date.parse('2026-11-24T15:00:00Z') + hour * 3_600_000);
      expect(state.sends).toBe(11);
      expect(scene.discord.told).toHaveLength(1);
      // The channel comes back: it resumes by itself.
      state.answers = [];
      await scene.goTo('2026-11-28T08:00:00Z');
      expect(posted).toHaveLength(1);
      expect(await fresh(bot, schedule)).toMatchObject({ paused: null, problem: null, failures: 0, told: null });
    });

    it.each([
      ['by itself, at the next try', false],
      ['when Discord tells that the place was changed', true],
    ])('still posts what a place refused for hours, within the window: %s', async (_how, tells) => {
      const { bot, schedule, posted, state } = await setUp();
      state.answers = Array.from({ length: 5 }, () => ({
        kind: 'refused' as const,
        refusal: 'no access' as const,
        why: '403',
      }));
      for (const at of ['08:00', '08:10', '09:10', '10:10', '11:10']) await scene.goTo(`2026-11-24T${at}:00Z`);
      expect(await fresh(bot, schedule)).toMatchObject({ paused: 'trouble', next: schedule.next });
      expect(posted).toHaveLength(0);
      await scene.goTo('2026-11-24T11:30:00Z');
      if (tells) await bot.placeChanged(schedule.place.guild, schedule.place.id);
      await scene.goTo(tells ? '2026-11-24T11:30:01Z' : '2026-11-24T12:10:00Z');
      expect(posted).toHaveLength(1);
      expect(await fresh(bot, schedule)).toMatchObject({ paused: null, problem: null, failures: 0, told: null });
      expect(await bot.lastRuns(schedule, 1)).toMatchObject([{ date: '2026-11-24', state: 'posted' }]);
      for (let hour = 13; hour < 24; hour += 1) await scene.goTo(`2026-11-24T${hour}:00:00Z`);
      expect(posted).toHaveLength(1);
    });

    it('tries at once what waits when an admin has it go on', async () => {
      const { bot, schedule, posted, state } = await setUp();
      state.answers = Array.from({ length: 3 }, () => ({
        kind: 'refused' as const,
        refusal: 'locked' as const,
        why: '400',
      }));
      for (const at of ['08:00', '08:10', '09:10', '09:30']) await scene.goTo(`2026-11-24T${at}:00Z`);
      expect(await bot.resume(await fresh(bot, schedule))).toEqual(schedule.next);
      await scene.goTo('2026-11-24T09:30:01Z');
      expect(posted).toHaveLength(1);
    });

    it('leaves paused what an admin paused while Discord refused it', async () => {
      const { bot, schedule, state } = await setUp();
      state.answers = Array.from({ length: 9 }, () => ({
        kind: 'refused' as const,
        refusal: 'gone' as const,
        why: '404',
      }));
      for (const at of ['08:00', '08:10']) await scene.goTo(`2026-11-24T${at}:00Z`);
      state.beforeSend = () => bot.pause(schedule);
      await scene.goTo('2026-11-24T09:10:00Z');
      expect(state.sends).toBe(3);
      expect(await fresh(bot, schedule)).toMatchObject({ paused: 'admin' });
    });

    it.each(['now', 'test'] as const)('is well again as soon as a post by hand (%s) works', async (how) => {
      const { bot, schedule, posted, state } = await setUp();
      state.answers = Array.from({ length: 4 }, () => ({
        kind: 'refused' as const,
        refusal: 'no permission' as const,
        why: '403',
      }));
      for (const at of ['08:00', '08:10', '09:10']) await scene.goTo(`2026-11-24T${at}:00Z`);
      const paused = await fresh(bot, schedule);
      await expect(bot.post(paused, how)).rejects.toThrow('That did not work');
      expect(await fresh(bot, schedule)).toMatchObject({ paused: 'trouble' });
      await bot.post(paused, how);
      await scene.goTo('2026-11-24T09:10:01Z');
      // A test is no post for that day, which comes now.
      expect(posted).toHaveLength(how === 'test' ? 2 : 1);
      const next = { date: '2026-11-25', slot: 0, at: Date.parse('2026-11-25T08:00:00Z') };
      const well = { paused: null, problem: null, failures: 0, told: null, retryAt: 0, next };
      expect(await fresh(bot, schedule)).toEqual({ ...paused, ...well });
      await scene.goTo('2026-11-25T07:00:00Z');
      const before = posted.length;
      await scene.goTo('2026-11-25T08:00:00Z');
      expect(posted).toHaveLength(before + 1);
    });

    it.each([
      [['dm'], 'no permission', 'dm'],
      [[], 'gone', 'nowhere'],
      [['place', 'system'], 'needs tag', 'place'],
      [['system', 'dm'], 'left', 'dm'],
    ] as const)('tells by what is left of %j that it is “%s”', async (tells, refusal, told) => {
      const { bot, schedule, state } = await setUp();
      state.tells = [...tells];
      state.answers = Array.from({ length: 3 }, () => ({ kind: 'refused' as const, refusal, why: '403' }));
      for (const at of ['08:00', '08:10', '09:10']) await scene.goTo(`2026-11-24T${at}:00Z`);
      expect((await fresh(bot, schedule)).told).toBe(told);
    });

    const blocked = { kind: 'refused' as const, refusal: 'blocked' as const, why: '400, 200000: blocked' };
    const unfit = { kind: 'refused' as const, refusal: 'unfit' as const, why: '400, 50035: Invalid Form Body' };

    it.each([blocked, unfit])('draws another quote at once when it does not take one ($refusal)', async (answer) => {
      const { bot, schedule, posted, state } = await setUp();
      const first = await bot.preview(schedule);
      state.answers = [answer, answer];
      await scene.goTo('2026-11-24T08:00:00Z');
      expect(state.sends).toBe(3);
      expect(posted).toHaveLength(1);
      expect(posted[0]?.quote).not.toBe(first?.quote.id);
      expect(await fresh(bot, schedule)).toMatchObject({ paused: null, problem: null, failures: 0 });
      // Neither of the two comes there again, and whoever asks is told.
      const refused = await bot.refusedIn(schedule.place.id);
      expect(refused).toMatchObject([{ why: answer.why }, { why: answer.why }]);
      for (let day = 25; day <= 30; day += 1) await scene.goTo(`2026-11-${day}T08:00:00Z`);
      expect(posted).toHaveLength(7);
      for (const { quote } of refused) expect(posted.map((one) => one.quote)).not.toContain(quote);
      // Another place may have other rules.
      const other = await bot.set(wishes({ place: place(2) }), '300000000000000001', null);
      expect(await bot.refusedIn(other.place.id)).toEqual([]);
    });

    it('asks again later when it takes no quote at all, with others, and tells whoever can mend it', async () => {
      const { bot, schedule, posted, state } = await setUp();
      state.answers = Array.from({ length: 24 }, () => blocked);
      for (const at of ['08:00', '08:10', '09:10']) await scene.goTo(`2026-11-24T${at}:00Z`);
      expect(state.sends).toBe(24);
      const refused = await bot.refusedIn(schedule.place.id);
      expect(new Set(refused.map(({ quote }) => quote)).size).toBe(24);
      expect(await fresh(bot, schedule)).toMatchObject({
        paused: 'trouble',
        problem: expect.stringContaining('AutoMod'),
      });
      expect(scene.discord.told[0]?.text).toContain('AutoMod');
      await scene.goTo('2026-11-25T08:00:00Z');
      expect(posted).toHaveLength(1);
      expect(await fresh(bot, schedule)).toMatchObject({ paused: null, failures: 0 });
    });

    it('holds no quote responsible for what is wrong with every message', async () => {
      const { bot, schedule, state } = await setUp();
      state.answers = Array.from({ length: 8 }, () => unfit);
      await scene.goTo('2026-11-24T08:00:00Z');
      expect(state.sends).toBe(8);
      expect(await bot.refusedIn(schedule.place.id)).toEqual([]);
      expect((await fresh(bot, schedule)).problem).toContain('50035');
    });

    it('tries what it refused once more when nothing else is left', async () => {
      scene = await stage({ start: '2026-11-24T07:00:00Z', store: await freshStore(), archive: paperArchive(1, 2, 1) });
      const bot = await scene.start();
      const schedule = await bot.set(wishes(), '300000000000000001', null);
      scene.discord.state.answers = [blocked, blocked];
      await scene.goTo('2026-11-24T08:00:00Z');
      expect(scene.discord.state.sends).toBe(2);
      expect(await fresh(bot, schedule)).toMatchObject({ failures: 1 });
      await scene.goTo('2026-11-24T08:10:00Z');
      expect(scene.discord.posted).toHaveLength(1);
    });

    it.each(['now', 'test'] as const)('draws another for a post by hand too (%s)', async (how) => {
      const { bot, schedule, posted, state } = await setUp();
      state.answers = [blocked, unfit];
      await bot.post(schedule, how);
      expect(posted).toHaveLength(1);
      expect(state.sends).toBe(3);
    });

    it.each(['now', 'test'] as const)('posts once where it was pressed twice and Discord is slow (%s)', async (how) => {
      const { bot, schedule, posted, state } = await setUp();
      state.beforeSend = () => scene.goTo('2026-11-24T07:00:40Z');
      await bot.post(schedule, how);
      await bot.post(schedule, how);
      expect(posted).toHaveLength(1);
    });

    it('does not burn a post on 429 or 5xx', async () => {
      const { posted, state } = await setUp();
      state.answers = [
        { kind: 'limited', retryAfter: 7_000, holdAll: 0 },
        { kind: 'unreachable', why: 'ECONNREFUSED' },
        { kind: 'unsure', why: 'HTTP 503' },
        { kind: 'unsure', why: 'HTTP 502', lands: true },
      ];
      await scene.goTo('2026-11-24T08:00:00Z');
      expect(state.sends).toBe(1);
      await scene.goTo('2026-11-24T08:00:06Z');
      expect(state.sends).toBe(1);
      for (let second = 7; second < 600; second += 3)
        await scene.goTo(Date.parse('2026-11-24T08:00:00Z') + second * 1000);
      expect(posted).toHaveLength(1);
      expect(state.sends).toBe(4);
    });

    it('gives up at the end of the window when Discord stays away, and says why', async () => {
      const { bot, schedule, state } = await setUp();
      state.answers = Array.from({ length: 500 }, () => ({ kind: 'unreachable' as const, why: 'ECONNREFUSED' }));
      for (let minute = 0; minute < 380; minute += 1)
        await scene.goTo(Date.parse('2026-11-24T08:00:00Z') + minute * 60_000);
      expect(await bot.lastRuns(schedule, 1)).toMatchObject([
        { state: 'skipped', reason: expect.stringContaining('Discord did not take it') },
      ]);
      expect(state.sends).toBeLessThan(90);
    });

    it('stops the process when the token was revoked, and loses nothing', async () => {
      const { bot, posted, state } = await setUp();
      state.answers = [{ kind: 'revoked' }];
      await scene.goTo('2026-11-24T08:00:00Z');
      expect(scene.revoked()).toBe(1);
      await scene.kill(bot);
      await scene.start();
      await scene.goTo('2026-11-24T08:05:00Z');
      expect(posted).toHaveLength(1);
    });
  });

  describe('the quote', () => {
    it('is never one that the server banned, and none comes again before all were posted', async () => {
      scene = await stage({
        start: '2026-01-01T00:00:00Z',
        archive: paperArchive(4, 5, 4),
        store: await freshStore(),
      });
      const bot = await scene.start();
      const schedule = await bot.set(wishes({ zone: 'UTC' }), '300000000000000001', null);
      await bot.never(schedule.place.guild, 'e1.q1');
      for (let day = 0; day < 38; day += 1) await scene.goTo(Date.parse('2026-01-01T09:00:00Z') + day * 86_400_000);
      const quotes = scene.discord.posted.map((one) => one.quote);
      expect(quotes).toHaveLength(38);
      expect(new Set(quotes.slice(0, 19)).size).toBe(19);
      expect(new Set(quotes.slice(19)).size).toBe(19);
      expect(quotes).not.toContain('e1.q1');
    });

    it('waits while the archive is being read, and says so when nothing fits', async () => {
      const { bot, schedule, posted } = await setUp();
      const { archive } = scene.archive;
      const all = archive.entries;
      archive.entries = [];
      archive.version = '2';
      archive.loading = true;
      await scene.goTo('2026-11-24T08:00:00Z');
      expect((await fresh(bot, schedule)).problem).toBeNull();
      archive.loading = false;
      await scene.goTo('2026-11-24T08:00:10Z');
      expect((await fresh(bot, schedule)).problem).toContain('no quote');
      archive.entries = all;
      archive.version = '3';
      await scene.goTo('2026-11-24T08:11:00Z');
      expect(posted).toHaveLength(1);
      expect((await fresh(bot, schedule)).problem).toBeNull();
    });

    it('mentions nobody but the chosen role, and only in its own schedule’s post', async () => {
      const { bot, posted } = await setUp({ role: '400000000000000001' });
      await bot.set(wishes({ place: place(2) }), '300000000000000001', null);
      await scene.goTo('2026-11-24T08:00:00Z');
      const roles = posted.map((one) => one.reply.notifyRole);
      expect(roles.sort()).toEqual(['400000000000000001', undefined]);
    });
  });
});
