import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Episode } from '../episodes/episode.ts';
import { hashOf } from '../index/quote-id.ts';
import { TOPIC_FEATURES, wordsOfEpisode } from '../index/topics-elsewhere.ts';
import { projectRoot } from '../paths.ts';
import { languageOf, USUAL_LANGUAGE } from '../text/languages.ts';
import { kappa } from './agreement.ts';
import { type Graded, known, modelOf, numbersIn, rowsOf, shareOf } from './graded.ts';
import { foldsOf, learn, report, scoresOverFolds } from './regression.ts';
import { groupsBy, seriesOf } from './series.ts';

/**
 * Would a member press a word that an episode in another language than English comes back to? Logistic regression on how it is
 * said there (`TOPIC_FEATURES`), from words that two readers graded after `data/labels/RUBRIC-words.md`. With `--archive DIR` the
 * features are made anew. Prints how well models of other shows tell, and writes `src/models/topics.ts`.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { archive: { type: 'string', multiple: true, default: [] } } });
  if (values.archive.length > 0) await collect(values.archive.map((archive) => resolve(archive)));
  const items = known(readWords(), TOPIC_FEATURES);
  const rows = rowsOf(items);
  const series = items.map((one) => one.series);
  console.log(`${items.length} words of ${new Set(series).size} series`);
  const pairs = items.map(({ grades: [first, second] }) => [first === 1, second === 1] as const);
  console.log(`kappa ${kappa(pairs).toFixed(2)}`);
  const folds = foldsOf(series, new Set(series).size);
  const scores = scoresOverFolds(rows, items.map(shareOf), TOPIC_FEATURES.length, PENALTY, folds);
  const has = items.map((one) => shareOf(one) === 1);
  report('pressed', has, scores);
  for (const language of new Set(items.map((one) => one.language))) {
    const own = items.flatMap((one, i) => (one.language === language ? [i] : []));
    report(
      `  ${language}`,
      own.map((i) => has[i]!),
      own.map((i) => scores[i]!),
    );
  }
  const model = topicsModel();
  writeFileSync(join(projectRoot, 'src', 'models', 'topics.ts'), model);
  console.log(model);
}

/** What `src/models/topics.ts` is to hold: the same from the same labels. */
export function topicsModel(): string {
  const items = known(readWords(), TOPIC_FEATURES);
  const weights = learn(rowsOf(items), items.map(shareOf), TOPIC_FEATURES.length, PENALTY);
  return modelOf('topics', TOPIC_FEATURES, weights);
}

const FILE = join(projectRoot, 'data', 'labels', 'words.tsv');
const PENALTY = 1e-4;

/** Makes the features anew, of the episode that says a word most; of what is not found they are kept as they were. */
async function collect(archives: readonly string[]): Promise<void> {
  const items = readWords();
  const bySeries = groupsBy(items, ({ series }) => series);
  for (const archive of archives) {
    for await (const { name, episodes } of seriesOf(archive)) {
      const graded = new Map((bySeries.get(name) ?? []).map((one) => [one.hash, one]));
      if (graded.size > 0) look(episodes, graded);
    }
  }
  const lines = items.map(({ series, language, hash, grades, features }) =>
    [series, language, hash, grades.join(''), features.join(' ')].join('\t'),
  );
  writeFileSync(FILE, `${['series\tlanguage\thash\tgrades\tfeatures', ...lines].join('\n')}\n`);
}

function look(episodes: readonly Episode[], graded: ReadonlyMap<string, Graded>): void {
  const most = new Map<string, number>();
  for (const { turns, speakers, show, language } of episodes) {
    const code = languageOf({ language });
    if (code === USUAL_LANGUAGE) continue;
    const names = [show, ...speakers.map((one) => one.name)];
    for (const { phrase, count, features } of wordsOfEpisode(turns, code, names)) {
      const one = graded.get(hashOf(phrase, { start: 0, end: phrase.length }));
      if (!one || (most.get(one.hash) ?? 0) >= count) continue;
      most.set(one.hash, count);
      one.features = features.map((value) => Number(value.toFixed(3)));
    }
  }
}

function readWords(): Graded[] {
  const [, ...lines] = readFileSync(FILE, 'utf8').replace(/\n$/, '').split('\n');
  return lines.map((line) => {
    const [series, language, hash, grades, features] = line.split('\t') as [string, string, string, string, string];
    return { series, language, hash, grades: [...grades].map(Number), features: numbersIn(features) };
  });
}
