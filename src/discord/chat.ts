import { type Client, DiscordAPIError, Events, PermissionFlagsBits, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { createLimits, type Rates } from '../lookups/limits.ts';
import { type Chat, createLookUps, type LookupOptions } from '../lookups/look-ups.ts';
import { byMember, mayConcern, readMessage, readSeen, type Self } from '../lookups/message.ts';
import { answerOf, judge } from './answers.ts';
import type { TellPacket } from './packets.ts';
import { renderReply } from './render.ts';

/** After Discord refused to let us speak in a channel, it is not tried again for this long. */
const quietAfterRefusal = 10 * 60_000;
const mostRefusals = 2_000;
const refreshEvery = 60_000;

// The message is gone, or what it replied to.
const messageGone = new Set<unknown>([10008, 50005]);

/** What Discord answered, without what we had sent: that may repeat what somebody wrote. */
const refusal = (error: unknown) =>
  error instanceof DiscordAPIError
    ? { status: error.status, code: error.code, method: error.method }
    : { name: (error as Error)?.name };

/** Speaks in Discord for the look-ups: knows permissions, and never hammers a place that refuses. */
export function createChat(client: Client<true>, clock: Clock, log: Logger): Chat {
  const refused = new LRUCache<string, number>({ max: mostRefusals });

  function permissions(channel: string) {
    const found = client.channels.cache.get(channel);
    if (!found || found.isDMBased()) return null;
    const me = found.guild.members.me;
    return me ? { channel: found, bits: found.permissionsFor(me) } : null;
  }

  /** Null where Discord refused or the thing is gone. */
  async function attempt<T>(channel: string, what: string, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof DiscordAPIError ? error.code : undefined;
      if (messageGone.has(code)) return null;
      const concern = error instanceof DiscordAPIError ? judge(answerOf(error)).concern : 'network';
      if (concern === 'place') {
        refused.set(channel, clock.now() + quietAfterRefusal);
        log.info(
          { channel, what, ...refusal(error) },
          'Discord does not let me speak here; trying again in ten minutes',
        );
      } else log.warn({ channel, what, concern, ...refusal(error) }, 'a chat answer could not be carried out');
      return null;
    }
  }

  const mayRead = (channel: string) => permissions(channel)?.bits.has(PermissionFlagsBits.ReadMessageHistory) ?? true;

  return {
    parentOf(channel) {
      const found = client.channels.cache.get(channel);
      return found?.isThread() ? found.parentId : null;
    },
    maySpeak(channel) {
      const until = refused.get(channel);
      if (until !== undefined) {
        if (clock.now() < until && until - clock.now() <= quietAfterRefusal) return false;
        refused.delete(channel);
      }
      const known = permissions(channel);
      if (!known) return true;
      const { channel: place, bits } = known;
      if ((place.guild.members.me?.communicationDisabledUntilTimestamp ?? 0) > clock.now()) return false;
      if (place.isThread()) {
        if (place.locked && !bits.has(PermissionFlagsBits.ManageThreads)) return false;
        return bits.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessagesInThreads]);
      }
      return bits.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages]);
    },
    async send({ id, channel, guild }, reply, again) {
      const sent = await attempt(channel, 'send', () =>
        client.rest.post(Routes.channelMessages(channel), {
          body: {
            ...renderReply(reply),
            allowed_mentions: { parse: [], replied_user: false },
            // A reply needs the right to read what it replies to.
            ...(mayRead(channel)
              ? {
                  message_reference: {
                    message_id: id,
                    channel_id: channel,
                    ...(guild === null ? {} : { guild_id: guild }),
                    fail_if_not_exists: false,
                  },
                }
              : {}),
            // The question's id: whatever is sent again, Discord keeps one. For minutes it would answer with one that was
            // taken back meanwhile.
            nonce: again === 0 ? id : `${id}-${again}`.slice(0, 25),
            enforce_nonce: true,
          },
        }),
      );
      const made = (sent as { id?: unknown } | null)?.id;
      return typeof made === 'string' ? made : null;
    },
    async edit(channel, message, reply) {
      await attempt(channel, 'edit', () =>
        client.rest.patch(Routes.channelMessage(channel, message), { body: renderReply(reply) }),
      );
    },
    async remove(channel, message) {
      await attempt(channel, 'delete', () => client.rest.delete(Routes.channelMessage(channel, message)));
    },
    async typing(channel) {
      await attempt(channel, 'typing', () => client.rest.post(Routes.channelTyping(channel)));
    },
    async message(channel, message) {
      if (!mayRead(channel)) return null;
      return readSeen(await attempt(channel, 'read', () => client.rest.get(Routes.channelMessage(channel, message))));
    },
    async recent(channel, limit, after) {
      if (!mayRead(channel)) return [];
      const query = new URLSearchParams({ limit: String(limit), ...(after ? { after } : {}) });
      const found = await attempt(channel, 'read', () => client.rest.get(Routes.channelMessages(channel), { query }));
      return (Array.isArray(found) ? found : []).flatMap((raw: Record<string, unknown>) => {
        const seen = readSeen(raw);
        const reference = raw.message_reference as { message_id?: string } | undefined;
        return seen ? [{ ...seen, id: String(raw.id), replyTo: reference?.message_id ?? null }] : [];
      });
    },
  };
}

