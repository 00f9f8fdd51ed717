import { type Generated, type Kysely, sql } from 'kysely';

/** Times are milliseconds since 1970, local dates `YYYY-MM-DD`, flags 0 or 1. No message text and no user name is kept. */
export interface DailyTables {
  /** A daily post that somebody set up. */
  daily_schedule: {
    /** Ten characters of [a-z0-9]. */
    id: string;
    guild: string;
    /** Channel, thread or forum. */
    place: string;
    /** Discord's channel type number. */
    place_kind: number;
    /** Local time, `HH:MM`: the first of a day, and the later ones parted by commas. */
    time: string;
    further_times: Generated<string>;
    /** IANA name. */
    zone: string;
    /** Bits, Monday = 1, Sunday = 64. */
    weekdays: number;
    /** As `When.monthDays`, parted by commas; empty: every day of it. */
    month_days: Generated<string>;
    /** JSON: `QuotePool`. */
    pool: string;
    /** Role to notify. */
    role: string | null;
    /** Publish in announcement channels. */
    publish: number;
    /** Forum tag to put on each post. */
    tag: string | null;
    /** Also announce new episodes here. */
    new_episodes: number;
    /** Show each quote as a picture. */
    image: Generated<number>;
    /** JSON: `Look`. */
    look: Generated<string>;
    /** Who set it up: told by DM when nothing else is left. */
    made_by: string;
    made_at: number;
    /** Counts zone changes: part of each run's key, so that a date can come again in another zone. */
    era: number;
    /** No run on an earlier local date, and none there before this one of its times. */
    first_date: string;
    first_slot: Generated<number>;
    /** The next run's local date, which of its times it is, and its moment. */
    next_date: string;
    next_slot: Generated<number>;
    next_at: number;
    /** Not to be tried before this. */
    retry_at: number;
    /** `admin` or `trouble`; null when it runs. */
    paused: string | null;
    /** What went wrong last, in plain words; null when all is well. */
    problem: string | null;
    /** Final answers in a row. */
    failures: number;
    /** Where the problem was reported: `place`, `system`, `dm`, `nowhere`; null when not yet. */
    told: string | null;
  };
  /** A run of a schedule: the ledger that keeps posts from doubling and quotes from coming again. */
  daily_run: {
    schedule: string;
    /** Local date, era and slot (`runKey`), or `n` and the moment in base 36 for `/daily now`. */
    run: string;
    guild: string;
    place: string;
    /** Local date. */
    date: string;
    due_at: number;
    /** `claimed`, `posted`, `skipped`, `unknown` (may have been posted, cannot be seen: counts as posted). */
    state: string;
    /** The process that claimed it last, and until when it holds the claim. */
    claimer: string;
    lease_until: number;
    /** 1 once a send may have reached Discord: look there before sending again. */
    uncertain: number;
    attempts: number;
    settled_at: number | null;
    cycle: number;
    quote: string | null;
    episode: string | null;
    speaker: string | null;
    message: string | null;
    /** Why it was skipped or is unknown. */
    reason: string | null;
    /** For rows of a schedule that is gone: when to delete. */
    keep_until: number | null;
    /** When to try (again) to publish the post to the servers that follow its channel; null when there is nothing to do. */
    publish_at: number | null;
    publish_tries: Generated<number>;
    /** Why it is not published so far, or was not in the end, in plain words. */
    unpublished: string | null;
  };
  /** Quotes never to be posted in a server. */
  daily_never: {
    guild: string;
    quote: string;
    added_at: number;
    /** `PoolEntry.ends`, by which it is known again after its words were corrected; null: not known. */
    opening: string | null;
    ending: string | null;
  };
  /** Quotes whose words Discord did not take in a place: others are posted there instead. */
  daily_refused: { place: string; quote: string; guild: string; why: string; at: number };
  /** New episodes announced, or to be, in a place. One message may speak of several: they share its `batch`. */
  daily_announced: {
    place: string;
    place_kind: number;
    episode: string;
    guild: string;
    /** The first of those that one message speaks of. */
    batch: string;
    /** As in `daily_run`; `due` before anybody took it up; `sent` while it is to be published. */
    state: string;
    claimer: string;
    lease_until: number;
    /** Not to be tried before this. */
    retry_at: Generated<number>;
    attempts: number;
    /** When the episode was found. */
    at: number;
    /** What Discord made of it; then only publishing may be left (state `sent`). */
    message: string | null;
    /** Why it is not announced so far, or was not in the end, in plain words. */
    problem: string | null;
  };
  /** What is to be sent once beside the posts, or was: threads under them, alerts. Kept for 30 days. */
  outbox: {
    kind: string;
    key: string;
    guild: string;
    /** JSON: what its kind needs to send it, by ids alone. */
    about: string;
    /** As in `daily_announced`. */
    state: string;
    claimer: string;
    lease_until: number;
    retry_at: number;
    attempts: number;
    /** How often Discord refused it. */
    refusals: number;
    at: number;
    problem: string | null;
  };
  /** By what episodes that were in the archive once are known again, so that each is new only once: no words of theirs. */
  known_episode: { mark: string; seen_at: number };
  /** Servers that the bot was removed from: their rows go 30 days later. */
  left_guild: { guild: string; left_at: number };
  /** The moment by which what is old was deleted last; one row. */
  swept: { id: number; at: number };
  /** Interactions that a process took upon itself, where several hear of them. Kept for a day. */
  interaction: { id: string; process: string; at: number };
  /** Processes that share this database, for sharing out the requests a second. */
  process: { id: string; shards: string; started_at: number; seen_at: number };
}

