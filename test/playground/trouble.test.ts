import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { Client, TextChannel } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DiscordUnderTest, startDiscordForTest } from '../harness/local-discord.ts';
import { logIn } from './real-client.ts';

let discord: DiscordUnderTest;
let client: Client<true>;
let general: TextChannel;
const send = { method: 'POST', path: '/channels/:channel/messages' };

beforeAll(async () => {
  discord = await startDiscordForTest();
  client = await logIn(discord);
  general = client.channels.cache.get((await discord.channel('general')).id) as TextChannel;
});
afterAll(async () => {
  await client.destroy();
  await discord.close();
});

/** A request past discord.js, which waits out rate limits by itself. */
const raw = (path: string, init: RequestInit = {}) =>
  fetch(`${discord.apiUrl}/v10${path}`, {
    ...init,
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json', ...init.headers },
  });

describe('ordered failures', () => {
  it('answer 429 and 5xx as often as ordered; discord.js tries again by itself', async () => {
    await discord.failNext({ ...send, times: 1, status: 429, retryAfter: 0.05 });
    await discord.failNext({ ...send, times: 1, status: 502 });
    await general.send('at last');
    const statuses = (await discord.requests(send)).map(({ status }) => status);
    expect(statuses).toEqual([429, 502, 200]);
  });

  it('can strike after the deed was done', async () => {
    await discord.failNext({ ...send, times: 1, status: 403, code: 50013, when: 'after' });
    await expect(general.send('done all the same')).rejects.toMatchObject({ code: 50013 });
    const { messages } = await discord.call('history', {
      member: (await discord.member('Ada')).user.id,
      channel: general.id,
    });
    expect(messages.at(-1)?.content).toBe('done all the same');
  });
});

describe('rate limits', () => {
  it('stop the 51st request of a second, interaction callbacks apart', async () => {
    const refused: Response[] = [];
    // Once is enough, unless the machine is so busy that they take more than a second.
    for (let rounds = 0; refused.length === 0 && rounds < 40; rounds += 1) {
      const answers = await Promise.all(Array.from({ length: 60 }, () => raw('/users/@me')));
      refused.push(...answers.filter(({ status }) => status === 429));
    }
    expect(refused.length).toBeGreaterThan(0);
    expect(await refused[0]!.json()).toMatchObject({ global: true, retry_after: expect.any(Number) as number });
    expect(refused[0]!.headers.get('x-ratelimit-global')).toBe('true');
    const callback = await raw('/interactions/1/nothing/callback', { method: 'POST', body: '{"type":4}' });
    expect(callback.status).not.toBe(429);
  });

  it('speak of buckets in headers', async () => {
    await discord.faults({ routeRateLimits: true, globalRateLimit: false });
    // At once, since five a while are let through.
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => raw(`/channels/${general.id}/typing`, { method: 'POST' })),
    );
    const told = answers.map(({ status, headers }) => `${status}, ${headers.get('x-ratelimit-remaining')} left`).sort();
    expect(told).toEqual(['204, 0 left', '204, 1 left', '204, 2 left', '204, 3 left', '204, 4 left', '429, 0 left']);
    expect(answers.find(({ status }) => status === 204)?.headers.get('content-type')).toBeNull();
    await discord.faults({ routeRateLimits: false, globalRateLimit: true });
  });
});

describe('what the play API keeps out', () => {
  it('pages of other sites, and other names for this address', async () => {
    const play = (headers: Record<string, string>) =>
      fetch(`${discord.url}/play/clock`, { headers }).then(({ status }) => status);
    expect(await play({})).toBe(200);
    expect(await play({ origin: discord.url })).toBe(200);
    expect(await play({ origin: 'https://evil.example' })).toBe(403);
    expect(await play({ origin: 'http://127.0.0.1:1' })).toBe(403);
    const rebound = request({
      port: new URL(discord.url).port,
      host: '127.0.0.1',
      path: '/play/clock',
      headers: { host: 'evil.example' },
    });
    const [answer] = (await once(rebound.end(), 'response')) as [IncomingMessage];
    expect(answer.resume().statusCode).toBe(403);
  });

  it('tells unknown calls and members plainly', async () => {
    const ask = (name: string, body: object) =>
      fetch(`${discord.url}/play/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).then((response) => response.json());
    expect(await ask('nothing', {})).toEqual({ error: 'The play API has no call "nothing"' });
    expect(await ask('typing', { member: '1', channel: general.id })).toEqual({ error: 'There is no user 1' });
  });
});

describe('a server that comes and goes', () => {
  it('tells the bot of outages, being thrown out and coming back', async () => {
    const guild = client.guilds.cache.first()!;
    await discord.call('setGuildAvailable', { guild: guild.id, available: false });
    await expect.poll(() => guild.available).toBe(false);
    await discord.call('setGuildAvailable', { guild: guild.id, available: true });
    await expect.poll(() => client.guilds.cache.get(guild.id)?.available).toBe(true);
    await discord.call('leaveGuild', { guild: guild.id, user: discord.applicationId });
    await expect.poll(() => client.guilds.cache.size).toBe(0);
    await discord.call('joinGuild', { guild: guild.id, user: discord.applicationId });
    await expect.poll(() => client.guilds.cache.size).toBe(1);
  });
});
