import { Temporal } from 'temporal-polyfill';

/** When a daily post is due, as a person said it. */
export interface When {
  /** Local time, `HH:MM`. */
  time: string;
  /** IANA name. */
  zone: string;
  /** Bits, Monday = 1, Sunday = 64; at least one. */
  weekdays: number;
}

/** One run: the local date it is for (`YYYY-MM-DD`) and its moment, ms since 1970. */
export interface Run {
  date: string;
  at: number;
}

export const everyDay = 0b111_1111;

const zoned = (ms: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

/** The calendar date that people in `zone` have at `ms`. */
export const localDate = (ms: number, zone: string): string => zoned(ms, zone).toPlainDate().toString();

export const dayAfter = (date: string): string => Temporal.PlainDate.from(date).add({ days: 1 }).toString();

/** The moment at which `date` is over in `zone`. */
export const endOfDay = (date: string, zone: string): number =>
  Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;

const isOn = (date: Temporal.PlainDate, weekdays: number) => (weekdays & (1 << (date.dayOfWeek - 1))) !== 0;

/**
 * The moment of `time` on `date`, once: a time that the clocks skip comes as much later as they skip (still on that
 * date), one that they run through twice comes the first time. Null for a date that a zone leaves out altogether, as
 * Samoa did with 30 December 2011.
 */
export function momentOf(date: string, time: string, zone: string): number | null {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  // Before the gap only where the skip leads into the next date.
  for (const disambiguation of ['compatible', 'earlier'] as const) {
    const moment = wall.toZonedDateTime(zone, { disambiguation });
    if (moment.toPlainDate().toString() === date) return moment.epochMilliseconds;
  }
  return null;
}

/** The first run strictly after the moment `after`, for no date earlier than `firstDate`. */
export function nextRun(when: When, after: number, firstDate?: string): Run {
  const today = zoned(after, when.zone).toPlainDate();
  const first = firstDate ? Temporal.PlainDate.from(firstDate) : today;
  let date = Temporal.PlainDate.compare(first, today) > 0 ? first : today;
  // Eight days hold every weekday after a today that is over; the rest is for left-out dates.
  for (let days = 0; days < 16; days += 1, date = date.add({ days: 1 })) {
    if (!isOn(date, when.weekdays)) continue;
    const at = momentOf(date.toString(), when.time, when.zone);
    if (at !== null && at > after) return { date: date.toString(), at };
  }
  throw new RangeError(`no run of ${JSON.stringify(when)} in the 16 days after ${new Date(after).toISOString()}`);
}

export type Verdict =
  | 'wait'
  /** Due, and not too late. */
  | 'post'
  /** Missed by more than the window: recorded, not posted. */
  | 'too late';

/** `late`: how long after its moment a run may still be posted, ms. */
export function verdict(at: number, now: number, late: number): Verdict {
  if (now < at) return 'wait';
  return now - at <= late ? 'post' : 'too late';
}

const dayLong = 24 * 3_600_000;
/**
 * A stored next run further away than this was reckoned while the machine's clock ran ahead, ms. A new schedule may begin
 * on the day after tomorrow, in another zone.
 */
export const furthestRun = (weekdays: number): number => (weekdays === everyDay ? 4 : 16) * dayLong;

/** A run's key within its schedule: the date, and the era that counts zone changes. At most 14 characters of [a-z0-9]. */
export const runKey = (date: string, era: number): string =>
  `${date.replaceAll('-', '')}${(era % 46_656).toString(36)}`;
