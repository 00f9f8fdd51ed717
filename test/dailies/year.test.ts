import { expect, it } from 'vitest';
import { simulateYear } from './year.ts';

it('posts once on every local day of a year, repeats nothing before the pool is used up (`npm run bench -- year`: 30 zones)', async () => {
  const zones = ['Europe/Berlin', 'Africa/Cairo', 'Australia/Lord_Howe', 'America/Scoresbysund'];
  for (const year of await simulateYear(zones)) {
    expect(year).toMatchObject({ doubled: 0, lost: 0, repeated: 0, alike: 0 });
    expect(year.posts).toBeGreaterThanOrEqual(365);
  }
});
