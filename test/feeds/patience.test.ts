import { expect, it } from 'vitest';
import { FetchError, type FetchFault, type WebClient } from '../../src/import/feeds/client.ts';
import type { FeedMemory } from '../../src/import/feeds/memory.ts';
import { syncFeed } from '../../src/import/feeds/sync.ts';
import { rss } from './loopback.ts';

const hour = 3_600_000;

/** A feed whose transcripts stand on a host that has this fault, and what was taken of it and asked of that host. */
function feedWith(fault: FetchFault, episodes: number, has: { chapters?: boolean } = {}) {
  const taken: string[] = [];
  const chapters: string[][] = [];
  const state = { now: Date.parse('2024-02-01T00:00:00Z'), asked: 0, areChaptersThere: true };
  let memory: FeedMemory | null = null;
  const named = has.chapters ? '<podcast:chapters url="https://chapters.example/1.json" type="application/json"/>' : '';
  const tags = (n: number) =>
    `${named}<podcast:transcript url="https://gone.example/${n}.vtt" type="text/vtt"/><description>&lt;p&gt;Ada and Bob speak of whale number ${n} and of how it sings.&lt;/p&gt;</description>`;
  const items = Array.from({ length: episodes }, (_, i) => ({ number: i + 1, tags: tags(i + 1) }));
  const client: WebClient = {
    async get({ url }) {
      if (url.includes('gone.example')) {
        state.asked += 1;
        throw new FetchError(url, fault, 'no answer', 'wait');
      }
      if (url.includes('chapters.example')) {
        if (!state.areChaptersThere) throw new FetchError(url, fault, 'no answer', 'wait');
        const body = Buffer.from('{"version":"1.2.0","chapters":[{"startTime":0,"title":"The whale sings"}]}');
        return { kind: 'fresh', body, type: null, validators: { etag: null, lastModified: null } };
      }
      if (!url.endsWith('feed.xml')) throw new FetchError(url, 'missing', 'it is not there', 'check the address');
      const body = Buffer.from(rss('https://show.example', items));
      return { kind: 'fresh', body, type: null, validators: { etag: null, lastModified: null } };
    },
    close: () => undefined,
  };
  const run = () =>
    syncFeed({
      address: 'https://show.example/feed.xml',
      client,
      output: {
        async take({ path, header }) {
          taken.push(String(header.kind));
          chapters.push((header.chapters ?? []).map(({ title }) => title));
          return { to: path, outcome: 'new', why: null };
        },
        has: async () => true,
        takeCover: async () => undefined,
      },
      memory: {
        load: async () => structuredClone(memory),
        async save(now) {
          memory = structuredClone(now);
        },
      },
      clock: { now: () => state.now },
      recheckAfter: 24 * hour,
    });
  return { taken, chapters, state, run };
}

it.each(['unavailable', 'slow'] as const)(
  'takes an episode without its transcript where that is %s for a day',
  async (fault) => {
    const { taken, state, run } = feedWith(fault, 1);
    expect((await run()).complete).toBe(false);
    state.now += 10 * hour;
    await run();
    expect(taken).toEqual([]);
    state.now += 11 * hour;
    expect((await run()).complete).toBe(true);
    expect(taken).toEqual(['notes']);
    // And asks for it again later.
    const { asked } = state;
    state.now += hour;
    await run();
    expect(state.asked).toBe(asked);
    state.now += 20 * hour;
    await run();
    expect(state.asked).toBeGreaterThan(asked);
  },
);

it.each(['unavailable', 'slow'] as const)('leaves a host alone for a run that is %s again and again', async (fault) => {
  const { state, run } = feedWith(fault, 60);
  await run();
  expect(state.asked).toBeLessThan(15);
});

it('keeps the chapters that an episode has while they cannot be had for a moment', async () => {
  const { chapters, state, run } = feedWith('unavailable', 1, { chapters: true });
  await run();
  state.now += 21 * hour;
  await run();
  expect(chapters).toEqual([['The whale sings']]);
  // The transcript is asked for again, as it is once a day, and the chapters fail.
  state.now += 21 * hour;
  state.areChaptersThere = false;
  expect((await run()).complete).toBe(false);
  expect(chapters).toHaveLength(1);
  state.now += 10 * hour;
  state.areChaptersThere = true;
  await run();
  expect(chapters.at(-1)).toEqual(['The whale sings']);
  // Those that are gone for a day hold up nothing.
  state.areChaptersThere = false;
  for (let n = 0; n < 3; n += 1) {
    state.now += 21 * hour;
    await run();
  }
  expect(chapters.at(-1)).toEqual([]);
});
