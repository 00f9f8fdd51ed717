import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findProjectRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('package.json not found above the running file: is the checkout complete?');
  return findProjectRoot(parent);
}

/** The checkout's folder, the same whether the sources or their build in `dist/` are running. */
export const projectRoot = findProjectRoot(dirname(fileURLToPath(import.meta.url)));
