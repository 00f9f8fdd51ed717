import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { StorageError, type Store } from '../storage/port.ts';
import { presentOf } from '../storage/present.ts';

const kept = 24 * 3_600_000;

/**
 * Says of an interaction, by its id, whether this process is to carry it out: the first of all that share the database.
 * `me`: this process, unlike any other. While the database is out of order everyone is: whoever needs it says so.
 */
export function firstOfAll(store: Store, me: string, clock: Clock): (interaction: string) => Promise<boolean> {
  const present = presentOf(store, clock);
  return async (id) => {
    try {
      return await store.write(async (db) => {
        await db
          .insertInto('interaction')
          .values({ id, process: me, at: present() })
          .onConflict((c) => c.column('id').doNothing())
          .execute();
        const first = await db.selectFrom('interaction').select('process').where('id', '=', id).executeTakeFirst();
        await db
          .deleteFrom('interaction')
          .where('at', '<', sql<number>`${present()} - ${sql.lit(kept)}`)
          .execute();
        return first?.process === me;
      });
    } catch (error) {
      if (error instanceof StorageError) return true;
      throw error;
    }
  };
}
