import { afterAll, describe, expect, it } from 'vitest';
import {
  type Breaks,
  type Card,
  frames,
  type Layout,
  layOut,
  type Means,
  namesOf,
  type PictureNode,
  type Shape,
} from '../../src/pictures/card.ts';
import { contrast, dominantColour, paletteOf, readColour } from '../../src/pictures/colours.ts';
import { createPainter } from '../../src/pictures/draw.ts';
import { piecesOf } from '../../src/pictures/emoji.ts';
import { fitQuote } from '../../src/pictures/fit.ts';
import { hyphenated } from '../../src/pictures/hyphens.ts';
import { imageFacts, isCover } from '../../src/pictures/image-file.ts';
import { createPictures } from '../../src/pictures/pictures.ts';
import { writingOf } from '../../src/pictures/script.ts';
import { fc } from '../harness/properties.ts';
import { languages } from './languages.ts';
import { pixelsOf } from './pixels.ts';

const painter = createPainter();

const card = (change: Partial<Card>): Card => ({
  quote: 'The best code is no code at all.',
  who: 'Ada Lovelace',
  show: 'The Example Hour',
  episode: 'The Example Hour 12',
  date: '15 September 2022',
  moment: '≈ 40:09',
  colour: null,
  cover: null,
  shape: 'landscape',
  theme: 'light',
  ...change,
});

/** Whole graphemes of the text, from `from` on, at most `length` characters. */
function stretch(text: string, from: number, length: number): string {
  const all = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
  let cut = '';
  for (const one of all.slice(from % 60)) {
    if (cut.length + one.length > length) break;
    cut += one;
  }
  return cut.trim();
}

