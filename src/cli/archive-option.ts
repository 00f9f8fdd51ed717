import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadEnvFile } from '../env-file.ts';
import { projectRoot } from '../paths.ts';
import type { LoadOptions } from '../search/snapshot-of.ts';

/**
 * The archive a command is about: `--archive DIR` as typed (a folder of episodes, or one that has them in `episodes/`),
 * else the bot's own (`EPISODES_DIR` of the environment or of `.env`) with the bot's own snapshot (`CACHE_DIR`).
 * @throws Error saying which folder is missing.
 */
export function chosenArchive(typed: string | undefined): LoadOptions {
  loadEnvFile();
  const setting = (name: string, otherwise: string) => process.env[name]?.trim() || otherwise;
  const dir = typed === undefined ? resolve(projectRoot, setting('EPISODES_DIR', 'data/episodes')) : resolve(typed);
  if (!existsSync(dir)) throw new Error(`There is no folder ${dir}. Give one that holds episodes with --archive DIR.`);
  const inside = join(dir, 'episodes');
  const cache = setting('CACHE_DIR', 'var/cache');
  return {
    dir: existsSync(inside) ? inside : dir,
    cache: typed !== undefined || cache === 'off' ? null : resolve(projectRoot, cache),
  };
}
