import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';
import { KINDS } from './kinds.ts';

const OWN = `chi cosa quando dove come perché quale c d l un dell nell all dall sull`.split(/\s+/);

const ENDINGS = [[/ita$/, 'ità']] as const;

/** What a sentence opens with that leans on the one before. */
const LEANING =
  `ah allora anche ancora beh bene c'è cioè che chiaro ci ciò come comunque con così da dai davvero detto di dopo
  dove e ecco egli era esatto esattamente essi fa forse già gli ha ho ieri il in infatti inoltre insomma invece io
  la là le lei li loro lui ma magari mentre ne no non nonostante o ok oppure ora per perché però poi proprio quando
  quelle quelli quello questa queste questi questo quindi sì si sia soprattutto sono sua suo tra tuttavia tutto`.split(
    /\s+/,
  );

/** What stands before nouns. */
const ARTICLES =
  `il lo la i gli le l un uno una al allo alla ai alle all del dello della dei delle dell dal dalla nel nella nell
    sul sulla mio mia tuo tua suo sua nostro nostra questo questa quel quella ogni`.split(/\s+/);

/** Italian. */
export const italian: Language = {
  code: 'it',
  common: `il che di una non è con per ma questo come più sono gli della anche perché molto io ci e la un si`,
  everyday: 'italian',
  load: () => ({
    stem: orama.stemmer('italian'),
    stopWords: foldedWords([...orama.stopWords('italian'), ...OWN]),
    leaning: foldedWords(LEANING),
    endings: ENDINGS,
    kinds: KINDS,
    articles: new Set(ARTICLES),
  }),
};
