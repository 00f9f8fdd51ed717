import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { askedIn, placedIn } from '../answers/first-quote.ts';
import type { Episode } from '../episodes/episode.ts';
import { FIRST_QUOTE } from '../models/first-quote.ts';
import { projectRoot } from '../paths.ts';
import { mannerOf } from '../reading/manner.ts';
import { type Features, tellingFeatures } from '../reading/telling.ts';
import { firstNameWordsOf } from '../reading/who-talks.ts';
import { createMatcher, type Matcher } from '../retrieve/matching.ts';
import { type ParsedQuery, parseQuery } from '../retrieve/query.ts';
import { archiveLoader } from '../search/load.ts';
import { sentencesOf } from '../text/sentences.ts';
import { wordsOf } from '../text/words.ts';
import { kappa } from './agreement.ts';
import { type Graded, gradedSheets, readGraded, shareOf, writeGraded } from './graded.ts';
import { type Located, locate } from './locate.ts';
import { dot, foldsOf, learn, type Row } from './regression.ts';
import { groupsBy, seriesOf } from './series.ts';

/**
 * Which sentences tell most of what was asked to one who reads nothing else? Logistic regression upon which of two
 * runs of one query readers gave a mark, on how they read (`src/reading/telling.ts`) and how what was asked stands
 * in them (`src/answers/first-quote.ts`). Two readers graded the runs beside what was typed, after
 * `data/labels/RUBRIC-quotes.md`; its three marks count alike.
 *
 * With `--sheets DIR` (`references.jsonl`, and the readers' grades in `first` and `second`) and `--archive DIR`
 * the runs are found and written to `data/labels/first-quotes.tsv`, features and all; with `--archive` alone only
 * how they read is looked at again. Prints how well models of other series tell, and writes
 * `src/models/first-quote.ts`.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { sheets: { type: 'string' }, archive: { type: 'string', multiple: true, default: [] } },
  });
  if (values.archive.length > 0)
    await collect(
      values.sheets === undefined ? [] : gradedSheets(resolve(values.sheets)),
      values.archive.map((dir) => resolve(dir)),
    );
  const items = readGraded(FILE);
  const series = items.map((one) => one.series);
  const queries = [...groupsBy(items, queryOf).values()];
  console.log(`${items.length} runs for ${queries.length} queries of ${new Set(series).size} series`);
  for (const [mark, name] of MARKS.entries()) {
    const pairs = items.map(({ grades: [a, b] }) => [a![mark] === '1', b![mark] === '1'] as const);
    const both = pairs.filter(([a, b]) => a && b).length / pairs.length;
    console.log(`${name.padEnd(8)} kappa ${kappa(pairs).toFixed(2)}   both readers: ${(100 * both).toFixed(1)} %`);
  }
  const kept = FEATURES.map((name) => FIRST_QUOTE[name] ?? 0);
  tell('over series left out', items, scoresOverSeries(items));
  tell(
    'as kept',
    items,
    items.map((one) => dot(kept, rowOf(one))),
  );
  const model = firstQuoteModel();
  writeFileSync(MODEL, model);
  console.log(model);
}

/** What `src/models/first-quote.ts` is to hold: the same from the same labels. */
export function firstQuoteModel(): string {
  const items = readGraded(FILE);
  const order = learnOrder(items);
  const points = items.map((one) => dot(order, rowOf(one)));
  const mean = meanOf(points);
  const stretch = POINTS.spread / Math.sqrt(meanOf(points.map((one) => (one - mean) ** 2)));
  const weights = { base: POINTS.mean - stretch * mean } as Record<Name, number>;
  for (const [i, name] of FEATURES.entries()) if (name !== 'base') weights[name] = stretch * order[i]!;
  const lines = FEATURES.map((name) => `  ${name}: ${Number(weights[name].toFixed(2))},`);
  const head = '// Made by `npm run learn -- first-quote` from data/labels: do not edit.';
  return `${head}\nexport const FIRST_QUOTE = {\n${lines.join('\n')}\n};\n`;
}

const FILE = join(projectRoot, 'data', 'labels', 'first-quotes.tsv');
const MODEL = join(projectRoot, 'src', 'models', 'first-quote.ts');
const MARKS = ['on it', 'whole', 'good'];
const FOLDS = 8;
const PENALTY = 1e-3;
/**
 * What points are over these runs, since the others that are added to them (`LOST` of `reader.ts`, `NOT_FIRST` and
 * `ENOUGH` of `first.ts`, `worthOfName`) were weighed upon points with this mean and spread: which of two is
 * better goes by neither.
 */
const POINTS = { mean: -0.04, spread: 2.4 };

type Name = keyof Features;
/** Of the sentences alone, in the order in which the rows hold them. */
const READ: Name[] = [
  'base',
  'torn',
  'breaks',
  'verbless',
  'announces',
  'toSomebody',
  'claim',
  'dangles',
  'loose',
  'endsAsking',
];
/** Of what was asked. */
const ASKED: Name[] = ['coverage', 'bare', 'bareFirst', 'content', 'short', 'subject', 'is', 'atEnd', 'together'];
const FEATURES: Name[] = [...READ, ...ASKED];
const COLUMNS = FEATURES.map((_, i) => i);

