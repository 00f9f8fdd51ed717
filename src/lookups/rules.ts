/** How a server wants the look-ups, as `/lookups` set them. Ids and numbers only. */
export type Mode =
  /** Only when spoken to, or asked by `[[topic]]`. */
  | 'asked'
  /** And by itself, when it is nearly certain. */
  | 'suggest';

/** `all`: not a word here. `unasked`: it was told to leave; it answers those who speak to it, and nothing else. */
export type Ignored = 'all' | 'unasked';

/** What holds in one channel or thread. */
export interface Rules {
  on: boolean;
  mode: Mode;
  /** Between two suggestions in this channel, minutes. */
  cooldown: number;
  ignored: Ignored | null;
}

/** What was set for one channel or thread; null where the server's own setting holds. */
export interface ChannelSetting {
  channel: string;
  mode: Mode | null;
  cooldown: number | null;
  ignored: Ignored | null;
}

/** Everything that was set in one server. */
export interface GuildSettings {
  on: boolean;
  channels: ChannelSetting[];
}

export const defaultCooldown = 60;
export const leastCooldown = 5;
export const mostCooldown = 10_080;
/** Channels and threads with settings of their own, in one server. */
export const mostChannels = 200;

export const defaults: GuildSettings = { on: true, channels: [] };

/**
 * What holds in a channel. A thread's own setting wins over its channel's; being ignored is passed down. In direct
 * messages (`settings` null) everything holds as by default.
 */
export function rulesFor(settings: GuildSettings | null, channel: string, parent: string | null): Rules {
  const { on, channels } = settings ?? defaults;
  const own = channels.find((one) => one.channel === channel);
  const above = parent === null ? undefined : channels.find((one) => one.channel === parent);
  const ignored = [own?.ignored, above?.ignored];
  return {
    on,
    mode: own?.mode ?? above?.mode ?? 'asked',
    cooldown: own?.cooldown ?? above?.cooldown ?? defaultCooldown,
    ignored: ignored.includes('all') ? 'all' : ignored.includes('unasked') ? 'unasked' : null,
  };
}

/**
 * The settings, kept in the database and read from memory. While the database is out of order, reading answers with
 * what is known or the defaults, and changing rejects with its `StorageError`.
 */
export interface LookupSettings {
  guild(guild: string): Promise<GuildSettings>;
  setOn(guild: string, on: boolean): Promise<void>;
  /** `undefined` leaves a part as it is. Rejects with a `UserError` when the server has too many already. */
  setChannel(guild: string, channel: string, change: Partial<Omit<ChannelSetting, 'channel'>>): Promise<void>;
  /** Members who want none of their messages looked at. */
  isOut(member: string): boolean;
  setOut(member: string, out: boolean): Promise<void>;
  /** Reads anew who opted out: another process may have been told. And, where the start could not, which channels listen. */
  refreshOut(): Promise<void>;
  /** True where a channel's messages are to be read unasked, without waiting: what is known now. */
  listens(channel: string): boolean;
  /**
   * Claims a suggestion: true when the channel's cooldown is over and none of `topics` came up within a day; it then
   * counts as made, in the database too. False while the database is out of order: what cannot be remembered is not said.
   */
  claimSuggestion(guild: string, channel: string, topics: string[], cooldown: number, now: number): Promise<boolean>;
}

// Commands reach the look-ups through the services; the vocabulary of commands need not know them.
declare module '../interactions/declare.ts' {
  interface Services {
    lookups: {
      settings: LookupSettings;
      /** The server grants message content (`MESSAGE_CONTENT=on`). */
      contentGranted: boolean;
    };
  }
}
