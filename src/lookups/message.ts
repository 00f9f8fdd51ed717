/** A chat message as the look-ups see it: plain data, read once from the gateway. Never stored, never logged. */
export interface ChatMessage {
  id: string;
  channel: string;
  /** Null in a direct message. */
  guild: string | null;
  author: string;
  /** Empty where Discord withheld it, and where there is none. */
  content: string;
  /** True where there must be content but Discord withheld it. */
  withheld: boolean;
  /** The bot itself, or its managed role, is mentioned. A reply that pings it is a mention too. */
  mention: 'user' | 'role' | null;
  replyTo: RepliedTo | null;
}

/** The message that one replies to. */
export interface RepliedTo {
  id: string;
  channel: string;
  /** Null where the gateway sent nothing but its id. */
  seen: SeenMessage | null;
  /** The message was deleted. */
  gone: boolean;
}

export interface SeenMessage {
  author: string;
  /** Written by a bot or a webhook. */
  fromBot: boolean;
  content: string;
  /** Its text components, in order: what a card of ours says. */
  texts: string[];
  /** `custom_id`s of its buttons. */
  ids: string[];
}

/** The bot, as messages speak of it. */
export interface Self {
  id: string;
  /** The bot's managed role in a server, which people pick by mistake; null where it has none. */
  roleIn(guild: string): string | null;
}

type Raw = Record<string, unknown>;
const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const str = (value: unknown): string => (typeof value === 'string' ? value : '');
const idPattern = /^\d{15,20}$/;

/** Deep enough for a row in a section in a container; hostile nesting ends there. */
function readComponents(components: unknown, into: SeenMessage, depth = 0): void {
  if (depth > 5) return;
  for (const component of list(components)) {
    if (!isRaw(component)) continue;
    if (component.type === 10 && typeof component.content === 'string') into.texts.push(component.content);
    if (typeof component.custom_id === 'string') into.ids.push(component.custom_id);
    readComponents(component.components, into, depth + 1);
    if (isRaw(component.accessory)) readComponents([component.accessory], into, depth + 1);
  }
}

/** Its own words, else those that it forwards. */
const contentOf = (raw: Raw): string =>
  str(raw.content) ||
  list(raw.message_snapshots)
    .flatMap((one) => (isRaw(one) && isRaw(one.message) ? [str(one.message.content)] : []))
    .filter(Boolean)
    .join('\n');

/** Null where `raw` is no message. */
export function readSeen(raw: unknown): SeenMessage | null {
  if (!isRaw(raw) || !isRaw(raw.author)) return null;
  const seen: SeenMessage = {
    author: str(raw.author.id),
    fromBot: raw.author.bot === true || typeof raw.webhook_id === 'string',
    content: contentOf(raw),
    texts: [],
    ids: [],
  };
  readComponents(raw.components, seen);
  return seen;
}

/**
 * True for what an ordinary member wrote: not by a bot (ourselves included), not by a webhook, not a system message.
 * This is what makes loops between bots impossible. The first check, and cheap: most of what comes by ends here or at
 * `mayConcern`.
 */
export function byMember(raw: unknown): raw is Raw {
  if (!isRaw(raw) || !isRaw(raw.author)) return false;
  // A missing type is an ordinary message; 0 is one too, 19 a reply.
  const ordinary = raw.type === undefined || raw.type === 0 || raw.type === 19;
  return ordinary && raw.author.bot !== true && raw.author.system !== true && typeof raw.webhook_id !== 'string';
}

function mentionOf(raw: Raw, self: Self): ChatMessage['mention'] {
  for (const user of list(raw.mentions)) if (isRaw(user) && user.id === self.id) return 'user';
  const content = str(raw.content);
  if (content.includes(`<@${self.id}>`) || content.includes(`<@!${self.id}>`)) return 'user';
  const roles = list(raw.mention_roles);
  if (typeof raw.guild_id === 'string' && (roles.length > 0 || content.includes('<@&'))) {
    const role = self.roleIn(raw.guild_id);
    if (role !== null && (roles.includes(role) || content.includes(`<@&${role}>`))) return 'role';
  }
  return null;
}

/**
 * Whether a message may be for the bot at all, by looking at few of its fields. `listens`: the channel's messages are
 * read without being asked (needs message content).
 */
export function mayConcern(
  raw: Raw,
  self: Self,
  contentGranted: boolean,
  listens: (channel: string) => boolean,
): boolean {
  if (raw.guild_id === undefined || raw.guild_id === null) return true;
  if (isRaw(raw.message_reference) && raw.message_reference.type !== 1) {
    const to = raw.referenced_message;
    // Not sent along: it may be ours.
    if (to === undefined || (isRaw(to) && isRaw(to.author) && to.author.id === self.id)) return true;
  }
  if (mentionOf(raw, self) !== null) return true;
  if (!contentGranted) return false;
  return str(raw.content).includes('[[') || listens(str(raw.channel_id));
}

/** Null where `raw` lacks what every message has. */
export function readMessage(raw: Raw, self: Self): ChatMessage | null {
  const id = str(raw.id);
  const channel = str(raw.channel_id);
  const author = isRaw(raw.author) ? str(raw.author.id) : '';
  if (![id, channel, author].every((one) => idPattern.test(one))) return null;
  // What is forwarded to it in a direct message is the question; elsewhere a forward speaks to nobody.
  const guild = typeof raw.guild_id === 'string' ? raw.guild_id : null;
  const content = guild === null ? contentOf(raw) : str(raw.content);
  const carries = ['attachments', 'sticker_items', 'embeds', 'message_snapshots'].some(
    (key) => list(raw[key]).length > 0,
  );
  const reference = isRaw(raw.message_reference) && raw.message_reference.type !== 1 ? raw.message_reference : null;
  const to = raw.referenced_message;
  const replyTo =
    reference && idPattern.test(str(reference.message_id))
      ? {
          id: str(reference.message_id),
          channel: str(reference.channel_id) || channel,
          seen: readSeen(to),
          gone: to === null,
        }
      : null;
  return {
    id,
    channel,
    guild,
    author,
    content,
    withheld: content === '' && !carries && !isRaw(raw.poll),
    mention: mentionOf(raw, self),
    replyTo,
  };
}
