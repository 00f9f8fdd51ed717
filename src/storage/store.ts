import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { CompiledQuery, type Migration, Migrator } from 'kysely';
import { SetupError } from '../errors.ts';
import { type Database, type Engine, StorageError, type Store } from './port.ts';
import { migrations as allMigrations } from './schema.ts';

// How long a lost connection is made again unseen, ms, and how long it may take between later attempts.
const mendWithin = 1_000;
const longestBackOff = 10_000;
// A connection lost again so soon after the last is told only when it cannot be made again at once.
const oneStory = 60_000;

/** What reading does not show to be over. */
const ofWriting = new Set<StorageError['fault']>(['readonly', 'full']);

/** Milliseconds of queries after which other work gets its turn. */
const longestTurn = 8;

export interface StoreOptions {
  /** Told once when the database fails, and once (with null) when it works again. */
  onTrouble?: (trouble: StorageError | null) => void;
  /** Told where the copy went that was made before a migration. */
  onBackup?: (place: string) => void;
  /** How long to wait for a lock in all, ms. Real time: it is another program's. Default 5,000. */
  patience?: number;
  /**
   * How long after a failed connection the next is tried, ms. Default 2,000. Where a server was lost, an eighth of it at
   * first and twice as long each time, up to 10 s.
   */
  reconnectAfter?: number;
  migrations?: Record<string, Migration>;
}

/**
 * Opens the database and brings its schema up to date. A database that is out of order does not stop the bot: the store
 * then answers with {@link StorageError} until it is mended. Rejects with {@link SetupError} only when the schema was made
 * by a newer version.
 */
export async function openStore(engine: Engine, options: StoreOptions = {}): Promise<Store> {
  const { patience = 5_000, reconnectAfter = 2_000, migrations = allMigrations } = options;
  let connection: Promise<Database> | null = null;
  let failed: { error: unknown; at: number; wait: number } | null = null;
  /** How often in a row the server was not to be had. */
  let losses = 0;
  let overAt = Number.NEGATIVE_INFINITY;
  let trouble: StorageError | null = null;
  let closed = false;

  const note = (next: StorageError | null) => {
    const news = next?.fault !== trouble?.fault;
    if (trouble && !next) overAt = performance.now();
    trouble = next;
    if (news) options.onTrouble?.(next);
  };
  const explained = (error: unknown): unknown =>
    error instanceof StorageError || error instanceof SetupError ? error : (engine.explain(error) ?? error);

  const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
    const until = performance.now() + patience;
    for (let pause = 10; ; pause = Math.min(pause * 2, 250)) {
      try {
        return await work();
      } catch (error) {
        if (!engine.passing(error) || performance.now() + pause > until) throw error;
        await sleep(pause);
      }
    }
  };

  const connect = async (): Promise<Database> => {
    const db = await patiently(() => engine.connect());
    try {
      await patiently(() => bringUpToDate(db, engine, migrations, options.onBackup));
      return db;
    } catch (error) {
      await db.destroy();
      throw error;
    }
  };

  const connected = async (): Promise<Database> => {
    if (closed)
      throw new StorageError('closed', 'closed', 'I am being stopped. Try again in a moment.', 'The store was closed.');
    if (failed && performance.now() - failed.at < failed.wait) throw failed.error;
    if (connection && !engine.stillThere()) {
      const old = connection;
      connection = null;
      await old.then((db) => db.destroy()).catch(() => undefined);
    }
    connection ??= connect();
    try {
      const db = await connection;
      failed = null;
      return db;
    } catch (error) {
      connection = null;
      if (!engine.lost(error)) failed = { error, at: performance.now(), wait: reconnectAfter };
      throw error;
    }
  };

  /** Work done again on another connection, within a second of when the one it had was lost. */
  const mending = async <T>(work: () => Promise<T>, mayRepeat: () => boolean): Promise<T> => {
    let until: number | null = null;
    // Whoever comes while the server is away does not wait for it too.
    const patient = losses === 0;
    for (let pause = 50; ; pause *= 2) {
      try {
        const result = await work();
        losses = 0;
        return result;
      } catch (error) {
        const backingOff = failed?.error === error;
        if (backingOff || !engine.lost(error)) throw error;
        const shown = explained(error);
        if (shown instanceof StorageError && performance.now() - overAt > oneStory) note(shown);
        if (!mayRepeat()) throw error;
        until ??= performance.now() + mendWithin;
        if (!patient || performance.now() + pause > until) {
          // Many may meet the same loss.
          if (!failed || performance.now() - failed.at >= failed.wait) {
            const wait = Math.min((reconnectAfter / 8) * 2 ** losses, longestBackOff);
            failed = { error, at: performance.now(), wait };
            losses += 1;
          }
          throw error;
        }
        await sleep(pause);
      }
    }
  };

  // SQLite answers in the same turn of the event loop: a row of queries would let nothing else in between.
  let breathedAt = 0;
  const breathe = async () => {
    if (performance.now() - breathedAt < longestTurn) return;
    await turn();
    breathedAt = performance.now();
  };

  const attempt = async <T>(
    work: (db: Database) => Promise<T>,
    { mayRepeat = () => true, writes = false }: { mayRepeat?: () => boolean; writes?: boolean } = {},
  ): Promise<T> => {
    if (engine.kind === 'sqlite') await breathe();
    try {
      const result = await mending(() => patiently(async () => work(await connected())), mayRepeat);
      if (writes || trouble === null || !ofWriting.has(trouble.fault)) note(null);
      else probe();
      return result;
    } catch (error) {
      // Without a connection this is the last attempt's error again, which must not put off the next one.
      if (connection && engine.broken(error)) {
        const old = connection;
        connection = null;
        failed = { error, at: performance.now(), wait: reconnectAfter };
        await old.then((db) => db.destroy()).catch(() => undefined);
      }
      const shown = explained(error);
      if (shown instanceof StorageError && shown.fault !== 'closed') note(shown);
      throw shown;
    }
  };

  const write: Store['write'] = (work) => {
    let committing = false;
    const whole = (db: Database) => {
      committing = false;
      return transaction(db, engine, work, () => {
        committing = true;
      });
    };
    // Where the connection was lost at the commit, nobody knows whether it was done.
    return attempt(whole, { mayRepeat: () => !committing, writes: true });
  };

  /** Where it could be read all along: whether it can be written again, too, now and then. */
  let probedAt = Number.NEGATIVE_INFINITY;
  const probe = () => {
    if (performance.now() - probedAt < reconnectAfter) return;
    probedAt = performance.now();
    const name = 'whether it can be written';
    const row = { name, holder: '', until: 0 };
    const written = write(async (db) => {
      await db
        .insertInto('turn')
        .values(row)
        .onConflict((c) => c.doNothing())
        .execute();
      await db.deleteFrom('turn').where('name', '=', name).execute();
    });
    written.catch(() => undefined);
  };

  const store: Store = {
    engine: engine.kind,
    place: engine.place,
    trouble: () => trouble,
    read: (work) => attempt((db) => work(db)),
    write,
    async close() {
      if (closed) return;
      closed = true;
      await connection?.then((db) => db.destroy()).catch(() => undefined);
    },
  };

  try {
    await store.read(async () => undefined);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
  }
  return store;
}

