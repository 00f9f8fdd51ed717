import type { Channel, Command, Message, Pinged, Role, User } from './contract.ts';

export interface Member {
  userId: string;
  nick: string | null;
  roles: string[];
  joinedAt: string;
}

export interface Guild {
  id: string;
  name: string;
  ownerId: string;
  roles: Map<string, Role>;
  members: Map<string, Member>;
  /** Ids of channels, then of threads. */
  channels: Set<string>;
  threads: Set<string>;
  systemChannelId: string | null;
  /** Discord's name for the language that the server prefers. */
  locale: string;
  available: boolean;
}

/** A message and what only the local Discord knows of it. `wire` lacks `referenced_message`, which is looked up when it is shown. */
export interface StoredMessage {
  wire: Message;
  guildId: string | null;
  onlyFor: string | null;
  pinged: Pinged;
  commandName: string | null;
  /** The interaction that it came from. */
  interactionId: string | null;
}

/** What happened in the world, for those who pass it on: the gateway to the bot, the event stream to the members. */
export type Happening =
  | { type: 'message'; message: StoredMessage }
  | { type: 'message-updated'; message: StoredMessage }
  | { type: 'message-deleted'; message: StoredMessage }
  | { type: 'reaction'; message: StoredMessage; userId: string; emoji: string; added: boolean }
  | { type: 'pins'; channel: Channel }
  | { type: 'typing'; channel: Channel; user: User }
  | { type: 'channel-created'; channel: Channel }
  | { type: 'channel-updated'; channel: Channel }
  | { type: 'channel-deleted'; channel: Channel }
  | { type: 'guild-joined'; guild: Guild }
  | { type: 'guild-left'; guild: Guild; unavailable: boolean }
  | { type: 'guild-updated'; guild: Guild }
  | { type: 'role-created'; guild: Guild; role: Role }
  | { type: 'role-updated'; guild: Guild; role: Role }
  | { type: 'member-joined'; guild: Guild; member: Member }
  | { type: 'member-updated'; guild: Guild; member: Member }
  | { type: 'member-left'; guild: Guild; userId: string }
  | { type: 'user-created'; user: User }
  | { type: 'interaction'; payload: Record<string, unknown>; guildId: string | null }
  | { type: 'interaction-failed'; interactionId: string; member: string; failure: string }
  | { type: 'commands'; commands: Command[] }
  | { type: 'bot'; online: boolean };

export interface Happenings {
  emit(happening: Happening): void;
  /** Returns how to stop listening. */
  listen(listener: (happening: Happening) => void): () => void;
}

export function createHappenings(): Happenings {
  const listeners = new Set<(happening: Happening) => void>();
  return {
    emit(happening) {
      for (const listener of [...listeners]) listener(happening);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
