import type { Aside } from '../account.ts';
import { judgeColumns } from '../columns.ts';
import { type Draft, type Format, type Source, UnreadableError } from '../draft.ts';
import { sayerRank, textRank, timeRole } from '../field-names.ts';
import { draftOfPieces } from '../from-pieces.ts';
import { transcriptOf } from '../readings.ts';
import { PLACE, type Place, type Row, readLists } from '../record-lists.ts';
import { plainNumber, readTime } from '../times.ts';

interface TableRow {
  cells: string[];
  /** 1-based line of the text. */
  line: number;
}

/** Rows of RFC 4180, with any delimiter: cells in quotes may hold it, line breaks, and quotes twice. One pass. */
export function readTable(text: string, delimiter: string, most = Number.POSITIVE_INFINITY): TableRow[] {
  const rows: TableRow[] = [];
  let at = 0;
  let line = 1;
  let end = -1;
  let next = -1;
  /** The end of the text where there is none. */
  const placeOf = (sought: string, from: number): number => {
    const found = text.indexOf(sought, from);
    return found < 0 ? text.length : found;
  };
  while (at < text.length && rows.length < most) {
    const row: TableRow = { cells: [], line };
    for (;;) {
      let cell = '';
      if (text[at] === '"' && delimiter !== '\t') {
        let close = text.indexOf('"', at + 1);
        while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
        // A quote that never closes is one that was said.
        if (close >= 0) {
          cell = text.slice(at + 1, close).replaceAll('""', '"');
          at = close + 1;
          for (let n = cell.indexOf('\n'); n >= 0; n = cell.indexOf('\n', n + 1)) line++;
        }
      }
      // Each is looked for once, not anew for every cell.
      if (end < at) end = placeOf('\n', at);
      if (next < at) next = placeOf(delimiter, at);
      const stop = Math.min(next, end);
      row.cells.push(cell + text.slice(at, stop));
      at = stop + 1;
      if (stop === end) break;
    }
    line++;
    if (row.cells.length > 1 || row.cells[0]?.trim() !== '') rows.push(row);
  }
  return rows;
}

const isTime = (cell: string | undefined): boolean => cell !== undefined && readTime(cell.trim()) !== null;

/** What a file's columns are called; `header`: its first row says so itself. */
interface Names {
  delimiter: string;
  names: string[];
  header: boolean;
}

/** Rows of one width: what is more than the columns are is of the last one, for nobody put its commas into quotes. */
const evenRows = (rows: readonly TableRow[], width: number, delimiter: string): string[][] =>
  rows.map(({ cells }) => [
    ...cells.slice(0, width - 1).map((cell) => cell.trim()),
    cells
      .slice(width - 1)
      .join(delimiter)
      .trim(),
  ]);

/**
 * What the columns are, where no row calls them by names that are known; null where they are no transcript for sure.
 */
function namesByContent(rows: readonly TableRow[], delimiter: string): string[] | null {
  const width = Math.min(...rows.map(({ cells }) => cells.length));
  if (rows.length < FEWEST_ROWS || width < 2) return null;
  const cells = evenRows(rows, width, delimiter);
  const rising = risingColumns(cells);
  const time = rising.find(({ kind }) => kind === 'seconds');
  // Beside seconds, the numbers of the rows say nothing.
  const numbers = new Set(time ? rising.flatMap(({ column, kind }) => (kind === 'rows' ? column : [])) : []);
  const columns = judgeColumns(cells.map((row) => row.map((cell, n) => (numbers.has(n) ? '' : cell))));
  if (!columns || columns.name === null) return null;
  const column = (n: number): string[] => cells.map((row) => row[n] ?? '');
  const names = column(columns.name);
  // Prose has commas too: who speaks comes again, and times stand in every row.
  const again = names.every((name, i) => names.some((other, n) => n !== i && other === name));
  const timed = columns.start !== null && column(columns.start).every((cell) => readTime(cell)?.inSeconds === true);
  const known = new Set(names).size <= Math.max(2, names.length / 3) && !names.some((name) => isTime(name));
  if (
    !known ||
    !(timed || (columns.start === null && rising.length > 0) || (again && delimiter === '\t' && width === 2))
  )
    return null;
  const start = columns.start ?? time?.column ?? null;
  const roles = new Map([
    [columns.words, 'text'],
    [columns.name, 'speaker'],
    ...(start === null ? [] : ([[start, 'start']] as const)),
    ...(columns.end === null ? [] : ([[columns.end, 'end']] as const)),
  ]);
  return Array.from({ length: width }, (_, n) => roles.get(n) ?? `id ${n}`);
}

interface Rising {
  column: number;
  /** Those of rows go up by one, but for what was deleted; others may be ids, or every tenth second. */
  kind: 'seconds' | 'rows' | 'unknown';
}

/** Seconds go up by one amount here and another there. */
const FEWEST_STEPS = 3;

