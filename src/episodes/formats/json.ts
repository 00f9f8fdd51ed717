import { countWords } from '../account.ts';
import { normaliseLines } from '../decode.ts';
import { type Draft, type Format, type Source, UnreadableError } from '../draft.ts';
import { decodeEntities } from '../entities.ts';
import { listsPeople, RIVALS, sayerRank, textRank, timeRole } from '../field-names.ts';
import { draftOfPieces } from '../from-pieces.ts';
import { LongList, parseInParts } from '../long-lists.ts';
import { countLetters, lettersOf, type Piece, partsOfWords } from '../pieces.ts';
import { labelled, type Transcript, transcriptOf } from '../readings.ts';
import {
  isSpecial,
  PLACE,
  type Place,
  type Reading,
  type RecordList,
  type Row,
  readLists,
  type Scalar,
  withoutInterim,
} from '../record-lists.ts';
import { parseClock, readTime } from '../times.ts';
import { html } from './html.ts';
import { srt } from './srt.ts';
import { text as plainText } from './text.ts';
import { vtt } from './vtt.ts';

type Fields = { [key: string]: unknown };

/** Deeper than this no service nests. */
const DEEPEST = 24;
/** Numbers in a field of its own: a range of time, not a list of tokens. */
const MOST_NUMBERS = 3;
/** Strings in a field of an entry: the lines of its text. */
const MOST_LINES = 4;

const isList = (value: unknown): value is unknown[] | LongList => Array.isArray(value) || value instanceof LongList;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !isList(value);
const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

interface Sink {
  row(row: Row): void;
  /** Every string that is in no field of an entry, once, with the list and the field that it stands in. */
  string(path: string, field: string, value: string): void;
  /** A field of the entries at this place that repeats what stands further down. */
  copied(path: string, field: string): void;
}

/**
 * An entry that holds nothing but values is a row as it stands: an hour of words need not be copied. Null: it holds
 * more.
 */
function asRow(item: Fields, place: Place): Row | null {
  for (const key in item) if (!isScalar(item[key])) return null;
  const row = item as Row;
  row[PLACE] = place;
  return row;
}

/** A row whose fields are still to come. Instances of a class have room for as many as the first ones had. */
class Entry implements Row {
  [name: string]: Scalar;
  [PLACE]: Place;
  constructor(place: Place) {
    this[PLACE] = place;
  }
}

/** Two parts of a path together, and what was joined after them the last time. */
interface Joined {
  path: string;
  name: string;
  text: string;
  next: Joined | null;
}

/**
 * Two parts of a path together: of each pair one string, for it is asked for once for each word of an hour's talk.
 * Entries of a list have the same fields in the same order: mostly it is the one that came next the last time.
 */
function createJoiner(): (path: string, name: string) => string {
  const known = new Map<string, Map<string, Joined>>();
  let last: Joined = { path: '', name: '', text: '', next: null };
  return (path, name) => {
    let joined = last.next;
    if (joined === null || joined.name !== name || joined.path !== path) {
      const names = known.get(path) ?? new Map<string, Joined>();
      known.set(path, names);
      joined = names.get(name) ?? { path, name, text: path + name, next: null };
      names.set(name, joined);
      last.next = joined;
    }
    last = joined;
    return joined.text;
  };
}

/** `{ "0": …, "1": … }` is a list in another dress. */
function asList(value: Fields): unknown[] | null {
  const keys = Object.keys(value);
  return keys.length > 1 && keys.every((k) => /^\d+$/.test(k)) ? Object.values(value) : byClock(value);
}

/** `{ "00:00:12": "words", … }` is a list of entries with a time each. */
function byClock(value: Fields): unknown[] | null {
  const entries = Object.entries(value);
  const timed = entries.length > 1 && entries.every(([k, v]) => parseClock(k) !== null && typeof v === 'string');
  return timed ? entries.map(([time, text]) => ({ time, text })) : null;
}

