/** Which messages stand under one author, and where a new day begins. Pure. */

import { MessageFlag, type PlayMessage, type Snowflake } from '../contract.ts';
import { sameDay } from './times.ts';

export interface Row {
  message: PlayMessage;
  /** Without avatar and name: goes on under the message above. */
  grouped: boolean;
  /** The first of a day. */
  newDay: boolean;
}

const groupWindow = 7 * 60_000;

export const isPrivate = (message: PlayMessage) => (message.flags & MessageFlag.ephemeral) !== 0;

const standsAlone = (message: PlayMessage) => message.type !== 0 || message.message_reference !== undefined;

/** How many of these messages, oldest first, stand above what was sent after that one, which may be gone. */
export const placeBelow = (messages: readonly PlayMessage[], after: Snowflake | null): number =>
  after === null ? 0 : messages.findLastIndex(({ id }) => BigInt(id) <= BigInt(after)) + 1;

/** Rows for messages, oldest first. `parted`: the places of messages that have something else right above them. */
export function messageRows(messages: readonly PlayMessage[], parted: ReadonlySet<number> = new Set()): Row[] {
  return messages.map((message, index) => {
    const above = messages[index - 1];
    const time = Date.parse(message.timestamp);
    const newDay = !above || !sameDay(Date.parse(above.timestamp), time);
    const grouped =
      above !== undefined &&
      !parted.has(index) &&
      !newDay &&
      !standsAlone(message) &&
      message.interaction_metadata === undefined &&
      above.author.id === message.author.id &&
      above.webhook_id === message.webhook_id &&
      isPrivate(above) === isPrivate(message) &&
      above.type !== 18 &&
      Math.abs(time - Date.parse(above.timestamp)) < groupWindow;
    return { message, grouped, newDay };
  });
}
