import { describe, expect, it } from 'vitest';
import { en } from '../../src/replies/words/en.ts';
import { asCsv, asMarkdown, asReadwise, type Exported, inMarkdown } from '../../src/saved/export.ts';
import { holding } from '../../src/saved/read.ts';
import { fc } from '../harness/properties.ts';

const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'",;\'\n\r\t=+-@#*_`~[]()<>|\\!&:. ax1'), minLength: 1, maxLength: 40 }),
);
const exported = fc
  .record({
    text: words,
    name: words,
    title: words,
    show: words,
    number: fc.option(words),
    at: fc.integer({ min: 0, max: 2e12 }),
  })
  .map(
    ({ text, name, title, show, number, at }): Exported => ({
      at,
      quote: {
        id: 'e.q',
        text,
        speaker: { id: 'x', name, role: null },
        voice: 'speech',
        episode: { id: 'e', show, number, title, date: '2021-03-04', link: null, file: 'a.md' },
        turn: 0,
        span: { start: 0, end: 1 },
        start: 61,
        at: 61,
        estimated: false,
        url: 'https://a.b/c?d="e"&f=(g)',
        toTheMoment: true,
        shifting: false,
      },
    }),
  );

/** RFC 4180, read by the book. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < csv.length) {
    expect(csv[at]).toBe('"');
    let cell = '';
    for (at += 1; csv[at] !== '"' || csv[at + 1] === '"'; at += 1) {
      if (csv[at] === '"') at += 1;
      cell += csv[at] ?? '';
    }
    rows.at(-1)?.push(cell);
    at += 1;
    if (csv[at] === ',') at += 1;
    else {
      expect(csv.slice(at, at + 2)).toBe('\r\n');
      at += 2;
      rows.push([]);
    }
  }
  return rows.slice(0, -1);
}

describe('saved quotes as a file', () => {
  it('stand in Readwise’s CSV letter for letter', () => {
    fc.assert(
      fc.property(fc.array(exported, { maxLength: 5 }), (quotes) => {
        const [head, ...rows] = parse(asReadwise(quotes, en));
        expect(head).toEqual(['Highlight', 'Title', 'Author', 'URL', 'Note', 'Location', 'Date']);
        expect(rows.map(([highlight]) => highlight)).toEqual(quotes.map(({ quote }) => quote.text));
        expect(rows.map((row) => [row[2], row[3], row[5]])).toEqual(
          quotes.map(({ quote }) => [quote.episode.show, quote.url, '61']),
        );
        for (const row of rows) expect(row[6]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
      }),
    );
  });

  it('stand in CSV letter for letter, but that no cell is a formula to a spreadsheet', () => {
    fc.assert(
      fc.property(fc.array(exported, { maxLength: 5 }), (quotes) => {
        const csv = asCsv(quotes, en);
        expect(csv.startsWith('\uFEFF')).toBe(true);
        const [head, ...rows] = parse(csv.slice(1));
        expect(head).toHaveLength(9);
        for (const [n, row] of rows.entries()) {
          expect(row).toHaveLength(9);
          expect((row[0] ?? '').replace(/^'(?=[=+\-@\t\r])/, '')).toBe(quotes[n]?.quote.text);
          for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        }
      }),
    );
  });

  it('stand in Markdown as words alone, each in a quotation of one line', () => {
    const unescaped = (line: string) => line.replace(/\\(.)/g, '$1');
    fc.assert(
      fc.property(exported, (one) => {
        const lines = asMarkdown([one], en).split('\n');
        expect(lines.slice(0, 2)).toEqual(['# Saved quotes', '']);
        const said = lines[2]?.slice(2) ?? '';
        expect(unescaped(said)).toBe(one.quote.text.replace(/\s+/g, ' ').trim());
        // What has a meaning never stands without a backslash.
        expect(said.replace(/\\./g, '')).not.toMatch(/[\\`*_{}[\]()<>#+\-.!|~&=:]/);
        expect(lines.slice(3)).toEqual(['>', expect.stringMatching(/^> — \*\*/), '']);
      }),
    );
    expect(inMarkdown('1. *not* a <b>list</b>\n# nor a title')).toBe(
      '1\\. \\*not\\* a \\<b\\>list\\</b\\> \\# nor a title',
    );
  });
});

it('is looked through by the words of the quote, of who said it, and of its episode', () => {
  const [one] = fc.sample(exported, 1);
  if (!one) throw new Error('no sample');
  const quote = {
    ...one.quote,
    text: 'Whale oil burns evenly.',
    speaker: { id: 'ann', name: 'Ann Lee', role: null },
    episode: { ...one.quote.episode, show: 'The Lamp Hour', number: '12', title: 'On fog' },
  };
  const all = [
    { quote: 'a.b', at: 1, found: quote },
    { quote: 'c.d', at: 2, found: null },
  ];
  for (const typed of ['whale', 'oil ann', 'LAMP hour 12', 'fog', 'evenl'])
    expect(holding(all, typed, en)).toHaveLength(1);
  for (const typed of ['gas', 'whale gas']) expect(holding(all, typed, en)).toEqual([]);
});
