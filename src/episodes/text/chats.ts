import type { Aside } from '../account.ts';
import { after } from '../label-head.ts';
import { isNobody } from '../labels.ts';

const DATES = [
  /\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4}|\.)?(?=[\s,T])/y,
  // Months by their names, as programs shorten them.
  /\d{1,2}[./-]\p{L}{3,9}\.?[./-]\d{2,4}/uy,
  /\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일]/y,
  /(?:\d{1,2}\.? )?\p{L}{3,9}\.?(?: \d{1,2},?)? \d{4}(?: г\.)?/uy,
];
/** Days and the word before the clock: English, German, French, Spanish, Russian. */
const DAYS = new Set([
  ...['today at', 'yesterday at', 'today', 'yesterday'],
  ...['heute um', 'gestern um'],
  ...['aujourd’hui à', "aujourd'hui à", 'hier à'],
  ...['hoy a las', 'ayer a las'],
  ...['сегодня в', 'вчера в'],
]);
const DAY = /\p{L}[\p{L}’' ]{2,16}(?= \d)/uy;
/** Halves of the day, before the clock: Korean, Chinese, Japanese. */
const HALVES = new Set(['오전', '오후', '上午', '下午', '午前', '午後']);
const HALF_BEFORE = /[\p{L}]{2}(?=\s?\d)/uy;
const BETWEEN = /,?\s{0,3}T?/y;
const CLOCK = /\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?(?!\d)/y;
const HALF = /\s?[ap]\.?m\b\.?/iy;
const OPEN = /[[(]\s?/y;
const CLOSE = /\s?[\])]/y;

/** Where a word of a list ends that a pattern finds at `at`; null where it is none of them. */
function afterWord(pattern: RegExp, words: ReadonlySet<string>, text: string, at: number): number | null {
  const end = after(pattern, text, at);
  return end !== null && words.has(text.slice(at, end).toLowerCase()) ? end : null;
}

/**
 * Index behind the time of day that begins at `from`, with its date, its day or its half: without one of these it may
 * be a time of the recording. Null: there is none.
 */
function afterStamp(text: string, from: number): number | null {
  const open = after(OPEN, text, from);
  let at = open ?? from;
  let isOfDay = false;
  const take = (end: number | null): void => {
    if (end === null) return;
    isOfDay = true;
    at = after(BETWEEN, text, end) ?? end;
  };
  for (const date of DATES) if (!isOfDay) take(after(date, text, at));
  take(afterWord(DAY, DAYS, text, at));
  take(afterWord(HALF_BEFORE, HALVES, text, at));
  const clock = after(CLOCK, text, at);
  if (clock === null) return null;
  const half = after(HALF, text, clock);
  if (half === null && !isOfDay) return null;
  const end = half ?? clock;
  return open === null ? end : after(CLOSE, text, end);
}

interface Line {
  stamp: string;
  /** Null: it stands before the words, with its colon. */
  name: string | null;
  words: string;
}

const BEHIND = /(?:\s?[-–—])?\s{1,3}(?=\S)/y;
const IN_BRACKETS = /\[([^\n:[\]()]{1,40})\]\s?/y;
const BEFORE = /(?:,|\s[-–—])?\s{1,8}(?=[[(\p{L}\d])/gu;
/** Nothing of a stamp stands further on in its line. */
const HEAD = 120;

function readLine(text: string): Line | null {
  if (!/\d[:.]\d\d/.test(text.slice(0, HEAD))) return null;
  const first = afterStamp(text, 0);
  const words = first === null ? null : after(BEHIND, text, first);
  if (first !== null && words !== null) return { stamp: text.slice(0, first), name: null, words: text.slice(words) };
  IN_BRACKETS.lastIndex = 0;
  const named = IN_BRACKETS.exec(text);
  const behind = named ? afterStamp(text, named[0].length) : null;
  if (named && behind !== null)
    return { stamp: text.slice(named[0].length, behind), name: named[1] ?? '', words: text.slice(behind).trimStart() };
  const whole = text.trimEnd();
  if (whole.length > HEAD) return null;
  for (const { index, 0: gap } of whole.matchAll(BEFORE)) {
    const name = whole.slice(0, index);
    if (afterStamp(whole, index + gap.length) === whole.length && NAME.test(name))
      return { stamp: whole.slice(index), name, words: '' };
  }
  return null;
}

/** Marks around a name that is bold already. */
const EMPHASIS = /^[*_]{1,3}|[*_]{1,3}$/g;
const NAME = /^[^\n:[\]()]{1,40}$/;
const NAMED = /^(\S[^\n:]{0,39}):\s/u;
/** `00:01:12	From Ann Bell to Everyone : words`, as meetings write down what was typed. */
const TYPED = /^(\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s{1,4})From\s{1,4}(\S[^\n:]{0,79}):\s{0,4}(.*)$/i;
const TO = /\s{1,4}to\s{1,4}\S.*$/i;
/** One line or two tell nothing. */
const FEWEST = 3;

/** What is called by more words is a sentence. */
const LONGEST_SENDER = 4;
/** Of the stamps of a chat, at least so many have a sender beside them and words below; the others are quoted. */
const SENT_SHARE = 0.8;
/** Discord's mark of a message that is kept on top. */
const PINNED = /\s\(pinned\)$/;
const isBracketed = ({ stamp }: Line): boolean => /^[[(]/.test(stamp);

/** Who may be meant by what stands behind a stamp; null: nobody. */
function senderOf({ name, words }: Line): string | null {
  const sender = words.trim().replace(PINNED, '');
  return name === null && NAME.test(sender) && sender.split(/\s+/).length <= LONGEST_SENDER ? sender : null;
}

/**
 * Who sends, where nothing else stands behind the stamps, and words stand below: `[03-Feb-24 10:01 AM] ann#12`.
 * Stamps are in brackets throughout a chat, or nowhere: others are a part of what was written.
 */
function withSendersAlone(lines: readonly string[], read: readonly (Line | null)[]): readonly (Line | null)[] {
  const stamped = read.filter((line) => line !== null);
  const areBracketed = stamped.filter(isBracketed).length > stamped.length / 2;
  const heads = read.map((line) => (line !== null && isBracketed(line) === areBracketed ? line : null));
  const filled = heads.filter((_, i) => lines[i]?.trim() !== '');
  const sent = filled.flatMap((head, i) => (head && filled[i + 1] === null ? (senderOf(head) ?? []) : []));
  const senders = new Set(sent);
  const areAlone = sent.length >= FEWEST && sent.length >= heads.filter(Boolean).length * SENT_SHARE;
  if (!areAlone || senders.size > sent.length / 2) return read;
  return heads.map((head) => {
    const name = head && senderOf(head);
    if (!head || name === null || !senders.has(name)) return null;
    const pinned = head.words.slice(name.length);
    // Whoever is called as nobody is in a transcript is a handle, lest another have the words.
    return { stamp: head.stamp + pinned, name: isNobody(name) ? `@${name}` : name, words: '' };
  });
}

/**
 * Lines of a chat that somebody exported or copied, as a transcript's: `Ann, [12.03.24 14:22]`, `12/03/2024, 14:22 -
 * Ann: …`, `Ann — Today at 14:22`. When a message was sent is no time of a recording, and is put aside.
 */
export function withoutStamps(lines: readonly string[]): { lines: string[]; left: Aside[] } {
  const left: Aside[] = [];
  const typed = lines.map((line) => TYPED.exec(line));
  if (typed.filter(Boolean).length >= FEWEST) {
    const out = lines.map((line, i) => {
      const [, time = '', name, words = ''] = typed[i] ?? [];
      if (name === undefined) return line;
      left.push({ kind: 'label', text: line.slice(0, line.length - words.length) });
      return `${time}${name.replace(TO, '').trim()}: ${words}`;
    });
    return { lines: out, left };
  }
  const alone = lines.map((line) => line.length < HEAD && afterStamp(line.trim(), 0) === line.trim().length);
  const areAlone = alone.filter(Boolean).length >= FEWEST;
  const read = withSendersAlone(lines, lines.map(readLine));
  const times = new Map<string, number>();
  for (const line of read) {
    const name = line?.name ?? NAMED.exec(line?.words ?? '')?.[1];
    if (name !== undefined) times.set(name, (times.get(name) ?? 0) + 1);
  }
  const senders = [...times.values()];
  const sent = senders.reduce((sum, n) => sum + n, 0);
  // Few send, and most of them more than once.
  const isChat = sent >= FEWEST && senders.length <= sent / 2;
  if (!isChat && !areAlone) return { lines: [...lines], left };
  const out = lines.map((line, i) => {
    if (areAlone && alone[i]) {
      left.push({ kind: 'time', text: line });
      return '';
    }
    const found = isChat ? read[i] : null;
    if (!found) return line;
    left.push({ kind: 'time', text: found.stamp });
    return found.name === null ? found.words : `**${found.name.replace(EMPHASIS, '')}:** ${found.words}`;
  });
  return { lines: out, left };
}
