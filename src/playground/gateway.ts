import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Counters } from './contract.ts';
import { type Dispatch, dispatchesOf } from './dispatches.ts';
import { type FaultSwitches, privilegedIntents } from './faults.ts';
import type { Happening, Happenings } from './happenings.ts';
import { guildCreate } from './visibility.ts';
import type { World } from './world.ts';

// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
const op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

const closeReasons = {
  4000: 'Unknown error.',
  4001: 'Unknown opcode.',
  4002: 'Error while decoding payload.',
  4003: 'Not authenticated.',
  4004: 'Authentication failed.',
  4005: 'Already authenticated.',
  4007: 'Invalid seq.',
  4008: 'Rate limited.',
  4010: 'Invalid shard.',
  4011: 'Sharding required.',
  4012: 'Invalid API version.',
  4013: 'Invalid intent(s).',
  4014: 'Disallowed intent(s).',
} as const;

const heartbeatMs = 41_250;
/** A shard may hold this many servers. */
const guildsPerShard = 2500;
/** How long a session whose socket is gone can be resumed, real time. */
const resumableMs = 120_000;
/** Dispatches kept for a resume. */
const kept = 5000;
const allIntents = (1 << 26) - 1;

interface Session {
  id: string;
  shard: [index: number, count: number];
  intents: number;
  seq: number;
  socket: WebSocket | null;
  sent: { seq: number; frame: string }[];
  expiry: NodeJS.Timeout | null;
}

export interface Gateway {
  /** Takes over a socket from the HTTP server's `upgrade`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Whether an identified connection is open now. */
  isOnline(): boolean;
  /** Whether anything would receive an event of this server (null: of a DM), now or after a resume. */
  hasListener(guildId: string | null): boolean;
  drop(mode: 'resumable' | 'invalid' | 'reconnect', code?: number): number;
  /** As it is; `instead` of the next connection's own HELLO or READY. */
  sendFrame(frame: string, instead?: 'READY' | 'HELLO'): void;
  /** Closes all connections with 4004, as Discord does when a token is revoked. */
  revoke(): void;
  close(): void;
}

