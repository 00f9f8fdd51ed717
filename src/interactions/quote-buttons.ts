import { listenButton } from '../replies/cards.ts';
import { type Block, type Button, buttons } from '../replies/reply.ts';
import type { Words } from '../replies/words/index.ts';
import type { Quote } from '../search/port.ts';
import { arg, encodeCustomId } from './custom-id.ts';

/** What can be done with a quote, under every one that is shown. */

/** Keeps it for whoever presses, who alone is told. Answered in `commands/saved.ts`. */
export const saveAction = { name: 'sv', codecs: { quote: arg.quote } };
const saveButton = ({ id }: { id: string }, words: Words): Button => ({
  label: words.buttons.save,
  id: encodeCustomId(saveAction.name, saveAction.codecs, { quote: id }),
});

/** Shows it, to whoever presses, as a picture. Answered in `commands/image.ts`. */
export const imageAction = { name: 'pi', codecs: { quote: arg.quote } };
const imageButton = ({ id }: { id: string }, words: Words): Button => ({
  label: words.buttons.image,
  id: encodeCustomId(imageAction.name, imageAction.codecs, { quote: id }),
});

/** Opens the episode at the quote, for whoever presses, to be read on. Answered in `commands/read-on.ts`. */
export const readOnAction = { name: 'ro', codecs: { quote: arg.quote } };
/** Where the quote is shown in its context. */
export const readOnButton = ({ id }: { id: string }, words: Words): Button => ({
  label: words.buttons.readOn,
  id: encodeCustomId(readOnAction.name, readOnAction.codecs, { quote: id }),
});

const mostInARow = 5;

type Shown = Button | false | null | undefined;

/** `ways`: to other quotes and to more around this one. In one row where all fit into it; else what is done with the quote has its own. */
export function quoteButtons(quote: Quote, words: Words, ways: readonly Shown[], last: Shown = null): Block[] {
  const own = [saveButton(quote, words), imageButton(quote, words), listenButton(quote, words)];
  const all = [...ways, ...own, last];
  return all.filter(Boolean).length <= mostInARow ? buttons(...all) : [...buttons(...ways, last), ...buttons(...own)];
}
