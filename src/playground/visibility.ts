import type { Channel, ContentRules, Message, PlayMessage, User } from './contract.ts';
import type { Guild, Member, StoredMessage } from './happenings.ts';
import { permissionBits } from './permissions.ts';
import { hasFlag, isThread, type World } from './world.ts';

/** Whether a bot without the message content intent is shown what this message says. See {@link ContentRules}. */
function contentReachesBot(world: World, message: StoredMessage, rules: ContentRules): boolean {
  const bot = world.application.id;
  const { wire, guildId } = message;
  if (guildId === null || wire.author.id === bot) return true;
  if (wire.mentions.some(({ id }) => id === bot)) {
    return rules !== 'strict' || new RegExp(`<@!?${bot}>`).test(wire.content);
  }
  if (rules !== 'lenient') return false;
  const guild = world.guilds.get(guildId);
  const role = guild && world.managedRole(guild);
  if (role && wire.mention_roles.includes(role.id)) return true;
  return repliedTo(world, wire)?.wire.author.id === bot;
}

function repliedTo(world: World, wire: Message): StoredMessage | undefined {
  return wire.type === 19 ? world.messages.get(wire.message_reference?.message_id ?? '') : undefined;
}

function withReference(world: World, wire: Message, show: (message: StoredMessage) => Message): Message {
  const shown: Message = { ...wire };
  if (wire.type === 19 && wire.message_reference) {
    const target = world.messages.get(wire.message_reference.message_id ?? '');
    shown.referenced_message = target ? show(target) : null;
  }
  const thread = world.channels.get(wire.id);
  if (thread && isThread(thread)) shown.thread = thread;
  return shown;
}

/** A message as the bot is shown it: emptied unless the content may reach it. A reply's target is as visible as the reply. */
export function messageForBot(
  world: World,
  message: StoredMessage,
  { hasContentIntent, rules }: { hasContentIntent: boolean; rules: ContentRules },
): Message {
  const open = hasContentIntent || contentReachesBot(world, message, rules);
  const show = (target: StoredMessage): Message =>
    open || contentReachesBot(world, target, rules) ? target.wire : emptied(target.wire);
  return withReference(world, open ? message.wire : emptied(message.wire), show);
}

/** A message whole: what interactions carry. */
export function wholeMessage(world: World, message: StoredMessage): Message {
  return withReference(world, message.wire, ({ wire }) => wire);
}

function emptied(wire: Message): Message {
  return { ...wire, content: '', embeds: [], attachments: [], components: [] };
}

/** A message as a member is shown it. */
export function messageForMember(world: World, message: StoredMessage): PlayMessage {
  return {
    ...wholeMessage(world, message),
    play: {
      guildId: message.guildId,
      onlyFor: message.onlyFor,
      thinking: hasFlag(message.wire, 'loading'),
      pinged: message.pinged,
      commandName: message.commandName,
    },
  };
}

export function mayRead(world: World, channel: Channel, userId: string): boolean {
  return (world.permissionsIn(channel, userId) & permissionBits.ViewChannel) !== 0n;
}

/** Whether this member sees the message at all: private replies only reach one. */
export function isShownTo(world: World, message: StoredMessage, userId: string): boolean {
  if (message.onlyFor !== null) return message.onlyFor === userId;
  const channel = world.channels.get(message.wire.channel_id);
  return channel !== undefined && mayRead(world, channel, userId);
}

/** A guild member in Discord's shape, without or with `user`. */
export function memberForBot(member: Member, user?: User): Record<string, unknown> {
  return {
    ...(user ? { user } : {}),
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: member.roles,
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

/** A guild in the shape of REST answers. */
export function guildForBot(guild: Guild): Record<string, unknown> {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.ownerId,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    widget_enabled: false,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()],
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: guild.systemChannelId,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    nsfw_level: 0,
    max_members: 500_000,
    max_presences: null,
    max_video_channel_users: 25,
  };
}

/** A guild in the shape of GUILD_CREATE: without the members intent only the bot is in `members`. */
export function guildCreate(world: World, guild: Guild): Record<string, unknown> {
  const self = guild.members.get(world.application.id);
  return {
    ...guildForBot(guild),
    joined_at: self?.joinedAt ?? world.now(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: self ? [memberForBot(self, world.bot)] : [],
    channels: [...guild.channels].map((id) => channelForBot(world, world.channels.get(id)!)),
    threads: [...guild.threads]
      .map((id) => world.channels.get(id)!)
      .filter((thread) => !thread.thread_metadata?.archived && mayRead(world, thread, world.application.id))
      .map((thread) => channelForBot(world, thread)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** A channel as the bot is shown it: in DMs it is not among the recipients itself; threads carry whether it joined. */
export function channelForBot(world: World, channel: Channel): Record<string, unknown> {
  const bot = world.application.id;
  if (channel.recipients) {
    return { ...channel, recipients: channel.recipients.filter(({ id }) => id !== bot) };
  }
  if (isThread(channel) && world.threadMembers.get(channel.id)?.has(bot)) {
    return {
      ...channel,
      member: { id: channel.id, user_id: bot, join_timestamp: channel.thread_metadata?.create_timestamp, flags: 0 },
    };
  }
  return { ...channel };
}
