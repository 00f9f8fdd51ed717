import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';

const OWN = `ما ماذا من متى أين كيف لماذا هل هو هي هم عن في على إلى مع هذا هذه ذلك تلك التي الذي`.split(/\s+/);

/** The article, also with what is written together before it. */
const ENDINGS = [[/^[وف]?(?:ال|بال|كال|لل)(?=.{3})/, '']] as const;

/** Arabic. */
export const arabic: Language = {
  code: 'ar',
  everyday: 'arabic',
  load: () => ({
    stem: orama.stemmer('arabic'),
    stopWords: foldedWords([...orama.stopWords('arabic'), ...OWN]),
    endings: ENDINGS,
  }),
};
