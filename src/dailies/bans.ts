import type { PoolEntry } from '../search/port.ts';
import { wordsKey } from './bag.ts';

/** A quote that is never to be posted in a server. */
export interface Ban {
  /** Its id when it was barred: it hangs on the words, and on how its episode is named. */
  quote: string;
  /** `PoolEntry.ends` as it was then; null where it was not known. */
  opening: string | null;
  ending: string | null;
}

/**
 * Ids of the entries that a ban means: those of the same words, in whatever episode; and, where the barred words stand
 * nowhere any more (`isGone`), those that begin or end as they did, which are the same with something corrected. Pure.
 */
export function meantBy(entries: readonly PoolEntry[], ban: Ban, isGone: boolean): string[] {
  const words = wordsKey(ban.quote);
  const same = entries.filter((entry) => wordsKey(entry.id) === words);
  if (same.length > 0 || !isGone) return same.map(({ id }) => id);
  return entries
    .filter(({ ends }) => ends && (ends.opening === ban.opening || ends.ending === ban.ending))
    .map(({ id }) => id);
}
