import type { WordAccount } from '../episodes/account.ts';
import type { Problem } from '../episodes/episode.ts';

/** What became of one item. `kept`: somebody changed the file by hand, so the new version was not written. */
export type Outcome = 'new' | 'updated' | 'unchanged' | 'kept' | 'skipped' | 'failed';

export interface Imported {
  origin: string;
  /** Path below the episodes folder; null where nothing was, or would be, written. */
  to: string | null;
  outcome: Outcome;
  /** Why, where it was skipped, kept or failed. */
  why: string | null;
  format: string | null;
  /** Where each word of the source went. */
  words: WordAccount | null;
  turns: number;
  /** Turns that a label names somebody or something for, and turns with a time. */
  labelled: number;
  timed: number;
  speakers: string[];
  /** What the show is called, and whether only a folder's name says so; null where nothing was read. */
  show: { name: string; byFolder: boolean } | null;
  problems: Problem[];
}

/** The result for an item of which nothing was read. */
export function nothingOf(origin: string, outcome: Imported['outcome']): Imported {
  return {
    origin,
    to: null,
    outcome,
    why: null,
    format: null,
    words: null,
    turns: 0,
    labelled: 0,
    timed: 0,
    speakers: [],
    show: null,
    problems: [],
  };
}
