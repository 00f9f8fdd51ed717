import { afterEach, describe, expect, it } from 'vitest';
import type { RunningDailies } from '../../src/dailies/dailies.ts';
import { placeKind } from '../../src/dailies/model.ts';
import type { Poster, Published, Sent } from '../../src/dailies/poster.ts';
import { episodeRef as episode, place, stage, wishes } from './stage.ts';

let scene: Awaited<ReturnType<typeof stage>>;
afterEach(() => scene.end());

const minute = 60_000;
const start = Date.parse('2026-11-24T07:00:00Z');
const forbidden: Sent = { kind: 'refused', refusal: 'no permission', why: '403, 50013: Missing Permissions' };
const blocked: Sent = { kind: 'refused', refusal: 'blocked', why: '400, 200000: Message was blocked' };

/** One place that asks for new episodes, and what was sent and published there. */
async function setUp(change: Parameters<typeof wishes>[0] = {}, publishing: Published[] = []) {
  scene = await stage({ start: '2026-11-24T07:00:00Z' });
  const how: { title: string; tag: string | null }[] = [];
  const published: string[] = [];
  const poster: Poster = {
    ...scene.discord.poster,
    send(to, reply, options) {
      how.push({ title: options.title, tag: options.tag });
      return scene.discord.poster.send(to, reply, options);
    },
    async publish(_place, message) {
      const answer = publishing.shift() ?? { kind: 'done' };
      if (answer.kind === 'done') published.push(message);
      return answer;
    },
  };
  const bot = await scene.start(poster);
  const schedule = await bot.set(
    wishes({ newEpisodes: true, times: ['23:00'], ...change }),
    '300000000000000001',
    null,
  );
  const { posted, state } = scene.discord;
  const wordsAt = (n: number) =>
    posted[n]?.reply.blocks.map((block) => (block.kind === 'text' ? block.markdown : '')).join('\n');
  return { bot, schedule, posted, state, how, published, wordsAt };
}

const pass = async (from: number, to: number) => {
  for (let at = from; at <= to; at += 1) await scene.goTo(start + at * minute);
};
const trouble = (bot: RunningDailies) => bot.announcement(place().id);

