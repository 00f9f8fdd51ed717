import * as z from 'zod';
import { MessageFlag } from '../contract.ts';
import { refusal } from '../errors.ts';
import { classicComponents, componentsV2 } from './components.ts';
import { fault, isRecord, readForm, snowflake } from './form.ts';

// https://discord.com/developers/docs/resources/message
const embed = z.object({
  title: z.string().max(256).nullish(),
  type: z.string().nullish(),
  description: z.string().max(4096).nullish(),
  url: z.string().max(2048).nullish(),
  timestamp: z.string().nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  footer: z.object({ text: z.string().max(2048), icon_url: z.string().max(2048).nullish() }).nullish(),
  image: z.object({ url: z.string().max(2048) }).nullish(),
  thumbnail: z.object({ url: z.string().max(2048) }).nullish(),
  author: z
    .object({
      name: z.string().max(256),
      url: z.string().max(2048).nullish(),
      icon_url: z.string().max(2048).nullish(),
    })
    .nullish(),
  fields: z
    .array(
      z.object({ name: z.string().min(1).max(256), value: z.string().min(1).max(1024), inline: z.boolean().nullish() }),
    )
    .max(25)
    .nullish(),
});
const embeds = z
  .array(embed)
  .max(10)
  .superRefine((list, context) => {
    const length = (text: string | null | undefined) => text?.length ?? 0;
    const total = list.reduce(
      (sum, each) =>
        sum +
        length(each.title) +
        length(each.description) +
        length(each.footer?.text) +
        length(each.author?.name) +
        (each.fields ?? []).reduce((all, { name, value }) => all + name.length + value.length, 0),
      0,
    );
    if (total > 6000) fault(context, [], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  });

const allowedMentions = z
  .object({
    parse: z.array(z.enum(['users', 'roles', 'everyone'])).nullish(),
    users: z.array(snowflake).max(100).nullish(),
    roles: z.array(snowflake).max(100).nullish(),
    replied_user: z.boolean().nullish(),
  })
  .superRefine((value, context) => {
    for (const kind of ['users', 'roles'] as const) {
      if (value.parse?.includes(kind) && (value[kind]?.length ?? 0) > 0) {
        fault(
          context,
          ['parse'],
          'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
          `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
        );
      }
    }
  });

const attachment = z.object({
  id: snowflake,
  filename: z.string().max(1024).nullish(),
  description: z.string().max(1024).nullish(),
  title: z.string().max(1024).nullish(),
  duration_secs: z.number().nullish(),
  waveform: z.string().nullish(),
  is_remix: z.boolean().nullish(),
});

const shared = {
  content: z.string().max(2000).nullish(),
  embeds: embeds.nullish(),
  allowed_mentions: allowedMentions.nullish(),
  attachments: z.array(attachment).max(10).nullish(),
  flags: z.int().min(0).nullish(),
  poll: z.unknown().optional(),
  // These only have a meaning when a message is created, but discord.js sends them with every edit as well.
  tts: z.boolean().nullish(),
  enforce_nonce: z.boolean().nullish(),
};

const createMessage = {
  ...shared,
  nonce: z.union([z.string().max(25), z.int()]).nullish(),
  message_reference: z
    .object({
      type: z.int().min(0).max(1).nullish(),
      message_id: snowflake,
      channel_id: snowflake.nullish(),
      guild_id: snowflake.nullish(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .nullish(),
  sticker_ids: z.array(snowflake).max(3).nullish(),
};
const webhookMessage = {
  ...shared,
  username: z.string().nullish(),
  avatar_url: z.string().nullish(),
  thread_name: z.string().nullish(),
  applied_tags: z.array(snowflake).nullish(),
};
const editMessage = { ...shared };

const shapes = { create: createMessage, webhook: webhookMessage, edit: editMessage } as const;

/** What a message body says, after all checks. */
export interface MessageForm {
  content?: string | null | undefined;
  embeds?: z.output<typeof embeds> | null | undefined;
  allowed_mentions?: z.output<typeof allowedMentions> | null | undefined;
  attachments?: z.output<typeof attachment>[] | null | undefined;
  flags?: number | null | undefined;
  tts?: boolean | null | undefined;
  nonce?: string | number | null | undefined;
  enforce_nonce?: boolean | null | undefined;
  message_reference?: z.output<typeof createMessage.message_reference>;
  components?: z.output<typeof componentsV2> | z.output<typeof classicComponents> | null | undefined;
}

/** Flags that a bot may set on a message of each kind. */
const settableFlags = {
  create: MessageFlag.suppressEmbeds | MessageFlag.suppressNotifications | MessageFlag.componentsV2,
  webhook:
    MessageFlag.suppressEmbeds | MessageFlag.suppressNotifications | MessageFlag.componentsV2 | MessageFlag.ephemeral,
  edit: MessageFlag.suppressEmbeds | MessageFlag.componentsV2,
} as const;

/**
 * Reads the body of a message to be created or edited. `existingFlags` are those of the message that is edited: V2 cannot be taken
 * back. `uploads` is how many files came with it.
 */
export function readMessage(
  kind: keyof typeof shapes,
  body: unknown,
  options: { existingFlags?: number; uploads?: number; refuseUnknownKeys?: boolean; hasThinking?: boolean } = {},
): MessageForm {
  const { existingFlags = 0, uploads = 0, refuseUnknownKeys = false } = options;
  const flags = isRecord(body) && typeof body.flags === 'number' ? body.flags : 0;
  const isV2 = ((flags | existingFlags) & MessageFlag.componentsV2) !== 0;
  const schema = z
    .object({ ...shapes[kind], components: (isV2 ? componentsV2 : classicComponents).nullish() })
    .superRefine((value, context) => {
      const unsettable = (value.flags ?? 0) & ~(settableFlags[kind] | existingFlags);
      if (unsettable !== 0) {
        fault(context, ['flags'], 'MESSAGE_FLAGS_INVALID', `The flags ${unsettable} cannot be set on this message`);
      }
      if (!isV2) return;
      const forbidden = (field: string) =>
        fault(
          context,
          [field],
          'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
          `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        );
      if (value.content) forbidden('content');
      if (value.embeds && value.embeds.length > 0) forbidden('embeds');
      if (value.poll) forbidden('poll');
      if ('sticker_ids' in value && Array.isArray(value.sticker_ids) && value.sticker_ids.length > 0) {
        forbidden('sticker_ids');
      }
    });
  const form: MessageForm = readForm(schema, body, { refuseUnknownKeys });
  if (kind !== 'edit') {
    const empty =
      !form.content?.trim() &&
      !form.embeds?.length &&
      !form.components?.length &&
      !form.attachments?.length &&
      uploads === 0;
    if (empty) throw refusal('emptyMessage');
  }
  return form;
}
