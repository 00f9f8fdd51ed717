import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { expect, it } from 'vitest';
import { checkedAgent, onlyWhile, tooLateToWrite } from '../../src/discord/write-check.ts';

/** What a server hears of requests whose check answers so, one after another; a further question is answered with true. */
async function heardOf(...requests: boolean[][]) {
  const heard: string[] = [];
  const server = createServer((asked, answer) => {
    let body = '';
    asked.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    asked.on('end', () => {
      heard.push(body);
      answer.end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const dispatcher = checkedAgent();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const ends: string[] = [];
  for (const [n, answers] of requests.entries()) {
    const ask = () => request(url, { dispatcher, method: 'POST', body: JSON.stringify({ n }) });
    const end = await onlyWhile(() => answers.shift() ?? true, ask).then(
      async ({ body }) => body.text(),
      (error: { code?: string }) => error.code ?? String(error),
    );
    ends.push(end);
  }
  await dispatcher.close();
  await new Promise((done) => server.close(done));
  return { heard, ends };
}

it('writes nothing where it is too late before the request is put together, or only once it was', async () => {
  expect(await heardOf([false])).toEqual({ heard: [], ends: [tooLateToWrite] });
  expect(await heardOf([true, false])).toEqual({ heard: [], ends: [tooLateToWrite] });
});

it('goes on with the next request, on a new connection or the one that is open', async () => {
  const { heard, ends } = await heardOf([true, true], [true, false], [true, true], [true, true]);
  expect(heard).toEqual(['{"n":0}', '{"n":2}', '{"n":3}']);
  expect(ends).toEqual(['{}', tooLateToWrite, '{}', '{}']);
});
