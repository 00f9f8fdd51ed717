import { sameAs, sayAlert } from '../../src/dailies/alerts.ts';
import { placeKind, type Schedule, type Wishes } from '../../src/dailies/model.ts';
import type { Alert } from '../../src/dailies/tables/alerts.ts';
import { sayWhen } from '../../src/dailies/words.ts';
import { UserError } from '../../src/errors.ts';
import type { Services } from '../../src/interactions/declare.ts';
import { showNamed } from '../../src/interactions/filters.ts';
import type { ChannelSetting } from '../../src/lookups/rules.ts';
import { escapeMarkdown, shorten } from '../../src/replies/markdown.ts';
import { inMarks } from '../../src/replies/small-print.ts';
import { LocalisedError, saidOf, type Words } from '../../src/replies/words/index.ts';
import { readWishes } from '../daily/apply.ts';
import { readDigest, sayDigest } from '../daily/digest.ts';
import { sayPool } from '../daily/said.ts';
import type { DailyEntry, SettingsFile } from './file.ts';

/** What an import would do, each step with what is said of it. */
export interface Plan {
  lines: string[];
  carryOut(who: string): Promise<void>;
}

interface Step {
  line: string;
  run(who: string): Promise<unknown>;
}

const linesShown = 40;
const foreignShown = 10;

/**
 * Compares a file with what holds in the server. Every entry is checked as a form's would be.
 * @throws {UserError} for what cannot be taken; nothing was changed then
 */
export async function planImport(file: SettingsFile, guild: string, services: Services, own: Words): Promise<Plan> {
  await onlyOwnPlaces(file, guild, services);
  const steps = [
    // First: daily posts keep to it.
    ...(await homeSteps(file, guild, services, own)),
    ...(await dailySteps(file, guild, services, own)),
    ...(await digestSteps(file, guild, services, own)),
    ...(await alertSteps(file, guild, services, own)),
    ...(await lookupSteps(file, guild, services, own)),
    ...(await barredSteps(file, guild, services, own)),
    ...(await languageSteps(file, guild, services, own)),
  ];
  const lines = steps.map(({ line }) => `- ${line}`);
  const shown = lines.slice(0, linesShown);
  return {
    lines: lines.length > shown.length ? [...shown, own.settingsFile.more(lines.length - shown.length)] : lines,
    async carryOut(who) {
      for (const { run } of steps) await run(who);
    },
  };
}

