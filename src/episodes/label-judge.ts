import type { HeaderSpeaker } from './header-facts.ts';
import { foldWords } from './ids.ts';
import { type Form, isAnonymous, type Label, looksLikeName, type Row } from './labels.ts';
import { isLikeSpeech, namesPeople, type Sighting } from './name-evidence.ts';
import { rareLabels } from './rare-labels.ts';

/** Folded labels that the listed speakers may go by: names, aliases, initials, and the parts of their names. */
export function knownLabels(speakers: readonly HeaderSpeaker[]): Set<string> {
  const known = new Set<string>();
  for (const { name, aliases } of speakers) {
    const parts = foldWords(name).split(' ');
    for (const label of [...aliases.map(foldWords), ...parts, parts.join(' '), parts.map((p) => p[0] ?? '').join('')])
      known.add(label);
  }
  return known;
}

/** How many of the lines of its kind must begin in this form, for it to be the file's way to name people. */
const LEAST_SHARE: Readonly<Partial<Record<Form, number>>> = {
  'T N$': 0.2,
  'T N-': 0.5,
  'T N|': 0.5,
  'T **N**': 0.1,
  'T [N]': 0.1,
  'T^N$': 0.2,
  'N t': 0.2,
  '**N**': 0.3,
  '[N]': 0.3,
  '[N]$': 0.2,
  '«N»': 0.9,
  '(1)': 0.6,
  'N-': 0.5,
  'N.': 0.5,
  'N　': 0.5,
  'N「': 0.5,
  'T N「': 0.5,
};
/** A name on a line of its own, and words below. */
const ALONE = new Set<Form>(['T N$', 'T^N$', '[N]$', '# N T']);
/** Quotations elsewhere: names only where nothing else in the file names people. */
const QUOTED = new Set<Form>(['«N»', '«N»:']);
/** Without a mark of its own, a name is one only beside another: `M. Colin. …` is no talk of an M. */
const TAKE_TURNS = new Set<Form>(['N.', 'N　', '(1)']);
/**
 * Of all the words, those of labels that stand alone on their lines; where it is more, every second line would be a
 * name.
 */
const MOST_LABEL_WORDS = 0.4;
const FEWEST = 3;
/** Of labels in bold, at most so many (beside each with a name's capitals) may be without. */
const MOST_SMALL = 1.5;
/** Of the lines that could have a label, those that do. */
const THROUGHOUT = 0.8;

/** Labels by their folded names. */
function createKeys(): (label: Label) => string {
  const keys = new Map<string, string>();
  return ({ name }) => {
    const written = name ?? '';
    let key = keys.get(written);
    if (key === undefined) {
      // `Ann Bell (Host)` counts as Ann Bell.
      key = foldWords(written.replace(/(?<!\s)\s*[(（][^()（）]*[)）]\s*$/, ''));
      keys.set(written, key);
    }
    return key;
  };
}

/** Whether a line begins with a time, whatever follows. */
export const beginsWithTime = ({ label }: Row): boolean =>
  label !== null && (label.shape === 'time' || label.otherwise?.shape === 'time' || label.form === 'T N:');
const isFilled = (row: Row): boolean => row.text.trim() !== '';

/**
 * Settles what labels of the open forms are: each form holds for the whole file or not at all. Where it does not, the
 * lines are read as what else they may be. Changes the rows.
 */
