import { arg } from '../src/interactions/custom-id.ts';
import { action, type Feature } from '../src/interactions/declare.ts';
import { readOnAction } from '../src/interactions/quote-buttons.ts';
import { listenButton } from '../src/replies/cards.ts';
import { type Reading, readingAt } from '../src/replies/read-on.ts';
import { buttons, type Reply, rule, whisper } from '../src/replies/reply.ts';
import { strings } from '../src/replies/strings.ts';
import type { ReadPlace, SearchPort, Way } from '../src/search/port.ts';

/** The episode from a quote on, for whoever pressed alone. */

const open = action({
  ...readOnAction,
  how: 'reply',
  whispers: true,
  run: ({ args: { quote } }, { search }) => pageOf(search, quote, 'after'),
});

const turn = action({
  name: 'rp',
  how: 'update',
  codecs: { quote: arg.quote, turn: arg.count, offset: arg.count, way: arg.oneOf('after', 'before') },
  run: ({ args: { quote, way, ...place } }, { search }) => pageOf(search, quote, way, place),
});

const toQuote = action({
  name: 'rq',
  how: 'update',
  codecs: { quote: arg.quote },
  run: ({ args: { quote } }, { search }) => pageOf(search, quote, 'after'),
});

async function pageOf(search: SearchPort, id: string, way: Way, place?: ReadPlace): Promise<Reply> {
  const found = await readingAt(search, id, way, place);
  return found ? pageCard(id, found) : whisper(strings.gone);
}

function pageCard(id: string, { page, blocks }: Reading): Reply {
  const { from, to, quote } = page;
  const isHere = page.parts.some((part) => part.quote !== null);
  return {
    card: true,
    blocks: [
      ...blocks,
      rule,
      ...buttons(
        from && { label: 'Back', id: turn.id({ quote: id, ...from, way: 'before' }) },
        to && { label: 'Forward', id: turn.id({ quote: id, ...to, way: 'after' }), style: 'primary' },
        !isHere && { label: 'To the quote', id: toQuote.id({ quote: id }) },
        listenButton({ ...quote, ...momentOf(page) }),
      ),
    ],
  };
}

const momentOf = ({ at, estimated, url, toTheMoment }: Reading['page']) => ({ at, estimated, url, toTheMoment });

export const readOn: Feature = { commands: [], actions: [open, turn, toQuote] };