/** The bot's id and its managed roles, as messages mention them. */
export function selfOf(client: Client<true>): Self {
  return {
    id: client.user.id,
    roleIn: (guild) =>
      client.guilds.cache.get(guild)?.roles.cache.find((role) => role.tags?.botId === client.user.id)?.id ?? null,
  };
}

interface Packet {
  t: string | null;
  d: unknown;
}

export interface LookupsOptions
  extends Pick<
    LookupOptions,
    | 'search'
    | 'forQuestion'
    | 'scoped'
    | 'settings'
    | 'clock'
    | 'buttons'
    | 'wordsIn'
    | 'log'
    | 'contentGranted'
    | 'readOwn'
    | 'random'
  > {
  client: Client<true>;
  rates: Rates;
  /** Hears of packets that could not be read. */
  tellPacket: TellPacket;
}

/** What people call the bot when they speak to it: its name, and the last word of it. */
export function namesOf(client: Client<true>): string[] {
  const { displayName, username } = client.user;
  const names = [displayName, username, displayName.split(/\s+/).at(-1) ?? ''];
  return [...new Set(names.filter((name) => /^[\p{L}\p{N}][\p{L}\p{N} ._-]{2,}$/u.test(name)))];
}

/**
 * Answers in chat from now on. Listens to the gateway's packets themselves: of hundreds of messages a second nearly all
 * are passed over after a look at a few fields, and nothing is built or cached for them. The result stops it, once what
 * is in flight is answered.
 */
export function startLookups({ client, rates, tellPacket, ...options }: LookupsOptions): () => Promise<void> {
  const { clock, log, settings, contentGranted } = options;
  const self = selfOf(client);
  const chat = createChat(client, clock, log);
  const lookUps = createLookUps({
    ...options,
    chat,
    limits: createLimits(rates),
    self: { id: self.id, names: () => namesOf(client) },
  });

  /** Threads are listened to with their channel. */
  function listens(channel: string): boolean {
    if (settings.listens(channel)) return true;
    const parent = chat.parentOf(channel);
    return parent !== null && settings.listens(parent);
  }

  // Who opted out through another process is known here within a minute.
  let stopRefreshing = () => {};
  function refreshLater(): void {
    stopRefreshing = clock.at(clock.now() + refreshEvery, () => {
      settings.refreshOut().catch(() => undefined);
      refreshLater();
    });
  }
  refreshLater();

  async function carry({ t, d }: Packet): Promise<void> {
    switch (t) {
      case 'MESSAGE_CREATE':
      case 'MESSAGE_UPDATE': {
        if (!byMember(d)) return;
        // Discord updates messages too when it adds a preview; only a person's edit has a time.
        const edited = t === 'MESSAGE_UPDATE';
        if (edited && typeof d.edited_timestamp !== 'string') return;
        if (!(edited && lookUps.knows(String(d.id))) && !mayConcern(d, self, contentGranted, listens)) return;
        const message = readMessage(d, self);
        if (message) await (edited ? lookUps.onEdit(message) : lookUps.onMessage(message));
        return;
      }
      case 'MESSAGE_DELETE': {
        const { id, channel_id } = d as { id: string; channel_id: string };
        return lookUps.onDelete(channel_id, [id]);
      }
      case 'MESSAGE_DELETE_BULK': {
        const { ids, channel_id } = d as { ids: string[]; channel_id: string };
        return lookUps.onDelete(channel_id, ids);
      }
      case 'CHANNEL_DELETE':
      case 'THREAD_DELETE': {
        const { id, guild_id } = d as { id: string; guild_id?: string };
        if (guild_id) await lookUps.onPlaceGone(guild_id, id);
        return;
      }
      case 'THREAD_MEMBERS_UPDATE': {
        const { id, guild_id, removed_member_ids } = d as {
          id: string;
          guild_id: string;
          removed_member_ids?: string[];
        };
        if (removed_member_ids?.includes(self.id)) await lookUps.onTakenOut(guild_id, id);
      }
    }
  }

  const onPacket = (packet: Packet) => void carry(packet).catch((error: unknown) => tellPacket(packet.t ?? '', error));

  client.on(Events.Raw as 'raw', onPacket);
  return async () => {
    stopRefreshing();
    client.off(Events.Raw as 'raw', onPacket);
    await lookUps.stop();
  };
}
