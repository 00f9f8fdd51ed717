import { arg } from '../src/interactions/custom-id.ts';
import { action, type Feature, type Services } from '../src/interactions/declare.ts';
import { imageAction } from '../src/interactions/quote-buttons.ts';
import { PictureError } from '../src/pictures/pictures.ts';
import { listenButton } from '../src/replies/cards.ts';
import { type PictureStyle, pictureBlock, usualStyle } from '../src/replies/pictured.ts';
import { type Block, buttons, type Reply, text } from '../src/replies/reply.ts';
import { LocalisedError, type Words } from '../src/replies/words/index.ts';
import type { Quote } from '../src/search/port.ts';
import { answerButtons } from './lookups.ts';

/** A quote as a picture, for the one who pressed, who may then show it to all. */

const styled = {
  quote: arg.quote,
  shape: arg.oneOf('landscape', 'square'),
  theme: arg.oneOf('light', 'dark'),
};

interface Found {
  quote: Quote;
  picture: Block;
}

/** @throws {UserError} where there is no such picture */
async function pictured(
  id: string,
  style: PictureStyle,
  { search, drawQuote }: Services,
  words: Words,
): Promise<Found> {
  const quote = await search.quote(id);
  if (!quote) throw new LocalisedError(({ gone }) => gone);
  try {
    const drawn = await drawQuote(quote, style, words);
    switch (drawn.kind) {
      case 'drawn':
        return { quote, picture: pictureBlock(quote, drawn.png) };
      case 'too long':
        throw new LocalisedError(({ pictureTooLong }) => pictureTooLong);
      case 'no letters':
        throw new LocalisedError(({ pictureNoLetters }) => pictureNoLetters(drawn.letters.slice(0, 5).join(' ')));
    }
  } catch (error) {
    // It was logged where it happened, and the next try has a process of its own.
    if (error instanceof PictureError) throw new LocalisedError(({ pictureFailed }) => pictureFailed);
    throw error;
  }
}

function styledPicture(found: Found, style: PictureStyle, words: Words): Reply {
  const { id } = found.quote;
  const { shape, theme } = style;
  const other = {
    shape: shape === 'square' ? 'landscape' : 'square',
    theme: theme === 'dark' ? 'light' : 'dark',
  } as const;
  return {
    blocks: [
      found.picture,
      ...buttons(
        {
          label: other.shape === 'square' ? words.buttons.square : words.buttons.landscape,
          id: restyle.id({ quote: id, ...style, shape: other.shape }),
        },
        {
          label: other.theme === 'dark' ? words.buttons.dark : words.buttons.light,
          id: restyle.id({ quote: id, ...style, theme: other.theme }),
        },
        { label: words.buttons.showToAll, id: showAll.id({ quote: id, ...style }), style: 'primary' },
        listenButton(found.quote, words),
      ),
    ],
  };
}

const draw = action({
  ...imageAction,
  how: 'reply',
  whispers: true,
  run: async ({ args }, services, { own }) =>
    styledPicture(await pictured(args.quote, usualStyle, services, own), usualStyle, own),
});

const restyle = action({
  name: 'ps',
  how: 'update',
  codecs: styled,
  run: async ({ args: { quote, ...style } }, services, { own }) =>
    styledPicture(await pictured(quote, style, services, own), style, own),
});

const showAll = action({
  name: 'pa',
  how: 'update',
  codecs: styled,
  async run({ args: { quote: id, ...style } }, services, { user, own, shared }) {
    const found = await pictured(id, style, services, shared);
    return {
      blocks: [found.picture, text(`-# ${own.lookups.shownToAll}`)],
      followedBy: {
        blocks: [found.picture, ...buttons(listenButton(found.quote, shared), answerButtons(shared).remove(user))],
      },
    };
  },
});

export const image: Feature = { commands: [], actions: [draw, restyle, showAll] };
