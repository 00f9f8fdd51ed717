import type { Kysely } from 'kysely';

/** Times are milliseconds since 1970, flags 0 or 1. Ids and numbers only: nothing that anybody wrote. */
export interface LookupTables {
  lookup_guild: { guild: string; is_on: number };
  /** What was set for a channel or thread; null where the default holds. */
  lookup_channel: {
    guild: string;
    channel: string;
    mode: string | null;
    /** Minutes. */
    cooldown: number | null;
    ignored: string | null;
  };
  /** Members who want none of their messages looked at. */
  lookup_out: { member: string };
  /**
   * Suggestions made in a channel, for a day. `topic` is the archive's own: a turn's id, or a hash of the archive's
   * words; an empty one stands for the suggestion itself and keeps the cooldown.
   */
  lookup_suggestion: { guild: string; channel: string; topic: string; at: number };
}

// biome-ignore lint/suspicious/noExplicitAny: a migration must not depend on the tables' present types.
export async function createLookups(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('lookup_guild')
    .addColumn('guild', 'text', (c) => c.primaryKey())
    .addColumn('is_on', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('lookup_channel')
    .addColumn('guild', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('mode', 'text')
    .addColumn('cooldown', 'integer')
    .addColumn('ignored', 'text')
    .addPrimaryKeyConstraint('lookup_channel_key', ['guild', 'channel'])
    .execute();
  await db.schema
    .createTable('lookup_out')
    .addColumn('member', 'text', (c) => c.primaryKey())
    .execute();
  await db.schema
    .createTable('lookup_suggestion')
    .addColumn('guild', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('lookup_suggestion_key', ['channel', 'topic'])
    .execute();
  await db.schema.createIndex('lookup_suggestion_at').on('lookup_suggestion').columns(['at']).execute();
  await db.schema.createIndex('lookup_suggestion_guild').on('lookup_suggestion').columns(['guild']).execute();
}
