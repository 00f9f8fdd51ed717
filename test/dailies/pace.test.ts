import { expect, it } from 'vitest';
import { createPace } from '../../src/dailies/pace.ts';

it('asks again after an hour where it is told to wait for longer, and waits in one sleep', async () => {
  let now = 0;
  const sleeps: number[] = [];
  const pace = createPace(
    () => 40,
    () => now,
    async (ms) => {
      sleeps.push(ms);
      now += ms;
    },
  );
  pace.hold(400 * 24 * 3_600_000);
  await pace.turn();
  expect(now).toBeLessThanOrEqual(3_600_000 + 25);
  expect(sleeps.length).toBeLessThan(4);
});
