import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Said } from '../../replies/words/index.ts';
import type { Database } from '../../storage/port.ts';
import type { Tables } from '../../storage/schema.ts';
import type { Look, QuotePool, Schedule } from '../model.ts';
import { everyDay, furthestRun, isDate, isTime, isZone, localDate, type Run } from '../schedule.ts';
import { departed } from './departed.ts';

type Row = Selectable<Tables['daily_schedule']>;
type Change = Updateable<Tables['daily_schedule']>;

const furthestFirstDate = 3 * 24 * 3_600_000;

const list = (joined: string): string[] => joined.split(',').filter(Boolean);

/** Dates are reckoned, not chosen: one that is none is reckoned anew. */
const dateOf = (at: number) => localDate(at, 'UTC');

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isPool = (value: unknown): value is QuotePool =>
  isObject(value) && [value.shows, value.speakers, value.topics].every(Array.isArray);
function poolOf(row: Pick<Row, 'pool'>): QuotePool | null {
  const pool = json(row.pool);
  return isPool(pool) ? pool : null;
}
const isMonthDay = (day: number) => Number.isInteger(day) && day !== 0 && Math.abs(day) <= 31;

const zonesSeen = new Map<string, boolean>();
function isKnownZone(zone: string): boolean {
  const seen = zonesSeen.get(zone);
  if (seen !== undefined) return seen;
  const known = isZone(zone);
  zonesSeen.set(zone, known);
  return known;
}

type Stored = Pick<Row, 'zone' | 'weekdays' | 'time' | 'further_times' | 'month_days' | 'pool' | 'look'>;

/** What the admin decided, with what stands in for the parts that cannot be read, and the first of these in words. */
function decided(row: Stored) {
  const faults: Said[] = [];
  const or = <T>(value: T, fits: boolean, otherwise: T, fault: Said): T => {
    if (!fits) faults.push(fault);
    return fits ? value : otherwise;
  };
  const stored = [row.time, ...list(row.further_times)];
  const noTime = stored.find((time) => !isTime(time));
  const days = list(row.month_days).map(Number);
  const pool = poolOf(row);
  const look = json(row.look);
  const parts = {
    zone: or(row.zone, isKnownZone(row.zone), 'UTC', ({ broken }) => broken.zone(row.zone)),
    times: or(stored, noTime === undefined, ['00:00'], ({ broken }) => broken.time(noTime ?? '')),
    weekdays: or(row.weekdays, row.weekdays > 0 && row.weekdays <= everyDay, everyDay, ({ broken }) => broken.weekdays),
    monthDays: or(days, days.every(isMonthDay), [], ({ broken }) => broken.monthDays),
    pool: pool ?? or(wholeArchive, false, wholeArchive, ({ broken }) => broken.pool),
    look: or((look ?? {}) as Look, isObject(look), {}, ({ broken }) => broken.look),
  };
  const [broken] = faults;
  return broken === undefined ? parts : { ...parts, broken };
}

const wholeArchive: QuotePool = { shows: [], speakers: [], topics: [] };

const read = (row: Row): Schedule => ({
  ...decided(row),
  id: row.id,
  place: { guild: row.guild, id: row.place, kind: row.place_kind },
  role: row.role,
  publish: row.publish === 1,
  tag: row.tag,
  newEpisodes: row.new_episodes === 1,
  image: row.image === 1,
  madeBy: row.made_by,
  era: row.era,
  firstDate: isDate(row.first_date) ? row.first_date : dateOf(row.next_at),
  firstSlot: row.first_slot,
  next: { date: isDate(row.next_date) ? row.next_date : dateOf(row.next_at), slot: row.next_slot, at: row.next_at },
  retryAt: row.retry_at,
  paused: row.paused as Schedule['paused'],
  problem: row.problem,
  failures: row.failures,
  told: row.told,
});

export type ScheduleChange = Partial<Pick<Schedule, 'next' | 'retryAt' | 'paused' | 'problem' | 'failures' | 'told'>>;

const columnsOf = (change: ScheduleChange): Change => ({
  ...(change.next ? { next_date: change.next.date, next_slot: change.next.slot, next_at: change.next.at } : {}),
  ...(change.retryAt === undefined ? {} : { retry_at: change.retryAt }),
  ...(change.paused === undefined ? {} : { paused: change.paused }),
  ...(change.problem === undefined ? {} : { problem: change.problem }),
  ...(change.failures === undefined ? {} : { failures: change.failures }),
  ...(change.told === undefined ? {} : { told: change.told }),
});

