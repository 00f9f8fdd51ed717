import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { projectRoot } from '../paths.ts';
import { seeded, shuffled } from '../random.ts';
import { AT, FEATURES, type Feature } from '../retrieve/features.ts';
import { textOfPassage } from '../retrieve/nearest-passages.ts';
import { parseQuery } from '../retrieve/query.ts';
import { RankedRetriever } from '../retrieve/ranked-archive.ts';
import { scoreOf } from '../retrieve/weights.ts';
import { archiveLoader } from '../search/load.ts';
import { standsIn } from './grams.ts';
import { type Candidate, learnOrder, printRanks, rankBy, scoreBy } from './listwise.ts';
import { foldsOf } from './regression.ts';
import { leftOut } from './series.ts';

/**
 * The weights by which the passages of a search are ordered: those with which a softmax over a query's candidates gives the
 * right ones the greatest chance, on average (listwise, with an L2 penalty), from queries whose answers are known. The chance
 * itself is averaged, not its logarithm: about one query in five is too vague for anybody, or is answered as well by another
 * passage, and by the logarithm those would decide (S@1 over shows left out .343, by the chance .381).
 *
 * With `--archive DIR` (`episodes/` and `queries.jsonl`) the candidates of each query are looked at first and their
 * features written to `data/labels/ranking.tsv.gz`; without it the rows that are there are learned from. Prints how well
 * the right ones are ranked by weights learned from other shows, beside the weights in force, and the
 * weights. They are not in force yet: over shows left out they rank as well, but one question about the episodes that come along
 * ("large models destroy the planet") gets a worse first quote.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { archive: { type: 'string' }, cache: { type: 'string' } } });
  if (values.archive !== undefined) await collect(resolve(values.archive), values.cache ?? null);
  if (!existsSync(ROWS)) {
    console.log(`skipped: there is no ${ROWS}; --archive DIR makes it`);
    return;
  }
  const lists = readRows();
  const series = new Set(lists.map((list) => list.series));
  console.log(
    `${lists.length} queries of ${series.size} series, ${lists.reduce((n, l) => n + l.rows.length, 0)} passages`,
  );
  printRanks(
    'the weights in force',
    lists.map((list) => rankBy(list, scoreOf)),
  );
  const foldOf = foldsOf(
    lists.map((list) => list.series),
    FOLDS,
  );
  const learned = Array.from({ length: FOLDS }, (_, fold) => learn(lists.filter((_, i) => foldOf[i] !== fold)));
  printRanks(
    `learned from other shows (${FOLDS} folds)`,
    lists.map((list, i) => rankBy(list, (features) => scoreBy(learned[foldOf[i]!]!, features))),
  );
  const weights = learn(lists);
  printRanks(
    'learned from all of them',
    lists.map((list) => rankBy(list, (features) => scoreBy(weights, features))),
  );
  console.log(modelText(weights));
}

const ROWS = join(projectRoot, 'data', 'labels', 'ranking.tsv.gz');

/** A query's candidates. */
interface List {
  id: string;
  series: string;
  type: string;
  rows: Candidate[];
}

interface Query {
  id: string;
  type: string;
  query: string;
  episode: string;
  relevant: string | null;
}

/** Passages looked at for a query, as a search looks at them. */
const LOOKED_AT = 10;
/** Wrong candidates kept of a query: the best by the weights in force, and others at random. */
const KEPT = { best: 40, others: 20 };
/** Features are kept in thousandths. */
const SCALE = 1000;
/** Many of these queries are headings of their own files, and nearly all share words with the answer: of these they tell nothing. */
const UNTOLD: readonly Feature[] = ['heading', 'shared', 'mean'];
const FOLDS = 5;
/** The penalty on the squares of the weights, of those tried (1e-4 to 1e-2) the best over shows left out. */
const PENALTY = 1e-3;
/** A longer passage holds more by chance. */
const MAY_BE_NEGATIVE = new Set([AT.length]);

async function collect(archive: string, cache: string | null): Promise<void> {
  const { retriever } = await archiveLoader({ dir: join(archive, 'episodes'), cache })();
  if (!(retriever instanceof RankedRetriever)) throw new Error('The archive is ranked by something else.');
  const never = leftOut();
  const random = seeded(1);
  const lines: string[] = [];
  for (const line of readFileSync(join(archive, 'queries.jsonl'), 'utf8').trim().split('\n')) {
    const { id, type, query, episode, relevant } = JSON.parse(line) as Query;
    const series = episode.split('/')[0]!;
    if (relevant === null || never.has(series)) continue;
    const parsed = parseQuery(query, retriever.vocabulary);
    const { candidates } = retriever.candidates(parsed, { episodes: null, speakers: null }, LOOKED_AT);
    const rows = candidates.map(({ segment, passage, features, score }) => {
      const { arrays, lists } = segment;
      const number = arrays.passageEpisode[passage]!;
      const from = lists.episodes[number]!.file.replace(/\.[^./]+$/, '');
      return { right: from === episode && standsIn(textOfPassage(segment, passage), relevant), features, score };
    });
    const wrong = rows.filter((row) => !row.right).sort((a, b) => b.score - a.score);
    const kept = [
      ...rows.filter((row) => row.right),
      ...wrong.slice(0, KEPT.best),
      ...shuffled(wrong.slice(KEPT.best), random).slice(0, KEPT.others),
    ];
    lines.push(`#\t${id}\t${series}\t${type}`);
    for (const { right, features } of kept)
      lines.push(`${right ? 1 : 0}\t${features.map((one) => Math.round(one * SCALE)).join(' ')}`);
  }
  writeFileSync(ROWS, gzipSync([FEATURES.join(' '), ...lines].join('\n'), { level: 9 }));
}

/** @throws Error where the rows are of other features than there are now. */
function readRows(): List[] {
  const [names, ...lines] = gunzipSync(readFileSync(ROWS)).toString('utf8').split('\n');
  if (names !== FEATURES.join(' ')) throw new Error(`${ROWS} has other features: make it again with --archive DIR.`);
  const lists: List[] = [];
  for (const line of lines) {
    const parts = line.split('\t');
    if (parts[0] === '#') {
      lists.push({ id: parts[1]!, series: parts[2]!, type: parts[3]!, rows: [] });
      continue;
    }
    const features = parts[1]!.split(' ').map((one) => Number(one) / SCALE);
    for (const feature of UNTOLD) features[AT[feature]] = 0;
    lists.at(-1)!.rows.push({ right: parts[0] === '1', features });
  }
  return lists;
}

const learn = (lists: readonly List[]): Float64Array =>
  learnOrder(lists, FEATURES.length, { penalty: PENALTY, mayBeNegative: MAY_BE_NEGATIVE, byChance: true });

function modelText(weights: Float64Array): string {
  const told = FEATURES.filter((feature) => !UNTOLD.includes(feature));
  const lines = told.map((feature) => `  ${feature}: ${Number(weights[AT[feature]]!.toFixed(3))},`);
  return lines.join('\n');
}
