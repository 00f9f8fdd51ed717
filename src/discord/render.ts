import {
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { shorten } from '../replies/markdown.ts';
import type { Block, Button, Choice, Field, Modal, Reply } from '../replies/reply.ts';

/**
 * Replies as Discord's Components V2. Discord's limits are held here, whatever a reply contains: 40 components (those
 * inside others counted), 4,000 characters of text, 5 buttons a row, labels of 80, links of 512, 25 choices
 * (https://discord.com/developers/docs/components/reference).
 */
const overlordRed = 0xd7263d;
const maxText = 4000;
const maxComponents = 40;
const maxContent = 2000;

type InnerComponent = Exclude<APIMessageTopLevelComponent, { type: ComponentType.Container }>;

export interface MessageBody {
  /** Only where a role is notified: a notification shows nothing else of a message. */
  content?: string;
  components: APIMessageTopLevelComponent[];
  flags: number;
  allowed_mentions: { parse: []; roles?: string[] };
  /** Of the files that go with it, in their order. */
  attachments?: { id: string; filename: string; description: string }[];
}

const styles = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const;

function renderButton(button: Button) {
  const label = shorten(button.label, 80);
  if ('url' in button) return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: button.url } as const;
  return {
    type: ComponentType.Button,
    style: styles[button.style ?? 'secondary'],
    label,
    custom_id: button.id,
    ...(button.disabled ? { disabled: true } : {}),
    ...(button.emoji ? { emoji: { name: button.emoji } } : {}),
  } as const;
}