/** Not paused by an admin, and in a server that the bot is in. */
const running = (db: Database) =>
  db
    .selectFrom('daily_schedule')
    .where((eb) => eb.or([eb('paused', 'is', null), eb('paused', '=', 'trouble')]))
    .where((eb) => eb('guild', 'not in', departed.guilds(db)));

/** As long as it is as it was when it was read. */
const updateIfSame = (db: Database, { id, next, era }: Schedule) =>
  db.updateTable('daily_schedule').where('id', '=', id).where('next_at', '=', next.at).where('era', '=', era);

const pauseIfRunning = (update: ReturnType<typeof updateIfSame>, paused: Schedule['paused']) =>
  update
    .set({ paused })
    .where((eb) => eb.or([eb('paused', 'is', null), eb('paused', '=', 'trouble')]))
    .execute();

/** The table `daily_schedule`. */
export const schedules = {
  /** A new one, or all of a known one anew. */
  async put(db: Database, schedule: Schedule, madeAt: number): Promise<void> {
    const row: Insertable<Tables['daily_schedule']> = {
      id: schedule.id,
      guild: schedule.place.guild,
      place: schedule.place.id,
      place_kind: schedule.place.kind,
      time: schedule.times[0] ?? '',
      further_times: schedule.times.slice(1).join(),
      zone: schedule.zone,
      weekdays: schedule.weekdays,
      month_days: schedule.monthDays.join(),
      pool: JSON.stringify(schedule.pool),
      role: schedule.role,
      publish: schedule.publish ? 1 : 0,
      tag: schedule.tag,
      new_episodes: schedule.newEpisodes ? 1 : 0,
      image: schedule.image ? 1 : 0,
      look: JSON.stringify(schedule.look),
      made_by: schedule.madeBy,
      made_at: madeAt,
      era: schedule.era,
      first_date: schedule.firstDate,
      first_slot: schedule.firstSlot,
      next_date: schedule.next.date,
      next_slot: schedule.next.slot,
      next_at: schedule.next.at,
      retry_at: schedule.retryAt,
      paused: schedule.paused,
      problem: schedule.problem,
      failures: schedule.failures,
      told: schedule.told,
    };
    const { id: _, made_at: __, ...rest } = row;
    await db
      .insertInto('daily_schedule')
      .values(row)
      .onConflict((c) => c.column('id').doUpdateSet(rest))
      .execute();
  },
  async change(db: Database, id: string, change: ScheduleChange): Promise<void> {
    await db.updateTable('daily_schedule').set(columnsOf(change)).where('id', '=', id).execute();
  },
  /** After its run was given back; an admin who paused it has the last word. */
  async putOff(db: Database, schedule: Schedule, { paused, ...always }: ScheduleChange): Promise<void> {
    if (paused !== undefined) await pauseIfRunning(updateIfSame(db, schedule), paused);
    await db.updateTable('daily_schedule').set(columnsOf(always)).where('id', '=', schedule.id).execute();
  },
  async remove(db: Database, id: string): Promise<void> {
    await db.deleteFrom('daily_schedule').where('id', '=', id).execute();
  },
  async byId(db: Database, id: string): Promise<Schedule | null> {
    const row = await db.selectFrom('daily_schedule').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? read(row) : null;
  },
  async ofGuild(db: Database, guild: string): Promise<Schedule[]> {
    const rows = await db
      .selectFrom('daily_schedule')
      .selectAll()
      .where('guild', '=', guild)
      .orderBy('made_at')
      .orderBy('id')
      .execute();
    return rows.map(read);
  },
  async madeBy(db: Database, member: string): Promise<number> {
    const { n } = await db
      .selectFrom('daily_schedule')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('made_by', '=', member)
      .executeTakeFirstOrThrow();
    return Number(n);
  },
  /** Nobody set them up any more. */
  async disown(db: Database, member: string): Promise<void> {
    await db.updateTable('daily_schedule').set({ made_by: '' }).where('made_by', '=', member).execute();
  },
  async due(db: Database, now: number, limit: number): Promise<Schedule[]> {
    const rows = await running(db)
      .selectAll()
      .where('next_at', '<=', now)
      .where('retry_at', '<=', now)
      .orderBy('next_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(read);
  },
  async farAhead(db: Database, now: number): Promise<Schedule[]> {
    const day = new Date(now + furthestFirstDate).toISOString().slice(0, 10);
    const rows = await running(db)
      .selectAll()
      .where((eb) =>
        eb.or([
          eb('next_at', '>', now + furthestRun({ weekdays: 0, monthDays: [1] })),
          eb.and([eb('next_at', '>', now + furthestRun({ weekdays: 0, monthDays: [] })), eb('month_days', '=', '')]),
          eb.and([
            eb('next_at', '>', now + furthestRun({ weekdays: everyDay, monthDays: [] })),
            eb('weekdays', '=', everyDay),
            eb('month_days', '=', ''),
          ]),
          eb('first_date', '>', day),
        ]),
      )
      .execute();
    return rows.map(read);
  },
  async nextMoment(db: Database): Promise<number | null> {
    const { at } = await running(db)
      .select((eb) =>
        eb.fn
          .min<number | null>(
            eb.case().when('retry_at', '>', eb.ref('next_at')).then(eb.ref('retry_at')).else(eb.ref('next_at')).end(),
          )
          .as('at'),
      )
      .executeTakeFirstOrThrow();
    return at;
  },
  /** The schedule as it was when it was read, and not paused since: to be used within another query. */
  unchanged: (db: Database, schedule: Schedule) =>
    db
      .selectFrom('daily_schedule')
      .where('id', '=', schedule.id)
      .where('next_at', '=', schedule.next.at)
      .where('era', '=', schedule.era)
      .where((eb) => eb.or([eb('paused', 'is', null), eb('paused', '=', 'trouble')])),
  /** On to another run, unless it was changed meanwhile; an admin who paused it has the last word. */
  async moveOn(
    db: Database,
    schedule: Schedule,
    { paused, ...always }: ScheduleChange & { next: Run },
    first?: Pick<Run, 'date' | 'slot'>,
  ): Promise<void> {
    if (paused !== undefined) await pauseIfRunning(updateIfSame(db, schedule), paused);
    await updateIfSame(db, schedule)
      .set({ ...columnsOf(always), retry_at: 0, ...(first ? { first_date: first.date, first_slot: first.slot } : {}) })
      .execute();
  },
  /** No moment for another try lies further ahead than `latest`: where it does it is `now`. */
  async shortenWaits(db: Database, latest: number, now: number): Promise<void> {
    await db.updateTable('daily_schedule').set({ retry_at: now }).where('retry_at', '>', latest).execute();
  },
  /** Running schedules that ask for new episodes in their place, and of which. */
  async announcing(db: Database): Promise<{ guild: string; place: string; place_kind: number; pool: QuotePool }[]> {
    const rows = await running(db)
      .select(['guild', 'place', 'place_kind', 'pool'])
      .where('new_episodes', '=', 1)
      .execute();
    return rows.map((row) => ({ ...row, pool: poolOf(row) ?? wholeArchive }));
  },
  /** What the schedules of a place say of announcements there; null where none asks for any. */
  async announcingIn(db: Database, place: string): Promise<Announcing | null> {
    const rows = await db
      .selectFrom('daily_schedule')
      .select(['place_kind', 'tag', 'publish', 'paused'])
      .where('place', '=', place)
      .where('new_episodes', '=', 1)
      .orderBy('made_at')
      .execute();
    const going = rows.filter(({ paused }) => paused !== 'admin');
    const [first] = going.length > 0 ? going : rows;
    return first
      ? {
          kind: first.place_kind,
          tag: going.find(({ tag }) => tag !== null)?.tag ?? null,
          publish: going.some(({ publish }) => publish === 1),
          paused: going.length === 0,
        }
      : null;
  },
  places: (db: Database): Promise<{ place: string; place_kind: number }[]> =>
    db.selectFrom('daily_schedule').select(['place', 'place_kind']).distinct().execute(),
  async setKind(db: Database, place: string, kind: number): Promise<void> {
    await db.updateTable('daily_schedule').set({ place_kind: kind }).where('place', '=', place).execute();
  },
  async forgetGuilds(db: Database, guilds: readonly string[]): Promise<void> {
    await db.deleteFrom('daily_schedule').where('guild', 'in', guilds).execute();
  },
};

export interface Announcing {
  kind: number;
  tag: string | null;
  publish: boolean;
  /** All of them were paused by an admin. */
  paused: boolean;
}

/** How many there are, how many of these are due at `at`, and how many were before `late`, by how they are paused. */
export const countSchedules = (db: Database, at: number, late: number) =>
  db
    .selectFrom('daily_schedule')
    .select((eb) => [
      'paused',
      eb.fn.countAll<number>().as('all'),
      eb.fn.sum<number | null>(eb.case().when('next_at', '<=', at).then(1).else(0).end()).as('due'),
      eb.fn.sum<number | null>(eb.case().when('next_at', '<=', late).then(1).else(0).end()).as('late'),
    ])
    .groupBy('paused')
    .execute();

/** Every place that a daily post goes to, with what is wanted there. */
export const placesOfSchedules = async (db: Database): Promise<Schedule[]> =>
  (await db.selectFrom('daily_schedule').selectAll().execute()).map(read);
