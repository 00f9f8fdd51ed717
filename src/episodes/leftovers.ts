import { canonicalText } from './canonical.ts';
import type { DraftTurn } from './draft.ts';
import { readBracket } from './nonspeech.ts';

/** What comes back must come back so often, at least; and so many lines must have something of the kind. */
const FEWEST = 3;
const FEWEST_LINES = 6;
/** More than these are no few people, and no fields of an entry. */
const MOST = 12;
/** Of lines that are alike at one end, those that are not the same as a whole: a refrain is sung. */
const LEAST_OTHERWISE = 0.5;
/** Counted items are many, and hold little of a text: of its letters at least so many, relative to its lines. */
const OF_TEXT = 0.5;
/** `1.`, `2)`: items of a list may be many. */
const LISTED = /^\d+[.)]?$/;
/** What is looked at of a line, at either end. */
const LOOKED_AT = 80;
const LONGEST = 60;
const MOST_WORDS = 6;

/**
 * How surely something is no speech: by its marks, by the capitals of names, as a bare number, or only since hardly a
 * line begins otherwise.
 */
type Kind = 'mark' | 'name' | 'number' | 'word';
/** Of all lines, those with such a thing; in 1,656 files that are read right, no kind is found at half of these. */
const LEAST_SHARE: Readonly<Record<Kind, number>> = { mark: 0.3, name: 0.4, number: 0.3, word: 0.8 };
type Found = Partial<Record<Kind, string>>;

/** A line, or a paragraph: how it begins and ends, and how many letters it has. */
interface Unit {
  begin: string;
  end: string;
  size: number;
  turn: DraftTurn;
}

/** What stands at the same place of many lines, and is hardly speech. */
export interface Leftover {
  place: Place;
  /** Of the turn in which it stands first. */
  line: number;
  /** As they stand there, the most frequent first. */
  samples: string[];
}

const TIME = /^\[(?:\d{1,3}:)?\d{1,2}:\d\d(?:\.\d{1,6})?\]\s{0,2}/;
/** Items, quotations and emphasis. */
const OUTER = /^(?:[-*+•>]\s{1,3})?[*_]{0,3}/;

function unitsOf(turns: readonly DraftTurn[], read: (row: string, turn: DraftTurn) => string): Unit[][] {
  const lines: Unit[] = [];
  const paragraphs: Unit[] = [];
  for (const turn of turns) {
    let open: Unit | null = null;
    for (const row of turn.voice === 'quoted' ? [] : turn.text.split('\n')) {
      const text = read(row, turn).trim();
      if (text === '') {
        open = null;
        continue;
      }
      lines.push({ begin: text, end: text, size: text.length, turn });
      if (open) {
        open.end = text;
        open.size += text.length;
      } else {
        open = { begin: text, end: text, size: text.length, turn };
        paragraphs.push(open);
      }
    }
  }
  return paragraphs.length >= FEWEST_LINES && paragraphs.length < lines.length ? [lines, paragraphs] : [lines];
}

const DIGIT = /\d/;
/** Numbers count up, and are one and the same thing all the same. */
const withoutNumbers = (text: string): string => (!DIGIT.test(text) ? text : text.replace(/\d+(?:[.,:]\d+)*/g, '0'));

const OPENING = '[({<【（［〈《〔«';
const CLOSING = /[\])}>】）］〉》〕»]/u;
const isTold = (inside: string): boolean => /^[^\p{L}]{0,4}[\p{Lu}\p{Lo}]|[\p{N}:=|]/u.test(inside);
/** One word or remark: what stands alone everywhere names nobody, unless it is a full name. */
const REMARK = /^[^\p{L}\p{N}]{0,4}[\p{L}\p{M} .,'’-]{1,60}[^\p{L}\p{N}]{0,4}$/u;
const JOINED = /[\p{L}][.:/_][\p{L}]/u;
const FULL_NAME = /^[^\p{L}]{0,4}\p{Lu}[\p{L}'’-]{0,24}(?: \p{Lu}[\p{L}.'’-]{0,24}){1,3}[^\p{L}]{0,4}$/u;
/** Whether brackets hold something other than a sound or a remark. */
const isMark = (bracket: string): boolean => {
  const inside = bracket.slice(1, -1);
  return isTold(inside) && readBracket(inside, !bracket.startsWith('[')).kind === 'words';
};

