import { expect, it } from 'vitest';
import { createPace } from '../../src/dailies/pace.ts';

it('holds for an hour at most, whatever it is told', async () => {
  let now = 0;
  const pace = createPace(
    () => 40,
    () => now,
    async (ms) => {
      // Node.js fires a longer timer at once.
      expect(ms).toBeLessThan(2 ** 31);
      now += ms;
    },
  );
  pace.hold(365 * 24 * 3_600_000);
  await pace.turn();
  expect(now).toBe(3_600_000);
});
