import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DiscordAPIError, RateLimitError, REST } from 'discord.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { askedOnce, ForeignAnswerError, makeRequest } from '../../src/discord/rest.ts';

let server: Server;
afterEach(() => {
  vi.useRealTimers();
  server.closeAllConnections();
  server.close();
});

async function restTo(answer: RequestListener, timeout = 5_000, retries = 0): Promise<REST> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return new REST({
    api: `http://127.0.0.1:${port}/api`,
    makeRequest,
    retries,
    timeout,
    rejectOnRateLimit: () => true,
  }).setToken('token');
}
const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };
const fault = (rest: REST) => rest.get('/users/@me').catch((error: unknown) => error);

describe('whoever answers in Discord’s stead', () => {
  it.each<[string, number, Record<string, string>, string]>([
    ['a portal’s page', 200, html, '<html>Log in to the network</html>'],
    ['a portal’s page that calls itself JSON', 200, json, '<html>Log in to the network</html>'],
    ['a redirection to a portal', 302, { location: 'http://portal.example/' }, ''],
    ['a proxy’s page', 403, html, '<html>Forbidden</html>'],
    ['a proxy’s JSON', 403, json, '{"error":"forbidden"}'],
    ['a proxy that wants a password', 401, html, '<html>Password, please</html>'],
    ['a proxy’s own 404', 404, html, 'not found'],
  ])('is told from Discord: %s', async (_what, status, headers, body) => {
    const rest = await restTo((_request, response) => void response.writeHead(status, headers).end(body));
    expect(await fault(rest)).toBeInstanceOf(ForeignAnswerError);
    // The token is not forgotten for it.
    expect(await fault(rest)).toBeInstanceOf(ForeignAnswerError);
  });

  it('waits a while after a limit that does not say how long', async () => {
    const rest = await restTo((_request, response) => void response.writeHead(429, html).end('<html>Too many</html>'));
    const error = await fault(rest);
    if (!(error instanceof RateLimitError)) throw error;
    expect(error.retryAfter).toBeGreaterThanOrEqual(30_000);
  });

  it('reads how long from the answer where the header is a date', async () => {
    const rest = await restTo(
      (_request, response) =>
        void response
          .writeHead(429, { ...json, 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' })
          .end('{"message":"slow down","retry_after":7}'),
    );
    const error = await fault(rest);
    if (!(error instanceof RateLimitError)) throw error;
    expect(error.retryAfter).toBeGreaterThanOrEqual(7_000);
    expect(error.retryAfter).toBeLessThan(8_000);
  });

  it.each<[string, number, Record<string, string>]>([
    ['for all that is asked', 1, { 'x-ratelimit-global': 'true', 'retry-after': '34560000' }],
    [
      'for this place',
      24,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '34560000', 'retry-after': '34560000' },
    ],
  ])('is asked again in time where it wants to be left alone for a year: %s, %i h', async (_what, hours, limit) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    let asked = 0;
    const rest = await restTo((_request, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(429, { ...json, ...limit }).end('{"message":"slow down"}');
      else response.writeHead(200, json).end('{"id":"1"}');
    });
    expect(await fault(rest)).toBeInstanceOf(RateLimitError);
    vi.setSystemTime(Date.now() + hours * 3_600_000 - 10_000);
    expect(await fault(rest)).toBeInstanceOf(RateLimitError);
    vi.setSystemTime(Date.now() + 20_000);
    expect(await rest.get('/users/@me')).toEqual({ id: '1' });
  });

  it('is not waited for when it begins an answer and never ends it', async () => {
    const rest = await restTo((_request, response) => void response.writeHead(200, json).write('{"id":'), 200);
    expect(await fault(rest)).toMatchObject({ name: 'AbortError' });
  });
});

describe('what Discord answers', () => {
  it('arrives as it is', async () => {
    const rest = await restTo(
      (_request, response) => void response.writeHead(200, json).end('{"id":"1","name":"Åsa"}'),
    );
    expect(await rest.get('/users/@me')).toEqual({ id: '1', name: 'Åsa' });
  });

  it('may be nothing', async () => {
    const rest = await restTo((_request, response) => void response.writeHead(204).end());
    await expect(rest.post('/channels/1/typing')).resolves.toBeDefined();
  });

  it('may be a refusal', async () => {
    const rest = await restTo(
      (_request, response) => void response.writeHead(403, json).end('{"message":"Missing Access","code":50001}'),
    );
    const error = await fault(rest);
    if (!(error instanceof DiscordAPIError)) throw error;
    expect(error.code).toBe(50001);
  });
});

describe('a request of which no answer comes', () => {
  const taken = '{"message":"Interaction has already been acknowledged.","code":40060}';
  const reply = (rest: REST) => rest.post('/interactions/5/token/callback', { auth: false, body: { type: 5 } });
  /** Answers with 502, or cuts the connection, the first time, and carries it out every time. */
  const losing = (how: 'fails' | 'is cut', done: { times: number }, again: RequestListener): RequestListener => {
    return (request, response) => {
      done.times += 1;
      if (done.times > 1) again(request, response);
      else if (how === 'fails') response.writeHead(502).end();
      else request.socket.destroy();
    };
  };

  it.each(['fails', 'is cut'] as const)(
    'answered an interaction, where Discord says so the next time: it %s',
    async (how) => {
      const done = { times: 0 };
      const again: RequestListener = (_request, response) => void response.writeHead(400, json).end(taken);
      const rest = await restTo(losing(how, done, again), 5_000, 1);
      await expect(reply(rest)).resolves.toBeDefined();
      expect(done.times).toBe(2);
    },
  );

  it('answered none with another answer', async () => {
    const done = { times: 0 };
    const rest = await restTo(
      losing('fails', done, (_request, response) => void response.writeHead(400, json).end(taken)),
      5_000,
      0,
    );
    await expect(reply(rest)).rejects.toThrow();
    const other = rest.post('/interactions/5/token/callback', { auth: false, body: { type: 4 } });
    await expect(other).rejects.toMatchObject({ code: 40060 });
  });

  it('answered none where somebody else was faster', async () => {
    const rest = await restTo((_request, response) => void response.writeHead(400, json).end(taken), 5_000, 1);
    await expect(rest.post('/interactions/6/token/callback', { auth: false, body: {} })).rejects.toMatchObject({
      code: 40060,
    });
  });

  it.each(['fails', 'is cut'] as const)('is made once where it would be carried out twice: it %s', async (how) => {
    const done = { times: 0 };
    const rest = await restTo(
      losing(how, done, (_request, response) => void response.writeHead(200, json).end('{}')),
      5_000,
      3,
    );
    await expect(askedOnce(() => rest.post('/webhooks/1/token', { body: {} }))).rejects.toThrow();
    expect(done.times).toBe(1);
  });
});
