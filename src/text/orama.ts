import { createRequire } from 'node:module';

/** By `require`, so that only what an episode needs is loaded, at once: indexing waits for nothing. */
const require = createRequire(import.meta.url);

/** Stemmers and stop words of many languages. */
export const orama = {
  stemmer: (name: string): ((word: string) => string) => require(`@orama/stemmers/${name}`).stemmer,
  stopWords: (name: string): string[] => require(`@orama/stopwords/${name}`).stopwords,
};
