import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { applyEdit, compose, type Upload } from './composing.ts';
import {
  type Channel,
  type Choice,
  type Counters,
  type InteractionResult,
  type Message,
  MessageFlag,
  type Modal,
} from './contract.ts';
import { invalidField, refusal } from './errors.ts';
import type { Happenings, StoredMessage } from './happenings.ts';
import { permissionBits } from './permissions.ts';
import { autocompleteChoices } from './rules/commands.ts';
import { modal as modalForm, numberComponents } from './rules/components.ts';
import { isRecord, readForm, under } from './rules/form.ts';
import { readMessage } from './rules/messages.ts';
import { memberForBot, messageForMember, wholeMessage } from './visibility.ts';
import { hasFlag, type World } from './world.ts';

/** Discord's interaction numbers. */
export const InteractionKind = { command: 2, component: 3, autocomplete: 4, modalSubmit: 5 } as const;
export type InteractionKind = (typeof InteractionKind)[keyof typeof InteractionKind];

/** Discord's callback numbers. */
const callbackKind = {
  reply: 4,
  deferReply: 5,
  deferUpdate: 6,
  update: 7,
  autocomplete: 8,
  modal: 9,
} as const;

/** The bot may use the token for that long (milliseconds on the local Discord's clock). */
const tokenMs = 15 * 60_000;
const mostExternalFollowUps = 5;
/** How long, at most, to wait for what follows a deferral: the reply itself, or a change where an update was deferred. */
const afterDeferralMs = { reply: 10_000, update: 1500 };

/** What a member did. */
export interface Deed {
  kind: InteractionKind;
  memberId: string;
  channel: Channel;
  data: Record<string, unknown>;
  /** The message that the component sits on, or that a modal was opened from. */
  source?: StoredMessage | undefined;
  /** The command's full name, for "X used /…". */
  commandName?: string | undefined;
  /** A message or user menu. */
  menuTarget?: { messageId?: string; userId?: string } | undefined;
  locale?: string | undefined;
  userInstall?: boolean | undefined;
}

export interface Interaction extends Deed {
  id: string;
  token: string;
  createdAt: number;
  startedAt: number;
  tookMs?: number;
  state: 'pending' | 'answered' | 'failed';
  answer?: number;
  failure?: string;
  original: StoredMessage | null;
  /** Deferred, and no follow-up came yet: the first one fills the deferred reply. */
  awaitsReply: boolean;
  updated: boolean;
  followUps: StoredMessage[];
  modal?: Modal;
  choices?: Choice[];
  owners: Record<string, string>;
  changed: Set<() => void>;
}

export type Interactions = ReturnType<typeof createInteractions>;

