import { frames } from './frames.ts';
import { type IntentName, intents } from './intents.ts';
import { lists } from './lists.ts';
import { type MessageWord, messageWords, type PhraseMatcher, phraseBook } from './phrases.ts';

const book = phraseBook(lists);

interface Row {
  where: 'whole' | 'start' | 'anywhere';
  matchers: readonly PhraseMatcher[];
}

const rows = new Map<IntentName, Row[]>();
for (const { name, where, phrases } of intents) {
  rows.set(name, [...(rows.get(name) ?? []), { where, matchers: phrases.map(book.phrase) }]);
}
const leading = frames.filter(({ at }) => at === 'start').flatMap(({ phrases }) => phrases.map(book.phrase));
const trailing = frames.filter(({ at }) => at === 'end').flatMap(({ phrases }) => phrases.map(book.phrase));

const decoration = book.list('decoration');
const compound = book.list('compound');
const hollow = book.list('hollow');

/** All places that are reached from `from` by entries of a list, one after another; `from` itself first. */
function reached(entry: PhraseMatcher, words: readonly MessageWord[], from: number): Set<number> {
  const places = new Set([from]);
  for (const at of places) for (const next of entry(words, at)) places.add(next);
  return places;
}

function fits({ where, matchers }: Row, words: readonly MessageWord[]): boolean {
  const starts = where === 'anywhere' ? words.map((_word, n) => n) : [...reached(decoration, words, 0)];
  return matchers.some((matcher) =>
    starts.some((start) => {
      const ends = matcher(words, start).filter((end) => end > start);
      if (where !== 'whole') return ends.length > 0;
      return ends.some((end) => reached(decoration, words, end).has(words.length));
    }),
  );
}

/** Whether `words` ask for `intent`. */
export const asksFor = (intent: IntentName, words: readonly MessageWord[]): boolean =>
  (rows.get(intent) ?? []).some((row) => fits(row, words));

/** Where the longest phrase of `intent` ends that begins the message; 0 where none does. */
export function endOf(intent: IntentName, words: readonly MessageWord[]): number {
  const matchers = (rows.get(intent) ?? []).flatMap((row) => row.matchers);
  return Math.max(0, ...matchers.flatMap((matcher) => matcher(words, 0)));
}

const isHollowFrom = (words: readonly MessageWord[], start: number, end: number): boolean => {
  for (let at = start; at < end; at++) if (hollow(words, at).length === 0) return false;
  return true;
};

/** True when `words` hold nothing to search for. */
export function isHollow(words: string): boolean {
  const all = messageWords(words);
  return isHollowFrom(all, 0, all.length);
}

/** Whether `words` are entries of `list` of `lists.ts` alone, or with `hollowToo` hollow words besides. */
export function holdsOnly(list: string, words: readonly MessageWord[], hollowToo: boolean): boolean {
  const fitting = book.list(list);
  const entry: PhraseMatcher = (all, at) => [...fitting(all, at), ...(hollowToo ? hollow(all, at) : [])];
  return reached(entry, words, 0).has(words.length);
}

/** All places where an entry of `list` stands: the numbers of its first word and of the one after its last. */
export const placesOf = (list: string, words: readonly MessageWord[]): { from: number; to: number }[] =>
  words.flatMap((_word, from) =>
    book
      .list(list)(words, from)
      .map((to) => ({ from, to })),
  );

const edge = /[\s,.:;!?~\-–—…()[\]|/>]/u;

/** The text from word `start` to before word `end`, with what is attached to it: quotation marks, "#", "$". */
export function wordsAsTyped(text: string, words: readonly MessageWord[], start: number, end: number): string {
  const [first, last] = [words[start], words[end - 1]];
  if (!first || !last) return '';
  let [from, to] = [first.start, last.end];
  while (from > 0 && !edge.test(text[from - 1] ?? ' ')) from--;
  while (to < text.length && !edge.test(text[to] ?? ' ')) to++;
  return text.slice(from, to);
}

/** How many words at the end may be one phrase. */
const longestTail = 10;

function nextStart(words: readonly MessageWord[], start: number, end: number): number {
  if (compound(words, start).length > 0) return start;
  const within = words.slice(0, end);
  let best = start;
  for (const matcher of leading) {
    for (const to of matcher(within, start)) if (to > best && !isHollowFrom(words, to, end)) best = to;
  }
  return best;
}

function nextEnd(words: readonly MessageWord[], start: number, end: number): number {
  const within = words.slice(0, end);
  for (let from = Math.max(start, end - longestTail); from < end; from++) {
    if (isHollowFrom(words, start, from)) continue;
    if (trailing.some((matcher) => matcher(within, from).includes(end))) return from;
  }
  return end;
}

/** What is left when the frames are taken off both ends; never less than something searchable. */
export function withoutFrames(text: string): string {
  const words = messageWords(text);
  let [start, end] = [0, words.length];
  for (let [from, to] = [-1, -1]; from !== start || to !== end; ) {
    [from, to] = [start, end];
    start = nextStart(words, start, end);
    if (start === from) end = nextEnd(words, start, end);
  }
  return wordsAsTyped(text, words, start, end);
}
