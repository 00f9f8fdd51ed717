import type { Kysely } from 'kysely';
import { KnownError, type KnownFault } from '../errors.ts';
import type { Tables } from './schema.ts';

/** What queries are written against: the same on SQLite and PostgreSQL. */
export type Database = Kysely<Tables>;

export type StorageFault =
  | 'full'
  | 'locked'
  | 'readonly'
  | 'damaged'
  | 'missing'
  | 'unreachable'
  | 'refused'
  | 'closed'
  | 'fault';

/**
 * The database could not do what was asked; nothing of it was half done. `message` is fit for anybody in Discord,
 * `remedy` is for whoever runs the bot: it names the file or server and what to do.
 */
export class StorageError extends KnownError {
  override name = 'StorageError';
  constructor(
    readonly fault: StorageFault,
    known: KnownFault,
    message: string,
    readonly remedy: string,
    cause?: unknown,
  ) {
    super(known, message);
    if (cause !== undefined) this.cause = cause;
  }
}

/**
 * What is kept between restarts. `sqlite.ts` and `postgres.ts` stand behind it, `test/storage/store.contract.ts` runs
 * over both. All reject with {@link StorageError} while the database is out of order and work again by themselves once
 * it is mended; they wait a few seconds for a lock, without holding the event loop. A connection that ends while it is in
 * use is made again within a second, unseen, unless what it did may have been done already.
 */
export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  /** The file, or server and database: for messages. Without a password. */
  readonly place: string;
  /** Queries outside a transaction. `work` may be run again after a lock, so it must do nothing but query. */
  read<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /**
   * All of `work` or nothing of it. A process killed after this resolves has lost nothing; a machine that loses its power
   * may have lost the last moments on SQLite. `work` may be run again, as for `read`.
   */
  write<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /** What was wrong at the last attempt, null when it worked. */
  trouble(): StorageError | null;
  close(): Promise<void>;
}

/** One kind of database, as the store uses it. */
export interface Engine {
  readonly kind: Store['engine'];
  readonly place: string;
  /** A connection with its settings made, nothing migrated. Throws whatever the driver throws. */
  connect(): Promise<Database>;
  /** The statement that opens a transaction which writes. */
  readonly begin: string;
  /** True where the same work may succeed in a moment. */
  passing(error: unknown): boolean;
  /** True where the connection is of no use any more. */
  broken(error: unknown): boolean;
  /** False where what is connected to was taken away or exchanged, which the connection itself would not notice. */
  stillThere(): boolean;
  /** True where the connection ended, or could not be made: the same work may succeed on another. */
  lost(error: unknown): boolean;
  /** Null for faults of the query itself. */
  explain(error: unknown): StorageError | null;
  /** Puts a copy aside before a migration; answers where. Null where the engine has no file to copy. */
  backup(label: string): Promise<string | null>;
}
