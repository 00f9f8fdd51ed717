import { expect, it } from 'vitest';
import { excerptOf } from '../../src/replies/excerpt.ts';
import { fc } from '../harness/properties.ts';

const quote =
  'It began with a small thing that nobody had thought of. Then the bridge fell down in the night. Nobody was hurt, as it turned out, and they built it up again.';
const markIn = (text: string, word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length });
const marked = (word: string) => markIn(quote, word);
const wordsOf = ({ text, marks }: ReturnType<typeof excerptOf>) =>
  marks.map(({ start, end }) => text.slice(start, end));

it('leaves alone what fits', () => {
  expect(excerptOf(quote, [marked('bridge')], quote.length)).toEqual({ text: quote, marks: [marked('bridge')] });
});

it('begins where the quote does when nothing is marked, and fills its room', () => {
  expect(excerptOf(quote, [], 110).text).toBe(
    'It began with a small thing that nobody had thought of. Then the bridge fell down in the night. Nobody was…',
  );
});

it('begins with a later sentence where only so the marked words stand in it', () => {
  const excerpt = excerptOf(quote, [marked('bridge'), marked('built')], 110);
  expect(excerpt.text).toBe(
    '… Then the bridge fell down in the night. Nobody was hurt, as it turned out, and they built it up again.',
  );
  expect(wordsOf(excerpt)).toEqual(['bridge', 'built']);
});

it('counts what is marked, and not how often', () => {
  const text = 'Bees and bees and bees again. It is cold here in the hills. They keep the warmth of a hive with bees.';
  const marks = [...text.matchAll(/bees|warmth/gi)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  expect(excerptOf(text, marks, 50).text).toBe('… They keep the warmth of a hive with bees.');
});

it('shows what denies a sentence as far as there is room for it', () => {
  const text = `${quote.slice(0, 56)}Water runs uphill. None of that is true, of course, as everybody who has seen a river knows.`;
  expect(excerptOf(text, [markIn(text, 'uphill')], 100).text).toContain('None of that is true');
});

it.each([
  ['“', '”'],
  ['"', '"'],
  ['„', '“'],
  ['« ', ' »'],
])('does not begin within a quotation: %s%s', (open, close) => {
  const inside = `${'They are slow and they were always slow in that house. '.repeat(10)}You are all fools.`;
  const text = `My first boss said: ${open}${inside}${close} Then I left.`;
  expect(excerptOf(text, [markIn(text, 'fools')], 120).text).toMatch(/^My first boss/);
});

it('never goes over its room, and marks the same words', () => {
  const words = fc.array(fc.constantFrom('a', 'bridge', 'fell', 'down.', 'Then', 'it', 'why?', '…', '👍.', 'No.'), {
    minLength: 1,
    maxLength: 80,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 10, max: 200 }), fc.nat(), (all, room, which) => {
      const said = all.join(' ');
      const at = which % all.length;
      const start = all.slice(0, at).join(' ').length + (at > 0 ? 1 : 0);
      const word = all[at]!;
      const excerpt = excerptOf(said, [{ start, end: start + word.length }], room);
      expect(excerpt.text.length).toBeLessThanOrEqual(room);
      expect(said).toContain(excerpt.text.replace(/^… /, '').replace(/…$/, ''));
      expect([[], [word]]).toContainEqual(wordsOf(excerpt));
    }),
  );
});
