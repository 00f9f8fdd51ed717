import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Renderer } from '@takumi-rs/core';
import { projectRoot } from '../paths.ts';
import { type Card, coverName, coverSize, emojiName, type Layout, markLetters, namesOf } from './card.ts';
import { dominantColour, paletteOf } from './colours.ts';
import { piecesOf } from './emoji.ts';
import { fitQuote, type Measured } from './fit.ts';
import { createFonts, stackOf } from './fonts.ts';
import { writingOf } from './script.ts';

/** Draws pictures, in the thread that calls it: the one place that knows the drawing library. */

export type Drawn =
  | { kind: 'drawn'; png: Uint8Array; width: number; height: number; size: number }
  | { kind: 'too long' }
  /** No font has these letters. */
  | { kind: 'no letters'; letters: string[] };

export interface Cover {
  /** A square of {@link coverSize} px. */
  png: Uint8Array;
  /** Null where it is grey all over. */
  colour: string | null;
}

export interface Painter {
  draw(card: Card): Promise<Drawn>;
  /** A cover of any format and size, made small. @throws where it is no picture */
  cover(bytes: Uint8Array): Promise<Cover>;
}

const art = join(projectRoot, 'node_modules/@discordapp/twemoji/dist/svg');

export function createPainter(): Painter {
  const renderer = new Renderer({ cacheMaxBytes: 8 * 1024 * 1024 });
  const fonts = createFonts((font) => renderer.registerFont(font));
  const known = new Map<string, boolean>();
  const isDrawn = (file: string) => {
    const is = known.get(file) ?? existsSync(join(art, `${file}.svg`));
    known.set(file, is);
    return is;
  };

  return {
    async draw(given) {
      // A letter and the accent after it are one letter to a font. To a reader both are the same.
      const whole = (text: string | null) => text?.normalize('NFC') ?? null;
      const card: Card = {
        ...given,
        quote: given.quote.normalize('NFC'),
        who: whole(given.who),
        episode: given.episode.normalize('NFC'),
        date: whole(given.date),
        moment: whole(given.moment),
      };
      const { name, lines } = namesOf(card, () => true);
      const line = lines.join('\n');
      const pieces = (text: string) => piecesOf(text, isDrawn);
      const used = [card.quote, name, line].flatMap(pieces);
      const writing = writingOf(card.quote);
      const stacks = {
        words: stackOf(writing, 'words'),
        names: stackOf(writingOf(`${name} ${line}`), 'names'),
      };
      const plain = (text: string) =>
        pieces(text)
          .flatMap((one) => ('emoji' in one ? [] : [one.text]))
          .join('');
      await fonts.need(markLetters, stackOf({ rightToLeft: false, cjk: null }, 'words'));
      // A hyphen may be put into the words, "…" at the end of names.
      const words = await fonts.need(`${plain(card.quote)}-`, stacks.words);
      const names = await fonts.need(plain(`${name}\n${line}…`), stacks.names);
      const letters = [...words.missing, ...names.missing];
      if (letters.length > 0) return { kind: 'no letters', letters };
      const images = [
        ...[...new Set(used.flatMap((one) => ('emoji' in one ? [one.emoji] : [])))].map((file) => ({
          src: emojiName(file),
          data: readFileSync(join(art, `${file}.svg`)),
        })),
        ...(card.cover ? [{ src: coverName, data: card.cover, cache: 'none' as const }] : []),
      ];
      const sized = ({ width, height }: Layout) => ({ width, ...(height === null ? {} : { height }), images });
      const means = {
        palette: paletteOf(card.theme, card.show, card.colour),
        families: { words: words.families, names: names.families },
        pieces,
      };
      const fitted = await fitQuote(
        card,
        means,
        async (layout) => (await renderer.measure(layout.node, sized(layout))) as Measured,
      );
      if (!fitted) return { kind: 'too long' };
      const png = await renderer.render(fitted.node, { ...sized(fitted), format: 'png' });
      return { kind: 'drawn', png, width: fitted.width, height: fitted.height, size: fitted.size };
    },

    async cover(bytes) {
      const images = [{ src: coverName, data: bytes, cache: 'none' as const }];
      const square = (side: number, format: 'png' | 'raw') =>
        renderer.render(
          { type: 'image', src: coverName, style: { width: side, height: side, objectFit: 'cover' } },
          { width: side, height: side, images, format },
        );
      const png = await square(coverSize, 'png');
      return { png, colour: dominantColour(await square(48, 'raw')) };
    },
  };
}
