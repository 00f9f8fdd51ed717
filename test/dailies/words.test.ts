import { describe, expect, it } from 'vitest';
import { readTime, readWeekdays, readZone, sayWeekdays, suggestZones, zoneChoices } from '../../src/dailies/words.ts';

const choices = zoneChoices();

describe('a typed time', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['09.30', '09:30'],
    ['0930', '09:30'],
    ['9am', '09:00'],
    ['9:15 PM', '21:15'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['12:30 a.m.', '00:30'],
    ['23:59', '23:59'],
    ['noon', '12:00'],
    ['Midnight', '00:00'],
    ['18h30', '18:30'],
  ])('%s is %s', (typed, time) => expect(readTime(typed)).toBe(time));
  it.each(['', '25', '24:00', '9:75', '13pm', '0am', 'soon', '9:5', '-1', '9:00:00'])('%s is none', (typed) =>
    expect(readTime(typed)).toBeNull(),
  );
});

describe('typed weekdays', () => {
  it.each([
    ['every day', 'every day'],
    ['Weekdays', 'Monday to Friday'],
    ['weekends', 'Saturday and Sunday'],
    ['mon', 'Monday'],
    ['mon, wed and fri', 'Monday, Wednesday and Friday'],
    ['Mon-Thu, Sat', 'Monday, Tuesday, Wednesday, Thursday and Saturday'],
    ['fri - mon', 'Monday, Friday, Saturday and Sunday'],
    ['tuesdays thursdays', 'Tuesday and Thursday'],
    ['monday to friday', 'Monday to Friday'],
  ])('%s is %s', (typed, said) => expect(sayWeekdays(readWeekdays(typed) ?? 0)).toBe(said));
  it.each(['', 'someday', 'm', 'mon, blursday', 'mon-wed-fri'])('%s is none', (typed) =>
    expect(readWeekdays(typed)).toBeNull(),
  );
});

describe('a typed zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['berlin', 'Europe/Berlin'],
    ['New York', 'America/New_York'],
    ['san francisco', 'America/Los_Angeles'],
    ['San Francisco (America/Los_Angeles)', 'America/Los_Angeles'],
    ['sao paulo', 'America/Sao_Paulo'],
    ['Bengaluru', 'Asia/Kolkata'],
    ['utc', 'UTC'],
  ])('%s is %s', (typed, zone) => expect(readZone(typed, choices)).toBe(zone));
  it.each(['', 'Mars/Olympus', 'CEST', '+02:00'])('%s is none', (typed) => expect(readZone(typed, choices)).toBeNull());

  it('offers something useful before the first letter, the reader’s own zone first', () => {
    expect(suggestZones('', choices, 'de')[0]?.zone).toBe('Europe/Berlin');
    expect(suggestZones('', choices, 'xx').length).toBeGreaterThan(10);
  });
  it('offers cities and zones by any part, at most 25, best first, each of them readable again', () => {
    expect(suggestZones('mum', choices, 'en-US')[0]).toEqual({ name: 'Mumbai (Asia/Kolkata)', zone: 'Asia/Kolkata' });
    expect(suggestZones('york', choices, 'en-US')[0]?.zone).toBe('America/New_York');
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      const offered = suggestZones(letter, choices, 'en-US');
      expect(offered.length).toBeLessThanOrEqual(25);
      for (const { name, zone } of offered) expect(readZone(name, choices)).toBe(zone);
    }
  });
});
