import * as z from 'zod';
import { compose } from '../composing.ts';
import { type Channel, ChannelKind, MessageFlag } from '../contract.ts';
import { invalidField, refusal } from '../errors.ts';
import { isRecord, readForm, snowflake, under } from '../rules/form.ts';
import { readMessage } from '../rules/messages.ts';
import { channelForBot, mayRead } from '../visibility.ts';
import { isThread } from '../world.ts';
import { lookUps, noContent, type Rest, type RestServices } from './context.ts';

const archiveMinutes = z.union([z.literal(60), z.literal(1440), z.literal(4320), z.literal(10_080)]);
const threadShared = {
  name: z.string().trim().min(1).max(100),
  auto_archive_duration: archiveMinutes.nullish(),
  rate_limit_per_user: z.int().min(0).max(21_600).nullish(),
};
/** discord.js sends `type` for threads from messages too, where it has no meaning. */
const threadForm = z.object({ ...threadShared, type: z.int().nullish(), invitable: z.boolean().nullish() });
const forumPost = z.object({
  ...threadShared,
  applied_tags: z.array(snowflake).max(5).nullish(),
  message: z.record(z.string(), z.unknown()),
});
const channelChanges = z.object({
  name: z.string().min(1).max(100).optional(),
  topic: z.string().max(4096).nullish(),
  nsfw: z.boolean().nullish(),
  rate_limit_per_user: z.int().min(0).max(21_600).nullish(),
  archived: z.boolean().optional(),
  locked: z.boolean().optional(),
  invitable: z.boolean().optional(),
  auto_archive_duration: archiveMinutes.optional(),
  applied_tags: z.array(snowflake).max(5).nullish(),
  flags: z.int().nullish(),
  position: z.int().nullish(),
  parent_id: snowflake.nullish(),
});
/** The forum flag by which every post needs a tag. */
const tagRequired = 1 << 4;

