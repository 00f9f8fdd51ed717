import { languages, type Said, type Words, wordsFor } from '../replies/words/index.ts';
import { everyDay, type When } from './schedule.ts';
import { daysInEnglish } from './typed-days.ts';
import { sayZone } from './zones.ts';

export { readZone, suggestZones, zoneChoices } from './zones.ts';

/** Reads what people type for times, weekdays and zones, and says them back. */

/** `9`, `9:30`, `09.30`, `9am`, `9:30 pm`, `noon`, `midnight` → `HH:MM`; null where it is no time. */
export function readTime(typed: string): string | null {
  const words = typed.trim().toLowerCase().replaceAll('.m.', 'm').replaceAll('a.m', 'am').replaceAll('p.m', 'pm');
  if (words === 'noon') return '12:00';
  if (words === 'midnight') return '00:00';
  const match = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm|uhr|h|o'clock)?$/.exec(words);
  if (!match) return null;
  let hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  const half = match[3];
  if (half === 'am' || half === 'pm') {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  }
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const groups: Record<string, number> = {
  'every day': everyDay,
  everyday: everyDay,
  daily: everyDay,
  all: everyDay,
  weekdays: 0b001_1111,
  workdays: 0b001_1111,
  weekends: 0b110_0000,
  weekend: 0b110_0000,
};

/** What the bot itself says of whole weeks, in each of its languages. */
for (const { words } of languages) {
  groups[words.when.everyDay] = everyDay;
  groups[words.when.mondayToFriday] = 0b001_1111;
  groups[words.when.weekend] = 0b110_0000;
}

/** Names of days in the bot's languages, long and short, and as they are said of every week. */
const namedDays = new Map(
  languages.flatMap(({ words: { locale } }) =>
    (['long', 'short'] as const).flatMap((weekday) => {
      const name = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
      return dayNames.flatMap((_, day): [string, number][] => {
        // 1 January 2024 was a Monday.
        const said = name
          .format(Date.UTC(2024, 0, 1 + day))
          .toLowerCase()
          .replace('.', '')
          .replace('-feira', '');
        return [said, `${said}s`, said.replace(/曜日$/, '曜')].map((one) => [one, day]);
      });
    }),
  ),
);
/** Between days, and before them. */
const between = new Set('and und et y e le los el às aos'.split(' '));

function dayIndex(word: string): number {
  const known = namedDays.get(word);
  if (known !== undefined) return known;
  if (word.length < 2) return -1;
  return dayNames.findIndex((name) => name.toLowerCase().startsWith(word.replace(/s$/, '')));
}

/** `weekdays`, `mon, wed and fri`, `Mon-Thu, Sat`, `lundi` → bits (Monday = 1); null where a part is no weekday. */
export function readWeekdays(typed: string): number | null {
  const words = typed
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\s*(?:\bto\b|[-–])\s*/g, '-');
  const whole = groups[words];
  if (whole !== undefined) return whole;
  let bits = 0;
  const parts = words
    .replace(/-feiras?/g, '')
    .replace(/^毎週/, '')
    .split(/[\s,;&+/、・]+/)
    .filter((part) => part !== '' && !between.has(part));
  for (const part of parts) {
    const group = groups[part];
    if (group !== undefined) {
      bits |= group;
      continue;
    }
    const [from, to, ...more] = part.split('-');
    const first = dayIndex(from ?? '');
    const last = to === undefined ? first : dayIndex(to);
    // `mon-wed-fri` may be three days or five.
    if (first < 0 || last < 0 || more.length > 0) return null;
    for (let day = first; ; day = (day + 1) % 7) {
      bits |= 1 << day;
      if (day === last) break;
    }
  }
  return bits === 0 ? null : bits;
}

/** Of each day, and of a message that says them. */
export const mostTimes = 8;
const mostMonthDays = 8;

/** `9:00`, `9, 13:30 and 6 pm`, `9 et 18` → `HH:MM` each, the earliest first; null where one is no time, or there are too many. */
export function readTimes(typed: string): string[] | null {
  const times = typed.split(/(?<!\s)\s*(?:[,;&、]|\b(?:and|und|et|y|e)\b)\s*/).map(readTime);
  const sorted = [...new Set(times)].sort();
  return sorted.length <= mostTimes && sorted.every((one) => one !== null) ? sorted : null;
}

/** As `readTimes` reads them. */
export const typedTimes = (times: readonly string[]): string => wordsFor(null).list(times);

const ordinals = ['first', 'second', 'third', 'fourth'];
const last = 'last';
const daysOfWeek = (nth: number): number[] =>
  Array.from({ length: 7 }, (_, n) => (nth < 0 ? n - 7 : (nth - 1) * 7 + n + 1));
const nthOf = (word: string): number => {
  if (word === last) return -1;
  return ordinals.indexOf(word) + 1 || Number(/^(\d{1,2})(?:st|nd|rd|th|er|e|\.?[oa]?)$/.exec(word)?.[1] ?? 0);
};
const filler = new Set('on the of each every in a month months day days'.split(' '));

