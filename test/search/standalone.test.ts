import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/episodes/archive.ts';
import { projectRoot } from '../../src/paths.ts';
import { PATTERNS } from '../../src/reading/patterns.ts';
import { clearness, standaloneQuotes, standaloneScore } from '../../src/reading/standalone.ts';
import { turn } from './turn.ts';

describe('what stands alone', () => {
  const said = 'People should never trust a bank that they cannot leave.';

  it.each([
    ['what is too short', 'It is hard.'],
    ['what is too long', 'Software is a promise that people have to keep, and they never do. '.repeat(8)],
    [
      'more than three sentences',
      'Trust nobody at all. Trust nobody at all. Trust nobody at all. Trust nobody at all.',
    ],
    ['nothing', ''],
  ])('is never %s', (_what, text) => {
    expect(standaloneScore(text)).toBe(0);
  });

  it.each([
    ['a question', 'What are the most acute problems in the culture of machine learning?'],
    ['a pleasantry', 'Thank you so much for having me, it is a pleasure to be on the show today.'],
    ['an advert', 'If you like this, subscribe to the newsletter and get a discount with our promo code.'],
    ['talk of the talk itself', 'As I said earlier in this episode, we will talk about that question in a minute.'],
    ['what points back', "That's why they did it there, and that's what he said to them about this."],
    ['half a sentence', 'Because when you have it like that, and then the other one, which'],
    ['hedging', 'I mean, it is like, you know, sort of a thing, I guess, or something like that.'],
  ])('is rather a claim than %s', (_what, text) => {
    expect(standaloneScore(said)).toBeGreaterThan(3 * standaloneScore(text));
  });

  it('tells what can be understood alone from what cannot', () => {
    expect(clearness(said)).toBeGreaterThan(0.5);
    expect(clearness('So that was it, and he did that with them as well.')).toBeLessThan(0.3);
    expect(clearness('')).toBe(0);
  });

  it('reads other languages without taking every word for one that is rare', () => {
    const german = 'Wer seiner Bank nicht trauen kann, sollte sein Geld lieber selbst verwahren.';
    const torn = 'weil das dann auch so war, und';
    expect(clearness(german)).toBeGreaterThan(clearness(torn));
  });

  it('is at least as good as passable where the makers of the show picked it', () => {
    const spoken = { ...turn(`${said} ${'Trees are green. '.repeat(50)}`), start: 0 };
    const of = (soundbites: { start: number; duration: number; title: string | null }[]) =>
      standaloneQuotes({ turns: [spoken], speakers: [], soundbites }).find(({ start }) => start === 0)?.score ?? 0;
    expect(of([{ start: 0, duration: 30, title: null }])).toBeGreaterThanOrEqual(Math.max(0.5, of([])));
  });

  it('finds three weeks of daily quotes in the two episodes', async () => {
    const { episodes } = await readArchive(join(projectRoot, 'data/episodes'));
    const found = episodes.flatMap((episode) => standaloneQuotes(episode, 0.05));
    expect(found.length).toBeGreaterThanOrEqual(20);
  });

  it('picks whole, quotable, separate stretches of the two episodes', async () => {
    for (const episode of (await readArchive(join(projectRoot, 'data/episodes'))).episodes) {
      const last = new Map<number, number>();
      for (const { turn, start, end, score: points } of standaloneQuotes(episode)) {
        const { text, marks, gaps, voice } = episode.turns[turn]!;
        const quote = text.slice(start, end);
        expect(points).toBeGreaterThan(0);
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

describe('a pattern of a sentence', () => {
  it.each(PATTERNS.map((one) => [one.name, one] as const))('"%s" finds its example only', (_name, one) => {
    expect(one.pattern.test(one.example)).toBe(true);
    expect(one.pattern.test(one.counterexample)).toBe(false);
  });
});
