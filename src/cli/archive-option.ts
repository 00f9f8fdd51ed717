import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { config as loadEnv } from 'dotenv';
import { projectRoot } from '../paths.ts';

/** `EPISODES_DIR` of the environment or of `.env`, the same that the bot serves. */
export function episodesSetting(): string | undefined {
  loadEnv({ path: join(projectRoot, '.env'), quiet: true });
  return process.env.EPISODES_DIR;
}

/**
 * `--archive DIR` as typed (a folder of episodes, or one that has them in `episodes/`), else the bot's own.
 * @param own `EPISODES_DIR` as set, relative to the checkout.
 * @throws Error saying which folder is missing.
 */
export function archiveFolder(typed: string | undefined, own: string | undefined): string {
  const dir = typed === undefined ? resolve(projectRoot, own?.trim() || 'data/episodes') : resolve(typed);
  if (!existsSync(dir)) throw new Error(`There is no folder ${dir}. Give one that holds episodes with --archive DIR.`);
  const inside = join(dir, 'episodes');
  return existsSync(inside) ? inside : dir;
}
