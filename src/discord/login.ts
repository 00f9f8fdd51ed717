import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIGatewayBotInfo,
  type Client,
  DiscordAPIError,
  Events,
  GatewayCloseCodes,
  HTTPError,
  RateLimitError,
  REST,
  RESTEvents,
  Routes,
  Status,
} from 'discord.js';
import { SetupError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { TimeLimitError, withinTime } from '../time-limit.ts';
import type { ConnectOptions } from './connect.ts';
import { ForeignAnswerError, makeRequest } from './rest.ts';

/** How long whoever starts the bot waits at most until they hear what is wrong, ms. */
const patience = 12_000;
/** A server that is out of order for a moment is asked again. */
const tries = 3;
const pause = 1_000;

export const tokenRefused =
  'Discord refuses the token. Set DISCORD_TOKEN in .env to the current one: developer portal → your application → ' +
  'Bot → Reset Token. (Leave it empty to open the playground instead.)';

const then = 'Start me again when that is settled, or check DISCORD_API_URL in .env.';
const foreign =
  'something between this machine and Discord answers in its stead. It may be a network that wants a sign-in page filled ' +
  'in first, a proxy or a firewall: open the address in a browser on this machine, or ask who runs the network.';

type Options = Pick<ConnectOptions, 'apiUrl' | 'messageContent'>;

/** What went wrong at login, in words that name the setting and the remedy; null when it is none of the known faults. */
export function loginFault(error: unknown, { apiUrl, messageContent }: Options): string | null {
  const message = String((error as Error).message);
  const code = codeOf(error);
  if (
    code === 'TokenInvalid' ||
    code === 'TokenMissing' ||
    (error instanceof DiscordAPIError && error.status === 401) ||
    /authentication failed/i.test(message)
  ) {
    return tokenRefused;
  }
  if (code === 'DisallowedIntents' || /disallowed intent/i.test(message)) {
    return messageContent
      ? 'Discord refuses the Message Content intent. Enable it in the developer portal (your application → Bot → Privileged Gateway Intents) or set MESSAGE_CONTENT=off in .env.'
      : 'Discord refuses an intent of this bot, although it asks for no privileged one. Check the application in the developer portal.';
  }
  if (/sharding is required|invalid shard/i.test(message)) {
    return (
      'Discord wants this bot to share out its servers: it is in too many for one connection. Set SHARDS=auto in .env, ' +
      'or give each of several processes its part, such as SHARDS=0,1/4, with DATABASE_URL for all of them.'
    );
  }
  if (/invalid (?:api version|intents)/i.test(message)) {
    return `Discord no longer takes connections the way this version of the bot makes them (${message}). Update the bot.`;
  }
  if (error instanceof TimeLimitError || (error as Error).name === 'AbortError' || silent.has(code)) {
    return (
      `${apiUrl} takes the connection but gives no answer within ${patience / 1000} s. Discord may be out of order ` +
      `(https://discordstatus.com), or a proxy or firewall keeps its answers back. ${then}`
    );
  }
  if (error instanceof RateLimitError) {
    return (
      `Discord asks this machine to wait ${lengthOf(error.retryAfter)}: it was asked too often from this address. Start ` +
      'me again after that; where other bots share the address, that is their doing too.'
    );
  }
  if (error instanceof ForeignAnswerError) {
    if (error.status === 404)
      return `${apiUrl} answers, but not as Discord does (HTTP 404). Check DISCORD_API_URL in .env: no version in it, such as https://discord.com/api.`;
    if (error.status === 403)
      return (
        `${apiUrl} refuses this machine (HTTP 403) without a word of Discord's own: the machine's network address is ` +
        'blocked, as happens to shared hosts and VPNs, or a proxy or firewall forbids Discord. Try from another network, ' +
        `or ask who runs this one. ${then}`
      );
    return `${apiUrl} answers, but not as Discord does (${error.message}): ${foreign} ${then}`;
  }
  if (certificates.has(code)) {
    return (
      `The certificate of ${apiUrl} cannot be trusted (${code}). See that this machine's date and time are right. Where a ` +
      'proxy of your own opens connections, name its certificate in NODE_EXTRA_CA_CERTS.'
    );
  }
  if (/^(?:EPROTO|HPE_|ERR_SSL_)/.test(code)) {
    return `${apiUrl} does not speak as Discord does (${code}). Check DISCORD_API_URL in .env: https or http, and the port.`;
  }
  if (network.has(code))
    return `Discord cannot be reached at ${apiUrl} (${code}). Check the network, or DISCORD_API_URL in .env.`;
  if (
    error instanceof HTTPError ||
    (error instanceof DiscordAPIError && (error.status === 404 || error.status >= 500))
  ) {
    return error.status >= 500
      ? `Discord is out of order just now: ${apiUrl} answers with HTTP ${error.status}. Start me again a little later (https://discordstatus.com tells more); where that is no address of Discord's, check DISCORD_API_URL in .env.`
      : `${apiUrl} answers, but not as Discord does (HTTP ${error.status}). Check DISCORD_API_URL in .env: no version in it, such as https://discord.com/api.`;
  }
  if (error instanceof DiscordAPIError)
    return `Discord does not let this bot in: ${message} (HTTP ${error.status}, code ${error.code}). Look at the application in the developer portal.`;
  return null;
}

const network = new Set([
  'ENOTFOUND',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);
const silent = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
/** https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const certificates = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The code of an error or of its cause; Node's attempts at several addresses of one name come as one error. */
function codeOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; typeof at === 'object' && at !== null && depth < 5; depth += 1) {
    const { code, cause, errors } = at as { code?: unknown; cause?: unknown; errors?: unknown };
    if (typeof code === 'string' && code !== '') return code;
    at = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return '';
}

/** `90_000` → "2 minutes". */
function lengthOf(ms: number): string {
  const [n, unit] =
    ms < 60_000
      ? [Math.max(1, Math.ceil(ms / 1000)), 'second']
      : ms < 2 * 3_600_000
        ? [Math.round(ms / 60_000), 'minute']
        : [Math.round(ms / 3_600_000), 'hour'];
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

/**
 * Asks Discord where its gateway is and how often this bot may still connect today. discord.js would ask for over a
 * minute before it tells that nobody answers, and asks for identifiers only as an error with a stack.
 */
async function askGateway(token: string, { apiUrl, shards }: ConnectOptions, limit: number): Promise<void> {
  const rest = new REST({ api: apiUrl, makeRequest, retries: 0, timeout: limit, rejectOnRateLimit: () => true });
  rest.setToken(token);
  let last: unknown;
  const asking = withinTime(limit, async (signal) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await rest.get(Routes.gatewayBot(), { signal })) as Partial<APIGatewayBotInfo> | null;
      } catch (error) {
        const passing =
          codeOf(error) === 'ECONNRESET' ||
          ((error instanceof HTTPError || error instanceof DiscordAPIError) && error.status >= 500);
        if (!passing || attempt === tries) throw error;
        last = error;
        await sleep(pause, undefined, { signal });
      }
    }
  });
  const info = await asking.catch((error: unknown) => {
    throw last ?? error;
  });
  const start = info?.session_start_limit;
  if (!info || typeof info.url !== 'string' || !/^wss?:\/\//.test(info.url) || typeof start?.remaining !== 'number')
    throw new ForeignAnswerError(200, 'no word of a gateway');
  const needed = !shards ? 1 : shards.ids === 'auto' ? (info.shards ?? 1) : shards.ids.length;
  if (start.remaining >= needed) return;
  const back = new Date(Date.now() + start.reset_after);
  throw new SetupError(
    `Discord lets this bot connect ${start.total} times a day, and ${start.remaining === 0 ? 'none' : `only ${start.remaining}`} of ` +
      `these are left${needed > 1 ? `, while it needs ${needed} (one for each shard)` : ''}. They return at ` +
      `${back.toISOString().slice(0, 16).replace('T', ' ')} UTC, in ${lengthOf(start.reset_after)}: start me again then. ` +
      'Something starts the bot over and over: look in its log for why it ends, and have it wait between starts.',
  );
}

