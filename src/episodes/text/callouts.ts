import type { Aside } from '../account.ts';
import { readLabel } from '../label-head.ts';

/** Obsidian's callouts, and GitHub's alerts: `> [!quote] Ann (00:12)`. */
const CALLOUT = /^\s{0,3}>\s?\[!([\w-]{1,20})\][+-]?\s+(?=\S)/;
const QUOTED = /^\s{0,3}>\s?/;
/** One or two are a remark of whoever wrote the page. */
const FEWEST = 3;

/** Where the line begins that stands in a callout, or that is quoted and begins with a name; null: it is neither. */
function beginningOf(line: string): number | null {
  const callout = CALLOUT.exec(line);
  if (callout) return callout[0].length;
  const quoted = QUOTED.exec(line)?.[0].length;
  const label = quoted === undefined ? null : readLabel(line.slice(quoted));
  return label?.name != null && label.shape !== 'arrows' ? (quoted ?? null) : null;
}

/**
 * Callouts and quoted turns (`> **Ann:** …`), where a text is made of them, as the lines that stand in them. Each line
 * stays in its place.
 */
export function withoutCallouts(lines: readonly string[]): { lines: string[]; left: Aside[] } {
  const left: Aside[] = [];
  const begins = lines.map(beginningOf);
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
