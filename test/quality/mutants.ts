import type { OwnArchive } from './own-archives.ts';

/** A fault put into the built search on purpose: the text `find` of `file`, once, becomes `put`. */
export interface Mutant {
  /** What is broken, in words. */
  breaks: string;
  /** Below `dist/src/`. */
  file: string;
  find: string;
  put: string;
  /** Which of our own archives tells. */
  seenIn: OwnArchive;
}

/** Faults that the floors and the truth of every quote must notice. One that is not found in the build is a fault too. */
export const MUTANTS: readonly Mutant[] = [
  {
    breaks: 'the heaviest weights of the ranking are 0',
    file: 'retrieve/weights.js',
    find: 'LEARNED[feature] ?? 0',
    put: '(LEARNED[feature] > 2.7 ? 0 : LEARNED[feature] ?? 0)',
    seenIn: 'english',
  },
  {
    breaks: 'MiniSearch finds nothing',
    file: 'index/large-units.js',
    find: "index.search(stems.join(' '))",
    put: '[]',
    seenIn: 'tapes',
  },
  {
    breaks: 'what was said twice is shown twice',
    file: 'answers/reader.js',
    find: 'shared >= SAID_AGAIN.share * few.size',
    put: 'false',
    seenIn: 'tapes',
  },
  {
    breaks: 'nothing is refused',
    file: 'retrieve/retriever.js',
    find: 'SURE_ENOUGH = 0.5',
    put: 'SURE_ENOUGH = 0',
    seenIn: 'tapes',
  },
  {
    breaks: 'what could not be understood is quoted across',
    file: 'text/sentences.js',
    find: 'gap >= span.start && gap <= span.end',
    put: 'gap < span.start && gap > span.end',
    seenIn: 'english',
  },
];