/** `{ seconds: "1", nanos: 500000000 }`, as Google's libraries write a time. */
function splitSeconds(value: Fields): number | null {
  const keys = Object.keys(value);
  if (keys.length === 0 || keys.length > 2 || !keys.every((k) => /^(?:seconds|nanos)$/.test(k))) return null;
  return Number(value.seconds ?? 0) + Number(value.nanos ?? 0) / 1e9;
}

/** `speakers: { "0": "Nora Vale" }` are people by their numbers, if they are no column beside others of its length. */
function isNames(key: string, value: Fields, around: Fields): boolean {
  if (!listsPeople(key) || !Object.values(value).every((name) => typeof name === 'string')) return false;
  const { length } = Object.keys(value);
  return !Object.values(around).some(
    (other) => other !== value && isFields(other) && Object.keys(other).length === length && asList(other) !== null,
  );
}

/**
 * The names of columns, where a list of lists begins with them: `[["start", "text"], [0.5, "…"]]`; null: it does not.
 */
function headerOf(items: readonly unknown[] | LongList): readonly string[] | null {
  if (items instanceof LongList) return null;
  const [first] = items;
  if (!Array.isArray(first) || items.length < 2 || !first.every((v): v is string => typeof v === 'string')) return null;
  const others = items.slice(1);
  if (!others.every((item) => Array.isArray(item) && item.length === first.length)) return null;
  const tells = first.some((name) => timeRole(name) !== null || sayerRank(name) > 0);
  return tells && first.some((name) => textRank(name) >= 3) && new Set(first).size === first.length ? first : null;
}

