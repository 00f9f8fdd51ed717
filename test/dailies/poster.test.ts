import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { placeKind } from '../../src/dailies/model.ts';
import { createDailyPoster } from '../../src/discord/daily-poster.ts';
import { say } from '../../src/replies/reply.ts';
import { place } from './stage.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function posterTo(answer: RequestListener) {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const apiUrl = `http://127.0.0.1:${port}/api`;
  return createDailyPoster({ apiUrl, token: 'token', me: () => '1', onRevoked: () => undefined });
}
const limited = (seconds: number, scope: string): RequestListener => {
  const headers = { 'content-type': 'application/json', 'retry-after': String(seconds), 'x-ratelimit-scope': scope };
  const everywhere = scope === 'global' ? { 'x-ratelimit-global': 'true' } : {};
  return (_request, response) => {
    response.writeHead(429, { ...headers, ...everywhere }).end(JSON.stringify({ retry_after: seconds }));
  };
};
const how = { nonce: 'n', title: 'Words', tag: null };

it('reads an answer that is not Discord’s own, such as a proxy’s page', async () => {
  const poster = await posterTo((_request, response) => {
    response.writeHead(403, { 'content-type': 'text/html' }).end('<html>Forbidden</html>');
  });
  const sent = await poster.send(place(), say('Words.'), how);
  expect(sent).toEqual({ kind: 'unsure', why: 'HTTP 403: a page instead of JSON' });
});

it('waits with everything only as long as Discord limits everything', async () => {
  const poster = await posterTo(limited(600, 'global'));
  const sent = await poster.send(place(), say('Words.'), how);
  if (sent.kind !== 'limited') throw new Error(sent.kind);
  expect(sent.retryAfter).toBeGreaterThan(599_000);
  expect(sent.holdAll).toBeGreaterThan(599_000);
});

it('lets one channel’s long limit hold up nothing else, though it has just sent fifty requests', async () => {
  const poster = await posterTo(limited(600, 'shared'));
  const answers = await Promise.all(
    Array.from({ length: 55 }, (_, n) => poster.send({ ...place(), id: String(1000 + n) }, say('Words.'), how)),
  );
  for (const answer of answers) {
    if (answer.kind !== 'limited') throw new Error(answer.kind);
    expect(answer.retryAfter).toBeGreaterThan(599_000);
    expect(answer.holdAll).toBeLessThan(2_000);
  }
});

it('looks into no other server’s channels', async () => {
  const poster = await posterTo((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: '5', type: 0, guild_id: '2', name: 'secret' }));
  });
  const check = poster.check({ guild: '1', id: '5' }, { role: null, publish: false, tag: null });
  await expect(check).rejects.toThrow('not in this server');
});

it('writes nothing once it is too late, though it waited for its connection only', async () => {
  let late = false;
  let received = 0;
  const poster = await posterTo((_request, response) => {
    received += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: '5' }));
  });
  const inTime = () => !late;
  for (const kind of [placeKind.text, placeKind.forum]) {
    late = false;
    received = 0;
    expect(await poster.send(place(1, kind), say('Words.'), { ...how, inTime })).toEqual({
      kind: 'sent',
      message: '5',
    });
    late = true;
    expect(await poster.send(place(1, kind), say('Words.'), { ...how, inTime })).toEqual({
      kind: 'unreachable',
      why: 'TOO_LATE_TO_WRITE',
    });
    expect(received).toBe(1);
  }
});

it('asks whether it is still in time right before it writes, and not when the request is made', async () => {
  const poster = await posterTo((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: '5' }));
  });
  let connected = false;
  server.once('connection', () => {
    connected = true;
  });
  const whenAsked: boolean[] = [];
  // The connection is made in other turns of the event loop than the request.
  const inTime = () => {
    whenAsked.push(connected);
    return true;
  };
  await poster.send(place(), say('Words.'), { ...how, inTime });
  // Once before the request is put together, and once as its bytes go to the system.
  expect(whenAsked).toEqual([true, true]);
});

it('sends nothing after a row of short limits took all its time', async () => {
  let received = 0;
  const poster = await posterTo((request, response) => {
    received += 1;
    limited(0.2, 'user')(request, response);
  });
  const sent = await poster.send(place(), say('Words.'), { ...how, inTime: () => received < 3 });
  expect(sent).toEqual({ kind: 'unreachable', why: 'TOO_LATE_TO_WRITE' });
  expect(received).toBe(3);
});
