import { beforeAll, describe, expect, it } from 'vitest';
import { binaryFormats, formats } from '../../src/episodes/formats/index.ts';
import { readEpisodeBytes } from '../../src/episodes/read-episode.ts';
import { digestEpisode } from '../../src/index/digest.ts';
import { createSegmentBuilder } from '../../src/index/segment.ts';
import { understand } from '../../src/lookups/understand.ts';
import { readVectors, type WordVectors } from '../../src/models/vectors.ts';
import { createTaste, type Taste } from '../../src/reading/taste.ts';
import { growsNoFaster } from '../harness/growth.ts';
import { FILLERS, FRAMES, type Frame, fill } from './hostile-texts.ts';

/** Letters: what takes the square of their number shows at the longer length, and every run has time for it. */
const SHORT = 2000;
const LONG = 20_000;

/**
 * After these, all that is done with what was read is timed too: a filler is in a turn, between turns, or in the name
 * of a speaker, a show or an episode. The other formats only hand on such turns.
 */
const DIGESTED: readonly string[] = [
  'a text',
  'a turn',
  'before a label',
  'a label',
  'a paragraph in a page of notes',
  'front matter',
  'behind a rule',
  'a WebVTT cue',
  'a WebVTT voice',
  'a JSON speaker',
  'a table',
  'a page',
];

/** Reading, and all that is done with a sentence before it can be found. */
describe('time grows no faster than a file', () => {
  let vectors: WordVectors;
  let taste: Taste | null;
  const digested = new Set(DIGESTED.map((place) => FRAMES[place]));
  const read = async (frame: Frame, content: string | Uint8Array): Promise<string | null> => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const { episode, format } = await readEpisodeBytes(`show/${frame.file}`, bytes);
    if (episode && digested.has(frame))
      createSegmentBuilder(vectors).add(episode, episode.turns, digestEpisode(episode, taste));
    return format;
  };
  beforeAll(async () => {
    vectors = readVectors();
    taste = createTaste(vectors);
    for (let i = 0; i < 3; i++) await read(FRAMES['a turn']!, fill(FRAMES['a turn']!, 'So it was. ', LONG));
  });

  for (const [place, frame] of Object.entries(FRAMES))
    it(`of ${frame.format}, whatever fills ${place}`, async () => {
      for (const [name, filler] of Object.entries(FILLERS))
        await growsNoFaster(`${name} in ${place}`, (length) => read(frame, fill(frame, filler, length)), [SHORT, LONG]);
    });

  // What copies a whole line for each of its pieces is quick until the line is long.
  it.each([
    ['a page', '<'],
    ['a page', '&amp;'],
    ['a page', '<b>x</b>'],
    ['a table', ','],
    ['a table', '\n'],
    // The runtime's dictionary makes no end of so many letters side by side.
    ['a turn', '漢'],
  ])('of %s, in a long line of %j', async (place, filler) => {
    const frame = FRAMES[place]!;
    await growsNoFaster(place, (length) => read(frame, fill(frame, filler, length)), [20_000, 200_000]);
  });

  it('of every format', async () => {
    const unread = ['a format that is not read', 'a document that is not read'];
    const known = new Set([...unread, ...Object.values(FRAMES).map(({ format }) => format)]);
    expect([...formats, ...binaryFormats].map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
    for (const [place, frame] of Object.entries(FRAMES))
      if (!unread.includes(frame.format) && place !== 'broken JSON')
        expect(await read(frame, fill(frame, 'a ', 100)), place).toBe(frame.format);
  });
});

/** The longest that Discord lets anybody write. */
const MESSAGE = 4000;

describe('no message takes long to understand', () => {
  const roster = {
    bot: ['Robot Overlord', 'Overlord'],
    speakers: [{ id: 'ada', name: 'Ada Lovelace' }],
    shows: [{ id: 'hour', name: 'The Example Hour' }],
    episodes: [],
    newest: null,
  };
  it.each(Object.entries(FILLERS))('%s', async (name, filler) => {
    for (const begun of ['', 'overlord, what did ada say about '])
      await growsNoFaster(
        `${begun}${name}`,
        (length) => understand(`${(begun + filler.repeat(length)).slice(0, length - 1)}?`, roster),
        [MESSAGE / 10, MESSAGE],
      );
  });
});
