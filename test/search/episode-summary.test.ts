import { describe, expect, it } from 'vitest';
import type { Turn } from '../../src/episodes/episode.ts';
import { summariseEpisode } from '../../src/search/episode-summary.ts';
import { turn } from './turn.ts';

const summaryOf = (...turns: Turn[]) =>
  summariseEpisode({ turns, speakers: [], topics: ['feature store', 'vector database'] }).map(
    ({ turn: at, start, end }) => turns[at]!.text.slice(start, end),
  );

const OPENING = 'Today we are talking about the feature store that a large bank built.';
const POINT = 'A feature store gives every team the same data, because nobody has to compute it again.';
const OTHER = 'Vector databases are easier to run than people believe, but they cost more memory than others.';

describe("an episode's summary", () => {
  it('starts with the sentence that says what it is about', () => {
    const summary = summaryOf(turn(`Welcome back. ${OPENING}`, 0), turn(`${OTHER} ${POINT} Yes, sure.`, 1));
    expect(summary[0]).toBe(OPENING);
    expect(summary).toContain(POINT);
    expect(summary).toContain(OTHER);
  });

  it('holds what was said on its topics where nobody introduces it', () => {
    expect(summaryOf(turn('How are you, my friend?', 0), turn(POINT, 1))).toEqual([POINT]);
  });

  it('is made of the notes where there is no transcript', () => {
    expect(summaryOf(turn(POINT, 0, 'notes'))).toEqual([POINT]);
  });

  it('never says one thing twice', () => {
    expect(summaryOf(turn(OPENING, 0), turn(OPENING, 1))).toEqual([OPENING]);
  });
});
