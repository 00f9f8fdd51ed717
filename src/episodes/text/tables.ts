import type { Aside } from '../account.ts';
import { countWords } from '../account.ts';
import { looksLikeName } from '../labels.ts';
import { isLikeSpeech } from '../name-evidence.ts';
import { readTimeMark } from '../time-mark.ts';

const ROW = /^\s{0,3}\|.*\|\s*$/;
const DELIMITER = /^[\s:|]*-[\s:|-]*$/;
const FEWEST_ROWS = 2;
const MOST = 0.8;
/** A table of times and titles is a list of chapters, and one of names and figures is no transcript either. */
const WORDS_OF_TALK = 3;
/** Beside the words, who says them and times: a number of the row. */
const MOST_OTHERS = 1;

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
const bare = (cell: string): string => cell.replace(/\*\*|__|:\s*$/g, '').trim();

function isTime(cell: string): boolean {
  const inside = /^\[([^\]]{1,40})\]\([^()\s]{0,300}\)$/.exec(cell)?.[1] ?? bare(cell);
  return readTimeMark(inside, 0)?.end === inside.length;
}

/** Which column of a table holds what; null where it is no transcript. */
function columnsOf(rows: readonly string[][]): { time: number | null; name: number | null; words: number } | null {
  const width = rows[0]?.length ?? 0;
  if (width < 2 || rows.length < FEWEST_ROWS || rows.some((row) => row.length !== width)) return null;
  const share = (column: number, holds: (cell: string) => boolean): number => {
    const filled = rows.flatMap((row) => (row[column] ? [row[column]] : []));
    return filled.length === 0 ? 0 : filled.filter(holds).length / filled.length;
  };
  const columns = Array.from({ length: width }, (_, column) => ({
    column,
    isTime: share(column, isTime) >= MOST,
    words: rows.reduce((sum, row) => sum + countWords(row[column] ?? ''), 0) / rows.length,
  }));
  const time = columns.find((one) => one.isTime)?.column ?? null;
  const others = columns.filter((one) => !one.isTime);
  const [first] = others;
  if (!first) return null;
  const { column: words, words: length } = others.reduce((most, one) => (one.words > most.words ? one : most), first);
  const name = others.find(({ column }) => {
    const names = rows.flatMap((row) => (row[column] ? [bare(row[column])] : []));
    const isNames = share(column, (cell) => looksLikeName(bare(cell)) && !isLikeSpeech(bare(cell))) >= MOST;
    return column !== words && names.length > 0 && isNames && new Set(names).size <= Math.max(2, names.length / 2);
  })?.column;
  const rest = others.filter(({ column }) => column !== words && column !== name).length;
  if ((name === undefined && time === null) || length < WORDS_OF_TALK || rest > MOST_OTHERS) return null;
  return { time, name: name ?? null, words };
}

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
    const columns = ruler > 1 ? null : columnsOf(body);
    if (columns) {
      for (const [i, line] of lines.slice(from, from + ruler + 1).entries()) {
        out[from + i] = '';
        left.push({ kind: 'markup', text: line });
      }
      for (const [i, cells] of body.entries()) {
        const name = bare(cells[columns.name ?? -1] ?? '');
        const time = cells[columns.time ?? -1] ?? '';
        const mark = time === '' || /^[[(]/.test(time) ? time : `[${bare(time)}]`;
        const words = (cells[columns.words] ?? '').replaceAll('\\|', '|');
        out[from + ruler + 1 + i] = [mark, name && `**${name}:**`, words].filter((part) => part !== '').join(' ');
        for (const [column, text] of cells.entries())
          if (![columns.name, columns.time, columns.words].includes(column)) left.push({ kind: 'field', text });
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
