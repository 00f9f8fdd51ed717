import type { Updateable } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningDailies } from '../../src/dailies/dailies.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import type { Store } from '../../src/storage/port.ts';
import type { Tables } from '../../src/storage/schema.ts';
import { place, stage, wishes } from './stage.ts';

/** What no command writes, but another program, a hand or a zone that a later Node.js knows: it stops nothing else. */
type Change = Updateable<Tables['daily_schedule']>;
const bad: [string, Change, RegExp][] = [
  ['a zone that does not exist', { zone: 'Mars/Olympus_Mons' }, /time zone “Mars\/Olympus\\?_Mons”/],
  ['an empty zone', { zone: '' }, /time zone/],
  ['no day of the week', { weekdays: 0 }, /no day/],
  ['more days of the week than there are', { weekdays: 128 }, /no day/],
  ['a time that is none', { time: '25:61' }, /time “25:61”/],
  ['no time', { time: '' }, /time/],
  ['a second time that is none', { further_times: 'noon' }, /time “noon”/],
  ['days of the month that are none', { month_days: 'first,32' }, /days of the month/],
  ['a choice that is no JSON', { pool: '{"shows":' }, /what to post/],
  ['a choice of another shape', { pool: '[]' }, /what to post/],
  ['a look that is no JSON', { look: 'blue' }, /look/],
];

const put = (store: Store, id: string, change: Change) =>
  store.write((db) => db.updateTable('daily_schedule').set(change).where('id', '=', id).execute());

describe('a schedule that cannot be read', () => {
  let scene: Awaited<ReturnType<typeof stage>>;
  const bots: RunningDailies[] = [];
  const made: { id: string; place: string }[] = [];
  beforeAll(async () => {
    scene = await stage({ start: '2026-11-24T07:00:00Z' });
    const bot = await scene.start();
    bots.push(bot);
    for (const n of [...bad.keys(), bad.length]) {
      const at = { ...place(), guild: `1000000000000000${10 + n}`, id: `2000000000000000${10 + n}` };
      const { id } = await bot.set(wishes({ place: at }), '300000000000000001', null);
      made.push({ id, place: at.id });
    }
    for (const [n, [, change]] of bad.entries()) await put(scene.store, made[n]?.id ?? '', change);
    for (const time of ['08:00', '08:10', '09:10', '10:10']) await scene.goTo(`2026-11-24T${time}:00Z`);
  });
  afterAll(() => scene.end());

  it('holds up no other, at its time or where the clock ran ahead', async () => {
    expect(scene.discord.posted.map((one) => one.place)).toEqual([made.at(-1)?.place]);
    await scene.store.write((db) =>
      db
        .updateTable('daily_schedule')
        .set({ next_at: Date.parse('2027-11-25T08:00:00Z') })
        .execute(),
    );
    await scene.goTo('2026-11-24T11:30:00Z');
    await scene.goTo('2026-11-25T08:00:00Z');
    expect(scene.discord.posted.map((one) => one.place)).toEqual([made.at(-1)?.place, made.at(-1)?.place]);
  });

  it.each(bad)('is told of once and named: %s', async (what, _change, said) => {
    const n = bad.findIndex(([name]) => name === what);
    const [bot] = bots;
    const [schedule] = (await bot?.ofGuild(`1000000000000000${10 + n}`)) ?? [];
    expect(schedule?.broken?.(wordsFor(null))).toMatch(said);
    expect(schedule?.problem).toMatch(said);
    const told = scene.discord.told.filter(({ text }) => text.includes(`<#${made[n]?.place}>`));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toMatch(said);
  });

  it('can be set anew, or ended', async () => {
    const [bot] = bots;
    for (const n of bad.keys()) {
      const guild = `1000000000000000${10 + n}`;
      const [schedule] = (await bot?.ofGuild(guild)) ?? [];
      if (!bot || !schedule) throw new Error('it is gone');
      if (n % 2 === 0) await bot.off(schedule);
      else await bot.set(wishes({ place: schedule.place }), '300000000000000001', schedule);
      expect((await bot.ofGuild(guild)).map((one) => one.broken)).toEqual(n % 2 === 0 ? [] : [undefined]);
    }
    const before = scene.discord.posted.length;
    await scene.goTo('2026-11-26T08:00:00Z');
    expect(scene.discord.posted.length - before).toBe(Math.floor(bad.length / 2) + 1);
  });
});
