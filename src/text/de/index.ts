import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';

const OWN = `darum worüber wer warum wieso wo wann mal ja halt eben also`.split(/\s+/);

/** German. */
export const german: Language = {
  code: 'de',
  common: `und der die das ist nicht ich wir auch ein eine sie mit auf aber dann noch oder wie mal habe wenn zu den
    von es dass`,
  load: () => ({
    stem: orama.stemmer('german'),
    stopWords: foldedWords([...orama.stopWords('german'), ...OWN]),
    spellings: (folded) => [folded.replace(/([aou])e/g, '$1')],
    joinsWords: true,
  }),
};
