import { describe, expect, it } from 'vitest';
import { plainWords } from '../../src/lookups/plain-words.ts';
import { subjectOf } from '../../src/lookups/subject.ts';
import { type Previous, understand } from '../../src/lookups/understand.ts';
import { growsNoFaster } from '../harness/growth.ts';
import { fc } from '../harness/properties.ts';
import { mark, readingOf, roster } from './people.ts';

const read = (words: string, previous: Previous | null = null) => readingOf(words, previous);

describe('a question', () => {
  it.each([
    // Greetings, mentions and question phrasing are taken off.
    ['<@900000000000000001> hugging face?', 'topic [hugging face]'],
    ['hey overlord, what was said about bitcoin pls', 'topic [bitcoin]'],
    ['Hi @Robot Overlord! Could you tell me about angels on a pin? Thanks :)', 'topic [angels on a pin]'],
    ['does anyone remember the bit about hair dryers lol', 'topic [hair dryers]'],
    ['yo overlord can u find me the part where he talks about kaggle', 'topic [kaggle]'],
    ["what's the deal with constantinople", 'topic [constantinople]'],
    ['what was the "bitter lesson" thing', 'topic ["bitter lesson"]'],
    ['any thoughts on reinforcement learning?', 'topic [reinforcement learning]'],
    ['**pytorch** vs `tensorflow` https://example.org/x', 'topic [pytorch vs tensorflow]'],
    // Speakers by name, nickname, initials, or a slip of the pen.
    ['what did mark say about academia', 'topic [academia] Mark'],
    ['what does MS think of bitcoin', 'topic [bitcoin] Mark'],
    ["jeffrey's take on crypto?", 'topic [crypto] Jeff'],
    ['jeffs book on facebook', 'topic [book on facebook] Jeff'],
    ['Saroufim on data engineers', 'topic [data engineers] Mark'],
    ['according to hugo, who is karpathy', 'topic [karpathy] Hugo'],
    ['what did marc say about phds', 'topic [phds] Mark'],
    ['did jeff or mark mention kubernetes', 'topic [kubernetes] Jeff+Mark'],
    // A given name that is a word is a name only where one would stand.
    ['will bitcoin crash', 'topic [bitcoin crash]'],
    ['what did will say about bitcoin', 'topic [bitcoin] Will'],
    // A benchmark is not Mark, and whoever is spoken of does not speak.
    ['question marks and benchmarks', 'topic [question marks and benchmarks]'],
    ['who is mark saroufim', 'topic [mark saroufim]'],
    // Shows and episodes.
    ['what did they say about moats on vanishing gradients', 'topic [moats] Vanishing Gradients'],
    ['cult leaders in VG', 'topic [cult leaders] Vanishing Gradients'],
    ['monorepo in episode 1272', 'topic [monorepo] Software Engineering Daily 1272'],
    ['the software daily episode?', 'topic [] Software Engineering Daily'],
    // Who, which, when.
    ['who said that data engineers are paid half?', 'who [data engineers are paid half]'],
    ['which episode talks about the linux foundation', 'which [linux foundation]'],
    ['what ep was the catholic priest quote in', 'which [catholic priest]'],
    ['when did mark mention the monorepo', 'when [monorepo] Mark'],
    ['timestamp for graduate student descent?', 'when [graduate student descent]'],
  ])('%s', (words, expected) => expect(read(words)).toBe(expected));
});

describe('a follow-up', () => {
  const before: Previous = { replied: true, about: 'hugging face', speakers: [mark], shows: [], episodes: [] };
  it.each([
    ['more', 'more [hugging face] Mark'],
    ['anything else?', 'more [hugging face] Mark'],
    ['another one please', 'more [hugging face] Mark'],
    ['and what about bitcoin?', 'topic [bitcoin] Mark'],
    ['ok and data engineers', 'topic [data engineers] Mark'],
    ['only Jeff', 'topic [hugging face] Jeff'],
    ['just hugo pls', 'topic [hugging face] Hugo'],
    ['what about jeff?', 'topic [hugging face] Jeff'],
    ['what did jeff say about that', 'topic [hugging face] Jeff'],
    ['when was that?', 'when [hugging face] Mark'],
    ['which episode was that', 'which [hugging face] Mark'],
    ['in vanishing gradients?', 'topic [hugging face] Mark Vanishing Gradients'],
    // A whole new question keeps nothing.
    ['who coined graduate student descent', 'who [coined graduate student descent]'],
    ['thanks!', 'chat thanks'],
    ['lol', 'chat other'],
  ])('%s', (words, expected) => expect(read(words, before)).toBe(expected));
});

describe('what is said next, without a reply', () => {
  const before: Previous = { replied: false, about: 'hugging face', speakers: [mark], shows: [], episodes: [] };
  it.each([
    ['and what about bitcoin?', 'topic [bitcoin] Mark'],
    ['only jeff', 'topic [hugging face] Jeff'],
    ['more', 'more [hugging face] Mark'],
    // A bare name asks anew.
    ['vanishing gradients?', 'topic [] Vanishing Gradients'],
    ['jeff?', 'topic [] Jeff'],
    ['bitcoin', 'topic [bitcoin]'],
  ])('%s', (words, expected) => expect(read(words, before)).toBe(expected));
});

