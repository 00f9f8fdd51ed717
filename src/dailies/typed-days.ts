import { languages, type Words } from '../replies/words/index.ts';

/** What the words of a language for days of the month are in English, as `readDays` reads them. */
const meanings: Record<keyof Words['typedDays'], string> = {
  first: 'first',
  second: 'second',
  third: 'third',
  fourth: 'fourth',
  last: 'last',
  lastDay: 'last day',
  every: 'every',
  day: 'day',
  ofMonth: 'of month',
  month: 'month',
  a: 'a',
  monthly: 'monthly',
  nothing: '',
};

const known = new Map(
  languages.flatMap(({ words: { typedDays } }) =>
    (Object.keys(meanings) as (keyof typeof meanings)[]).flatMap((key) =>
      typedDays[key].split(/,\s*/).map((one): [string, string] => [one, meanings[key]]),
    ),
  ),
);
known.delete('');
/** No blanks stand between words in these letters: the longest are looked for first. */
const unspaced = [...known].filter(([one]) => /[\u3040-\u9fff]/.test(one)).sort(([a], [b]) => b.length - a.length);

const isDigit = (letter = '') => letter >= '0' && letter <= '9';

/**
 * Typed days with what is known of them in English, in any language of the bot: `am 3.` → `3.`, `毎月第1月曜日` →
 * `every month first 月曜日`. What is not known stays, so that nobody takes it for something else.
 */
export function daysInEnglish(typed: string, isWeekday: (word: string) => boolean): string {
  let words = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[月火水木金土日]曜日?/g, ' $& ')
    .replace(/(\d)日/g, '$1 ');
  for (const [said, meant] of unspaced)
    words = words.replaceAll(said, (_, at: number, all: string) =>
      // `第1` in `第11` is another number.
      isDigit(said.at(-1)) && isDigit(all[at + said.length]) ? said : ` ${meant} `,
    );
  const parts = words.match(/[^\s,;&+/、・]+|[,;&+/、・]/g) ?? [];
  const english: string[] = [];
  for (let n = 0; n < parts.length; n += 1) {
    const part = parts[n] ?? '';
    const [next = '', overNext = ''] = parts.slice(n + 1, n + 3);
    const two = known.get(`${part} ${next}`);
    if (two !== undefined) n += 1;
    // “Segunda” is both Monday and the second: the second only before another day.
    const isBeforeDay = isWeekday(next.replace(/-feiras?$/, '')) && !known.has(`${next} ${overNext}`);
    const one = isWeekday(part) && !isBeforeDay ? part : (known.get(part) ?? part);
    // “Día 3” is a date, “3 días” is none.
    english.push(two ?? (one === 'day' && /^\d/.test(next) ? '' : one));
  }
  return english.filter(Boolean).join(' ');
}
