import type { ParsedQuery } from '../retrieve/query.ts';
import { isLike } from '../text/spelling.ts';
import { isPaired, wordsOf } from '../text/words.ts';
import type { Loaded } from './serving.ts';

/**
 * Is it literally true that nobody said this? Only where no word of the query that says something stands anywhere, in any
 * form or near spelling, be it in a title or a name. Whatever is in doubt is not absent.
 */
export function isAbsent({ terms }: ParsedQuery, { archive, retriever: { vocabulary } }: Loaded): boolean {
  if (terms.length === 0) return false;
  if (terms.some(({ word, forms }) => forms.length > 0 || vocabulary.standsLike(word))) return false;
  const asked = terms.map(({ word }) => word);
  return !archive.episodes.some(({ title, show, speakers }) => {
    const names = speakers.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    const words = wordsOf([title, show, ...names].join(' · '));
    return words.some(({ folded }) =>
      asked.some((one) => isLike(one, folded) || (isPaired(one) && one.includes(folded))),
    );
  });
}
