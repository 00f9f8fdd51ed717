import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';

/** Dutch. */
export const dutch: Language = {
  code: 'nl',
  common: `de het een en niet dat is ik we ook maar met voor van zijn nog wel heb naar dan je te`,
  load: () => ({
    stem: orama.stemmer('dutch'),
    stopWords: foldedWords([...orama.stopWords('dutch')]),
    joinsWords: true,
  }),
};
