import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../storage/port.ts';

const seenWithin = 15_000;
const kept = 24 * 3_600_000;

/** The table `process`: processes that share this database. `present`: by the database's clock, whatever theirs say. */
export const processes = {
  /** This one lives. Answers with how many do. */
  async beat(db: Database, me: { id: string; shards: string }, present: () => RawBuilder<number>): Promise<number> {
    await db
      .insertInto('process')
      .values({ id: me.id, shards: me.shards, started_at: present(), seen_at: present() })
      .onConflict((c) => c.column('id').doUpdateSet({ seen_at: present() }))
      .execute();
    const before = (ms: number) => sql<number>`${present()} - ${sql.lit(ms)}`;
    await db.deleteFrom('process').where('seen_at', '<', before(kept)).execute();
    const { n } = await db
      .selectFrom('process')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('seen_at', '>', before(seenWithin))
      .executeTakeFirstOrThrow();
    return Number(n);
  },
  async remove(db: Database, id: string): Promise<void> {
    await db.deleteFrom('process').where('id', '=', id).execute();
  },
};
