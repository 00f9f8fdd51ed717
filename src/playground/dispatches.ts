import type { Channel, ContentRules } from './contract.ts';
import type { Happening, StoredMessage } from './happenings.ts';
import { channelForBot, guildCreate, guildForBot, mayRead, memberForBot, messageForBot } from './visibility.ts';
import { isThread, type World } from './world.ts';

/** One gateway event. `guildId` decides the shard; a session needs one of the `intents` bits (0: always sent). */
export interface Dispatch {
  event: string;
  guildId: string | null;
  intents: number;
  data(session: { hasContentIntent: boolean }): unknown;
}

// https://discord.com/developers/docs/events/gateway#list-of-intents
const intent = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildMessages: 1 << 9,
  guildReactions: 1 << 10,
  guildTyping: 1 << 11,
  directMessages: 1 << 12,
  directReactions: 1 << 13,
  directTyping: 1 << 14,
} as const;

/** What the bot is told of a happening, before each session's intents are looked at. */
export function dispatchesOf(world: World, happening: Happening, rules: () => ContentRules): Dispatch[] {
  const bot = world.application.id;
  const concerns = (channel: Channel | undefined): channel is Channel =>
    channel !== undefined && mayRead(world, channel, bot);
  const inGuild = (guild: { id: string; members: ReadonlyMap<string, unknown>; available: boolean }) =>
    guild.members.has(bot) && guild.available;

  const guildEvent = (event: string, guildId: string, data: unknown, intents: number = intent.guilds): Dispatch => ({
    event,
    guildId,
    intents,
    data: () => data,
  });

  function messageEvent(event: string, message: StoredMessage): Dispatch[] {
    if (message.onlyFor !== null || !concerns(world.channels.get(message.wire.channel_id))) return [];
    const { guildId } = message;
    const guild = guildId ? world.guilds.get(guildId) : undefined;
    const author = guild?.members.get(message.wire.author.id);
    return [
      {
        event,
        guildId,
        intents: guildId ? intent.guildMessages : intent.directMessages,
        data: ({ hasContentIntent }) => ({
          ...messageForBot(world, message, { hasContentIntent, rules: rules() }),
          ...(guildId ? { guild_id: guildId } : {}),
          ...(author && !message.wire.webhook_id ? { member: memberForBot(author) } : {}),
          channel_type: world.channels.get(message.wire.channel_id)?.type,
        }),
      },
    ];
  }

  switch (happening.type) {
    case 'message':
      return messageEvent('MESSAGE_CREATE', happening.message);
    case 'message-updated':
      return messageEvent('MESSAGE_UPDATE', happening.message);
    case 'message-deleted': {
      const { message } = happening;
      if (message.onlyFor !== null || !concerns(world.channels.get(message.wire.channel_id))) return [];
      const { id, channel_id } = message.wire;
      return [
        {
          event: 'MESSAGE_DELETE',
          guildId: message.guildId,
          intents: message.guildId ? intent.guildMessages : intent.directMessages,
          data: () => ({ id, channel_id, ...(message.guildId ? { guild_id: message.guildId } : {}) }),
        },
      ];
    }
    case 'reaction': {
      const { message, userId, emoji, added } = happening;
      if (!concerns(world.channels.get(message.wire.channel_id))) return [];
      const member = message.guildId ? world.guilds.get(message.guildId)?.members.get(userId) : undefined;
      return [
        {
          event: added ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE',
          guildId: message.guildId,
          intents: message.guildId ? intent.guildReactions : intent.directReactions,
          data: () => ({
            user_id: userId,
            channel_id: message.wire.channel_id,
            message_id: message.wire.id,
            message_author_id: message.wire.author.id,
            emoji: { id: null, name: emoji },
            burst: false,
            type: 0,
            ...(message.guildId ? { guild_id: message.guildId } : {}),
            ...(member && added ? { member: memberForBot(member, world.users.get(userId)) } : {}),
          }),
        },
      ];
    }
    case 'typing': {
      const { channel, user } = happening;
      if (!concerns(channel)) return [];
      const guildId = channel.guild_id ?? null;
      const member = guildId ? world.guilds.get(guildId)?.members.get(user.id) : undefined;
      return [
        {
          event: 'TYPING_START',
          guildId,
          intents: guildId ? intent.guildTyping : intent.directTyping,
          data: () => ({
            channel_id: channel.id,
            user_id: user.id,
            timestamp: Math.floor(world.clock.now() / 1000),
            ...(guildId ? { guild_id: guildId } : {}),
            ...(member ? { member: memberForBot(member, user) } : {}),
          }),
        },
      ];
    }
    case 'pins':
      return concerns(happening.channel)
        ? [
            {
              event: 'CHANNEL_PINS_UPDATE',
              guildId: happening.channel.guild_id ?? null,
              intents: happening.channel.guild_id ? intent.guilds : intent.directMessages,
              data: () => ({ channel_id: happening.channel.id, guild_id: happening.channel.guild_id }),
            },
          ]
        : [];
    case 'channel-created':
    case 'channel-updated':
    case 'channel-deleted': {
      const { channel } = happening;
      const guild = world.guildOf(channel);
      if (!guild || !inGuild(guild)) return [];
      const change = { 'channel-created': 'CREATE', 'channel-updated': 'UPDATE', 'channel-deleted': 'DELETE' }[
        happening.type
      ];
      if (!isThread(channel)) {
        return [guildEvent(`CHANNEL_${change}`, guild.id, channelForBot(world, channel))];
      }
      if (!mayRead(world, channel, bot)) return [];
      if (change === 'DELETE') {
        const { id, guild_id, parent_id, type } = channel;
        return [guildEvent('THREAD_DELETE', guild.id, { id, guild_id, parent_id, type })];
      }
      const data = { ...channelForBot(world, channel), ...(change === 'CREATE' ? { newly_created: true } : {}) };
      return [guildEvent(`THREAD_${change}`, guild.id, data)];
    }
    case 'guild-joined':
      return happening.guild.members.has(bot)
        ? [guildEvent('GUILD_CREATE', happening.guild.id, guildCreate(world, happening.guild))]
        : [];
    case 'guild-left': {
      const { id } = happening.guild;
      return [guildEvent('GUILD_DELETE', id, happening.unavailable ? { id, unavailable: true } : { id })];
    }
    case 'guild-updated':
      return inGuild(happening.guild)
        ? [guildEvent('GUILD_UPDATE', happening.guild.id, guildForBot(happening.guild))]
        : [];
    case 'role-created':
    case 'role-updated': {
      const { guild, role } = happening;
      if (!inGuild(guild)) return [];
      const event = happening.type === 'role-created' ? 'GUILD_ROLE_CREATE' : 'GUILD_ROLE_UPDATE';
      return [guildEvent(event, guild.id, { guild_id: guild.id, role })];
    }
    case 'member-joined':
    case 'member-updated': {
      const { guild, member } = happening;
      if (!inGuild(guild)) return [];
      const data = { guild_id: guild.id, ...memberForBot(member, world.users.get(member.userId)) };
      // The bot is told of changes to itself whatever its intents.
      const event = happening.type === 'member-joined' ? 'GUILD_MEMBER_ADD' : 'GUILD_MEMBER_UPDATE';
      return [guildEvent(event, guild.id, data, member.userId === bot ? 0 : intent.guildMembers)];
    }
    case 'member-left': {
      const { guild, userId } = happening;
      if (!inGuild(guild)) return [];
      const data = { guild_id: guild.id, user: world.users.get(userId) };
      return [guildEvent('GUILD_MEMBER_REMOVE', guild.id, data, intent.guildMembers)];
    }
    case 'interaction':
      return [{ event: 'INTERACTION_CREATE', guildId: happening.guildId, intents: 0, data: () => happening.payload }];
    case 'user-created':
    case 'commands':
    case 'interaction-failed':
    case 'bot':
      return [];
  }
}
