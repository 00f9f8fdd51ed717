import type { Problem, Span, Voice } from '../episodes/episode.ts';
import type { MatchKind } from '../retrieve/retriever.ts';
import type { Page, PagePart, ReadPlace, Way } from './read-on.ts';

export type { ReadPlace, Way } from './read-on.ts';

/**
 * What a search comes to. A `MatchKind`: somebody said it, in these words or plainly. `near`: nobody said it for sure,
 * but something like it. `none`: nothing was found that is like it, which does not mean that nobody said it.
 */
export type Outcome = MatchKind | 'near' | 'none';

export interface EpisodeRef {
  /** `Episode.id`. */
  id: string;
  show: string;
  number: string | null;
  title: string;
  date: string | null;
  link: string | null;
  /** `Episode.file` */
  file: string;
  /** As `Episode.machineMade`. */
  machineMade?: true;
}

/** An episode of the archive's list, with how long it is. */
export interface ListedEpisode extends EpisodeRef {
  /** The audio or video file. */
  media: string | null;
  /** True where there is no transcript. */
  notesOnly: boolean;
  turns: number;
  words: number;
}

/**
 * One to four whole sentences of one turn, verbatim. The id hangs on the words alone (`quote-id.ts`), so it survives
 * reloads, edits elsewhere in the file and corrected times.
 */
export interface Quote {
  /** `<episode id>.<hash>`, at most 32 characters of [a-z0-9.~]. */
  id: string;
  text: string;
  speaker: { id: string; name: string; role: string | null } | null;
  voice: Voice;
  episode: EpisodeRef;
  /** Index of the turn it stands in. */
  turn: number;
  /** Where it stands in the turn's canonical text. */
  span: Span;
  /** The turn's start in seconds, or null. */
  start: number | null;
  /** The moment the quote itself begins, seconds; null where the source has no times. */
  at: number | null;
  /** True where `at` was reckoned from the words before it and not given by the source: shown as "≈". */
  estimated: boolean;
  /** Where to listen: the moment where the show's links allow it, else the episode; null where neither is known. */
  url: string | null;
  /** True where `url` leads to the moment and not only to the episode. */
  toTheMoment: boolean;
  /** True where inserted adverts may shift the time. */
  shifting: boolean;
}

export interface Hit extends Quote {
  match: MatchKind;
  /** 0–1, comparable between queries: how sure it is that this answers what was asked. */
  strength: number;
  /** The words that matched, as spans of `text`. */
  matches: Span[];
}

export interface Filters {
  /** `Speaker.id`s; any of them. */
  speakers?: string[];
  /** `Episode.id`s; any of them. */
  episodes?: string[];
  shows?: string[];
  /** The show that is kept to where nothing that is named leads elsewhere: no other show, no episode, nobody who is not in it. */
  home?: string;
  /** ISO dates, inclusive. */
  from?: string;
  to?: string;
}

export interface SearchQuery {
  /** As typed; `"words in quotes"` must stand so in the quote. */
  text: string;
  filters?: Filters;
  /** Hits wanted, default 10, at most 50. */
  limit?: number;
  /** False: rank without the silence for weak matches (measuring only). Default true. */
  refuse?: boolean;
  /** The question's vector by the host's model, of length 1: for what comes near where nobody surely said it. */
  meaning?: Float32Array;
  /** True: no model of the host's is asked, whoever asks. */
  builtIn?: boolean;
}

export interface SearchResult {
  query: string;
  match: Outcome;
  /** Where `match` is `near`, at most three. */
  hits: Hit[];
  /** Where `match` is `near` or `none`: up to five episodes that may hold what was meant, as the nearest quote of each. */
  leads: Hit[];
  /** True only where none of the words asked for, in any form or near spelling, stands anywhere in the archive. */
  absent: boolean;
  /** Queries that may have been meant, likeliest first, at most two; each finds something. Where `match` is `near` or `none`. */
  meant: string[];
  /** Topics that are near to what was asked; filled when nothing, or little, matched. May be empty. */
  nearest: string[];
}

/** A sentence of a summary, verbatim, and the number of the quote in `sources` (from 1) it stands in. */
export interface SummarySentence {
  text: string;
  source: number;
}

