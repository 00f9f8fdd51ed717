import type { Aside } from '../account.ts';

/** Obsidian's callouts, and GitHub's alerts: `> [!quote] Ann (00:12)`. */
const CALLOUT = /^\s{0,3}>\s?\[!([\w-]{1,20})\][+-]?\s+(?=\S)/;
const QUOTED = /^\s{0,3}>\s?/;
/** One or two are a remark of whoever wrote the page. */
const FEWEST = 3;

/** Callouts, where a text is made of them, as the lines that stand in them. Each line stays in its place. */
export function withoutCallouts(lines: readonly string[]): { lines: string[]; left: Aside[] } {
  const left: Aside[] = [];
  const begun = lines.filter((line) => CALLOUT.test(line)).length;
  const filled = lines.filter((line) => line.trim() !== '').length;
  const quoted = lines.filter((line) => QUOTED.test(line)).length;
  if (begun < FEWEST || quoted < filled / 2) return { lines: [...lines], left };
  let inside = false;
  const out = lines.map((line) => {
    const head = CALLOUT.exec(line);
    inside = head !== null || (inside && QUOTED.test(line));
    if (!inside) return line;
    if (!head) return line.replace(QUOTED, '');
    left.push({ kind: 'markup', text: head[1] ?? '' });
    return line.slice(head[0].length);
  });
  return { lines: out, left };
}
