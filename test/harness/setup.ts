import process from 'node:process';
import { afterEach, beforeEach } from 'vitest';
import { beginLife } from './processes.ts';

// Vitest is gone: nobody waits for the tests any more.
process.once('disconnect', () => process.exit(1));

let endLife: () => Promise<string[]>;
beforeEach(() => {
  endLife = beginLife();
});
afterEach(async ({ task }) => {
  const left = await endLife();
  if (left.length > 0 && task.result?.state !== 'fail')
    throw new Error(`the test left processes running: ${left.join(', ')}`);
});
