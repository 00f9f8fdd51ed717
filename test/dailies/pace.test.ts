import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createShare } from '../../src/dailies/pace.ts';
import { postgres } from '../../src/storage/postgres.ts';
import { openStore } from '../../src/storage/store.ts';
import { startPostgres, type TestPostgres } from '../harness/postgres.ts';

let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

it('leaves the others though the database does not answer', async () => {
  const address = await server.freshDatabase();
  const store = await openStore(postgres(address));
  const present = () => sql<number>`0`;
  const share = await createShare(store, { id: 'one', shards: '0/1' }, present, (error) => expect.fail(String(error)));
  const other = await server.connection(address);
  await other.rows('begin');
  await other.rows('lock table process');
  await share.stop(1);
  // Its goodbye still waits for the lock.
  const waiting = "select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'";
  await expect.poll(() => other.rows(waiting)).toEqual([{ n: 1 }]);
  await other.rows('rollback');
  await other.end();
  await store.close();
});
