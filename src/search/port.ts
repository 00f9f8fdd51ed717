import type {
  ArchiveStatus,
  ContextTurn,
  EpisodeCard,
  Filters,
  ListedEpisode,
  PoolEntry,
  Quote,
  ReadPage,
  ReadWish,
  SearchQuery,
  SearchResult,
  SpeakerCard,
  Suggestion,
  SuggestKind,
  TopicAnswer,
} from '../answers/shapes.ts';

export type * from '../answers/shapes.ts';

/**
 * Everything that the commands, the dailies and the chat look-ups ask of the archive. Asynchronous throughout, so that
 * it can live on another thread; arguments and answers are plain data. Implementations: `engine.ts` (in this thread)
 * and `remote.ts` (a worker thread); `test/search/port.contract.ts` runs over both.
 */
export interface SearchPort {
  /** The show that it keeps to where nothing else is named. Absent: none. */
  readonly home?: string;
  search(query: SearchQuery): Promise<SearchResult>;
  topic(query: SearchQuery): Promise<TopicAnswer>;
  /** By id, or by what somebody typed for one (number, title, part of a title, show); null when there is none. */
  episode(idOrText: string, home?: string): Promise<EpisodeCard | null>;
  /** Null when the quote, or its episode, is no longer in the archive. */
  quote(id: string): Promise<Quote | null>;
  /** `around`: 1 = the whole turn, 2 = and one turn before and after, … Null as for `quote`. */
  context(id: string, around: number): Promise<ContextTurn[] | null>;
  /** A page of what was said from a quote on, or before it. Null as for `quote`, and where nothing comes that way. */
  readOn(id: string, wish: ReadWish): Promise<ReadPage | null>;
  /** By `Speaker.id`; null where nobody has it. With `home`: what they did there, where they are in that show at all. */
  speaker(id: string, home?: string): Promise<SpeakerCard | null>;
  /**
   * Best first, at most `limit` (default 25); useful for an empty `typed` too. With `home`, here as below: those of that
   * show, and all others only where it has none; shows are offered all.
   */
  suggest(kind: SuggestKind, typed: string, limit?: number, home?: string): Promise<Suggestion[]>;
  /** Turns what was typed for a speaker or episode into ids: exact id, name, alias, initials, part of it. Empty: nobody. */
  resolve(kind: 'speaker' | 'episode' | 'show', typed: string, home?: string): Promise<Suggestion[]>;
  /** The quotes worth posting, in a stable order; where few are that match, the next best too. */
  pool(filters?: Filters & { topics?: string[] }): Promise<PoolEntry[]>;
  /** The archive's main topics, or one episode's, best first; with `home` those that this show speaks of. */
  topics(options?: { episode?: string; limit?: number; home?: string }): Promise<string[]>;
  /** All episodes that are served. */
  listed(): Promise<ListedEpisode[]>;
  status(): Promise<ArchiveStatus>;
  /** Reads the archive's folder again and swaps the index at once; resolves when the new one serves. */
  reload(): Promise<ArchiveStatus>;
  close(): Promise<void>;
}

/** A text's vector, of length 1, by the key under which it was missing. */
export interface TextVector {
  key: number;
  vector: Float32Array;
}

/** What is to be embedded next. */
export interface MissingVectors {
  /** Texts without a vector; none: everything has one. */
  texts: { key: number; text: string }[];
  /** Numbers of the vectors that are there; null: there are none. */
  dimensions: number | null;
  /** A text of ours, and the vector that it had: whether the server's model is still the same. */
  probe: { text: string; vector: Float32Array | null };
}

/** What whoever embeds the archive's passages asks of it. */
export interface EmbeddablePort {
  /** At most `limit` texts, without those whose keys are `passed` over. Nothing where no model is set up. */
  missingVectors(limit: number, passed: number[]): Promise<MissingVectors>;
  /** Vectors of texts that were missing. @throws where they are of another dimension than those that are there */
  takeVectors(vectors: TextVector[]): Promise<void>;
}
