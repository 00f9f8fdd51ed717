import * as z from 'zod';
import { longestAlert, mostAlerts } from '../../src/dailies/alerts.ts';
import { schedulesPerServer } from '../../src/dailies/dailies.ts';
import { longestTemplate, longestTitle, sayColor } from '../../src/dailies/look.ts';
import type { Schedule } from '../../src/dailies/model.ts';
import { alertKinds } from '../../src/dailies/tables/alerts.ts';
import { typedDays, typedTimes } from '../../src/dailies/words.ts';
import { arg } from '../../src/interactions/custom-id.ts';
import type { Services } from '../../src/interactions/declare.ts';
import { leastCooldown, mostChannels, mostCooldown } from '../../src/lookups/rules.ts';
import { oneLine, shorten } from '../../src/replies/markdown.ts';
import { saysSomething } from '../../src/replies/question.ts';
import { LocalisedError, languages, type Words } from '../../src/replies/words/index.ts';

/** A server's settings as a file: what an admin decided, by the ids of channels and roles. Nothing that members wrote. */
export const fileName = 'robot-overlord-settings.json';

const mostBarred = 1_000;
const faultsShown = 5;

/** What no format of zod's says. */
type Custom = 'quote' | 'topic';

const snowflake = z.string().regex(/^\d{15,20}$/);
const name = z.string().max(200);
/** For whoever reads the file, and for messages: what it was called when it was written. */
const called = name.nullable().default(null);
const names = z.array(name).max(100).default([]);
const quoteId = z.string().refine((id) => {
  try {
    return arg.quote.decode(id) === id;
  } catch {
    return false;
  }
}, 'quote' satisfies Custom);

const daily = z.strictObject({
  channel: snowflake,
  channelName: called,
  time: z.string().max(100),
  zone: z.string().max(100),
  days: z.string().max(100).default('every day'),
  shows: names,
  everywhere: z.boolean().default(false),
  speakers: names,
  topics: names,
  saved: z.boolean().default(false),
  onThisDay: z.enum(['no', 'first', 'only']).default('no'),
  role: snowflake.nullable().default(null),
  roleName: called,
  publish: z.boolean().default(false),
  tag: snowflake.nullable().default(null),
  newEpisodes: z.boolean().default(false),
  image: z.boolean().default(false),
  thread: z.boolean().default(false),
  title: z.string().max(longestTitle).nullable().default(null),
  color: z.string().max(20).nullable().default(null),
  template: z.string().max(longestTemplate).nullable().default(null),
  paused: z.boolean().default(false),
});

const digest = z.strictObject({
  channel: snowflake,
  channelName: called,
  day: z.string().max(40),
  time: z.string().max(20),
  zone: z.string().max(100),
});

const lookupChannel = z.strictObject({
  channel: snowflake,
  channelName: called,
  mode: z.enum(['asked', 'suggest']).nullable().default(null),
  cooldown: z.number().int().min(leastCooldown).max(mostCooldown).nullable().default(null),
  ignored: z.enum(['all', 'unasked']).nullable().default(null),
});

const alert = z.strictObject({
  channel: snowflake,
  channelName: called,
  kind: z.enum(alertKinds),
  words: z
    .string()
    .transform(oneLine)
    .pipe(
      z
        .string()
        .max(longestAlert)
        .refine(saysSomething, 'topic' satisfies Custom),
    ),
});

const schema = z.strictObject({
  version: z.literal(1),
  server: snowflake,
  /** Absent in what older versions wrote: it stays as it is. */
  home: name.nullable().optional(),
  daily: z.array(daily).max(schedulesPerServer),
  /** Absent in what older versions wrote: it stays as it is. */
  digest: digest.nullable().optional(),
  /** What its channels are told of. Absent in what older versions wrote: they stay as they are. */
  alerts: z.array(alert).max(mostAlerts).optional(),
  lookups: z.strictObject({ on: z.boolean(), channels: z.array(lookupChannel).max(mostChannels) }),
  neverAgain: z.array(quoteId).max(mostBarred),
  /** Null: the one that the server has in Discord. Absent in older files: it stays as it is. */
  language: z
    .enum(languages.map(({ words }) => words.locale))
    .nullable()
    .optional(),
});

export type SettingsFile = z.infer<typeof schema>;
export type DailyEntry = SettingsFile['daily'][number];

