import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ClockedBots, clockedBots } from '../harness/clocked-bots.ts';
import { type DiscordUnderTest, type MemberActor, startDiscordForTest } from '../harness/local-discord.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';
import { buttonsOf, only, wordsOf } from '../harness/reading.ts';

/** One process takes another's place: for some moments both hear of everything. */
let server: TestPostgres;
let discord: DiscordUnderTest;
let bots: ClockedBots;
let ada: MemberActor;

beforeAll(async () => {
  server = await startPostgres();
  const address = await server.freshDatabase();
  discord = await startDiscordForTest();
  bots = clockedBots(discord);
  await bots.setClock(Date.parse('2027-03-01T00:00:00Z'));
  ada = await discord.member('Ada');
  await bots.start(address);
  await bots.start(address);
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

it('sets up and ends one alert, and says so once', async () => {
  expect(wordsOf(only((await ada.slash('/alert add topic', { topic: 'whales' })).messages))).toContain(
    'I tell you once',
  );
  const { messages } = await ada.slash('/alert remove', { alert: 'whales' });
  expect(wordsOf(only(messages))).toContain('I tell no more of');
});

it('ends one, and says so', async () => {
  expect(wordsOf(only((await ada.slash('/daily off')).messages))).toContain('No more daily quotes');
});
