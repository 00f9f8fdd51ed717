import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Channel, PlayMessage } from '../../src/playground/contract.ts';
import { type ClockedBots, clockedBots } from '../harness/clocked-bots.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import { hasButton, only, wordsOf } from '../harness/reading.ts';

/** Alerts and weekly digests of two processes of the whole bot on one PostgreSQL, one of them killed in the midst of it. */
const monday = Date.parse('2027-03-01T00:00:00Z');
const day = 86_400_000;
let server: TestPostgres;
let discord: DiscordUnderTest;
let bots: ClockedBots;
let address: string;
let ada: MemberActor;
let guilds: string[];
/** The first of each server. */
const channels: Channel[] = [];

beforeAll(async () => {
  server = await startPostgres();
  address = await server.freshDatabase();
  discord = await startDiscordForTest({ extraGuilds: 3 });
  bots = clockedBots(discord);
  await bots.setClock(monday);
  ada = await discord.member('Ada');
  guilds = (await ada.world()).guilds.map(({ id }) => id);
  for (let n = 0; n < 8; n += 1) {
    const guild = guilds[n % guilds.length] ?? '';
    channels.push((await discord.call('createChannel', { guild, name: `told-${n}` })).channel);
  }
});
afterAll(async () => {
  await bots.end();
  await discord.close();
  await server.stop();
});

const counts = async (isIt: (message: PlayMessage) => boolean, all = channels) =>
  Promise.all(all.map(async (channel) => (await ada.history(channel)).filter(isIt).length));
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

it('loses and doubles none though the process that sends is killed', async () => {
  const first = await bots.start(address, { identity: 'first' });
  for (const channel of channels) {
    const options = { topic: 'bitcoin', channel: channel.id };
    const said = wordsOf(only((await ada.slash('/alert add topic', options, { in: channel })).messages));
    expect(said).toContain(channel.id);
  }
  for (const [n, channel] of channels.slice(0, guilds.length).entries()) {
    const quote = only((await ada.slash('/quote', { about: 'hugging face' }, { in: channel })).messages);
    await ada.press(quote, 'Save');
    const options = { day: 'Sunday', time: '18:00', zone: 'UTC', channel: channel.id };
    const set = wordsOf(only((await ada.slash('/daily digest set', options, { in: channel })).messages));
    expect(set, String(n)).toContain('every Sunday');
  }
  await first.settled();
  const second = await bots.start(address, { identity: 'second' });
  await discord.faults({ latencyMs: 60 });
  const isAlert = hasButton('ax');
  first.announce();
  await expect.poll(async () => sum(await counts(isAlert)), { interval: 5 }).toBeGreaterThanOrEqual(2);
  await first.kill();
  second.announce();
  for (const minutes of [1, 2, 4, 8]) await bots.goTo(monday + minutes * 60_000);
  // Two episodes say it: each has its message.
  const told = await counts(isAlert);
  expect(told).toEqual(channels.map(() => told[0]));
  expect(told[0]).toBeGreaterThan(0);

  const isDigest = hasButton('dg');
  const third = await bots.start(address, { identity: 'third' });
  const due = monday + 6 * day + 18 * 3_600_000;
  await bots.setClock(due);
  await expect.poll(async () => sum(await counts(isDigest)), { interval: 5 }).toBeGreaterThanOrEqual(1);
  await second.kill();
  for (const minutes of [1, 2, 4, 8]) await bots.goTo(due + minutes * 60_000);
  await third.settled();
  expect(await counts(isDigest, channels.slice(0, guilds.length))).toEqual(guilds.map(() => 1));
});
