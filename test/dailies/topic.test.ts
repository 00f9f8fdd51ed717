import { afterAll, describe, expect, it } from 'vitest';
import { topicOf } from '../../src/dailies/post.ts';
import type { Quote, SearchPort } from '../../src/search/port.ts';
import { openArchive } from '../lookups/stage.ts';

describe('the topic on a daily post', () => {
  const archive = openArchive();
  afterAll(() => archive.close());

  it('is what the quote is about rather than what its whole episode is', async () => {
    const topics = new Map<string, string | null>();
    for (const { id } of await archive.pool()) {
      const quote = (await archive.quote(id)) as Quote;
      topics.set(quote.text, await topicOf(archive, quote));
    }
    const of = (words: string) => [...topics].find(([text]) => text.includes(words))?.[1];
    expect(of('at the base layer, Bitcoin provides')).toBe('base layer');
    // Of what is said right beside it, where the quote itself names no topic.
    expect(of("If everything works fine, you're invisible")).toBe('data engineering');
    const main = [...topics.values()].filter((topic) => topic === 'machine learning' || topic === 'ML');
    expect(main.length).toBeLessThanOrEqual(topics.size / 4);
  });
});

describe('of a quote in a turn', () => {
  const turn = (text: string, quote: string, topics: string[]) => {
    const start = text.indexOf(quote);
    const search = {
      topics: async () => topics,
      context: async () => [
        { turn: 3, voice: 'speech', speaker: null, start: null, text, quote: { start, end: start + quote.length } },
      ],
    } as unknown as SearchPort;
    return topicOf(search, { id: 'a.b', text: quote, episode: { id: 'a' } } as unknown as Quote);
  };

  it.each([
    ['the narrowest that it names', 'We do open source. ', 'Open source projects die.', 'open source projects'],
    ['one of what it names as many', '', 'An open source project dies.', 'open source projects'],
    ['no part of a word', 'Meta is large. ', 'The metadata was lost.', 'Meta'],
    ['the nearest beside it', 'Bitcoin first. PyTorch later. ', 'So it goes.', 'PyTorch'],
    ['none of what is said far away', `Bitcoin first. ${'And so on. '.repeat(60)}`, 'So it goes.', 'machine learning'],
    ['the main one where it alone is named', '', 'Machine learning is fun.', 'machine learning'],
    ['another one rather than the main one', 'Machine learning uses PyTorch. ', 'ML is fun.', 'PyTorch'],
  ])('it is %s', async (_name, before, quote, topic) => {
    const topics = ['machine learning', 'ML', 'open source', 'Meta', 'open source projects', 'Bitcoin', 'PyTorch'];
    expect(await turn(before + quote, quote, topics)).toBe(topic);
  });

  it('is none in an episode that has none', async () => {
    expect(await turn('So it goes.', 'So it goes.', [])).toBeNull();
  });
});
