import { type Client, Events } from 'discord.js';
import type { Clock } from '../clock.ts';
import type { Dailies } from '../dailies/dailies.ts';
import type { Logger } from '../log.ts';
import { StorageError } from '../storage/port.ts';

/** What the database could not be told is told again after so long, ms. */
const againAfter = 10_000;
/** Servers that come back are told of together, ms. */
const gatheredFor = 1_000;

/** Tells the dailies what the gateway reports of servers and channels. */
export function tellDailies(client: Client, dailies: Dailies, clock: Pick<Clock, 'now' | 'at'>, log: Logger): void {
  const carry = (work: Promise<void>) => {
    work.catch((err: unknown) => {
      // Whoever opened the database says so, once.
      if (!(err instanceof StorageError)) log.warn({ err }, 'the dailies could not be told of a change');
    });
  };
  /**
   * Of what nobody tells again: a server that was left, and has the bot again, would be silent until the next start.
   * `holds`: whether it is so still when it is told later.
   */
  const insist = (work: () => Promise<void>, holds: () => boolean) => {
    const told = work().catch((err: unknown) => {
      if (!(err instanceof StorageError) || err.fault === 'closed') throw err;
      clock.at(clock.now() + againAfter, () => holds() && insist(work, holds));
    });
    carry(told);
  };
  const always = () => true;
  const kindOf = (place: string) => client.channels.cache.get(place)?.type ?? null;
  const isIn = (guild: string) => client.guilds.cache.has(guild);
  // An outage is reported as `guildUnavailable`; this is a server that the bot was removed from.
  client.on(Events.GuildDelete, ({ id }) =>
    insist(
      () => dailies.guildLeft(id),
      () => !isIn(id),
    ),
  );
  /** After an outage all servers come back within seconds. */
  let back: string[] = [];
  const isBack = (guild: string) => {
    back.push(guild);
    if (back.length > 1) return;
    clock.at(clock.now() + gatheredFor, () => {
      const all = back;
      back = [];
      insist(() => dailies.guildsPresent(all.filter(isIn)), always);
    });
  };
  client.on(Events.GuildCreate, (guild) => {
    isBack(guild.id);
    const seen = (place: string) => guild.channels.cache.get(place)?.type ?? null;
    insist(
      () => dailies.kindsSeen(seen),
      () => isIn(guild.id),
    );
  });
  // While a server is out of order Discord may say that its channels are unknown: what failed by that is tried at once.
  // One that has the bot again since the connection was lost comes back so, too; what is there at the start is told at once.
  client.on(Events.GuildAvailable, (guild) => {
    if (client.isReady()) isBack(guild.id);
    carry(dailies.placeChanged(guild.id, null));
  });
  client.on(Events.ClientReady, () => {
    insist(() => dailies.kindsSeen(kindOf), always);
    insist(() => dailies.guildsPresent([...client.guilds.cache.keys()]), always);
  });
  client.on(Events.ChannelUpdate, (old, channel) => {
    if (channel.isDMBased()) return;
    const now = (place: string) => (place === channel.id ? kindOf(place) : null);
    if (old.type !== channel.type) insist(() => dailies.kindsSeen(now), always);
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
