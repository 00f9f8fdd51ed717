import { GROUP_NAMES, groupsOf } from '../text/en/groups.ts';
import { isStopWord, type Word } from '../text/words.ts';

/** Where one list of stems stands in another; -1 where it does not. */
export function runOf(stems: readonly string[], wanted: readonly string[], from = 0): number {
  for (let at = from; at + wanted.length <= stems.length; at++)
    if (wanted.every((one, k) => stems[at + k] === one)) return at;
  return -1;
}

/** Positions among words: the first that was asked for, and the one after the last. -1 where there is none. */
export interface Stand {
  from: number;
  to: number;
}

/** Where a sentence speaks of what was asked. */
export interface Focus extends Stand {
  /** How much of what was asked stands in it, 0–1 by weight; in full only for words side by side. */
  share: number;
}

/** What another form of a word counts for in a sentence's share, its plural aside: "documented" for "documentation". */
export const OTHER_FORM = 0.55;
/** The same for "ledger" where "Ledger" was asked for. */
export const NO_NAME = 0.8;

/** Written as a name is: "Ledger Live", not "Tailwind styles". */
export function isWrittenAsName(phrase: string): boolean {
  return /^\p{Lu}/u.test(phrase) && !/(?:^|\s)\p{Ll}/u.test(phrase);
}

/** Is one of two folded words the plural of the other? */
export function isPluralOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long === `${short}s` || long === `${short}es` || (short.endsWith('y') && long === `${short.slice(0, -1)}ies`);
}

/** How what was asked stands in a text: each about 0 to 1. */
export const FOCUS = [
  'first',
  'early',
  'late',
  'is',
  'verb',
  'modifies',
  'modified',
  'otherName',
  'ends',
  'inList',
  'possessed',
  'name',
] as const;

const BE = GROUP_NAMES.indexOf('be');
const VERBS = [GROUP_NAMES.indexOf('must'), GROUP_NAMES.indexOf('told')];
const MEANS: ReadonlySet<string> = new Set('means mean lets allows helps makes gives does has have can'.split(' '));
const OWNERS: ReadonlySet<string> = new Set('my our his her their its your this that these those'.split(' '));
/** Words that say something before what was asked: so few, or so many. */
const NEAR = { early: 3, late: 8 };

/** In the order of `FOCUS`; all 0 where nothing that was asked stands in the words. */
export function focusOf(text: string, words: readonly Word[], { from, to }: Stand): number[] {
  if (from < 0 || to <= from) return FOCUS.map(() => 0);
  let before = 0;
  for (let i = 0; i < from; i++) if (!isStopWord(words[i]!.folded)) before++;
  const [previous, next] = [words[from - 1], words[to]];
  const [head, tail] = [words[from]!, words[to - 1]!];
  const joined = (a: Word, b: Word) => /^[ -]$/.test(text.slice(a.end, b.start));
  const isName = ({ start }: Word) => /^\p{Lu}/u.test(text.slice(start, start + 2));
  const follows = next !== undefined && joined(tail, next);
  const leads = previous !== undefined && joined(previous, head);
  const flags = {
    first: before === 0,
    early: before > 0 && before <= NEAR.early,
    late: before > NEAR.late,
    is: follows && groupsOf(next.folded).includes(BE),
    verb: follows && (MEANS.has(next.folded) || groupsOf(next.folded).some((group) => VERBS.includes(group))),
    modifies: follows && !isStopWord(next.folded) && groupsOf(next.folded).length === 0,
    modified: leads && !isStopWord(previous.folded) && groupsOf(previous.folded).length === 0,
    otherName:
      isName(head) &&
      ((follows && isName(next)) || (leads && from > 1 && isName(previous) && !isStopWord(previous.folded))),
    ends: next === undefined || /[.?!]/.test(text.slice(tail.end, next.start)),
    inList:
      /^\s?,/.test(text.slice(tail.end, tail.end + 2)) &&
      /,\s*(?:and )?$/.test(text.slice(Math.max(0, head.start - 6), head.start)),
    possessed: leads && OWNERS.has(previous.folded),
    name: from > 0 && isName(head),
  };
  return FOCUS.map((name) => (flags[name] ? 1 : 0));
}
