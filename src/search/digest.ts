/** What is reckoned once for each episode, when it is indexed. Plain data, stored with the index. */
export interface EpisodeDigest {
  /** The episode's own topics, most telling first, as they are written in it, with how often they stand there. */
  topics: { phrase: string; count: number }[];
  /** Quotes that can stand alone, in the episode's order. */
  quotes: StandaloneQuote[];
}

export interface StandaloneQuote {
  /** `Quote.id`. */
  id: string;
  /** Index of the turn, and the span in its canonical text. */
  turn: number;
  start: number;
  end: number;
  /** 0–1, `standalone.ts`. */
  score: number;
}
