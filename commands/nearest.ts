import { arg, encodeCustomId } from '../src/interactions/custom-id.ts';
import { action, type Feature } from '../src/interactions/declare.ts';
import { filtersOf } from '../src/lookups/answer.ts';
import { readBack } from '../src/lookups/read-back.ts';
import { leadBlocks } from '../src/replies/outcomes.ts';
import type { Button } from '../src/replies/reply.ts';
import { LocalisedError, type Words } from '../src/replies/words/index.ts';
import type { Quote } from '../src/search/port.ts';

/** Opens one of several quotes for the one who pressed; answered in `commands/quote.ts`. */
export const sourceButton = { name: 'tc', codecs: { quote: arg.quote } };
export const openSource =
  ({ buttons }: Words) =>
  ({ id }: Pick<Quote, 'id'>): Button => ({
    label: buttons.moreContext,
    id: encodeCustomId(sourceButton.name, sourceButton.codecs, { quote: id }),
  });

/** Shows whoever presses, and nobody else, what comes nearest. What was asked is read back from the message. */
const showNearest = action({
  name: 'qn',
  how: 'reply',
  codecs: {},
  async run({ message }, { search, everywhere }, { own }) {
    const ask = await readBack(message?.texts ?? [], search);
    if (!ask || ask.about === '') throw new LocalisedError((words) => words.queryGone);
    const where = ask.everywhere ? everywhere : search;
    const { leads, hits } = await where.search({ text: ask.about, filters: filtersOf(ask) });
    const shown = leads.length > 0 ? leads : hits.slice(0, 5);
    return { private: true, card: true, blocks: leadBlocks(ask.about, shown, openSource(own), own) };
  },
});

/** Under an answer that found nothing. */
export const nearestButton = ({ buttons }: Words): Button => ({ label: buttons.showNearest, id: showNearest.id({}) });

export const nearest: Feature = { commands: [], actions: [showNearest] };
