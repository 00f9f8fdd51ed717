import { afterEach, expect, it } from 'vitest';
import type { Reply } from '../../src/replies/reply.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { episodeRef, paperArchive, place, stage, wishes } from './stage.ts';

/** What goes out beside the posts: each once, and nothing is lost or in the way of anything. */
let scene: Awaited<ReturnType<typeof stage>>;
afterEach(() => scene.end());

const midnight = Date.parse('2026-11-24T00:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const member = (n: number) => ({ member: `3${String(n).padStart(17, '0')}` });
const refs = (n: number) => Array.from({ length: n }, (_, e) => episodeRef(`e${e}`));
const wordsIn = (reply: Reply | undefined): string =>
  (reply?.blocks ?? []).map((block) => (block.kind === 'text' ? block.markdown : '')).join('\n');

/** An archive of which it is known what is said where, by the ids of quotes. */
async function begin({ episodes = 6, each = 8, start = midnight, said = {} as Record<string, string[]> } = {}) {
  const { archive, search: paper } = paperArchive(episodes, each, 5);
  const state = { broken: new Set<string>(), asked: 0, onSearch: async () => {} };
  const search = {
    ...paper,
    async search({ text, filters, limit }: { text: string; filters: { episodes: string[] }; limit: number }) {
      await state.onSearch();
      const hits = (said[text] ?? [])
        .map((id) => ({ id, match: 'exact', episode: { id: id.split('.')[0] ?? '' } }))
        .filter(({ episode }) => filters.episodes.includes(episode.id))
        .slice(0, limit);
      return { match: hits.length > 0 ? 'exact' : 'none', hits };
    },
    async quote(id: string) {
      state.asked += 1;
      if (state.broken.has(id)) throw new Error('a file of the archive is broken');
      return paper.quote(id);
    },
  } as unknown as SearchPort;
  scene = await stage({ start: new Date(start).toISOString(), archive: { search, archive } });
  const bot = await scene.start();
  const rows = () => scene.store.read((db) => db.selectFrom('outbox').selectAll().execute());
  return { bot, archive, state, rows, posted: scene.discord.posted, discord: scene.discord.state };
}

it('waits with an alert for an episode that another process read first', async () => {
  const { bot, archive, posted } = await begin({ said: { whales: ['e0.q0'] } });
  await bot.alerts.add(member(1), 'topic', 'whales', '');
  const all = archive.entries;
  archive.entries = [];
  await bot.newEpisodes(refs(1));
  await bot.settled();
  expect(posted).toEqual([]);
  expect(await bot.alerts.trouble(member(1))).toContain('not in the archive so far');
  archive.entries = all;
  await scene.goTo(midnight + minute);
  expect(posted).toHaveLength(1);
  expect(await bot.alerts.trouble(member(1))).toBeNull();
});

it('gives an alert up with a note when its quote never comes', async () => {
  const { bot, archive, rows } = await begin({ said: { whales: ['e0.q0'] } });
  await bot.alerts.add(member(1), 'topic', 'whales', '');
  archive.entries = [];
  await bot.newEpisodes(refs(1));
  await bot.settled();
  await scene.goTo(midnight + 25 * hour);
  expect(await rows()).toMatchObject([{ state: 'skipped', problem: expect.stringContaining('not in the archive') }]);
});

it('waits with a thread for the quote of a post that another process made', async () => {
  const { bot, archive, discord } = await begin();
  await bot.set(wishes({ zone: 'UTC', look: { thread: true } }), 'x', null);
  const all = archive.entries;
  discord.beforeSend = () => {
    archive.entries = [];
  };
  await scene.goTo(midnight + 9 * hour);
  expect(scene.discord.threads).toEqual([]);
  archive.entries = all;
  await scene.goTo(midnight + 9 * hour + minute);
  expect(scene.discord.threads).toHaveLength(1);
});

it('writes down nothing for a member who has all erased while it is searched for', async () => {
  const { bot, state, rows } = await begin({ said: { whales: ['e0.q0'] } });
  await bot.alerts.add(member(1), 'topic', 'whales', '');
  state.onSearch = () => bot.alerts.forget(member(1).member);
  await bot.newEpisodes(refs(1));
  await bot.settled();
  expect(await rows()).toEqual([]);
});

it('tells of what else was asked for where the first alert is ended before it is sent', async () => {
  const { bot, posted } = await begin({ said: { whales: ['e0.q0'], ships: ['e0.q1'] } });
  await bot.alerts.add(member(1), 'topic', 'whales', '');
  await scene.goTo(midnight + 1000);
  await bot.alerts.add(member(1), 'topic', 'ships', '');
  await bot.alerts.found(refs(1));
  const [first] = await bot.alerts.of(member(1));
  await bot.alerts.remove([first?.id ?? '']);
  await scene.goTo(midnight + minute);
  expect(posted.map(({ reply }) => wordsIn(reply))).toEqual([expect.stringContaining('the topic “ships”')]);
});

it('ends what cannot be read, and sends the rest', async () => {
  const { bot, posted, rows } = await begin({ said: { whales: ['e0.q0'] } });
  await bot.alerts.add(member(1), 'topic', 'whales', '');
  await bot.alerts.add(member(2), 'topic', 'whales', '');
  await bot.alerts.found(refs(1));
  const [first] = await rows();
  await scene.store.write((db) =>
    db
      .updateTable('outbox')
      .set({ about: '{' })
      .where('key', '=', first?.key ?? '')
      .execute(),
  );
  await scene.goTo(midnight + minute);
  expect(posted).toHaveLength(1);
  await scene.goTo(midnight + 25 * hour);
  expect(posted).toHaveLength(1);
  expect((await rows()).find(({ key }) => key === first?.key)).toMatchObject({ state: 'skipped' });
});

it('finds what it perhaps sent, though the alert that it was for is ended', async () => {
  const { bot, posted, discord } = await begin({ said: { whales: ['e0.q0'], ships: ['e0.q1'] } });
  await bot.alerts.add(member(1), 'topic', 'whales', '');
  await scene.goTo(midnight + 1000);
  await bot.alerts.add(member(1), 'topic', 'ships', '');
  discord.answers.push({ kind: 'unsure', why: '502', lands: true });
  await bot.newEpisodes(refs(1));
  await bot.settled();
  const [first] = await bot.alerts.of(member(1));
  await bot.alerts.remove([first?.id ?? '']);
  await scene.goTo(midnight + 5 * minute);
  expect(posted).toHaveLength(1);
});

it('finds what one episode says once where another says it all the time', async () => {
  const often = Array.from({ length: 60 }, (_, n) => `e0.q${n}`);
  const { bot, posted } = await begin({ episodes: 3, each: 60, said: { whales: [...often, 'e2.q1'] } });
  await bot.alerts.add(member(1), 'topic', 'whales', '');
  await bot.newEpisodes(refs(3));
  await bot.settled();
  expect(posted).toHaveLength(2);
  expect(posted.some(({ reply }) => wordsIn(reply).includes('Words of e2.q1'))).toBe(true);
});

it('tells of many episodes at once in one message, and of a few in one each', async () => {
  const said = { whales: Array.from({ length: 300 }, (_, e) => `e${e}.q0`), ships: ['e0.q1', 'e1.q1', 'e2.q1'] };
  const { bot, posted } = await begin({ episodes: 300, each: 2, said });
  await bot.alerts.add(member(1), 'topic', 'whales', '');
  await bot.alerts.add(member(2), 'topic', 'ships', '');
  for (let n = 0; n < 2; n += 1) await bot.newEpisodes(refs(300));
  await bot.settled();
  const of = (one: { member: string }) => posted.filter((message) => message.place === one.member);
  expect(of(member(1)).map(({ reply }) => wordsIn(reply))).toEqual([expect.stringContaining('in 299 more episodes')]);
  expect(of(member(2))).toHaveLength(3);
  expect(wordsIn(of(member(2))[0]?.reply)).not.toContain('more episode');
  expect(await bot.alerts.toldOf(member(1).member)).toBe(300);
  // What is new after that is told by itself.
  await bot.newEpisodes(refs(300));
  await bot.settled();
  expect(posted).toHaveLength(4);
});

const many = 40;
async function manyWait(start: number) {
  const begun = await begin({ start, said: { whales: ['e0.q0'] } });
  for (let n = 0; n < many; n += 1) await begun.bot.alerts.add(member(n), 'topic', 'whales', '');
  return begun;
}

it('lets a post go first whose time comes while many wait to be told', async () => {
  const { bot, posted, discord } = await manyWait(midnight + 9 * hour - 5000);
  await bot.set(wishes({ zone: 'UTC' }), 'x', null);
  discord.beforeSend = () => scene.time.set(midnight + 9 * hour);
  await bot.newEpisodes(refs(1));
  await bot.settled();
  expect(posted).toHaveLength(many + 1);
  expect(posted.findIndex((one) => one.place === place().id)).toBeLessThan(many / 2);
});

it('stops while many wait to be told, and tells them afterwards', async () => {
  const { bot, posted, discord } = await manyWait(midnight);
  const stopped = new Promise<void>((resolve) => {
    discord.beforeSend = () => {
      discord.beforeSend = null;
      resolve(bot.stop(60_000));
    };
  });
  await bot.newEpisodes(refs(1));
  await stopped;
  expect(posted.length).toBeLessThan(many / 2);
  scene.forget(bot);
  await scene.start();
  await scene.goTo(midnight + minute);
  expect(new Set(posted.map((one) => one.place)).size).toBe(many);
  expect(posted).toHaveLength(many);
});

it('goes on where one of them fails for a reason that nobody thought of, and gives that one up', async () => {
  const { bot, state, posted, rows } = await begin({ said: { whales: ['e0.q0'], ships: ['e1.q0'] } });
  state.broken.add('e0.q0');
  await bot.alerts.add(member(1), 'topic', 'whales', '');
  await bot.alerts.add(member(2), 'topic', 'ships', '');
  await bot.newEpisodes(refs(2));
  await bot.settled();
  expect(posted.map((one) => one.place)).toEqual([member(2).member]);
  expect(await bot.alerts.trouble(member(1))).toContain('something went wrong');
  const { asked } = state;
  await scene.goTo(midnight + 1000);
  expect(state.asked).toBe(asked);
  await scene.goTo(midnight + 25 * hour);
  expect((await rows()).map((row) => row.state).sort()).toEqual(['sent', 'skipped']);
});

it('asks again after a first refusal, however often Discord was out of order before', async () => {
  const { bot, posted, discord } = await begin({ said: { whales: ['e0.q0'] } });
  await bot.alerts.add({ place: place(3) }, 'topic', 'whales', '');
  const away = { kind: 'unsure' as const, why: '503' };
  discord.answers = [away, away, away, { kind: 'refused', refusal: 'no permission', why: '50013' }];
  await bot.newEpisodes(refs(1));
  await bot.settled();
  for (const at of [1, 3, 5]) await scene.goTo(midnight + at * minute);
  expect(discord.answers).toEqual([]);
  expect(posted).toEqual([]);
  await scene.goTo(midnight + 16 * minute);
  expect(posted).toHaveLength(1);
});
