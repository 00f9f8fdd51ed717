import { afterEach, expect, it } from 'vitest';
import { place, stage, wishes } from './stage.ts';

let set: Awaited<ReturnType<typeof stage>> | undefined;
afterEach(async () => {
  await set?.end();
  set = undefined;
});

const pool = { shows: [], speakers: [], topics: [] };

/** What is posted in five days, where a server saved some quotes. */
async function fiveDays(saved: string[], change: Parameters<typeof wishes>[0], never: string[] = []) {
  set = await stage({
    start: '2026-11-24T00:00:00Z',
    savedIn: async (guild) => (guild === place().guild ? saved : []),
  });
  const bot = await set.start();
  for (const quote of never) await bot.never(place().guild, quote);
  await bot.set(wishes(change), '300000000000000001', null);
  for (let day = 24; day <= 28; day++) await set.goTo(`2026-11-${day}T12:00:00Z`);
  return set.discord.posted.map(({ quote }) => quote);
}

it('posts what members saved before anything else, each once, and then goes on', async () => {
  const posted = await fiveDays(['e0.q3', 'e5.q7', 'gone.quote'], { pool: { ...pool, saved: true } });
  expect(posted).toHaveLength(5);
  expect(new Set(posted).size).toBe(5);
  expect(new Set(posted.slice(0, 2))).toEqual(new Set(['e0.q3', 'e5.q7']));
});

it('keeps to what else was chosen, and to what is barred', async () => {
  const speakers = [{ id: 's3', label: 'Somebody' }];
  const posted = await fiveDays(['e0.q3', 'e0.q4', 'e1.q2'], { pool: { ...pool, speakers, saved: true } }, ['e0.q3']);
  expect(posted[0]).toBe('e1.q2');
  expect(posted).not.toContain('e0.q3');
  expect(posted).toHaveLength(5);
});

it('asks nothing of what was saved where it is not chosen', async () => {
  set = await stage({
    start: '2026-11-24T00:00:00Z',
    savedIn: () => Promise.reject(new Error('asked for')),
  });
  const bot = await set.start();
  await bot.set(wishes(), '300000000000000001', null);
  await set.goTo('2026-11-24T12:00:00Z');
  expect(set.discord.posted).toHaveLength(1);
});
