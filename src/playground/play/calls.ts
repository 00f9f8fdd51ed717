import { setTimeout as delay } from 'node:timers/promises';
import { applyEdit, compose, type Upload } from '../composing.ts';
import {
  type Channel,
  ChannelKind,
  type InteractionResult,
  type Message,
  MessageFlag,
  type PlayCall,
  type PlayCalls,
  type PlayGuild,
  type User,
} from '../contract.ts';
import type { FaultSwitches } from '../faults.ts';
import type { Gateway } from '../gateway.ts';
import type { Guild, StoredMessage } from '../happenings.ts';
import { InteractionKind, type Interactions } from '../interactions.ts';
import type { AllowedMentions } from '../mentions.ts';
import { bitsOf, isPermissionName, type PermissionBit, permissionBits } from '../permissions.ts';
import type { RequestLog } from '../request-log.ts';
import { compareSnowflakes } from '../snowflakes.ts';
import { isShownTo, mayRead, messageForMember, wholeMessage } from '../visibility.ts';
import { hasFlag, isThread, type World } from '../world.ts';
import { holdsMessages, slashData, visibleCommands } from './commands.ts';
import { messageComponent, modalData, selectData } from './components.ts';
import { PlayRefusal } from './refusal.ts';

export type PlayHandlers = {
  [Name in PlayCall]: (
    request: PlayCalls[Name]['request'],
  ) => PlayCalls[Name]['response'] | Promise<PlayCalls[Name]['response']>;
};

const done = { ok: true } as const;
/** The forum flag by which every post needs a tag. */
const tagRequired = 1 << 4;
/** How often a steady stream of messages is topped up, milliseconds. */
const streamBeatMs = 10;

