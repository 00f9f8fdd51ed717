import { digestStrings } from '../../src/dailies/digest-strings.ts';
import { placeKind } from '../../src/dailies/model.ts';
import { sayWhen } from '../../src/dailies/words.ts';
import { UserError } from '../../src/errors.ts';
import { option, required, type Services, subcommand } from '../../src/interactions/declare.ts';
import { text, whisper } from '../../src/replies/reply.ts';
import { managed } from './access.ts';
import { listed, obstaclesOf, sayMoment, sentence } from './said.ts';
import { completeZone } from './set.ts';
import { needDays, needTimes, needZone } from './typed.ts';

/** Where a digest can go: no forum, in which each post would be a thread. */
const places = Object.values(placeKind).filter((kind) => kind !== placeKind.forum);

type Digest = NonNullable<Awaited<ReturnType<Services['dailies']['digests']['of']>>>;

const whenOf = ({ time, zone, weekdays }: Pick<Digest, 'time' | 'zone' | 'weekdays'>): string =>
  sayWhen({ times: [time], zone, weekdays, monthDays: [] });

const oneBit = (bits: number): boolean => bits !== 0 && (bits & (bits - 1)) === 0;

/** One day of the week and one time. @throws {UserError} for what it is not */
export function readDigest(typed: {
  day: string;
  time: string;
  zone: string;
}): Pick<Digest, 'weekdays' | 'time' | 'zone'> {
  const { weekdays, monthDays } = needDays(typed.day);
  if (monthDays.length > 0 || !oneBit(weekdays)) throw new UserError(digestStrings.oneDay);
  const [time, more] = needTimes(typed.time);
  if (time === undefined || more !== undefined) throw new UserError(digestStrings.oneTime);
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
    const { dailies } = services;
    return dailies.inTurn(guild, async () => {
      const known = (await dailies.digests.of(guild))?.zone ?? (await dailies.ofGuild(guild))[0]?.zone;
      const chosen = zone ?? known;
      if (chosen === undefined) throw new UserError(digestStrings.needWhen);
      const when = readDigest({ day, time, zone: chosen });
      const id = channel?.id ?? request.channel;
      const report = await dailies.check({ guild, id }, { role: null, publish: false, tag: null });
      const kind = report.kind ?? channel?.type ?? services.names.kind(id) ?? placeKind.text;
      if (!places.includes(kind))
        throw new UserError('I can post it in text and announcement channels and in threads.');
      const made = await dailies.digests.set({ place: { guild, id, kind }, ...when });
      return whisper(
        [
          digestStrings.set(`<#${id}>`, whenOf(made), sayMoment(made.next.at)),
          ...listed('It cannot post there yet:', obstaclesOf(report)),
        ].join('\n'),
      );
    });
  },
});

async function needed(guild: string, { dailies }: Services): Promise<Digest> {
  const digest = await dailies.digests.of(guild);
  if (!digest) throw new UserError(digestStrings.none);
  return digest;
}

export const digestPreview = subcommand({
  description: 'Show only to you what the weekly digest would be now',
  options: {},
  async run(_options, services, request) {
    const guild = managed(request);
    const digest = await needed(guild, services);
    const reply = await services.dailies.digests.preview(guild);
    if (!reply) return whisper(digestStrings.nothingYet);
    const note = digestStrings.previewOf(`<#${digest.place.id}>`, sayMoment(digest.next.at));
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
    return whisper(digestStrings.off);
  },
});

/** For `/daily status`; empty where there is none. */
export async function digestStatus(guild: string, { dailies }: Services): Promise<string[]> {
  const digest = await dailies.digests.of(guild);
  if (!digest) return [];
  const trouble = await dailies.digests.trouble(guild);
  const { place } = digest;
  const report = await dailies.check(place, { role: null, publish: false, tag: null }).catch(() => null);
  return [
    [
      digestStrings.status(`<#${place.id}>`, whenOf(digest), sayMoment(digest.next.at)),
      ...(digest.without ? [digestStrings.without[digest.without]] : []),
      ...(trouble ? [digestStrings.trouble(trouble.replace(/\.$/, ''))] : []),
      ...listed('To mend:', [...(report ? obstaclesOf(report) : []), ...(report?.worries ?? []).map(sentence)]),
    ].join('\n'),
  ];
}
