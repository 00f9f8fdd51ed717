import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  dayAfter,
  endOfDay,
  everyDay,
  furthestRun,
  localDate,
  momentOf,
  nextRun,
  runAt,
  runKey,
  slotOfKey,
  verdict,
} from '../../src/dailies/schedule.ts';
import { fc } from '../harness/properties.ts';
import { zonesOfTheYear } from './zones.ts';

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;
const iso = (ms: number) => new Date(ms).toISOString();
const hour = 3_600_000;

describe('the moment of a local time', () => {
  it('comes once, just after the gap, where the clocks skip it', () => {
    expect(iso(momentOf('2026-03-29', '02:30', 'Europe/Berlin') ?? 0)).toBe('2026-03-29T01:30:00.000Z');
    expect(iso(momentOf('2026-03-08', '02:00', 'America/New_York') ?? 0)).toBe('2026-03-08T07:00:00.000Z');
  });
  it('comes the first time where the clocks run through it twice', () => {
    expect(iso(momentOf('2026-10-25', '02:30', 'Europe/Berlin') ?? 0)).toBe('2026-10-25T00:30:00.000Z');
    expect(iso(momentOf('2026-04-05', '01:45', 'Australia/Lord_Howe') ?? 0)).toBe('2026-04-04T14:45:00.000Z');
  });
  it('is on its own date although the gap lies at midnight', () => {
    const moment = momentOf('2026-04-24', '00:30', 'Africa/Cairo') ?? 0;
    expect(localDate(moment, 'Africa/Cairo')).toBe('2026-04-24');
  });
  it('does not exist on a date that the zone leaves out', () => {
    expect(momentOf('2011-12-30', '09:00', 'Pacific/Apia')).toBeNull();
    const run = nextRun(
      { times: ['09:00'], zone: 'Pacific/Apia', weekdays: everyDay, monthDays: [] },
      at('2011-12-29T20:00:00Z'),
    );
    expect(run.date).toBe('2011-12-31');
  });
});

