import { readLabel } from '../label-head.ts';
import type { Label, Row } from '../labels.ts';

export const FENCE = /^\s{0,3}(?:```|~~~)/;
const HEADING = /^\s{0,3}(#{1,6})(?=\s)/;
/** Of Textile, as Jira has it. */
const NUMBERED = /^h([1-6])\.\s+(\S.{0,198})$/;
/** Of a wiki. */
const BETWEEN = /^(={2,6})[^\S\n]*([^\s=][^\n]{0,198})$/;
const LONGEST_HEADING = 200;

/** A heading's marks and its title, without the marks that may close it; null for what is none, or too long for one. */
export function headingOf(line: string): { marks: string; title: string } | null {
  const marks = HEADING.exec(line)?.[1];
  if (marks === undefined) return headingElsewhere(line);
  const closed = line.slice(line.indexOf('#') + marks.length).trim();
  let end = closed.length;
  while (closed[end - 1] === '#') end--;
  const title = closed.slice(0, end).trimEnd();
  return title.length <= LONGEST_HEADING ? { marks, title } : null;
}

/** `== Ann Bell ==`, `h3. Ann Bell`. */
function headingElsewhere(line: string): { marks: string; title: string } | null {
  const numbered = NUMBERED.exec(line.trimEnd());
  if (numbered) return { marks: '#'.repeat(Number(numbered[1])), title: numbered[2] ?? '' };
  const found = BETWEEN.exec(line.trimEnd());
  const [, marks = '', rest = ''] = found ?? [];
  if (!found || !rest.endsWith(marks)) return null;
  return { marks: '#'.repeat(marks.length), title: rest.slice(0, -marks.length).trimEnd() };
}

/** A heading may be a label where it holds a name, perhaps a time, and nothing else: `### Ann Bell (12:30)`. */
function labelOf(line: string): Label | null {
  const heading = headingOf(line);
  if (!heading) return readLabel(line);
  const label = readLabel(heading.title);
  if (!label?.name || label.rest.trim() !== '') return null;
  const whole = { ...label, raw: line, otherwise: null };
  if (label.shape === 'line') return { ...whole, form: '# N' };
  return label.seconds === null ? null : { ...whole, strength: 'open', form: '# N T' };
}

/** The lines of a text, each with the label that it seems to begin with. */
export function readRows(lines: readonly string[]): Row[] {
  const rows: Row[] = [];
  let code = false;
  let blank = true;
  for (const line of lines) {
    if (FENCE.test(line)) {
      code = !code;
      rows.push({ text: line, label: null, afterBlank: blank, code: true });
      continue;
    }
    const empty = line.trim() === '';
    rows.push({ text: line, label: empty || code ? null : labelOf(line), afterBlank: blank, code });
    blank = empty;
  }
  // A fence that never closes was no fence.
  if (code) {
    for (const row of rows) {
      row.code = false;
      if (row.text.trim() !== '') row.label ??= labelOf(row.text);
    }
  }
  nameUnderTimes(rows);
  return rows;
}

/** A name below a line that holds nothing but a time may be a label with it. */
function nameUnderTimes(rows: Row[]): void {
  let isUnderTime = false;
  for (const row of rows) {
    if (row.text.trim() === '') continue;
    const { label } = row;
    if (isUnderTime && label?.form === 'N:')
      row.label = { ...label, strength: 'strong', form: 'T^N:', otherwise: null };
    else if (isUnderTime && label?.shape === 'line' && label.strength === 'weak')
      row.label = { ...label, strength: 'open', shape: 'name', form: 'T^N$', otherwise: null };
    isUnderTime = label?.shape === 'time' && label.rest.trim() === '';
  }
}
