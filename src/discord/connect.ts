import {
  ChannelType,
  Client,
  Events,
  GatewayIntentBits,
  OAuth2Scopes,
  Options,
  Partials,
  PermissionFlagsBits,
  Routes,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import { withinTime } from '../time-limit.ts';
import { guardPackets, passOverUnreadable, type TellPacket } from './packets.ts';
import { makeRequest } from './rest.ts';

export interface ConnectOptions {
  apiUrl: string;
  /** Ask for the privileged Message Content intent. */
  messageContent: boolean;
  /** Shards this process runs, and how many there are in all; absent: one shard. */
  shards?: { ids: number[] | 'auto'; total: number | 'auto' };
}

/** What the bot needs in a server, for the invite link: to see and speak where it is asked to, threads and forums included. */
const neededPermissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  // For a thread under each daily post.
  PermissionFlagsBits.CreatePublicThreads |
  // For quotes as pictures.
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory;

/** `tell` hears of packets that could not be read. */
export function createClient(
  { apiUrl, messageContent, shards }: ConnectOptions,
  tell: TellPacket = () => undefined,
): Client {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    // Direct messages arrive from channels that were never seen before.
    partials: [Partials.Channel, Partials.Message],
    // Nothing of what people write is kept, not even in memory.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      GuildMemberManager: { maxSize: 200, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 200, keepOverLimit: (user) => user.id === user.client.user.id },
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      GuildInviteManager: 0,
      GuildBanManager: 0,
      StageInstanceManager: 0,
      AutoModerationRuleManager: 0,
    }),
    allowedMentions: { parse: [] },
    rest: { api: apiUrl, makeRequest },
    ws: { buildStrategy: passOverUnreadable(tell) },
    ...(shards
      ? {
          shards: shards.ids === 'auto' ? ('auto' as const) : shards.ids,
          ...(shards.total === 'auto' ? {} : { shardCount: shards.total }),
        }
      : // Left out, discord.js would read the variable SHARDS itself, as JSON: an empty `SHARDS=` in .env would end the process.
        { shards: [0] }),
  });
  guardPackets(client, tell);
  client.on(Events.Raw as never, (packet: { t: string | null; d: unknown }) => {
    if (packet.t === 'INTERACTION_CREATE' && packet.d) completeInteraction(packet.d as LooseInteraction);
  });
  return client;
}

interface LooseInteraction {
  guild_id?: string;
  channel_id?: string;
  channel?: { id: string; type: number };
  entitlements?: unknown[];
  authorizing_integration_owners?: Record<string, string>;
}

/** Discord always sends these; without them discord.js throws, or loses the channel, on servers that only resemble it. */
function completeInteraction(interaction: LooseInteraction): void {
  const { guild_id, channel_id } = interaction;
  interaction.entitlements ??= [];
  interaction.authorizing_integration_owners ??= {};
  if (channel_id) {
    interaction.channel ??= { id: channel_id, type: guild_id ? ChannelType.GuildText : ChannelType.DM };
  }
}

/**
 * The locale that a server prefers. Of servers that other processes serve it is asked for; null where Discord does not
 * answer soon: a post does not wait for it.
 */
export function preferredLocales(client: Client): (guild: string) => Promise<string | null> {
  const asked = new LRUCache<string, string>({ max: mostAsked, ttl: askedAgainAfter });
  return async (guild) => {
    const known = client.guilds.cache.get(guild)?.preferredLocale ?? asked.get(guild);
    if (known !== undefined) return known;
    const found = await withinTime(longestAsked, (signal) => client.rest.get(Routes.guild(guild), { signal })).catch(
      () => null,
    );
    const locale = (found as { preferred_locale?: string } | null)?.preferred_locale ?? null;
    if (locale !== null) asked.set(guild, locale);
    return locale;
  };
}
const mostAsked = 5_000;
const askedAgainAfter = 3_600_000;
const longestAsked = 2_000;

/** Where a server's admin adds the bot, with exactly the scopes and permissions it needs. */
export function inviteLink(client: Client<true>, apiUrl: string): string {
  const query = new URLSearchParams({
    client_id: client.application.id,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: neededPermissions.toString(),
  });
  // Discord's own page stands beside its API, not under it.
  return `${apiUrl.replace(/^(https:\/\/discord\.com)\/api$/, '$1')}/oauth2/authorize?${query}`;
}
