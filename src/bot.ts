import type { Client } from 'discord.js';
import { features } from '../commands/index.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { type ConnectOptions, createClient, inviteLink, login, registerCommands } from './discord/connect.ts';
import { createRouter } from './discord/router.ts';
import type { Services } from './interactions/declare.ts';
import { recentQuotes } from './interactions/recent-quotes.ts';
import type { Logger } from './log.ts';
import type { SearchPort } from './search/port.ts';

/** Everything from outside that the bot stands on; `main.ts` and the tests each bring their own. */
export interface BotSurroundings {
  config: Pick<Config, 'MESSAGE_CONTENT' | 'COOLDOWN'>;
  token: string;
  apiUrl: string;
  search: SearchPort;
  clock: Clock;
  /** 0 ≤ x < 1 */
  random: () => number;
  log: Logger;
}

export interface Bot {
  client: Client<true>;
  inviteLink: string;
  /** Answers what is in flight, then leaves. */
  stop(): Promise<void>;
}

// Discord waits 3 s for a first response: nothing in flight has longer to live than that.
const drainLimit = 2500;

/** Logs in, registers what changed, and answers from then on. @throws {SetupError} in plain words when Discord refuses */
export async function startBot({ config, token, apiUrl, search, clock, random, log }: BotSurroundings): Promise<Bot> {
  const connection: ConnectOptions = { apiUrl, messageContent: config.MESSAGE_CONTENT };
  const client = createClient(connection);
  client.on('error', (err) => log.warn({ err }, 'the connection to Discord had a fault; it is being mended'));
  client.on('shardDisconnect', (event, shard) => log.warn({ shard, code: event.code }, 'disconnected from Discord'));
  client.on('shardReconnecting', (shard) => log.info({ shard }, 'reconnecting to Discord'));
  client.on('shardResume', (shard) => log.info({ shard }, 'reconnected to Discord'));

  const services: Services = { search, clock, random, recent: recentQuotes(), bot: { name: 'Robot Overlord' } };
  const router = createRouter({ features, services, log: log.child({ part: 'commands' }), cooldown: config.COOLDOWN });
  client.on('interactionCreate', (interaction) => void router.handle(interaction));

  await login(client, token, connection);
  const ready = client as Client<true>;
  services.bot = { name: ready.user.displayName };
  await registerCommands(
    ready,
    features.flatMap((feature) => feature.commands),
    log,
  );
  return {
    client: ready,
    inviteLink: inviteLink(ready, apiUrl),
    async stop() {
      await router.drain(drainLimit);
      // Leaving is not worth a warning.
      client.removeAllListeners();
      await client.destroy();
    },
  };
}