// biome-ignore-start lint/suspicious/noExplicitAny: a migration must not depend on the tables' present types.
export async function createDailies(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('daily_schedule')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('guild', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('place_kind', 'integer', (c) => c.notNull())
    .addColumn('time', 'text', (c) => c.notNull())
    .addColumn('zone', 'text', (c) => c.notNull())
    .addColumn('weekdays', 'integer', (c) => c.notNull())
    .addColumn('pool', 'text', (c) => c.notNull())
    .addColumn('role', 'text')
    .addColumn('publish', 'integer', (c) => c.notNull())
    .addColumn('tag', 'text')
    .addColumn('new_episodes', 'integer', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('era', 'integer', (c) => c.notNull())
    .addColumn('first_date', 'text', (c) => c.notNull())
    .addColumn('next_date', 'text', (c) => c.notNull())
    .addColumn('next_at', 'bigint', (c) => c.notNull())
    .addColumn('retry_at', 'bigint', (c) => c.notNull())
    .addColumn('paused', 'text')
    .addColumn('problem', 'text')
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('told', 'text')
    .execute();
  await db.schema.createIndex('daily_schedule_next').on('daily_schedule').columns(['next_at']).execute();
  await db.schema.createIndex('daily_schedule_guild').on('daily_schedule').columns(['guild']).execute();
  await db.schema
    .createTable('daily_run')
    .addColumn('schedule', 'text', (c) => c.notNull())
    .addColumn('run', 'text', (c) => c.notNull())
    .addColumn('guild', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('claimer', 'text', (c) => c.notNull())
    .addColumn('lease_until', 'bigint', (c) => c.notNull())
    .addColumn('uncertain', 'integer', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('settled_at', 'bigint')
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('quote', 'text')
    .addColumn('episode', 'text')
    .addColumn('speaker', 'text')
    .addColumn('message', 'text')
    .addColumn('reason', 'text')
    .addColumn('keep_until', 'bigint')
    .addPrimaryKeyConstraint('daily_run_key', ['schedule', 'run'])
    .execute();
  await db.schema.createIndex('daily_run_place').on('daily_run').columns(['place', 'date']).execute();
  await db.schema.createIndex('daily_run_guild').on('daily_run').columns(['guild']).execute();
  // Few rows have one, of very many.
  await db.schema
    .createIndex('daily_run_kept')
    .on('daily_run')
    .columns(['keep_until'])
    .where(sql.ref('keep_until'), 'is not', null)
    .execute();
  await db.schema
    .createTable('daily_never')
    .addColumn('guild', 'text', (c) => c.notNull())
    .addColumn('quote', 'text', (c) => c.notNull())
    .addColumn('added_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('daily_never_key', ['guild', 'quote'])
    .execute();
  await db.schema
    .createTable('daily_announced')
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('place_kind', 'integer', (c) => c.notNull())
    .addColumn('episode', 'text', (c) => c.notNull())
    .addColumn('guild', 'text', (c) => c.notNull())
    .addColumn('batch', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('claimer', 'text', (c) => c.notNull())
    .addColumn('lease_until', 'bigint', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('daily_announced_key', ['place', 'episode'])
    .execute();
  await db.schema
    .createTable('left_guild')
    .addColumn('guild', 'text', (c) => c.primaryKey())
    .addColumn('left_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('process')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('shards', 'text', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .execute();
}

export async function addPublishing(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('daily_run').addColumn('publish_at', 'bigint').execute();
  await db.schema
    .alterTable('daily_run')
    .addColumn('publish_tries', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('daily_run').addColumn('unpublished', 'text').execute();
  await db.schema
    .createIndex('daily_run_to_publish')
    .on('daily_run')
    .columns(['publish_at'])
    .where(sql.ref('publish_at'), 'is not', null)
    .execute();
}

export async function addRefusals(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('daily_never').addColumn('opening', 'text').execute();
  await db.schema.alterTable('daily_never').addColumn('ending', 'text').execute();
  await db.schema
    .createTable('daily_refused')
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('quote', 'text', (c) => c.notNull())
    .addColumn('guild', 'text', (c) => c.notNull())
    .addColumn('why', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('daily_refused_key', ['place', 'quote'])
    .execute();
  await db.schema.alterTable('daily_announced').addColumn('message', 'text').execute();
  await db.schema.alterTable('daily_announced').addColumn('problem', 'text').execute();
  await db.schema
    .createTable('known_episode')
    .addColumn('mark', 'text', (c) => c.primaryKey())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .execute();
}

export async function addOnce(db: Kysely<any>): Promise<void> {
  await db.schema.createIndex('daily_run_settled').on('daily_run').columns(['settled_at']).execute();
  await db.schema
    .createTable('interaction')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('process', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
}

/** Until then `lease_until` said both how long an announcement is held and when it is tried again. */
export async function addRetries(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('daily_announced')
    .addColumn('retry_at', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await db
    .updateTable('daily_announced')
    .set({ retry_at: sql.ref('lease_until'), lease_until: 0 })
    .where('state', 'in', ['due', 'sent'])
    .execute();
  // Few are open, of very many.
  await db.schema.createIndex('daily_announced_state').on('daily_announced').columns(['state', 'retry_at']).execute();
}

export async function addSwept(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('swept')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
}

export async function addImages(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('daily_schedule')
    .addColumn('image', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
/** Several times a day, days of the month. */
export async function addTimes(db: Kysely<any>): Promise<void> {
  for (const name of ['further_times', 'month_days']) {
    await db.schema
      .alterTable('daily_schedule')
      .addColumn(name, 'text', (c) => c.notNull().defaultTo(''))
      .execute();
  }
  for (const name of ['first_slot', 'next_slot']) {
    await db.schema
      .alterTable('daily_schedule')
      .addColumn(name, 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  }
}
export async function addOutbox(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('daily_schedule')
    .addColumn('look', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
  await db.schema
    .createTable('outbox')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('guild', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('claimer', 'text', (c) => c.notNull())
    .addColumn('lease_until', 'bigint', (c) => c.notNull())
    .addColumn('retry_at', 'bigint', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('problem', 'text')
    .addPrimaryKeyConstraint('outbox_key', ['kind', 'key'])
    .execute();
  // Few are open, of very many.
  await db.schema.createIndex('outbox_state').on('outbox').columns(['state', 'retry_at']).execute();
  await db.schema.createIndex('outbox_at').on('outbox').columns(['at']).execute();
}
export async function addOutboxRefusals(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('outbox')
    .addColumn('refusals', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
// biome-ignore-end lint/suspicious/noExplicitAny: as above.
