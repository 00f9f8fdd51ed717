import { describe, expect, it } from 'vitest';
import type { Vocabulary } from '../../src/index/vocabulary.ts';
import { parseQuery } from '../../src/retrieve/query.ts';
import { foldWord } from '../../src/text/folding.ts';
import { closeEnough, slips } from '../../src/text/spelling.ts';
import { Beginnings, stem, wordsOf } from '../../src/text/words.ts';
import { fc } from '../harness/properties.ts';

const folded = (text: string) => wordsOf(text).map((word) => word.folded);

describe('words', () => {
  it('are folded alike however they are written', () => {
    expect(folded("Don’t won't NAÏVE Müller’s 1,000 3.5 C++ C# F#m node.js")).toEqual([
      'dont',
      'wont',
      'naive',
      'muller',
      '1000',
      '3.5',
      'c++',
      'c#',
      'f',
      'm',
      'node',
      'js',
    ]);
  });

  const typed = fc.string({
    unit: fc.constantFrom('a', 'b', 'S', '1', "'", '’', ' ', '.', ',', '+', '#', 'é', '日', '-', '😀', '“'),
  });

  it('of a part of a text are those of the part alone', () => {
    fc.assert(
      fc.property(typed, fc.nat(12), fc.nat(12), (text, a, b) => {
        const from = Math.min(a, b, text.length);
        const to = Math.min(Math.max(a, b), text.length);
        const alone = wordsOf(text.slice(from, to));
        expect(wordsOf(text, from, to)).toEqual(
          alone.map(({ folded, start, end }) => ({ folded, start: start + from, end: end + from })),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('read by hand are folded as those that only the pattern can read', () => {
    fc.assert(
      fc.property(typed, (text) => {
        for (const { folded, start, end } of wordsOf(text)) expect(folded).toBe(foldWord(text.slice(start, end)));
      }),
      { numRuns: 2000 },
    );
    expect(folded("It's Ada’s; y'all'd've said the 90's don’t rock'n'roll, 'tis so")).toEqual(
      'it ada yalldve said the 90 dont rocknroll tis so'.split(' '),
    );
  });

  it('that begin as wanted are all found when the others are passed over', () => {
    const wanted = new Beginnings();
    for (const word of ['a', 'bc', '1', 'd']) wanted.add(word, word === 'a' || word === '1');
    fc.assert(
      fc.property(typed, (text) => {
        const all = wordsOf(text);
        const found = wordsOf(text, 0, text.length, wanted);
        expect(all).toEqual(expect.arrayContaining(found));
        expect(found).toEqual(expect.arrayContaining(all.filter(({ folded }) => /^(?:[a1]|bc|d$)/.test(folded))));
      }),
      { numRuns: 2000 },
    );
  });

  it('keep their first letter when stemmed', () => {
    const words =
      `generously skis dying idly early only news howe universities paid bought children mice thoughts people organisations
      analyses broke hidden chosen wrong yellow youth eyed ied abilities`.split(/\s+/);
    for (const word of words) expect(stem(word)[0]).toBe(word[0]);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,12}$/), (word) => {
        expect(stem(word)[0]).toBe(word[0]);
      }),
      { numRuns: 5000 },
    );
  });

  it('stand where they say', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'B', '1', "'", '’', ' ', '.', ',', '+', '#', 'é', '日', '-', '😀', '“'),
        }),
        (text) => {
          for (const word of wordsOf(text)) expect(foldWord(text.slice(word.start, word.end))).toBe(word.folded);
        },
      ),
    );
  });

  it('keep families apart that only look alike', () => {
    for (const [a, b] of [
      ['university', 'universe'],
      ['community', 'communication'],
      ['organic', 'organization'],
      ['police', 'policy'],
      ['important', 'import'],
      ['general', 'generate'],
      ['accounting', 'accountability'],
      ['accountants', 'accounts'],
    ]) {
      expect(stem(a!)).not.toBe(stem(b!));
    }
    for (const [a, b] of [
      ['engineers', 'engineering'],
      ['paid', 'pays'],
      ['matrices', 'matrix'],
      ['dryers', 'dryer'],
      ['tpus', 'tpu'],
      ['stagnated', 'stagnation'],
      ['priests', 'priest'],
    ]) {
      expect(stem(a!)).toBe(stem(b!));
    }
  });
});

describe('close spellings', () => {
  it.each([
    ['comunity', 'community'],
    ['constantinpole', 'constantinople'],
    ['preists', 'priests'],
    ['kuberntes', 'kubernetes'],
    ['matrx', 'matrix'],
  ])('take %s for %s', (typed, said) => {
    expect(closeEnough(typed, said)).toBeLessThan(3);
  });
  it.each([
    ['atari', 'gataric'],
    ['atari', 'avatar'],
    ['bread', 'break'],
    ['cat', 'cut'],
    ['surf', 'sure'],
    ['nft', 'net'],
    ['2024', '2025'],
    ['baking', 'making'],
  ])('do not take %s for %s', (typed, said) => {
    expect(closeEnough(typed, said)).toBe(Number.POSITIVE_INFINITY);
  });
  it('count the same both ways, and none for the same word', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(slips(a, b, 9)).toBe(slips(b, a, 9));
        expect(slips(a, b, 9) === 0).toBe(a === b);
      }),
    );
  });
});

describe('a query', () => {
  const said = new Map([
    ['hair', 2],
    ['dryer', 2],
    ['hairdryer', 1],
    ['communiti', 3],
    ['gpt', 1],
    ['3', 5],
    ['data', 9],
    ['set', 4],
  ]);
  const vocabulary: Vocabulary = {
    units: 20,
    frequency: (one) => said.get(one) ?? 0,
    standsLike: () => false,
    similar: (typed) => (closeEnough(typed, 'community') < 3 ? ['communiti'] : []),
  };
  const forms = (text: string) =>
    parseQuery(text, vocabulary).terms.map((term) => term.forms.map(({ stems }) => stems.join(' ')));

  it('tries compounds joined and apart', () => {
    expect(forms('hair dryer')).toEqual([
      ['hair', 'hairdryer'],
      ['dryer', 'hairdryer'],
    ]);
    expect(forms('hairdryers')).toEqual([['hairdryer', 'hair dryer']]);
    expect(forms('gpt3')).toEqual([['gpt 3']]);
    expect(forms('dataset')).toEqual([['data set']]);
  });
  it('looks for close spellings only of what nobody said', () => {
    expect(parseQuery('comunity', vocabulary).terms[0]?.forms).toEqual([{ stems: ['communiti'], how: 'spelling' }]);
    expect(parseQuery('community', vocabulary).terms[0]?.forms).toEqual([{ stems: ['communiti'], how: 'words' }]);
  });
  it('leaves out words that ask nothing, unless there are no others', () => {
    expect(parseQuery('what did they say about the hair?', vocabulary).terms.map(({ word }) => word)).toEqual(['hair']);
    expect(parseQuery('who is it', vocabulary).terms.map(({ word }) => word)).toEqual(['who', 'is', 'it']);
  });
  it('takes quotation marks of every kind', () => {
    for (const text of ['"the hair" x', '“the hair” x', '«the hair» x']) {
      expect(parseQuery(text, vocabulary).phrases).toEqual([{ words: ['the', 'hair'] }]);
    }
  });
  it('knows when an advert is asked for', () => {
    expect(parseQuery('what was the sponsor', vocabulary).wants).toEqual({ announcement: false, sponsor: true });
    expect(parseQuery('hair', vocabulary).wants).toEqual({ announcement: false, sponsor: false });
  });
});
