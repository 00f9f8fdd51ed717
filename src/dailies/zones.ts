import { createRequire } from 'node:module';
import { rawTimeZones } from '@vvo/tzdb';
import type { CityData } from 'city-timezones';
import { placesBeginning, readPlaces, zoneOfPlace } from './places.ts';

/**
 * Reads time zones as people type them: a zone's name, a city, a country, an abbreviation, an offset. What may mean
 * several zones is one of them only where most people who type it live in it; the others are offered beside it.
 */

const require = createRequire(import.meta.url);

export interface ZoneChoice {
  /** `Europe/Berlin`, or `San Francisco (America/Los_Angeles)`. */
  name: string;
  zone: string;
}

type City = CityData & { zone: string };

/** All that zones go by. */
interface Names {
  /** Every zone of the platform, then the cities of the world, the largest first. */
  readonly choices: readonly (ZoneChoice & { words: string; city: string; large: boolean })[];
  /** What is typed (folded) → the zone that is meant. */
  readonly meant: ReadonlyMap<string, string>;
  /** Names that are meant so where nothing else is: “Brasilia Time”. */
  readonly alternatives: ReadonlyMap<string, string>;
  /** As of `readPlaces`. */
  readonly places: string;
  /** The two letters of a state of the US → its zone. */
  readonly states: ReadonlyMap<string, string>;
  /** A city's name (folded) → those called so, the largest first. */
  readonly named: ReadonlyMap<string, readonly City[]>;
  /** A country's code → its zones, the one most people live in first, and the share who do, 0–1. */
  readonly countries: ReadonlyMap<string, { zones: string[]; share: number }>;
  /** A country's name (folded, in every language that Discord speaks) → its code. */
  countryCalled(name: string): string | undefined;
}

