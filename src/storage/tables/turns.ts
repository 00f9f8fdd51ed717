import type { Kysely } from 'kysely';

export interface TurnTables {
  /** Work that one process at a time does, who does it, and until when it is theirs (ms since 1970). */
  turn: { name: string; holder: string; until: number };
}

// biome-ignore lint/suspicious/noExplicitAny: a migration must not depend on the tables' present types.
export async function createTurns(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('turn')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('until', 'bigint', (c) => c.notNull())
    .execute();
}
