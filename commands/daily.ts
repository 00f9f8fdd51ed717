import { episodeButton } from '../src/dailies/announce.ts';
import { schedulesPerServer } from '../src/dailies/dailies.ts';
import {
  type LedgerRow,
  type Place,
  placeKind,
  publishes,
  type QuotePool,
  type Schedule,
  type Wishes,
} from '../src/dailies/model.ts';
import { contextButton, topicButton } from '../src/dailies/post.ts';
import type { PlaceReport } from '../src/dailies/poster.ts';
import { everyDay, nextRun } from '../src/dailies/schedule.ts';
import {
  readTime,
  readWeekdays,
  readZone,
  sayWeekdays,
  sayWhen,
  suggestZones,
  zoneChoices,
} from '../src/dailies/words.ts';
import { UserError } from '../src/errors.ts';
import { arg, nobody } from '../src/interactions/custom-id.ts';
import {
  type Autocomplete,
  action,
  type ChosenChannel,
  type Feature,
  option,
  type Request,
  type Services,
  slashGroup,
  subcommand,
} from '../src/interactions/declare.ts';
import { choose } from '../src/interactions/filters.ts';
import { episodeLabel, voiceLabel } from '../src/replies/cards.ts';
import { escapeMarkdown, shorten, timestamp } from '../src/replies/markdown.ts';
import { buttons, type Modal, type Reply, rule, text, whisper } from '../src/replies/reply.ts';
import { strings } from '../src/replies/strings.ts';
import type { Quote, SuggestKind } from '../src/search/port.ts';
import { episodeReply } from './episode.ts';
import { contextCard } from './quote.ts';
import { topicCard } from './topic.ts';

const places = Object.values(placeKind);

/** A button or form may be pressed long after Discord let the command through: it is asked anew each time. */
function managed(request: Request): string {
  if (request.guild === null) throw new UserError(strings.serversOnly);
  if (!request.may.manageGuild) throw new UserError(strings.managersOnly);
  return request.guild;
}

// ── What is typed ──────────────────────────────────────────────────────────────────────────────────────────────────

const zones = zoneChoices();

const clockIn = (zone: string, now: number) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(now);

const completeZone: Autocomplete = async (typed, { clock }, request) =>
  suggestZones(typed, zones, request.locale).map(({ name, zone }) => ({
    name: `${name}, now ${clockIn(zone, clock.now())}`,
    value: name,
  }));

const completeDays: Autocomplete = async (typed) => {
  const bits = typed.trim() === '' ? null : readWeekdays(typed);
  const common = ['every day', 'Monday to Friday', 'Saturday and Sunday', 'Monday, Wednesday and Friday', 'Monday'];
  const said = bits === null ? [] : [sayWeekdays(bits)];
  const fitting = common.filter((one) => one.toLowerCase().startsWith(typed.trim().toLowerCase()));
  return [...new Set([...said, ...fitting])].map((name) => ({ name, value: name }));
};

/** Completes the last of several names parted by commas. */
const completeList =
  (kind: SuggestKind): Autocomplete =>
  async (typed, { search }) => {
    const parts = typed.split(',').map((one) => one.trim());
    const before = parts.slice(0, -1).filter(Boolean);
    const found = await search.suggest(kind, parts.at(-1) ?? '', 25);
    return found
      .map((one) => [...before, one.name.replaceAll(',', ' ')].join(', '))
      .filter((list) => list.length <= 100)
      .map((list) => ({ name: list, value: list }));
  };

