import type { Words } from './en.ts';

/** The functions, by their path, of which `L` takes fewer parameters than `W` gives: something would be left unsaid. */
type Unsaid<L, W> = {
  [K in keyof W & keyof L & string]: W[K] extends (...given: infer P) => string
    ? L[K] extends (...taken: infer T) => string
      ? P['length'] extends T['length']
        ? never
        : K
      : K
    : W[K] extends string
      ? never
      : `${K}.${Unsaid<L[K], W[K]>}`;
}[keyof W & keyof L & string];

/** A language is one only with every parameter of every function: the compiler names those that lack one. */
export const complete = <L extends Words>(
  words: L,
  ..._unsaid: [Unsaid<L, Words>] extends [never] ? [] : [Unsaid<L, Words>]
): Words => words;
