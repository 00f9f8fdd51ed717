import { describe, expect, it } from 'vitest';
import { type Least, mostTelling } from '../../src/answers/first-quote.ts';
import type { Vocabulary } from '../../src/index/vocabulary.ts';
import { createMatcher } from '../../src/retrieve/matching.ts';
import { parseQuery } from '../../src/retrieve/query.ts';
import { sentencesOf } from '../../src/text/sentences.ts';
import { turn } from './turn.ts';

const vocabulary: Vocabulary = { frequency: () => 5, units: 1000, similar: () => [], standsLike: () => false };

/** No quote goes from one paragraph into the next. */
function told(about: string, paragraphs: string | string[], least: Partial<Least> = {}) {
  const query = parseQuery(about, vocabulary);
  const parts = [paragraphs].flat();
  const text = parts.join(' ');
  const offsets = parts.slice(1).map((_, i) => parts.slice(0, i + 1).join(' ').length + 1);
  const read = { turn: { ...turn(text), paragraphs: offsets }, sentences: sentencesOf(text, offsets), read: new Map() };
  const within = { start: 0, end: text.length };
  const wanted = { least: 0.5, above: undefined, named: false, ...least };
  const most = mostTelling(read, within, wanted, query, createMatcher(query, vocabulary), () => 0);
  return most && { text: text.slice(most.span.start, most.span.end), points: most.points };
}

const CLAIM = 'Beehives keep an orchard alive, because no other insect visits every blossom.';

describe('what tells most of what was asked', () => {
  it.each([
    ['the question', 'Adam, what do you think of beehives in an orchard?'],
    ['the announcement', 'So today we are going to talk about the beehives in the orchard.'],
    ['half a sentence', 'Which the beehives in the orchard never did in those long summers.'],
    ['what has no verb', 'The old beehives in the orchard behind the mill.'],
    ['what somebody else said before', 'As you said, they had beehives in the orchard and liked it.'],
    ['what leans on the sentence before', "That's why they never brought it to the beehives in the orchard."],
    ['what trails off', 'And beehives in the orchard are something that I...'],
  ])('is not %s', (_what, worse) => {
    expect(told('beehives orchard', [worse, CLAIM])?.text).toBe(CLAIM);
    expect(told('beehives orchard', [CLAIM, worse])?.text).toBe(CLAIM);
  });

  it('begins where what it speaks of is named', () => {
    const text =
      'Mortar made of lime breathes. It lets a damp wall dry out before the frost can break the old bricks apart.';
    expect(told('mortar damp wall', text)?.text).toBe(text);
  });

  it('holds as much of what was asked as it must', () => {
    const text = ['I think orchards are the best school for patience that anybody can have.', CLAIM];
    expect(told('beehives blossom', text)?.text).toBe(CLAIM);
    expect(told('lighthouses', text)).toBeNull();
  });

  it.each([
    [
      'what names it first',
      'Beehives keep an orchard alive through every summer, and not only by rain.',
      'An orchard stays alive through every summer by its beehives, and not by rain.',
    ],
    ['what says what it is', 'A beehive is a city of wax and honey.', 'A beehive takes a city of wax and honey.'],
    [
      'what holds it side by side',
      'An orchard beehive keeps many apple trees alive.',
      'An orchard and many apple trees outlive a beehive.',
    ],
  ])('is rather %s', (_what, better, worse) => {
    const about = better.includes('orchard beehive') ? 'orchard beehive' : 'beehives';
    expect(told(about, [worse, better])?.text).toBe(better);
    expect(told(about, [better, worse])?.text).toBe(better);
  });

  it.each([
    ['Hong Kong', 'Kong'],
    ['React Native', 'React'],
  ])('does not take %s for %s', (longer, name) => {
    const worse = `For ten years ${longer} was the answer to every question that anybody asked us.`;
    expect(told(name, worse)?.points).toBeLessThan(told(name, worse.replace(longer, name))!.points - 2);
    expect(told(name, `${worse} And ${name} too.`)?.points).toBeGreaterThan(told(name, worse)!.points);
  });

  it('takes no other word for a name: "the Ethereum blockchain" is one', () => {
    const text = 'For ten years the Ethereum blockchain was the answer to every question that anybody asked us.';
    const other = told('blockchain', text.replace('Ethereum', 'public'))!.points;
    expect(told('blockchain', text)?.points).toBe(other);
  });

  it('begins, for a name, with a sentence that holds it, and holds all of it side by side', () => {
    const text = 'I think that every summer has a colour of its own. An orchard beehive keeps many apple trees alive.';
    const named = told('orchard beehive', text, { named: true })!;
    expect(named.text).toMatch(/^An orchard beehive/);
    expect(told('orchard beehive', 'An orchard and many trees outlive a beehive.', { named: true })).toBeNull();
  });

  it('begins and ends with a sentence that holds some of it', () => {
    const beside = 'The weather of that summer was good and warm for everybody.';
    expect(told('beehives', `${beside} ${CLAIM}`)?.text).toBe(CLAIM);
    expect(told('beehives', `${CLAIM} ${beside}`)?.text).toBe(CLAIM);
  });

  it('is nothing where something else tells more', () => {
    const { points } = told('beehives orchard', CLAIM)!;
    expect(told('beehives orchard', CLAIM, { above: points })).toBeNull();
    expect(told('beehives orchard', CLAIM, { above: points - 0.1 })?.text).toBe(CLAIM);
  });
});
