import type { Logger } from './log.ts';
import { TimeLimitError, withinTime } from './time-limit.ts';

/** A part of the bot that was begun, and is to be ended with it. */
export interface Part {
  what: string;
  end(): Promise<unknown>;
  /** Others stand on it: it ends once they have, or had their time. */
  below?: boolean;
}

// Docker kills after 10 s. The bot itself takes 6.5 s at most: its answers, its last words, its goodbye. Ms.
const usualEnd = 7_000;
const endBelow = 2_000;

/**
 * Ends parts side by side, and takes them out of the list: first those that stand on others, then those below. One that is
 * begun meanwhile is ended as well. One that fails, or takes too long, keeps no other from being ended.
 */
export async function endAll(parts: Part[], log: Pick<Logger, 'warn'>): Promise<void> {
  await endSome(usualEnd, () => take(parts, ({ below }) => !below), log);
  await endSome(endBelow, () => take(parts, () => true), log);
}

function take(parts: Part[], which: (part: Part) => boolean): Part[] {
  const taken = parts.filter(which);
  parts.splice(0, parts.length, ...parts.filter((part) => !taken.includes(part)));
  return taken;
}

async function endSome(within: number, next: () => Part[], log: Pick<Logger, 'warn'>): Promise<void> {
  const hanging = new Set<string>();
  const endOne = async ({ what, end }: Part) => {
    hanging.add(what);
    try {
      await end();
    } catch (err) {
      log.warn({ what, err }, 'while stopping');
    }
    hanging.delete(what);
  };
  await withinTime(within, async () => {
    for (let some = next(); some.length > 0; some = next()) await Promise.all(some.map(endOne));
  }).catch((err: unknown) => {
    if (!(err instanceof TimeLimitError)) throw err;
    for (const what of hanging) log.warn({ what, err }, 'while stopping');
  });
}
