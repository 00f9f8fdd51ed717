import type { Pattern } from './pattern-list.ts';

/** A text upon which a pattern may take long: each `pump` is repeated. */
export interface Attack {
  pumps: { prefix: string; pump: string }[];
  suffix: string;
}

/** CPU time of one reading of an attack of this length, ms; the least of three. */
function time({ source, flags }: Pattern, attack: Attack, length: number): number {
  const pattern = new RegExp(source, flags);
  const text = attackOf(attack, length);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3 && least > 1; i++) {
    const before = process.cpuUsage();
    pattern.lastIndex = 0;
    if (pattern.global) text.replace(pattern, '');
    else pattern.test(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
    if (least > LONG) break;
  }
  return least;
}

function attackOf({ pumps, suffix }: Attack, length: number): string {
  const one = pumps.reduce((sum, { pump }) => sum + pump.length, 0);
  const times = Math.ceil(length / Math.max(1, one));
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + suffix;
}

/** Ms that hold nobody up. */
const SHORT = 25;
const LONG = 400;
const LONGEST = 16_000;

/** Why a pattern's time grows faster than the text; null where it does not. */
export function notLinear(pattern: Pattern, verdict: Attack): string | null {
  for (const attack of attacksOn(pattern, verdict)) {
    let half = 0;
    for (let length = 250; length <= LONGEST; length *= 2) {
      const took = time(pattern, attack, length);
      const grows = length > 4000 && took > SHORT;
      if (grows && took < 3 * half) break;
      if (grows || took > LONG) return `${length} characters like ${attackOf(attack, 20)} take ${took} ms`;
      half = took;
    }
  }
  return null;
}

/** The checker's example; where it came to no verdict in its time, runs of each word of the pattern, and of usual marks. */
function attacksOn({ source }: Pattern, { pumps, suffix }: Attack): Attack[] {
  if (pumps.length > 0) return [{ pumps, suffix }];
  const words = new Set(source.match(/[a-z]{2,}|[^\\\w]/gi)?.flatMap((word) => [`${word} `, word]));
  return [
    ...words,
    'a',
    'A',
    '1',
    ' ',
    '\n',
    '.',
    '-',
    ',',
    '@',
    '"',
    '(',
    'a ',
    'A ',
    'a.',
    'a-',
    'a@',
    '1.',
    ', ',
  ].map((pump) => ({ pumps: [{ prefix: '', pump }], suffix: '\u0000' }));
}

export function tooLongFor(pattern: Pattern, verdict: Attack, most: number): string | null {
  for (const attack of attacksOn(pattern, verdict)) {
    // Something exponential would never come back from the whole of it.
    for (let length = 25; ; length = Math.min(most, length * 2)) {
      const took = time(pattern, attack, length);
      if (took > 2 * SHORT) return `${length} characters take ${took} ms`;
      if (length === most) break;
    }
  }
  return null;
}
