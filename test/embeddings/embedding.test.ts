import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddingClient } from '../../src/embeddings/client.ts';
import { createEmbedding, type Embedding } from '../../src/embeddings/embedding.ts';
import { FOREIGN_QUESTIONS } from '../../src/models/foreign-questions.ts';
import { createEmbedded } from '../../src/search/embedded.ts';
import { createEngine } from '../../src/search/engine.ts';
import { archiveLoader } from '../../src/search/load.ts';
import { patience } from '../harness/patience.ts';
import { handClock } from '../live/hand-clock.ts';
import { type EmbeddingsServer, startEmbeddingsServer, wordVector } from './server.ts';

/** Words of questions, and what was said in their stead: what a model of meaning would know. */
const means: Record<string, string> = { doctorate: 'phd', zebras: 'llamas', quantum: 'llamas' };
const embed = (texts: string[]) => texts.map((text) => wordVector(text, 64, means));
const asked = 'zebras';

let folder: string;
let server: EmbeddingsServer;
let lines: { level: number; msg: string; why?: string; remedy?: string }[];
const open: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'overlord-embeddings-'));
  for (let n = 0; n < 12; n++) writeEpisode(n, subjects[n % subjects.length]!);
  server = await startEmbeddingsServer({ embed });
  lines = [];
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const subjects = [
  'Llamas carried our tents over the pass and never complained about the snow on the way.',
  'The printing press in the cellar was older than anybody who worked in that building.',
  'We bought the oven from a hotel that closed, and it still burns everything at the back.',
  'Nobody reads the terms of a lease until the pipes freeze and the landlord is abroad.',
];

function writeEpisode(n: number, said: string): void {
  const times = Array.from({ length: 3 }, (_, i) => `**[00:0${i}:00] Ada:** ${said} It was take ${n} and ${i} of it.`);
  writeFileSync(
    join(folder, `${n}.md`),
    `---\nshow: The Shed\nnumber: ${n}\ntitle: Number ${n}\nspeakers:\n  - name: Ada\n---\n\n${times.join('\n\n')}\n`,
  );
}

/** An engine and the embedding of its archive, as `main.ts` wires them, in one thread. */
function start({ model = 'small', limit = patience } = {}) {
  const file = join(folder, 'cache', `${model}.vectors`);
  const pause = () => new Promise<void>((done) => setImmediate(done));
  const embedded = createEmbedded({ model, file, pause });
  const search = createEngine({ load: archiveLoader({ dir: folder }), pause, embedded });
  const clock = handClock();
  const troubles: boolean[] = [];
  const embedding = createEmbedding({
    search,
    client: createEmbeddingClient({ baseUrl: server.baseUrl, model, apiKey: 'secret-key' }),
    clock,
    log: pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) }),
    onTrouble: (troubled) => troubles.push(troubled),
    patience: limit,
  });
  let stopped = false;
  const one = {
    search,
    embedding,
    clock,
    troubles,
    file,
    async stop() {
      if (stopped) return;
      stopped = true;
      await embedding.stop();
      await search.close();
    },
  };
  open.push(one);
  return one;
}

/** Waits until what is said of it holds, however long the machine takes. */
async function until(holds: () => boolean | Promise<boolean>, while_: () => void = () => undefined): Promise<void> {
  const end = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`it never came to that: ${JSON.stringify(lines)}`);
    while_();
    await new Promise((done) => setImmediate(done));
  }
}
const complete = ({ search }: Pick<ReturnType<typeof start>, 'search'>) =>
  until(async () => (await search.status()).embedding?.complete === true);
const said = (words: string) => lines.filter(({ msg }) => msg.includes(words)).length;
const sent = () => server.requests.flatMap(({ body }) => body.input);
const find = (embedding: Embedding, text = asked) => embedding.forQuestion().search({ text });

