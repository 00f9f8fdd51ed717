import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import Libsql from 'libsql';
import type { KnownFault } from '../errors.ts';
import { makeFolder } from '../paths.ts';
import { type Engine, StorageError } from './port.ts';
import type { Tables } from './schema.ts';

const backupsKept = 3;
const statementsKept = 200;

// How long SQLite itself may wait for another process's lock, which holds the event loop: the store waits longer, asleep.
const nativeWaitMs = 20;

// https://www.sqlite.org/rescode.html
const basicCodes: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
};

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // Extended codes that the driver has no name for: their lowest byte says what they are about.
  const extended = /^UNKNOWN_SQLITE_ERROR_(\d+)$/.exec(code)?.[1];
  if (extended !== undefined) return basicCodes[Number(extended) & 0xff] ?? code;
  if (code) return code;
  // Opening fails without a code; SQLite's number stands at the end of the message.
  if (/unable to open connection/i.test(error.message)) return 'SQLITE_CANTOPEN';
  return '';
}

/** An SQLite file in WAL mode; `:memory:` keeps nothing. Its folder is made when it is missing. */
export function sqlite(file: string): Engine {
  const inMemory = file === ':memory:';
  /** What the connection holds open, which outlives its name; null before the first, and in memory. */
  let held: { inode: number; db: Libsql.Database } | null = null;
  /** Was the file opened before, with or without success? */
  let opened = false;
  /** Where its last copy went when the file was taken away. */
  let rescued: string | null = null;
  const inodeOf = (): number | null => statSync(file, { throwIfNoEntry: false })?.ino ?? null;
  return {
    kind: 'sqlite',
    place: inMemory ? 'memory' : file,
    begin: 'begin immediate',
    async connect() {
      if (opened) await letGo();
      // A new file in place of one that was taken away would hide that everything is gone.
      if (held && inodeOf() === null) throw removed();
      if (!inMemory) makeFolder(dirname(file));
      const db = new Libsql(file);
      opened = !inMemory;
      try {
        db.exec(`pragma busy_timeout = ${nativeWaitMs}`);
        // NORMAL outlives a killed process; after a power cut the last moments may be missing, never more. Waiting for the
        // disk at each commit would hold up everything else, so whoever must know looks elsewhere after a start.
        db.exec('pragma journal_mode = wal; pragma synchronous = normal;');
        const [check] = db.prepare('pragma quick_check(1)').all() as { quick_check?: string }[];
        if (check?.quick_check !== 'ok') {
          throw Object.assign(new Error(`quick_check: ${check?.quick_check}`), { code: 'SQLITE_CORRUPT' });
        }
      } catch (error) {
        db.close();
        throw error;
      }
      const inode = inMemory ? null : inodeOf();
      if (inode !== null) held = { inode, db };
      return new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyWantsIt(db) }) });
    },
    stillThere() {
      if (!held) return true;
      const now = inodeOf();
      if (now === null) rescued = rescue(held.db, file);
      return now === held.inode;
    },
    passing: (error) => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error)),
    broken: (error) => /^SQLITE_(CORRUPT|NOTADB|CANTOPEN|IOERR|READONLY)/.test(codeOf(error)),
    lost: () => false,
    explain(error) {
      const code = codeOf(error);
      const fault = (kind: StorageError['fault'], known: KnownFault, what: string, remedy: string) =>
        new StorageError(
          kind,
          known,
          `My memory is out of order: ${what}. Whoever runs me finds the remedy in my log; looking things up goes on working.`,
          remedy,
          error,
        );
      if (code.startsWith('SQLITE_FULL')) {
        return fault(
          'full',
          'diskFull',
          'the disk is full',
          `The disk that holds ${file} is full. Free some space; nothing was lost and no restart is needed.`,
        );
      }
      if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
        return fault(
          'locked',
          'locked',
          'another program holds it',
          `${file} is locked by another program (a second bot, a backup, an SQLite shell). End that; no restart is needed.`,
        );
      }
      if (code.startsWith('SQLITE_READONLY')) {
        return fault(
          'readonly',
          'readOnly',
          'it cannot be written',
          `${file} cannot be written. Give the account that runs the bot write permission for the file and its folder; no restart is needed.`,
        );
      }
      if (code === 'REMOVED') {
        return fault(
          'missing',
          'takenAway',
          'its file was taken away',
          `${file} was removed or renamed while I run. Put it or a backup back${
            rescued === null ? '' : ` (what I still held of it is in ${rescued})`
          }; no restart is needed. To begin anew without it, restart me.`,
        );
      }
      if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
        const copies = backupsOf(file);
        return fault(
          'damaged',
          'damaged',
          'its file is damaged',
          `${file} is damaged or not a database. It was left as it is. Stop the bot and ${
            copies.length > 0 ? `put ${copies.at(-1)} or another backup in its place` : 'put a backup in its place'
          }, or move it away to begin anew (the settings of daily posts are then lost).`,
        );
      }
      if (
        code.startsWith('SQLITE_CANTOPEN') ||
        ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ENAMETOOLONG', 'ELOOP'].includes(code)
      ) {
        return fault(
          'missing',
          'unopened',
          'its file cannot be opened',
          isFolder(file)
            ? `${file} is a folder. Set DATABASE_FILE to a file in it, or leave it empty for the usual place.`
            : `${file} cannot be opened. See that its folder exists and that the account that runs the bot may write in it, or set DATABASE_FILE to another place.`,
        );
      }
      if (code.startsWith('SQLITE_IOERR')) {
        return fault(
          'damaged',
          'silentDisk',
          'the disk does not answer',
          `Reading or writing ${file} failed (${code}). Check the disk; the file was left as it is.`,
        );
      }
      if (code === 'ENOSPC') {
        return fault(
          'full',
          'diskFull',
          'the disk is full',
          `There is no space left to make ${dirname(file)}. Free some space.`,
        );
      }
      return null;
    },
    async backup(label) {
      if (inMemory || !existsSync(file)) return null;
      const copy = `${file}.before-${label}`;
      rmSync(copy, { force: true });
      copyDatabase(file, copy);
      for (const old of backupsOf(file).slice(0, -backupsKept)) rmSync(old, { force: true });
      return copy;
    },
  };
}

