import type { Kysely } from 'kysely';

export interface DigestTables {
  /** A server's weekly digest of what was saved most. Ids and times only. */
  digest: {
    guild: string;
    place: string;
    /** Discord's channel type number. */
    place_kind: number;
    /** Bits, as in `daily_schedule`; one of them. */
    weekdays: number;
    /** Local time, `HH:MM`. */
    time: string;
    /** IANA name. */
    zone: string;
    /** The local date and the moment of the next one. */
    next_date: string;
    next_at: number;
    /** The week of the last one for which there was no post, and why. */
    without: string | null;
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a migration must not depend on the tables' present types.
export async function createDigests(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('digest')
    .addColumn('guild', 'text', (c) => c.primaryKey())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('place_kind', 'integer', (c) => c.notNull())
    .addColumn('weekdays', 'integer', (c) => c.notNull())
    .addColumn('time', 'text', (c) => c.notNull())
    .addColumn('zone', 'text', (c) => c.notNull())
    .addColumn('next_date', 'text', (c) => c.notNull())
    .addColumn('next_at', 'bigint', (c) => c.notNull())
    .addColumn('without', 'text')
    .execute();
  await db.schema.createIndex('digest_next').on('digest').columns(['next_at']).execute();
}
