import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Time-outs end what hangs, on a machine that is busy with other work too: no test is meant to come near them.
const patience = 120_000;

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/harness/fresh-build.ts',
    setupFiles: 'test/harness/setup.ts',
    // Processes, not threads: what belongs to a test file is ended from outside when the file's process is gone.
    pool: 'forks',
    testTimeout: patience,
    hookTimeout: patience,
    expect: { poll: { timeout: patience / 2 } },
  },
});
