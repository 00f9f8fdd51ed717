import { everyDay, type When } from './schedule.ts';

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
export const sayWhen = (when: When): string => `${sayWeekdays(when.weekdays)} at ${when.time}, ${when.zone}`;

/** Cities that people name and that give no zone its name. */
const cities: Record<string, string> = {
  'San Francisco': 'America/Los_Angeles',
  'Los Angeles': 'America/Los_Angeles',
  Seattle: 'America/Los_Angeles',
  Portland: 'America/Los_Angeles',
  'San Diego': 'America/Los_Angeles',
  'Las Vegas': 'America/Los_Angeles',
  'Silicon Valley': 'America/Los_Angeles',
  'Salt Lake City': 'America/Denver',
  Austin: 'America/Chicago',
  Dallas: 'America/Chicago',
  Houston: 'America/Chicago',
  Minneapolis: 'America/Chicago',
  'New Orleans': 'America/Chicago',
  Boston: 'America/New_York',
  'Washington DC': 'America/New_York',
  Miami: 'America/New_York',
  Atlanta: 'America/New_York',
  Philadelphia: 'America/New_York',
  Pittsburgh: 'America/New_York',
  Montreal: 'America/Toronto',
  Ottawa: 'America/Toronto',
  Calgary: 'America/Edmonton',
  Brasília: 'America/Sao_Paulo',
  'Rio de Janeiro': 'America/Sao_Paulo',
  'São Paulo': 'America/Sao_Paulo',
  Medellín: 'America/Bogota',
  Guadalajara: 'America/Mexico_City',
  Edinburgh: 'Europe/London',
  Manchester: 'Europe/London',
  Munich: 'Europe/Berlin',
  Hamburg: 'Europe/Berlin',
  Frankfurt: 'Europe/Berlin',
  Cologne: 'Europe/Berlin',
  Leipzig: 'Europe/Berlin',
  Geneva: 'Europe/Zurich',
  Basel: 'Europe/Zurich',
  Milan: 'Europe/Rome',
  Naples: 'Europe/Rome',
  Barcelona: 'Europe/Madrid',
  Porto: 'Europe/Lisbon',
  Rotterdam: 'Europe/Amsterdam',
  'The Hague': 'Europe/Amsterdam',
  Antwerp: 'Europe/Brussels',
  Lyon: 'Europe/Paris',
  Marseille: 'Europe/Paris',
  Gothenburg: 'Europe/Stockholm',
  Kraków: 'Europe/Warsaw',
  'St Petersburg': 'Europe/Moscow',
  Ankara: 'Europe/Istanbul',
  'Tel Aviv': 'Asia/Jerusalem',
  'Abu Dhabi': 'Asia/Dubai',
  Mumbai: 'Asia/Kolkata',
  Delhi: 'Asia/Kolkata',
  'New Delhi': 'Asia/Kolkata',
  Bangalore: 'Asia/Kolkata',
  Bengaluru: 'Asia/Kolkata',
  Chennai: 'Asia/Kolkata',
  Hyderabad: 'Asia/Kolkata',
  Pune: 'Asia/Kolkata',
  Islamabad: 'Asia/Karachi',
  Lahore: 'Asia/Karachi',
  Beijing: 'Asia/Shanghai',
  Shenzhen: 'Asia/Shanghai',
  Guangzhou: 'Asia/Shanghai',
  Hanoi: 'Asia/Ho_Chi_Minh',
  Osaka: 'Asia/Tokyo',
  Kyoto: 'Asia/Tokyo',
  Busan: 'Asia/Seoul',
  Canberra: 'Australia/Sydney',
  Wellington: 'Pacific/Auckland',
  Christchurch: 'Pacific/Auckland',
  Abuja: 'Africa/Lagos',
  'Cape Town': 'Africa/Johannesburg',
  Pretoria: 'Africa/Johannesburg',
  Alexandria: 'Africa/Cairo',
};

