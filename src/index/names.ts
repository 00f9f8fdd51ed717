import { createPrefixes } from '../text/prefixes.ts';
import { slips } from '../text/spelling.ts';
import { wordsOf } from '../text/words.ts';

/** Something that can be named: a topic, a person, an episode, a show. */
export interface Named {
  /** Shown. */
  name: string;
  /** Comes back. */
  value: string;
  /** What else it is called: aliases, initials, "sed 1272". */
  also: string[];
  /** Heavier ones come first among equals. */
  weight: number;
}

/** How well something typed names an entry, best first. */
const TIERS = { same: 0, start: 1, inOrder: 2, anyOrder: 3, slip: 4 } as const;

/** Entries with all the words typed that are looked at, heaviest first. */
const MOST_LOOKED_AT = 2_000;
/** Entries suggested for a slip. */
const MOST_SLIPS = 50;

export interface NameIndex {
  /** At most `limit`, best first; the heaviest ones for nothing typed. */
  suggest(typed: string, limit: number): Named[];
  /** Those that what was typed names best: exactly, else by its beginning, else by its words; none for a mere slip. */
  resolve(typed: string): Named[];
}

interface Entry extends Named {
  /** Folded words of the name and of each other name. */
  names: string[][];
}

/**
 * Autocomplete over names, by their beginnings and those of their words.
 */
export function createNameIndex(named: readonly Named[]): NameIndex {
  const entries: Entry[] = named
    .map((one) => ({ ...one, names: [one.name, ...one.also].map(fold).filter((words) => words.length > 0) }))
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
  const exact = new Map<string, number>();
  for (const [at, { names }] of entries.entries()) {
    for (const name of names) if (!exact.has(name.join(' '))) exact.set(name.join(' '), at);
  }
  const byWord = createPrefixes(entries.map(({ names }) => names.flat()));
  const byName = createPrefixes(entries.map(({ names }) => names.map((name) => name.join(' '))));
  /** Each word once, by its first letter. */
  const distinct = new Map<string, string[]>();
  for (const word of byWord.strings) {
    const first = word[0] ?? '';
    const list = distinct.get(first);
    if (list) list.push(word);
    else distinct.set(first, [word]);
  }

  /** Entries with a word close in spelling to each one typed; for what nothing begins with. */
  function slipping(typed: readonly string[]): number[] {
    let left: Set<number> | undefined;
    for (const one of typed) {
      const own = new Set(byWord.starting(one));
      if (own.size === 0) {
        for (const word of distinct.get(one[0] ?? '') ?? []) {
          if (isSlip(word, one)) for (const at of byWord.starting(word)) own.add(at);
        }
      }
      left = left === undefined ? own : intersect(left, own);
    }
    return [...(left ?? [])].sort((a, b) => a - b).slice(0, MOST_SLIPS);
  }

  const tierAt = (at: number, words: readonly string[]): number =>
    Math.min(...entries[at]!.names.map((name) => tierOf(name, words)));

  /** At least the `enough` best, best first; lighter ones are not looked at where they would not be among them. */
  function ranked(typed: string, enough: number): { entry: Entry; tier: number }[] {
    const words = fold(typed);
    if (words.length === 0) return [];
    const whole = words.join(' ');
    const found: { entry: Entry; tier: number }[] = [];
    const seen = new Set<number>();
    const add = (at: number, tier: number) => {
      if (seen.has(at) || tier > TIERS.slip) return;
      seen.add(at);
      found.push({ entry: entries[at]!, tier });
    };
    const same = exact.get(whole);
    if (same !== undefined) add(same, TIERS.same);
    const beginning = byName.starting(whole);
    for (let i = 0; i < beginning.length && found.length < enough; i++)
      add(beginning[i]!, tierAt(beginning[i]!, words));
    if (found.length < enough) {
      const holding = byWord.startingAll(words);
      const most = enough === Number.POSITIVE_INFINITY ? holding.length : Math.min(MOST_LOOKED_AT, holding.length);
      for (let i = 0; i < most; i++) {
        // What is left is all alike where one word was typed, and the heaviest come first.
        if (words.length === 1 && found.length >= enough) break;
        if (!seen.has(holding[i]!)) add(holding[i]!, tierAt(holding[i]!, words));
      }
    }
    if (found.length === 0) for (const at of slipping(words)) add(at, TIERS.slip);
    return found.sort((a, b) => a.tier - b.tier || b.entry.weight - a.entry.weight);
  }

  return {
    suggest(typed, limit) {
      if (fold(typed).length === 0) return entries.slice(0, limit);
      return ranked(typed, limit)
        .slice(0, limit)
        .map(({ entry }) => entry);
    },
    resolve(typed) {
      const byValue = entries.filter((entry) => entry.value === typed);
      if (byValue.length > 0) return byValue;
      const found = ranked(typed, Number.POSITIVE_INFINITY);
      return found.filter(({ tier }) => tier === found[0]!.tier).map(({ entry }) => entry);
    },
  };
}

/** Initials of a name's words: "Software Engineering Daily" → `sed`; empty for one word. */
export function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length < 2 ? '' : words.map((word) => word[0]!.toLowerCase()).join('');
}

function fold(text: string): string[] {
  return wordsOf(text).map((word) => word.folded);
}

function tierOf(name: readonly string[], typed: readonly string[]): number {
  if (name.length === typed.length && name.every((word, i) => word === typed[i])) return TIERS.same;
  if (typed.every((word, i) => (i === typed.length - 1 ? name[i]?.startsWith(word) : name[i] === word)))
    return TIERS.start;
  let at = 0;
  for (const word of name) if (at < typed.length && word.startsWith(typed[at]!)) at++;
  if (at === typed.length) return TIERS.inOrder;
  return typed.every((word) => name.some((part) => part.startsWith(word))) ? TIERS.anyOrder : Number.POSITIVE_INFINITY;
}

function intersect(a: ReadonlySet<number>, b: ReadonlySet<number>): Set<number> {
  return new Set([...a].filter((one) => b.has(one)));
}

/** May `typed` be meant for `word`, or for its beginning? */
function isSlip(word: string, typed: string): boolean {
  const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  if (most === 0) return false;
  if (Math.abs(word.length - typed.length) <= most && slips(typed, word, most) <= most) return true;
  return word.length > typed.length && slips(typed, word.slice(0, typed.length), 1) <= 1;
}
