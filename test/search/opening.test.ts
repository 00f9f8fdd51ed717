import { describe, expect, it } from 'vitest';
import type { Speaker } from '../../src/episodes/episode.ts';
import { openingOf } from '../../src/reading/opening.ts';
import { turn } from './turn.ts';

const TOPICS = ['beehive', 'varroa mite'];
const ANN: Speaker = { id: 'ann-bell', name: 'Ann Bell', aliases: [] };
const openingIn = (...texts: string[]): string | null => {
  const turns = texts.map((text, i) => turn(text, i));
  const found = openingOf({ turns, speakers: [ANN], topics: TOPICS, title: '12' });
  return found && turns[found.turn]!.text.slice(found.start, found.end);
};

describe("an episode's opening", () => {
  it.each([
    'Today we are going to talk about the beehive and what lives in it.',
    "I'm here to present a beehive that a child can build in a day.",
    "Today's topic is the beehive, and how to build one.",
    'The topic that we will look at today is the beehive in winter.',
    'This is a short history of the beehive in the countries of the north.',
    'We have Ann here to talk about the beehive of the future.',
    'Ann Bell is the author of a book on what the beehive taught her.',
    "I'm Ann Bell, I live by the sea, and last spring I founded a beehive museum.",
    'I started a company that sells every beehive with a camera in it.',
    "We're gonna have a little bit of a conversation about the beehive in the city.",
  ])('says what it is about: %s', (opening) => {
    expect(openingIn(`Right. ${opening} Yes.`)).toBe(opening);
  });

  it.each([
    ['of something else', 'Today we are going to talk about the weather and the news.'],
    ['as an aside', "When we're talking about the beehive, people think of honey at once."],
    ['of what stands before it', 'That is what we will talk about today, and the beehive with it.'],
    ['of nothing', 'We want to talk about a few things with a beehive in them.'],
    ['to the guest', "You've built a beehive, and we are going to talk about your work with it."],
    ['of what comes later', "We'll talk about the beehive in a minute, and before that there is the news."],
    ['of every show', 'Hello and welcome to the show, the podcast all about the beehive and its people.'],
    [
      'far into it',
      'Honey is sold in many countries for more than its price, and by many people, of whom we will talk.',
    ],
  ])('is none where it speaks %s', (_what, text) => {
    expect(openingIn(text)).toBeNull();
  });

  it('is the sentence that says what it is about rather than the one that says who is there', () => {
    const about = "So today's topic is the beehive, and what the varroa mite does to it.";
    expect(openingIn('I am joined today by Ann Bell, who is a friend of every beehive.', about)).toBe(about);
  });

  it('goes on where the next sentence tells more of the same', () => {
    const opening =
      'Ann Bell is the author of a book about the beehive. She is a doctor, and keeps bees on a roof in Paris.';
    expect(openingIn(`${opening} I love it.`)).toBe(opening);
  });

  it('is looked for in the first words only', () => {
    const late = 'Today we are going to talk about the beehive and what lives in it.';
    expect(openingIn('It rains. '.repeat(1000), late)).toBeNull();
  });
});
