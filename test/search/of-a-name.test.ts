import { describe, expect, it } from 'vitest';
import { holdsAsName, worthOfName, worthUnread } from '../../src/answers/of-a-name.ts';

/** Where each word of a name stands, in whatever case. */
const matchesOf = (name: string, text: string) =>
  [...text.matchAll(new RegExp(name.split(' ').join('|'), 'giu'))].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
const worth = (name: string, text: string, isName = false) => worthOfName(text, matchesOf(name, text), null, isName);

const PLAIN =
  'A sextant measures the height of the sun above the horizon at sea, and every old captain had a good one.';

describe('what a quote is worth to somebody who asked for a name', () => {
  it.each([
    ['what that is', PLAIN.replace('measures', 'is what measures'), PLAIN.replace('measures', 'was what measures')],
    ['the name early', PLAIN, `At sea ${PLAIN.replace(' at sea', '')}`],
    ['no word of whoever speaks', PLAIN, PLAIN.replace('every', 'my')],
    ['nor of those they speak for', PLAIN, PLAIN.replace('every', 'our')],
    ['more words that say something', PLAIN, PLAIN.replace('old captain', 'other of them')],
    ['what stands for nothing unnamed', PLAIN, PLAIN.replace('height of the sun', 'height of that')],
  ])('is more for %s', (_what, better, worse) => {
    expect(worth('sextant', better)).toBeGreaterThan(worth('sextant', worse));
  });

  it.each(['is basically a', 'is pretty much the', 'is where a', 'is about a', 'is something: a'])(
    'knows what a light client is from "%s"',
    (words) => {
      const said = `A light client ${words} part of a wallet that asks others for whatever it wants to know.`;
      const other = said.replace('is ', 'was ');
      expect(worth('light client', said)).toBeGreaterThan(worth('light client', other) + 1);
    },
  );

  it('is less where the name is only a word, if others write it as one', () => {
    const word = 'A lighthouse is a tower with a lamp that tells every ship where the rocks are at night.';
    const name = word.replace('A lighthouse', 'The Lighthouse');
    expect(worth('Lighthouse', word, true)).toBeLessThan(worth('Lighthouse', word) - 3);
    expect(worth('Lighthouse', name, true)).toBe(worth('Lighthouse', name));
    expect(holdsAsName(word, matchesOf('Lighthouse', word))).toBe(false);
    expect(holdsAsName(name, matchesOf('Lighthouse', name))).toBe(true);
    expect(holdsAsName('Lighthouse is one.', matchesOf('Lighthouse', 'Lighthouse is one.'))).toBe(false);
  });

  it('grows with the points of its sentences and with how sure it is that its passage answers', () => {
    expect(worthUnread(2, 0.9)).toBeGreaterThan(worthUnread(1, 0.9));
    expect(worthUnread(2, 0.9)).toBeGreaterThan(worthUnread(2, 0.5));
    expect(worthUnread(2, 1)).toBeLessThan(Number.POSITIVE_INFINITY);
  });
});