/** Walks through a document and tells of each list's entries. What is in an entry, but in no list, is a field of it. */
function walk(document: unknown, sink: Sink): void {
  const join = createJoiner();
  const visitList = (items: readonly unknown[] | LongList, path: string, parent: Row | null, depth: number): void => {
    if (depth > DEEPEST) return;
    const place: Place = { path: join(path, '[]'), parent, derived: false };
    const names = headerOf(items);
    if (names) {
      for (const item of [...items].slice(1) as unknown[][])
        entry(Object.fromEntries(item.map((v, i) => [names[i] ?? `_${i}`, v])), place, depth + 1);
      for (const name of names) sink.string(place.path, 'header', name);
      return;
    }
    const strings: Place = { ...place, derived: true };
    for (const item of items) {
      if (isFields(item)) entry(item, place, depth + 1);
      else if (Array.isArray(item)) {
        // `["word", 0.5, 0.98]`: fields without names.
        const tuple =
          item.some((v) => typeof v === 'string') &&
          (item.some((v) => typeof v === 'number') || (item.length > 1 && readTime(item[0]) !== null));
        if (tuple) entry(Object.fromEntries(item.map((v, i) => [`_${i}`, v])), place, depth + 1);
        else visitList(item, place.path, parent, depth + 1);
      } else if (item instanceof LongList) visitList(item, place.path, parent, depth + 1);
      else if (typeof item === 'string') {
        sink.string(place.path, 'text', item);
        if (/\S\s\S/.test(item)) sink.row({ text: item, [PLACE]: strings });
      }
    }
  };
  const entry = (item: Fields, place: Place, depth: number): void => {
    const flat = asRow(item, place);
    const row = flat ?? new Entry(place);
    sink.row(row);
    if (!flat) descend(item, '', row, place.path, depth);
  };
  const descend = (item: Fields, prefix: string, row: Row, path: string, depth: number): void => {
    if (depth > DEEPEST) return;
    let columns: [string, unknown[]][] | null = null;
    // No list of the names or of nothing: it would be one more for each word of an hour's talk.
    for (const key in item) {
      const value = item[key];
      const name = prefix === '' ? key : join(prefix, key);
      if (isScalar(value)) row[name] = value;
      else if (isFields(value)) {
        const seconds = splitSeconds(value);
        const listed = seconds === null ? asList(value) : null;
        const list = listed !== null && !isNames(key, value, item) ? listed : null;
        if (seconds !== null) {
          row[name] = `${seconds}s`;
          for (const part of Object.values(value)) sink.string(path, name, String(part));
        } else if (list && !list.every(isFields)) {
          columns = [...(columns ?? []), [key, list]];
          for (const v of list) if (typeof v === 'string') sink.string(path, `${name}[]`, v);
        } else if (list) visitList(list, join(join(path, '.'), name), row, depth + 1);
        else descend(value, join(name, '.'), row, path, depth + 1);
      } else if (value instanceof LongList && !RIVALS.test(key))
        visitList(value, join(join(path, '.'), name), row, depth + 1);
      else if (isList(value)) {
        const all = Array.isArray(value) ? value : [...value];
        if (array(all, key, name, row, path, depth)) columns = [...(columns ?? []), [key, all]];
      }
    }
    if (columns) zip(columns, join(join(path, '.'), prefix), row);
  };
  /** True where it may be a column beside others. */
  const array = (value: unknown[], key: string, name: string, row: Row, path: string, depth: number): boolean => {
    if (value.length === 0) return false;
    const first = value[0];
    if (typeof first === 'number' && value.length <= MOST_NUMBERS) {
      for (const [i, v] of value.entries()) if (isScalar(v)) row[`${name}.${i}`] = v;
    }
    if (isScalar(first)) {
      // `lines: ["One line,", "and the next one"]`: a text of a few lines.
      const lines =
        row[PLACE].parent !== null && value.length <= MOST_LINES && value.every((v) => typeof v === 'string');
      if (lines) {
        row[name] = value.join('\n');
        return true;
      }
      for (const v of value) if (typeof v === 'string') sink.string(path, `${name}[]`, v);
      if (typeof first === 'string' && value.length > 1) visitStrings(value, `${path}.${name}`, row);
      return true;
    }
    if (RIVALS.test(key) && isFields(first)) {
      descend(first, join(name, '.0.'), row, path, depth + 1);
      for (let i = 1; i < value.length; i++) if (isFields(value[i])) rest(value[i], path, `${name}.rival`, depth + 1);
      return false;
    }
    visitList(value, join(join(path, '.'), name), row, depth + 1);
    // A list of one may be no list: `instances: [{ start, end }]`.
    if (value.length === 1 && isFields(first)) scalarsOf(first, join(name, '.0.'), row, path, 0);
    return false;
  };
  const visitStrings = (value: readonly unknown[], path: string, parent: Row): void => {
    const place: Place = { path: join(path, '[]'), parent, derived: true };
    for (const item of value)
      if (typeof item === 'string' && /\S\s\S/.test(item)) sink.row({ text: item, [PLACE]: place });
  };
  const scalarsOf = (item: Fields, prefix: string, row: Row, path: string, depth: number): void => {
    for (const [key, value] of Object.entries(item)) {
      const name = join(prefix, key);
      if (isScalar(value)) {
        if (row[name] === undefined) sink.copied(path, name);
        row[name] ??= value;
      } else if (isFields(value) && depth < 3) scalarsOf(value, join(name, '.'), row, path, depth + 1);
    }
  };
  /** What a rival says is told, and read no further. */
  const rest = (item: unknown, path: string, name: string, depth: number): void => {
    if (depth > DEEPEST) return;
    if (typeof item === 'string') sink.string(path, name, item);
    else if (isList(item)) for (const v of item) rest(v, path, name, depth + 1);
    else if (isFields(item)) for (const v of Object.values(item)) rest(v, path, name, depth + 1);
  };
  /** Columns side by side (`words: […], starts: […]`) are entries, each over all of them. */
  const zip = (columns: readonly [string, unknown[]][], path: string, parent: Row): void => {
    const lengths = new Map<number, [string, unknown[]][]>();
    for (const column of columns) {
      if (column[1].length < 2) continue;
      lengths.set(column[1].length, [...(lengths.get(column[1].length) ?? []), column]);
    }
    for (const [length, group] of lengths) {
      if (!group.some(([, v]) => typeof v[0] === 'string') || !group.some(([k]) => timeRole(k) === 'start')) continue;
      const place: Place = { path: `${path}{}`, parent, derived: true };
      for (let i = 0; i < length; i++) {
        const row = new Entry(place);
        for (const [key, values] of group) if (isScalar(values[i])) row[key] = values[i] as Scalar;
        sink.row(row);
      }
    }
  };
  if (isList(document)) visitList(document, '', null, 0);
  else if (isFields(document)) {
    const list = asList(document);
    if (list?.every(isFields)) visitList(list, '', null, 0);
    else entry(document, { path: '', parent: null, derived: false }, 0);
  }
}

