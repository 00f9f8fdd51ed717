import { describe, expect, it } from 'vitest';
import { cutQuote } from '../../src/answers/quotes.ts';
import { bestOfStretchFirst } from '../../src/answers/stretches.ts';
import { createMatcher } from '../../src/retrieve/matching.ts';
import { parseQuery } from '../../src/retrieve/query.ts';
import { sentencesOf } from '../../src/text/sentences.ts';
import { turn } from './turn.ts';

const vocabulary = { frequency: () => 3, units: 1000, similar: () => [], standsLike: () => false };

function cutOf(asked: string, text: string) {
  const query = parseQuery(asked, vocabulary);
  const read = { turn: turn(text), sentences: sentencesOf(text), read: new Map() };
  const cut = cutQuote(read, { start: 0, end: text.length }, query, createMatcher(query, vocabulary));
  return cut && { text: text.slice(cut.span.start, cut.span.end), cost: cut.cost };
}

const CLAIM = 'A beehive keeps its temperature even while the garden around the apple trees freezes at night.';

describe('a quote', () => {
  it.each([
    [
      'says what will be spoken of',
      'We are going to talk about a beehive and a garden with apple trees at night today.',
    ],
    ['asks for questions', 'Any other questions about a beehive and the garden around the apple trees at night?'],
    ['answers somebody', 'Well, a beehive keeps something of a temperature while the garden with the trees freezes.'],
    [
      'points at what was said',
      'It keeps a temperature, a beehive does, even while the garden with the trees freezes.',
    ],
    ['begins in the middle', 'or that a beehive keeps its temperature while the garden around the trees is freezing.'],
    [
      'is about the speaker',
      'I keep a beehive at a good temperature while the garden around the apple trees is freezing.',
    ],
  ])('is harder to understand where it %s', (_what, text) => {
    expect(cutOf('beehive', text)!.cost).toBeGreaterThan(cutOf('beehive', CLAIM)!.cost);
  });

  it('is cut where it reads best', () => {
    expect(cutOf('beehive', `Okay, let us talk about the beehive then. ${CLAIM}`)!.text).toBe(CLAIM);
  });

  it('is cut by its meaning also where its words led to the same turn before', () => {
    const text = `${CLAIM} The old tower of the town was struck by lightning twice in a single summer.`;
    const query = parseQuery('storm damage', vocabulary);
    const matcher = createMatcher(query, vocabulary);
    const read = { turn: turn(text), sentences: sentencesOf(text), read: new Map() };
    const whole = { start: 0, end: text.length };
    const closeness = (words: string) => (words.includes('lightning') ? 2 : 0);
    expect(cutQuote(read, whole, query, matcher)?.span.start).toBe(0);
    const cut = cutQuote(read, whole, query, matcher, closeness)!;
    expect(text.slice(cut.span.start, cut.span.end)).toMatch(/^The old tower/);
    // And the other way round.
    expect(cutQuote(read, whole, query, matcher)?.span.start).toBe(0);
  });

  it('comes from what was answered and not from what was asked, where both stand side by side', () => {
    const placed = (name: string, episode: number, turn: number, score: number, cost: number) => ({
      name,
      passage: { episode, turn },
      score,
      cut: { cost },
    });
    const asked = placed('asked', 1, 10, 9, 2);
    const answered = placed('answered', 1, 11, 8.5, 0);
    const elsewhere = placed('elsewhere', 2, 11, 8.9, 0);
    const later = placed('much later', 1, 40, 8.8, 0);
    expect(bestOfStretchFirst([asked, elsewhere, later, answered])).toEqual([answered, asked, elsewhere, later]);
  });
});