/** Interactions from the member's deed to the bot's last follow-up. */
export function createInteractions(options: {
  world: World;
  happenings: Happenings;
  counters: Counters;
  /** Whether a gateway session would get it. */
  hasListener: (guildId: string | null) => boolean;
  refuseUnknownKeys: boolean;
  firstAnswerMs: () => number;
  afterDeferralMs?: number | undefined;
}) {
  const { world, happenings, counters, hasListener, refuseUnknownKeys, firstAnswerMs } = options;
  const { afterDeferralMs: wait } = options;
  const waits = wait === undefined ? afterDeferralMs : { reply: wait, update: wait };
  const byId = new Map<string, Interaction>();
  const byToken = new Map<string, Interaction>();
  const modals = new Map<string, { modal: Modal; interaction: Interaction }>();

  const changed = (interaction: Interaction) => {
    for (const wake of [...interaction.changed]) wake();
  };

  function fail(interaction: Interaction): void {
    if (interaction.state !== 'pending') return;
    interaction.state = 'failed';
    interaction.failure =
      interaction.kind === InteractionKind.component ? 'This interaction failed' : 'The application did not respond';
    const { id, memberId, failure } = interaction;
    happenings.emit({ type: 'interaction-failed', interactionId: id, member: memberId, failure });
    changed(interaction);
  }

  /** The token is worth nothing any more. A reply that was promised until now will never come. */
  function end(interaction: Interaction): void {
    const { id, token, memberId, modal, awaitsReply } = interaction;
    byToken.delete(token);
    byId.delete(id);
    if (modal) modals.delete(modal.id);
    if (awaitsReply) {
      const failure = 'The application did not respond';
      happenings.emit({ type: 'interaction-failed', interactionId: id, member: memberId, failure });
    }
  }

  /** Sends INTERACTION_CREATE. */
  function begin(deed: Deed): Interaction {
    counters.interactions += 1;
    const guild = world.guildOf(deed.channel);
    const botIsMember = guild?.members.has(world.application.id) ?? false;
    const owners: Record<string, string> = {};
    if (deed.userInstall) owners[1] = deed.memberId;
    if (botIsMember && guild) owners[0] = guild.id;
    else if (!guild && !deed.userInstall) owners[0] = '0';
    const interaction: Interaction = {
      ...deed,
      id: world.newId(),
      token: randomBytes(48).toString('base64url'),
      createdAt: world.clock.now(),
      startedAt: performance.now(),
      state: 'pending',
      original: null,
      awaitsReply: false,
      updated: false,
      followUps: [],
      owners,
      changed: new Set(),
    };
    byId.set(interaction.id, interaction);
    byToken.set(interaction.token, interaction);
    world.clock.at(interaction.createdAt + tokenMs, () => end(interaction));
    if (hasListener(guild?.id ?? null)) {
      const cancel = world.clock.at(interaction.createdAt + firstAnswerMs(), () => fail(interaction));
      interaction.changed.add(function answered() {
        if (interaction.state === 'pending') return;
        cancel();
        interaction.changed.delete(answered);
      });
      happenings.emit({ type: 'interaction', guildId: guild?.id ?? null, payload: payloadOf(interaction) });
    } else {
      fail(interaction);
    }
    return interaction;
  }

  function payloadOf(interaction: Interaction): Record<string, unknown> {
    const { channel, memberId, locale = 'en-US' } = interaction;
    const guild = world.guildOf(channel);
    const member = guild?.members.get(memberId);
    const user = world.users.get(memberId)!;
    const permissions = world.permissionsIn(channel, memberId);
    const appPermissions =
      guild && !guild.members.has(world.application.id)
        ? permissions & (permissionBits.UseExternalApps | permissionBits.EmbedLinks | permissionBits.AttachFiles)
        : world.permissionsIn(channel, world.application.id);
    const withBot = channel.recipients?.some(({ id }) => id === world.application.id);
    return {
      id: interaction.id,
      application_id: world.application.id,
      type: interaction.kind,
      data: interaction.data,
      ...(guild ? { guild_id: guild.id, guild: { id: guild.id, locale: guild.locale, features: [] } } : {}),
      channel: {
        id: channel.id,
        type: channel.type,
        name: channel.name,
        parent_id: channel.parent_id,
        guild_id: channel.guild_id,
        thread_metadata: channel.thread_metadata,
        last_message_id: channel.last_message_id,
        flags: channel.flags ?? 0,
        nsfw: channel.nsfw ?? false,
        permissions: permissions.toString(),
        ...(channel.recipients ? { recipients: channel.recipients.filter(({ id }) => id === memberId) } : {}),
      },
      channel_id: channel.id,
      ...(guild && member
        ? { member: { ...memberForBot(member, user), permissions: permissions.toString() } }
        : { user }),
      token: interaction.token,
      version: 1,
      ...(interaction.source ? { message: wholeMessage(world, interaction.source) } : {}),
      app_permissions: appPermissions.toString(),
      locale,
      ...(guild ? { guild_locale: guild.locale } : {}),
      entitlements: [],
      authorizing_integration_owners: interaction.owners,
      context: guild ? 0 : withBot ? 1 : 2,
      attachment_size_limit: 10 * 1024 * 1024,
    };
  }

  /** Waits for the first answer, and after a deferral up to `settleMs` real milliseconds for the reply itself. */
  async function settle(interaction: Interaction, settleMs = waits.reply): Promise<InteractionResult> {
    await until(interaction, () => interaction.state !== 'pending');
    const { answer } = interaction;
    if (answer === callbackKind.deferReply) {
      await until(interaction, () => !interaction.awaitsReply, settleMs);
      // What was deferred for all may be taken back, and told to one person by a follow-up.
      const isThere = () => interaction.original !== null && world.messages.has(interaction.original.wire.id);
      const isTold = () => isThere() || interaction.followUps.length > 0;
      await until(interaction, isTold, Math.min(settleMs, waits.update));
    } else if (answer === callbackKind.deferUpdate) {
      const isDone = () => interaction.updated || interaction.followUps.length > 0;
      await until(interaction, isDone, Math.min(settleMs, waits.update));
    }
    return resultOf(interaction);
  }

  function until(interaction: Interaction, isTrue: () => boolean, withinMs?: number): Promise<void> {
    if (isTrue() || withinMs === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        interaction.changed.delete(check);
        resolve();
      };
      const check = () => isTrue() && done();
      const timer = withinMs === undefined ? undefined : setTimeout(done, withinMs);
      interaction.changed.add(check);
    });
  }

  function resultOf(interaction: Interaction): InteractionResult {
    const { id, original, followUps, modal, failure, tookMs, answer } = interaction;
    // What was to be changed and was not is no part of the answer.
    const isUntouched = answer === callbackKind.deferUpdate && !interaction.updated;
    const messages = [isUntouched ? null : original, ...followUps]
      .filter((message) => message !== null && world.messages.has(message.wire.id))
      .map((message) => messageForMember(world, message!));
    const outcome = ((): InteractionResult['outcome'] => {
      if (interaction.state !== 'answered') return 'failed';
      if (answer === callbackKind.modal) return 'modal';
      if (answer === callbackKind.reply) return 'replied';
      if (answer === callbackKind.deferReply) return interaction.awaitsReply ? 'thinking' : 'replied';
      if (interaction.updated) return 'updated';
      return followUps.length > 0 ? 'replied' : 'acknowledged';
    })();
    return {
      interactionId: id,
      outcome,
      ...(failure === undefined ? {} : { failure }),
      messages,
      ...(modal ? { modal } : {}),
      ...(tookMs === undefined ? {} : { tookMs }),
    };
  }

  // -------------------------------------------------------------------------------------------------------- the bot's first answer

  /** `POST /interactions/:id/:token/callback`. Returns what `with_response` asks for. */
  function answer(id: string, token: string, body: unknown, uploads: Upload[]): Record<string, unknown> {
    const interaction = byId.get(id);
    if (!interaction || interaction.token !== token || interaction.state === 'failed') {
      throw refusal('unknownInteraction');
    }
    if (interaction.state === 'answered') throw refusal('alreadyAcknowledged');
    if (world.clock.now() - interaction.createdAt > firstAnswerMs()) throw refusal('unknownInteraction');
    const type = isRecord(body) ? body.type : undefined;
    const data = isRecord(body) ? (body.data ?? {}) : {};
    const allowed = allowedAnswers(interaction);
    if (typeof type !== 'number' || !allowed.includes(type)) {
      throw invalidField(['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
    }
    const message = under(['data'], () => take(interaction, type, data, uploads));
    interaction.state = 'answered';
    interaction.answer = type;
    interaction.tookMs = performance.now() - interaction.startedAt;
    changed(interaction);
    return {
      interaction: {
        id,
        type: interaction.kind,
        ...(message
          ? {
              response_message_id: message.wire.id,
              response_message_loading: hasFlag(message.wire, 'loading'),
              response_message_ephemeral: hasFlag(message.wire, 'ephemeral'),
            }
          : {}),
      },
      resource: { type, ...(message ? { message: wholeMessage(world, message) } : {}) },
    };
  }

  function take(interaction: Interaction, type: number, data: unknown, uploads: Upload[]): StoredMessage | undefined {
    switch (type) {
      case callbackKind.reply:
        interaction.original = addReply(interaction, data, uploads);
        return interaction.original;
      case callbackKind.deferReply: {
        const flags = isRecord(data) && typeof data.flags === 'number' ? data.flags : 0;
        interaction.original = post(interaction, { flags: (flags & MessageFlag.ephemeral) | MessageFlag.loading });
        interaction.awaitsReply = true;
        return interaction.original;
      }
      case callbackKind.deferUpdate:
        interaction.original = interaction.source!;
        return interaction.original;
      case callbackKind.update:
        interaction.original = interaction.source!;
        editReply(interaction, interaction.source!, data, uploads);
        return interaction.original;
      case callbackKind.autocomplete:
        interaction.choices = readForm(autocompleteChoices, data, { refuseUnknownKeys }).choices.map(
          ({ name, value }) => ({ name, value }),
        );
        return undefined;
      default: {
        const form = readForm(modalForm, data, { refuseUnknownKeys });
        numberComponents(form.components);
        const modal = { id: world.newId(), ...form } as unknown as Modal;
        interaction.modal = modal;
        modals.set(modal.id, { modal, interaction });
        return undefined;
      }
    }
  }

  function allowedAnswers({ kind, source }: Interaction): number[] {
    const { reply, deferReply, deferUpdate, update, autocomplete, modal } = callbackKind;
    switch (kind) {
      case InteractionKind.autocomplete:
        return [autocomplete];
      case InteractionKind.component:
        return [reply, deferReply, deferUpdate, update, modal];
      case InteractionKind.modalSubmit:
        return source ? [reply, deferReply, deferUpdate, update] : [reply, deferReply];
      case InteractionKind.command:
        return [reply, deferReply, modal];
    }
  }

  /** A bot that was not invited may only whisper where members may not use external apps. */
  function mustWhisper({ channel, userInstall, memberId }: Interaction): boolean {
    const guild = world.guildOf(channel);
    if (!guild || !userInstall || guild.members.has(world.application.id)) return false;
    return (world.permissionsIn(channel, memberId) & permissionBits.UseExternalApps) === 0n;
  }

  function addReply(interaction: Interaction, data: unknown, uploads: Upload[]): StoredMessage {
    const { channel } = interaction;
    const form = readMessage('webhook', data, { uploads: uploads.length, refuseUnknownKeys });
    const { pinged, ...fields } = compose(world, form, uploads, { channel, author: world.bot });
    return post(interaction, fields, pinged);
  }

  function post(interaction: Interaction, fields: Partial<Message>, pinged?: StoredMessage['pinged']): StoredMessage {
    const { channel, memberId, source, original } = interaction;
    const whispers = mustWhisper(interaction) || ((fields.flags ?? 0) & MessageFlag.ephemeral) !== 0;
    const answersMessage = original ?? source;
    const isFirstOfCommand = interaction.kind === InteractionKind.command && !original;
    return world.addMessage({
      channel,
      author: world.bot,
      onlyFor: whispers ? memberId : null,
      ...(pinged ? { pinged } : {}),
      commandName: isFirstOfCommand ? (interaction.commandName ?? null) : null,
      interactionId: interaction.id,
      fields: {
        ...fields,
        flags: (fields.flags ?? 0) | (whispers ? MessageFlag.ephemeral : 0),
        type: isFirstOfCommand ? (interaction.menuTarget ? 23 : 20) : answersMessage ? 19 : 0,
        ...(answersMessage && !isFirstOfCommand
          ? {
              message_reference: {
                type: 0,
                message_id: answersMessage.wire.id,
                channel_id: channel.id,
                ...(channel.guild_id ? { guild_id: channel.guild_id } : {}),
              },
            }
          : {}),
        webhook_id: world.application.id,
        application_id: world.application.id,
        interaction_metadata: {
          id: interaction.id,
          type: interaction.kind,
          user: world.users.get(memberId)!,
          authorizing_integration_owners: interaction.owners,
          ...(original ? { original_response_message_id: original.wire.id } : {}),
          ...(source ? { interacted_message_id: source.wire.id } : {}),
          ...(interaction.menuTarget?.messageId ? { target_message_id: interaction.menuTarget.messageId } : {}),
          ...(interaction.menuTarget?.userId ? { target_user: world.users.get(interaction.menuTarget.userId)! } : {}),
        },
      },
    });
  }

  function editReply(interaction: Interaction, message: StoredMessage, data: unknown, uploads: Upload[]): void {
    const isThinking = hasFlag(message.wire, 'loading');
    const form = readMessage('edit', data, {
      existingFlags: message.wire.flags,
      uploads: uploads.length,
      refuseUnknownKeys,
    });
    const composed = compose(world, form, uploads, {
      channel: interaction.channel,
      author: world.bot,
      existing: message,
    });
    if (isThinking) composed.flags &= ~MessageFlag.loading;
    if (message === interaction.original) interaction.awaitsReply = false;
    interaction.updated = true;
    applyEdit(world, message, composed, { markEdited: !isThinking });
  }

  // ------------------------------------------------------------------------------------------------------ the token's further life

  /** Finds by token, or refuses: expired tokens, and interactions that were not answered yet. */
  function webhook(applicationId: string, token: string): Interaction {
    if (applicationId !== world.application.id) throw refusal('unknownWebhook');
    const interaction = byToken.get(token);
    if (!interaction || world.clock.now() - interaction.createdAt > tokenMs) throw refusal('invalidWebhookToken');
    if (interaction.state !== 'answered') throw refusal('unknownWebhook');
    return interaction;
  }

  function messageOf(interaction: Interaction, messageId: string): StoredMessage {
    const message =
      messageId === '@original'
        ? interaction.original
        : [interaction.original, ...interaction.followUps].find((each) => each?.wire.id === messageId);
    if (!message || !world.messages.has(message.wire.id)) throw refusal('unknownMessage');
    return message;
  }

  return {
    begin,
    settle,
    resultOf,
    answer,
    find: (id: string): Interaction | undefined => byId.get(id),
    findModal: (id: string) => modals.get(id),

    followUp(applicationId: string, token: string, body: unknown, uploads: Upload[]): Message {
      const interaction = webhook(applicationId, token);
      if (interaction.awaitsReply && interaction.original) {
        const { flags: _ignored, ...data } = isRecord(body) ? body : {};
        const flags =
          isRecord(body) && typeof body.flags === 'number' ? body.flags & ~MessageFlag.ephemeral : undefined;
        editReply(interaction, interaction.original, flags === undefined ? data : { ...data, flags }, uploads);
        changed(interaction);
        return wholeMessage(world, interaction.original);
      }
      const guild = world.guildOf(interaction.channel);
      const isExternal = interaction.userInstall && !guild?.members.has(world.application.id);
      if (isExternal && interaction.followUps.length >= mostExternalFollowUps) throw refusal('tooManyFollowUps');
      const message = addReply(interaction, body, uploads);
      interaction.followUps.push(message);
      changed(interaction);
      return wholeMessage(world, message);
    },
    getMessage(applicationId: string, token: string, messageId: string): Message {
      return wholeMessage(world, messageOf(webhook(applicationId, token), messageId));
    },
    editMessage(applicationId: string, token: string, messageId: string, body: unknown, uploads: Upload[]): Message {
      const interaction = webhook(applicationId, token);
      const message = messageOf(interaction, messageId);
      editReply(interaction, message, body, uploads);
      changed(interaction);
      return wholeMessage(world, message);
    },
    deleteMessage(applicationId: string, token: string, messageId: string): void {
      const interaction = webhook(applicationId, token);
      const message = messageOf(interaction, messageId);
      if (message === interaction.original) interaction.awaitsReply = false;
      interaction.updated = true;
      world.deleteMessage(message);
      changed(interaction);
    },
  };
}
