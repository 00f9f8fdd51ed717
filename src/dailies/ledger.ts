import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database, Store } from '../storage/port.ts';
import type { Tables } from '../storage/schema.ts';
import type { Ban } from './bans.ts';
import type { LedgerRow, Place, QuotePool, RunState, Schedule } from './model.ts';
import type { Run } from './schedule.ts';

/** How long a claim holds, ms: longer than a send can take. Whoever takes over after it looks in the channel first. */
export const lease = 45_000;

const keptAfterLeaving = 30 * 24 * 3_600_000;
const announcedKept = 400 * 24 * 3_600_000;
const runsKept = 62 * 24 * 3_600_000;
const furthestPublishing = 24 * 3_600_000;
// A server's rules change: what its moderation did not take once may be tried again.
const refusedKept = 90 * 24 * 3_600_000;

export type Claim =
  /** `lookFirst`: an earlier send may have reached Discord, so look there before sending. */
  | { kind: 'mine'; row: LedgerRow; lookFirst: boolean }
  | { kind: 'theirs'; until: number }
  | { kind: 'settled'; row: LedgerRow }
  /** The schedule was changed, paused or removed meanwhile. */
  | { kind: 'void' };

export interface Intent {
  run: string;
  date: string;
  dueAt: number;
  cycle: number;
  quote: string;
  episode: string;
  speaker: string | null;
}

export interface Settlement {
  state: Exclude<RunState, 'claimed'>;
  message?: string | null;
  reason?: string | null;
  /** The post is to be published too, from this moment on. */
  publishAt?: number | null;
}

/** A post that is to be published. */
export interface Unpublished {
  schedule: string;
  run: string;
  guild: string;
  place: string;
  message: string;
  postedAt: number;
  /** How often it was tried before. */
  tries: number;
}

/** The tables of the dailies, in the field's terms. `me`: this process. Everything rejects with `StorageError` while the database is out of order. */
export interface Ledger {
  /** Puts a new schedule, or changes one. */
  put(schedule: Schedule, madeAt: number): Promise<void>;
  change(
    id: string,
    change: Partial<Pick<Schedule, 'next' | 'retryAt' | 'paused' | 'problem' | 'failures' | 'told'>>,
  ): Promise<void>;
  /** Removes a schedule. Its runs stay until `keepUntil`, so that the same place gets no second post that day. */
  remove(id: string, keepUntil: number): Promise<void>;
  schedule(id: string): Promise<Schedule | null>;
  ofGuild(guild: string): Promise<Schedule[]>;
  /** Running schedules whose moment has come, the longest waiting first. */
  due(now: number, limit: number): Promise<Schedule[]>;
  /** Running schedules whose next moment lies after `moment`. */
  beyond(moment: number): Promise<Schedule[]>;
  /** The earliest moment at which a running schedule is due or to be tried again; null when there is none. */
  nextMoment(): Promise<number | null>;
  row(schedule: string, run: string): Promise<LedgerRow | null>;
  /** Takes the run for this process; on disk before it resolves. */
  claim(schedule: Schedule, intent: Intent, now: number): Promise<Claim>;
  /** Gives the run back. `uncertain`: it may have been sent. */
  release(
    schedule: string,
    run: string,
    how: { uncertain: boolean; retryAt: number; problem?: string | null; failures?: number },
  ): Promise<void>;
  /** Ends the run and moves its schedule to the next one, both or neither. */
  settle(
    schedule: Schedule,
    intent: Pick<Intent, 'run' | 'date' | 'dueAt'>,
    end: Settlement,
    then: { next: Run; now: number } & Partial<Pick<Schedule, 'paused' | 'problem' | 'failures' | 'told'>>,
  ): Promise<void>;
  /** Records a post that is no scheduled run. */
  record(schedule: Schedule, intent: Intent, end: Settlement, now: number): Promise<void>;
  /** Quotes drawn in the schedule's newest cycle, that cycle's number, and the last one posted. */
  drawn(schedule: string): Promise<{
    cycle: number;
    used: Set<string>;
    last: { quote: string; episode: string; speaker: string | null } | null;
  }>;
  lastRuns(schedule: string, limit: number): Promise<LedgerRow[]>;
  /** Quotes posted in the server, or perhaps posted, the newest first. */
  lastQuotes(guild: string, limit: number): Promise<string[]>;
  /** Posts that are to be published now. */
  toPublish(now: number, limit: number): Promise<Unpublished[]>;
  /** The earliest moment at which one is; null when there is none. */
  nextPublishing(): Promise<number | null>;
  /** Takes the publishing for this process; false when another was quicker. */
  claimPublishing(one: Unpublished, now: number): Promise<boolean>;
  /** `again`: when it is to be tried again; null: it is done, or given up. `why`: what was wrong. */
  endPublishing(one: Unpublished, again: number | null, why: string | null): Promise<void>;
  /** Runs of a place that were posted, or may be, of schedules that may be gone. */
  postedIn(place: string): Promise<{ schedule: string; date: string; dueAt: number }[]>;
  banish(guild: string, ban: Ban, now: number): Promise<void>;
  /** Quotes never to be posted in the server, the newest ban first. */
  bans(guild: string): Promise<Ban[]>;
  /** Writes down that Discord did not take a quote's words in a place. */
  refuse(place: Place, quote: string, why: string, now: number): Promise<void>;
  /** Such quotes of a place, the last one first. */
  refusedIn(place: string, now: number): Promise<{ quote: string; why: string }[]>;
  /** It was not for their words. */
  acquit(place: string, quotes: readonly string[]): Promise<void>;
  readmit(guild: string, quotes: readonly string[]): Promise<void>;
  left(guild: string, now: number): Promise<void>;
  returned(guilds: readonly string[]): Promise<void>;
  /** Deletes what is no longer needed: rows of servers left 30 days ago, and of schedules that are gone. */
  sweep(now: number): Promise<void>;
}

