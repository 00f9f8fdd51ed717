import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../src/answers/claims.ts';
import type { Speaker } from '../../src/episodes/episode.ts';
import { topicKey } from '../../src/index/topics.ts';
import { centralityOf } from '../../src/reading/central.ts';
import { firstNamesOf, rolesOf } from '../../src/reading/who-talks.ts';
import { createStemmer, wordsOf } from '../../src/text/words.ts';
import { turn } from './turn.ts';

const stem = createStemmer();
const stemmed = (text: string) => wordsOf(text).map(({ folded }) => stem(folded));
const topic = (phrase: string, count: number) => ({
  phrase,
  key: topicKey(phrase),
  count,
  score: count,
  told: { points: 0, best: null },
});
const speaker = (name: string, role?: string): Speaker => ({
  id: name.toLowerCase(),
  name,
  aliases: [],
  ...(role === undefined ? {} : { role }),
});

describe('how much a sentence is about what its episode is about', () => {
  const about = {
    topics: [topic('feature store', 20), topic('coffee machine', 2)],
    announced: ` ${stem('gardener')} `,
    counts: new Map([
      [stem('latency'), 30],
      [stem('people'), 30],
    ]),
    sentences: 100,
    usual: (one: string) => (one === stem('people') ? 0.9 : 0),
  };
  const central = (text: string) => centralityOf(about)(stemmed(text)).central;

  it('grows with the weight of the topics in it', () => {
    expect(central('A feature store is for all')).toBeGreaterThan(central('A coffee machine is for all'));
    expect(central('A coffee machine is for all')).toBeGreaterThan(central('A bicycle is for all'));
  });

  it('grows with words that come up more often than elsewhere', () => {
    expect(central('The latency of it is low')).toBeGreaterThan(central('The people of it are low'));
  });

  it('grows with what the title or the opening names', () => {
    expect(central('A gardener is for all')).toBeGreaterThan(central('A bicycle is for all'));
    const announced = centralityOf({ ...about, announced: ` ${stemmed('coffee machine').join(' ')} ` });
    expect(announced(stemmed('A coffee machine is for all')).central).toBeGreaterThan(
      central('A coffee machine is for all'),
    );
  });

  it('tells whether it says what the main topic is', () => {
    const explains = (text: string) => centralityOf(about)(stemmed(text)).explains;
    expect(explains('A feature store is a database')).toBe(true);
    expect(explains('A coffee machine is a machine')).toBe(false);
    expect(explains('We bought a feature store in May')).toBe(false);
  });
});

describe('who talks', () => {
  const turns = [
    { ...turn(`${'Why is that? '.repeat(40)}`, 0), speaker: 'ann' },
    { ...turn(`${'That is how bees are. '.repeat(40)}`, 1), speaker: 'bo' },
  ];

  it('is a host when asking, where the file says nothing', () => {
    const roleOf = rolesOf(turns, [speaker('Ann'), speaker('Bo')]);
    expect([roleOf('ann'), roleOf('bo'), roleOf(null)]).toEqual(['host', 'guest', null]);
  });

  it('is what the file says', () => {
    const roleOf = rolesOf(turns, [speaker('Ann', 'guest'), speaker('Bo')]);
    expect([roleOf('ann'), roleOf('bo')]).toEqual(['guest', null]);
  });

  it('is nobody in particular when alone', () => {
    expect(rolesOf(turns.slice(0, 1), [speaker('Ann')])('ann')).toBeNull();
  });

  it('is known by the first name, and not where another name follows', () => {
    const names = firstNamesOf([speaker('Ann Bell')]);
    expect(names.test('The hive that Ann built')).toBe(true);
    expect(names.test('The hives of Ann Arbor')).toBe(false);
    expect(names.test('Annual hives')).toBe(false);
    expect(firstNamesOf([]).test('The hive that Ann built')).toBe(false);
  });
});

describe('what is claimed in an episode', () => {
  const MAIN = 'A feature store is a database that gives every team of a company the same data.';
  const SIDE = 'A coffee machine is a device that gives every team of a company the same break.';
  const episode = (text: string) => ({
    turns: [turn(text)],
    speakers: [],
    title: '12',
    topics: [topic('feature store', 20), topic('coffee machine', 3)],
    quotes: [],
  });
  const claimsIn = (text: string) => claimsOf(episode(text)).map(({ start, end }) => text.slice(start, end));

  it('is first what is said of its main topic', () => {
    expect(claimsIn(`${SIDE} ${MAIN} ${SIDE}`)[0]).toBe(MAIN);
  });

  it('is worth more where the title names what it is of', () => {
    const worth = (title: string) => claimsOf({ ...episode(SIDE), title })[0]?.worth ?? Number.NEGATIVE_INFINITY;
    expect(worth('The coffee machine')).toBeGreaterThan(worth('The bees'));
  });

  it('is no question, and nothing that is about nothing of it', () => {
    expect(claimsIn('What is a feature store for? Bicycles are faster than people in every large city.')).toEqual([]);
  });

  it('costs what leans on something outside of it', () => {
    const leaning = 'A feature store is the example that they gave to the team for that, which it never used.';
    const of = (text: string) => claimsOf(episode(text))[0]?.worth ?? Number.NEGATIVE_INFINITY;
    expect(of(leaning)).toBeLessThan(of(MAIN));
  });
});
