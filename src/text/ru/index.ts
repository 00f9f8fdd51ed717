import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';
import { KINDS } from './kinds.ts';

const OWN = `кто что когда где как почему зачем какой какая какие это эта этот эти про`.split(/\s+/);

/** Russian. */
export const russian: Language = {
  code: 'ru',
  common: `и в не на что я это с как мы он но по так у за то все было его она они же для когда если ещё`,
  everyday: 'russian',
  load: () => ({
    stem: orama.stemmer('russian'),
    stopWords: foldedWords([...orama.stopWords('russian'), ...OWN]),
    kinds: KINDS,
  }),
};
