import { FINAL, listsPeople, nameWords, sayerRank, textRank, timeRole, unitInName } from './field-names.ts';
import { isAnonymous, looksLikeName } from './labels.ts';
import { countLetters, hasLetters, judgeUnit, type Piece, type SayerSpan } from './pieces.ts';
import { plainNumber, readTime } from './times.ts';
import { setOf } from './word-sets.ts';

export type Scalar = string | number | boolean;

/** Where entries of a list stand, once for all of them that stand side by side. */
export interface Place {
  /** Of the list. */
  path: string;
  /** The entry that the list stands in. */
  parent: Row | null;
  /** True where their fields stand elsewhere in the document too. */
  derived: boolean;
}

export const PLACE = Symbol('place');

/**
 * One entry of a list: its fields by name, those of things inside it as `speaker.name`, `timestamp.0`. There is one for
 * each word of an hour's talk, so it is one object; what many share is in their place.
 */
export interface Row {
  [name: string]: Scalar;
  [PLACE]: Place;
}

/** All entries that stand at one place of a document: `results[].words[]`. */
export interface RecordList {
  path: string;
  rows: Row[];
}

/** A list read as pieces of a transcript. */
export interface Reading {
  path: string;
  pieces: Piece[];
  /** Letters of all pieces: what readings are compared by. */
  letters: number;
  /** Shares of the pieces with a time, with a sayer. */
  timed: number;
  named: number;
  /** Marks of punctuation. */
  marks: number;
  /** Names of the fields that hold the text, and who speaks. */
  fields: { text: string; sayer: string | null };
  rows: Row[];
}

const MOST_FIELDS = 200;
const isText = (value: Scalar | undefined): value is string => typeof value === 'string';

/** Names of the fields that entries have, of many as a sample has them. */
function fieldNames(rows: readonly Row[]): string[] {
  const names = new Set<string>();
  for (const row of sampleOf(rows)) {
    for (const name in row) if (!names.has(name)) names.add(name);
    if (names.size > MOST_FIELDS) break;
  }
  return [...names].slice(0, MOST_FIELDS);
}

/** At most this many entries are looked at to tell what a field is. */
const SAMPLE = 2000;
const sampleOf = (rows: readonly Row[]): Row[] => {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE));
  return step === 1 ? [...rows] : rows.filter((_, i) => i % step === 0);
};

/** What a model puts between the words for itself: `[_BEG_]`, `[_TT_150]`, `<|endoftext|>`. */
const SPECIAL = /^\s*(?:\[_[A-Z]+_?\d*\]|<\|[^|<>]{0,40}\|>)\s*$/;
/** Asked for each word of an hour's talk, of which hardly any is. */
export const isSpecial = (text: string): boolean => (text.includes('[_') || text.includes('<|')) && SPECIAL.test(text);

const NO_PROSE = /^(?:https?:\/\/\S+|[0-9a-f]{8}-[0-9a-f-]{27,}|[\d\s.,:;+-]*|P(?:\d|T)[\dTHMS.]*)$/i;

/** The field that holds what was said; null: none does. */
function textField(sample: readonly Row[], names: readonly string[]): string | null {
  let best: { name: string; score: number } | null = null;
  for (const name of names) {
    const rank = textRank(name);
    if (rank === 0) continue;
    let letters = 0;
    let marks = 0;
    let prose = 0;
    let filled = 0;
    const different = new Set<string>();
    for (const row of sample) {
      const value = row[name];
      if (!isText(value) || value === '') continue;
      filled++;
      if (different.size < 500) different.add(value);
      if (NO_PROSE.test(value) || readTime(value) !== null) continue;
      prose++;
      letters += countLetters(value);
      marks += /[\p{P}\p{Lu}]/u.test(value) ? 1 : 0;
    }
    // A field with the same few values over and over (`type`, `language`) is no text.
    if (letters === 0 || prose < filled / 4 || (rank < 3 && filled >= 6 && different.size <= filled / 4)) continue;
    if (rank < 3 && letters / prose < 2) continue;
    const score = letters * rank * (1 + marks / prose / 2);
    if (!best || score > best.score) best = { name, score };
  }
  return best?.name ?? null;
}

