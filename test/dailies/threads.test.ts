import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Channel, PlayMessage } from '../../src/playground/contract.ts';
import { type ClockedBot, type ClockedBots, clockedBots } from '../harness/clocked-bots.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { hasButton, only, wordsOf } from '../harness/reading.ts';

/** The whole bot over the local Discord, which checks each request against Discord's own description of it. */
const folder = mkdtempSync(join(tmpdir(), 'overlord-threads-'));
const database = join(folder, 'bot.db');
const day = 86_400_000;
const hour = 3_600_000;
let discord: DiscordUnderTest;
let bots: ClockedBots;
let bot: ClockedBot;
let ada: MemberActor;
let today = Date.parse('2027-03-01T00:00:00Z');
let made = 0;

beforeAll(async () => {
  discord = await startDiscordForTest();
  bots = clockedBots(discord);
  await bots.setClock(today);
  bot = await bots.start(database);
  ada = await discord.member('Ada');
});
afterAll(async () => {
  await bots.end();
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await discord.faults({ latencyMs: 0 });
  while (!wordsOf(only((await ada.slash('/daily off', { schedule: '1' })).messages)).includes('No daily post'));
  today += 3 * day;
  await bots.goTo(today);
});

async function setUp(kind: 'text' | 'announcement' | 'forum' = 'text', deny: string[] = []) {
  made += 1;
  const guild = await discord.guildId();
  const { channel } = await discord.call('createChannel', { guild, name: `threads-${made}`, kind });
  if (deny.length > 0) await discord.call('setPermissions', { guild, channel: channel.id, bot: true, deny });
  const options = { channel: channel.id, time: '9:00', zone: 'UTC', thread: true };
  return { channel, answer: wordsOf(only((await ada.slash('/daily set', options)).messages)) };
}
const threadsOf = async (channel: Pick<Channel, 'id'>) =>
  (await discord.call('threads', { member: ada.user.id, channel: channel.id })).threads;
const postsIn = async (channel: Pick<Channel, 'id'>): Promise<PlayMessage[]> =>
  (await ada.history(channel)).filter(hasButton('dc'));
/** What the bot said in a thread, but for the post that it is under. */
const saidIn = async (thread: Pick<Channel, 'id'>) =>
  (await discord.call('history', { member: ada.user.id, channel: thread.id, limit: 50 })).messages.filter(
    ({ id, author, type }) => id !== thread.id && author.bot && type === 0,
  );

it.each(['text', 'announcement'] as const)('opens one under each post in a channel (%s)', async (kind) => {
  const { channel, answer } = await setUp(kind);
  expect(answer).toContain('a thread under each');
  for (let n = 0; n < 3; n += 1) await bots.goTo(today + n * day + 9 * hour);
  const posts = await postsIn(channel);
  const threads = await threadsOf(channel);
  expect(threads.map(({ id }) => id).sort()).toEqual(posts.map(({ id }) => id).sort());
  expect(posts).toHaveLength(3);
  for (const thread of threads) {
    const [opening, ...more] = await saidIn(thread);
    expect(more).toEqual([]);
    const words = wordsOf(opening as PlayMessage);
    const name = (thread.name ?? '').replace(/…$/, '');
    // The question that was asked, whole, or which episode it is of.
    if (words.includes('asked in the episode')) expect(words.replaceAll('\\', '')).toContain(name);
    else expect(words).toMatch(/^From .*\*.*\*.*\. What do you make of it\?$/);
    expect(opening?.play.pinged).toEqual({ everyone: false, users: [], roles: [] });
  }
  today += 3 * day;
});

it('begins the talk within the post in a forum', async () => {
  const { channel } = await setUp('forum');
  await bots.goTo(today + 9 * hour);
  const [post, ...more] = await threadsOf(channel);
  expect(more).toEqual([]);
  expect(await saidIn(post as Channel)).toHaveLength(1);
});

it('is opened once, and begun once, though the bot is killed after any of its steps', async () => {
  const { channel } = await setUp();
  const steps: (() => Promise<unknown>)[] = [
    // The thread is there, its first message is not.
    () =>
      discord.waitFor('channel-created', (one) => one.channel.parent_id === channel.id && !known.has(one.channel.id)),
    // The first message is there, and nobody wrote that down.
    () => discord.waitFor('message', ({ message }) => !known.has(message.channel_id) && fromBot(message)),
    // The post is there.
    () => discord.waitFor('message', ({ message }) => message.channel_id === channel.id && !known.has(message.id)),
  ];
  const known = new Set<string>([channel.id]);
  const fromBot = ({ channel_id: id, author, type }: PlayMessage) =>
    id !== channel.id && author.bot === true && type === 0;
  for (const [n, step] of steps.entries()) {
    await discord.faults({ latencyMs: 150 });
    await bots.setClock(today + n * day + 9 * hour);
    await step();
    await bot.kill();
    await discord.faults({ latencyMs: 0 });
    bot = await bots.start(database);
    await bot.settled();
    for (const later of [60_000, 120_000, 300_000]) await bots.goTo((await bots.now()) + later);
    const posts = await postsIn(channel);
    expect(posts).toHaveLength(n + 1);
    for (const { id } of posts) known.add(id);
    const threads = await threadsOf(channel);
    expect(threads.map(({ id }) => id).sort()).toEqual(posts.map(({ id }) => id).sort());
    for (const thread of threads) expect(await saidIn(thread)).toHaveLength(1);
  }
  today += steps.length * day;
});

it('never stops a post, and says which permission it lacks', async () => {
  const { channel, answer } = await setUp('text', ['CreatePublicThreads']);
  expect(answer).toContain('Create Public Threads');
  expect(answer).not.toContain('cannot post');
  expect(wordsOf(only((await ada.slash('/doctor')).messages))).toContain('Create Public Threads');
  await bots.goTo(today + 9 * hour);
  expect(await postsIn(channel)).toHaveLength(1);
  expect(await threadsOf(channel)).toEqual([]);
  const status = async () => wordsOf(only((await ada.slash('/daily status')).messages));
  expect(await status()).toContain('Its thread is not there yet: I may not open threads there');
  // Where somebody mends it in time, it comes.
  await bots.goTo(today + 9.2 * hour);
  await discord.call('setPermissions', {
    guild: await discord.guildId(),
    channel: channel.id,
    bot: true,
    allow: ['CreatePublicThreads'],
  });
  await bots.goTo(today + 11 * hour);
  expect(await threadsOf(channel)).toHaveLength(1);
  expect(await status()).not.toContain('thread is not there');
});

it('is given up with a note where nobody mends it', async () => {
  const { channel } = await setUp('text', ['SendMessagesInThreads']);
  for (const at of [9, 9.5, 11, 13]) await bots.goTo(today + at * hour);
  expect(await postsIn(channel)).toHaveLength(1);
  expect(wordsOf(only((await ada.slash('/daily status')).messages))).toContain('**No thread** under it: I may not');
});
