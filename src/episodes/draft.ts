import type { Aside } from './account.ts';
import type { Markup } from './canonical.ts';
import type { Problem, Voice } from './episode.ts';
import type { Header } from './header-facts.ts';

/** A turn as a format found it, before speakers are resolved and the text is made canonical. */
export interface DraftTurn {
  /** The label as written, or null where there is none. */
  label: string | null;
  /** Seconds from the episode's start, or null. */
  seconds: number | null;
  /** Inline source text; paragraphs are separated by blank lines, times inside it stand as `[hh:mm:ss]`. */
  text: string;
  markup: Markup;
  voice: Voice;
  /** True where the whole turn stands in a section that the source itself calls an advert. */
  sponsor?: boolean;
  /** 1-based line in the file. */
  line: number;
}

export interface DraftChapter {
  title: string;
  /** Index into `turns` of the first turn that belongs to it; may be `turns.length`. */
  turn: number;
  seconds: number | null;
}

/** What every format reads a file into. `assemble.ts` makes an episode of it. */
export interface Draft {
  kind: 'transcript' | 'notes';
  /** What the file says about itself outside of front matter (a title heading, JSON fields). */
  header: Partial<Header>;
  turns: DraftTurn[];
  chapters: DraftChapter[];
  problems: Omit<Problem, 'file'>[];
  /**
   * The file's text in Markdown, where the format came by it: what the importer writes. Absent: it writes the turns.
   */
  body?: string;
  /**
   * Text that is nobody's words, or the same words again, and was left out: for the account of where each word went.
   */
  left: Aside[];
  /** What the account counts, where that is not the text as it stands: its escapes undone (JSON). */
  counted?: string;
  /** Words of the file besides `counted`: names and numbers of fields (JSON), which can be nobody's speech. */
  uncounted?: number;
}

export interface Source {
  /** Decoded text, line ends as `\n`, without front matter. */
  text: string;
  /** Path relative to the archive's folder, for hints and messages. */
  file: string;
  /** Lines of front matter that came before `text`. */
  linesBefore: number;
  /** What is known about the episode from front matter, sidecar and the show's defaults. */
  header: Header;
}

/**
 * One shape of file. Formats are asked in the order of `formats/index.ts`; the first that recognises the content
 * reads it.
 */
export interface Format {
  name: string;
  recognises(source: Source): boolean;
  /** Throws `UnreadableError` when the content is of this format but broken beyond use. */
  read(source: Source): Draft;
}

/** The file is of a known format, but nothing can be read from it: says where and what to do. */
export class UnreadableError extends Error {
  override name = 'UnreadableError';
  readonly line: number | null;
  readonly remedy: string;
  constructor(what: string, line: number | null, remedy: string) {
    super(what);
    this.line = line;
    this.remedy = remedy;
  }
}

export function emptyDraft(kind: Draft['kind']): Draft {
  return { kind, header: {}, turns: [], chapters: [], problems: [], left: [] };
}

/** A format whose files are not text: they are turned into text first, and then read like any other. */
export interface BinaryFormat {
  name: string;
  recognises(bytes: Uint8Array): boolean;
  /** Rejects with `UnreadableError`. Loads its library on first use. */
  toText(bytes: Uint8Array): Promise<string>;
}
