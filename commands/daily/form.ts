import { placeKind } from '../../src/dailies/model.ts';
import { everyDay } from '../../src/dailies/schedule.ts';
import { readTime, readWeekdays, readZone } from '../../src/dailies/words.ts';
import { UserError } from '../../src/errors.ts';
import { arg, nobody } from '../../src/interactions/custom-id.ts';
import { action } from '../../src/interactions/declare.ts';
import { buttons, type Modal, text } from '../../src/replies/reply.ts';
import { managed } from './access.ts';
import { places, set } from './apply.ts';
import { zones } from './typed.ts';

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

export const form = ({ channel, time, zone, weekdays, role }: Filled): Modal => ({
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
      const [hour = 99, minute = 99] = (readTime(time) ?? '').split(':').filter(Boolean).map(Number);
      const id = formAgain.id({
        channel,
        time: hour * 100 + minute,
        zone: encodeZone(readZone(zone, zones)),
        weekdays: readWeekdays(days) ?? everyDay,
        role: role ?? nobody,
      });
      return { private: true, blocks: [text(error.message), ...buttons({ label: 'Fill it in again', id })] };
    }
  },
});

const noZone = '-';
/** A custom id takes neither `/` nor `+`, which a zone's name may hold. */
const encodeZone = (zone: string | null): string => zone?.replaceAll('/', '.').replaceAll('+', '~') ?? noZone;
const decodeZone = (code: string): string | null =>
  code === noZone ? null : code.replaceAll('.', '/').replaceAll('~', '+');

/** Opens the form again after a fault, with all that was right in it. */
export const formAgain = action({
  name: 'dagain',
  setsUp: true,
  how: 'reply',
  // The time as its four digits: a custom id has no room for more.
  codecs: { channel: arg.snowflake, time: arg.number, zone: arg.word, weekdays: arg.number, role: arg.owner },
  async run({ args }, _services, request) {
    managed(request);
    const zone = decodeZone(args.zone);
    const time = readTime(String(args.time).padStart(4, '0'));
    return form({ ...args, time, zone, role: args.role === nobody ? null : args.role });
  },
});
