import { parseClock } from './times.ts';

/** A time as it stands in a line: a clock or seconds, alone or in brackets. Of a range the beginning counts. */
export interface TimeMark {
  seconds: number;
  /** Index behind the mark. */
  end: number;
  /** True where brackets stand around it, so that it can hardly be something said. */
  wrapped: boolean;
}

const CLOCK = /(?:\d{1,3}[:：])?\d{1,3}[:：]\d{2}(?:[.,]\d{1,6}|[:;]\d{2}(?=[\s\]]|$))?(?![\p{L}\d])/uy;
const SECONDS = /\d{1,6}(?:\.\d{1,6})?s(?![\p{L}\d])/uy;
const SQUARE = /\\?([[({【（［〔])([^\][(){}【】（）［］〔〕\n]{1,60}?)\\?[\])}】）］〕]/y;
const CODE = /`([^`\n]{1,40})`/y;
const ANGLE = /<([^<>\n]{1,60})>/y;
const RANGE = /(?<!\s)\s*(?:-{1,2}>|[-–—~〜→]|\sto\s)\s*/;
const BARE_RANGE = /[^\S\n]*(?:-{1,2}>|[-–—~〜→]|to(?=\s))[^\S\n]*/y;
const SPELLED = /^(?:(\d{1,2}) ?h)? ?(?:(\d{1,3}) ?m(?:in)?)? ?(?:(\d{1,2}) ?s(?:ec)?)?$/;

const stick = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/**
 * Seconds of one time without brackets; null for anything else. `1.5` alone is a number, unless `decimals` are times
 * here.
 */
function parseTime(text: string, decimals: boolean): number | null {
  const bare = text.trim().replaceAll('：', ':');
  const frames = /^(\d{1,3}:\d{1,2}:\d{2})[:;]\d{2}$/.exec(bare)?.[1];
  const clock = parseClock(frames ?? bare.replace(/([.,]\d{3})\d+$/, '$1'));
  if (clock !== null) return clock;
  if (/^\d{1,6}(?:\.\d{1,6})?s$/.test(bare) || (decimals && /^\d{1,6}\.\d{1,6}$/.test(bare)))
    return Number.parseFloat(bare);
  const spelled = bare === '' ? null : SPELLED.exec(bare);
  if (!spelled || (spelled[2] === undefined && spelled[3] === undefined)) return null;
  const [, hours = 0, minutes = 0, seconds = 0] = spelled;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** What stands in brackets as a time: `00:06`, `0.50s - 6.00s`, `1:02:03 --> 1:02:09`, `1m30s`. */
function parseWrapped(inside: string): number | null {
  const parts = inside.split(RANGE);
  if (parts.length > 2) return null;
  const [from, to] = parts.map((part) => parseTime(part, parts.length === 2));
  return from === undefined || from === null || to === null ? null : from;
}

/** The time that stands at `at` of a line; null where there is none. */
export function readTimeMark(text: string, at: number): TimeMark | null {
  const first = readOne(text, at);
  if (!first) return null;
  // The other end of a range is no time of its own.
  const dash = stick(BARE_RANGE, text, first.end)?.[0];
  const until = dash === undefined ? null : readOne(text, first.end + dash.length);
  return until && until.wrapped === first.wrapped ? { ...first, end: until.end } : first;
}

function readOne(text: string, at: number): TimeMark | null {
  const c = text.charAt(at);
  if (c >= '0' && c <= '9') {
    const found = stick(CLOCK, text, at)?.[0] ?? stick(SECONDS, text, at)?.[0];
    const seconds = found === undefined ? null : parseTime(found, false);
    return found === undefined || seconds === null ? null : { seconds, end: at + found.length, wrapped: false };
  }
  const wrapped = stick(c === '<' ? ANGLE : c === '`' ? CODE : SQUARE, text, at);
  const seconds = wrapped ? parseWrapped(wrapped[2] ?? wrapped[1] ?? '') : null;
  return !wrapped || seconds === null ? null : { seconds, end: at + wrapped[0].length, wrapped: true };
}
