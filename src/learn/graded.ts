import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlaceOfItem } from './labels.ts';

/** A stretch that two readers graded beside what was asked, with its features as numbers. */
export interface Graded extends PlaceOfItem {
  /** Of each reader: a mark, 0 or 1, for each question of the rubric. */
  grades: string[];
  /** None of what was not found yet. */
  features: number[];
  /** What was asked, known of what was just graded: it is not kept, since it is no words of ours. */
  asked?: string;
}

const NAMES = ['id', 'series', 'file', 'turn', 'start', 'end', 'hash', 'first', 'second', 'features'] as const;

/** Share of the readers that gave a mark. */
export function shareOf({ grades }: Graded, mark: number): number {
  return grades.filter((grade) => grade[mark] === '1').length / grades.length;
}

export function readGraded(file: string): Graded[] {
  if (!existsSync(file)) return [];
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
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

/** Without what was not found. */
export function writeGraded(path: string, all: readonly Graded[]): void {
  const lines = all.flatMap(({ id, series, file, turn, start, end, hash, grades, features }) =>
    features.length === 0
      ? []
      : [[id, series, file, turn, start, end, hash, ...grades, features.map(rounded).join(' ')].join('\t')],
  );
  writeFileSync(path, `${[NAMES.join('\t'), ...lines.sort()].join('\n')}\n`);
}

const rounded = (value: number): number => Number(value.toFixed(3));

/** What both readers graded of a folder of sheets: `references.jsonl`, and their grades in `first` and `second`. */
export function gradedSheets(sheets: string): Graded[] {
  const lines = readFileSync(join(sheets, 'references.jsonl'), 'utf8').trimEnd().split('\n');
  const [first, second] = ['first', 'second'].map((reader) => gradesIn(join(sheets, reader)));
  return lines.flatMap((line): Graded[] => {
    const { topic, ...one } = JSON.parse(line) as PlaceOfItem & { topic: string };
    const grades = [first!.get(one.id), second!.get(one.id)];
    return grades[0] === undefined || grades[1] === undefined
      ? []
      : [{ ...one, asked: topic, grades: [grades[0], grades[1]], features: [] }];
  });
}

function gradesIn(folder: string): Map<string, string> {
  const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'));
  return new Map(
    lines.map((line) => line.trim().split(/\s+/) as [string, string]).filter(([, g]) => /^[01]{2,}$/.test(g)),
  );
}
