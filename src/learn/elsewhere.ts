import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hashOf } from '../index/quote-id.ts';
import { projectRoot } from '../paths.ts';
import { ELSEWHERE_FEATURES, runsElsewhere } from '../reading/elsewhere.ts';
import { languageOf, USUAL_LANGUAGE } from '../text/languages.ts';
import { kappa } from './agreement.ts';
import { type Graded, known, modelOf, numbersIn, rowsOf, shareOf } from './graded.ts';
import { foldsOf, learn, report, scoresOverFolds } from './regression.ts';
import { groupsBy, seriesOf } from './series.ts';

/**
 * Would a strict reader post a quote in another language than English? Logistic regression on the kinds of words that
 * it is told with (`ELSEWHERE_FEATURES`), from quotes that two readers graded after `data/labels/RUBRIC-posts.md`.
 * With `--archive DIR` the features are made anew. Prints how well models of other shows tell, and writes
 * `src/models/elsewhere.ts`.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { archive: { type: 'string', multiple: true, default: [] } } });
  if (values.archive.length > 0) await collect(values.archive.map((archive) => resolve(archive)));
  const items = known(readQuotes(), ELSEWHERE_FEATURES);
  const series = items.map((one) => one.series);
  console.log(`${items.length} quotes of ${new Set(series).size} series`);
  console.log(`kappa ${kappa(items.map(({ grades: [a, b] }) => [a === 1, b === 1] as const)).toFixed(2)}`);
  const scores = scoresOverFolds(
    rowsOf(items),
    items.map(shareOf),
    ELSEWHERE_FEATURES.length,
    PENALTY,
    foldsOf(series, new Set(series).size),
    STEPS,
  );
  const has = items.map((one) => shareOf(one) === 1);
  report('posted', has, scores);
  const best = [
    ...groupsBy(
      items.map((_, i) => i),
      (i) => series[i]!,
    ).values(),
  ].flatMap((own) => own.sort((a, b) => scores[b]! - scores[a]!).slice(0, BEST));
  console.log(`of the best ${BEST} of each series ${best.filter((i) => has[i]).length} of ${best.length}`);
  const model = elsewhereModel();
  writeFileSync(join(projectRoot, 'src', 'models', 'elsewhere.ts'), model);
  console.log(model);
}

/** What `src/models/elsewhere.ts` is to hold: the same from the same labels. */
export function elsewhereModel(): string {
  const items = known(readQuotes(), ELSEWHERE_FEATURES);
  const weights = learn(rowsOf(items), items.map(shareOf), ELSEWHERE_FEATURES.length, PENALTY, { steps: STEPS });
  return modelOf('elsewhere', ELSEWHERE_FEATURES, weights);
}

const FILE = join(projectRoot, 'data', 'labels', 'posts-elsewhere.tsv');
const PENALTY = 3e-4;
const STEPS = 2000;
const BEST = 20;

interface GradedQuote extends Graded {
  file: string;
  turn: number;
}

/** Makes the features anew; of shows that are not there they are kept as they were. */
async function collect(archives: readonly string[]): Promise<void> {
  const items = readQuotes();
  const placeOf = (file: string, turn: number, hash: string) => `${file} ${turn} ${hash}`;
  const bySeries = groupsBy(items, ({ series }) => series);
  for (const archive of archives) {
    for await (const { name, episodes } of seriesOf(archive)) {
      const graded = new Map(
        (bySeries.get(name) ?? []).map((one) => [placeOf(one.file, one.turn, one.hash), one] as const),
      );
      if (graded.size === 0) continue;
      for (const one of graded.values()) one.features = [];
      for (const episode of episodes) {
        const language = languageOf(episode);
        if (language === USUAL_LANGUAGE) continue;
        for (const { turn, start, end, features } of runsElsewhere(episode, language)) {
          const hash = hashOf(episode.turns[turn]!.text, { start, end });
          const one = graded.get(placeOf(episode.file, turn, hash));
          if (one) one.features = features.map((value) => Number(value.toFixed(3)));
        }
      }
    }
  }
  const lines = items.map(({ series, language, file, turn, hash, grades, features }) =>
    [series, language, file, turn, hash, grades.join(''), features.join(' ')].join('\t'),
  );
  writeFileSync(FILE, `${[HEAD, ...lines].join('\n')}\n`);
}

const HEAD = 'series\tlanguage\tfile\tturn\thash\tgrades\tfeatures';

function readQuotes(): GradedQuote[] {
  const [, ...lines] = readFileSync(FILE, 'utf8').replace(/\n$/, '').split('\n');
  return lines.map((line) => {
    const [series, language, file, turn, hash, grades, features] = line.split('\t') as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    return {
      series,
      language,
      file,
      turn: Number(turn),
      hash,
      grades: [...grades].map(Number),
      features: numbersIn(features),
    };
  });
}
