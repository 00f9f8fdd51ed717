import { describe, expect, it } from 'vitest';
import { askedLine, readAsked } from '../../src/replies/cards.ts';
import { boldMatches, clockTime, counted, escapeMarkdown, shorten } from '../../src/replies/markdown.ts';
import { en } from '../../src/replies/words/en.ts';
import { languages } from '../../src/replies/words/index.ts';
import { fc } from '../harness/properties.ts';

describe('what somebody else wrote', () => {
  it.each([
    [
      '**bold** _it_ ~~no~~ ||spoiler|| `code`',
      '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\|\\|spoiler\\|\\| \\`code\\`',
    ],
    ['@everyone <@123> <#1>', '\\@everyone \\<@123> \\<#1>'],
    ['[click](https://x.example/a_b)', '\\[click\\](https://x.example/a_b)'],
    ['1. first', '1\\. first'],
    ['# not a heading', '\\# not a heading'],
    ['-# nor small', '\\-# nor small'],
    ['well-known: 3 - 2, a+b (really) #1', 'well-known: 3 - 2, a+b (really) #1'],
    // Discord turns what is called like an emoji into it, and leaves times and paths alone.
    ['a ratio of 3:100:7, :b: and :+1:', 'a ratio of 3\\:100:7, \\:b: and \\:+1:'],
    ['from 10:02:33 on, a::b and note: this', 'from 10:02:33 on, a::b and note: this'],
    ['see https://x.example/a_b*c ok', 'see https://x.example/a_b*c ok'],
  ])('%s is shown as it is', (words, escaped) => {
    expect(escapeMarkdown(words)).toBe(escaped);
  });

  it('is whole again after the escapes are taken back', () => {
    const words = fc.string().map((one) => one.replace(/\\/g, ''));
    fc.assert(fc.property(words, (one) => escapeMarkdown(one).replaceAll('\\', '') === one));
  });

  it('keeps every word when matches are set in bold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z’]{1,8}$/), { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(60), fc.nat(20))),
        (words, raw) => {
          const text = words.join(' ');
          const spans = raw.map(([start, length]) => ({
            start: Math.min(start, text.length),
            end: Math.min(start + length, text.length),
          }));
          expect(boldMatches(text, spans).replaceAll('**', '')).toBe(text);
        },
      ),
    );
  });

  it('joins matched words that stand side by side', () => {
    expect(
      boldMatches('a hair dryer b', [
        { start: 2, end: 6 },
        { start: 7, end: 12 },
      ]),
    ).toBe('a **hair dryer** b');
  });
});

it('shortens at a word, never over the limit and never inside a surrogate pair', () => {
  expect(shorten('one two three', 9)).toBe('one two…');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 30 }), (words, limit) => {
      const cut = shorten(words, limit);
      expect(cut.length).toBeLessThanOrEqual(limit);
      expect(cut).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    }),
  );
});

it('makes nothing bold inside an address, and keeps what is around it', () => {
  const address = 'https://a.example/hugging_face?q=face*';
  const words = `face: see ${address} face`;
  const spans = [...words.matchAll(/face/g)].map(({ index }) => ({ start: index, end: index + 4 }));
  expect(boldMatches(words, spans)).toBe(`**face**: see ${address} **face**`);
  // Also where one match begins before it and ends after it.
  expect(boldMatches(words, [{ start: 0, end: words.length }])).toBe(`**face: see **${address}** face**`);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('face', ' ', address, 'b.', '\n')),
      fc.array(fc.tuple(fc.nat(80), fc.nat(80))),
      (parts, pairs) => {
        const all = parts.join('');
        const bold = boldMatches(
          all,
          pairs.map(([a, b]) => ({ start: Math.min(a, b, all.length), end: Math.min(Math.max(a, b), all.length) })),
        );
        for (const [one] of all.matchAll(/https:[^\s]+/g)) expect(bold).toContain(one);
      },
    ),
  );
});

it('counts in the singular and the plural', () => {
  expect([0, 0.5, 1, 2].map((n) => counted(n, 'hour'))).toEqual(['0 hours', '0.5 hours', '1 hour', '2 hours']);
});

it('writes times as people do', () => {
  expect([0, 134, 3734, 59.9].map(clockTime)).toEqual(['0:00', '2:14', '1:02:14', '0:59']);
});

describe('the line that says what was asked', () => {
  it.each(languages)('is read back as it was asked, whatever was typed: $name', ({ words }) => {
    const typed = fc
      .string({ minLength: 1 })
      .map((one) => one.replace(/\\/g, '').replace(/\s+/g, ' ').trim())
      .filter((one) => one.length > 0 && !/https?:/.test(one));
    fc.assert(
      fc.property(typed, fc.option(typed), fc.option(typed), (query, speaker, episode) => {
        const { open, close } = words.marks;
        const plain = (said: string | null) => said?.replaceAll(open.trim(), '"').replaceAll(close.trim(), '"') ?? null;
        expect(readAsked(['> a quote', askedLine({ query, speaker, episode }, words, words.placeOf(2, 9))])).toEqual({
          query: plain(query),
          speaker: plain(speaker),
          episode: plain(episode),
        });
      }),
    );
  });

  it('is the last line that looks like one, since a speaker may be called “Ace”', () => {
    const asked = { query: 'guitars', speaker: null, episode: null };
    expect(readAsked(['`[1]` Words.\n-# “Ace” · Talk 3', askedLine(asked, en, '1 of 9')])).toEqual(asked);
  });

  it('is not found in a quote that merely looks like it', () => {
    expect(readAsked(['> “hugging face” · 2 of 9', '\\-\\# “forged”'])).toBeNull();
  });
});
