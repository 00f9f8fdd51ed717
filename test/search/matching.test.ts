import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/retrieve/matching.ts';
import type { ParsedQuery } from '../../src/retrieve/query.ts';
import { wordsOf } from '../../src/text/words.ts';
import { fc } from '../harness/properties.ts';

const vocabulary = { frequency: () => 3, units: 1000, similar: () => [], standsLike: () => false };
const query: ParsedQuery = {
  text: 'hairdryer drum',
  terms: [
    {
      word: 'hairdryer',
      forms: [
        { stems: ['hairdryer'], how: 'words' },
        { stems: ['hair', 'dryer'], how: 'words' },
      ],
    },
    { word: 'drum', forms: [{ stems: ['drum'], how: 'words' }] },
  ],
  phrases: [],
  words: ['hairdryer', 'drum'],
  isEnglish: true,
  wants: { announcement: false, sponsor: false },
};
const said = (text: string) =>
  createMatcher(query, vocabulary)
    .find(text)
    .map(({ start, end }) => text.slice(start, end));

describe('a matcher', () => {
  it('finds two words side by side, whatever stands between them but a word', () => {
    expect(said('Hair dryers and a hair, dryer; hair-dryer.')).toEqual(['Hair dryers', 'hair, dryer', 'hair-dryer']);
    expect(said('The hair of a dryer, hair big dryer, dryer hair, hair')).toEqual([]);
  });

  it('finds in a text what it finds among all its words', () => {
    const matcher = createMatcher(query, { ...vocabulary, wordsOf: (stem) => [stem, `${stem}s`, 'drumming'] });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('hair', 'dryers', 'Dryer', 'drum', 'drumming', 'it', 'hairdryers', 'a', '’', ', ')),
        (parts) => {
          const text = parts.join(' ');
          expect(matcher.find(text)).toEqual(matcher.terms(wordsOf(text)));
        },
      ),
    );
  });
});
