import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../src/random.ts';
import { createEngine } from '../../src/search/engine.ts';
import { createOpener } from '../../src/search/open.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { foldedOf, outcomeOf, TYPISTS } from '../quality/typists.ts';
import { ABSENT } from '../ranking/absent.table.ts';

/** What is typed otherwise than it is written is found, or offered; see `npm run bench -- typed` for the shares. */
const openOf = (folder: string): SearchPort => createEngine({ load: createOpener({ folder, snapshot: null }) });

describe('the words of a show that was written for this', () => {
  let search: SearchPort;
  beforeAll(() => {
    search = openOf('test/quality/archive');
  });
  afterAll(() => search.close());

  /** Of what is typed so, the share that must be shown or offered: first letters fit much, and a slip may make another word. */
  const floors: Record<string, number> = { 'one slip': 0.85, 'its first letters': 0.3, 'joined, with a slip': 0.75 };
  it.each(Object.entries(TYPISTS))('%s', async (kind, type) => {
    const random = seeded(7);
    const outcomes: string[] = [];
    for (const topic of await search.topics({ limit: 60 })) {
      const words = foldedOf(topic);
      const typed = type(words, random);
      if (typed !== null) outcomes.push(outcomeOf(await search.search({ text: typed }), words));
    }
    const neither = outcomes.filter((one) => one === 'neither').length;
    expect(outcomes.length).toBeGreaterThan(1);
    expect(1 - neither / outcomes.length).toBeGreaterThanOrEqual(floors[kind] ?? 0.9);
  });

  it('offers next to nothing to who asks for what is not there', async () => {
    let offered = 0;
    for (const text of ABSENT) offered += (await search.search({ text })).meant.length > 0 ? 1 : 0;
    expect(offered / ABSENT.length).toBeLessThan(0.02);
  });
});

describe('the two episodes', () => {
  let search: SearchPort;
  beforeAll(() => {
    search = openOf('data/episodes');
  });
  afterAll(() => search.close());

  it.each([
    ['openai', 'open AI'],
    ['PhDs', 'PhD'],
    ['phds', 'PhD'],
    ['CVs', 'CV'],
  ])('finds %s, which stands there otherwise', async (typed, said) => {
    const { hits, match } = await search.search({ text: typed });
    expect(match).not.toBe('none');
    expect(hits[0]?.text).toContain(said);
  });

  it.each([
    ['hugging fase', 'Hugging Face'],
    ['hugingface comunity', 'hugging face community'],
    ['hugg', 'hugging'],
    ['game dev', 'game developers'],
    ['monorepos', 'mono repo'],
  ])('offers who typed %s what may have been meant, and denies nothing', async (typed, meant) => {
    const found = await search.search({ text: typed });
    expect(found).toMatchObject({ match: expect.stringMatching(/none|near/), absent: false });
    expect(found.meant).toContain(meant);
    expect((await search.topic({ text: typed })).meant).toEqual(found.meant);
    // What is offered leads somewhere.
    for (const one of found.meant) expect((await search.search({ text: one })).hits).not.toHaveLength(0);
  });

  it('offers nothing where a name was asked for that is nobody’s', async () => {
    expect(await search.search({ text: 'linus torvalds on making cheese' })).toMatchObject({
      match: 'none',
      meant: [],
    });
  });
});
