import { describe, expect, it } from 'vitest';
import { sentencesOf, touchesGap } from '../../src/text/sentences.ts';
import { fc } from '../harness/properties.ts';

const cut = (text: string, paragraphs: number[] = []) =>
  sentencesOf(text, paragraphs).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    ['Dr. Smith went to Washington. He arrived at 3 p.m. on Tuesday.', 2],
    ["I use Node.js v20.1 and it works. It's at example.com/docs. Ok?", 3],
    ['He said “Hello there. How are you?” Then he left.', 2],
    ['They\'re like, "Oh, we have a billion threads." And I don\'t know how many cores.', 2],
    ['Wait... what? No!', 2],
    ['e.g. this one, i.e. that. The U.S. is big. J.K. Rowling wrote it.', 3],
    ['"I said no." and she left. (This is it.) Next.', 3],
    ['They got very mad at me. They told me so. No. 5 is alive. No. It is not.', 5],
    ['I like the U.S. Government. So do I. But no.', 3],
    ['これは文です。次の文です。', 2],
    ['so that is all in small letters. and it goes on. and on', 3],
  ])('cuts %s', (text, count) => {
    expect(cut(text)).toHaveLength(count);
  });

  it('keeps a quotation whole, and one that nobody closed apart', () => {
    expect(cut('She said, “One. Two. Three.” Four.')).toEqual(['She said, “One. Two. Three.”', 'Four.']);
    expect(cut('They were like, “Well, it reflects skills. But now it is a race. Three.')).toHaveLength(3);
  });

  it('ends at a paragraph, unless the page tore the sentence', () => {
    expect(cut('One title Here it goes.', [10])).toEqual(['One title', 'Here it goes.']);
    expect(cut('Scale models, there is stuff that exists.', [14])).toHaveLength(1);
  });

  it('cuts a run-on without punctuation into pieces and says so', () => {
    const text = Array.from({ length: 400 }, (_, i) => (i % 9 === 8 ? 'and' : 'word')).join(' ');
    const pieces = sentencesOf(text);
    expect(pieces.length).toBeGreaterThan(3);
    for (const piece of pieces) {
      expect(piece.whole).toBe(false);
      expect(piece.end - piece.start).toBeLessThanOrEqual(700);
    }
  });

  const prose = fc
    .array(
      fc.constantFrom(
        'word',
        'Name',
        'I',
        'Dr.',
        'end.',
        'what?',
        'no!',
        '“open',
        'close.”',
        '"both"',
        '(aside.)',
        '…',
        '...',
        '–',
        '3.5',
        'U.S.',
        'é',
        '日本。',
        '\n',
        '  ',
      ),
      { maxLength: 120 },
    )
    .map((words) => words.join(' '));

  it('covers every letter once, in order, and never starts or ends with white space', () => {
    fc.assert(
      fc.property(prose, fc.array(fc.nat(600), { maxLength: 4 }), (text, at) => {
        const paragraphs = [...new Set(at)].sort((a, b) => a - b);
        let last = 0;
        for (const { start, end } of sentencesOf(text, paragraphs)) {
          expect(text.slice(last, start).trim()).toBe('');
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(text.slice(last).trim()).toBe('');
      }),
    );
  });

  it('knows a sentence that touches a gap', () => {
    expect(touchesGap({ start: 5, end: 10 }, [5])).toBe(true);
    expect(touchesGap({ start: 5, end: 10 }, [10])).toBe(true);
    expect(touchesGap({ start: 5, end: 10 }, [4, 11])).toBe(false);
  });
});

describe('sentences of other languages', () => {
  const cut = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

  it.each([
    [
      '彼は言った。「行こう。今すぐ。」そして走った！本当？',
      ['彼は言った。', '「行こう。今すぐ。」', 'そして走った！', '本当？'],
    ],
    ['هل وصلت؟ نعم وصلت. شكرا', ['هل وصلت؟', 'نعم وصلت.', 'شكرا']],
    ['वह आया। फिर गया।', ['वह आया।', 'फिर गया।']],
    ['Er sagte: „Komm. Sofort.“ Dann ging er.', ['Er sagte: „Komm. Sofort.“', 'Dann ging er.']],
    ['Er rief: »Halt. Stehen.« Niemand blieb.', ['Er rief: »Halt. Stehen.«', 'Niemand blieb.']],
    ['Il dit : « Viens. Vite. » Elle partit.', ['Il dit : « Viens. Vite. »', 'Elle partit.']],
  ])('%s', (text, sentences) => {
    expect(cut(text)).toEqual(sentences);
  });

  it('cut run-ons by what a letter says', () => {
    for (const { start, end, whole } of sentencesOf('長い話が続いていく、'.repeat(80))) {
      expect(end - start).toBeLessThanOrEqual(280);
      expect(whole).toBe(false);
    }
  });
});