// Names that the platform accepts but leaves out of its list.
const alsoKnown = [
  'UTC',
  'Asia/Kolkata',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Europe/Kyiv',
  'America/Argentina/Buenos_Aires',
];

const fold = (words: string) =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9+]+/g, ' ')
    .trim();

export interface ZoneChoice {
  /** `Europe/Berlin`, or `San Francisco (America/Los_Angeles)`. */
  name: string;
  zone: string;
}

/** Every zone of the platform and the cities above, to be made once and handed to the functions below. */
export function zoneChoices(): ZoneChoice[] {
  const zones = [...new Set([...alsoKnown, ...Intl.supportedValuesOf('timeZone')])].sort();
  return [
    ...zones.map((zone) => ({ name: zone, zone })),
    ...Object.entries(cities).map(([city, zone]) => ({ name: `${city} (${zone})`, zone })),
  ];
}

/** The zone that is meant by what was typed: a zone's name in any case, a city, or a choice's whole name; null where it is none. */
export function readZone(typed: string, choices: ZoneChoice[]): string | null {
  const wanted = fold(typed);
  if (!wanted) return null;
  const exact = choices.find(({ name }) => fold(name) === wanted);
  if (exact) return exact.zone;
  const byCity = choices.filter(({ name }) => cityOf(name) === wanted);
  if (byCity.length > 0) return byCity[0]?.zone ?? null;
  try {
    // Aliases such as `US/Pacific`; abbreviations and fixed offsets keep no daylight saving time, so they are not taken.
    if (!typed.includes('/')) return null;
    return new Intl.DateTimeFormat('en', { timeZone: typed.trim() }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

const cityOf = (name: string) => fold((name.split(' (')[0] ?? name).split('/').at(-1) ?? name);

/** Common zones for an empty field; first the one that most people of a Discord language live in. */
export function suggestZones(typed: string, choices: ZoneChoice[], locale: string): ZoneChoice[] {
  const wanted = fold(typed);
  if (!wanted) {
    const first = [homes[locale] ?? homes[locale.split('-')[0] ?? ''], ...common].filter((zone) => zone !== undefined);
    return [...new Set(first)].map((zone) => ({ name: zone, zone }));
  }
  const rank = ({ name }: ZoneChoice) => {
    const all = fold(name);
    const city = cityOf(name);
    if (all === wanted || city === wanted) return 0;
    if (city.startsWith(wanted)) return 1;
    if (all.startsWith(wanted)) return 2;
    if (all.split(' ').some((word) => word.startsWith(wanted))) return 3;
    return all.includes(wanted) ? 4 : 9;
  };
  return choices
    .map((choice) => ({ choice, at: rank(choice) }))
    .filter(({ at }) => at < 9)
    .sort((a, b) => a.at - b.at)
    .map(({ choice }) => choice)
    .slice(0, 25);
}

const homes: Record<string, string> = {
  'en-US': 'America/New_York',
  'en-GB': 'Europe/London',
  de: 'Europe/Berlin',
  fr: 'Europe/Paris',
  it: 'Europe/Rome',
  nl: 'Europe/Amsterdam',
  pl: 'Europe/Warsaw',
  'pt-BR': 'America/Sao_Paulo',
  'es-ES': 'Europe/Madrid',
  'es-419': 'America/Mexico_City',
  'sv-SE': 'Europe/Stockholm',
  tr: 'Europe/Istanbul',
  ru: 'Europe/Moscow',
  uk: 'Europe/Kyiv',
  hi: 'Asia/Kolkata',
  ja: 'Asia/Tokyo',
  ko: 'Asia/Seoul',
  'zh-CN': 'Asia/Shanghai',
  'zh-TW': 'Asia/Taipei',
};
const common = [
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/New_York',
  'America/Toronto',
  'America/Sao_Paulo',
  'UTC',
  'Europe/London',
  'Europe/Paris',
  'Europe/Berlin',
  'Europe/Istanbul',
  'Africa/Lagos',
  'Africa/Johannesburg',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];