function settleOpenForms(rows: Row[], keyOf: (label: Label) => string, isKnown: (key: string) => boolean): void {
  const filled = rows.filter((row) => isFilled(row) && !row.code);
  const timed = filled.filter(beginsWithTime).length;
  const paragraphs = filled.filter((row) => row.afterBlank).length;
  /** Lines that could begin with a label: of a text without blank lines each one. */
  const places = paragraphs >= FEWEST ? paragraphs : filled.length;
  const forms = new Map<Form, { sightings: Sighting[]; words: number; rows: Row[] }>();
  const sure = new Map<string, number>();
  const inBrackets: Sighting[] = [];
  let bold = 0;
  /** Labels with a name, whatever marks them. */
  let named = 0;
  for (const [i, row] of filled.entries()) {
    const { label } = row;
    if (!label || label.name === null) continue;
    if (label.shape === 'name') named++;
    if (label.strength !== 'open') {
      if (label.strength !== 'weak') sure.set(keyOf(label), (sure.get(keyOf(label)) ?? 0) + 1);
      // `[Speaker 1] …` needs no other to be a label, and is one of the form for the others.
      if (label.form === '**N:**') bold++;
      if (label.form === '[N]:') inBrackets.push({ key: keyOf(label), name: label.name, hasWords: true });
      continue;
    }
    const form = forms.get(label.form) ?? { sightings: [], words: 0, rows: [] };
    forms.set(label.form, form);
    const next = filled[i + 1];
    const nextIsLabel = !next || beginsWithTime(next) || next.label?.form === label.form || /^\s*#/.test(next.text);
    const hasWords = label.rest.trim() !== '' || !nextIsLabel;
    form.sightings.push({ key: keyOf(label), name: label.name, hasWords });
    form.words += label.name.length;
    form.rows.push(row);
  }
  if (forms.size === 0) return;
  const size = filled.reduce((sum, { text }) => sum + text.length, 0);
  const comesBack = (key: string): boolean => isKnown(key) || (sure.get(key) ?? 0) > 1;
  for (const [form, { sightings: own, words, rows: labelled }] of forms) {
    if (form === '**n:**') {
      settleSmall(labelled, keyOf, isKnown, bold);
      continue;
    }
    const sightings = form === '[N]' || form === 'T [N]' ? [...own, ...inBrackets] : own;
    const of = form === '# N T' || form === '- N:' ? 0 : form.startsWith('T') ? Math.max(timed, 1) : places;
    const holds =
      (sightings.length >= FEWEST || sightings.every(({ key }) => comesBack(key))) &&
      sightings.length >= of * (LEAST_SHARE[form] ?? 0) &&
      !(TAKE_TURNS.has(form) && new Set(sightings.map(({ key }) => key)).size < 2) &&
      !(form === '(1)' && !comeBackOften(sightings)) &&
      !(QUOTED.has(form) && named - own.length > named * SOMEBODYS) &&
      !(form === '«N»' && labelled.some(goesOn)) &&
      !(ALONE.has(form) && words > size * MOST_LABEL_WORDS) &&
      !(form === '[N]$' && standBelow(labelled, filled)) &&
      namesPeople(sightings, comesBack);
    for (const row of labelled) {
      if (!row.label) continue;
      row.label = holds ? { ...row.label, strength: 'strong', shape: 'name' } : withoutOpen(row.label.otherwise);
    }
  }
}

/** Whether names close what was said: most end their paragraphs, or the last line is one, and the first is none. */
function standBelow(labelled: readonly Row[], filled: readonly Row[]): boolean {
  const own = new Set(labelled);
  const closing = filled.filter((row, i) => own.has(row) && !row.afterBlank && filled[i + 1]?.afterBlank !== false);
  const [first, last] = [filled[0], filled.at(-1)];
  const areLines = !labelled.some(({ afterBlank }) => afterBlank);
  return closing.length > own.size / 2 || (areLines && own.has(last!) && !own.has(first!));
}

/** Its words only finish a sentence that the name began. */
const goesOn = ({ label }: Row): boolean => /^\p{Ll}/u.test(label?.rest ?? '');

/** Numbers in brackets count what is listed, unless they are few and each comes back. */
function comeBackOften(sightings: readonly Sighting[]): boolean {
  const numbers = new Set(sightings.map(({ key }) => key)).size;
  return sightings.length >= FEWEST * 2 && numbers * FEWEST <= sightings.length;
}

/**
 * Labels in bold without a name's capitals are labels where they keep coming back, and are not many more than those
 * with.
 */
function settleSmall(
  rows: Row[],
  keyOf: (label: Label) => string,
  isKnown: (key: string) => boolean,
  bold: number,
): void {
  const times = new Map<string, number>();
  for (const { label } of rows) if (label) times.set(keyOf(label), (times.get(keyOf(label)) ?? 0) + 1);
  const comesBack = (label: Label): boolean => isKnown(keyOf(label)) || (times.get(keyOf(label)) ?? 0) >= FEWEST;
  const back = new Set(rows.filter(({ label }) => label && comesBack(label) && !isLikeSpeech(label.name ?? '')));
  const holds = back.size <= bold * MOST_SMALL;
  for (const row of rows) {
    if (!row.label) continue;
    const isLabel = holds && back.has(row);
    row.label = isLabel ? { ...row.label, strength: 'strong', shape: 'name' } : withoutOpen(row.label.otherwise);
  }
}

/** A reading that is not open either. */
const withoutOpen = (label: Label | null): Label | null =>
  label?.strength === 'open' ? withoutOpen(label.otherwise) : label;

/**
 * Marks alone say that it is a name, and yet it can be none: once in the file, within a paragraph, in small letters
 * or a sentence.
 */
function dropStrays(rows: Row[], keyOf: (label: Label) => string, isKnown: (key: string) => boolean): void {
  const times = new Map<string, number>();
  let capitals = 0;
  let small = 0;
  const isNamed = (label: Label | null): label is Label & { name: string } =>
    label?.name != null && label.shape === 'name' && label.strength !== 'weak';
  for (const { label } of rows) {
    if (!isNamed(label)) continue;
    times.set(keyOf(label), (times.get(keyOf(label)) ?? 0) + 1);
    if (/^\p{Ll}/u.test(label.name)) small++;
    else capitals++;
  }
  for (const row of rows) {
    const { label } = row;
    if (!isNamed(label) || (times.get(keyOf(label)) ?? 0) > 1) continue;
    if (isKnown(keyOf(label)) || isAnonymous(label.name)) continue;
    const isSmall = /^\p{Ll}/u.test(label.name) && capitals > small;
    if ((isSmall && !row.afterBlank) || isLikeSpeech(label.name)) row.label = label.otherwise;
  }
}

