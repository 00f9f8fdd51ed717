import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../paths.ts';

/** Where an item of a sheet stands: what is committed of it, without its words. */
export interface PlaceOfItem {
  id: string;
  series: string;
  /** The episode's file below the series' folder. */
  file: string;
  turn: number;
  start: number;
  end: number;
  /** `hashOf` its words: finds it again where the places of a file have moved. */
  hash: string;
}

export interface Reference extends PlaceOfItem {
  kind: Kind;
}

/**
 * `sentence`: any one. `quote`: one to three sentences of a turn, any. `chosen`: a quote that the daily posts let through,
 * of which any two are equally likely: good ones are too rare among the others to learn from. `best`: of those the best
 * of each series, since what is posted is drawn from them.
 */
export type Kind = 'sentence' | 'quote' | 'chosen' | 'best';

/** What a reader answers of an item, in the order of `data/labels/RUBRIC.md`. */
export const MARKS = ['understood', 'whole', 'says', 'post', 'advert'] as const;
export type Mark = (typeof MARKS)[number];

/** Five marks, such as `11100`. */
export type Grade = string;
export const GRADE = /^[01]{5}$/;

/** An item with what two readers gave it, and the third where those two differ. */
export interface Label extends Reference {
  first: Grade;
  second: Grade;
  third: Grade | null;
}

const FILE = join(projectRoot, 'data', 'labels', 'sentences.tsv');
const POSTS = join(projectRoot, 'data', 'labels', 'posts.tsv');
const COLUMNS = ['id', 'series', 'file', 'turn', 'start', 'end', 'hash', 'kind', 'first', 'second', 'third'] as const;

/** What holds of a mark: both readers say so, or the third. */
export function markOf({ first, second, third }: Pick<Label, 'first' | 'second' | 'third'>, mark: Mark): boolean {
  const at = MARKS.indexOf(mark);
  return (first[at] === second[at] ? first[at] : (third ?? first)[at]) === '1';
}

export function writeLabels(labels: readonly Label[]): void {
  const lines = labels.map((label) => COLUMNS.map((column) => label[column] ?? '').join('\t'));
  writeFileSync(FILE, `${[COLUMNS.join('\t'), ...lines].join('\n')}\n`);
}

/**
 * For the ids of items that two readers graded once more, by `data/labels/RUBRIC-posts.md` alone: whether each would post it,
 * `1` or `0`.
 */
export function readPosts(): Map<string, readonly string[]> {
  const [, ...lines] = readFileSync(POSTS, 'utf8').trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const [id, ...grades] = line.split('\t');
      return [id!, grades];
    }),
  );
}

/** @throws Error where the file is not there. */
export function readLabels(): Label[] {
  const [, ...lines] = readFileSync(FILE, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [id, series, file, turn, start, end, hash, kind, first, second, third] = line.split('\t');
    const place = { turn: Number(turn), start: Number(start), end: Number(end), hash: hash! };
    const grades = { first: first!, second: second!, third: third || null };
    return { id: id!, series: series!, file: file!, ...place, kind: kind as Label['kind'], ...grades };
  });
}
