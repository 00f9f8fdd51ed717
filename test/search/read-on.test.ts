import { describe, expect, it } from 'vitest';
import { type Page, pageAt, type ReadPlace, type Way } from '../../src/answers/read-on.ts';
import { joinSentences, shownSentences } from '../../src/answers/shown.ts';
import type { Turn } from '../../src/episodes/episode.ts';
import { fc } from '../harness/properties.ts';
import { turn } from './turn.ts';

const sentence = fc
  .array(fc.constantFrom('we', 'made', 'lamps', 'of', 'glass', 'and', 'sold', 'them'), { minLength: 1, maxLength: 14 })
  .map((words) => `A ${words.join(' ')}.`);
const episode = fc
  .array(
    fc.record({
      sentences: fc.array(fc.record({ text: sentence, isAdvert: fc.boolean() }), { maxLength: 8 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((turns) =>
    turns.map(({ sentences }, index): Turn => {
      let text = '';
      const marks: Turn['marks'] = [];
      for (const one of sentences) {
        if (text !== '') text += ' ';
        if (one.isAdvert) marks.push({ start: text.length, end: text.length + one.text.length, kind: 'sponsor' });
        text += one.text;
      }
      return { ...turn(text, index), marks };
    }),
  );
const nowhere = { turn: -1, start: 0, end: 0 };

/** All pages from a place on, that way; each begins where the one before says. */
function pages(turns: Turn[], place: ReadPlace, way: Way, room: number): Page[] {
  const found: Page[] = [];
  for (let next: ReadPlace | null = place; next !== null; ) {
    const page: Page | null = pageAt({ turns, chapters: [] }, nowhere, next, way, room);
    if (!page) break;
    found.push(page);
    next = way === 'after' ? page.to : page.from;
  }
  return found;
}

const wordsOf = (all: readonly Page[]) =>
  all
    .flatMap(({ parts }) => parts.map(({ text }) => text.replaceAll('[…]', '')))
    .join(' ')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ');

describe('an episode that is read on', () => {
  it('shows every sentence that may be shown once and in order, forward and back, and nothing else', () => {
    fc.assert(
      fc.property(episode, fc.integer({ min: 10, max: 400 }), (turns, room) => {
        const all = turns
          .flatMap((one) => shownSentences(one, null).map(({ start, end }) => one.text.slice(start, end)))
          .join(' ');
        const forward = pages(turns, { turn: 0, offset: 0 }, 'after', room);
        const backward = pages(turns, { turn: turns.length, offset: 0 }, 'before', room).reverse();
        expect(wordsOf(forward)).toBe(all);
        expect(wordsOf(backward)).toBe(all);
        expect(forward.at(0)?.from ?? null).toBeNull();
        expect(forward.at(-1)?.to ?? null).toBeNull();
      }),
    );
  });

  it('keeps to its room, but for a sentence that is longer', () => {
    fc.assert(
      fc.property(episode, fc.integer({ min: 200, max: 600 }), (turns, room) => {
        for (const { parts } of pages(turns, { turn: 0, offset: 0 }, 'after', room))
          expect(parts.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(room + 6 * parts.length);
      }),
    );
  });

  it('says where something is left out, within a turn, between turns and at the beginning', () => {
    const advert = 'Buy our lamps today.';
    const said = `It was dark. ${advert} Then it was light.`;
    const at = said.indexOf(advert);
    const turns: Turn[] = [
      { ...turn(advert, 0), marks: [{ start: 0, end: advert.length, kind: 'sponsor' }] },
      { ...turn(said, 1), marks: [{ start: at, end: at + advert.length, kind: 'sponsor' }] },
      { ...turn(advert, 2), marks: [{ start: 0, end: advert.length, kind: 'contact' }] },
      turn('Goodbye.', 3),
    ];
    const page = pageAt({ turns, chapters: [] }, nowhere, { turn: 0, offset: 0 }, 'after', 1000);
    expect(page?.parts.map(({ text, leftOut }) => ({ text, leftOut }))).toEqual([
      { text: 'It was dark. […] Then it was light.', leftOut: true },
      { text: 'Goodbye.', leftOut: true },
    ]);
  });

  it('marks what could not be heard, and finds the quote beyond it', () => {
    const text = 'I never trusted a lamp. It was a good evening.';
    const heard = { ...turn(text), gaps: [text.indexOf('a lamp'), text.length] };
    const quote = { start: text.indexOf('It'), end: text.length };
    const joined = joinSentences(heard, shownSentences(heard, quote), quote);
    expect(joined.text).toBe('I never trusted […] a lamp. It was a good evening. […]');
    expect(joined.text.slice(joined.quote?.start, joined.quote?.end)).toBe('It was a good evening.');
  });

  it('names the chapter at the top of a page and where another begins', () => {
    const turns = ['One.', 'Two.', 'Three.', 'Four.'].map((text, i) => turn(text, i));
    const chapters = [
      { title: 'First', turn: 0, seconds: null },
      { title: 'Second', turn: 2, seconds: null },
    ];
    const named = (from: number) =>
      pageAt({ turns, chapters }, nowhere, { turn: from, offset: 0 }, 'after', 1000)?.parts.map((one) => one.chapter);
    expect(named(0)).toEqual(['First', null, 'Second', null]);
    expect(named(1)).toEqual(['First', 'Second', null]);
  });
});
