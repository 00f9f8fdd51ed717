/**
 * The play API of the local Discord: what the web page and the tests use to act as human members.
 *
 * - `POST /play/<call>` with a JSON body ({@link PlayCalls}`[call].request`), `Content-Type: application/json`. Answers 200 with
 *   `PlayCalls[call].response`, or 4xx with {@link PlayError}: a plain sentence that may be shown to the person at the keyboard.
 * - `GET /play/events?member=<user id>` is a server-sent event stream: every `data:` line is one {@link PlayEvent} as that member
 *   sees it. Without `member` it carries everything (for tests).
 * - `GET /play/clock` answers {@link ClockReading}.
 * - `GET /` serves the page: the files of `dist/src/playground/page/` (index.html, main.js, page.css), under a strict
 *   Content-Security-Policy (scripts, styles, images and connections from this origin only, nothing inline).
 * - `GET /attachments/<channel>/<attachment>/<file name>` serves uploaded files; `url` of an {@link Attachment} points there.
 *
 * Names inside Discord's objects are Discord's own (snake_case); the play API's own names are camelCase. Ids are snowflakes in
 * decimal strings. Times are ISO 8601 strings or milliseconds since 1970, on the local Discord's own clock, which can be moved.
 */

export type Snowflake = string;

// ---------------------------------------------------------------------------------------------------------------- people, places

/** A person or a bot. `id` is what every call names as `member`. */
export interface User {
  id: Snowflake;
  username: string;
  /** The display name. */
  global_name: string | null;
  discriminator: string;
  avatar: string | null;
  bot?: boolean;
  system?: boolean;
}

export interface Role {
  id: Snowflake;
  name: string;
  /** Permission bits in decimal. The role whose id is the guild's is @everyone. */
  permissions: string;
  position: number;
  color: number;
  hoist: boolean;
  managed: boolean;
  mentionable: boolean;
  /** The bot's own managed role carries the bot's user id here. */
  tags?: { bot_id?: Snowflake };
}

/** The kinds of channel that the local Discord knows, by Discord's numbers. */
export const ChannelKind = {
  text: 0,
  dm: 1,
  voice: 2,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
  forum: 15,
} as const;
export type ChannelKind = (typeof ChannelKind)[keyof typeof ChannelKind];

export interface ForumTag {
  id: Snowflake;
  name: string;
  moderated: boolean;
  emoji_id: Snowflake | null;
  emoji_name: string | null;
}

/** Permission bits in decimal; `type` 0 is a role, 1 a member. */
export interface PermissionOverwrite {
  id: Snowflake;
  type: 0 | 1;
  allow: string;
  deny: string;
}

export interface Channel {
  id: Snowflake;
  type: ChannelKind;
  guild_id?: Snowflake;
  name: string | null;
  topic?: string | null;
  position?: number;
  /** The category of a channel, or the channel of a thread or forum post. */
  parent_id?: Snowflake | null;
  permission_overwrites?: PermissionOverwrite[];
  rate_limit_per_user?: number;
  nsfw?: boolean;
  last_message_id?: Snowflake | null;
  /** Bits; `1 << 4` on a forum: every post needs a tag. */
  flags?: number;
  /** The two people of a DM, the bot left out in what the bot is sent. */
  recipients?: User[];
  available_tags?: ForumTag[];
  applied_tags?: Snowflake[];
  owner_id?: Snowflake;
  message_count?: number;
  member_count?: number;
  thread_metadata?: {
    archived: boolean;
    locked: boolean;
    auto_archive_duration: number;
    archive_timestamp: string;
    invitable?: boolean;
    create_timestamp?: string;
  };
}

/** A server as one member sees it. */
export interface PlayGuild {
  id: Snowflake;
  name: string;
  ownerId: Snowflake;
  /** Whether the bot is a member here. */
  botInstalled: boolean;
  roles: Role[];
  members: PlayGuildMember[];
  /** Channels and active threads that the member may see, in display order (forum posts and threads after their channel). */
  channels: Channel[];
}

