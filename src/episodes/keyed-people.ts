import { textRank, timeRole } from './field-names.ts';
import { type Fields, isFields, isScalar } from './json-values.ts';
import { isAnonymous, isNotAPerson, looksLikeName } from './labels.ts';
import { isLikeSpeech } from './name-evidence.ts';
import { judgeUnit, lettersOf } from './pieces.ts';
import { sayerLabel } from './record-lists.ts';
import { readTime } from './times.ts';
import { setOf } from './word-sets.ts';

/** More are no few people. */
const MOST_PEOPLE = 12;
/** People come again. */
const FEWEST_EACH = 2;
/** Letters that hardly anybody says in a second. */
const FASTEST = 30;
/** People seldom speak at once, and hardly ever in the same words. */
const MOST_AT_ONCE = 0.3;
const MOST_SHARED = 0.5;
const DEEPEST = 3;

/** What lists of words are called, besides the names of a text: what stands beside these is something else. */
export const LISTS = setOf(`
  result results monologue monologues element elements item items entry entries data record records row rows block
  blocks chunk chunks cue cues event events turn turns token tokens alternative alternatives channel channels part parts
  conversation conversations interview interviews output`);
const isCapital = (key: string): boolean => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(key);

/** Whether the name of a field is somebody's: `Ann Bell`, `SPEAKER_00`; `Text` and `Intro` are nobody's. */
export function isCalled(key: string): boolean {
  const label = sayerLabel(key, new Map());
  if (label === null || isNotAPerson(key)) return false;
  if (isAnonymous(label)) return true;
  const isList = LISTS.has(key.toLowerCase()) || [key, key.replace(/s$/, '')].some((one) => textRank(one) !== 1);
  return isCapital(key) && looksLikeName(key) && !isLikeSpeech(key) && !isList && timeRole(key) === null;
}

/** `[{ "Ann": "…" }, { "Ben": "…" }, …]`: each entry has one field, called after who says it. Null: it is not so. */
export function entriesByName(items: readonly unknown[]): Fields[] | null {
  const [first] = items;
  if (!isFields(first) || Object.keys(first).length !== 1) return null;
  const entries: Fields[] = [];
  const names = new Set<string>();
  for (const item of items) {
    const [[name, said] = [], another] = isFields(item) ? Object.entries(item) : [];
    const text = Array.isArray(said) && said.every((one) => typeof one === 'string') ? said.join('\n') : said;
    if (name === undefined || typeof text !== 'string' || another !== undefined) return null;
    names.add(name);
    entries.push({ speaker: name, text });
  }
  const few = names.size > 1 && names.size <= MOST_PEOPLE && items.length >= names.size * FEWEST_EACH;
  return few && [...names].every(isCalled) ? entries : null;
}

interface Timed {
  text: string;
  start: number;
  end: number | null;
}

/** What of a list's entry is said, and when; null: it does not say. */
function timedEntry(item: unknown): Timed | null {
  if (!isFields(item)) return null;
  const times: { start: number | null; end: number | null } = { start: null, end: null };
  let text = '';
  for (const [name, value] of Object.entries(item)) {
    if (!isScalar(value)) continue;
    const role = timeRole(name);
    const time = readTime(value);
    if (time !== null && (role === 'start' || role === 'end')) times[role] ??= time.value;
    else if (typeof value === 'string' && textRank(name) > 0 && value.length > text.length) text = value;
  }
  return times.start === null || text === '' ? null : { text, start: times.start, end: times.end };
}

/** Entries with times, at most a little further down; null: there are none. */
function timedEntries(value: unknown, depth = 0): Timed[] | null {
  if (Array.isArray(value)) {
    const entries = value.map(timedEntry);
    return entries.length > 0 && entries.every((one) => one !== null) ? entries : null;
  }
  if (!isFields(value) || depth > DEEPEST) return null;
  const byClock = Object.entries(value).map(([time, text]) => timedEntry({ time, text }));
  if (byClock.length > 0 && byClock.every((one) => one !== null)) return byClock;
  for (const inner of Object.values(value)) {
    const entries = isScalar(inner) ? null : timedEntries(inner, depth + 1);
    if (entries) return entries;
  }
  return null;
}

/**
 * `{ "Ann": [{ "start": 0, "text": "…" }], "Ben": […] }`: lists that are called after who speaks, as entries each.
 * Only where times put them in order, and they take turns by these, as sections and languages do not; null: else.
 */
export function listsByName(value: Fields): Fields[] | null {
  const names = Object.keys(value);
  if (names.length < 2 || names.length > MOST_PEOPLE || !names.every(isCalled)) return null;
  const people = names.map((name) => timedEntries(value[name]));
  if (!people.every((one) => one !== null)) return null;
  return takeTurns(people) ? names.map((speaker) => ({ speaker, said: value[speaker] })) : null;
}

/** Whether they take turns by their times: hardly anybody speaks at once, and nobody says what another one says. */
function takeTurns(people: readonly Timed[][]): boolean {
  const all = people.flatMap((entries, who) => entries.map((one) => ({ ...one, who })));
  all.sort((a, b) => a.start - b.start);
  const unit = judgeUnit(all, null) ?? 1;
  let changes = 0;
  let atOnce = 0;
  for (const [i, { who, start }] of all.entries()) {
    const before = all[i - 1];
    if (!before || before.who === who) continue;
    changes++;
    if ((before.end ?? before.start + before.text.length / FASTEST / unit) > start) atOnce++;
  }
  if (changes < people.length || atOnce > changes * MOST_AT_ONCE) return false;
  const phrases = people.map(phrasesOf);
  return phrases.every((own, i) =>
    phrases.every((other, k) => i === k || countIn(own, other) <= own.size * MOST_SHARED),
  );
}

/** Three words in a row each. */
function phrasesOf(entries: readonly Timed[]): ReadonlySet<string> {
  const words = entries.flatMap(({ text }) => text.split(/\s+/).map(lettersOf));
  return new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`));
}

const countIn = (own: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...own].filter((phrase) => other.has(phrase)).length;
