import type { Database } from '../../storage/port.ts';
import type { Place } from '../model.ts';

// A server's rules change: what its moderation did not take once may be tried again.
const kept = 90 * 24 * 3_600_000;

/** The table `daily_refused`: quotes whose words Discord did not take in a place. */
export const refused = {
  async put(db: Database, { guild, id }: Place, quote: string, why: string, now: number): Promise<void> {
    await db
      .insertInto('daily_refused')
      .values({ guild, place: id, quote, why, at: now })
      .onConflict((c) => c.columns(['place', 'quote']).doUpdateSet({ why, at: now }))
      .execute();
  },
  /** The last one first. */
  in: (db: Database, place: string, now: number): Promise<{ quote: string; why: string }[]> =>
    db
      .selectFrom('daily_refused')
      .select(['quote', 'why'])
      .where('place', '=', place)
      .where('at', '>', now - kept)
      .orderBy('at', 'desc')
      .orderBy('quote')
      .execute(),
  async remove(db: Database, place: string, quotes: readonly string[]): Promise<void> {
    await db.deleteFrom('daily_refused').where('place', '=', place).where('quote', 'in', quotes).execute();
  },
  async sweep(db: Database, now: number): Promise<void> {
    await db
      .deleteFrom('daily_refused')
      .where('at', '<', now - kept)
      .execute();
  },
  async forgetGuilds(db: Database, guilds: readonly string[]): Promise<void> {
    await db.deleteFrom('daily_refused').where('guild', 'in', guilds).execute();
  },
};
