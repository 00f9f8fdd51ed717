import { areTitles, bareCell, judgeColumns } from './columns.ts';
import { escapeMarkdown } from './formats/html.ts';

/** A stretch of a paragraph. */
export interface Run {
  text: string;
  bold: boolean;
}

/**
 * A document as Markdown, as far as transcripts need it: paragraphs, headings, and bold text, which often names
 * people.
 */
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

/** A table as paragraphs, each with its time, its person and what he says where it is a transcript. */
function tableText(rows: readonly (readonly string[])[]): string[] {
  const isTitled = areTitles(rows[0] ?? []);
  // What the columns are called is not said.
  const body = isTitled ? rows.slice(1) : rows;
  const columns = judgeColumns(body, isTitled ? rows[0] : null);
  return body.flatMap((row) => {
    const filled = row.filter((cell) => cell !== '');
    if (filled.length === 0) return [];
    const said = columns ? (row[columns.words] ?? '') : '';
    if (!columns || said === '') return [filled.map(escapeMarkdown).join('\n\n')];
    // As the lines of transcripts have it.
    const who = bareCell(row[columns.name ?? -1] ?? '');
    const time = bareCell(row[columns.start ?? -1] ?? '');
    return [(who && `${escapeMarkdown(who)}: `) + (time && `[${time}] `) + escapeMarkdown(said)];
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
