import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Items on a sheet. */
const SHEET = 200;

/** What a reader sees of an item, after its id, and where it stands. */
export interface SheetItem {
  reference: object;
  seen: readonly string[];
}

/**
 * Writes `references.jsonl`, which holds no words but a topic's, and the sheets that readers see, which hold nothing else.
 *
 * @param first The number of the first item; `letter` stands before each.
 * @returns how many sheets
 */
export function writeSheets(out: string, letter: string, first: number, items: readonly SheetItem[]): number {
  mkdirSync(out, { recursive: true });
  const id = (i: number) => `${letter}${String(first + i).padStart(5, '0')}`;
  const references = items.map(({ reference }, i) => JSON.stringify({ id: id(i), ...reference }));
  writeFileSync(join(out, 'references.jsonl'), `${references.join('\n')}\n`);
  let sheets = 0;
  for (let from = 0; from < items.length; from += SHEET) {
    const lines = items
      .slice(from, from + SHEET)
      .map(({ seen }, i) => [id(from + i), ...seen.map((words) => words.replace(/\s+/g, ' '))].join('\t'));
    writeFileSync(join(out, `sheet-${String(++sheets).padStart(3, '0')}.tsv`), `${lines.join('\n')}\n`);
  }
  return sheets;
}
