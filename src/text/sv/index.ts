import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';
import { KINDS } from './kinds.ts';

/** Swedish. */
export const swedish: Language = {
  code: 'sv',
  common: `och det att är inte jag som på vi en men har med för så den till om kan av ett också från`,
  everyday: 'swedish',
  load: () => ({
    stem: orama.stemmer('swedish'),
    stopWords: foldedWords([...orama.stopWords('swedish')]),
    joinsWords: true,
    kinds: KINDS,
  }),
};
