import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { TestProject } from 'vitest/node';
import { projectRoot } from '../../src/paths.ts';

/**
 * Processes and threads run the build, `dist/`, and tests import it. The build says of each file what it was
 * built from: where that is not what stands there now, the build is stale. Times of files tell nothing for certain: a
 * checkout or a copy changes them, and keeps them, as it likes.
 */
export function staleSources(root: string): string[] {
  const stamp = join(root, 'dist/.built');
  const built: Record<string, string> = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : {};
  const now = ['src', 'commands', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:tsx?|css|html)$/.test(name))
      .map((name) => join(folder, name)),
  );
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(root, name)))
      .digest('base64');
  return now.filter((name) => built[name] !== hash(name));
}

function refuseStale(): void {
  const stale = staleSources(projectRoot);
  if (stale.length === 0) return;
  const named = stale.slice(0, 5).join(', ') + (stale.length > 5 ? ` and ${stale.length - 5} more` : '');
  throw new Error(
    `The build in dist/ is not that of the sources: ${named}.\n` +
      'Run `npm run build` first, or `npm test`, which does. If that does not help, delete dist/ before.',
  );
}

/** Set-up of each of Vitest's projects: before the first run and, while it watches, before each further one. */
export default function setup(project: TestProject): () => void {
  refuseStale();
  project.onTestsRerun(refuseStale);
  // The bots of a run read the two episodes once between them: a snapshot of another program is not used.
  const snapshots = mkdtempSync(join(tmpdir(), 'overlord-snapshots-'));
  // A PostgreSQL server runs as "nobody", and its programs lie there.
  chmodSync(snapshots, 0o755);
  process.env.SNAPSHOTS_OF_TESTS = snapshots;
  // What one process compiled the next ones need not; Node.js 20 knows no such thing, and does without.
  process.env.NODE_COMPILE_CACHE ??= join(snapshots, 'compiled');
  return () => rmSync(snapshots, { recursive: true, force: true });
}
