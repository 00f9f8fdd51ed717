import type { PlayEvent, PlayMessage } from '../contract.ts';
import type { Happening } from '../happenings.ts';
import { isShownTo, mayRead, messageForMember } from '../visibility.ts';
import type { World } from '../world.ts';

/** What a member is shown of a happening; `memberId` null sees everything. */
export function eventOf(world: World, happening: Happening, memberId: string | null): PlayEvent | undefined {
  const sees = (channelId: string) => {
    const channel = world.channels.get(channelId);
    return memberId === null || (channel !== undefined && mayRead(world, channel, memberId));
  };
  switch (happening.type) {
    case 'message':
    case 'message-updated':
    case 'reaction': {
      const { message } = happening;
      if (memberId !== null && !isShownTo(world, message, memberId)) return undefined;
      const shown: PlayMessage = messageForMember(world, message);
      return { type: happening.type === 'message' ? 'message' : 'message-updated', message: shown };
    }
    case 'message-deleted': {
      const { wire, onlyFor } = happening.message;
      if (memberId !== null && onlyFor !== null && onlyFor !== memberId) return undefined;
      if (!sees(wire.channel_id)) return undefined;
      return { type: 'message-deleted', channelId: wire.channel_id, messageId: wire.id };
    }
    case 'typing':
      return sees(happening.channel.id) && happening.user.id !== memberId
        ? { type: 'typing', channelId: happening.channel.id, user: happening.user }
        : undefined;
    case 'channel-created':
    case 'channel-updated': {
      const { channel } = happening;
      // Somebody who lost sight of it must draw the list anew.
      if (!sees(channel.id)) return { type: 'world' };
      return { type: happening.type, channel };
    }
    case 'channel-deleted':
      return { type: 'channel-deleted', channel: happening.channel };
    case 'guild-joined':
    case 'guild-left':
    case 'guild-updated':
    case 'role-created':
    case 'role-updated':
    case 'member-joined':
    case 'member-updated':
    case 'member-left':
    case 'user-created':
      return { type: 'world' };
    case 'commands':
      return { type: 'commands' };
    case 'bot':
      return { type: 'bot', online: happening.online };
    case 'interaction-failed':
      return memberId === null || memberId === happening.member
        ? {
            type: 'interaction-failed',
            interactionId: happening.interactionId,
            member: happening.member,
            failure: happening.failure,
          }
        : undefined;
    case 'interaction':
    case 'pins':
      return undefined;
  }
}
