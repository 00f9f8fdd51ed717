import * as z from 'zod';
import { fault, isRecord } from './form.ts';

// https://discord.com/developers/docs/components/reference
const id = z.int().min(0).nullish();
const customId = z.string().min(1).max(100);
const mediaUrl = z
  .string()
  .max(2048)
  .regex(/^(https?:\/\/|attachment:\/\/).+/);
const media = z.object({ url: mediaUrl });
const emoji = z.object({
  id: z.string().regex(/^\d+$/).nullish(),
  name: z.string().max(32).nullish(),
  animated: z.boolean().nullish(),
});

const buttonStyle = { premium: 6, link: 5 } as const;

const button = z
  .object({
    type: z.literal(2),
    id,
    style: z.int().min(1).max(6),
    label: z.string().max(80).nullish(),
    emoji: emoji.nullish(),
    custom_id: customId.nullish(),
    url: z
      .string()
      .max(512)
      .regex(/^(https?|discord):\/\/.+/)
      .nullish(),
    sku_id: z.string().nullish(),
    disabled: z.boolean().nullish(),
  })
  .superRefine((value, context) => {
    if (value.style === buttonStyle.link) {
      if (!value.url) fault(context, ['url'], 'BASE_TYPE_REQUIRED', 'A url is required');
      if (value.custom_id) {
        fault(
          context,
          ['custom_id'],
          'BUTTON_COMPONENT_CUSTOM_ID_AND_URL',
          'A custom id and url cannot both be specified',
        );
      }
    } else if (value.style !== buttonStyle.premium) {
      if (!value.custom_id) {
        fault(context, ['custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
      }
      if (value.url) {
        fault(context, ['url'], 'BUTTON_COMPONENT_INVALID_URL', 'Only link buttons can have a url');
      }
    }
    if (!value.label && !value.emoji && value.style !== buttonStyle.premium) {
      fault(context, ['label'], 'BASE_TYPE_REQUIRED', 'A label or an emoji is required');
    }
  });

const selectShared = {
  id,
  custom_id: customId,
  placeholder: z.string().max(150).nullish(),
  min_values: z.int().min(0).max(25).nullish(),
  max_values: z.int().min(1).max(25).nullish(),
  disabled: z.boolean().nullish(),
  required: z.boolean().nullish(),
};
const stringSelect = z
  .object({
    type: z.literal(3),
    ...selectShared,
    options: z
      .array(
        z.object({
          label: z.string().min(1).max(100),
          value: z.string().min(1).max(100),
          description: z.string().max(100).nullish(),
          emoji: emoji.nullish(),
          default: z.boolean().nullish(),
        }),
      )
      .min(1)
      .max(25),
  })
  .superRefine((value, context) => {
    const seen = new Set<string>();
    for (const [index, option] of value.options.entries()) {
      if (seen.has(option.value)) {
        fault(
          context,
          ['options', index, 'value'],
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
        );
      }
      seen.add(option.value);
    }
    const least = value.min_values ?? 1;
    const most = value.max_values ?? 1;
    if (least > most || most > value.options.length) {
      fault(context, ['max_values'], 'BASE_TYPE_BAD_LENGTH', 'min_values and max_values must fit the options');
    }
    if (value.options.filter((option) => option.default).length > most) {
      fault(context, ['options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'More defaults than max_values');
    }
  });
const defaultValues = z
  .array(z.object({ id: z.string(), type: z.enum(['user', 'role', 'channel']) }))
  .max(25)
  .nullish();
const entitySelects = [5, 6, 7].map((type) =>
  z.object({ type: z.literal(type), ...selectShared, default_values: defaultValues }),
);
const channelSelect = z.object({
  type: z.literal(8),
  ...selectShared,
  default_values: defaultValues,
  channel_types: z.array(z.int()).nullish(),
});
const [userSelect, roleSelect, mentionableSelect] = entitySelects as [
  (typeof entitySelects)[number],
  (typeof entitySelects)[number],
  (typeof entitySelects)[number],
];

const textDisplay = z.object({ type: z.literal(10), id, content: z.string().min(1).max(4000) });
const thumbnail = z.object({
  type: z.literal(11),
  id,
  media,
  description: z.string().min(1).max(1024).nullish(),
  spoiler: z.boolean().nullish(),
});
const section = z.object({
  type: z.literal(9),
  id,
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});
const mediaGallery = z.object({
  type: z.literal(12),
  id,
  items: z
    .array(z.object({ media, description: z.string().min(1).max(1024).nullish(), spoiler: z.boolean().nullish() }))
    .min(1)
    .max(10),
});
const file = z.object({
  type: z.literal(13),
  id,
  file: z.object({ url: z.string().regex(/^attachment:\/\/.+/) }),
  spoiler: z.boolean().nullish(),
});
const separator = z.object({
  type: z.literal(14),
  id,
  divider: z.boolean().nullish(),
  spacing: z.union([z.literal(1), z.literal(2)]).nullish(),
});
const rowChild = z.discriminatedUnion('type', [
  button,
  stringSelect,
  userSelect,
  roleSelect,
  mentionableSelect,
  channelSelect,
]);
const actionRow = z
  .object({ type: z.literal(1), id, components: z.array(rowChild).min(1).max(5) })
  .superRefine((row, context) => {
    if (row.components.length > 1 && row.components.some(({ type }) => type !== 2)) {
      fault(
        context,
        ['components'],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      );
    }
  });
const container = z.object({
  type: z.literal(17),
  id,
  components: z
    .array(z.discriminatedUnion('type', [actionRow, textDisplay, section, mediaGallery, file, separator]))
    .min(1)
    .max(40),
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().nullish(),
});

const topLevelV2 = z.discriminatedUnion('type', [
  actionRow,
  textDisplay,
  section,
  mediaGallery,
  file,
  separator,
  container,
]);

/** The components of a message without the V2 flag: at most five action rows. */
export const classicComponents = z
  .array(z.discriminatedUnion('type', [actionRow]))
  .max(5)
  .superRefine((components, context) => {
    checkIdsUnique(components, context);
  });

/** The components of a V2 message: 40 in all, 4,000 characters of text in all. */
export const componentsV2 = z
  .array(topLevelV2)
  .min(1)
  .superRefine((components, context) => {
    const all = flatten(components);
    if (all.length > 40) {
      fault(
        context,
        [],
        'BASE_TYPE_BAD_LENGTH',
        `The message has ${all.length} components in all, at most 40 are allowed`,
      );
    }
    const text = all.reduce((sum, { node }) => sum + (node.type === 10 ? [...String(node.content)].length : 0), 0);
    if (text > 4000) {
      fault(
        context,
        [],
        'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
        'The total displayable text size exceeds the maximum of 4000',
      );
    }
    checkIdsUnique(components, context);
  });

// https://discord.com/developers/docs/components/reference#text-input
const textInput = z.object({
  type: z.literal(4),
  id,
  custom_id: customId,
  style: z.union([z.literal(1), z.literal(2)]),
  label: z.string().min(1).max(45).nullish(),
  value: z.string().max(4000).nullish(),
  placeholder: z.string().max(100).nullish(),
  min_length: z.int().min(0).max(4000).nullish(),
  max_length: z.int().min(1).max(4000).nullish(),
  required: z.boolean().nullish(),
});
const label = z.object({
  type: z.literal(18),
  id,
  label: z.string().min(1).max(45),
  description: z.string().max(100).nullish(),
  component: z.discriminatedUnion('type', [
    textInput,
    stringSelect,
    userSelect,
    roleSelect,
    mentionableSelect,
    channelSelect,
  ]),
});
const modalRow = z
  .object({ type: z.literal(1), id, components: z.array(textInput).length(1) })
  .superRefine((row, context) => {
    if (!row.components[0]?.label) {
      fault(context, ['components', 0, 'label'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
  });

/** The `data` of a modal callback. */
export const modal = z.object({
  custom_id: customId,
  title: z.string().min(1).max(45),
  components: z
    .array(z.discriminatedUnion('type', [label, textDisplay, modalRow]))
    .min(1)
    .max(5)
    .superRefine((components, context) => {
      checkIdsUnique(components, context);
    }),
});

interface Visited {
  node: Record<string, unknown>;
  path: (string | number)[];
}

/** Every component with its path, nested ones included. */
function flatten(components: unknown, path: (string | number)[] = []): Visited[] {
  if (Array.isArray(components)) return components.flatMap((child, index) => flatten(child, [...path, index]));
  if (!isRecord(components)) return [];
  const children = ['components', 'accessory', 'component'].flatMap((key) => flatten(components[key], [...path, key]));
  return [{ node: components, path }, ...children];
}

function checkIdsUnique(components: unknown, context: z.RefinementCtx): void {
  const customIds = new Set<string>();
  const ids = new Set<number>();
  for (const { node, path } of flatten(components)) {
    if (typeof node.custom_id === 'string') {
      if (customIds.has(node.custom_id)) {
        fault(
          context,
          [...path, 'custom_id'],
          'COMPONENT_CUSTOM_ID_DUPLICATED',
          'Component custom id cannot be duplicated',
        );
      }
      customIds.add(node.custom_id);
    }
    if (typeof node.id === 'number' && node.id > 0) {
      if (ids.has(node.id))
        fault(context, [...path, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
      ids.add(node.id);
    }
  }
}

/** Gives every component without an id the next free one, as Discord does. Works on `components` in place. */
export function numberComponents(components: unknown): void {
  const all = flatten(components);
  const taken = new Set(all.map(({ node }) => node.id));
  let next = 1;
  for (const { node } of all) {
    if (typeof node.id === 'number' && node.id > 0) continue;
    while (taken.has(next)) next += 1;
    taken.add(next);
    node.id = next;
  }
}

/** Every component of a message or modal, nested ones included. */
export function allComponents(components: unknown): Record<string, unknown>[] {
  return flatten(components).map(({ node }) => node);
}