// A link that Discord would refuse is left out: the rest of the reply still stands.
const usable = (button: Button): boolean =>
  !('url' in button) || (button.url.length <= 512 && /^https?:\/\//.test(button.url) && URL.canParse(button.url));

const renderChoices = (choices: Choice[]) =>
  choices.slice(0, 25).map((choice) => ({
    label: shorten(choice.label, 100),
    value: choice.value,
    ...(choice.description ? { description: shorten(choice.description, 100) } : {}),
    ...(choice.selected ? { default: true } : {}),
  }));

const selectedAs = (type: 'channel' | 'role', ids: string[] | undefined) =>
  ids && ids.length > 0 ? { default_values: ids.map((id) => ({ id, type })) } : {};

const row = (component: object): InnerComponent =>
  ({ type: ComponentType.ActionRow, components: [component] }) as unknown as InnerComponent;

function renderBlock(block: Block): InnerComponent[] {
  switch (block.kind) {
    case 'text':
      return block.markdown.trim() === '' ? [] : [{ type: ComponentType.TextDisplay, content: block.markdown }];
    case 'rule':
      return [{ type: ComponentType.Separator, divider: true, spacing: 1 }];
    case 'picture':
      return [
        {
          type: ComponentType.MediaGallery,
          items: [{ media: { url: `attachment://${block.name}` }, description: block.alt }],
        },
      ];
    case 'section': {
      const content = { type: ComponentType.TextDisplay, content: block.markdown } as const;
      if (block.markdown.trim() === '') return renderBlock({ kind: 'buttons', buttons: [block.button] });
      if (!usable(block.button)) return [content];
      return [{ type: ComponentType.Section, components: [content], accessory: renderButton(block.button) }];
    }
    case 'buttons': {
      const shown = block.buttons.filter(usable);
      const rows: InnerComponent[] = [];
      for (let i = 0; i < shown.length; i += 5) {
        rows.push({ type: ComponentType.ActionRow, components: shown.slice(i, i + 5).map(renderButton) });
      }
      return rows;
    }
    case 'file':
      return [{ type: ComponentType.File, file: { url: `attachment://${block.name}` } }];
    case 'select':
      return [
        row({
          type: ComponentType.StringSelect,
          custom_id: block.id,
          placeholder: shorten(block.placeholder, 150),
          options: renderChoices(block.choices),
          ...(block.min === undefined ? {} : { min_values: block.min }),
          ...(block.max === undefined ? {} : { max_values: Math.min(block.max, block.choices.length, 25) }),
        }),
      ];
    case 'channelSelect':
      return [
        row({
          type: ComponentType.ChannelSelect,
          custom_id: block.id,
          placeholder: shorten(block.placeholder, 150),
          ...(block.types ? { channel_types: block.types } : {}),
          ...selectedAs('channel', block.selected),
        }),
      ];
    case 'roleSelect':
      return [
        row({
          type: ComponentType.RoleSelect,
          custom_id: block.id,
          placeholder: shorten(block.placeholder, 150),
          min_values: 0,
          ...selectedAs('role', block.selected),
        }),
      ];
  }
}

function countComponents(component: object): number {
  const inner = 'components' in component ? [...(component.components as object[])] : [];
  if ('accessory' in component) inner.push(component.accessory as object);
  return 1 + inner.reduce((sum: number, one) => sum + countComponents(one), 0);
}

/**
 * Cards budget their texts themselves, since a quote is never cut. Should a reply still be too much, it loses from its
 * last text backwards: the quote stands first and stays whole.
 */
function withinLimits(components: InnerComponent[], room: number): InnerComponent[] {
  const kept = [...components];
  const lengthOf = (one: InnerComponent): number => {
    if (one.type === ComponentType.Section) return one.components.reduce((sum, { content }) => sum + content.length, 0);
    return one.type === ComponentType.TextDisplay ? one.content.length : 0;
  };
  const length = () => kept.reduce((sum, one) => sum + lengthOf(one), 0);
  const lastText = () => kept.findLastIndex((one) => one.type === ComponentType.TextDisplay);
  for (let over = length() - maxText; over > 0; over = length() - maxText) {
    const lastSection = kept.findLastIndex(({ type }) => type === ComponentType.Section);
    const at = lastSection < 0 ? lastText() : lastSection;
    const one = kept[at];
    if (!one) break;
    // One of many quotes, whole with its button: before anything else.
    if (one.type !== ComponentType.TextDisplay) {
      kept.splice(at, 1);
      continue;
    }
    if (one.content.length > over + 40) kept[at] = { ...one, content: shorten(one.content, one.content.length - over) };
    else kept.splice(at, 1);
  }
  while (kept.reduce((sum, one) => sum + countComponents(one), 0) > room) {
    const at = lastText();
    kept.splice(at > 0 ? at : kept.length - 1, 1);
  }
  return kept;
}

/** The texts of a reply as one; null where it is too long or holds more than texts and buttons. */
function contentOf(components: readonly InnerComponent[]): string | null {
  const texts = components.flatMap((one) => (one.type === ComponentType.TextDisplay ? [one.content] : []));
  const others = components.filter(
    ({ type }) => type !== ComponentType.TextDisplay && type !== ComponentType.ActionRow,
  );
  const content = texts.join('\n');
  return others.length > 0 || content.length > maxContent ? null : content;
}

/** What goes with a message, besides its body. */
export interface MessageFile {
  name: string;
  data: Buffer;
  contentType: string;
}

/** The files of a reply, in the order of its `attachments`. */
export const filesOf = (reply: Reply): MessageFile[] =>
  reply.blocks.flatMap((block) =>
    block.kind === 'picture' ? [{ name: block.name, data: Buffer.from(block.data), contentType: 'image/png' }] : [],
  );

export function renderReply(reply: Reply): MessageBody {
  const body = renderBody(reply);
  const pictures = reply.blocks.filter((block) => block.kind === 'picture');
  if (pictures.length === 0) return body;
  return {
    ...body,
    attachments: pictures.map(({ name, alt }, id) => ({ id: String(id), filename: name, description: alt })),
  };
}

function renderBody(reply: Reply): MessageBody {
  const inner = withinLimits(reply.blocks.flatMap(renderBlock), reply.card ? maxComponents - 1 : maxComponents);
  const content = reply.notifyRole ? contentOf(inner) : null;
  if (content !== null && reply.notifyRole) {
    return {
      content,
      components: inner.filter(({ type }) => type === ComponentType.ActionRow),
      flags: MessageFlags.SuppressEmbeds,
      allowed_mentions: { parse: [], roles: [reply.notifyRole] },
    };
  }
  return {
    components: reply.card
      ? [{ type: ComponentType.Container, accent_color: reply.color ?? overlordRed, components: inner }]
      : inner,
    flags: MessageFlags.IsComponentsV2 | (reply.private ? MessageFlags.Ephemeral : 0),
    allowed_mentions: reply.notifyRole ? { parse: [], roles: [reply.notifyRole] } : { parse: [] },
  };
}

function renderField(field: Field): object {
  const required = field.required ?? false;
  switch (field.kind) {
    case 'text':
      return {
        type: ComponentType.TextInput,
        custom_id: field.id,
        style: field.long ? 2 : 1,
        required,
        ...(field.value ? { value: field.value } : {}),
        ...(field.placeholder ? { placeholder: shorten(field.placeholder, 100) } : {}),
        ...(field.maxLength ? { max_length: field.maxLength } : {}),
      };
    case 'select':
      return {
        type: ComponentType.StringSelect,
        custom_id: field.id,
        required,
        options: renderChoices(field.choices),
        ...(field.min === undefined ? {} : { min_values: field.min }),
        ...(field.max === undefined ? {} : { max_values: Math.min(field.max, field.choices.length, 25) }),
      };
    case 'channel':
      return {
        type: ComponentType.ChannelSelect,
        custom_id: field.id,
        required,
        ...(field.types ? { channel_types: field.types } : {}),
        ...selectedAs('channel', field.selected),
      };
    case 'role':
      return { type: ComponentType.RoleSelect, custom_id: field.id, required, ...selectedAs('role', field.selected) };
  }
}

export function renderModal({ modal }: Modal): APIModalInteractionResponseCallbackData {
  return {
    custom_id: modal.id,
    title: shorten(modal.title, 45),
    components: modal.fields.slice(0, 5).map((field) => ({
      type: ComponentType.Label,
      label: shorten(field.label, 45),
      ...(field.description ? { description: shorten(field.description, 100) } : {}),
      component: renderField(field),
    })) as unknown as APIModalInteractionResponseCallbackData['components'],
  };
}
