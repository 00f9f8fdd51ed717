import type { Attachment, Channel, Embed, Message, MessageComponent, Pinged, User } from './contract.ts';
import { invalidField, refusal } from './errors.ts';
import type { StoredMessage } from './happenings.ts';
import { mentionableText, whoIsPinged } from './mentions.ts';
import { numberComponents } from './rules/components.ts';
import { isRecord } from './rules/form.ts';
import type { MessageForm } from './rules/messages.ts';
import type { World } from './world.ts';

/** A file of a multipart request; `field` is the number in `files[0]`. */
export interface Upload {
  field: string;
  name: string;
  contentType: string;
  data: Uint8Array;
}

/** The parts of a message that a request decides. */
export interface Composed {
  content: string;
  embeds: Embed[];
  components: MessageComponent[];
  attachments: Attachment[];
  flags: number;
  pinged: Pinged;
}

const megabyte = 1024 * 1024;
/** Bytes of one file without boosts. */
const largestFile = 10 * megabyte;

/** Turns a checked body into a message: stores files, resolves `attachment://`, numbers components, finds out who is pinged. */
export function compose(
  world: World,
  form: MessageForm,
  uploads: readonly Upload[],
  context: { channel: Channel; author: User; repliedTo?: Message | undefined; existing?: StoredMessage | undefined },
): Composed {
  const { channel, author, repliedTo, existing } = context;
  const attachments = composeAttachments(world, form, uploads, channel, existing);
  const byName = new Map(attachments.map((attachment) => [attachment.filename, attachment]));
  const old = existing?.wire;

  const content = form.content === undefined ? (old?.content ?? '') : (form.content ?? '');
  const embeds =
    form.embeds === undefined
      ? (old?.embeds ?? [])
      : ((form.embeds ?? []).map((embed) => ({ type: 'rich', ...withMedia(embed, byName) })) as Embed[]);
  let components = old?.components ?? [];
  if (form.components !== undefined) {
    const fresh = withMedia(structuredClone(form.components ?? []), byName);
    numberComponents(fresh);
    components = fresh as unknown as MessageComponent[];
  }
  const guild = world.guildOf(channel);
  const pinged = whoIsPinged(
    mentionableText(content, components),
    form.allowed_mentions && {
      parse: form.allowed_mentions.parse ?? [],
      users: form.allowed_mentions.users ?? [],
      roles: form.allowed_mentions.roles ?? [],
      replied_user: form.allowed_mentions.replied_user ?? false,
    },
    {
      guild,
      authorPermissions: world.permissionsIn(channel, author.id),
      repliedTo,
      knownUsers: world.users,
    },
  );
  const flags = (old?.flags ?? 0) | (form.flags ?? 0);
  const composed: Composed = { content, embeds, components, attachments, flags, pinged };
  if (!content.trim() && embeds.length === 0 && components.length === 0 && attachments.length === 0) {
    throw refusal('emptyMessage');
  }
  return composed;
}

function composeAttachments(
  world: World,
  form: MessageForm,
  uploads: readonly Upload[],
  channel: Channel,
  existing: StoredMessage | undefined,
): Attachment[] {
  const described = new Map((form.attachments ?? []).map((attachment) => [attachment.id, attachment]));
  const keep = existing?.wire.attachments.filter(({ id }) => !form.attachments || described.has(id)) ?? [];
  for (const id of described.keys()) {
    const known = uploads.some(({ field }) => field === id) || keep.some((attachment) => attachment.id === id);
    if (!known) throw invalidField(['attachments'], 'BASE_TYPE_INVALID', `There is no file for attachment ${id}`);
  }
  const added = uploads.map((upload) => {
    if (upload.data.byteLength > largestFile) throw refusal('tooLarge');
    const id = world.newId();
    const { filename, description } = described.get(upload.field) ?? {};
    const name = (filename ?? upload.name).replaceAll(/[^\w.-]+/g, '_');
    world.files.set(id, { name, contentType: upload.contentType, data: upload.data });
    const url = `${world.baseUrl}/attachments/${channel.id}/${id}/${name}`;
    return {
      id,
      filename: name,
      size: upload.data.byteLength,
      content_type: upload.contentType,
      ...(description ? { description } : {}),
      url,
      proxy_url: url,
    };
  });
  return [...keep, ...added];
}

/** Replaces `{ url: 'attachment://…' }` by what Discord makes of it. Other media keep their address. */
function withMedia<T>(node: T, attachments: ReadonlyMap<string, Attachment>): T {
  if (Array.isArray(node)) return node.map((child: unknown) => withMedia(child, attachments)) as T;
  if (!isRecord(node)) return node;
  const entries = Object.entries(node).map(([key, value]) => {
    if (isRecord(value) && typeof value.url === 'string' && ['media', 'file', 'image', 'thumbnail'].includes(key)) {
      return [key, { ...value, ...mediaItem(value.url, attachments) }];
    }
    return [key, withMedia(value, attachments)];
  });
  const result = Object.fromEntries(entries);
  if (node.type === 13 && isRecord(node.file)) {
    const found = attachments.get(String(node.file.url).slice('attachment://'.length));
    if (found) Object.assign(result, { name: found.filename, size: found.size });
  }
  return result as T;
}

function mediaItem(url: string, attachments: ReadonlyMap<string, Attachment>): Record<string, unknown> {
  if (!url.startsWith('attachment://')) return { url, proxy_url: url, width: null, height: null, content_type: null };
  const found = attachments.get(url.slice('attachment://'.length));
  if (!found) {
    throw invalidField(
      ['components'],
      'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
      `The referenced attachment ${url} was not found`,
    );
  }
  const { proxy_url, content_type, id } = found;
  return { url: found.url, proxy_url, width: null, height: null, content_type, attachment_id: id };
}

/** Applies a composed edit to a stored message and tells everybody. `markEdited`: "(edited)" is shown from now on. */
export function applyEdit(world: World, message: StoredMessage, composed: Composed, { markEdited = true } = {}): void {
  const { pinged, ...fields } = composed;
  Object.assign(message.wire, fields);
  message.pinged = pinged;
  message.wire.mentions = pinged.users.flatMap((id) => world.users.get(id) ?? []);
  message.wire.mention_roles = pinged.roles;
  message.wire.mention_everyone = pinged.everyone;
  if (markEdited) message.wire.edited_timestamp = world.now();
  world.updateMessage(message);
}