describe('passages are embedded in the background', () => {
  it('all of them, in batches, with the questions of ours and nothing else; then a question is compared', async () => {
    const bot = start();
    await complete(bot);
    const { embedding } = await bot.search.status();
    expect(embedding).toMatchObject({ model: 'small', complete: true });
    expect(embedding!.embedded).toBe(embedding!.passages);
    expect(Math.max(...server.requests.map(({ body }) => body.input.length))).toBeLessThanOrEqual(32);
    const archive = subjects.map((one) => one.slice(0, 40));
    for (const text of sent())
      expect(FOREIGN_QUESTIONS.includes(text) || archive.some((one) => text.includes(one))).toBe(true);
    const before = server.requests.length;
    const found = await find(bot.embedding);
    expect(found.match).toBe('near');
    expect(found.hits[0]?.text).toContain('Llamas');
    expect(found.hits.length).toBeLessThanOrEqual(3);
    expect(found.leads.length).toBeGreaterThan(0);
    expect(found.absent).toBe(false);
    expect(server.requests.slice(before).map(({ body }) => body.input)).toEqual([[asked]]);
    expect(await bot.embedding.forQuestion().topic({ text: asked })).toMatchObject({ match: 'near', summary: [] });
  });

  it('never makes anything said by meaning alone', async () => {
    const bot = start();
    await complete(bot);
    for (const text of ['zebras carried tents', 'zebras', 'quantum complained', 'doctorate']) {
      const { match, hits } = await find(bot.embedding, text);
      if (match !== 'near') expect(await bot.search.search({ text })).toMatchObject({ match });
      else for (const hit of hits) expect(hit.strength).toBeLessThan(0.9);
    }
  });

  it('sends nothing where words surely answer, and the search itself never sends', async () => {
    const bot = start();
    await complete(bot);
    const before = server.requests.length;
    expect((await find(bot.embedding, 'printing press in the cellar')).match).toBe('exact');
    expect((await bot.search.search({ text: asked })).match).toBe('none');
    expect((await bot.embedding.forQuestion().search({ text: asked, builtIn: true })).match).toBe('none');
    expect(server.requests.length).toBe(before);
  });

  it('goes on where it was when the process is killed, and embeds only what changed', async () => {
    const first = start();
    await until(() => server.requests.length > 3);
    await first.stop();
    const known = (readFileSync(first.file).length - 16) / (8 + 64 + 4);
    expect(known).toBeGreaterThan(0);
    const already = sent().length;
    const second = start();
    await complete(second);
    const { embedding } = await second.search.status();
    // One was asked again to see whether the model is the same; what was on its way at the end may have been, too.
    expect(sent().length - already).toBeLessThanOrEqual(embedding!.passages + FOREIGN_QUESTIONS.length - known + 1);
    const before = sent().length;
    writeEpisode(0, 'A goat ate the whole manuscript while its author was looking for a pencil.');
    await second.search.reload();
    second.embedding.look();
    await until(async () => (await second.search.status()).embedding?.complete === true && sent().length > before);
    expect(sent().length - before).toBeLessThanOrEqual(3);
    expect(sent().slice(before).join()).toContain('goat');
  });

  it('makes anew what is damaged in the file, and nothing else', async () => {
    const first = start();
    await complete(first);
    await first.stop();
    const bytes = readFileSync(first.file);
    bytes[bytes.length - 100] = bytes[bytes.length - 100]! ^ 255;
    writeFileSync(first.file, bytes);
    truncateSync(first.file, bytes.length - 5);
    const before = sent().length;
    await complete(start());
    expect(sent().length - before).toBeLessThanOrEqual(3);
    expect(sent().length - before).toBeGreaterThanOrEqual(2);
  });

  it('keeps the vectors of two models apart', async () => {
    const first = start({ model: 'one' });
    await complete(first);
    await first.stop();
    const second = start({ model: 'two' });
    await complete(second);
    expect(readdirSync(join(folder, 'cache')).sort()).toEqual(['one.vectors', 'two.vectors']);
  });

  it('passes over what the server refuses, and embeds the rest', async () => {
    server.answer = (response, texts) => {
      if (texts.some((text) => text.includes('oven') && text.includes('take 2 and')))
        return void response.writeHead(400).end('{}');
      const data = embed(texts).map((embedding, index) => ({ index, embedding }));
      response.end(JSON.stringify({ data }));
    };
    const bot = start();
    await until(
      async () => said('the archive is embedded') > 0,
      () => bot.clock.pass(60_000),
    );
    const { embedding } = await bot.search.status();
    expect(embedding?.complete).toBe(true);
    expect(embedding!.passages - embedding!.embedded).toBeGreaterThan(0);
    expect(embedding!.embedded).toBeGreaterThan(8);
    expect(said('of no use')).toBe(0);
  });
});

