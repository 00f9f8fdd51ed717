import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DIMENSIONS, readVectors, type WordVectors } from '../models/vectors.ts';
import { encodeWordScores, WORD_SCORES_FILE } from '../models/word-scores.ts';
import { projectRoot } from '../paths.ts';
import {
  type Columns,
  columnsOf,
  createVocabulary,
  DENSE,
  type Encoded,
  encode,
  spanFeatures,
  type Vocabulary,
} from '../reading/encoding.ts';
import { FEATURES } from '../reading/features.ts';
import { chanceOf, logsOf, postingOf } from '../reading/grades.ts';
import { type PlacedSentence, placesIn } from '../reading/places.ts';
import { standaloneQuotes } from '../reading/standalone.ts';
import { createTaste } from '../reading/taste.ts';
import { isStopWord } from '../text/words.ts';

import { type Label, MARKS, type Mark, readLabels, readPosts } from './labels.ts';
import { locate } from './locate.ts';
import { dot, foldsOf, learn, type Row, report, scoresOverFolds } from './regression.ts';
import { groupsBy, seriesOf } from './series.ts';

/**
 * The models that read a sentence: the chance that a strict reader gives it each mark of `data/labels/RUBRIC.md`. Logistic
 * regression (L2) on the share of readers that gave it.
 *
 * With `--archive DIR` (several) the labelled stretches are found again and their numbers written to
 * `data/labels/sentences.rows.gz`; without it those that are there are learned from. Prints, for each mark, how well
 * models learned from other shows tell (area under the curve, and of the best hundred how many have it), and writes
 * `src/models/reading.ts` and `src/models/word-scores.bin`.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { archive: { type: 'string', multiple: true, default: [] } } });
  if (values.archive.length > 0) await collect(values.archive.map((dir) => resolve(dir)));
  if (!existsSync(ROWS)) {
    console.log(`skipped: there is no ${ROWS}; --archive DIR makes it`);
    return;
  }
  const { vocabulary, items } = readRows();
  const posts = readPosts();
  const columns = columnsOf(vocabulary);
  const rows = items.map((item) => rowOf(item, columns));
  const size = columns.size + DIMENSIONS;
  const foldOf = foldsOf(
    items.map(({ label }) => label.series),
    FOLDS,
  );
  console.log(`${items.length} stretches of ${new Set(items.map(({ label }) => label.series)).size} series`);
  const weights = new Map<Mark, Int32Array>();
  const plains = new Map<Mark, Int32Array>();
  const meanings = new Map<Mark, Float64Array>();
  const scored = new Map<Mark, Float64Array>();
  const dense = FEATURES.flatMap(({ anyLanguage }, i) => (anyLanguage ? [i] : []));
  const anyLanguage = new Set([columns.any, columns.first, columns.last].flatMap((from) => dense.map((i) => from + i)));
  const isAnyLanguage = (column: number) => anyLanguage.has(column);
  for (const mark of MARKS) {
    const wanted = items.map(({ label }) => shareOf(label, mark, posts));
    const scores = scoresOverFolds(rows, wanted, size, PENALTY, foldOf);
    scored.set(mark, scores);
    report(
      mark,
      wanted.map((share) => share > 0.5),
      scores,
    );
    const all = learn(rows, wanted, size, PENALTY);
    meanings.set(mark, all.subarray(columns.size));
    weights.set(
      mark,
      Int32Array.from(all.subarray(0, columns.size), (weight) => Math.round(weight * SCALE)),
    );
    // Of another language no word is known: what is left counts for more. The whole stretch's own features stay as they are.
    const offsets = rows.map((row) =>
      dot(
        all,
        only(row, (column) => column >= columns.span && column < columns.size),
      ),
    );
    const left = rows.map((row) => only(row, isAnyLanguage));
    const plain = learn(left, wanted, columns.size, PENALTY, { offsets });
    plains.set(
      mark,
      Int32Array.from(plain, (weight) => Math.round(weight * SCALE)),
    );
  }
  const labels = items.map(({ label }) => label);
  const chances = items.map((_, i) => {
    const chance = (mark: Mark) => chanceOf(scored.get(mark)![i]!);
    return Object.fromEntries(MARKS.map((mark) => [mark, chance(mark)])) as Record<Mark, number>;
  });
  const posted = labels.map((label) => shareOf(label, 'post', posts));
  const isPosted = posted.map((share) => share > 0.5);
  report('post, of all', isPosted, combine(chances.map(logsOf), posted, foldOf).scores);
  // What is posted is chosen among what the rules let through.
  const found = items.flatMap(({ rules }, i) => (rules === null ? [] : [i]));
  const pick = <T>(list: readonly T[]) => found.map((i) => list[i]!);
  const [has, want, folds] = [pick(isPosted), pick(posted), pick(foldOf)];
  const rules = pick(items).map((item) => item.rules!);
  report('post, of what the rules let through: by the rules', has, rules);
  report('  by the models', has, combine(pick(chances).map(logsOf), want, folds).scores);
  const both = combine(
    pick(chances).map((one, i) => postingOf(rules[i]!, one)),
    want,
    folds,
  );
  report('  by both', has, both.scores);
  for (const least of [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35]) {
    const above = has.filter((_, i) => chanceOf(both.scores[i]!) >= least);
    const share = (100 * above.filter(Boolean).length) / Math.max(1, above.length);
    console.log(`    a chance of ${least} and more: ${above.length}, of which ${share.toFixed(0)} % would be posted`);
  }
  const combined = both.weights.map((weight) => Number(weight.toFixed(3)));
  writeFileSync(MODEL, modelText(vocabulary, weights, plains, combined));
  writeFileSync(WORD_SCORES_FILE, wordScores(readVectors(), meanings));
  console.log(`written: ${MODEL}, ${WORD_SCORES_FILE}`);
}

const ROWS = join(projectRoot, 'data', 'labels', 'sentences.rows.gz');
const MODEL = join(projectRoot, 'src', 'models', 'reading.ts');
const FOLDS = 5;
/** The penalty on the squares of the weights, of those tried (5e-4 to 5e-3) the best over shows left out. */
const PENALTY = 2e-3;
/** A word, or a pair of neighbours, is learned of where it stands in so many stretches, of so many series. */
const KNOWN = { stretches: 12, series: 8 };
/** Features are kept in hundredths. */
const SCALE = 100;

