import {
  ChannelType,
  Client,
  DiscordAPIError,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  HTTPError,
  OAuth2Scopes,
  Options,
  Partials,
  PermissionFlagsBits,
  RESTEvents,
} from 'discord.js';
import { SetupError } from '../errors.ts';
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
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.EmbedLinks;

export function createClient({ apiUrl, messageContent, shards }: ConnectOptions): Client {
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
    ...(shards
      ? {
          shards: shards.ids === 'auto' ? ('auto' as const) : shards.ids,
          ...(shards.total === 'auto' ? {} : { shardCount: shards.total }),
        }
      : // Left out, discord.js would read the variable SHARDS itself, as JSON: an empty `SHARDS=` in .env would end the process.
        { shards: [0] }),
  });
  client.on(Events.Raw as never, (packet: { t: string | null; d: unknown }) => {
    if (packet.t === 'INTERACTION_CREATE') completeInteraction(packet.d as LooseInteraction);
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

export const tokenRefused =
  'Discord refuses the token. Set DISCORD_TOKEN in .env to the current one: developer portal → your application → ' +
  'Bot → Reset Token. (Leave it empty to open the playground instead.)';

/** What went wrong at login, in words that name the setting and the remedy; null when it is none of the known faults. */
export function loginFault(error: unknown, { apiUrl, messageContent }: ConnectOptions): string | null {
  const code = (error as { code?: unknown }).code;
  const cause = (error as { cause?: { code?: unknown } }).cause?.code;
  if (
    code === 'TokenInvalid' ||
    code === 'TokenMissing' ||
    (error instanceof DiscordAPIError && error.status === 401) ||
    /authentication failed/i.test(String((error as Error).message))
  ) {
    return tokenRefused;
  }
  if (code === 'DisallowedIntents' || /disallowed intent/i.test(String((error as Error).message))) {
    return messageContent
      ? 'Discord refuses the Message Content intent. Enable it in the developer portal (your application → Bot → Privileged Gateway Intents) or set MESSAGE_CONTENT=off in .env.'
      : 'Discord refuses an intent of this bot, although it asks for no privileged one. Check the application in the developer portal.';
  }
  if (/sharding is required|invalid shard/i.test(String((error as Error).message))) {
    return (
      'Discord wants this bot to share out its servers: it is in too many for one connection. Set SHARDS=auto in .env, ' +
      'or give each of several processes its part, such as SHARDS=0,1/4, with DATABASE_URL for all of them.'
    );
  }
  const network = [
    'ENOTFOUND',
    'ECONNREFUSED',
    'ECONNRESET',
    'ETIMEDOUT',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
    'UND_ERR_SOCKET',
  ];
  if (network.includes(String(code)) || network.includes(String(cause))) {
    return `Discord cannot be reached at ${apiUrl} (${String(network.includes(String(code)) ? code : cause)}). Check the network, or DISCORD_API_URL in .env.`;
  }
  if (
    error instanceof HTTPError ||
    (error instanceof DiscordAPIError && (error.status === 404 || error.status >= 500))
  ) {
    return error.status >= 500
      ? `Discord is out of order just now: ${apiUrl} answers with HTTP ${error.status}. Start me again a little later (https://discordstatus.com tells more); where that is no address of Discord's, check DISCORD_API_URL in .env.`
      : `${apiUrl} answers, but not as Discord does (HTTP ${error.status}). Check DISCORD_API_URL in .env: no version in it, such as https://discord.com/api.`;
  }
  return null;
}

/** What discord.js says at login, by the code with which Discord closes the connection for good. */
const lastWords: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'Authentication failed',
  [GatewayCloseCodes.DisallowedIntents]: 'Disallowed intents',
  [GatewayCloseCodes.ShardingRequired]: 'Sharding is required',
  [GatewayCloseCodes.InvalidShard]: 'Invalid shard',
};

/**
 * Tells when Discord refuses this bot for good, in words that name the setting and the remedy: then nothing can be done
 * but stop. For after the login, which tells by itself.
 */
export function onRefusal(client: Client, options: ConnectOptions, tell: (fault: string) => void): void {
  // What discord.js calls a disconnected shard is one that it will not connect again.
  client.on(Events.ShardDisconnect, ({ code }) =>
    tell(
      loginFault(new Error(lastWords[code] ?? ''), options) ??
        `Discord closed the connection for good (code ${code}). Check for a newer version of this bot.`,
    ),
  );
  client.rest.on(RESTEvents.Response, (request, { status }) => {
    if (status === 401 && request.data.auth) tell(tokenRefused);
  });
}

/** Logs in and resolves once the first shard is ready. @throws {SetupError} in plain words */
export async function login(client: Client, token: string, options: ConnectOptions): Promise<void> {
  try {
    const ready = new Promise<void>((resolve, reject) => {
      client.once('clientReady', () => resolve());
      // A gateway that refuses for good ends the session; discord.js reports it as an error or an invalidation.
      client.once('invalidated', () =>
        reject(Object.assign(new Error('session invalidated'), { code: 'TokenInvalid' })),
      );
      client.once('error', reject);
    });
    ready.catch(() => undefined);
    await client.login(token);
    await ready;
  } catch (error) {
    const fault = loginFault(error, options);
    if (fault === null) throw error;
    throw new SetupError(fault);
  }
}

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
