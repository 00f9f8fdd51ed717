import { lazy } from '../../lazy.ts';

/** How a language counts, and writes numbers, dates and lists. */
export interface Formats {
  number(n: number): string;
  /** `15 September 2022`; what is not a full date is shown as it stands. */
  date(iso: string): string;
  /** `one, two and three` */
  list(items: readonly string[]): string;
  /** The name of a day of the week: Monday is 0. */
  weekday(day: number): string;
  /** The form that goes with a number, which stands for its `#`: `count(1, '# episode', '# episodes')`. */
  count(n: number, one: string, other?: string): string;
}

/** `number`: where numbers are not written as the language usually does. */
export function formats(locale: string, number?: (n: number) => string): Formats {
  const plurals = lazy(() => new Intl.PluralRules(locale));
  const lists = lazy(() => new Intl.ListFormat(locale));
  const dates = lazy(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
  const days = lazy(() => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }));
  const numbers = lazy(() => new Intl.NumberFormat(locale));
  const write = number ?? ((n: number) => numbers().format(n));
  return {
    number: (n) => numbers().format(n),
    date(iso) {
      const date = new Date(`${iso}T00:00:00Z`);
      return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(date.getTime()) ? dates().format(date) : iso;
    },
    list: (items) => lists().format(items),
    // 1 January 2024 was a Monday.
    weekday: (day) => days().format(Date.UTC(2024, 0, 1 + day)),
    // Some languages take none for one: “eine Stelle” may stand for one alone.
    count: (n, one, other = one) =>
      (plurals().select(n) === 'one' && (n === 1 || one.includes('#')) ? one : other).replaceAll('#', write(n)),
  };
}
