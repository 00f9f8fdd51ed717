import { type Client, Events } from 'discord.js';
import type { Dailies } from '../dailies/dailies.ts';
import type { Logger } from '../log.ts';
import { StorageError } from '../storage/port.ts';

/** Tells the dailies what the gateway reports of servers and channels. */
export function tellDailies(client: Client, dailies: Dailies, log: Logger): void {
  const carry = (work: Promise<void>) => {
    work.catch((err: unknown) => {
      // Whoever opened the database says so, once.
      if (!(err instanceof StorageError)) log.warn({ err }, 'the dailies could not be told of a change');
    });
  };
  // An outage is reported as `guildUnavailable`; this is a server that the bot was removed from.
  client.on(Events.GuildDelete, (guild) => carry(dailies.guildLeft(guild.id)));
  client.on(Events.GuildCreate, (guild) => {
    carry(dailies.guildsPresent([guild.id]));
    carry(dailies.kindsSeen((place) => guild.channels.cache.get(place)?.type ?? null));
  });
  // While a server is out of order Discord may say that its channels are unknown: what failed by that is tried at once.
  client.on(Events.GuildAvailable, (guild) => carry(dailies.placeChanged(guild.id, null)));
  client.on(Events.ClientReady, () => {
    carry(dailies.kindsSeen((place) => client.channels.cache.get(place)?.type ?? null));
    carry(dailies.guildsPresent([...client.guilds.cache.keys()]));
  });
  client.on(Events.ChannelUpdate, (old, channel) => {
    if (channel.isDMBased()) return;
    if (old.type !== channel.type) carry(dailies.kindsSeen((place) => (place === channel.id ? channel.type : null)));
    carry(dailies.placeChanged(channel.guildId, channel.id));
    // Threads have the permissions of their channel.
    const threads = 'threads' in channel ? [...channel.threads.cache.keys()] : [];
    for (const thread of threads) carry(dailies.placeChanged(channel.guildId, thread));
  });
  client.on(Events.ThreadUpdate, (_old, thread) => carry(dailies.placeChanged(thread.guildId, thread.id)));
  client.on(Events.GuildMemberUpdate, (_old, member) => {
    if (member.id === client.user?.id) carry(dailies.placeChanged(member.guild.id, null));
  });
  client.on(Events.GuildRoleUpdate, (_old, role) => carry(dailies.placeChanged(role.guild.id, null)));
}