/** Numbers of a mean vector are kept in steps of this, as bytes; what they count beside the others, whose values are about 1. */
const MEANING = { step: 1 / 127, counts: 6 };
/** What a word's score is at most, in steps of 1/16: few are above 4. */
const SCORE_STEP = 1 / 16;

/**
 * Few weights of scores that models of other shows gave: learned from all, and for the report from other shows.
 *
 * @returns Log odds over shows left out, and the weights.
 */
function combine(values: readonly number[][], wanted: readonly number[], foldOf: readonly number[]) {
  const size = values[0]!.length;
  const columns = Int32Array.from({ length: size }, (_, i) => i);
  const rows = values.map((list): Row => ({ columns, values: list }));
  return { scores: scoresOverFolds(rows, wanted, size, 0, foldOf), weights: [...learn(rows, wanted, size, 0)] };
}

interface Item {
  label: Label;
  length: number;
  sentences: Encoded[];
  /** The mean of the sentences' mean vectors. */
  meaning: Float64Array;
  /** What the rules give it, 0–1; null where they do not let it through. */
  rules: number | null;
}

async function collect(archives: readonly string[]): Promise<void> {
  const labels = readLabels();
  const bySeries = groupsBy(labels, ({ series }) => series);
  const found: { label: Label; length: number; sentences: PlacedSentence[]; rules: number | null }[] = [];
  const vectors = readVectors();
  const taste = createTaste(vectors);
  for (const archive of archives) {
    for await (const { name, episodes } of seriesOf(archive)) {
      const byFile = groupsBy(bySeries.get(name) ?? [], ({ file }) => file);
      for (const episode of episodes) {
        const own = byFile.get(episode.file) ?? [];
        const scores = new Map(
          own.length === 0
            ? []
            : standaloneQuotes(episode, taste).map(({ turn, start, end, score }) => [`${turn} ${start} ${end}`, score]),
        );
        for (const label of own) {
          const at = locate(episode, label);
          if (at === null) continue;
          const { turn, span, from, to } = at;
          const rules = scores.get(`${turn.index} ${span.start} ${span.end}`) ?? null;
          found.push({
            label,
            rules,
            length: span.end - span.start,
            sentences: placesIn(episode, turn).slice(from, to + 1),
          });
        }
      }
    }
  }
  const words = known(
    found.map(({ label, sentences }) => [
      label.series,
      sentences.flatMap(({ words }) => words.map(({ folded }) => folded)),
    ]),
  );
  const inWords = new Set(words);
  const pairs = known(
    found.map(({ label, sentences }) => [
      label.series,
      sentences.flatMap(({ words }) =>
        words.slice(1).flatMap(({ folded }, i) => {
          const before = words[i]!.folded;
          return inWords.has(before) && inWords.has(folded) ? [`${before} ${folded}`] : [];
        }),
      ),
    ]),
  );
  const vocabulary = createVocabulary(words, pairs);
  const lines = [FEATURES.map(({ name }) => name).join('|'), words.join(' '), pairs.join('|')];
  found.sort((a, b) => (a.label.id < b.label.id ? -1 : 1));
  for (const { label, length, sentences, rules } of found) {
    const meaning = Buffer.from(meaningOf(sentences, vectors)).toString('base64');
    const numbers = sentences.map((sentence) => {
      const { dense, words, pairs, first, firstPair, last } = encode(sentence, vocabulary);
      const filled = [...dense].flatMap((value, i) => (value === 0 ? [] : [`${i}:${Math.round(value * SCALE)}`]));
      return [filled.join(' '), words.join(' '), pairs.join(' '), first, firstPair, last].join(',');
    });
    lines.push([label.id, length, rules ?? '', meaning, ...numbers].join('\t'));
  }
  writeFileSync(ROWS, gzipSync(lines.join('\n'), { level: 9 }));
  console.log(`${found.length} of ${labels.length} labelled stretches found again`);
}

