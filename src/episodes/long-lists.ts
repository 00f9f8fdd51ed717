const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_FIELDS, CLOSE_FIELDS] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Characters of a list that are parsed at once. */
const A_PART = 1 << 16;
/** A list of fewer parts is parsed with what it stands in. */
const FEWEST_PARTS = 4;
const DEEPEST = 100;
/** As a string of JSON, what stands in the place of a long list; nobody says it. */
const PLACE = '\\u0000';

/**
 * A list of JSON with so many entries that they are parsed some at a time, as they are read: of an hour's words all
 * at once, what they are parsed into would take the longest of all to clear away. Throws where it is not valid.
 */
export class LongList implements Iterable<unknown> {
  private readonly text: string;
  /** Where its parts begin, and where the last one ends: each from behind a bracket or comma to before the next. */
  private readonly cuts: readonly number[];

  constructor(text: string, cuts: readonly number[]) {
    this.text = text;
    this.cuts = cuts;
  }

  *[Symbol.iterator](): Generator<unknown> {
    for (let i = 1; i < this.cuts.length; i++) {
      const part = this.text.slice(this.cuts[i - 1], (this.cuts[i] ?? 0) - 1);
      // As `JSON.parse` of the whole would say of a comma before the closing bracket.
      if (part.trim() === '') throw new SyntaxError('a list ends in a comma');
      yield* JSON.parse(`[${part}]`) as unknown[];
    }
  }
}

/** An opened bracket of the document, while what is behind it is looked through. */
interface Open {
  isList: boolean;
  from: number;
  /** Where the part begins that is being looked through. */
  part: number;
  /** Where each of the parts so far begins; null: it has only one. */
  cuts: number[] | null;
}

/** The outermost long lists of entries with fields, by where they begin; null: brackets and quotes do not match. */
function findLongLists(text: string): { from: number; cuts: number[] }[] | null {
  const long: { from: number; cuts: number[] }[] = [];
  const opened: Open[] = [];
  let depth = -1;
  let open: Open | undefined;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      i = endOfString(text, i);
      if (i < 0) return null;
    } else if (code === COMMA) {
      if (!open?.isList || i - open.part < A_PART) continue;
      open.cuts ??= [open.from + 1];
      open.cuts.push(i + 1);
      open.part = i + 1;
    } else if (code === OPEN_LIST || code === OPEN_FIELDS) {
      if (++depth > DEEPEST) return null;
      open = opened[depth] ??= { isList: false, from: 0, part: 0, cuts: null };
      open.isList = code === OPEN_LIST;
      open.from = i;
      open.part = i;
      open.cuts = null;
    } else if (code === CLOSE_LIST || code === CLOSE_FIELDS) {
      if (!open || open.isList !== (code === CLOSE_LIST)) return null;
      const { from, cuts } = open;
      if (cuts && cuts.length >= FEWEST_PARTS && /^\[\s*\{/.test(text.slice(from, from + 100))) {
        while ((long.at(-1)?.from ?? -1) > from) long.pop();
        long.push({ from, cuts: [...cuts, i + 1] });
      }
      open = opened[--depth];
    }
  }
  return depth < 0 ? long : null;
}

/** Where the string ends that begins at a quotation mark; −1: nowhere. */
function endOfString(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return i;
    if (code === BACKSLASH) i++;
  }
  return -1;
}

/**
 * As `JSON.parse`, but for a `LongList` in the place of each long list of entries. Null: there is none in it, or it is
 * not valid JSON, of which `JSON.parse` says more.
 */
export function parseInParts(text: string): unknown {
  if (text.length < A_PART * FEWEST_PARTS || text.includes(PLACE)) return null;
  const found = findLongLists(text);
  if (!found || found.length === 0) return null;
  const lists = found.map(({ cuts }) => new LongList(text, cuts));
  const parts: string[] = [];
  let at = 0;
  for (const [i, { from, cuts }] of found.entries()) {
    parts.push(text.slice(at, from), `"${PLACE}${i}"`);
    at = cuts.at(-1) ?? at;
  }
  parts.push(text.slice(at));
  try {
    return JSON.parse(parts.join(''), (_, value: unknown) =>
      typeof value === 'string' && value.startsWith('\0') ? lists[Number(value.slice(1))] : value,
    );
  } catch {
    return null;
  }
}
