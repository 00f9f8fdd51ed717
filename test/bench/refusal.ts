import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SURE_ENOUGH } from '../../src/retrieve/retriever.ts';
import type { Hit } from '../../src/search/port.ts';
import { remoteSearch } from '../../src/search/remote.ts';
import { ABSENT } from '../ranking/absent.table.ts';

interface Labelled {
  query: string;
  episode: string;
  relevant: string | null;
}

/**
 * Where to say "nobody said that": for each strength below which hits are not shown, the share of questions about things
 * the archive does not hold that are refused, and, of the labelled queries whose first five hold a right passage, the
 * share for which that is no longer so. The line in force is marked.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { archive: { type: 'string' }, cache: { type: 'string' } } });
  if (!values.archive || !existsSync(resolve(values.archive, 'queries.jsonl'))) {
    console.log('skipped: --archive DIR with episodes/ and queries.jsonl is needed');
    return;
  }
  const archive = resolve(values.archive);
  const search = remoteSearch({
    dir: resolve(archive, 'episodes'),
    cache: values.cache ? resolve(values.cache) : null,
  });
  const ask = async (text: string) => (await search.search({ text, refuse: false })).hits;
  const absent: number[] = [];
  for (const query of ABSENT) absent.push(Math.max(0, ...(await ask(query)).map((hit) => hit.strength)));
  const lines = readFileSync(resolve(archive, 'queries.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const found: { hits: Hit[]; right: boolean[] }[] = [];
  for (const line of lines) {
    const query = JSON.parse(line) as Labelled;
    if (query.relevant === null) continue;
    const span = new Set(grams(query.relevant));
    const hits = await ask(query.query);
    const right = hits.map((hit) => {
      const own = grams(hit.text);
      return (
        hit.episode.file.replace(/\.[^./]+$/, '') === query.episode &&
        own.filter((one) => span.has(one)).length * 2 >= own.length
      );
    });
    if (right.slice(0, 5).includes(true)) found.push({ hits, right });
  }
  await search.close();
  console.log(
    `${ABSENT.length} questions about what is not there; ${found.length} of ${lines.length} queries with a right passage in the first five`,
  );
  console.log('strength   refused     lost');
  for (let at = 0.3; at < 0.96; at += 0.05) {
    const line = Math.abs(at - SURE_ENOUGH) < 0.001 ? '  ← in force' : '';
    const refused = absent.filter((strength) => strength < at).length / ABSENT.length;
    const lost = found.filter(({ hits, right }) => {
      const shown = right.filter((_, i) => (hits[i]?.strength ?? 0) >= at).slice(0, 5);
      return !shown.includes(true);
    }).length;
    console.log(`${at.toFixed(2).padStart(8)}  ${percent(refused)}  ${percent(lost / found.length)}${line}`);
  }
}

const percent = (share: number) => `${(share * 100).toFixed(1).padStart(6)} %`;

/** Word 4-grams. */
function grams(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length < 4 ? [words.join(' ')] : words.slice(3).map((_, i) => words.slice(i, i + 4).join(' '));
}
