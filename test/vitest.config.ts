import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const tests = join(root, 'test');

// Time-outs end what hangs, on a machine that is busy with other work too: no test is meant to come near them.
const patience = 120_000;

const holding = (what: RegExp) =>
  readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && what.test(readFileSync(join(tests, file), 'utf8')))
    .map((file) => `test/${file.replaceAll('\\', '/')}`);

/** The files that test properties. `npm run fuzz` runs these alone. */
const properties = () => holding(/harness.properties/);

/** What starts processes or threads, measures time or memory, or changes what belongs to the whole process. */
const ofItsOwn = [
  /harness.(?:bot|clocked|fleet|growth|kills|local|pat|postgres|processes|slow)/,
  /search.(?:live|reading|remote)|pictures.pictures/,
  /\bprocess\.|_process|worker_threads|globalThis|vi\.stub/,
];

/** The files that have a process each. The rest only compute, and share a few, with all that these have loaded. */
const apart = () => holding(new RegExp(ofItsOwn.map(({ source }) => source).join('|')));

/**
 * Everything but the test files themselves comes from the build, which `fresh-build.ts` keeps to the sources: Node.js loads
 * it as it is, while Vitest would bring each source to each process anew (half of the time of most files).
 */
const built = (source: string, importer: string | undefined): string | null =>
  importer !== undefined && /^\.\.?\/.*\.ts$/.test(source) && !source.endsWith('.test.ts')
    ? join(root, 'dist', relative(root, resolve(dirname(importer), source))).replace(/\.ts$/, '.js')
    : null;

export default defineConfig(({ mode }) => {
  const fuzzRuns = mode === 'fuzz' ? Number(process.env.FUZZ_RUNS || 50) : 0;
  return {
    root,
    plugins: [{ name: 'from-the-build', enforce: 'pre', resolveId: built }],
    test: {
      server: { deps: { external: [/\/dist\//] } },
      env: fuzzRuns ? { FUZZ_RUNS: String(fuzzRuns) } : {},
      globalSetup: 'test/harness/fresh-build.ts',
      setupFiles: 'test/harness/setup.ts',
      // Processes, not threads: what belongs to a test file is ended from outside when the file's process is gone.
      pool: 'forks',
      testTimeout: patience * (fuzzRuns || 1),
      hookTimeout: patience,
      expect: { poll: { timeout: patience / 2 } },
      projects: fuzzRuns
        ? [{ extends: true, test: { include: properties() } }]
        : [
            { extends: true, test: { name: 'apart', include: apart() } },
            {
              extends: true,
              test: { name: 'together', include: ['test/**/*.test.ts'], exclude: apart(), isolate: false },
            },
          ],
    },
  };
});