async function bringUpToDate(
  db: Database,
  engine: Engine,
  migrations: Record<string, Migration>,
  onBackup?: (place: string) => void,
): Promise<void> {
  const applied = await appliedMigrations(db);
  const unknown = applied.filter((name) => !(name in migrations));
  if (unknown.length > 0) {
    throw new SetupError(
      `The database ${engine.place} was made by a newer version of this bot (it has ${unknown.join(', ')}). Run that version, or put back the copy that was made before the update (its name ends in “.before-…”).`,
    );
  }
  const pending = Object.keys(migrations)
    .filter((name) => !applied.includes(name))
    .sort();
  const [first] = pending;
  if (!first) return;
  if (applied.length > 0) {
    const copy = await engine.backup(first);
    if (copy) onBackup?.(copy);
  }
  const migrate = async (on: Database, disableTransactions: boolean) => {
    const provider = { getMigrations: async () => migrations };
    const { error } = await new Migrator({ db: on, provider, disableTransactions }).migrateToLatest();
    if (error) throw error;
  };
  // Of processes that start together one must wait for the other. Kysely's migrator sees to that on PostgreSQL only.
  if (engine.kind === 'postgres') await migrate(db, false);
  else await transaction(db, engine, (one) => migrate(one, true));
}

/**
 * Not Kysely's own transaction: where SQLite has rolled back by itself (a full disk), Kysely's rollback fails and hides
 * the reason.
 */
const transaction = <T>(
  db: Database,
  engine: Engine,
  work: (one: Database) => Promise<T>,
  onCommit?: () => void,
): Promise<T> =>
  db.connection().execute(async (one) => {
    await one.executeQuery(CompiledQuery.raw(engine.begin));
    try {
      const result = await work(one);
      onCommit?.();
      await one.executeQuery(CompiledQuery.raw('commit'));
      return result;
    } catch (error) {
      await one.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined);
      throw error;
    }
  });

async function appliedMigrations(db: Database): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const { rows } = await db.executeQuery<{ name: string }>(CompiledQuery.raw('select name from kysely_migration'));
  return rows.map((row) => row.name);
}
