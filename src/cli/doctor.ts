import { resolve } from 'node:path';
import process from 'node:process';
import colours from 'picocolors';
import { systemClock } from '../clock.ts';
import { type Config, databaseFile, readConfig } from '../config.ts';
import { createDailyPoster } from '../discord/daily-poster.ts';
import { loadEnvFile } from '../env-file.ts';
import { SetupError } from '../errors.ts';
import { examine, type Finding } from '../operation/doctor.ts';
import { projectRoot } from '../paths.ts';
import { engineFor } from '../storage/open.ts';
import { openStore } from '../storage/store.ts';

/** `npm run doctor`: what is wrong with the set-up, and what to do. Ends with 1 where something is. */
const marks = { well: colours.green('well '), worry: colours.yellow('worry'), fault: colours.red('FAULT') };

async function findings(): Promise<Finding[]> {
  let config: Config;
  let written: Record<string, string>;
  try {
    written = loadEnvFile();
    config = readConfig(process.env);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return [{ what: 'Settings', state: 'fault', said: error.message }];
  }
  const name = databaseFile(config);
  const file = name === ':memory:' || config.DATABASE_URL !== undefined ? null : resolve(projectRoot, name);
  return examine({
    config,
    clock: systemClock(),
    episodes: resolve(projectRoot, config.EPISODES_DIR),
    file,
    openStore: () => openStore(engineFor(config.DATABASE_URL, file ?? ':memory:'), { patience: 2_000 }),
    posterFor: (token, me) =>
      createDailyPoster({ apiUrl: config.DISCORD_API_URL, token, me: () => me, onRevoked: () => undefined }),
    cache: config.CACHE_DIR === 'off' ? null : resolve(projectRoot, config.CACHE_DIR),
    named: Object.keys(written),
  });
}

const found = await findings();
for (const { what, state, said } of found) process.stdout.write(`${marks[state]}  ${what}: ${said}\n`);
const faults = found.filter(({ state }) => state === 'fault').length;
process.stdout.write(faults === 0 ? '\nNothing stands in the way.\n' : `\n${faults} to mend.\n`);
process.exit(faults === 0 ? 0 : 1);