/** @throws {LocalisedError} naming each place in the file that is wrong */
export function readFile(words: string): SettingsFile {
  let json: unknown;
  try {
    json = JSON.parse(words.replace(/^\uFEFF/, ''));
  } catch {
    throw new LocalisedError(({ settingsFile }) => settingsFile.noJson);
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const { issues } = result.error;
  const more = issues.length - faultsShown;
  throw new LocalisedError((words) =>
    [
      words.settingsFile.notAsMade,
      ...issues.slice(0, faultsShown).map((issue) => `- ${sayIssue(issue, json, words)}`),
      ...(more > 0 ? [`- ${words.settingsFile.more(more)}`] : []),
    ].join('\n'),
  );
}

const code = (words: string) => `\`${shorten(words, 100).replaceAll('`', "'")}\``;

/** A field of the file, and what is wrong with it. */
function sayIssue(issue: z.core.$ZodIssue, json: unknown, words: Words): string {
  const { fields } = words.settingsFile;
  return `${code(issue.path.join('.') || fileName)}: ${said()}`;

  function said(): string {
    switch (issue.code) {
      case 'invalid_type': {
        const value = issue.path.reduce((at: unknown, key) => Object(at)[key], json);
        if (value === undefined) return fields.missing;
        return Object.hasOwn(fields.kinds, issue.expected)
          ? fields.kinds[issue.expected as keyof typeof fields.kinds]
          : fields.wrong;
      }
      case 'unrecognized_keys':
        return fields.unknown(words.list(issue.keys.slice(0, faultsShown).map(code)));
      case 'invalid_value':
        return issue.path.join() === 'version'
          ? fields.otherVersion
          : fields.oneOf(words.list(issue.values.map((value) => code(String(value)))));
      case 'too_big':
        return issue.origin === 'string'
          ? fields.tooLong(Number(issue.maximum))
          : issue.origin === 'array'
            ? fields.tooMany(Number(issue.maximum))
            : fields.atMost(Number(issue.maximum));
      case 'too_small':
        return fields.atLeast(Number(issue.minimum));
      case 'invalid_format':
        return fields.id;
      case 'custom':
        return fields[issue.message as Custom];
      default:
        return fields.wrong;
    }
  }
}

/** What holds in a server now. */
export async function settingsOf(guild: string, services: Services): Promise<SettingsFile> {
  const { dailies, alerts, lookups, homes, names: known, language } = services;
  const [schedules, stored, barred, home, chosen, weekly, asked] = await Promise.all([
    dailies.ofGuild(guild),
    lookups.settings.guild(guild),
    dailies.barred(guild),
    homes.of(guild),
    language.chosen(guild),
    dailies.digests.of(guild),
    alerts.of({ guild }),
  ]);
  return {
    version: 1,
    server: guild,
    home,
    daily: schedules.map((one) => entryOf(one, guild, known)),
    digest: weekly && {
      channel: weekly.place.id,
      channelName: known.channel(weekly.place.id),
      day: typedDays({ weekdays: weekly.weekdays, monthDays: [] }),
      time: weekly.time,
      zone: weekly.zone,
    },
    // In an order that says nothing, so that two files of the same settings are the same.
    alerts: asked
      .flatMap(({ holder, kind, words }) =>
        'place' in holder
          ? [{ channel: holder.place.id, channelName: known.channel(holder.place.id), kind, words }]
          : [],
      )
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    lookups: {
      on: stored.on,
      channels: stored.channels.map((one) => ({ ...one, channelName: known.channel(one.channel) })),
    },
    neverAgain: barred,
    language: chosen,
  };
}

export const entryOf = (one: Schedule, guild: string, known: Services['names']): DailyEntry => ({
  channel: one.place.id,
  channelName: known.channel(one.place.id),
  time: typedTimes(one.times),
  zone: one.zone,
  days: typedDays(one),
  shows: one.pool.shows,
  everywhere: one.pool.everywhere ?? false,
  speakers: one.pool.speakers.map(({ label }) => label),
  topics: one.pool.topics,
  saved: one.pool.saved ?? false,
  onThisDay: one.pool.onThisDay ?? 'no',
  role: one.role,
  roleName: one.role === null ? null : known.role(guild, one.role),
  publish: one.publish,
  tag: one.tag,
  newEpisodes: one.newEpisodes,
  image: one.image,
  thread: one.look.thread ?? false,
  title: one.look.title ?? null,
  color: one.look.color === undefined ? null : sayColor(one.look.color),
  template: one.look.template ?? null,
  paused: one.paused === 'admin',
});