describe('a server in trouble', () => {
  const fails: [string, () => void, RegExp][] = [
    ['fails', () => (server.answer = (response) => response.writeHead(503).end('{}')), /HTTP 503/],
    ['answers with a page', () => (server.answer = (response) => response.end('<html>')), /page/],
    ['says {error} in a 200', () => (server.answer = (response) => response.end('{"error":"no"}')), /an error/],
    [
      'answers in another dimension',
      () =>
        (server.answer = (response, texts) =>
          response.end(
            JSON.stringify({ data: texts.map((text, index) => ({ index, embedding: wordVector(text, 32) })) }),
          )),
      /32 numbers, where those of the archive have 64/,
    ],
  ];
  it.each(fails)(
    'that %s is told once, and once when it is over; the built-in model answers',
    async (_, break_, why) => {
      const bot = start();
      await complete(bot);
      break_();
      for (const text of [asked, `${asked}?`, `the ${asked}`])
        expect((await find(bot.embedding, text)).match).toBe('none');
      expect(said('of no use just now')).toBe(1);
      expect(lines.find(({ msg }) => msg.includes('of no use just now'))).toMatchObject({
        why: expect.stringMatching(why),
        remedy: expect.stringMatching(/\w/),
      });
      expect((await bot.embedding.forQuestion().status()).embedding?.trouble).toMatch(why);
      server.answer = null;
      await until(
        () => said('of use again') === 1,
        () => bot.clock.pass(60_000),
      );
      expect((await find(bot.embedding)).match).toBe('near');
      expect(bot.troubles).toEqual([true, false]);
      expect(said('of no use just now')).toBe(1);
      expect(JSON.stringify(lines)).not.toContain('secret-key');
      expect(JSON.stringify(lines)).not.toContain(asked);
    },
  );

  it('that is killed in the middle, and comes back, costs nothing but the time', async () => {
    const bot = start();
    await until(() => server.requests.length > 2);
    await server.kill();
    await until(() => said('of no use just now') === 1);
    await server.revive();
    await until(
      async () => (await bot.search.status()).embedding?.complete === true,
      () => bot.clock.pass(1_000),
    );
    expect(said('of use again')).toBe(1);
  });

  it('that answers one look-up and is late for the next of the same question is in no trouble', async () => {
    const bot = start({ limit: 3_000 });
    await complete(bot);
    const port = bot.embedding.forQuestion();
    expect((await port.search({ text: asked })).match).toBe('near');
    server.answer = () => undefined;
    expect((await port.search({ text: `${asked} again` })).match).toBe('none');
    expect(said('of no use just now')).toBe(0);
    expect(bot.troubles).toEqual([]);
  });

  it('that fails at a text for a while, and does not refuse it, is asked for it again', async () => {
    const failed = new Map<string, number>();
    server.answer = (response, texts) => {
      const hard = texts.find((text) => text.includes('oven') && text.includes('take 2 and'));
      const times = hard ? (failed.get(hard) ?? 0) : 0;
      if (hard && (texts.length > 1 || times < 5)) {
        if (texts.length === 1) failed.set(hard, times + 1);
        return void response.writeHead(500).end('{}');
      }
      response.end(JSON.stringify({ data: embed(texts).map((embedding, index) => ({ index, embedding })) }));
    };
    const bot = start();
    await until(
      async () => said('the archive is embedded') > 0,
      () => bot.clock.pass(60_000),
    );
    const { embedding } = await bot.search.status();
    expect([...failed.values()]).toContain(5);
    expect(embedding!.embedded).toBe(embedding!.passages);
  });

  it('that asks for quiet in one of its answers only is left alone as well', async () => {
    let isBusy = true;
    server.answer = (response, texts) => {
      if (isBusy && texts.length > 1) {
        isBusy = false;
        return void response.writeHead(429, { 'retry-after': '40' }).end('{}');
      }
      response.end(JSON.stringify({ data: embed(texts).map((embedding, index) => ({ index, embedding })) }));
    };
    const bot = start();
    await until(() => bot.clock.waiting() > 0);
    const before = server.requests.length;
    bot.clock.pass(39_000);
    for (let turn = 0; turn < 50; turn++) await new Promise((done) => setImmediate(done));
    expect(server.requests.length).toBe(before);
    bot.clock.pass(1_000);
    await complete(bot);
    expect(said('of no use just now')).toBe(0);
  });

  it('that asks for quiet is left alone for as long as it says', async () => {
    server.answer = (response) => response.writeHead(429, { 'retry-after': '40' }).end('{}');
    const bot = start();
    await until(() => said('of no use just now') === 1);
    const before = server.requests.length;
    server.answer = null;
    bot.clock.pass(39_000);
    for (let turn = 0; turn < 50; turn++) await new Promise((done) => setImmediate(done));
    expect(server.requests.length).toBe(before);
    bot.clock.pass(1_000);
    await complete(bot);
  });

  it.each<[string, string]>([
    ['stops before it answers', ''],
    ['stops in the middle of its answer', '{"data":['],
  ])(
    'that %s holds a question up no longer than the limit, however often it asks, and the next not at all',
    async (_, begun) => {
      const bot = start({ limit: 1_500 });
      await complete(bot);
      server.answer = (response) => void response.write(begun || ' ');
      const before = server.requests.length;
      const began = performance.now();
      const port = bot.embedding.forQuestion();
      await port.search({ text: asked });
      const first = performance.now() - began;
      await port.topic({ text: `${asked} again` });
      await port.search({ text: `${asked} once more` });
      expect(server.requests.length - before).toBe(1);
      expect(first).toBeGreaterThan(1_400);
      expect((await find(bot.embedding, `${asked} at last`)).match).toBe('none');
      expect(server.requests.length - before).toBe(1);
      expect(said('of no use just now')).toBe(1);
    },
  );

  it('that is not asked before everything is embedded', async () => {
    let hold = true;
    server.answer = (response, texts) => {
      const end = () =>
        response.end(JSON.stringify({ data: embed(texts).map((embedding, index) => ({ index, embedding })) }));
      if (!hold || texts.length === 1) return void end();
      held.push(end);
    };
    const held: (() => void)[] = [];
    const bot = start();
    await until(() => held.length > 0);
    expect((await find(bot.embedding)).match).toBe('none');
    expect(sent()).not.toContain(asked);
    hold = false;
    for (const end of held) end();
    await complete(bot);
    expect((await find(bot.embedding)).match).toBe('near');
  });

  it('that refuses all but our own keeps nobody from stopping', async () => {
    const bot = start();
    await complete(bot);
    server.answer = (response, texts) => {
      if (!texts.every((text) => FOREIGN_QUESTIONS.includes(text))) return void response.writeHead(400).end('{}');
      response.end(JSON.stringify({ data: embed(texts).map((embedding, index) => ({ index, embedding })) }));
    };
    writeEpisode(0, 'A goat ate the whole manuscript while its author was looking for a pencil.');
    await find(bot.embedding);
    await bot.search.reload();
    bot.embedding.look();
    // It waits for the server to be well, and before it tries the passage again.
    await until(() => bot.clock.waiting() === 2);
    await bot.stop();
    expect(bot.clock.waiting()).toBe(0);
  });

  it('that has another model under the same name is found out', async () => {
    const first = start();
    await complete(first);
    await first.stop();
    lines = [];
    server.answer = (response, texts) =>
      response.end(
        JSON.stringify({
          data: texts.map((text, index) => ({ index, embedding: wordVector(`x${text}`.replaceAll(' ', 'y')) })),
        }),
      );
    const bot = start();
    await until(() => said('of no use just now') === 1);
    expect(lines.find(({ msg }) => msg.includes('of no use'))?.why).toContain('its model is another');
    expect((await find(bot.embedding)).match).toBe('none');
  });
});
