import type { Aside } from '../account.ts';
import { bareCell, judgeColumns } from '../columns.ts';

const ROW = /^\s{0,3}\|.*\|\s*$/;
const DELIMITER = /^[\s:|]*-[\s:|-]*$/;
const cellsOf = (line: string): string[] =>
  line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

/** Tables that are transcripts as lines with labels, each in its place; other tables stay as they are. */
export function readTables(lines: readonly string[]): { lines: string[]; left: Aside[] } {
  const out = [...lines];
  const left: Aside[] = [];
  for (let from = 0; from < lines.length; from++) {
    if (!ROW.test(lines[from] ?? '')) continue;
    let to = from;
    while (to < lines.length && ROW.test(lines[to] ?? '')) to++;
    const ruler = lines.slice(from, to).findIndex((line) => DELIMITER.test(line));
    const body = lines.slice(from + ruler + 1, to).map(cellsOf);
    const even = body.every((cells) => cells.length === body[0]?.length);
    const columns = ruler > 1 || !even ? null : judgeColumns(body, ruler === 1 ? cellsOf(lines[from] ?? '') : null);
    if (columns) {
      for (const [i, line] of lines.slice(from, from + ruler + 1).entries()) {
        out[from + i] = '';
        left.push({ kind: 'markup', text: line });
      }
      for (const [i, cells] of body.entries()) {
        const name = bareCell(cells[columns.name ?? -1] ?? '');
        const time = cells[columns.start ?? -1] ?? '';
        const mark = time === '' || /^[[(]/.test(time) ? time : `[${bareCell(time)}]`;
        const words = (cells[columns.words] ?? '').replaceAll('\\|', '|');
        out[from + ruler + 1 + i] = [mark, name && `**${name}:**`, words].filter((part) => part !== '').join(' ');
        for (const [column, text] of cells.entries())
          if (![columns.name, columns.start, columns.words].includes(column)) left.push({ kind: 'field', text });
      }
    } else if (ruler > 0) {
      // The line of dashes is no words, whatever the table holds.
      left.push({ kind: 'markup', text: lines[from + ruler] ?? '' });
      out[from + ruler] = '';
    }
    from = to;
  }
  return { lines: out, left };
}