/** Strings of a document by the list and the field that they stand in, those in the fields of its entries aside. */
type Strings = Map<string, Map<string, string[]>>;

interface Lists extends ReturnType<typeof withoutInterim> {
  strings: Strings;
  /** Places (list and field) that repeat what stands in another. */
  copies: Set<string>;
}

const placeOf = (path: string, field: string): string => `${path}\n${field}`;

function listsOf(document: unknown): Lists {
  const lists = new Map<string, RecordList>();
  const strings: Strings = new Map();
  const copies = new Set<string>();
  let list: RecordList = { path: '', rows: [] };
  walk(document, {
    row(row) {
      const { path } = row[PLACE];
      if (list.path !== path || list.rows.length === 0) {
        list = lists.get(path) ?? { path, rows: [] };
        lists.set(path, list);
      }
      list.rows.push(row);
    },
    string(path, field, value) {
      let fields = strings.get(path);
      if (!fields) {
        fields = new Map();
        strings.set(path, fields);
      }
      const values = fields.get(field);
      if (values) values.push(value);
      else fields.set(field, [value]);
    },
    copied(path, field) {
      copies.add(placeOf(path, field));
    },
  });
  return { ...withoutInterim([...lists.values()]), strings, copies };
}

function parse(text: string, linesBefore: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // One JSON document a line?
    const lines = text.split('\n').filter((l) => l.trim() !== '');
    if (lines.length > 1 && lines.every((l) => /^\s*[[{].*[\]}]\s*$/.test(l))) {
      try {
        return lines.map((l): unknown => JSON.parse(l));
      } catch {
        // It is not: the first fault says more.
      }
    }
    const message = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    const line = position === undefined ? text.split('\n').length : text.slice(0, Number(position)).split('\n').length;
    throw new UnreadableError(
      'it is not valid JSON (cut off, or edited by hand?)',
      line + linesBefore,
      'export it again',
    );
  }
}

const RIVAL_LISTS = /"(?:alternatives?|n_?best|hypothes[ei]s|candidates|alts)":/gi;
/** Letters in the middle, and lists of rivals among them that tell how the entries are made. */
const MIDDLE = 1 << 16;
const FEWEST_RIVALS = 10;

/** Of entries with rivals most of what is parsed is cleared away again: that is quicker done part by part. */
function hasRivals(text: string): boolean {
  const from = text.length >> 1;
  return (text.slice(from, from + MIDDLE).match(RIVAL_LISTS)?.length ?? 0) >= FEWEST_RIVALS;
}

function listsIn(text: string, linesBefore: number): Lists {
  const inParts = hasRivals(text) ? parseInParts(text) : null;
  if (inParts !== null)
    try {
      return listsOf(inParts);
    } catch (error) {
      // A part of it is no valid JSON, which is told of the whole document.
      if (!(error instanceof SyntaxError)) throw error;
    }
  return listsOf(parse(text, linesBefore));
}

/** Several words, not a name or an address. */
const PROSE = /(?<!\S)(?:\S+\s+){4}\S/;
/** Characters of what `PROSE` may match. */
const FEWEST = 9;

const BLANKS = /\s+/;
/** Of a text that is the transcript in another dress, this share of the words are its words. */
const MOST = 0.8;

