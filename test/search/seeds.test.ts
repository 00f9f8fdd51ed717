import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArchive } from '../../src/episodes/archive.ts';
import type { Turn } from '../../src/episodes/episode.ts';
import { projectRoot } from '../../src/paths.ts';
import { createEngine } from '../../src/search/engine.ts';
import { archiveLoader } from '../../src/search/load.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { sentencesOf } from '../../src/text/sentences.ts';
import { FOUND, NOT_FOUND, PARAPHRASED } from './seeds.table.ts';

const dir = join(projectRoot, 'data/episodes');

describe('the two episodes that come along', () => {
  let port: SearchPort;
  const turns = new Map<string, Turn[]>();
  beforeAll(async () => {
    port = createEngine({ load: archiveLoader({ dir }) });
    for (const episode of (await readArchive(dir)).episodes) turns.set(episode.id, episode.turns);
  });
  afterAll(() => port.close());

  it.each(FOUND)('answers %s', async (query, ...expected) => {
    const { hits } = await port.search({ text: query });
    const first = hits[0]?.text ?? 'nothing';
    expect(
      expected.some((words) => first.includes(words)),
      `first quote: ${first}`,
    ).toBe(true);
  });

  it.each(PARAPHRASED)('has an answer to %s among the first five', async (query, ...expected) => {
    const { hits } = await port.search({ text: query, limit: 5, refuse: false });
    const texts = hits.map(({ text }) => text);
    expect(
      texts.some((text) => expected.some((words) => text.includes(words))),
      texts.join('\n'),
    ).toBe(true);
  });

  it('says so where it comes near by the meaning', async () => {
    const { hits, match } = await port.search({ text: 'schooling by the church' });
    expect(hits[0]?.text).toContain('Catholic school');
    expect(match).toBe('near');
    expect(hits[0]?.match).toBe('meaning');
  });

  it.each(NOT_FOUND)('finds nothing for %s', async (query) => {
    const { hits, match } = await port.search({ text: query });
    expect(hits.map(({ text }) => text)).toEqual([]);
    expect(match).toBe('none');
  });

  it('quotes whole sentences, letter for letter, and never an announcement or contact details', async () => {
    for (const [query] of FOUND) {
      for (const { text, turn, span, episode, id, matches } of (await port.search({ text: query, refuse: false }))
        .hits) {
        const source = turns.get(episode.id)![turn]!;
        expect(source.text.slice(span.start, span.end)).toBe(text);
        const sentences = sentencesOf(source.text, source.paragraphs);
        expect(sentences.some(({ start }) => start === span.start)).toBe(true);
        expect(sentences.some(({ end }) => end === span.end)).toBe(true);
        expect(source.marks.filter((mark) => mark.start < span.end && mark.end > span.start)).toEqual([]);
        expect(id).toMatch(/^[a-z0-9.~]{10,32}$/);
        for (const match of matches) expect(text.slice(match.start, match.end)).toMatch(/[\p{L}\p{N}]/u);
      }
    }
  });

  it('finds announcements only when they are asked for by name', async () => {
    expect((await port.search({ text: 'social media manager' })).hits.map(({ text }) => text).join()).not.toContain(
      'hiring',
    );
    expect((await port.search({ text: 'announcements social media manager' })).hits[0]?.text).toContain(
      'social media manager',
    );
    const everything = await port.search({
      text: 'announcement email resume jeff@softwareengineeringdaily.com',
      refuse: false,
    });
    for (const { text } of everything.hits) expect(text).not.toContain('@');
  });
});
