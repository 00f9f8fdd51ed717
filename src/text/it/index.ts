import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';

const OWN = `chi cosa quando dove come perché quale c d l un dell nell all dall sull`.split(/\s+/);

const ENDINGS = [[/ita$/, 'ità']] as const;

/** Italian. */
export const italian: Language = {
  code: 'it',
  common: `il che di una non è con per ma questo come più sono gli della anche perché molto io ci e la un si`,
  load: () => ({
    stem: orama.stemmer('italian'),
    stopWords: foldedWords([...orama.stopWords('italian'), ...OWN]),
    endings: ENDINGS,
  }),
};