describe('the next run', () => {
  it('is later today, or tomorrow once today’s moment is over', () => {
    const when = { times: ['09:00'], zone: 'Europe/Berlin', weekdays: everyDay, monthDays: [] };
    expect(nextRun(when, at('2026-11-24T07:59:00Z'))).toEqual({
      date: '2026-11-24',
      slot: 0,
      at: at('2026-11-24T08:00:00Z'),
    });
    expect(nextRun(when, at('2026-11-24T08:00:00Z')).date).toBe('2026-11-25');
  });
  it('keeps to the chosen weekdays', () => {
    const mondays = { times: ['09:00'], zone: 'UTC', weekdays: 1, monthDays: [] };
    expect(nextRun(mondays, at('2026-11-24T00:00:00Z')).date).toBe('2026-11-30');
    expect(nextRun(mondays, at('2026-11-23T09:00:00Z')).date).toBe('2026-11-30');
  });
  it('comes on a leap day', () => {
    expect(
      nextRun({ times: ['12:00'], zone: 'UTC', weekdays: everyDay, monthDays: [] }, at('2028-02-28T12:00:00Z')).date,
    ).toBe('2028-02-29');
  });
  it('waits for the first date it may have', () => {
    const when = { times: ['09:00'], zone: 'UTC', weekdays: everyDay, monthDays: [] };
    expect(nextRun(when, at('2026-11-24T00:00:00Z'), { date: '2026-11-26', slot: 0 }).date).toBe('2026-11-26');
    expect(nextRun(when, at('2026-11-24T00:00:00Z'), { date: '2026-11-01', slot: 0 }).date).toBe('2026-11-24');
  });

  it('comes exactly once on every local date of a year, in 30 zones, whatever the time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zonesOfTheYear),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 2024, max: 2034 }),
        (zone, minute, year) => {
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          const when = { times: [time], zone, weekdays: everyDay, monthDays: [] };
          let now = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(zone).epochMilliseconds - 1;
          let date = `${year}-01-01`;
          while (date.startsWith(String(year))) {
            const run = nextRun(when, now);
            expect(run.date).toBe(date);
            expect(localDate(run.at, zone)).toBe(date);
            now = run.at;
            date = dayAfter(date);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is always later than asked for, on a chosen weekday, on its own date', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zonesOfTheYear),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 1, max: 127 }),
        fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') }),
        (zone, minute, weekdays, after) => {
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          const run = nextRun({ times: [time], zone, weekdays, monthDays: [] }, after);
          expect(run.at).toBeGreaterThan(after);
          expect(localDate(run.at, zone)).toBe(run.date);
          expect(weekdays & (1 << (Temporal.PlainDate.from(run.date).dayOfWeek - 1))).not.toBe(0);
          expect(run.at - after).toBeLessThanOrEqual(furthestRun({ weekdays, monthDays: [] }));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('several times a day and days of the month', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 8 });
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const monthDays = fc.oneof(
    fc.constant([]),
    fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 8 }),
    fc.constantFrom([-1], [1, 2, 3, 4, 5, 6, 7], [-7, -6, -5, -4, -3, -2, -1]),
  );

  it('comes at each of its moments once, in their order, in 30 zones', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zonesOfTheYear),
        minutes,
        monthDays,
        fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') }),
        (zone, chosen, days, after) => {
          const times = chosen.sort((a, b) => a - b).map(clock);
          const when = { times, zone, weekdays: everyDay, monthDays: days };
          let now = after;
          const keys = new Set<string>();
          const moments: Record<string, Set<number>> = {};
          for (let n = 0; n < 40; n += 1) {
            const run = nextRun(when, now);
            expect(run.at).toBeGreaterThan(now);
            expect(run.at - now).toBeLessThanOrEqual(furthestRun(when));
            expect(momentOf(run.date, times[run.slot] ?? '', zone)).toBe(run.at);
            expect(runAt(when, run)).toEqual(run);
            expect(runAt(when, { ...run, at: run.at + 1 })).toBeNull();
            const key = runKey(run, 35);
            expect(keys.has(key)).toBe(false);
            expect(slotOfKey(key)).toBe(run.slot);
            keys.add(key);
            const had = moments[run.date] ?? new Set();
            moments[run.date] = had.add(run.at);
            now = run.at;
          }
          // None was left out: of the dates between the first and the last, each has all of its moments.
          for (const [date, had] of Object.entries(moments).slice(1, -1)) {
            expect(had).toEqual(new Set(times.map((time) => momentOf(date, time, zone))));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('falls on the last day of a month that is too short, once', () => {
    const when = { times: ['09:00'], zone: 'UTC', weekdays: everyDay, monthDays: [30, 31] };
    const dates: string[] = [];
    for (let now = at('2027-01-29T12:00:00Z'); dates.length < 6; ) {
      const run = nextRun(when, now);
      dates.push(run.date);
      now = run.at;
    }
    expect(dates).toEqual(['2027-01-30', '2027-01-31', '2027-02-28', '2027-03-30', '2027-03-31', '2027-04-30']);
  });

  it('knows first and last weekdays of a month', () => {
    const on = (weekdays: number, days: number[]) =>
      nextRun({ times: ['09:00'], zone: 'UTC', weekdays, monthDays: days }, at('2027-03-01T12:00:00Z')).date;
    expect(on(1, [1, 2, 3, 4, 5, 6, 7])).toBe('2027-04-05');
    expect(on(16, [-7, -6, -5, -4, -3, -2, -1])).toBe('2027-03-26');
  });

  it('begins with the one of a date’s times that is left', () => {
    const when = { times: ['09:00', '12:00', '18:00'], zone: 'UTC', weekdays: everyDay, monthDays: [] };
    const begun = at('2027-03-01T00:00:00Z');
    expect(nextRun(when, begun, { date: '2027-03-01', slot: 1 })).toMatchObject({ date: '2027-03-01', slot: 1 });
    expect(nextRun(when, begun, { date: '2027-03-02', slot: 2 })).toMatchObject({ date: '2027-03-02', slot: 2 });
  });
});

describe('what becomes of a run', () => {
  const due = at('2026-11-24T08:00:00Z');
  it('waits, is posted late within the window, and is skipped after it', () => {
    expect(verdict(due, due - 1, 6 * hour)).toBe('wait');
    expect(verdict(due, due, 6 * hour)).toBe('post');
    expect(verdict(due, due + 6 * hour, 6 * hour)).toBe('post');
    expect(verdict(due, due + 6 * hour + 1, 6 * hour)).toBe('too late');
  });
  it('has a key for its date, another one after a change of zone', () => {
    expect(runKey({ date: '2026-11-24', slot: 0 }, 0)).toBe('202611240');
    expect(runKey({ date: '2026-11-24', slot: 0 }, 11)).toBe('20261124b');
    expect(runKey({ date: '2026-11-24', slot: 0 }, 46_655).length).toBeLessThanOrEqual(11);
    expect(runKey({ date: '2026-11-24', slot: 7 }, 46_655)).toBe('20261124zzz7');
  });
});

it('a local day ends where the next one begins', () => {
  expect(iso(endOfDay('2026-10-25', 'Europe/Berlin'))).toBe('2026-10-25T23:00:00.000Z');
  expect(endOfDay('2026-10-25', 'Europe/Berlin') - endOfDay('2026-10-24', 'Europe/Berlin')).toBe(25 * hour);
});
