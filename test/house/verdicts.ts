import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/paths.ts';
import { CAPPED } from './pattern-exceptions.ts';
import { keyOf, type Pattern } from './pattern-list.ts';
import { notLinear, tooLongFor } from './pattern-timing.ts';

/**
 * How the time of a pattern grows with the length of what it reads: "linear", as the checker proves; "timed", where it
 * cannot, and texts made to hold the pattern up take time in proportion; "capped at N", where they do not, but N characters
 * take no long time, and nothing longer comes to where it stands (`CAPPED`); or in words what is wrong with it.
 */
export type Verdict = string;

const capOf = ({ at }: Pattern): number => CAPPED.find(({ file }) => at.startsWith(file))?.most ?? 0;

/** Whether a pattern may stand where it stands. */
export function isGood(pattern: Pattern, verdict: Verdict): boolean {
  if (verdict === 'linear' || verdict === 'timed') return true;
  const most = Number(/^capped at (\d+)$/.exec(verdict)?.[1] ?? 0);
  return most > 0 && capOf(pattern) > 0 && capOf(pattern) <= most;
}

export const TABLE = join(projectRoot, 'test', 'house', 'verdicts.json');

/** Verdicts by `keyOf` a pattern, as `npm run patterns` wrote them. */
export const readVerdicts = (): Record<string, Verdict> => JSON.parse(readFileSync(TABLE, 'utf8'));

/** Judges a pattern; the checker may take `limit` ms. */
export async function ask(pattern: Pattern, limit: number): Promise<Verdict> {
  // The checker's own program, where it has one for this machine; its other forms take many times as long.
  process.env.RECHECK_BACKEND ??= 'native';
  const { checkSync } = await import('recheck');
  const told = checkSync(pattern.source, pattern.flags, { timeout: limit });
  if (told.status === 'safe') return 'linear';
  const attack = told.status === 'vulnerable' ? told.attack : { pumps: [], suffix: '' };
  const growth = notLinear(pattern, attack);
  if (growth === null) return 'timed';
  const most = capOf(pattern);
  if (most === 0) return growth;
  return tooLongFor(pattern, attack, most) ?? `capped at ${most}`;
}

/** Patterns without a verdict, each once: where it may be longest, if it stands in several places. */
export function unjudged(patterns: readonly Pattern[], verdicts: Readonly<Record<string, Verdict>>): Pattern[] {
  const found = new Map<string, Pattern>();
  const room = (one: Pattern) => capOf(one) || Number.POSITIVE_INFINITY;
  for (const one of patterns) {
    const key = keyOf(one);
    const other = found.get(key);
    if (!(key in verdicts) && (!other || room(other) < room(one))) found.set(key, one);
  }
  return [...found.values()];
}

/** What to do about patterns that are worse than linear. */
export const REMEDY =
  'Let no two parts of a pattern compete for the same letters: begin a run with (?<!x) so that it is tried once, put a limit ' +
  '({0,60}) in place of * and +, or read in steps. Then `npm run patterns`, which names what is left and keeps the verdicts in ' +
  'test/house/verdicts.json: commit it. What reads only short texts may be listed in test/house/pattern-exceptions.ts.';
