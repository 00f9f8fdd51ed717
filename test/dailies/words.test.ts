import { describe, expect, it } from 'vitest';
import {
  readDays,
  readTime,
  readTimes,
  readWeekdays,
  readZone,
  sayDays,
  sayWhen,
  suggestZones,
  typedDays,
  zoneChoices,
} from '../../src/dailies/words.ts';

import { languages, wordsFor } from '../../src/replies/words/index.ts';
import { fc } from '../harness/properties.ts';

const choices = zoneChoices();
const en = wordsFor(null);

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
  ])('%s is %s', (typed, said) => expect(typedDays({ weekdays: readWeekdays(typed) ?? 0, monthDays: [] })).toBe(said));
  it.each(['', 'someday', 'm', 'mon, blursday', 'mon-wed-fri'])('%s is none', (typed) =>
    expect(readWeekdays(typed)).toBeNull(),
  );
});

it('says a fixed offset as people write it', () => {
  expect(sayWhen({ times: ['09:00'], weekdays: 127, monthDays: [], zone: 'Etc/GMT-2' }, en)).toBe(
    'every day at 09:00, UTC+2',
  );
  expect(sayWhen({ times: ['09:00'], weekdays: 127, monthDays: [], zone: 'Europe/Berlin' }, en)).toBe(
    'every day at 09:00, Europe/Berlin',
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
    // Abbreviations and names of time mean the place that has them, summer time and all.
    ['EST', 'America/New_York'],
    ['pt', 'America/Los_Angeles'],
    ['Pacific Daylight Time', 'America/Los_Angeles'],
    ['CEST', 'Europe/Berlin'],
    ['BST', 'Europe/London'],
    ['AEDT', 'Australia/Sydney'],
    ['Brasilia Time', 'America/Sao_Paulo'],
    ['berlin time', 'Europe/Berlin'],
    // Countries and parts of them, in any of Discord's languages.
    ['UK', 'Europe/London'],
    ['Deutschland', 'Europe/Berlin'],
    ['the Netherlands', 'Europe/Amsterdam'],
    ['España', 'Europe/Madrid'],
    ['日本', 'Asia/Tokyo'],
    ['Ontario', 'America/Toronto'],
    ['Texas', 'America/Chicago'],
    // Cities: the larger one, unless it is said where.
    ['Atlanta', 'America/New_York'],
    ['Kraków', 'Europe/Warsaw'],
    ['Portland', 'America/Los_Angeles'],
    ['Portland, Maine', 'America/New_York'],
    ['london ontario', 'America/Toronto'],
    ['München', 'Europe/Berlin'],
    ['Fort Worth', 'America/Chicago'],
    ['Saint Louis', 'America/Chicago'],
    ['vegas', 'America/Los_Angeles'],
    // Their former names, and those that others give them.
    ['Bombay', 'Asia/Kolkata'],
    ['Leningrad', 'Europe/Moscow'],
    ['Constantinople', 'Europe/Istanbul'],
    ['Canton', 'Asia/Shanghai'],
    ['Firenze', 'Europe/Rome'],
    ['Londres', 'Europe/London'],
    ['부산', 'Asia/Seoul'],
    ['Ceylon', 'Asia/Colombo'],
    // Regions, and the words for what comes from there.
    ['Bavaria', 'Europe/Berlin'],
    ['Bayern', 'Europe/Berlin'],
    ['Tamil Nadu', 'Asia/Kolkata'],
    ['Normandy', 'Europe/Paris'],
    ['Washington State', 'America/Los_Angeles'],
    ['state of ohio', 'America/New_York'],
    ['TX', 'America/Chicago'],
    ['german time', 'Europe/Berlin'],
    ['Swiss', 'Europe/Zurich'],
    ['SE', 'Europe/Stockholm'],
    ['US East', 'America/New_York'],
    ['eastern us', 'America/New_York'],
    // Names that the zone database keeps for old programs.
    ['PST8PDT', 'America/Los_Angeles'],
    ['America/NewYork', 'America/New_York'],
    // Offsets, which the zone database counts the other way round.
    ['UTC+5.5', 'Asia/Kolkata'],
    ['GMT+2', 'Etc/GMT-2'],
    ['UTC-5', 'Etc/GMT+5'],
    ['utc −3', 'Etc/GMT+3'],
    ['+02:00', 'Etc/GMT-2'],
    ['+05:30', 'Asia/Kolkata'],
    ['GMT', 'UTC'],
    // What was offered, sent as it was shown.
    ['Europe/Berlin, now 12:00', 'Europe/Berlin'],
    ['UTC−5 (Etc/GMT+5), now 07:00', 'Etc/GMT+5'],
  ])('%s is %s', (typed, zone) => expect(readZone(typed, choices)).toBe(zone));
  it.each(['', 'Mars/Olympus', 'USA', 'Russia', 'GMT+15', '+03:20', 'xyzzy', '12', 'CA', 'north', 'Europe', 'local'])(
    '%s is none',
    (typed) => expect(readZone(typed, choices)).toBeNull(),
  );

  it('offers something useful before the first letter, the reader’s own zone first', () => {
    expect(suggestZones('', choices, 'de')[0]?.zone).toBe('Europe/Berlin');
    expect(suggestZones('', choices, 'xx').length).toBeGreaterThan(10);
  });
  it('offers cities and zones by any part, at most 25, best first, each of them readable again', () => {
    expect(suggestZones('mum', choices, 'en-US')[0]).toEqual({ name: 'Mumbai (Asia/Kolkata)', zone: 'Asia/Kolkata' });
    expect(suggestZones('york', choices, 'en-US')[0]?.zone).toBe('America/New_York');
    expect(suggestZones('est', choices, 'en-US')[0]).toEqual({
      name: 'EST (America/New_York)',
      zone: 'America/New_York',
    });
    expect(suggestZones('bomb', choices, 'en-US')).toContainEqual({
      name: 'Bombay (Asia/Kolkata)',
      zone: 'Asia/Kolkata',
    });
    const inCalifornia = { name: 'CA (America/Los_Angeles)', zone: 'America/Los_Angeles' };
    const offeredForCa = suggestZones('ca', choices, 'en-US');
    expect(offeredForCa[0]).toEqual(inCalifornia);
    expect(offeredForCa.map(({ zone }) => zone)).toContain('America/Toronto');
    expect(suggestZones('usa', choices, 'en-US').map(({ zone }) => zone)).toContain('America/Denver');
    for (const letter of [...'abcdefghijklmnopqrstuvwxyz', 'gmt', '+1', 'ü', '日']) {
      const offered = suggestZones(letter, choices, 'en-US');
      expect(offered.length).toBeLessThanOrEqual(25);
      for (const { name, zone } of offered) expect(readZone(name, choices)).toBe(zone);
    }
  });
});

