import { decodeEntities } from './entities.ts';

/**
 * What words of a file are that stand in no turn. `label`: who speaks. `time`: when. `heading`: titles of chapters.
 * `header`: front matter, title lines, page headers. `markup`: tags, addresses behind links, cue settings.
 * `note`: what the file marks as a remark of whoever made it. `sound`: laughter, music, "inaudible".
 * `repeat`: the same words once more (rolling captions, single words beside whole sentences).
 * `field`: names and values of fields that are no text of the transcript (JSON, XML, CSV).
 * `lost`: none of these, and in no turn either. Nothing should ever be.
 */
export const ASIDE_KINDS = [
  'label',
  'time',
  'heading',
  'header',
  'markup',
  'note',
  'sound',
  'repeat',
  'field',
  'lost',
] as const;
export type AsideKind = (typeof ASIDE_KINDS)[number];

/** A piece of the source that was put aside, as it stood there. Clocks in it count as `time`, whatever the kind. */
export interface Aside {
  kind: Exclude<AsideKind, 'lost'>;
  text: string;
}

/** Where each word of a file went: `source` is exactly `kept` and all of `aside` together. */
export interface WordAccount {
  source: number;
  kept: number;
  aside: { [K in AsideKind]: number };
  /** Words in the turns that do not stand in the source, or more often than there. Nothing should ever be. */
  added: number;
}

export const emptyAccount = (): WordAccount => ({
  source: 0,
  kept: 0,
  aside: { label: 0, time: 0, heading: 0, header: 0, markup: 0, note: 0, sound: 0, repeat: 0, field: 0, lost: 0 },
  added: 0,
});

/** Adds `other` to `sum`. */
export function addAccount(sum: WordAccount, other: WordAccount): void {
  sum.source += other.source;
  sum.kept += other.kept;
  sum.added += other.added;
  for (const kind of ASIDE_KINDS) sum.aside[kind] += other.aside[kind];
}

/**
 * Every word of `source` is found again in the turns, or among what was put aside, or it is lost. It knows nothing of
 * formats: words are counted, and each place where a word stands can be explained once, first by the turns.
 * @param source the decoded file; where its format escapes characters (JSON), with the escapes undone.
 * @param kept texts of the turns. @param aside what was put aside; more than stands in the source does no harm.
 */
export function accountFor(source: string, kept: Iterable<string>, aside: Iterable<Aside>): WordAccount {
  return createAccount(source, kept, aside).account;
}

/** As `accountFor`, with the 1-based line of `source` where the most words in a row are lost (null: none is). */
export function createAccount(
  source: string,
  kept: Iterable<string>,
  aside: Iterable<Aside>,
): { account: WordAccount; lostAt: () => number | null } {
  const account = emptyAccount();
  const text = decodeEntities(source);
  /** How often each word of the source is still to be explained, by its hash. */
  const open = new Tally();
  forEachWord(text, (hash) => {
    account.source++;
    open.add(hash);
  });
  const joined: string[] = [];
  for (const piece of kept) {
    const words = decodeEntities(piece);
    forEachWord(words, (hash, from, to) => {
      if (open.take(hash)) account.kept++;
      else joined.push(visible(words.slice(from, to)));
    });
  }
  for (const { kind, text: piece } of aside) {
    const words = decodeEntities(piece);
    // Numbers of fields are many, and no times by how they stand.
    const clocks = /\d[:.,]\d/.test(words) ? [...words.matchAll(kind === 'field' ? CLOCK_ALONE : CLOCK)] : [];
    let next = 0;
    forEachWord(words, (hash, from) => {
      if (!open.take(hash)) return;
      while (clocks[next] && from >= (clocks[next]?.index ?? 0) + (clocks[next]?.[0].length ?? 0)) next++;
      const inClock = clocks[next] !== undefined && from >= (clocks[next]?.index ?? 0);
      account.aside[inClock ? 'time' : kind]++;
    });
  }
  if (joined.length > 0) {
    const parts = explainJoined(text, open, joined);
    account.kept += parts.words;
    account.added = parts.left;
  }
  account.aside.lost = open.total;
  return { account, lostAt: () => (account.aside.lost > 0 ? longestLoss(text, open) : null) };
}

const CLOCK_ALONE = /(?<!\d)\d+:\d\d(?::\d\d)?(?:[.,:]\d{1,6})?/g;
const CLOCK = /(?<!\d)(?:\d+:\d\d(?::\d\d)?(?:[.,:]\d{1,6})?|\d+[.,]\d+(?=s?\s*(?:-+>|[-–—\])])))/g;

/**
 * Words that stand in the source in parts, with marks between them: `un**believ**able`. Words in a row, those that are
 * explained left out, that make one of `joined` together explain it.
 */
function explainJoined(text: string, open: Tally, joined: string[]): { words: number; left: number } {
  const wanted = new Map<string, number>();
  const beginnings = new Set<string>();
  for (const word of joined) {
    wanted.set(word, (wanted.get(word) ?? 0) + 1);
    if (word.length <= LONGEST_JOINED) for (let n = 1; n < word.length; n++) beginnings.add(word.slice(0, n));
  }
  let words = 0;
  let left = joined.length;
  let run: number[] = [];
  let soFar = '';
  forEachWord(text, (hash, from, to) => {
    if (left === 0) return;
    if (!open.has(hash) || to - from > LONGEST_JOINED) return;
    const word = visible(text.slice(from, to));
    if (run.length > 0 && !beginnings.has(soFar + word) && !wanted.get(soFar + word)) {
      run = [];
      soFar = '';
    }
    soFar += word;
    run.push(hash);
    const times = wanted.get(soFar) ?? 0;
    if (times > 0 && run.length > 1 && spend(open, run)) {
      wanted.set(soFar, times - 1);
      words += run.length;
      left--;
    } else if (beginnings.has(soFar)) return;
    run = [];
    soFar = '';
  });
  return { words, left };
}
const LONGEST_JOINED = 60;