export interface PlayGuildMember {
  user: User;
  nick: string | null;
  roles: Snowflake[];
  /** Permission bits in the whole server, in decimal. */
  permissions: string;
  /** May manage the server (or owns it). */
  manager: boolean;
}

/** Everything a page needs to draw its frame, as one member sees it. Fetch again on {@link PlayEvent} `world`. */
export interface World {
  /** Who is looking. */
  me: User;
  /** Everybody that the page can switch to (no bots). */
  people: User[];
  /** Everybody, bots included, to show names for `<@id>`. */
  users: User[];
  /** The bot under test, and whether a gateway connection of it is identified now. */
  bot: User & { applicationId: Snowflake; online: boolean };
  guilds: PlayGuild[];
  /** The member's DM with the bot (and with other bots that wrote). Always has the one with the bot. */
  dms: Channel[];
  clock: ClockReading;
}

// --------------------------------------------------------------------------------------------------------------------- messages

export interface Emoji {
  id?: Snowflake | null;
  name?: string | null;
  animated?: boolean;
}
export interface ActionRow {
  type: 1;
  id?: number;
  components: (Button | Select)[];
}
/** `style` 1 primary, 2 secondary, 3 success, 4 danger, 5 link (has `url`, no `custom_id`). */
export interface Button {
  type: 2;
  id?: number;
  style: 1 | 2 | 3 | 4 | 5 | 6;
  label?: string;
  emoji?: Emoji;
  custom_id?: string;
  url?: string;
  disabled?: boolean;
}
export interface SelectOption {
  label: string;
  value: string;
  description?: string;
  emoji?: Emoji;
  default?: boolean;
}
/** Type 3 chooses among `options`; 5 users, 6 roles, 7 both, 8 channels: ids of what the server has. */
export interface Select {
  type: 3 | 5 | 6 | 7 | 8;
  id?: number;
  custom_id: string;
  options?: SelectOption[];
  placeholder?: string;
  min_values?: number;
  max_values?: number;
  disabled?: boolean;
  /** In modals. */
  required?: boolean;
  channel_types?: ChannelKind[];
  default_values?: { id: Snowflake; type: 'user' | 'role' | 'channel' }[];
}
export interface TextInput {
  type: 4;
  id?: number;
  custom_id: string;
  /** 1 one line, 2 a paragraph. */
  style: 1 | 2;
  label?: string;
  value?: string;
  placeholder?: string;
  min_length?: number;
  max_length?: number;
  required?: boolean;
}
export interface TextDisplay {
  type: 10;
  id?: number;
  content: string;
}
export interface MediaItem {
  url: string;
  proxy_url?: string;
  width?: number | null;
  height?: number | null;
  content_type?: string | null;
}
export interface Thumbnail {
  type: 11;
  id?: number;
  media: MediaItem;
  description?: string | null;
  spoiler?: boolean;
}
export interface Section {
  type: 9;
  id?: number;
  components: TextDisplay[];
  accessory: Button | Thumbnail;
}
export interface MediaGallery {
  type: 12;
  id?: number;
  items: { media: MediaItem; description?: string | null; spoiler?: boolean }[];
}
export interface FileComponent {
  type: 13;
  id?: number;
  file: MediaItem;
  spoiler?: boolean;
  name?: string;
  size?: number;
}
export interface Separator {
  type: 14;
  id?: number;
  divider?: boolean;
  /** 1 small, 2 large. */
  spacing?: 1 | 2;
}
export interface Container {
  type: 17;
  id?: number;
  components: (ActionRow | TextDisplay | Section | MediaGallery | FileComponent | Separator)[];
  accent_color?: number | null;
  spoiler?: boolean;
}
/** Modal only: a caption around one input. */
export interface Label {
  type: 18;
  id?: number;
  label: string;
  description?: string;
  component: TextInput | Select;
}
export type MessageComponent = ActionRow | TextDisplay | Section | MediaGallery | FileComponent | Separator | Container;
/** A modal's parts: labels, texts, or the older action row with one text input. */
export type ModalComponent = Label | TextDisplay | { type: 1; id?: number; components: TextInput[] };

