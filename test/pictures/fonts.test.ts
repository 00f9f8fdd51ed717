import { Renderer } from '@takumi-rs/core';
import { describe, expect, it } from 'vitest';
import { markFamily, markLetters } from '../../src/pictures/card.ts';
import { holds } from '../../src/pictures/coverage.ts';
import { createFonts, type FontFile, stackOf } from '../../src/pictures/fonts.ts';

/** From one code point to another, those that are letters. */
const letters = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).filter((one) => /\p{L}/u.test(one));

const drawn = (renderer: Renderer, text: string, fontFamily: string) =>
  renderer.render(
    { type: 'text', text, style: { fontFamily, fontSize: 40, fontWeight: 600, color: '#000' } },
    { width: 100, height: 90, format: 'raw' },
  );

it('the family of the quotation mark is that of the part that has it', async () => {
  const files: FontFile[] = [];
  const fonts = createFonts(async (font) => files.push(font));
  const { missing } = await fonts.need(markLetters, stackOf({ rightToLeft: false, cjk: null }, 'words'));
  expect(missing).toEqual([]);
  expect(files.map(({ name }) => name)).toEqual([markFamily]);
});

describe('a letter with two accents', () => {
  it.each([
    ['Vietnamese', 'words', letters(0x1ea0, 0x1ef9)],
    ['Vietnamese', 'names', letters(0x1ea0, 0x1ef9)],
    ['Greek', 'words', letters(0x1f00, 0x1fd3)],
    ['Greek', 'names', letters(0x1f00, 0x1fd3)],
  ] as const)('is drawn by the font that has it whole: %s, %s', async (_language, of, all) => {
    const stack = stackOf({ rightToLeft: false, cjk: null }, of);
    const files: FontFile[] = [];
    const alone = new Map<FontFile, Renderer>();
    const together = new Renderer();
    const fonts = createFonts(async (font) => {
      files.push(font);
      await together.registerFont(font);
    });
    // Parts with its letter and its accents are there before it.
    await fonts.need('Aê\u0302\u0303\u0301αω\u0345', stack);
    for (const letter of all) {
      const { missing, families } = await fonts.need(`Aê${letter}`, stack);
      if (missing.length > 0) continue;
      const own = files.find(({ unicodeRange }) => holds(unicodeRange, letter.codePointAt(0) ?? 0));
      if (!own) throw new Error(letter);
      const renderer = alone.get(own) ?? new Renderer();
      if (!alone.has(own)) await renderer.registerFont({ name: 'Alone', data: own.data });
      alone.set(own, renderer);
      const is = await drawn(together, letter, families);
      const wanted = await drawn(renderer, letter, 'Alone');
      expect(Buffer.compare(is, wanted), letter).toBe(0);
    }
  });
});
