import { afterEach, describe, expect, it } from 'vitest';
import type { Wishes } from '../../src/dailies/model.ts';
import { slowly, stage, wishes } from './stage.ts';

/** A clock that ran ahead by mistake, and is right again. */
const due = Date.parse('2026-11-24T08:00:00Z');
const day = 86_400_000;
let scene: Awaited<ReturnType<typeof stage>>;
afterEach(() => scene.end());

const begin = async (change: Partial<Wishes> = {}) => {
  scene = await stage({ start: '2026-11-24T07:00:00Z' });
  const bot = await scene.start();
  const schedule = await bot.set(wishes(change), '300000000000000001', null);
  const postedOn = () => scene.discord.posted.map(({ at }) => new Date(at).toISOString().slice(0, 16));
  return { bot, schedule, postedOn, ...scene.discord };
};
const eightOn = (...dates: string[]) => dates.map((date) => `${date}T08:00`);

describe.each([
  ['half a day', 0.55],
  ['ten days', 10.4],
  ['40 days', 40.4],
  ['years', 1500.4],
])('ahead by %s', (_, days) => {
  it('leaves no skip of what was never due, and silences nothing', async () => {
    const { bot, schedule, postedOn } = await begin();
    await scene.goTo(due - 600_000 + days * day);
    await scene.goTo(due - 540_000);
    expect(await bot.lastRuns(schedule, 5)).toEqual([]);
    for (const one of [24, 25, 26, 27]) await scene.goTo(`2026-11-${one}T08:00:00Z`);
    expect(postedOn()).toEqual(eightOn('2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'));
    expect((await bot.lastRuns(schedule, 9)).map(({ state }) => state)).toEqual(Array(4).fill('posted'));
  });

  it('forgets no server that the bot left lately', async () => {
    const { bot, schedule } = await begin();
    await bot.guildLeft(schedule.place.guild);
    for (const hour of [0, 1, 2, 3]) await scene.goTo(due + days * day + hour * 3_600_001);
    await scene.kill(bot);
    const again = await scene.start();
    await scene.goTo(due);
    expect(await again.ofGuild(schedule.place.guild)).toHaveLength(1);
    expect(await again.lastRuns(schedule, 5)).toEqual([]);
  });

  it('posts late what became due meanwhile', async () => {
    const { bot, schedule, postedOn } = await begin();
    await scene.goTo(due - 600_000 + days * day);
    await scene.goTo(due + 3_600_000);
    expect(postedOn()).toEqual(['2026-11-24T09:00']);
    expect(await bot.lastRuns(schedule, 5)).toMatchObject([{ state: 'posted' }]);
  });
});

it('posts on the day whose post went out long before it, by Discord’s own clock', async () => {
  const { bot, schedule, posted, state } = await begin();
  // Discord knew what time it was.
  state.messageId = () => String((BigInt(due - 540_000) - 1_420_070_400_000n) << 22n);
  await scene.goTo('2027-01-03T08:00:00Z');
  expect(posted).toHaveLength(1);
  await scene.goTo(due - 500_000);
  state.messageId = null;
  for (let n = 0; n < 42; n += 1) await scene.goTo(due + n * day);
  expect(posted).toHaveLength(43);
  const runs = await bot.lastRuns(schedule, 99);
  expect(runs.filter(({ state }) => state === 'posted')).toHaveLength(43);
  expect(new Set(posted.map(({ quote }) => quote)).size).toBe(43);
});

it('waits no longer after a refusal than the clock as it is now has it', async () => {
  const { posted, state } = await begin();
  await scene.goTo(due - 600_000 + 10 * day + 600_000);
  posted.length = 0;
  state.answers = [{ kind: 'refused', refusal: 'no permission', why: '403' }];
  await scene.goTo(due + 11 * day);
  await scene.goTo(due - 60_000);
  for (const one of [24, 25, 26]) await scene.goTo(`2026-11-${one}T08:00:00Z`);
  expect(posted.map(({ at }) => at)).toEqual([due, due + day, due + 2 * day]);
});

it('goes on with a schedule that was made while it ran ahead', async () => {
  const { bot, posted } = await begin();
  await scene.goTo(due + 40 * day + 3_600_000);
  await bot.set(wishes({ place: { guild: '100000000000000002', id: '200000000000000002', kind: 0 } }), '3', null);
  await scene.goTo(due - 60_000);
  await scene.goTo(due);
  expect(posted.filter(({ place, at }) => place === '200000000000000002' && at === due)).toHaveLength(1);
});

it('looks again within half a minute, although its timers wait for the moment that the wrong clock named', async () => {
  const { bot, postedOn } = await begin();
  await scene.kill(bot);
  const ticks = scene.withTicks();
  await scene.start();
  await scene.goTo(due + 40.4 * day);
  scene.time.set(due);
  ticks.all();
  await expect.poll(postedOn).toContain('2026-11-24T08:00');
});

describe('a run that was taken by a clock ten minutes ahead', () => {
  const taken = async () => {
    const { bot, poster, state, posted } = await begin();
    await scene.kill(bot);
    scene.time.set(due);
    const { slow, sending, answer } = slowly(poster);
    const holder = await scene.start(slow, 600_000, 'ahead', 'unsettled');
    await sending;
    // It was late by its own clock, so it looked itself.
    state.looks = 0;
    await scene.start(poster, 0, 'right', 'unsettled');
    await scene.looked();
    return { holder, answer, state, posted };
  };

  it('is left to whoever holds it', async () => {
    const { holder, answer, state } = await taken();
    expect(state.sends + state.looks).toBe(0);
    answer({ kind: 'sent', message: '1' });
    await holder.settled();
    await scene.goTo(due + 600_000);
    expect(state.sends).toBe(0);
  });

  it('is taken over, after a look, once no request of its holder can live any more', async () => {
    const { holder, state, posted } = await taken();
    await scene.kill(holder);
    await scene.goTo(due + 49_000);
    expect(state.sends + state.looks).toBe(0);
    await scene.goTo(due + 120_000);
    expect([state.looks > 0, state.sends, posted.length]).toEqual([true, 1, 1]);
  });
});

it('a server that the bot left is forgotten once 30 days went by, hour by hour', async () => {
  const { bot, schedule } = await begin();
  await bot.guildLeft(schedule.place.guild);
  const wait = async (hours: number) => {
    for (let hour = 0; hour < hours; hour += 1) await scene.goTo(scene.time.now() + 3_600_001);
  };
  await wait(29 * 24);
  expect(await bot.ofGuild(schedule.place.guild)).toHaveLength(1);
  await wait(2 * 24);
  expect(await bot.ofGuild(schedule.place.guild)).toHaveLength(0);
});
