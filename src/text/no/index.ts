import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';
import { KINDS } from './kinds.ts';

/** Norwegian. */
export const norwegian: Language = {
  code: 'no',
  common: `og det at er ikke jeg som på vi en men har med for så den til om kan av også noe mye etter hva`,
  everyday: 'norwegian',
  load: () => ({
    stem: orama.stemmer('norwegian'),
    stopWords: foldedWords([...orama.stopWords('norwegian')]),
    spellings: (folded) => [folded.replace(/aa/g, 'a').replace(/oe/g, 'o')],
    joinsWords: true,
    kinds: KINDS,
  }),
};
