import { afterEach, expect, it } from 'vitest';
import { place, stage, wishes } from './stage.ts';

let set: Awaited<ReturnType<typeof stage>> | undefined;
afterEach(async () => {
  await set?.end();
  set = undefined;
});

const times = ['09:00', '12:00', '18:00'];
const begun = async (change: Parameters<typeof wishes>[0] = {}) => {
  const made = await stage({ start: '2026-11-24T00:00:00Z' });
  set = made;
  const bot = await made.start();
  const schedule = await bot.set(wishes({ zone: 'UTC', times, ...change }), '300000000000000001', null);
  const at = () => made.discord.posted.map((one) => new Date(one.at).toISOString().slice(5, 16));
  return { made, bot, schedule, at };
};

it('posts at each time of a day, and no quote twice', async () => {
  const { made, at } = await begun();
  for (const hour of ['08', '09', '11', '12', '18', '23']) await made.goTo(`2026-11-24T${hour}:00:00Z`);
  await made.goTo('2026-11-25T09:00:00Z');
  expect(at()).toEqual(['11-24T09:00', '11-24T12:00', '11-24T18:00', '11-25T09:00']);
  expect(new Set(made.discord.posted.map(({ quote }) => quote)).size).toBe(4);
  expect(new Set(made.discord.posted.map(({ nonce }) => nonce)).size).toBe(4);
});

it('makes as many posts of a day as it has times, however its times are changed meanwhile', async () => {
  const { made, bot, schedule, at } = await begun();
  await made.goTo('2026-11-24T09:00:00Z');
  await made.goTo('2026-11-24T12:00:00Z');
  // Two were out: a third is left.
  let now = await bot.set(wishes({ zone: 'UTC', times: ['13:00', '14:00', '20:00'] }), 'x', schedule);
  expect(now.next).toMatchObject({ date: '2026-11-24', slot: 2 });
  now = await bot.set(wishes({ zone: 'UTC', times: ['20:00'] }), 'x', now);
  expect(now.next).toMatchObject({ date: '2026-11-25', slot: 0 });
  now = await bot.set(wishes({ zone: 'UTC', times: ['09:00', '12:00', '15:00', '21:00'] }), 'x', now);
  await made.goTo('2026-11-24T15:00:00Z');
  await made.goTo('2026-11-24T23:00:00Z');
  expect(at()).toEqual(['11-24T09:00', '11-24T12:00', '11-24T15:00', '11-24T23:00']);
  expect(await bot.nextMoment()).toBe(Date.parse('2026-11-25T09:00:00Z'));
});

it('makes only the last of a day’s posts after an absence, and notes the others', async () => {
  const { made, bot, schedule, at } = await begun();
  await made.kill(bot);
  await made.goTo('2026-11-24T13:00:00Z');
  const again = await made.start();
  expect(at()).toEqual(['11-24T13:00']);
  const runs = (await again.lastRuns(schedule, 5)).map(({ state, reason }) => [state, reason]);
  expect(runs).toEqual([
    ['posted', null],
    ['skipped', 'the time of the next one had come'],
  ]);
});

it('gives a place of which a schedule is gone only what is left of its day', async () => {
  const { made, bot, schedule, at } = await begun();
  await made.goTo('2026-11-24T09:00:00Z');
  await bot.off(schedule);
  await bot.set(wishes({ zone: 'UTC', times: ['10:00', '11:00'] }), 'x', null);
  await made.goTo('2026-11-24T10:30:00Z');
  await made.goTo('2026-11-24T11:00:00Z');
  expect(at()).toEqual(['11-24T09:00', '11-24T11:00']);
});

