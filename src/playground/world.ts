import type { MovableClock } from './clock.ts';
import {
  type Channel,
  ChannelKind,
  type Command,
  type Message,
  MessageFlag,
  type PermissionOverwrite,
  type Pinged,
  type Role,
  type User,
} from './contract.ts';
import type { Guild, Happenings, Member, StoredMessage } from './happenings.ts';
import { channelPermissions, ordinaryPermissions, permissionBits, serverPermissions } from './permissions.ts';
import { compareSnowflakes, createSnowflakes } from './snowflakes.ts';

/** The bot under test as Discord's developer portal knows it. */
export interface Application {
  /** Also the bot user's id. */
  id: string;
  name: string;
  token: string;
  ownerId: string;
}

/** A draft of a message; the rest is filled in by {@link World.addMessage}. */
export interface MessageDraft {
  channel: Channel;
  author: User;
  content?: string;
  fields?: Partial<Message>;
  onlyFor?: string | null;
  pinged?: Pinged;
  commandName?: string | null;
  interactionId?: string | null;
}

/** An uploaded file. */
export interface StoredFile {
  name: string;
  contentType: string;
  data: Uint8Array;
}

const nobody: Pinged = { everyone: false, users: [], roles: [] };

/** State in memory and the changes to it. It checks nothing: rules and permissions are the callers'. Every change is told to `happenings`. */
export class World {
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  /** Channels, threads and DMs of everybody. */
  readonly channels = new Map<string, Channel>();
  /** Per channel, oldest first. */
  readonly history = new Map<string, StoredMessage[]>();
  readonly messages = new Map<string, StoredMessage>();
  readonly files = new Map<string, StoredFile>();
  /** Commands by place: the application's id for global ones, a guild's id for that guild's. */
  readonly commands = new Map<string, Command[]>();
  readonly threadMembers = new Map<string, Set<string>>();
  readonly closedToDirectMessages = new Set<string>();
  readonly newId: () => string;
  readonly clock: MovableClock;
  readonly application: Application;
  /** Where attachments are served, `http://127.0.0.1:<port>`; known once the server listens. */
  baseUrl = '';

  readonly #happenings: Happenings;
  readonly #directChannels = new Map<string, Channel>();

  constructor(clock: MovableClock, happenings: Happenings, application: Omit<Application, 'id' | 'ownerId'>) {
    this.clock = clock;
    this.#happenings = happenings;
    this.newId = createSnowflakes(() => clock.now());
    const bot: User = {
      id: this.newId(),
      username: application.name,
      global_name: null,
      discriminator: '0001',
      avatar: null,
      bot: true,
    };
    this.users.set(bot.id, bot);
    this.application = { ...application, id: bot.id, ownerId: bot.id };
  }

  get bot(): User {
    return this.users.get(this.application.id)!;
  }

  /** The clock's time in ISO 8601, as Discord writes it. */
  now(): string {
    return new Date(this.clock.now()).toISOString().replace('Z', '000+00:00');
  }

  // ------------------------------------------------------------------------------------------------------------ people, servers

  addUser(username: string, displayName: string | null = null, bot = false): User {
    const user: User = {
      id: this.newId(),
      username,
      global_name: displayName,
      discriminator: bot ? '0002' : '0',
      avatar: null,
      ...(bot ? { bot: true } : {}),
    };
    this.users.set(user.id, user);
    this.#happenings.emit({ type: 'user-created', user });
    return user;
  }

  /** Everybody who is no bot, first come first. */
  people(): User[] {
    return [...this.users.values()].filter(({ bot }) => !bot);
  }

  addGuild(name: string, ownerId: string): Guild {
    const id = this.newId();
    const everyone: Role = {
      id,
      name: '@everyone',
      permissions: ordinaryPermissions.toString(),
      position: 0,
      color: 0,
      hoist: false,
      managed: false,
      mentionable: false,
    };
    const guild: Guild = {
      id,
      name,
      ownerId,
      roles: new Map([[id, everyone]]),
      members: new Map(),
      channels: new Set(),
      threads: new Set(),
      systemChannelId: null,
      locale: 'en-US',
      available: true,
    };
    this.guilds.set(id, guild);
    guild.members.set(ownerId, { userId: ownerId, nick: null, roles: [], joinedAt: this.now() });
    return guild;
  }

  addRole(guild: Guild, name: string, permissions: bigint, fields: Partial<Role> = {}): Role {
    const role: Role = {
      id: this.newId(),
      name,
      permissions: permissions.toString(),
      position: guild.roles.size,
      color: 0,
      hoist: false,
      managed: false,
      mentionable: false,
      ...fields,
    };
    guild.roles.set(role.id, role);
    this.#happenings.emit({ type: 'role-created', guild, role });
    return role;
  }

  updateRole(guild: Guild, role: Role): void {
    this.#happenings.emit({ type: 'role-updated', guild, role });
  }

