import type { Span } from '../episodes/episode.ts';
import { sentencesOf } from '../text/sentences.ts';
import { shorten } from './markdown.ts';

/** Some of a quote's words. */
export interface Excerpt {
  text: string;
  /** In `text`: what to mark. */
  marks: Span[];
}

/** Before what does not begin where the quote does. */
const GOES_ON = '… ';

/**
 * At most `room` characters of a quote, "…" included where it goes on. It begins with the quote, or with a later sentence
 * where more of the words that are marked stand in it so; it fills the room, since what comes next may deny what was said.
 */
export function excerptOf(quote: string, marks: readonly Span[], room: number): Excerpt {
  if (quote.length <= room) return { text: quote, marks: [...marks] };
  const starts = [0, ...(marks.length > 0 ? laterSentences(quote) : [])];
  let best: Excerpt = { text: '', marks: [] };
  let most = -1;
  for (const start of starts) {
    const one = cutFrom(quote, marks, start, room);
    const words = new Set(one.marks.map((mark) => one.text.slice(mark.start, mark.end).toLowerCase())).size;
    if (words <= most) continue;
    best = one;
    most = words;
  }
  return best;
}

function cutFrom(quote: string, marks: readonly Span[], start: number, room: number): Excerpt {
  const before = start > 0 ? GOES_ON : '';
  const rest = quote.slice(start);
  const said = shorten(rest, room - before.length);
  const end = start + (said === rest ? rest.length : said.length - '…'.length);
  const shift = before.length - start;
  return {
    text: before + said,
    marks: marks
      .filter((mark) => mark.start >= start && mark.end <= end)
      .map((mark) => ({ start: mark.start + shift, end: mark.end + shift })),
  };
}

/** Where sentences begin, but for the first and those within a quotation. */
function laterSentences(quote: string): number[] {
  return sentencesOf(quote)
    .slice(1)
    .filter(({ start }) => !isOpen(quote.slice(0, start)))
    .map(({ start }) => start);
}

/** Does a quotation go on where these words end? */
function isOpen(words: string): boolean {
  const count = (mark: string) => words.split(mark).length - 1;
  const low = count('„');
  // “ begins a quotation in English, and ends one in German.
  const curly = low > 0 ? low > count('“') + count('”') : count('“') > count('”');
  return count('"') % 2 === 1 || curly || /«[^»]*$|「[^」]*$/.test(words);
}
