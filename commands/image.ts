import { arg } from '../src/interactions/custom-id.ts';
import { action, type Feature, type Services } from '../src/interactions/declare.ts';
import { imageAction } from '../src/interactions/quote-buttons.ts';
import { PictureError } from '../src/pictures/pictures.ts';
import { listenButton } from '../src/replies/cards.ts';
import { type PictureStyle, pictureBlock, usualStyle } from '../src/replies/pictured.ts';
import { type Block, buttons, type Reply, text, whisper } from '../src/replies/reply.ts';
import { strings } from '../src/replies/strings.ts';
import type { Quote } from '../src/search/port.ts';
import { answerButtons } from './lookups.ts';

/** A quote as a picture, for the one who pressed, who may then show it to all. */

const styled = {
  quote: arg.quote,
  shape: arg.oneOf('landscape', 'square'),
  theme: arg.oneOf('light', 'dark'),
};

type Found = { quote: Quote; picture: Block } | { instead: Reply };

async function pictured(id: string, style: PictureStyle, { search, drawQuote }: Services): Promise<Found> {
  const quote = await search.quote(id);
  if (!quote) return { instead: whisper(strings.gone) };
  try {
    const drawn = await drawQuote(quote, style);
    switch (drawn.kind) {
      case 'drawn':
        return { quote, picture: pictureBlock(quote, drawn.png) };
      case 'too long':
        return { instead: whisper(strings.pictureTooLong) };
      case 'no letters':
        return { instead: whisper(strings.pictureNoLetters(drawn.letters.slice(0, 5).join(' '))) };
    }
  } catch (error) {
    // It was logged where it happened, and the next try has a process of its own.
    if (error instanceof PictureError) return { instead: whisper(strings.pictureFailed) };
    throw error;
  }
}

function styledPicture(found: Found, style: PictureStyle): Reply {
  if ('instead' in found) return found.instead;
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
          label: other.shape === 'square' ? 'Square' : 'Landscape',
          id: restyle.id({ quote: id, ...style, shape: other.shape }),
        },
        {
          label: other.theme === 'dark' ? 'Dark' : 'Light',
          id: restyle.id({ quote: id, ...style, theme: other.theme }),
        },
        { label: 'Show to all', id: showAll.id({ quote: id, ...style }), style: 'primary' },
        listenButton(found.quote),
      ),
    ],
  };
}

const draw = action({
  ...imageAction,
  how: 'reply',
  whispers: true,
  run: async ({ args }, services) => styledPicture(await pictured(args.quote, usualStyle, services), usualStyle),
});

const restyle = action({
  name: 'ps',
  how: 'update',
  codecs: styled,
  run: async ({ args: { quote, ...style } }, services) => styledPicture(await pictured(quote, style, services), style),
});

const showAll = action({
  name: 'pa',
  how: 'update',
  codecs: styled,
  async run({ args: { quote: id, ...style } }, services, request) {
    const found = await pictured(id, style, services);
    if ('instead' in found) return found.instead;
    return {
      blocks: [found.picture, text(strings.lookups.shownToAll)],
      followedBy: {
        blocks: [found.picture, ...buttons(listenButton(found.quote), answerButtons.remove(request.user))],
      },
    };
  },
});

export const image: Feature = { commands: [], actions: [draw, restyle, showAll] };