describe('typed times of a day', () => {
  it.each([
    ['9', ['09:00']],
    ['18:30, 9', ['09:00', '18:30']],
    ['9am, noon and 6 pm', ['09:00', '12:00', '18:00']],
    ['9; 9:00', ['09:00']],
    ['9, 25:00', null],
    ['', null],
    ['1,2,3,4,5,6,7,8,9', null],
  ])('%s', (typed, read) => {
    expect(readTimes(typed)).toEqual(read);
  });
});

describe('typed days of the month', () => {
  const first = [1, 2, 3, 4, 5, 6, 7];
  const last = [-7, -6, -5, -4, -3, -2, -1];
  it.each([
    ['monthly', 127, [1]],
    ['1st and 15th', 127, [1, 15]],
    ['on the 31st of each month', 127, [31]],
    ['every month on the 3rd', 127, [3]],
    ['last day of the month', 127, [-1]],
    ['15 and the last day', 127, [-1, 15]],
    ['first Monday', 1, first],
    ['the 1st monday of every month', 1, first],
    ['first and third Tuesday', 2, [...first, 15, 16, 17, 18, 19, 20, 21]],
    ['last Friday of the month', 16, last],
    ['weekdays', 31, []],
  ])('%s', (typed, weekdays, monthDays) => {
    expect(readDays(typed)).toEqual({ weekdays, monthDays });
  });
  it.each(['32nd', 'Monday 1st', 'fifth Monday', 'first blursday', 'the', '0', 'first Monday and third Friday'])(
    'does not guess at %s',
    (typed) => {
      expect(readDays(typed)).toBeNull();
    },
  );
  it.each([
    'every 2 days',
    'each 3 days',
    'in 5 days',
    'every second day',
    'every 2nd day of the month',
    'every second',
    'every 10',
    'every other day',
    'every third Thursday',
    'every 2nd weekend',
    'every 2 weeks',
    'every 3 months',
    'every second month',
    'every 2 months on the 1st',
    '2 a month',
    '4 days a month',
  ])('takes no distance for a date: %s', (typed) => {
    expect(readDays(typed)).toBeNull();
  });
  it.each([
    ['every second Monday of the month', 1, [8, 9, 10, 11, 12, 13, 14]],
    ['every first Monday', 1, first],
    ['every last Friday', 16, last],
    ['every last day of the month', 127, [-1]],
    ['every 15th', 127, [15]],
    ['every 1st and 15th', 127, [1, 15]],
  ])('still reads %s', (typed, weekdays, monthDays) => {
    expect(readDays(typed)).toEqual({ weekdays, monthDays });
  });
  it.each(['first and third mon-sun', 'first to third Monday', '1st 2nd 3rd Mon-Sun'])(
    'refuses what it could not say back: %s',
    (typed) => {
      expect(readDays(typed)).toBeNull();
    },
  );
  it('says back what it reads', () => {
    const days = fc.oneof(
      fc.record({
        weekdays: fc.constant(127),
        monthDays: fc
          .uniqueArray(fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant(-1)), { minLength: 1, maxLength: 8 })
          .map((list) => list.sort((a, b) => a - b)),
      }),
      fc.record({
        weekdays: fc.integer({ min: 1, max: 126 }),
        monthDays: fc.constantFrom(first, last, [...last, ...first, 22, 23, 24, 25, 26, 27, 28]),
      }),
      fc.record({ weekdays: fc.integer({ min: 1, max: 127 }), monthDays: fc.constant([]) }),
    );
    fc.assert(
      fc.property(days, (one) => {
        expect(readDays(typedDays(one))).toEqual(one);
      }),
    );
  });
});

