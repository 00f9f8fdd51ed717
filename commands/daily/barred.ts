import { action, type Request, type Services, subcommand } from '../../src/interactions/declare.ts';
import { episodeLabel, voiceLabel } from '../../src/replies/cards.ts';
import { shorten } from '../../src/replies/markdown.ts';
import { type Reply, text, whisper } from '../../src/replies/reply.ts';
import { LocalisedError } from '../../src/replies/words/index.ts';
import { managed } from './access.ts';
import { inQuotes } from './said.ts';

export const barred = subcommand({
  description: 'The quotes that are never posted in this server; let them in again',
  options: {},
  run: (_options, services, request) => barredList(managed(request), services, request),
});

const mostBarred = 25;
const mostReadmitted = 5;

async function barredList(guild: string, { dailies, search }: Services, request: Request): Promise<Reply> {
  const { daily } = request.own;
  const all = await Promise.all((await dailies.barred(guild)).map((id) => search.quote(id)));
  // What left the archive is posted by nobody.
  const quotes = all.filter((quote) => quote !== null);
  if (quotes.length === 0) {
    return whisper(daily.allMayCome);
  }
  const shown = quotes.slice(0, mostBarred);
  return {
    private: true,
    blocks: [
      text(
        [
          daily.neverPosted(quotes.length),
          ...(quotes.length > shown.length ? [daily.lastBarred(mostBarred)] : []),
        ].join(' '),
      ),
      {
        kind: 'select',
        id: readmitSelect.id({}),
        placeholder: daily.whatMayCome,
        choices: shown.map((quote) => ({
          label: shorten(quote.text.replace(/\s+/g, ' '), 100),
          value: quote.id,
          description: shorten(`${voiceLabel(quote, request.own)} · ${episodeLabel(quote.episode)}`, 100),
        })),
        min: 1,
        max: shown.length,
      },
    ],
  };
}

export async function readmitted(ids: string[], services: Services, request: Request): Promise<Reply> {
  const guild = managed(request);
  const { dailies, search } = services;
  await dailies.readmit(guild, ids);
  const quotes = (await Promise.all(ids.map((id) => search.quote(id)))).filter((quote) => quote !== null);
  if (quotes.length === 0) throw new LocalisedError(({ gone }) => gone);
  const shown = quotes.slice(0, mostReadmitted);
  return {
    blocks: [
      text(
        [
          request.own.daily.mayComeAgain(quotes.length),
          ...shown.map(inQuotes),
          ...(quotes.length > shown.length ? [request.own.daily.andMore(quotes.length - shown.length)] : []),
        ].join('\n'),
      ),
    ],
  };
}

export const readmitSelect = action({
  name: 'dbarred',
  setsUp: true,
  how: 'update',
  codecs: {},
  run: ({ values }, services, request) => readmitted(values, services, request),
});
