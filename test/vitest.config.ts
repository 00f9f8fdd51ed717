import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'], // Real sockets and processes on a shared machine: what fails once in CI may try once more, and is reported as such.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 20_000,
  },
});
