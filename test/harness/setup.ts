import process from 'node:process';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { beginLife, endFile } from './processes.ts';

// Vitest is gone: nobody waits for the tests any more.
const gone = () => process.exit(1);
process.once('disconnect', gone);
// Registered first, so that it comes after all that a file ends by itself.
afterAll(async () => {
  process.off('disconnect', gone);
  await endFile();
});

let endLife: () => Promise<string[]>;
beforeEach(() => {
  endLife = beginLife();
});
afterEach(async ({ task }) => {
  const left = await endLife();
  if (left.length > 0 && task.result?.state !== 'fail')
    throw new Error(`the test left processes running: ${left.join(', ')}`);
});