/** Channels and threads. */
export function channelRoutes(rest: Rest, { world, refuseUnknownKeys }: RestServices): void {
  const find = lookUps(world);
  const bot = world.application.id;

  rest.get('/channels/:channel', (context) => {
    return context.json(channelForBot(world, find.channel(context.req.param('channel'))));
  });

  rest.patch('/channels/:channel', (context) => {
    const channel = find.channel(context.req.param('channel'));
    if (channel.type === ChannelKind.dm) throw refusal('directChannelAction');
    const form = readForm(channelChanges, context.get('body'), { refuseUnknownKeys });
    if (isThread(channel)) {
      const own = channel.owner_id === bot;
      // Whoever may write in a thread may open it again; the rest is the owner's and the moderators'.
      const onlyReopens = Object.keys(form).every((key) => key === 'archived') && form.archived === false;
      if (onlyReopens && !channel.thread_metadata?.locked) find.need(channel, 'SendMessagesInThreads');
      else if (!own || form.locked !== undefined || channel.thread_metadata?.locked)
        find.need(channel, 'ManageThreads');
      if (channel.thread_metadata?.archived && form.archived !== false) throw refusal('archivedThread');
      const { archived, locked, auto_archive_duration } = form;
      Object.assign(channel.thread_metadata!, dropUndefined({ archived, locked, auto_archive_duration }));
      if (archived !== undefined) channel.thread_metadata!.archive_timestamp = world.now();
      if (form.applied_tags) channel.applied_tags = form.applied_tags;
    } else {
      find.need(channel, 'ManageChannels');
      Object.assign(channel, dropUndefined({ topic: form.topic, nsfw: form.nsfw, parent_id: form.parent_id }));
    }
    Object.assign(channel, dropUndefined({ name: form.name, rate_limit_per_user: form.rate_limit_per_user }));
    world.updateChannel(channel);
    return context.json(channelForBot(world, channel));
  });

  rest.delete('/channels/:channel', (context) => {
    const channel = find.channel(context.req.param('channel'));
    if (channel.type !== ChannelKind.dm) {
      find.need(channel, isThread(channel) ? 'ManageThreads' : 'ManageChannels');
      world.deleteChannel(channel);
    }
    return context.json(channelForBot(world, channel));
  });

  rest.post('/channels/:channel/messages/:message/threads', (context) => {
    const { channel, message } = find.message(context.req.param('channel'), context.req.param('message'));
    if (channel.type !== ChannelKind.text && channel.type !== ChannelKind.announcement) {
      throw refusal('wrongChannelForAction');
    }
    find.need(channel, 'CreatePublicThreads');
    const form = readForm(threadForm, context.get('body'), { refuseUnknownKeys });
    if (world.channels.has(message.wire.id)) throw refusal('threadAlreadyStarted');
    const thread = world.addThread(
      channel,
      form.name,
      bot,
      { id: message.wire.id },
      { archiveMinutes: form.auto_archive_duration ?? 1440 },
    );
    message.wire.flags |= MessageFlag.hasThread;
    world.updateMessage(message);
    return context.json(channelForBot(world, thread), 201);
  });

  rest.post('/channels/:channel/threads', (context) => {
    const channel = find.channel(context.req.param('channel'));
    if (channel.type === ChannelKind.forum) return context.json(createPost(channel, context), 201);
    if (channel.type !== ChannelKind.text && channel.type !== ChannelKind.announcement) {
      throw refusal('wrongChannelForAction');
    }
    const form = readForm(threadForm, context.get('body'), { refuseUnknownKeys });
    const isPrivate = form.type === undefined || form.type === null || form.type === ChannelKind.privateThread;
    find.need(channel, isPrivate ? 'CreatePrivateThreads' : 'CreatePublicThreads');
    const type = isPrivate
      ? ChannelKind.privateThread
      : channel.type === ChannelKind.announcement
        ? ChannelKind.announcementThread
        : ChannelKind.publicThread;
    const thread = world.addThread(
      channel,
      form.name,
      bot,
      { type },
      { archiveMinutes: form.auto_archive_duration ?? 1440 },
    );
    return context.json(channelForBot(world, thread), 201);
  });

  function createPost(
    forum: Channel,
    context: { get(key: 'body'): unknown; get(key: 'uploads'): Parameters<typeof compose>[2] },
  ): Record<string, unknown> {
    find.need(forum, 'SendMessages');
    const body = context.get('body');
    const uploads = context.get('uploads');
    const form = readForm(forumPost, body, { refuseUnknownKeys });
    const tags = form.applied_tags ?? [];
    for (const [index, id] of tags.entries()) {
      const tag = forum.available_tags?.find((each) => each.id === id);
      if (!tag) throw invalidField(['applied_tags', index], 'BASE_TYPE_INVALID', 'Unknown forum tag');
      if (tag.moderated) find.need(forum, 'ManageThreads');
    }
    if (((forum.flags ?? 0) & tagRequired) !== 0 && tags.length === 0) throw refusal('tagRequired');
    const starter = under(['message'], () => {
      const raw = isRecord(body) ? body.message : {};
      return readMessage('create', raw, { uploads: uploads.length, refuseUnknownKeys });
    });
    const { pinged, ...fields } = compose(world, starter, uploads, { channel: forum, author: world.bot });
    const post = world.addThread(
      forum,
      form.name,
      bot,
      { applied_tags: tags },
      { archiveMinutes: form.auto_archive_duration ?? 1440 },
    );
    // The first message of a post has the post's own id, and no nonce keeps it from being sent twice.
    const message = world.addMessage({ channel: post, author: world.bot, pinged, fields: { ...fields, id: post.id } });
    return { ...channelForBot(world, post), message: message.wire };
  }

  for (const [method, joins] of [
    ['PUT', true],
    ['DELETE', false],
  ] as const) {
    rest.on(method, '/channels/:channel/thread-members/@me', (context) => {
      const channel = find.channel(context.req.param('channel'));
      if (!isThread(channel)) throw refusal('wrongChannelForAction');
      if (channel.thread_metadata?.archived) throw refusal('archivedThread');
      const members = world.threadMembers.get(channel.id) ?? new Set();
      world.threadMembers.set(channel.id, members);
      if (joins) members.add(bot);
      else members.delete(bot);
      channel.member_count = members.size;
      return noContent(context);
    });
  }
  rest.get('/channels/:channel/thread-members', (context) => {
    const channel = find.channel(context.req.param('channel'));
    const members = [...(world.threadMembers.get(channel.id) ?? [])];
    return context.json(members.map((user_id) => ({ id: channel.id, user_id, join_timestamp: world.now(), flags: 0 })));
  });
  rest.get('/channels/:channel/thread-members/:user', (context) => {
    const channel = find.channel(context.req.param('channel'));
    const given = context.req.param('user');
    const user_id = given === '@me' ? bot : given;
    if (!world.threadMembers.get(channel.id)?.has(user_id)) throw refusal('unknownMember');
    return context.json({ id: channel.id, user_id, join_timestamp: world.now(), flags: 0 });
  });
  rest.get('/channels/:channel/threads/archived/public', (context) => {
    const channel = find.channel(context.req.param('channel'));
    find.need(channel, 'ReadMessageHistory');
    const threads = world
      .threadsOf(channel)
      .filter((thread) => thread.thread_metadata?.archived && mayRead(world, thread, bot));
    return context.json({
      threads: threads.map((thread) => channelForBot(world, thread)),
      members: [],
      has_more: false,
    });
  });
}

function dropUndefined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