/** More than any recording lasts, in seconds: a time of day with its date. */
const TEN_DAYS = 864_000;

interface TimeField {
  name: string;
  /** Seconds in one; null: the list as a whole has to tell. */
  unit: number | null;
}

const rising = (values: readonly number[]): number => {
  let ups = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) >= (values[i - 1] ?? 0)) ups++;
  return values.length < 2 ? 1 : ups / (values.length - 1);
};

/** A field's times as they stand, and whether their unit is known; null where they are no times. */
function timesOf(rows: readonly Row[], name: string): { values: number[]; unit: number | null } | null {
  const values: number[] = [];
  let filled = 0;
  let sure = 0;
  for (const row of rows) {
    const value = row[name];
    if (value === undefined || value === '') continue;
    filled++;
    const time = readTime(value);
    if (!time) continue;
    values.push(time.value);
    if (time.inSeconds) sure++;
  }
  if (values.length === 0 || values.length < filled * 0.8) return null;
  return { values, unit: sure === values.length ? 1 : unitInName(name) };
}

/** `id`, `index`: it goes up by one each time. */
const counts = (values: readonly number[]): boolean =>
  values.length > 2 && values.every((v, i) => Number.isInteger(v) && (i === 0 || v === (values[i - 1] ?? 0) + 1));

/** Which fields hold when an entry begins and ends: by their names, else by how their values rise. */
function timeFields(
  rows: readonly Row[],
  names: readonly string[],
): { [role in 'start' | 'end' | 'duration']: TimeField | null } {
  const found: { start: TimeField | null; end: TimeField | null; duration: TimeField | null } = {
    start: null,
    end: null,
    duration: null,
  };
  const scores = { start: 0, end: 0, duration: 0 };
  const numbers: { name: string; values: number[]; unit: number | null }[] = [];
  for (const name of names) {
    const times = timesOf(rows, name);
    if (!times || times.values.length < Math.min(rows.length, 3) / 3) continue;
    const role = timeRole(name);
    if (!role) {
      if (times.values.length > rows.length / 2 && textRank(name) > 0 && sayerRank(name) === 0)
        numbers.push({ name, ...times });
      continue;
    }
    const steps = name.split('.');
    const score =
      times.values.length / rows.length +
      (times.values[0] !== undefined && times.values[0] > TEN_DAYS ? -1 : times.unit === null ? 0 : 1) +
      (role === 'duration' ? 0 : rising(times.values)) +
      1 / (nameWords(steps.at(-1) ?? '').length + 1) +
      (/^(?:start|begin)/.test(steps.at(-1)?.toLowerCase() ?? '') ? 0.3 : 0) -
      steps.length / 20;
    if (score > scores[role]) {
      scores[role] = score;
      found[role] = { name, unit: times.unit };
    }
  }
  if (!found.start) {
    // Names that say nothing: two fields of which one rises, the other is never less, and is reached by the next one.
    for (const a of numbers) {
      if (rising(a.values) < 0.95 || counts(a.values) || new Set(a.values).size < Math.min(3, a.values.length))
        continue;
      for (const b of numbers) {
        if (a === b || a.values.length !== b.values.length || a.values.length < 3) continue;
        const fits = a.values.filter((v, i) => v <= (b.values[i] ?? 0)).length;
        const follows = a.values.filter(
          (_, i) => i === 0 || (a.values[i] ?? 0) >= (b.values[i - 1] ?? 0) * 0.98,
        ).length;
        if (fits === a.values.length && follows >= a.values.length * 0.9)
          return { start: { name: a.name, unit: a.unit }, end: { name: b.name, unit: b.unit }, duration: null };
      }
    }
  }
  // Of fields without names, one that rises all the way: each lasts until the next one.
  if (!found.start) {
    const rises = numbers.filter(
      ({ name, values }) =>
        /^_\d$/.test(name) &&
        values.length >= 3 &&
        !counts(values) &&
        rising(values) === 1 &&
        values.at(-1) !== values[0],
    );
    const [only, another] = rises;
    if (only && !another) found.start = { name: only.name, unit: only.unit };
  }
  // The end in another unit than the start says less than none.
  if (found.start && found.end && (found.start.unit === null) !== (found.end.unit === null)) found.end = null;
  return found;
}

