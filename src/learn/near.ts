import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { projectRoot } from '../paths.ts';
import { seeded, shuffled } from '../random.ts';
import { NEAR_FEATURES } from '../retrieve/by-meaning.ts';
import { textOfPassage } from '../retrieve/nearest-passages.ts';
import { parseQuery } from '../retrieve/query.ts';
import { RankedRetriever } from '../retrieve/ranked-archive.ts';
import { pointsOf } from '../retrieve/strength.ts';
import { createEngine } from '../search/engine.ts';
import { archiveLoader } from '../search/load.ts';
import { standsIn } from './grams.ts';
import { type Candidate, type CandidateList, learnOrder, printRanks, rankBy, scoreBy } from './listwise.ts';
import { foldsOf, learn, type Row, scoresOverFolds } from './regression.ts';
import { groupsBy, leftOut } from './series.ts';

/**
 * What comes near to a question that nobody surely answered, by meaning and by words: in which order, and whether it may be
 * what was meant at all.
 *
 * The order is learned listwise, with weights of at least 0, from half-remembered questions and from ordinary ones that words do
 * not surely answer. Whether it may be meant is told by logistic regression: from half-remembered questions where they were
 * answered, beside the same questions asked of other shows, and questions about things that no show speaks of. All are
 * asked in archives of four to sixty episodes of one series; the order is learned from the small ones alone.
 *
 * With `--archive DIR` (a folder of series, or one that has them in `episodes/` and ordinary questions in `queries.jsonl`) archives
 * are made of its series, the questions are asked there, and what comes of it is written to `data/labels`; without it the
 * rows that are there are learned from. Prints how well models of other shows do, and writes `src/models/near.ts`.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { archive: { type: 'string', multiple: true, default: [] } } });
  if (values.archive.length > 0) await collect(values.archive.map((dir) => resolve(dir)));
  if (!existsSync(ROWS) || !existsSync(LISTS)) {
    console.log(`skipped: there is no ${ROWS} or ${LISTS}; --archive DIR makes them`);
    return;
  }
  const lists = readLists();
  for (const [kind, own] of groupsBy(ranksOverShows(lists), ({ list }) => list.kind))
    printRanks(
      `${kind}, over shows left out`,
      own.map(({ rank }) => rank),
    );
  const asked = readRows();
  const scores = scoresOverShows(asked);
  const line = lineOf(asked, scores);
  const above = (wanted: boolean) => {
    const those = asked.flatMap(({ remembered }, i) => (remembered === wanted ? [scores[i]! > line] : []));
    return `${those.filter(Boolean).length} of ${those.length}`;
  };
  console.log(`over shows left out, above the line: remembered ${above(true)}, about something else ${above(false)}`);
  writeFileSync(join(projectRoot, 'src', 'models', 'near.ts'), modelOf(lists, asked, line));
}

const LABELS = join(projectRoot, 'data', 'labels');
const ROWS = join(LABELS, 'near.tsv');
const LISTS = join(LABELS, 'near.lists.gz');
const NAMES = ['series', 'remembered', 'byWords', 'nearness', 'episode', 'units'] as const;
/** Episodes of a small archive and of a large one, and questions of each kind about something else that are asked in each. */
const ARCHIVE = { least: 4, small: 6, large: 60, foreign: 6 };
/** Of ordinary questions: small archives of a series, and questions in each. */
const ORDINARY = { archives: 4, questions: 10 };
/** Candidates kept of a question: the right ones, and those with the largest sums of features. */
const KEPT = 60;
/** Features are kept in thousandths. */
const SCALE = 1000;
const PENALTY = { order: 1e-3, near: 1e-3 };
const FOLDS = 5;
/** The share of questions about something else that are not to be answered: the same as by a model of the host's. */
const REFUSED = 0.9;

interface Asked {
  series: string;
  remembered: boolean;
  byWords: number;
  nearness: number;
  episode: number;
  units: number;
}

interface List extends CandidateList {
  series: string;
  kind: string;
  rows: Candidate[];
}

/** The text of `src/models/near.ts`. */
export function nearModel(): string {
  const asked = readRows();
  return modelOf(readLists(), asked, lineOf(asked, scoresOverShows(asked)));
}

function modelOf(lists: readonly List[], asked: readonly Asked[], line: number): string {
  const short = (weights: Float64Array) => Array.from(weights, (one) => Number(one.toFixed(2))).join(', ');
  return `// Made by \`npm run learn -- near\` from data/labels: do not edit.
export const NEAR = {
  order: [${short(orderOf(lists))}],
  weights: [${short(weightsOf(asked))}],
  line: ${Number(line.toFixed(2))},
  largest: ${Math.max(...asked.map(({ units }) => units))},
};
`;
}

const orderOf = (lists: readonly List[]) => learnOrder(lists, NEAR_FEATURES.length, { penalty: PENALTY.order });

