import type { Database } from '../../storage/port.ts';
import type { Ban } from '../bans.ts';

/** The table `daily_never`: quotes never to be posted in a server. */
export const barred = {
  async add(db: Database, guild: string, ban: Ban, now: number): Promise<void> {
    await db
      .insertInto('daily_never')
      .values({ guild, ...ban, added_at: now })
      .onConflict((c) => c.columns(['guild', 'quote']).doNothing())
      .execute();
  },
  /** The newest first. */
  of: (db: Database, guild: string): Promise<Ban[]> =>
    db
      .selectFrom('daily_never')
      .select(['quote', 'opening', 'ending'])
      .where('guild', '=', guild)
      .orderBy('added_at', 'desc')
      .orderBy('quote')
      .execute(),
  async remove(db: Database, guild: string, quotes: readonly string[]): Promise<void> {
    await db.deleteFrom('daily_never').where('guild', '=', guild).where('quote', 'in', quotes).execute();
  },
  async forgetGuilds(db: Database, guilds: readonly string[]): Promise<void> {
    await db.deleteFrom('daily_never').where('guild', 'in', guilds).execute();
  },
};
