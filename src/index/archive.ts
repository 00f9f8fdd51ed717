import type { Episode, Problem, Turn } from '../episodes/episode.ts';
import type { Sentence } from '../text/sentences.ts';
import type { EpisodeDigest } from './digest.ts';
import type { QuotedTurns } from './quote-id.ts';

/*
 * What is served. Numbers of episodes and turns are positions in this archive: valid for one version of it, never stored.
 */

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
