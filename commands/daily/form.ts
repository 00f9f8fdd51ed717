import { placeKind } from '../../src/dailies/model.ts';
import { everyDay, type When } from '../../src/dailies/schedule.ts';
import { readDays, readTimes, readWeekdays, readZone, sayDays, typedDays } from '../../src/dailies/words.ts';
import { UserError } from '../../src/errors.ts';
import { arg, nobody } from '../../src/interactions/custom-id.ts';
import { action } from '../../src/interactions/declare.ts';
import { buttons, type Modal, text } from '../../src/replies/reply.ts';
import { saidOf, type Words } from '../../src/replies/words/index.ts';
import { managed } from './access.ts';
import { places, set } from './apply.ts';
import { zones } from './typed.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const formDays = ['weekdays', 'weekends', ...days];
const monthly = ['on the 1st of each month', 'on the last day of each month'];

type Days = Pick<When, 'weekdays' | 'monthDays'>;

/** The form's choices that are days, as they are typed; what is none of them by itself is one more. */
function chosenDays(chosen: Days | null): string[] {
  const { weekdays, monthDays } = chosen ?? { weekdays: everyDay, monthDays: [] };
  if (monthDays.length > 0) return [typedDays({ weekdays, monthDays })];
  if (weekdays === everyDay) return [];
  const whole = formDays.find((typed) => readWeekdays(typed) === weekdays);
  return whole ? [whole] : days.filter((day) => weekdays & (readWeekdays(day) ?? 0));
}

/** What the form holds when it opens. */
interface Filled {
  channel: string | null;
  times: string[] | null;
  zone: string | null;
  days: Days | null;
  role: string | null;
}

function choicesOf(chosen: readonly string[], own: Words) {
  const labelOf = (typed: string) => {
    const read = readDays(typed);
    return read === null ? typed : sayDays(read, own);
  };
  return [...new Set([...formDays, ...monthly, ...chosen])].map((typed) => ({
    label: labelOf(typed),
    value: typed,
    selected: chosen.includes(typed),
  }));
}

export const form = (own: Words, { channel, times, zone, days: chosen, role }: Filled): Modal => ({
  modal: {
    id: formAction.id({}),
    title: own.form.title,
    fields: [
      {
        kind: 'channel',
        id: 'channel',
        label: own.form.labels.channel,
        description: own.form.descriptions.channel,
        types: places,
        ...(channel ? { selected: [channel] } : {}),
        required: true,
      },
      {
        kind: 'text',
        id: 'time',
        label: own.form.labels.time,
        description: own.form.descriptions.time,
        placeholder: '9:00',
        value: times ? own.list(times) : '9:00',
        required: true,
        maxLength: 80,
      },
      {
        kind: 'text',
        id: 'zone',
        label: own.form.labels.zone,
        description: own.form.descriptions.zone,
        required: true,
        maxLength: 60,
        ...(zone ? { value: zone } : {}),
      },
      {
        kind: 'select',
        id: 'days',
        label: own.form.labels.days,
        description: own.form.descriptions.days,
        choices: choicesOf(chosenDays(chosen), own),
        min: 0,
        max: formDays.length,
        required: false,
      },
      {
        kind: 'role',
        id: 'role',
        label: own.form.labels.role,
        description: own.form.descriptions.role,
        ...(role ? { selected: [role] } : {}),
        required: false,
      },
    ],
  },
});

export const formAction = action({
  name: 'dform',
  setsUp: true,
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
      const id = formAgain.id({
        channel,
        times: encodeTimes(readTimes(time)),
        zone: encodeZone(readZone(zone, zones)),
        days: encodeDays(readDays(days)),
        role: role ?? nobody,
      });
      const { own } = request;
      return { private: true, blocks: [text(saidOf(error, own)), ...buttons({ label: own.form.again, id })] };
    }
  },
});

const noZone = '-';
const noTime = '-';
/** A custom id takes neither `/` nor `+`, which a zone's name may hold. */
const encodeZone = (zone: string | null): string => zone?.replaceAll('/', '.').replaceAll('+', '~') ?? noZone;
const decodeZone = (code: string): string | null =>
  code === noZone ? null : code.replaceAll('.', '/').replaceAll('~', '+');

// As many times as a custom id has room for, each as four digits.
const timesKept = 3;
const encodeTimes = (times: string[] | null): string =>
  times
    ? times
        .slice(0, timesKept)
        .map((one) => one.replace(':', ''))
        .join('')
    : noTime;
const decodeTimes = (code: string): string[] | null =>
  code === noTime ? null : (code.match(/\d{4}/g) ?? []).map((one) => `${one.slice(0, 2)}:${one.slice(2)}`);
// After the bits of weekdays: which of the form's monthly choices. Others have no room.
const encodeDays = (chosen: Days | null): number => {
  if (!chosen || chosen.monthDays.length === 0) return chosen?.weekdays ?? everyDay;
  return everyDay + (everyDay + 1) * (monthly.indexOf(typedDays(chosen)) + 1);
};
const decodeDays = (code: number): Days | null =>
  readDays(monthly[Math.floor(code / (everyDay + 1)) - 1] ?? '') ?? { weekdays: code % (everyDay + 1), monthDays: [] };

/** Opens the form again after a fault, with all that was right in it. */
export const formAgain = action({
  name: 'dagain',
  setsUp: true,
  how: 'reply',
  codecs: { channel: arg.snowflake, times: arg.word, zone: arg.word, days: arg.number, role: arg.owner },
  async run({ args }, _services, request) {
    managed(request);
    const zone = decodeZone(args.zone);
    const role = args.role === nobody ? null : args.role;
    return form(request.own, {
      channel: args.channel,
      times: decodeTimes(args.times),
      zone,
      days: decodeDays(args.days),
      role,
    });
  },
});