/** Channels and roles of another server, or that are gone, are named and refused. */
async function onlyOwnPlaces(file: SettingsFile, guild: string, { names, dailies }: Services): Promise<void> {
  const wanted = [
    ...file.daily,
    ...file.lookups.channels,
    ...(file.digest ? [file.digest] : []),
    ...(file.alerts ?? []),
  ];
  const isHere = async (channel: string): Promise<boolean> => {
    const known = names.isIn(guild, channel);
    if (known !== null) return known;
    const report = await dailies
      .check({ guild, id: channel }, { role: null, publish: false, tag: null })
      .catch((error: unknown) => {
        if (error instanceof UserError) return null;
        throw error;
      });
    return report !== null && report.kind !== null;
  };
  const foreign = new Set<string>();
  for (const { channel, channelName } of wanted)
    if (!(await isHere(channel))) foreign.add(`#${channelName ?? channel}`);
  for (const { role, roleName } of file.daily)
    if (role !== null && (role === guild || names.role(guild, role) === null)) foreign.add(`@${roleName ?? role}`);
  if (foreign.size === 0) return;
  const shown = [...foreign].slice(0, foreignShown).map((one) => `\`${one.replaceAll('`', "'")}\``);
  throw new LocalisedError(({ settingsFile, marks, andMore }) => {
    const more = foreign.size - shown.length;
    const places = [shown.join(marks.comma), ...(more > 0 ? [andMore(more)] : [])].join(marks.gap);
    const gone = foreign.size === 1 ? settingsFile.noPlace(places) : settingsFile.noPlaces(places);
    return settingsFile.putIds(file.server === guild ? gone : settingsFile.ofAnother(gone));
  });
}

/** The show that the server keeps to once the file holds. */
const homeThen = async (file: SettingsFile, guild: string, { homes }: Services): Promise<string | null> =>
  file.home === undefined ? homes.of(guild) : file.home;

/** @throws {UserError} when the archive has no such show */
async function homeSteps(
  file: SettingsFile,
  guild: string,
  services: Services,
  { settingsFile }: Words,
): Promise<Step[]> {
  const { homes, everywhere } = services;
  const wanted = await homeThen(file, guild, services);
  if (wanted === (await homes.of(guild))) return [];
  if (wanted === null) return [{ line: settingsFile.keepsToNone, run: () => homes.set(guild, null) }];
  const show = await showNamed(everywhere, wanted);
  return [{ line: settingsFile.keepsTo(escapeMarkdown(show)), run: () => homes.set(guild, show) }];
}

async function dailySteps(file: SettingsFile, guild: string, services: Services, own: Words): Promise<Step[]> {
  const { dailies } = services;
  const { settingsFile } = own;
  const home = await homeThen(file, guild, services);
  const left = await dailies.ofGuild(guild);
  const steps: Step[] = [];
  for (const [n, entry] of file.daily.entries()) {
    // Of several in one channel the one that needs the fewest changes.
    const there = left.filter(({ place }) => place.id === entry.channel);
    const read = await Promise.all(
      there.map(async (one) => ({ one, ...(await wishesOf(entry, one, guild, services, n, home, own)) })),
    );
    const [best] = read.sort((a, b) => a.changes.length - b.changes.length);
    if (!best) {
      const { wishes } = await wishesOf(entry, null, guild, services, n, home, own);
      steps.push({
        line: settingsFile.added(
          [
            `<#${entry.channel}>`,
            sayWhen(wishes, own),
            sayPool(wishes.pool, home, own),
            ...(entry.paused ? [settingsFile.paused] : []),
          ].join(' · '),
        ),
        async run(who) {
          const made = await dailies.set(wishes, who, null);
          if (entry.paused) await dailies.pause(made);
        },
      });
      continue;
    }
    left.splice(left.indexOf(best.one), 1);
    const { one, wishes, changes } = best;
    const pausing = entry.paused !== (one.paused === 'admin');
    if (changes.length === 0 && !pausing) continue;
    const said = [...changes, ...(pausing ? [entry.paused ? settingsFile.paused : settingsFile.goesOn] : [])];
    steps.push({
      line: settingsFile.changed(`<#${entry.channel}>`, said.join(own.marks.semicolon)),
      async run(who) {
        const made = changes.length > 0 ? await dailies.set(wishes, who, one) : one;
        if (entry.paused) await dailies.pause(made);
        else if (changes.length === 0) await dailies.resume(made);
      },
    });
  }
  // First what goes: a server can have only so many.
  return [
    ...left.map((one) => ({
      line: settingsFile.removed(`<#${one.place.id}> · ${sayWhen(one, own)}`),
      run: () => dailies.off(one),
    })),
    ...steps,
  ];
}

/** An entry as a form's wishes, and what of a schedule it would change. */
async function wishesOf(
  entry: DailyEntry,
  existing: Schedule | null,
  guild: string,
  services: Services,
  n: number,
  home: string | null,
  own: Words,
): Promise<{ wishes: Wishes; changes: string[] }> {
  const { channel, time, zone, days, shows, everywhere, speakers, topics, saved, role, publish, tag } = entry;
  const typed = {
    channel: { id: channel, type: existing?.place.kind ?? services.names.kind(channel) ?? 0 },
    time,
    zone,
    days,
    shows: everywhere ? 'all' : shows,
    speakers,
    topics,
    saved,
    'on-this-day': entry.onThisDay,
    role,
    publish,
    'new-episodes': entry.newEpisodes,
    image: entry.image ? 'always' : 'never',
    thread: entry.thread,
    title: entry.title ?? '-',
    color: entry.color ?? '-',
    template: entry.template ?? '-',
    ...(tag === null ? {} : { tag }),
  };
  try {
    const { wishes } = await readWishes(typed, existing, { services, guild, channel, zone: undefined });
    const made = { ...wishes, tag };
    return { wishes: made, changes: existing ? changesOf(existing, made, home, own) : [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new LocalisedError((words) => words.settingsFile.inDaily(n + 1, saidOf(error, words)));
  }
}

function changesOf(old: Schedule, next: Wishes, home: string | null, own: Words): string[] {
  const { settingsFile } = own;
  const poolsApart = JSON.stringify(poolKey(old)) !== JSON.stringify(poolKey(next));
  return [
    sayWhen(old, own) !== sayWhen(next, own) ? `${sayWhen(old, own)} → ${sayWhen(next, own)}` : null,
    poolsApart ? `${sayPool(old.pool, home, own)} → ${sayPool(next.pool, home, own)}` : null,
    old.role !== next.role
      ? next.role === null
        ? settingsFile.notifiesNobody
        : own.schedule.notifies(`<@&${next.role}>`)
      : null,
    old.publish !== next.publish ? (next.publish ? settingsFile.published : settingsFile.notPublished) : null,
    old.tag !== next.tag ? settingsFile.otherTag : null,
    old.newEpisodes !== next.newEpisodes
      ? next.newEpisodes
        ? settingsFile.announces
        : settingsFile.announcesNot
      : null,
    old.image !== next.image ? (next.image ? settingsFile.pictured : settingsFile.notPictured) : null,
    (old.look.thread ?? false) !== (next.look.thread ?? false)
      ? next.look.thread
        ? settingsFile.threaded
        : settingsFile.notThreaded
      : null,
    (['title', 'color', 'template'] as const).some((part) => old.look[part] !== next.look[part])
      ? settingsFile.otherLook
      : null,
  ].filter((one) => one !== null);
}

const poolKey = ({ pool }: Pick<Wishes, 'pool'>) => [
  [...pool.shows].sort(),
  pool.everywhere ?? false,
  pool.speakers.map(({ id }) => id).sort(),
  [...pool.topics].sort(),
  pool.saved ?? false,
  pool.onThisDay ?? 'no',
];

/** @throws {UserError} where the file's day, time or zone cannot be read */
async function digestSteps(
  file: SettingsFile,
  guild: string,
  { dailies, names }: Services,
  own: Words,
): Promise<Step[]> {
  const { digests } = dailies;
  if (file.digest === undefined) return [];
  const old = await digests.of(guild);
  if (file.digest === null)
    return old === null ? [] : [{ line: own.settingsFile.noDigest, run: () => digests.off(guild) }];
  const { channel, day, time, zone } = file.digest;
  const place = { guild, id: channel, kind: names.kind(channel) ?? old?.place.kind ?? 0 };
  if (place.kind === placeKind.forum) throw new LocalisedError(({ digest }) => digest.whereICan);
  const wishes = { place, ...readDigest({ day, time, zone }) };
  const say = (one: typeof wishes) => `<#${one.place.id}> · ${sayDigest(one, own)}`;
  if (old && say(old) === say(wishes)) return [];
  return [{ line: own.settingsFile.digest(say(wishes)), run: () => digests.set(wishes) }];
}

async function alertSteps(
  { alerts: wanted }: SettingsFile,
  guild: string,
  { alerts, names }: Services,
  own: Words,
): Promise<Step[]> {
  if (wanted === undefined) return [];
  const keyOf = (channel: string, one: Pick<Alert, 'kind' | 'words'>) => `${channel} ${sameAs(one)}`;
  const now = new Map(
    (await alerts.of({ guild })).flatMap((one) =>
      'place' in one.holder ? [[keyOf(one.holder.place.id, one), { ...one, place: one.holder.place }] as const] : [],
    ),
  );
  const kept = new Set(wanted.map((one) => keyOf(one.channel, one)));
  const kindOf = (channel: string) =>
    names.kind(channel) ?? [...now.values()].find(({ place }) => place.id === channel)?.place.kind ?? 0;
  // What goes makes room.
  return [
    ...[...now].flatMap(([key, one]) =>
      kept.has(key)
        ? []
        : [
            {
              line: own.settingsFile.toldNoMore(`<#${one.place.id}>`, sayAlert(one, own)),
              run: () => alerts.remove([one.id]),
            },
          ],
    ),
    ...wanted.flatMap(({ channel, kind, words }, i) => {
      const key = keyOf(channel, { kind, words });
      if (now.has(key) || wanted.findIndex((one) => keyOf(one.channel, one) === key) < i) return [];
      const place = { guild, id: channel, kind: kindOf(channel) };
      if (place.kind === placeKind.forum) throw new LocalisedError(({ digest }) => digest.whereICan);
      return [
        {
          line: own.settingsFile.toldOf(`<#${channel}>`, sayAlert({ kind, words }, own)),
          run: () => alerts.add({ place }, kind, words, ''),
        },
      ];
    }),
  ];
}

async function lookupSteps(file: SettingsFile, guild: string, { lookups }: Services, own: Words): Promise<Step[]> {
  const { settingsFile } = own;
  const { settings } = lookups;
  const now = await settings.guild(guild);
  const none = { mode: null, cooldown: null, ignored: null };
  const wanted = new Map<string, Omit<ChannelSetting, 'channel'>>();
  for (const { channel } of now.channels) wanted.set(channel, none);
  for (const { channel, mode, cooldown, ignored } of file.lookups.channels)
    wanted.set(channel, { mode, cooldown, ignored });
  const steps: (Step & { makesRoom?: boolean })[] = [];
  if (now.on !== file.lookups.on)
    steps.push({
      line: file.lookups.on ? settingsFile.lookUpsOn : settingsFile.lookUpsOff,
      run: () => settings.setOn(guild, file.lookups.on),
    });
  for (const [channel, next] of wanted) {
    const old = now.channels.find((one) => one.channel === channel) ?? { channel, ...none };
    if (old.mode === next.mode && old.cooldown === next.cooldown && old.ignored === next.ignored) continue;
    const said = sayChannel(next, own);
    steps.push({
      line: settingsFile.lookUpsIn(`<#${channel}>`, said ?? settingsFile.asEverywhere),
      makesRoom: said === null,
      run: () => settings.setChannel(guild, channel, next),
    });
  }
  return steps.sort((a, b) => Number(b.makesRoom ?? false) - Number(a.makesRoom ?? false));
}

/** Null: nothing of its own. */
function sayChannel(
  { mode, cooldown, ignored }: Omit<ChannelSetting, 'channel'>,
  { lookups, marks }: Words,
): string | null {
  const parts = [
    ignored === 'all' ? lookups.ignored : ignored === 'unasked' ? lookups.spokenTo : null,
    mode === 'suggest' ? lookups.suggestions : mode === 'asked' ? lookups.asked : null,
    cooldown === null ? null : lookups.everyMinutes(cooldown),
  ].filter((one) => one !== null);
  return parts.length === 0 ? null : parts.join(marks.comma);
}

async function languageSteps(
  { language }: SettingsFile,
  guild: string,
  services: Services,
  { settingsFile }: Words,
): Promise<Step[]> {
  const now = await services.language.chosen(guild);
  if (language === undefined || language === now) return [];
  return [
    {
      line: settingsFile.language(language === null ? settingsFile.languageOfDiscord : language),
      run: () => services.language.choose(guild, language),
    },
  ];
}

async function barredSteps(
  file: SettingsFile,
  guild: string,
  { dailies, search }: Services,
  own: Words,
): Promise<Step[]> {
  const { settingsFile } = own;
  const now = await dailies.barred(guild);
  const found = await Promise.all([...new Set(file.neverAgain)].map((id) => search.quote(id)));
  const wanted = found.flatMap((quote) => (quote === null ? [] : [quote]));
  const ids = wanted.map(({ id }) => id);
  const free = now.filter((id) => !ids.includes(id));
  const freed = await Promise.all(free.map((id) => search.quote(id)));
  const say = (said: string) => inMarks(escapeMarkdown(shorten(said.replace(/\s+/g, ' '), 80)), own);
  return [
    ...wanted
      .filter(({ id }) => !now.includes(id))
      .map(({ id, text }) => ({ line: settingsFile.neverAgain(say(text)), run: () => dailies.never(guild, id) })),
    ...free.map((id, n) => ({
      line: settingsFile.mayComeAgain(say(freed[n]?.text ?? id)),
      run: () => dailies.readmit(guild, [id]),
    })),
  ];
}
