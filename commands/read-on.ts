import { arg } from '../src/interactions/custom-id.ts';
import { action, type Feature } from '../src/interactions/declare.ts';
import { readOnAction } from '../src/interactions/quote-buttons.ts';
import { listenButton } from '../src/replies/cards.ts';
import { type Reading, readingAt } from '../src/replies/read-on.ts';
import { buttons, type Reply, rule } from '../src/replies/reply.ts';
import { LocalisedError, type Words } from '../src/replies/words/index.ts';
import type { ReadPlace, SearchPort, Way } from '../src/search/port.ts';

/** The episode from a quote on, for whoever pressed alone. */

const open = action({
  ...readOnAction,
  how: 'reply',
  whispers: true,
  run: ({ args: { quote } }, { search }, { words }) => pageOf(search, quote, 'after', words),
});

const turn = action({
  name: 'rp',
  how: 'update',
  codecs: { quote: arg.quote, turn: arg.count, offset: arg.count, way: arg.oneOf('after', 'before') },
  run: ({ args: { quote, way, ...place } }, { search }, { words }) => pageOf(search, quote, way, words, place),
});

const toQuote = action({
  name: 'rq',
  how: 'update',
  codecs: { quote: arg.quote },
  run: ({ args: { quote } }, { search }, { words }) => pageOf(search, quote, 'after', words),
});

async function pageOf(search: SearchPort, id: string, way: Way, words: Words, place?: ReadPlace): Promise<Reply> {
  const found = await readingAt(search, id, way, words, place);
  if (!found) throw new LocalisedError(({ gone }) => gone);
  return pageCard(id, found, words);
}

function pageCard(id: string, { page, blocks }: Reading, words: Words): Reply {
  const { from, to, quote } = page;
  const isHere = page.parts.some((part) => part.quote !== null);
  return {
    card: true,
    blocks: [
      ...blocks,
      rule,
      ...buttons(
        from && { label: words.buttons.back, id: turn.id({ quote: id, ...from, way: 'before' }) },
        to && { label: words.buttons.forward, id: turn.id({ quote: id, ...to, way: 'after' }), style: 'primary' },
        !isHere && { label: words.buttons.toTheQuote, id: toQuote.id({ quote: id }) },
        listenButton({ ...quote, ...momentOf(page) }, words),
      ),
    ],
  };
}

const momentOf = ({ at, estimated, url, toTheMoment }: Reading['page']) => ({ at, estimated, url, toTheMoment });

export const readOn: Feature = { commands: [], actions: [open, turn, toQuote] };
