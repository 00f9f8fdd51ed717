import { type Entries, Entry, type Scalar } from './json-entries.ts';

/** One entry of a list: its fields by name, those of things inside it as `speaker.name`, `timestamp.0`. */
export interface Row {
  /** Of the list that it stands in. */
  path: string;
  fields: { [name: string]: Scalar } | Entry;
  /** The entry that the list stands in. */
  parent: Row | null;
  /** True where its fields stand elsewhere in the document too. */
  derived: boolean;
}
/** A row whose fields are there as a whole. */
export type WholeRow = Row & { fields: { [name: string]: Scalar } };

export const namesOf = ({ fields }: Row): readonly string[] =>
  fields instanceof Entry ? fields.names() : Object.keys(fields);

export const fieldOf = ({ fields }: Row, name: string): Scalar | undefined =>
  fields instanceof Entry ? fields.get(name) : fields[name];

/** False where the value surely has no more letters than these. */
export const mayBeLonger = ({ fields }: Row, name: string, letters: number): boolean =>
  !(fields instanceof Entry) || fields.lengthOf(name) > letters;

/** Names and values of its fields. */
export const entriesOf = (row: Row): [string, Scalar][] =>
  namesOf(row).map((name) => [name, fieldOf(row, name) as Scalar]);

/** The rows of a list, of which those of many entries alike are made only while they are looked at. */
export class Rows implements Iterable<Row> {
  private readonly parts: (Row | { entries: Entries; path: string; parent: Row | null })[] = [];
  private size = 0;

  constructor(rows: Iterable<Row> = []) {
    for (const row of rows) this.push(row);
  }

  get length(): number {
    return this.size;
  }

  push(row: Row): void {
    this.parts.push(row);
    this.size++;
  }

  pushAll(entries: Entries, path: string, parent: Row | null): void {
    this.parts.push({ entries, path, parent });
    this.size += entries.length;
  }

  /** False where none of them surely has a field of this name. */
  mayHave(name: string): boolean {
    return this.parts.some((part) =>
      'entries' in part ? part.entries.mayHave(name) : fieldOf(part, name) !== undefined,
    );
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.each(1);
  }

  /** Each of them, of which `look` may keep nothing: the same row stands for one after the other. */
  forEach(look: (row: Row) => void): void {
    for (const part of this.parts) {
      if (!('entries' in part)) {
        look(part);
        continue;
      }
      const { entries, path, parent } = part;
      const fields = entries.at(0);
      const row = { path, fields, parent, derived: false };
      for (let i = 0; i < entries.length; i++) {
        look(row);
        fields.goOn();
      }
    }
  }

  /** The first of them, and every so manieth after it. */
  *each(step: number): Generator<Row> {
    /** How many rows are left out before the next one. */
    let ahead = 0;
    for (const part of this.parts) {
      if (!('entries' in part)) {
        if (ahead === 0) yield part;
        ahead = (ahead === 0 ? step : ahead) - 1;
        continue;
      }
      const { entries, path, parent } = part;
      let i = ahead;
      for (; i < entries.length; i += step) yield { path, fields: entries.at(i), parent, derived: false };
      ahead = i - entries.length;
    }
  }
}

/** All entries that stand at one place of a document: `results[].words[]`. */
export interface RecordList {
  path: string;
  rows: Rows;
}
