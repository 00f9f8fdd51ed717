/**
 * Names of months, folded to ASCII, as feeds and file names have them: English, German, French, Spanish, Italian,
 * Portuguese, Dutch, Swedish, Danish, Norwegian, Polish, Czech, Catalan, Romanian, Hungarian, Turkish, Indonesian,
 * Russian.
 */
const NAMES: readonly string[] = [
  'january januar janvier enero gennaio janeiro januari styczen stycznia leden ledna gener ianuarie ocak январь января',
  'february februar fevrier febrero febbraio fevereiro februari luty lutego unor unora februarie subat февраль февраля',
  'march marz maerz mrz mars marzo marco maart mrt marts marzec marca brezen brezna martie marcius mart maret ' +
    'март марта',
  'april avril abril aprile kwiecien kwietnia duben dubna aprilie aprilis nisan апрель апреля',
  'may mai mayo maggio maio mei maj maja kveten kvetna maig majus mayis маи мая',
  'june juni juin junio giugno junho czerwiec czerwca cerven cervna juny iunie junius haziran июнь июня',
  'july juli juillet julio luglio julho lipiec lipca cervenec cervence juliol iulie julius temmuz июль июля',
  'august aout agosto augustus augusti sierpien sierpnia srpen srpna agost augusztus agustos agustus август августа',
  'september septembre septiembre settembre setembro setembre wrzesien wrzesnia zari septembrie szeptember eylul ' +
    'сентябрь сентября',
  'october oktober octobre octubre ottobre outubro pazdziernik pazdziernika rijen rijna octombrie ekim октябрь октября',
  'november novembre noviembre novembro listopad listopada listopadu noiembrie kasim ноябрь ноября',
  'december dezember decembre diciembre dicembre dezembro desember grudzien grudnia prosinec prosince aralik ' +
    'декабрь декабря',
];
/** By the whole name. */
const MONTHS = new Map(NAMES.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)));
/** By every beginning of one of at least three letters; 0 where two months begin so. */
const SHORT = new Map<string, number>();
for (const [name, month] of MONTHS)
  for (let letters = 3; letters < name.length; letters++) {
    const short = name.slice(0, letters);
    SHORT.set(short, (SHORT.get(short) ?? month) === month ? month : 0);
  }

function monthOf(word: string): number | null {
  const folded = word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ı', 'i')
    .toLowerCase();
  return MONTHS.get(folded) ?? (SHORT.get(folded) || null);
}

/** A day that is in the calendar, as `2022-09-15`; null for any other. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2199) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** Two digits of a year mean what mail and feeds mean by them (RFC 2822, section 4.3): 1950 to 2049. */
const wholeYear = (digits: string): number => {
  const year = Number(digits);
  return digits.length > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
};

