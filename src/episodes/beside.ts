import { guessLanguage } from '../text/detect.ts';
import { listsPeople, textRank, timeRole } from './field-names.ts';
import { isCalled, LISTS } from './keyed-people.ts';
import { lettersOf, type Piece } from './pieces.ts';
import { isAddressed } from './rare-labels.ts';
import { fieldNames, type Reading, type RecordList, type Row } from './record-lists.ts';

/** Several words, not a name or an address. */
const PROSE = /(?<!\S)(?:\S+\s+){4}\S/;
/** Characters of what `PROSE` may match. */
const FEWEST_LETTERS = 9;
export const isProse = (text: string): boolean => text.length >= FEWEST_LETTERS && PROSE.test(text);

const BLANKS = /\s+/;
/** Of a text that is the transcript in another dress, this share of the words are its words. */
const MOST = 0.8;
export const wordSetOf = (pieces: readonly Pick<Piece, 'text'>[]): ReadonlySet<string> =>
  new Set(pieces.flatMap((p) => p.text.split(BLANKS).map(lettersOf)));

export function isTaken(text: string, taken: ReadonlySet<string>): boolean {
  const words = text.split(BLANKS).map(lettersOf).filter(Boolean);
  return words.filter((word) => taken.has(word)).length >= words.length * MOST;
}

/** Of what people say, so much is said to somebody. */
const LEAST_TALK = 0.4;
const FEWEST_EACH = 3;

/** Text beside that which was taken for the transcript, under a name that says as little. */
export interface Beside {
  /** What that which was read is called, and the others. */
  names: string[];
  /** They are called after people, and it is a talk, of which nobody knows the order. */
  isTalk: boolean;
}

const tells = (name: string): boolean =>
  name
    .split(/[.[\]]+/)
    .some(
      (step) =>
        LISTS.has(step.toLowerCase()) ||
        textRank(step) !== 1 ||
        textRank(step.replace(/s$/, '')) !== 1 ||
        timeRole(step) !== null,
    );

/** The step in which two places of a document differ, in each of them, and what leads to it. */
interface Step {
  own: string;
  other: string;
  above: string;
}

/** Null: they are one place, or one stands within the other. */
function differingStep(a: string, b: string): Step | null {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  from = a.lastIndexOf('.', from - 1) + 1;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  let behind = 0;
  while (behind < Math.min(restA.length, restB.length) && restA.at(-1 - behind) === restB.at(-1 - behind)) behind++;
  const tail = restA.slice(restA.length - behind);
  const cut = tail.search(/[.[]/);
  const length = cut < 0 ? 0 : tail.length - cut;
  const [own, other] = [restA.slice(0, restA.length - length), restB.slice(0, restB.length - length)];
  return own === '' || other === '' ? null : { own, other, above: a.slice(0, from) };
}

/** The last step of a path. */
const lastOf = (path: string): string => path.split(/[.[\]]/).findLast((step) => step !== '') ?? '';

const isTalk = (texts: readonly string[]): boolean => texts.filter(isAddressed).length >= texts.length * LEAST_TALK;
const sameFields = (a: Row | undefined, b: Row | undefined): boolean =>
  Object.keys(a?.fields ?? {}).join() === Object.keys(b?.fields ?? {}).join();

interface Candidate {
  /** Of the field: path of its list, and its own name. */
  place: string;
  texts: string[];
  /** An entry has both this and what was read: then one may be the other in another language. */
  isParallel: boolean;
}

/** Words of a list's entries in other fields than most. */
function elsewhereInEntries({ path, fields: { text } }: Reading, lists: readonly RecordList[]): Candidate[] {
  const rows = lists.find((list) => list.path === path)?.rows ?? [];
  const candidates = fieldNames(rows).flatMap((name): (Candidate & { name: string })[] => {
    const one = { name, place: `${path}.${name}`, texts: [], isParallel: false };
    return name !== text && textRank(name) > 0 && stepTo(`${path}.${text}`, one) ? [one] : [];
  });
  for (const one of candidates)
    for (const { fields } of rows) {
      const value = fields[one.name];
      if (typeof value !== 'string') continue;
      one.texts.push(value);
      one.isParallel ||= fields[text] !== undefined;
    }
  return candidates;
}

/** How another place is called instead of the one that was read, where neither name says what it is; null: else. */
function stepTo(place: string, { place: another, isParallel }: Candidate): Step | null {
  const step = differingStep(place, another);
  const areAlike = step && [step.own, step.other].every((name) => isCalled(name) || !(isParallel || tells(name)));
  return areAlike ? step : null;
}

/**
 * Whether text of the same kind stands beside what was read, under names of which neither says what it is: `{ "Ann":
 * ["…"], "Ben": ["…"] }`. Null: there is none.
 */
export function besideOf(words: Reading, readings: readonly Reading[], lists: readonly RecordList[]): Beside | null {
  const place = `${words.path}.${words.fields.text}`;
  const others = elsewhereInEntries(words, lists);
  for (const { path, fields, pieces, rows } of readings) {
    const one = { place: `${path}.${fields.text}`, texts: [], isParallel: false };
    if (path !== words.path && sameFields(rows[0], words.rows[0]) && stepTo(place, one))
      others.push({ ...one, texts: pieces.map(({ text }) => text) });
  }
  const steps = others.flatMap((one) => {
    const step = stepTo(place, one);
    return step ? [{ ...one, ...step }] : [];
  });
  if (steps.length === 0) return null;
  const taken = wordSetOf(words.pieces);
  const language = guessLanguage(words.pieces.map(({ text }) => text).join(' '), false);
  const found = steps.filter(({ texts }) => {
    const all = texts.join(' ');
    const another = guessLanguage(all, false);
    const isTranslated = language !== null && another !== null && another !== language;
    return isProse(all) && !isTranslated && !isTaken(all, taken);
  });
  const [first] = found;
  if (!first) return null;
  const names = [first.own, ...found.map(({ other }) => other)];
  const areCalled = names.every((name) => isCalled(name)) || listsPeople(lastOf(first.above));
  const own = words.pieces.map(({ text }) => text);
  // The order of entries is known, and so is that of times.
  const entries = lists.find(({ path }) => path === words.path)?.rows.length ?? 0;
  const isOrdered = words.timed > 0 || (entries > 1 && first.place.startsWith(`${words.path}.`));
  return { names, isTalk: areCalled && !isOrdered && isTalk(own) && found.every(({ texts }) => isTalk(texts)) };
}

/** Who says what, where all of each stands together in a list of people and has no times; null: it does not. */
export function togetherIn({ path, pieces, rows, timed }: Reading): string[] | null {
  if (timed > 0) return null;
  const people = pieces.map(({ sayer }) => sayer).filter((sayer, i, all) => i === 0 || sayer !== all[i - 1]);
  const names = new Set(people);
  if (names.size < 2 || names.size < people.length || names.has(null)) return null;
  const isNested = new Set(rows.map(({ parent }) => parent)).size === people.length;
  const isListed = isNested ? pieces.length >= people.length * FEWEST_EACH : listsPeople(lastOf(path));
  return isListed && isTalk(pieces.map(({ text }) => text)) ? [...names].filter((name) => name !== null) : null;
}
