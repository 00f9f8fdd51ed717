import type { Aside } from '../account.ts';
import { foldWords } from '../ids.ts';
import { readLabel } from '../label-head.ts';
import type { Label } from '../labels.ts';

/** Obsidian's callouts, and GitHub's alerts: `> [!quote] Ann (00:12)`. */
const CALLOUT = /^\s{0,3}>\s?\[!([\w-]{1,20})\][+-]?\s+(?=\S)/;
const QUOTED = /^\s{0,3}>\s?/;
/** One or two are a remark of whoever wrote the page. */
const FEWEST = 3;

const isNamed = (label: Label | null): label is Label & { name: string } =>
  label?.name != null && label.shape !== 'arrows';

/** How a quoted line begins: how long its mark is, and the name behind it. */
function quotedName(line: string): { at: number; key: string } | null {
  const at = QUOTED.exec(line)?.[0].length;
  const label = at === undefined ? null : readLabel(line.slice(at));
  return at !== undefined && isNamed(label) ? { at, key: foldWords(label.name) } : null;
}

/** Whether somebody speaks outside of all quotations: what is quoted beside them is only read out. */
function hasOwnTurns(lines: readonly string[]): boolean {
  const labels = lines.flatMap((line) => {
    const label = QUOTED.test(line) ? null : readLabel(line);
    return isNamed(label) && label.shape === 'name' && !label.loose ? label : [];
  });
  // `Well - I think` begins as a name with a dash does, once.
  const open = labels.filter(({ strength }) => strength === 'open').map(({ name }) => name);
  return open.length < labels.length || new Set(open).size < open.length;
}

/** Whether several take turns under quoted names: most of them come back. A letter that is read out has no such. */
function areTurns(keys: readonly string[]): boolean {
  const times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  const back = [...times.values()].filter((n) => n > 1).length;
  return back > 1 && back > times.size / 2;
}

/**
 * Where each line begins that stands in a callout, or that is quoted and begins with the name of who takes turns;
 * null: it is neither.
 */
function beginningsOf(lines: readonly string[]): (number | null)[] {
  const callouts = lines.map((line) => CALLOUT.exec(line)?.[0].length ?? null);
  const names = lines.map((line, i) => (callouts[i] === null ? quotedName(line) : null));
  const talk = areTurns(names.flatMap((name) => name?.key ?? [])) && !hasOwnTurns(lines);
  return lines.map((_, i) => callouts[i] ?? (talk ? (names[i]?.at ?? null) : null));
}

/**
 * Callouts and quoted turns (`> **Ann:** …`), where a text is made of them, as the lines that stand in them. Each line
 * stays in its place.
 */
export function withoutCallouts(lines: readonly string[]): { lines: string[]; left: Aside[] } {
  const left: Aside[] = [];
  const begins = beginningsOf(lines);
  const begun = begins.filter((at) => at !== null).length;
  const filled = lines.filter((line) => line.trim() !== '').length;
  const quoted = lines.filter((line) => QUOTED.test(line)).length;
  if (begun < FEWEST || quoted < filled / 2) return { lines: [...lines], left };
  let inside = false;
  const out = lines.map((line, i) => {
    const at = begins[i] ?? null;
    inside = at !== null || (inside && QUOTED.test(line));
    if (!inside) return line;
    if (at === null) return line.replace(QUOTED, '');
    left.push({ kind: 'markup', text: line.slice(0, at) });
    return line.slice(at);
  });
  return { lines: out, left };
}
