import { createReadStream, createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { remoteSearch } from '../search/remote.ts';

/**
 * `npm run answers -- --archive DIR --out FILE [--refuse] [--cache DIR]`: answers every line of `DIR/queries.jsonl` from
 * `DIR/episodes`, through the same search as `/quote`, ten quotes each, as JSON lines:
 * `{"id", "hits": [{"episode": "<show>/<slug>", "text"}]}`. Ranks without refusing unless `--refuse` is given.
 */
const { values } = parseArgs({
  options: {
    archive: { type: 'string' },
    out: { type: 'string' },
    refuse: { type: 'boolean', default: false },
    cache: { type: 'string' },
  },
});
if (!values.archive || !values.out) {
  process.stderr.write('usage: npm run answers -- --archive DIR --out FILE [--refuse] [--cache DIR]\n');
  process.exit(2);
}

interface Query {
  id: string;
  query: string;
}

const archive = resolve(values.archive);
const search = remoteSearch({ dir: resolve(archive, 'episodes'), cache: values.cache ? resolve(values.cache) : null });
const out = createWriteStream(values.out);
const times: number[] = [];
for await (const line of createInterface({
  input: createReadStream(resolve(archive, 'queries.jsonl')),
  crlfDelay: Number.POSITIVE_INFINITY,
})) {
  if (line.trim() === '') continue;
  const { id, query } = JSON.parse(line) as Query;
  const before = performance.now();
  const { hits } = await search.search({ text: query, limit: 10, refuse: values.refuse });
  times.push(performance.now() - before);
  const found = hits.map((hit) => ({
    episode: hit.episode.file.replace(/\.[^./]+$/, ''),
    text: hit.text,
  }));
  out.write(`${JSON.stringify({ id, hits: found })}\n`);
}
await new Promise<void>((done) => out.end(done));
await search.close();
times.sort((a, b) => a - b);
const at = (p: number) => times[Math.min(times.length - 1, Math.floor(times.length * p))]?.toFixed(1);
process.stderr.write(`${times.length} queries answered; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms\n`);
