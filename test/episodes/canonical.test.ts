import { describe, expect, it } from 'vitest';
import { canonicalText, standsIn } from '../../src/episodes/canonical.ts';
import { growsNoFaster } from '../harness/growth.ts';
import { fc } from '../harness/properties.ts';

const text = (raw: string) => canonicalText(raw).text;

describe('canonical text', () => {
  it('takes Markdown marks off and leaves the words', () => {
    expect(text('an article called *Machine Learning: The **Great** Stagnation*.')).toBe(
      'an article called Machine Learning: The Great Stagnation.',
    );
    expect(text('Write to [jeff@example.com](mailto:jeff@example.com) today')).toBe('Write to jeff@example.com today');
    expect(text('see [the *book* (2nd)](https://a.b/c_(d) "t") and <https://x.y/z>')).toBe(
      'see the book (2nd) and https://x.y/z',
    );
    expect(text('`OP_CHECKSIG *raw*` and snake_case_name, _so_')).toBe('OP_CHECKSIG *raw* and snake_case_name, so');
    expect(text(String.raw`It's \[pewny\], 5 \* 3, 5 * 3 * 2 and f***`)).toBe(
      "It's [pewny], 5 * 3, 5 * 3 * 2 and f***",
    );
    expect(text('<i>so</i><br>on, Vec<u8> &amp; R&amp;D &unknown; a < b')).toBe('so on, Vec<u8> & R&D &unknown; a < b');
  });
  for (const said of [
    '5*3*2 and 2**3**4',
    'k*G + x*G = s*e^-1*x',
    '2*width*height',
    'x**2 + y**2, **kwargs and f**k it',
    'the __init__.py, __len__ and __post_init__',
    'https://en.wikipedia.org/wiki/Aardwolf_(animal)_facts or (http://a.b/~c_(d)~e)',
    'a row[i](x) of f[0](y)',
    'Vec<b> or Option<A>',
    'snake_case_name, ~5 ~ 10, a ~ b',
    'about ~~6~~ 5 minutes',
    'calls it and <div> and (a <span>), a <table>’s rows, then the </section>.',
    'the <p> tag, every <b> element',
  ])
    it(`keeps ${said} letter for letter`, () => expect(text(said)).toBe(said));
  it('still takes emphasis off that ends or begins inside a word', () => {
    expect(text('un**believ**able, un*believable*, **U**ser-**R**ejected, **URSF**s, bo<b>ld</b>')).toBe(
      'unbelievable, unbelievable, User-Rejected, URSFs, bold',
    );
    expect(text('__Bold text__ and ***both*** of _them_')).toBe('Bold text and both of them');
    expect(text('**https://a.b/c_(d)_e**, _https://a.b/c_')).toBe('https://a.b/c_(d)_e, https://a.b/c');
  });
  it('takes tags off that stand close to their words, and those of lines', () => {
    expect(text('so <b>it</b> is <span>so</span>, <i>is\nit</i> <br> and <span class="a"> on </span>')).toBe(
      'so it is so, is it and on',
    );
    expect(text('<div>\n\nOne.\n\n<section> Two. </section>\n\n</div>')).toBe('One. Two.');
  });
  it('reads a link that is nothing but a time as a time', () => {
    expect(canonicalText('so [00:10](https://a.b/c?t=10) it is')).toMatchObject({
      text: 'so it is',
      anchors: [{ offset: 3, seconds: 10 }],
    });
  });
  it('folds white space of every kind and drops what cannot be seen', () => {
    expect(text('\ufeff one\u00a0two\r\n three\u200b\tfour  ')).toBe('one two three four');
  });
  it('keeps typographic quotes, accents and emoji joined as in the source', () => {
    expect(text('“Déjà vu” – it’s 👩‍💻…')).toBe('“Déjà vu” – it’s 👩‍💻…');
  });
  it('takes an inaudible mark out and remembers where words are lost', () => {
    const c = canonicalText('Move to Seattle, or **[inaudible 00:43:02]** you have family there. [crosstalk] Yes.');
    expect(c.text).toBe('Move to Seattle, or you have family there. Yes.');
    expect(c.gaps).toEqual(['Move to Seattle, or'.length, c.text.indexOf('Yes')]);
    expect(c.anchors).toEqual([]);
  });
  it.each([
    '[Musik]',
    '[Gelächter]',
    '(rires)',
    '[Música]',
    '[Aplausos]',
    '[Risos]',
    '[ Śmiech ]',
    '[музыка]',
    '[音楽]',
    '[박수]',
  ])('takes sounds of other languages out, where they stand alone: %s', (mark) => {
    expect(canonicalText(`Ja. ${mark} Nein.`)).toMatchObject({ text: 'Ja. Nein.', gaps: [] });
    const within = `[die ${mark.slice(1, -1).trim()} der Ufer]`;
    if (!/musik/i.test(mark)) expect(canonicalText(`Ja. ${within} Nein.`).text).toBe(`Ja. ${within} Nein.`);
  });

  it.each(['[unverständlich]', '[incompréhensible]', '[неразборчиво]'])('knows words are lost at %s', (mark) => {
    expect(canonicalText(`Ja. ${mark} Nein.`)).toMatchObject({ text: 'Ja. Nein.', gaps: [4] });
  });

  it('takes sounds out without a gap, and leaves an editor’s brackets', () => {
    const c = canonicalText(
      String.raw`\[laughter\] Yes [laughs] it (laughs) is [the song] [sounds like Vitaly] ♪ (in Paris) [applause 00:01:02.03]`,
    );
    expect(c.text).toBe('Yes it is [the song] [sounds like Vitaly] (in Paris)');
    expect(c.gaps).toEqual([]);
  });
  it('takes several sounds out together, and those in wide brackets', () => {
    expect(canonicalText('Ja [Lachen und Applaus] sí (Risas y aplausos.) oui').text).toBe('Ja sí oui');
    const wide = 'そうですね（笑）はい［音楽］【拍手】ええ（東京）です';
    expect(canonicalText(wide)).toMatchObject({ text: 'そうですね はい ええ（東京）です', gaps: [] });
    const said =
      'The [latter] is better (no se entiende), Zucht (Zucht). La música (la música de hoy) y [la risa] se quedan (Musik der Romantik), [ride] too.';
    expect(canonicalText(said).text).toBe(said);
  });
  it('turns inline times into anchors on the word that follows', () => {
    const c = canonicalText(String.raw`Before. \[16:26\] There's more \[01:02:12.28\] now`);
    expect(c.text).toBe("Before. There's more now");
    expect(c.anchors).toEqual([
      { offset: 8, seconds: 986 },
      { offset: 21, seconds: 3732.28 },
    ]);
  });
  it('lets a sentence that a page break tore read whole again', () => {
    const c = canonicalText(
      'a greater array of demand\n\nspecific tools. Yes.\n\nNew paragraph.\n\n\f\n\nOther of the\n\nMIT people.',
    );
    expect(c.text).toBe('a greater array of demand specific tools. Yes. New paragraph. Other of the MIT people.');
    expect(c.paragraphs.map((p) => c.text.slice(p, p + 5))).toEqual(['New p', 'Other']);
  });
});

