import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/episodes/archive.ts';
import { projectRoot } from '../../src/paths.ts';
import { dangles, isFiller } from '../../src/search/sense.ts';
import { PASSABLE, standaloneQuotes, standaloneScore } from '../../src/search/standalone.ts';

const guest = { role: 'guest', soundbite: false, edge: false };
const score = (text: string) => standaloneScore(text, guest);

describe('what stands alone', () => {
  it.each([
    'Machine learning researchers can now engage in risk-free, high-income, high-prestige work. They are today’s Medieval Catholic priests.',
    'Complexity is the enemy of security, and every feature that you add is a promise that you have to keep.',
    'People should never trust a bank that they cannot leave.',
  ])('takes %s', (text) => {
    expect(score(text)).toBeGreaterThan(0.8);
  });

  it.each([
    ['a question', 'What are the most acute problems in the machine learning culture ecosystem?'],
    ['a pleasantry', 'Thank you so much for having me, it is a pleasure to be on the show.'],
    ['an advert', 'If you like this, subscribe to the newsletter and get a discount with our promo code.'],
    ['what is too short', 'It is hard.'],
    ['what is too long', `${'Software is a promise that people have to keep, and they never do. '.repeat(8)}`],
    ['what points back', "That's why they should never have trusted the bank with all of their money."],
    ['talk of the talk itself', 'As I said earlier, people should never trust a bank with all of their money.'],
    ['a slide', 'This slide shows that people should never trust a bank with their money.'],
    ['half a sentence', 'Whereas people who never trust a bank with all of their money are better off.'],
    ['what trails off', 'People should never trust a bank with all of their money, because...'],
  ])('refuses %s', (_what, text) => {
    expect(score(text)).toBe(0);
  });

  it('prefers what the creators picked, and guests to hosts', () => {
    const text = 'Open source communities give people a sense of identity that a company seldom can.';
    expect(standaloneScore(text, { ...guest, soundbite: true })).toBeGreaterThan(score(text));
    expect(standaloneScore(text, { ...guest, role: 'host' })).toBeLessThan(score(text));
    expect(standaloneScore(text, { ...guest, edge: true })).toBeLessThan(score(text));
  });

  it('picks whole, quotable, separate stretches of the two episodes', async () => {
    for (const episode of (await readArchive(join(projectRoot, 'data/episodes'))).episodes) {
      const last = new Map<number, number>();
      for (const { turn, start, end, score: points } of standaloneQuotes(episode)) {
        const { text, marks, gaps, voice } = episode.turns[turn]!;
        const quote = text.slice(start, end);
        expect(points).toBeGreaterThanOrEqual(PASSABLE);
        expect(quote.length).toBeGreaterThanOrEqual(40);
        expect(quote.length).toBeLessThanOrEqual(400);
        expect(quote).toMatch(/^["“(]?[\p{Lu}\p{N}].*[.!]["”)]*$/u);
        expect(voice).not.toBe('notes');
        expect(marks.some((mark) => mark.start < end && mark.end > start)).toBe(false);
        expect(gaps.some((gap) => gap >= start && gap <= end)).toBe(false);
        expect(start).toBeGreaterThanOrEqual(last.get(turn) ?? 0);
        last.set(turn, end);
      }
    }
  });
});

describe('what a sentence is like', () => {
  it.each([
    "That's great.",
    'So, it was hard.',
    'They never came back.',
    'And then he left the company.',
    'I think this is nonsense.',
    'Yeah, those are the ones.',
  ])('%s leans on what came before', (text) => {
    expect(dangles(text)).toBe(true);
  });
  it.each([
    "It's hard to build a company.",
    'There are two kinds of people.',
    'I think academia has a lot to offer.',
    'If you want money, leave.',
    'That people trust banks is odd.'.replace('That p', 'P'),
  ])('%s does not', (text) => {
    expect(dangles(text)).toBe(false);
  });
  it.each(['Yeah, for sure.', 'I mean, exactly.', 'Thank you so much.', 'Okay.', "That's a great question."])(
    '%s is filler',
    (text) => {
      expect(isFiller(text)).toBe(true);
    },
  );
  it('and a claim is not', () => {
    expect(isFiller('Scale wins over ideas.')).toBe(false);
  });
});
