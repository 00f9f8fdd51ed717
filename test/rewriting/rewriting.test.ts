import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { faultOf } from '../../src/rewriting/check.ts';
import { llmRewriter } from '../../src/rewriting/llm.ts';
import { spawnBot, startBotForTest } from '../harness/bot.ts';
import { startDiscordForTest } from '../harness/local-discord.ts';
import { only, wordsOf } from '../harness/reading.ts';

const sources = [
  {
    n: 1,
    text: 'By identifying yourself as a data engineer, you are paid half of what machine learning pays.',
    speaker: 'Mark Saroufim',
  },
  { n: 2, text: 'If everything works fine, you’re invisible in 2021.', speaker: 'Mark Saroufim' },
];

describe('a retelling holds', () => {
  it.each([
    'Mark Saroufim says that data engineers are “paid half” [1]. When all works they are invisible [2].',
    'Data engineers are paid half, says Mark. [1] In 2021 they were invisible. [2]',
    "They are “you're invisible” [2].",
  ])('%s', (retold) => {
    expect(faultOf(retold, sources)).toBeNull();
  });
});

describe('a retelling does not hold', () => {
  it.each([
    ['', 'empty'],
    ['Data engineers are paid half.', 'cites nothing'],
    ['They are paid half [1]. They are happy.', 'cites nothing'],
    ['They are paid half [3].', 'which there is not'],
    ['They are “paid double” [1].', 'quotation marks'],
    ['He said “you’re invisible” [1].', 'quotation marks'],
    ['They are paid 50 percent [1].', 'number'],
    ['In contrast, said Jeff Bezos, they are paid half [1].', 'names'],
    ['See https://evil.example for more [1].', 'link'],
    ['<@123> they are paid half [1].', 'mention'],
    ['- paid half [1]', 'list'],
    [`${'They are paid half [1]. '.repeat(60)}`, 'longer'],
  ])('%s', (retold, fault) => {
    expect(faultOf(retold, sources)).toContain(fault);
  });
});

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function aServer(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => answer(request, response, body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}
const says = (content: string) => JSON.stringify({ choices: [{ message: { content } }] });
const log = pino({ level: 'silent' });
const good = 'They are paid half [1], and invisible when all works [2].';

describe('a language model', () => {
  it('is asked with the sentences only, at the path that such servers have, and its paragraph is taken', async () => {
    const seen: { url: string | undefined; key: string | undefined; body: string }[] = [];
    const baseUrl = await aServer((request, response, body) => {
      seen.push({ url: request.url, key: request.headers.authorization, body });
      response.end(says(good));
    });
    expect(await llmRewriter({ baseUrl, model: 'small', apiKey: 'key', log })(sources)).toBe(good);
    expect(seen).toMatchObject([{ url: '/v1/chat/completions', key: 'Bearer key' }]);
    expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({
      model: 'small',
      messages: [{ role: 'system' }, { role: 'user' }],
    });
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['does not hold to the sources', (response) => response.end(says('They earn a million [1].'))],
    ['answers with an error', (response) => response.writeHead(500).end('{}')],
    ['answers with something else', (response) => response.end('<html>')],
    ['answers with an empty list', (response) => response.end('{"choices":[]}')],
    [
      'answers without end',
      (response) => {
        const more = () => response.write('x'.repeat(16_384), () => setImmediate(more));
        more();
      },
    ],
    ['hangs up', (response) => response.destroy()],
    ['is too slow', () => undefined],
    ['sends elsewhere', (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
  ])('that %s leaves the cited sentences', async (_, answer) => {
    const baseUrl = await aServer((_request, response) => answer(response));
    expect(await llmRewriter({ baseUrl, model: 'small', apiKey: null, timeLimit: 300, log })(sources)).toBeNull();
  });

  it('that is not there leaves the cited sentences', async () => {
    expect(
      await llmRewriter({ baseUrl: 'http://127.0.0.1:9/v1', model: 'small', apiKey: null, log })(sources),
    ).toBeNull();
  });
});

it('retells /topic in one paragraph, says that it did, and shows the sentences when it cannot', async () => {
  let healthy = true;
  const baseUrl = await aServer((_request, response, body) => {
    if (!healthy) return void response.writeHead(503).end();
    const asked = (JSON.parse(body) as { messages: { content: string }[] }).messages[1]?.content ?? '';
    const retold = asked.split('\n').map((line) => {
      const [, n, words = ''] = /^\[(\d)\] [^:]*: ((?:\S+ ){5})/.exec(line) ?? [];
      return `So it goes: ${words
        .replace(/[.,!?]/g, '')
        .toLowerCase()
        .trim()} [${n}].`;
    });
    response.end(says(retold.join(' ')));
  });
  const discord = await startDiscordForTest();
  const bot = await startBotForTest(discord, { LLM_BASE_URL: baseUrl, LLM_MODEL: 'small' });
  const grace = await discord.member('Grace');
  expect(wordsOf(only((await grace.slash('/topic', { about: 'hugging face' })).messages))).toMatch(
    /So it goes: .* `\[1\]`\./,
  );
  healthy = false;
  const plain = wordsOf(only((await grace.slash('/topic', { about: 'hugging face' })).messages));
  expect(plain).not.toContain('So it goes');
  expect(plain).toMatch(/`\[1\]`/);
  await bot.stop();
  await discord.close();
});

it('wants a model with its server', async () => {
  const bot = spawnBot({ LLM_BASE_URL: 'http://127.0.0.1:9/v1' });
  expect(await bot.ended).toBe(1);
  expect(bot.output()).toContain('LLM_MODEL: must name a model');
});
