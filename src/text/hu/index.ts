import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';

/** Hungarian. */
export const hungarian: Language = {
  code: 'hu',
  common: `a az és hogy nem is egy van ez de mert csak volt meg már azt mint nagyon én mi vagy itt akkor`,
  everyday: 'hungarian',
  load: () => ({
    stem: orama.stemmer('hungarian'),
    stopWords: foldedWords([...orama.stopWords('hungarian')]),
    joinsWords: true,
  }),
};
