/** What Discord says about a request's bucket in `X-RateLimit-*`, or how long to wait. Times in seconds. */
export interface RateLimitVerdict {
  allowed: boolean;
  headers: Record<string, string>;
  retryAfter: number;
  global: boolean;
}

interface Bucket {
  limit: number;
  windowMs: number;
}

/** Requests a second for a whole bot. https://discord.com/developers/docs/topics/rate-limits#global-rate-limit */
const globalLimit: Bucket = { limit: 50, windowMs: 1000 };

/**
 * Limits per route: Discord does not publish them, so these follow what its headers are known to say. The numbers are not the point;
 * that the bot obeys whatever the headers say is.
 */
const routeLimits: [method: string, route: RegExp, bucket: Bucket][] = [
  ['POST', /^\/channels\/:id\/messages$/, { limit: 5, windowMs: 5000 }],
  ['PATCH', /^\/channels\/:id\/messages\/:id$/, { limit: 5, windowMs: 5000 }],
  ['DELETE', /^\/channels\/:id\/messages\/:id$/, { limit: 5, windowMs: 1000 }],
  ['POST', /^\/channels\/:id\/typing$/, { limit: 5, windowMs: 5000 }],
  ['POST', /^\/users\/@me\/channels$/, { limit: 10, windowMs: 1000 }],
  ['', /^\/webhooks\/:id\/:token/, { limit: 5, windowMs: 2000 }],
  ['', /./, { limit: 20, windowMs: 1000 }],
];

/** Counts requests in fixed windows on the machine's own time (bots wait in real time, whatever the local Discord's clock says). */
export function createRateLimits(machine: () => number = Date.now) {
  const windows = new Map<string, { used: number; ends: number }>();

  function count(key: string, { limit, windowMs }: Bucket) {
    const now = machine();
    let window = windows.get(key);
    if (!window || window.ends <= now) {
      if (windows.size > 50_000) windows.clear();
      window = { used: 0, ends: now + windowMs };
      windows.set(key, window);
    }
    window.used += 1;
    return { over: window.used > limit, remaining: Math.max(limit - window.used, 0), ends: window.ends, now };
  }

  return {
    /**
     * Counts one request. Interaction callbacks are never limited; webhook routes are exempt from the global limit.
     * `path` has no `/api/v10`.
     */
    check(method: string, path: string, on: { global: boolean; routes: boolean }): RateLimitVerdict {
      const free: RateLimitVerdict = { allowed: true, headers: {}, retryAfter: 0, global: false };
      if (path.startsWith('/interactions/')) return free;
      const byWebhookToken = path.startsWith('/webhooks/');
      if (on.global && !byWebhookToken) {
        const { over, ends, now } = count('global', globalLimit);
        if (over) {
          const retryAfter = (ends - now) / 1000;
          const headers = { 'X-RateLimit-Global': 'true', 'X-RateLimit-Scope': 'global' };
          return { allowed: false, headers, retryAfter, global: true };
        }
      }
      if (!on.routes) return free;
      const { route, major } = bucketOf(path);
      const [, , bucket] = routeLimits.find(([verb, shape]) => (verb === '' || verb === method) && shape.test(route))!;
      const name = `${method} ${route}`;
      const { over, remaining, ends, now } = count(`${name} ${major}`, bucket);
      const resetAfter = (ends - now) / 1000;
      const headers: Record<string, string> = {
        'X-RateLimit-Limit': String(bucket.limit),
        'X-RateLimit-Remaining': String(remaining),
        'X-RateLimit-Reset': (ends / 1000).toFixed(3),
        'X-RateLimit-Reset-After': resetAfter.toFixed(3),
        'X-RateLimit-Bucket': Buffer.from(name).toString('hex').slice(0, 32).padEnd(32, '0'),
      };
      if (!over) return { ...free, headers };
      return {
        allowed: false,
        headers: { ...headers, 'X-RateLimit-Scope': 'user' },
        retryAfter: resetAfter,
        global: false,
      };
    },
  };
}

/** A route's shape, and its major parameter: channel, guild or webhook with token. */
function bucketOf(path: string): { route: string; major: string } {
  const parts = path.split('/');
  const major = parts[1] === 'webhooks' ? parts.slice(2, 4).join('/') : (parts[2] ?? '');
  const route = parts
    .map((part, index) => {
      if (parts[1] === 'webhooks' && index === 3) return ':token';
      return /^\d{15,}$/.test(part) ? ':id' : part;
    })
    .join('/');
  return { route, major };
}
