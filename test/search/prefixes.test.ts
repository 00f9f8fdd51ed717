import { describe, expect, it } from 'vitest';
import { createPrefixes } from '../../src/text/prefixes.ts';
import { fc } from '../harness/properties.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀'), maxLength: 4 });

describe('strings by their beginnings', () => {
  it('are found as by looking at every one of them, in order, each entry once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { maxLength: 3 }), { maxLength: 8 }),
        fc.array(word, { minLength: 1 }),
        (lists, typed) => {
          const prefixes = createPrefixes(lists);
          const starting = (prefix: string) =>
            lists.flatMap((strings, entry) => (strings.some((one) => one.startsWith(prefix)) ? [entry] : []));
          for (const prefix of typed) {
            expect([...prefixes.starting(prefix)]).toEqual(starting(prefix));
            expect([...prefixes.starting(prefix)]).toEqual(starting(prefix));
          }
          expect([...prefixes.startingAll(typed)]).toEqual(
            lists.flatMap((_, entry) => (typed.every((prefix) => starting(prefix).includes(entry)) ? [entry] : [])),
          );
          expect(prefixes.strings).toEqual([...new Set(lists.flat())].sort());
        },
      ),
    );
  });
});
