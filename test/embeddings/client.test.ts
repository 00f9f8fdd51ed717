import type { ServerResponse } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { createEmbeddingClient, EmbeddingError } from '../../src/embeddings/client.ts';
import { patience } from '../harness/patience.ts';
import { type EmbeddingsServer, startEmbeddingsServer } from './server.ts';

const servers: EmbeddingsServer[] = [];
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
});

async function aServer(answer?: (response: ServerResponse, texts: string[]) => void) {
  const server = await startEmbeddingsServer({ answer: answer ?? null });
  servers.push(server);
  return server;
}
const clientOf = ({ baseUrl }: EmbeddingsServer, apiKey: string | null = null) =>
  createEmbeddingClient({ baseUrl, model: 'small', apiKey });
const json = (response: ServerResponse, body: unknown) => response.end(JSON.stringify(body));
const rounded = (vectors: Float32Array[]) =>
  vectors.map((one) => [...one].map((value) => Math.round(value * 1e3) / 1e3));

describe('a server of embeddings', () => {
  it('is asked at the path that such servers have, with the key, and its vectors have the length 1', async () => {
    const server = await aServer((response) =>
      json(response, {
        data: [
          { index: 0, embedding: [3, 4] },
          { index: 1, embedding: [0, 2] },
        ],
      }),
    );
    expect(rounded(await clientOf(server, 'key').embed(['a', 'b'], { within: patience }))).toEqual([
      [0.6, 0.8],
      [0, 1],
    ]);
    expect(server.requests).toMatchObject([
      {
        url: '/v1/embeddings',
        key: 'Bearer key',
        body: { model: 'small', input: ['a', 'b'], encoding_format: 'float' },
      },
    ]);
  });

  it('may answer out of order: each vector goes by its index', async () => {
    const server = await aServer((response) =>
      json(response, {
        data: [
          { index: 1, embedding: [0, 2] },
          { index: 0, embedding: [1, 0] },
        ],
      }),
    );
    expect(rounded(await clientOf(server).embed(['a', 'b'], { within: patience }))).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('may answer in base64 though it was asked for numbers', async () => {
    const embedding = Buffer.from(Float32Array.of(3, 4).buffer).toString('base64');
    const server = await aServer((response) => json(response, { data: [{ index: 0, embedding }] }));
    expect(rounded(await clientOf(server).embed(['a'], { within: patience }))).toEqual([[0.6, 0.8]]);
  });

  it.each<[string, RegExp, (response: ServerResponse) => void]>([
    ['fails', /HTTP 503/, (response) => response.writeHead(503).end('{}')],
    ['refuses the key', /refuses the key/, (response) => response.writeHead(401).end('{}')],
    ['has no such model', /HTTP 404/, (response) => response.writeHead(404).end('{}')],
    ['answers with a page', /page/, (response) => response.end('<html>')],
    ['says {error} in a 200', /an error instead/, (response) => json(response, { error: { message: 'secret words' } })],
    ['answers with an empty list', /one vector for each/, (response) => json(response, { data: [] })],
    ['leaves one out', /one vector for each/, (response) => json(response, { data: [{ index: 1, embedding: [1] }] })],
    [
      'gives an index twice',
      /one vector for each/,
      (response) =>
        json(response, {
          data: [
            { index: 0, embedding: [1] },
            { index: 0, embedding: [1] },
          ],
        }),
    ],
    [
      'answers in two dimensions',
      /one vector for each/,
      (response) =>
        json(response, {
          data: [
            { index: 0, embedding: [1] },
            { index: 1, embedding: [1, 2] },
          ],
        }),
    ],
    [
      'answers with what has no direction',
      /one vector for each/,
      (response) =>
        json(response, {
          data: [
            { index: 0, embedding: [0] },
            { index: 1, embedding: [0] },
          ],
        }),
    ],
    ['is of another kind', /no vectors/, (response) => json(response, { data: [{ embedding: null }] })],
    ['hangs up', /does not answer/, (response) => response.destroy()],
    ['hangs up in the middle', /does not answer/, (response) => response.write('{"data', () => response.destroy())],
    [
      'sends elsewhere',
      /does not answer/,
      (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    ],
    [
      'answers without end',
      /does not answer/,
      (response) => {
        const more = () => response.write('x'.repeat(262_144), () => setImmediate(more));
        more();
      },
    ],
  ])('that %s is told in plain words, never its own', async (_, what, answer) => {
    const server = await aServer((response) => answer(response));
    const failure = await clientOf(server)
      .embed(['a', 'b'], { within: patience })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EmbeddingError);
    expect(failure).toHaveProperty('message', expect.stringMatching(what));
    expect(failure).not.toHaveProperty('message', expect.stringContaining('secret'));
    expect(failure).toHaveProperty('remedy', expect.stringMatching(/\w/));
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['before it begins', () => undefined],
    ['in the middle of its answer', (response) => void response.write('{"data":[')],
  ])('that stops %s is given up in time, and its connection is closed', async (_, answer) => {
    const closed = deferred();
    const server = await aServer((response) => {
      response.on('close', () => closed.resolve());
      answer(response);
    });
    await expect(clientOf(server).embed(['a'], { within: 1_500 })).rejects.toThrow('longer than 1.5 s');
    await closed.promise;
  });

  it.each([
    ['7', 7_000],
    ['0.5', 500],
    ['99999', 15 * 60_000],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
    ['-1', null],
    ['soon', null],
  ])('says how long it is to be left alone: %s', async (header, wait) => {
    const server = await aServer((response) => response.writeHead(429, { 'retry-after': header }).end('{}'));
    await expect(clientOf(server).embed(['a'], { within: patience })).rejects.toMatchObject({ wait });
  });

  it('is not asked on once the bot stops', async () => {
    const server = await aServer(() => undefined);
    const stop = new AbortController();
    const asked = clientOf(server).embed(['a'], { within: patience, stop: stop.signal });
    stop.abort(new Error('stopping'));
    await expect(asked).rejects.toThrow('stopping');
  });
});

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
