/**
 * The seam between finding passages (`Retriever`) and making answers of them (`engine.ts`).
 * Numbers of episodes and turns are positions in this archive: valid for one version of it and never stored.
 */
import type { Span } from '../episodes/episode.ts';
import type { ServedSegment } from '../index/served-segment.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import type { ParsedQuery } from './query.ts';

/** How a passage or quote came to match, best first. */
export type MatchKind = 'exact' | 'words' | 'spelling' | 'meaning';

/** Which passages may be found. */
export interface Allowed {
  /** 1 at the positions of the episodes allowed; null: all. */
  episodes: Uint8Array | null;
  /** `Speaker.id`s; null: all, nobody's included. */
  speakers: ReadonlySet<string> | null;
}

/** May what somebody, or nobody in particular, said be found? */
export function maySpeak({ speakers }: Pick<Allowed, 'speakers'>, speaker: string | null): boolean {
  return speakers === null || (speaker !== null && speakers.has(speaker));
}

/** A stretch of one turn that may hold the answer: a few sentences, from which `quotes.ts` cuts what is shown. */
export interface RankedPassage {
  episode: number;
  turn: number;
  /** In the turn's canonical text; starts and ends at sentence boundaries. */
  span: Span;
  /** Only for ordering within one ranking. */
  score: number;
  /** 0–1, comparable between queries: how sure it is that this answers. Below `SURE_ENOUGH` it is not shown. */
  strength: number;
  /** `words` when every word that matters stands as asked (or by its stem), `spelling` when one of them only by a close spelling, `meaning` when found by vectors. */
  match: Exclude<MatchKind, 'exact'>;
}

export interface Ranking {
  /** Best first; made one by one as they are asked for, before the next search. */
  passages: Iterable<RankedPassage>;
  /** Which episodes hold passages that match, most first. */
  episodes: { episode: number; passages: number }[];
  /** Where passages were compared by meaning, how near texts are to the query, 0–2; null where words were enough. */
  closeness: ((text: string) => number) | null;
}

export interface Nearest {
  passages: RankedPassage[];
  /** How near texts are to the query, 0–2. */
  closeness: ((text: string) => number) | null;
  /** Do the strengths tell what may be meant from what is not? Else they are only good for an order. */
  tells: boolean;
}

/** Below this strength it is better not to show it. */
export const SURE_ENOUGH = 0.5;

/** A segment of the archive, and by its numbers of episodes their positions in the archive: -1 for one that is not served. */
export interface Shelf {
  readonly segment: ServedSegment;
  readonly positions: Int32Array;
}

export interface Retriever {
  readonly vocabulary: Vocabulary;
  /** Where all passages are kept. */
  readonly shelves: readonly Shelf[];
  /**
   * At most `limit` passages, never two that overlap, each holding every phrase of the query and no stretch marked
   * `contact`, nor an announcement or sponsor's message that the query does not want. Passages too weak to be shown come
   * too: the caller refuses. Synchronous; must stay within some milliseconds.
   */
  rank(query: ParsedQuery, allowed: Allowed, limit: number): Ranking;
  /**
   * At most `limit` passages that are nearest in meaning, nearest first, however few of the words stand in them. `byWords`
   * is the strength of the best that `rank` found. Takes some tens of milliseconds.
   */
  nearest(query: ParsedQuery, allowed: Allowed, limit: number, byWords: number): Nearest;
  /** How near in meaning texts are to a query, where the index knows meanings: `closeness(query)(text)` is 0–1. */
  closeness?(query: ParsedQuery): (text: string) => number;
}
