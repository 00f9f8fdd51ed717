import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';
import { KINDS } from './kinds.ts';

const OWN = `quién qué cuándo dónde cómo por qué cuál acerca sobre`.split(/\s+/);

const ENDINGS = [
  [/([cs])ion$/, '$1ión'],
  [/ia(s|n|mos|is)?$/, 'ía$1'],
  [/io$/, 'ió'],
] as const;

/** What a sentence opens with that leans on the one before. */
const LEANING =
  `además ahí ahora algunos algunas allí ambos aparte aquel aquella aquello aquí así aún aunque bueno claro como cosa
  cuando después digamos donde él ella ellas ellos entonces era es esa esas ese eso esos esta estas este esto estos
  exacto exactamente fue igual incluso la las lo los luego mira no o obviamente otra otro para pero pienso por
  porque pues que realmente sea según si sí sin sino sobre su sus también tampoco tan total y ya`.split(/\s+/);

/** What stands before nouns. */
const ARTICLES =
  `el la los las un una unos unas al del su sus mi mis tu tus nuestro nuestra este esta estos estas ese esa
    esos esas cada algún alguna ningún ninguna otro otra`.split(/\s+/);

/** Spanish. */
export const spanish: Language = {
  code: 'es',
  common: `el la los las que de en una por con no es pero muy esto como más hay yo lo porque está sí y se`,
  everyday: 'spanish',
  load: () => ({
    stem: orama.stemmer('spanish'),
    stopWords: foldedWords([...orama.stopWords('spanish'), ...OWN]),
    leaning: foldedWords(LEANING),
    endings: ENDINGS,
    kinds: KINDS,
    articles: new Set(ARTICLES),
  }),
};
