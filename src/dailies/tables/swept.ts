import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '../../storage/port.ts';

/** The table `swept`: by which moment what is old is deleted. */
export const swept = {
  /**
   * The moment to go by now: the present one, but no more than `most` ms after the one before. So a clock that is wrong
   * by weeks deletes nothing until it was wrong for weeks; one that is set back is followed at once.
   */
  async advance(db: Database, present: RawBuilder<number>, most: number): Promise<number> {
    const { now } = await db.selectNoFrom(sql<number>`${present}`.as('now')).executeTakeFirstOrThrow();
    const before = await db.selectFrom('swept').select('at').executeTakeFirst();
    const at = before === undefined ? Number(now) : Math.min(Number(now), before.at + most);
    await db
      .insertInto('swept')
      .values({ id: 1, at })
      .onConflict((c) => c.column('id').doUpdateSet({ at }))
      .execute();
    return at;
  },
  /** What was gone by last; 0 before the first time. */
  async last(db: Database): Promise<number> {
    return (await db.selectFrom('swept').select('at').executeTakeFirst())?.at ?? 0;
  },
};
