import { describe, expect, it } from 'vitest';
import { summariseEpisode } from '../../src/answers/episode-summary.ts';
import type { Turn } from '../../src/episodes/episode.ts';
import type { digestEpisode } from '../../src/index/digest.ts';
import { topicKey } from '../../src/index/topics.ts';
import { toldOf } from '../../src/reading/told.ts';
import { turn } from './turn.ts';

const PHRASES = ['feature store', 'vector database'];
const said = (turns: readonly Turn[]) =>
  toldOf({ turns, speakers: [] }, PHRASES).map((told, i) => ({
    phrase: PHRASES[i]!,
    key: topicKey(PHRASES[i]!),
    count: 2,
    score: 1,
    told,
  }));
type Quotes = ReturnType<typeof digestEpisode>['quotes'];
const summaryOf = (turns: Turn[], { quotes = [], title = '12' }: { quotes?: Quotes; title?: string } = {}) =>
  summariseEpisode({ turns, speakers: [], topics: said(turns), quotes, title }).map(({ turn: at, start, end }) =>
    turns[at]!.text.slice(start, end),
  );

const POINT = 'A feature store is a database that gives every team of a company the same data.';
const OTHER = 'Vector databases are easier to run than people believe, but they cost more memory than others.';
const ALONE = 'Nobody who is afraid of mistakes can learn anything from the people who made them before.';

const quote = (turns: readonly Turn[], text: string, score: number): Quotes[number] => {
  const at = turns.findIndex((one) => one.text.includes(text));
  const start = turns[at]!.text.indexOf(text);
  return {
    id: text,
    turn: at,
    start,
    end: start + text.length,
    score,
    post: score,
    speaker: null,
    stems: ' mistak learn ',
  };
};

describe("an episode's summary", () => {
  it.each([
    ['only says who is there', "I'm Ann Bell, I am your host for this episode of the feature store show."],
    ['only says how it goes on', 'Alright, so without further ado we talk about the feature store of a bank.'],
  ])('never holds a sentence that %s', (_what, opening) => {
    expect(summaryOf([turn(opening, 0), turn(POINT, 1)])).toEqual([POINT]);
  });

  it('holds what was said on its topics and nothing else', () => {
    expect(summaryOf([turn('How are you, my friend?', 0), turn(POINT, 1)])).toEqual([POINT]);
  });

  it('holds what stands alone, too, and rather what is said of its topics', () => {
    const turns = [turn(`Right. ${ALONE}`, 0), turn(POINT, 1)];
    expect(summaryOf(turns, { quotes: [quote(turns, ALONE, 0.7)] }).sort()).toEqual([POINT, ALONE].sort());
    expect(summaryOf(turns, { quotes: [quote(turns, ALONE, 0.02)] })).toEqual([POINT]);
  });

  it('is at most three sentences, those of a quote counted', () => {
    const two = `${ALONE} Nobody who runs a feature store is ever taught by a mistake of somebody that they never met.`;
    const turns = [turn(two, 0), turn(POINT, 1), turn(OTHER, 2)];
    const summary = summaryOf(turns, { quotes: [quote(turns, two, 0.95)] });
    expect(summary).toContain(two);
    expect(summary).toHaveLength(2);
  });

  it('tells first what that is which it speaks of', () => {
    const why = 'People who copy numbers by hand make more mistakes every day than the feature store of a large bank.';
    expect(summaryOf([turn(why, 0), turn(POINT, 1)])).toEqual([POINT, why]);
  });

  it('is made of the notes where there is no transcript', () => {
    expect(summaryOf([turn(POINT, 0, 'notes')])).toEqual([POINT]);
  });

  it('never says one thing twice', () => {
    expect(summaryOf([turn(POINT, 0), turn(POINT, 1)])).toEqual([POINT]);
  });

  it('rather tells of something else than much the same again, though that is worth more', () => {
    const another = 'A feature store is a service that gives a model fresh numbers within milliseconds.';
    const again = 'A feature store is a cache that makes a slow model fast.';
    const apart = 'A vector database is an index that finds what is near in meaning to a question.';
    const told = (...texts: string[]) => summaryOf(texts.map((text, i) => turn(text, i)));
    expect(told(POINT, again, apart)).toContain(again);
    expect(told(POINT, another, apart, again)).toEqual([POINT, another, apart]);
  });

  it('is empty where nothing is said', () => {
    expect(summaryOf([turn('How are you, my friend? Very well, thank you.', 0)])).toEqual([]);
  });
});
