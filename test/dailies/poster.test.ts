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

it('finds a post in a forum though another of its posts lost its first message', async () => {
  const since = Date.parse('2026-11-24T08:00:00Z');
  const idAfter = (seconds: number) => String(BigInt(since + seconds * 1000 - 1_420_070_400_000) << 22n);
  const [bare, gone, ours] = [idAfter(1), idAfter(2), idAfter(3)];
  const there = place(1, placeKind.forum);
  const thread = (id: string) => ({ id, parent_id: there.id, owner_id: '1' });
  const poster = await posterTo((request, response) => {
    const path = request.url?.replace(/^.*\/v10/, '').replace(/\?.*/, '') ?? '';
    const say = (status: number, body: unknown) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (path.endsWith('/threads/active')) return say(200, { threads: [bare, gone, ours].map(thread) });
    if (path.endsWith('/threads/archived/public')) return say(200, { threads: [] });
    if (path === `/channels/${bare}/messages/${bare}`) return say(404, { code: 10008, message: 'Unknown Message' });
    if (path === `/channels/${gone}/messages/${gone}`) return say(404, { code: 10003, message: 'Unknown Channel' });
    return say(200, { id: ours, author: { id: '1' }, components: [{ type: 2, custom_id: 'mine' }] });
  });
  expect(await poster.find(there, since, (id) => id === 'mine')).toEqual({ message: ours });
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
