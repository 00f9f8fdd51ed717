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
  runKey,
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
    const run = nextRun({ time: '09:00', zone: 'Pacific/Apia', weekdays: everyDay }, at('2011-12-29T20:00:00Z'));
    expect(run.date).toBe('2011-12-31');
  });
});

describe('the next run', () => {
  it('is later today, or tomorrow once today’s moment is over', () => {
    const when = { time: '09:00', zone: 'Europe/Berlin', weekdays: everyDay };
    expect(nextRun(when, at('2026-11-24T07:59:00Z'))).toEqual({ date: '2026-11-24', at: at('2026-11-24T08:00:00Z') });
    expect(nextRun(when, at('2026-11-24T08:00:00Z')).date).toBe('2026-11-25');
  });
  it('keeps to the chosen weekdays', () => {
    const mondays = { time: '09:00', zone: 'UTC', weekdays: 1 };
    expect(nextRun(mondays, at('2026-11-24T00:00:00Z')).date).toBe('2026-11-30');
    expect(nextRun(mondays, at('2026-11-23T09:00:00Z')).date).toBe('2026-11-30');
  });
  it('comes on a leap day', () => {
    expect(nextRun({ time: '12:00', zone: 'UTC', weekdays: everyDay }, at('2028-02-28T12:00:00Z')).date).toBe(
      '2028-02-29',
    );
  });
  it('waits for the first date it may have', () => {
    const when = { time: '09:00', zone: 'UTC', weekdays: everyDay };
    expect(nextRun(when, at('2026-11-24T00:00:00Z'), '2026-11-26').date).toBe('2026-11-26');
    expect(nextRun(when, at('2026-11-24T00:00:00Z'), '2026-11-01').date).toBe('2026-11-24');
  });

  it('comes exactly once on every local date of a year, in 30 zones, whatever the time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zonesOfTheYear),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 2024, max: 2034 }),
        (zone, minute, year) => {
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          const when = { time, zone, weekdays: everyDay };
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
          const run = nextRun({ time, zone, weekdays }, after);
          expect(run.at).toBeGreaterThan(after);
          expect(localDate(run.at, zone)).toBe(run.date);
          expect(weekdays & (1 << (Temporal.PlainDate.from(run.date).dayOfWeek - 1))).not.toBe(0);
          expect(run.at - after).toBeLessThanOrEqual(furthestRun(weekdays));
        },
      ),
      { numRuns: 500 },
    );
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
    expect(runKey('2026-11-24', 0)).toBe('202611240');
    expect(runKey('2026-11-24', 11)).toBe('20261124b');
    expect(runKey('2026-11-24', 46_655).length).toBeLessThanOrEqual(14);
  });
});

it('a local day ends where the next one begins', () => {
  expect(iso(endOfDay('2026-10-25', 'Europe/Berlin'))).toBe('2026-10-25T23:00:00.000Z');
  expect(endOfDay('2026-10-25', 'Europe/Berlin') - endOfDay('2026-10-24', 'Europe/Berlin')).toBe(25 * hour);
});
