import { type RawBuilder, sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Store } from './port.ts';

/**
 * The moment at which a statement runs, ms since 1970, to be written into it: by the clock of the database server where
 * several processes share one, else by `clock`.
 */
export const presentOf = (store: Pick<Store, 'engine'>, clock: Pick<Clock, 'now'>) => (): RawBuilder<number> =>
  store.engine === 'postgres'
    ? // `now()` would be when the transaction began.
      sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : sql<number>`${Math.floor(clock.now())}`;