function isTaken(text: string, taken: ReadonlySet<string>): boolean {
  const words = text.split(BLANKS).map(lettersOf).filter(Boolean);
  return words.filter((word) => taken.has(word)).length >= words.length * MOST;
}

/** Characters of a time, a number, a code: longer values of a field are accounted for one by one. */
const LONGEST_PLAIN = 24;
/** Fields of fewer entries are soon accounted for. */
const MANY = 100;

const lastStep = (field: string): string => field.slice(field.lastIndexOf('.') + 1);

/** Names under which long lists hold neither words nor who says them: times, certainties, kinds. */
function plainNames(lists: readonly RecordList[], readings: readonly Reading[]): Set<string> {
  const plain = new Set<string>();
  for (const { rows } of lists) if (rows.length >= MANY) for (const field in rows[0]) plain.add(lastStep(field));
  for (const { fields } of readings) {
    plain.delete(lastStep(fields.text));
    if (fields.sayer) plain.delete(lastStep(fields.sayer));
  }
  return plain;
}

/** Where each word of the document went that is no word of a turn: the account finds what is in neither. */
function putAside(
  draft: Draft,
  { lists: found, dropped, strings, copies }: Lists,
  readings: readonly Reading[],
  { words, repeated }: Transcript,
  plain: ReadonlySet<string>,
): void {
  const roles = new Map<string, 'repeat' | 'label'>();
  for (const { path, fields } of readings) {
    roles.set(placeOf(path, fields.text), 'repeat');
    if (fields.sayer) roles.set(placeOf(path, fields.sayer), 'label');
  }
  const own = placeOf(words.path, words.fields.text);
  const texts: { [kind in 'label' | 'repeat' | 'field']: string[] } = { label: [], repeat: [], field: [] };
  for (const piece of repeated) texts.repeat.push(piece.text);
  for (const row of dropped)
    for (const value of Object.values(row)) if (typeof value === 'string') texts.repeat.push(value);
  // Parts of a word are no words of the turns.
  for (const part of partsOfWords(words.pieces)) texts.repeat.push(part);
  /** `over`: what is not longer was counted as it is. */
  const bin = (path: string, field: string): { to: string[]; over: number; isOwn: boolean } | null => {
    const place = placeOf(path, field);
    if (copies.has(place)) return null;
    const kind = roles.get(place) ?? (field.endsWith('.rival') ? 'repeat' : 'field');
    const isPlainField = kind === 'field' && plain.has(lastStep(field));
    return { to: texts[kind], over: isPlainField ? LONGEST_PLAIN : -1, isOwn: place === own };
  };
  const put = (one: ReturnType<typeof bin>, value: Scalar | undefined): void => {
    if (one === null || typeof value !== 'string' || value.length <= one.over) return;
    if (!one.isOwn || isSpecial(value)) one.to.push(value);
  };
  for (const [path, fields] of strings)
    for (const [field, values] of fields) {
      const one = bin(path, field);
      for (const value of values) put(one, value);
    }
  for (const { path, rows } of found) {
    const bins = new Map<string, ReturnType<typeof bin>>();
    /** Most entries have the same fields in the same order. */
    const known: { field: string; one: ReturnType<typeof bin> }[] = [];
    for (const row of rows) {
      if (row[PLACE].derived) continue;
      let at = 0;
      for (const field in row) {
        let place = known[at++];
        if (place?.field !== field) {
          const one = bins.has(field) ? (bins.get(field) ?? null) : bin(path, field);
          bins.set(field, one);
          place = { field, one };
          known[at - 1] = place;
        }
        put(place.one, row[field]);
      }
    }
  }
  const prose = texts.field.filter((t) => t.length >= FEWEST && PROSE.test(t));
  if (prose.length > 0) {
    const taken = new Set(words.pieces.flatMap((p) => p.text.split(BLANKS).map(lettersOf)));
    const unread = prose.reduce((sum, t) => sum + (isTaken(t, taken) ? 0 : countLetters(t)), 0);
    if (unread > words.letters)
      draft.problems.push({
        line: null,
        what: 'more text stands in other fields of this JSON than in what was taken for the transcript',
        remedy: 'look whether the words are right; if not, export the transcript as WebVTT or SRT',
        level: 'warning',
      });
  }
  for (const kind of ['label', 'repeat', 'field'] as const)
    if (texts[kind].length > 0) draft.left.push({ kind, text: texts[kind].join('\n') });
}

