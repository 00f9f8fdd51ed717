import { dayOf } from './dates.ts';
import type { Header } from './header-facts.ts';
import type { Row } from './labels.ts';
import { isAnonymous, looksLikeName } from './labels.ts';
import { parseClock } from './times.ts';
import { TRANSCRIBERS } from './transcribers.ts';
import { anyOf, patternOf } from './word-sets.ts';

const { raw } = String;

const MADE = /^[\s*_()[\]-]*(?:(?:this|the|automatic(?:ally)?|machine|auto(?:-| )?generated|full)\s+){0,3}/i;
const WHAT = /^(?:transcri(?:pts?|bed|ption)|subtitles?|captions?|captioned|subtitled)\b/i;
const HOW = patternOf(
  'i',
  raw`^(?:\s+`,
  anyOf(`
    was|is|are|has been|automatically|generated|created|made|provided|produced|powered|exported|edited|done|services?`),
  ')*',
);
const BY = /^\s+(?:by|with|using|via|from|at)\s+(?:the\s+)?/i;
const PLACE = /^(?:https?:\/\/\S+|\S+\.(?:com|ai|io|org|fm|co|net)\b)/i;

/** Whether a line says who transcribed, and no more: `Transcribed by Rev.com`. */
function isCredit(line: string): boolean {
  let rest = line.slice(MADE.exec(line)?.[0].length ?? 0);
  const what = WHAT.exec(rest);
  if (!what) return false;
  rest = rest.slice(what[0].length);
  rest = rest.slice(HOW.exec(rest)?.[0].length ?? 0);
  const by = BY.exec(rest);
  if (!by) return false;
  rest = rest.slice(by[0].length);
  const [first = '', second = ''] = rest.split(/\s+/).map((word) => word.toLowerCase().replace(/[^a-z\d]/g, ''));
  return PLACE.test(rest) || TRANSCRIBERS.has(first) || TRANSCRIBERS.has(first + second);
}

const EXPORTED = /^this transcript was (?:exported|generated|created|downloaded) (?:on|from|by|at) .{4,80}$/i;
/** What services print on the last page, and what they say of themselves. */
const PRINTED = [
  /^page \d{1,4} of \d{1,4}$/i,
  /^exported [\d,]{1,9} message\(s\)$/i,
  /\(completed\s+\d{1,2}\/\d{1,2}\/\d{2,4}\)$/i,
  /^(?:sonix|trint|otter|rev|turboscribe|happy ?scribe) is (?:the|an?) .*(?:transcription|transcripts|captions)/i,
  /^(?:automatically )?convert your \w{2,5} files? to text\b/i,
  /^transcription ended after [\d:]{4,8}$/i,
  /^\*?this (?:editable )?transcript was computer.generated and might contain errors\.(?: people can .{9,60})?\*?$/i,
];
/** Nothing signs its work in more. */
const LONGEST_CREDIT = 200;
/** Rows that are not empty, from either end, among which such lines stand. */
const NEAR_END = 12;

/** What stands above lines with times (LRC): `[ti:Night]`. */
const LYRICS = /^\[(?:ti|ar|al|au|lr|by|length|offset|re|tool|ve|la)\s*:[^\]]{0,200}\]$/i;
/** `1 minute, 6 seconds`, `6초`: numbers with their units, and nothing else. */
const SPELLED = /^\d+\s?\p{L}{1,12}(?:[\s,]+(?:\p{L}{1,4}\s)?\d+\s?\p{L}{1,12}){0,2}$/u;
const MOST = 0.8;

/**
 * Lines that say once more, in words, the time on the line above: what is copied from YouTube has them for screen
 * readers.
 */
function spelledTimes(rows: readonly Row[]): number[] {
  let times = 0;
  const found: number[] = [];
  for (const [i, { label }] of rows.entries()) {
    if (label?.shape !== 'time' || label.seconds === null || label.rest.trim() !== '') continue;
    times++;
    const below = rows[i + 1]?.text.trim() ?? '';
    const numbers = SPELLED.test(below) ? (below.match(/\d+/g) ?? []).map(Number) : [];
    const inSeconds = numbers.reduce((sum, n) => sum * 60 + n, 0);
    const isSame = [inSeconds, inSeconds * 60, inSeconds * 3600].includes(Math.floor(label.seconds));
    if (numbers.length > 0 && isSame) found.push(i + 1);
  }
  return found.length >= times * MOST ? found : [];
}

const OTTER_DAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s.{4,40}?\b\d{4}\b.{0,20}?(?:[•·|]\s*(\S.{0,20}))?$/i;
const KEYWORDS = /^summary\s+keywords:?$/i;
const SPEAKERS = /^speakers:?$/i;

const MEETING = /^(\S.{0,150}?)\s+(?:\((\d{4}[-/]\d\d[-/]\d\d)\b.{0,30}\)\s+)?[-–]\s+transcript$/i;
const ATTENDEES = /^attendees:?$/i;
const BEGINS = /^(?:\p{So}\s)?transcript:?$/iu;
const LONGEST_DAY = 30;

/** "Nora Vale, Tom Reed", or one of them. */
const areNames = (text: string): boolean => text.split(/,\s*/).every((name) => looksLikeName(name));

