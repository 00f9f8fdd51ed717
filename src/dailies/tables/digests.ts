import type { Selectable } from 'kysely';
import type { Database } from '../../storage/port.ts';
import type { Tables } from '../../storage/schema.ts';
import type { Place } from '../model.ts';
import { departed } from './departed.ts';

/** Why a week had no post: nothing was saved; the bot was away; its settings cannot be read. */
export type Without = 'nothing' | 'away' | 'broken';

export interface Digest {
  place: Place;
  /** Bits, Monday = 1; one of them. */
  weekdays: number;
  /** Local time, `HH:MM`. */
  time: string;
  zone: string;
  next: { date: string; at: number };
  without: Without | null;
}

const read = (row: Selectable<Tables['digest']>): Digest => ({
  place: { guild: row.guild, id: row.place, kind: row.place_kind },
  weekdays: row.weekdays,
  time: row.time,
  zone: row.zone,
  next: { date: row.next_date, at: row.next_at },
  without: row.without as Without | null,
});

/** Those of servers that the bot is in. */
const there = (db: Database) => db.selectFrom('digest').where((eb) => eb('guild', 'not in', departed.guilds(db)));

/** The table `digest`: one a server. */
export const digests = {
  async put(db: Database, { place, weekdays, time, zone, next, without }: Digest): Promise<void> {
    await db.deleteFrom('digest').where('guild', '=', place.guild).execute();
    const where = { guild: place.guild, place: place.id, place_kind: place.kind };
    const when = { weekdays, time, zone, next_date: next.date, next_at: next.at };
    await db
      .insertInto('digest')
      .values({ ...where, ...when, without })
      .execute();
  },
  async of(db: Database, guild: string): Promise<Digest | null> {
    const row = await db.selectFrom('digest').selectAll().where('guild', '=', guild).executeTakeFirst();
    return row ? read(row) : null;
  },
  async remove(db: Database, guild: string): Promise<void> {
    await db.deleteFrom('digest').where('guild', '=', guild).execute();
  },
  /** Those whose moment has come, and those whose moment lies after `furthest`: a clock that ran ahead left it there. */
  async due(db: Database, now: number, furthest: number, limit: number): Promise<Digest[]> {
    const rows = await there(db)
      .selectAll()
      .where((eb) => eb.or([eb('next_at', '<=', now), eb('next_at', '>', furthest)]))
      .orderBy('next_at')
      .limit(limit)
      .execute();
    return rows.map(read);
  },
  /** False, and nothing is changed, where another process did so, or the digest was set anew. */
  async moveOn(
    db: Database,
    { place, next: seen }: Digest,
    { next, without }: Pick<Digest, 'next' | 'without'>,
  ): Promise<boolean> {
    const moved = await db
      .updateTable('digest')
      .set({ next_date: next.date, next_at: next.at, without })
      .where('guild', '=', place.guild)
      .where('next_at', '=', seen.at)
      .returning('guild')
      .executeTakeFirst();
    return moved !== undefined;
  },
  async nextMoment(db: Database): Promise<number | null> {
    const { at } = await there(db)
      .select((eb) => eb.fn.min<number | null>('next_at').as('at'))
      .executeTakeFirstOrThrow();
    return at;
  },
  async forgetGuilds(db: Database, guilds: readonly string[]): Promise<void> {
    await db.deleteFrom('digest').where('guild', 'in', guilds).execute();
  },
};
