import {
  type APIChannel,
  type APIGuild,
  type APIGuildForumChannel,
  type APIGuildMember,
  type APIMessage,
  type APIThreadChannel,
  ChannelFlags,
  ChannelType,
  DiscordAPIError,
  HTTPError,
  MessageType,
  PermissionFlagsBits,
  PermissionsBitField,
  RateLimitError,
  REST,
  RESTEvents,
  Routes,
} from 'discord.js';
import { leaseTimes } from '../dailies/lease.ts';
import { directMessage, isThread, type Place, placeKind } from '../dailies/model.ts';
import type { Permission, PlaceReport, PlaceWants, Poster, Refusal, Sent } from '../dailies/poster.ts';
import { shorten } from '../replies/markdown.ts';
import type { Reply } from '../replies/reply.ts';
import { LocalisedError, type Said } from '../replies/words/index.ts';
import { answerOf, judge } from './answers.ts';
import { filesOf, renderReply } from './render.ts';
import { ForeignAnswerError, makeRequest } from './rest.ts';
import { checkedAgent, onlyWhile, tooLateToWrite } from './write-check.ts';

// A busy channel's hours since the post was due: 5,000 messages. Beyond that it counts as unreadable.
const pagesLooked = 50;

/**
 * Sends the daily posts over a REST connection of its own, which tries nothing twice: the ledger decides that.
 * `me`: the bot's own user id, known after login. `onRevoked`: Discord refused the token, whatever it was asked.
 */