/** What a machine counts people by. */
const NUMBERED = /^\D{1,20}\d{2,}$/;

/** The field that says who speaks. A name counts more than a number, if it differs as often. */
function sayerField(sample: readonly Row[], names: readonly string[], text: string | null): string | null {
  let best: { name: string; score: number } | null = null;
  for (const name of names) {
    if (name === text) continue;
    // A list of people by time is of no entry.
    if (/\.\d{2,}$/.test(name)) continue;
    const rank = sayerRank(name);
    if (rank === 0) continue;
    let filled = 0;
    let withLetters = 0;
    let long = 0;
    let clocks = 0;
    let numbered = 0;
    const different = new Set<Scalar>();
    for (const row of sample) {
      const value = row[name];
      if (value === undefined || value === '' || typeof value === 'boolean') continue;
      // How many speakers there are says of nobody that he speaks.
      if (typeof value === 'number' && /speakers$/i.test(name)) continue;
      filled++;
      const label = String(value);
      if (label.length > 80) long++;
      if (typeof value === 'string' && readTime(value)?.inSeconds) clocks++;
      if (/\p{L}{3}/u.test(label)) withLetters++;
      // `user4711` beside a name is its number.
      if (NUMBERED.test(label)) numbered++;
      if (different.size < 1000) different.add(value);
    }
    if (filled < sample.length / 20 || long > filled / 10 || clocks > filled / 2) continue;
    // A channel, a `name` or a `user` that is the same throughout says something else.
    if (rank < 1 && (different.size < 2 || (filled > 6 && different.size > filled * 0.7))) continue;
    const score =
      rank * (filled / sample.length) * (1 + (withLetters - numbered) / filled / 2) * (numbered > filled / 2 ? 0.5 : 1);
    if (!best || score > best.score) best = { name, score };
  }
  return best?.name ?? names.find((name) => name !== text && holdsPeople(sample, name)) ?? null;
}

/** Of entries of whatever language's program, people are few, and each of them comes back. */
const MOST_PEOPLE = 12;
const FEWEST_EACH = 3;
const TAKE_TURNS = 0.1;

/** Whether a field whose name says nothing holds the names of people who take turns. */
function holdsPeople(sample: readonly Row[], name: string): boolean {
  if (textRank(name) !== 1 || timeRole(name) !== null || nameWords(name).some((word) => KNOWN.has(word))) return false;
  const values: string[] = [];
  for (const row of sample) {
    const value = row[name];
    if (!isText(value) || !CALLED.test(value) || !looksLikeName(value)) return false;
    values.push(value);
  }
  const people = new Set(values).size;
  const turns = values.filter((value, i) => value !== values[i - 1]).length;
  return (
    people > 1 &&
    people <= MOST_PEOPLE &&
    values.length >= people * FEWEST_EACH &&
    turns >= Math.max(people * 2, values.length * TAKE_TURNS)
  );
}
/** A first name and another, or a name in a script without capitals. */
const CALLED = /^(?:\p{Lu}\p{Ll}[^\s\d]{0,30}(?: \p{Lu}[^\s\d]{0,30}){1,3}|\p{Lo}{2,10})$/u;
const KNOWN = setOf(`
  show podcast series program place city country company organization organisation party team source device topic theme
  location venue scene genre section`);

