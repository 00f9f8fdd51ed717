import { describe, expect, it } from 'vitest';
import type { Turn } from '../../src/episodes/episode.ts';
import { findQuote, parseQuoteId, quoteId, quoteIds } from '../../src/index/quote-id.ts';
import { sentencesOf } from '../../src/text/sentences.ts';
import { wordsOf } from '../../src/text/words.ts';
import { growsNoFaster } from '../harness/growth.ts';
import { fc } from '../harness/properties.ts';

const turn = (text: string, index: number): Turn => ({
  id: `t${index}`,
  index,
  voice: 'speech',
  speaker: null,
  start: null,
  anchors: [],
  text,
  paragraphs: [],
  gaps: [],
  marks: [],
  line: 1,
});
const words = (text: string) => wordsOf(text).map(({ folded }) => folded);
const sentence = fc
  .array(fc.constantFrom('data', 'Model', 'the', 'hair', 'dryer', '10', "don't", 'naïve', 'all'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) => `Well ${all.join(' ')}.`);
const episode = fc.array(fc.array(sentence, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 });

describe('quote ids', () => {
  it('find every quote of one to three sentences again, repeated ones included', () => {
    fc.assert(
      fc.property(episode, (texts) => {
        const turns = texts.map((sentences, i) => turn(sentences.join(' '), i));
        const seen = new Map<string, string>();
        for (const { index, text } of turns) {
          const sentences = sentencesOf(text);
          for (let from = 0; from < sentences.length; from++) {
            for (let to = from; to < Math.min(from + 3, sentences.length); to++) {
              const span = { start: sentences[from]!.start, end: sentences[to]!.end };
              const id = quoteId('abcdefghij', turns, index, span);
              expect(id.length).toBeLessThanOrEqual(32);
              expect(findQuote(turns, parseQuoteId(id)!)).toEqual({ turn: index, span });
              const place = `${index}:${span.start}-${span.end}`;
              expect(seen.get(id) ?? place).toBe(place);
              seen.set(id, place);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the same asked for together, in time that grows with the episode and no faster', async () => {
    const first = ({ index, text }: Turn) => ({ turn: index, start: 0, end: sentencesOf(text)[0]!.end });
    fc.assert(
      fc.property(episode, (texts) => {
        // Ids are of folded words; asked for alone, a quote is only looked for as it is written.
        const turns = texts.map((sentences, i) => turn(sentences.join(' ').toLowerCase(), i));
        const alone = turns.map((one) => quoteId('ep', turns, one.index, first(one)));
        expect(quoteIds('ep', turns, turns.map(first))).toEqual(alone);
      }),
    );
    const texts = (count: number) =>
      Array.from({ length: count }, (_, i) => turn('That is what we do here. It is well known.', i));
    const long = new Map([4000, 40_000].map((count) => [count, texts(count)]));
    await growsNoFaster(
      'ids',
      (count) => {
        const turns = long.get(count)!;
        expect(new Set(quoteIds('ep', turns, turns.map(first))).size).toBe(count);
      },
      [4000, 40_000],
    );
  });

  it('outlive edits elsewhere, punctuation and typography', () => {
    const before = [turn('Some words here. I don\'t need a "hair dryer", really.', 0)];
    const after = [
      turn('A new turn at the front.', 0),
      turn('Some other words here! Much more of them. I don’t need a “hair dryer” – really!', 1),
    ];
    const span = { start: 17, end: before[0]!.text.length };
    const found = findQuote(after, parseQuoteId(quoteId('abcdefghij', before, 0, span))!);
    expect(found).not.toBeNull();
    expect(words(after[found!.turn]!.text.slice(found!.span.start, found!.span.end))).toEqual(
      words(before[0]!.text.slice(17)),
    );
  });

  it('are refused when they are not shaped like one', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parts = parseQuoteId(text);
        if (parts) expect(text).toMatch(/^[a-z0-9]{1,12}\.[a-z0-9]{6,12}(~\d{1,3})?$/);
      }),
    );
    for (const id of ['abcdefghij.abcdefgh~1', 'abcdefghij.abcdefgh~0', 'ABCDEFGHIJ.abcdefgh', 'a.b.c'])
      expect(parseQuoteId(id)).toBeNull();
  });
});
