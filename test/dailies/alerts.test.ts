import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { PlayMessage } from '../../src/playground/contract.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';
import { type ClockedBot, type ClockedBots, clockedBots } from '../harness/clocked-bots.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { buttonsOf, only, quoteOf, wordsOf } from '../harness/reading.ts';

/** The whole bot over the local Discord, which checks each request against Discord's own description of it. */
const folder = mkdtempSync(join(tmpdir(), 'overlord-alerts-'));
const database = join(folder, 'bot.db');
let discord: DiscordUnderTest;
let bots: ClockedBots;
let bot: ClockedBot;
/** Owns the server. */
let ada: MemberActor;
let grace: MemberActor;

beforeAll(async () => {
  discord = await startDiscordForTest();
  bots = clockedBots(discord);
  await bots.setClock(Date.parse('2027-03-01T00:00:00Z'));
  bot = await bots.start(database);
  [ada, grace] = await Promise.all([discord.member('Ada'), discord.member('Grace')]);
});
afterAll(async () => {
  await bots.end();
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
});
/** All that is kept of alerts, looked up beside the bot. */
async function kept(wipe: 'look' | 'wipe' = 'look') {
  const store = await openStore(sqlite(database));
  const found = await store.write(async (db) => {
    const rows = [
      ...(await db.selectFrom('alert').selectAll().execute()),
      ...(await db.selectFrom('outbox').selectAll().execute()),
    ];
    if (wipe === 'wipe') {
      await db.deleteFrom('alert').execute();
      await db.deleteFrom('outbox').execute();
    }
    return rows;
  });
  await store.close();
  return found;
}
beforeEach(async () => {
  await discord.faults({ latencyMs: 0 });
  await kept('wipe');
});

const isAlert = (message: PlayMessage) => buttonsOf(message).some(({ id }) => id?.startsWith('ax:'));
const alertsOf = async (who: MemberActor) => (await who.history('dm').catch(() => [])).filter(isAlert);
const say = async (who: MemberActor, command: string, options: Record<string, string> = {}) =>
  wordsOf(only((await who.slash(command, options)).messages));
/** The archive's two episodes are new; all that follows is done. */
async function news() {
  bot.announce();
  // What is asked for after it is answered after it.
  await say(grace, '/alert list');
  await expect.poll(async () => (await kept()).filter((row) => 'state' in row).length).toBeGreaterThan(0);
  await bot.settled();
}

it('tells a member in the language in which they asked', async () => {
  const before = (await alertsOf(grace)).length;
  await grace.slash('/alert add topic', { topic: 'bitcoin' }, { locale: 'ja' });
  await news();
  const [message] = (await alertsOf(grace)).slice(before);
  expect(wordsOf(message as PlayMessage)).toContain(wordsFor('ja').posts.alerted);
});

it('tells once of an episode, with the quote, whatever of it was asked for', async () => {
  const before = (await alertsOf(grace)).length;
  expect(await say(grace, '/alert add topic', { topic: 'bitcoin' })).toContain('in a private message');
  await say(grace, '/alert add phrase', { phrase: 'Bitcoin' });
  await say(grace, '/alert add person', { person: 'Jeff Meyerson' });
  expect(await say(grace, '/alert add phrase', { phrase: ' bitcoin' })).toContain('already');
  expect(await say(ada, '/alert list')).toContain('nothing so far');
  await news();
  await news();
  const [message, ...more] = (await alertsOf(grace)).slice(before);
  expect(more).toEqual([]);
  expect(wordsOf(message as PlayMessage)).toContain('You asked to be told of the topic “bitcoin”');
  expect(quoteOf(message as PlayMessage).toLowerCase()).toContain('bitcoin');
  expect(message?.play.pinged.everyone).toBe(false);

  const off = only((await grace.press(message as PlayMessage, 'No more of this')).messages);
  expect(wordsOf(off)).toContain('no more of the topic “bitcoin”');
  expect(wordsOf(only((await grace.press(message as PlayMessage, 'No more of this')).messages))).toContain(
    'no such alert',
  );
  const list = await say(grace, '/alert list');
  expect(list).not.toContain('the topic');
  expect(list).toContain('the words “Bitcoin”');
  expect(await say(grace, '/alert remove', { alert: 'jeff meyerson' })).toContain('no more of the person');
});

it('tells of somebody who speaks, and of nobody and nothing that is only like it', async () => {
  const before = (await alertsOf(grace)).length;
  await say(grace, '/alert add topic', { topic: 'kuberntes' });
  await say(grace, '/alert add topic', { topic: 'automobile insurance' });
  await say(grace, '/alert add phrase', { phrase: 'face hugging' });
  await say(grace, '/alert add person', { person: 'Mark Somebody' });
  expect(await say(grace, '/alert add topic', { topic: 'and the' })).toContain('Every episode says that');
  await say(ada, '/alert add person', { person: 'Jeff Meyerson' });
  await news();
  expect(await alertsOf(grace)).toHaveLength(before);
  const [message] = (await alertsOf(ada)).slice(-1);
  expect(wordsOf(message as PlayMessage)).toContain('**Jeff Meyerson**');
});

