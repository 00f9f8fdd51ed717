import type { Shape } from '../pictures/card.ts';
import type { Theme } from '../pictures/colours.ts';
import type { Drawn } from '../pictures/draw.ts';
import type { Look } from '../pictures/looks.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { Quote } from '../search/port.ts';
import { episodeLabel, momentLabel, voiceLabel } from './cards.ts';
import { shorten } from './markdown.ts';
import type { Block } from './reply.ts';
import type { Words } from './words/index.ts';

/** Quotes as pictures, for every reply that shows one so. */

export interface PictureStyle {
  shape: Shape;
  theme: Theme;
}

/** Most people see Discord dark, and wide pictures fit into its messages. */
export const usualStyle: PictureStyle = { shape: 'landscape', theme: 'dark' };

/** @throws {PictureError} where it was not drawn */
export type DrawQuote = (quote: Quote, style: PictureStyle, words: Words) => Promise<Drawn>;

export const drawQuoteWith =
  (pictures: Pick<Pictures, 'draw'>, lookOf: (file: string) => Promise<Look>): DrawQuote =>
  async (quote, style, words) => {
    const { episode } = quote;
    const isNamed = quote.speaker !== null || quote.voice === 'notes';
    return pictures.draw({
      quote: quote.text,
      who: isNamed ? voiceLabel(quote, words) : null,
      show: episode.show,
      episode: episodeLabel(episode),
      date: episode.date && words.date(episode.date),
      moment: [momentLabel(quote), !isNamed && episode.machineMade ? words.machineMade : '']
        .filter((part) => part !== '')
        .join(' · '),
      ...(await lookOf(episode.file)),
      ...style,
    });
  };

/** Discord's limit for what stands for a picture where it is not seen. */
const longestAlt = 1024;

/** The picture, with the quote for those who do not see it. */
export const pictureBlock = (quote: Quote, png: Uint8Array): Block => ({
  kind: 'picture',
  name: 'quote.png',
  data: png,
  alt: shorten(quote.text, longestAlt),
});
