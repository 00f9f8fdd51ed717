import type { Database } from '../../storage/port.ts';

/** Marks of what has been away for so long are forgotten, ms. */
const kept = 400 * 24 * 3_600_000;
// Databases limit how many values a query may carry.
const atOnce = 200;

/** The table `known_episode`: by what episodes that were in the archive once are known again. */
export const known = {
  async marks(db: Database): Promise<ReadonlySet<string>> {
    const rows = await db.selectFrom('known_episode').select('mark').execute();
    return new Set(rows.map(({ mark }) => mark));
  },
  /** They were seen now. In parts, each of which `write` carries out. */
  async put(
    write: (work: (db: Database) => Promise<unknown>) => Promise<unknown>,
    marks: readonly string[],
    now: number,
  ): Promise<void> {
    const each = [...new Set(marks)];
    for (let from = 0; from < each.length; from += atOnce) {
      const values = each.slice(from, from + atOnce).map((mark) => ({ mark, seen_at: now }));
      await write((db) =>
        db
          .insertInto('known_episode')
          .values(values)
          .onConflict((c) => c.column('mark').doUpdateSet({ seen_at: now }))
          .execute(),
      );
    }
  },
  async sweep(db: Database, now: number): Promise<void> {
    await db
      .deleteFrom('known_episode')
      .where('seen_at', '<', now - kept)
      .execute();
  },
};
