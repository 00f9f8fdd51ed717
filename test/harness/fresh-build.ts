import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import type { TestProject } from 'vitest/node';
import { projectRoot } from '../../src/paths.ts';

/**
 * Processes and threads run the build, `dist/`, while tests import the sources. Each source map holds the text that its
 * module was built from: where that is not what stands in the source now, the build is stale. Times of files tell nothing
 * for certain: a checkout or a copy changes them, and keeps them, as it likes.
 */
export function staleModules(root: string): string[] {
  const page = 'src/playground/page';
  const sources = ['src', 'commands', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && !name.startsWith(page)),
  );
  const stale = sources.filter((name) => {
    const built = builtFrom(root, join('dist', name.replace(/ts$/, 'js.map')));
    return built.get(name) !== readFileSync(join(root, name), 'utf8');
  });
  for (const bundle of ['main.js.map', 'page.css.map']) {
    const built = builtFrom(root, join('dist', page, bundle));
    if (built.size === 0) stale.push(join(page, bundle.replace('.map', '')));
    for (const [name, text] of built) if (name.startsWith(page) && textOf(join(root, name)) !== text) stale.push(name);
  }
  if (textOf(join(root, page, 'index.html')) !== textOf(join(root, 'dist', page, 'index.html')))
    stale.push(join(page, 'index.html'));
  return stale;
}

const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null);

/** Each source's path from `root`, and the text it was built from. */
function builtFrom(root: string, map: string): Map<string, string> {
  const text = textOf(join(root, map));
  if (text === null) return new Map();
  const { sources, sourcesContent = [] } = JSON.parse(text) as { sources: string[]; sourcesContent?: string[] };
  const folder = dirname(join(root, map));
  return new Map(sources.map((name, n) => [relative(root, resolve(folder, name)), sourcesContent[n] ?? '']));
}

function refuseStale(): void {
  const stale = staleModules(projectRoot);
  if (stale.length === 0) return;
  const named = stale.slice(0, 5).join(', ') + (stale.length > 5 ? ` and ${stale.length - 5} more` : '');
  throw new Error(
    `The build in dist/ is not that of the sources: ${named}.\n` +
      'Run `npm run build` first, or `npm test`, which does. If that does not help, delete dist/ before.',
  );
}

/** Vitest's global set-up: before the first run and, while it watches, before each further one. */
export default function setup(project: TestProject): () => void {
  refuseStale();
  project.onTestsRerun(refuseStale);
  // The bots of a run read the two episodes once between them: a snapshot of another program is not used.
  const snapshots = mkdtempSync(join(tmpdir(), 'overlord-snapshots-'));
  process.env.SNAPSHOTS_OF_TESTS = snapshots;
  return () => rmSync(snapshots, { recursive: true, force: true });
}
