import Database from 'libsql';
import MiniSearch from 'minisearch';
import { readArchive } from '../../src/episodes/archive.ts';
import { passagesOf } from '../../src/index/units.ts';

/** What one contender of the search benchmark measured. Milliseconds and megabytes. */
export interface Contender {
  first: number;
  search: number[];
  complete: number[];
  rss: number;
  heap: number;
  /** Longest that the asking thread was held; 0: not measured. */
  held: number;
  /** From the change of an episode's file, and the word that it changed, to finding it; absent: not measured. */
  changed?: number;
}

export function percentile(list: readonly number[], p: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((p / 100) * sorted.length) - 1))] ?? Number.NaN;
}

interface Task {
  folder: string;
  queries: string[];
}

async function passages(folder: string): Promise<{ id: number; text: string }[]> {
  const texts: { id: number; text: string }[] = [];
  for (const episode of (await readArchive(folder)).episodes) {
    for (const { pieces } of passagesOf(episode.turns, episode.chapters)) {
      const text = pieces.map(({ turn, start, end }) => episode.turns[turn]?.text.slice(start, end) ?? '').join(' ');
      texts.push({ id: texts.length, text });
    }
  }
  return texts;
}

/** Builds, then asks one by one. */
async function measure(
  { folder, queries }: Task,
  build: (texts: { id: number; text: string }[]) => (query: string) => unknown,
): Promise<Contender> {
  const texts = await passages(folder);
  const before = performance.now();
  const ask = build(texts);
  ask(queries[0] ?? '');
  const first = performance.now() - before;
  const search = queries.map((query) => {
    const asked = performance.now();
    ask(query);
    return performance.now() - asked;
  });
  const { rss, heapUsed } = process.memoryUsage();
  return { first, search, complete: [], rss: rss / 1e6, heap: heapUsed / 1e6, held: 0 };
}

const contenders: Record<string, (task: Task) => Promise<Contender>> = {
  /** As it comes: the words as typed. */
  plain: (task) =>
    measure(task, (texts) => {
      const index = new MiniSearch({ fields: ['text'] });
      index.addAll(texts);
      return (query) => index.search(query).slice(0, 10);
    }),
  /** With the prefix and fuzzy search of its README, which find slips as ours does. */
  minisearch: (task) =>
    measure(task, (texts) => {
      const index = new MiniSearch({ fields: ['text'], searchOptions: { prefix: true, fuzzy: 0.2 } });
      index.addAll(texts);
      return (query) => index.search(query).slice(0, 10);
    }),
  fts5: (task) =>
    measure(task, (texts) => {
      const db = new Database(':memory:');
      db.exec("CREATE VIRTUAL TABLE passages USING fts5(text, tokenize='porter')");
      const insert = db.prepare('INSERT INTO passages(rowid, text) VALUES (?, ?)');
      db.exec('BEGIN');
      for (const { id, text } of texts) insert.run(id, text);
      db.exec('COMMIT');
      const find = db.prepare('SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT 10');
      return (query) => {
        const words = query.match(/[\p{L}\p{N}]+/gu) ?? ['nothing'];
        return find.all(words.map((word) => `"${word}"`).join(' OR '));
      };
    }),
};

const contender = contenders[process.env.CONTENDER ?? ''];
if (contender && process.send) {
  process.once('message', async (task: Task) => process.send?.(await contender(task)));
}
