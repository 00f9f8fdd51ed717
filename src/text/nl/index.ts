import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';
import { KINDS } from './kinds.ts';

/** What a sentence opens with that leans on the one before. */
const LEANING =
  `aan al alleen als anders bijvoorbeeld daar daarbij daardoor daarna daarom daarvan dan dat de desondanks deze die
  dit door dus echter en er eerst eigenlijk gewoon goed haar het hier hij hoe hoor hun inderdaad ja je juist kijk
  klopt maar met misschien na namelijk natuurlijk nee nou nu of ok omdat ondanks ook oké op precies sowieso soms
  tegelijkertijd toch toen trouwens vandaar veel vooral voor waarbij waardoor waarom want wat weer wel zelfs ze zij
  zo zodat zoals`.split(/\s+/);

/** What stands before nouns. */
const ARTICLES = `de een mijn jouw zijn onze deze elke elk geen`.split(/\s+/);

/** Dutch. */
export const dutch: Language = {
  code: 'nl',
  common: `de het een en niet dat is ik we ook maar met voor van zijn nog wel heb naar dan je te`,
  everyday: 'dutch',
  load: () => ({
    stem: orama.stemmer('dutch'),
    stopWords: foldedWords([...orama.stopWords('dutch')]),
    leaning: foldedWords(LEANING),
    joinsWords: true,
    kinds: KINDS,
    articles: new Set(ARTICLES),
  }),
};
