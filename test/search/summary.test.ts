import { describe, expect, it } from 'vitest';
import { summarise } from '../../src/search/summary.ts';
import { stem } from '../../src/search/words.ts';

/** As the engine measures it: the share of the words asked for. */
const asked = (query: string) => {
  const wanted = query.split(' ').map(stem);
  return (stems: readonly string[]) => wanted.filter((one) => stems.includes(one)).length / wanted.length;
};
const summaryOf = (query: string, ...texts: string[]) =>
  summarise(
    texts.map((text) => ({ text, weight: 1, role: 'guest' })),
    asked(query),
  ).map(({ text }) => text);

const GOOD = 'Remote work gives people the freedom to live where their families are.';
const ALSO = 'Companies that forbid remote work lose the best engineers to those that allow it.';

describe('a summary', () => {
  it('makes different points, in words of the sources', () => {
    expect(summaryOf('remote work', GOOD, ALSO).sort()).toEqual([ALSO, GOOD].sort());
  });

  it.each([
    [
      'holds one word of the two asked for',
      'A remote procedure call hides that the network can always fail on developers.',
    ],
    ['has no full stop', 'Remote work is described in the essay of a famous founder, in which he stated'],
    ['trails off', 'Remote work is described in the essay of a famous founder, in which he stated.'],
    ['only says what is spoken of', 'Then we also talked about remote work and engineers at larger companies.'],
    ['explains what was said before', 'The reason I say that is because remote work and engineers are a mess.'],
    ['is a question', 'Should companies pay engineers less when remote work is what they want?'],
    ['says the same again', 'Remote work gives people freedom to live where families are.'],
  ])('leaves out a sentence that %s', (_what, text) => {
    expect(summaryOf('remote work', GOOD, ALSO, text)).not.toContain(text);
  });

  it('is empty rather than made of pieces', () => {
    expect(summaryOf('remote work', 'Remote work.', 'they like remote work and')).toEqual([]);
  });
});