const [QUOTE, BACKSLASH, COLON, COMMA, BRACKET, NEWLINE, SPACE] = [0x22, 0x5c, 0x3a, 0x2c, 0x5b, 0x0a, 0x20];
const isBlank = (code: number): boolean => code === SPACE || (code >= 0x09 && code <= 0x0d);
const isPlain = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

/** The name of a field, as it stands in the document with its colon, and what the count has to know of it. */
interface FieldName {
  text: string;
  words: number;
  isPlain: boolean;
  /** The one that came after it the last time: entries of a list have the same fields in the same order. */
  next: FieldName | null;
}

/** Letters of two bytes, or an escape that may stand for one. */
const WIDE = /[^\0-\xff]|\\u/;

/**
 * A document in its two kinds of words, by nothing but its quotation marks: `said` is what its strings hold, escapes
 * undone, each on its line; names of fields, numbers and the like are nobody's words, and only counted.
 * @param plain names of fields whose short values are only counted too.
 */
function countedOf(text: string, plain: ReadonlySet<string>): { said: string; fields: number } {
  // Letter by letter into one place: a string for each word of an hour's talk is slow to make and to join.
  const isNarrow = !WIDE.test(text);
  const said = new (isNarrow ? Uint8Array : Uint16Array)(text.length + 1);
  const saidFrom = (from: number, to: number): string =>
    Buffer.from(said.buffer, from * said.BYTES_PER_ELEMENT, (to - from) * said.BYTES_PER_ELEMENT).toString(
      isNarrow ? 'latin1' : 'utf16le',
    );
  const length = text.length;
  const names = new Map<string, FieldName>();
  let name = null as FieldName | null;
  let size = 0;
  let fields = 0;
  let inside = false;
  let isPlainField = false;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code !== QUOTE) {
      const letter = isPlain(code);
      if (letter && !inside) fields++;
      inside = letter;
      if (code === NEWLINE) said[size++] = NEWLINE;
      else if (code === COMMA || code === BRACKET) isPlainField = false;
      continue;
    }
    inside = false;
    const words = isPlainField ? plainWords(text, i + 1) : null;
    if (words) {
      fields += words.count;
      i = words.end;
      continue;
    }
    const next = name?.next;
    if (next && text.startsWith(next.text, i)) {
      name = next;
      fields += next.words;
      isPlainField = next.isPlain;
      i += next.text.length - 1;
      continue;
    }
    const begin = size;
    const from = i;
    for (i++; i < length; i++) {
      let c = text.charCodeAt(i);
      if (c === QUOTE) break;
      if (c === BACKSLASH) {
        c = text.charCodeAt(++i) === U ? Number.parseInt(text.slice(i + 1, i + 5), 16) : SPACE;
        if (text.charCodeAt(i) === U) i += 4;
      }
      said[size++] = c;
    }
    let after = i + 1;
    while (isBlank(text.charCodeAt(after))) after++;
    if (text.charCodeAt(after) === COLON) {
      const whole = text.slice(from, after + 1);
      const known: FieldName = names.get(whole) ?? {
        text: whole,
        words: countWords(saidFrom(begin, size)),
        isPlain: plain.has(text.slice(from + 1, i)),
        next: null,
      };
      if (names.size < MOST_NAMES) names.set(whole, known);
      if (name) name.next = known;
      name = known;
      fields += known.words;
      isPlainField = known.isPlain;
      size = begin;
      i = after;
    } else said[size++] = SPACE;
  }
  return { said: saidFrom(0, size), fields };
}

