import type { Aside } from '../account.ts';
import { isTimeCell } from '../columns.ts';
import { sayerRank, textRank } from '../field-names.ts';
import { looksLikeName } from '../labels.ts';
import { isLikeSpeech } from '../name-evidence.ts';
import { readBracket } from '../nonspeech.ts';

/** Fewer tell nothing. */
const FEWEST = 3;
const FEWEST_RECORDS = 4;
/** Words that can mean nothing but who speaks. */
const SURELY = 2.5;

interface Result {
  lines: string[];
  left: Aside[];
}

/** `[speaker: Ann] words`, in any brackets. */
const TAGGED = /^(\s{0,8}[[({<]\s?(\p{L}{2,20})\s?[:=]\s?["“]?([^[\](){}<>:="“”\n]{1,60}?)["”]?\s?[\])}>]:?)(?=\s|$)/u;

/** Lines that begin with a field in brackets that says who speaks, with a name in its stead. */
export function withoutSpeakerFields(lines: readonly string[]): Result {
  const left: Aside[] = [];
  const found = lines.map((line) => {
    const [, raw = '', key = '', name = ''] = TAGGED.exec(line) ?? [];
    const isSomebody = looksLikeName(name) && !isLikeSpeech(name) && readBracket(name).kind === 'words';
    return isSomebody && sayerRank(key) >= SURELY ? { raw, name } : null;
  });
  if (found.filter(Boolean).length < FEWEST) return { lines: [...lines], left };
  const out = lines.map((line, i) => {
    const one = found[i];
    if (!one) return line;
    left.push({ kind: 'label', text: one.raw });
    return `**${one.name}:**${line.slice(one.raw.length)}`;
  });
  return { lines: out, left };
}

const FIELD = /^\s{0,3}(\p{L}[\p{L}\p{M}]{1,20}(?: \p{L}{1,20})?)\s?[:：]\s{0,8}(\S.*)$/u;
interface Field {
  key: string;
  value: string;
  row: number;
}
const isSaid = (key: string): boolean => textRank(key) >= 3 || key === 'what';

/** `Who: …`, `When: …` and `What: …` below one another, again and again: the entries; null where that is not all. */
function entriesOf(lines: readonly string[]): Field[][] | null {
  const entries: Field[][] = [];
  let first: string | null = null;
  for (const [row, line] of lines.entries()) {
    const [, name, value = ''] = FIELD.exec(line) ?? [];
    if (name === undefined) {
      // What is said may go on below, up to the next entry.
      const isLast = isSaid(entries.at(-1)?.at(-1)?.key ?? '');
      if (line.trim() !== '' && first !== null && !isLast) return null;
      continue;
    }
    const key = name.toLowerCase();
    const isBegun = first !== null || sayerRank(key) > 0 || isTimeCell(value);
    if (!isBegun) continue;
    first ??= key;
    if (key === first) entries.push([]);
    entries.at(-1)?.push({ key, value: value.trim(), row });
  }
  const keys = entries[0]?.map(({ key }) => key).join('\n');
  return entries.length >= FEWEST_RECORDS && entries.every((one) => one.map(({ key }) => key).join('\n') === keys)
    ? entries
    : null;
}

/** Values that are names, few of them, and each comes back. */
function areNames(values: readonly string[]): boolean {
  const names = new Set(values);
  const isName = (name: string): boolean => looksLikeName(name) && !isLikeSpeech(name) && !/[.!?]$/.test(name);
  return names.size > 1 && names.size * 2 <= values.length && [...names].every(isName);
}

/**
 * Entries whose fields say who speaks, when and what, and nothing else, as lines with labels, each in its place. A
 * programme has titles and days too, and nobody says what stands in it.
 */
export function withoutRecords(lines: readonly string[]): Result {
  const left: Aside[] = [];
  const same = { lines: [...lines], left };
  const entries = entriesOf(lines);
  const [one] = entries ?? [];
  if (!entries || !one || one.length < 2) return same;
  const valuesAt = (at: number): string[] => entries.map((entry) => entry[at]?.value ?? '');
  const times = one.flatMap((_, at) => (valuesAt(at).every(isTimeCell) ? [at] : []));
  const others = one.flatMap(({ key }, at) => (times.includes(at) ? [] : [{ key, at }]));
  const who = others.find(({ key, at }) => sayerRank(key) > 0 && areNames(valuesAt(at)));
  const what = others.find(({ key }) => isSaid(key));
  if (!who || !what || others.length > 2) return same;
  const out = [...lines];
  for (const entry of entries) {
    for (const [at, { row, value }] of entry.entries()) {
      if (at === what.at) left.push({ kind: 'field', text: (lines[row] ?? '').slice(0, -value.length) });
      else left.push({ kind: at === who.at ? 'label' : 'time', text: lines[row] ?? '' });
      out[row] = '';
    }
    const time = entry[times[0] ?? -1]?.value.replace(/^[[(]|[\])]$/g, '');
    const said = entry[what.at];
    if (said) out[said.row] = `${time === undefined ? '' : `[${time}] `}**${entry[who.at]?.value}:** ${said.value}`;
  }
  return { lines: out, left };
}
