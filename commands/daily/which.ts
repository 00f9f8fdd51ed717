import type { Schedule } from '../../src/dailies/model.ts';
import { sayWhen } from '../../src/dailies/words.ts';
import { type Autocomplete, option, type Request, type Services, subcommand } from '../../src/interactions/declare.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { LocalisedError, type Words } from '../../src/replies/words/index.ts';
import { managed } from './access.ts';

/** By its id, or by its number as it was typed; undefined where there is none. */
export const named = (typed: string, all: readonly Schedule[]): Schedule | undefined =>
  all.find((one) => one.id === typed) ?? all[Number(/^\d+/.exec(typed)?.[0] ?? 0) - 1];

export async function pick(id: string | undefined, request: Request, { dailies }: Services): Promise<Schedule> {
  const guild = managed(request);
  const all = await dailies.ofGuild(guild);
  if (all.length === 0) throw new LocalisedError(({ daily }) => daily.noneYet);
  if (id !== undefined) {
    const found = named(id, all);
    if (found) return found;
    throw new LocalisedError(({ daily }) => daily.noSuchSchedule);
  }
  const here = all.filter((one) => one.place.id === request.channel);
  const [only] = all.length === 1 ? all : here;
  if (only && (all.length === 1 || here.length === 1)) return only;
  throw new LocalisedError(({ daily }) => daily.whichSchedule);
}

const completeSchedule: Autocomplete = async (_typed, { dailies, names }, request) => {
  if (request.guild === null || !request.may.manageGuild) return [];
  const all = await dailies.ofGuild(request.guild);
  return all.map((one, n) => {
    const channel = names.channel(one.place.id);
    return { name: `${n + 1}. ${channel === null ? '' : `#${channel}: `}${sayWhen(one, request.own)}`, value: one.id };
  });
};

export const scheduleOption = option.text('Which one, where the server has several', {
  autocomplete: completeSchedule,
  maxLength: 40,
});

/** A subcommand about one schedule: the one named, or the only one it can be. */
export const onSchedule = (
  description: string,
  run: (schedule: Schedule, services: Services, own: Words) => Promise<Reply>,
): ReturnType<typeof subcommand> =>
  subcommand({
    description,
    options: { schedule: scheduleOption },
    run: async ({ schedule }, services, request) =>
      services.dailies.inTurn(managed(request), async () =>
        run(await pick(schedule, request, services), services, request.own),
      ),
  });
