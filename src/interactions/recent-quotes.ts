import { LRUCache } from 'lru-cache';
import type { RecentQuotes } from './declare.ts';

/** Remembers the last `perChannel` quotes of the last `channels` channels, in memory. */
export function recentQuotes({ perChannel = 50, channels = 1000 } = {}): RecentQuotes {
  const seen = new LRUCache<string, string[]>({ max: channels });
  return {
    has: (channel, quote) => seen.get(channel)?.includes(quote) ?? false,
    add(channel, quote) {
      seen.set(channel, [...(seen.get(channel) ?? []), quote].slice(-perChannel));
    },
  };
}
