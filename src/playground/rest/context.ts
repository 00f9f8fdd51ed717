import type { Context, Hono } from 'hono';
import type { Upload } from '../composing.ts';
import type { Channel, User } from '../contract.ts';
import { refusal } from '../errors.ts';
import type { FaultSwitches } from '../faults.ts';
import type { Guild, StoredMessage } from '../happenings.ts';
import type { Interactions } from '../interactions.ts';
import { type PermissionBit, permissionBits } from '../permissions.ts';
import { isThread, type World } from '../world.ts';

/** What the routes work with. */
export interface RestServices {
  world: World;
  interactions: Interactions;
  faults: FaultSwitches;
  gatewayUrl: () => string;
  refuseUnknownKeys: boolean;
  onDeduplicated: () => void;
}

/** Variables of one request: the body and files are read before the route runs. */
export interface RestEnv {
  Variables: { body: unknown; uploads: Upload[] };
}
export type Rest = Hono<RestEnv>;
export type RestContext = Context<RestEnv>;

/** 204, without a content type. */
export function noContent(context: RestContext): Response {
  return context.body(null, 204);
}

/** A number from the query, or `fallback`. */
export function queryNumber(context: RestContext, name: string, fallback: number): number {
  const value = Number(context.req.query(name) ?? fallback);
  return Number.isInteger(value) ? value : fallback;
}

/** Looks for things as the bot: what it may not see is refused as Discord does. */
export function lookUps(world: World) {
  const bot = world.application.id;
  const may = (channel: Channel, ...names: PermissionBit[]) => {
    const bits = world.permissionsIn(channel, bot);
    return names.every((name) => (bits & permissionBits[name]) !== 0n);
  };

  function channel(id: string): Channel {
    const found = world.channels.get(id);
    if (!found) throw refusal('unknownChannel');
    const parent = isThread(found) ? world.channels.get(found.parent_id ?? '') : undefined;
    const guild = world.guildOf(found);
    const available = guild ? guild.available : true;
    if (!available || (!may(found, 'ViewChannel') && !(parent && may(parent, 'ViewChannel')))) {
      throw refusal('missingAccess');
    }
    return found;
  }

  return {
    may,
    channel,
    need(place: Channel, ...names: PermissionBit[]): void {
      if (!may(place, ...names)) throw refusal('missingPermissions');
    },
    needInServer(guild: Guild, name: PermissionBit): void {
      if ((world.permissionsInServer(guild, bot) & permissionBits[name]) === 0n) throw refusal('missingPermissions');
    },
    /** A server that the bot is in. */
    guild(id: string): Guild {
      const found = world.guilds.get(id);
      if (!found) throw refusal('unknownGuild');
      if (!found.members.has(bot) || !found.available) throw refusal('missingAccess');
      return found;
    },
    /** A message that everybody may see, in a channel that the bot sees: private replies are reached by their token only. */
    message(channelId: string, id: string): { channel: Channel; message: StoredMessage } {
      const place = channel(channelId);
      const message = world.messages.get(id);
      if (!message || message.wire.channel_id !== channelId || message.onlyFor !== null) {
        throw refusal('unknownMessage');
      }
      return { channel: place, message };
    },
    user(id: string): User {
      const found = world.users.get(id);
      if (!found) throw refusal('unknownUser');
      return found;
    },
  };
}
