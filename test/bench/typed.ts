import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { seeded, shuffled } from '../../src/random.ts';
import { remoteSearch } from '../../src/search/remote.ts';
import { foldedOf, outcomeOf, TYPISTS } from '../quality/typists.ts';
import { ABSENT } from '../ranking/absent.table.ts';

/**
 * What is typed otherwise than it is written: topics of an archive with slips, joined, cut short (by `--seed`), and what
 * comes of each: shown (one of the first three quotes holds it), offered ("Did you mean …?"), neither. And to how many
 * questions about what is not there something is offered.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      archive: { type: 'string', default: 'data/episodes' },
      topics: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      missed: { type: 'boolean', default: false },
    },
  });
  const search = remoteSearch({ dir: resolve(values.archive), cache: null });
  const random = seeded(Number(values.seed));
  const all = await search.topics({ limit: 1000 });
  const topics = shuffled(all, random).slice(0, Number(values.topics)).map(foldedOf);
  console.log(`${topics.length} of ${all.length} topics of ${values.archive}`);
  console.log(`${'typed'.padEnd(34)}     n   shown offered neither`);
  for (const [kind, type] of Object.entries(TYPISTS)) {
    const counts = { shown: 0, offered: 0, neither: 0 };
    const missed: string[] = [];
    for (const words of topics) {
      const typed = type(words, random);
      if (typed === null) continue;
      const outcome = outcomeOf(await search.search({ text: typed }), words);
      counts[outcome]++;
      if (outcome === 'neither') missed.push(`${typed} (${words.join(' ')})`);
    }
    const n = counts.shown + counts.offered + counts.neither;
    const share = (count: number) => (count / Math.max(1, n)).toFixed(2).padStart(7);
    console.log(
      `${kind.padEnd(34)} ${String(n).padStart(5)} ${share(counts.shown)} ${share(counts.offered)} ${share(counts.neither)}`,
    );
    if (values.missed) console.log(`   ${missed.join(' · ')}`);
  }
  let offered = 0;
  for (const text of ABSENT) {
    const { meant } = await search.search({ text });
    if (meant.length === 0) continue;
    offered++;
    if (values.missed) console.log(`   ${text} → ${meant.join(' · ')}`);
  }
  console.log(`something offered to ${offered} of ${ABSENT.length} questions about what is not there`);
  await search.close();
}