/** Takes one of each, or none where there is not one of each. */
function spend(open: Tally, hashes: number[]): boolean {
  const short = hashes.findIndex((hash) => !open.take(hash));
  if (short < 0) return true;
  for (const hash of hashes.slice(0, short)) open.add(hash);
  return false;
}

/** How many of each hash there are. Its own table: a `Map` took a third of the time of the whole account. */
class Tally {
  total = 0;
  private keys = new Int32Array(4096);
  private counts = new Int32Array(4096);
  private used = 0;

  has(hash: number): boolean {
    return (this.counts[this.slot(hash)] ?? 0) > 0;
  }

  add(hash: number): void {
    if (this.used * 2 > this.keys.length) this.grow();
    const at = this.slot(hash);
    if (this.keys[at] === 0) this.used++;
    this.keys[at] = hash || 1;
    this.counts[at] = (this.counts[at] ?? 0) + 1;
    this.total++;
  }

  /** False where there is none left. */
  take(hash: number): boolean {
    const at = this.slot(hash);
    const left = this.counts[at] ?? 0;
    if (left === 0) return false;
    this.counts[at] = left - 1;
    this.total--;
    return true;
  }

  /** Where the hash stands, or would stand. */
  private slot(hash: number): number {
    const { keys } = this;
    const key = hash || 1;
    const mask = keys.length - 1;
    let at = (key ^ (key >>> 15)) & mask;
    while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { keys, counts } = this;
    this.keys = new Int32Array(keys.length * 4);
    this.counts = new Int32Array(keys.length * 4);
    for (const [i, key] of keys.entries()) {
      if (key === 0) continue;
      const at = this.slot(key);
      this.keys[at] = key;
      this.counts[at] = counts[i] ?? 0;
    }
  }
}

function longestLoss(text: string, open: Tally): number {
  let run = 0;
  let since = 0;
  let most = 0;
  let at = 0;
  forEachWord(text, (hash, from) => {
    if (!open.has(hash)) run = 0;
    else {
      if (run === 0) since = from;
      if (++run > most) {
        most = run;
        at = since;
      }
    }
  });
  return text.slice(0, at).split('\n').length;
}

/** How many words: runs of letters, digits and their marks; of Han, Kana, Thai, Lao, Khmer and Burmese each letter. */
export function countWords(text: string): number {
  let count = 0;
  forEachWord(text, () => {
    count++;
  });
  return count;
}

const OUTSIDE = 0;
const LETTER = 1;
/** A letter of a script that puts no spaces between words. */
const ALONE = 2;
/** Belongs to the letter before it, if there is one. */
const MARK = 3;
/** Nobody sees it: neither a letter nor an end of the word. */
const INVISIBLE = 4;
const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
const visible = (word: string): string => word.replace(UNSEEN, '');

function classify(c: string): number {
  if (/^[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]$/u.test(c)) return INVISIBLE;
  if (/^\p{M}$/u.test(c)) return MARK;
  if (!/^[\p{L}\p{N}]$/u.test(c)) return OUTSIDE;
  return /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]$/u.test(c)
    ? ALONE
    : LETTER;
}

/** Kinds of the characters up to U+FFFF, plus 1; 0: not looked at yet. */
const kinds = new Uint8Array(0x10000);
const kindAt = (text: string, at: number): number => {
  const c = text.charCodeAt(at);
  if (c >= 0xd800 && c < 0xe000) {
    const low = text.charCodeAt(at + 1);
    return c < 0xdc00 && low >= 0xdc00 && low < 0xe000 ? classify(text.slice(at, at + 2)) : OUTSIDE;
  }
  const known = kinds[c] ?? 0;
  if (known > 0) return known - 1;
  const kind = classify(text.charAt(at));
  kinds[c] = kind + 1;
  return kind;
};

/**
 * Walks through the words with the hash (FNV-1a over code units) and the place of each, collecting none: archives
 * have millions.
 */
function forEachWord(text: string, each: (hash: number, from: number, to: number) => void): void {
  let from = -1;
  let hash = 0;
  const start = (at: number): void => {
    from = at;
    hash = 0x811c9dc5;
  };
  const end = (at: number): void => {
    if (from >= 0) each(hash, from, at);
    from = -1;
  };
  let alone = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const known = kinds[c] ?? 0;
    // Within a word of letters, which is what most characters are.
    if (known === LETTER + 1 && from >= 0 && !alone) {
      hash = Math.imul(hash ^ c, 0x01000193);
      continue;
    }
    const kind = known > 0 ? known - 1 : kindAt(text, i);
    if (kind === INVISIBLE) continue;
    if (kind === OUTSIDE || (kind === MARK && from < 0)) end(i);
    else {
      if (kind !== MARK && (alone || kind === ALONE || from < 0)) {
        end(i);
        start(i);
        alone = kind === ALONE;
      }
      hash = Math.imul(hash ^ c, 0x01000193);
      if (c >= 0xd800 && c < 0xdc00) hash = Math.imul(hash ^ text.charCodeAt(++i), 0x01000193);
    }
  }
  end(text.length);
}