/**
 * Copies a database whole and as it is at one moment, also while somebody writes to it. `to` must not be there yet.
 * @throws what SQLite says; nothing is left behind then
 */
export function copyDatabase(file: string, to: string): void {
  // A connection of its own: VACUUM INTO refuses while any statement of its connection is open.
  const db = new Libsql(file);
  try {
    db.exec(`pragma busy_timeout = ${nativeWaitMs}`);
    db.prepare('vacuum into ?').run(to);
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  } finally {
    db.close();
  }
}

/**
 * A prepared statement that fails with SQLITE_BUSY stays open in libsql, and every commit after it is refused ("SQL
 * statements in progress"). `exec` leaves nothing open, so transactions begin and end through it; with BEGIN IMMEDIATE
 * no later statement meets a lock.
 */
function asKyselyWantsIt(db: Libsql.Database): SqliteDatabase {
  const controls = /^(begin|commit|rollback)\b/;
  const repeated = /^(select|insert|update|delete)\b/;
  // Preparing takes longer than running: the same few dozen statements come again and again.
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      if (!controls.test(text)) {
        const known = prepared.get(text);
        if (known) return known;
        const statement = db.prepare(text) as unknown as SqliteStatement;
        if (prepared.size >= statementsKept) prepared.clear();
        if (repeated.test(text)) prepared.set(text, statement);
        return statement;
      }
      const run = () => {
        db.exec(text);
        return { changes: 0, lastInsertRowid: 0 };
      };
      return { reader: false, run, all: () => [], iterate: () => [][Symbol.iterator]() };
    },
    close() {
      prepared.clear();
      try {
        // So that the file alone is whole, for whoever copies it.
        db.exec('pragma wal_checkpoint(truncate)');
      } catch {
        // Another process is at work on it, or the disk is out of order: the -wal file keeps what it holds.
      }
      db.close();
    },
  };
}

/**
 * libsql closes a connection in truth when the last of its statements is collected. Until then a new one to the same file
 * shares its memory, and where that could be read only, nothing can be written through the new one either.
 */
async function letGo(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < collections; round++) {
    collect();
    // What was collected is ended in a turn of its own, and only then is what it held free to be collected.
    await turn();
  }
}
/** A statement holds its connection, and what asked for it may still stand on the stack at the first. */
const collections = 4;

const removed = () => Object.assign(new Error('the database file was taken away'), { code: 'REMOVED' });

/** A file whose name is gone is whole as long as it is held open: its last copy, beside any earlier one. Null where it failed. */
function rescue(db: Libsql.Database, file: string): string | null {
  let copy = `${file}.rescued`;
  for (let n = 2; existsSync(copy); n += 1) copy = `${file}.rescued-${n}`;
  try {
    db.prepare('vacuum into ?').run(copy);
    return copy;
  } catch {
    rmSync(copy, { force: true });
    return null;
  }
}

/** Oldest first: migrations are named in their order. */
function backupsOf(file: string): string[] {
  const folder = dirname(file);
  const lead = `${basename(file)}.before-`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(lead))
    .sort()
    .map((name) => join(folder, name));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // What lies above it may be no folder, or not to be entered.
    return false;
  }
}
