import { placeKind } from '../../src/dailies/model.ts';
import { sayWhen } from '../../src/dailies/words.ts';
import { option, required, type Services, subcommand } from '../../src/interactions/declare.ts';
import { text, whisper } from '../../src/replies/reply.ts';
import { LocalisedError, type Words } from '../../src/replies/words/index.ts';
import { managed } from './access.ts';
import { listed, obstaclesOf, sayMoment, sentences, stopped } from './said.ts';
import { completeZone } from './set.ts';
import { needDays, needTimes, needZone } from './typed.ts';

/** Where a digest can go: no forum, in which each post would be a thread. */
const places = Object.values(placeKind).filter((kind) => kind !== placeKind.forum);

type Digest = NonNullable<Awaited<ReturnType<Services['dailies']['digests']['of']>>>;

/** When it comes, in words. */
export const sayDigest = ({ time, zone, weekdays }: Pick<Digest, 'time' | 'zone' | 'weekdays'>, words: Words): string =>
  sayWhen({ times: [time], zone, weekdays, monthDays: [] }, words);

const oneBit = (bits: number): boolean => bits !== 0 && (bits & (bits - 1)) === 0;

/** One day of the week and one time. @throws {UserError} for what it is not */
export function readDigest(typed: {
  day: string;
  time: string;
  zone: string;
}): Pick<Digest, 'weekdays' | 'time' | 'zone'> {
  const { weekdays, monthDays } = needDays(typed.day);
  if (monthDays.length > 0 || !oneBit(weekdays)) throw new LocalisedError(({ digest }) => digest.oneDay);
  const [time, more] = needTimes(typed.time);
  if (time === undefined || more !== undefined) throw new LocalisedError(({ digest }) => digest.oneTime);
  return { weekdays, time, zone: needZone(typed.zone) };
}

export const digestSet = subcommand({
  description: 'Once a week: what members saved most, counts alone',
  options: {
    day: required(option.text('Which day of the week, such as Sunday', { maxLength: 40 })),
    time: required(option.text('Local time, such as 18:00', { maxLength: 20 })),
    zone: option.text('Time zone, or a large city in it', { autocomplete: completeZone, maxLength: 100 }),
    channel: option.channel('Where: a channel or thread. Default: here', { types: places }),
  },
  async run({ day, time, zone, channel }, services, request) {
    const guild = managed(request);
    const { own } = request;
    const { dailies } = services;
    return dailies.inTurn(guild, async () => {
      const known = (await dailies.digests.of(guild))?.zone ?? (await dailies.ofGuild(guild))[0]?.zone;
      const chosen = zone ?? known;
      if (chosen === undefined) throw new LocalisedError(({ digest }) => digest.needWhen);
      const when = readDigest({ day, time, zone: chosen });
      const id = channel?.id ?? request.channel;
      const report = await dailies.check({ guild, id }, { role: null, publish: false, tag: null });
      const kind = report.kind ?? channel?.type ?? services.names.kind(id) ?? placeKind.text;
      if (!places.includes(kind)) throw new LocalisedError(({ digest }) => digest.whereICan);
      const made = await dailies.digests.set({ place: { guild, id, kind }, ...when });
      return whisper(
        [
          own.digest.set(`<#${id}>`, sayDigest(made, own), sayMoment(made.next.at)),
          ...listed(own.setUp.cannotPostYet, obstaclesOf(report, own)),
        ].join('\n'),
      );
    });
  },
});

async function needed(guild: string, { dailies }: Services): Promise<Digest> {
  const digest = await dailies.digests.of(guild);
  if (!digest) throw new LocalisedError(({ digest }) => digest.none);
  return digest;
}

export const digestPreview = subcommand({
  description: 'Show only to you what the weekly digest would be now',
  options: {},
  async run(_options, services, request) {
    const guild = managed(request);
    const digest = await needed(guild, services);
    const reply = await services.dailies.digests.preview(guild);
    if (!reply) return whisper(request.own.digest.nothingYet);
    const note = request.own.digest.previewOf(`<#${digest.place.id}>`, sayMoment(digest.next.at));
    return { ...reply, private: true, blocks: [text(`-# ${note}`), ...reply.blocks] };
  },
});

export const digestOff = subcommand({
  description: 'End the weekly digest and forget its settings',
  options: {},
  async run(_options, services, request) {
    const guild = managed(request);
    await needed(guild, services);
    await services.dailies.digests.off(guild);
    return whisper(request.own.digest.off);
  },
});

/** For `/daily status`; empty where there is none. */
export async function digestStatus(guild: string, { dailies }: Services, own: Words): Promise<string[]> {
  const digest = await dailies.digests.of(guild);
  if (!digest) return [];
  const trouble = await dailies.digests.trouble(guild);
  const { place } = digest;
  const report = await dailies.check(place, { role: null, publish: false, tag: null }).catch(() => null);
  return [
    [
      own.digest.status(`<#${place.id}>`, sayDigest(digest, own), sayMoment(digest.next.at)),
      ...(digest.without ? [own.digest.without[digest.without]] : []),
      ...(trouble ? [own.digest.trouble(stopped(trouble, own))] : []),
      ...(report ? listed(own.setUp.toMend, [...obstaclesOf(report, own), ...sentences(report.worries, own)]) : []),
    ].join('\n'),
  ];
}
