import type { DiscordAPIError } from 'discord.js';
import type { Refusal } from '../dailies/poster.ts';

/** What a refusal of Discord is about, and so what may help. */
export type Concern =
  /** The words: others may be taken at once. */
  | 'content'
  /** Where they go: somebody has to change something there. */
  | 'place'
  /** Discord is short of something just now: nothing was done, and it may be tried again. */
  | 'busy'
  /** Discord is out of order, or somebody else answered in its stead: what became of the request is not known. */
  | 'network'
  | 'token'
  /** The way we ask: only another version of this bot helps. */
  | 'request';

export interface Answer {
  /** HTTP status, 400 and above. */
  status: number;
  /** Discord's own code; null where the answer carries none. */
  code: number | null;
  /** The fields that an "Invalid Form Body" names, such as `name` or `message.components.0.content`. */
  fields: readonly string[];
}

export interface Verdict {
  concern: Concern;
  refusal: Refusal;
}

/**
 * Discord's codes that a message, a post in a forum, publishing or registering commands can meet.
 * https://docs.discord.com/developers/topics/opcodes-and-status-codes#json, as in `RESTJSONErrorCodes` of discord-api-types;
 * those that are in neither list, or not here, are judged by their status.
 */
export const knownCodes: Readonly<Record<number, readonly [Concern, Refusal]>> = {
  // Words that are not wanted: AutoMod's rules for messages and titles, links, explicit words, names of channels.
  200000: ['content', 'blocked'],
  200001: ['content', 'blocked'],
  240000: ['content', 'blocked'],
  20009: ['content', 'blocked'],
  20031: ['content', 'blocked'],
  // A message that cannot be as it is: an unknown emoji or sticker, empty, too large.
  10014: ['content', 'unfit'],
  10060: ['content', 'unfit'],
  40005: ['content', 'unfit'],
  50006: ['content', 'unfit'],
  50035: ['content', 'unfit'],
  50151: ['content', 'unfit'],

  10003: ['place', 'gone'],
  10004: ['place', 'left'],
  40007: ['place', 'left'],
  50001: ['place', 'no access'],
  50009: ['place', 'no permission'],
  50013: ['place', 'no permission'],
  160002: ['place', 'no permission'],
  50083: ['place', 'locked'],
  160005: ['place', 'locked'],
  10087: ['place', 'needs tag'],
  40066: ['place', 'needs tag'],
  40067: ['place', 'needs tag'],
  160006: ['place', 'too many threads'],
  160007: ['place', 'too many threads'],
  // A channel of another kind by now, one that takes no more, a server that is closed to us.
  30013: ['place', 'other'],
  30033: ['place', 'other'],
  40058: ['place', 'other'],
  50003: ['place', 'other'],
  50007: ['place', 'closed'],
  50008: ['place', 'other'],
  50024: ['place', 'other'],
  50055: ['place', 'other'],
  50095: ['place', 'other'],
  50278: ['place', 'closed'],

  // Slow mode, what a channel or server may be sent, commands a day, parts of Discord that are overloaded or switched off.
  20016: ['busy', 'other'],
  20022: ['busy', 'other'],
  20028: ['busy', 'other'],
  20029: ['busy', 'other'],
  30034: ['busy', 'other'],
  40004: ['busy', 'other'],
  40006: ['busy', 'other'],
  40062: ['busy', 'other'],
  110000: ['busy', 'other'],
  130000: ['busy', 'other'],

  // What stands before Discord's servers blocks this machine's address.
  40333: ['network', 'other'],

  40001: ['token', 'other'],
  50014: ['token', 'other'],

  50041: ['request', 'other'],
  50109: ['request', 'other'],
};

/** Fields of a message that are the same whatever it says. */
const ownFields = /^(?:message\.)?(?:nonce|enforce_nonce|allowed_mentions|flags|message_reference)(?:\.|$)/;

/** What a refusal is about. Pure. */
export function judge({ status, code, fields }: Answer): Verdict {
  const known = code === null ? undefined : knownCodes[code];
  if (status >= 500) return { concern: 'network', refusal: 'other' };
  // No code of Discord's: a proxy, a portal that wants a password, a wall before Discord's servers.
  if (code === null) return { concern: status === 429 ? 'busy' : 'network', refusal: 'other' };
  if (code === 50035) return judgeForm(fields);
  if (known) return { concern: known[0], refusal: known[1] };
  switch (status) {
    case 401:
      return { concern: 'token', refusal: 'other' };
    case 403:
      return { concern: 'place', refusal: 'other' };
    case 404:
      // "404: Not Found" without a code of its own is about the address; with one, about what is no longer there.
      return { concern: code === 0 ? 'request' : 'place', refusal: 'other' };
    case 400:
    case 413:
    case 422:
      return { concern: 'content', refusal: 'unfit' };
    case 408:
    case 409:
    case 425:
    case 429:
      return { concern: 'busy', refusal: 'other' };
    default:
      return { concern: 'request', refusal: 'other' };
  }
}

function judgeForm(fields: readonly string[]): Verdict {
  if (fields.some((field) => /^applied_tags(?:\.|$)/.test(field))) return { concern: 'place', refusal: 'needs tag' };
  if (fields.length > 0 && fields.every((field) => ownFields.test(field)))
    return { concern: 'request', refusal: 'other' };
  return { concern: 'content', refusal: 'unfit' };
}

/** The facts of an error of discord.js that carries Discord's answer. */
export function answerOf(error: DiscordAPIError): Answer {
  return {
    status: error.status,
    code: typeof error.code === 'number' ? error.code : null,
    fields: fieldsOf((error.rawError as { errors?: unknown }).errors),
  };
}

/** The paths in Discord's tree of form errors that have faults of their own. */
function fieldsOf(tree: unknown, path = ''): string[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) =>
    key === '_errors' ? [path] : fieldsOf(value, path === '' ? key : `${path}.${key}`),
  );
}