/** Names that are remembered: a document whose names are its words has more of them than fields. */
const MOST_NAMES = 500;

/**
 * Words of a short string from behind its quotation mark on, and where it ends; null: it is long, or not of plain
 * letters.
 */
function plainWords(text: string, from: number): { count: number; end: number } | null {
  let count = 0;
  let inside = false;
  for (let i = from; i <= from + LONGEST_PLAIN; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return { count, end: i };
    if (code === BACKSLASH || !(code < 0x80)) return null;
    const letter = isPlain(code);
    if (letter && !inside) count++;
    inside = letter;
  }
  return null;
}

const U = 0x75;

const CLOCK_FIRST = /^\s*[[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?\s/;

/** A whole transcript in another format in one field, or its lines in a list. Null: it is plain text. */
function innerDocument({ pieces }: Transcript, source: Source): Draft | null {
  const [only] = pieces;
  const page = pieces.length === 1 && only !== undefined && /<\/(?:p|div|span)>/i.test(only.text);
  if (!page && !pieces.every((p) => p.start === null && p.sayer === null)) return null;
  const text = normaliseLines(pieces.map((p) => p.text).join('\n\n'));
  const inner = { ...source, text, linesBefore: 0 };
  const timed = pieces.filter((p) => CLOCK_FIRST.test(p.text)).length > pieces.length / 2;
  const format =
    [vtt, srt, ...(page ? [html] : [])].find((f) => f.recognises(inner)) ??
    (timed || labelled(pieces) ? plainText : null);
  if (!format) return null;
  const draft = format.read(inner);
  draft.turns = draft.turns.map((t) => ({ ...t, line: source.linesBefore + 1 }));
  return draft;
}

const PARAGRAPH = /^\s*<(p|div|span)\b[^<>]{0,200}>[\s\S]*<\/\1>\s*$/i;
const TAG = /<\/?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,300})?\/?>/gi;

/** Texts that are all pieces of a page (`<p>…</p>`), as the words in them. `tags`: what was taken off is added here. */
function withoutTags(pieces: readonly Piece[], tags: string[]): readonly Piece[] {
  if (!pieces.every(({ text }) => PARAGRAPH.test(text))) return pieces;
  return pieces.map((piece) => ({
    ...piece,
    text: decodeEntities(
      piece.text.replace(TAG, (tag) => {
        tags.push(tag);
        return /^<\/?(?:p|div|br)\b/i.test(tag) ? ' ' : '';
      }),
    ).trim(),
  }));
}

/**
 * Transcripts as JSON, of whatever program: Podcasting 2.0, Whisper and its kin, YouTube's `json3`, the speech
 * services.
 * It is read by what its parts are, a list of pieces with words, times and sayers, wherever that nests.
 */
export const json: Format = {
  name: 'JSON',
  // JSON has no front matter: below some, a brace is only how somebody begins.
  recognises: ({ text, linesBefore }) =>
    linesBefore === 0 && /^\s*(?:\{\s*["}]|\[\s*(?:\{|"|\[\s*[{["\d]))/.test(text.slice(0, 2000)),
  read(source) {
    const { text, linesBefore } = source;
    const lists = listsIn(text, linesBefore);
    const { readings, spans } = readLists(lists.lists);
    const transcript = transcriptOf(readings, spans);
    if (!transcript || transcript.pieces.length === 0)
      throw new UnreadableError(
        'there is no transcript in this JSON',
        null,
        'export the transcript as Podcasting 2.0 JSON, WebVTT or SRT',
      );
    const tags: string[] = [];
    const draft = innerDocument(transcript, source) ?? draftOfPieces(withoutTags(transcript.pieces, tags), source);
    if (tags.length > 0) draft.left.push({ kind: 'markup', text: tags.join('\n') });
    const plain = plainNames(lists.lists, readings);
    const { said, fields } = countedOf(text, plain);
    draft.counted = said;
    draft.uncounted = fields;
    putAside(draft, lists, readings, transcript, plain);
    return draft;
  },
};
