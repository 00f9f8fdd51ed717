/**
 * Months by the first letters of their names in the languages that feeds and file names are written in, folded to
 * ASCII.
 */
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(?:jan|gen|ene|sty|led)/, 1],
  [/^(?:feb|fev|feu|lut|uno)/, 2],
  [/^(?:mar|maerz|mrz|mrt|maa)/, 3],
  [/^(?:apr|avr|abr|kwi|dub)/, 4],
  [/^(?:may|mai|mei|mag|maj)/, 5],
  [/^(?:jun|juin|giu|cze)/, 6],
  [/^(?:jul|juil|lug|lip)/, 7],
  [/^(?:aug|aou|ago|sie|srp)/, 8],
  [/^(?:sep|set|wrz|zar)/, 9],
  [/^(?:oct|okt|ott|out|paz|rij)/, 10],
  [/^(?:nov|lis)/, 11],
  [/^(?:dec|dez|dic|des|gru|pro)/, 12],
];

const monthOf = (word: string): number | null => {
  const folded = word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return MONTHS.find(([name]) => name.test(folded))?.[1] ?? null;
};

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

const YEAR_FIRST = /(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/;
const COMPACT = /^\D{0,2}(\d{4})(\d{2})(\d{2})(?!\d)/;
const DAY_MONTH_YEAR =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+|of\s+)?(\p{L}{3,12})\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2})(?!\d|:)/u;
const MONTH_DAY_YEAR = /(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;
const DOTTED = /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/;
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
  m = DAY_MONTH_YEAR.exec(given);
  const month = m ? monthOf(m[2] ?? '') : null;
  if (m && month !== null) return isoDay(wholeYear(m[3] ?? ''), month, Number(m[1]));
  m = MONTH_DAY_YEAR.exec(given);
  const named = m ? monthOf(m[1] ?? '') : null;
  if (m && named !== null) return isoDay(Number(m[3]), named, Number(m[2]));
  m = DOTTED.exec(given);
  if (m) return isoDay(Number(m[3]), Number(m[2]), Number(m[1]));
  m = SLASHED.exec(given);
  if (!m) return null;
  const [first, second, year] = [Number(m[1]), Number(m[2]), Number(m[3])];
  const both = [isoDay(year, second, first), isoDay(year, first, second)].filter((one) => one !== null);
  return both.length === 1 || both[0] === both[1] ? (both[0] ?? null) : null;
}