/** Quotations, dashes, money, songs and what else sentences begin with. */
const OPENS_SENTENCE = /^[\p{Pi}\p{Pf}"'„«¿¡(]/u;
const USUAL = /^[\p{Pi}\p{Pf}\p{Pd}\p{Sc}"'„‚─*•·…¿¡.,!?([「『♪♫&]/u;
const SYMBOLS = /^[^\p{L}\p{N}\s]{1,4}/u;
const NAMED = /^\p{L}[\p{L}\p{M}\p{N} .'’_-]{0,38}?\s{0,3}[:：∶;；=|/\\\])}>】）»→▶►~]/u;
/** By its letters alone a word may be a name; `I` is none. */
const NAME = /^\p{L}[\p{L}\p{M}'’-]+$/u;
const isCapital = (word: string | undefined): boolean => word !== undefined && /^\p{Lu}/u.test(word);

/** What a line begins with that may be no speech. */
function beginning(given: string): Found {
  const text = given.slice(0, LOOKED_AT).replace(OUTER, '');
  const [first = '', second, third = '', fourth = ''] = text.split(/\s+/, 4);
  const found: Found = second !== undefined && NAME.test(first) ? { word: first } : {};
  if (isCapital(first) && isCapital(second)) found.name = `${first} ${second}`;
  if (OPENING.includes(text.charAt(0))) {
    const end = text.slice(1, LONGEST).search(CLOSING);
    if (end > 0 && isMark(text.slice(0, end + 2))) found.mark = text.slice(0, end + 2);
  } else if (!USUAL.test(text) && SYMBOLS.test(text)) found.mark = first;
  if (found.mark !== undefined) return found;
  const named = NAMED.exec(text)?.[0];
  if (named !== undefined && named.split(/\s+/).length <= MOST_WORDS) found.mark = named;
  else if (DIGIT.test(first)) found[/\p{L}/u.test(first) ? 'mark' : 'number'] = first;
  else if (second !== undefined && DIGIT.test(`${second}${third}${fourth}`))
    found.mark = `${first} ${second} ${third} ${fourth}`.trimEnd();
  // Nothing else, and a number in it: `Posted by Ann on 6 May 2024`.
  else if (isCapital(first) && text.length <= LONGEST && DIGIT.test(text) && behindStop(text) === null)
    found.mark = text;
  return found;
}

const STOPS = '.!?…。！？؟।';
const CLOSES_QUOTE = /^["'”’)\]»」』]{0,3}/u;
const PARTED = /(?:^|\s)(?:--|[—–―|@~=/#])\s?[^—–―|@~=/#]{1,40}$/u;
/** Nothing that is said begins with these. */
const SET = /^[/|@#~=<]/;
const NUMBER = /(?:^|\s)\S{0,12}\d\S{0,12}$/;

/** What stands behind the last sentence of a text; null: no sentence ends in it. */
function behindStop(text: string): string | null {
  for (let at = text.length - 1; at >= 0; at--)
    if (STOPS.includes(text.charAt(at)) && !DIGIT.test(text.charAt(at + 1)))
      return text
        .slice(at + 1)
        .replace(CLOSES_QUOTE, '')
        .trim();
  return null;
}

/** What a line ends with that may be no speech: what stands behind its last sentence, or what marks set apart. */
function ending(given: string): Found {
  const text = given.slice(-LOOKED_AT).replace(/[*_]{1,3}$/, '');
  const tail = behindStop(text);
  if (tail !== null && (tail === '' || tail.length > LONGEST || tail.split(/\s+/).length > MOST_WORDS)) return {};
  const open = CLOSING.test(text.slice(-1)) ? Math.max(...[...OPENING].map((one) => text.lastIndexOf(one))) : -1;
  if (open >= 0 && text.length - open < LONGEST) return isMark(text.slice(open)) ? { mark: text.slice(open) } : {};
  if (tail === null) {
    const parted = PARTED.exec(text)?.[0].trim();
    if (parted !== undefined) return isTold(parted) ? { mark: parted } : {};
    const number = NUMBER.exec(text)?.[0].trim();
    return number === undefined ? {} : { number };
  }
  if (DIGIT.test(tail)) return /\p{L}/u.test(tail) ? { mark: tail } : { number: tail };
  if (SYMBOLS.test(tail) && !OPENS_SENTENCE.test(tail)) return isTold(tail) || SET.test(tail) ? { mark: tail } : {};
  const words = tail.split(/\s+/);
  return words.length > 1 && words.every(isCapital) ? { name: tail } : { word: tail };
}

const KINDS: readonly Kind[] = ['mark', 'number', 'name', 'word'];
/** Where most turns have somebody, names in the words are spoken to: `Mr. Speaker, …`. */
const OF_NOBODY: ReadonlySet<Kind> = new Set<Kind>(['name', 'word']);

/** Whether a word stands in small letters somewhere within a line. */
const standsSmall = (units: readonly Unit[], word: string): boolean =>
  units.some(({ begin }) => begin.includes(` ${word.toLowerCase()} `));

/** What begins or ends several lines, but for the numbers in it. */
interface Recurring {
  /** As it stands first. */
  sample: string;
  /** With its numbers. */
  forms: Set<string>;
  times: number;
  /** Letters of these lines. */
  size: number;
  /** How many of them are nothing else. */
  alone: number;
  /** The others. */
  whole: Set<string>;
}

function recurringOf(units: readonly Unit[], place: Place, kind: Kind, found: readonly Found[]): Recurring[] {
  const all = new Map<string, Recurring>();
  for (const [i, unit] of units.entries()) {
    const sample = found[i]?.[kind];
    if (sample === undefined) continue;
    const key = withoutNumbers(sample);
    const one = all.get(key) ?? { sample, forms: new Set(), times: 0, size: 0, alone: 0, whole: new Set() };
    all.set(key, one);
    one.times++;
    one.forms.add(sample);
    one.size += unit.size;
    if (unit[place] === sample) one.alone++;
    else one.whole.add(unit[place]);
  }
  return [...all.values()]
    .filter(({ times, alone, whole }) => times >= FEWEST && whole.size >= (times - alone) * LEAST_OTHERWISE)
    .sort((a, b) => b.times - a.times)
    .slice(0, kind === 'word' ? MOST / 2 : MOST);
}

/** What of one kind comes back, as it stands first; null: too little does. */
function comingBack(
  units: readonly Unit[],
  place: Place,
  kind: Kind,
  found: readonly Found[],
  isNotes: boolean,
): string[] | null {
  const any = found.reduce((sum, one) => (one[kind] === undefined ? sum : sum + 1), 0);
  if (any < FEWEST_LINES || any < units.length * LEAST_SHARE[kind]) return null;
  const most = recurringOf(units, place, kind, found);
  const samples = most.map(({ sample }) => sample);
  const areAlike = most.every(({ forms, times }) => forms.size * FEWEST <= times);
  const isOne = most.length < 2 && REMARK.test(samples[0] ?? '');
  if (
    isOne &&
    (kind === 'name' || (kind === 'mark' && !FULL_NAME.test(samples[0] ?? '') && !JOINED.test(samples[0] ?? '')))
  )
    return null;
  // In notes items are marked, and chapters are counted.
  if (isNotes && (most.length < 2 ? !areAlike || !/\p{L}/u.test(samples[0] ?? '') : kind === 'number')) return null;
  // One beginning alone is a litany's, and so is what stands in sentences too.
  if (kind === 'word' && place === 'begin' && (most.length < 2 || samples.some((sample) => standsSmall(units, sample))))
    return null;
  const isList = isOne || samples.every((sample) => LISTED.test(sample)) || (isNotes && most.length < 2);
  const share = isList ? LEAST_SHARE.word : LEAST_SHARE[kind];
  const times = most.reduce((sum, one) => sum + one.times, 0);
  if (times < FEWEST_LINES || times < units.length * share) return null;
  const size = most.reduce((sum, one) => sum + one.size, 0);
  const text = units.reduce((sum, one) => sum + one.size, 0);
  return areAlike || size * units.length >= text * times * OF_TEXT ? samples : null;
}

const PLACES = { begin: beginning, end: ending };
type Place = keyof typeof PLACES;

function search(all: readonly (readonly Unit[])[], kinds: readonly Kind[], isNotes: boolean): Leftover | null {
  for (const units of all)
    for (const place of ['begin', 'end'] as const) {
      const found = units.map((unit) => PLACES[place](unit[place]));
      for (const kind of kinds) {
        const samples = comingBack(units, place, kind, found, isNotes);
        if (!samples) continue;
        const first = units[found.findIndex((one) => samples.includes(one[kind] ?? ''))];
        return { place, line: first?.turn.line ?? 1, samples };
      }
    }
  return null;
}

/** What parts a name from its words, and stands between no two words that somebody says. */
const BEHIND_NAME = /^\s{0,3}[;:∶=|/>»)\]~]\s{0,3}\p{L}/u;

/** Full names of those who speak at the beginning of lines that another one has: their labels were not known there. */
function namesWithin(lines: readonly Unit[], turns: readonly DraftTurn[]): Leftover | null {
  const names = new Map<string, string[]>();
  for (const name of new Set(turns.map(({ label }) => label ?? ''))) {
    const [first = ''] = name.split(' ', 1);
    if (name.includes(' ')) names.set(first, [...(names.get(first) ?? []), name]);
  }
  const found = lines.flatMap((line) => {
    const candidates = names.get(line.begin.split(' ', 1)[0] ?? '') ?? [];
    const name = candidates.find((one) => line.begin.startsWith(one) && BEHIND_NAME.test(line.begin.slice(one.length)));
    return name === undefined ? [] : [{ line: line.turn.line, sample: name }];
  });
  if (found.length < FEWEST) return null;
  return { place: 'begin', line: found[0]?.line ?? 1, samples: [...new Set(found.map(({ sample }) => sample))] };
}

/**
 * Whether something stands in the words that is hardly speech, whatever tool wrote it: at the same place of many lines
 * there is one of a few things with a mark, a number or a name's capitals. Null: there is not.
 */
export function leftoverOf(turns: readonly DraftTurn[], isNotes: boolean): Leftover | null {
  const units = unitsOf(turns, (row) => row.trim().replace(TIME, ''));
  const named = turns.filter(({ label }) => label !== null).length;
  const kinds = named > turns.length / 2 ? KINDS.filter((kind) => !OF_NOBODY.has(kind)) : KINDS;
  if (!search(units, kinds, isNotes)) return namesWithin(units[0] ?? [], turns);
  // Times and marks of emphasis are no words of a turn in the end.
  const clean = unitsOf(turns, (row, { markup }) => canonicalText(row, markup).text);
  return search(clean, kinds, isNotes);
}
