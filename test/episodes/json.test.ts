import { describe, expect, it } from 'vitest';
import { Entries, type Entry, readEntries } from '../../src/episodes/json-entries.ts';
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

it('says so where more text stands in fields that are not read', () => {
  const items = ['One two three four five.', 'Six seven eight nine ten.'].map((text, i) => ({ start: i * 3, text }));
  const read = (summary: string) => readEpisode('Lamp Hour/1.json', JSON.stringify({ items, summary })).problems;
  expect(read('They count to ten.')).toEqual([]);
  expect(read('They count to ten, and then they go on to speak of this and that for hours.')).toMatchObject([
    { level: 'warning', what: expect.stringContaining('more text stands in other fields') },
  ]);
});

describe('a long JSON document', () => {
  /** Blanks behind it make it long, and change nothing that is in it. */
  const long = (text: string): string => text + ' '.repeat(1 << 18);
  const isFlat = (value: unknown): boolean => typeof value !== 'object' || value === null;
  const flatNames = (entry: object): string[] | null =>
    Object.values(entry).every(isFlat) && !Object.keys(entry).some((name) => /^\d/.test(name))
      ? Object.keys(entry)
      : null;
  let entries = 0;
  const fields = (entry: Entry): unknown => {
    entries++;
    return Object.fromEntries(entry.names().map((name) => [name, entry.get(name)]));
  };
  /** As a whole, without the fields that are null, which entries leave out. */
  const whole = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.flatMap((one) => (one instanceof Entries ? [...one].map(fields) : [whole(one)]));
    if (typeof value !== 'object' || value === null) return value;
    const filled = Object.entries(value).filter(([, one]) => one !== null);
    return Object.fromEntries(filled.map(([name, one]) => [name, whole(one)]));
  };
  const field = fc.constantFrom('word', 'start', '"', '\\u0041', 'a.b', '\n');
  const plain = fc.oneof(
    fc.string(),
    fc.double({ noNaN: true }),
    fc.integer(),
    fc.constantFrom('\\', '"', null, true, 'é'),
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      plain,
      fc.array(fc.dictionary(field, plain, { maxKeys: 2 }), { maxLength: 20 }),
      fc.array(tie('value'), { maxLength: 6 }),
      fc.dictionary(field, tie('value'), { maxKeys: 4 }),
    ),
  }));

  it('is what JSON.parse makes of it, wherever its lists nest', () => {
    entries = 0;
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.constantFrom(0, 2, '\t'), (document, indent) => {
        const text = JSON.stringify(document, null, indent);
        expect(whole(readEntries(long(text), flatNames))).toEqual(whole(JSON.parse(text)));
      }),
      { numRuns: 300 },
    );
    expect(entries).toBeGreaterThan(1000);
  });

  it('is not read where JSON.parse does not', () => {
    const at = fc.double({ min: 0, max: 1, noNaN: true });
    const put = fc.oneof(fc.constantFrom('', ',', '"', ']', '}', '\\', '0', '-', '.', 'e', '\n', '\\u00'), fc.string());
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), at, put, (document, where, letters) => {
        const text = JSON.stringify(document);
        const cut = Math.floor(text.length * where);
        const broken = text.slice(0, cut) + letters + text.slice(cut + 1);
        let parsed: unknown = null;
        try {
          parsed = JSON.parse(broken);
        } catch {
          // Then it is not read.
        }
        expect(whole(readEntries(long(broken), flatNames))).toEqual(whole(parsed));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '01',
    '1.',
    '.5',
    '+1',
    '1e',
    'True',
    'nul',
    '"\t"',
    '"\\x"',
    '"\\u12g4"',
    '1,',
    '{"a":1,}',
    '{"__proto__":1}',
  ])('is not read with %s in an entry behind others', (fault) => {
    const text = `[{"a":1},{"a":2},{"a":"b"},{"a":${fault}}]`;
    expect(readEntries(long(text), flatNames)).toBeNull();
  });

  it.each(Object.entries(shapes))('in the shape of %s is read as a short one is', (_, shape) => {
    fc.assert(
      fc.property(talk, fc.constantFrom(0, 1), (said, indent) => {
        const document = JSON.stringify(shape.write(said), null, indent);
        const { episode } = readEpisode('show/1.json', document);
        expect(readEpisode('show/1.json', long(document)).episode).toEqual(episode);
      }),
      { numRuns: 10 },
    );
  });

  it('is refused with its line where an entry in the middle is broken', () => {
    const text = Array.from({ length: 9000 }, (_, id) => JSON.stringify({ id, alternatives: [{ word: `w${id}` }] }))
      .join(',\n')
      .replace('"id":8000,', '"id":8000,,');
    const { problems } = readEpisode('show/1.json', long(`[${text}]`));
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
