import type { Chapter, Span, Turn } from '../episodes/episode.ts';
import { joinSentences, shownSentences } from './shown.ts';

/** Pages of an episode, to be read from a quote on: whole sentences, forward and back, each place once. Pure. */

/** The beginning of a sentence. */
export interface ReadPlace {
  /** Index of the turn. */
  turn: number;
  /** Code units of its canonical text. */
  offset: number;
}

/** A stretch of one turn on a page. */
export interface PagePart {
  turn: Turn;
  /** Where it begins in the turn's canonical text. */
  offset: number;
  text: string;
  /** Where the quote, or what of it stands on this page, is in `text`. */
  quote: Span | null;
  /** The chapter that it stands in, told where it is another than before, and at the top of a page. */
  chapter: string | null;
  /** Something between it and what is shown before it is left out. */
  leftOut: boolean;
}

export interface Page {
  parts: PagePart[];
  /** Where this page begins, and the next one; null where nothing comes before, or after. */
  from: ReadPlace | null;
  to: ReadPlace | null;
}

/** `after`: the page that begins there. `before`: the one that ends there. */
export type Way = 'after' | 'before';

/** Who speaks, and when: what stands above a turn takes room too. Characters. */
const head = 60;

interface Piece extends Span {
  turn: number;
}

/** The page of about `room` characters, of one sentence at least; null where there is nothing to show that way. */
export function pageAt(
  episode: { turns: readonly Turn[]; chapters: readonly Chapter[] },
  quote: Span & { turn: number },
  place: ReadPlace,
  way: Way,
  room: number,
): Page | null {
  const { turns, chapters } = episode;
  const quoteIn = (turn: number) => (turn === quote.turn ? quote : null);
  const known = new Map<number, Piece[]>();
  const piecesOf = (turn: number): Piece[] => {
    let pieces = known.get(turn);
    if (!pieces) {
      pieces = shownSentences(turns[turn]!, quoteIn(turn)).map(({ start, end }) => ({ turn, start, end }));
      known.set(turn, pieces);
    }
    return pieces;
  };
  function* forward(from: ReadPlace): Generator<Piece> {
    for (let turn = Math.max(0, from.turn); turn < turns.length; turn++)
      for (const piece of piecesOf(turn)) if (turn > from.turn || piece.start >= from.offset) yield piece;
  }
  function* backward(to: ReadPlace): Generator<Piece> {
    for (let turn = Math.min(to.turn, turns.length - 1); turn >= 0; turn--)
      for (const piece of piecesOf(turn).toReversed()) if (turn < to.turn || piece.start < to.offset) yield piece;
  }

  const page: Piece[] = [];
  let left = room;
  for (const piece of way === 'after' ? forward(place) : backward(place)) {
    const cost = piece.end - piece.start + (page.at(-1)?.turn === piece.turn ? 1 : head);
    if (page.length > 0 && cost > left) break;
    page.push(piece);
    left -= cost;
  }
  if (way === 'before') page.reverse();
  const [first] = page;
  const last = page.at(-1);
  if (!first || !last) return null;

  const chapterOf = (turn: number) => chapters.findLast((one) => one.turn <= turn)?.title ?? null;
  const parts: PagePart[] = [];
  let before: Piece | undefined = backward({ turn: first.turn, offset: first.start }).next().value;
  let chapter: string | null = null;
  for (let i = 0; i < page.length; ) {
    const begins = page[i]!;
    let end = i;
    while (page[end + 1]?.turn === begins.turn) end++;
    const turn = turns[begins.turn]!;
    const now = chapterOf(begins.turn);
    parts.push({
      turn,
      offset: begins.start,
      ...joinSentences(turn, page.slice(i, end + 1), quoteIn(begins.turn), '\n'),
      chapter: now === chapter ? null : now,
      leftOut: skips(turns, before, begins),
    });
    chapter = now;
    before = page[end];
    i = end + 1;
  }
  const next: Piece | undefined = forward({ turn: last.turn, offset: last.end }).next().value;
  const earlier = backward({ turn: first.turn, offset: first.start }).next().value;
  return {
    parts,
    from: earlier ? { turn: first.turn, offset: first.start } : null,
    to: next ? { turn: next.turn, offset: next.start } : null,
  };
}

/** Do words stand between two pieces? */
function skips(turns: readonly Turn[], before: Piece | undefined, piece: Piece): boolean {
  const said = (turn: number, from: number, to?: number) => turns[turn]!.text.slice(from, to).trim() !== '';
  if (before?.turn === piece.turn) return said(piece.turn, before.end, piece.start);
  if (said(piece.turn, 0, piece.start)) return true;
  for (let turn = (before?.turn ?? -1) + 1; turn < piece.turn; turn++) if (said(turn, 0)) return true;
  return before !== undefined && said(before.turn, before.end);
}
