export type Scalar = string | number | boolean;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_FIELDS, CLOSE_FIELDS] = [0x5b, 0x5d, 0x7b, 0x7d];
const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** Shorter documents are as soon read whole. */
const WORTH_IT = 1 << 18;
const DEEPEST = 100;
/** How differently the entries of one list are made: with and without a time, with a sayer, … */
const MOST_MOULDS = 8;
const LONGEST_ENTRY = 10_000;
const MOST_VALUES = 100;
/** What goes into a place of `lengths`. */
const LONGEST_VALUE = 0xffff;
/** A slice as long as this keeps the whole document in memory. */
const LONG_SLICE = 13;

/** What entries that are made alike have in common: all that stands around their values, letter for letter. */
interface Mould {
  /** Of each value, in their order. */
  names: readonly string[];
  places: ReadonlyMap<string, number>;
  /** Among all of the document. */
  number: number;
  /** What stands before each value, quotation marks included, and behind the last one. */
  around: readonly string[];
  isText: readonly boolean[];
  /** How many letters of `around` stand before each value. */
  before: readonly number[];
}

/** An entry of a list, as a place in the document. */
export class Entry {
  private readonly document: Document;
  private entry: number;

  constructor(document: Document, entry: number) {
    this.document = document;
    this.entry = entry;
  }

  /** Makes it the one behind it. */
  goOn(): void {
    this.entry++;
  }

  private get mould(): Mould {
    const { entries, moulds } = this.document;
    return moulds[entries[this.entry * PARTS] ?? 0] as Mould;
  }

  private get lengths(): number {
    return this.document.entries[this.entry * PARTS + 2] ?? 0;
  }

  get(name: string): Scalar | undefined {
    const place = this.mould.places.get(name);
    return place === undefined ? undefined : this.valueAt(place);
  }

  /** How many letters the value has at most. */
  lengthOf(name: string): number {
    const place = this.mould.places.get(name);
    return place === undefined ? 0 : (this.document.lengths[this.lengths + place] ?? 0);
  }

  /** Those whose value is not null. */
  names(): readonly string[] {
    const { names, isText } = this.mould;
    const isNull = (place: number): boolean =>
      !isText[place] && this.document.text.charCodeAt(this.startOf(place)) === N;
    for (let i = 0; i < names.length; i++) if (isNull(i)) return names.filter((_, place) => !isNull(place));
    return names;
  }

  private valueAt(place: number): Scalar | undefined {
    const from = this.startOf(place);
    const value = this.document.text.slice(from, from + (this.document.lengths[this.lengths + place] ?? 0));
    return this.mould.isText[place] ? unquoted(value) : (bare(value) ?? undefined);
  }

  private startOf(place: number): number {
    const { entries, lengths } = this.document;
    let at = (entries[this.entry * PARTS + 1] ?? 0) + (this.mould.before[place] ?? 0);
    const first = this.lengths;
    for (let i = 0; i < place; i++) at += lengths[first + i] ?? 0;
    return at;
  }
}

/** A document of which many entries are alike. */
interface Document {
  text: string;
  /** Of each entry, by which mould it is made, where it begins, and where in `lengths` those of its values begin. */
  entries: Int32Array;
  lengths: Uint16Array;
  moulds: Mould[];
}
const PARTS = 3;

/**
 * Entries of a list, one after the other, that are made like entries before them: of an hour's words, an object for each
 * and strings for all that it holds would take longer to clear away than to make.
 */
export class Entries {
  readonly length: number;
  private readonly document: Document;
  private readonly from: number;

  constructor(document: Document, from: number, length: number) {
    this.document = document;
    this.from = from;
    this.length = length;
  }

  /** Whether any of the document has a field of this name. */
  mayHave(name: string): boolean {
    return this.document.moulds.some(({ places }) => places.has(name));
  }

  at(i: number): Entry {
    return new Entry(this.document, this.from + i);
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }
}

/** The string that stands between two quotation marks of JSON. */
const unquoted = (value: string): string =>
  value.length < LONG_SLICE && !value.includes('\\') ? value : (JSON.parse(`"${value}"`) as string);

const [T, F, N] = [0x74, 0x66, 0x6e];
/** A value without quotation marks. */
function bare(value: string): number | boolean | null {
  const first = value.charCodeAt(0);
  return first === N ? null : first === T ? true : first === F ? false : Number(value);
}