/** The gateway, version 10, JSON without compression. `url` is what READY gives for resuming. */
export function createGateway(options: {
  world: World;
  happenings: Happenings;
  faults: FaultSwitches;
  counters: Counters;
  url: () => string;
}): Gateway {
  const { world, happenings, faults, counters, url } = options;
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 64 * 1024 });
  const sessions = new Map<string, Session>();
  const instead = new Map<string, string>();

  const isOnline = () => [...sessions.values()].some(({ socket }) => socket !== null);
  const tellOnline = () => happenings.emit({ type: 'bot', online: isOnline() });

  function covers({ shard: [index, count] }: Session, guildId: string | null): boolean {
    return guildId === null ? index === 0 : (BigInt(guildId) >> 22n) % BigInt(count) === BigInt(index);
  }

  function transmit(socket: WebSocket, frame: string): void {
    if (faults.current.gatewayLatencyMs > 0) {
      setTimeout(() => socket.readyState === socket.OPEN && socket.send(frame), faults.current.gatewayLatencyMs);
    } else {
      socket.send(frame);
    }
  }

  function dispatch(session: Session, event: string, json: string): void {
    session.seq += 1;
    const own = `{"op":0,"t":"${event}","s":${session.seq},"d":${json}}`;
    const frame = instead.get(event) ?? own;
    instead.delete(event);
    session.sent.push({ seq: session.seq, frame });
    if (session.sent.length > kept * 1.2) session.sent.splice(0, session.sent.length - kept);
    counters.dispatches += 1;
    if (session.socket) transmit(session.socket, frame);
  }

  function deliver({ event, data, guildId, intents }: Dispatch): void {
    const rendered = new Map<boolean, string>();
    for (const session of sessions.values()) {
      if (!covers(session, guildId)) continue;
      if (intents !== 0 && (session.intents & intents) === 0) continue;
      const hasContentIntent = (session.intents & privilegedIntents.messageContent) !== 0;
      const json = rendered.get(hasContentIntent) ?? JSON.stringify(data({ hasContentIntent }));
      rendered.set(hasContentIntent, json);
      dispatch(session, event, json);
    }
  }

  const stopListening = happenings.listen((happening: Happening) => {
    if (sessions.size === 0) return;
    for (const each of dispatchesOf(world, happening, () => faults.current.contentRules)) deliver(each);
  });

  function forget(session: Session): void {
    if (session.expiry) clearTimeout(session.expiry);
    sessions.delete(session.id);
  }

  function closeWith(socket: WebSocket, code: number): void {
    socket.close(code, closeReasons[code as keyof typeof closeReasons] ?? '');
  }

  function identify(socket: WebSocket, data: Record<string, unknown>): Session | undefined {
    counters.identifies += 1;
    const token = typeof data.token === 'string' ? data.token.replace(/^Bot\s+/i, '') : '';
    if (token !== world.application.token || faults.current.tokenRevoked) {
      closeWith(socket, 4004);
      return undefined;
    }
    const intents = data.intents;
    if (typeof intents !== 'number' || !Number.isInteger(intents) || intents < 0 || intents > allIntents) {
      closeWith(socket, 4013);
      return undefined;
    }
    if ((intents & faults.current.disallowedIntents) !== 0) {
      closeWith(socket, 4014);
      return undefined;
    }
    const shard = readShard(data.shard);
    if (!shard) {
      closeWith(socket, 4010);
      return undefined;
    }
    const session: Session = {
      id: randomBytes(16).toString('hex'),
      shard,
      intents,
      seq: 0,
      socket,
      sent: [],
      expiry: null,
    };
    const guilds = [...world.guilds.values()].filter(
      ({ id, members }) => members.has(world.application.id) && covers(session, id),
    );
    if (guilds.length > guildsPerShard) {
      closeWith(socket, 4011);
      return undefined;
    }
    sessions.set(session.id, session);
    const ready = {
      v: 10,
      user: { ...world.bot, verified: true, mfa_enabled: true, email: null, flags: 0 },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url(),
      shard,
      application: { id: world.application.id, flags: 0 },
      private_channels: [],
      relationships: [],
      presences: [],
      user_settings: {},
      geo_ordered_rtc_regions: [],
      _trace: ['["local-discord"]'],
    };
    dispatch(session, 'READY', JSON.stringify(ready));
    if ((intents & 1) !== 0) {
      for (const guild of guilds) {
        if (guild.available) dispatch(session, 'GUILD_CREATE', JSON.stringify(guildCreate(world, guild)));
      }
    }
    // READY and the servers need not be kept: a resume starts after them.
    tellOnline();
    return session;
  }

  function resume(socket: WebSocket, data: Record<string, unknown>): Session | undefined {
    const token = typeof data.token === 'string' ? data.token.replace(/^Bot\s+/i, '') : '';
    if (token !== world.application.token || faults.current.tokenRevoked) {
      closeWith(socket, 4004);
      return undefined;
    }
    const session = sessions.get(String(data.session_id));
    const seq = Number(data.seq);
    const oldest = session?.sent[0]?.seq ?? 0;
    if (!session || seq > session.seq || seq + 1 < oldest) {
      transmit(socket, JSON.stringify({ op: op.invalidSession, d: false }));
      return undefined;
    }
    counters.resumes += 1;
    session.socket?.terminate();
    if (session.expiry) clearTimeout(session.expiry);
    session.expiry = null;
    session.socket = socket;
    for (const { seq: sentSeq, frame } of session.sent) {
      if (sentSeq > seq) transmit(socket, frame);
    }
    dispatch(session, 'RESUMED', '{"_trace":["[\\"local-discord\\"]"]}');
    tellOnline();
    return session;
  }

  function answerMembers(session: Session, data: Record<string, unknown>): void {
    const guild = world.guilds.get(String(data.guild_id));
    if (!guild || !covers(session, guild.id)) return;
    const wanted = [data.user_ids ?? []].flat().map(String);
    const everybody = (session.intents & privilegedIntents.guildMembers) !== 0 && data.query === '';
    const found = [...guild.members.values()].filter(({ userId }) => everybody || wanted.includes(userId));
    const chunk = {
      guild_id: guild.id,
      members: found.map((member) => ({
        user: world.users.get(member.userId),
        nick: member.nick,
        roles: member.roles,
        joined_at: member.joinedAt,
        deaf: false,
        mute: false,
        flags: 0,
      })),
      not_found: wanted.filter((id) => !guild.members.has(id)),
      chunk_index: 0,
      chunk_count: 1,
      nonce: data.nonce,
    };
    dispatch(session, 'GUILD_MEMBERS_CHUNK', JSON.stringify(chunk));
  }

  server.on('connection', (socket: WebSocket) => {
    counters.connections += 1;
    let session: Session | undefined;
    let frames: number[] = [];
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      if (session?.socket !== socket) return;
      const closed = session;
      closed.socket = null;
      // Who says goodbye properly gives up the session.
      if (code === 1000 || code === 1001) {
        forget(closed);
        return tellOnline();
      }
      closed.expiry = setTimeout(() => forget(closed), resumableMs);
      closed.expiry.unref();
      tellOnline();
    });
    socket.on('message', (raw) => {
      const now = Date.now();
      frames = [...frames.filter((time) => time > now - 60_000), now];
      if (frames.length > 120) return closeWith(socket, 4008);
      const frame = parseFrame(String(raw));
      if (!frame) return closeWith(socket, 4002);
      const data = typeof frame.d === 'object' && frame.d !== null ? (frame.d as Record<string, unknown>) : {};
      switch (frame.op) {
        case op.heartbeat:
          return transmit(socket, JSON.stringify({ op: op.heartbeatAck }));
        case op.identify:
          if (session) return closeWith(socket, 4005);
          session = identify(socket, data);
          return;
        case op.resume:
          if (session) return closeWith(socket, 4005);
          session = resume(socket, data);
          return;
        case op.presence:
        case op.voice:
          return session ? undefined : closeWith(socket, 4003);
        case op.requestMembers:
          return session ? answerMembers(session, data) : closeWith(socket, 4003);
        default:
          return closeWith(socket, 4001);
      }
    });
    const hello = JSON.stringify({ op: op.hello, d: { heartbeat_interval: heartbeatMs, _trace: [] } });
    transmit(socket, instead.get('HELLO') ?? hello);
    instead.delete('HELLO');
  });

  return {
    upgrade(request, socket, head) {
      server.handleUpgrade(request, socket, head, (webSocket) => server.emit('connection', webSocket, request));
    },
    isOnline,
    hasListener: (guildId) => [...sessions.values()].some((session) => covers(session, guildId)),
    drop(mode, code) {
      let dropped = 0;
      for (const session of [...sessions.values()]) {
        const { socket } = session;
        if (!socket) continue;
        dropped += 1;
        if (mode === 'reconnect') {
          socket.send(JSON.stringify({ op: op.reconnect, d: null }));
          continue;
        }
        if (mode === 'invalid') forget(session);
        closeWith(socket, code ?? 4000);
      }
      if (dropped > 0 && mode === 'invalid') tellOnline();
      return dropped;
    },
    sendFrame(frame, event) {
      if (event) instead.set(event, frame);
      else for (const { socket } of sessions.values()) socket?.send(frame);
    },
    revoke() {
      for (const session of [...sessions.values()]) {
        forget(session);
        if (session.socket) closeWith(session.socket, 4004);
      }
      tellOnline();
    },
    close() {
      stopListening();
      for (const session of sessions.values()) if (session.expiry) clearTimeout(session.expiry);
      sessions.clear();
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function parseFrame(text: string): { op: unknown; d: unknown } | undefined {
  try {
    const frame: unknown = JSON.parse(text);
    return typeof frame === 'object' && frame !== null && 'op' in frame
      ? { op: frame.op, d: 'd' in frame ? frame.d : null }
      : undefined;
  } catch {
    return undefined;
  }
}

function readShard(value: unknown): [number, number] | undefined {
  if (value === undefined) return [0, 1];
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [index, count] = value.map(Number) as [number, number];
  return Number.isInteger(index) && Number.isInteger(count) && index >= 0 && index < count ? [index, count] : undefined;
}