describe('an announcement of new episodes', () => {
  it('that a place refuses is tried again until somebody mended it, and says why it waits', async () => {
    const { bot, posted, state } = await setUp();
    state.answers = [forbidden, forbidden, forbidden];
    await bot.newEpisodes([episode('aaa'), episode('bbb')]);
    await pass(1, 1);
    expect(posted).toHaveLength(0);
    expect(await trouble(bot)).toMatchObject({
      episode: 'aaa',
      episodes: 2,
      state: 'waits',
      problem: expect.stringMatching(/may not post there.*Send Messages/),
    });
    await pass(2, 60);
    expect(posted).toHaveLength(1);
    expect(state.sends).toBe(4);
    expect(await trouble(bot)).toBeNull();
  });

  /** New episodes of which this process has read the first only, until it is told that it has read all. */
  async function findsTwoHavingReadOne(bot: Awaited<ReturnType<typeof setUp>>['bot']): Promise<() => void> {
    const { search } = scene.archive;
    const { episode: card } = search;
    search.episode = async (id) => (id === 'aaa' ? card(id) : null);
    await bot.newEpisodes([episode('aaa'), episode('bbb')]);
    return () => {
      search.episode = card;
    };
  }

  it('waits for episodes that another process read first, and tells of all of them', async () => {
    const { bot, posted, wordsAt } = await setUp();
    const readAll = await findsTwoHavingReadOne(bot);
    await pass(1, 2);
    expect(posted).toHaveLength(0);
    readAll();
    await pass(3, 10);
    expect(posted).toHaveLength(1);
    expect(wordsAt(0)).toMatch(/Title of aaa[\s\S]*Title of bbb/);
    expect(await trouble(bot)).toBeNull();
  });

  it('is tried again after a minute, however often its episodes were waited for before', async () => {
    const { bot, posted, state } = await setUp();
    const { search } = scene.archive;
    const { episode: card } = search;
    search.episode = async () => null;
    await bot.newEpisodes([episode('aaa')]);
    await pass(1, 40);
    search.episode = card;
    state.answers = [forbidden];
    await pass(41, 43);
    expect(state.answers).toEqual([]);
    expect(posted).toHaveLength(1);
  });

  it('goes without an episode that is gone, after an hour', async () => {
    const { bot, posted, wordsAt } = await setUp();
    await findsTwoHavingReadOne(bot);
    await pass(1, 100);
    expect(posted).toHaveLength(1);
    expect(wordsAt(0)).toContain('Title of aaa');
    expect(wordsAt(0)).not.toContain('Title of bbb');
  });

  it('is tried at once when the place was changed', async () => {
    const { bot, posted, state, schedule } = await setUp();
    state.answers = Array<Sent>(5).fill(forbidden);
    await bot.newEpisodes([episode('aaa')]);
    await pass(1, 16);
    expect(posted).toHaveLength(0);
    state.answers = [];
    await bot.placeChanged(schedule.place.guild, schedule.place.id);
    await scene.goTo(start + 16 * minute + 1_000);
    expect(posted).toHaveLength(1);
  });

  it('is given up after a day, and that is said for a week', async () => {
    const { bot, posted, state } = await setUp();
    state.answers = Array<Sent>(500).fill(forbidden);
    await bot.newEpisodes([episode('aaa')]);
    for (let hour = 0; hour <= 26; hour += 1) await scene.goTo(start + hour * 60 * minute);
    expect(await trouble(bot)).toMatchObject({ state: 'skipped', problem: expect.stringContaining('may not post') });
    state.answers = [];
    await scene.goTo(start + 30 * 60 * minute);
    expect(posted.filter(({ ids }) => ids.some((id) => id.startsWith('de:')))).toHaveLength(0);
    await scene.goTo(start + 9 * 24 * 60 * minute);
    expect(await trouble(bot)).toBeNull();
  });

  it('goes without the titles where Discord does not take them', async () => {
    const { bot, state, wordsAt, how } = await setUp();
    state.answers = [blocked];
    await bot.newEpisodes([episode('aaa')]);
    await pass(1, 1);
    expect(wordsAt(0)).toContain('A new episode is in the archive');
    expect(wordsAt(0)).not.toContain('aaa');
    expect(how.map(({ title }) => title)).toEqual(['New: Title of aaa', 'A new episode is in the archive']);
  });

  it('carries the tag that the schedule has by now', async () => {
    const { bot, how, schedule } = await setUp({ place: place(1, placeKind.forum), tag: '77' });
    await bot.newEpisodes([episode('aaa')]);
    await pass(1, 1);
    await bot.set({ ...schedule, tag: '78' }, '300000000000000001', schedule);
    await bot.newEpisodes([episode('bbb')]);
    await pass(2, 2);
    expect(how.map(({ tag }) => tag)).toEqual(['77', '78']);
  });

  it('is published where that was asked for, again until it works', async () => {
    const { bot, published, posted } = await setUp({ place: place(1, placeKind.announcement), publish: true }, [
      { kind: 'unreachable', why: 'ECONNRESET' },
      { kind: 'limited', retryAfter: 10 * minute, holdAll: 0 },
    ]);
    await bot.newEpisodes([episode('aaa')]);
    await pass(1, 2);
    expect(posted).toHaveLength(1);
    expect(await trouble(bot)).toMatchObject({ state: 'sent' });
    await pass(3, 14);
    expect(published).toEqual(['1']);
    expect(await trouble(bot)).toBeNull();
    expect(posted).toHaveLength(1);
  });

  it('is not published where nobody asked for it', async () => {
    const { bot, published, posted } = await setUp({ place: place(1, placeKind.announcement), publish: false });
    await bot.newEpisodes([episode('aaa')]);
    await pass(1, 3);
    expect(posted).toHaveLength(1);
    expect(published).toEqual([]);
  });

  it('is published, as dailies are, in a channel that became an announcement channel', async () => {
    const { bot, published, schedule } = await setUp({ publish: true, times: ['08:30'] });
    await bot.newEpisodes([episode('aaa')]);
    await pass(1, 1);
    expect(published).toEqual([]);
    await bot.kindsSeen((id) => (id === schedule.place.id ? placeKind.announcement : null));
    await bot.newEpisodes([episode('bbb')]);
    await pass(2, 31);
    expect(published).toEqual(['2', '3']);
  });

  it('is of the shows that a schedule of its place keeps to, and of no other', async () => {
    const only = (...shows: string[]) => ({ pool: { shows, speakers: [], topics: [] } });
    const { bot, posted, wordsAt } = await setUp(only('The Lamp Hour', 'The Tide Hour'));
    const tide = { ...episode('tide'), show: 'the tide hour' };
    await bot.newEpisodes([{ ...episode('cloud'), show: 'The Cloud Hour' }]);
    await pass(0, 1);
    expect(posted).toHaveLength(0);
    await bot.newEpisodes([{ ...episode('cloud'), show: 'The Cloud Hour' }, tide]);
    await pass(2, 3);
    expect(posted).toHaveLength(1);
    expect(wordsAt(0)).toContain('tide');
    expect(wordsAt(0)).not.toContain('cloud');
    // Another schedule of the place wants them all.
    await bot.set(wishes({ newEpisodes: true, times: ['22:00'] }), '300000000000000001', null);
    await bot.newEpisodes([{ ...episode('cloud'), show: 'The Cloud Hour' }, tide]);
    await pass(4, 5);
    expect(posted).toHaveLength(2);
    expect(wordsAt(1)).toContain('cloud');
  });

  it('is not made any more where it was turned off, and waits where the schedule is paused', async () => {
    const { bot, posted, state, schedule } = await setUp();
    state.answers = [forbidden];
    await bot.newEpisodes([episode('aaa')]);
    await pass(0, 0);
    await bot.pause(schedule);
    await pass(1, 40);
    expect(posted).toHaveLength(0);
    await bot.resume(schedule);
    await pass(41, 80);
    expect(posted).toHaveLength(1);
    state.answers = [forbidden];
    await bot.newEpisodes([episode('bbb')]);
    await pass(81, 81);
    await bot.set({ ...schedule, newEpisodes: false }, '300000000000000001', schedule);
    await pass(82, 130);
    expect(posted).toHaveLength(1);
    expect(await trouble(bot)).toBeNull();
  });
});

it('a test post shows another quote than the first day’s', async () => {
  const { bot, posted, schedule } = await setUp({ times: ['08:30'] });
  for (let n = 0; n < 5; n += 1) {
    await scene.goTo(start + n * minute);
    await bot.post(schedule, 'test');
  }
  await scene.goTo(start + 31 * minute);
  const quotes = posted.map(({ quote }) => quote);
  expect(quotes.slice(0, -1)).not.toContain(quotes.at(-1));
});
