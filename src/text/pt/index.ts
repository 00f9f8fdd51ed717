import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';
import { KINDS } from './kinds.ts';

const OWN = `quem que quando onde como por porquê porque qual sobre`.split(/\s+/);

const ENDINGS = [
  [/c(?:ao|oes)$/, 'ção'],
  [/s(?:ao|oes)$/, 'são'],
  [/(?:[oa]es|ao)$/, 'ão'],
  [/([aeou])is$/, '$1l'],
] as const;

/** What a sentence opens with that leans on the one before. */
const LEANING =
  `além aí ainda aliás ali antes apesar aquela aquele aquilo aqui assim até bem bom claro com como daí dali depois
  ela elas ele eles e então era essa essas esse esses esta estas este estes exatamente foi inclusive isso isto lá
  mas não né o os ou outra outro para pois por porque portanto porém quando que realmente se sei sem senão seu sua
  sim só também tipo tudo`.split(/\s+/);

/** What stands before nouns. */
const ARTICLES =
  `o os as um uma uns umas ao aos do da dos das no na nos nas num numa pelo pela meu minha seu sua nosso nossa
    este esta esse essa cada algum alguma nenhum nenhuma outro outra`.split(/\s+/);

/** Portuguese. */
export const portuguese: Language = {
  code: 'pt',
  common: `o os que de uma não com é mas muito isso como mais eu você porque está por também são e em do da`,
  everyday: 'portuguese',
  load: () => ({
    stem: orama.stemmer('portuguese'),
    stopWords: foldedWords([...orama.stopWords('portuguese'), ...OWN]),
    leaning: foldedWords(LEANING),
    endings: ENDINGS,
    kinds: KINDS,
    articles: new Set(ARTICLES),
  }),
};
