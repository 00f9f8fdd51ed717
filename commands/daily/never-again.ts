import { arg } from '../../src/interactions/custom-id.ts';
import { type Autocomplete, action, option, subcommand } from '../../src/interactions/declare.ts';
import { shorten } from '../../src/replies/markdown.ts';
import { buttons, text } from '../../src/replies/reply.ts';
import { LocalisedError } from '../../src/replies/words/index.ts';
import { managed } from './access.ts';
import { readmitted } from './barred.ts';
import { inQuotes } from './said.ts';

const completePosted: Autocomplete = async (typed, { dailies, search }, request) => {
  if (request.guild === null || !request.may.manageGuild) return [];
  const ids = [...new Set(await dailies.lastQuotes(request.guild, 100))];
  const quotes = await Promise.all(ids.map((id) => search.quote(id)));
  return quotes
    .filter((quote) => quote !== null)
    .filter((quote) => quote.text.toLowerCase().includes(typed.trim().toLowerCase()))
    .slice(0, 25)
    .map((quote) => ({ name: shorten(quote.text, 100), value: quote.id }));
};

export const neverAgain = subcommand({
  description: 'Never post this quote in this server again',
  options: {
    quote: option.text('Which one. Default: the last one posted', { autocomplete: completePosted, maxLength: 100 }),
  },
  async run({ quote: id }, services, request) {
    const guild = managed(request);
    const { dailies, search } = services;
    const chosen = id ?? (await dailies.lastQuotes(guild, 1))[0] ?? null;
    const quote = chosen === null ? null : await search.quote(chosen);
    if (!quote) {
      throw new LocalisedError(({ daily }) => (id === undefined ? daily.nothingPosted : daily.pickQuote));
    }
    await dailies.never(guild, quote.id);
    return {
      private: true,
      blocks: [
        text(`${request.own.daily.neverAgain}\n${inQuotes(quote)}`),
        ...buttons({ label: request.own.daily.undo, id: undoButton.id({ quote: quote.id }) }),
      ],
    };
  },
});

/** On the private answer to `/daily never-again`. */
export const undoButton = action({
  name: 'dback',
  setsUp: true,
  how: 'update',
  codecs: { quote: arg.quote },
  run: ({ args }, services, request) => readmitted([args.quote], services, request),
});