/** `Los Angeles` and `los_angeles` → `los angeles`, `São Paulo` → `sao paulo`, `Fort Worth` → `ft worth`. */
export function fold(words: string): string {
  const plain = /^[ -~]*$/.test(words)
    ? words
    : words
        .normalize('NFKD')
        .replace(/([a-z])\p{M}+/giu, '$1')
        .normalize('NFC');
  return plain
    .toLowerCase()
    .replace(/(?<=\p{L})['’‘ʻ`´](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}+]+/gu, ' ')
    .replace(/(?<![\p{L}\p{M}])(?:saint|sankt|sint|fort|mount)(?= .)/gu, (word) => shortened[word] ?? 'st')
    .trim();
}
const shortened: Record<string, string> = { fort: 'ft', mount: 'mt' };

// Names that the platform accepts but leaves out of its list.
const alsoKnown = [
  'UTC',
  'Asia/Kolkata',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Europe/Kyiv',
  'America/Argentina/Buenos_Aires',
];

// Abbreviations as most who write English mean them: the platform takes EST for Panama and BST for Dhaka. The name of
// summer time means the place, not an offset that would be wrong in winter.
const spoken: Record<string, string> = {
  UTC: 'utc, gmt, z, zulu, coordinated universal, universal, greenwich mean, greenwich',
  'Europe/London': 'bst, british, uk, gb, britain, great britain, england, scotland, wales, northern ireland',
  'Europe/Dublin': 'irish, eire',
  'Europe/Lisbon': 'wet, west, western european',
  'Europe/Berlin': 'cet, cest, mez, mesz, met, central european, central europe, nrw',
  'Europe/Athens': 'eet, eest, eastern european',
  'Europe/Moscow': 'msk, russian',
  'Europe/Istanbul': 'trt, turkey, turkish',
  'Europe/Amsterdam': 'holland',
  'Europe/Prague': 'czech republic',
  'America/New_York':
    'est, edt, et, eastern, us eastern, us east, east coast, us east coast, nyc, dc, washington, washington dc',
  'America/Chicago': 'cst, cdt, ct, central, us central, midwest',
  'America/Denver': 'mst, mdt, mt, mountain, us mountain',
  'America/Phoenix': 'arizona',
  'America/Los_Angeles':
    'pst, pdt, pt, pacific, us pacific, us west, west coast, us west coast, la, sf, bay area, silicon valley, washington state',
  'America/Anchorage': 'akst, akdt, akt, alaska, alaskan',
  'Pacific/Honolulu': 'hst, hawaii, hawaiian',
  'America/Vancouver': 'bc',
  'America/Mexico_City': 'cdmx',
  'America/Halifax': 'ast, adt, atlantic, pei',
  'America/St_Johns': 'nst, ndt, newfoundland',
  'America/Sao_Paulo': 'brt, brst, brasilia, rio',
  'America/Argentina/Buenos_Aires': 'art',
  'America/Santiago': 'clt, clst',
  'America/Bogota': 'cot',
  'America/Lima': 'pet',
  'Atlantic/Canary': 'canary islands, canaries, canarias',
  'Africa/Johannesburg': 'sast',
  'Africa/Lagos': 'wat',
  'Africa/Nairobi': 'eat',
  'Africa/Maputo': 'cat',
  'Asia/Jerusalem': 'idt, holy land',
  'Asia/Dubai': 'gst, gulf, uae',
  'Asia/Riyadh': 'ksa, saudi',
  'Asia/Karachi': 'pkt',
  'Asia/Kolkata': 'ist, india, indian',
  'Asia/Kathmandu': 'npt',
  'Asia/Bangkok': 'ict, indochina',
  'Asia/Jakarta': 'wib',
  'Asia/Singapore': 'sgt, sst singapore',
  'Asia/Hong_Kong': 'hkt, hk',
  'Asia/Manila': 'pht',
  'Asia/Shanghai': 'prc, china, beijing, 北京, 上海, 中国',
  'Asia/Taipei': 'cst taiwan, 台北',
  'Asia/Tokyo': 'jst, 東京, 东京, 日本',
  'Asia/Seoul': 'kst, korea, 서울',
  'Australia/Perth': 'awst',
  'Australia/Adelaide': 'acst, acdt',
  'Australia/Brisbane': 'qld',
  'Australia/Sydney': 'aest, aedt, aet, nsw, australian eastern, australia eastern',
  'Pacific/Auckland': 'nzst, nzdt, nzt',
};

// What countries were called.
const once: Record<string, string> = {
  'Africa/Abidjan': 'ivory coast',
  'Africa/Harare': 'rhodesia',
  'Africa/Johannesburg': 'swaziland',
  'Africa/Ouagadougou': 'upper volta',
  'Africa/Porto-Novo': 'dahomey',
  'Africa/Addis_Ababa': 'abyssinia',
  'Asia/Bangkok': 'siam',
  'Asia/Colombo': 'ceylon',
  'Asia/Dili': 'east timor',
  'Asia/Tehran': 'persia',
  'Asia/Yangon': 'burma',
  'Europe/Skopje': 'macedonia',
};

// Parts of countries that are on no list of provinces.
const regions: Record<string, string> = {
  'Asia/Jakarta': 'java, jawa, sumatra',
  'Asia/Kolkata': 'bengal, malabar, deccan',
  'Asia/Makassar': 'sulawesi, celebes',
  'Asia/Manila': 'luzon, visayas, mindanao',
  'Asia/Tokyo': 'kansai, kanto, tohoku, kyushu, shikoku, honshu',
  'Asia/Shanghai': 'manchuria',
  'Asia/Jerusalem': 'galilee, negev',
  'Atlantic/Stanley': 'falklands',
  'Europe/Amsterdam': 'randstad',
  'Europe/Athens': 'peloponnese, cyclades, thessaly',
  'Europe/Berlin':
    'swabia, schwaben, franconia, franken, westphalia, westfalen, rhineland, rheinland, prussia, black forest',
  'Europe/Bucharest': 'transylvania, wallachia',
  'Europe/Copenhagen': 'jutland, jylland',
  'Europe/Lisbon': 'algarve, alentejo',
  'Europe/London': 'yorkshire, sussex, midlands, east anglia, ulster, wessex, cotswolds',
  'Europe/Madrid': 'mallorca, majorca, ibiza, menorca, balearics, castile',
  'Europe/Oslo': 'svalbard',
  'Europe/Paris': 'normandy, provence, burgundy, alsace, lorraine, french riviera',
  'Europe/Prague': 'bohemia, moravia',
  'Europe/Rome': 'sicilia, toscana, puglia, south tyrol, südtirol',
  'Europe/Stockholm': 'scania',
  'Europe/Zagreb': 'dalmatia, istria',
  'Pacific/Honolulu': 'maui, oahu',
};

// Cities under the names that their own people, or their neighbours, give them.
const exonyms: Record<string, string> = {
  'Europe/Berlin': 'münchen, köln, nürnberg',
  'Europe/Vienna': 'wien',
  'Europe/Moscow': 'moskau, moscou, москва',
  'Europe/Kyiv': 'kiev, kiew, київ, киев',
  'Europe/Rome': 'roma, rom, milano, mailand, napoli, venezia, venedig',
  'Europe/Lisbon': 'lisboa, lissabon',
  'Europe/Prague': 'praha, prag',
  'Europe/Warsaw': 'warszawa, warschau',
  'Europe/Copenhagen': 'københavn, kopenhagen',
  'Europe/Brussels': 'bruxelles, brussel, brüssel',
  'Europe/Zurich': 'genève, genf',
  'Europe/Athens': 'αθήνα, athen',
  'Europe/Bucharest': 'bucurești',
  'Europe/Belgrade': 'beograd',
  'Africa/Cairo': 'القاهرة',
};

/** Words that are the whole name of some small place, and meant by hardly anybody as one. */
const vague = new Set(
  'north south east west northern southern eastern western central middle general same capital asia europe africa'.split(
    ' ',
  ),
);

/** Zones without summer time that stand for an offset in minutes which no whole hour has. */
const broken: Record<number, string> = {
  [-9 * 60 - 30]: 'Pacific/Marquesas',
  [3 * 60 + 30]: 'Asia/Tehran',
  [4 * 60 + 30]: 'Asia/Kabul',
  [5 * 60 + 30]: 'Asia/Kolkata',
  [5 * 60 + 45]: 'Asia/Kathmandu',
  [6 * 60 + 30]: 'Asia/Yangon',
  [8 * 60 + 45]: 'Australia/Eucla',
  [9 * 60 + 30]: 'Australia/Darwin',
};

/** A country counts as one zone where so many of its people live in it. */
const mostOfACountry = 0.75;
/** Smaller places are understood, but not offered before all others. People. */
const offeredFrom = 100_000;
/** A smaller place than this stands behind a larger one whose name begins or ends like it: York behind New York. People. */
const largeFrom = 500_000;

// Discord's languages, as the platform names them.
const languages =
  'en de fr es it nl pl pt sv da no fi cs hu ro bg hr el lt tr ru uk ar he hi th vi id ja ko zh-Hans zh-Hant'.split(
    ' ',
  );

const cityOf = (name: string) => fold((name.split(' (')[0] ?? name).split('/').at(-1) ?? name);

/** A fixed offset such as `GMT+2`, `UTC -5:30` or `+02:00`; the zone database counts those the other way round. */
function fixedOffset(typed: string): string | null {
  const match = /^(?:utc|gmt)?\s*([+−–-])\s*(\d{1,2})(?::?([0-5]\d)|[.,](\d{1,2}))?$/i.exec(typed.trim());
  if (!match) return null;
  const ahead = match[1] === '+';
  const part = match[4] === undefined ? Number(match[3] ?? 0) : Number(`0.${match[4]}`) * 60;
  const minutes = (ahead ? 1 : -1) * (Number(match[2]) * 60 + part);
  if (minutes % 60 !== 0) return broken[minutes] ?? null;
  const hours = Math.abs(minutes / 60);
  if (hours > (ahead ? 14 : 12)) return null;
  return hours === 0 ? 'UTC' : `Etc/GMT${ahead ? '-' : '+'}${hours}`;
}

/** A zone as people read it: `UTC+2` for what the database calls `Etc/GMT-2`. */
export function sayZone(zone: string): string {
  const fixed = /^Etc\/GMT([+-])(\d+)$/.exec(zone);
  return fixed ? `UTC${fixed[1] === '-' ? '+' : '−'}${fixed[2]}` : zone;
}

/** The platform's own spelling of a zone's name or alias, such as `US/Pacific`; null where it knows none. */
function known(name: string): string | null {
  try {
    // Abbreviations such as EST are offsets without summer time there.
    return name.includes('/')
      ? new Intl.DateTimeFormat('en', { timeZone: name.trim() }).resolvedOptions().timeZone
      : null;
  } catch {
    return null;
  }
}

/** To be made once and handed to the functions below. What is behind it is made when it is first needed. */
export type Zones = () => Names;

export function zoneChoices(places: () => string = readPlaces): Zones {
  let names: Names | undefined;
  return () => {
    names ??= gather(places());
    return names;
  };
}

function gather(places: string): Names {
  // Two megabytes that a bot whose zones are all set needs at no time.
  const { cityMapping } = require('city-timezones') as { cityMapping: CityData[] };
  const zones = [...new Set([...alsoKnown, ...Intl.supportedValuesOf('timeZone')])].sort();
  const canonical = new Map(rawTimeZones.flatMap(({ name, group }) => group.map((alias) => [alias, name])));
  // A zone's name as this platform lists it, which may be an older one.
  const listed = new Map(zones.map((zone) => [zone, zone]));
  const platform = (zone: string): string => {
    const name = listed.get(zone) ?? known(zone) ?? zone;
    listed.set(zone, name);
    return name;
  };
  const cities = cityMapping
    .filter(({ timezone }) => typeof timezone === 'string' && timezone !== '')
    .sort((a, b) => b.pop - a.pop)
    .map((one) => ({ ...one, zone: platform(canonical.get(one.timezone) ?? one.timezone) }));

  const meant = new Map<string, string>();
  const mean = (words: string, zone: string) => {
    const key = fold(words);
    if (key !== '' && !meant.has(key)) meant.set(key, zone);
  };
  const meanAsPlace = (words: string, zone: string) => {
    if (!vague.has(fold(words))) mean(words, zone);
  };
  for (const table of [spoken, exonyms, once, regions]) {
    for (const [zone, names] of Object.entries(table)) for (const name of names.split(', ')) mean(name, zone);
  }
  for (const zone of zones) mean(zone.split('/').at(-1) ?? zone, zone);
  for (const { name, mainCities } of rawTimeZones)
    for (const city of mainCities) if (city.length > 2) mean(city, platform(name));
  // `PST8PDT`, `NZ`, `Eire`: names that the zone database keeps for old programs.
  for (const [alias, name] of canonical) if (!alias.includes('/')) mean(alias, platform(name));
  const named = new Map<string, City[]>();
  for (const one of cities) {
    for (const key of new Set([fold(one.city), fold(one.city_ascii)])) {
      const there = named.get(key);
      if (there) there.push(one);
      else named.set(key, [one]);
    }
  }

  const people = new Map<string, Map<string, number>>();
  const living = (area: string, zone: string, count: number) => {
    const there = people.get(area) ?? new Map<string, number>();
    people.set(area, there.set(zone, (there.get(zone) ?? 0) + count));
  };
  for (const { iso2, province, zone, pop } of cities) {
    living(`country ${iso2}`, zone, pop);
    if (province) living(`province ${fold(province)}`, zone, pop);
  }
  for (const { countryCode, name } of rawTimeZones) living(`country ${countryCode}`, platform(name), 1);
  const nations = new Set(cityMapping.map(({ country }) => fold(country)));
  const countries = new Map<string, { zones: string[]; share: number }>();
  for (const [area, there] of people) {
    const sorted = [...there].sort((a, b) => b[1] - a[1]);
    const all = sorted.reduce((sum, [, count]) => sum + count, 0);
    const share = (sorted[0]?.[1] ?? 0) / all;
    const [kind = '', name = ''] = [area.slice(0, area.indexOf(' ')), area.slice(area.indexOf(' ') + 1)];
    if (kind === 'country' && /^[A-Z]{2}$/.test(name))
      countries.set(name, { zones: sorted.map(([zone]) => zone), share });
    else if (kind === 'province' && sorted[0] && share >= mostOfACountry && !nations.has(name)) {
      // A city of that name elsewhere is meant where more people live in it.
      if (all > (named.get(name)?.[0]?.pop ?? 0)) meanAsPlace(name, sorted[0][0]);
    }
  }
  const iso3 = new Map(cityMapping.map(({ iso2, iso3: long }) => [long?.toLowerCase() ?? '', iso2]));
  const alternatives = new Map(
    rawTimeZones
      .map(({ name, alternativeName }) => [withoutTime(fold(alternativeName)), platform(name)] as const)
      .reverse(),
  );
  const states = new Map(
    cities
      .filter(({ state_ansi: state }) => state)
      .reverse()
      .map(({ state_ansi: state, zone }) => [state?.toLowerCase() ?? '', zone]),
  );

  let called: Map<string, string> | undefined;
  const shown = (name: string, zone: string, large = true) => ({
    name,
    zone,
    words: fold(name),
    city: cityOf(name),
    large,
  });
  return {
    choices: [
      ...zones.map((zone) => shown(zone, zone)),
      ...distinct(cities.filter(({ pop, city, zone }) => pop >= offeredFrom && cityOf(zone) !== fold(city))).map(
        ({ city, zone, pop }) => shown(`${city} (${zone})`, zone, pop >= largeFrom),
      ),
    ],
    meant,
    alternatives,
    places,
    states,
    named,
    countries,
    // Made when it is first needed: thirty languages take a tenth of a second.
    countryCalled(name) {
      called ??= new Map(
        languages.flatMap((language) => {
          const names = new Intl.DisplayNames(language, { type: 'region' });
          return [...countries.keys()].map((code) => [fold(names.of(code) ?? code), code] as const);
        }),
      );
      const code = name.toUpperCase();
      return called.get(name) ?? (countries.has(code) ? code : iso3.get(name));
    },
  };
}

/** The larger of two cities of one name in one zone. */
function distinct<T extends { city: string; zone: string }>(cities: readonly T[]): T[] {
  return [...new Map([...cities].reverse().map((one) => [`${one.city}|${one.zone}`, one])).values()].reverse();
}

/** `pacific standard time` → `pacific`. */
const withoutTime = (words: string) =>
  words.replace(/(?: (?:standard|daylight|summer|winter))?(?: time)?(?: zone)?$/, '').trim();

/** `the netherlands`, `state of ohio`, `boston area` → their names. */
const withoutKind = (words: string) =>
  words.replace(/^(?:the )?(?:(?:city|state|province) of )?/, '').replace(/ (?:city|state|province|region|area)$/, '');

/** The zone that is meant by what was typed, or by the name of what was offered; null where it is none, or one of many. */
export function readZone(typed: string, zones: Zones): string | null {
  const all = zones();
  const offered = /^.* \(([A-Za-z0-9_/+-]+)\)(?:, now [\d:]+)?$/.exec(typed.trim())?.[1];
  if (offered !== undefined) {
    const zone =
      all.choices.find((one) => one.zone === offered)?.zone ?? (/^Etc\//.test(offered) ? known(offered) : null);
    if (zone) return zone;
  }
  const bare = typed
    .normalize('NFKC')
    .replace(/, now [\d:]+$/, '')
    .trim();
  const wanted = fold(bare);
  if (!wanted) return null;
  const exact =
    all.choices.find(({ words }) => words === wanted) ??
    (bare.includes('/')
      ? all.choices.find(({ words }) => words.replaceAll(' ', '') === wanted.replaceAll(' ', ''))
      : null);
  if (exact) return exact.zone;
  const offset = fixedOffset(bare);
  if (offset) return offset;
  for (const words of new Set([wanted, withoutTime(wanted), withoutKind(wanted)])) {
    const zone = meantBy(words, all) ?? cityIn(words, all);
    if (zone) return zone;
  }
  return known(bare) ?? known(bare.replace(/\s+/g, '_')) ?? ofTheUs(wanted, all) ?? partOf(wanted, all);
}

function meantBy(words: string, all: Names): string | null {
  const zone = all.meant.get(words);
  if (zone) return zone;
  const state = all.states.get(words);
  // `CA` may be California or Canada, so it is nobody's; it offers both.
  if (state) return all.countries.has(words.toUpperCase()) ? null : state;
  if (vague.has(words)) return null;
  return (
    zoneOfCountry(words, all) ??
    zoneOfPlace(words, all.places) ??
    all.named.get(words)?.[0]?.zone ??
    all.alternatives.get(words) ??
    null
  );
}

/** `eastern us`, `american central`: those of several countries are told apart so. */
function ofTheUs(words: string, { meant, countries }: Names): string | null {
  const zone = meant.get(words.replace(/^(?:usa?|american?) | (?:usa?|america)$/g, ''));
  return zone && countries.get('US')?.zones.includes(zone) ? zone : null;
}

/** `vegas`: a whole word of large cities that all lie in one zone. */
function partOf(words: string, { choices }: Names): string | null {
  if (words.length < 4) return null;
  const found = new Set(
    choices.filter((one) => one.large && ` ${one.words} `.includes(` ${words} `)).map(({ zone }) => zone),
  );
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** `portland maine`, `paris texas`, `london uk`: a city and where it is. */
function cityIn(words: string, { named, meant, countryCalled }: Names): string | null {
  const parts = words.split(' ');
  for (let n = parts.length - 1; n > 0; n -= 1) {
    const where = parts.slice(n).join(' ');
    for (const one of named.get(parts.slice(0, n).join(' ')) ?? []) {
      const within = [one.province, one.country, one.iso2, one.state_ansi].some((area) => area && fold(area) === where);
      if (within || countryCalled(where) === one.iso2 || (one.iso2 === 'GB' && meant.get(where) === one.zone))
        return one.zone;
    }
  }
  return null;
}

function zoneOfCountry(words: string, zones: Names): string | null {
  const country = zones.countries.get(zones.countryCalled(words) ?? '');
  return country && country.share >= mostOfACountry ? (country.zones[0] ?? null) : null;
}

/** What Discord lists at most. */
const most = 25;

/** Zones to offer, at most 25, best first; for an empty field common ones, first where most people of a Discord language live. */
export function suggestZones(typed: string, zones: Zones, locale: string): ZoneChoice[] {
  const wanted = fold(typed);
  if (!wanted) {
    const first = [homes[locale] ?? homes[locale.split('-')[0] ?? ''], ...common].filter((zone) => zone !== undefined);
    return [...new Set(first)].map((zone) => ({ name: zone, zone }));
  }
  const rank = ({ words, city, large }: { words: string; city: string; large: boolean }) => {
    if (words === wanted || city === wanted) return large ? 0 : 3;
    if (city.startsWith(wanted)) return 1;
    if (words.startsWith(wanted)) return 2;
    if (` ${words}`.includes(` ${wanted}`)) return 3;
    return wanted.length > 2 && words.includes(wanted) ? 4 : 9;
  };
  const names = zones();
  const ranked = names.choices
    .map((choice) => ({ choice, at: rank(choice) }))
    .filter(({ at }) => at < 9)
    .sort((a, b) => a.at - b.at);
  const found = ranked.filter(({ at }) => at < 4).map(({ choice }) => choice);
  const inside = ranked.filter(({ at }) => at === 4).map(({ choice }) => choice);
  // Names that are not offered before their beginning is typed.
  const begun = wanted.length < 3 ? [] : placesBeginning(wanted, names.places, most - found.length);
  // What would be understood if it were sent as it stands comes first, said as it was typed.
  const meant = /[()]/.test(typed) ? null : readZone(typed, zones);
  const shown = names.choices.find(({ city, words, zone }) => zone === meant && (city === wanted || words === wanted));
  const lead =
    meant === null || shown?.large === false
      ? []
      : [shown ?? { name: `${label(typed, meant)} (${meant})`, zone: meant }];
  const country = names.countries.get(names.countryCalled(wanted) ?? '');
  const state = names.states.get(wanted);
  const all = [
    ...lead.map(({ name, zone }) => ({ name, zone })),
    ...(state && meant === null ? [{ name: `${wanted.toUpperCase()} (${state})`, zone: state }] : []),
    ...(country?.zones ?? []).map((zone) => ({ name: zone, zone })),
    ...found.map(({ name, zone }) => ({ name, zone })),
    ...begun.map(({ name, zone }) => ({ name: `${label(name, zone)} (${zone})`, zone })),
    ...inside.map(({ name, zone }) => ({ name, zone })),
  ];
  return [...new Map(all.map((one) => [one.name, one])).values()].slice(0, most);
}

/** What was typed as a name to show, and for an offset the offset. */
const label = (typed: string, zone: string): string => {
  const offset = sayZone(zone);
  if (offset !== zone) return offset;
  const words = typed.trim().replace(/[()]/g, '').slice(0, 40);
  if (/\p{Lu}/u.test(words)) return words;
  const abbreviation =
    words.length <= 4 &&
    !words.includes(' ') &&
    Object.values(spoken).some((names) => names.split(', ').includes(words));
  return abbreviation
    ? words.toUpperCase()
    : words.replace(/(?<![\p{L}\p{M}])\p{Ll}/gu, (letter) => letter.toUpperCase());
};

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