const GOOD = MARKS.indexOf('good');
const queryOf = ({ id }: Graded): string => id.slice(0, id.indexOf('.'));
const rowOf = ({ features }: Graded): Row => ({ columns: COLUMNS, values: features });
const meanOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** Two runs of one query of which more readers gave the first a mark than the second. */
function pairsOf(items: readonly Graded[], mark: number): [better: Graded, worse: Graded][] {
  return [...groupsBy(items, queryOf).values()].flatMap((all) =>
    all.flatMap((better) =>
      all.flatMap((worse): [Graded, Graded][] =>
        shareOf(better, mark) > shareOf(worse, mark) ? [[better, worse]] : [],
      ),
    ),
  );
}

function learnOrder(items: readonly Graded[]): Float64Array {
  const rows = MARKS.flatMap((_, mark) => pairsOf(items, mark)).map(([better, worse]) => ({
    columns: COLUMNS,
    values: better.features.map((value, i) => value - worse.features[i]!),
  }));
  return learn(rows, new Array(rows.length).fill(1), FEATURES.length, PENALTY);
}

/** The points of each run by weights that were learned from other series. */
function scoresOverSeries(items: readonly Graded[]): number[] {
  const foldOf = foldsOf(
    items.map((one) => one.series),
    FOLDS,
  );
  const learned = Array.from({ length: FOLDS }, (_, fold) => learnOrder(items.filter((_one, i) => foldOf[i] !== fold)));
  return items.map((one, i) => dot(learned[foldOf[i]!]!, rowOf(one)));
}

/** Prints of how many pairs of one query the better one has more points, and how many of those with most are good. */
function tell(how: string, items: readonly Graded[], points: readonly number[]): void {
  const pointsOf = new Map(items.map((one, i) => [one, points[i]!]));
  const told = MARKS.map((name, mark) => {
    const right = pairsOf(items, mark).map(([better, worse]) => Number(pointsOf.get(better)! > pointsOf.get(worse)!));
    return `${name} ${percent(right)}`;
  });
  const best = [...groupsBy(items, queryOf).values()]
    .filter((all) => all.length > 1)
    .map((all) =>
      shareOf(
        all.reduce((a, b) => (pointsOf.get(b)! > pointsOf.get(a)! ? b : a)),
        GOOD,
      ),
    );
  console.log(`${how}: pairs told right: ${told.join(', ')}; the best of its query is good: ${percent(best)}`);
}

const percent = (shares: readonly number[]): string => `${(100 * meanOf(shares)).toFixed(1)} %`;

/** Finds what was graded, now and before; what is not found again stays as it was. */
async function collect(sheets: readonly Graded[], archives: readonly string[]): Promise<void> {
  const byId = new Map([...readGraded(FILE), ...sheets].map((one) => [one.id, one]));
  const bySeries = groupsBy([...byId.values()], ({ series }) => series);
  for (const archive of archives) {
    for await (const { name, folder, episodes } of seriesOf(archive)) {
      const own = bySeries.get(name) ?? [];
      const anew = own.some(({ asked }) => asked !== undefined);
      const vocabulary = anew ? (await archiveLoader({ dir: folder })()).retriever.vocabulary : null;
      const byFile = groupsBy(own, ({ file }) => file);
      for (const episode of episodes) {
        for (const one of byFile.get(episode.file) ?? []) {
          const at = locate(episode, one);
          if (at === null) continue;
          const query = vocabulary && one.asked !== undefined ? parseQuery(one.asked, vocabulary) : null;
          const asked = query ? askedOf(at, query, createMatcher(query, vocabulary!)) : one.features.slice(READ.length);
          one.features = [...readOf(at, episode), ...asked];
        }
      }
    }
  }
  writeGraded(FILE, [...byId.values()]);
}

function sentencesAt({ turn, from, to }: Located) {
  return sentencesOf(turn.text, turn.paragraphs)
    .slice(from, to + 1)
    .map((sentence) => ({ ...sentence, text: turn.text.slice(sentence.start, sentence.end) }));
}

function readOf(at: Located, { speakers }: Episode): number[] {
  const people = new Set(firstNameWordsOf(speakers));
  const read = sentencesAt(at).map(({ text, whole }) => {
    const words = wordsOf(text);
    return tellingFeatures(text, words, whole, mannerOf(text, words), people);
  });
  const of = (features: Features, name: Name) => features[name] ?? 0;
  return READ.map((name) => {
    if (name === 'base') return 1;
    const anywhere = read.reduce((sum, one) => sum + of(one.anywhere, name), 0);
    return anywhere + of(read[0]!.first, name) + of(read.at(-1)!.last, name);
  });
}

function askedOf(at: Located, query: ParsedQuery, matcher: Matcher): number[] {
  const { turn, span } = at;
  const run = sentencesAt(at).map(({ start, end, text }) => ({
    matches: matcher.find(turn.text, start, end),
    content: mannerOf(text, wordsOf(text)).content,
  }));
  const matches = run.flatMap((one) => one.matches);
  const features: Features = {
    ...askedIn(run, span.end - span.start, matcher),
    ...placedIn(turn.text, span, matches, query.terms.length),
  };
  return ASKED.map((name) => features[name] ?? 0);
}