type Days = Pick<When, 'weekdays' | 'monthDays'>;

/** Is it said how far apart the days are, as in `every 3 days`, `every second Monday`, `2 a month`? No date follows from that. */
function isInterval(words: string): boolean {
  const parts = words.split(/[\s,;&+/()]+/).filter(Boolean);
  const ofMonth = parts.includes('month');
  return parts.some((part, n) => {
    const nth = nthOf(part);
    if (nth === 0) return false;
    const counts = /^\d+$/.test(part);
    const next = parts[n + 1];
    if (next === 'a' || next === 'an' || next === 'month' || next === 'months') return true;
    const isDay = next === 'day' || next === 'days';
    if (isDay && counts) return true;
    if (nth < 2 || !/^(?:every|each)$/.test(parts[n - 1] ?? '')) return false;
    // Every second Monday is none of the month's, unless it says so.
    if (isDay) return true;
    if (ofMonth) return false;
    return next === undefined ? counts || ordinals.includes(part) : readWeekdays(next) !== null;
  });
}

/**
 * As `readWeekdays`; and `monthly`, `1st and 15th`, `last day of the month`, `first and third Monday`. Null where it is
 * none of these, or could not be said back.
 */
export function readDays(typed: string): Days | null {
  const days = daysIn(typed);
  const again = days && daysIn(typedDays(days));
  return days && again && again.weekdays === days.weekdays && again.monthDays.join() === days.monthDays.join()
    ? days
    : null;
}

function daysIn(typed: string): Days | null {
  const weekly = readWeekdays(typed);
  if (weekly !== null) return { weekdays: weekly, monthDays: [] };
  const words = daysInEnglish(typed, (word) => namedDays.has(word));
  if (isInterval(words)) return null;
  if (words === 'monthly' || /^(?:every|each) month$/.test(words)) return { weekdays: everyDay, monthDays: [1] };
  const parts = words.split(/[\s,;&+/、・]+/).filter((part) => part !== '' && !between.has(part) && !filler.has(part));
  if (nthOf(parts[0] ?? '') === 0) return null;
  // “The first Monday and the first Friday” goes on with another pair.
  const pairs: { nths: number[]; days: string[] }[] = [];
  for (const part of parts) {
    const nth = nthOf(part);
    const open = pairs.at(-1);
    if (nth === 0) open?.days.push(part);
    else if (open?.days.length === 0) open.nths.push(nth);
    else pairs.push({ nths: [nth], days: [] });
  }
  if (pairs[0]?.days.length === 0) {
    const monthDays = [...new Set(pairs[0].nths)].sort((a, b) => a - b);
    return monthDays.length <= mostMonthDays && monthDays.every((day) => day <= 31)
      ? { weekdays: everyDay, monthDays }
      : null;
  }
  const said = pairs.map(({ nths, days }) => ({ nths, weekdays: readWeekdays(days.join(' ')) }));
  const nths = [...new Set(pairs.flatMap((one) => one.nths))];
  const weekdays = said.reduce((all, one) => all | (one.weekdays ?? 0), 0);
  const daysOf = (nth: number) =>
    said.reduce((all, one) => all | (one.nths.includes(nth) ? (one.weekdays ?? 0) : 0), 0);
  const isRead = said.every((one) => one.weekdays !== null) && nths.every((nth) => nth <= ordinals.length);
  if (!isRead || nths.some((nth) => daysOf(nth) !== weekdays)) return null;
  return { weekdays, monthDays: nths.flatMap(daysOfWeek).sort((a, b) => a - b) };
}

/** In the words of a language. */
export function sayDays({ weekdays, monthDays }: Days, { when }: Words): string {
  const days = dayNames.map((_, day) => day).filter((day) => weekdays & (1 << day));
  if (monthDays.length === 0) {
    if (weekdays === everyDay) return when.everyDay;
    if (weekdays === groups.weekdays) return when.mondayToFriday;
    return weekdays === groups.weekends ? when.weekend : when.onWeekdays(days);
  }
  const inOrder = [...monthDays.filter((day) => day > 0), ...monthDays.filter((day) => day < 0)];
  if (weekdays === everyDay)
    return when.onDaysOfMonth(
      inOrder,
      inOrder.some((day) => day > 28),
    );
  const weeks = [1, 2, 3, 4, -1].filter((nth) => daysOfWeek(nth).every((day) => monthDays.includes(day)));
  return when.onWeekdaysOfMonth(weeks, days);
}

/** As `readDays` reads them. */
export const typedDays = (days: Days): string => sayDays(days, wordsFor(null));

/** `every day at 09:00 and 18:00, Europe/Berlin`; of what cannot be read, that. */
export const sayWhen = (when: When & { broken?: Said }, words: Words): string =>
  when.broken?.(words) ?? words.when.at(sayDays(when, words), words.list(when.times), sayZone(when.zone));
