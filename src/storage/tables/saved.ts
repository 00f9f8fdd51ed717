import type { Kysely } from 'kysely';

/** Ids and a moment (ms since 1970) only: a quote's words are read from the archive again. */
export interface SavedTables {
  /** A quote that a member saved; `guild` is empty where that was in no server that has the bot. */
  saved_quote: { member: string; guild: string; quote: string; saved_at: number };
}

// biome-ignore lint/suspicious/noExplicitAny: a migration must not depend on the tables' present types.
export async function createSaved(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('saved_quote')
    .addColumn('member', 'text', (c) => c.notNull())
    .addColumn('guild', 'text', (c) => c.notNull())
    .addColumn('quote', 'text', (c) => c.notNull())
    .addColumn('saved_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('saved_quote_key', ['member', 'quote', 'guild'])
    .execute();
  await db.schema.createIndex('saved_quote_guild').on('saved_quote').columns(['guild', 'saved_at']).execute();
}
