import { expect, it } from 'vitest';
import { fleetFaults, fleetPlaces, runFleet } from '../harness/fleet-kills.ts';

// `npm run bench -- kill --processes 3` does it 200 times.
it('neither doubles nor loses a post with three processes, nor sends a second that only a nonce hides', async () => {
  const times = fleetFaults.length * fleetPlaces.length;
  const rounds = await runFleet({ times, seed: 3, processes: 3 });
  expect(rounds.filter(({ posts, hidden }) => posts !== 1 || hidden !== 0)).toEqual([]);
  // Beside the daily posts an announcement on every third day.
  expect(rounds).toHaveLength(times + fleetPlaces.length);
  expect(rounds.filter(({ met }) => met).length).toBeGreaterThan(rounds.length / 3);
}, 300_000);