/** What human members can do, checked as Discord's own client would before it sends anything. */
export function createPlayCalls(services: {
  world: World;
  interactions: Interactions;
  faults: FaultSwitches;
  gateway: Gateway;
  log: RequestLog;
}): PlayHandlers {
  const { world, interactions, faults, gateway, log } = services;
  const bot = world.application.id;

  // ------------------------------------------------------------------------------------------------------------------- looking up

  function user(id: string): User {
    const found = world.users.get(id);
    if (!found) throw new PlayRefusal(`There is no user ${id}`, 404);
    return found;
  }
  function guild(id: string): Guild {
    const found = world.guilds.get(id);
    if (!found) throw new PlayRefusal(`There is no server ${id}`, 404);
    return found;
  }
  function anyChannel(id: string): Channel {
    const found = world.channels.get(id);
    if (!found) throw new PlayRefusal(`There is no channel ${id}`, 404);
    return found;
  }
  /** A channel that the member sees. */
  function channel(memberId: string, id: string): Channel {
    user(memberId);
    const found = anyChannel(id);
    if (!mayRead(world, found, memberId)) throw new PlayRefusal('You cannot see this channel', 403);
    return found;
  }
  function message(memberId: string, id: string): StoredMessage {
    const found = world.messages.get(id);
    if (!found || !isShownTo(world, found, memberId)) throw new PlayRefusal('This message is not there any more', 404);
    return found;
  }
  const may = (memberId: string, place: Channel, name: PermissionBit) =>
    (world.permissionsIn(place, memberId) & permissionBits[name]) !== 0n;

  function names(list: string[] | undefined): PermissionBit[] {
    return (list ?? []).map((name) => {
      if (!isPermissionName(name)) throw new PlayRefusal(`There is no permission "${name}"`);
      return name;
    });
  }

  // ---------------------------------------------------------------------------------------------------------------------- showing

  function channelOrder(place: Guild): Channel[] {
    const roots = [...place.channels]
      .map((id) => world.channels.get(id)!)
      .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
    return roots.flatMap((root) => [
      root,
      ...world.threadsOf(root).filter(({ thread_metadata }) => !thread_metadata?.archived),
    ]);
  }

  function showGuild(place: Guild, memberId: string | null): PlayGuild {
    return {
      id: place.id,
      name: place.name,
      ownerId: place.ownerId,
      botInstalled: place.members.has(bot),
      roles: [...place.roles.values()],
      members: [...place.members.values()].map(({ userId, nick, roles }) => {
        const permissions = world.permissionsInServer(place, userId);
        return {
          user: user(userId),
          nick,
          roles,
          permissions: permissions.toString(),
          manager: (permissions & permissionBits.ManageGuild) !== 0n,
        };
      }),
      channels: channelOrder(place).filter((each) => memberId === null || mayRead(world, each, memberId)),
    };
  }

  // ---------------------------------------------------------------------------------------------------------------------- writing

  function needWriting(memberId: string, place: Channel): void {
    if (!holdsMessages(place)) throw new PlayRefusal('Messages go into a post of this forum, not into the forum');
    if (!may(memberId, place, isThread(place) ? 'SendMessagesInThreads' : 'SendMessages')) {
      throw new PlayRefusal('You may not write here', 403);
    }
    if (place.thread_metadata?.locked && !may(memberId, place, 'ManageThreads')) {
      throw new PlayRefusal('This thread is locked', 403);
    }
  }

  function write(request: PlayCalls['send']['request']): StoredMessage {
    const { member, content, replyTo, ping = true } = request;
    const place = channel(member, request.channel);
    needWriting(member, place);
    if (content.length > 2000) throw new PlayRefusal('A message has at most 2,000 characters');
    const target = replyTo === undefined ? undefined : message(member, replyTo);
    if (target && target.wire.channel_id !== place.id) throw new PlayRefusal('Replies stay in their channel');
    if (target?.onlyFor) throw new PlayRefusal('A private reply cannot be replied to');
    const uploads = (request.files ?? []).map(
      (file, index): Upload => ({
        field: String(index),
        name: file.name,
        contentType: file.contentType ?? 'application/octet-stream',
        data: Buffer.from(file.data, 'base64'),
      }),
    );
    // A reply to a slash reply notifies nobody (discord/discord-api-docs#5395).
    const isSlashReply = target?.wire.interaction_metadata !== undefined;
    const pings = ping && (!isSlashReply || faults.current.contentRules === 'lenient');
    const allowed: AllowedMentions = { parse: ['users', 'roles', 'everyone'], replied_user: pings };
    const form = { content, allowed_mentions: { ...allowed, parse: allowed.parse ?? [] } };
    const { pinged, ...fields } = compose(world, form, uploads, {
      channel: place,
      author: user(member),
      repliedTo: target?.wire,
    });
    if (place.thread_metadata?.archived) {
      place.thread_metadata.archived = false;
      world.updateChannel(place);
    }
    log.counters.messages += 1;
    return world.addMessage({
      channel: place,
      author: user(member),
      pinged,
      fields: {
        ...fields,
        ...(target
          ? {
              type: 19,
              message_reference: {
                type: 0,
                message_id: target.wire.id,
                channel_id: place.id,
                ...(place.guild_id ? { guild_id: place.guild_id } : {}),
              },
            }
          : {}),
      },
    });
  }

  function ownMessage(request: { member: string; channel: string; message: string }): StoredMessage {
    const found = message(request.member, request.message);
    if (found.wire.channel_id !== request.channel) throw new PlayRefusal('This message is not there any more', 404);
    return found;
  }

  // ------------------------------------------------------------------------------------------------------------------ interactions

  async function finish(
    interaction: ReturnType<Interactions['begin']>,
    settleMs: number | undefined,
  ): Promise<InteractionResult> {
    return interactions.settle(interaction, settleMs);
  }

  function component(memberId: string, messageId: string, customId: string) {
    const source = message(memberId, messageId);
    const place = channel(memberId, source.wire.channel_id);
    if (source.wire.author.id !== bot) throw new PlayRefusal('That is not a message of the bot');
    if (hasFlag(source.wire, 'loading')) throw new PlayRefusal('The bot is still thinking');
    return { source, place, found: messageComponent(source.wire.components, customId) };
  }

  return {
    world(request) {
      const me = request.member === undefined ? world.people()[0]! : user(request.member);
      const member = me.id;
      const users = [...world.users.values()];
      world.directChannel(member, bot);
      return {
        me,
        people: world.people(),
        users,
        bot: { ...world.bot, applicationId: bot, online: gateway.isOnline() },
        guilds: [...world.guilds.values()]
          .filter(({ members, available }) => available && members.has(member))
          .slice(0, 100)
          .map((each) => showGuild(each, member)),
        dms: world.directChannelsOf(member),
        clock: world.clock.reading(),
      };
    },

    history({ member, channel: id, before, limit = 50 }) {
      const place = channel(member, id);
      if (!may(member, place, 'ReadMessageHistory')) return { messages: [], more: false };
      const all = (world.history.get(place.id) ?? []).filter(
        (each) => isShownTo(world, each, member) && (!before || compareSnowflakes(each.wire.id, before) < 0),
      );
      const chosen = all.slice(-Math.min(Math.max(limit, 1), 100));
      return { messages: chosen.map((each) => messageForMember(world, each)), more: chosen.length < all.length };
    },

    message({ message: id }) {
      const found = world.messages.get(id);
      return { message: found ? messageForMember(world, found) : null };
    },

    threads({ member, channel: id }) {
      const place = channel(member, id);
      const threads = world.threadsOf(place).filter((thread) => mayRead(world, thread, member));
      return { threads: threads.sort((a, b) => compareSnowflakes(b.id, a.id)) };
    },

    commands({ member, channel: id, userInstall = false }) {
      return { commands: visibleCommands(world, member, channel(member, id), userInstall) };
    },

    send(request) {
      return { message: messageForMember(world, write(request)) };
    },

    sendWebhook({ channel: id, name, content }) {
      const place = anyChannel(id);
      const webhookId = world.newId();
      const author: User = {
        id: webhookId,
        username: name,
        global_name: null,
        discriminator: '0000',
        avatar: null,
        bot: true,
      };
      const { pinged, ...fields } = compose(world, { content }, [], { channel: place, author });
      log.counters.messages += 1;
      const sent = world.addMessage({ channel: place, author, pinged, fields: { ...fields, webhook_id: webhookId } });
      return { message: messageForMember(world, sent) };
    },

    async sendMany({ messages, perSecond = 0 }) {
      const ids: string[] = [];
      const started = performance.now();
      for (const each of messages) {
        ids.push(write(each).wire.id);
        if (perSecond === 0) continue;
        const due = started + (ids.length / perSecond) * 1000;
        const wait = due - performance.now();
        if (wait > streamBeatMs) await delay(wait);
      }
      return { ids };
    },

    edit(request) {
      const found = ownMessage(request);
      if (found.wire.author.id !== request.member) throw new PlayRefusal('Only the author may edit a message', 403);
      if (request.content.length > 2000) throw new PlayRefusal('A message has at most 2,000 characters');
      const place = channel(request.member, request.channel);
      const repliedTo = world.messages.get(found.wire.message_reference?.message_id ?? '')?.wire;
      const wasPinged = repliedTo !== undefined && found.pinged.users.includes(repliedTo.author.id);
      const composed = compose(
        world,
        {
          content: request.content,
          allowed_mentions: { parse: ['users', 'roles', 'everyone'], replied_user: wasPinged },
        },
        [],
        { channel: place, author: user(request.member), repliedTo, existing: found },
      );
      applyEdit(world, found, composed);
      return { message: messageForMember(world, found) };
    },

    delete(request) {
      const found = ownMessage(request);
      const place = channel(request.member, request.channel);
      if (found.wire.author.id !== request.member && !may(request.member, place, 'ManageMessages')) {
        throw new PlayRefusal('You may not delete this message', 403);
      }
      world.deleteMessage(found);
      return done;
    },

    dismiss({ member, message: id }) {
      const found = message(member, id);
      if (found.onlyFor !== member) throw new PlayRefusal('Only private replies can be dismissed');
      world.deleteMessage(found);
      return done;
    },

    typing({ member, channel: id }) {
      world.typing(channel(member, id), user(member));
      return done;
    },

    react(request) {
      world.react(ownMessage(request), request.member, request.emoji, true);
      return done;
    },

    places() {
      const inGuild = [...world.guilds.values()].filter(({ members }) => members.has(bot));
      return {
        guilds: inGuild.map(({ id, channels, threads }) => ({
          id,
          channels: [...channels, ...threads].map((channelId) => {
            const { name, type } = world.channels.get(channelId)!;
            const said = (world.history.get(channelId) ?? []).filter(({ wire }) => wire.author.id === bot);
            return { id: channelId, name, type, botMessages: said.length };
          }),
        })),
      };
    },

    // ---------------------------------------------------------------------------------------------------------------- interactions

    slash(request) {
      const { member, command, locale, settleMs, userInstall = false } = request;
      const place = channel(member, request.channel);
      if (!holdsMessages(place)) throw new PlayRefusal('Commands cannot be used in a forum itself');
      const data = slashData(world, place, visibleCommands(world, member, place, userInstall), request);
      const commandName = command.replace(/^\//, '').trim();
      const deed = { kind: InteractionKind.command, memberId: member, channel: place, data, commandName };
      return finish(interactions.begin({ ...deed, locale, userInstall }), settleMs);
    },

    async autocomplete(request) {
      const { member, locale, userInstall = false } = request;
      const place = channel(member, request.channel);
      const data = slashData(world, place, visibleCommands(world, member, place, userInstall), request);
      const kind = InteractionKind.autocomplete;
      const interaction = interactions.begin({ kind, memberId: member, channel: place, data, locale, userInstall });
      const { failure, tookMs } = await finish(interaction, 0);
      return {
        choices: interaction.choices ?? [],
        ...(failure === undefined ? {} : { failure }),
        ...(tookMs === undefined ? {} : { tookMs }),
      };
    },

    press({ member, message: id, customId, locale, settleMs }) {
      const { source, place, found } = component(member, id, customId);
      if (found.type !== 2) throw new PlayRefusal('That is not a button');
      const data = { component_type: 2, custom_id: customId, id: found.id };
      const deed = { kind: InteractionKind.component, memberId: member, channel: place, data, source, locale };
      return finish(interactions.begin({ ...deed, ...installOf(source) }), settleMs);
    },

    select({ member, message: id, customId, values, locale, settleMs }) {
      const { source, place, found } = component(member, id, customId);
      const data = { custom_id: customId, id: found.id, ...selectData(world, place, found, values) };
      const deed = { kind: InteractionKind.component, memberId: member, channel: place, data, source, locale };
      return finish(interactions.begin({ ...deed, ...installOf(source) }), settleMs);
    },

    submit({ member, modal: id, fields, locale, settleMs }) {
      const opened = interactions.findModal(id);
      if (!opened || opened.interaction.memberId !== member) throw new PlayRefusal('This form is not open', 404);
      const { channel: place, source, commandName, userInstall } = opened.interaction;
      const data = modalData(world, place, opened.modal, fields);
      const deed = { kind: InteractionKind.modalSubmit, memberId: member, channel: place, data, source, locale };
      return finish(interactions.begin({ ...deed, commandName, userInstall }), settleMs);
    },

    menu({
      member,
      channel: id,
      command: name,
      message: messageId,
      user: userId,
      locale,
      settleMs,
      userInstall = false,
    }) {
      const place = channel(member, id);
      const type = messageId !== undefined ? 3 : 2;
      const found = visibleCommands(world, member, place, userInstall).find(
        (each) => each.type === type && each.name === name,
      );
      if (!found) throw new PlayRefusal(`There is no "${name}" in this menu`);
      const shared = { id: found.id, name, type, ...(found.guild_id ? { guild_id: found.guild_id } : {}) };
      let data: Record<string, unknown>;
      let menuTarget: { messageId?: string; userId?: string };
      if (messageId !== undefined) {
        const target = message(member, messageId);
        menuTarget = { messageId };
        data = {
          ...shared,
          target_id: messageId,
          resolved: { messages: { [messageId]: wholeMessage(world, target) } },
        };
      } else {
        const target = user(userId ?? '');
        const resolved = selectData(world, place, { type: 5, max_values: 1 }, [target.id]).resolved;
        menuTarget = { userId: target.id };
        data = { ...shared, target_id: target.id, resolved };
      }
      const deed = { kind: InteractionKind.command, memberId: member, channel: place, data, commandName: name };
      return finish(interactions.begin({ ...deed, menuTarget, locale, userInstall }), settleMs);
    },

    interaction({ interactionId }) {
      const found = interactions.find(interactionId);
      if (!found) throw new PlayRefusal('This interaction is over', 404);
      return interactions.resultOf(found);
    },

    // ------------------------------------------------------------------------------------------------------------------- the place

    createGuild({ name, owner, botInstalled = true }) {
      const made = world.addGuild(name, owner ?? world.people()[0]!.id);
      made.systemChannelId = world.addChannel(made, 'general', ChannelKind.text).id;
      if (botInstalled) world.join(made, bot);
      return { guild: showGuild(made, null) };
    },

    createUser({ username, displayName, bot: isBot = false }) {
      if ([...world.users.values()].some((each) => each.username === username)) {
        throw new PlayRefusal(`There is already a user named ${username}`);
      }
      return { user: world.addUser(username, displayName ?? null, isBot) };
    },

    joinGuild({ guild: id, user: userId, roles = [] }) {
      const place = guild(id);
      user(userId);
      if (!place.members.has(userId)) world.join(place, userId, roles);
      return done;
    },

    leaveGuild({ guild: id, user: userId }) {
      world.leave(guild(id), userId);
      return done;
    },

    createRole({ guild: id, name, permissions, mentionable = false }) {
      return { role: world.addRole(guild(id), name, bitsOf(names(permissions)), { mentionable }) };
    },

    giveRole({ guild: id, user: userId, role, take = false }) {
      const place = guild(id);
      const member = place.members.get(userId);
      if (!member || !place.roles.has(role)) throw new PlayRefusal('There is no such member or role', 404);
      member.roles = [...member.roles.filter((each) => each !== role), ...(take ? [] : [role])];
      world.updateMember(place, member);
      return done;
    },

    createChannel({ guild: id, name, kind = 'text', tags, requireTag = false }) {
      const available_tags = tags?.map((tag) => ({
        id: world.newId(),
        name: tag,
        moderated: false,
        emoji_id: null,
        emoji_name: null,
      }));
      const made = world.addChannel(guild(id), name, ChannelKind[kind], {
        ...(kind === 'forum' ? { available_tags: available_tags ?? [], flags: requireTag ? tagRequired : 0 } : {}),
      });
      return { channel: made };
    },

    updateChannel(request) {
      const place = anyChannel(request.channel);
      const { name, kind, topic, slowmodeSeconds, archived, locked, requireTag } = request;
      if (kind !== undefined) place.type = ChannelKind[kind];
      if (name !== undefined) place.name = name;
      if (topic !== undefined) place.topic = topic;
      if (slowmodeSeconds !== undefined) place.rate_limit_per_user = slowmodeSeconds;
      if (requireTag !== undefined) place.flags = ((place.flags ?? 0) & ~tagRequired) | (requireTag ? tagRequired : 0);
      if (place.thread_metadata) {
        if (archived !== undefined) {
          place.thread_metadata.archived = archived;
          place.thread_metadata.archive_timestamp = world.now();
        }
        if (locked !== undefined) place.thread_metadata.locked = locked;
      }
      world.updateChannel(place);
      return { channel: place };
    },

    deleteChannel({ channel: id }) {
      const place = anyChannel(id);
      if (place.type === ChannelKind.dm) throw new PlayRefusal('A direct message channel stays');
      world.deleteChannel(place);
      return done;
    },

    createThread({ member, channel: id, name, message: messageId, content, tags }) {
      const place = channel(member, id);
      if (place.type === ChannelKind.forum) {
        if (!content) throw new PlayRefusal('A post needs a first message');
        if (((place.flags ?? 0) & tagRequired) !== 0 && !tags?.length) throw new PlayRefusal('A post here needs a tag');
        if (!may(member, place, 'SendMessages')) throw new PlayRefusal('You may not post here', 403);
        const post = world.addThread(place, name, member, { applied_tags: tags ?? [] });
        const { pinged, ...fields } = compose(world, { content }, [], { channel: post, author: user(member) });
        world.addMessage({ channel: post, author: user(member), pinged, fields: { ...fields, id: post.id } });
        return { channel: post };
      }
      if (place.type !== ChannelKind.text && place.type !== ChannelKind.announcement) {
        throw new PlayRefusal('There are no threads in this kind of channel');
      }
      if (!may(member, place, 'CreatePublicThreads')) throw new PlayRefusal('You may not start threads here', 403);
      if (messageId === undefined) return { channel: world.addThread(place, name, member) };
      const starter = message(member, messageId);
      if (world.channels.has(messageId)) throw new PlayRefusal('This message has a thread already');
      const thread = world.addThread(place, name, member, { id: messageId });
      starter.wire.flags |= MessageFlag.hasThread;
      world.updateMessage(starter);
      return { channel: thread };
    },

    setPermissions(request) {
      const place = guild(request.guild);
      const allow = bitsOf(names(request.allow));
      const deny = bitsOf(names(request.deny));
      const inherit = bitsOf(names(request.inherit));
      if (request.channel === undefined) {
        const id = request.bot ? world.managedRole(place)?.id : (request.role ?? place.id);
        const role = place.roles.get(id ?? '');
        if (!role) throw new PlayRefusal('There is no such role', 404);
        role.permissions = ((BigInt(role.permissions) | allow) & ~deny).toString();
        world.updateRole(place, role);
        return done;
      }
      const target = anyChannel(request.channel);
      const userId = request.bot ? bot : request.user;
      const id = userId ?? request.role ?? place.id;
      const known = target.permission_overwrites?.find((each) => each.id === id);
      world.setOverwrite(target, {
        id,
        type: userId === undefined ? 0 : 1,
        allow: (((BigInt(known?.allow ?? '0') & ~inherit) | allow) & ~deny).toString(),
        deny: (((BigInt(known?.deny ?? '0') & ~inherit) | deny) & ~allow).toString(),
      });
      return done;
    },

    setDirectMessages({ user: userId, open }) {
      if (open) world.closedToDirectMessages.delete(userId);
      else world.closedToDirectMessages.add(userId);
      return done;
    },

    setGuildAvailable({ guild: id, available }) {
      world.setAvailable(guild(id), available);
      return done;
    },

    // ------------------------------------------------------------------------------------------------------------ time and trouble

    clock: () => world.clock.reading(),
    advanceClock({ ms }) {
      world.clock.advance(ms);
      return world.clock.reading();
    },
    setClock({ now }) {
      world.clock.set(now);
      return world.clock.reading();
    },
    faults: () => faults.current,
    setFaults(changes) {
      const wasRevoked = faults.current.tokenRevoked;
      const current = faults.set(changes);
      if (current.tokenRevoked && !wasRevoked) gateway.revoke();
      return current;
    },
    failNext(failure) {
      faults.failNext(failure);
      return done;
    },
    clearFailures() {
      faults.clear();
      return done;
    },
    dropGateway({ mode, code }) {
      return { dropped: gateway.drop(mode, code) };
    },
    sendFrame({ frame, instead }) {
      gateway.sendFrame(frame, instead);
      return done;
    },
    requests: (filter) => ({ requests: log.find(filter) }),
    counters: () => ({ ...log.counters }),
  };

  /** Components of a reply that came by a user install act by the same install. */
  function installOf(source: StoredMessage): { userInstall: boolean } {
    const owners: Message['interaction_metadata'] = source.wire.interaction_metadata;
    return { userInstall: owners?.authorizing_integration_owners[1] !== undefined };
  }
}