  /** Adds a member; the bot under test gets its managed role with it (it may do what everybody may), and the gateway learns of it. */
  join(guild: Guild, userId: string, roles: string[] = []): Member {
    const member: Member = { userId, nick: null, roles: [...roles], joinedAt: this.now() };
    const isBot = userId === this.application.id;
    if (isBot) {
      const managed = this.managedRole(guild);
      const role =
        managed ??
        this.addRole(guild, this.application.name, ordinaryPermissions, { managed: true, tags: { bot_id: userId } });
      member.roles.push(role.id);
    }
    guild.members.set(userId, member);
    this.#happenings.emit(isBot ? { type: 'guild-joined', guild } : { type: 'member-joined', guild, member });
    return member;
  }

  leave(guild: Guild, userId: string): void {
    if (!guild.members.delete(userId)) return;
    if (userId === this.application.id) {
      const managed = this.managedRole(guild);
      if (managed) guild.roles.delete(managed.id);
      this.commands.delete(guild.id);
      this.#happenings.emit({ type: 'guild-left', guild, unavailable: false });
    } else {
      this.#happenings.emit({ type: 'member-left', guild, userId });
    }
  }

  setAvailable(guild: Guild, available: boolean): void {
    guild.available = available;
    this.#happenings.emit(
      available ? { type: 'guild-joined', guild } : { type: 'guild-left', guild, unavailable: true },
    );
  }

  updateMember(guild: Guild, member: Member): void {
    this.#happenings.emit({ type: 'member-updated', guild, member });
  }

  managedRole(guild: Guild): Role | undefined {
    return [...guild.roles.values()].find(({ tags }) => tags?.bot_id === this.application.id);
  }

  // -------------------------------------------------------------------------------------------------------------------- channels

  addChannel(guild: Guild, name: string, type: ChannelKind, fields: Partial<Channel> = {}): Channel {
    const channel: Channel = {
      id: this.newId(),
      type,
      guild_id: guild.id,
      name,
      topic: null,
      position: guild.channels.size,
      parent_id: null,
      permission_overwrites: [],
      rate_limit_per_user: 0,
      nsfw: false,
      last_message_id: null,
      flags: 0,
      ...fields,
    };
    this.channels.set(channel.id, channel);
    guild.channels.add(channel.id);
    this.#happenings.emit({ type: 'channel-created', channel });
    return channel;
  }

  /** A thread or forum post under `parent`; a thread that starts from a message has that message's id. */
  addThread(
    parent: Channel,
    name: string,
    owner: string,
    fields: Partial<Channel> = {},
    { archiveMinutes = 1440 } = {},
  ): Channel {
    const guild = this.guilds.get(parent.guild_id ?? '')!;
    const thread: Channel = {
      id: this.newId(),
      type: parent.type === ChannelKind.announcement ? ChannelKind.announcementThread : ChannelKind.publicThread,
      guild_id: guild.id,
      name,
      parent_id: parent.id,
      owner_id: owner,
      rate_limit_per_user: 0,
      last_message_id: null,
      flags: 0,
      message_count: 0,
      member_count: 1,
      thread_metadata: {
        archived: false,
        locked: false,
        auto_archive_duration: archiveMinutes,
        archive_timestamp: this.now(),
        create_timestamp: this.now(),
      },
      ...fields,
    };
    this.channels.set(thread.id, thread);
    guild.threads.add(thread.id);
    this.threadMembers.set(thread.id, new Set([owner]));
    if (parent.type === ChannelKind.forum) parent.last_message_id = thread.id;
    this.#happenings.emit({ type: 'channel-created', channel: thread });
    return thread;
  }

  updateChannel(channel: Channel): void {
    this.#happenings.emit({ type: 'channel-updated', channel });
  }

  deleteChannel(channel: Channel): void {
    const guild = this.guilds.get(channel.guild_id ?? '');
    for (const thread of this.threadsOf(channel)) this.#forgetChannel(guild, thread);
    this.#forgetChannel(guild, channel);
    this.#happenings.emit({ type: 'channel-deleted', channel });
  }

  #forgetChannel(guild: Guild | undefined, channel: Channel): void {
    this.channels.delete(channel.id);
    guild?.channels.delete(channel.id);
    guild?.threads.delete(channel.id);
    for (const { wire } of this.history.get(channel.id) ?? []) this.messages.delete(wire.id);
    this.history.delete(channel.id);
    this.threadMembers.delete(channel.id);
  }

  threadsOf(channel: Channel): Channel[] {
    const guild = this.guilds.get(channel.guild_id ?? '');
    return [...(guild?.threads ?? [])]
      .map((id) => this.channels.get(id)!)
      .filter(({ parent_id }) => parent_id === channel.id);
  }

  /** The DM between two users, made when there is none. */
  directChannel(userId: string, otherId: string): Channel {
    const key = [userId, otherId].sort(compareSnowflakes).join(':');
    const known = this.#directChannels.get(key);
    if (known) return known;
    const channel: Channel = {
      id: this.newId(),
      type: ChannelKind.dm,
      name: null,
      last_message_id: null,
      flags: 0,
      recipients: [this.users.get(userId)!, this.users.get(otherId)!],
    };
    this.channels.set(channel.id, channel);
    this.#directChannels.set(key, channel);
    this.#happenings.emit({ type: 'channel-created', channel });
    return channel;
  }

  directChannelsOf(userId: string): Channel[] {
    return [...this.#directChannels.values()].filter(({ recipients }) => recipients?.some(({ id }) => id === userId));
  }

  guildOf(channel: Channel): Guild | undefined {
    return channel.guild_id ? this.guilds.get(channel.guild_id) : undefined;
  }

  /** What a user may do in a channel; 0 when it cannot even be seen. In DMs everything that has a meaning there. */
  permissionsIn(channel: Channel, userId: string): bigint {
    const guild = this.guildOf(channel);
    if (!guild) {
      const mine = channel.recipients?.some(({ id }) => id === userId);
      return mine ? ordinaryPermissions | permissionBits.PinMessages : 0n;
    }
    const member = guild.members.get(userId);
    if (!member) return 0n;
    const place = isThread(channel) ? this.channels.get(channel.parent_id ?? '') : channel;
    return place ? channelPermissions(guild, member, place) : 0n;
  }

  permissionsInServer(guild: Guild, userId: string): bigint {
    const member = guild.members.get(userId);
    return member ? serverPermissions(guild, member) : 0n;
  }

  setOverwrite(channel: Channel, overwrite: PermissionOverwrite): void {
    channel.permission_overwrites = [
      ...(channel.permission_overwrites ?? []).filter(({ id }) => id !== overwrite.id),
      overwrite,
    ];
    this.updateChannel(channel);
  }

  // -------------------------------------------------------------------------------------------------------------------- messages

  addMessage(draft: MessageDraft): StoredMessage {
    const { channel, author } = draft;
    const wire: Message = {
      id: this.newId(),
      channel_id: channel.id,
      type: 0,
      author,
      content: draft.content ?? '',
      timestamp: this.now(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: draft.pinged?.everyone ?? false,
      mentions: (draft.pinged?.users ?? []).flatMap((id) => this.users.get(id) ?? []),
      mention_roles: draft.pinged?.roles ?? [],
      attachments: [],
      embeds: [],
      components: [],
      pinned: false,
      flags: 0,
      ...draft.fields,
    };
    const message: StoredMessage = {
      wire,
      guildId: channel.guild_id ?? null,
      onlyFor: draft.onlyFor ?? null,
      pinged: draft.pinged ?? nobody,
      commandName: draft.commandName ?? null,
      interactionId: draft.interactionId ?? null,
    };
    this.#insert(message);
    if (message.onlyFor === null) {
      channel.last_message_id = wire.id;
      if (isThread(channel)) channel.message_count = (channel.message_count ?? 0) + 1;
    }
    this.#happenings.emit({ type: 'message', message });
    return message;
  }

  #insert(message: StoredMessage): void {
    const { id, channel_id } = message.wire;
    const list = this.history.get(channel_id) ?? [];
    this.history.set(channel_id, list);
    let index = list.length;
    // Only a clock that was set back makes an id older than the last one's.
    while (index > 0 && compareSnowflakes(list[index - 1]!.wire.id, id) > 0) index -= 1;
    list.splice(index, 0, message);
    this.messages.set(id, message);
  }

  updateMessage(message: StoredMessage): void {
    this.#happenings.emit({ type: 'message-updated', message });
  }

  deleteMessage(message: StoredMessage): void {
    const list = this.history.get(message.wire.channel_id);
    const index = list?.indexOf(message) ?? -1;
    if (index >= 0) list?.splice(index, 1);
    this.messages.delete(message.wire.id);
    this.#happenings.emit({ type: 'message-deleted', message });
  }

  react(message: StoredMessage, userId: string, emoji: string, added: boolean): void {
    const reactions = message.wire.reactions ?? [];
    const known = reactions.find((reaction) => reaction.emoji.name === emoji);
    const mine = userId === this.application.id;
    if (added && known) {
      known.count += 1;
      known.me ||= mine;
    } else if (added) {
      reactions.push({ count: 1, me: mine, emoji: { id: null, name: emoji } });
    } else if (known) {
      known.count -= 1;
      if (mine) known.me = false;
    }
    message.wire.reactions = reactions.filter(({ count }) => count > 0);
    this.#happenings.emit({ type: 'reaction', message, userId, emoji, added });
  }

  pin(message: StoredMessage, pinned: boolean): void {
    message.wire.pinned = pinned;
    this.#happenings.emit({ type: 'pins', channel: this.channels.get(message.wire.channel_id)! });
    this.updateMessage(message);
  }

  typing(channel: Channel, user: User): void {
    this.#happenings.emit({ type: 'typing', channel, user });
  }

  setCommands(place: string, commands: Command[]): void {
    this.commands.set(place, commands);
    this.#happenings.emit({ type: 'commands', commands });
  }
}

export function isThread(channel: Channel): boolean {
  return (
    channel.type === ChannelKind.publicThread ||
    channel.type === ChannelKind.privateThread ||
    channel.type === ChannelKind.announcementThread
  );
}

export function hasFlag(message: Pick<Message, 'flags'>, flag: keyof typeof MessageFlag): boolean {
  return (message.flags & MessageFlag[flag]) !== 0;
}