/** The mean over sentences of the mean vector of their words that say something, a signed byte a number. */
function meaningOf(sentences: readonly PlacedSentence[], vectors: WordVectors): Int8Array {
  const mean = new Float32Array(DIMENSIONS);
  for (const { words } of sentences) {
    const rows = words.flatMap(({ folded }) => (isStopWord(folded) ? [] : (vectors.row(folded) ?? [])));
    for (const row of rows) vectors.addTo(mean, row, 1 / rows.length / sentences.length);
  }
  return Int8Array.from(mean, (x) => Math.round(x / MEANING.step));
}

/** What each known word scores for each mark, where its vector lies. */
function wordScores(vectors: WordVectors, meanings: ReadonlyMap<Mark, Float64Array>): Uint8Array {
  const words = vectors.words();
  const scores = new Int8Array(words.length * MARKS.length);
  const vector = new Float32Array(DIMENSIONS);
  for (const [row] of words.entries()) {
    vector.fill(0);
    vectors.addTo(vector, row, MEANING.counts);
    for (const [i, mark] of MARKS.entries()) {
      const weights = meanings.get(mark)!;
      const score = vector.reduce((sum, x, d) => sum + x * weights[d]!, 0);
      scores[row * MARKS.length + i] = Math.max(-127, Math.min(127, Math.round(score / SCORE_STEP)));
    }
  }
  return encodeWordScores(MARKS, SCORE_STEP, words, scores);
}

/** Those that stand in enough stretches of enough series, most frequent first. */
function known(stretches: readonly (readonly [string, readonly string[]])[]): string[] {
  const counts = new Map<string, { stretches: number; series: Set<string> }>();
  for (const [series, all] of stretches) {
    for (const one of new Set(all)) {
      const so = counts.get(one) ?? { stretches: 0, series: new Set() };
      so.stretches++;
      so.series.add(series);
      counts.set(one, so);
    }
  }
  return [...counts]
    .filter(([, { stretches, series }]) => stretches >= KNOWN.stretches && series.size >= KNOWN.series)
    .sort(([a, x], [b, y]) => y.stretches - x.stretches || (a < b ? -1 : 1))
    .map(([one]) => one);
}

