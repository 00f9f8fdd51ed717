import { countWords } from './account.ts';
import { sayerRank, textRank } from './field-names.ts';
import { looksLikeName } from './labels.ts';
import { isLikeSpeech } from './name-evidence.ts';
import { readTimeMark } from './time-mark.ts';
import { plainNumber, readTime } from './times.ts';

/** Which column of a table holds what. */
export interface Columns {
  words: number;
  name: number | null;
  start: number | null;
  end: number | null;
}

const FEWEST_ROWS = 2;
/** Of a column's cells, so many must be what it is said to hold. */
const MOST = 0.8;
/** A table of times and titles is a list of chapters, and one of names and figures is no transcript either. */
const WORDS_OF_TALK = 3;
/** Beside the words, who says them and times: a number of the row. */
const MOST_OTHERS = 1;
const LONGEST_NAME = 60;
const LONGEST_TITLE = 40;

/** A cell's text without the marks of bold, and without the colon behind a name. */
export const bareCell = (cell: string): string => cell.replace(/\*\*|__|[:：]\s*$/g, '').trim();

/** A clock, a range of them, or a link on one. */
export function isTimeCell(cell: string): boolean {
  const inside = /^\[([^\]]{1,40})\]\([^()\s]{0,300}\)$/.exec(cell)?.[1] ?? bareCell(cell);
  return readTimeMark(inside, 0)?.end === inside.length || readTime(inside)?.inSeconds === true;
}

/** Whether a row only says what the columns below are called. */
export const areTitles = (row: readonly string[]): boolean => {
  const titles = row.filter((cell) => cell !== '');
  return (
    titles.length > 1 &&
    titles.every((cell) => cell.length <= LONGEST_TITLE && !isTimeCell(cell)) &&
    titles.some((cell) => textRank(cell) >= 3)
  );
};

/**
 * Which columns of a table hold words, who says them and when, judged over all its rows ("Yes." is shorter than who
 * says it); null where it is no transcript. `titles`: what the columns are called, where a row says so.
 */
export function judgeColumns(
  rows: readonly (readonly string[])[],
  titles: readonly string[] | null = null,
): Columns | null {
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width < 2 || rows.length < FEWEST_ROWS) return null;
  const columns = Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    const share = (holds: (cell: string) => boolean): number =>
      cells.length === 0 ? 0 : cells.filter(holds).length / cells.length;
    const title = titles?.[column] ?? '';
    return {
      column,
      cells,
      isTime: share(isTimeCell) >= MOST,
      isNumber: share((cell) => plainNumber(cell) !== null) === 1,
      isName: isNames(cells, share, sayerRank(title) > 0),
      words: cells.reduce((sum, cell) => sum + countWords(cell), 0) / rows.length,
      rank: title === '' ? 0 : textRank(title),
    };
  }).filter(({ cells }) => cells.length > 0);
  const times = columns.filter(({ isTime }) => isTime);
  const others = columns.filter(({ isTime }) => !isTime);
  const [first] = others;
  if (!first) return null;
  const said = others.reduce((most, one) => ((one.rank - most.rank || one.words - most.words) > 0 ? one : most), first);
  const name = others.find((one) => one !== said && one.isName);
  // Beside clocks, ELAN writes the seconds too.
  const isSeconds = (one: { isNumber: boolean }): boolean => one.isNumber && times.length > 0;
  const rest = others.filter((one) => one !== said && one !== name && !isSeconds(one)).length;
  const isTalk = said.rank >= 3 || said.words >= WORDS_OF_TALK;
  if ((!name && times.length === 0) || !isTalk || rest > MOST_OTHERS) return null;
  return {
    words: said.column,
    name: name?.column ?? null,
    start: times[0]?.column ?? null,
    end: times[1]?.column ?? null,
  };
}

/** People come again; of two rows each may have its own. A column that is called after people may hold any names. */
function isNames(
  cells: readonly string[],
  share: (holds: (cell: string) => boolean) => number,
  called: boolean,
): boolean {
  const names = cells.map(bareCell);
  if (names.length === 0 || names.some((name) => name.length > LONGEST_NAME)) return false;
  if (called) return true;
  const isOne = (cell: string): boolean => looksLikeName(bareCell(cell)) && !isLikeSpeech(bareCell(cell));
  return share(isOne) >= MOST && new Set(names).size <= Math.max(2, names.length / 2);
}
