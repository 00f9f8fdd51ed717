import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';
import { KINDS } from './kinds.ts';

/** What stands before nouns. */
const ARTICLES =
  `en ett den det de min mitt mina din ditt sin sitt sina hans hennes vår vårt denna detta dessa varje ingen inget
    några`.split(/\s+/);

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
    articles: foldedWords(ARTICLES),
  }),
};
