import type { Language } from '../language.ts';
import { STOP_WORDS, stem } from '../words.ts';

/** English. */
export const english: Language = {
  code: 'en',
  common: `the and of that is you it was have with this they are what but not for so we just like know to in a`,
  load: () => ({ stem, stopWords: STOP_WORDS }),
};
