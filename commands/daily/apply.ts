import { schedulesPerServer } from '../../src/dailies/dailies.ts';
import { readLook, type TypedLook } from '../../src/dailies/look.ts';
import { placeKind, poolFilters, type Schedule, type Wishes } from '../../src/dailies/model.ts';
import { type PlaceReport, wantsOf } from '../../src/dailies/poster.ts';
import { everyDay, nextRun } from '../../src/dailies/schedule.ts';
import { arg } from '../../src/interactions/custom-id.ts';
import { action, type ChosenChannel, type Request, type Services } from '../../src/interactions/declare.ts';
import { escapeMarkdown } from '../../src/replies/markdown.ts';
import { buttons, type Reply, text, whisper } from '../../src/replies/reply.ts';
import { LocalisedError, type Words } from '../../src/replies/words/index.ts';
import { managed } from './access.ts';
import { describe, linkTo, listed, obstaclesOf, sayPool, sentences } from './said.ts';
import { needDays, needTimes, needZone, readPool, type TypedNames } from './typed.ts';
import { pick } from './which.ts';

export const places = Object.values(placeKind);

export interface Typed extends TypedLook {
  channel?: ChosenChannel | undefined;
  time?: string | undefined;
  zone?: string | undefined;
  days?: string | undefined;
  shows?: TypedNames;
  speakers?: TypedNames;
  topics?: TypedNames;
  saved?: boolean | undefined;
  'on-this-day'?: string | undefined;
  /** Null: nobody is notified any more. */
  role?: string | null | undefined;
  publish?: boolean | undefined;
  /** Its name, or its id. */
  tag?: string | undefined;
  'new-episodes'?: boolean | undefined;
  image?: string | undefined;
  schedule?: string | undefined;
  another?: boolean | undefined;
}

/** Each of several admins who set one up at once meets what the one before them made. */
export const set = async (typed: Typed, services: Services, request: Request): Promise<Reply> =>
  services.dailies.inTurn(managed(request), () => setNow(typed, services, request));

async function setNow(typed: Typed, services: Services, request: Request): Promise<Reply> {
  const guild = managed(request);
  const { dailies } = services;
  const all = await dailies.ofGuild(guild);
  const existing = await toChange(typed, all, request, services);
  if (!existing && all.length >= schedulesPerServer) {
    throw new LocalisedError(({ setUp }) => setUp.tooMany(schedulesPerServer));
  }
  const { wishes, report, fitting } = await readWishes(typed, existing, {
    services,
    guild,
    channel: request.channel,
    zone: all.find((one) => one.broken === undefined)?.zone,
  });
  const schedule = await dailies.set(wishes, request.user, existing);
  const outToday = nextRun(schedule, services.clock.now()).at < schedule.next.at;
  const { own } = request;
  const { setUp } = own;
  const notes = [
    ...(outToday ? [outAlready(schedule, own)] : []),
    fitting === 1 ? setUp.onlyOneFits : setUp.fit(fitting),
    ...report.notes.map((say) => say(own)),
  ];
  const done = existing ? setUp.changed : setUp.done;
  return confirmation(done, describe(schedule, await services.homes.of(guild), own), schedule, notes, report, own);
}

const daysOf = (one: Schedule | null): Pick<Wishes, 'weekdays' | 'monthDays'> => ({
  weekdays: one?.weekdays ?? everyDay,
  monthDays: one?.monthDays ?? [],
});

/**
 * What was typed, checked: by it an existing schedule is changed, or a new one made. `channel` and `zone` hold where
 * nothing says otherwise. `fitting`: how many quotes there are for it. @throws {LocalisedError} for the first thing that is wrong
 */