describe('a quote as a picture', () => {
  it('holds all of 40 to 400 characters of every script, in a type that can be read on a phone', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(languages)),
        fc.integer({ min: 40, max: 400 }),
        fc.nat(59),
        fc.constantFrom<Shape>('landscape', 'square'),
        fc.constantFrom<'light' | 'dark'>('light', 'dark'),
        async (language, length, from, shape, theme) => {
          const given = card({ quote: stretch(languages[language] ?? '', from, length), shape, theme });
          const drawn = await painter.draw(given);
          expect(drawn.kind).toBe('drawn');
          if (drawn.kind !== 'drawn') return;
          const phone = 360 / drawn.width;
          expect(drawn.size * phone).toBeGreaterThanOrEqual(11);
          expect(frames[shape].episode * phone).toBeGreaterThanOrEqual(10);
          expect(drawn.png.byteLength).toBeLessThanOrEqual(150 * 1024);
          // Whatever were cut would reach to the edge: all around there is nothing but the ground.
          const { ground } = paletteOf(theme, given.show, null);
          const { side, top } = frames[shape].margin;
          expect(
            pixelsOf(drawn.png).inkWithin(
              { left: side - 24, right: side - 24, top: top - 24, bottom: top - 24 },
              ground,
            ),
          ).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lays the words out letter for letter, whatever they look like', () => {
    const means = {
      palette: paletteOf('light', 'x', null),
      families: { words: 'a', names: 'b' },
      pieces: (text: string) => piecesOf(text, () => true),
    };
    const textOf = (node: PictureNode): string =>
      node.type === 'text'
        ? node.text
        : node.type === 'container'
          ? node.children.map(textOf).join('')
          : `<${node.src}>`;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }), (quote) => {
        const { node }: Layout = layOut(card({ quote }), { size: 40, height: null, breaks: 'words' }, means);
        const drawn = piecesOf(quote, () => true)
          .map((piece) => ('emoji' in piece ? `<emoji:${piece.emoji}>` : piece.text))
          .join('');
        // A space before a dash parts no lines, nor do words that are kept together; to the eye it is the same.
        const seen = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');
        expect(seen(textOf(node))).toContain(seen(drawn));
        expect(
          piecesOf(quote, () => true)
            .map(({ text }) => text)
            .join(''),
        ).toBe(quote);
      }),
    );
    const markup = '<b>Bold</b> & <img src="https://example.com/x.png"> {{x}} **y**';
    expect(textOf(layOut(card({ quote: markup }), { size: 40, height: null, breaks: 'words' }, means).node)).toContain(
      markup,
    );
  });

  const bare = (lines: string[]) => lines.map((line) => line.replace(/[\u2067-\u2069]/g, '').replaceAll('\u00a0', ' '));
  /** The footer, where a line holds sixty characters. */
  const footer = (change: Partial<Card>) => {
    const { name, lines } = namesOf(card(change), (text, _as, most) => (bare([text])[0] ?? '').length <= 60 * most);
    return { name, lines: bare(lines), written: lines };
  };

  it('ends no line of the names with a dot: what does not fit beside the episode stands below it', () => {
    const of = (change: Partial<Card>) => footer(change).lines;
    expect(of({})).toEqual(['The Example Hour 12 · 15 September 2022 · ≈ 40:09']);
    const episode = 'The Example Hour 12: On waiting for others';
    expect(of({ episode })).toEqual([episode, '15 September 2022 · ≈ 40:09']);
    // Where the episode itself takes two lines, the date follows it, in one piece.
    const { written } = footer({ episode: `${episode}, and how it is done` });
    expect(written).toHaveLength(1);
    expect(written[0]?.split(' · ')).toHaveLength(2);
    expect(of({ who: null, date: null, moment: null })).toEqual(['']);
  });

  it('cuts a title between words, neither in a number nor behind one, and keeps the number of an episode', () => {
    const show = 'The Extremely Long Title of a Podcast That Somebody Thought Would Be Very Funny';
    const longName = 'Bartholomew Featherstonehaugh-Cholmondeley de Montmorency the Third';
    expect(footer({ show, episode: `${show} of 10 different things` }).lines).toEqual([
      `${show} of… · 15 September 2022 · ≈ 40:09`,
    ]);
    const counted = `${show} and Wise Beyond All`;
    expect(footer({ show: counted, episode: `${counted} 1048` }).lines).toEqual([
      `${show} and… 1048 · 15 September 2022 · ≈ 40:09`,
    ]);
    // A name on two lines leaves one.
    expect(footer({ who: longName, show, episode: `${show}: On waiting` })).toMatchObject({
      name: longName,
      lines: ['The Extremely Long Title of… · 15 September 2022 · ≈ 40:09'],
    });
    expect(
      footer({ who: longName, show: '深夜', episode: `深夜の編集室と長い名前${'1234567890'.repeat(3)}回` }).lines,
    ).toEqual(['深夜の編集室と長い名前… · 15 September 2022 · ≈ 40:09']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), fc.string(), (episode, who) => {
        const { name, lines } = namesOf(
          card({ episode, who, show: 'x' }),
          (text, _as, most) => text.length <= 60 * most,
        );
        expect(name.length).toBeLessThanOrEqual(120);
        expect(lines.length + Math.ceil(name.length / 60)).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('has no dot for a zero among Arabic digits, one sort of them in a line, and "≈" before what it is said of', () => {
    const quote = 'الصبر ليس انتظارًا';
    const { lines, written } = footer({ quote, episode: 'حديث المساء ٢٢', date: '٣ أيار ٢٠٢٤' });
    expect(lines).toEqual(['حديث المساء ٢٢ — ٣ أيار ٢٠٢٤ — ≈ ٤٠:٠٩']);
    expect(written[0]).toContain('\u2067≈');
    const persian = footer({ quote, episode: 'پنجره ۱۷', date: '۱۸ فروردین ۱۴۰۳', moment: '31:31 · machine-made' });
    expect(persian.lines).toEqual(['پنجره ۱۷ — ۱۸ فروردین ۱۴۰۳ — ۳۱:۳۱ — machine-made']);
    expect(footer({ quote, episode: 'گفتگو 5', date: '9 مارچ 2024' }).lines).toEqual([
      'گفتگو 5 — 9 مارچ 2024 — ≈ 40:09',
    ]);
    expect(footer({ quote: 'מי שלא טועה', episode: 'שיחה 64' }).lines).toEqual([
      'שיחה 64 · 15 September 2022 · ≈ 40:09',
    ]);
  });

  it('reads from the right what is written so, and knows Chinese letters of three languages', () => {
    const all = Object.fromEntries(Object.entries(languages).map(([name, text]) => [name, writingOf(text)]));
    const toTheLeft = Object.keys(all).filter((name) => all[name]?.rightToLeft);
    expect(toTheLeft).toEqual(['Hebrew', 'Arabic', 'Persian']);
    expect([all.Japanese?.cjk, all.Chinese?.cjk, all.Korean?.cjk, all.English?.cjk]).toEqual(['ja', 'zh', 'ko', null]);
  });

  it('keeps the words of Chinese and Japanese together, and a number with what it counts', () => {
    const means = {
      palette: paletteOf('light', 'x', null),
      families: { words: 'a', names: 'b' },
      pieces: (text: string) => [{ text }],
    };
    const quote = 'ユーザーは3人しかいませんでした。面倒なほうを選ぶ、第12回。';
    const { node } = layOut(card({ quote }), { size: 40, height: null, breaks: 'words' }, means);
    const parts = JSON.stringify(node).split(/(?<!\u2060)(?!\u2060)/);
    const text = parts.filter((part) => part.includes('\u2060')).map((part) => part.replaceAll('\u2060', ''));
    expect(text).toEqual(expect.arrayContaining(['ユーザー', '3人', '面倒', '選ぶ', '2回']));
    expect(JSON.stringify(layOut(card({}), { size: 40, height: null, breaks: 'words' }, means))).not.toContain(
      '\u2060',
    );
  });

  it('ends lines of short Japanese behind 、 where the type is hardly smaller for it', async () => {
    const layouts: Breaks[] = [];
    const draw = async (quote: string, phrases: number) => {
      const fitted = await fitQuote(
        card({ quote }),
        { palette: paletteOf('light', 'x', null), families: { words: 'a', names: 'b' }, pieces: (text) => [{ text }] },
        async ({ node }) => {
          const keepsAll = JSON.stringify(node).includes('keep-all');
          const size = Number(/"fontSize":(\d+),"fontWeight":400,"lineHeight":1.58/.exec(JSON.stringify(node))?.[1]);
          return {
            width: 1200,
            height: size > (keepsAll ? phrases : 80) ? 5000 : 600,
            transform: [],
            children: [],
            runs: [],
          };
        },
      );
      layouts.push(JSON.stringify(fitted?.node).includes('keep-all') ? 'phrases' : 'words');
    };
    await draw('迷ったら、面倒なほうを選ぶ。', 74);
    await draw('迷ったら、面倒なほうを選ぶ。', 42);
    await draw('面倒なほうを選ぶ。', 80);
    expect(layouts).toEqual(['phrases', 'words', 'words']);
  });

  it('says so where a quote is too long, and where no font has its letters', async () => {
    expect(await painter.draw(card({ quote: 'A word after another. '.repeat(120) }))).toEqual({ kind: 'too long' });
    expect(await painter.draw(card({ quote: 'It is called ᚠᛇᚻ there.' }))).toMatchObject({ kind: 'no letters' });
    const symbols = 'At 100 °C → steam, a² ≈ b², ½ ♪ ∞ № 5, €3.50 — “naïve”, e\u0301tude.';
    expect(await painter.draw(card({ quote: symbols }))).toMatchObject({ kind: 'drawn' });
  });

  it('parts a word only where it is longer than a line, and keeps the others large', async () => {
    const drawn = await painter.draw(card({ quote: `See https://example.com/${'path/'.repeat(20)} for all of it.` }));
    expect(drawn).toMatchObject({ kind: 'drawn' });
    expect(drawn.kind === 'drawn' && drawn.size).toBeGreaterThan(44);
  });

  it.each(['Antidisestablishmentarianism', '„Rechtsschutzversicherungsgesellschaften“,'])(
    'takes a smaller type for a long word, and cuts none: %s',
    async (word) => {
      const quote = `${word} is a word that people say only to show that they can.`;
      const drawn = await painter.draw(card({ quote, shape: 'square' }));
      // Letters are 0.4 of the type's size wide at the least, taken over a word.
      const width = drawn.kind === 'drawn' ? drawn.size * word.length * 0.4 : Number.POSITIVE_INFINITY;
      expect(width).toBeLessThan(frames.square.width - 2 * frames.square.margin.side);
    },
  );

  it('cuts a word that no type is small enough for at a hyphen, and no other', async () => {
    const longer = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';
    const fits = 'Donaudampfschifffahrtsgesellschaftskapitänsmütze';
    const address = `example.com/${'a'.repeat(80)}`;
    const means: Means = {
      palette: paletteOf('light', 'x', null),
      families: { words: 'a', names: 'b' },
      pieces: (text) => [{ text }],
    };
    /** The words as they are laid out, by a library whose letters are half as wide as high. */
    const laidOut = async (quote: string) => {
      const fitted = await fitQuote(card({ quote }), means, async ({ node }) => {
        const [, text = '', size] = /"text":"([^"]{5,})".*?"fontSize":(\d+)/.exec(JSON.stringify(node)) ?? [];
        const width = Math.max(...text.split(/[\s-]/).map((word) => word.length)) * Number(size) * 0.5;
        const runs = [{ x: 88, y: 0, width, height: 50 }];
        return { width: 1200, height: 600, transform: [], children: [], runs };
      });
      return JSON.stringify(fitted?.node);
    };
    expect(await laidOut(`Die ${fits} und das „${longer}“, ja.`)).toContain(
      `Die ${fits} und das „Rindfleischetikettierungsüber-wachungsaufgabenübertragungsgesetz“, ja.`,
    );
    expect(await laidOut(address)).toContain(address);
    const [russian, pieces] = ['превысокомногорассмотрительствующий'.repeat(3), 3];
    expect(
      hyphenated(russian, pieces)
        .split('-')
        .map((piece) => piece.length),
    ).toEqual([36, 35, 34]);
    expect(hyphenated('xyz'.repeat(30), 2).replace('-', '')).toBe('xyz'.repeat(30));
  });

  it('has an accent that is seen on its ground, whatever colour a show has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffffff }),
        fc.constantFrom<'light' | 'dark'>('light', 'dark'),
        (n, theme) => {
          const { accent, ground } = paletteOf(theme, 'x', `#${n.toString(16).padStart(6, '0')}`);
          expect(contrast(accent, ground)).toBeGreaterThanOrEqual(3);
        },
      ),
    );
    expect([readColour('#D23'), readColour('d7263d'), readColour('red'), readColour('#12')]).toEqual([
      '#dd2233',
      '#d7263d',
      null,
      null,
    ]);
    expect(dominantColour(new Uint8Array(400).fill(128))).toBeNull();
  });
});