const YEAR_FIRST = /(?<!\d)(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)/;
const COMPACT = /^\D{0,2}(\d{4})(\d{2})(\d{2})(?!\d)/;
/** Seconds or milliseconds since 1970, as programs write them. */
const EPOCH = /^\s*(1\d{9})(?:\d{3})?\s*$/;
const DAY_MONTH_YEAR = new RegExp(
  String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+|d['’]|of\s+)?(\p{L}{3,12})\.?,?` +
    String.raw`[\s-]+(?:del?\s+)?['’]?(\d{4}|\d{2})(?!\d|:)`,
  'u',
);
const MONTH_DAY_YEAR = new RegExp(
  String.raw`(\p{L}{3,12})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+` +
    String.raw`(?:\d{1,2}:\d\d(?::\d\d)?\s+(?:[A-Z]{3,4}\s+)?)?(\d{4})(?!\d)`,
  'u',
);
const YEAR_MONTH_DAY = /(?<!\d)(\d{4})[\s-]+(\p{L}{3,12})\.?[\s-]+(\d{1,2})(?!\d)/u;
/** Days with a named month, and in which of their groups year, month and day stand. */
const NAMED = [
  [DAY_MONTH_YEAR, 3, 2, 1],
  [YEAR_MONTH_DAY, 1, 2, 3],
  [MONTH_DAY_YEAR, 3, 1, 2],
] as const;
const DOTTED = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/;
const SLASHED = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/;

/**
 * The day that a date names, in its writer's own time zone, in the forms that feeds, front matter and transcription
 * tools use: `2022-05-05T10:00Z`, `2022/5/5`, `20220505`, `Thu, 5 May 22 10:00:00 GMT`, `May 5, 2022`, `5. Mai 2022`,
 * `05.05.2022`. `05/06/2022` is a day only where it can be read in one way. Null for anything else: nothing is guessed.
 */
export function dayOf(text: string): string | null {
  const given = text.slice(0, 100);
  let m = YEAR_FIRST.exec(given) ?? COMPACT.exec(given);
  if (m) return isoDay(Number(m[1]), Number(m[2]), Number(m[3]));
  m = EPOCH.exec(given);
  if (m) return new Date(Number(m[1]) * 1000).toISOString().slice(0, 10);
  for (const [form, year, month, day] of NAMED) {
    m = form.exec(given);
    const named = monthOf(m?.[month] ?? '');
    if (m && named !== null) return isoDay(wholeYear(m[year] ?? ''), named, Number(m[day]));
  }
  m = DOTTED.exec(given);
  if (m) return isoDay(Number(m[3]), Number(m[2]), Number(m[1]));
  m = SLASHED.exec(given);
  if (!m) return null;
  const [first, second, year] = [Number(m[1]), Number(m[2]), Number(m[3])];
  const both = [isoDay(year, second, first), isoDay(year, first, second)].filter((one) => one !== null);
  return both.length === 1 || both[0] === both[1] ? (both[0] ?? null) : null;
}

/** Which number of `8/1/2023` is the day's: the first or the second. */
export type DayPlace = 'first' | 'second';

/** A line of front matter that dates something, with a day in slashes. */
const DATED = new RegExp(
  String.raw`^([ \t]{0,40}["']?[\w-]{0,20}(?:date|publish|release|air|record|upload)[\w-]{0,20}["']?` +
    String.raw`[ \t]{0,9}[:=][ \t]{0,9}["']?)` +
    String.raw`(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)`,
  'gim',
);

/**
 * What the days in slashes of one file's front matter say: which number is the day's, and whether one leaves it open.
 */
export interface SlashedDays {
  tells: DayPlace | 'both' | null;
  open: boolean;
}

/** Null: no day stands there in slashes. */
export function slashedDays(yaml: string): SlashedDays | null {
  let days: SlashedDays | null = null;
  for (const [, , first, second] of yaml.matchAll(DATED)) {
    days ??= { tells: null, open: false };
    const here = Number(first) > 12 ? 'first' : Number(second) > 12 ? 'second' : null;
    if (here === null) days.open = true;
    else days.tells = days.tells === null || days.tells === here ? here : 'both';
  }
  return days;
}

/**
 * Where the day stands in the dates of one folder, by those that can be read in one way only. Null: none is such, or
 * they are written in both ways.
 */
export function placeOfDay(files: Iterable<SlashedDays | null>): DayPlace | null {
  const told = new Set<DayPlace | 'both'>();
  for (const days of files) if (days && days.tells !== null) told.add(days.tells);
  const [place] = told;
  return told.size !== 1 || place === undefined || place === 'both' ? null : place;
}

/** Front matter with its days in slashes as `2023-01-08`, where it is known which number is the day's. */
export const withPlainDays = (yaml: string, place: DayPlace | null): string =>
  place === null
    ? yaml
    : yaml.replace(DATED, (whole, key: string, first: string, second: string, year: string) => {
        const [month, day] = place === 'first' ? [second, first] : [first, second];
        const iso = isoDay(Number(year), Number(month), Number(day));
        return iso === null ? whole : `${key}${iso}`;
      });
