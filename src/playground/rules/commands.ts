import * as z from 'zod';
import { fault } from './form.ts';

// https://discord.com/developers/docs/interactions/application-commands#application-command-object
const slashName = /^[-_'\p{L}\p{N}\p{sc=Devanagari}\p{sc=Thai}]{1,32}$/u;
const locales = [
  'id',
  'da',
  'de',
  'en-GB',
  'en-US',
  'es-ES',
  'es-419',
  'fr',
  'hr',
  'it',
  'lt',
  'hu',
  'nl',
  'no',
  'pl',
  'pt-BR',
  'ro',
  'fi',
  'sv-SE',
  'vi',
  'tr',
  'cs',
  'el',
  'bg',
  'ru',
  'uk',
  'hi',
  'th',
  'zh-CN',
  'ja',
  'zh-TW',
  'ko',
] as const;

const slashText = z.string().min(1).max(32).regex(slashName);
const lowerCase = (value: string) => value === value.toLowerCase();
const localised = <Text extends z.ZodType<string>>(text: Text) =>
  z.partialRecord(z.enum(locales), text.nullish()).nullish();

const optionName = slashText.superRefine((value, context) => {
  if (!lowerCase(value)) fault(context, [], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
});

const choice = z.object({
  name: z.string().min(1).max(100),
  name_localizations: localised(z.string().min(1).max(100)),
  value: z.union([z.string().max(100), z.number()]),
});

const basicOption = z.object({
  type: z.literal([3, 4, 5, 6, 7, 8, 9, 10, 11]),
  name: optionName,
  name_localizations: localised(optionName),
  description: z.string().min(1).max(100),
  description_localizations: localised(z.string().min(1).max(100)),
  required: z.boolean().nullish(),
  choices: z.array(choice).max(25).nullish(),
  autocomplete: z.boolean().nullish(),
  channel_types: z.array(z.int()).nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  min_length: z.int().min(0).max(6000).nullish(),
  max_length: z.int().min(1).max(6000).nullish(),
});
const basicOptionChecked = basicOption.superRefine((option, context) => {
  if (option.autocomplete && (option.choices?.length ?? 0) > 0) {
    fault(
      context,
      ['autocomplete'],
      'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_AND_CHOICES',
      'Autocomplete options cannot have choices',
    );
  }
  if (option.autocomplete && ![3, 4, 10].includes(option.type)) {
    fault(
      context,
      ['autocomplete'],
      'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_TYPE',
      'This option type cannot be autocompleted',
    );
  }
  const names = new Set<string>();
  for (const [index, { name, value }] of (option.choices ?? []).entries()) {
    if (names.has(name)) {
      fault(
        context,
        ['choices', index, 'name'],
        'APPLICATION_COMMAND_OPTIONS_CHOICE_NAMES_DUPLICATED',
        'Choice names must be unique',
      );
    }
    names.add(name);
    if ((option.type === 3) !== (typeof value === 'string')) {
      fault(
        context,
        ['choices', index, 'value'],
        'APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE',
        'The value does not fit the option',
      );
    }
  }
});
const basicOptions = z.array(basicOptionChecked).max(25).superRefine(checkOptions);
const nested = {
  name: optionName,
  name_localizations: localised(optionName),
  description: z.string().min(1).max(100),
  description_localizations: localised(z.string().min(1).max(100)),
  required: z.boolean().nullish(),
};
const subcommand = z.object({ type: z.literal(1), ...nested, options: basicOptions.nullish() });
const group = z.object({
  type: z.literal(2),
  ...nested,
  options: z.array(subcommand).max(25).superRefine(checkOptions),
});

type NamedOption = { type: number; name: string; required?: boolean | null | undefined };

/** Names unique; required options before optional ones. */
function checkOptions(options: readonly NamedOption[], context: z.RefinementCtx): void {
  const names = new Set<string>();
  let optionalSeen = false;
  for (const [index, { name, required, type }] of options.entries()) {
    if (names.has(name)) {
      fault(context, [index, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option names must be unique');
    }
    names.add(name);
    if (type < 3) continue;
    if (required && optionalSeen) {
      fault(
        context,
        [index],
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    }
    if (!required) optionalSeen = true;
  }
}

const options = z
  .array(z.discriminatedUnion('type', [subcommand, group, basicOptionChecked]))
  .max(25)
  .superRefine((list, context) => {
    checkOptions(list, context);
    const isNested = list.map(({ type }) => type < 3);
    if (isNested.includes(true) && isNested.includes(false)) {
      fault(context, [], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-commands and other options cannot be mixed');
    }
  });

const shared = {
  id: z.string().nullish(),
  name_localizations: localised(z.string().min(1).max(32)),
  description_localizations: localised(z.string().min(1).max(100)),
  default_member_permissions: z.union([z.string().regex(/^\d+$/), z.int()]).nullish(),
  dm_permission: z.boolean().nullish(),
  default_permission: z.boolean().nullish(),
  nsfw: z.boolean().nullish(),
  contexts: z.array(z.int().min(0).max(2)).min(1).nullish(),
  integration_types: z.array(z.int().min(0).max(1)).min(1).nullish(),
  handler: z.int().nullish(),
};

/** A command to be registered; `partial` for edits. */
export const command = z
  .object({
    ...shared,
    type: z.int().min(1).max(3).nullish(),
    name: z.string().min(1).max(32),
    description: z.string().max(100).nullish(),
    options: options.nullish(),
  })
  .superRefine((value, context) => {
    if ((value.type ?? 1) === 1) {
      if (!slashName.test(value.name) || !lowerCase(value.name)) {
        fault(context, ['name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
      }
      for (const [locale, name] of Object.entries(value.name_localizations ?? {})) {
        if (typeof name === 'string' && (!slashName.test(name) || !lowerCase(name))) {
          fault(context, ['name_localizations', locale], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
        }
      }
      if (!value.description) fault(context, ['description'], 'BASE_TYPE_REQUIRED', 'This field is required');
    } else {
      if (value.description) {
        fault(
          context,
          ['description'],
          'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET',
          'Context menu commands cannot have a description',
        );
      }
      if (value.options?.length) {
        fault(
          context,
          ['options'],
          'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET',
          'Context menu commands cannot have options',
        );
      }
    }
    if (combinedLength(value) > 8000) {
      fault(context, [], 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)');
    }
  });

export type CommandForm = z.output<typeof command>;

/** Most commands of each type: 100 slash, 15 user, 15 message. */
export const mostCommands: Record<number, number> = { 1: 100, 2: 15, 3: 15 };

/** All commands of an application at once. */
export const commandList = z.array(command).superRefine((list, context) => {
  const seen = new Set<string>();
  const counts = new Map<number, number>();
  for (const [index, { name, type }] of list.entries()) {
    const key = `${type ?? 1} ${name}`;
    if (seen.has(key)) {
      fault(
        context,
        [index, 'name'],
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
        'Application command names must be unique',
      );
    }
    seen.add(key);
    counts.set(type ?? 1, (counts.get(type ?? 1) ?? 0) + 1);
  }
  for (const [type, count] of counts) {
    if (count > mostCommands[type]!) {
      fault(context, [], 'BASE_TYPE_MAX_LENGTH', `Must be ${mostCommands[type]} or fewer in length.`);
    }
  }
});

/** Names, descriptions and choice values of a command and all below it, localisations counted by the longest. */
function combinedLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + combinedLength(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const record = value as Record<string, unknown>;
  const longest = (key: string) => {
    const texts = [record[key], ...Object.values((record[`${key}_localizations`] as object | null) ?? {})];
    return Math.max(0, ...texts.map((text) => (typeof text === 'string' ? text.length : 0)));
  };
  return (
    longest('name') +
    longest('description') +
    (typeof record.value === 'string' ? record.value.length : 0) +
    combinedLength(record.options) +
    combinedLength(record.choices)
  );
}

/** The `data` of an autocomplete callback. */
export const autocompleteChoices = z.object({
  choices: z
    .array(
      z.object({
        name: z.string().min(1).max(100),
        name_localizations: localised(z.string().min(1).max(100)),
        value: z.union([z.string().min(1).max(100), z.number()]),
      }),
    )
    .max(25),
});
