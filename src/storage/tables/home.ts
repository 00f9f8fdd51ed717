import type { Kysely } from 'kysely';

export interface HomeTables {
  /** The show that a server keeps to, by its name. */
  home_show: { guild: string; show: string };
}

// biome-ignore lint/suspicious/noExplicitAny: a migration must not depend on the tables' present types.
export async function createHomes(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('home_show')
    .addColumn('guild', 'text', (c) => c.primaryKey())
    .addColumn('show', 'text', (c) => c.notNull())
    .execute();
}
