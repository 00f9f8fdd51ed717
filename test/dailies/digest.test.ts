import { afterEach, expect, it } from 'vitest';
import { place, stage } from './stage.ts';

/** A post a week of what was saved most: once for each server and week, and none where nothing was saved. */
let scene: Awaited<ReturnType<typeof stage>>;
afterEach(() => scene.end());

const hour = 3_600_000;
const day = 24 * hour;
// A Monday.
const monday = Date.parse('2027-03-01T00:00:00Z');
const sunday = monday + 6 * day + 18 * hour;
const wishes = { place: place(), weekdays: 0b100_0000, time: '18:00', zone: 'UTC' };

/** Two members save two quotes and one, at these moments. */
async function begin(savedAt: number[] = [monday + day]) {
  scene = await stage({
    start: new Date(monday).toISOString(),
    savedBetween: async (guild, from, until, limit) => {
      if (guild !== place().guild || !savedAt.some((at) => at >= from && at < until)) return [];
      return [
        { quote: 'e0.q0', members: 2 },
        { quote: 'e1.q1', members: 1 },
        { quote: 'gone.q1', members: 1 },
      ].slice(0, limit);
    },
  });
  const bot = await scene.start();
  return { bot, posted: scene.discord.posted, discord: scene.discord.state };
}
const words = (n = 0) => JSON.stringify(scene.discord.posted[n]?.reply);

it('comes once a week at its time, with counts alone', async () => {
  const { bot, posted } = await begin([monday + day, monday + 8 * day]);
  const made = await bot.digests.set(wishes);
  expect(made.next.at).toBe(sunday);
  await scene.goTo(sunday - 1);
  expect(posted).toEqual([]);
  await scene.goTo(sunday);
  expect(posted).toHaveLength(1);
  expect(words()).toMatch(/Saved most here.*2×.*1×/);
  expect(words()).not.toContain('notifyRole');
  for (const later of [hour, day, 6 * day]) await scene.goTo(sunday + later);
  expect(posted).toHaveLength(1);
  await scene.goTo(sunday + 7 * day);
  expect(posted).toHaveLength(2);
});

it('has no post in a week in which nothing was saved, and says so', async () => {
  const { bot, posted } = await begin([monday + 8 * day]);
  await bot.digests.set(wishes);
  await scene.goTo(sunday);
  expect(posted).toEqual([]);
  expect(await bot.digests.of(wishes.place.guild)).toMatchObject({
    without: 'nothing',
    next: { at: sunday + 7 * day },
  });
  await scene.goTo(sunday + 7 * day);
  expect(posted).toHaveLength(1);
  expect((await bot.digests.of(wishes.place.guild))?.without).toBeNull();
});

it('is sent once by several processes, and by those that come later', async () => {
  const { bot, posted } = await begin();
  await scene.start();
  await bot.digests.set(wishes);
  await scene.goTo(sunday);
  await scene.start();
  await scene.goTo(sunday + hour);
  expect(posted).toHaveLength(1);
});

it('comes once a week whatever day it is set to', async () => {
  const { bot, posted } = await begin();
  await bot.digests.set({ ...wishes, weekdays: 0b100 });
  await scene.goTo(monday + 2 * day + 18 * hour);
  expect(posted).toHaveLength(1);
  expect((await bot.digests.set(wishes)).next.at).toBe(sunday + 7 * day);
  await scene.goTo(sunday);
  expect(posted).toHaveLength(1);
});

it('is tried again where Discord refuses, for a day, and looked for where it may have arrived', async () => {
  const { bot, posted, discord } = await begin();
  await bot.digests.set(wishes);
  discord.answers.push({ kind: 'refused', refusal: 'no permission', why: '50013' });
  await scene.goTo(sunday);
  expect(posted).toEqual([]);
  expect(await bot.digests.trouble(wishes.place.guild)).toContain('I may not post there');
  discord.answers.push({ kind: 'unsure', why: '502', lands: true });
  for (const minutes of [1, 5, 10, 60, 90, 120]) await scene.goTo(sunday + minutes * 60_000);
  expect(posted).toHaveLength(1);
  expect(await bot.digests.trouble(wishes.place.guild)).toBeNull();
});

it('is skipped with a note after more than a day away, and not sent once it was ended', async () => {
  const { bot, posted, discord } = await begin();
  await bot.digests.set(wishes);
  await scene.goTo(sunday + day + 1);
  expect(posted).toEqual([]);
  expect((await bot.digests.of(wishes.place.guild))?.without).toBe('away');
  await bot.digests.set({ ...wishes, weekdays: 0b10, time: '23:00' });
  discord.answers.push({ kind: 'refused', refusal: 'no permission', why: '50013' });
  await scene.goTo(sunday + 2 * day + 5 * hour);
  await bot.digests.off(wishes.place.guild);
  await scene.goTo(sunday + 3 * day);
  expect(posted).toEqual([]);
});

it('cannot be read, and is in nobody’s way', async () => {
  const { bot, posted } = await begin();
  await bot.digests.set(wishes);
  await scene.store.write((db) => db.updateTable('digest').set({ zone: 'Mars/Base' }).execute());
  const other = { ...wishes, place: place(2) };
  await bot.digests.set(other);
  await scene.goTo(sunday);
  expect(posted).toEqual([]);
  expect((await bot.digests.of(wishes.place.guild))?.without).toBe('broken');
  expect((await bot.digests.of(other.place.guild))?.without).toBe('nothing');
});