/** @throws Error where the rows are of other features than there are now. */
function readRows(): { vocabulary: Vocabulary; items: Item[] } {
  const [names, words = '', pairs = '', ...lines] = gunzipSync(readFileSync(ROWS)).toString('utf8').split('\n');
  if (names !== FEATURES.map(({ name }) => name).join('|'))
    throw new Error(`${ROWS} has other features: make it again with --archive DIR.`);
  const labels = new Map(readLabels().map((label) => [label.id, label]));
  const numbers = (list: string): number[] => (list === '' ? [] : list.split(' ').map(Number));
  const items = lines.map((line): Item => {
    const [id, length, rules, meaning, ...sentences] = line.split('\t');
    const bytes = Buffer.from(meaning!, 'base64');
    return {
      label: labels.get(id!)!,
      length: Number(length),
      rules: rules === '' ? null : Number(rules),
      meaning: Float64Array.from(bytes, (_, i) => bytes.readInt8(i) * MEANING.step),
      sentences: sentences.map((sentence): Encoded => {
        const [filled, words, pairs, first, firstPair, last] = sentence.split(',');
        const dense = new Float64Array(DENSE);
        for (const one of filled!.split(' ')) {
          const [at, value] = one.split(':');
          dense[Number(at)] = Number(value) / SCALE;
        }
        return {
          dense,
          words: numbers(words!),
          pairs: numbers(pairs!),
          first: Number(first),
          firstPair: Number(firstPair),
          last: Number(last),
        };
      }),
    };
  });
  return { vocabulary: createVocabulary(words.split(' '), pairs.split('|')), items };
}

/** A stretch at the columns of `columnsOf`: what `sumAt` and the span's own features take together. */
function rowOf({ sentences, length, meaning }: Item, columns: Columns): Row {
  const values = new Map<number, number>();
  const add = (column: number, value: number) => values.set(column, (values.get(column) ?? 0) + value);
  const dense = (from: number, one: Encoded, share: number) => {
    for (let i = 0; i < DENSE; i++) if (one.dense[i] !== 0) add(from + i, one.dense[i]! * share);
  };
  for (const one of sentences) {
    const share = 1 / sentences.length;
    dense(columns.any, one, share);
    for (const word of one.words) add(columns.any + DENSE + word, share);
    for (const pair of one.pairs) add(columns.any + DENSE + columns.words + pair, share);
  }
  const [first, last] = [sentences[0]!, sentences.at(-1)!];
  dense(columns.first, first, 1);
  if (first.first >= 0) add(columns.first + DENSE + first.first, 1);
  if (first.firstPair >= 0) add(columns.first + DENSE + columns.words + first.firstPair, 1);
  dense(columns.last, last, 1);
  if (last.last >= 0) add(columns.last + DENSE + last.last, 1);
  for (const [i, value] of spanFeatures(sentences.length, length).entries())
    if (value !== 0) add(columns.span + i, value);
  for (const [d, value] of meaning.entries()) if (value !== 0) add(columns.size + d, value * MEANING.counts);
  return { columns: Int32Array.from(values.keys()), values: Float64Array.from(values.values()) };
}

/** The share of its readers that gave the mark; of `post` those count too who were asked for that alone. */
function shareOf(
  { id, first, second, third }: Label,
  mark: Mark,
  posts: ReadonlyMap<string, readonly string[]>,
): number {
  const grades = [first, second, ...(third === null ? [] : [third])].map((grade) => grade[MARKS.indexOf(mark)]);
  if (mark === 'post') grades.push(...(posts.get(id) ?? []));
  return grades.filter((grade) => grade === '1').length / grades.length;
}

function modelText(
  vocabulary: Vocabulary,
  weights: ReadonlyMap<Mark, Int32Array>,
  plains: ReadonlyMap<Mark, Int32Array>,
  posted: readonly number[],
): string {
  return `// Made by \`npm run learn -- reading\` from data/labels: do not edit. Weights are in hundredths, in the order of \`columnsOf\`.
// biome-ignore-all format: made by a program
export const WORDS = '${vocabulary.words.join(' ')}';
export const PAIRS = '${vocabulary.pairs.join('|')}';
export const WEIGHTS = {
${[...weights].map(([mark, list]) => `  ${mark}: '${list.join(' ')}',`).join('\n')}
};
/** For sentences in other languages: positions in the list of weights, and the weights that are not 0. */
export const ANY_LANGUAGE = {
${[...plains].map(([mark, list]) => `  ${mark}: '${sparse(list)}',`).join('\n')}
};
/** What \`postingOf\` is weighed with. */
export const POSTED = [${posted.join(', ')}];
`;
}

function sparse(list: Int32Array): string {
  return [...list].flatMap((weight, i) => (weight === 0 ? [] : [`${i}:${weight}`])).join(' ');
}

function only({ columns, values }: Row, holds: (column: number) => boolean): Row {
  const kept = Array.from(columns, (_, k) => k).filter((k) => holds(columns[k]!));
  return { columns: kept.map((k) => columns[k]!), values: kept.map((k) => values[k]!) };
}