/** The columns of numbers that rise from row to row. */
function risingColumns(cells: readonly (readonly string[])[]): Rising[] {
  return (cells[0] ?? []).flatMap((_, column) => {
    const numbers = cells.map((row) => plainNumber(row[column] ?? '') ?? Number.NaN);
    const steps = numbers.slice(1).map((n, i) => n - (numbers[i] ?? Number.NaN));
    if (!steps.every((step) => step >= 0) || !steps.some((step) => step > 0)) return [];
    const median = steps.toSorted((a, b) => a - b)[steps.length >> 1] ?? 0;
    const isVaried = new Set(steps).size >= FEWEST_STEPS && median > 1;
    const hasFraction = numbers.some((n) => !Number.isInteger(n));
    return [{ column, kind: hasFraction || isVaried ? 'seconds' : median > 1 ? 'unknown' : 'rows' }];
  });
}

const ROWS: Place = { path: 'rows[]', parent: null, derived: false };
const FEWEST_ROWS = 4;

/** Audacity writes the frequencies of a selection on a line of their own. */
const FREQUENCIES = /^\\\s/;

function columnsOf(text: string): Names | null {
  const head = text.slice(0, 20_000);
  for (const delimiter of ['\t', ',', ';', '|']) {
    if (!head.includes(delimiter)) continue;
    const rows = readTable(head, delimiter, 40).filter((r) => !FREQUENCIES.test(r.cells.join('\t')));
    // The last one may be cut.
    const full = text.length > head.length ? rows.slice(0, -1) : rows;
    const [first, ...others] = full;
    if (!first || first.cells.length < 2 || others.length === 0) continue;
    const width = first.cells.length;
    const names = first.cells.map((c) => c.trim());
    const said = names.findIndex((n) => textRank(n) >= 3);
    const named = names.every((n) => n.length <= 40 && !isTime(n)) && new Set(names).size === width;
    const knows = names.some((n) => timeRole(n) !== null || sayerRank(n) > 0);
    // Words with commas in them make cells more, where nobody put them into quotes.
    const even = (n: TableRow[]): boolean => n.filter((r) => r.cells.length >= width).length >= n.length * 0.9;
    if (named && said >= 0 && knows && even(others)) return { delimiter, names, header: true };
    const roles = delimiter === '|' ? null : namesByContent(full, delimiter);
    if (roles) return { delimiter, names: roles, header: false };
    // Its columns have names that nobody here knows.
    const below = delimiter === '|' || !named ? null : namesByContent(others, delimiter);
    if (below?.length === width) return { delimiter, names: below, header: true };
    const timed = full.filter((r) => isTime(r.cells[0]) && isTime(r.cells[1]) && r.cells.length > 2);
    if (full.length > 1 && timed.length >= full.length * 0.95 && delimiter !== '|')
      return {
        delimiter,
        names: ['start', 'end', ...(width > 3 && even(full) ? ['speaker'] : []), 'text'],
        header: false,
      };
  }
  return null;
}

/**
 * Tables with a column of words and one of times or speakers, parted by tabs, commas or semicolons: Whisper's `.tsv`,
 * Audacity's labels, the exports of editors. Read, like JSON, by what the columns are.
 */
export const table: Format = {
  name: 'table',
  recognises: ({ text }) => columnsOf(text) !== null,
  read: readDraft,
};

function readDraft(source: Source): Draft {
  const columns = columnsOf(source.text);
  if (!columns) throw new UnreadableError('it is no table', null, 'export it again');
  const { delimiter, names } = columns;
  const left: Aside[] = [];
  const rows: Row[] = [];
  const lines: number[] = [];
  const last = names.length - 1;
  for (const [i, { cells, line }] of readTable(source.text, delimiter).entries()) {
    if ((i === 0 && columns.header) || FREQUENCIES.test(cells.join('\t'))) {
      left.push({ kind: i === 0 ? 'header' : 'time', text: cells.join(' ') });
      continue;
    }
    // What is more than the columns are is of the last one: nobody put its commas into quotes.
    const whole = [...cells.slice(0, last), cells.slice(last).join(delimiter)];
    const fields = Object.fromEntries(whole.map((cell, n) => [names[n] ?? String(n), cell.trim()]));
    rows.push({ ...fields, [PLACE]: ROWS });
    lines.push(line);
  }
  const list = { path: ROWS.path, rows };
  const { readings, spans } = readLists([list]);
  const transcript = transcriptOf(readings, spans);
  if (!transcript) throw new UnreadableError('no column of this table holds words', null, 'name one of them "text"');
  const lineOf = new Map(rows.map((row, i) => [row, lines[i] ?? 1]));
  const { words } = transcript;
  const inPlace = transcript.pieces.length === words.rows.length;
  const pieces = transcript.pieces.map((p, i) => {
    const row = inPlace ? words.rows[i] : undefined;
    return { ...p, line: source.linesBefore + ((row && lineOf.get(row)) ?? 1) };
  });
  const draft = draftOfPieces(pieces, source);
  for (const row of rows)
    for (const [name, value] of Object.entries(row))
      if (name !== words.fields.text)
        left.push({
          kind: name === words.fields.sayer ? 'label' : timeRole(name) === null ? 'field' : 'time',
          text: String(value),
        });
  for (const aside of left) draft.left.push(aside);
  for (const piece of transcript.repeated) draft.left.push({ kind: 'repeat', text: piece.text });
  return draft;
}