function ranksOverShows(lists: readonly List[]): { list: List; rank: number | null }[] {
  const foldOf = foldsOf(
    lists.map(({ series }) => series),
    FOLDS,
  );
  const orders = Array.from({ length: FOLDS }, (_, fold) => orderOf(lists.filter((_, i) => foldOf[i] !== fold)));
  return lists.map((list, i) => ({
    list,
    rank: rankBy(list, (features) => scoreBy(orders[foldOf[i]!]!, features)),
  }));
}

const COLUMNS = [0, 1, 2, 3, 4];
const rowsOf = (asked: readonly Asked[]): Row[] => asked.map((one) => ({ columns: COLUMNS, values: pointsOf(one) }));
const wantedOf = (asked: readonly Asked[]): number[] => asked.map(({ remembered }) => (remembered ? 1 : 0));
const weightsOf = (asked: readonly Asked[]) => learn(rowsOf(asked), wantedOf(asked), COLUMNS.length, PENALTY.near);

function scoresOverShows(asked: readonly Asked[]): Float64Array {
  const foldOf = foldsOf(
    asked.map(({ series }) => series),
    FOLDS,
  );
  return scoresOverFolds(rowsOf(asked), wantedOf(asked), COLUMNS.length, PENALTY.near, foldOf);
}

/** The score below which `REFUSED` of the questions about something else lie. */
function lineOf(asked: readonly Asked[], scores: ArrayLike<number>): number {
  const foreign = asked.flatMap(({ remembered }, i) => (remembered ? [] : [scores[i]!])).sort((a, b) => a - b);
  return foreign[Math.floor(REFUSED * foreign.length)]!;
}

function readRows(): Asked[] {
  const [, ...lines] = readFileSync(ROWS, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const cells = line.split('\t');
    const number = (name: (typeof NAMES)[number]) => Number(cells[NAMES.indexOf(name)]);
    return {
      series: cells[0]!,
      remembered: number('remembered') === 1,
      byWords: number('byWords'),
      nearness: number('nearness'),
      episode: number('episode'),
      units: number('units'),
    };
  });
}

/** @throws Error where the lists are of other features than there are now. */
function readLists(): List[] {
  const [names, ...lines] = gunzipSync(readFileSync(LISTS)).toString('utf8').split('\n');
  if (names !== NEAR_FEATURES.join(' '))
    throw new Error(`${LISTS} has other features: make it again with --archive DIR.`);
  const lists: List[] = [];
  for (const line of lines) {
    const cells = line.split('\t');
    if (cells[0] === '#') lists.push({ series: cells[1]!, kind: cells[2]!, rows: [] });
    else {
      const features = cells[1]!.split(' ').map((one) => Number(one) / SCALE);
      lists.at(-1)!.rows.push({ right: cells[0] === '1', features });
    }
  }
  return lists;
}

/** A question whose answer is known. */
interface Question {
  series: string;
  file: string;
  query: string;
  /** Is this the passage that was meant? */
  isMeant(archive: Opened, text: string, file: string): boolean;
}

async function collect(folders: readonly string[]): Promise<void> {
  const never = leftOut();
  const random = seeded(3);
  const remembered = table('remembered.tsv')
    .filter(({ series }) => !never.has(series!))
    .map(rememberedQuestion);
  const ordinary = folders.flatMap(ordinaryQuestions).filter(({ series }) => !never.has(series));
  const absent = table('absent.tsv').map(({ query }) => query!);
  const rows = [NAMES.join('\t')];
  const lists = [NEAR_FEATURES.join(' ')];
  const folderOf = (series: string) =>
    folders.flatMap((one) => [join(one, 'episodes', series), join(one, series)]).find(existsSync);
  for (const [series, own] of groupsBy(remembered, (one) => one.series)) {
    const folder = folderOf(series);
    if (folder === undefined) continue;
    const others = remembered.filter((one) => fieldOf(one.series) !== fieldOf(series)).map(({ query }) => query);
    const some = (queries: readonly string[]) => shuffled(queries, random).slice(0, ARCHIVE.foreign);
    for (const archive of archivesOf(folder, own, true, random)) {
      const opened = await open(folder, archive.files);
      for (const one of archive.questions) {
        const { row, list } = await opened.ask(one);
        rows.push(`${series}\t1\t${row}`);
        if (archive.isSmall) lists.push(`#\t${series}\tremembered`, ...list);
      }
      for (const query of [...some(absent), ...some(others)]) {
        const { row } = await opened.ask({ series, file: '', query, isMeant: () => false });
        rows.push(`${series}\t0\t${row}`);
      }
    }
  }
  for (const [series, own] of groupsBy(ordinary, (one) => one.series)) {
    const folder = folderOf(series);
    if (folder === undefined) continue;
    for (const archive of archivesOf(folder, own, false, random).slice(0, ORDINARY.archives)) {
      const opened = await open(folder, archive.files);
      for (const one of archive.questions.slice(0, ORDINARY.questions)) {
        const { isSure, list } = await opened.ask(one);
        if (!isSure) lists.push(`#\t${series}\tordinary`, ...list);
      }
    }
  }
  writeFileSync(ROWS, `${rows.join('\n')}\n`);
  writeFileSync(LISTS, gzipSync(lists.join('\n'), { level: 9 }));
}

