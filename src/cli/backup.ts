import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { databaseFile, readConfig } from '../config.ts';
import { loadEnvFile } from '../env-file.ts';
import { SetupError } from '../errors.ts';
import { makeFolder, projectRoot } from '../paths.ts';
import { copyDatabase } from '../storage/sqlite.ts';

/** `npm run backup -- [FILE]`: copies the SQLite database, also while the bot runs. */
function backup(typed: string | undefined): string {
  loadEnvFile();
  const config = readConfig(process.env);
  if (config.DATABASE_URL !== undefined)
    throw new SetupError(
      'The database is a PostgreSQL: back it up with pg_dump (CONTRIBUTING.md, “Backup and restore”).',
    );
  const name = databaseFile(config);
  const file = resolve(projectRoot, name);
  if (name === ':memory:' || !existsSync(file))
    throw new SetupError(`There is no database to copy: ${name === ':memory:' ? 'the playground keeps none' : file}.`);
  const stamp = new Date().toISOString().replace(/[-:]/g, '').slice(0, 15);
  const to = typed === undefined ? `${file}.backup-${stamp}` : resolve(typed);
  if (existsSync(to)) throw new SetupError(`${to} is there already: nothing was overwritten. Name another file.`);
  makeFolder(dirname(to));
  copyDatabase(file, to);
  return to;
}

try {
  process.stdout.write(`${backup(process.argv[2])}\n`);
} catch (error) {
  process.stderr.write(
    `${error instanceof SetupError ? error.message : `It could not be copied: ${(error as Error).message}`}\n`,
  );
  process.exitCode = 1;
}
