import { textRank } from './field-names.ts';
import { escapeMarkdown } from './formats/html.ts';
import { readTime } from './times.ts';

/** A stretch of a paragraph. */
export interface Run {
  text: string;
  bold: boolean;
}

/** A document as Markdown, as far as transcripts need it: paragraphs, headings, and bold text, which often names people. */
export interface DocumentText {
  /** `heading`: its level, 0 for none. */
  paragraph(runs: readonly Run[], heading?: number): void;
  /** Cells of a table's row, each with the text of its paragraphs. */
  row(cells: readonly string[]): void;
  text(): string;
}

function markdownOf(runs: readonly Run[]): string {
  let out = '';
  let bold = '';
  const close = (): void => {
    const inner = bold.trim();
    const at = bold.indexOf(inner);
    out += inner === '' ? bold : `${bold.slice(0, at)}**${escapeMarkdown(inner)}**${bold.slice(at + inner.length)}`;
    bold = '';
  };
  for (const run of runs) {
    // A blank between two bold words belongs to them.
    if (run.bold || (bold !== '' && run.text.trim() === '' && !run.text.includes('\n'))) {
      bold += run.text;
      continue;
    }
    close();
    out += escapeMarkdown(run.text);
  }
  close();
  return out
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .trim();
}

/** Columns of a table that is a transcript, at most. */
const MOST_COLUMNS = 4;
/** Characters of a name, or of what a column is called, at most. */
const LONGEST = { name: 60, title: 30 };

/** A table as paragraphs. What its columns hold is judged over all its rows: "Yes." is shorter than who says it. */
function tableText(rows: readonly (readonly string[])[]): string[] {
  const titles = rows[0]?.filter((cell) => cell !== '') ?? [];
  const isTitled =
    titles.length > 1 &&
    titles.every((cell) => cell.length <= LONGEST.title) &&
    titles.some((cell) => textRank(cell) >= 3);
  // What the columns are called is not said.
  const body = isTitled ? rows.slice(1) : rows;
  const columns = Array.from({ length: Math.max(0, ...body.map((row) => row.length)) }, (_, column) => column);
  const filledOf = (column: number) => body.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  const weight = (column: number) =>
    isTitled ? textRank(rows[0]![column] ?? '') : filledOf(column).reduce((sum, cell) => sum + cell.length, 0);
  const said = columns.reduce((best, column) => (weight(column) > weight(best) ? column : best), 0);
  const others = columns.filter((column) => column !== said && filledOf(column).length > 0);
  const times = others.filter((column) => filledOf(column).every((cell) => readTime(cell) !== null));
  const names = others.filter((column) => !times.includes(column));
  const isTalk =
    others.length > 0 &&
    others.length < MOST_COLUMNS &&
    names.length <= 1 &&
    names.every((column) => filledOf(column).every((cell) => cell.length <= LONGEST.name));
  return body.flatMap((row) => {
    const filled = row.filter((cell) => cell !== '');
    if (filled.length === 0) return [];
    if (!isTalk || !row[said]) return [filled.map(escapeMarkdown).join('\n\n')];
    // A time, a person, and what he says: as the lines of transcripts have it.
    const name = names.map((column) => row[column] ?? '').find((cell) => cell !== '');
    const time = times.map((column) => row[column] ?? '').find((cell) => cell !== '');
    const who = name === undefined ? '' : `${name.replace(/:$/, '')}: `;
    return [escapeMarkdown(who) + (time === undefined ? '' : `[${time}] `) + escapeMarkdown(row[said])];
  });
}

export function createDocumentText(): DocumentText {
  const blocks: string[] = [];
  let table: string[][] = [];
  const endTable = (): void => {
    blocks.push(...tableText(table));
    table = [];
  };
  return {
    paragraph(runs, heading = 0) {
      endTable();
      const text = markdownOf(runs);
      if (text === '') return;
      blocks.push(heading > 0 ? `${'#'.repeat(Math.min(6, heading))} ${text.replaceAll('\n', ' ')}` : text);
    },
    row(cells) {
      table.push(cells.map((cell) => cell.trim()));
    },
    text() {
      endTable();
      return blocks.join('\n\n');
    },
  };
}

export const plainOf = (runs: readonly Run[]): string => runs.map((r) => r.text).join('');
