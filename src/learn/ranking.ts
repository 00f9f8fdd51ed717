import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { projectRoot } from '../paths.ts';
import { seeded, shuffled } from '../random.ts';
import { AT, FEATURES, type Feature } from '../retrieve/features.ts';
import { parseQuery } from '../retrieve/query.ts';
import { RankedRetriever } from '../retrieve/ranked-archive.ts';
import { scoreOf } from '../retrieve/weights.ts';
import { archiveLoader } from '../search/load.ts';
import { standsIn } from './grams.ts';
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
  print(
    'the weights in force',
    lists.map((list) => rankBy(list, (row) => scoreOf(row.features))),
  );
  const foldOf = foldsOf(
    lists.map((list) => list.series),
    FOLDS,
  );
  const learned = Array.from({ length: FOLDS }, (_, fold) => learn(lists.filter((_, i) => foldOf[i] !== fold)));
  print(
    `learned from other shows (${FOLDS} folds)`,
    lists.map((list, i) => rankBy(list, (row) => dot(learned[foldOf[i]!]!, row.features))),
  );
  const weights = learn(lists);
  print(
    'learned from all of them',
    lists.map((list) => rankBy(list, (row) => dot(weights, row.features))),
  );
  console.log(modelText(weights));
}

const ROWS = join(projectRoot, 'data', 'labels', 'ranking.tsv.gz');

interface Row {
  right: boolean;
  features: number[];
}

/** A query's candidates. */
interface List {
  id: string;
  series: string;
  type: string;
  rows: Row[];
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
/** Steps of Adam, and how much it moves: the loss no longer changes in its fourth digit. */
const STEPS = 600;
const RATE = 0.05;
/** The penalty on the squares of the weights, of those tried (1e-4 to 1e-2) the best over shows left out. */
const PENALTY = 1e-3;
/** More of any of these never speaks against a passage. A longer passage holds more by chance. */
const MAY_BE_NEGATIVE: ReadonlySet<Feature> = new Set(['length']);

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
      const pieces: string[] = [];
      for (let p = arrays.passagePiece[passage]!; p < arrays.passagePiece[passage + 1]!; p++)
        pieces.push(segment.turn(number, arrays.pieceTurn[p]!)!.text.slice(arrays.pieceStart[p]!, arrays.pieceEnd[p]!));
      const from = lists.episodes[number]!.file.replace(/\.[^./]+$/, '');
      return { right: from === episode && standsIn(pieces.join(' '), relevant), features, score };
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

/** Adam on the whole batch, from 0: the same weights every time. */
function learn(lists: readonly List[]): Float64Array {
  const useful = lists.filter(({ rows }) => rows.some((row) => row.right) && rows.some((row) => !row.right));
  const size = FEATURES.length;
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = Float64Array.from(weights, (w) => 2 * PENALTY * w);
    for (const { rows } of useful) addGradient(rows, weights, gradient, 1 / useful.length);
    for (let i = 0; i < size; i++) {
      mean[i] = 0.9 * mean[i]! + 0.1 * gradient[i]!;
      square[i] = 0.999 * square[i]! + 0.001 * gradient[i]! ** 2;
      const move = mean[i]! / (1 - 0.9 ** step) / (Math.sqrt(square[i]! / (1 - 0.999 ** step)) + 1e-8);
      weights[i]! -= RATE * move;
      if (weights[i]! < 0 && !MAY_BE_NEGATIVE.has(FEATURES[i]!)) weights[i] = 0;
    }
  }
  return weights;
}

/** The gradient of the chance, negative, that one drawn by score is right. */
function addGradient(rows: readonly Row[], weights: Float64Array, gradient: Float64Array, share: number): void {
  const scores = rows.map((row) => dot(weights, row.features));
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const all = odds.reduce((a, b) => a + b, 0);
  const right = odds.reduce((sum, one, i) => sum + (rows[i]!.right ? one : 0), 0);
  const counts = (share * right) / all;
  for (const [i, row] of rows.entries()) {
    const pull = odds[i]! / all - (row.right ? odds[i]! / right : 0);
    for (let f = 0; f < gradient.length; f++) gradient[f]! += counts * pull * row.features[f]!;
  }
}

function dot(weights: Float64Array, features: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * features[i]!;
  return sum;
}

/** The rank of the first right passage; null where no candidate is right. */
function rankBy({ rows }: List, score: (row: Row) => number): number | null {
  const at = rows
    .map((row, i) => ({ right: row.right, score: score(row), i }))
    .sort((a, b) => b.score - a.score || a.i - b.i)
    .findIndex((row) => row.right);
  return at === -1 ? null : at + 1;
}

function print(name: string, ranks: readonly (number | null)[]): void {
  const share = (most: number) => ranks.filter((rank) => rank !== null && rank <= most).length / ranks.length;
  const mrr = ranks.reduce<number>((sum, rank) => sum + (rank !== null && rank <= 10 ? 1 / rank : 0), 0) / ranks.length;
  const figures = [share(1), share(5), mrr].map((one) => one.toFixed(3)).join('  ');
  console.log(`${name.padEnd(40)} S@1, S@5, MRR@10 of passages: ${figures}`);
}

function modelText(weights: Float64Array): string {
  const told = FEATURES.filter((feature) => !UNTOLD.includes(feature));
  const lines = told.map((feature) => `  ${feature}: ${Number(weights[AT[feature]]!.toFixed(3))},`);
  return lines.join('\n');
}
