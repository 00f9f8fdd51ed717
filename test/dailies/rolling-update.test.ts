import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ClockedBot, type ClockedBots, clockedBots } from '../harness/clocked-bots.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import { buttonsOf, only, wordsOf } from '../harness/reading.ts';

/** One process takes another's place: for some moments both hear of everything. */
let server: TestPostgres;
let discord: DiscordUnderTest;
let bots: ClockedBots;
let ada: MemberActor;
let address: string;
const running: ClockedBot[] = [];

beforeAll(async () => {
  server = await startPostgres();
  address = await server.freshDatabase();
  discord = await startDiscordForTest();
  bots = clockedBots(discord);
  await bots.setClock(Date.parse('2027-03-01T00:00:00Z'));
  ada = await discord.member('Ada');
  running.push(await bots.start(address), await bots.start(address));
});
afterAll(async () => {
  await bots.end();
  await discord.close();
  await server.stop();
});

const posts = async () =>
  (await ada.history()).filter((one) => buttonsOf(one).some(({ id }) => id?.startsWith('dc:'))).length;
const goOn = () => bots.goTo(Date.parse('2027-03-01T00:00:00Z') + 1000);

it('sets up one daily post, and says so once', async () => {
  const { messages } = await ada.slash('/daily set', { time: '9:00', zone: 'UTC', another: true });
  await goOn();
  expect(wordsOf(only(messages))).toContain('Daily quote set up');
  const listed = wordsOf(only((await ada.slash('/daily list')).messages));
  expect(listed).toContain('**1.**');
  expect(listed).not.toContain('**2.**');
});

it('posts one now, and one as a test', async () => {
  const { messages } = await ada.slash('/daily now');
  await goOn();
  expect(wordsOf(only(messages))).toContain('Posted');
  expect(await posts()).toBe(1);
  const set = only((await ada.slash('/daily set', { time: '10:00' })).messages);
  await ada.press(set, 'Send a test here');
  await goOn();
  expect(await posts()).toBe(2);
});

it('hands over while posts come due: each is posted once, on time', async () => {
  const { guilds } = await ada.world();
  const guild = guilds[0]?.id ?? '';
  const channels = await Promise.all(
    Array.from(
      { length: 8 },
      async (_, n) => (await discord.call('createChannel', { guild, name: `later-${n}` })).channel,
    ),
  );
  const noon = Date.parse('2027-03-01T12:00:00Z');
  for (const [n, channel] of channels.entries()) {
    await ada.slash('/daily set', { channel: channel.id, time: `12:0${n}`, zone: 'UTC' });
    await goOn();
  }
  // The old ones stop one after the other, each as a new one is there; the posts of that minute are under way.
  await discord.faults({ latencyMs: 40 });
  for (let minute = 0; minute < channels.length; minute += 1) {
    await bots.setClock(noon + minute * 60_000);
    if (minute === 2) running.push(await bots.start(address));
    if (minute === 3) await running[0]?.stop();
    if (minute === 5) running.push(await bots.start(address));
    if (minute === 6) await running[1]?.stop();
    await bots.goTo(noon + minute * 60_000 + 1000);
  }
  await discord.faults({ latencyMs: 0 });
  await bots.goTo(noon + 10 * 60_000);
  const posted = await Promise.all(channels.map((channel) => ada.history(channel)));
  expect(posted.map((messages) => messages.length)).toEqual(channels.map(() => 1));
  const late = posted.map(([post], n) => Date.parse(post?.timestamp ?? '') - (noon + n * 60_000));
  expect(Math.max(...late)).toBeLessThan(60_000);
  expect(running.slice(0, 2).map((one) => one.alive())).toEqual([false, false]);
});

it('ends one, and says so', async () => {
  const { messages } = await ada.slash('/daily off', { schedule: '1' });
  expect(wordsOf(only(messages))).toContain('No more daily quotes');
});
