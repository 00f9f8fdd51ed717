import { sayerRank, timeRole, unitInName } from './field-names.ts';
import { looksLikeName } from './labels.ts';
import { sayerLabel } from './record-lists.ts';
import { readTime } from './times.ts';

/** What a page's own attributes tell of its words: when each is said, and who says it. */
export interface Attributes {
  /** Seconds at which an element begins; null: it does not say. */
  secondsOf(attributes: Readonly<Record<string, string>>): number | null;
  /** Who says what is in an element; null: it does not say. */
  sayerOf(attributes: Readonly<Record<string, string>>): string | null;
}

const ATTRIBUTE = /\sdata-([a-z][a-z-]{0,30})\s?=\s?(?:"([^"<>]{1,60})"|'([^'<>]{1,60})')/gi;
const TAG = /<[^<>]{0,2000}>/g;
/** One or two tell nothing. */
const FEWEST = 3;
const MOSTLY = 0.95;
/** Nobody takes so many seconds for a word, and nobody so few milliseconds: `0.36 * Math.sqrt(1000)`. */
const SLOWEST = 11;
/** How Hyperaudio's pages say in milliseconds when a word is said. */
const MILLISECONDS = 'm';
/** A label that stands in the page for its readers: `<b>Ann Bell:</b>`, `<p>Ann: …`. */
const LABEL_SHOWN =
  />\s{0,20}\p{L}[\p{L}\p{M}.'’-]{0,20}(?: [\p{L}\p{M}\p{N}.'’-]{1,20}){0,3}\s?(?:<\/\w{1,8}>\s?)?[:：]/gu;
/** Names for a person, not words about him. */
const SURE = 2;

const rises = (values: readonly number[]): boolean =>
  values.filter((value, i) => i === 0 || value >= (values[i - 1] ?? 0)).length >= values.length * MOSTLY;

/** Looks through a page once for the attribute with times, and the one with names, that most elements have. */
export function attributesOf(html: string): Attributes {
  const found = new Map<string, string[]>();
  for (const [, name = '', double, single] of html.matchAll(ATTRIBUTE)) {
    const values = found.get(name.toLowerCase()) ?? [];
    found.set(name.toLowerCase(), values);
    values.push(double ?? single ?? '');
  }
  let time: { name: string; unit: number | null; times: number[]; known: boolean } | null = null;
  let sayer: { name: string; size: number; turns: number } | null = null;
  for (const [name, values] of found) {
    if (values.length < FEWEST) continue;
    const read = values.flatMap((value) => readTime(value) ?? []);
    const times = read.map(({ value }) => value);
    const isTime = name === MILLISECONDS || timeRole(name) === 'start';
    if (isTime && times.length >= values.length * MOSTLY && rises(times) && times.length > (time?.times.length ?? 0))
      time = {
        name: `data-${name}`,
        unit: name === MILLISECONDS ? 1e-3 : unitInName(name),
        times,
        known: read.every(({ inSeconds }) => inSeconds),
      };
    const people = new Set(values);
    const areNames = [...people].every((value) => looksLikeName(sayerLabel(value, new Map()) ?? ''));
    const comeBack = people.size * 2 <= values.length;
    if (sayerRank(name) >= SURE && areNames && comeBack && values.length > (sayer?.size ?? 0))
      sayer = {
        name: `data-${name}`,
        size: values.length,
        turns: values.filter((value, i) => value !== values[i - 1]).length,
      };
  }
  // What readers see goes before what they do not.
  if (sayer !== null && (html.match(LABEL_SHOWN)?.length ?? 0) * 2 >= sayer.turns) sayer = null;
  const unit = time === null || time.known ? 1 : (time.unit ?? unitOf(time.times, html));
  return {
    secondsOf(attributes) {
      const value = time === null ? undefined : attributes[time.name];
      const read = value === undefined ? null : readTime(value);
      return read === null ? null : read.value * (read.inSeconds ? 1 : unit);
    },
    sayerOf(attributes) {
      const value = sayer === null ? undefined : attributes[sayer.name];
      return value === undefined ? null : sayerLabel(value, new Map());
    },
  };
}

/** Seconds or milliseconds, by how many words a page has for its times. */
function unitOf(times: readonly number[], html: string): number {
  const words = html.replace(TAG, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const lasts = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return lasts > words * SLOWEST ? 1e-3 : 1;
}
