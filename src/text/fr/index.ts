import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';

const OWN = `qui que quoi où quand comment pourquoi c d j l m n s t qu jusqu lorsqu puisqu ça cela donc très`.split(
  /\s+/,
);

const ENDINGS = [
  [/ite(s?)$/, 'ité$1'],
  [/ee(s?)$/, 'ée$1'],
] as const;

/** French. */
export const french: Language = {
  code: 'fr',
  common: `le les des est une que pas nous vous dans pour avec mais ça qui donc je et très sur il elle du c’est`,
  load: () => ({
    stem: orama.stemmer('french'),
    stopWords: foldedWords([...orama.stopWords('french'), ...OWN]),
    endings: ENDINGS,
  }),
};
