import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';
import { KINDS } from './kinds.ts';

/** Danish. */
export const danish: Language = {
  code: 'da',
  common: `og det at er ikke jeg som på vi en men har med for så den til om kan af også noget meget efter`,
  everyday: 'danish',
  load: () => ({
    stem: orama.stemmer('danish'),
    stopWords: foldedWords([...orama.stopWords('danish')]),
    spellings: (folded) => [folded.replace(/aa/g, 'a').replace(/oe/g, 'o')],
    joinsWords: true,
    kinds: KINDS,
  }),
};
