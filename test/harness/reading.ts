import type { PlayMessage } from '../../src/playground/contract.ts';

interface Node {
  type?: number;
  content?: string;
  label?: string;
  custom_id?: string;
  url?: string;
  disabled?: boolean;
  components?: Node[];
  accessory?: Node;
}

const nodes = (list: Node[]): Node[] =>
  list.flatMap((node) => [
    node,
    ...nodes(node.components ?? []),
    ...(node.accessory === undefined ? [] : nodes([node.accessory])),
  ]);

/** A message's texts, in order, as Markdown. */
export const textsOf = (message: PlayMessage): string[] =>
  nodes((message.components ?? []) as unknown as Node[]).flatMap((node) => node.content ?? []);

/** All of a message's words. */
export const wordsOf = (message: PlayMessage): string => textsOf(message).join('\n');

export const buttonsOf = (message: PlayMessage) =>
  nodes((message.components ?? []) as unknown as Node[])
    .filter((node) => node.type === 2)
    .map((node) => ({ label: node.label ?? '', url: node.url, id: node.custom_id, disabled: node.disabled ?? false }));

/** Has a message a button of this name, whatever it is for? */
export const hasButton =
  (name: string) =>
  (message: PlayMessage): boolean =>
    buttonsOf(message).some(({ id }) => id?.startsWith(`${name}:`));

/** The quote a card shows, without the marks of its Markdown. */
export function quoteOf(message: PlayMessage): string {
  const quote = textsOf(message).find((text) => text.startsWith('> '));
  if (!quote) throw new Error(`no quote in: ${wordsOf(message)}`);
  return quote.slice(2).replaceAll('**', '').replace(/\\(.)/g, '$1');
}

/** The only message of an answer. */
export function only(messages: PlayMessage[]): PlayMessage {
  const [message, ...more] = messages;
  if (!message || more.length > 0) throw new Error(`${messages.length} messages instead of one`);
  return message;
}
