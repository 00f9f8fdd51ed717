import { describe, expect, it } from 'vitest';
import { MessageFlag } from '../../src/playground/contract.ts';
import { DiscordRefusal } from '../../src/playground/errors.ts';
import { modal } from '../../src/playground/rules/components.ts';
import { readForm } from '../../src/playground/rules/form.ts';
import { readMessage } from '../../src/playground/rules/messages.ts';
import { checkBody } from '../../src/playground/rules/openapi.ts';

/** Where the faults lie and what they are called, or `accepted`. */
function verdict(read: () => unknown): string {
  try {
    read();
    return 'accepted';
  } catch (error) {
    if (!(error instanceof DiscordRefusal)) throw error;
    return error.faults.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ') || String(error.code);
  }
}

const text = (content = 'words') => ({ type: 10, content });
const button = (fields: object = {}) => ({ type: 2, style: 1, label: 'Press', custom_id: 'a', ...fields });
const row = (...components: object[]) => ({ type: 1, components });
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `${index}`, value: `${index}` }));
const select = (fields: object = {}) => ({ type: 3, custom_id: 's', options: options(2), ...fields });
const section = (components: object[], accessory: object = button()) => ({ type: 9, components, accessory });
const container = (...components: object[]) => ({ type: 17, components });

describe('the components of a V2 message', () => {
  const check = (...components: object[]) =>
    verdict(() => readMessage('create', { flags: MessageFlag.componentsV2, components }));

  it.each([
    ['a card', [container(text(), section([text()]), { type: 14 }, row(button({ custom_id: 'b' })))]],
    ['40 in all', [container(...Array.from({ length: 39 }, () => text()))]],
    ['4,000 characters', [text('x'.repeat(2000)), text('x'.repeat(2000))]],
    ['five buttons', [row(...['a', 'b', 'c', 'd', 'e'].map((custom_id) => button({ custom_id })))]],
    ['a link', [row(button({ style: 5, url: 'https://example.org', custom_id: undefined }))]],
    ['25 options', [row(select({ options: options(25) }))]],
    ['pictures', [{ type: 12, items: [{ media: { url: 'https://example.org/a.png' }, description: 'alt' }] }]],
  ])('may be %s', (_what, components) => {
    expect(check(...components)).toBe('accepted');
  });

  it.each([
    ['41 in all', [container(...Array.from({ length: 40 }, () => text()))], 'components BASE_TYPE_BAD_LENGTH'],
    [
      '4,001 characters',
      [text('x'.repeat(2001)), text('x'.repeat(2000))],
      'components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ],
    [
      'six buttons',
      [row(...[...'abcdef'].map((custom_id) => button({ custom_id })))],
      'components.0.components BASE_TYPE_MAX_LENGTH',
    ],
    ['an empty row', [row()], 'components.0.components BASE_TYPE_MIN_LENGTH'],
    ['a select beside a button', [row(select(), button())], 'components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
    [
      'a custom id twice',
      [row(button()), container(row(button()))],
      'components.1.components.0.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a long custom id',
      [row(button({ custom_id: 'x'.repeat(101) }))],
      'components.0.components.0.custom_id BASE_TYPE_MAX_LENGTH',
    ],
    ['a long label', [row(button({ label: 'x'.repeat(81) }))], 'components.0.components.0.label BASE_TYPE_MAX_LENGTH'],
    [
      'a link with a custom id',
      [row(button({ style: 5, url: 'https://example.org' }))],
      'components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_AND_URL',
    ],
    [
      'a long link',
      [row(button({ style: 5, custom_id: undefined, url: `https://example.org/${'x'.repeat(500)}` }))],
      'components.0.components.0.url BASE_TYPE_MAX_LENGTH',
    ],
    ['26 options', [row(select({ options: options(26) }))], 'components.0.components.0.options BASE_TYPE_MAX_LENGTH'],
    ['a section without accessory', [{ type: 9, components: [text()] }], 'components.0.accessory BASE_TYPE_REQUIRED'],
    [
      'a section of four texts',
      [section([text(), text(), text(), text()])],
      'components.0.components BASE_TYPE_MAX_LENGTH',
    ],
    ['a container in a container', [container(container(text()))], 'components.0.components.0.type UNION_TYPE_CHOICES'],
    ['a bare button', [button()], 'components.0.type UNION_TYPE_CHOICES'],
    ['empty text', [text('')], 'components.0.content BASE_TYPE_MIN_LENGTH'],
  ])('may not be %s', (_what, components, faults) => {
    expect(check(...components)).toBe(faults);
  });
});

describe('a message without the V2 flag', () => {
  it.each([
    [{ content: 'x'.repeat(2000) }, 'accepted'],
    [{ content: 'x'.repeat(2001) }, 'content BASE_TYPE_MAX_LENGTH'],
    [{}, '50006'],
    [
      { content: 'x', components: Array.from({ length: 6 }, (_, index) => row(button({ custom_id: `${index}` }))) },
      'components BASE_TYPE_MAX_LENGTH',
    ],
    [{ content: 'x', components: [text()] }, 'components.0.type UNION_TYPE_CHOICES'],
    [
      { embeds: [{ description: 'x'.repeat(4096) }, { description: 'x'.repeat(1905) }] },
      'embeds MAX_EMBED_SIZE_EXCEEDED',
    ],
    [{ content: 'x', nonce: 'x'.repeat(26) }, 'nonce BASE_TYPE_MAX_LENGTH'],
    [
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions.parse MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
    [{ content: 'x', flags: MessageFlag.ephemeral }, 'flags MESSAGE_FLAGS_INVALID'],
    [{ content: 'x', contents: 'x' }, 'contents UNKNOWN_KEY'],
  ])('%j is judged %s', (body, faults) => {
    expect(verdict(() => readMessage('create', body, { refuseUnknownKeys: true }))).toBe(faults);
  });

  it('cannot hold content once it has the flag', () => {
    const edit = (body: object) =>
      verdict(() => readMessage('edit', body, { existingFlags: MessageFlag.componentsV2 }));
    expect(edit({ content: 'x' })).toBe('content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2');
    expect(edit({ components: [text()] })).toBe('accepted');
  });
});

describe('a modal', () => {
  const input = (fields: object = {}) => ({
    type: 18,
    label: 'L',
    component: { type: 4, style: 1, custom_id: 'i', ...fields },
  });
  const check = (form: object) =>
    verdict(() => readForm(modal, { custom_id: 'm', title: 'T', components: [input()], ...form }));
  it.each([
    [{}, 'accepted'],
    [{ title: 'x'.repeat(46) }, 'title BASE_TYPE_MAX_LENGTH'],
    [{ components: [] }, 'components BASE_TYPE_MIN_LENGTH'],
    [{ components: [...'abcdef'].map((custom_id) => input({ custom_id })) }, 'components BASE_TYPE_MAX_LENGTH'],
    [{ components: [input(), input()] }, 'components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'],
    [
      { components: [row({ type: 4, style: 1, custom_id: 'i' })] },
      'components.0.components.0.label BASE_TYPE_REQUIRED',
    ],
  ])('%j is judged %s', (form, faults) => {
    expect(check(form)).toBe(faults);
  });
});

describe("what Discord's OpenAPI document says of a body", () => {
  const check = (path: string, body: unknown, method = 'POST') => verdict(() => checkBody(method, path, body));
  const command = { name: 'quote', description: 'The best quote' };

  it('holds for a message, for each of a list, and for one of several shapes', () => {
    expect(check('/channels/1/messages', { content: 'words' })).toBe('accepted');
    expect(check('/channels/1/messages', { content: 5 })).toBe('content OPENAPI_MISMATCH');
    const commands = '/applications/1/commands';
    expect(check(commands, [command, command], 'PUT')).toBe('accepted');
    expect(check(commands, [command, { ...command, name: 5 }], 'PUT')).toBe('1.name OPENAPI_MISMATCH');
    const callback = '/interactions/1/token/callback';
    expect(check(callback, { type: 4, data: { content: 'words' } })).toBe('accepted');
    expect(check(callback, { type: 99 })).toBe('type OPENAPI_MISMATCH');
  });

  it('says nothing of what is not in it', () => {
    expect(check('/nowhere', { content: 5 })).toBe('accepted');
  });
});
