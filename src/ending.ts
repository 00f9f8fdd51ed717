import type { Logger } from './log.ts';
import { withinTime } from './time-limit.ts';

/** A part of the bot that was begun, and is to be ended with it. */
export interface Part {
  what: string;
  end(): Promise<unknown>;
  /** How long that may take, ms. Default: `usualEnd`. */
  within?: number;
}

const usualEnd = 2_000;

/**
 * Ends parts, the last begun first, and takes them out of the list: one that is begun meanwhile is ended as well. One that fails,
 * or takes too long, keeps no other from being ended.
 */
export async function endAll(parts: Part[], log: Pick<Logger, 'warn'>): Promise<void> {
  for (let part = parts.pop(); part; part = parts.pop()) {
    const { what, end, within = usualEnd } = part;
    await withinTime(within, end).catch((err: unknown) => log.warn({ what, err }, 'while stopping'));
  }
}
