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
import { projectRoot } from '../paths.ts';
import { seeded, shuffled } from '../random.ts';
import { parseQuery } from '../retrieve/query.ts';
import { pointsOf } from '../retrieve/strength.ts';
import { createEngine } from '../search/engine.ts';
import { archiveLoader } from '../search/load.ts';
import { foldsOf, learn, type Row, scoresOverFolds } from './regression.ts';
import { groupsBy, leftOut } from './series.ts';

/**
 * May what comes nearest in meaning be what was meant? Logistic regression on how near that is, how sure the best is that the
 * words found, and the archive's size: from questions that half remember something, and questions about
 * things that no show speaks of, in archives of four to sixty episodes of one series.
 *
 * With `--archive DIR` (a folder of series, or one that has them in `episodes/`) archives are made of its series, the
 * questions are asked there, and what comes of it is written to `data/labels/near.tsv`; without it the rows that are there
 * are learned from. Prints how well models of other shows tell, and writes `src/models/near.ts`.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { archive: { type: 'string', multiple: true, default: [] } } });
  if (values.archive.length > 0) await collect(values.archive.map((dir) => resolve(dir)));
  if (!existsSync(ROWS)) {
    console.log(`skipped: there is no ${ROWS}; --archive DIR makes it`);
    return;
  }
  const asked = readRows();
  const scores = scoresOverShows(asked);
  const line = lineOf(asked, scores);
  const above = (wanted: boolean) => {
    const those = asked.flatMap(({ remembered }, i) => (remembered === wanted ? [scores[i]! > line] : []));
    return `${those.filter(Boolean).length} of ${those.length}`;
  };
  console.log(`over shows left out, above the line: remembered ${above(true)}, about something else ${above(false)}`);
  writeFileSync(join(projectRoot, 'src', 'models', 'near.ts'), modelOf(asked, line));
}

const LABELS = join(projectRoot, 'data', 'labels');
const ROWS = join(LABELS, 'near.tsv');
const NAMES = ['series', 'remembered', 'byWords', 'nearness', 'units'] as const;
/** Episodes of a small archive and of a large one, and questions about something else that are asked in each. */
const ARCHIVE = { least: 4, small: 6, large: 60, foreign: 6 };
const PENALTY = 1e-3;
const FOLDS = 5;
/** The share of questions about something else that are not to be answered. */
const REFUSED = 0.99;

interface Asked {
  series: string;
  remembered: boolean;
  byWords: number;
  nearness: number;
  units: number;
}

/** The text of `src/models/near.ts`. */
export function nearModel(): string {
  const asked = readRows();
  return modelOf(asked, lineOf(asked, scoresOverShows(asked)));
}

function modelOf(asked: readonly Asked[], line: number): string {
  const weights = Array.from(weightsOf(asked), (one) => one.toFixed(2));
  return `// Made by \`npm run learn -- near\` from data/labels: do not edit.
export const NEAR = {
  weights: [${weights.map(Number).join(', ')}],
  line: ${Number(line.toFixed(2))},
  largest: ${Math.max(...asked.map(({ units }) => units))},
};
`;
}

const COLUMNS = [0, 1, 2, 3];
const rowsOf = (asked: readonly Asked[]): Row[] =>
  asked.map(({ byWords, nearness, units }) => ({ columns: COLUMNS, values: pointsOf(byWords, nearness, units) }));
const wantedOf = (asked: readonly Asked[]): number[] => asked.map(({ remembered }) => (remembered ? 1 : 0));
const weightsOf = (asked: readonly Asked[]) => learn(rowsOf(asked), wantedOf(asked), COLUMNS.length, PENALTY);

function scoresOverShows(asked: readonly Asked[]): Float64Array {
  const foldOf = foldsOf(
    asked.map(({ series }) => series),
    FOLDS,
  );
  return scoresOverFolds(rowsOf(asked), wantedOf(asked), COLUMNS.length, PENALTY, foldOf);
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
      units: number('units'),
    };
  });
}

async function collect(folders: readonly string[]): Promise<void> {
  const never = leftOut();
  const random = seeded(3);
  const remembered = table('remembered.tsv').filter(({ series }) => !never.has(series!));
  const foreign = table('absent.tsv').map(({ query }) => query!);
  const lines: string[] = [];
  for (const [series, rows] of groupsBy(remembered, ({ series }) => series!)) {
    const folder = folders.flatMap((one) => [join(one, 'episodes', series), join(one, series)]).find(existsSync);
    if (folder === undefined) continue;
    const files = [...groupsBy(rows, ({ file }) => file!).keys()].sort();
    const others = readdirSync(folder).filter((name) => name.endsWith('.md') && !files.includes(name));
    const small = Array.from({ length: Math.ceil(files.length / ARCHIVE.small) }, (_, i) => ({
      own: files.slice(i * ARCHIVE.small, (i + 1) * ARCHIVE.small),
      least: ARCHIVE.least,
    }));
    for (const { own, least } of [...small, { own: files, least: ARCHIVE.large }]) {
      const beside = shuffled(others, random).slice(0, Math.max(0, least - own.length));
      const present = rows.filter(({ file }) => own.includes(file!)).map(({ query }) => query!);
      const ask = await asker(folder, [...own, ...beside]);
      for (const query of present) lines.push(`${series}\t1\t${await ask(query)}`);
      for (const query of shuffled(foreign, random).slice(0, ARCHIVE.foreign))
        lines.push(`${series}\t0\t${await ask(query)}`);
    }
  }
  writeFileSync(ROWS, `${[NAMES.join('\t'), ...lines].join('\n')}\n`);
}

/** Asks an archive of some files; what comes of it, as the last cells of a row. */
async function asker(folder: string, files: readonly string[]): Promise<(query: string) => Promise<string>> {
  const dir = mkdtempSync(join(tmpdir(), 'small-archive-'));
  mkdirSync(join(dir, 'show'));
  for (const file of files) copyFileSync(join(folder, file), join(dir, 'show', file));
  const loaded = await archiveLoader({ dir })();
  rmSync(dir, { recursive: true });
  const search = createEngine({ load: async () => loaded });
  const { retriever } = loaded;
  return async (query) => {
    const { hits } = await search.search({ text: query, refuse: false });
    const byWords = Math.max(0, ...hits.map(({ strength }) => strength));
    const parsed = parseQuery(query, retriever.vocabulary);
    const { passages } = retriever.nearest(parsed, { episodes: null, speakers: null }, 1, byWords);
    return [byWords.toFixed(3), (passages[0]?.score ?? 0).toFixed(3), retriever.vocabulary.units].join('\t');
  };
}

function table(name: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(join(LABELS, name), 'utf8').trimEnd().split('\n');
  const names = head!.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [names[i]!, cell])));
}