type ScheduleRow = Selectable<Tables['daily_schedule']>;
type RunRow = Selectable<Tables['daily_run']>;

function readSchedule(row: ScheduleRow): Schedule {
  return {
    id: row.id,
    place: { guild: row.guild, id: row.place, kind: row.place_kind },
    time: row.time,
    zone: row.zone,
    weekdays: row.weekdays,
    pool: JSON.parse(row.pool) as QuotePool,
    role: row.role,
    publish: row.publish === 1,
    tag: row.tag,
    newEpisodes: row.new_episodes === 1,
    madeBy: row.made_by,
    era: row.era,
    firstDate: row.first_date,
    next: { date: row.next_date, at: row.next_at },
    retryAt: row.retry_at,
    paused: row.paused as Schedule['paused'],
    problem: row.problem,
    failures: row.failures,
    told: row.told,
  };
}

const readRun = (row: RunRow): LedgerRow => ({
  schedule: row.schedule,
  run: row.run,
  date: row.date,
  dueAt: row.due_at,
  state: row.state as RunState,
  uncertain: row.uncertain === 1,
  attempts: row.attempts,
  settledAt: row.settled_at,
  cycle: row.cycle,
  quote: row.quote,
  episode: row.episode,
  speaker: row.speaker,
  message: row.message,
  reason: row.reason,
  publishAt: row.publish_at,
  unpublished: row.unpublished,
});

