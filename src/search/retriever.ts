/**
 * The seam between finding passages (`Retriever`) and making answers of them (`engine.ts`).
 * Numbers of episodes and turns are positions in this archive: valid for one version of it and never stored.
 */
import type { Episode, Problem, Span, Turn } from '../episodes/episode.ts';
import type { EpisodeDigest } from './digest.ts';
import type { MatchKind } from './port.ts';
import type { ParsedQuery } from './query.ts';
import type { QuotedTurns } from './quote-id.ts';
import type { Sentence } from './sentences.ts';

/** An episode without its text. */
export interface EpisodeInfo extends Omit<Episode, 'turns'> {
  turnCount: number;
  words: number;
}

/** A sentence of an episode that was indexed. */
export interface IndexedSentence extends Sentence {
  /** A sentence before it in the episode begins with the same words (`firstWordsAt`). */
  echoes: boolean;
  /** How it reads, as `packManner` writes it. */
  manner: number;
  /** How well it tells something, as `packTelling` writes it. */
  telling: number;
}

/** What is served. Texts need not be in memory: `turns` decodes them when asked. */
export interface Archive {
  /** Changes whenever what is served changes. */
  readonly version: string;
  readonly episodes: readonly EpisodeInfo[];
  readonly problems: readonly Problem[];
  /** One episode's turns, in order. Cheap enough to be asked for a few dozen episodes in one search. */
  turns(episode: number): Turn[];
  /** The same, decoded one by one when asked for. */
  turnList(episode: number): QuotedTurns;
  /** One turn of it. */
  turn(episode: number, turn: number): Turn | undefined;
  /** That turn's sentences: as `sentencesOf` finds them, without finding them again. */
  sentences(episode: number, turn: number): IndexedSentence[];
  /** Topics and stand-alone quotes of one episode, made by `digestEpisode` when it was indexed. */
  digest(episode: number): EpisodeDigest;
}

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

/** Below this strength it is better not to show it. */
export const SURE_ENOUGH = 0.5;

/** The words (stems) that were said. */
export interface Vocabulary {
  /** In how many passages (or whatever small unit the index counts, a few sentences to a page) the stem stands; 0 for what nobody said. */
  frequency(stem: string): number;
  /** Was this very word said, folded and not stemmed? "huging" was not, though its stem, that of "huge", was. */
  says?(folded: string): boolean;
  /** The stem of a word that was said, as it was indexed; where the index keeps it. */
  stemOf?(folded: string): string | undefined;
  /** The words said, folded, that have this stem; where the index keeps them. */
  wordsOf?(stem: string): string[];
  /** How many such units there are. */
  readonly units: number;
  /**
   * Stems close in spelling to a folded word that nobody said, nearest and most common first; see `closeEnough` in
   * `spelling.ts` for how close. Only asked for words that were not said. Empty for a word that is well known to be
   * one (where a list of words is at hand): "baking" is no slip for "backing".
   */
  similar(folded: string, limit: number): string[];
  /** Does this word stand anywhere, in any form or near spelling, or begin a word that does? In doubt, yes. */
  standsLike(folded: string): boolean;
}

export interface Retriever {
  readonly vocabulary: Vocabulary;
  /**
   * At most `limit` passages, never two that overlap, each holding every phrase of the query and no stretch marked
   * `contact`, nor an announcement or sponsor's message that the query does not want. Passages too weak to be shown come
   * too: the caller refuses. Synchronous; must stay within some milliseconds.
   */
  rank(query: ParsedQuery, allowed: Allowed, limit: number): Ranking;
  /** How near in meaning texts are to a query, where the index knows meanings: `closeness(query)(text)` is 0–1. */
  closeness?(query: ParsedQuery): (text: string) => number;
}
