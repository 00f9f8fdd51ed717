import { Temporal } from 'temporal-polyfill';

/** When a daily post is due, as a person said it. */
export interface When {
  /** Local times, `HH:MM`, the earliest first; at least one. */
  times: string[];
  /** IANA name. */
  zone: string;
  /** Bits, Monday = 1, Sunday = 64; at least one. */
  weekdays: number;
  /**
   * Days of the month, from 1, or from its end, from -1; empty: all. What a month is too short for falls on its last day.
   * With weekdays, both must fit: Mondays of 1 to 7 are first Mondays.
   */
  monthDays: readonly number[];
}

/** One run: the local date it is for (`YYYY-MM-DD`), which of that date's times it is (from 0), its moment, ms since 1970. */
export interface Run {
  date: string;
  slot: number;
  at: number;
}

export const everyDay = 0b111_1111;

const zoned = (ms: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

const takes = (read: () => unknown): boolean => {
  try {
    read();
    return true;
  } catch {
    return false;
  }
};
/** Does this machine know the zone? Which there are differs from one version of Node.js to the next. */
export const isZone = (zone: string): boolean => takes(() => zoned(0, zone));
/** `YYYY-MM-DD`. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && takes(() => Temporal.PlainDate.from(text, { overflow: 'reject' }));
/** `HH:MM`. */
export const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

/** The calendar date that people in `zone` have at `ms`. */
export const localDate = (ms: number, zone: string): string => zoned(ms, zone).toPlainDate().toString();

export const dayAfter = (date: string): string => Temporal.PlainDate.from(date).add({ days: 1 }).toString();

/** Is `date` the day of an earlier year's `then`? Both `YYYY-MM-DD`; what is no full date has no anniversary. */
export const isAnniversary = (then: string | null, date: string): boolean =>
  then?.length === date.length && then < date && then.slice(4) === date.slice(4);

/** The moment at which `date` is over in `zone`. */
export const endOfDay = (date: string, zone: string): number =>
  Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;

function isOn(date: Temporal.PlainDate, { weekdays, monthDays }: When): boolean {
  if ((weekdays & (1 << (date.dayOfWeek - 1))) === 0) return false;
  const { day, daysInMonth } = date;
  return (
    monthDays.length === 0 ||
    monthDays.some((one) => (one > 0 ? Math.min(one, daysInMonth) : daysInMonth + 1 + one) === day)
  );
}

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

/**
 * A stored run as the schedule has it: of its date's times the one at its moment. Null where it has none then: the zone's
 * rules are others by now, or an older version of the bot, which knew of one time a day and of no days of the month,
 * moved it on.
 */
export function runAt(when: When, { date, slot, at }: Run): Run | null {
  if (!isOn(Temporal.PlainDate.from(date), when)) return null;
  const moments = when.times.map((time) => momentOf(date, time, when.zone));
  const its = moments[slot] === at ? slot : moments.indexOf(at);
  return its < 0 ? null : { date, slot: its, at };
}

/** The first run of a date after the moment `after`, and of those from `slot` on; null where the date has none. */
function runOn(date: string, { times, zone }: When, after: number, slot: number): Run | null {
  const runs = times.flatMap((time, n) => {
    const at = n < slot ? null : momentOf(date, time, zone);
    return at !== null && at > after ? [{ date, slot: n, at }] : [];
  });
  // Where the clocks skip, a later time may come first.
  return runs.sort((a, b) => a.at - b.at)[0] ?? null;
}

// First Mondays are five weeks apart at most; a date that a zone leaves out may be the only one of its month.
const longestSearch = 65;

/**
 * The first run strictly after the moment `after`, for no date earlier than that of `first`, and of that date's times none
 * before its slot.
 */
export function nextRun(when: When, after: number, first?: Pick<Run, 'date' | 'slot'>): Run {
  const today = zoned(after, when.zone).toPlainDate();
  const earliest = first ? Temporal.PlainDate.from(first.date) : today;
  let date = Temporal.PlainDate.compare(earliest, today) > 0 ? earliest : today;
  for (let days = 0; days < longestSearch; days += 1, date = date.add({ days: 1 })) {
    if (!isOn(date, when)) continue;
    const day = date.toString();
    const run = runOn(day, when, after, day === first?.date ? first.slot : 0);
    if (run) return run;
  }
  throw new RangeError(`no run of ${JSON.stringify(when)} after ${new Date(after).toISOString()}`);
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
export const furthestRun = ({ weekdays, monthDays }: Pick<When, 'weekdays' | 'monthDays'>): number => {
  if (monthDays.length > 0) return longestSearch * dayLong;
  return (weekdays === everyDay ? 4 : 16) * dayLong;
};

/**
 * A run's key within its schedule: the date, the era that counts zone changes, and which post of that date it is, which
 * stays the same whatever becomes of its times. At most 12 characters of [a-z0-9]; those of first posts have at most 11.
 */
export const runKey = ({ date, slot }: Pick<Run, 'date' | 'slot'>, era: number): string => {
  const sign = (era % 46_656).toString(36);
  return `${date.replaceAll('-', '')}${slot === 0 ? sign : `${sign.padStart(3, '0')}${slot.toString(36)}`}`;
};

/** The slot that a run's key tells. */
export const slotOfKey = (key: string): number => (key.length === 12 ? Number.parseInt(key.at(-1) ?? '0', 36) : 0);