/** `1`, `S1`, `A`, `spk_1`: somebody without a name. As the labels of transcripts have it. */
export function sayerLabel(value: Scalar, people: ReadonlyMap<string, string>): string | null {
  const label = String(value).replace(/\s+/g, ' ').trim();
  const name = people.get(label);
  if (name) return name;
  if (label === '' || /^(?:-1|null|none|unknown|unk|uu|undefined|n\/a|\?+)$/i.test(label)) return null;
  if (/^\d{1,4}(?:\.0)?$/.test(label)) return `Speaker ${Number(label)}`;
  const numbered = /^(?:s|spk|spkr|speaker|ch|channel)[ _:#-]?(\d{1,3})$/i.exec(label);
  if (numbered && !/^speaker/i.test(label)) return `Speaker ${Number(numbered[1])}`;
  if (/^[A-Z]$/.test(label)) return `Speaker ${label}`;
  // An identifier of a machine stands for somebody too; `namesForIds` numbers them.
  return label;
}

const MACHINE_ID = /^(?=.*\d)[0-9a-z]{8,}(?:-[0-9a-z]+)*$|^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/** Who the numbers and identifiers of a document stand for, where a list in it says so. */
export function peopleOf(lists: Iterable<RecordList>): Map<string, string> {
  const people = new Map<string, string>();
  for (const { path, rows } of lists) {
    const listed = listsPeople(path);
    for (const [i, row] of rows.entries()) {
      if (!listed || rows.length > 500) break;
      const keys = Object.keys(row);
      const called = keys.find((k) => /^(?:display_?)?name$|^(?:full|speaker)_?name$|^label$|^value$/i.test(k));
      const id = keys.find(
        (k) =>
          k !== called &&
          (/^(?:key|code|index|speaker|speaker_?(?:label|tag)|label|tag|voice|value)$/i.test(k) || /id$/i.test(k)),
      );
      const name = called === undefined ? undefined : row[called];
      if (!isText(name) || name.trim() === '' || name.length > 80) continue;
      const of = id === undefined ? undefined : row[id];
      if (of !== undefined) people.set(String(of), name.trim());
      else if (!keys.some((k) => timeRole(k) === 'start')) people.set(String(i), name.trim());
    }
    // `speakers: { "A": "Nora Vale" }` stands in the fields of whatever holds it.
    if (rows.length > 50) continue;
    for (const row of rows) {
      for (const [name, value] of Object.entries(row)) {
        const steps = name.split('.');
        const at = steps.findIndex((s) => listsPeople(s));
        if (at < 0 || !isText(value) || value.length > 80 || value.trim() === '') continue;
        const rest = steps.slice(at + 1);
        if (rest.length === 1 || (rest.length === 2 && /^(?:display_?)?name$/i.test(rest[1] ?? '')))
          people.set(rest[0] ?? '', value.trim());
      }
    }
  }
  return people;
}

/** `speakers: { "1000": "Nora Vale", "9200": "Tom Reed" }`: who speaks from when on, in the unit of the words. */
function sayersByTime(lists: Iterable<RecordList>): SayerSpan[] {
  for (const { rows } of lists) {
    if (rows.length > 3) continue;
    for (const row of rows) {
      const turns = Object.entries(row).flatMap(([name, sayer]) => {
        const [at, list] = name.split('.').reverse();
        const isTime = list !== undefined && listsPeople(list) && /^\d{1,9}(?:\.\d{1,6})?$/.test(at ?? '');
        return isTime && isText(sayer) && sayer.length <= 80 ? [{ at: Number(at), sayer }] : [];
      });
      turns.sort((a, b) => a.at - b.at);
      const last = turns.at(-1)?.at ?? 0;
      // Numbers of people go up by one.
      if (turns.length < 2 || last < turns.length * 10) continue;
      return turns.map(({ at, sayer }, i) => ({
        start: at,
        end: turns[i + 1]?.at ?? Number.MAX_SAFE_INTEGER,
        sayer,
      }));
    }
  }
  return [];
}

/**
 * A field that only entries without words have, and whose few values come back: entries that say who speaks from there
 * on (Spotify). Headings of chapters do not come back. Null: there is none.
 */
function headField(rows: readonly Row[], text: string, names: readonly string[]): string | null {
  for (const name of names) {
    if (name === text) continue;
    const values: string[] = [];
    let fits = true;
    for (const row of rows) {
      const value = row[name];
      if (value === undefined) continue;
      fits &&= isText(value) && row[text] === undefined && value.length <= 60 && looksLikeName(value.trim());
      if (!fits) break;
      values.push(String(value));
    }
    const different = new Set(values).size;
    if (fits && values.length >= 2 && (different <= values.length / 2 || values.every(isAnonymous))) return name;
  }
  return null;
}

/** The length of the recording as a document says, in seconds where it says so; null: it does not. */
export function durationOf(lists: Iterable<RecordList>): number | null {
  for (const { rows } of lists) {
    if (rows.length > 3) continue;
    for (const row of rows) {
      for (const [name, value] of Object.entries(row)) {
        if (
          timeRole(name) !== 'duration' ||
          !/^(?:audio|media|total|recording|episode|file|duration|length)/i.test(name.split('.').at(-1) ?? '')
        )
          continue;
        const time = readTime(value);
        if (time && time.value > 0) return time.value * (time.inSeconds ? 1 : (unitInName(name) ?? 1));
      }
    }
  }
  return null;
}

/**
 * Without the entries that a service took back later (`is_final: false`) and those that are a translation, and without
 * all that stands in them. `dropped`: these.
 */
export function withoutInterim(lists: readonly RecordList[]): { lists: RecordList[]; dropped: Row[] } {
  const dropped = new Set<Row>();
  for (const { rows } of lists) {
    const name = rows[0] ? Object.keys(rows[0]).find((k) => FINAL.test(k)) : undefined;
    const finals = name !== undefined && rows.some((r) => r[name] === true);
    for (const row of rows) {
      // Where no word is in it, it is not the words that were taken back (Watson's speakers).
      if (finals && row[name] === false && Object.values(row).some(isText)) dropped.add(row);
      // The same words once more, in another language (Soniox).
      if (row.translation_status === 'translation') dropped.add(row);
    }
  }
  if (dropped.size === 0) return { lists: [...lists], dropped: [] };
  const isDropped = (row: Row | null): boolean => row !== null && (dropped.has(row) || isDropped(row[PLACE].parent));
  const gone = lists.flatMap(({ rows }) => rows.filter(isDropped));
  return {
    lists: lists.map(({ path, rows }) => ({ path, rows: rows.filter((row) => !isDropped(row)) })),
    dropped: gone,
  };
}

/** What the fields of a list are, before its times have a unit. */
interface Draft {
  list: RecordList;
  text: string | null;
  start: TimeField | null;
  end: TimeField | null;
  duration: TimeField | null;
  sayer: string | null;
}

/** Entries that have words, as a sample: of a list in which few have, it is looked for in all. */
function spokenOf(rows: readonly Row[], sample: readonly Row[], text: string): Row[] {
  const spoken = sample.filter((row) => isText(row[text]));
  return spoken.length >= sample.length / 2 ? spoken : sampleOf(rows.filter((row) => isText(row[text])));
}

/** Every list that holds words, as pieces, and every list that holds who speaks when. */
export function readLists(lists: readonly RecordList[]): { readings: Reading[]; spans: SayerSpan[] } {
  const people = peopleOf(lists);
  const duration = durationOf(lists);
  const drafts = new Map<string, Draft>();
  for (const list of lists) {
    if (list.rows.length === 0) continue;
    const names = fieldNames(list.rows);
    const sample = sampleOf(list.rows);
    const text = /translat/i.test(list.path) ? null : textField(sample, names);
    const sayer = sayerField(sample, names, text);
    const spoken = text === null ? sample : spokenOf(list.rows, sample, text);
    drafts.set(list.path, { list, text, sayer, ...timeFields(spoken, names) });
  }
  const numbered = new Map<string, string>();
  const labels = new Map<Scalar, string | null>();
  const label = (value: Scalar): string | null => {
    const before = labels.get(value);
    if (before !== undefined) return before;
    let name = sayerLabel(value, people);
    if (name !== null && MACHINE_ID.test(name)) {
      const known = numbered.get(name) ?? `Speaker ${numbered.size + 1}`;
      numbered.set(name, known);
      name = known;
    }
    labels.set(value, name);
    return name;
  };
  /** Who says it: the entry itself, else the nearest one that it stands in. */
  const sayerOf = (row: Row): string | null => {
    for (let at: Row | null = row; at; at = at[PLACE].parent) {
      const name = drafts.get(at[PLACE].path)?.sayer;
      const value = name ? at[name] : undefined;
      if (value !== undefined && typeof value !== 'boolean') return label(value);
    }
    return null;
  };

  const read = (row: Row, field: TimeField | null): number | null => {
    const value = field ? row[field.name] : undefined;
    if (field === null || value === undefined) return null;
    const number = typeof value === 'string' ? plainNumber(value) : value;
    if (typeof number === 'number' && number >= 0) return inSeconds(number, field.unit ?? 1);
    const time = readTime(value);
    return time === null ? null : time.value * (time.inSeconds ? 1 : (field.unit ?? 1));
  };
  const readings: (Reading & { unknown: boolean; draft: Draft })[] = [];
  const byTime = { start: { name: '', unit: null } };
  const spans: { span: SayerSpan; draft: Pick<Draft, 'start'> }[] = sayersByTime(lists).map((span) => ({
    span,
    draft: byTime,
  }));
  for (const draft of drafts.values()) {
    const { list, text } = draft;
    if (text === null) {
      if (!draft.start || !(draft.end || draft.duration) || draft.sayer === null) continue;
      for (const row of list.rows) {
        const start = read(row, draft.start);
        const lasts = read(row, draft.duration);
        const end = read(row, draft.end) ?? (start !== null && lasts !== null ? start + lasts : null);
        const sayer = sayerOf(row);
        if (start !== null && end !== null && sayer !== null) spans.push({ span: { start, end, sayer }, draft });
      }
      continue;
    }
    const pieces: Piece[] = [];
    const rows: Row[] = [];
    let group = 0;
    let around: Row | null = null;
    const head = draft.sayer === null ? headField(list.rows, text, fieldNames(list.rows)) : null;
    let headed: string | null = null;
    for (const row of list.rows) {
      const heading = head === null ? undefined : row[head];
      if (heading !== undefined) headed = label(heading);
      const words = row[text];
      if (!isText(words) || words === '' || isSpecial(words)) continue;
      const start = read(row, draft.start);
      const lasts = read(row, draft.duration);
      const attaches = row.attaches_to;
      // Entries come one list after the other.
      const { parent } = row[PLACE];
      if (parent !== around) group++;
      around = parent;
      const piece: Piece = {
        text: words,
        start,
        end: read(row, draft.end) ?? (start !== null && lasts !== null ? start + lasts : null),
        sayer: sayerOf(row) ?? headed,
        group,
      };
      if (attaches === 'previous' || attaches === 'next' || attaches === 'both') piece.attaches = attaches;
      pieces.push(piece);
      rows.push(row);
    }
    const [first] = pieces;
    if (!first) continue;
    // Google leaves out what is zero.
    if (draft.start !== null && first.start === null && first.end !== null) first.start = 0;
    readings.push({
      ...measure(list.path, pieces, rows),
      fields: { text, sayer: draft.sayer },
      unknown: draft.start?.unit === null,
      draft,
    });
  }

  // Units: of each list by all of it; where that is too little to tell, as the longest list has it.
  let common: number | null = null;
  const units = new Map<Draft, number>();
  for (const reading of [...readings].sort((a, b) => b.letters - a.letters)) {
    if (!reading.unknown || reading.timed === 0) continue;
    const judged: number | null =
      reading.letters >= 30 || common === null ? judgeUnit(reading.pieces, duration) : common;
    common ??= judged;
    scale(reading.pieces, judged ?? 1);
    units.set(reading.draft, judged ?? 1);
  }
  for (const reading of readings) {
    fromItsBeginning(reading.pieces);
    addTo(reading, (row) => {
      const draft = drafts.get(row[PLACE].path);
      if (!draft || draft.list.rows.length < 2) return null;
      const start = read(row, draft.start);
      return start === null ? null : start * (draft.start?.unit === null ? (units.get(draft) ?? common ?? 1) : 1);
    });
    reading.timed = timedShare(reading.pieces);
  }
  for (const { span, draft } of spans) {
    if (draft.start?.unit !== null) continue;
    span.start *= common ?? 1;
    span.end *= common ?? 1;
  }
  return { readings, spans: spans.map(({ span }) => span).sort((a, b) => a.start - b.start) };
}

/** Times of day, with the date, are counted from the first of them. */
function fromItsBeginning(pieces: Piece[]): void {
  const first = pieces.reduce((least, p) => Math.min(least, p.start ?? least), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(first) || first < TEN_DAYS) return;
  for (const p of pieces) {
    if (p.start !== null) p.start = Math.round((p.start - first) * 1000) / 1000;
    if (p.end !== null) p.end = Math.round((p.end - first) * 1000) / 1000;
  }
}

/** To the thousandth: nine thousandths times one are 0.009000000000000001, which no file gives back. */
const inSeconds = (value: number, unit: number): number =>
  unit === 1 ? value : Math.round(value * unit * 1000) / 1000;

function scale(pieces: Piece[], unit: number): void {
  if (unit === 1) return;
  for (const p of pieces) {
    if (p.start !== null) p.start = inSeconds(p.start, unit);
    if (p.end !== null) p.end = inSeconds(p.end, unit);
  }
}

/**
 * Times that are counted from the beginning of the entry that they stand in (YouTube's words) are counted from that of
 * the recording; the first part of an entry begins with it.
 */
function addTo({ pieces, rows }: Reading, startOf: (row: Row) => number | null): void {
  let around: Row | null = null;
  let from: number | null = null;
  const starts = rows.map((row) => {
    const { parent } = row[PLACE];
    if (parent !== around) from = parent === null ? null : startOf(parent);
    around = parent;
    return from;
  });
  if (starts.every((start) => start === null)) return;
  let later = 0;
  let before = 0;
  for (let i = 0; i < pieces.length; i++) {
    const from = starts[i] ?? null;
    const start = pieces[i]?.start ?? null;
    if (from === null || start === null || from < 1) continue;
    later++;
    if (start < from - 0.5) before++;
  }
  // What is counted from the recording's beginning never begins before that which it stands in.
  const relative = later > 0 && before > later * 0.2;
  for (let i = 0; i < pieces.length; i++) {
    const p = pieces[i];
    const from = starts[i] ?? null;
    if (!p || from === null) continue;
    if (p.start === null && rows[i]?.[PLACE].parent !== rows[i - 1]?.[PLACE].parent) p.start = from;
    else if (relative) {
      if (p.start !== null) p.start += from;
      if (p.end !== null) p.end += from;
    }
  }
}

const MARKS = /[.,!?;:…。、，！？]/;
const ALL_MARKS = new RegExp(MARKS, 'g');
/** Most words have none. */
const countMarks = (text: string): number => (MARKS.test(text) ? (text.match(ALL_MARKS)?.length ?? 0) : 0);

/** Of the pieces with words in them, the share that has a time. */
function timedShare(pieces: readonly Piece[]): number {
  let spoken = 0;
  let timed = 0;
  for (const { text, start } of pieces) {
    if (!hasLetters(text)) continue;
    spoken++;
    if (start !== null) timed++;
  }
  return spoken === 0 ? 0 : timed / spoken;
}

export function measure(path: string, pieces: Piece[], rows: Row[]): Omit<Reading, 'fields'> {
  let letters = 0;
  let marks = 0;
  let named = 0;
  let spoken = 0;
  for (const p of pieces) {
    const n = countLetters(p.text);
    letters += n;
    marks += countMarks(p.text);
    if (n === 0) continue;
    spoken++;
    if (p.sayer !== null) named++;
  }
  return { path, pieces, rows, letters, marks, timed: timedShare(pieces), named: spoken ? named / spoken : 0 };
}
