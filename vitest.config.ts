// So that `npx vitest` alone finds it.
export { default } from './test/vitest.config.ts';
