import type { Aside } from '../account.ts';
import { dayOf } from '../dates.ts';
import type { Header } from '../header-facts.ts';

/** `:author: Ann Bell`, below the title of AsciiDoc. */
const ASCIIDOC_FACT = /^:(!?[\w-]{1,40}!?):(?:\s+(\S.{0,300}))?$/;
const ASCIIDOC_TITLE = /^= (\S.{0,198})$/;
const ASCIIDOC_SECTION = /^(={2,6}) (?=\S)/;
/** `#+TITLE: The mill`, anywhere in Org. */
const ORG_FACT = /^#\+([A-Za-z_]{2,30}):(?:\s+(\S.{0,300}))?$/;
const ORG_SECTION = /^(\*{1,5}) (?=\S)/;
/** What Org keeps of a heading for itself: `:PROPERTIES:` to `:END:`. */
const DRAWER = /^\s*:(?:PROPERTIES|LOGBOOK):\s*$/i;
const DRAWER_END = /^\s*:END:\s*$/i;
/** Lines that are not empty, from the top, among which Org says what it is. */
const NEAR_TOP = 10;

/** Lines of a drawer, at most. */
const LONGEST_DRAWER = 50;

const isBlank = (text: string): boolean => text.trim() === '';

/** The line that ends the drawer which a line begins; -1 where it begins none: talk may stand below what looks like one. */
function endOfDrawer(lines: readonly string[], from: number): number {
  if (!DRAWER.test(lines[from] ?? '')) return -1;
  for (let i = from + 1; i < Math.min(lines.length, from + LONGEST_DRAWER); i++) {
    const line = lines[i]!;
    if (DRAWER_END.test(line)) return i;
    if (DRAWER.test(line) || ORG_SECTION.test(line)) return -1;
  }
  return -1;
}

/**
 * Lines of AsciiDoc or Org without what these say of the whole document, and with their headings as Markdown has them.
 * Each line stays in its place; lines of any other text stay as they are.
 */
export function withoutDocumentHead(lines: readonly string[]): {
  lines: string[];
  left: Aside[];
  header: Partial<Header>;
} {
  const left: Aside[] = [];
  const header: Partial<Header> = {};
  const top = lines.flatMap((line, i) => (isBlank(line) ? [] : [i])).slice(0, NEAR_TOP);
  const tell = (name: string, value: string | undefined): void => {
    if (value === undefined) return;
    if (name === 'title') header.title = value.trim();
    const day = name === 'date' || name === 'revdate' ? dayOf(value) : null;
    if (day !== null) header.date = day;
  };
  const putAside = (line: string): string => {
    left.push({ kind: 'header', text: line });
    return '';
  };
  const [first = 0] = top;
  const title = ASCIIDOC_TITLE.exec(lines[first] ?? '');
  if (title) {
    tell('title', title[1]);
    let isHead = true;
    const out = lines.map((line, i) => {
      if (i < first) return line;
      if (i === first) return putAside(line);
      isHead &&= !isBlank(line);
      const fact = isHead ? ASCIIDOC_FACT.exec(line.trimEnd()) : null;
      if (!fact) return line.replace(ASCIIDOC_SECTION, (_, marks: string) => `${'#'.repeat(marks.length)} `);
      tell(fact[1] ?? '', fact[2]);
      return putAside(line);
    });
    return { lines: out, left, header };
  }
  if (!top.some((i) => ORG_FACT.test((lines[i] ?? '').trimEnd()))) return { lines: [...lines], left, header };
  let end = -1;
  const out = lines.map((line, i) => {
    const fact = ORG_FACT.exec(line.trimEnd());
    if (fact) {
      tell((fact[1] ?? '').toLowerCase(), fact[2]);
      return putAside(line);
    }
    if (i > end) end = endOfDrawer(lines, i);
    if (i <= end) return putAside(line);
    return line.replace(ORG_SECTION, (_, marks: string) => `${'#'.repeat(marks.length + 1)} `);
  });
  return { lines: out, left, header };
}
