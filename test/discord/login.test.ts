import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Client } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { createClient } from '../../src/discord/connect.ts';
import { login } from '../../src/discord/login.ts';
import { SetupError } from '../../src/errors.ts';
import { spawnBot } from '../harness/bot.ts';

const limit = 300;
let server: Server | undefined;
let client: Client | undefined;
afterEach(async () => {
  await client?.destroy();
  client = undefined;
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** An API that answers each request as `answer` says; null: with silence. `upgrade`: what its gateway does. */
async function api(answer: (url: string) => Answer | null, upgrade?: (socket: Duplex) => void): Promise<string> {
  let at = '';
  server = createServer((_request, response) => {
    const said = answer(at);
    if (!said) return;
    const isText = typeof said.body === 'string';
    response.writeHead(said.status ?? 200, {
      'content-type': isText ? 'text/html' : 'application/json',
      ...said.headers,
    });
    response.end(isText ? said.body : JSON.stringify(said.body));
  });
  if (upgrade) server.on('upgrade', (_request, socket) => upgrade(socket));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return `${at}/api`;
}

const hour = 3_600_000;
const gateway = (url: string, more: { remaining?: number; shards?: number; reset_after?: number } = {}): Answer => ({
  body: {
    url: url.replace('http', 'ws'),
    shards: more.shards ?? 1,
    session_start_limit: { total: 1000, remaining: 1000, reset_after: 4 * hour, max_concurrency: 1, ...more },
  },
});

/** What is said to whoever starts the bot. */
async function said(apiUrl: string, more: { token?: string; shards?: 'auto' } = {}): Promise<string> {
  const options = {
    apiUrl,
    messageContent: false,
    ...(more.shards ? { shards: { ids: 'auto' as const, total: 'auto' as const } } : {}),
  };
  client = createClient(options);
  const log = { warn: () => undefined } as never;
  const error = await login(client, more.token ?? 'a.token.of-ours', options, { log, limit }).then(
    () => null,
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(SetupError);
  return (error as Error).message;
}

it.each<[string, Answer | null, RegExp]>([
  ['a portal’s page', { body: '<html>Welcome to our Wi-Fi</html>' }, /page instead of JSON.*sign-in page/s],
  ['a portal’s redirection', { status: 302, headers: { location: 'http://10.0.0.1/' }, body: '' }, /sign-in page/],
  ['a wall’s page', { status: 403, body: '<html>Access denied</html>' }, /HTTP 403.*address is blocked/s],
  ['a proxy that wants a password', { status: 407, body: '<html>' }, /HTTP 407.*proxy/s],
  ['another address', { status: 404, body: '<html>' }, /HTTP 404.*Check DISCORD_API_URL/s],
  ['other JSON', { body: { hello: 'world' } }, /no word of a gateway.*DISCORD_API_URL/s],
  ['JSON null', { body: null }, /no word of a gateway/],
  ['servers out of order', { status: 503, body: '<html>' }, /out of order.*HTTP 503.*Start me again/s],
  ['a limit', { status: 429, body: {}, headers: { 'retry-after': '600' } }, /wait 10 minutes/],
  ['a refused token', { status: 401, body: { code: 0, message: '401: Unauthorized' } }, /Set DISCORD_TOKEN/],
  ['another refusal', { status: 403, body: { code: 20001, message: 'Bots cannot use this' } }, /Bots cannot use this/],
  ['silence', null, /no answer.*DISCORD_API_URL/s],
])('says plainly what to do about %s', async (_, answer, words) => {
  expect(await said(await api(() => answer))).toMatch(words);
});

it('asks again where Discord is out of order for a moment', async () => {
  let asked = 0;
  const url = await api((at) => {
    asked += 1;
    return asked === 1 ? { status: 502, body: 'Bad Gateway' } : gateway(at, { remaining: 0 });
  });
  const options = { apiUrl: url, messageContent: false };
  client = createClient(options);
  const log = { warn: () => undefined } as never;
  await expect(login(client, 'token', options, { log, limit: 30_000 })).rejects.toThrow('1000 times a day');
});

it('says that there are no connections left today, and when they return', async () => {
  const now = Date.now();
  const words = await said(await api((url) => gateway(url, { remaining: 0 })));
  expect(words).toMatch(/1000 times a day, and none of these are left\..*in 4 hours: start me again then/s);
  const back = Date.parse(`${/return at (\S+ \S+) UTC/.exec(words)?.[1]?.replace(' ', 'T')}Z`);
  expect(Math.abs(back - now - 4 * hour)).toBeLessThan(120_000);
});

it('counts a connection for each shard', async () => {
  const few = (url: string) => gateway(url, { remaining: 3, shards: 8 });
  expect(await said(await api(few), { shards: 'auto' })).toMatch(/only 3 of these are left, while it needs 8/);
});

it('says that nobody can be reached, or nobody who speaks HTTP', async () => {
  expect(await said('http://127.0.0.1:9/api')).toMatch(/cannot be reached at .*ECONNREFUSED/);
  expect(await said('https://no-such-host.invalid/api')).toMatch(/cannot be reached at .*(?:ENOTFOUND|EAI_AGAIN)/);
  const url = await api(() => ({ body: {} }));
  expect(await said(url.replace('http:', 'https:'))).toMatch(/does not speak as Discord does.*https or http/s);
});

it('says that a token with odd characters is none', async () => {
  expect(await said('http://127.0.0.1:9/api', { token: 'a token\u2026' })).toContain('Set DISCORD_TOKEN');
});

it.each<[string, ((socket: Duplex) => void) | 'closed']>([
  ['refuses the connection', 'closed'],
  ['answers with a page', (socket) => socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n')],
  ['hangs up', (socket) => socket.destroy()],
  ['says nothing', () => undefined],
])('says that the gateway is at fault when it %s', async (_, upgrade) => {
  const url = await api(
    (at) => gateway(upgrade === 'closed' ? 'http://127.0.0.1:9' : at),
    upgrade === 'closed' ? undefined : upgrade,
  );
  expect(await said(url)).toMatch(
    /API answers, but its gateway at ws:\/\/127\.0\.0\.1:\d+\/ does not let me in.*WebSocket/s,
  );
});

it('ends the process with these words and without a stack', async () => {
  const url = await api(() => ({ status: 403, body: '<html>Access denied</html>' }));
  const bot = spawnBot({ DISCORD_TOKEN: 'a.token.of-ours', DISCORD_API_URL: url });
  expect(await bot.ended).toBe(1);
  expect(bot.output()).toContain('address is blocked');
  expect(bot.output()).not.toMatch(/stack|could not start|archive is large/);
});
