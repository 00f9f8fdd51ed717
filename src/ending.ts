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

/** Ends parts, the last begun first. One that fails, or takes too long, keeps no other from being ended. */
export async function endAll(parts: readonly Part[], log: Pick<Logger, 'warn'>): Promise<void> {
  for (const { what, end, within = usualEnd } of [...parts].reverse()) {
    await withinTime(within, end).catch((err: unknown) => log.warn({ what, err }, 'while stopping'));
  }
}
