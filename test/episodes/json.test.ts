import { describe, expect, it } from 'vitest';
import { LongList, parseInParts } from '../../src/episodes/long-lists.ts';
import { readEpisode } from '../../src/episodes/read-episode.ts';
import { growsNoFaster } from '../harness/growth.ts';
import { fc } from '../harness/properties.ts';
import { type Shape, shapes } from './json-shapes.ts';
import { expectReadOrRefused } from './refused.ts';
import { type Said, talk } from './talks.ts';

/** What was said; no sounds. */
const wordsOf = (turns: readonly { text: string }[]): string => turns.map((t) => t.text).join(' ');

function written(shape: Shape, said: readonly Said[]): string {
  const document = shape.write(said);
  return shape.lines && Array.isArray(document)
    ? document.map((line) => JSON.stringify(line)).join('\n')
    : JSON.stringify(document);
}

it('has times in thousandths of a second, whatever unit they were written in', () => {
  const said = ['R&D', 'a', 'a', 'R&D'].map((body, i) => ({ speaker: i < 3 ? 'Ann' : 'Bob', startTime: i * 3, body }));
  const segments = said.map((one) => ({ ...one, endTime: one.startTime + 3 }));
  const { episode } = readEpisode('show/1.json', JSON.stringify({ segments }));
  expect(episode?.turns.map(({ start }) => start)).toEqual([0, 0.009]);
});

describe('a talk in the shape of', () => {
  for (const [name, shape] of Object.entries(shapes)) {
    it(`${name} comes back with its words, times and speakers`, () => {
      fc.assert(
        fc.property(talk, (said) => {
          const { episode, problems, format } = readEpisode('show/1.json', written(shape, said));
          if (!episode) throw new Error(JSON.stringify(problems));
          expect(format).toBe('JSON');
          const wanted = said.map((s) => s.words.map((w) => w.text).join(' '));
          expect(wordsOf(episode.turns)).toBe(wanted.join(' '));
          if (shape.speakers) {
            expect(episode.turns.map((t) => t.text)).toEqual(wanted);
            const labels = episode.turns.map((t) => t.speaker ?? t.label);
            expect(labels.every((l) => l !== undefined && l !== null)).toBe(true);
            expect(labels.map((l) => l === labels[0])).toEqual(said.map((s) => s.who === said[0]!.who));
            expect(labels[0]).not.toBe(labels[1]);
          }
          const first = said[0]!.words[0]!.start;
          const starts = episode.turns.map((t) => (t.start === null ? null : t.start + first - (shape.from ?? first)));
          if (!shape.times) expect(starts.every((t) => (t === null) !== (shape.ends ?? false))).toBe(true);
          else if (!shape.speakers) expect(starts[0]).toBeCloseTo(first, 1);
          else for (const [i, start] of starts.entries()) expect(start).toBeCloseTo(said[i]!.words[0]!.start, 1);
        }),
        { numRuns: 25 },
      );
    });
  }
});

it.each([
  ['pairs of a clock and an entry', (who: string, text: string, clock: string) => [clock, { speaker: who, text }]],
  ['a name, seconds and an entry', (who: string, text: string, _: string, at: number) => [who, at, { text }]],
])('reads a list of %s, however long it is', (_what, entry) => {
  const said = Array.from({ length: 3_000 }, (_, i) => {
    const clock = new Date(i * 4_000).toISOString().slice(11, 19);
    return entry(
      i % 2 ? 'Ann Bell' : 'Tom Reed',
      `This is what was said by somebody at ${i} of the talk.`,
      clock,
      i * 4,
    );
  });
  const { episode, problems } = readEpisode('show/1.json', JSON.stringify(said));
  expect(episode?.turns.length, JSON.stringify(problems)).toBe(3_000);
});

it('says so where more text stands in fields that are not read', () => {
  const items = ['One two three four five.', 'Six seven eight nine ten.'].map((text, i) => ({ start: i * 3, text }));
  const read = (summary: string) => readEpisode('Lamp Hour/1.json', JSON.stringify({ items, summary })).problems;
  expect(read('They count to ten.')).toEqual([]);
  expect(read('They count to ten, and then they go on to speak of this and that for hours.')).toMatchObject([
    { level: 'warning', what: expect.stringContaining('more text stands in other fields') },
  ]);
});