const completeSchedule: Autocomplete = async (_typed, { dailies, names }, request) => {
  if (request.guild === null || !request.may.manageGuild) return [];
  const all = await dailies.ofGuild(request.guild);
  return all.map((one, n) => {
    const channel = names.channel(one.place.id);
    return { name: `${n + 1}. ${channel === null ? '' : `#${channel}: `}${sayWhen(one)}`, value: one.id };
  });
};

const completePosted: Autocomplete = async (typed, { dailies, search }, request) => {
  if (request.guild === null || !request.may.manageGuild) return [];
  const ids = [...new Set(await dailies.lastQuotes(request.guild, 100))];
  const quotes = await Promise.all(ids.map((id) => search.quote(id)));
  return quotes
    .filter((quote) => quote !== null)
    .filter((quote) => quote.text.toLowerCase().includes(typed.trim().toLowerCase()))
    .slice(0, 25)
    .map((quote) => ({ name: shorten(quote.text, 100), value: quote.id }));
};

/** The tags of the forum that is being set up: the one chosen, that of the schedule to change, or where this is typed. */
const completeTag: Autocomplete = async (typed, { dailies }, request, { channel, schedule }) => {
  if (request.guild === null || !request.may.manageGuild) return [];
  const old = schedule === undefined ? null : named(String(schedule), await dailies.ofGuild(request.guild));
  const id = channel === undefined ? (old?.place.id ?? request.channel) : String(channel);
  const { tags } = await dailies.check({ guild: request.guild, id }, { role: null, publish: false, tag: null });
  return tags
    .filter(({ name }) => name.toLowerCase().startsWith(typed.trim().toLowerCase()))
    .map(({ name }) => ({ name, value: name }));
};

const listOption = (description: string, kind: SuggestKind) =>
  option.text(`${description}, parted by commas`, { autocomplete: completeList(kind), maxLength: 100 });

const list = (typed: string | undefined): string[] =>
  (typed ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

async function readPool(
  {
    shows,
    speakers,
    topics,
  }: { shows?: string | undefined; speakers?: string | undefined; topics?: string | undefined },
  old: QuotePool | null,
  { search }: Services,
): Promise<QuotePool> {
  const pool: QuotePool = old ? structuredClone(old) : { shows: [], speakers: [], topics: [] };
  const all = (typed: string | undefined) => /^(all|any|everything|everybody|-)$/i.test(typed?.trim() ?? '');
  if (shows !== undefined) {
    pool.shows = [];
    for (const name of all(shows) ? [] : list(shows)) {
      const [found] = await search.resolve('show', name);
      if (!found) throw new UserError(`There is no show “${escapeMarkdown(name)}” in the archive.`);
      pool.shows.push(found.value);
    }
  }
  if (speakers !== undefined) {
    pool.speakers = [];
    for (const name of all(speakers) ? [] : list(speakers)) {
      const found = await search.resolve('speaker', name);
      if (found.length === 0) throw new UserError(strings.unknownSpeaker(escapeMarkdown(name)));
      for (const one of found) pool.speakers.push({ id: one.value, label: one.name });
    }
  }
  if (topics !== undefined) pool.topics = all(topics) ? [] : list(topics);
  return pool;
}

const needTime = (typed: string): string => {
  const time = readTime(typed);
  if (time) return time;
  throw new UserError(`“${escapeMarkdown(typed)}” is no time of day. Write it like 9:00, 18:30 or 6:30 pm.`);
};
const needZone = (typed: string): string => {
  const zone = readZone(typed, zones);
  if (zone) return zone;
  throw new UserError(
    `I know no time zone “${escapeMarkdown(typed)}”. Write it like Europe/Berlin, or name a large city near you.`,
  );
};
const needDays = (typed: string): number => {
  const days = readWeekdays(typed);
  if (days) return days;
  throw new UserError(
    `I cannot read “${escapeMarkdown(typed)}” as weekdays. Write it like “every day”, “Mon-Fri” or “Tue, Thu”.`,
  );
};

// ── What is said ───────────────────────────────────────────────────────────────────────────────────────────────────

function sayPool(pool: QuotePool): string {
  const parts = [
    pool.shows.length > 0 && `from ${pool.shows.map(escapeMarkdown).join(', ')}`,
    pool.speakers.length > 0 && `by ${pool.speakers.map((one) => escapeMarkdown(one.label)).join(', ')}`,
    pool.topics.length > 0 && `about ${pool.topics.map(escapeMarkdown).join(', ')}`,
  ].filter(Boolean);
  return parts.length === 0 ? 'from the whole archive' : parts.join(', ');
}

const nextAt = (one: Schedule): number => Math.max(one.next.at, one.retryAt);

const sayMoment = (at: number): string => `${timestamp(at, 'F')} (${timestamp(at, 'R')})`;

function sayNext(one: Schedule): string {
  if (one.paused === 'admin') return 'Paused';
  // "next Wednesday" alone would be the one in a week.
  return `${nextAt(one) > one.next.at || one.paused === 'trouble' ? 'Next try' : 'Next post'} ${sayMoment(nextAt(one))}`;
}

const capital = (words: string) => `${words[0]?.toUpperCase()}${words.slice(1)}`;
const sentence = (words: string) => capital(words).replace(/\.?$/, '.');

/** What keeps posts from arriving. */
const obstaclesOf = (report: PlaceReport): string[] => [
  ...report.missing.map((name) => `I lack the permission **${name}** there.`),
  ...report.obstacles.map(sentence),
];

const listed = (title: string, lines: string[]): string[] =>
  lines.length > 0 ? [[`**${title}**`, ...lines.map((one) => `- ${one}`)].join('\n')] : [];

const noneYet = 'No daily post is set up in this server. Begin with `/daily set`.';

// ── Which schedule ─────────────────────────────────────────────────────────────────────────────────────────────────

/** By its id, or by its number as it was typed; undefined where there is none. */
const named = (typed: string, all: readonly Schedule[]): Schedule | undefined =>
  all.find((one) => one.id === typed) ?? all[Number(/^\d+/.exec(typed)?.[0] ?? 0) - 1];

async function pick(id: string | undefined, request: Request, { dailies }: Services): Promise<Schedule> {
  const guild = managed(request);
  const all = await dailies.ofGuild(guild);
  if (all.length === 0) throw new UserError(noneYet);
  if (id !== undefined) {
    const found = named(id, all);
    if (found) return found;
    throw new UserError('There is no such schedule. Pick one of those that come up while you type.');
  }
  const here = all.filter((one) => one.place.id === request.channel);
  const [only] = all.length === 1 ? all : here;
  if (only && (all.length === 1 || here.length === 1)) return only;
  throw new UserError('This server has several daily posts: say which one with `schedule`.');
}

const scheduleOption = option.text('Which one, where the server has several', {
  autocomplete: completeSchedule,
  maxLength: 40,
});

// ── Set ────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Typed {
  channel?: ChosenChannel | undefined;
  time?: string | undefined;
  zone?: string | undefined;
  days?: string | undefined;
  shows?: string | undefined;
  speakers?: string | undefined;
  topics?: string | undefined;
  /** Null: nobody is notified any more. */
  role?: string | null | undefined;
  publish?: boolean | undefined;
  /** Its name, or its id. */
  tag?: string | undefined;
  'new-episodes'?: boolean | undefined;
  schedule?: string | undefined;
  another?: boolean | undefined;
}

/** Each of several admins who set one up at once meets what the one before them made. */
const set = async (typed: Typed, services: Services, request: Request): Promise<Reply> =>
  services.dailies.inTurn(managed(request), () => setNow(typed, services, request));

async function setNow(typed: Typed, services: Services, request: Request): Promise<Reply> {
  const guild = managed(request);
  const { dailies, search } = services;
  const all = await dailies.ofGuild(guild);
  const existing = await toChange(typed, all, request, services);
  if (!existing && all.length >= schedulesPerServer) {
    throw new UserError(
      `A server can have ${schedulesPerServer} daily posts, and this one has them. Remove one with \`/daily off\` first.`,
    );
  }
  const zone = typed.zone === undefined ? (existing?.zone ?? all[0]?.zone) : needZone(typed.zone);
  const time = typed.time === undefined ? existing?.time : needTime(typed.time);
  if (time === undefined || zone === undefined) {
    throw new UserError('Tell me the `time` and the time `zone` too, such as 9:00 and Europe/Berlin.');
  }
  const id = typed.channel?.id ?? existing?.place.id ?? request.channel;
  const role = typed.role === undefined ? (existing?.role ?? null) : typed.role;
  if (typed.role === guild)
    throw new UserError(
      'I never notify @everyone. Choose another role; or, to notify nobody, `/daily set` without options and leave the role empty.',
    );
  const publish = typed.publish ?? existing?.publish ?? false;
  const first = await dailies.check({ guild, id }, { role, publish, tag: null });
  const tag =
    typed.tag === undefined
      ? existing?.place.id === id
        ? existing.tag
        : null
      : (first.tags.find(({ id, name }) => id === typed.tag || name.toLowerCase() === typed.tag?.trim().toLowerCase())
          ?.id ?? 'none');
  if (tag === 'none') {
    const names = escapeMarkdown(first.tags.map((one) => one.name).join(', '));
    throw new UserError(
      names
        ? `That forum has no tag “${escapeMarkdown(typed.tag ?? '')}”. It has these: ${names}.`
        : 'Only forums have tags, and that one has none. Leave `tag` out.',
    );
  }
  const report = await dailies.check({ guild, id }, { role, publish, tag });
  const kind = report.kind ?? typed.channel?.type ?? existing?.place.kind ?? placeKind.text;
  if (!places.includes(kind)) throw new UserError('I can post in text and announcement channels, threads and forums.');
  const place: Place = { guild, id, kind };
  const wishes: Wishes = {
    place,
    time,
    zone,
    weekdays: typed.days === undefined ? (existing?.weekdays ?? everyDay) : needDays(typed.days),
    pool: await readPool(typed, existing?.pool ?? null, services),
    role,
    publish,
    tag,
    newEpisodes: typed['new-episodes'] ?? existing?.newEpisodes ?? false,
  };
  const pool = await search.pool({
    ...(wishes.pool.shows.length > 0 ? { shows: wishes.pool.shows } : {}),
    ...(wishes.pool.speakers.length > 0 ? { speakers: wishes.pool.speakers.map((one) => one.id) } : {}),
    ...(wishes.pool.topics.length > 0 ? { topics: wishes.pool.topics } : {}),
  });
  if (pool.length === 0) {
    throw new UserError(
      `No quote in the archive fits: ${sayPool(wishes.pool)}. Choose more shows, speakers or topics; nothing was changed.`,
    );
  }
  const schedule = await dailies.set(wishes, request.user, existing);
  const today =
    nextRun(schedule, services.clock.now()).at < schedule.next.at
      ? ['Today’s post was out already: there is one a day.']
      : [];
  return {
    private: true,
    card: true,
    blocks: [
      text(`### Daily quote ${existing ? 'changed' : 'set up'}\n${describe(schedule)}`),
      text(
        [
          ...today,
          pool.length === 1
            ? 'Only one quote fits, so it comes every time.'
            : `${pool.length} quotes fit; none comes again before all of them were posted.`,
          ...report.notes,
        ].join('\n'),
      ),
      ...[
        ...listed('It cannot post there yet:', obstaclesOf(report)),
        ...listed('To mend:', report.worries.map(sentence)),
      ].map(text),
      ...(report.tags.length > 0
        ? [
            {
              kind: 'select' as const,
              id: tagSelect.id({ schedule: schedule.id }),
              placeholder: 'The tag for each post',
              choices: report.tags.map(({ id, name }) => ({ label: name, value: id, selected: id === tag })),
            },
          ]
        : []),
      ...buttons({ label: 'Send a test here', id: testButton.id({ schedule: schedule.id }), style: 'primary' }),
    ],
  };
}

/** The schedule that `/daily set` changes: the one named, or the one that the channel has already. */
async function toChange(typed: Typed, all: Schedule[], request: Request, services: Services): Promise<Schedule | null> {
  if (typed.schedule !== undefined) return pick(typed.schedule, request, services);
  if (typed.another) return null;
  const there = all.filter((one) => one.place.id === (typed.channel?.id ?? request.channel));
  if (there.length > 1) throw new UserError('That channel has several daily posts: say which one with `schedule`.');
  return there[0] ?? null;
}

function describe(one: Schedule): string {
  return [
    `<#${one.place.id}> · ${sayWhen(one)}`,
    `${capital(sayPool(one.pool))}${one.role ? ` · notifies <@&${one.role}>` : ''}${one.newEpisodes ? ' · announces new episodes' : ''}${publishes(one) ? ' · published to following servers' : ''}`,
    one.paused === 'admin' ? 'Paused; `/daily resume` goes on.' : sayNext(one),
  ].join('\n');
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const formDays = [
  { label: 'Monday to Friday', value: 'weekdays' },
  { label: 'Saturday and Sunday', value: 'weekends' },
  ...days.map((day) => ({ label: day, value: day })),
];

/** Weekdays as the form's choices. */
function chosenDays(weekdays: number): string[] {
  if (weekdays === everyDay) return [];
  const whole = formDays.find(({ value }) => readWeekdays(value) === weekdays);
  return whole ? [whole.value] : days.filter((day) => weekdays & (readWeekdays(day) ?? 0));
}

/** What the form holds when it opens. */
interface Filled {
  channel: string | null;
  time: string | null;
  zone: string | null;
  weekdays: number;
  role: string | null;
}

const form = ({ channel, time, zone, weekdays, role }: Filled): Modal => ({
  modal: {
    id: formAction.id({}),
    title: 'A quote every day',
    fields: [
      {
        kind: 'channel',
        id: 'channel',
        label: 'Where',
        description: 'A channel, thread or forum',
        types: places,
        ...(channel ? { selected: [channel] } : {}),
        required: true,
      },
      {
        kind: 'text',
        id: 'time',
        label: 'At what local time',
        placeholder: '9:00',
        value: time ?? '9:00',
        required: true,
        maxLength: 12,
      },
      {
        kind: 'text',
        id: 'zone',
        label: 'In which time zone',
        description: 'A zone such as Europe/Berlin, or a large city',
        required: true,
        maxLength: 60,
        ...(zone ? { value: zone } : {}),
      },
      {
        kind: 'select',
        id: 'days',
        label: 'On which days',
        description: 'Leave it empty for every day',
        choices: formDays.map((one) => ({ ...one, selected: chosenDays(weekdays).includes(one.value) })),
        min: 0,
        max: formDays.length,
        required: false,
      },
      {
        kind: 'role',
        id: 'role',
        label: 'A role to notify',
        description: 'Leave it empty to notify nobody',
        ...(role ? { selected: [role] } : {}),
        required: false,
      },
    ],
  },
});

const formAction = action({
  name: 'dform',
  how: 'reply',
  whispers: true,
  once: true,
  codecs: {},
  async run({ fields }, services, request) {
    managed(request);
    const [channel] = fields.channel ?? [];
    const [role] = fields.role ?? [];
    const [time = ''] = fields.time ?? [];
    const [zone = ''] = fields.zone ?? [];
    const days = fields.days?.join(', ') || 'every day';
    try {
      return await set(
        {
          ...(channel ? { channel: { id: channel, type: placeKind.text } } : {}),
          time,
          zone,
          days,
          role: role ?? null,
        },
        services,
        request,
      );
    } catch (error) {
      if (!(error instanceof UserError) || channel === undefined) throw error;
      const [hour = 99, minute = 99] = (readTime(time) ?? '').split(':').filter(Boolean).map(Number);
      const id = formAgain.id({
        channel,
        time: hour * 100 + minute,
        zone: /^[\w/-]+$/.exec(readZone(zone, zones) ?? '')?.[0].replaceAll('/', '.') ?? noZone,
        weekdays: readWeekdays(days) ?? everyDay,
        role: role ?? nobody,
      });
      return { private: true, blocks: [text(error.message), ...buttons({ label: 'Fill it in again', id })] };
    }
  },
});

const noZone = '-';

/** Opens the form again after a fault, with all that was right in it. */
const formAgain = action({
  name: 'dagain',
  how: 'reply',
  // The time as its four digits, the zone with `.` for `/`: a custom id has no room for more.
  codecs: { channel: arg.snowflake, time: arg.number, zone: arg.word, weekdays: arg.number, role: arg.owner },
  async run({ args }, _services, request) {
    managed(request);
    const zone = args.zone === noZone ? null : args.zone.replaceAll('.', '/');
    const time = readTime(String(args.time).padStart(4, '0'));
    return form({ ...args, time, zone, role: args.role === nobody ? null : args.role });
  },
});

const testButton = action({
  name: 'dtest',
  how: 'reply',
  whispers: true,
  once: true,
  codecs: { schedule: arg.word },
  async run({ args }, services, request) {
    return services.dailies.inTurn(managed(request), async () => {
      const schedule = await pick(args.schedule, request, services);
      const { message } = await services.dailies.post(schedule, 'test');
      return whisper(`Sent as a test: ${linkTo(schedule, message)}. It does not count; delete it as you like.`);
    });
  },
});

/** For those who set a forum up by the form, which has no room for its tags. */
const tagSelect = action({
  name: 'dtag',
  how: 'update',
  once: true,
  codecs: { schedule: arg.word },
  async run({ args, values }, services, request) {
    return set({ schedule: args.schedule, tag: values[0] }, services, request);
  },
});

const linkTo = ({ place }: Schedule, message: string) =>
  `https://discord.com/channels/${place.guild}/${place.kind === placeKind.forum ? message : place.id}/${message}`;

// ── Status ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function sayLast(one: Schedule, last: LedgerRow): string {
  const due = sayMoment(last.dueAt);
  switch (last.state) {
    case 'posted':
      return `Last post ${sayMoment(last.settledAt ?? last.dueAt)}${last.message ? `: ${linkTo(one, last.message)}` : ''}`;
    case 'unknown':
      return `Last post ${due}${last.reason ? `. ${sentence(last.reason)}` : ''}`;
    case 'skipped':
      return `The last one, due ${due}, was skipped${last.reason ? `: ${last.reason.replace(/\.?$/, '.')}` : '.'}`;
    case 'claimed':
      return `Due ${due}: ${one.retryAt > 0 ? 'not posted so far.' : 'on its way.'}`;
  }
}

function sayUnpublished({ publishAt, unpublished }: LedgerRow): string[] {
  const why = unpublished ? ` ${sentence(unpublished)}` : '';
  if (publishAt !== null) {
    return [`Not yet published to the servers that follow it: next try ${timestamp(publishAt, 'R')}.${why}`];
  }
  return unpublished ? [`**Not published** to the servers that follow the channel.${why}`] : [];
}

function sayRefused(refused: { why: string }[]): string[] {
  const [last] = refused;
  if (!last) return [];
  const quotes = refused.length === 1 ? 'One quote is' : `${refused.length} quotes are`;
  return [`${quotes} passed over here, since Discord did not take the words (${escapeMarkdown(last.why)}).`];
}

async function sayAnnouncement(one: Schedule, { dailies, search }: Services): Promise<string[]> {
  const news = one.newEpisodes ? await dailies.announcement(one.place.id) : null;
  if (!news) return [];
  const title = (await search.episode(news.episode).catch(() => null))?.episode.title;
  const what = title === undefined ? 'A new episode' : `The new episode “${escapeMarkdown(shorten(title, 100))}”`;
  const others = news.episodes === 1 ? '' : ` (and ${news.episodes - 1} more)`;
  const why = news.problem === null ? '' : ` ${sentence(news.problem)}`;
  const next = `next try ${timestamp(news.again, 'R')}`;
  switch (news.state) {
    case 'waits':
      return [`${what}${others} is **not announced yet**: ${news.again === 0 ? 'it is its turn' : next}.${why}`];
    case 'sent':
      return [`${what}${others} is announced, but not yet published to the servers that follow: ${next}.${why}`];
    case 'skipped':
      return [`${what}${others} was **not announced**.${why}`];
    case 'posted':
      return [`${what}${others} was announced.${why}`];
  }
}

async function statusOf(one: Schedule, services: Services): Promise<string> {
  const { dailies } = services;
  const [last] = await dailies.lastRuns(one, 1);
  const refused = await dailies.refusedIn(one.place.id);
  const report = await dailies
    .check({ guild: one.place.guild, id: one.place.id }, { role: one.role, publish: one.publish, tag: one.tag })
    .catch(() => null);
  const obstacles = report ? obstaclesOf(report) : [];
  // What is wrong now says more than what was when it was last tried.
  const old = one.problem !== null && obstacles.length === 0 && one.problem !== last?.reason ? [one.problem] : [];
  return [
    describe(one),
    last ? sayLast(one, last) : 'Nothing posted yet.',
    ...(last ? sayUnpublished(last) : []),
    ...(one.paused === 'trouble'
      ? ['**Paused after repeated refusals.** It goes on by itself once posting works.']
      : []),
    ...sayRefused(refused),
    ...(await sayAnnouncement(one, services)),
    ...listed('What was wrong at the last try:', old.map(sentence)),
    ...listed('To mend:', [...obstacles, ...(report?.worries ?? []).map(sentence)]),
  ].join('\n');
}

const ordered = (n: number, words: string): string => `**${n + 1}.** ${words}`;
const numbered = (parts: string[]): string[] => (parts.length > 1 ? parts.map((one, n) => ordered(n, one)) : parts);

// Discord takes 4,000 characters in a message.
const mostWords = 3_900;

/** What is said of each schedule, as far as a message has room for it, and how to see the rest. */
function withinMessage(parts: string[]): string[] {
  let length = 0;
  const shown = parts.filter((part) => {
    length += part.length + 1;
    return length <= mostWords;
  });
  const left = parts.length - shown.length;
  return left === 0
    ? parts
    : [...shown, `… and ${left} more: \`/daily status schedule:${shown.length + 1}\` shows the next one.`];
}

/** A subcommand about one schedule: the one named, or the only one it can be. */
const onSchedule = (
  description: string,
  run: (schedule: Schedule, services: Services) => Promise<Reply>,
): ReturnType<typeof subcommand> =>
  subcommand({
    description,
    options: { schedule: scheduleOption },
    run: async ({ schedule }, services, request) =>
      services.dailies.inTurn(managed(request), async () => run(await pick(schedule, request, services), services)),
  });

// ── The command ────────────────────────────────────────────────────────────────────────────────────────────────────

export const dailyCommand = slashGroup({
  name: 'daily',
  description: 'A quote from the archive every day, in a channel of your choice',
  managers: true,
  guildOnly: true,
  whispers: true,
  once: true,
  subcommands: {
    set: subcommand({
      description: 'Set up a daily quote, or change it; without options a form opens',
      options: {
        channel: option.channel('Where: a channel, thread or forum. Default: here', { types: places }),
        time: option.text('Local time, such as 9:00 or 6:30 pm', { maxLength: 12 }),
        zone: option.text('Time zone, or a large city in it', { autocomplete: completeZone, maxLength: 100 }),
        days: option.text('On which days. Default: every day', { autocomplete: completeDays, maxLength: 100 }),
        shows: listOption('Only from these shows', 'show'),
        speakers: listOption('Only by these people', 'speaker'),
        topics: listOption('Only about these topics', 'topic'),
        role: option.role('A role to notify with each post: the only mention I ever make'),
        publish: option.flag('In an announcement channel: publish each post to the servers that follow it'),
        tag: option.text('In a forum: the tag for each post', { autocomplete: completeTag, maxLength: 50 }),
        'new-episodes': option.flag('Also announce new episodes there'),
        schedule: scheduleOption,
        another: option.flag('Add a second one to a channel that has one already'),
      },
      async run(options, services, request) {
        const guild = managed(request);
        if (Object.values(options).every((one) => one === undefined)) {
          const all = await services.dailies.ofGuild(guild);
          const [here, second] = all.filter((one) => one.place.id === request.channel);
          if (!here || second) {
            const kind = services.names.kind(request.channel);
            const channel = !here && kind !== null && places.includes(kind) ? request.channel : null;
            return form({ channel, time: null, zone: all[0]?.zone ?? null, weekdays: everyDay, role: null });
          }
          const role = here.role !== null && services.names.role(guild, here.role) !== null ? here.role : null;
          return form({ ...here, channel: here.place.id, role });
        }
        return set(options, services, request);
      },
    }),
    preview: onSchedule('Show only to you what comes next', async (schedule, { dailies }) => {
      const next = await dailies.preview(schedule);
      if (!next) throw new UserError('No quote fits what was chosen for this schedule. Change it with `/daily set`.');
      return {
        ...next.reply,
        private: true,
        blocks: [text(`-# ${sayNext(schedule)} in <#${schedule.place.id}>`), ...next.reply.blocks],
      };
    }),
    now: onSchedule('Post one now, besides the daily one', async (schedule, { dailies }) => {
      const { message } = await dailies.post(schedule, 'now');
      const daily =
        schedule.paused === 'admin'
          ? 'The daily ones stay paused; `/daily resume` goes on.'
          : `The daily one still comes: ${sayMoment(nextAt(schedule))}.`;
      return whisper(`Posted: ${linkTo(schedule, message)}. ${daily}`);
    }),
    pause: onSchedule('Stop posting until you resume it', async (schedule, { dailies }) => {
      await dailies.pause(schedule);
      return whisper(`Paused in <#${schedule.place.id}>. \`/daily resume\` goes on.`);
    }),
    resume: onSchedule('Go on posting', async (schedule, { dailies }) => {
      const { at } = await dailies.resume(schedule);
      return whisper(`It goes on in <#${schedule.place.id}>: ${sayMoment(at)}.`);
    }),
    status: subcommand({
      description: 'When the next one comes, how the last one went, what is wrong and how to mend it',
      options: { schedule: scheduleOption },
      async run({ schedule: id }, services, request) {
        const guild = managed(request);
        const all = id === undefined ? await services.dailies.ofGuild(guild) : [await pick(id, request, services)];
        if (all.length === 0) return whisper(noneYet);
        const parts = withinMessage(numbered(await Promise.all(all.map((one) => statusOf(one, services)))));
        return { private: true, blocks: parts.flatMap((part, n) => (n === 0 ? [text(part)] : [rule, text(part)])) };
      },
    }),
    off: onSchedule('End a daily post and forget its settings', async (schedule, { dailies }) => {
      await dailies.off(schedule);
      return whisper(`No more daily quotes in <#${schedule.place.id}>. Its settings are deleted.`);
    }),
    list: subcommand({
      description: 'All daily posts of this server',
      options: {},
      async run(_options, services, request) {
        const all = await services.dailies.ofGuild(managed(request));
        if (all.length === 0) return whisper(noneYet);
        return whisper(
          withinMessage(all.map((one, n) => ordered(n, describe(one).replaceAll('\n', '\n   ')))).join('\n'),
        );
      },
    }),
    'never-again': subcommand({
      description: 'Never post this quote in this server again',
      options: {
        quote: option.text('Which one. Default: the last one posted', { autocomplete: completePosted, maxLength: 100 }),
      },
      async run({ quote: id }, services, request) {
        const guild = managed(request);
        const { dailies, search } = services;
        const chosen = id ?? (await dailies.lastQuotes(guild, 1))[0] ?? null;
        const quote = chosen === null ? null : await search.quote(chosen);
        if (!quote) {
          throw new UserError(
            id === undefined ? 'Nothing was posted here yet.' : 'Pick one of the quotes that come up while you type.',
          );
        }
        await dailies.never(guild, quote.id);
        return {
          private: true,
          blocks: [
            text(`Never again in this server:\n${inQuotes(quote)}`),
            ...buttons({ label: 'Undo', id: undoButton.id({ quote: quote.id }) }),
          ],
        };
      },
    }),
    barred: subcommand({
      description: 'The quotes that are never posted in this server; let them in again',
      options: {},
      run: (_options, services, request) => barredList(managed(request), services),
    }),
  },
});

const inQuotes = (quote: Quote): string => `> ${escapeMarkdown(shorten(quote.text.replace(/\s+/g, ' '), 700))}`;

const mostBarred = 25;
const mostReadmitted = 5;

async function barredList(guild: string, { dailies, search }: Services): Promise<Reply> {
  const all = await Promise.all((await dailies.barred(guild)).map((id) => search.quote(id)));
  // What left the archive is posted by nobody.
  const quotes = all.filter((quote) => quote !== null);
  if (quotes.length === 0) {
    return whisper('Every quote may be posted here: none was barred with `/daily never-again`.');
  }
  const shown = quotes.slice(0, mostBarred);
  return {
    private: true,
    blocks: [
      text(
        [
          quotes.length === 1
            ? 'One quote is never posted in this server.'
            : `${quotes.length} quotes are never posted in this server.`,
          ...(quotes.length > shown.length ? [`The ${mostBarred} barred last are listed here.`] : []),
        ].join(' '),
      ),
      {
        kind: 'select',
        id: readmitSelect.id({}),
        placeholder: 'Choose what may come again',
        choices: shown.map((quote) => ({
          label: shorten(quote.text.replace(/\s+/g, ' '), 100),
          value: quote.id,
          description: shorten(`${voiceLabel(quote)} · ${episodeLabel(quote.episode)}`, 100),
        })),
        min: 1,
        max: shown.length,
      },
    ],
  };
}

async function readmitted(ids: string[], services: Services, request: Request): Promise<Reply> {
  const guild = managed(request);
  const { dailies, search } = services;
  await dailies.readmit(guild, ids);
  const quotes = (await Promise.all(ids.map((id) => search.quote(id)))).filter((quote) => quote !== null);
  if (quotes.length === 0) return whisper(strings.gone);
  const shown = quotes.slice(0, mostReadmitted);
  return {
    blocks: [
      text(
        [
          quotes.length === 1 ? 'It may be posted here again:' : `These ${quotes.length} may be posted here again:`,
          ...shown.map(inQuotes),
          ...(quotes.length > shown.length ? [`… and ${quotes.length - shown.length} more.`] : []),
        ].join('\n'),
      ),
    ],
  };
}

/** On the private answer to `/daily never-again`. */
const undoButton = action({
  name: 'dback',
  how: 'update',
  codecs: { quote: arg.quote },
  run: ({ args }, services, request) => readmitted([args.quote], services, request),
});

const readmitSelect = action({
  name: 'dbarred',
  how: 'update',
  codecs: {},
  run: ({ values }, services, request) => readmitted(values, services, request),
});

/** Buttons of the posts themselves: answers go to the one who pressed, so that the channel stays quiet. */
const postContext = action({
  ...contextButton,
  how: 'reply',
  whispers: true,
  run: ({ args }, { search }, request) => contextCard(search, args.quote, 1, request.user, null),
});

const postTopic = action({
  ...topicButton,
  how: 'reply',
  whispers: true,
  run: async ({ label }, services) => topicCard(label, await choose(services.search, {}), services),
});

const announcedEpisode = action({
  ...episodeButton,
  how: 'reply',
  whispers: true,
  async run({ args }, { search }) {
    const card = await search.episode(args.episode);
    return card ? episodeReply(card) : whisper(strings.gone);
  },
});

export const daily: Feature = {
  commands: [dailyCommand],
  actions: [
    formAction,
    formAgain,
    testButton,
    tagSelect,
    postContext,
    postTopic,
    announcedEpisode,
    undoButton,
    readmitSelect,
  ],
};