const ESCAPE = /["\\/bfnrt]|u[\da-fA-F]{4}/y;

/** Where the string ends whose first letter is at `from`; −1: it has a letter that JSON does not allow, or no end. */
function endOfString(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return i;
    if (code < 0x20) return -1;
    if (code !== BACKSLASH) continue;
    ESCAPE.lastIndex = i + 1;
    if (!ESCAPE.test(text)) return -1;
    i = ESCAPE.lastIndex - 1;
  }
  return -1;
}

const BARE = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Where the number, `true`, `false` or `null` at `from` ends; −1: there is none. */
function endOfBare(text: string, from: number): number {
  BARE.lastIndex = from;
  return BARE.test(text) ? BARE.lastIndex : -1;
}

/** A place in a document where lists may stand, and how the entries of these are made. */
interface Place {
  moulds: Mould[];
  /** The one that an entry was made by after each: they often take turns. */
  next: Map<Mould | null, Mould>;
  inside: Map<string, Place>;
}
const newPlace = (): Place => ({ moulds: [], next: new Map(), inside: new Map() });

/** It is not valid, or `JSON.parse` knows better. */
class NotRead extends Error {}

/**
 * As `JSON.parse`, but with `Entries` in the place of entries that are made like another one of their list before. Null:
 * it is short, or it is not valid JSON, of which `JSON.parse` says more.
 * @param namesOf what the fields of an entry are called, in the order in which their values stand in it; null: it has to
 * be read as a whole.
 */
export function readEntries(text: string, namesOf: (entry: object) => string[] | null): unknown {
  if (text.length < WORTH_IT) return null;
  try {
    return new Reader(text, namesOf).read();
  } catch (error) {
    if (error instanceof NotRead) return null;
    throw error;
  }
}

class Reader {
  private readonly text: string;
  private readonly namesOf: (entry: object) => string[] | null;
  private readonly document: Document;
  /** How many entries, and lengths, are noted. */
  private entries = 0;
  private lengths = 0;
  private at = 0;

  constructor(text: string, namesOf: (entry: object) => string[] | null) {
    this.text = text;
    this.namesOf = namesOf;
    this.document = { text, entries: new Int32Array(1 << 14), lengths: new Uint16Array(1 << 15), moulds: [] };
  }

  read(): unknown {
    const value = this.value(newPlace(), 0);
    this.skipBlanks();
    if (this.at < this.text.length) throw new NotRead();
    return value;
  }

  private skipBlanks(): number {
    while (isBlank(this.text.charCodeAt(this.at))) this.at++;
    return this.text.charCodeAt(this.at);
  }

  private value(place: Place, depth: number): unknown {
    if (depth > DEEPEST) throw new NotRead();
    const code = this.skipBlanks();
    if (code === QUOTE) return this.string();
    if (code === OPEN_FIELDS) return this.fields(place, depth);
    if (code === OPEN_LIST) return this.list(place, depth);
    const end = endOfBare(this.text, this.at);
    if (end < 0) throw new NotRead();
    const value = bare(this.text.slice(this.at, end));
    this.at = end;
    return value;
  }

  private string(): string {
    const from = this.at + 1;
    const end = endOfString(this.text, from);
    if (end < 0) throw new NotRead();
    this.at = end + 1;
    return unquoted(this.text.slice(from, end));
  }

  private fields(place: Place, depth: number): object {
    const fields: { [name: string]: unknown } = {};
    this.at++;
    if (this.skipBlanks() === CLOSE_FIELDS) {
      this.at++;
      return fields;
    }
    for (;;) {
      if (this.skipBlanks() !== QUOTE) throw new NotRead();
      const name = this.string();
      if (this.skipBlanks() !== COLON || name === '__proto__') throw new NotRead();
      this.at++;
      const inside = place.inside.get(name) ?? newPlace();
      place.inside.set(name, inside);
      fields[name] = this.value(inside, depth + 1);
      const code = this.skipBlanks();
      this.at++;
      if (code === CLOSE_FIELDS) return fields;
      if (code !== COMMA) throw new NotRead();
    }
  }

