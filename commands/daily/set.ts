import { colors, longestTemplate, longestTitle, sayColor } from '../../src/dailies/look.ts';
import { readDays, sayDays, suggestZones, typedDays } from '../../src/dailies/words.ts';
import { type Autocomplete, option, subcommand } from '../../src/interactions/declare.ts';
import type { SuggestKind } from '../../src/search/port.ts';
import { managed } from './access.ts';
import { set as apply, places } from './apply.ts';
import { form } from './form.ts';
import { zones } from './typed.ts';
import { named, scheduleOption } from './which.ts';

const clockIn = (zone: string, now: number) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(now);

export const completeZone: Autocomplete = async (typed, { clock }, request) =>
  suggestZones(typed, zones, request.locale).map(({ name, zone }) => ({
    name: request.own.setUp.zoneNow(name, clockIn(zone, clock.now())),
    value: name,
  }));

const commonDays = [
  'every day',
  'Monday to Friday',
  'Saturday and Sunday',
  'Monday, Wednesday and Friday',
  'Monday',
  'on the 1st of each month',
  'on the last day of each month',
  'on the first Monday of each month',
].flatMap((typed) => readDays(typed) ?? []);

const completeDays: Autocomplete = async (typed, _services, { own }) => {
  const days = typed.trim() === '' ? null : readDays(typed);
  const begun = typed.trim().toLowerCase();
  const choices = commonDays.map((one) => ({ name: sayDays(one, own), value: typedDays(one) }));
  const fitting = choices.filter(({ name, value }) =>
    [name, value].some((said) => said.toLowerCase().startsWith(begun)),
  );
  const said = days === null ? [] : [{ name: sayDays(days, own), value: typedDays(days) }];
  return [...said, ...fitting.filter(({ value }) => value !== said[0]?.value)];
};

const completeColor: Autocomplete = async (typed) =>
  Object.entries(colors)
    .filter(([name]) => name.startsWith(typed.trim().toLowerCase()))
    .map(([name, color]) => ({ name: `${name} ${sayColor(color)}`, value: name }));

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

export const set = subcommand({
  description: 'Set up a daily quote, or change it; without options a form opens',
  options: {
    channel: option.channel('Where: a channel, thread or forum. Default: here', { types: places }),
    time: option.text('Local time, such as 9:00 or 6:30 pm; several parted by commas', { maxLength: 80 }),
    zone: option.text('Time zone, or a large city in it', { autocomplete: completeZone, maxLength: 100 }),
    days: option.text('On which days, of the week or the month. Default: every day', {
      autocomplete: completeDays,
      maxLength: 100,
    }),
    shows: listOption('Only from these shows', 'show'),
    speakers: listOption('Only by these people', 'speaker'),
    topics: listOption('Only about these topics', 'topic'),
    role: option.role('A role to notify with each post: the only mention I ever make'),
    publish: option.flag('In an announcement channel: publish each post to the servers that follow it'),
    tag: option.text('In a forum: the tag for each post', { autocomplete: completeTag, maxLength: 50 }),
    'new-episodes': option.flag('Also announce new episodes there'),
    image: option.text('Show each quote as a picture, with its words for those who do not see it', {
      choices: [
        { name: 'always', value: 'always' },
        { name: 'never', value: 'never' },
      ],
    }),
    thread: option.flag('Open a thread under each post, with a question to begin with'),
    title: option.text('The first line of each post; - takes it away', { maxLength: longestTitle }),
    color: option.text('The colour of its edge: a name, or as #2e6fdb', { autocomplete: completeColor, maxLength: 20 }),
    template: option.text('The words around {quote}, with {speaker}, {episode}, {date}…; \\n begins a new line', {
      maxLength: longestTemplate,
    }),
    saved: option.flag('What members of this server saved comes first'),
    'on-this-day': option.text('Quotes of episodes that came out on that day in an earlier year', {
      choices: [
        { name: 'first, where there are any', value: 'first' },
        { name: 'only these: no post on other days', value: 'only' },
        { name: 'no', value: 'no' },
      ],
    }),
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
        return form(request.own, {
          channel,
          times: null,
          zone: all.find((one) => one.broken === undefined)?.zone ?? null,
          days: null,
          role: null,
        });
      }
      const role = here.role !== null && services.names.role(guild, here.role) !== null ? here.role : null;
      const { times, zone } = here.broken === undefined ? here : { times: null, zone: null };
      return form(request.own, { times, zone, days: here, channel: here.place.id, role });
    }
    return apply(options, services, request);
  },
});
