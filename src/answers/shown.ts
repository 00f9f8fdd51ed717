import type { Span, Turn } from '../episodes/episode.ts';
import { sentencesOf } from '../text/sentences.ts';

/** What of a turn may be shown: all but contact details, and announcements and adverts that the quote is not of. */

/** The sentences that may be shown, in order. `quote`: the span of one that stands in this turn. */
export function shownSentences(turn: Turn, quote: Span | null): Span[] {
  const hides = (from: number, to: number) =>
    turn.marks.some(
      (mark) =>
        mark.start < to &&
        mark.end > from &&
        !(mark.kind !== 'contact' && quote && mark.start < quote.end && mark.end > quote.start),
    );
  return sentencesOf(turn.text, turn.paragraphs).filter(({ start, end }) => !hides(start, end));
}

/** Stands where something is left out or could not be heard. */
const GAP = '[…]';

/**
 * These sentences of a turn as one text, with "[…]" where some between them are left out and where the transcript marks
 * something as lost, and where the quote stands in it.
 */
export function joinSentences(
  turn: Turn,
  sentences: readonly Span[],
  quote: Span | null,
  /** Stands where a paragraph begins; default what the text has there, a blank. */
  paragraph?: string,
): { text: string; quote: Span | null } {
  let text = '';
  let place: Span | null = null;
  let last: number | null = null;
  for (const { start, end } of sentences) {
    const isWhole = last === null || turn.text.slice(last, start).trim() === '';
    const lost = turn.gaps.some((gap) => gap >= (last ?? start) && gap <= start);
    if (!isWhole || lost) text = text === '' ? `${GAP} ` : `${text} ${GAP} `;
    else if (last !== null) {
      const begins = paragraph !== undefined && turn.paragraphs.includes(start);
      text += begins ? paragraph : turn.text.slice(last, start);
    }
    const isOfQuote = quote !== null && start >= quote.start && end <= quote.end;
    if (isOfQuote) place ??= { start: text.length, end: text.length };
    let from = start;
    for (const gap of turn.gaps) {
      if (gap <= start || gap >= end) continue;
      text += `${turn.text.slice(from, gap).trimEnd()} ${GAP} `;
      from = gap + (/^\s*/.exec(turn.text.slice(gap, end))?.[0].length ?? 0);
    }
    text += turn.text.slice(from, end);
    if (isOfQuote && place) place.end = text.length;
    last = end;
  }
  if (last !== null && turn.gaps.some((gap) => gap === last)) text += ` ${GAP}`;
  return { text, quote: place };
}
