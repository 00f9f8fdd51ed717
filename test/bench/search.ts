import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { remoteSearch } from '../../src/search/remote.ts';
import { startModule } from '../harness/processes.ts';
import { type Contender, percentile } from './search-contenders.ts';

/**
 * Search over an archive: build, start from the snapshot, first answer, memory, search and autocomplete times, how long
 * a changed episode takes to be found, and how long the asking thread was held; beside MiniSearch, plain and with prefix and fuzzy search, and SQLite FTS5, over the same passages.
 * Every contender runs in a process of its own, one after the other. `--times 3` makes the archive so many times as
 * large, from copies under other shows' names.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      archive: { type: 'string' },
      times: { type: 'string', default: '1' },
      queries: { type: 'string', default: '794' },
      rivals: { type: 'string', default: '60' },
    },
  });
  if (!values.archive || !existsSync(resolve(values.archive, 'episodes'))) {
    console.log('skipped: --archive DIR with episodes/ (and queries.jsonl) is needed');
    return;
  }
  await compareSpeed(resolve(values.archive), {
    times: Number(values.times),
    queries: Number(values.queries),
    rivals: Number(values.rivals),
    plainOnly: false,
  });
}

/**
 * Prints what each contender needs. `times`: how many times as large the archive is made; `queries`: how many of its
 * queries are asked; `rivals`: how many of these the others are asked, 0 for none; `plainOnly`: of them only MiniSearch
 * as it comes.
 */
export async function compareSpeed(
  archive: string,
  { times, queries: most, rivals, plainOnly }: { times: number; queries: number; rivals: number; plainOnly: boolean },
): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'search-bench-'));
  try {
    const folder = enlarge(join(archive, 'episodes'), times, work);
    const queries = questions(join(archive, 'queries.jsonl')).slice(0, most);
    const rival = queries.filter((_, i) => rivals > 0 && i % Math.max(1, Math.floor(queries.length / rivals)) === 0);
    const cache = join(work, 'cache');
    const rows: [string, Contender][] = [
      ['ours, built', await contend('ours', { folder, cache, queries: queries.slice(0, 50) })],
      ['ours, from snapshot', await contend('ours', { folder, cache, queries })],
    ];
    if (rival.length > 0) {
      rows.push(['MiniSearch, plain', await contend('plain', { folder, cache, queries: rival })]);
      if (!plainOnly)
        rows.push(
          ['MiniSearch, prefix and fuzzy', await contend('minisearch', { folder, cache, queries: rival })],
          ['SQLite FTS5', await contend('fts5', { folder, cache, queries: rival })],
        );
    }
    for (const [name, row] of rows) print(name, row);
    const ours = rows[1]![1];
    const plain = rows[2]?.[1];
    if (!plain) return;
    const ratio = (p: number) => (percentile(plain.search, p) / percentile(ours.search, p)).toFixed(1);
    console.log(`ours / plain MiniSearch: p50 1 : ${ratio(50)}, p99 1 : ${ratio(99)}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function print(name: string, { first, search, complete, rss, heap, held, changed }: Contender): void {
  const ms = (list: number[], p: number) => percentile(list, p).toFixed(1);
  const times = (list: number[]) =>
    `p50 ${ms(list, 50)}  p95 ${ms(list, 95)}  p99 ${ms(list, 99)}  max ${ms(list, 100)} ms`;
  console.log(
    `${name}\n  start to first answer ${(first / 1000).toFixed(2)} s; ${rss.toFixed(0)} MB RSS, ${heap.toFixed(0)} MB heap`,
  );
  console.log(`  ${search.length} searches: ${times(search)}`);
  if (complete.length > 0) console.log(`  ${complete.length} autocompletes: ${times(complete)}`);
  if (changed !== undefined) console.log(`  a changed episode was found after ${(changed / 1000).toFixed(2)} s`);
  if (held > 0) console.log(`  the asking thread was never held longer than ${held.toFixed(0)} ms`);
}

interface Task {
  folder: string;
  cache: string;
  queries: string[];
}

async function contend(who: 'ours' | 'plain' | 'minisearch' | 'fts5', task: Task): Promise<Contender> {
  const script = who === 'ours' ? import.meta.url : new URL('./search-contenders.js', import.meta.url).href;
  const child = startModule(fileURLToPath(script), [], {
    execArgv: ['--max-old-space-size=8192'],
    env: { ...process.env, CONTENDER: who },
  });
  child.send(task);
  const [result] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${who} ended with code ${code}`);
    }),
  ])) as [Contender];
  child.kill();
  return result;
}

/** Ours, as the bot uses it: on a thread of its own, asked one by one. */
async function ours({ folder, cache, queries }: Task): Promise<Contender> {
  const changing = someEpisode(folder);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const before = performance.now();
  const search = remoteSearch({ dir: folder, cache });
  await search.search({ text: queries[0] ?? '' });
  const first = performance.now() - before;
  await search.suggest('topic', '');
  const times: number[] = [];
  const complete: number[] = [];
  for (const text of queries) {
    const asked = performance.now();
    await search.search({ text, refuse: false });
    times.push(performance.now() - asked);
    const typed = performance.now();
    await search.suggest(times.length % 2 ? 'topic' : 'episode', text.slice(0, 1 + (times.length % 6)));
    complete.push(performance.now() - typed);
  }
  const { rss, heapUsed } = process.memoryUsage();
  appendFileSync(changing, '\n\nThe quoxalated zimbelards were never told of it, although everybody knew.\n');
  const edited = performance.now();
  await search.reload();
  const { hits } = await search.search({ text: 'quoxalated zimbelards' });
  if (!hits[0]?.text.includes('zimbelards')) throw new Error('a changed episode was not found');
  const changed = performance.now() - edited;
  delay.disable();
  const result = {
    ...{ first, search: times, complete, changed },
    ...{ rss: rss / 1e6, heap: heapUsed / 1e6, held: delay.max / 1e6 },
  };
  await search.close();
  return result;
}

/** What people ask, and the same with a slip, and as long questions. */
function questions(file: string): string[] {
  if (!existsSync(file)) return ['what did they say about it'];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (JSON.parse(line) as { query: string }).query)
    .map((query, i) => {
      if (i % 5 === 1) return query.replace(/(\w{3})(\w)(\w)/, '$1$3$2');
      if (i % 5 === 2)
        return `does anybody remember what they said in that one episode about ${query} and why it mattered`;
      return query;
    });
}

/** The last one in order: a file of an average show. */
function someEpisode(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  return join(folder, files.sort().at(-1)!);
}

/** A copy of the archive, or several in one: an episode of it is changed. */
function enlarge(folder: string, times: number, work: string): string {
  const large = join(work, 'episodes');
  for (let copy = 0; copy < times; copy++) {
    for (const show of readdirSync(folder)) {
      if (!statSync(join(folder, show)).isDirectory()) continue;
      mkdirSync(large, { recursive: true });
      cpSync(join(folder, show), join(large, copy === 0 ? show : `${show}-${copy + 1}`), { recursive: true });
    }
  }
  return large;
}

if (process.env.CONTENDER === 'ours' && process.send) {
  process.once('message', async (task: Task) => process.send?.(await ours(task)));
}
