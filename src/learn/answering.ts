import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ANSWERING } from '../models/answering.ts';
import { projectRoot } from '../paths.ts';
import { ANSWER_FEATURES, lengthShare } from '../reading/answering.ts';
import { focusOf, runOf } from '../reading/focus.ts';
import { chancesOf, logsOf, read } from '../reading/grades.ts';
import { placesIn } from '../reading/places.ts';
import { createStemmer, wordsOf } from '../text/words.ts';
import { kappa } from './agreement.ts';
import type { PlaceOfItem } from './labels.ts';
import { locate } from './locate.ts';
import { dot, foldsOf, learn, type Row, report, scoresOverFolds } from './regression.ts';
import { groupsBy, seriesOf } from './series.ts';

/**
 * Does a stretch that names a topic answer who asks for it? Logistic regression on how it reads (`src/models/reading.ts`) and
 * how the topic stands in it, from stretches that two readers graded after `data/labels/RUBRIC-topics.md`.
 *
 * With `--sheets DIR` (of `topic-sheets`, with the readers' grades in `first` and `second`) and `--archive DIR` the graded
 * stretches are found and written to `data/labels/topics.tsv`, features and all; without them those that are there are
 * learned from. Prints how well models of other shows tell, and writes `src/models/answering.ts`.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { sheets: { type: 'string' }, archive: { type: 'string', multiple: true, default: [] } },
  });
  if (values.archive.length > 0)
    await collect(
      values.sheets && resolve(values.sheets),
      values.archive.map((dir) => resolve(dir)),
    );
  if (!existsSync(FILE)) {
    console.log(`skipped: there is no ${FILE}; --sheets DIR and --archive DIR make it`);
    return;
  }
  const items = readTopics();
  const rows = items.map(({ features }): Row => ({ columns: COLUMNS, values: features }));
  const good = items.map(goodOf);
  const has = good.map((share) => share === 1);
  const foldOf = foldsOf(
    items.map(({ series }) => series),
    FOLDS,
  );
  const scores = scoresOverFolds(rows, good, COLUMNS.length, PENALTY, foldOf);
  console.log(`${items.length} stretches of ${new Set(items.map(({ series }) => series)).size} series`);
  for (const [mark, name] of ['about it', 'good'].entries()) {
    const pairs = items.map(({ grades }) => [grades[0]![mark] === '1', grades[1]![mark] === '1'] as const);
    const both = pairs.filter(([a, b]) => a && b).length / pairs.length;
    console.log(
      `${name.padEnd(12)} kappa ${kappa(pairs).toFixed(2)}   both readers say so of ${(100 * both).toFixed(1)} %`,
    );
  }
  report('good', has, scores);
  const kept = ANSWER_FEATURES.map((name) => (ANSWERING as Record<string, number>)[name] ?? 0);
  report(
    '  as kept',
    has,
    rows.map((row) => dot(kept, row)),
  );
  const quality = ANSWER_FEATURES.indexOf('post');
  report(
    '  by post',
    has,
    rows.map(({ values: all }) => all[quality]!),
  );
  for (const odds of [-3, -2.5, -2, -1.5, -1, -0.5, 0]) {
    const above = has.filter((_, i) => scores[i]! >= odds);
    const one = above.filter(Boolean).length / Math.max(1, above.length);
    console.log(
      `  log odds of ${odds} and more: ${above.length}, of which both readers call ${(100 * one).toFixed(0)} % good`,
    );
  }
  const model = answeringModel();
  writeFileSync(MODEL, model);
  console.log(model);
}

/** What `src/models/answering.ts` is to hold: the same from the same labels. */
export function answeringModel(): string {
  const items = readTopics();
  const rows = items.map(({ features }): Row => ({ columns: COLUMNS, values: features }));
  const weights = learn(rows, items.map(goodOf), COLUMNS.length, PENALTY);
  const lines = ANSWER_FEATURES.map((name, i) => `  ${name}: ${Number(weights[i]!.toFixed(2))},`);
  const head = '// Made by `npm run learn -- answering` from data/labels: do not edit.';
  return `${head}\nexport const ANSWERING = {\n${lines.join('\n')}\n};\n`;
}

/** The share of its readers that call it good. */
function goodOf({ grades }: Graded): number {
  return grades.filter((grade) => grade[1] === '1').length / grades.length;
}

