import type { Selectable } from 'kysely';
import type { Database } from '../../storage/port.ts';
import type { Tables } from '../../storage/schema.ts';
import type { Place } from '../model.ts';

export const alertKinds = ['topic', 'person', 'phrase'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** Who is told: a member, in a private message, or a channel of a server. */
export type Holder = { member: string } | { place: Place };

export interface Alert {
  id: string;
  holder: Holder;
  kind: AlertKind;
  words: string;
  /** In which language a member is told, by Discord's code; empty where it is not known, and for channels. */
  locale: string;
}

const read = (row: Selectable<Tables['alert']>): Alert => ({
  id: row.id,
  holder:
    row.member === '' ? { place: { guild: row.guild, id: row.place, kind: row.place_kind } } : { member: row.member },
  kind: row.kind as AlertKind,
  words: row.words,
  locale: row.locale,
});

/** The table `alert`. */
export const alerts = {
  async add(db: Database, { id, holder, kind, words, locale }: Alert, now: number): Promise<void> {
    const where =
      'member' in holder
        ? { member: holder.member, guild: '', place: '', place_kind: 0 }
        : { member: '', guild: holder.place.guild, place: holder.place.id, place_kind: holder.place.kind };
    await db
      .insertInto('alert')
      .values({ id, kind, words, made_at: now, locale, ...where })
      .execute();
  },
  async all(db: Database): Promise<Alert[]> {
    const rows = await db.selectFrom('alert').selectAll().orderBy('made_at').orderBy('id').execute();
    return rows.map(read);
  },
  /** A member's own, or those of a server's channels; the oldest first. */
  async of(db: Database, whose: { member: string } | { guild: string }): Promise<Alert[]> {
    const all = db.selectFrom('alert').selectAll().orderBy('made_at').orderBy('id');
    const rows = await ('member' in whose
      ? all.where('member', '=', whose.member)
      : all.where('member', '=', '').where('guild', '=', whose.guild)
    ).execute();
    return rows.map(read);
  },
  async byId(db: Database, id: string): Promise<Alert | null> {
    const row = await db.selectFrom('alert').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? read(row) : null;
  },
  async remove(db: Database, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await db.deleteFrom('alert').where('id', 'in', ids).execute();
  },
  async forget(db: Database, member: string): Promise<void> {
    await db.deleteFrom('alert').where('member', '=', member).execute();
  },
  async forgetGuilds(db: Database, guilds: readonly string[]): Promise<void> {
    await db.deleteFrom('alert').where('guild', 'in', guilds).execute();
  },
};
