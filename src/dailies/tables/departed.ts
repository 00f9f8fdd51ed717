import type { RawBuilder } from 'kysely';
import type { Database } from '../../storage/port.ts';

const keptAfterLeaving = 30 * 24 * 3_600_000;

/** The table `left_guild`: servers that the bot was removed from. */
export const departed = {
  async add(db: Database, guild: string, present: RawBuilder<number>): Promise<void> {
    await db
      .insertInto('left_guild')
      .values({ guild, left_at: present })
      .onConflict((c) => c.column('guild').doNothing())
      .execute();
  },
  async remove(db: Database, guilds: readonly string[]): Promise<void> {
    await db.deleteFrom('left_guild').where('guild', 'in', guilds).execute();
  },
  /** All of them: to be used within another query. */
  guilds: (db: Database) => db.selectFrom('left_guild').select('guild'),
  /** Those that are to be forgotten by `now`; they stand here no more. */
  async forget(db: Database, now: number): Promise<string[]> {
    const gone = await db
      .deleteFrom('left_guild')
      .where('left_at', '<', now - keptAfterLeaving)
      .returning('guild')
      .execute();
    return gone.map(({ guild }) => guild);
  },
};
