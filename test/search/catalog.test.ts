import { describe, expect, it } from 'vitest';
import { chooseQuotes, createCatalog, worthPressing } from '../../src/answers/catalog.ts';
import type { Archive } from '../../src/index/archive.ts';

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
    expect(chooseQuotes(quotes(Array.from({ length: 500 }, () => 0.6)))).toHaveLength(60);
    expect(chooseQuotes(quotes(Array.from({ length: 500 }, () => 0.7)))).toHaveLength(120);
    expect(chooseQuotes(quotes(Array.from({ length: 500 }, () => 0.78)))).toHaveLength(500);
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
    const episode = { id: 'e', show: 's', title: 't', number: null, date: null, speakers: [], chapters: [] };
    const archive = { episodes: [episode], digest: () => digest } as unknown as Archive;
    const { pool, quotes } = await createCatalog(archive, async () => {});
    expect(pool.map(({ id }) => id)).toEqual(['another', 'within']);
    expect(quotes).toHaveLength(3);
  });
});

describe('the topics to press', () => {
  const topic = (name: string, told: number, points: number | null) => ({
    name,
    told,
    said: points === null ? [] : [{ at: 0, turn: 0, start: 0, end: 60, points }],
  });
  const chosen = (few: number, ...topics: ReturnType<typeof topic>[]) =>
    worthPressing(topics, few).map(({ name }) => name);

  it('are those of which somebody says something, in their order', () => {
    const topics = [
      topic('November', 0, null),
      topic('compilers', 1, -1),
      topic('T-shirt', 1, -2.4),
      topic('rust', 4, 0.2),
    ];
    expect(chosen(0, ...topics)).toEqual(['compilers', 'rust']);
  });

  it('need a better sentence where few speak of them', () => {
    expect(chosen(0, topic('once', 1, -1.8), topic('often', 3, -1.8), topic('worse', 9, -2.4))).toEqual(['often']);
  });

  it('are others too where there are few, those first of which something at all is said', () => {
    expect(chosen(2, topic('November', 0, null), topic('T-shirt', 1, -2.4), topic('rust', 4, 0.2))).toEqual([
      'T-shirt',
      'rust',
    ]);
    expect(chosen(9, topic('November', 0, null), topic('rust', 4, 0.2))).toEqual(['November', 'rust']);
  });

  it('are known with the sentences that say it, the best first, and by another spelling', async () => {
    const said = (points: number) => ({ turn: 3, start: 0, end: 60, points });
    const digests = [
      {
        topics: [{ phrase: 'multisig', key: 'multisig', count: 4, score: 2, told: { points: 2, best: said(0.1) } }],
        quotes: [],
      },
      {
        topics: [{ phrase: 'multi-sig', key: 'multi sig', count: 2, score: 1, told: { points: 1, best: said(0.6) } }],
        quotes: [],
      },
    ];
    const episode = { id: 'e', show: 's', title: 't', number: null, date: null, speakers: [], chapters: [] };
    const archive = { episodes: [episode, episode], digest: (at: number) => digests[at] } as unknown as Archive;
    const catalog = await createCatalog(archive, async () => {});
    expect(catalog.topics.map(({ phrase }) => phrase)).toEqual(['multisig']);
    expect(catalog.topic('multi sig')).toMatchObject({
      told: 3,
      said: [
        { at: 1, points: 0.6 },
        { at: 0, points: 0.1 },
      ],
    });
    expect(catalog.isOffered('multi sig')).toBe(true);
  });
});
