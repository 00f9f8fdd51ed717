import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, OptionSpec, OptionSpecs, SlashCommand } from '../interactions/declare.ts';
import { localised, localisedChoice, localisedMenu } from './localisations/index.ts';

// Discord's OpenAPI document wants the bits as a number, and answers with a string.
const manageGuild = Number(PermissionFlagsBits.ManageGuild);

type CommandJson = RESTPutAPIApplicationCommandsJSONBody[number];

const optionTypes = {
  text: ApplicationCommandOptionType.String,
  flag: ApplicationCommandOptionType.Boolean,
  number: ApplicationCommandOptionType.Integer,
  channel: ApplicationCommandOptionType.Channel,
  role: ApplicationCommandOptionType.Role,
  file: ApplicationCommandOptionType.Attachment,
} as const;

function optionJson(path: string, name: string, spec: OptionSpec): object {
  return {
    type: optionTypes[spec.type],
    ...localised(`${path}.${name}`, name, spec.description),
    ...(spec.required ? { required: true } : {}),
    ...(spec.type === 'text' && spec.autocomplete ? { autocomplete: true } : {}),
    ...(spec.type === 'text' && spec.maxLength ? { max_length: spec.maxLength } : {}),
    ...(spec.type === 'text' && spec.choices
      ? { choices: spec.choices.map((choice) => localisedChoice(`${path}.${name}`, choice)) }
      : {}),
    ...(spec.type === 'number' && spec.min !== undefined ? { min_value: spec.min } : {}),
    ...(spec.type === 'number' && spec.max !== undefined ? { max_value: spec.max } : {}),
    ...(spec.type === 'channel' && spec.types ? { channel_types: spec.types } : {}),
  };
}

// Discord wants required options first.
const optionsJson = (path: string, options: OptionSpecs) =>
  Object.entries(options)
    .sort(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(([name, spec]) => optionJson(path, name, spec));

type Subcommands = Extract<SlashCommand['body'], { subcommands: object }>['subcommands'];

/** `me off` and `me on` go into one group `me`. */
function subcommandsJson(path: string, subcommands: Subcommands): object[] {
  const groups = new Map<string, object[]>();
  const list: object[] = [];
  for (const [key, sub] of Object.entries(subcommands)) {
    const [first = key, second] = key.split(' ');
    const json = {
      type: ApplicationCommandOptionType.Subcommand,
      ...localised(`${path}.${key.replace(' ', '.')}`, second ?? first, sub.description),
      options: optionsJson(`${path}.${key.replace(' ', '.')}`, sub.options),
    };
    if (second === undefined) list.push(json);
    else if (groups.has(first)) groups.get(first)?.push(json);
    else {
      const options = [json];
      groups.set(first, options);
      list.push({
        type: ApplicationCommandOptionType.SubcommandGroup,
        ...localised(`${path}.${first}`, first, sub.description),
        options,
      });
    }
  }
  return list;
}

export function commandJson(command: Command): CommandJson {
  const guildOnly = command.kind === 'slash' && command.guildOnly === true;
  const where = {
    integration_types: guildOnly
      ? [ApplicationIntegrationType.GuildInstall]
      : [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: guildOnly
      ? [InteractionContextType.Guild]
      : [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  };
  if (command.kind === 'menu')
    return { type: ApplicationCommandType.Message, ...localisedMenu(command.name), ...where } as CommandJson;
  const { body } = command;
  return {
    type: ApplicationCommandType.ChatInput,
    ...localised(command.name, command.name, command.description),
    ...where,
    ...(command.managers ? { default_member_permissions: manageGuild } : {}),
    options:
      'subcommands' in body ? subcommandsJson(command.name, body.subcommands) : optionsJson(command.name, body.options),
  } as unknown as CommandJson;
}

// Discord adds ids, versions and defaults to what it was given: only what we would send is compared.
function same(ours: unknown, theirs: unknown): boolean {
  if (Array.isArray(ours)) {
    const other = Array.isArray(theirs) ? theirs : [];
    return ours.length === other.length && ours.every((one, i) => same(one, other[i]));
  }
  if (ours !== null && typeof ours === 'object') {
    const other = (theirs ?? {}) as Record<string, unknown>;
    return Object.entries(ours).every(([key, value]) => same(value, other[key]));
  }
  return String(ours ?? null) === String(theirs ?? null);
}

const optional = [
  'required',
  'autocomplete',
  'max_length',
  'choices',
  'min_value',
  'max_value',
  'channel_types',
  'default_member_permissions',
];

/** True where Discord holds something that we no longer say. */
function extra(ours: Record<string, unknown>, theirs: Record<string, unknown>): boolean {
  const set = (value: unknown) =>
    value !== undefined && value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
  if (optional.some((key) => !set(ours[key]) && set(theirs[key]))) return true;
  const [a, b] = [
    (ours.options ?? []) as Record<string, unknown>[],
    (theirs.options ?? []) as Record<string, unknown>[],
  ];
  return a.length !== b.length || a.some((one, i) => extra(one, b[i] ?? {}));
}

/** Whether what Discord has registered differs from what we have, in any way that a member could see. */
export function commandsDiffer(ours: CommandJson[], theirs: readonly Record<string, unknown>[]): boolean {
  if (ours.length !== theirs.length) return true;
  const key = (one: { type?: unknown; name?: unknown }) => `${one.type ?? 1} ${one.name}`;
  const byKey = new Map(theirs.map((one) => [key(one), one]));
  return ours.some((one) => {
    const other = byKey.get(key(one));
    return other === undefined || !same(one, other) || extra(one as unknown as Record<string, unknown>, other);
  });
}
