import { Client, type ClientOptions, Events, GatewayIntentBits, Partials } from 'discord.js';
import type { DiscordUnderTest } from '../harness/local-discord.ts';

/** The intents that need nobody's leave. */
export const unprivileged = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.GuildMessageTyping,
  GatewayIntentBits.DirectMessages,
];

/** The unmodified discord.js client, logged in to the local Discord and ready. */
export async function logIn(
  discord: Pick<DiscordUnderTest, 'apiUrl' | 'token'>,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: unprivileged,
    partials: [Partials.Channel, Partials.Message],
    rest: { api: discord.apiUrl },
    ...options,
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
}