/**
 * Google Meet's heading: `Talk (2026-03-01 …) - Transcript`, `Attendees` with all who were there, `Transcript`; or the
 * day, `Talk - Transcript`, and the first time. One of these alone may be a line of a transcript.
 */
function meetingHead(top: readonly number[], textAt: (i: number) => string): ReturnType<typeof toolLines> | null {
  const texts = top.map(textAt);
  const first = (texts[0] ?? '').length <= LONGEST_DAY ? dayOf(texts[0] ?? '') : null;
  const at = first === null ? 0 : 1;
  const title = MEETING.test(texts[at] ?? '') ? at : -1;
  const day = title < 0 ? null : first;
  const isTimed = title >= 0 && parseClock(texts[title + 1] ?? '') !== null;
  const attendees = texts.findIndex((text) => ATTENDEES.test(text));
  const begins = texts.findIndex((text) => BEGINS.test(text));
  const last = isTimed ? title : begins;
  const from = title >= 0 ? 0 : attendees;
  if (from < 0 || from > last || (from === last && !isTimed)) return null;
  // What stands between may be spoken already, unless it is said who was there.
  if (!isTimed && (attendees < Math.max(0, title) || attendees > last || attendees > title + 1)) return null;
  if (!isTimed && !texts.slice(attendees + 1, last).every(areNames)) return null;
  const [, called, written] = MEETING.exec(texts[title] ?? '') ?? [];
  const date = written === undefined ? day : dayOf(written.replaceAll('/', '-'));
  return {
    lines: new Set(top.slice(from, last + 1)),
    header: { ...(called && { title: called }), ...(date && { date }) },
  };
}

/** Fathom's second line; above it stands what the meeting is called, and its day without a year. */
const RECORDING = /^view recording - \d{1,4} mins?\b.{0,150}$/i;
const NAMED_DAY = / - \p{L}{3,12} \d{1,2}$/u;

/**
 * Lines that a transcription tool put around the words: a heading with day, keywords and speakers (Otter), a
 * signature or a note on the export (Rev and others). By row number, and what they say of the episode.
 */
export function toolLines(rows: readonly Row[]): { lines: Set<number>; header: Partial<Header> } {
  const lines = new Set<number>();
  const header: Partial<Header> = {};
  const filled = rows.flatMap(({ text, code }, i) => (text.trim() === '' || code ? [] : [i]));
  const textAt = (i: number): string => (rows[i]?.text ?? '').replace(/^\s*#{1,6}\s+|\*\*/g, '').trim();
  for (const i of new Set([...filled.slice(0, NEAR_END), ...filled.slice(-NEAR_END)])) {
    const text = textAt(i);
    const isPrinted = PRINTED.some((form) => form.test(text));
    if (text.length <= LONGEST_CREDIT && (isCredit(text) || EXPORTED.test(text) || isPrinted)) lines.add(i);
  }
  for (const i of filled.slice(0, NEAR_END)) if (LYRICS.test(textAt(i))) lines.add(i);
  for (const i of spelledTimes(rows)) lines.add(i);
  const recording = filled.slice(0, NEAR_END).find((i) => RECORDING.test(textAt(i)));
  if (recording !== undefined && NAMED_DAY.test(textAt(recording - 1)))
    return {
      lines: lines.add(recording - 1).add(recording),
      header: { title: textAt(recording - 1).replace(NAMED_DAY, '') },
    };
  const meeting = meetingHead(filled.slice(0, NEAR_END), textAt);
  if (meeting) return { lines: new Set([...lines, ...meeting.lines]), header: meeting.header };
  const top = filled.slice(0, 30);
  const keywords = top.find((i) => KEYWORDS.test(textAt(i)));
  const day = top.slice(0, 4).find((i) => OTTER_DAY.test(textAt(i)) && dayOf(textAt(i)) !== null);
  const speakers = top.find((i) => SPEAKERS.test(textAt(i)));
  // Each of these alone may be a line of a transcript; two of them are a heading.
  if ([keywords, day, speakers].filter((one) => one !== undefined).length < 2) return { lines, header };
  const takeBelow = (i: number): string[] => {
    lines.add(i);
    const taken: string[] = [];
    for (let at = i + 1; at < rows.length; at++) {
      if (textAt(at) === '' && taken.length === 0) continue;
      const isNext = [keywords, speakers, day].includes(at) || rows[at]?.label?.seconds != null;
      if (textAt(at) === '' || isNext) break;
      lines.add(at);
      taken.push(textAt(at));
    }
    return taken;
  };
  if (keywords !== undefined) takeBelow(keywords);
  if (speakers !== undefined) {
    const names = takeBelow(speakers)
      .join(', ')
      .split(/(?<!\s)\s*[,;]\s*/)
      .filter((name) => looksLikeName(name) && !isAnonymous(name));
    if (names.length > 0) header.speakers = names.map((name) => ({ name, aliases: [] }));
  }
  if (day !== undefined) {
    lines.add(day);
    header.date = dayOf(textAt(day));
    header.duration = parseClock(OTTER_DAY.exec(textAt(day))?.[1] ?? '');
    const [title, ...more] = filled.filter((i) => i < day && !lines.has(i));
    if (title !== undefined && more.length === 0 && textAt(title).length <= 200) {
      lines.add(title);
      header.title = textAt(title);
    }
  }
  return { lines, header };
}