describe('verbatim', () => {
  const source = 'JM: You *can’t* have\nboth [inaudible 00:01:02] positions.';
  it('means the quote’s code points stand in the source once marks are removed', () => {
    expect(standsIn('You can’t have both positions.', source)).toBe(true);
    expect(standsIn("You can't have both positions.", source)).toBe(false);
    expect(standsIn('  ', source)).toBe(false);
  });
});

describe('canonical text of anything', () => {
  const noisy = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '**',
          '*',
          '_',
          '`',
          '[',
          ']',
          '](',
          ')',
          '\\[',
          '\\]',
          '<',
          '<b>',
          '&amp;',
          '&',
          '\n\n',
          ' ',
          '[laughs]',
          '[00:12]',
          '[inaudible]',
          'word',
          'Wort',
          '~~',
          '![',
        ),
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      { maxLength: 60 },
    )
    .map((a) => a.join(''));
  it('has single spaces, trimmed ends and offsets that stand in it', () => {
    fc.assert(
      fc.property(noisy, fc.constantFrom('markdown' as const, 'plain' as const), (raw, markup) => {
        const c = canonicalText(raw, markup);
        expect(c.text).not.toMatch(/^\s|\s$|\s\s|[^\S ]/);
        for (const o of [...c.paragraphs, ...c.gaps, ...c.anchors.map((a) => a.offset)]) {
          expect(o).toBeGreaterThanOrEqual(0);
          expect(o).toBeLessThanOrEqual(c.text.length);
        }
        expect(c.anchors.map((a) => a.offset)).toEqual(c.anchors.map((a) => a.offset).sort((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });
  it('loses no plain word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{2,8}$/), { maxLength: 30 }),
        fc.array(fc.constantFrom(' ', '\n', '\n\n', ', ', '. ', ' **', '** ', ' *', '_ '), { maxLength: 30 }),
        (words, gaps) => {
          const raw = words.map((w, i) => w + (gaps[i] ?? ' ')).join('');
          expect(text(raw).match(/[a-z]+/g) ?? []).toEqual(words);
        },
      ),
    );
  });
  it('takes time in proportion to its length on hostile nesting', async () => {
    for (const piece of ['[', '![', '[a](', '**a ', '<', '`', '``', '(', '\\[', '&', '*_', '[[]', '<!--', '<a '])
      await growsNoFaster(piece, (times) => canonicalText(piece.repeat(times)), [6_000, 60_000]);
  });
});
