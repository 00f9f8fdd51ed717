import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { type Registration, startRegistration } from '../../src/discord/register.ts';
import type { Command } from '../../src/interactions/declare.ts';
import { handClock } from '../dailies/stage.ts';
import { startBotForTest } from '../harness/bot.ts';
import { startDiscordForTest } from '../harness/local-discord.ts';
import { patience } from '../harness/patience.ts';
import { only, wordsOf } from '../harness/reading.ts';

const hour = 3_600_000;
const command = (name: string): Command => ({
  kind: 'slash',
  name,
  description: `Says ${name}`,
  body: { description: `Says ${name}`, options: {}, run: async () => ({ blocks: [] }) },
});
type Answer = { status: number; body?: unknown; headers?: Record<string, string> } | 'hang';
const ok = (body: unknown): Answer => ({ status: 200, body });
const refusedAs = (code: number, message = 'no'): Answer => ({ status: 400, body: { code, message } });

let server: Server;
let registration: Registration;
afterEach(() => {
  registration.stop();
  server.closeAllConnections();
  server.close();
});

/** Registers `names` with an API that answers as `answer` says. */
async function register(
  names: readonly string[],
  answer: (request: { method: string; path: string; body: never }) => Answer,
  timeout = patience,
) {
  const asked: { method: string; path: string; body: { name: string }[] & { name: string } }[] = [];
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const path = pathname.replace(/^.*\/applications\/app\/commands/, '');
    const body = text === '' ? null : JSON.parse(text);
    const one = { method: request.method ?? '', path, body: body as never };
    asked.push(one);
    const said = answer(one);
    if (said === 'hang') return;
    response.writeHead(said.status, { 'content-type': 'application/json', ...said.headers });
    response.end(said.status === 204 ? undefined : JSON.stringify(said.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const lines: { level: number; msg: string; why?: string; again?: string }[] = [];
  const time = handClock(Date.parse('2027-03-01T00:00:00Z'));
  let revoked = 0;
  registration = startRegistration({
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    token: 'token',
    application: 'app',
    commands: names.map(command),
    clock: time.clock,
    log: pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) }),
    onRevoked: () => {
      revoked += 1;
    },
    timeout,
  });
  await registration.attempted;
  return {
    asked,
    lines,
    revoked: () => revoked,
    methods: () => asked.map(({ method }) => method),
    /** Moves the clock, then waits for the line it makes. */
    async goOn(ms: number, until: () => boolean) {
      time.set(time.now() + ms);
      await expect.poll(until).toBe(true);
    },
    stillQuietAfter(ms: number) {
      const before = asked.length;
      time.set(time.now() + ms);
      return new Promise((resolve) => setImmediate(resolve)).then(() => asked.length === before);
    },
  };
}

describe('registering commands', () => {
  it('waits out a limit of any length, says why once, and is done after it', async () => {
    let limited = true;
    const limit: Answer = {
      status: 429,
      body: { message: 'slow down', code: 30034, retry_after: 3 * 3600 },
      headers: { 'retry-after': String(3 * 3600) },
    };
    const { asked, lines, goOn, stillQuietAfter } = await register(['one'], ({ method }) =>
      method === 'PUT' && limited ? limit : ok([]),
    );
    expect(lines).toEqual([expect.objectContaining({ why: expect.stringContaining('limit'), level: 40 })]);
    expect(lines[0]?.again?.slice(0, 14)).toBe('2027-03-01T03:');
    expect(await stillQuietAfter(2 * hour)).toBe(true);
    limited = false;
    await goOn(hour + 60_000, () => lines.some(({ msg }) => msg === 'commands registered'));
    expect(asked.filter(({ method }) => method === 'PUT')).toHaveLength(2);
    expect(lines).toHaveLength(2);
  });

  it.each<[string, Answer]>([
    ['out of order', { status: 503, body: { message: 'upstream connect error' } }],
    ['a page of a portal', { status: 200, body: '<html>' }],
    ['silent', 'hang'],
  ])('is tried again with back-off where Discord is %s', async (_, fault) => {
    let broken = true;
    const { lines, goOn } = await register(['one'], () => (broken ? fault : ok([])), fault === 'hang' ? 300 : patience);
    expect(lines.map(({ msg }) => msg)).toEqual([expect.stringContaining('could not be registered yet')]);
    broken = false;
    // A machine that is busy may be too late for so short a patience, more than once.
    const later = () => goOn(5_000, () => true).then(() => lines.some(({ msg }) => msg === 'commands registered'));
    await expect.poll(later).toBe(true);
  });

  it('leaves an Activity’s own command where it is', async () => {
    const launch = { id: '7', type: 4, name: 'launch', handler: 2 };
    const { asked } = await register(['one'], () => ok([launch, { id: '8', type: 1, name: 'gone' }]));
    expect(asked.at(-1)?.method).toBe('PUT');
    expect(asked.at(-1)?.body.map(({ name }) => name)).toEqual(['one', 'launch']);
  });

  it('keeps no good command from being registered for one that is refused', async () => {
    const gone = { id: '8', type: 1, name: 'gone' };
    const { asked, lines, stillQuietAfter } = await register(['one', 'bad', 'two'], ({ method, body }) => {
      if (method === 'GET') return ok([gone]);
      if (method === 'PUT') return refusedAs(50240, 'You cannot remove this app’s Entry Point command');
      if (method === 'DELETE') return { status: 204 };
      return (body as { name: string }).name === 'bad' ? refusedAs(50035, 'Invalid Form Body') : ok(body);
    });
    expect(asked.map(({ method, path, body }) => `${method} ${path}${method === 'POST' ? body.name : ''}`)).toEqual([
      'GET ',
      'PUT ',
      'DELETE /8',
      'POST one',
      'POST bad',
      'POST two',
    ]);
    expect(lines.at(-1)?.why).toContain('Invalid Form Body');
    expect(await stillQuietAfter(5 * hour)).toBe(true);
  });

  it('tells of a token that is refused', async () => {
    const { revoked } = await register(['one'], () => ({ status: 401, body: { code: 0, message: '401' } }));
    expect(revoked()).toBe(1);
  });
});

it('holds up nothing: chat, other commands and the word that the bot is there', async () => {
  const discord = await startDiscordForTest();
  await (await startBotForTest(discord)).stop();
  // Another version registered something else besides.
  const url = `${discord.apiUrl}/v10/applications/${discord.applicationId}/commands`;
  const headers = { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' };
  await fetch(url, { method: 'POST', headers, body: JSON.stringify({ name: 'old', description: 'Is gone' }) });
  await discord.failNext({ method: 'PUT', path: '/applications/:id/commands', times: 9, status: 429, retryAfter: 432 });
  const bot = await startBotForTest(discord);
  const grace = await discord.member('Grace');
  expect(wordsOf(only((await grace.slash('/help')).messages))).toContain('/quote');
  const question = await grace.say(`<@${discord.applicationId}> hugging face?`);
  expect(wordsOf(await discord.answerTo(question))).toContain('ugging');
  expect(bot.output()).toContain('could not be registered yet');
  expect(await bot.stop()).toBe(0);
  await discord.close();
});
