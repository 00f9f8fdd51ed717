import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { endAll, type Part } from '../../src/ending.ts';

const hangs = () => new Promise<never>(() => undefined);
const ended: string[] = [];
const said: string[] = [];
const part = (what: string, then: () => Promise<unknown> = async () => undefined): Part => ({
  what,
  async end() {
    await then();
    ended.push(what);
  },
});
const below = (one: Part): Part => ({ ...one, below: true });
const end = (parts: Part[]) =>
  endAll(parts, { warn: (fields: { what: string }) => void said.push(fields.what) } as never);

beforeEach(() => {
  vi.useFakeTimers();
  ended.length = 0;
  said.length = 0;
});
afterEach(() => vi.useRealTimers());

it('ends every part, though one fails, and another is begun meanwhile', async () => {
  const parts: Part[] = [
    part('first'),
    part('fails', () => Promise.reject(new Error('no'))),
    part('last', async () => void parts.push(part('begun meanwhile'))),
    {
      what: 'throws',
      end() {
        throw new Error('no');
      },
    },
  ];
  await end(parts);
  expect(ended).toEqual(['first', 'last', 'begun meanwhile']);
  expect(said.sort()).toEqual(['fails', 'throws']);
});

it('ends what others stand on once they have ended', async () => {
  let posted = () => {};
  const sending = new Promise<void>((resolve) => {
    posted = resolve;
  });
  const parts = [below(part('database')), part('posts', () => sending), part('feeds')];
  const all = end(parts);
  await vi.advanceTimersByTimeAsync(6_900);
  expect(ended).toEqual(['feeds']);
  posted();
  await all;
  expect(ended).toEqual(['feeds', 'posts', 'database']);
});

it('is through before Docker kills, whatever hangs', async () => {
  const parts = ['a', 'b', 'c'].flatMap((what) => [part(what, hangs), below(part(`below ${what}`, hangs))]);
  let through = false;
  const all = end([...parts, below(part('database'))]).then(() => {
    through = true;
  });
  await vi.advanceTimersByTimeAsync(9_500);
  expect(through).toBe(true);
  await all;
  expect(ended).toEqual(['database']);
  expect(said.sort()).toEqual(['a', 'b', 'below a', 'below b', 'below c', 'c']);
});
