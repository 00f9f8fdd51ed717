import type { Kysely } from 'kysely';

export interface LanguageTables {
  /** Servers for which somebody who manages them chose a language, by Discord's name for it. */
  guild_language: { guild: string; locale: string };
}

// biome-ignore lint/suspicious/noExplicitAny: a migration must not depend on the tables' present types.
export async function createLanguage(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('guild_language')
    .addColumn('guild', 'text', (c) => c.primaryKey())
    .addColumn('locale', 'text', (c) => c.notNull())
    .execute();
}
