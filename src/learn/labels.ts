import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../paths.ts';
import type { Reference } from './sheets.ts';

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