/** Lines that begin with a time and a name are few beside those that begin with a time alone. */
const FEW_NAMED = 0.5;

/** In captions as text a line in which somebody says "Remember: …" is no turn of a person called so. */
function dropFewNamed(rows: Row[], keyOf: (label: Label) => string, isKnown: (key: string) => boolean): void {
  const timed = rows.filter(beginsWithTime);
  const named = timed.filter(({ label }) => label?.form === 'T N:');
  if (named.length === 0 || named.length >= timed.length * FEW_NAMED) return;
  const times = new Map<string, number>();
  for (const { label } of named) if (label) times.set(keyOf(label), (times.get(keyOf(label)) ?? 0) + 1);
  for (const row of named) {
    const { label } = row;
    if (!label?.name) continue;
    const key = keyOf(label);
    const stays = isKnown(key) || isAnonymous(label.name) || (times.get(key) ?? 0) > 1 || isFullName(label.name);
    if (!stays || isLikeSpeech(label.name)) row.label = label.otherwise;
  }
}

/** Of all labels of a file, so many are somebody's, whatever the word means elsewhere. */
const SOMEBODYS = 0.1;

/** And so many of its paragraphs begin with one: what is noted down under such words is no talk. */
const TALKING = 0.6;

/** `Code: …`, `Note: …`: who keeps coming back among those who speak speaks, too. `others`: labels of those. */
function doubtfulNames(
  rows: readonly Row[],
  keyOf: (label: Label) => string,
  others: number,
  paragraphs: number,
): string[] {
  const times = new Map<string, number>();
  for (const { label } of rows)
    if (label?.doubtful && label.rest.trim() !== '') times.set(keyOf(label), (times.get(keyOf(label)) ?? 0) + 1);
  const all = [...times.values()].reduce((sum, n) => sum + n, others);
  const places = paragraphs >= FEWEST ? paragraphs : rows.filter(isFilled).length;
  if (all < places * TALKING) return [];
  return [...times].filter(([, n]) => n >= FEWEST && n >= all * SOMEBODYS).map(([key]) => key);
}

const isFullName = (name: string | null): boolean => /^\p{Lu}\S*(?: \p{Lu}\S*){1,2}$/u.test(name ?? '');

/**
 * Which of the labels are labels. A mark such as `**Name:**` or `[00:01] Name:` is one if the file keeps using it;
 * a bare `Name:` only if it comes back, is a listed speaker, or stands in a file that is labelled throughout.
 * Changes the rows: what is no label after all is read as what else it may be.
 */