  private list(place: Place, depth: number): unknown[] {
    const items: unknown[] = [];
    let before: Mould | null = null;
    /** The first of the entries that stand behind the last item. */
    let run = this.entries;
    const close = (): void => {
      if (this.entries > run) items.push(new Entries(this.document, run, this.entries - run));
    };
    this.at++;
    if (this.skipBlanks() === CLOSE_LIST) {
      this.at++;
      return items;
    }
    for (;;) {
      const isFields = this.skipBlanks() === OPEN_FIELDS;
      // The first one tells what the list is.
      const mould: Mould | null = isFields && items.length > 0 ? this.mouldHere(place, before) : null;
      if (mould) before = mould;
      else {
        close();
        const from = this.at;
        const item = this.value(place, depth + 1);
        items.push(item);
        run = this.entries;
        if (isFields && place.moulds.length < MOST_MOULDS) this.learn(place, item as object, from);
      }
      const code = this.skipBlanks();
      this.at++;
      if (code === CLOSE_LIST) {
        close();
        return items;
      }
      if (code !== COMMA) throw new NotRead();
    }
  }

  /** The mould by which the entry here is made, whose values are then noted; null: none that is known. */
  private mouldHere(place: Place, before: Mould | null): Mould | null {
    const likely = place.next.get(before);
    if (likely && this.fits(likely)) return likely;
    for (const mould of place.moulds)
      if (mould !== likely && this.fits(mould)) {
        place.next.set(before, mould);
        return mould;
      }
    return null;
  }

  /** Goes on behind the entry here, if it is made by this mould. */
  private fits({ around, isText, number }: Mould): boolean {
    const { text, document } = this;
    if (this.lengths + isText.length > document.lengths.length) {
      const { lengths } = document;
      document.lengths = new Uint16Array(lengths.length * 2);
      document.lengths.set(lengths);
    }
    const { lengths } = document;
    let at = this.at;
    for (let i = 0; i < isText.length; i++) {
      const before = around[i] as string;
      if (!text.startsWith(before, at)) return false;
      const from = at + before.length;
      at = isText[i] ? endOfString(text, from) : endOfBare(text, from);
      if (at < 0 || at - from > LONGEST_VALUE) return false;
      lengths[this.lengths + i] = at - from;
    }
    const last = around[isText.length] as string;
    if (!text.startsWith(last, at)) return false;
    this.note(number, isText.length);
    this.at = at + last.length;
    return true;
  }

  private note(mould: number, values: number): void {
    const { document } = this;
    const place = this.entries * PARTS;
    if (place + PARTS > document.entries.length) {
      const { entries } = document;
      document.entries = new Int32Array(entries.length * 2);
      document.entries.set(entries);
    }
    document.entries[place] = mould;
    document.entries[place + 1] = this.at;
    document.entries[place + 2] = this.lengths;
    this.entries++;
    this.lengths += values;
  }

  /** Keeps how the entry is made that stands between `from` and here. */
  private learn(place: Place, entry: object, from: number): void {
    const names = this.at - from > LONGEST_ENTRY ? null : this.namesOf(entry);
    if (!names || names.length > MOST_VALUES) return;
    const { text } = this;
    const around: string[] = [];
    const isText: boolean[] = [];
    let last = from;
    for (let i = from; i < this.at; i++) {
      const code = text.charCodeAt(i);
      const quoted = code === QUOTE;
      const begin = quoted ? i + 1 : i;
      const end = quoted ? endOfString(text, begin) : endOfBare(text, i);
      if (end < 0) continue;
      i = quoted ? end : end - 1;
      let after = end + 1;
      while (quoted && isBlank(text.charCodeAt(after))) after++;
      if (quoted && text.charCodeAt(after) === COLON) continue;
      around.push(text.slice(last, begin));
      isText.push(quoted);
      last = end;
    }
    around.push(text.slice(last, this.at));
    // A name that stands twice in it has one value.
    if (isText.length !== names.length || new Set(names).size < names.length) return;
    const { moulds } = this.document;
    let length = 0;
    const before = around.map((one) => {
      length += one.length;
      return length;
    });
    const places = new Map(names.map((name, i) => [name, i]));
    const mould = { names, places, number: moulds.length, around, isText, before };
    moulds.push(mould);
    place.moulds.push(mould);
  }
}