it('tells a channel for those who manage the server, and says what is missing there', async () => {
  const guild = await discord.guildId();
  const { channel } = await discord.call('createChannel', { guild, name: 'news' });
  expect(await say(grace, '/alert add topic', { topic: 'bitcoin', channel: channel.id })).toContain('manage');
  await discord.call('setPermissions', { guild, channel: channel.id, bot: true, deny: ['SendMessages'] });
  const answer = await say(ada, '/alert add topic', { topic: 'bitcoin', channel: channel.id });
  expect(answer).toContain('Send Messages');
  await news();
  expect((await ada.history(channel)).filter(isAlert)).toEqual([]);
  expect(await say(ada, '/alert list')).toContain('did not arrive');
  await discord.call('setPermissions', { guild, channel: channel.id, bot: true, allow: ['SendMessages'] });
  await bots.goTo((await bots.now()) + 3_600_000);
  const posts = (await ada.history(channel)).filter(isAlert);
  expect(posts).toHaveLength(1);
  expect(await say(ada, '/alert list')).not.toContain('did not arrive');
  // A member may not end what is the server's.
  const pressed = only((await grace.press(posts[0] as PlayMessage, 'No more of this')).messages);
  expect(wordsOf(pressed)).toContain('You have no such alert');
});

it('gives up with a note where private messages are closed, and tries the next time', async () => {
  const before = (await alertsOf(grace)).length;
  await discord.call('setDirectMessages', { user: grace.user.id, open: false });
  await say(grace, '/alert add topic', { topic: 'bitcoin' });
  await news();
  expect(await say(grace, '/alert list')).toContain('your private messages are closed to me');
  await discord.call('setDirectMessages', { user: grace.user.id, open: true });
  await bots.goTo((await bots.now()) + 2 * 3_600_000);
  expect(await alertsOf(grace)).toHaveLength(before);
});

it('tries again while Discord is out of order', async () => {
  const before = (await alertsOf(grace)).length;
  await say(grace, '/alert add topic', { topic: 'bitcoin' });
  await discord.failNext({ method: 'POST', path: '/users/@me/channels', times: 1, status: 503 });
  await discord.failNext({ method: 'POST', path: '/channels/:channel/messages', times: 1, status: 502, when: 'after' });
  await news();
  for (let n = 0; n < 4; n += 1) await bots.goTo((await bots.now()) + 60_000);
  expect(await alertsOf(grace)).toHaveLength(before + 1);
});

it('neither doubles nor loses a message, killed before it is sent and after', async () => {
  const steps = [
    () =>
      expect.poll(async () => (await kept()).filter((row) => 'state' in row && row.kind === 'alert').length).toBe(1),
    () =>
      discord.waitFor(
        'message',
        ({ message }) => message.channel_id === dm && isAlert(message) && !seen.has(message.id),
      ),
  ];
  const earlier = await alertsOf(grace);
  const dm = earlier[0]?.channel_id;
  const seen = new Set(earlier.map(({ id }) => id));
  for (const step of steps) {
    await kept('wipe');
    await say(grace, '/alert add topic', { topic: 'bitcoin' });
    await discord.faults({ latencyMs: 150 });
    bot.announce();
    await step();
    await bot.kill();
    await discord.faults({ latencyMs: 0 });
    bot = await bots.start(database);
    await bot.settled();
    for (const later of [60_000, 120_000]) await bots.goTo((await bots.now()) + later);
    const fresh = (await alertsOf(grace)).filter(({ id }) => !seen.has(id));
    expect(fresh).toHaveLength(1);
    for (const { id } of fresh) seen.add(id);
  }
});

it('is bounded, shown and erased by /privacy', async () => {
  for (let n = 1; n <= 20; n += 1) await say(grace, '/alert add topic', { topic: `subject ${n}` });
  expect(await say(grace, '/alert add topic', { topic: 'subject 21' })).toContain('There are 20 already');
  await say(grace, '/alert remove', { alert: 'subject 3' });
  await say(grace, '/alert add topic', { topic: 'bitcoin' });
  await news();
  const mine = only((await grace.slash('/privacy')).messages);
  expect(wordsOf(mine)).toContain('What you asked to be told of');
  expect(wordsOf(mine)).toContain('“subject 20”');
  await grace.select(mine, ['alerts']);
  expect(JSON.stringify(await kept())).not.toContain(grace.user.id);
});

it('shows and erases what it told of though every alert was ended since', async () => {
  await say(grace, '/alert add topic', { topic: 'bitcoin' });
  await news();
  await say(grace, '/alert remove', { alert: 'bitcoin' });
  expect(JSON.stringify(await kept())).toContain(grace.user.id);
  const mine = only((await grace.slash('/privacy')).messages);
  expect(wordsOf(mine)).toContain('which episodes I told you of');
  await grace.select(mine, ['alerts']);
  expect(JSON.stringify(await kept())).not.toContain(grace.user.id);
  expect(wordsOf(only((await grace.slash('/privacy')).messages))).not.toContain('episodes I told you of');
});
