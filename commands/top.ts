import { UserError } from '../src/errors.ts';
import { type Feature, option, slash } from '../src/interactions/declare.ts';
import { sourceLine } from '../src/replies/cards.ts';
import { type Reply, section, text, whisper } from '../src/replies/reply.ts';
import { strings } from '../src/replies/strings.ts';
import { openSource } from './nearest.ts';

const shown = 7;
/** Some may be gone from the archive. */
const looked = 25;

const day = 24 * 3_600_000;
const periods = {
  week: { days: 7, said: 'in the last 7 days' },
  month: { days: 30, said: 'in the last 30 days' },
  ever: { days: null, said: 'ever' },
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
  async run({ period }, { saved, search, clock }, { guild }): Promise<Reply> {
    if (guild === null) throw new UserError(strings.serversOnly);
    const { days, said } = periods[period as keyof typeof periods] ?? periods.month;
    const counts = await saved.top(guild, days === null ? 0 : clock.now() - days * day, looked);
    const read = await Promise.all(
      counts.map(async ({ quote, members }) => ({ members, quote: await search.quote(quote) })),
    );
    const there = read.flatMap(({ members, quote }) => (quote ? [{ members, quote }] : []));
    if (there.length === 0) return whisper(strings.saved.noneHere(said));
    const gone = read.length - there.length;
    return {
      card: true,
      blocks: [
        text(`### Saved most here, ${said}`),
        ...there
          .slice(0, shown)
          .map(({ members, quote }) => section(sourceLine(quote, `**${members}×**`, 320), openSource(quote))),
        ...(gone > 0 ? [text(`-# ${strings.saved.leftOut(gone)}`)] : []),
        text(`-# ${strings.saved.countsAlone}`),
      ],
    };
  },
});

export const top: Feature = { commands: [topCommand], actions: [] };
