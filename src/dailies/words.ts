import { everyDay, type When } from './schedule.ts';
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

function dayIndex(word: string): number {
  if (word.length < 2) return -1;
  return dayNames.findIndex((name) => name.toLowerCase().startsWith(word.replace(/s$/, '')));
}

/** `weekdays`, `mon, wed and fri`, `Mon-Thu, Sat` → bits (Monday = 1); null where a part is no weekday. */
export function readWeekdays(typed: string): number | null {
  const words = typed
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\s*(?:\bto\b|[-–])\s*/g, '-');
  const whole = groups[words];
  if (whole !== undefined) return whole;
  let bits = 0;
  for (const part of words.split(/\s*(?:,|;|\band\b|&|\+|\/)\s*|\s/).filter(Boolean)) {
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

/** `every day`, `Monday to Friday`, `Monday, Wednesday and Friday`. */
export function sayWeekdays(bits: number): string {
  if (bits === everyDay) return 'every day';
  if (bits === groups.weekdays) return 'Monday to Friday';
  if (bits === groups.weekends) return 'Saturday and Sunday';
  const names = dayNames.filter((_, day) => bits & (1 << day));
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** `every day at 09:00, Europe/Berlin`. */
export const sayWhen = (when: When): string => `${sayWeekdays(when.weekdays)} at ${when.time}, ${sayZone(when.zone)}`;