describe('JSON of many entries, parsed some at a time', () => {
  const whole = (value: unknown): unknown => {
    if (value instanceof LongList) return [...value].map(whole);
    if (Array.isArray(value)) return value.map(whole);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, whole(one)]));
  };
  const words = Array.from({ length: 9000 }, (_, id) => ({
    id,
    word: `"[{\\},${id % 7 ? '' : '\\'}`,
    in: [{ id }, [1]],
  }));

  it('is what it is as a whole, wherever the list nests', () => {
    for (const indent of [0, 2])
      for (const document of [words, { a: [1, { b: words }], c: words }, [words, words], { 'b"': [{ w: words }, 2] }]) {
        const inParts = parseInParts(JSON.stringify(document, null, indent));
        expect(whole(inParts)).toEqual(document);
        expect(inParts).not.toBeNull();
      }
  });

  it('is not taken for it where it is short, holds the sign of its place, or is broken', () => {
    expect(parseInParts(JSON.stringify(words.slice(0, 100)))).toBeNull();
    expect(parseInParts(JSON.stringify([...words, '\0']))).toBeNull();
    const text = JSON.stringify({ words });
    for (const broken of [
      text.slice(0, -1),
      `${text}]`,
      text.slice(1),
      text.replace('"id":8000,', '"id":8000,,'),
      text.replace(/\]\}$/, ',]}'),
    ]) {
      let read: unknown;
      expect(() => {
        read = whole(parseInParts(broken) ?? JSON.parse(broken));
      }).toThrow(SyntaxError);
      expect(read).toBeUndefined();
    }
  });

  it('is refused with its line where an entry in the middle is broken', () => {
    const text = words
      .map(({ id, word }) => ({ id, alternatives: [{ word }] }))
      .map((one) => JSON.stringify(one))
      .join(',\n')
      .replace('"id":8000,', '"id":8000,,');
    const { problems } = readEpisode('show/1.json', `[${text}]`);
    expect(problems).toMatchObject([{ line: 8001, level: 'error', what: expect.stringContaining('not valid JSON') }]);
  });
});

describe('JSON of no shape at all', () => {
  const key = fc.oneof(
    fc.constantFrom(
      'text',
      'start',
      'end',
      'speaker',
      'words',
      'alternatives',
      'transcript',
      'duration',
      'offset',
      '0',
      '1',
    ),
    fc.string({ maxLength: 6 }),
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.oneof(
        fc.string(),
        fc.double(),
        fc.integer(),
        fc.boolean(),
        fc.constantFrom(null, 'a few words.', '0:01', '1s', '[0]'),
      ),
      fc.array(tie('value'), { maxLength: 6 }),
      fc.dictionary(key, tie('value'), { maxKeys: 6 }),
    ),
  }));

  it('is read, or refused in plain words', () => {
    fc.assert(
      fc.property(value, (document) => {
        expectReadOrRefused(readEpisode('Show/1.json', JSON.stringify({ document })), 'Show/1.json');
      }),
      { numRuns: 500 },
    );
  });

  it('cut off anywhere, or with a letter changed, is read, or refused in plain words', () => {
    const at = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        talk,
        fc.constantFrom(...Object.values(shapes)),
        at,
        fc.string({ maxLength: 2 }),
        (said, shape, where, put) => {
          const text = written(shape, said);
          const cut = Math.floor(text.length * where);
          for (const broken of [text.slice(0, cut), text.slice(0, cut) + put + text.slice(cut + 1)])
            expectReadOrRefused(readEpisode('Show/1.json', broken), 'Show/1.json');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes time with its length', async () => {
    const said = (n: number): Said[] =>
      Array.from({ length: n / 20 }, (_, i) => ({
        who: i % 2 ? 'Omar Finch' : 'Nora Vale',
        words: Array.from({ length: 20 }, (_w, j) => ({
          text: j === 19 ? 'harbour.' : ['the', 'quiet', 'ferry', 'came'][(i + j) % 4]!,
          start: i * 8 + j / 3,
          end: i * 8 + j / 3 + 0.3,
        })),
      }));
    for (const name of [
      'AWS Transcribe',
      'Deepgram',
      'Soniox',
      'WhisperX, speakers at the words alone',
      'IBM Watson',
    ]) {
      const texts = new Map([5000, 50_000].map((n) => [n, written(shapes[name]!, said(n))]));
      await growsNoFaster(name, (words) => readEpisode('Show/1.json', texts.get(words)!), [5000, 50_000]);
    }
  });
});
