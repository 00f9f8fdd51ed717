import type { Chapter, MarkKind, Turn } from '../episodes/episode.ts';
import { sentencesOf } from '../text/sentences.ts';
import { isPaired, type Word, wordsOf } from '../text/words.ts';

/** Which words may be found: `sponsor` and `announcement` only when asked for by name. Contact details make no piece at all. */
export type PieceKind = 'plain' | 'announcement' | 'sponsor';

/** A stretch of one turn, of whole sentences: what a quote is cut from. */
export interface Piece {
  /** Index of the turn. */
  turn: number;
  start: number;
  end: number;
  kind: PieceKind;
  words: Word[];
}

/** Pieces that follow one another: the unit that is ranked. About as much as is said in half a minute. */
export interface Passage {
  pieces: Piece[];
  /** Index into `Episode.chapters`, or -1. */
  chapter: number;
}

/** A pair of letters tells about half of what a word does. */
const sizeOf = (words: readonly Word[]): number =>
  words.length > 0 && isPaired(words[words.length >> 1]!.folded) ? words.length / 2 : words.length;

/** Words. A passage is closed once it has this many … */
const ENOUGH = 60;
/** … and never grows beyond this, unless one sentence does. */
const MOST = 120;

/**
 * Cuts an episode into passages, one after another: the words of a long one take more memory than all that is kept of
 * it. They never cross a chapter's start, nor go from what was said into notes or adverts: what is about something else
 * would blur what they are about.
 */
export function* passagesOf(turns: Iterable<Turn>, chapters: readonly Chapter[]): Generator<Passage> {
  let pieces: Piece[] = [];
  let words = 0;
  let chapter = -1;
  let voice = '';
  function* close() {
    if (pieces.length > 0) yield { pieces, chapter };
    pieces = [];
    words = 0;
  }
  for (const turn of turns) {
    const before = chapter;
    while (chapter + 1 < chapters.length && chapters[chapter + 1]!.turn <= turn.index) {
      if (chapter === before) yield* close();
      chapter++;
    }
    if (turn.voice !== voice) yield* close();
    voice = turn.voice;
    for (const piece of piecesOf(turn)) {
      const last = pieces.at(-1);
      const joins = last !== undefined && last.kind === piece.kind && words + sizeOf(piece.words) <= MOST;
      if (!joins) yield* close();
      pieces.push(piece);
      words += sizeOf(piece.words);
      if (words >= ENOUGH) yield* close();
    }
  }
  yield* close();
}

function piecesOf(turn: Turn): Piece[] {
  const all = wordsOf(turn.text);
  if (all.length === 0) return [];
  if (sizeOf(all) <= MOST && turn.marks.length === 0) {
    return [{ turn: turn.index, start: 0, end: turn.text.length, kind: 'plain', words: all }];
  }
  const pieces: Piece[] = [];
  let open: Piece | null = null;
  let next = 0;
  for (const sentence of sentencesOf(turn.text, turn.paragraphs)) {
    const words: Word[] = [];
    while (next < all.length && all[next]!.start < sentence.end) words.push(all[next++]!);
    const kind = kindOf(turn, sentence.start, sentence.end);
    if (kind === 'contact') {
      open = null;
      continue;
    }
    if (words.length === 0) continue;
    if (
      open === null ||
      open.kind !== kind ||
      sizeOf(open.words) >= ENOUGH ||
      sizeOf(open.words) + sizeOf(words) > MOST
    ) {
      open = { turn: turn.index, start: sentence.start, end: sentence.end, kind, words: [] };
      pieces.push(open);
    }
    open.end = sentence.end;
    open.words.push(...words);
  }
  return pieces;
}

function kindOf(turn: Turn, start: number, end: number): PieceKind | 'contact' {
  let kind: MarkKind | 'plain' = 'plain';
  for (const mark of turn.marks) {
    if (mark.start >= end || mark.end <= start) continue;
    if (mark.kind === 'contact') return 'contact';
    kind = mark.kind;
  }
  return kind;
}
