/** Where things are in the world as one member sees it: channels, names, and what the member may do there. Pure. */

import { type Channel, ChannelKind, type PlayGuild, type Snowflake, type User, type World } from '../contract.ts';

/** The server's id, or `dms` for the private messages. */
export type HomeId = Snowflake | 'dms';

export const isThread = (channel: Channel) =>
  channel.type === ChannelKind.publicThread ||
  channel.type === ChannelKind.privateThread ||
  channel.type === ChannelKind.announcementThread;

export const nameOf = (user: User) => user.global_name ?? user.username;

export function findChannel(world: World, id: Snowflake): Channel | undefined {
  return (
    world.dms.find((channel) => channel.id === id) ??
    world.guilds.flatMap((guild) => guild.channels).find((channel) => channel.id === id)
  );
}

export function guildOf(world: World, channel: Channel | undefined): PlayGuild | undefined {
  return channel && world.guilds.find((guild) => guild.channels.some((one) => one.id === channel.id));
}

/** A channel that can be opened and read. */
export const canOpen = (channel: Channel) =>
  channel.type !== ChannelKind.category && channel.type !== ChannelKind.voice;

/** Who is at the other end of a DM. */
export function dmPartner(world: World, channel: Channel): User {
  return channel.recipients?.find((user) => user.id !== world.me.id) ?? world.bot;
}

export function channelName(world: World, channel: Channel): string {
  return channel.type === ChannelKind.dm ? nameOf(dmPartner(world, channel)) : (channel.name ?? 'unnamed');
}

/** The name that a person goes by in a server, and the colour of their highest coloured role (0: none). */
export function memberLook(guild: PlayGuild | undefined, user: User): { name: string; color: number } {
  const member = guild?.members.find((one) => one.user.id === user.id);
  const color = guild?.roles
    .filter((role) => role.color !== 0 && member?.roles.includes(role.id))
    .sort((one, other) => other.position - one.position)[0]?.color;
  return { name: member?.nick ?? nameOf(user), color: color ?? 0 };
}

const permissionBit = { administrator: 3n, manageChannels: 4n, manageMessages: 13n, sendMessages: 11n } as const;

/** Whether a member's permissions in the server hold this one (overwrites of channels are the server's to check). */
export function may(guild: PlayGuild, member: Snowflake, permission: keyof typeof permissionBit): boolean {
  if (guild.ownerId === member) return true;
  const bits = BigInt(guild.members.find((one) => one.user.id === member)?.permissions ?? '0');
  return ((bits >> permissionBit.administrator) & 1n) === 1n || ((bits >> permissionBit[permission]) & 1n) === 1n;
}

/** Threads and posts of a channel that are not archived. */
export const threadsIn = (guild: PlayGuild, parent: Snowflake) =>
  guild.channels.filter(
    (channel) => isThread(channel) && channel.parent_id === parent && !channel.thread_metadata?.archived,
  );

/** The channel that a member sees first in a server. */
export const firstChannel = (guild: PlayGuild) =>
  guild.channels.find((channel) => channel.type === ChannelKind.text) ?? guild.channels.find(canOpen);