export function createDailyPoster(options: {
  apiUrl: string;
  token: string;
  me: () => string;
  onRevoked: () => void;
  /** How long an answer is waited for, ms. Default: that of `leaseTimes`. */
  timeout?: number;
}): Poster {
  const rest = new REST({
    version: '10',
    api: options.apiUrl,
    makeRequest,
    retries: 0,
    timeout: options.timeout ?? leaseTimes.request,
    // A short wait is made here; for a longer one the post goes back and others go first. Discord's limits within a route
    // (ten messages published an hour) show in the answer alone.
    rejectOnRateLimit: ({ timeToReset, retryAfter }) => Math.max(timeToReset, retryAfter) > 2_000,
  })
    .setToken(options.token)
    .setAgent(checkedAgent());
  const { me } = options;
  rest.on(RESTEvents.Response, (_request, { status }) => {
    if (status === 401) options.onRevoked();
  });

  const get = async <T>(route: `/${string}`, query?: Record<string, string>) =>
    (await rest.get(route, query ? { query: new URLSearchParams(query) } : {})) as T;

  async function create(place: Place, reply: Reply, how: Parameters<Poster['send']>[2]): Promise<string> {
    const message = renderReply(reply);
    const [route, body] =
      place.kind === placeKind.forum
        ? [Routes.threads(place.id), { name: how.title, ...(how.tag ? { applied_tags: [how.tag] } : {}), message }]
        : [Routes.channelMessages(place.id), { ...message, nonce: how.nonce, enforce_nonce: true }];
    const files = filesOf(reply);
    const post = () => rest.post(route, { body, ...(files.length > 0 ? { files } : {}) });
    // The first message of a forum post has the post's id.
    return idOf((await (how.inTime ? onlyWhile(how.inTime, post) : post())) as APIThreadChannel | APIMessage);
  }

  async function refined(refusal: Refusal, place: Place): Promise<Refusal> {
    if (refusal !== 'no access' || place.kind === directMessage) return refusal;
    // Missing access is also what Discord says after the bot was removed from the server.
    try {
      await get(Routes.guild(place.guild));
      return 'no access';
    } catch (inner) {
      return inner instanceof DiscordAPIError && (inner.code === 10004 || inner.code === 50001) ? 'left' : 'no access';
    }
  }

  async function outcome(error: unknown, place: Place): Promise<Exclude<Sent, { kind: 'sent' }>> {
    if (isRevoked(error)) return { kind: 'revoked' };
    if (error instanceof RateLimitError) {
      // `global` says only that the client counted fifty requests in this second, or was told to wait with all: how long
      // that lasts is `timeToReset`, while `retryAfter` may be one channel's own ten minutes.
      const holdAll = error.global ? Math.max(error.timeToReset, 0) : 0;
      return { kind: 'limited', retryAfter: Math.max(error.retryAfter, 1_000), holdAll };
    }
    if (error instanceof DiscordAPIError) {
      const { concern, refusal } = judge(answerOf(error));
      const why = shorten(`${error.status}, ${error.code}: ${error.message}`, 200);
      switch (concern) {
        case 'token':
          return { kind: 'revoked' };
        case 'busy':
          return { kind: 'unreachable', why };
        case 'network':
          return { kind: 'unsure', why };
        case 'content':
        case 'place':
        case 'request':
          return { kind: 'refused', refusal: await refined(refusal, place), why };
      }
    }
    if (error instanceof HTTPError) return { kind: 'unsure', why: `HTTP ${error.status}` };
    if (error instanceof ForeignAnswerError) return { kind: 'unsure', why: error.message };
    const code = errorCode(error);
    return neverSent.has(code) ? { kind: 'unreachable', why: code } : { kind: 'unsure', why: code };
  }

  async function permissionsIn(guildId: string, channel: APIChannel): Promise<PermissionsBitField> {
    const [guild, member] = await Promise.all([
      get<APIGuild>(Routes.guild(guildId)),
      get<APIGuildMember>(Routes.guildMember(guildId, me())),
    ]);
    const thread = isThread(channel.type) ? (channel as APIThreadChannel) : null;
    const holder = thread?.parent_id ? await get<APIChannel>(Routes.channel(thread.parent_id)) : channel;
    return permissionsOf(guild, member, holder);
  }

  /** Newest threads of a forum that are ours, open and archived. */
  async function ourPosts(place: Place, since: string): Promise<APIThreadChannel[]> {
    const active = await get<{ threads: APIThreadChannel[] }>(Routes.guildActiveThreads(place.guild));
    const archived = await get<{ threads: APIThreadChannel[] }>(Routes.channelThreads(place.id, 'public'), {
      limit: '100',
    });
    return [...active.threads, ...archived.threads].filter(
      (thread) => thread.parent_id === place.id && thread.owner_id === me() && BigInt(thread.id) >= BigInt(since),
    );
  }

  /** The message that a forum's post began with; null where that was deleted, or the post with it. */
  async function firstIn(post: string): Promise<APIMessage | null> {
    try {
      return await get<APIMessage>(Routes.channelMessage(post, post));
    } catch (error) {
      if (error instanceof DiscordAPIError && [10003, 10008].includes(Number(error.code))) return null;
      throw error;
    }
  }

  async function look(place: Place, since: string, ours: (customId: string) => boolean) {
    // Without this permission Discord shows an empty history rather than an error.
    const mayRead = async () => {
      if (place.kind === directMessage) return true;
      const channel = await get<APIChannel>(Routes.channel(place.id));
      return (await permissionsIn(place.guild, channel)).has(PermissionFlagsBits.ReadMessageHistory);
    };
    const isIt = (message: APIMessage) => message.author.id === me() && customIds(message.components).some(ours);
    if (place.kind === placeKind.forum) {
      for (const thread of await ourPosts(place, since)) {
        const first = await firstIn(thread.id);
        if (first && isIt(first)) return { message: first.id };
      }
      return (await mayRead()) ? null : 'unreadable';
    }
    let after = since;
    for (let page = 0; page < pagesLooked; page += 1) {
      const messages = await get<APIMessage[]>(Routes.channelMessages(place.id), { after, limit: '100' });
      const found = messages.find(isIt);
      if (found) return { message: found.id };
      if (messages.length === 0 && page === 0 && !(await mayRead())) return 'unreadable';
      if (messages.length < 100) return null;
      after = messages.map((one) => one.id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
    }
    return 'unreadable';
  }

  /** A message has one thread at most, whose id is its own: a second one Discord refuses. */
  async function startThread(place: Place, message: string, name: string): Promise<void> {
    if (place.kind === placeKind.forum) return;
    try {
      await rest.post(Routes.threads(place.id, message), { body: { name, auto_archive_duration: dayOfMinutes } });
    } catch (error) {
      if (!(error instanceof DiscordAPIError && error.code === threadThere)) throw error;
    }
  }

  /** Was the first message sent? Where nobody can tell, it counts as sent. */
  async function isBegun(place: Place, thread: string): Promise<boolean> {
    const messages = await get<APIMessage[]>(Routes.channelMessages(thread), { after: thread, limit: '100' });
    if (messages.some((one) => one.author.id === me() && one.type === MessageType.Default)) return true;
    const channel = await get<APIChannel>(Routes.channel(place.id));
    return !(await permissionsIn(place.guild, channel)).has(PermissionFlagsBits.ReadMessageHistory);
  }

  return {
    async send(place, reply, how) {
      try {
        return { kind: 'sent', message: await create(place, reply, how) };
      } catch (error) {
        const answer = await outcome(error, place);
        if (answer.kind !== 'refused' || answer.refusal !== 'locked' || !isThread(place.kind)) return answer;
        try {
          await rest.patch(Routes.channel(place.id), { body: { archived: false } });
          return { kind: 'sent', message: await create(place, reply, how) };
        } catch (again) {
          const second = await outcome(again, place);
          return second.kind === 'refused' ? answer : second;
        }
      }
    },

    async find(place, since, ours) {
      try {
        return await look(place, snowflakeAt(since), ours);
      } catch (error) {
        const answer = await outcome(error, place);
        return answer.kind === 'refused' ? 'unreadable' : 'unreachable';
      }
    },

    async publish(place, message, { inTime }) {
      try {
        await onlyWhile(inTime, () => rest.post(Routes.channelMessageCrosspost(place.id, message)));
        return { kind: 'done' };
      } catch (error) {
        // Published before, or message or channel were deleted.
        if (error instanceof DiscordAPIError && [40033, 10008, 10003].includes(Number(error.code))) {
          return { kind: 'done' };
        }
        return outcome(error, place);
      }
    },

    async openThread(place, message, how) {
      try {
        await startThread(place, message, how.name);
        if (how.look && (await isBegun(place, message))) return { kind: 'sent', message };
        const body = { ...renderReply(how.opening), nonce: how.nonce, enforce_nonce: true };
        await onlyWhile(how.inTime, () => rest.post(Routes.channelMessages(message), { body }));
        return { kind: 'sent', message };
      } catch (error) {
        // The post was deleted: nobody misses its thread.
        if (error instanceof DiscordAPIError && error.code === 10008) return { kind: 'sent', message };
        return outcome(error, place);
      }
    },

    async openDirect(user) {
      try {
        const dm = (await rest.post(Routes.userChannels(), { body: { recipient_id: user } })) as APIChannel;
        return { kind: 'sent', message: idOf(dm) };
      } catch (error) {
        return outcome(error, { guild: '', id: '', kind: directMessage });
      }
    },

    async check({ guild, id }, wants): Promise<PlaceReport> {
      let channel: APIChannel;
      try {
        channel = await get<APIChannel>(Routes.channel(id));
      } catch (error) {
        if (isRevoked(error)) throw new LocalisedError(({ trouble }) => trouble.revoked);
        if (!isOfPlace(error)) throw new LocalisedError(({ trouble }) => trouble.away);
        return {
          kind: null,
          missing: error.code === 10003 ? [] : ['View Channel'],
          obstacles: error.code === 10003 ? [({ place }) => place.gone] : [],
          worries: [],
          notes: [],
          tags: [],
        };
      }
      if ('guild_id' in channel && channel.guild_id !== guild)
        throw new LocalisedError(({ daily }) => daily.channelElsewhere);
      try {
        const [permissions, server] = await Promise.all([
          permissionsIn(guild, channel),
          get<APIGuild>(Routes.guild(guild)),
        ]);
        return report(channel, permissions, server, wants);
      } catch (error) {
        if (!isOfPlace(error)) throw new LocalisedError(({ trouble }) => trouble.away);
        const notes: Said[] = [({ place }) => place.unchecked];
        return { kind: channel.type, missing: [], obstacles: [], worries: [], notes, tags: [] };
      }
    },

    async tell(to, reply) {
      try {
        const body = renderReply(reply);
        let channel: string;
        if ('place' in to) channel = to.place.id;
        else if ('systemChannelOf' in to) {
          const server = await get<APIGuild>(Routes.guild(to.systemChannelOf));
          if (!server.system_channel_id) return false;
          channel = server.system_channel_id;
        } else {
          const dm = (await rest.post(Routes.userChannels(), { body: { recipient_id: to.user } })) as APIChannel;
          channel = dm.id;
        }
        await rest.post(Routes.channelMessages(channel), { body });
        return true;
      } catch {
        return false;
      }
    },
  };
}

// After so many minutes without a word Discord puts a thread away; anybody opens it again.
const dayOfMinutes = 1_440;
const threadThere = 160_004;

// The request did not leave this machine, or reached nobody.
const neverSent = new Set([
  tooLateToWrite,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function isRevoked(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return judge(answerOf(error)).concern === 'token';
  // discord.js drops a token that was refused once.
  return error instanceof Error && /expected token to be set/i.test(error.message);
}

const isOfPlace = (error: unknown): error is DiscordAPIError =>
  error instanceof DiscordAPIError && judge(answerOf(error)).concern === 'place';

/** An answer without an id tells of no message: whether there is one must be looked up. */
function idOf(made: { id?: unknown } | null): string {
  if (typeof made?.id !== 'string') throw new ForeignAnswerError(200, 'no message in the answer');
  return made.id;
}

function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return String(code ?? cause?.code ?? error.name);
}

const discordEpoch = 1_420_070_400_000n;
const snowflakeAt = (ms: number): string => {
  const at = BigInt(Math.floor(ms)) - discordEpoch;
  return String((at > 0n ? at : 0n) << 22n);
};

function customIds(components: unknown): string[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((one: { custom_id?: unknown; components?: unknown; accessory?: unknown }) => [
    ...(typeof one.custom_id === 'string' ? [one.custom_id] : []),
    ...customIds(one.components),
    ...(one.accessory ? customIds([one.accessory]) : []),
  ]);
}

// https://discord.com/developers/docs/topics/permissions#permission-overwrites
function permissionsOf(guild: APIGuild, member: APIGuildMember, channel: APIChannel): PermissionsBitField {
  const all = new PermissionsBitField(PermissionsBitField.All);
  if (guild.owner_id === member.user.id) return all;
  const roles = guild.roles.filter((role) => role.id === guild.id || member.roles.includes(role.id));
  let bits = roles.reduce((sum, role) => sum | BigInt(role.permissions), 0n);
  if (bits & PermissionFlagsBits.Administrator) return all;
  const overwrites = 'permission_overwrites' in channel ? (channel.permission_overwrites ?? []) : [];
  const apply = (list: typeof overwrites) => {
    const deny = list.reduce((sum, one) => sum | BigInt(one.deny), 0n);
    const allow = list.reduce((sum, one) => sum | BigInt(one.allow), 0n);
    bits = (bits & ~deny) | allow;
  };
  apply(overwrites.filter((one) => one.id === guild.id));
  apply(overwrites.filter((one) => one.id !== guild.id && member.roles.includes(one.id)));
  apply(overwrites.filter((one) => one.id === member.user.id));
  return new PermissionsBitField(bits);
}

const threadRights: readonly [bigint, Permission][] = [
  [PermissionFlagsBits.CreatePublicThreads, 'Create Public Threads'],
  [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads'],
];

function report(
  channel: APIChannel,
  permissions: PermissionsBitField,
  server: APIGuild,
  wants: PlaceWants,
): PlaceReport {
  const forum = channel.type === ChannelType.GuildForum ? (channel as APIGuildForumChannel) : null;
  const thread = isThread(channel.type) ? (channel as APIThreadChannel) : null;
  const role = wants.role === null ? undefined : server.roles.find((one) => one.id === wants.role);
  const tags = (forum?.available_tags ?? []).map(({ id, name }) => ({ id, name }));
  const chosen = forum?.available_tags.find((one) => one.id === wants.tag);
  const locked = thread?.thread_metadata?.locked === true;

  const needed: [bigint, Permission][] = [
    [PermissionFlagsBits.ViewChannel, 'View Channel'],
    thread
      ? [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads']
      : [PermissionFlagsBits.SendMessages, forum ? 'Create Posts' : 'Send Messages'],
    ...(locked || chosen?.moderated
      ? [[PermissionFlagsBits.ManageThreads, 'Manage Threads'] satisfies [bigint, Permission]]
      : []),
  ];
  const missing = needed.filter(([bit]) => !permissions.has(bit)).map(([, name]) => name);

  const obstacles: Said[] = [];
  const usable: number[] = Object.values(placeKind);
  if (!usable.includes(channel.type)) obstacles.push(({ place }) => place.notForPosts);
  if (forum && wants.tag === null && (forum.flags ?? 0) & ChannelFlags.RequireTag) {
    const names = tags.map((one) => one.name);
    obstacles.push(({ place, marks }) => place.needsTag(names.join(marks.comma) || place.noTags));
  }
  if (wants.tag !== null && !chosen) obstacles.push(({ place }) => place.noSuchTag);

  const worries: Said[] = [];
  if (!permissions.has(PermissionFlagsBits.ReadMessageHistory)) {
    worries.push((words) => words.place.noHistory(words.permissions['Read Message History']));
  }
  if (wants.image && !permissions.has(PermissionFlagsBits.AttachFiles)) {
    worries.push((words) => words.place.noPictures(words.permissions['Attach Files']));
  }
  const lacking = threadRights.filter(([bit]) => !permissions.has(bit)).map(([, name]) => name);
  if (wants.thread && !thread && !forum && lacking.length > 0) {
    worries.push((words) => words.place.noThreads(words.list(lacking.map((name) => `**${words.permissions[name]}**`))));
  }
  if (wants.role !== null && !role) worries.push(({ place }) => place.roleGone);
  if (role && !role.mentionable && !permissions.has(PermissionFlagsBits.MentionEveryone)) {
    worries.push((words) => words.place.roleSilent(`<@&${role.id}>`, words.permissions['Mention Everyone']));
  }

  const notes: Said[] = [];
  if (channel.type === ChannelType.GuildAnnouncement) {
    notes.push(({ place }) => (wants.publish ? place.published : place.notPublished));
  } else if (wants.publish) notes.push(({ place }) => place.publishIdle);
  if (thread && wants.thread) notes.push(({ place }) => place.threadIdle);
  if (thread?.thread_metadata?.archived && missing.length === 0) notes.push(({ place }) => place.archived);
  return { kind: channel.type, missing, obstacles, worries, notes, tags };
}
