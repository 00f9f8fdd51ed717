import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { kappa } from './agreement.ts';
import type { Reference } from './labels.ts';
import { GRADE, type Grade, type Label, MARKS, markOf, readLabels, writeLabels } from './labels.ts';

/**
 * Takes the grades of three readers, lines of an id and five marks in any files of `DIR/first`, `DIR/second` and
 * `DIR/third`, into `data/labels/sentences.tsv`, beside those of other sheets. Prints how far the first two agree, mark by mark, and which items wait for
 * the third.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { sheets: { type: 'string' } } });
  if (values.sheets === undefined) {
    console.log("skipped: --sheets DIR, as `npm run learn -- sheets` wrote it, with the readers' grades, is needed");
    return;
  }
  const dir = resolve(values.sheets);
  const references = readFileSync(join(dir, 'references.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Reference);
  const [first, second, third] = ['first', 'second', 'third'].map((reader) => gradesIn(join(dir, reader)));
  const labels: Label[] = [];
  for (const reference of references) {
    const { id } = reference;
    const [one, other] = [first!.get(id), second!.get(id)];
    if (one === undefined || other === undefined) continue;
    labels.push({ ...reference, first: one, second: other, third: third!.get(id) ?? null });
  }
  const ids = new Set(references.map(({ id }) => id));
  const earlier = readLabels().filter(({ id }) => !ids.has(id));
  writeLabels([...earlier, ...labels].sort((a, b) => (a.id < b.id ? -1 : 1)));
  const waiting = labels.filter((label) => label.third === null && label.first !== label.second);
  const series = new Set(labels.map((label) => label.series));
  console.log(`${labels.length} of ${references.length} items of ${series.size} series have two grades`);
  console.log(`${waiting.length} wait for the third reader`);
  for (const [at, mark] of MARKS.entries()) {
    const agreement = kappa(labels.map((label) => [label.first[at] === '1', label.second[at] === '1']));
    const share = labels.filter((label) => markOf(label, mark)).length / labels.length;
    console.log(`${mark.padEnd(12)} kappa ${agreement.toFixed(2)}   ${(share * 100).toFixed(1)} % have it`);
  }
}

function gradesIn(folder: string): Map<string, Grade> {
  const grades = new Map<string, Grade>();
  let files: string[] = [];
  try {
    files = readdirSync(folder).sort();
  } catch {
    console.log(`nothing in ${folder} yet`);
  }
  for (const file of files) {
    for (const [i, line] of readFileSync(join(folder, file), 'utf8').split('\n').entries()) {
      if (line.trim() === '') continue;
      const [id, grade] = line.trim().split(/\s+/);
      if (!/^s\d+$/.test(id ?? '') || !GRADE.test(grade ?? '')) {
        console.log(`${join(folder, file)}:${i + 1}: not an id and five marks: ${line.slice(0, 60)}`);
        continue;
      }
      grades.set(id!, grade!);
    }
  }
  return grades;
}
