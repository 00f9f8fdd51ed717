import { wantsOf } from '../src/dailies/poster.ts';
import { sayRefusal } from '../src/dailies/strings.ts';
import { type Feature, slash } from '../src/interactions/declare.ts';
import { type Reply, text } from '../src/replies/reply.ts';
import { inMarks } from '../src/replies/small-print.ts';
import { managed } from './daily/access.ts';
import { sentence, sentences, stopped } from './daily/said.ts';

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
    const { own } = request;
    const { health } = own;
    const [schedules, archive] = await Promise.all([dailies.ofGuild(guild), search.status()]);
    const places = await Promise.all(
      schedules.map(async (one) => {
        const { place, paused, problem, next, retryAt } = one;
        const report = await dailies.check({ guild, id: place.id }, wantsOf(one)).catch(() => null);
        const { what, remedy } = sayRefusal('broken', one.broken?.(own) ?? '', own);
        const wrong = [
          one.broken === undefined ? null : `${sentence(what, own)}${own.marks.gap}${remedy}`,
          report === null ? health.unchecked : null,
          report?.kind === null ? health.hidden(own.permissions['View Channel']) : null,
          report && report.kind !== null && report.missing.length > 0
            ? health.lacks(report.missing.map((one) => inMarks(own.permissions[one], own)).join(own.marks.comma))
            : null,
          ...sentences([...(report?.obstacles ?? []), ...(report?.worries ?? [])], own),
          paused === 'trouble' && one.broken === undefined
            ? health.paused(stopped(problem ?? health.refused, own))
            : null,
          paused === null && Math.max(next.at, retryAt) < clock.now() - 3_600_000 ? health.late : null,
        ].filter((one) => one !== null);
        return wrong.length === 0 ? null : `- <#${place.id}>: ${wrong.join(own.marks.gap)}`;
      }),
    );
    const faults = places.filter((one) => one !== null);
    const lines = [
      schedules.length === 0
        ? health.noDaily
        : faults.length === 0
          ? schedules.length === 1
            ? health.mayPost
            : health.mayPostInAll(schedules.length)
          : [health.toMend(faults.length), ...faults.slice(0, shown)].join('\n'),
      archive.episodes === 0
        ? health.noEpisodes
        : (archive.loading ? health.episodesSoFar : health.episodes)(archive.episodes),
      lookups.contentGranted ? health.granted : health.notGranted,
      // Without it this could not have been read.
      health.database,
    ];
    return { card: true, private: true, blocks: [text(`### ${health.title}`), text(lines.join('\n\n'))] };
  },
});

export const doctor: Feature = { commands: [doctorCommand], actions: [] };
