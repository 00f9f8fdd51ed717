import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';

const OWN = `quem que quando onde como por porquê porque qual sobre`.split(/\s+/);

const ENDINGS = [
  [/c(?:ao|oes)$/, 'ção'],
  [/s(?:ao|oes)$/, 'são'],
  [/(?:[oa]es|ao)$/, 'ão'],
  [/([aeou])is$/, '$1l'],
] as const;

/** Portuguese. */
export const portuguese: Language = {
  code: 'pt',
  common: `o os que de uma não com é mas muito isso como mais eu você porque está por também são e em do da`,
  load: () => ({
    stem: orama.stemmer('portuguese'),
    stopWords: foldedWords([...orama.stopWords('portuguese'), ...OWN]),
    endings: ENDINGS,
  }),
};
