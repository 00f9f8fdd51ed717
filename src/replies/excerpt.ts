import type { Span } from '../episodes/episode.ts';
import { sentencesOf } from '../text/sentences.ts';
import { shorten } from './markdown.ts';

/** Some of a quote's words. */
export interface Excerpt {
  text: string;
  /** In `text`: what to mark. */
  marks: Span[];
}

/** Whole sentences that fill less of the room than this say too little of the quote. */
const LEAST = 1 / 3;

/**
 * At most `room` characters of a quote, "…" included where it goes on. Whole sentences stay whole: of those that fit, the
 * ones that hold most of what is marked, else as many as fit; only where none do is a sentence cut.
 */
export function excerptOf(quote: string, marks: readonly Span[], room: number): Excerpt {
  if (quote.length <= room) return { text: quote, marks: [...marks] };
  const { start, end, held } = fullest(quote, marks, room);
  if (end - start < room * LEAST || (held === 0 && marks.length > 0)) {
    const text = shorten(quote, room);
    return { text, marks: marks.filter((mark) => mark.end < text.length) };
  }
  const before = start > 0 ? '… ' : '';
  const shift = before.length - start;
  return {
    text: `${before}${quote.slice(start, end)}${end < quote.length ? ' …' : ''}`,
    marks: within(marks, start, end).map((mark) => ({ start: mark.start + shift, end: mark.end + shift })),
  };
}

/** The sentences in a row that fit and hold most marks; of several the longest, of these the first. */
function fullest(quote: string, marks: readonly Span[], room: number): Span & { held: number } {
  const sentences = sentencesOf(quote).filter(({ whole }) => whole);
  let best = { start: 0, end: 0, held: 0 };
  for (const { start } of sentences)
    for (const { end } of sentences) {
      const cuts = (start > 0 ? 2 : 0) + (end < quote.length ? 2 : 0);
      if (end <= start || end - start + cuts > room) continue;
      const held = within(marks, start, end).length;
      if (held > best.held || (held === best.held && end - start > best.end - best.start)) best = { start, end, held };
    }
  return best;
}

const within = (marks: readonly Span[], start: number, end: number): Span[] =>
  marks.filter((mark) => mark.start >= start && mark.end <= end);