const FILE = join(projectRoot, 'data', 'labels', 'topics.tsv');
const MODEL = join(projectRoot, 'src', 'models', 'answering.ts');
const COLUMNS = ANSWER_FEATURES.map((_, i) => i);
const FOLDS = 5;
const PENALTY = 1e-3;
const NAMES = ['id', 'series', 'file', 'turn', 'start', 'end', 'hash', 'first', 'second', 'features'] as const;

interface Graded extends PlaceOfItem {
  grades: string[];
  /** In the order of `ANSWER_FEATURES`; none of what was not found yet. */
  features: number[];
  /** Known of what was just graded: it is not kept, since it is no words of ours. */
  topic?: string;
}

/** Finds what was graded, now and before, and writes it with its features; what is not found again stays as it was. */
async function collect(sheets: string | undefined, archives: readonly string[]): Promise<void> {
  const known = existsSync(FILE) ? readTopics() : [];
  const graded: Graded[] = [...known, ...(sheets === undefined ? [] : readSheets(sheets))];
  const byId = new Map(graded.map((one) => [one.id, one]));
  const bySeries = groupsBy([...byId.values()], ({ series }) => series);
  const stem = createStemmer();
  for (const archive of archives) {
    for await (const { name, episodes } of seriesOf(archive)) {
      const byFile = groupsBy(bySeries.get(name) ?? [], ({ file }) => file);
      for (const episode of episodes) {
        for (const one of byFile.get(episode.file) ?? []) {
          const at = locate(episode, one);
          if (at === null) continue;
          const text = at.turn.text.slice(at.span.start, at.span.end);
          const run = placesIn(episode, at.turn)
            .slice(at.from, at.to + 1)
            .map(read);
          const reads = [...logsOf(chancesOf(run, text.length)), lengthShare(text)];
          const stands = one.topic === undefined ? one.features.slice(reads.length) : standOf(text, one.topic, stem);
          one.features = [...reads, ...stands].map((x) => Number(x.toFixed(3)));
        }
      }
    }
  }
  const lines = [...byId.values()].flatMap(({ id, series, file, turn, start, end, hash, grades, features }) =>
    features.length === 0 ? [] : [[id, series, file, turn, start, end, hash, ...grades, features.join(' ')].join('\t')],
  );
  writeFileSync(FILE, `${[NAMES.join('\t'), ...lines.sort()].join('\n')}\n`);
}

/** How a topic stands in a text, in the order of `FOCUS`. */
function standOf(text: string, topic: string, stem: (folded: string) => string): number[] {
  const words = wordsOf(text);
  const wanted = wordsOf(topic).map(({ folded }) => stem(folded));
  const stems = words.map(({ folded }) => stem(folded));
  const from = runOf(stems, wanted);
  return focusOf(text, words, { from, to: from < 0 ? -1 : from + wanted.length });
}

function readSheets(sheets: string): Graded[] {
  const lines = readFileSync(join(sheets, 'references.jsonl'), 'utf8').trimEnd().split('\n');
  const [first, second] = ['first', 'second'].map((reader) => gradesIn(join(sheets, reader)));
  return lines.flatMap((line): Graded[] => {
    const one = JSON.parse(line) as PlaceOfItem & { topic: string };
    const grades = [first!.get(one.id), second!.get(one.id)];
    return grades[0] === undefined || grades[1] === undefined
      ? []
      : [{ ...one, grades: [grades[0], grades[1]], features: [] }];
  });
}

function gradesIn(folder: string): Map<string, string> {
  const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'));
  return new Map(
    lines.map((line) => line.trim().split(/\s+/) as [string, string]).filter(([, g]) => /^[01]{2}$/.test(g)),
  );
}

export function readTopics(): Graded[] {
  const [, ...lines] = readFileSync(FILE, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = (name: (typeof NAMES)[number]) => cells[NAMES.indexOf(name)]!;
    return {
      id: cell('id'),
      series: cell('series'),
      file: cell('file'),
      turn: Number(cell('turn')),
      start: Number(cell('start')),
      end: Number(cell('end')),
      hash: cell('hash'),
      grades: [cell('first'), cell('second')],
      features: cell('features').split(' ').map(Number),
    };
  });
}
