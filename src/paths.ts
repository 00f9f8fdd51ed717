import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

function findProjectRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('package.json not found above the running file: is the checkout complete?');
  return findProjectRoot(parent);
}

const here = fileURLToPath(import.meta.url);

/** The checkout's folder, the same whether the sources or their build in `dist/` are running. */
export const projectRoot = findProjectRoot(dirname(here));

/** The folder of the program that runs: its sources, or those files of its build that are not bundled. */
export const programFolder = /^paths\.[jt]s$/.test(basename(here)) ? dirname(here) : join(projectRoot, 'dist/src');

/**
 * The built script of a thread or process of ours.
 * @param path from `src/`, as it is built: `search/worker.js`
 */
export const builtScript = (path: string): URL =>
  pathToFileURL(join(here.endsWith('.ts') ? join(projectRoot, 'dist/src') : programFolder, path));

/**
 * Makes a folder and those above it that are missing. Node's own way (`recursive`) asks without end, and cannot be
 * stopped, where a system refuses a folder as if the one above it were missing, as below /proc.
 * @throws what the system says of the first that cannot be made
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = resolve(path); !existsSync(at); at = dirname(at)) missing.push(at);
  for (const folder of missing.reverse()) {
    try {
      mkdirSync(folder);
    } catch (error) {
      // Another process may have made it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