export interface Attachment {
  id: Snowflake;
  filename: string;
  size: number;
  content_type?: string;
  description?: string;
  url: string;
  proxy_url: string;
  width?: number | null;
  height?: number | null;
}

export interface Embed {
  title?: string;
  type?: string;
  description?: string;
  url?: string;
  timestamp?: string;
  color?: number;
  footer?: { text: string; icon_url?: string };
  image?: { url: string };
  thumbnail?: { url: string };
  author?: { name: string; url?: string; icon_url?: string };
  fields?: { name: string; value: string; inline?: boolean }[];
}

/** Message flags, Discord's own. */
export const MessageFlag = {
  crossposted: 1 << 0,
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** A message in Discord's shape. */
export interface Message {
  id: Snowflake;
  channel_id: Snowflake;
  /** 0 ordinary, 19 reply, 20 slash reply, 23 menu reply, 18 thread created, 21 thread starter, 6 pinned. */
  type: number;
  author: User;
  content: string;
  timestamp: string;
  edited_timestamp: string | null;
  tts: boolean;
  mention_everyone: boolean;
  mentions: User[];
  mention_roles: Snowflake[];
  attachments: Attachment[];
  embeds: Embed[];
  components: MessageComponent[];
  pinned: boolean;
  /** {@link MessageFlag} bits. */
  flags: number;
  nonce?: string | number;
  webhook_id?: Snowflake;
  application_id?: Snowflake;
  reactions?: { count: number; me: boolean; emoji: Emoji }[];
  message_reference?: { type?: 0 | 1; message_id?: Snowflake; channel_id: Snowflake; guild_id?: Snowflake };
  /** The message replied to; null when it was deleted. */
  referenced_message?: Message | null;
  interaction_metadata?: {
    id: Snowflake;
    type: number;
    user: User;
    authorizing_integration_owners: Record<string, string>;
    original_response_message_id?: Snowflake;
    interacted_message_id?: Snowflake;
    target_user?: User;
    target_message_id?: Snowflake;
  };
  /** The thread that was started from this message. */
  thread?: Channel;
}

/** What a message would have notified. Tests assert that it is empty. */
export interface Pinged {
  everyone: boolean;
  users: Snowflake[];
  roles: Snowflake[];
}

/** A message as a member sees it. */
export interface PlayMessage extends Message {
  play: {
    guildId: Snowflake | null;
    /** Set on a private reply: only this member is shown it ("Only you can see this · Dismiss message"). */
    onlyFor: Snowflake | null;
    /** The bot deferred and has not answered yet ("… is thinking"). */
    thinking: boolean;
    pinged: Pinged;
    /** For replies to a command: its full name without the slash ("quote", "daily set"), for "X used /quote". */
    commandName: string | null;
  };
}

// --------------------------------------------------------------------------------------------------------- commands, interactions

/** Discord's option numbers: 1 sub-command, 2 sub-command group, 3 string, 4 integer, 5 boolean, 6 user, 7 channel, 8 role,
 * 9 mentionable, 10 number, 11 attachment. */
export interface CommandOption {
  type: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11;
  name: string;
  name_localizations?: Record<string, string> | null;
  description: string;
  description_localizations?: Record<string, string> | null;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; name_localizations?: Record<string, string> | null; value: string | number }[];
  options?: CommandOption[];
  channel_types?: ChannelKind[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
}

/** A registered command in Discord's shape. `type` 1 slash, 2 user menu, 3 message menu. */
export interface Command {
  id: Snowflake;
  application_id: Snowflake;
  guild_id?: Snowflake;
  type: 1 | 2 | 3;
  name: string;
  name_localizations: Record<string, string> | null;
  description: string;
  description_localizations: Record<string, string> | null;
  options: CommandOption[];
  default_member_permissions: string | null;
  nsfw: boolean;
  /** 0 server, 1 DM with the bot, 2 other DMs. */
  contexts: number[] | null;
  /** 0 server install, 1 user install. */
  integration_types: number[];
  version: Snowflake;
}

/** A file, base64, for an option that takes one. */
export interface FileValue {
  name: string;
  contentType?: string;
  data: string;
}
export type OptionValue = string | number | boolean | FileValue;

/** A modal that the bot opened for the member. */
export interface Modal {
  /** Name it in `submit`. */
  id: Snowflake;
  custom_id: string;
  title: string;
  components: ModalComponent[];
}

export interface Choice {
  name: string;
  value: string | number;
}

/** What a member sees after using a command, button, select, menu or modal. */
export interface InteractionResult {
  interactionId: Snowflake;
  outcome: /** A new message. */
    | 'replied'
    /** "… is thinking" still, when `settleMs` ran out. */
    | 'thinking'
    /** The message that the component sits on was changed. */
    | 'updated'
    /** Acknowledged without any visible change (so far). */
    | 'acknowledged'
    | 'modal'
    /** Shown as "This interaction failed" or "The application did not respond". */
    | 'failed';
  /** The words shown to the member when `failed`. */
  failure?: string;
  /** The reply, or the changed message; then follow-ups that came before this answer did. */
  messages: PlayMessage[];
  modal?: Modal;
  /** Milliseconds from event out to callback in. */
  tookMs?: number;
}

interface InteractionBase {
  member: Snowflake;
  /** Discord's locale of the member's client (default `en-US`). */
  locale?: string;
  /** How long, in real milliseconds, to wait for the real reply after the bot deferred (default 10,000; 0: do not wait). */
  settleMs?: number;
  /** Act as one who has the app installed for themselves, in a place where the bot is not a member. */
  userInstall?: boolean;
}

// ------------------------------------------------------------------------------------------------------------------- clock, faults

export interface ClockReading {
  /** Milliseconds since 1970 on the local Discord's clock. */
  now: number;
  /** Milliseconds that it is ahead of the machine's clock. */
  offset: number;
}

/**
 * How message content reaches a bot that lacks the privileged intent. Direct messages, messages that mention the bot by name and its
 * own messages always carry it. In doubt are: replies to its messages, mentions of its managed role, and replies that do not ping.
 * - `documented`: a reply that pings the bot carries content, but replying to a slash reply never pings; the others arrive empty.
 * - `lenient`: all of them carry content, slash replies included.
 * - `strict`: none of them does.
 */
export type ContentRules = 'documented' | 'lenient' | 'strict';

export interface Faults {
  /** Added to every REST answer, real milliseconds. */
  latencyMs: number;
  /** Added to every gateway dispatch, real milliseconds. */
  gatewayLatencyMs: number;
  /** How long a bot may take for its first answer to an interaction, ms on this clock. Discord's own 3,000 by default. */
  firstAnswerMs: number;
  /** 50 requests a second for the whole bot; interaction callbacks and webhooks are exempt. */
  globalRateLimit: boolean;
  /** The limits per route that the `X-RateLimit-*` headers speak of. */
  routeRateLimits: boolean;
  contentRules: ContentRules;
  /** Refuse the token: REST 401, gateway close 4004. */
  tokenRevoked: boolean;
  /** Privileged intents that the portal does not grant: GUILD_MEMBERS `1 << 1`, GUILD_PRESENCES `1 << 8`, MESSAGE_CONTENT
   * `1 << 15`. Identifying with one of them closes with 4014. Default: all three refused. */
  disallowedIntents: number;
}

/** Makes the next `times` requests that match answer with an error. */
export interface FailNext {
  /** `GET`, `POST` …; any when left out. */
  method?: string;
  /** A path without `/api/v10` and query; a part that starts with `:` stands for any one part: `/channels/:channel/messages`. */
  path: string;
  times: number;
  status: number;
  /** Discord's JSON error code (50001, 10003 …), 0 when left out. */
  code?: number;
  message?: string;
  /** Seconds, for 429. */
  retryAfter?: number;
  /** For 429: the global limit's flag. */
  global?: boolean;
  /** `before`: refused and nothing happened. `after`: it happened, and the answer is an error all the same (default `before`). */
  when?: 'before' | 'after';
  /** Instead of answering, cut the connection. */
  hangUp?: boolean;
  /** Instead of Discord's JSON, a page of HTML, as something between the bot and Discord answers. */
  page?: boolean;
}

export interface LoggedRequest {
  /** Counts up from 1. */
  seq: number;
  /** On the local Discord's clock. */
  at: number;
  method: string;
  /** Without `/api/v10`, with the query. Interaction and webhook tokens stand as they came. */
  path: string;
  status: number;
  /** The JSON body, `payload_json` of a form; null when there was none. */
  body: unknown;
  /** Discord's error body when `status` ≥ 400. */
  error?: unknown;
  files?: { name: string; size: number }[];
}

export interface Counters {
  /** Those that came in, answered or not. */
  arrived: number;
  /** Those that were answered. */
  requests: number;
  byStatus: Record<string, number>;
  /** Answers of 401, 403 and 429: Discord bans an address at 10,000 in ten minutes. */
  invalidRequests: number;
  dispatches: number;
  identifies: number;
  resumes: number;
  connections: number;
  messages: number;
  interactions: number;
  /** Sends that were answered with an earlier message because of their nonce. */
  deduplicated: number;
}

// ------------------------------------------------------------------------------------------------------------------------ calls

/** Names of permissions as discord.js spells them in `PermissionFlagsBits` (`SendMessages`, `ManageGuild` …). */
export type PermissionName = string;

/** Every call: `POST /play/<name>`. Fields named `member` say who acts. */
export interface PlayCalls {
  // ---- seeing
  /** Without `member`: as the first of `people` (the one who manages the first server), for a page that knows no ids yet. */
  world: { request: { member?: Snowflake }; response: World };
  /** Oldest first; `before` a message id; `limit` 1–100 (50). Private messages of others are left out. */
  history: {
    request: { member: Snowflake; channel: Snowflake; before?: Snowflake; limit?: number };
    response: { messages: PlayMessage[]; more: boolean };
  };
  message: { request: { channel: Snowflake; message: Snowflake }; response: { message: PlayMessage | null } };
  /** Threads and forum posts of a channel, archived ones included, newest first. */
  threads: { request: { member: Snowflake; channel: Snowflake }; response: { threads: Channel[] } };
  /** What the member can use here: slash commands, and menu entries for messages (type 3) and users (type 2). */
  commands: {
    request: { member: Snowflake; channel: Snowflake; userInstall?: boolean };
    response: { commands: Command[] };
  };

  /** Every server that the bot is in with its channels and how much the bot said in each, for benchmarks with thousands of them. */
  places: {
    request: Record<string, never>;
    response: {
      guilds: {
        id: Snowflake;
        channels: { id: Snowflake; name: string | null; type: ChannelKind; botMessages: number }[];
      }[];
    };
  };

  // ---- writing
  /** Mentions as Discord writes them: `<@id>`, `<@&role>`, `<#channel>`. `replyTo` pings its author unless `ping: false`. */
  send: {
    request: {
      member: Snowflake;
      channel: Snowflake;
      content: string;
      replyTo?: Snowflake;
      ping?: boolean;
      /** Up to 10 files, base64. */
      files?: { name: string; contentType?: string; data: string }[];
    };
    response: { message: PlayMessage };
  };
  /** As a webhook of that name (not a member, `webhook_id` set). */
  sendWebhook: {
    request: { channel: Snowflake; name: string; content: string };
    response: { message: PlayMessage };
  };
  /** Many messages at once; `perSecond` spreads them evenly (0: at once). Answers when the last is out. */
  sendMany: {
    request: { messages: { member: Snowflake; channel: Snowflake; content: string }[]; perSecond?: number };
    response: { ids: Snowflake[] };
  };
  edit: {
    request: { member: Snowflake; channel: Snowflake; message: Snowflake; content: string };
    response: { message: PlayMessage };
  };
  delete: { request: { member: Snowflake; channel: Snowflake; message: Snowflake }; response: Done };
  dismiss: { request: { member: Snowflake; message: Snowflake }; response: Done };
  typing: { request: { member: Snowflake; channel: Snowflake }; response: Done };
  react: { request: { member: Snowflake; channel: Snowflake; message: Snowflake; emoji: string }; response: Done };

  // ---- interactions
  /** `command` is the full name as typed: `quote`, `daily set`, `lookups ignore add`. User, channel and role options take ids. */
  slash: {
    request: InteractionBase & { channel: Snowflake; command: string; options?: Record<string, OptionValue> };
    response: InteractionResult;
  };
  /** `focused` names the option being typed; its value so far stands in `options`. Answers at once with an empty list when the bot
   * does not answer in 3 s, with `failure` set. */
  autocomplete: {
    request: InteractionBase & {
      channel: Snowflake;
      command: string;
      options: Record<string, OptionValue>;
      focused: string;
    };
    response: { choices: Choice[]; failure?: string; tookMs?: number };
  };
  press: { request: InteractionBase & { message: Snowflake; customId: string }; response: InteractionResult };
  /** `values` are option values, or ids for user, role and channel selects. */
  select: {
    request: InteractionBase & { message: Snowflake; customId: string; values: string[] };
    response: InteractionResult;
  };
  /** `fields`: custom_id → text, or values of a select. */
  submit: {
    request: InteractionBase & { modal: Snowflake; fields: Record<string, string | string[]> };
    response: InteractionResult;
  };
  /** A message's Apps menu (`message`) or a member's (`user`): name one of them. `command` is the entry's name. */
  menu: {
    request: InteractionBase & { channel: Snowflake; command: string; message?: Snowflake; user?: Snowflake };
    response: InteractionResult;
  };
  /** The follow-ups and edits of an interaction so far: every message that came of it. */
  interaction: { request: { interactionId: Snowflake }; response: InteractionResult };

  // ---- the place
  createGuild: { request: { name: string; owner?: Snowflake; botInstalled?: boolean }; response: { guild: PlayGuild } };
  /** `bot: true` makes a bot that is not the one under test. `username` must be new. */
  createUser: { request: { username: string; displayName?: string; bot?: boolean }; response: { user: User } };
  joinGuild: { request: { guild: Snowflake; user: Snowflake; roles?: Snowflake[] }; response: Done };
  leaveGuild: { request: { guild: Snowflake; user: Snowflake }; response: Done };
  createRole: {
    request: { guild: Snowflake; name: string; permissions?: PermissionName[]; mentionable?: boolean };
    response: { role: Role };
  };
  giveRole: { request: { guild: Snowflake; user: Snowflake; role: Snowflake; take?: boolean }; response: Done };
  createChannel: {
    request: {
      guild: Snowflake;
      name: string;
      kind?: 'text' | 'announcement' | 'forum' | 'voice' | 'category';
      tags?: string[];
      requireTag?: boolean;
    };
    response: { channel: Channel };
  };
  /** For threads too. */
  updateChannel: {
    request: {
      channel: Snowflake;
      name?: string;
      /** What an admin can turn a channel into. */
      kind?: 'text' | 'announcement';
      topic?: string;
      slowmodeSeconds?: number;
      archived?: boolean;
      locked?: boolean;
      requireTag?: boolean;
    };
    response: { channel: Channel };
  };
  /** For threads too. */
  deleteChannel: { request: { channel: Snowflake }; response: Done };
  /** From a message, loose in a text channel, or (with `content`) a forum post. */
  createThread: {
    request: {
      member: Snowflake;
      channel: Snowflake;
      name: string;
      message?: Snowflake;
      content?: string;
      tags?: Snowflake[];
    };
    response: { channel: Channel };
  };
  /** Grants and takes permissions. Of a role (`role`, or `bot: true` for the bot's managed role) in the whole server; with `channel`
   * as an overwrite there, for `role`, `user` or `bot`. `inherit` clears an overwrite's bits. */
  setPermissions: {
    request: {
      guild: Snowflake;
      channel?: Snowflake;
      role?: Snowflake;
      user?: Snowflake;
      bot?: boolean;
      allow?: PermissionName[];
      deny?: PermissionName[];
      inherit?: PermissionName[];
    };
    response: Done;
  };
  /** Whether a person's privacy settings let the bot send DMs (else 50007). */
  setDirectMessages: { request: { user: Snowflake; open: boolean }; response: Done };
  /** The server goes away and comes back (`unavailable` in GUILD_DELETE), as in an outage. */
  setGuildAvailable: { request: { guild: Snowflake; available: boolean }; response: Done };

  // ---- time and trouble
  clock: { request: Record<string, never>; response: ClockReading };
  advanceClock: { request: { ms: number }; response: ClockReading };
  /** Milliseconds since 1970; may lie in the past. */
  setClock: { request: { now: number }; response: ClockReading };
  faults: { request: Record<string, never>; response: Faults };
  setFaults: { request: Partial<Faults>; response: Faults };
  failNext: { request: FailNext; response: Done };
  clearFailures: { request: Record<string, never>; response: Done };
  /** `resumable`: closed with 4000, the session can be resumed. `invalid`: the session is forgotten as well. `reconnect`: the
   * gateway asks politely (op 7). `code` closes with that code. */
  dropGateway: {
    request: { mode: 'resumable' | 'invalid' | 'reconnect'; code?: number };
    response: { dropped: number };
  };
  /**
   * Sends `frame` as it is to every identified connection: what no real event makes. `instead` of a READY or HELLO: kept
   * for the next connection, which gets it in the place of its own.
   */
  sendFrame: { request: { frame: string; instead?: 'READY' | 'HELLO' }; response: Done };
  /** `since` a `seq` (exclusive). */
  requests: { request: { since?: number; method?: string; path?: string }; response: { requests: LoggedRequest[] } };
  counters: { request: Record<string, never>; response: Counters };
}

export type PlayCall = keyof PlayCalls;
export interface Done {
  ok: true;
}
export interface PlayError {
  error: string;
}

// ----------------------------------------------------------------------------------------------------------------------- events

export type PlayEvent =
  /** The first on every stream. */
  | { type: 'hello'; clock: ClockReading }
  | { type: 'message'; message: PlayMessage }
  | { type: 'message-updated'; message: PlayMessage }
  | { type: 'message-deleted'; channelId: Snowflake; messageId: Snowflake }
  | { type: 'typing'; channelId: Snowflake; user: User }
  | { type: 'channel-created'; channel: Channel }
  | { type: 'channel-updated'; channel: Channel }
  | { type: 'channel-deleted'; channel: Channel }
  /** Servers, members, roles or permissions changed: fetch `world` again. */
  | { type: 'world' }
  /** The registered commands changed: fetch `commands` again. */
  | { type: 'commands' }
  /** The bot came or went. */
  | { type: 'bot'; online: boolean }
  /** An interaction ended badly after its call had answered, or the bot never came back from "thinking". */
  | { type: 'interaction-failed'; interactionId: Snowflake; member: Snowflake; failure: string }
  | { type: 'clock'; clock: ClockReading };

// ------------------------------------------------------------------------------------------------------- starting and the process

/** What the server's process says first: over IPC when forked, else as one JSON line on stdout. */
export interface ServerReady {
  type: 'ready';
  /** `http://127.0.0.1:<port>`: the page; `<url>/api` is what discord.js takes as `rest.api`. */
  url: string;
  port: number;
  /** The bot's token here. */
  token: string;
  applicationId: Snowflake;
  clock: ClockReading;
}
/** Pushed over IPC whenever the clock is moved. */
export interface ClockMoved {
  type: 'clock';
  clock: ClockReading;
}
export interface ServerFailed {
  type: 'failed';
  message: string;
}
export type ServerReport = ServerReady | ClockMoved | ServerFailed;