export interface TopicAnswer {
  query: string;
  match: Outcome;
  /** As in `SearchResult`. */
  absent: boolean;
  /** As in `SearchResult`. */
  meant: string[];
  /** At most three; none where `match` is `near`. */
  summary: SummarySentence[];
  /** Where `match` is `near`, at most three. */
  sources: Hit[];
  /** Which episodes speak of it, most first; `passages` counts the stretches that do. */
  episodes: { episode: EpisodeRef; passages: number }[];
  related: string[];
  nearest: string[];
}

export interface EpisodeCard {
  episode: EpisodeRef & { media: string | null; attribution: string | null };
  people: { id: string; name: string; role: string | null }[];
  summary: SummarySentence[];
  sources: Quote[];
  topics: string[];
  best: Quote[];
  /** Minutes by the last time in the transcript, or null. */
  minutes: number | null;
  transcript: boolean;
}

/** The turns around a quote, verbatim, in order. */
export interface ContextTurn {
  turn: number;
  voice: Voice;
  speaker: { id: string; name: string } | null;
  start: number | null;
  text: string;
  /** Where the quote stands, in the turn that holds it. */
  quote: Span | null;
}

/** Which page of an episode is to be read. */
export interface ReadWish {
  /** Absent: the quote. */
  place?: ReadPlace;
  way: Way;
  /** Characters of a page, about. */
  room: number;
}

/** A stretch of one turn on a page: whole sentences, verbatim, with "[…]" where some are left out. */
export interface ReadPart extends Pick<PagePart, 'text' | 'quote' | 'chapter' | 'leftOut'> {
  voice: Voice;
  speaker: { id: string; name: string } | null;
  /** The turn's start in seconds, where this is its beginning; else null. */
  start: number | null;
}

/** A page of an episode, read from a quote on. The moment and the link are those of its first words. */
export interface ReadPage extends Pick<Page, 'from' | 'to'>, Pick<Quote, 'at' | 'estimated' | 'url' | 'toTheMoment'> {
  quote: Quote;
  parts: ReadPart[];
}

/** A person of the archive. */
export interface SpeakerCard {
  id: string;
  name: string;
  /** As the files say, most often first. */
  roles: string[];
  /** Where they speak, most often first. */
  shows: { show: string; episodes: number }[];
  /** The newest first, at most five of `episodes`. */
  newest: EpisodeRef[];
  episodes: number;
  /** ISO dates of the first and the last of their episodes that has one, or null. */
  from: string | null;
  to: string | null;
  /** What they name most, in at most `topicsOf` of their newest episodes. */
  topics: string[];
  topicsOf: number;
  /** Best first, of different episodes while there are any. */
  best: Quote[];
}

export type SuggestKind = 'topic' | 'speaker' | 'episode' | 'show';

export interface Suggestion {
  /** What is shown, at most 100 characters. */
  name: string;
  /** What comes back as the option's value: a topic's words, or an id (`Speaker.id`, `Episode.id`). At most 100 characters. */
  value: string;
}

/** A quote good enough to stand alone in a channel (`standalone.ts` scores it). */
export interface PoolEntry {
  id: string;
  episode: string;
  show: string;
  speaker: string | null;
  /** 0–1. */
  score: number;
  /**
   * Hashes of the first and of the last words that tell what it is about: one of them stays when words at its other end,
   * or between, are corrected. None for a quote of few such words.
   */
  ends?: { opening: string; ending: string } | null;
}

export interface ArchiveStatus {
  /** Changes whenever what is served changes. */
  version: string;
  episodes: number;
  turns: number;
  words: number;
  shows: string[];
  people: number;
  /** What is spoken in it, by ISO 639-1 codes. */
  languages: string[];
  /** ISO dates of the earliest and latest episode, or null. */
  from: string | null;
  to: string | null;
  problems: Problem[];
  loading: boolean;
  /** Files still to be looked at while it is being read. */
  coming: number;
  /** How far a model of the host's is with the archive; null where there is none. */
  embedding: EmbeddingProgress | null;
}

export interface EmbeddingProgress {
  model: string;
  /** Passages that are to have a vector, and that have one. */
  passages: number;
  embedded: number;
  /** All that can be embedded is: questions are compared with it. */
  complete: boolean;
  /** What is wrong with its server, in plain words, where something is. */
  trouble?: string | null;
}
