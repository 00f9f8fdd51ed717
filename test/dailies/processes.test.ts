import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Channel } from '../../src/playground/contract.ts';
import { type ClockedBot, type ClockedBots, clockedBots } from '../harness/clocked-bots.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import { hasButton } from '../harness/reading.ts';

/** Two processes of the whole bot, each with its shard, on one PostgreSQL. */
const due = Date.parse('2027-03-01T09:00:00Z');
const day = 86_400_000;
let server: TestPostgres;
let discord: DiscordUnderTest;
let bots: ClockedBots;
let first: ClockedBot;
let address: string;
let ada: MemberActor;
const channels: Channel[] = [];

beforeAll(async () => {
  server = await startPostgres();
  address = await server.freshDatabase();
  discord = await startDiscordForTest({ extraGuilds: 3 });
  bots = clockedBots(discord);
  await bots.setClock(due - 3_600_000);
  ada = await discord.member('Ada');
  first = await bots.start(address, { shards: '0/2' });
  await bots.start(address, { shards: '1/2' });
  for (const guild of (await ada.world()).guilds) {
    for (let n = 0; n < 4; n += 1) {
      const { channel } = await discord.call('createChannel', { guild: guild.id, name: `daily-${n}` });
      channels.push(channel);
    }
  }
});
afterAll(async () => {
  await bots.end();
  await discord.close();
  await server.stop();
});

const posts = async () =>
  Promise.all(channels.map(async (channel) => (await ada.history(channel)).filter(hasButton('dc')).length));
const all = (n: number) => channels.map(() => n);

it('answers each command once, whichever shard its server is on', async () => {
  for (const channel of channels) {
    const { messages, failure } = await ada.slash(
      '/daily set',
      { channel: channel.id, time: '9:00', zone: 'UTC' },
      { in: channel },
    );
    expect(failure).toBeUndefined();
    expect(messages).toHaveLength(1);
  }
  const refused = (await discord.requests({ method: 'POST' })).filter((one) => one.status >= 400);
  expect(refused).toEqual([]);
});

it('posts each once, sent by whichever claims it', async () => {
  await bots.goTo(due);
  expect(await posts()).toEqual(all(1));
});

it('posts each once although one process is killed in the midst of it', async () => {
  await discord.faults({ latencyMs: 60 });
  await bots.setClock(due + day);
  const sum = async () => (await posts()).reduce((a, b) => a + b);
  await expect.poll(sum, { interval: 5 }).toBeGreaterThanOrEqual(channels.length + 3);
  await first.kill();
  for (const seconds of [1, 50, 100, 200, 400]) await bots.goTo(due + day + seconds * 1000);
  expect(await posts()).toEqual(all(2));
});
