import type { Reply } from '../replies/reply.ts';
import type { Said, Words } from '../replies/words/index.ts';
import type { Place, Wishes } from './model.ts';

/** How the dailies reach Discord. `src/discord/daily-poster.ts` is the one implementation; tests bring their own. */
export interface Poster {
  /**
   * Sends once, without retrying anything by itself.
   * `nonce`: at most 25 characters; Discord answers a second send of it within minutes with the first message (not in
   * forums). `title`: of a forum post. `inTime`: asked in the very turn in which the request is written to its socket;
   * where it says no, nothing is sent.
   */
  send(
    place: Place,
    reply: Reply,
    how: { nonce: string; title: string; tag: string | null; inTime?: () => boolean },
  ): Promise<Sent>;
  /**
   * Looks in the place for a message of ours, sent at or after `since` (ms), with a button whose id is accepted by
   * `ours`. Answers with its id, `null` when it surely is not there, `unreadable` when the history is closed to us, and
   * `unreachable` when Discord did not answer.
   */
  find(place: Place, since: number, ours: (customId: string) => boolean): Promise<{ message: string } | null | Blind>;
  /** Publishes an announcement to the servers that follow its channel. Once only, however often it is asked. */
  publish(place: Place, message: string, how: { inTime: () => boolean }): Promise<Published>;
  /**
   * Opens the one thread that a message can have, or, in a forum, goes into the post itself, and begins it with `opening`.
   * `look`: that was perhaps sent before: it is looked for first.
   */
  openThread(
    place: Place,
    message: string,
    how: { name: string; opening: Reply; nonce: string; look: boolean; inTime: () => boolean },
  ): Promise<Sent>;
  /** Opens the private messages with a member: `message` is their channel's id. Nothing is sent. */
  openDirect(user: string): Promise<Sent>;
  /** What is wrong with a place, before anything is sent there. */
  check(place: { guild: string; id: string }, wants: PlaceWants): Promise<PlaceReport>;
  /** A plain message for whoever looks after the server. False when it did not arrive. */
  tell(to: { systemChannelOf: string } | { user: string } | { place: Place }, reply: Reply): Promise<boolean>;
}

/** How far this machine's clock may be ahead of Discord's: what was sent since a moment is looked for from so much earlier, ms. */
export const clocksApart = 15 * 60_000;

/** How long to wait before asking again when Discord is out of order, ms. */
export const backOff = (attempts: number): number => Math.min(5_000 * 2 ** Math.min(attempts - 1, 10), 300_000);

/** Final answers are asked again after these, ms. Then somebody is told, or it is given up. */
export const askAgainAfter = [10 * 60_000, 60 * 60_000];
/** And a daily post so often for as long as it may come late, ms. */
export const askAgainLater = 60 * 60_000;

export type Blind = 'unreadable' | 'unreachable';

export type Sent =
  | { kind: 'sent'; message: string }
  /** 429: nothing was sent. Ms until it may be tried again, and for which nothing else may be sent either. */
  | { kind: 'limited'; retryAfter: number; holdAll: number }
  /** A final answer: nothing was sent, and the same would be refused again. `why`: Discord's own words. */
  | { kind: 'refused'; refusal: Refusal; why: string }
  /** Nothing was sent: Discord could not be reached, or not in time. */
  | { kind: 'unreachable'; why: string }
  /** It may have been sent: a 5xx, or a connection that broke. */
  | { kind: 'unsure'; why: string }
  /** The token is not valid any more. */
  | { kind: 'revoked' };

export type Published =
  /** By now or before; or there is nothing to publish, since the message is gone. */
  { kind: 'done' } | Exclude<Sent, { kind: 'sent' }>;

export type Refusal =
  | 'gone'
  | 'left'
  | 'no access'
  | 'no permission'
  | 'locked'
  | 'needs tag'
  | 'too many threads'
  /** Somebody takes no private messages from us. */
  | 'closed'
  /** Moderation does not want the words, whoever says them. */
  | 'blocked'
  /** How the post was set up cannot be read: it was not sent. */
  | 'broken'
  /** Discord does not take the message as it is. */
  | 'unfit'
  | 'other';

/** Refusals of what is said, and not of where: something else may be taken. */
export const isOfContent = (refusal: Refusal): boolean => refusal === 'blocked' || refusal === 'unfit';

export interface PlaceWants {
  role: string | null;
  publish: boolean;
  tag: string | null;
  /** Absent: no pictures. */
  image?: boolean;
  /** Absent: no threads. */
  thread?: boolean;
}

/** What a schedule wants of its place. */
export const wantsOf = ({
  role,
  publish,
  tag,
  image,
  look,
}: Pick<Wishes, 'role' | 'publish' | 'tag' | 'image' | 'look'>): PlaceWants => ({
  role,
  publish,
  tag,
  image,
  thread: look.thread ?? false,
});

export type Permission = keyof Words['permissions'];

export interface PlaceReport {
  /** Null when the place does not exist, or we cannot see it. */
  kind: number | null;
  /** Permissions without which nothing can be posted there. */
  missing: Permission[];
  /** Further obstacles, in plain words with their remedy. */
  obstacles: Said[];
  /** What should be mended though posts arrive, likewise. */
  worries: Said[];
  /** Worth knowing, but no obstacle. */
  notes: Said[];
  /** A forum's tags. */
  tags: { id: string; name: string }[];
}