describe('covers', () => {
  it('are known by their first bytes, and what is too large, or none, is not unpacked', async () => {
    const drawn = await painter.draw(card({}));
    if (drawn.kind !== 'drawn') throw new Error(drawn.kind);
    expect(imageFacts(drawn.png)).toEqual({ format: 'png', width: 1200, height: 675 });
    expect(isCover(drawn.png)).toBe(true);
    const bomb = Buffer.from(drawn.png);
    bomb.writeUInt32BE(60_000, 16);
    expect(isCover(bomb)).toBe(false);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void imageFacts(bytes)));
    fc.assert(fc.property(fc.nat(drawn.png.length), (length) => void imageFacts(drawn.png.subarray(0, length))));
    const { png, colour } = await painter.cover(drawn.png);
    expect(imageFacts(png)).toEqual({ format: 'png', width: 240, height: 240 });
    expect(colour === null || readColour(colour) === colour).toBe(true);
  });
});

describe('the process that draws', () => {
  const all: { close(): Promise<void> }[] = [];
  afterAll(() => Promise.all(all.map((one) => one.close())));
  const made = (options: Parameters<typeof createPictures>[0] = {}) => {
    const one = createPictures(options);
    all.push(one);
    return one;
  };

  it('draws several at once, and its faults are told', async () => {
    const pictures = made();
    const drawn = await Promise.all(['One.', 'Two.', 'Three.'].map((quote) => pictures.draw(card({ quote }))));
    expect(drawn.map(({ kind }) => kind)).toEqual(['drawn', 'drawn', 'drawn']);
    await expect(pictures.cover(new Uint8Array(100))).rejects.toThrow(/image/);
    expect((await pictures.draw(card({}))).kind).toBe('drawn');
  });

  it('may die or hang: who waits is told, and the next picture has a new one', async () => {
    const deaths: string[] = [];
    const dying = made({ script: 'test/pictures/broken-renderer.js', onDeath: ({ message }) => deaths.push(message) });
    await expect(dying.draw(card({ quote: 'die' }))).rejects.toThrow('ended (SIGABRT)');
    expect(await dying.draw(card({ quote: 'draw' }))).toMatchObject({ kind: 'too long' });
    expect(deaths).toHaveLength(1);
    const hanging = made({ script: 'test/pictures/broken-renderer.js', longest: 300 });
    await expect(hanging.draw(card({ quote: 'hang' }))).rejects.toThrow('longer than');
    await dying.close();
    await expect(dying.draw(card({}))).rejects.toThrow('no more pictures');
  });
});
