import { LRUCache } from 'lru-cache';
import { applyEdit, compose } from '../composing.ts';
import { type Channel, ChannelKind, type Message, MessageFlag } from '../contract.ts';
import { DiscordRefusal, invalidField, refusal } from '../errors.ts';
import { privilegedIntents } from '../faults.ts';
import type { StoredMessage } from '../happenings.ts';
import { readMessage } from '../rules/messages.ts';
import { compareSnowflakes } from '../snowflakes.ts';
import { messageForBot } from '../visibility.ts';
import { hasFlag, isThread } from '../world.ts';
import { lookUps, noContent, queryNumber, type Rest, type RestServices } from './context.ts';

/** "The past few minutes" in which Discord remembers a nonce, on the local Discord's clock. */
const nonceMemoryMs = 3 * 60_000;

/** Messages of a channel: reading, sending, editing, deleting, publishing, pinning, reacting; typing. */
export function messageRoutes(rest: Rest, services: RestServices): void {
  const { world, faults, refuseUnknownKeys, onDeduplicated } = services;
  const find = lookUps(world);
  const bot = world.application.id;
  const nonces = new LRUCache<string, { at: number; message: StoredMessage }>({ max: 20_000 });

  const show = (message: StoredMessage): Message =>
    messageForBot(world, message, {
      hasContentIntent: (faults.current.disallowedIntents & privilegedIntents.messageContent) === 0,
      rules: faults.current.contentRules,
    });

  rest.get('/channels/:channel/messages', (context) => {
    const channel = find.channel(context.req.param('channel'));
    needText(channel);
    if (!find.may(channel, 'ReadMessageHistory')) return context.json([]);
    const limit = queryNumber(context, 'limit', 50);
    if (limit < 1 || limit > 100) {
      throw invalidField(['limit'], 'NUMBER_TYPE_MAX', 'int value should be between 1 and 100.');
    }
    const all = (world.history.get(channel.id) ?? []).filter(({ onlyFor }) => onlyFor === null);
    const { before, after, around } = context.req.query();
    const isBefore = (id: string) => (message: StoredMessage) => compareSnowflakes(message.wire.id, id) < 0;
    let chosen = all.slice(-limit);
    if (before) chosen = all.filter(isBefore(before)).slice(-limit);
    else if (after) chosen = all.filter(({ wire }) => compareSnowflakes(wire.id, after) > 0).slice(0, limit);
    else if (around) {
      const middle = all.filter(isBefore(around)).length;
      const from = Math.max(0, middle - Math.floor(limit / 2));
      chosen = all.slice(from, from + limit);
    }
    return context.json(chosen.map(show).reverse());
  });

  rest.get('/channels/:channel/messages/pins', (context) => {
    const channel = find.channel(context.req.param('channel'));
    const pinned = (world.history.get(channel.id) ?? []).filter(({ wire }) => wire.pinned);
    const items = pinned.map((message) => ({ pinned_at: message.wire.timestamp, message: show(message) }));
    return context.json({ items, has_more: false });
  });

  rest.get('/channels/:channel/messages/:message', (context) => {
    const { channel, message } = find.message(context.req.param('channel'), context.req.param('message'));
    if (!find.may(channel, 'ReadMessageHistory')) throw refusal('missingAccess');
    return context.json(show(message));
  });

  rest.post('/channels/:channel/messages', (context) => {
    const channel = find.channel(context.req.param('channel'));
    needText(channel);
    const uploads = context.get('uploads');
    const form = readMessage('create', context.get('body'), { uploads: uploads.length, refuseUnknownKeys });
    needSending(channel, { embeds: (form.embeds?.length ?? 0) > 0, files: uploads.length > 0 });

    if (form.nonce !== null && form.nonce !== undefined && form.enforce_nonce) {
      const known = nonces.get(String(form.nonce));
      if (
        known &&
        Math.abs(world.clock.now() - known.at) <= nonceMemoryMs &&
        world.messages.has(known.message.wire.id)
      ) {
        onDeduplicated();
        return context.json(show(known.message));
      }
    }

    const reference = form.message_reference;
    const target = reference ? world.messages.get(reference.message_id) : undefined;
    const isReply = target !== undefined && target.wire.channel_id === channel.id && target.onlyFor === null;
    if (reference && !isReply && reference.fail_if_not_exists !== false) {
      throw invalidField(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
    }
    if (isReply && !find.may(channel, 'ReadMessageHistory')) {
      throw new DiscordRefusal(400, 160002, 'Cannot reply without permission to read message history');
    }
    const { pinged, ...fields } = compose(world, form, uploads, {
      channel,
      author: world.bot,
      repliedTo: isReply ? target.wire : undefined,
    });
    if (isThread(channel) && channel.thread_metadata?.archived) {
      channel.thread_metadata.archived = false;
      world.updateChannel(channel);
    }
    const message = world.addMessage({
      channel,
      author: world.bot,
      pinged,
      fields: {
        ...fields,
        ...(form.nonce === null || form.nonce === undefined ? {} : { nonce: form.nonce }),
        tts: form.tts ?? false,
        ...(isReply
          ? {
              type: 19,
              message_reference: {
                type: 0,
                message_id: target.wire.id,
                channel_id: channel.id,
                ...(channel.guild_id ? { guild_id: channel.guild_id } : {}),
              },
            }
          : {}),
      },
    });
    if (form.nonce !== null && form.nonce !== undefined) {
      nonces.set(String(form.nonce), { at: world.clock.now(), message });
    }
    return context.json(show(message));
  });

  rest.patch('/channels/:channel/messages/:message', (context) => {
    const { channel, message } = find.message(context.req.param('channel'), context.req.param('message'));
    if (message.wire.author.id !== bot) throw refusal('notTheAuthor');
    if (channel.thread_metadata?.archived) throw refusal('archivedThread');
    const uploads = context.get('uploads');
    const form = readMessage('edit', context.get('body'), {
      existingFlags: message.wire.flags,
      uploads: uploads.length,
      refuseUnknownKeys,
    });
    const composed = compose(world, form, uploads, { channel, author: world.bot, existing: message });
    applyEdit(world, message, composed);
    return context.json(show(message));
  });

  rest.delete('/channels/:channel/messages/:message', (context) => {
    const { channel, message } = find.message(context.req.param('channel'), context.req.param('message'));
    if (message.wire.author.id !== bot) find.need(channel, 'ManageMessages');
    if (channel.thread_metadata?.archived) throw refusal('archivedThread');
    world.deleteMessage(message);
    return noContent(context);
  });

  rest.post('/channels/:channel/messages/:message/crosspost', (context) => {
    const { channel, message } = find.message(context.req.param('channel'), context.req.param('message'));
    if (channel.type !== ChannelKind.announcement) throw refusal('wrongChannelForAction');
    find.need(channel, message.wire.author.id === bot ? 'SendMessages' : 'ManageMessages');
    if (hasFlag(message.wire, 'crossposted')) throw refusal('alreadyCrossposted');
    message.wire.flags |= MessageFlag.crossposted;
    world.updateMessage(message);
    return context.json(show(message));
  });

  for (const path of ['/channels/:channel/messages/pins/:message', '/channels/:channel/pins/:message'] as const) {
    for (const pinned of [true, false]) {
      rest.on(pinned ? 'PUT' : 'DELETE', path, (context) => {
        const { channel, message } = find.message(context.req.param('channel'), context.req.param('message'));
        find.need(channel, 'PinMessages');
        world.pin(message, pinned);
        return noContent(context);
      });
    }
  }

  rest.put('/channels/:channel/messages/:message/reactions/:emoji/@me', (context) => {
    const { channel, message } = find.message(context.req.param('channel'), context.req.param('message'));
    find.need(channel, 'ReadMessageHistory');
    const emoji = context.req.param('emoji');
    if (!message.wire.reactions?.some((each) => each.emoji.name === emoji)) find.need(channel, 'AddReactions');
    if (!/\p{Emoji}/u.test(emoji)) throw refusal('unknownEmoji');
    world.react(message, bot, emoji, true);
    return noContent(context);
  });
  rest.delete('/channels/:channel/messages/:message/reactions/:emoji/@me', (context) => {
    const { message } = find.message(context.req.param('channel'), context.req.param('message'));
    world.react(message, bot, context.req.param('emoji'), false);
    return noContent(context);
  });

  rest.post('/channels/:channel/typing', (context) => {
    const channel = find.channel(context.req.param('channel'));
    needText(channel);
    needSending(channel, {});
    world.typing(channel, world.bot);
    return noContent(context);
  });

  function needText(channel: Channel): void {
    if (channel.type === ChannelKind.forum || channel.type === ChannelKind.category) {
      throw refusal('cannotSendInChannelKind');
    }
  }

  function needSending(channel: Channel, { embeds = false, files = false }): void {
    if (channel.type === ChannelKind.dm) {
      const person = channel.recipients?.find(({ id }) => id !== bot);
      const isClosed = !person || world.closedToDirectMessages.has(person.id);
      const shared = [...world.guilds.values()].some(
        ({ members }) => members.has(bot) && members.has(person?.id ?? ''),
      );
      if (isClosed || (!shared && !world.history.has(channel.id))) throw refusal('cannotDirectMessage');
      return;
    }
    find.need(channel, isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages');
    if (channel.thread_metadata?.locked && !find.may(channel, 'ManageThreads')) throw refusal('threadLocked');
    if (embeds) find.need(channel, 'EmbedLinks');
    if (files) find.need(channel, 'AttachFiles');
  }
}
