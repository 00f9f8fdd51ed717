import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';
import { KINDS } from './kinds.ts';

const OWN = `qui que quoi où quand comment pourquoi c d j l m n s t qu jusqu lorsqu puisqu ça cela donc très`.split(
  /\s+/,
);

const ENDINGS = [
  [/ite(s?)$/, 'ité$1'],
  [/ee(s?)$/, 'ée$1'],
] as const;

/** What a sentence opens with that leans on the one before. */
const LEANING =
  `alors après aussi ah ainsi bah ben bon bref car ce cela celle celui ces cet cette ceux ça c'est d'accord
  d'ailleurs dans depuis donc du elle elles en encore enfin ensuite et euh évidemment exactement finalement il ils
  justement là le leur leurs lui mais moi non notamment oui où ou par parce pareil pourtant puis quand quant que qui
  sa ses si sinon son surtout tout toutefois voilà y`.split(/\s+/);

/** What stands before nouns. */
const ARTICLES =
  `le la les l un une des du au aux mon ma mes ton ta son sa ses notre nos votre leur leurs ce cet cette ces chaque
    quelque aucun aucune`.split(/\s+/);

/** French. */
export const french: Language = {
  code: 'fr',
  common: `le les des est une que pas nous vous dans pour avec mais ça qui donc je et très sur il elle du c’est`,
  everyday: 'french',
  load: () => ({
    stem: orama.stemmer('french'),
    stopWords: foldedWords([...orama.stopWords('french'), ...OWN]),
    leaning: foldedWords(LEANING),
    endings: ENDINGS,
    kinds: KINDS,
    articles: new Set(ARTICLES),
  }),
};