describe.each(languages)('in $name', ({ words }) => {
  it('says each schedule in its own words', () => {
    const said = (weekdays: number, monthDays: number[] = []) => sayDays({ weekdays, monthDays }, words);
    const all = [
      ...Array.from({ length: 127 }, (_, n) => said(n + 1)),
      said(127, [1]),
      said(127, [15, -1]),
      said(127, [31]),
      said(1, [1, 2, 3, 4, 5, 6, 7]),
      said(1, [-7, -6, -5, -4, -3, -2, -1]),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(all.join()).not.toMatch(/undefined|NaN|Invalid/);
  });
  it('reads back the times that it says', () => {
    const times = ['09:00', '13:30', '18:00'];
    expect(readTimes(words.list(times))).toEqual(times);
  });
  it('reads back the days of the week that it says', () => {
    for (let weekdays = 1; weekdays < 128; weekdays += 1) {
      const days = { weekdays, monthDays: [] };
      expect(readDays(sayDays(days, words)), sayDays(days, words)).toEqual(days);
    }
  });
  it('reads what it gives as examples of days', () => {
    const quoted = words.setUp.noDays('x').matchAll(/[“„«「`]\s*([^“”„«»「」`]+?)\s*[”“»」`]/gu);
    const given = [...quoted].map(([, one = '']) => one).filter((one) => one !== 'x');
    expect(given.length).toBeGreaterThan(4);
    expect(given.filter((one) => readDays(one) === null)).toEqual([]);
  });
  it('reads back the days of the month that it says', () => {
    const weeks = (nth: number) => Array.from({ length: 7 }, (_, n) => (nth < 0 ? n - 7 : (nth - 1) * 7 + n + 1));
    const all = [
      ...[[1], [2], [3], [-1], [1, 15], [-1, 15, 31], [2, 3, 4, 21]].map((monthDays) => ({ weekdays: 127, monthDays })),
      ...[[1], [2], [3], [4], [-1], [1, 3], [-1, 2, 4]].flatMap((nths) =>
        Array.from({ length: 126 }, (_, n) => ({ weekdays: n + 1, monthDays: nths.flatMap(weeks) })),
      ),
    ];
    for (const days of all) expect(readDays(sayDays(days, words)), sayDays(days, words)).toEqual(days);
  });
});

describe('days of the month in its other languages', () => {
  const first = [1, 2, 3, 4, 5, 6, 7];
  const second = first.map((day) => day + 7);
  it.each([
    ['am 3.', 127, [3]],
    ['3. und 17.', 127, [3, 17]],
    ['jeden Monat am 3.', 127, [3]],
    ['am letzten Tag des Monats', 127, [-1]],
    ['Monatsende', 127, [-1]],
    ['erster Montag im Monat', 1, first],
    ['jeden ersten Do im Monat', 8, first],
    ['monatlich', 127, [1]],
    ['le 3', 127, [3]],
    ['le 1er et le 15 du mois', 127, [1, 15]],
    ['les 1er et 3e jours du mois', 127, [1, 3]],
    ['le premier lundi du mois', 1, first],
    ['le dernier jour', 127, [-1]],
    ['chaque mois', 127, [1]],
    ['el día 3', 127, [3]],
    ['el 1.º y el 15 de cada mes', 127, [1, 15]],
    ['el primer lunes del mes', 1, first],
    ['último día del mes', 127, [-1]],
    ['dia 3', 127, [3]],
    ['dia 1º e 15 do mês', 127, [1, 15]],
    ['na segunda segunda-feira do mês', 1, second],
    ['primeira e segunda segunda do mês', 1, [...first, ...second]],
    ['na segunda terça do mês', 2, second],
    ['último dia do mês', 127, [-1]],
    ['3日', 127, [3]],
    ['毎月３日と１７日', 127, [3, 17]],
    ['第1月曜', 1, first],
    ['毎月第2日曜日', 64, second],
    ['月末', 127, [-1]],
  ])('%s', (typed, weekdays, monthDays) => {
    expect(readDays(typed)).toEqual({ weekdays, monthDays });
  });
  it.each([
    'alle 3 Tage',
    'jeden zweiten Montag',
    'jeden 2. Tag',
    '2 pro Monat',
    'tous les 3 jours',
    'chaque deuxième lundi',
    '2 par mois',
    'cada 3 días',
    '2 al mes',
    'a cada 3 dias',
    '3日ごと',
    '3日に1回',
    '第11日',
    '第15日',
    '第12月曜',
    'am 3. April',
    'le 3 avril',
    '3月3日',
  ])('does not guess at %s', (typed) => {
    expect(readDays(typed)).toBeNull();
  });
});

it.each([
  ['Montag', 1],
  ['Mo-Fr', 31],
  ['Di, Do', 10],
  ['tous les jours', 127],
  ['lun-ven', 31],
  ['martes, jueves', 10],
  ['seg-sex', 31],
  ['terça, quinta', 10],
  ['sábados', 32],
  ['火、木', 10],
  ['月-金', 31],
])('reads days in its other languages: %s', (typed, bits) => {
  expect(readWeekdays(typed)).toBe(bits);
});
