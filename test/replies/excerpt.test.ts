import { expect, it } from 'vitest';
import { excerptOf } from '../../src/replies/excerpt.ts';
import { fc } from '../harness/properties.ts';

const quote =
  'It began with a small thing that nobody had thought of. Then the bridge fell down in the night. Nobody was hurt, as it turned out, and they built it up again.';
const marked = (word: string) => ({ start: quote.indexOf(word), end: quote.indexOf(word) + word.length });

it('leaves alone what fits', () => {
  expect(excerptOf(quote, [marked('bridge')], quote.length)).toEqual({ text: quote, marks: [marked('bridge')] });
});

it('shows whole sentences where there is room for less', () => {
  expect(excerptOf(quote, [], 100).text).toBe(
    'It began with a small thing that nobody had thought of. Then the bridge fell down in the night. …',
  );
});

it('shows the sentences that hold what was asked', () => {
  const { text, marks } = excerptOf(quote, [marked('bridge'), marked('built')], 110);
  expect(text).toBe(
    '… Then the bridge fell down in the night. Nobody was hurt, as it turned out, and they built it up again.',
  );
  expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['bridge', 'built']);
});

it('cuts a sentence only where none fits', () => {
  expect(excerptOf(quote, [marked('bridge')], 30).text).toBe('It began with a small thing…');
});

it('cuts a long sentence that is marked rather than show a short one that is not', () => {
  const long = `Right. ${'and then it went on '.repeat(10)}with the bridge.`;
  const at = long.indexOf('and');
  expect(excerptOf(long, [{ start: at, end: at + 3 }], 60).text).toBe(
    'Right. and then it went on and then it went on and then it…',
  );
});

it('never goes over its room, and marks the same words', () => {
  const words = fc.array(fc.constantFrom('a', 'bridge', 'fell', 'down.', 'Then', 'it', 'why?', '…', '👍.', 'No.'), {
    minLength: 1,
    maxLength: 80,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 10, max: 200 }), fc.nat(), (all, room, which) => {
      const said = all.join(' ');
      const start = all.slice(0, which % all.length).join(' ').length + (which % all.length > 0 ? 1 : 0);
      const mark = { start, end: start + all[which % all.length]!.length };
      const { text, marks } = excerptOf(said, [mark], room);
      expect(text.length).toBeLessThanOrEqual(Math.max(room, 1));
      expect(said).toContain(text.replace(/^… /, '').replace(/ ?…$/, ''));
      for (const one of marks) expect(text.slice(one.start, one.end)).toBe(said.slice(mark.start, mark.end));
    }),
  );
});
