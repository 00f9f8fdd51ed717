/**
 * The model that everything else stands on. Plain data: it crosses worker and process boundaries as it is.
 * Offsets are UTF-16 code units into a turn's canonical `text` (see `canonical.ts`).
 */

/** A stretch of a turn's canonical text: `start` inclusive, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** What a marked stretch is. Only `announcement` and `sponsor` can be found when asked for by name; `contact` never. */
export type MarkKind = 'announcement' | 'sponsor' | 'contact';

export interface Mark extends Span {
  kind: MarkKind;
}

/** A known moment inside a turn: the word at `offset` is spoken at `seconds`. */
export interface TimeAnchor {
  offset: number;
  seconds: number;
}

export interface Speaker {
  /** Content-stable: folded name, e.g. `mark-saroufim`. The same person in two shows has one id. */
  id: string;
  name: string;
  /** `host`, `guest`, … as the file says; absent where it does not. */
  role?: string;
  /** Other labels that mean this person in the file: initials, nicknames, a mistyped label. */
  aliases: string[];
  /** Ids that this person has in the file, where it was corrected: schedules and buttons may still hold them. */
  formerly?: string[];
}

/**
 * Who a turn's words belong to: what somebody said, or what the show wrote (notes), or what it quotes somebody as
 * having written.
 */
export type Voice = 'speech' | 'notes' | 'quoted';

export interface Turn {
  /**
   * Content-stable within the episode: a hash of the folded words, with an ordinal where the same words stand twice.
   */
  id: string;
  /** Position in the episode, from 0. */
  index: number;
  voice: Voice;
  /** `Speaker.id`, or null where the source names nobody. */
  speaker: string | null;
  /** The label as written where it names nobody in particular (`Speaker 2`, `Audience`); absent otherwise. */
  label?: string;
  /** Seconds from the episode's start as the source gives them for the turn, or null. */
  start: number | null;
  /**
   * Where the source times more than the turn's start (captions): ascending by offset. Where `start` is
   * known the first one stands at offset 0; else the first known moment may be further in. Empty otherwise.
   */
  anchors: TimeAnchor[];
  /**
   * Canonical text: no Markdown marks, no non-speech marks, white space folded to single spaces. Letters and
   * typographic quotes as in the source.
   */
  text: string;
  /** Offsets at which paragraphs after the first begin. */
  paragraphs: number[];
  /** Offsets at which an inaudible or other lossy mark was removed: a sentence that touches one is not quoted. */
  gaps: number[];
  marks: Mark[];
  /** 1-based line in the file, for messages. */
  line: number;
}

export interface Chapter {
  title: string;
  /** Index of the first turn that belongs to it. */
  turn: number;
  seconds: number | null;
}

/** Quotes that the creators picked themselves (`podcast:soundbite`). */
export interface Soundbite {
  start: number;
  duration: number;
  title: string | null;
}

export interface Episode {
  /**
   * Content-stable: hash of show and number (title, then file name, where there is no number). 10 characters,
   * [a-z0-9].
   */
  id: string;
  show: string;
  number: string | null;
  title: string;
  /** ISO date, or null. */
  date: string | null;
  /** The episode's page. */
  link: string | null;
  /** The audio or video file. */
  media: string | null;
  /** Pattern for a link to a moment, e.g. `{url}#t={seconds}`; null: derived from `link`/`media`, see `links.ts`. */
  moment: string | null;
  /** True where adverts are inserted after transcription, so that times may be shifted. */
  shifting: boolean;
  /** Who published the text, under which terms: shown where the text is. */
  attribution: string | null;
  source: string | null;
  speakers: Speaker[];
  /** Its people as the file names them; only where corrections were looked at (`corrections.ts`). */
  asRead?: Speaker[];
  chapters: Chapter[];
  soundbites: Soundbite[];
  /** The show's own description, as turns of voice `notes`/`quoted`, and the transcript, as turns of voice `speech`. */
  turns: Turn[];
  /** True where a machine wrote the transcript down, by itself: who speaks is not known, and words may be misheard. */
  machineMade?: true;
  /** True where it has no transcript, only what the show wrote about it. */
  notesOnly?: true;
  /** ISO 639-1, as the file says or as its words tell; absent where neither does. */
  language?: string;
  /** Path of the file it was read from, relative to the archive's folder. */
  file: string;
}

/** Something in a file that needs a person: shown by `npm run check`, the log and `/status`. */
export interface Problem {
  file: string;
  /** 1-based, or null where the whole file is meant. */
  line: number | null;
  what: string;
  remedy: string;
  /**
   * `error`: the file was left out. `warning`: it is served. `skipped`: it is none to be served, and nothing is wrong.
   */
  level: 'error' | 'warning' | 'skipped';
}

export type ReadResult = { episode: Episode; problems: Problem[] } | { episode: null; problems: Problem[] };
