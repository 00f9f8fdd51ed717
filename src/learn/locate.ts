import type { Episode, Span, Turn } from '../episodes/episode.ts';
import { hashOf } from '../index/quote-id.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { PlaceOfItem } from './labels.ts';

/** A labelled stretch as it stands today: its turn, its place there, and the positions of its sentences. */
export interface Located {
  turn: Turn;
  span: Span;
  from: number;
  to: number;
}

/** The labelled stretch, wherever in the episode it stands today; null where its words changed. */
export function locate({ turns }: Episode, { turn, hash }: Pick<PlaceOfItem, 'turn' | 'hash'>): Located | null {
  const own = turns[turn];
  for (const at of own ? [own, ...turns] : turns) {
    const found = inTurn(at, hash);
    if (found) return found;
  }
  return null;
}

function inTurn(turn: Turn, hash: string): Located | null {
  const sentences = sentencesOf(turn.text, turn.paragraphs);
  for (let from = 0; from < sentences.length; from++) {
    for (let to = from; to < Math.min(from + 3, sentences.length); to++) {
      const span = { start: sentences[from]!.start, end: sentences[to]!.end };
      if (hashOf(turn.text, span) === hash) return { turn, span, from, to };
    }
  }
  return null;
}
