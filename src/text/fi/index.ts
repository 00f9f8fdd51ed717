import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';

/** Finnish. */
export const finnish: Language = {
  code: 'fi',
  common: `ja on ei se että oli mutta niin kun hän mitä ole minä siis myös nyt kuin me sitä tämä olla`,
  everyday: 'finnish',
  load: () => ({
    stem: orama.stemmer('finnish'),
    stopWords: foldedWords([...orama.stopWords('finnish')]),
    joinsWords: true,
  }),
};
