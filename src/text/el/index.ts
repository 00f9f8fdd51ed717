import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';

const OWN = `το τα τη την τον του της των οι η ο και να που σε με από για θα είναι τι πως πού ποιος γιατί πότε`.split(
  /\s+/,
);

/** Greek. */
export const greek: Language = {
  code: 'el',
  everyday: 'greek',
  load: () => ({ stem: orama.stemmer('greek'), stopWords: foldedWords([...orama.stopWords('greek'), ...OWN]) }),
};
