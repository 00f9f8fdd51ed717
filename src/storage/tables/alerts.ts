import type { Kysely } from 'kysely';

export interface AlertTables {
  /** What somebody asked to be told of when a new episode says it. */
  alert: {
    /** Ten characters of [a-z0-9]. */
    id: string;
    /** Whose private messages it goes to; empty for one of a server's channels. */
    member: string;
    /** Empty for a member's own. */
    guild: string;
    place: string;
    /** Discord's channel type number. */
    place_kind: number;
    /** `topic`, `person` or `phrase`. */
    kind: string;
    /** As they were typed: what is asked for, at most 100 characters. */
    words: string;
    made_at: number;
    /** Discord's code of the language in which a member is told; empty where it is not known, and for channels. */
    locale: string;
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a migration must not depend on the tables' present types.
export async function createAlerts(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('alert')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('member', 'text', (c) => c.notNull())
    .addColumn('guild', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('place_kind', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('alert_member').on('alert').columns(['member']).execute();
  await db.schema.createIndex('alert_guild').on('alert').columns(['guild']).execute();
}

// biome-ignore lint/suspicious/noExplicitAny: as above.
export async function addAlertLocale(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('alert')
    .addColumn('locale', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
}
