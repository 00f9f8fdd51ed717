import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';
import { mannerOf, packManner, unpackManner } from '../../src/reading/manner.ts';
import { archiveLoader } from '../../src/search/load.ts';
import { sentencesOf } from '../../src/text/sentences.ts';
import { wordsOf } from '../../src/text/words.ts';
import { fc } from '../harness/properties.ts';

const readingOf = (text: string) => mannerOf(text, wordsOf(text));

describe('the manner of a sentence', () => {
  it('is what its words say', () => {
    expect(readingOf('Any other questions about that, Ada?')).toEqual({
      content: 1,
      question: true,
      chat: true,
      begun: true,
      ended: true,
      opening: 'plain',
    });
    const openings = ['Gradients vanish.', 'That is deep.', 'And models broke.', 'Well, no.', 'We train models.'];
    expect(openings.map((text) => readingOf(text).opening)).toEqual([
      'plain',
      'dangles',
      'continues',
      'answers',
      'ours',
    ]);
    expect(readingOf('and so the gradient of')).toMatchObject({ begun: false, ended: false });
  });

  it('comes back from its bits', () => {
    const manner = fc.record({
      content: fc.nat(15),
      question: fc.boolean(),
      chat: fc.boolean(),
      begun: fc.boolean(),
      ended: fc.boolean(),
      opening: fc.constantFrom(
        'plain' as const,
        'dangles' as const,
        'continues' as const,
        'answers' as const,
        'ours' as const,
      ),
    });
    fc.assert(
      fc.property(manner, (one) => {
        expect(unpackManner(packManner(one))).toEqual(one);
      }),
    );
  });

  it('is stored with every sentence of an archive', async () => {
    const { archive } = await archiveLoader({ dir: join(projectRoot, 'data/episodes') })();
    for (const episode of archive.episodes.keys()) {
      for (const turn of archive.turns(episode)) {
        const stored = archive.sentences(episode, turn.index);
        expect(stored.map(({ start, end }) => ({ start, end }))).toEqual(
          sentencesOf(turn.text, turn.paragraphs).map(({ start, end }) => ({ start, end })),
        );
        for (const { start, end, manner } of stored)
          expect(unpackManner(manner)).toEqual(readingOf(turn.text.slice(start, end)));
      }
    }
  });
});
