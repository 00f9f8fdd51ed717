import { LRUCache } from 'lru-cache';

/** At most `uses` within `seconds`, for each member and each channel. */
export interface Rates {
  member: { uses: number; seconds: number };
  channel: { uses: number; seconds: number };
}

export type Allowance =
  | 'ok'
  /** Too many: say so, once in the window. */
  | { tell: number }
  /** Too many, and it was said already. */
  | 'silent';

export interface Limits {
  /** Counts one answer for `member` in `channel` when it is allowed. `tell` is when it will be again, ms. */
  take(member: string, channel: string, now: number): Allowance;
  /** Windows held in memory, for measuring. */
  size(): number;
}

interface Window {
  uses: number[];
  toldUntil: number;
}

/**
 * Sliding windows in memory: losing them in a restart costs nobody more than one window. `most` bounds them; the one
 * that was used longest ago goes first.
 */
export function createLimits(rates: Rates, most = 10_000): Limits {
  const windows = {
    member: new LRUCache<string, Window>({ max: most }),
    channel: new LRUCache<string, Window>({ max: most }),
  };

  function current(kind: 'member' | 'channel', id: string, now: number): Window {
    const window = windows[kind].get(id) ?? { uses: [], toldUntil: 0 };
    const since = now - rates[kind].seconds * 1000;
    window.uses = window.uses.filter((at) => at > since && at <= now);
    windows[kind].set(id, window);
    return window;
  }

  return {
    take(member, channel, now) {
      const both = { member: current('member', member, now), channel: current('channel', channel, now) };
      for (const kind of ['member', 'channel'] as const) {
        const window = both[kind];
        if (window.uses.length < rates[kind].uses) continue;
        const until = (window.uses[0] ?? now) + rates[kind].seconds * 1000;
        if (window.toldUntil > now) return 'silent';
        window.toldUntil = until;
        return { tell: until };
      }
      both.member.uses.push(now);
      both.channel.uses.push(now);
      return 'ok';
    },
    size: () => windows.member.size + windows.channel.size,
  };
}