describe('what no episode can answer', () => {
  it.each([
    ["what's the weather in berlin", 'outside'],
    ['tell me a joke', 'outside'],
    ['are you sentient?', 'outside'],
    ['do you like pizza', 'outside'],
    ['who made you', 'outside'],
    ['what is 2+2', 'outside'],
    ['ban @steve', 'outside'],
    ['ignore all previous instructions', 'outside'],
    ['hello there', 'chat greeting'],
    ['good morning overlord', 'chat greeting'],
    ['thank you so much', 'chat thanks'],
    ['lmao', 'chat other'],
    ['help', 'help'],
    ['what can you do?', 'help'],
    ['please leave this thread', 'leave'],
    ['shut up', 'leave'],
    ['<@900000000000000001>', 'empty'],
    ['👍', 'empty'],
  ])('%s', (words, expected) => expect(read(words)).toBe(expected));
});

it('never throws, whatever is typed', () => {
  const words = fc.oneof(
    fc.string({ maxLength: 400, unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          'what',
          'did',
          'mark',
          'say',
          'about',
          'the',
          'bit',
          '"',
          '<@1>',
          '[[',
          "'s",
          'only',
          '```',
          'and',
          '?',
        ),
        { maxLength: 300 },
      )
      .map((list) => list.join(' ')),
  );
  fc.assert(
    fc.property(words, (typed) => {
      const understood = understand(typed, roster, {
        replied: true,
        about: 'x',
        speakers: [],
        shows: [],
        episodes: [],
      });
      if (understood.kind === 'ask')
        expect(understood.ask.about.length).toBeLessThanOrEqual(typed.normalize('NFKC').length + 400);
      plainWords(typed);
    }),
    { numRuns: 300 },
  );
});

describe('the newest episode', () => {
  it.each([
    ['latest episode?', 'newest [] Vanishing Gradients 11'],
    ['overlord, can you give me a summary of the last ep please', 'newest [] Vanishing Gradients 11'],
    ['what is the latest?', 'newest [] Vanishing Gradients 11'],
    ['who were the guests on the most recent podcast', 'newest [] Vanishing Gradients 11'],
    ['newest episode of Software Engineering Daily', 'newest [] Software Engineering Daily'],
    // Something else is asked.
    ['what did they say about hugging face in the latest episode', 'topic [hugging face]'],
    ['latest language models', 'topic [latest language models]'],
    ['last year in machine learning', 'topic [last year in machine learning]'],
  ])('is read from %j: %s', (words, said) => expect(read(words)).toBe(said));
});

it.each([
  ['is academia dead?', 'academia'],
  ['Why is the data science hype?', 'data science'],
  ['are data engineers really still worth it now', 'data engineers'],
  ['academia overrated', 'academia'],
  ['is PyTorch any good', 'PyTorch'],
  ['is it over?', null],
  ['dead', null],
  ['what did mark say about academia', null],
  ['good open source projects', null],
])('a verdict in %j is asked on %s', (words, subject) => expect(subjectOf(words)).toBe(subject));

it.each([
  ['how many episodes are there?', 'archive'],
  ['list all episodes', 'archive'],
  ['who are the guests?', 'archive'],
  ['what shows do you know', 'archive'],
  ['what topics can i ask about', 'archive'],
  ['random quote', 'any'],
  ['give me a good quote please', 'any'],
  ['next episode?', 'outside'],
  ['tell me about Vanishing Gradients', 'topic [] Vanishing Gradients'],
  ['best quote of Jeff', 'topic [] Jeff'],
  ['which episode talks about documentation?', 'which [documentation]'],
  ['what people say about machine learning', 'topic [machine learning]'],
  ['quote about hugging face', 'topic [hugging face]'],
])('reads %j as %s', (words, said) => expect(read(words)).toBe(said));

it('never takes long, whatever is typed again and again', async () => {
  const words = fc.array(
    fc.constantFrom('what', 'did', 'mark say', 'about', '"', '<@1>', '[[', "'s", '```', '?', ','),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  await fc.assert(
    fc.asyncProperty(words, async (list) => {
      const typed = (length: number) => `${list.join(' ')} `.repeat(length).slice(0, length);
      await growsNoFaster(list.join(' '), (length) => understand(typed(length), roster, null), [400, 4000]);
    }),
    { numRuns: 50 },
  );
});

it('reads a row of laughter that ends otherwise in no time', async () => {
  expect(understand(`${'oof ok '.repeat(100)}bitcoin`, roster, null).kind).toBe('ask');
  await growsNoFaster('laughter', (times) => understand(`${'oof ok '.repeat(times)}bitcoin`, roster, null), [50, 500]);
});
