import {
  type Client,
  GatewayDispatchEvents,
  GatewayOpcodes,
  SimpleShardingStrategy,
  type WebSocketOptions,
} from 'discord.js';
import type { Logger } from '../log.ts';

/** What the gateway sends, before anything is known of it. */
interface Packet {
  op?: unknown;
  t?: unknown;
  s?: unknown;
  d?: unknown;
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** How often a heart beats whose gateway does not say so, as Discord's do, ms. */
const usualBeat = 41_250;
const saidAtMost = 200;

/**
 * What discord.js can take of a packet; null for one that it cannot. Pure.
 * Without a READY that can be used it identifies anew after 15 s by itself.
 */
export function readable(packet: unknown): Packet | null {
  if (!isFields(packet)) return null;
  const { op, t, d } = packet as Packet;
  switch (op) {
    case GatewayOpcodes.Dispatch:
      if (typeof t !== 'string') return null;
      if (t === GatewayDispatchEvents.Resumed) return packet;
      if (!isFields(d)) return null;
      return t === GatewayDispatchEvents.Ready ? readableReady(packet, d) : packet;
    case GatewayOpcodes.Hello: {
      const said = isFields(d) ? Number(d.heartbeat_interval) : Number.NaN;
      const beat = said >= 1_000 && said <= 600_000 ? said : usualBeat;
      return { ...packet, d: { heartbeat_interval: beat } };
    }
    case GatewayOpcodes.InvalidSession:
      return { ...packet, d: d === true };
    default:
      return packet;
  }
}

function readableReady(packet: Packet, ready: Fields): Packet | null {
  const { user, application, guilds, resume_gateway_url: address } = ready;
  if (!hasId(user) || !hasId(application) || typeof ready.session_id !== 'string') return null;
  const resumable = typeof address === 'string' && /^wss?:\/\//.test(address) && URL.canParse(address);
  return {
    ...packet,
    d: {
      ...ready,
      // Those that are left out come by themselves, as servers that the bot joins.
      guilds: Array.isArray(guilds) ? guilds.filter(hasId) : [],
      // Without one, discord.js goes to where it went first.
      resume_gateway_url: resumable ? address : undefined,
    },
  };
}

const hasId = (value: unknown): value is { id: string } => isFields(value) && typeof value.id === 'string';

type BuildStrategy = NonNullable<WebSocketOptions['buildStrategy']>;
type Manager = Parameters<BuildStrategy>[0];

/** Tells of a fault once, however often it comes back; never what was in the packet, which may be somebody's words. */
export type TellPacket = (name: string, error: unknown) => void;

export function packetLog(log: Pick<Logger, 'warn'>): TellPacket {
  const said = new Set<string>();
  return (name, error) => {
    const at = error instanceof Error ? /\n\s+at (.+)/.exec(error.stack ?? '')?.[1] : undefined;
    const key = `${name} ${at}`;
    if (said.has(key) || said.size >= saidAtMost) return;
    said.add(key);
    log.warn(
      { packet: name, ...(error instanceof Error ? { fault: error.name, at } : {}) },
      'a packet of the gateway could not be read and was passed over',
    );
  };
}

/**
 * As discord.js makes its connections, but for packets that it cannot read: it would let the process die of the first one
 * (its reading of a packet is a promise that nobody waits for).
 */
export function passOverUnreadable(tell: TellPacket): BuildStrategy {
  return (manager) => {
    guardEvents(manager, tell);
    const strategy = new SimpleShardingStrategy(manager);
    const spawn = strategy.spawn.bind(strategy);
    strategy.spawn = async (ids) => {
      await spawn(ids);
      // Private, and nowhere else does a packet pass before it is read.
      const { shards } = strategy as unknown as { shards: Map<number, Shard> };
      for (const shard of shards.values()) guardShard(shard, tell);
    };
    return strategy;
  };
}

interface Shard {
  unpackMessage(data: unknown, isBinary: boolean): Promise<unknown>;
}

function guardShard(shard: Shard, tell: TellPacket): void {
  const unpack = shard.unpackMessage.bind(shard);
  shard.unpackMessage = async (data, isBinary) => {
    let packet: unknown;
    try {
      packet = await unpack(data, isBinary);
    } catch (error) {
      tell('undecodable', error);
      return null;
    }
    const read = readable(packet);
    if (read === null && packet !== null) tell(nameOf(packet), null);
    return read;
  };
}

/** What throws while a packet is handled would otherwise reach nobody. */
function guardEvents(manager: Manager, tell: TellPacket): void {
  const emit = manager.emit.bind(manager) as (...args: unknown[]) => boolean;
  (manager as { emit: unknown }).emit = (event: unknown, ...args: unknown[]) => {
    try {
      return emit(event, ...args);
    } catch (error) {
      tell(nameOf((args[0] as { data?: unknown } | undefined)?.data), error);
      return true;
    }
  };
}

/** Packets that came before the client was ready are handled later, each on its own. */
export function guardPackets(client: Client, tell: TellPacket): void {
  const ws = client.ws as unknown as { handlePacket(packet?: unknown, shard?: unknown): boolean };
  const handle = ws.handlePacket.bind(client.ws);
  ws.handlePacket = (packet, shard) => {
    try {
      return handle(packet, shard);
    } catch (error) {
      tell(nameOf(packet), error);
      return true;
    }
  };
}

const nameOf = (packet: unknown): string => {
  const { t, op } = (isFields(packet) ? packet : {}) as Packet;
  return typeof t === 'string' && /^[A-Z_]{1,60}$/.test(t) ? t : `op ${typeof op === 'number' ? op : '?'}`;
};
