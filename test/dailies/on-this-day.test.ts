import { afterEach, expect, it } from 'vitest';
import type { QuotePool } from '../../src/dailies/model.ts';
import { place, stage, wishes } from './stage.ts';

let set: Awaited<ReturnType<typeof stage>> | undefined;
afterEach(async () => {
  await set?.end();
  set = undefined;
});

const all: QuotePool = { shows: [], speakers: [], topics: [] };

/** A schedule from the 24th on, in an archive of which two episodes came out on some 25th and 26th. */
async function fromThe24th(onThisDay: 'first' | 'only') {
  const made = await stage({ start: '2026-11-24T00:00:00Z' });
  set = made;
  made.archive.archive.episodes = [
    { id: 'e2', date: '2019-11-25' },
    { id: 'e4', date: '2026-11-25' },
    { id: 'e3', date: '2020-11' },
    { id: 'e5', date: null },
    { id: 'e1', date: '2024-11-26' },
  ];
  const bot = await made.start();
  const schedule = await bot.set(wishes({ pool: { ...all, onThisDay } }), '300000000000000001', null);
  const day = async (date: number) => {
    const before = made.discord.posted.length;
    await made.goTo(`2026-11-${date}T12:00:00Z`);
    return made.discord.posted.slice(before).map(({ quote, reply }) => ({
      episode: quote.split('.')[0],
      heading: reply.blocks.find((block) => block.kind === 'text')?.markdown.match(/^### (.*)/)?.[1],
    }));
  };
  return { bot, schedule, day, made };
}

it('posts of what came out on that day of an earlier year, and says of which', async () => {
  const { day } = await fromThe24th('first');
  expect(await day(24)).toEqual([{ episode: expect.any(String), heading: 'Quote of the day' }]);
  expect(await day(25)).toEqual([{ episode: 'e2', heading: 'On this day in 2019' }]);
  expect(await day(26)).toEqual([{ episode: 'e1', heading: 'On this day in 2024' }]);
});

it('posts only these where nothing else is wanted, and says why there was none', async () => {
  const { bot, schedule, day } = await fromThe24th('only');
  expect(await day(24)).toEqual([]);
  expect((await bot.lastRuns(schedule, 1))[0]).toMatchObject({
    state: 'skipped',
    reason: expect.stringContaining('on this day of an earlier year'),
  });
  const [after] = await bot.ofGuild(place().guild);
  expect(after).toMatchObject({ problem: null, failures: 0, next: { date: '2026-11-25' } });
  expect(await day(25)).toEqual([{ episode: 'e2', heading: 'On this day in 2019' }]);
  expect(await day(26)).toEqual([{ episode: 'e1', heading: 'On this day in 2024' }]);
});

it('posts again of the same few quotes in another year, and never the one that is barred', async () => {
  const { bot, day, made } = await fromThe24th('only');
  made.archive.archive.entries = made.archive.archive.entries.filter(({ id }) => ['e2.q0', 'e2.q1'].includes(id));
  await bot.never(place().guild, 'e2.q1');
  await day(25);
  for (const year of [2027, 2028]) await made.goTo(`${year}-11-25T12:00:00Z`);
  expect(made.discord.posted.map(({ quote }) => quote)).toEqual(['e2.q0', 'e2.q0', 'e2.q0']);
});