export function createLedger(store: Store, me: string): Ledger {
  const running = (db: Database) =>
    db
      .selectFrom('daily_schedule')
      .where((eb) => eb.or([eb('paused', 'is', null), eb('paused', '=', 'trouble')]))
      .where((eb) =>
        eb.not(
          eb.exists(
            eb.selectFrom('left_guild').select('guild').whereRef('left_guild.guild', '=', 'daily_schedule.guild'),
          ),
        ),
      );
  const claimed = (schedule: Schedule, intent: Intent, now: number): Insertable<Tables['daily_run']> => ({
    schedule: schedule.id,
    run: intent.run,
    guild: schedule.place.guild,
    place: schedule.place.id,
    date: intent.date,
    due_at: intent.dueAt,
    state: 'claimed',
    claimer: me,
    lease_until: now + lease,
    uncertain: 1,
    attempts: 1,
    cycle: intent.cycle,
    quote: intent.quote,
    episode: intent.episode,
    speaker: intent.speaker,
  });
  const changes = (change: Parameters<Ledger['change']>[1]): Updateable<Tables['daily_schedule']> => ({
    ...(change.next ? { next_date: change.next.date, next_at: change.next.at } : {}),
    ...(change.retryAt === undefined ? {} : { retry_at: change.retryAt }),
    ...(change.paused === undefined ? {} : { paused: change.paused }),
    ...(change.problem === undefined ? {} : { problem: change.problem }),
    ...(change.failures === undefined ? {} : { failures: change.failures }),
    ...(change.told === undefined ? {} : { told: change.told }),
  });

  return {
    async put(schedule, madeAt) {
      const row: Insertable<Tables['daily_schedule']> = {
        id: schedule.id,
        guild: schedule.place.guild,
        place: schedule.place.id,
        place_kind: schedule.place.kind,
        time: schedule.time,
        zone: schedule.zone,
        weekdays: schedule.weekdays,
        pool: JSON.stringify(schedule.pool),
        role: schedule.role,
        publish: schedule.publish ? 1 : 0,
        tag: schedule.tag,
        new_episodes: schedule.newEpisodes ? 1 : 0,
        made_by: schedule.madeBy,
        made_at: madeAt,
        era: schedule.era,
        first_date: schedule.firstDate,
        next_date: schedule.next.date,
        next_at: schedule.next.at,
        retry_at: schedule.retryAt,
        paused: schedule.paused,
        problem: schedule.problem,
        failures: schedule.failures,
        told: schedule.told,
      };
      const { id: _, made_at: __, ...rest } = row;
      await store.write((db) =>
        db
          .insertInto('daily_schedule')
          .values(row)
          .onConflict((c) => c.column('id').doUpdateSet(rest))
          .execute(),
      );
    },
    async change(id, change) {
      await store.write((db) => db.updateTable('daily_schedule').set(changes(change)).where('id', '=', id).execute());
    },
    async remove(id, keepUntil) {
      await store.write(async (db) => {
        await db.deleteFrom('daily_schedule').where('id', '=', id).execute();
        await db.updateTable('daily_run').set({ keep_until: keepUntil }).where('schedule', '=', id).execute();
      });
    },
    schedule: (id) =>
      store.read(async (db) => {
        const row = await db.selectFrom('daily_schedule').selectAll().where('id', '=', id).executeTakeFirst();
        return row ? readSchedule(row) : null;
      }),
    ofGuild: (guild) =>
      store.read(async (db) =>
        (
          await db
            .selectFrom('daily_schedule')
            .selectAll()
            .where('guild', '=', guild)
            .orderBy('made_at')
            .orderBy('id')
            .execute()
        ).map(readSchedule),
      ),
    due: (now, limit) =>
      store.read(async (db) =>
        (
          await running(db)
            .selectAll()
            .where('next_at', '<=', now)
            .where('retry_at', '<=', now)
            .orderBy('next_at')
            .orderBy('id')
            .limit(limit)
            .execute()
        ).map(readSchedule),
      ),
    beyond: (moment) =>
      store.read(async (db) =>
        (await running(db).selectAll().where('next_at', '>', moment).execute()).map(readSchedule),
      ),
    nextMoment: () =>
      store.read(async (db) => {
        const { at } = await running(db)
          .select((eb) =>
            eb.fn
              .min<number | null>(
                eb
                  .case()
                  .when('retry_at', '>', eb.ref('next_at'))
                  .then(eb.ref('retry_at'))
                  .else(eb.ref('next_at'))
                  .end(),
              )
              .as('at'),
          )
          .executeTakeFirstOrThrow();
        return at;
      }),
    row: (schedule, run) =>
      store.read(async (db) => {
        const row = await db
          .selectFrom('daily_run')
          .selectAll()
          .where('schedule', '=', schedule)
          .where('run', '=', run)
          .executeTakeFirst();
        return row ? readRun(row) : null;
      }),
    claim: (schedule, intent, now) =>
      store.write(async (db): Promise<Claim> => {
        const still = await db
          .selectFrom('daily_schedule')
          .select(['paused', 'next_date', 'era'])
          .where('id', '=', schedule.id)
          .executeTakeFirst();
        if (!still || still.paused === 'admin' || still.next_date !== intent.date || still.era !== schedule.era) {
          return { kind: 'void' };
        }
        const made = await db
          .insertInto('daily_run')
          .values(claimed(schedule, intent, now))
          .onConflict((c) => c.columns(['schedule', 'run']).doNothing())
          .returningAll()
          .executeTakeFirst();
        if (made) return { kind: 'mine', row: readRun(made), lookFirst: false };
        const found = await db
          .selectFrom('daily_run')
          .selectAll()
          .where('schedule', '=', schedule.id)
          .where('run', '=', intent.run)
          .executeTakeFirstOrThrow();
        if (found.state !== 'claimed') return { kind: 'settled', row: readRun(found) };
        // A lease that ends later than any can was taken while the clock ran ahead: it is over.
        const held = found.claimer !== me && found.lease_until > now && found.lease_until <= now + lease;
        if (held) return { kind: 'theirs', until: found.lease_until };
        const taken = await db
          .updateTable('daily_run')
          .set({
            claimer: me,
            lease_until: now + lease,
            uncertain: 1,
            attempts: found.attempts + 1,
            cycle: intent.cycle,
            quote: intent.quote,
            episode: intent.episode,
            speaker: intent.speaker,
          })
          .where('schedule', '=', schedule.id)
          .where('run', '=', intent.run)
          .where('state', '=', 'claimed')
          .where('claimer', '=', found.claimer)
          .where('attempts', '=', found.attempts)
          .returningAll()
          .executeTakeFirst();
        // Another process was quicker.
        if (!taken) return { kind: 'theirs', until: now + 1_000 };
        return { kind: 'mine', row: readRun(taken), lookFirst: found.uncertain === 1 };
      }),
    async release(schedule, run, { uncertain, ...change }) {
      await store.write(async (db) => {
        await db
          .updateTable('daily_run')
          .set({ lease_until: 0, uncertain: uncertain ? 1 : 0 })
          .where('schedule', '=', schedule)
          .where('run', '=', run)
          .where('state', '=', 'claimed')
          .where('claimer', '=', me)
          .execute();
        await db.updateTable('daily_schedule').set(changes(change)).where('id', '=', schedule).execute();
      });
    },
    async settle(schedule, intent, end, { next, now, ...change }) {
      await store.write(async (db) => {
        const values = {
          state: end.state,
          settled_at: now,
          reason: end.reason ?? null,
          publish_at: end.publishAt ?? null,
          ...(end.message ? { message: end.message } : {}),
        };
        const settled = await db
          .updateTable('daily_run')
          .set(values)
          .where('schedule', '=', schedule.id)
          .where('run', '=', intent.run)
          .where('state', '=', 'claimed')
          .returning('cycle')
          .executeTakeFirst();
        if (!settled) {
          await db
            .insertInto('daily_run')
            .values({
              ...claimed(schedule, { ...intent, cycle: 0, quote: '', episode: '', speaker: null }, now),
              quote: null,
              episode: null,
              uncertain: 0,
              ...values,
            })
            .onConflict((c) => c.columns(['schedule', 'run']).doNothing())
            .execute();
        }
        // What was posted in an earlier cycle may come again: in the long run only the newest need be known.
        if (settled && settled.cycle > 0) {
          await db
            .deleteFrom('daily_run')
            .where('schedule', '=', schedule.id)
            .where('cycle', '<', settled.cycle)
            .where('due_at', '<', now - runsKept)
            .execute();
        }
        const { paused, ...always } = change;
        const its = (set: Updateable<Tables['daily_schedule']>) =>
          db
            .updateTable('daily_schedule')
            .set(set)
            .where('id', '=', schedule.id)
            .where('next_date', '=', intent.date)
            .where('era', '=', schedule.era);
        // An admin who paused it meanwhile has the last word.
        if (paused !== undefined) {
          await its({ paused })
            .where((eb) => eb.or([eb('paused', 'is', null), eb('paused', '=', 'trouble')]))
            .execute();
        }
        await its({ ...changes({ ...always, next }), retry_at: 0 }).execute();
      });
    },
    async record(schedule, intent, end, now) {
      await store.write((db) =>
        db
          .insertInto('daily_run')
          .values({
            ...claimed(schedule, intent, now),
            uncertain: 0,
            state: end.state,
            settled_at: now,
            message: end.message ?? null,
            reason: end.reason ?? null,
            publish_at: end.publishAt ?? null,
          })
          .execute(),
      );
    },
    drawn: (schedule) =>
      store.read(async (db) => {
        const posted = db
          .selectFrom('daily_run')
          .where('schedule', '=', schedule)
          .where('state', 'in', ['posted', 'unknown'])
          .where('quote', 'is not', null);
        const last = await posted
          .select(['quote', 'episode', 'speaker', 'cycle'])
          .orderBy('settled_at', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (!last) return { cycle: 0, used: new Set<string>(), last: null };
        const { cycle } = await posted.select((eb) => eb.fn.max<number>('cycle').as('cycle')).executeTakeFirstOrThrow();
        const used = await posted.select('quote').where('cycle', '=', cycle).execute();
        return {
          cycle,
          used: new Set(used.map((row) => row.quote ?? '')),
          last: { quote: last.quote ?? '', episode: last.episode ?? '', speaker: last.speaker },
        };
      }),
    lastRuns: (schedule, limit) =>
      store.read(async (db) =>
        (
          await db
            .selectFrom('daily_run')
            .selectAll()
            .where('schedule', '=', schedule)
            .orderBy('due_at', 'desc')
            .limit(limit)
            .execute()
        ).map(readRun),
      ),
    lastQuotes: (guild, limit) =>
      store.read(async (db) => {
        const rows = await db
          .selectFrom('daily_run')
          .select('quote')
          .where('guild', '=', guild)
          .where('state', 'in', ['posted', 'unknown'])
          .where('quote', 'is not', null)
          .orderBy('settled_at', 'desc')
          .limit(limit)
          .execute();
        return rows.flatMap(({ quote }) => quote ?? []);
      }),
    toPublish: (now, limit) =>
      store.read(async (db) => {
        const rows = await db
          .selectFrom('daily_run')
          .select(['schedule', 'run', 'guild', 'place', 'message', 'settled_at', 'publish_tries'])
          .where('publish_at', '<=', now)
          .orderBy('publish_at')
          .limit(limit)
          .execute();
        return rows.map((row) => ({
          schedule: row.schedule,
          run: row.run,
          guild: row.guild,
          place: row.place,
          message: row.message ?? '',
          postedAt: row.settled_at ?? now,
          tries: row.publish_tries,
        }));
      }),
    nextPublishing: () =>
      store.read(async (db) => {
        const { at } = await db
          .selectFrom('daily_run')
          .select((eb) => eb.fn.min<number | null>('publish_at').as('at'))
          .where('publish_at', 'is not', null)
          .executeTakeFirstOrThrow();
        return at;
      }),
    async claimPublishing(one, now) {
      const taken = await store.write((db) =>
        db
          .updateTable('daily_run')
          .set({ publish_at: now + lease, publish_tries: one.tries + 1 })
          .where('schedule', '=', one.schedule)
          .where('run', '=', one.run)
          .where('publish_at', '<=', now)
          .where('publish_tries', '=', one.tries)
          .returning('run')
          .executeTakeFirst(),
      );
      return taken !== undefined;
    },
    async endPublishing(one, again, why) {
      await store.write((db) =>
        db
          .updateTable('daily_run')
          .set({ publish_at: again, unpublished: why })
          .where('schedule', '=', one.schedule)
          .where('run', '=', one.run)
          .execute(),
      );
    },
    postedIn: (place) =>
      store.read(async (db) =>
        (
          await db
            .selectFrom('daily_run')
            .select(['schedule', 'date', 'due_at', 'run'])
            .where('place', '=', place)
            .where((eb) =>
              eb.or([
                eb('state', 'in', ['posted', 'unknown']),
                eb.and([eb('state', '=', 'claimed'), eb('uncertain', '=', 1)]),
              ]),
            )
            .where('run', 'not like', 'n%')
            .orderBy('due_at', 'desc')
            .limit(40)
            .execute()
        ).map((row) => ({ schedule: row.schedule, date: row.date, dueAt: row.due_at })),
      ),
    async banish(guild, ban, now) {
      await store.write((db) =>
        db
          .insertInto('daily_never')
          .values({ guild, ...ban, added_at: now })
          .onConflict((c) => c.columns(['guild', 'quote']).doNothing())
          .execute(),
      );
    },
    bans: (guild) =>
      store.read((db) =>
        db
          .selectFrom('daily_never')
          .select(['quote', 'opening', 'ending'])
          .where('guild', '=', guild)
          .orderBy('added_at', 'desc')
          .orderBy('quote')
          .execute(),
      ),
    async refuse({ guild, id }, quote, why, now) {
      await store.write((db) =>
        db
          .insertInto('daily_refused')
          .values({ guild, place: id, quote, why, at: now })
          .onConflict((c) => c.columns(['place', 'quote']).doUpdateSet({ why, at: now }))
          .execute(),
      );
    },
    refusedIn: (place, now) =>
      store.read((db) =>
        db
          .selectFrom('daily_refused')
          .select(['quote', 'why'])
          .where('place', '=', place)
          .where('at', '>', now - refusedKept)
          .orderBy('at', 'desc')
          .orderBy('quote')
          .execute(),
      ),
    async acquit(place, quotes) {
      if (quotes.length === 0) return;
      await store.write((db) =>
        db.deleteFrom('daily_refused').where('place', '=', place).where('quote', 'in', quotes).execute(),
      );
    },
    async readmit(guild, quotes) {
      if (quotes.length === 0) return;
      await store.write((db) =>
        db.deleteFrom('daily_never').where('guild', '=', guild).where('quote', 'in', quotes).execute(),
      );
    },
    async left(guild, now) {
      await store.write((db) =>
        db
          .insertInto('left_guild')
          .values({ guild, left_at: now })
          .onConflict((c) => c.column('guild').doNothing())
          .execute(),
      );
    },
    async returned(guilds) {
      // In parts: databases limit how many values a query may carry.
      for (let from = 0; from < guilds.length; from += 500) {
        const some = guilds.slice(from, from + 500);
        await store.write((db) => db.deleteFrom('left_guild').where('guild', 'in', some).execute());
      }
    },
    async sweep(now) {
      await store.write(async (db) => {
        const gone = db
          .selectFrom('left_guild')
          .select('guild')
          .where('left_at', '<', now - keptAfterLeaving);
        await db.deleteFrom('daily_schedule').where('guild', 'in', gone).execute();
        await db.deleteFrom('daily_run').where('guild', 'in', gone).execute();
        await db.deleteFrom('daily_never').where('guild', 'in', gone).execute();
        await db.deleteFrom('daily_refused').where('guild', 'in', gone).execute();
        await db.deleteFrom('daily_announced').where('guild', 'in', gone).execute();
        // What the look-ups keep of a server goes with it.
        await db.deleteFrom('lookup_guild').where('guild', 'in', gone).execute();
        await db.deleteFrom('lookup_channel').where('guild', 'in', gone).execute();
        await db.deleteFrom('lookup_suggestion').where('guild', 'in', gone).execute();
        await db
          .deleteFrom('left_guild')
          .where('left_at', '<', now - keptAfterLeaving)
          .execute();
        await db.deleteFrom('daily_run').where('keep_until', '<', now).execute();
        // Written down while the clock ran ahead.
        await db
          .updateTable('daily_run')
          .set({ publish_at: now })
          .where('publish_at', '>', now + furthestPublishing)
          .execute();
        await db
          .deleteFrom('daily_announced')
          .where('at', '<', now - announcedKept)
          .execute();
        await db
          .deleteFrom('daily_refused')
          .where('at', '<', now - refusedKept)
          .execute();
      });
    },
  };
}
