/** Times as Discord writes them, on the local Discord's clock. Pure: `now` is passed in, in milliseconds since 1970. */

import type { TimeStyle } from './markdown/parse.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How `<t:…:style>` is shown. `locale` is a BCP 47 tag; times stand in the browser's time zone. */
export function stampText(milliseconds: number, style: TimeStyle, now: number, locale: string): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return 'Invalid date';
  const as = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options).format(date);
  switch (style) {
    case 't':
      return as({ timeStyle: 'short' });
    case 'T':
      return as({ timeStyle: 'medium' });
    case 'd':
      return as({ dateStyle: 'short' });
    case 'D':
      return as({ dateStyle: 'long' });
    case 'f':
      return as({ dateStyle: 'long', timeStyle: 'short' });
    case 'F':
      return as({ dateStyle: 'full', timeStyle: 'short' });
    case 's':
      return as({ dateStyle: 'short', timeStyle: 'short' });
    case 'S':
      return as({ dateStyle: 'short', timeStyle: 'medium' });
    case 'R':
      return relativeText(milliseconds, now, locale);
  }
}

/** "in 3 hours", "2 days ago", rounded to the largest unit that fits. */
export function relativeText(milliseconds: number, now: number, locale: string): string {
  const distance = milliseconds - now;
  const size = Math.abs(distance);
  // From where on, in milliseconds, a unit is used: 59 and a half minutes are an hour already.
  const units: [Intl.RelativeTimeFormatUnit, length: number, from: number][] = [
    ['year', 365 * day, 350 * day],
    ['month', 30 * day, 29.5 * day],
    ['day', day, 23.5 * hour],
    ['hour', hour, 59.5 * minute],
    ['minute', minute, 59.5 * 1000],
  ];
  const [unit, length] = units.find(([, , from]) => size >= from) ?? ['second', 1000];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(distance / length), unit);
}

const dayKey = (milliseconds: number) => new Date(milliseconds).toDateString();

export const sameDay = (one: number, other: number) => dayKey(one) === dayKey(other);

/** Beside an author's name: "Today at 09:00", "Yesterday at 09:00", else the short date. */
export function postedText(milliseconds: number, now: number, locale: string): string {
  const time = stampText(milliseconds, 't', now, locale);
  if (sameDay(milliseconds, now)) return `Today at ${time}`;
  if (sameDay(milliseconds, now - day)) return `Yesterday at ${time}`;
  if (sameDay(milliseconds, now + day)) return `Tomorrow at ${time}`;
  return `${stampText(milliseconds, 'd', now, locale)} ${time}`;
}

/** "2 days, 3 hours ahead", for a clock that was moved; empty when it runs with the machine's. */
export function offsetText(offset: number): string {
  const size = Math.abs(offset);
  if (size < minute) return '';
  const days = Math.floor(size / day);
  const hours = Math.floor((size % day) / hour);
  const minutes = Math.floor((size % hour) / minute);
  const parts = [
    days > 0 && `${days} ${days === 1 ? 'day' : 'days'}`,
    hours > 0 && `${hours} ${hours === 1 ? 'hour' : 'hours'}`,
    days === 0 && minutes > 0 && `${minutes} min`,
  ].filter(Boolean);
  return `${parts.join(', ')} ${offset > 0 ? 'ahead' : 'behind'}`;
}
