import { type Feature, option, slash } from '../src/interactions/declare.ts';
import { sourceLine } from '../src/replies/cards.ts';
import { type Reply, section, text } from '../src/replies/reply.ts';
import { LocalisedError, type Words } from '../src/replies/words/index.ts';
import { openSource } from './nearest.ts';

const shown = 7;
/** Some may be gone from the archive. */
const looked = 25;

const day = 24 * 3_600_000;
const periods = {
  week: 7,
  month: 30,
  ever: null,
} as const;

const topCommand = slash({
  name: 'top',
  description: 'What this server saved most; how often is all that anybody is told',
  guildOnly: true,
  options: {
    period: option.text('Since when? Default: the last 30 days', {
      choices: [
        { name: 'week', value: 'week' },
        { name: 'month', value: 'month' },
        { name: 'ever', value: 'ever' },
      ],
    }),
    private: option.flag('Show it only to you'),
  },
  async run({ period }, { saved, search, clock }, { guild, words }): Promise<Reply> {
    if (guild === null) throw new LocalisedError(({ serversOnly }) => serversOnly);
    const wanted = period !== undefined && Object.hasOwn(periods, period) ? (period as keyof typeof periods) : 'month';
    const days = periods[wanted];
    const said = ({ saved }: Words) => (days === null ? saved.ever : saved.lastDays(days));
    const counts = await saved.top(guild, days === null ? 0 : clock.now() - days * day, looked);
    const read = await Promise.all(
      counts.map(async ({ quote, members }) => ({ members, quote: await search.quote(quote) })),
    );
    const there = read.flatMap(({ members, quote }) => (quote ? [{ members, quote }] : []));
    if (there.length === 0) throw new LocalisedError((own) => own.saved.noneHere(said(own)));
    const gone = read.length - there.length;
    return {
      card: true,
      blocks: [
        text(`### ${words.saved.most(said(words))}`),
        ...there
          .slice(0, shown)
          .map(({ members, quote }) =>
            section(sourceLine(quote, `**${members}×**`, words, 320), openSource(words)(quote)),
          ),
        ...(gone > 0 ? [text(`-# ${words.saved.leftOut(gone)}`)] : []),
        text(`-# ${words.saved.countsAlone}`),
      ],
    };
  },
});

export const top: Feature = { commands: [topCommand], actions: [] };
