import {
  type Channel,
  ChannelKind,
  type Command,
  type CommandOption,
  type FileValue,
  type OptionValue,
} from '../contract.ts';
import { permissionBits } from '../permissions.ts';
import { isSnowflake } from '../snowflakes.ts';
import { memberForBot } from '../visibility.ts';
import type { World } from '../world.ts';
import { PlayRefusal } from './refusal.ts';

/** The commands that a member can use in a channel: by context, kind of install and permissions. */
export function visibleCommands(world: World, memberId: string, channel: Channel, userInstall: boolean): Command[] {
  const bot = world.application.id;
  const guild = world.guildOf(channel);
  const bits = world.permissionsIn(channel, memberId);
  const context = guild ? 0 : channel.recipients?.some(({ id }) => id === bot) ? 1 : 2;
  const guildInstall = guild ? guild.members.has(bot) : context === 1;
  if (guild && (bits & permissionBits.UseApplicationCommands) === 0n) return [];
  const isUsable = (command: Command): boolean => {
    if (command.contexts && !command.contexts.includes(context)) return false;
    const installed =
      (guildInstall && command.integration_types.includes(0)) || (userInstall && command.integration_types.includes(1));
    if (!installed) return false;
    if (!guild || command.default_member_permissions === null) return true;
    const needed = BigInt(command.default_member_permissions);
    if (bits & permissionBits.Administrator) return true;
    return needed !== 0n && (bits & needed) === needed;
  };
  const here = guild ? (world.commands.get(guild.id) ?? []) : [];
  return [...here, ...(world.commands.get(bot) ?? [])].filter(isUsable);
}