export function judgeLabels(
  rows: Row[],
  known: Set<string>,
  kind: 'transcript' | 'notes' | null,
): (row: Row) => boolean {
  const keyOf = createKeys();
  const isKnown = (key: string): boolean => known.has(key);
  settleOpenForms(rows, keyOf, isKnown);
  dropStrays(rows, keyOf, isKnown);
  dropFewNamed(rows, keyOf, isKnown);
  if (kind === 'notes') return () => false;
  const names = new Map<string, { strong: number; weak: number }>();
  let strong = 0;
  let arrows = 0;
  let letters = 0;
  let times = 0;
  let looseTimes = 0;
  const alone = new Map<string, number>();
  for (const { label } of rows) {
    if (!label || label.loose) continue;
    if (label.shape === 'line') {
      const key = keyOf(label);
      alone.set(key, (alone.get(key) ?? 0) + 1);
      continue;
    }
    if (label.shape === 'arrows') arrows++;
    else if (label.shape === 'letter') letters++;
    else if (label.shape === 'time') label.strength === 'strong' ? times++ : looseTimes++;
    else {
      const key = keyOf(label);
      const count = names.get(key) ?? { strong: 0, weak: 0 };
      if (label.strength === 'weak') count.weak++;
      else {
        count.strong++;
        strong++;
      }
      names.set(key, count);
    }
  }
  // The first line that is not a heading or a marker.
  const first = rows.find((r) => r.label !== null || (r.text.trim() !== '' && !/^\s*(?:#|\[|\*\*[^:]*$)/.test(r.text)));
  const strongRepeats = [...names].some(
    ([key, n]) => n.strong > 0 && (n.strong + n.weak >= 2 || isKnown(key) || isAnonymous(key)),
  );
  const strongHolds =
    strong > 0 &&
    (strongRepeats ||
      (kind === 'transcript' && known.size === 0) ||
      (strong <= 2 && first?.label?.name != null && first.label.strength !== 'weak'));
  // A short talk, where hardly a name comes back three times: more than half of its paragraphs begin with one.
  const weak = [...names.values()].reduce((sum, n) => sum + n.weak, 0);
  const paragraphs = rows.filter((r) => r.afterBlank && r.text.trim() !== '').length;
  const dense = weak >= 3 && weak > paragraphs / 2 && [...names.values()].some((n) => n.weak >= 2);
  const plain = [...names].filter(
    ([key, n]) =>
      n.weak > 0 &&
      (n.weak >= 3 ||
        (dense && (n.weak >= 2 || key.includes(' '))) ||
        isKnown(key) ||
        (isAnonymous(key) && n.weak >= 2)),
  );
  // Where a label stands before each line, one more of them is a name, too.
  let heads = 0;
  let isBelow = false;
  for (const { text, label } of rows) {
    if (text.trim() === '') continue;
    if (!isBelow) heads++;
    isBelow = label?.form === 'N:' && label.rest.trim() === '';
  }
  const isThroughout = weak >= FEWEST * 2 && weak >= heads * THROUGHOUT;
  const plainTotal = plain.reduce((sum, [, n]) => sum + n.weak, 0);
  const marked = strongHolds ? strong : 0;
  const plainHolds =
    marked >= 5 && marked >= plainTotal ? false : plainTotal >= 2 || (kind === 'transcript' && plainTotal > 0);
  const plainNames = new Set(plain.map(([key]) => key));
  if (plainHolds) for (const key of doubtfulNames(rows, keyOf, weak, paragraphs)) plainNames.add(key);
  // Beside labels with marks, who keeps coming back without them by a full name.
  const unmarked = new Set(plain.flatMap(([key, n]) => (n.weak >= FEWEST && key.includes(' ') ? [key] : [])));
  // Names on lines of their own count where nothing else in the file is a label, and they keep coming back.
  const inBold = new Set(rows.flatMap(({ label }) => (label?.form === '**N**$' ? [keyOf(label)] : [])));
  const loners = [...alone].filter(
    ([key, count]) =>
      (inBold.size < 2 || inBold.has(key)) && (count >= 3 || (count >= 2 && (isKnown(key) || inBold.has(key)))),
  );
  // Where the people are listed, one of them is among those who speak.
  const isCast = known.size === 0 || loners.some(([key]) => isKnown(key) || isAnonymous(key));
  const lonersTotal = loners.reduce((sum, [, count]) => sum + count, 0);
  const filled = rows.filter((row) => isFilled(row) && !/^\s*#/.test(row.text));
  const isLoner = (row: Row | undefined): boolean => row?.label?.shape === 'line';
  // Names below what they said: what stands above the first, and below the last, tells.
  const areBelow = isLoner(filled.at(-1)) && !isLoner(filled[0]);
  const lonersHold =
    !areBelow &&
    marked === 0 &&
    !plainHolds &&
    isCast &&
    loners.length >= 2 &&
    lonersTotal >= 6 &&
    lonersTotal > rows.length / 40;
  const lonerNames = new Set(loners.map(([key]) => key));
  const named = lonersHold || marked > 0 || plainHolds || arrows >= 2;
  const isSure = ({ label, afterBlank }: Row): boolean => {
    if (!label) return false;
    if (label.shape === 'arrows') return arrows >= 2 || label.name !== null;
    if (label.shape === 'line') return lonersHold && lonerNames.has(keyOf(label));
    if (label.shape === 'letter') return letters >= 2 && (afterBlank || /[:：]/.test(label.raw));
    // A time in bold is somebody's turn even among names: nobody knows whose.
    if (label.shape === 'time' && /^\s*\*\*/.test(label.raw)) return true;
    if (label.shape === 'time') return !named && (label.strength === 'strong' ? times >= 2 : looseTimes + times >= 4);
    if (label.strength !== 'weak') return strongHolds;
    const key = keyOf(label);
    const count = names.get(key);
    if (strongHolds && ((count?.strong ?? 0) > 0 || (isKnown(key) && afterBlank))) return true;
    if (!plainHolds) return afterBlank && unmarked.has(key) && isFullName(label.name);
    if (plainNames.has(key)) return true;
    if (!label.name || label.loose) return false;
    if (isThroughout && !isLikeSpeech(label.name)) return true;
    if (!afterBlank) return false;
    return (
      isAnonymous(label.name) ||
      (plainTotal >= 5 && ((count?.weak ?? 0) >= 2 || label.name.split(' ').length >= 2) && looksLikeName(label.name))
    );
  };
  const rare = rareLabels(rows, isSure);
  return (row) => isSure(row) || rare.has(row);
}
