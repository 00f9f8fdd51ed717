import { describe, expect, it } from 'vitest';
import { worthOfName, worthUnread } from '../../src/search/of-a-name.ts';

/** What a quote is worth that holds the name as it is written here, in whatever case. */
function worth(name: string, text: string, role: string | null = null): number {
  const matches = [...text.matchAll(new RegExp(name, 'giu'))].map(({ index }) => ({
    start: index,
    end: index + name.length,
  }));
  return worthOfName(name, text, matches, role);
}

const IS = 'A sextant is an instrument that measures the height of the sun above the horizon at sea.';

describe('what a quote is worth to somebody who asked for a name', () => {
  it.each([
    [
      'says something of it late',
      'On a ship that crosses an ocean without land in sight every officer needs a sextant.',
    ],
    [
      'tells what its speaker did',
      'A sextant was what my father gave me when I left, and I sold my sextant for our rent.',
    ],
    [
      'stands for what was not named',
      'They took it because a sextant measures the height of the sun, and this was why.',
    ],
    ['is short', 'A sextant is an instrument.'],
  ])('is more where it says what that is than where it %s', (_what, text) => {
    expect(worth('sextant', IS)).toBeGreaterThan(worth('sextant', text));
  });

  it.each(['is basically a', 'is pretty much the', 'is where', 'is about', 'is something'])(
    'knows what that is from "%s"',
    (words) => {
      const rest = 'measures the height of the sun above the horizon at sea, which every officer learns.';
      const measured = `A sextant ${words} thing that ${rest}`;
      expect(worth('sextant', measured)).toBeGreaterThan(worth('sextant', measured.replace('is ', 'was ')));
    },
  );

  it('is less where the name is only a word, if it was asked for as a name', () => {
    const text = 'A lighthouse is a tower with a lamp that tells every ship where the rocks are at night.';
    expect(worth('Lighthouse', text)).toBeLessThan(worth('lighthouse', text));
    expect(worth('Lighthouse', text.replace('lighthouse', 'Lighthouse'))).toBe(worth('lighthouse', text));
  });

  it('grows with the points of its sentences and with how sure it is that its passage answers', () => {
    expect(worthUnread(2, 0.9)).toBeGreaterThan(worthUnread(1, 0.9));
    expect(worthUnread(2, 0.9)).toBeGreaterThan(worthUnread(2, 0.5));
    expect(worthUnread(2, 1)).toBeLessThan(Number.POSITIVE_INFINITY);
  });
});
