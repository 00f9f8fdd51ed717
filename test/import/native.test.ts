import { describe, expect, it } from 'vitest';
import { finishEpisode, parseEpisode, readEpisode } from '../../src/episodes/read-episode.ts';
import { renderFaithfully } from '../../src/import/native.ts';
import { fc } from '../harness/properties.ts';

interface Said {
  speaker: string | null;
  text: string;
}
/** What the importer writes of these words, said one after another, and what differs when that is read. */
function write(said: readonly Said[], timed = true) {
  const segments = said.map(({ speaker, text }, i) => ({
    ...(timed ? { start: i * 4, end: i * 4 + 4 } : {}),
    text,
    ...(speaker === null ? {} : { speaker }),
  }));
  const parsed = parseEpisode('s/1.json', JSON.stringify({ segments }));
  if (!parsed.draft) return null;
  const { episode } = finishEpisode(parsed, 's/1.json');
  if (!episode || episode.turns.length === 0) return null;
  const written = renderFaithfully(parsed, episode, { from: 'x', source: 'abcdefghij', words: null }, 's/1.md');
  return { ...written, episode, body: written.content.split('\n---\n')[1] ?? '' };
}

describe('what is written of captions', () => {
  it.each([
    'It took 00:04 to rise, and at [12:30] it was done: 3.5 hours.',
    '12. That is the number. 1) And so is this.',
    'I paid $5 * 3 for a snake_case loaf & a half-baked roll, 5 < 6.',
    'Note: salt. Remember this: bread is #1, at 100% – or [sic] nearly.',
    'She said: "wait", then (slowly) waited; C++ or C#, a/b, x|y, ~40.',
    'Yes – no – maybe. - And a dash.',
  ])('has no marks in it that nobody needs: %s', (text) => {
    const written = write([
      { speaker: 'Mara Quill', text },
      { speaker: 'Ivo Pell', text: `Well, ${text}` },
    ]);
    expect(written?.difference).toBeNull();
    expect(written?.body).not.toMatch(/[\\\u200b]/);
  });

  it.each([
    ['5*3*2 and __init__ and `x`', '5\\*3\\*2 and \\_\\_init\\_\\_ and \\`x\\`'],
    ['Ivo Pell: he said that', 'Ivo Pell\\: he said that'],
    ['a <b>bold</b> move &amp; more', 'a \\<b>bold\\</b> move \\&amp; more'],
    ['see [this](that)', 'see \\[this](that)'],
  ])('escapes what would be read as a mark: %s', (text, expected) => {
    const written = write([{ speaker: null, text }]);
    expect(written?.difference).toBeNull();
    expect(written?.body).toContain(expected);
    expect(written?.episode.turns.map((turn) => turn.text)).toEqual([text]);
  });

  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        '*',
        '**',
        '_',
        '__',
        '`',
        '~~',
        '\\',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '&',
        '&amp;',
        '#',
        '- ',
        '+ ',
        '> ',
        '>> ',
      ],
      ...['| ', ':', ': ', '! ', '![', '](', '---', '===', '```', '1. ', '2) ', '• ', '00:12', '[00:12]', '(1:02:03) '],
      ...[
        'Ann Bell',
        'Ann Bell: ',
        'ANN: ',
        '[ANN]',
        'Q: ',
        '<i>',
        '</i>',
        '<nick> ',
        '\n',
        '\n\n',
        ' ',
        '  ',
        '\u200b',
        '…',
      ],
      ...[
        'https://a.example/x_y_z?a=1&b=2',
        'a@b.example',
        'snake_case',
        '5*3*2',
        '[INTERVIEW]',
        '[laughs]',
        '(laughs)',
      ],
    ),
    fc.constantFrom('bread', 'the oven', 'is', 'warm.', 'Salt', 'and', 'Why?', '42', 'é', '面包', '👩‍🍳'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''));
  const said = fc.array(fc.record({ speaker: fc.constantFrom(null, 'Ann Bell', 'Bob Cole', 'SPEAKER_01'), text }), {
    minLength: 1,
    maxLength: 6,
  });

  it('reads back word for word, whatever was said', () => {
    let different = 0;
    let runs = 0;
    fc.assert(
      fc.property(said, fc.boolean(), (turns, timed) => {
        const written = write(turns, timed);
        if (!written) return;
        runs++;
        if (written.difference !== null) different++;
        // Where it cannot be the same, it is said; no word is other than it was said.
        const again = readEpisode('s/1.md', written.content);
        if (written.difference === null)
          expect(again.episode?.turns.map((turn) => turn.text)).toEqual(written.episode.turns.map((turn) => turn.text));
      }),
      { numRuns: 400 },
    );
    // Five of 20,000 such texts; each of them is told of.
    expect(different).toBeLessThanOrEqual(runs / 100);
  });
});
