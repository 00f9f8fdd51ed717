import { wantsOf } from '../src/dailies/poster.ts';
import { sayRefusal } from '../src/dailies/strings.ts';
import { type Feature, slash } from '../src/interactions/declare.ts';
import { counted } from '../src/replies/markdown.ts';
import { type Reply, text } from '../src/replies/reply.ts';
import { managed } from './daily/access.ts';
import { sentence, sentences } from './daily/said.ts';

const shown = 10;

/** What a server's managers can mend, and how; what only whoever runs the bot can is in `npm run doctor`. */
const doctorCommand = slash({
  name: 'doctor',
  description: 'What stands in my way in this server, and how to mend it (for those who manage it)',
  managers: true,
  guildOnly: true,
  whispers: true,
  options: {},
  async run(_options, { dailies, search, lookups, clock }, request): Promise<Reply> {
    const guild = managed(request);
    const [schedules, archive] = await Promise.all([dailies.ofGuild(guild), search.status()]);
    const places = await Promise.all(
      schedules.map(async (one) => {
        const { place, paused, problem, next, retryAt } = one;
        const report = await dailies.check({ guild, id: place.id }, wantsOf(one)).catch(() => null);
        const { what, remedy } = sayRefusal('broken', one.broken?.(request.own) ?? '', request.own);
        const wrong = [
          one.broken === undefined ? null : `${sentence(what, request.own)} ${remedy}`,
          report === null ? 'Discord did not say what I may do there: try again in a minute.' : null,
          report?.kind === null
            ? 'The channel is gone, or I cannot see it. Give me “View Channel”, or choose another with `/daily set`.'
            : null,
          report && report.kind !== null && report.missing.length > 0
            ? `I lack ${report.missing.map((one) => `“${one}”`).join(', ')}.`
            : null,
          ...sentences([...(report?.obstacles ?? []), ...(report?.worries ?? [])], request.own),
          paused === 'trouble' && one.broken === undefined ? `Paused: ${problem ?? 'Discord refused it'}.` : null,
          paused === null && Math.max(next.at, retryAt) < clock.now() - 3_600_000
            ? 'Its post is more than an hour late.'
            : null,
        ].filter((one) => one !== null);
        return wrong.length === 0 ? null : `- <#${place.id}>: ${wrong.join(' ')}`;
      }),
    );
    const faults = places.filter((one) => one !== null);
    const lines = [
      schedules.length === 0
        ? 'No daily quote is set up: `/daily set`.'
        : faults.length === 0
          ? `I may post in ${schedules.length === 1 ? 'the place' : `all ${schedules.length} places`} of your daily quotes.`
          : [`${counted(faults.length, 'daily quote')} with something to mend:`, ...faults.slice(0, shown)].join('\n'),
      archive.episodes === 0
        ? 'The archive is empty: whoever runs me puts transcripts into its folder.'
        : `The archive has ${counted(archive.episodes, 'episode')}${archive.loading ? ' so far, and is being read' : ''}.`,
      lookups.contentGranted
        ? 'I may read messages where you allow it: `[[topic]]` and suggestions work.'
        : 'I see only messages that mention me; `[[topic]]` needs Message Content, which whoever runs me turns on.',
      // Without it this could not have been read.
      'My database works.',
    ];
    return { card: true, private: true, blocks: [text('### How I am here'), text(lines.join('\n\n'))] };
  },
});

export const doctor: Feature = { commands: [doctorCommand], actions: [] };