it('looks for each of a day’s posts by itself after a kill', async () => {
  const { made, bot, at } = await begun();
  await made.goTo('2026-11-24T09:00:00Z');
  made.discord.state.answers.push({ kind: 'unsure', why: 'ECONNRESET', lands: true });
  await made.goTo('2026-11-24T12:00:00Z');
  await made.kill(bot);
  await made.start();
  await made.goTo('2026-11-24T12:30:00Z');
  await made.goTo('2026-11-24T18:00:00Z');
  expect(at()).toEqual(['11-24T09:00', '11-24T12:00', '11-24T18:00']);
});

it('posts on days of the month, though the next is weeks away and the clock is set back', async () => {
  const { made, bot, at } = await begun({ times: ['09:00'], monthDays: [1, -1] });
  expect(await bot.nextMoment()).toBe(Date.parse('2026-11-30T09:00:00Z'));
  for (const day of ['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01']) await made.goTo(`${day}T10:00:00Z`);
  expect(at()).toEqual(['11-30T10:00', '12-01T10:00', '12-31T10:00', '01-01T10:00']);
  // Of one that is monthly the next lies further ahead than of any other, and is none that a wrong clock made.
  const monthly = await bot.set(wishes({ zone: 'UTC', place: place(2), monthDays: [1] }), 'x', null);
  await made.goTo('2027-01-02T12:00:00Z');
  expect((await bot.ofGuild(place(2).guild))[0]?.next).toEqual(monthly.next);
});

it('makes a post that was promised for later on a day of which one was left out', async () => {
  const onThisDay = { shows: [], speakers: [], topics: [], onThisDay: 'only' as const };
  const { made, bot, schedule, at } = await begun({ times: ['09:00'], pool: onThisDay });
  await made.goTo('2026-11-24T09:00:00Z');
  expect(await bot.lastRuns(schedule, 5)).toMatchObject([{ state: 'skipped' }]);
  const now = await bot.set(wishes({ zone: 'UTC', times: ['15:00'] }), 'x', schedule);
  expect(now.next).toMatchObject({ date: '2026-11-24', slot: 0 });
  await made.goTo('2026-11-24T15:00:00Z');
  await made.goTo('2026-11-25T15:00:00Z');
  expect(at()).toEqual(['11-24T15:00', '11-25T15:00']);
});

/** As a version of the bot does that knows of one time a day, and of no days of the month. */
const movedOn = (made: Awaited<ReturnType<typeof begun>>['made'], date: string) =>
  made.store.write((db) =>
    db
      .updateTable('daily_schedule')
      .set({ next_date: date, next_at: Date.parse(`${date}T09:00:00Z`) })
      .execute(),
  );

it('loses none of a day’s posts where an older version moved it on to that day', async () => {
  const { made, at } = await begun();
  await made.goTo('2026-11-24T09:00:00Z');
  await movedOn(made, '2026-11-25');
  for (const hour of ['09', '12', '18']) await made.goTo(`2026-11-25T${hour}:00:00Z`);
  await made.goTo('2026-11-26T09:00:00Z');
  expect(at()).toEqual(['11-24T09:00', '11-25T09:00', '11-25T12:00', '11-25T18:00', '11-26T09:00']);
});

it('posts on no day that is none of its days, where an older version moved it there', async () => {
  const { made, bot, at } = await begun({ times: ['09:00'], monthDays: [-1] });
  await movedOn(made, '2026-11-25');
  await made.goTo('2026-11-25T09:00:00Z');
  expect(at()).toEqual([]);
  expect(await bot.nextMoment()).toBe(Date.parse('2026-11-30T09:00:00Z'));
});

it('posts at the moment that a zone’s rules have by now', async () => {
  const { made, at } = await begun({ times: ['09:00'] });
  // Reckoned by older rules, an hour late: it is made all the same.
  await made.store.write((db) =>
    db
      .updateTable('daily_schedule')
      .set({ next_at: Date.parse('2026-11-24T10:00:00Z') })
      .execute(),
  );
  await made.goTo('2026-11-24T10:00:00Z');
  await made.goTo('2026-11-25T09:00:00Z');
  expect(at()).toEqual(['11-24T10:00', '11-25T09:00']);
});