/** Series on one field begin with one word: what was asked of one may be answered by another. */
const fieldOf = (series: string): string => series.split('-')[0]!;

interface SmallArchive {
  files: string[];
  questions: Question[];
  isSmall: boolean;
}

/** The episodes that questions are asked of in archives of some, and with `alsoLarge` in one that has them all. */
function archivesOf(
  folder: string,
  questions: readonly Question[],
  alsoLarge: boolean,
  random: () => number,
): SmallArchive[] {
  const there = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const asked = [...new Set(questions.map(({ file }) => file))].sort().filter((file) => there.includes(file));
  const others = there.filter((name) => !asked.includes(name));
  const parts = Array.from({ length: Math.ceil(asked.length / ARCHIVE.small) }, (_, i) => ({
    own: asked.slice(i * ARCHIVE.small, (i + 1) * ARCHIVE.small),
    least: ARCHIVE.least,
    isSmall: true,
  }));
  const large = alsoLarge ? [{ own: asked, least: ARCHIVE.large, isSmall: false }] : [];
  return [...parts, ...large].map(({ own, least, isSmall }) => ({
    files: [...own, ...shuffled(others, random).slice(0, Math.max(0, least - own.length))],
    questions: questions.filter(({ file }) => own.includes(file)),
    isSmall,
  }));
}

type Opened = Awaited<ReturnType<typeof open>>;

/** An archive of some files. */
async function open(folder: string, files: readonly string[]) {
  const dir = mkdtempSync(join(tmpdir(), 'small-archive-'));
  mkdirSync(join(dir, 'show'));
  for (const file of files) copyFileSync(join(folder, file), join(dir, 'show', file));
  const loaded = await archiveLoader({ dir })();
  rmSync(dir, { recursive: true });
  const search = createEngine({ load: async () => loaded });
  const { archive, retriever } = loaded;
  if (!(retriever instanceof RankedRetriever)) throw new Error('The archive is ranked by something else.');
  const opened = {
    archive,
    /** What comes of a question: as the last cells of a row, and its candidates as lines of a list. */
    async ask(question: Question): Promise<{ isSure: boolean; row: string; list: string[] }> {
      const { query } = question;
      const { match } = await search.search({ text: query });
      const { hits } = await search.search({ text: query, refuse: false });
      const byWords = Math.max(0, ...hits.map(({ strength }) => strength));
      const parsed = parseQuery(query, retriever.vocabulary);
      const { found, nearness, episode } = retriever.byMeaning(parsed, { episodes: null, speakers: null }).compared;
      const judged = found.map(({ segment, passage, features }) => {
        const { file } = segment.lists.episodes[segment.arrays.passageEpisode[passage]!]!;
        const right =
          file.endsWith(`/${question.file}`) && question.isMeant(opened, textOfPassage(segment, passage), file);
        return { right, features, sum: features.reduce((a, b) => a + b, 0) };
      });
      const wrong = judged.filter(({ right }) => !right).sort((a, b) => b.sum - a.sum);
      return {
        isSure: match !== 'near' && match !== 'none',
        row: [byWords, nearness, episode]
          .map((one) => one.toFixed(3))
          .concat(String(retriever.vocabulary.units))
          .join('\t'),
        list: [...judged.filter(({ right }) => right), ...wrong.slice(0, KEPT)].map(
          ({ right, features }) => `${right ? 1 : 0}\t${features.map((one) => Math.round(one * SCALE)).join(' ')}`,
        ),
      };
    },
  };
  return opened;
}

/** What was half remembered is a stretch of a turn, which a passage holds or begins or ends in. */
function rememberedQuestion({ series, file, query, turn, start, end }: Record<string, string>): Question {
  return {
    series: series!,
    file: file!,
    query: query!,
    isMeant({ archive }, text, from) {
      const at = archive.episodes.findIndex((info) => info.file === from);
      const stretch = archive.turn(at, Number(turn))?.text.slice(Number(start), Number(end)) ?? '';
      return standsIn(stretch, text) || standsIn(text, stretch);
    },
  };
}

function ordinaryQuestions(folder: string): Question[] {
  const file = join(folder, 'queries.jsonl');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { query: string; episode: string; relevant: string | null })
    .filter(({ relevant }) => relevant !== null)
    .map(({ query, episode, relevant }) => ({
      series: episode.split('/')[0]!,
      file: `${episode.slice(episode.indexOf('/') + 1)}.md`,
      query,
      isMeant: (_, text) => standsIn(text, relevant!),
    }));
}

function table(name: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(join(LABELS, name), 'utf8').trimEnd().split('\n');
  const names = head!.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [names[i]!, cell])));
}
