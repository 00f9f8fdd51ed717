import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type KnownFault, SetupError } from '../errors.ts';
import { type Engine, StorageError } from './port.ts';
import type { Tables } from './schema.ts';

const int8 = 20;
/** The server's classes for a connection that ended or could not be made, and an idle-in-transaction time-out. */
const endedByServer = /^(08...|57P0.|25P03)$/;
const endedByNetwork = /^E(CONN|HOST|NET|PIPE|TIMEDOUT|AI_AGAIN)|^ENOTFOUND/;
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What the server itself allows a statement, ms. */
const longestStatement = 15_000;

/**
 * Ends a connection whose query was not answered for so long, ms: the server answers, or ends its statement, before that.
 * Where a firewall or a lost machine swallows what is sent, the system would wait for a quarter of an hour.
 */
function endSilent(client: pg.PoolClient, limit: number): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const timed = (...args: unknown[]): unknown => {
    const answer = query(...args);
    if (!(answer instanceof Promise)) return answer;
    // Where it was this process that stood still, the answer may lie there, unread: the last of the time begins then.
    let timer = setTimeout(() => {
      timer = setTimeout(() => void (client as unknown as pg.Client).end(), limit / 4);
    }, limit * 0.75);
    return answer.finally(() => clearTimeout(timer));
  };
  client.query = timed as typeof client.query;
}

/**
 * PostgreSQL 14 or later, by its address (`postgres://user:password@host/database`).
 * `silence`: how long an answer is waited for, ms.
 */
export function postgres(address: string, { silence = longestStatement + 5_000 } = {}): Engine {
  const place = placeOf(address);
  /** Nothing is lost that never was there. */
  let hadConnection = false;
  return {
    kind: 'postgres',
    place,
    begin: 'begin',
    async connect() {
      const pool = new pg.Pool({
        connectionString: address,
        max: 8,
        connectionTimeoutMillis: 5_000,
        // A statement that hangs must not hang the bot.
        statement_timeout: longestStatement,
        // A process that stalls within a transaction must not hold its locks for longer than the others can wait.
        idle_in_transaction_session_timeout: 5_000,
        application_name: 'robot-overlord',
        // Milliseconds since 1970 and counts are far below 2^53.
        types: {
          getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
            oid === int8 && format !== 'binary'
              ? (text: string) => Number(text)
              : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
        },
      });
      // A connection that ends is replaced by the pool, and whatever uses it is told by its own query. Without these
      // listeners it would end the process: the pool's is for idle connections, each client's for those in use.
      pool.on('error', () => undefined);
      pool.on('connect', (client) => {
        client.on('error', () => undefined);
        endSilent(client, silence);
      });
      try {
        (await pool.connect()).release();
        hadConnection = true;
      } catch (error) {
        await pool.end();
        throw error;
      }
      return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
    },
    // Serialisation failure, deadlock, lock not available, and two processes that create the same table at once.
    passing: (error) => ['40001', '40P01', '55P03'].includes(codeOf(error)),
    stillThere: () => true,
    // The pool replaces its connections itself.
    broken: () => false,
    lost,
    explain(error) {
      const code = codeOf(error);
      const message = error instanceof Error ? error.message : '';
      const fault = (kind: StorageError['fault'], known: KnownFault, what: string, remedy: string) =>
        new StorageError(
          kind,
          known,
          `My memory is out of order: ${what}. Whoever runs me finds the remedy in my log; looking things up goes on working.`,
          remedy,
          error,
        );
      if (code === '53100') {
        return fault(
          'full',
          'serverFull',
          'its disk is full',
          `The disk of the database server ${place} is full. Free some space; no restart is needed.`,
        );
      }
      if (code === '25006') {
        return fault(
          'readonly',
          'readOnly',
          'it cannot be written',
          `${place} takes no writes (a standby, or read only). Point DATABASE_URL at the primary server.`,
        );
      }
      if (code.startsWith('28') || code === '3D000' || code === '42501') {
        return fault(
          'refused',
          'refused',
          'the database refused me',
          `${place} refused the connection: ${message}. Check user, password, database and rights in DATABASE_URL.`,
        );
      }
      if (['40001', '40P01', '55P03'].includes(code)) {
        return fault(
          'locked',
          'busy',
          'it is busy',
          `${place} stayed locked for seconds: look for a long transaction there.`,
        );
      }
      if (/^XX00[12]$/.test(code)) {
        return fault(
          'damaged',
          'dataDamaged',
          'it is damaged',
          `${place} reports damaged data: restore it from a backup.`,
        );
      }
      if (lost(error)) {
        const what = hadConnection ? `The connection to ${place} was lost` : `There is no connection to ${place}`;
        return fault(
          'unreachable',
          'silent',
          'the database does not answer',
          `${what} (${message || code}). ` +
            'Start the server if it is down, or correct DATABASE_URL; the bot connects again by itself.',
        );
      }
      if (/^(53|57|58)/.test(code)) {
        return fault(
          'unreachable',
          'silent',
          'the database does not answer',
          `${place} could not do its work (${code}: ${message}). ` +
            "Look into the server's log; the bot tries again by itself.",
        );
      }
      return null;
    },
    // The server's own backups are its administrator's.
    backup: async () => null,
  };
}

function lost(error: unknown): boolean {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : '';
  return (
    endedByServer.test(code) ||
    endedByNetwork.test(code) ||
    error instanceof AggregateError ||
    // What the driver says by itself has no code.
    (code === '' && /terminated|timeout|not queryable|connection error|ended/i.test(message))
  );
}

function placeOf(address: string): string {
  try {
    const url = new URL(address);
    if (!/^postgres(ql)?:$/.test(url.protocol)) throw new Error('not postgres');
    return `postgres://${url.host}${url.pathname}`;
  } catch {
    throw new SetupError(
      'DATABASE_URL is not an address like postgres://user:password@host:5432/database. Correct it, or leave it out to use a file.',
    );
  }
}
