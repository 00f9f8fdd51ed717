import type { DayPlace } from '../episodes/dates.ts';
import type { Header } from '../episodes/header-facts.ts';
import type { Imported } from './imported.ts';

/** One transcript (or notes) to be taken in, and what is known about it besides its words. */
export interface Item {
  /**
   * Where it comes from, the same on every run: a path below its folder, or an address. Recorded in the file written.
   */
  origin: string;
  /**
   * Path to write to, `/` between folders, with the source's own extension: `js-party/12.vtt`. It also hints at show
   * and number.
   */
  path: string;
  /** Known from outside the file (a feed's entry, `--show`): stands where the file itself says nothing. */
  header: Partial<Header>;
  /** The show's defaults, from its `show.yaml`: their speakers count only if they speak. */
  show?: Partial<Header> | null;
  /** True where the files of its folder are counted: a number that begins its name is its number. */
  counted?: boolean;
  /**
   * Where the day stands in dates such as `8/1/2023`, as the files of its folder have them; absent: it is not known.
   */
  dayPlace?: DayPlace;
  /** YAML beside the file. */
  sidecar?: { file: string; text: string } | null;
  /**
   * True: its words say which recording it is, whatever it is called; false: its origin alone does (a feed's entry).
   */
  byWords?: boolean;
  /** Set where it is in another language what a second item is: it is written, but not as an episode of its own. */
  translation?: {
    /** `en`. */
    language: string;
    /** `a translation of ep1.srt (English)`. */
    relation: string;
  };
  /** The file's bytes. Rejects with a plain message for people when they cannot be had. */
  read(): Promise<Uint8Array>;
}

/** Something that was found and is not taken in, and why. */
export interface Skipped {
  origin: string;
  skipped: string;
}

/** A kind of place that transcripts come from. */
export interface Source {
  name: string;
  /**
   * Whether an argument of `npm run import` means this kind of place. Sources are asked in the order of `sources.ts`.
   */
  recognises(argument: string): Promise<boolean>;
  /** Lists what is at these places, in a stable order. Throws an Error for people when one cannot be listed. */
  items(places: readonly string[], signal: AbortSignal): AsyncIterable<Item | Skipped>;
}

/** What a place that is fetched bit by bit is given to take its episodes in with. */
export interface Taking {
  /** The episodes folder. */
  out: string;
  dryRun: boolean;
  /** Takes everything in anew, also what is remembered as done. */
  force: boolean;
  signal: AbortSignal;
  take(item: Item): Promise<Imported>;
  /** Counts a result: of `take`, or of what was found or went wrong without it. */
  tell(result: Imported): void;
  onProgress(done: number, known: number, what: string): void;
}

/** A kind of place where taking one thing in decides what is fetched next, and what was done is remembered: a feed. */
export interface FetchedSource {
  name: string;
  recognises(argument: string): Promise<boolean>;
  /** What goes wrong with the place is told; rejects only when the disk fails, or on `signal`. */
  takeAll(argument: string, taking: Taking): Promise<void>;
}

export type AnySource = Source | FetchedSource;
