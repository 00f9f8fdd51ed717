import type { Row } from './regression.ts';

/** What readers graded, and the features that a model weighs. */
export interface Graded {
  series: string;
  language: string;
  hash: string;
  /** By two readers, 0 or 1. */
  grades: number[];
  /** In the order of the model's names; none of what was not found. */
  features: number[];
}

/** What was found with all the features that there are. */
export function known<T extends Graded>(items: readonly T[], names: readonly string[]): T[] {
  return items.filter(({ features }) => features.length === names.length);
}

/** @param items With the same features. */
export function rowsOf(items: readonly Graded[]): Row[] {
  const columns = items[0]?.features.map((_, i) => i) ?? [];
  return items.map(({ features }) => ({ columns, values: features }));
}

/** The share of the readers who say yes. */
export function shareOf({ grades }: Graded): number {
  return grades.reduce((sum, one) => sum + one, 0) / grades.length;
}

/** Numbers of a cell, with blanks between them. */
export const numbersIn = (cell: string): number[] => (cell === '' ? [] : cell.split(' ').map(Number));

/** A file of `src/models` with a weight for each name, in hundredths. */
export function modelOf(lesson: string, names: readonly string[], weights: ArrayLike<number>): string {
  const lines = names.map((name, i) => `  ${name}: ${Number(weights[i]!.toFixed(2))},`);
  const head = `// Made by \`npm run learn -- ${lesson}\` from data/labels: do not edit.`;
  return `${head}\nexport const ${lesson.toUpperCase()} = {\n${lines.join('\n')}\n};\n`;
}
