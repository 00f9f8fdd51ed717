import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMetrics } from '../../src/operation/metrics.ts';
import { type BotUnderTest, spawnBot, startBotForTest } from '../harness/bot.ts';
import { type DiscordUnderTest, startDiscordForTest } from '../harness/local-discord.ts';

let discord: DiscordUnderTest;
let bot: BotUnderTest;
let url: string;
beforeAll(async () => {
  discord = await startDiscordForTest();
  bot = await startBotForTest(discord, { HTTP_PORT: '0' });
  url = /"url":"(http:\/\/127\.0\.0\.1:\d+)","msg":"health/.exec(bot.output())?.[1] ?? '';
});
afterAll(async () => {
  await bot.stop();
  await discord.close();
});

const metric = async (line: string): Promise<number> => {
  const text = await (await fetch(`${url}/metrics`)).text();
  const found = text.split('\n').find((one) => one.startsWith(`robot_overlord_${line} `));
  return found === undefined ? Number.NaN : Number(found.split(' ').at(-1));
};

it('says that it is well, and refuses what it does not know', async () => {
  const health = await fetch(`${url}/health`);
  expect(health.status).toBe(200);
  expect(await health.json()).toEqual({
    ok: true,
    parts: { discord: 'connected', database: 'works', archive: 'ready' },
  });
  expect((await fetch(`${url}/play`)).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(405);
});

it('counts what it does', async () => {
  expect(await metric('archive{of="episodes"}')).toBe(2);
  expect(await metric('shard_up{shard="0"}')).toBe(1);
  const ada = await discord.member('Ada');
  await ada.slash('/quote', { about: 'hugging face' });
  await ada.slash('/daily set', { time: '9:00', zone: 'UTC' });
  await ada.slash('/daily now');
  const answered = (what: string) => metric(`interaction_seconds_count{what="${what}",outcome="answered"}`);
  await expect.poll(() => answered('/daily')).toBe(2);
  expect(await answered('/quote')).toBe(1);
  expect(await metric('search_seconds_count{asked="search"}')).toBeGreaterThan(0);
  expect(await metric('daily_sends_total{answer="sent"}')).toBe(1);
  expect(await metric('daily_runs{state="posted"}')).toBe(1);
  expect(await metric('dailies{state="set up"}')).toBe(1);
  expect(await metric('dailies{state="late"}')).toBe(0);
  expect(await metric('discord_queue{of="answers"}')).toBe(0);
  expect(await metric('discord_responses_total{status="200"}')).toBeGreaterThan(0);
});

it('says nothing of what anybody asked, who or where', async () => {
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).not.toMatch(/hugging|\bAda\b|(?<![.\d])\d{17,20}(?!\d)/);
});

it('says that it is not well while it is not connected', async () => {
  const away = spawnBot({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: 'http://127.0.0.1:9', HTTP_PORT: '0' });
  await away.says(/"url":"(http:\/\/127\.0\.0\.1:\d+)","msg":"health/);
  const there = /"url":"(http:\/\/127\.0\.0\.1:\d+)","msg":"health/.exec(away.output())?.[1] ?? '';
  const status = await fetch(`${there}/health`).then(
    ({ status }) => status,
    () => 503,
  );
  expect(status).toBe(503);
  await away.ended;
});

it('says what is wrong with the address', async () => {
  const second = spawnBot({ PLAYGROUND_PORT: '0', HTTP_PORT: new URL(url).port });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain('HTTP_PORT');
});

it('tells how far the transcribing is, what was put off with it, and whether it stands still', async () => {
  const metrics = createMetrics();
  const status = { now: null, waiting: 7, made: 2, minutes: 0, elsewhere: false, trouble: 'the minutes are used up' };
  metrics.transcription(() => ({
    ...status,
    left: [{ file: 'a.machine.md', why: 'it is damaged' }],
    later: ['b', 'c', 'd'].map((name) => ({ file: `${name}.machine.md`, why: 'its server does not answer' })),
  }));
  const text = await metrics.text();
  for (const line of [
    'transcripts{state="waiting"} 7',
    'transcripts{state="put off"} 3',
    'transcripts{state="left"} 1',
    'transcripts{state="made"} 2',
    'transcribing_trouble 1',
  ])
    expect(text).toContain(`robot_overlord_${line}\n`);
  expect(text).not.toContain('machine.md');
});
