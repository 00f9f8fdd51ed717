import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';

/** Romanian. */
export const romanian: Language = {
  code: 'ro',
  common: `și de în la cu nu că să este pe care o un din mai pentru dar am sunt ce ca asta foarte`,
  everyday: 'romanian',
  load: () => ({ stem: orama.stemmer('romanian'), stopWords: foldedWords([...orama.stopWords('romanian')]) }),
};
