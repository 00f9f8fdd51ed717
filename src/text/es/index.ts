import { foldedWords, type Language } from '../language.ts';
import { orama } from '../orama.ts';

const OWN = `quién qué cuándo dónde cómo por qué cuál acerca sobre`.split(/\s+/);

const ENDINGS = [
  [/([cs])ion$/, '$1ión'],
  [/ia(s|n|mos|is)?$/, 'ía$1'],
  [/io$/, 'ió'],
] as const;

/** Spanish. */
export const spanish: Language = {
  code: 'es',
  common: `el la los las que de en una por con no es pero muy esto como más hay yo lo porque está sí y se`,
  load: () => ({
    stem: orama.stemmer('spanish'),
    stopWords: foldedWords([...orama.stopWords('spanish'), ...OWN]),
    endings: ENDINGS,
  }),
};
