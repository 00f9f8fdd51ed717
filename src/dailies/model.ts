import type { Said, Words } from '../replies/words/index.ts';
import type { Run, When } from './schedule.ts';

/** Discord's numbers for the kinds of channel that a daily post can go to. */
export const placeKind = { text: 0, announcement: 5, announcementThread: 10, thread: 11, privateThread: 12, forum: 15 };
/** Discord's number for a member's private messages. */
export const directMessage = 1;
export const isThread = (kind: number): boolean => kind >= 10 && kind <= 12;

/** What is said in a server. Never rejects. */
export type WordsIn = (guild: string) => Promise<Words>;

/** A channel, thread or forum. */
export interface Place {
  guild: string;
  id: string;
  kind: number;
}

/** What a schedule draws from; empty lists mean everything. Labels are what an admin picked, to show again. */
export interface QuotePool {
  shows: string[];
  /** From every show, whatever the server keeps to. Absent: where no show is named, from its home show. */
  everywhere?: true;
  speakers: { id: string; label: string }[];
  topics: string[];
  /** What members of the server saved comes first. Absent in what was stored before there was such a thing. */
  saved?: boolean;
  /**
   * Episodes that came out on the day's date in an earlier year: `first`, where there are any; `only` these, and where
   * there are none nothing is posted. Absent: they count for no more than others.
   */
  onThisDay?: 'first' | 'only';
}

/** The shows that it keeps to; empty: all. `home`: the show that the server keeps to. */
export const showsOf = ({ shows, everywhere }: QuotePool, home: string | null): string[] =>
  shows.length > 0 || home === null || everywhere ? shows : [home];

/** As the search takes it; `home`: the show that the server keeps to. */
export const poolFilters = ({ shows, everywhere, speakers, topics }: QuotePool, home: string | null) => ({
  ...(shows.length > 0 ? { shows } : {}),
  ...(home !== null && !everywhere ? { home } : {}),
  ...(speakers.length > 0 ? { speakers: speakers.map((one) => one.id) } : {}),
  ...(topics.length > 0 ? { topics } : {}),
});

/** What an admin decides. */
export interface Wishes extends When {
  place: Place;
  pool: QuotePool;
  /** The role to notify. */
  role: string | null;
  /** Publish each post to following servers (announcement channels). */
  publish: boolean;
  /** Forum tag to put on each post. */
  tag: string | null;
  newEpisodes: boolean;
  /** Each post shows its quote as a picture. */
  image: boolean;
  look: Look;
}

/** How posts look, and what goes with them. What is absent was not chosen. */
export interface Look {
  /** A thread under each, with a question to begin with. */
  thread?: boolean;
  /** Its first line, as it was typed. */
  title?: string;
  /** Of the card's edge: 0xrrggbb. */
  color?: number;
  /** The words around each quote, with names in braces for what differs: `look.ts`. */
  template?: string;
}

export interface Schedule extends Wishes {
  /** Ten characters of [a-z0-9]: part of nonces and button ids. */
  id: string;
  madeBy: string;
  era: number;
  /** No run on an earlier local date, and on that date none before this one of its times. */
  firstDate: string;
  firstSlot: number;
  next: Run;
  retryAt: number;
  /** `trouble`: after repeated final answers; it is tried once at each of its moments and resumes when that works. */
  paused: 'admin' | 'trouble' | null;
  problem: string | null;
  failures: number;
  told: string | null;
  /**
   * What of it cannot be read as it is stored, in words; then something stands in for that, and nothing is posted.
   * Absent where all can.
   */
  broken?: Said;
}

/** The earliest run that it may have. */
export const firstOf = ({ firstDate, firstSlot }: Schedule): Pick<Run, 'date' | 'slot'> => ({
  date: firstDate,
  slot: firstSlot,
});

export type RunState = 'claimed' | 'posted' | 'skipped' | 'unknown';

/** A row of the ledger. */
export interface LedgerRow {
  schedule: string;
  run: string;
  date: string;
  dueAt: number;
  state: RunState;
  uncertain: boolean;
  attempts: number;
  settledAt: number | null;
  cycle: number;
  quote: string | null;
  episode: string | null;
  speaker: string | null;
  message: string | null;
  reason: string | null;
  /** When it is tried next to publish the post; null when there is nothing to do. */
  publishAt: number | null;
  /** Why it is not published so far, or was not in the end. */
  unpublished: string | null;
}

/** Are its posts published to the servers that follow the channel? */
export const publishes = ({ publish, place }: Pick<Schedule, 'publish' | 'place'>): boolean =>
  publish && place.kind === placeKind.announcement;
