import type { RecentQuotes } from './declare.ts';

/** Remembers the last `perChannel` quotes of the last `channels` channels, in memory. */
export function recentQuotes({ perChannel = 50, channels = 1000 } = {}): RecentQuotes {
  const seen = new Map<string, string[]>();
  return {
    has: (channel, quote) => seen.get(channel)?.includes(quote) ?? false,
    add(channel, quote) {
      const list = [...(seen.get(channel) ?? []), quote].slice(-perChannel);
      // Re-inserted so that the map's order is the order of use.
      seen.delete(channel);
      seen.set(channel, list);
      const oldest = seen.keys().next();
      if (seen.size > channels && !oldest.done) seen.delete(oldest.value);
    },
  };
}
