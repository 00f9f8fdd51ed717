import type { Clock } from '../clock.ts';

/**
 * A token bucket a member: `uses` at once, refilled evenly over `seconds`. Answers null when there is a use left (and
 * takes it), else the time (ms since the epoch) from which there is one. Members who are full again are forgotten.
 */
export function cooldown(
  clock: Clock,
  limit: { uses: number; seconds: number } | null,
): (member: string) => number | null {
  const buckets = new Map<string, { left: number; at: number }>();
  let swept = 0;
  return (member) => {
    if (limit === null) return null;
    const now = clock.now();
    const perUse = (limit.seconds * 1000) / limit.uses;
    if (now - swept > limit.seconds * 1000 || now < swept) {
      swept = now;
      for (const [id, bucket] of buckets) if (Math.abs(now - bucket.at) > limit.seconds * 1000) buckets.delete(id);
    }
    const bucket = buckets.get(member) ?? { left: limit.uses, at: now };
    // A clock set back must not lock anybody out.
    const left = Math.min(limit.uses, bucket.left + Math.max(0, now - bucket.at) / perUse);
    if (left < 1) {
      buckets.set(member, { left, at: now });
      return now + Math.ceil((1 - left) * perUse);
    }
    buckets.set(member, { left: left - 1, at: now });
    return null;
  };
}
