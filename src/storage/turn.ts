import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Store } from './port.ts';
import { presentOf } from './present.ts';

/** Work that one at a time does of the processes that share a database. */
export interface Turn {
  /** Takes it, or keeps it for as long again. False: another process has it. */
  take(): Promise<boolean>;
  /** Leaves it to whoever asks next. */
  end(): Promise<void>;
  /** How long it lasts after each {@link take}, ms: so long the others wait for a process that was killed. */
  lasts: number;
}

/** `name`: of the work. `me`: this process, unlike any other. `clock`: for SQLite; PostgreSQL's own decides there. */
export function createTurn(store: Store, name: string, me: string, clock: Clock, lasts = 60_000): Turn {
  const present = presentOf(store, clock);
  const until = () => sql<number>`${present()} + ${sql.lit(lasts)}`;
  return {
    lasts,
    async take() {
      const row = await store.write((db) =>
        db
          .insertInto('turn')
          .values({ name, holder: me, until: until() })
          .onConflict((c) =>
            c
              .column('name')
              .doUpdateSet({ holder: me, until: until() })
              .where((eb) => eb.or([eb('turn.holder', '=', me), eb('turn.until', '<=', present())])),
          )
          .returning('name')
          .executeTakeFirst(),
      );
      return row !== undefined;
    },
    async end() {
      await store.write((db) => db.deleteFrom('turn').where('name', '=', name).where('holder', '=', me).execute());
    },
  };
}
