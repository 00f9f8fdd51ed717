import { describe, expect, it } from 'vitest';
import {
  faultOfTemplate,
  headingOf,
  inTemplate,
  placeholderNames,
  readColor,
  readLook,
} from '../../src/dailies/look.ts';
import { en } from '../../src/replies/words/en.ts';
import type { Quote } from '../../src/search/port.ts';
import { fc } from '../harness/properties.ts';
import { wishes } from './stage.ts';

const quote = (text: string, speaker = 'Ada'): Quote => ({
  id: 'e.q',
  text,
  speaker: { id: 's', name: speaker, role: null },
  voice: 'speech',
  episode: {
    id: 'e',
    show: 'Show',
    number: '7',
    title: 'On *stars*',
    date: '2019-11-24',
    link: null,
    file: 'e.md',
  },
  turn: 0,
  span: { start: 0, end: 1 },
  start: null,
  at: 65,
  estimated: false,
  url: null,
  toTheMoment: false,
  shifting: false,
});
const textsOf = (template: string, of: Quote) =>
  inTemplate(template, of, null, en).map((block) => (block.kind === 'text' ? block.markdown : ''));

describe('a template', () => {
  it('puts words around the quote, which stands as it always does', () => {
    expect(textsOf('Today: {show}\n{quote}\n{speaker}, {episode}, {date} at {moment}', quote('Words.'))).toEqual([
      'Today: Show',
      '> Words.',
      'Ada, Show 7, 24 November 2019 at 1:05',
    ]);
  });
  it('leaves nobody in doubt of who said it', () => {
    expect(textsOf('Listen: {quote}', quote('Words.'))).toEqual([
      'Listen:',
      '> Words.',
      expect.stringContaining('**Ada** · 1:05\nShow 7'),
    ]);
  });
  it.each([
    ['Hello', /needs `\{quote\}` once/],
    ['{quote} {quote}', /once/],
    ['{quote} {nobody}', /no place for “nobody”/],
    [`{quote}${'x'.repeat(300)}`, /at most 300/],
  ])('is refused: %s', (template, fault) => {
    expect(faultOfTemplate(template)?.(en)).toMatch(fault);
  });

  const nasty = fc.stringMatching(/^[-#>*_~`|[\]()<@!&:a-z0-9\n\\./]{0,60}$/);
  const name = fc.constantFrom(...placeholderNames.filter((one) => one !== 'quote')).map((one) => `{${one}}`);
  it('holds nothing that Discord takes for formatting, a mention or a quote, whatever is written into it', () => {
    fc.assert(
      fc.property(nasty, name, nasty, nasty, nasty, (a, placeholder, b, c, said) => {
        const template = `${a}${placeholder}{quote}${b}${c}`;
        if (faultOfTemplate(template) !== null) return;
        const of = quote(said || 'x', '<@1>*x*');
        const blocks = textsOf(template, of);
        const stands = blocks.findIndex((one) => one.startsWith('> '));
        expect(stands).toBeGreaterThanOrEqual(0);
        expect(blocks.filter((one) => one.startsWith('> '))).toHaveLength(1);
        for (const [n, words] of blocks.slice(0, -1).entries()) {
          if (n === stands) continue;
          // What is not escaped: no marks of ours, so none at all.
          const bare = words.replace(/https?:\/\/[^\s<>"“”]+/g, '').replace(/\\[\s\S]/g, 'x');
          expect(bare).not.toMatch(/[*_~`|[\]<]|@everyone|@here/);
          expect(bare).not.toMatch(/^\s*(?:[#>+-]|\d+\.)/m);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a heading', () => {
  const heading = (change: Parameters<typeof wishes>[0], date = '2026-11-24') =>
    headingOf(wishes(change), quote('Words.'), date, en);
  it('says what the post is', () => {
    expect(heading({})).toBe('### Quote of the day');
    expect(heading({ weekdays: 4 })).toBe('### Quote of the week');
    expect(heading({ monthDays: [-1] })).toBe('### Quote of the month');
    expect(heading({ times: ['09:00', '18:00'] })).toBe('### From the archive');
    const pool = { shows: [], speakers: [], topics: [], onThisDay: 'first' as const };
    expect(heading({ pool })).toBe('### On this day in 2019');
    expect(heading({ pool }, '2026-11-25')).toBe('### Quote of the day');
    expect(heading({ pool, look: { title: '<@1> # *Ours*' } })).toBe('### \\<@1> # \\*Ours\\*\n-# On this day in 2019');
  });
});

it('reads colours by their names and numbers, and takes parts of a look away again', () => {
  expect([readColor('Teal'), readColor('#2E6FDB'), readColor('2e6fdb'), readColor('reddish')]).toEqual([
    0x1b998b,
    0x2e6fdb,
    0x2e6fdb,
    null,
  ]);
  const look = { thread: true, title: 'Ours', color: 1, template: '{quote}' };
  expect(readLook({ title: '-', color: 'none', template: '-' }, look)).toEqual({ look: { thread: true } });
  expect(readLook({ title: ' New \n title ' }, look)).toEqual({ look: { ...look, title: 'New title' } });
  expect(readLook({ template: 'a\\nb {quote}' }, {})).toEqual({ look: { template: 'a\nb {quote}' } });
  const looks = readLook({ color: 'mud' }, look);
  expect('fault' in looks && looks.fault(en)).toContain('is no colour');
});
