import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { monotonicClock } from '../../src/clock.ts';
import { createEmbeddingClient } from '../../src/embeddings/client.ts';
import { createEmbedding } from '../../src/embeddings/embedding.ts';
import { projectRoot } from '../../src/paths.ts';
import type { Hit, SearchPort } from '../../src/search/port.ts';
import { remoteSearch } from '../../src/search/remote.ts';
import { startModule } from '../harness/processes.ts';
import { ABSENT } from '../ranking/absent.table.ts';
import { HALF_REMEMBERED } from './half-remembered.ts';

/** Letters around the words that were meant within which a quote is of the right passage. */
const AROUND = 400;
const MODEL = 'use-lite';

/**
 * A real encoder on a server of its own, with and without: how long it takes to embed an archive, what it costs, and what
 * it finds of what is half remembered. The questions are about the bundled episodes.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { archive: { type: 'string' } } });
  const dir = resolve(projectRoot, values.archive ?? 'data/episodes');
  const cache = mkdtempSync(join(tmpdir(), 'overlord-embeddings-'));
  const encoder = startModule('dist/test/bench/encoder-server.js');
  const [{ baseUrl }] = (await once(encoder, 'message')) as [{ baseUrl: string }];
  const cpu = async (): Promise<number> => {
    const told = once(encoder, 'message');
    encoder.send('cpu');
    const [{ cpu: used }] = (await told) as [{ cpu: NodeJS.CpuUsage }];
    return (used.user + used.system) / 1e6;
  };
  const open = () => {
    const search = remoteSearch({ dir, cache, model: MODEL });
    const client = createEmbeddingClient({ baseUrl, model: MODEL, apiKey: null });
    let texts = 0;
    const counting: typeof client = {
      embed(asked, options) {
        texts += asked.length;
        return client.embed(asked, options);
      },
    };
    const log = pino({ level: 'warn' });
    const embedding = createEmbedding({ search, client: counting, clock: monotonicClock(), log, patience: 20_000 });
    return {
      search,
      embedding,
      texts: () => texts,
      async complete() {
        for (;;) {
          const { embedding: progress } = await search.status();
          if (progress?.complete) return progress;
          await new Promise((done) => setTimeout(done, 20));
        }
      },
      async close() {
        await embedding.stop();
        await search.close();
      },
    };
  };

  const first = open();
  await first.search.topics();
  const [memory, began, used] = [process.memoryUsage().rss, performance.now(), await cpu()];
  const { embedded } = await first.complete();
  const seconds = (performance.now() - began) / 1000;
  const grown = (process.memoryUsage().rss - memory) / 2 ** 20;
  const file = readdirSync(cache).find((name) => name.endsWith('.vectors')) ?? '';
  const bytes = statSync(join(cache, file)).size;
  const passage = (await first.search.missingVectors(0, [])).dimensions ?? 0;
  console.log(
    `${embedded} passages and ${first.texts() - embedded} texts of ours embedded in ${seconds.toFixed(1)} s (the encoder's CPU ${((await cpu()) - used).toFixed(1)} s)`,
  );
  console.log(
    `memory: ${passage + 16} to ${passage + 24} bytes a passage of ${passage} numbers; resident set +${grown.toFixed(1)} MB; the file ${(bytes / 1024).toFixed(0)} kB`,
  );
  await first.close();

  const again = open();
  await again.complete();
  console.log(`opened again: ${again.texts()} texts sent`);

  const asked = () => again.embedding.forQuestion();
  const rows = [
    ['the built-in model alone', await measure(() => again.search)],
    ['with the encoder', await measure(asked)],
  ] as const;
  console.log(`\n${HALF_REMEMBERED.length} half-remembered questions, ${ABSENT.length} about what is not there`);
  console.log('                            shown   right first   in three   suggested   absent: said   near');
  for (const [name, { shown, first: one, three, suggested, said, near }] of rows) {
    const cells = [shown, one, three, suggested].map((n, i) => String(n).padStart([8, 14, 11, 12][i]!));
    const percent = (n: number) => `${((100 * n) / ABSENT.length).toFixed(0)} %`;
    console.log(`${name.padEnd(25)}${cells.join('')}${percent(said).padStart(15)}${percent(near).padStart(7)}`);
  }
  const times: number[] = [];
  for (const { asked: text } of HALF_REMEMBERED) {
    const start = performance.now();
    await asked().search({ text: `${text}?` });
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log(`\na question with the encoder: p50 ${times[times.length >> 1]?.toFixed(0)} ms`);
  await again.close();
  encoder.disconnect();
  rmSync(cache, { recursive: true, force: true });
}

async function measure(portOf: () => SearchPort) {
  const sum = { shown: 0, first: 0, three: 0, suggested: 0, said: 0, near: 0 };
  for (const { asked, meant } of HALF_REMEMBERED) {
    const port = portOf();
    const { hits, leads } = await port.search({ text: asked });
    const right = await Promise.all(hits.slice(0, 3).map((hit) => isRight(hit, meant, port)));
    const any = [...right, ...(await Promise.all(leads.map((hit) => isRight(hit, meant, port))))];
    if (hits.length > 0) sum.shown++;
    if (right[0]) sum.first++;
    if (right.includes(true)) sum.three++;
    if (any.includes(true)) sum.suggested++;
  }
  for (const text of ABSENT) {
    const { match } = await portOf().search({ text });
    if (match === 'near') sum.near++;
    else if (match !== 'none') sum.said++;
  }
  return sum;
}

/** Does a quote stand where the words stand that were meant? */
async function isRight(hit: Hit, meant: string, port: SearchPort): Promise<boolean> {
  const turns = await port.context(hit.id, 1);
  const turn = turns?.find(({ quote }) => quote !== null);
  const at = plain(turn?.text ?? '').indexOf(plain(meant));
  return at >= 0 && turn!.quote!.start < at + meant.length + AROUND && turn!.quote!.end > at - AROUND;
}

const plain = (text: string) => text.toLowerCase().replace(/’/g, "'");
