import { shared } from './sorted.ts';

/** Which of some entries have a string that begins so; entries are numbers from 0, and come in order. */
export interface Prefixes {
  /** Every string once, in order of code units. */
  strings: readonly string[];
  starting(prefix: string): Uint32Array;
  /** Those that have, for each prefix, a string that begins so. */
  startingAll(prefixes: readonly string[]): Uint32Array;
}

/** Prefixes so short are asked for again and again, and have the longest answers: these are remembered. */
const REMEMBERED = 2;

/** `stringsOf[n]`: those of entry `n`. A look-up is two binary searches, and a walk over what lies between. */
export function createPrefixes(stringsOf: readonly (readonly string[])[]): Prefixes {
  const by = new Map<string, number[]>();
  for (const [entry, strings] of stringsOf.entries()) {
    for (const string of strings) {
      const entries = by.get(string);
      if (entries === undefined) by.set(string, [entry]);
      else if (entries.at(-1) !== entry) entries.push(entry);
    }
  }
  const strings = [...by.keys()].sort();
  /** Where the entries of each string begin in `entries`, and where the last one's end. */
  const offsets = new Uint32Array(strings.length + 1);
  for (const [i, string] of strings.entries()) offsets[i + 1] = offsets[i]! + by.get(string)!.length;
  const entries = new Uint32Array(offsets.at(-1)!);
  for (const [i, string] of strings.entries()) entries.set(by.get(string)!, offsets[i]!);
  const isFound = new Uint8Array(stringsOf.length);
  const remembered = new Map<string, Uint32Array>();

  /** The first string that is not before this one. */
  function firstFrom(string: string): number {
    let low = 0;
    let high = strings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (strings[middle]! < string) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function starting(prefix: string): Uint32Array {
    const known = remembered.get(prefix);
    if (known) return known;
    // No letter comes after U+FFFF.
    const from = offsets[firstFrom(prefix)]!;
    const to = offsets[firstFrom(`${prefix}\uffff`)]!;
    const found = new Uint32Array(to - from);
    let count = 0;
    for (let i = from; i < to; i++) {
      const entry = entries[i]!;
      if (isFound[entry] === 1) continue;
      isFound[entry] = 1;
      found[count++] = entry;
    }
    const sorted = found.subarray(0, count).sort();
    for (const entry of sorted) isFound[entry] = 0;
    if (prefix.length <= REMEMBERED) remembered.set(prefix, sorted);
    return sorted;
  }

  return {
    strings,
    starting,
    startingAll(prefixes) {
      const lists = prefixes.map(starting).sort((a, b) => a.length - b.length);
      return lists.slice(1).reduce(shared, lists[0] ?? new Uint32Array());
    },
  };
}