/** In plain words, why the gateway's socket cannot be had. */
function gatewayFault(gateway: string, reason: string): string {
  return (
    `Discord's API answers, but its gateway at ${gateway} does not let me in${reason ? ` (${reason})` : ''}. ` +
    'A proxy or firewall that passes web pages may still block WebSocket connections: allow them to that address. ' +
    'Otherwise Discord is out of order just now (https://discordstatus.com): start me again a little later.'
  );
}

/** What discord.js says at login, by the code with which Discord closes the connection for good. */
const lastWords: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'Authentication failed',
  [GatewayCloseCodes.DisallowedIntents]: 'Disallowed intents',
  [GatewayCloseCodes.ShardingRequired]: 'Sharding is required',
  [GatewayCloseCodes.InvalidShard]: 'Invalid shard',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Invalid API version',
  [GatewayCloseCodes.InvalidIntents]: 'Invalid intents',
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

/**
 * Logs in and resolves once the first shard is ready. `limit`: how long Discord may take to answer, and then its gateway
 * to take the connection, ms. @throws {SetupError} in plain words
 */
export async function login(
  client: Client,
  token: string,
  options: ConnectOptions,
  { log, limit = patience }: { log: Pick<Logger, 'warn'>; limit?: number },
): Promise<void> {
  // Other characters cannot even be sent.
  if (!/^[!-~]+$/.test(token)) throw new SetupError(tokenRefused);
  try {
    await askGateway(token, options, limit);
  } catch (error) {
    if (error instanceof SetupError) throw error;
    throw new SetupError(loginFault(error, options) ?? `Discord cannot be reached at ${options.apiUrl}: ${error}`);
  }
  let heard = false;
  let reason = '';
  const onShardError = (error: Error) => {
    reason = codeOf(error) || error.message;
  };
  client.on(Events.ShardError, onShardError);
  client.once(Events.Raw as never, () => {
    heard = true;
  });
  // A socket that cannot be had is tried for again without end, and without a word.
  let timer: NodeJS.Timeout | undefined;
  const mute = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      if (heard) return;
      if (client.ws.gateway === null) return reject(new TimeLimitError());
      const { Connecting, Reconnecting, Idle } = Status;
      const out = client.ws.shards.every(({ status }) => [Connecting, Reconnecting, Idle].includes(status));
      if (out) return reject(new SetupError(gatewayFault(client.ws.gateway, reason)));
      log.warn('Discord took the connection, but does not say yet what the bot needs to begin; it is tried again');
    }, limit);
  });
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
    await Promise.race([client.login(token).then(() => ready), mute]);
  } catch (error) {
    void client.destroy().catch(() => undefined);
    if (error instanceof SetupError) throw error;
    const reply = String((error as Error).message);
    // Once the API has said where the gateway is, what fails on the network is the way to that.
    const code = /^[A-Z][A-Z_0-9]+$/.exec(codeOf(error))?.[0];
    if (client.ws.gateway !== null && (code || /server response|handshake|websocket/i.test(reply)))
      throw new SetupError(gatewayFault(client.ws.gateway, code ?? reply));
    const known = loginFault(error, options);
    if (known === null) throw error;
    throw new SetupError(known);
  } finally {
    clearTimeout(timer);
    client.off(Events.ShardError, onShardError);
  }
}