/** Finds a slash command by what is typed after the slash, and its options: `daily set` → the sub-command `set` of `daily`. */
function findSlash(commands: readonly Command[], typed: string): { command: Command; path: CommandOption[] } {
  const [name, ...rest] = typed.replace(/^\//, '').trim().split(/\s+/);
  const command = commands.find((each) => each.type === 1 && each.name === name);
  if (!command) throw new PlayRefusal(`There is no command /${name} here`);
  const path: CommandOption[] = [];
  let options = command.options;
  for (const part of rest) {
    const next = options.find((option) => option.type <= 2 && option.name === part);
    if (!next) throw new PlayRefusal(`There is no command /${typed} here`);
    path.push(next);
    options = next.options ?? [];
  }
  if (options.some(({ type }) => type <= 2)) throw new PlayRefusal(`/${typed} needs a sub-command`);
  return { command, path };
}

interface Resolved {
  [kind: string]: Record<string, unknown>;
}

/** The `data` of a slash command or its autocomplete. Checks what Discord's client checks before it sends anything. */
export function slashData(
  world: World,
  channel: Channel,
  commands: readonly Command[],
  request: { command: string; options?: Record<string, OptionValue>; focused?: string },
): Record<string, unknown> {
  const { command, path } = findSlash(commands, request.command);
  const declared = path.at(-1)?.options ?? command.options;
  const values = request.options ?? {};
  for (const name of Object.keys(values)) {
    if (!declared.some((option) => option.name === name && option.type > 2)) {
      throw new PlayRefusal(`/${request.command} has no option "${name}"`);
    }
  }
  const resolved: Resolved = {};
  let options: Record<string, unknown>[] = declared.flatMap((option): Record<string, unknown>[] => {
    const value = values[option.name];
    const focused = option.name === request.focused;
    if (focused && !option.autocomplete) throw new PlayRefusal(`"${option.name}" has no autocomplete`);
    if (value === undefined && !focused) {
      if (option.required && request.focused === undefined) throw new PlayRefusal(`"${option.name}" is required`);
      return [];
    }
    if (!focused) checkValue(option, value!);
    if (option.type === attachmentOption) {
      const { name, type } = option;
      return [{ name, type, value: upload(world, channel, value as FileValue, resolved) }];
    }
    if (option.type >= 6 && option.type <= 9) resolve(world, channel, option, String(value), resolved);
    return [{ name: option.name, type: option.type, value: value ?? '', ...(focused ? { focused: true } : {}) }];
  });
  for (const { name, type } of path.toReversed()) options = [{ name, type, options }];
  return {
    id: command.id,
    name: command.name,
    type: 1,
    options,
    ...(command.guild_id ? { guild_id: command.guild_id } : {}),
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
  };
}

const attachmentOption = 11;
const largestFile = 10 * 1024 * 1024;

/** Keeps a file that was sent with a command, which only the bot is shown. Answers its id. */
function upload(world: World, channel: Channel, file: FileValue, resolved: Resolved): string {
  const data = Buffer.from(file.data, 'base64');
  if (data.byteLength > largestFile) throw new PlayRefusal('That file is too large');
  const id = world.newId();
  const name = file.name.replaceAll(/[^\w.-]+/g, '_');
  const contentType = file.contentType ?? 'application/octet-stream';
  world.files.set(id, { name, contentType, data });
  const url = `${world.baseUrl}/attachments/${channel.id}/${id}/${name}`;
  const attachment = {
    id,
    filename: name,
    size: data.byteLength,
    content_type: contentType,
    url,
    proxy_url: url,
    ephemeral: true,
  };
  resolved.attachments = { ...resolved.attachments, [id]: attachment };
  return id;
}

function checkValue(option: CommandOption, value: OptionValue): void {
  const wrong = (why: string) => new PlayRefusal(`"${option.name}" ${why}`);
  const { type, choices, min_length, max_length, min_value, max_value, autocomplete } = option;
  if (type === attachmentOption) {
    if (typeof value === 'object') return;
    throw wrong('takes a file');
  }
  const wanted = type === 5 ? 'boolean' : type === 4 || type === 10 ? 'number' : 'string';
  if (typeof value !== wanted) throw wrong(`takes a ${wanted}`);
  if (type === 4 && !Number.isInteger(value)) throw wrong('takes a whole number');
  if (choices && choices.length > 0 && !autocomplete && !choices.some((choice) => choice.value === value)) {
    throw wrong(`must be one of: ${choices.map(({ name }) => name).join(', ')}`);
  }
  if (typeof value === 'string') {
    if (type >= 6 && !isSnowflake(value)) throw wrong('takes an id');
    if (value.length < (min_length ?? 0)) throw wrong(`is too short (at least ${min_length})`);
    if (value.length > (max_length ?? 6000)) throw wrong(`is too long (at most ${max_length ?? 6000})`);
  }
  if (typeof value === 'number' && (value < (min_value ?? -Infinity) || value > (max_value ?? Infinity))) {
    throw wrong('is out of range');
  }
}

function resolve(world: World, channel: Channel, option: CommandOption, id: string, resolved: Resolved): void {
  const kind = { 6: 'user', 7: 'channel', 8: 'role', 9: 'mentionable' }[option.type as 6 | 7 | 8 | 9];
  const entity = resolveEntity(world, channel, id, resolved);
  const fits = entity === kind || (kind === 'mentionable' && (entity === 'user' || entity === 'role'));
  if (!fits) throw new PlayRefusal(`"${option.name}" takes a ${kind} that exists here`);
  const target = world.channels.get(id);
  if (kind === 'channel' && option.channel_types?.length && !option.channel_types.includes(target!.type)) {
    throw new PlayRefusal(`"${option.name}" does not take a channel of this kind`);
  }
}

/** Adds a user, role or channel to Discord's `resolved` object. Tells which it is. */
export function resolveEntity(
  world: World,
  channel: Channel,
  id: string,
  resolved: Resolved,
): 'user' | 'role' | 'channel' | undefined {
  const guild = world.guildOf(channel);
  const put = (kind: string, value: unknown) => {
    resolved[kind] = { ...resolved[kind], [id]: value };
  };
  const user = world.users.get(id);
  if (user) {
    put('users', user);
    const member = guild?.members.get(id);
    if (member) put('members', { ...memberForBot(member), permissions: world.permissionsIn(channel, id).toString() });
    return 'user';
  }
  const role = guild?.roles.get(id);
  if (role) {
    put('roles', role);
    return 'role';
  }
  const place = world.channels.get(id);
  if (place && place.guild_id === guild?.id) {
    put('channels', {
      id,
      name: place.name,
      type: place.type,
      permissions: world.permissionsIn(place, world.application.id).toString(),
      parent_id: place.parent_id ?? null,
      ...(place.thread_metadata ? { thread_metadata: place.thread_metadata } : {}),
    });
    return 'channel';
  }
  return undefined;
}

/** Whether a channel holds messages. */
export function holdsMessages(channel: Channel): boolean {
  return channel.type !== ChannelKind.forum && channel.type !== ChannelKind.category;
}
