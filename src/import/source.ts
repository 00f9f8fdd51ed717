import type { Header } from '../episodes/header.ts';

/** One transcript (or notes) to be taken in, and what is known about it besides its words. */
export interface Item {
  /** Where it comes from, the same on every run: a path below its folder, or an address. Recorded in the file written. */
  origin: string;
  /** Path to write to, `/` between folders, with the source's own extension: `js-party/12.vtt`. It also hints at show and number. */
  path: string;
  /** Known from outside the file (a feed's entry, `--show`): stands where the file itself says nothing. */
  header: Partial<Header>;
  /** The show's defaults, from its `show.yaml`: their speakers count only if they speak. */
  show?: Partial<Header> | null;
  /** YAML beside the file. */
  sidecar?: { file: string; text: string } | null;
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
  /** Whether an argument of `npm run import` means this kind of place. Sources are asked in the order of `sources.ts`. */
  recognises(argument: string): Promise<boolean>;
  /** Lists what is there, in a stable order, without reading it. Throws an Error for people when the place cannot be listed. */
  items(argument: string, signal: AbortSignal): AsyncIterable<Item | Skipped>;
}
