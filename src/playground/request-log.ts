import type { Counters, LoggedRequest } from './contract.ts';
import { pathMatches } from './faults.ts';

/** The last requests of the bot, and counts of everything. */
export interface RequestLog {
  readonly counters: Counters;
  add(entry: Omit<LoggedRequest, 'seq'>): void;
  find(filter: { since?: number; method?: string; path?: string }): LoggedRequest[];
}

/** Keeps the last `size` requests. */
export function createRequestLog(size = 5000): RequestLog {
  const counters: Counters = {
    arrived: 0,
    requests: 0,
    byStatus: {},
    invalidRequests: 0,
    dispatches: 0,
    identifies: 0,
    resumes: 0,
    connections: 0,
    messages: 0,
    interactions: 0,
    deduplicated: 0,
  };
  let entries: LoggedRequest[] = [];
  return {
    counters,
    add(entry) {
      counters.requests += 1;
      counters.byStatus[entry.status] = (counters.byStatus[entry.status] ?? 0) + 1;
      if ([401, 403, 429].includes(entry.status)) counters.invalidRequests += 1;
      entries.push({ seq: counters.requests, ...entry });
      if (entries.length > size * 1.2) entries = entries.slice(-size);
    },
    find({ since = 0, method, path }) {
      return entries.filter(
        (entry) =>
          entry.seq > since &&
          (method === undefined || entry.method === method) &&
          (path === undefined || pathMatches(path, entry.path.split('?')[0]!)),
      );
    },
  };
}
