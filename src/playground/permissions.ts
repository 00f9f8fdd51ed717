import type { Channel, PermissionOverwrite, Role } from './contract.ts';

/** The permission bits that the local Discord gives a meaning, named as discord.js names them. */
export const permissionBits = {
  CreateInstantInvite: 1n << 0n,
  KickMembers: 1n << 1n,
  BanMembers: 1n << 2n,
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewAuditLog: 1n << 7n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  SendTTSMessages: 1n << 12n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseExternalEmojis: 1n << 18n,
  ChangeNickname: 1n << 26n,
  ManageNicknames: 1n << 27n,
  ManageRoles: 1n << 28n,
  ManageWebhooks: 1n << 29n,
  UseApplicationCommands: 1n << 31n,
  ManageEvents: 1n << 33n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  CreatePrivateThreads: 1n << 36n,
  UseExternalStickers: 1n << 37n,
  SendMessagesInThreads: 1n << 38n,
  ModerateMembers: 1n << 40n,
  SendPolls: 1n << 49n,
  UseExternalApps: 1n << 50n,
  PinMessages: 1n << 51n,
  BypassSlowmode: 1n << 52n,
} as const;

export type PermissionBit = keyof typeof permissionBits;

const everything = Object.values(permissionBits).reduce((all, bit) => all | bit, 0n);

/** What Discord gives @everyone in a new server, as far as it matters here. */
export const ordinaryPermissions = bitsOf([
  'AddReactions',
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'UseExternalEmojis',
  'ChangeNickname',
  'UseApplicationCommands',
  'CreatePublicThreads',
  'CreatePrivateThreads',
  'SendMessagesInThreads',
  'SendPolls',
  'UseExternalApps',
]);

export function isPermissionName(name: string): name is PermissionBit {
  return name in permissionBits;
}

export function bitsOf(names: readonly PermissionBit[]): bigint {
  return names.reduce((bits, name) => bits | permissionBits[name], 0n);
}

/** Whose permissions, in which server. */
export interface PermissionHolder {
  userId: string;
  roles: readonly string[];
}

export interface PermissionScope {
  id: string;
  ownerId: string;
  roles: ReadonlyMap<string, Role>;
}

/** A member's permissions in the whole server: owners and administrators have all. */
export function serverPermissions(guild: PermissionScope, member: PermissionHolder): bigint {
  if (member.userId === guild.ownerId) return everything;
  const bits = [guild.id, ...member.roles].reduce(
    (all, id) => all | BigInt(guild.roles.get(id)?.permissions ?? '0'),
    0n,
  );
  return bits & permissionBits.Administrator ? everything : bits;
}

/**
 * A member's permissions in a channel, by Discord's order: @everyone's overwrite, then all roles', then the member's. Threads take
 * their parent's overwrites (pass the parent). Without ViewChannel nothing is left.
 * https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function channelPermissions(
  guild: PermissionScope,
  member: PermissionHolder,
  channel: Pick<Channel, 'permission_overwrites'>,
): bigint {
  let bits = serverPermissions(guild, member);
  if (bits & permissionBits.Administrator) return bits;
  const overwrites = channel.permission_overwrites ?? [];
  const apply = (list: PermissionOverwrite[]) => {
    let allow = 0n;
    let deny = 0n;
    for (const overwrite of list) {
      allow |= BigInt(overwrite.allow);
      deny |= BigInt(overwrite.deny);
    }
    bits = (bits & ~deny) | allow;
  };
  apply(overwrites.filter(({ id }) => id === guild.id));
  apply(overwrites.filter(({ id, type }) => type === 0 && id !== guild.id && member.roles.includes(id)));
  apply(overwrites.filter(({ id, type }) => type === 1 && id === member.userId));
  return bits & permissionBits.ViewChannel ? bits : 0n;
}