export async function readWishes(
  typed: Typed,
  existing: Schedule | null,
  usual: { services: Services; guild: string; channel: string; zone: string | undefined },
): Promise<{ wishes: Wishes; report: PlaceReport; fitting: number }> {
  const { services, guild } = usual;
  const { dailies, everywhere } = services;
  // What stands in for what cannot be read was nobody's wish.
  const known = existing?.broken === undefined ? existing : null;
  const zone = typed.zone === undefined ? (known?.zone ?? usual.zone) : needZone(typed.zone);
  const times = typed.time === undefined ? known?.times : needTimes(typed.time);
  if (times === undefined || zone === undefined) {
    throw new LocalisedError(({ setUp }) => setUp.needWhen);
  }
  const id = typed.channel?.id ?? existing?.place.id ?? usual.channel;
  const role = typed.role === undefined ? (existing?.role ?? null) : typed.role;
  if (typed.role === guild) throw new LocalisedError(({ setUp }) => setUp.everyone);
  const publish = typed.publish ?? existing?.publish ?? false;
  const kept = existing?.place.id === id ? existing.tag : null;
  const { tags } = await dailies.check({ guild, id }, { role, publish, tag: null });
  const tag = typed.tag === undefined ? kept : needTag(typed.tag, tags);
  const image = typed.image === undefined ? (existing?.image ?? false) : typed.image === 'always';
  const looks = readLook(typed, existing?.look ?? {});
  if ('fault' in looks) throw new LocalisedError(looks.fault);
  const { look } = looks;
  const report = await dailies.check({ guild, id }, wantsOf({ role, publish, tag, image, look }));
  const kind = report.kind ?? typed.channel?.type ?? existing?.place.kind ?? placeKind.text;
  if (!places.includes(kind)) throw new LocalisedError(({ setUp }) => setUp.whereICan);
  const wishes: Wishes = {
    place: { guild, id, kind },
    times,
    zone,
    ...(typed.days === undefined ? daysOf(existing) : needDays(typed.days)),
    pool: await readPool(typed, existing?.pool ?? null, services),
    role,
    publish,
    tag,
    newEpisodes: typed['new-episodes'] ?? existing?.newEpisodes ?? false,
    image,
    look,
  };
  const home = await services.homes.of(guild);
  const pool = await everywhere.pool(poolFilters(wishes.pool, home));
  if (pool.length === 0) {
    throw new LocalisedError((words) => words.setUp.noneFits(sayPool(wishes.pool, home, words)));
  }
  return { wishes, report, fitting: pool.length };
}

const outAlready = ({ times }: Schedule, { setUp }: Words): string =>
  times.length === 1 ? setUp.outAlready : setUp.someOutAlready(times.length);

function confirmation(
  done: string,
  described: string,
  schedule: Schedule,
  notes: string[],
  report: PlaceReport,
  own: Words,
): Reply {
  const { setUp } = own;
  const obstacles = [
    ...listed(setUp.cannotPostYet, obstaclesOf(report, own)),
    ...listed(setUp.toMend, sentences(report.worries, own)),
  ];
  const tags = {
    kind: 'select' as const,
    id: tagSelect.id({ schedule: schedule.id }),
    placeholder: setUp.tagPlaceholder,
    choices: report.tags.map(({ id, name }) => ({ label: name, value: id, selected: id === schedule.tag })),
  };
  return {
    private: true,
    card: true,
    blocks: [
      text(`### ${done}\n${described}`),
      text(notes.join('\n')),
      ...obstacles.map(text),
      ...(report.tags.length > 0 ? [tags] : []),
      ...buttons({ label: setUp.sendTest, id: testButton.id({ schedule: schedule.id }), style: 'primary' }),
    ],
  };
}

/** A forum's tag by its id or its name. */
function needTag(typed: string, tags: PlaceReport['tags']): string {
  const found = tags.find(({ id, name }) => id === typed || name.toLowerCase() === typed.trim().toLowerCase());
  if (found) return found.id;
  throw new LocalisedError(({ setUp, marks }) => {
    const names = escapeMarkdown(tags.map((one) => one.name).join(marks.comma));
    return names ? setUp.noSuchTag(escapeMarkdown(typed), names) : setUp.noTags;
  });
}

/** The schedule that `/daily set` changes: the one named, or the one that the channel has already. */
async function toChange(typed: Typed, all: Schedule[], request: Request, services: Services): Promise<Schedule | null> {
  if (typed.schedule !== undefined) return pick(typed.schedule, request, services);
  if (typed.another) return null;
  const there = all.filter((one) => one.place.id === (typed.channel?.id ?? request.channel));
  if (there.length > 1) throw new LocalisedError(({ setUp }) => setUp.severalThere);
  return there[0] ?? null;
}

export const testButton = action({
  name: 'dtest',
  setsUp: true,
  how: 'reply',
  whispers: true,
  once: true,
  codecs: { schedule: arg.word },
  async run({ args }, services, request) {
    return services.dailies.inTurn(managed(request), async () => {
      const schedule = await pick(args.schedule, request, services);
      const { message } = await services.dailies.post(schedule, 'test');
      return whisper(request.own.daily.sentAsTest(linkTo(schedule, message)));
    });
  },
});

/** For those who set a forum up by the form, which has no room for its tags. */
export const tagSelect = action({
  name: 'dtag',
  setsUp: true,
  how: 'update',
  once: true,
  codecs: { schedule: arg.word },
  async run({ args, values }, services, request) {
    return set({ schedule: args.schedule, tag: values[0] }, services, request);
  },
});
