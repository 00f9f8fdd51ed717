import { describe, expect, it } from 'vitest';
import { chooseQuotes, createCatalog } from '../../src/search/catalog.ts';
import type { Archive } from '../../src/search/retriever.ts';

const quotes = (scores: readonly number[]) =>
  scores.map((score, i) => ({ id: `q${String(i).padStart(4, '0')}`, episode: 'e', show: 's', speaker: null, score }));

describe('the pool of daily quotes', () => {
  it('is the best twenty of an archive that has no good ones', () => {
    const chosen = chooseQuotes(quotes(Array.from({ length: 60 }, (_, i) => 0.3 - i * 0.001)));
    expect(chosen).toHaveLength(20);
    expect(Math.min(...chosen.map(({ score }) => score))).toBeGreaterThan(0.27);
  });

  it('leaves out what nobody should post, however few there are', () => {
    expect(chooseQuotes(quotes([0.3, 0.05, 0.2]))).toHaveLength(2);
  });

  it('asks more of each the more there are', () => {
    expect(chooseQuotes(quotes(Array.from({ length: 500 }, () => 0.4)))).toHaveLength(20);
    expect(chooseQuotes(quotes(Array.from({ length: 500 }, () => 0.5)))).toHaveLength(60);
    expect(chooseQuotes(quotes(Array.from({ length: 500 }, () => 0.65)))).toHaveLength(120);
    expect(chooseQuotes(quotes(Array.from({ length: 500 }, () => 0.75)))).toHaveLength(500);
  });

  it('is in the order of the ids, whatever the scores', () => {
    const ids = chooseQuotes(quotes([0.2, 0.9, 0.5])).map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
  });

  it('holds what is said twice, as in a teaser, only once', async () => {
    const said = { turn: 0, start: 0, end: 60, speaker: null, stems: ' trust bank money ' };
    const digest = {
      topics: [],
      quotes: [
        { ...said, id: 'teaser', score: 0.7 },
        { ...said, id: 'within', turn: 9, score: 0.8 },
        { ...said, id: 'another', turn: 5, score: 0.7, stems: ' trust nobodi ' },
      ],
    };
    const episode = { id: 'e', show: 's', title: 't', number: null, date: null, speakers: [] };
    const archive = { episodes: [episode], digest: () => digest } as unknown as Archive;
    const { pool, quotes } = await createCatalog(archive, async () => {});
    expect(pool.map(({ id }) => id)).toEqual(['another', 'within']);
    expect(quotes).toHaveLength(3);
  });
});
