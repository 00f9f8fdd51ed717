import { countWords, createAccount, type WordAccount } from './account.ts';
import { assemble } from './assemble.ts';
import { type Correction, correctEpisode } from './corrections.ts';
import { type DayPlace, type SlashedDays, slashedDays, withPlainDays } from './dates.ts';
import { decodeText, normaliseLines } from './decode.ts';
import { doubtsOf } from './doubts.ts';
import { type Draft, type Source, UnreadableError } from './draft.ts';
import type { Problem, ReadResult } from './episode.ts';
import { binaryFormats, formats } from './formats/index.ts';
import { mergeHeaders, readHeader, splitFrontMatter } from './header.ts';
import type { Header, HeaderSpeaker } from './header-facts.ts';
import { leftoverOf } from './leftovers.ts';

/** What surrounds a file: YAML text beside it, and the show's defaults from its folder. Both optional. */
export interface Surroundings {
  /** `<same name>.yaml`: front matter for formats that have no room for it. */
  sidecar?: { file: string; text: string } | null;
  /** Defaults for every episode of the folder, from `show.yaml`; its speakers are the show's regulars. */
  show?: Partial<Header> | null;
  /** Known from elsewhere (a feed's entry): stands where the file says nothing. */
  outside?: Partial<Header>;
  /** True where the files of its folder are counted: a number that begins its name is its number. */
  counted?: boolean;
  /** Where the day stands in dates such as `8/1/2023`, as its folder has them; null or absent: it is not known. */
  dayPlace?: DayPlace | null;
  /** Stands whatever the file says (`--show`). */
  decided?: Partial<Header>;
  /** What was mended of this very episode, in its order. */
  corrections?: readonly Correction[];
}

export type Read = ReadResult & {
  /** Name of the format that read it; null where none could. */
  format: string | null;
  /** Where each word of the file went; null where nothing was read. */
  account: WordAccount | null;
  /** Days in slashes of its front matter, and of what stands beside it; absent: none. */
  days?: SlashedDays;
  /** True where reading was ended for the time or the memory that it took: the next start tries again. */
  givenUp?: true;
};

/** Bytes that a file may have at most; ten hours of talk are about one million. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** A file as a format understood it, before it is an episode. */
export interface Parsed {
  draft: Draft;
  format: string;
  /** All that is known besides the words. */
  header: Header;
  regulars: HeaderSpeaker[];
  counted: boolean;
  /**
   * Front matter as it stood, but for days that its folder makes plain (without the `---` lines), and the keys in it.
   * Null: the file has none.
   */
  yaml: string | null;
  keys: Set<string>;
  /** The text below the front matter, line ends as `\n`. */
  body: string;
  /** Lines of the file above `body`. */
  linesBefore: number;
  problems: Problem[];
  days: SlashedDays | null;
  corrections: readonly Correction[];
}
type Refused = { draft: null; problems: Problem[] };

const CONVERT = 'export the transcript as Markdown, text, VTT, SRT, JSON, HTML or PDF';
const FILL = 'put a transcript or notes into it, or remove it';

/** The first step of `readEpisode`: which format, what header, which turns. Pure; never throws. */
export function parseEpisode(
  file: string,
  content: string | Uint8Array,
  around: Surroundings = {},
  onDecoded: () => void = () => {},
): Parsed | Refused {
  const problems: Problem[] = [];
  const refuse = (what: string, remedy: string, line: number | null = null): Refused => ({
    draft: null,
    problems: [...problems, { file, line, what, remedy, level: 'error' }],
  });
  if (content.length > LARGEST_FILE)
    return refuse(`it is larger than ${LARGEST_FILE / 1024 / 1024} MB`, 'split it, one file per episode');
  try {
    const decoded = typeof content === 'string' ? { text: normaliseLines(content), fault: null } : decodeText(content);
    onDecoded();
    if (decoded.text === null && decoded.fault === 'binary')
      return refuse('it is not text, and of no format that is known here', CONVERT);
    if (decoded.text === null || decoded.text.trim() === '') return refuse('the file is empty', FILL);
    const { yaml: asGiven, body, linesBefore } = splitFrontMatter(decoded.text);
    const place = around.dayPlace ?? null;
    const yaml = asGiven === null ? null : withPlainDays(asGiven, place);
    const own = readHeader(yaml ?? '', 2);
    problems.push(...own.problems.map((p) => ({ file, ...p })));
    const beside = around.sidecar ? readHeader(withPlainDays(around.sidecar.text, place), 1) : null;
    if (beside) problems.push(...beside.problems.map((p) => ({ file: around.sidecar?.file ?? file, ...p })));
    if (problems.some((p) => p.level === 'error')) return { draft: null, problems };

    const besideFields = beside?.fields ?? {};
    // What a machine wrote down is beside show notes, and has their facts.
    if (own.fields.machineMade) besideFields.kind = 'transcript';
    const { speakers: regulars = [], ...defaults } = around.show ?? {};
    const header = mergeHeaders(defaults, around.outside ?? {}, own.fields, besideFields, around.decided ?? {});
    const source: Source = { text: body, file, linesBefore, header };
    const format = formats.find((f) => f.recognises(source));
    if (!format) return refuse('it is of no format that is known here', CONVERT);
    return {
      draft: format.read(source),
      format: format.name,
      header,
      regulars,
      counted: around.counted ?? false,
      yaml,
      keys: own.keys,
      body,
      linesBefore,
      problems,
      days: slashedDays(`${asGiven ?? ''}\n${around.sidecar?.text ?? ''}`),
      corrections: around.corrections ?? [],
    };
  } catch (error) {
    if (error instanceof UnreadableError) return refuse(error.message, error.remedy, error.line);
    // A fault of ours must not take the archive down with it.
    return refuse(`it could not be read: ${error instanceof Error ? error.message : String(error)}`, OURS);
  }
}

/** The remedy of what was not refused but went wrong in the reading itself: a fault of ours. */
export const OURS = 'please report this with the file; the others are served';

/**
 * Reads one episode in any known format. Pure; never throws: what is wrong stands in `problems`.
 * @param file path relative to the archive's folder, `/` between folders. @param content bytes, or text already
 * decoded.
 * @param onDecoded told when `content` is not needed any more: of a large file it is much.
 */
export function readEpisode(
  file: string,
  content: string | Uint8Array,
  around: Surroundings = {},
  onDecoded?: () => void,
): Read {
  const parsed = parseEpisode(file, content, around, onDecoded);
  return parsed.draft
    ? finishEpisode(parsed, file, true)
    : { episode: null, problems: parsed.problems, format: null, account: null };
}

/** The second step of `readEpisode`. `last`: the draft is used up, so that a long text is not in memory once more. */
export function finishEpisode(
  { draft, format, header, regulars, counted, problems, yaml, body, linesBefore, days, corrections }: Parsed,
  file: string,
  last = false,
): Read {
  try {
    // The turns may be gone when they are assembled.
    const leftover = header.kind === 'notes' ? null : leftoverOf(draft.turns, draft.kind === 'notes');
    const { episode, problems: found, aside } = assemble(draft, header, regulars, file, { counted, last });
    const { account, lostAt } = createAccount(
      draft.counted ?? body,
      episode.turns.map((t) => t.text),
      aside,
    );
    const above = countWords(yaml ?? '');
    account.source += above;
    account.aside.header += above;
    account.source += draft.uncounted ?? 0;
    account.aside.field += draft.uncounted ?? 0;
    const doubts = doubtsOf(
      draft,
      episode,
      [...header.speakers, ...regulars].flatMap((s) => [s.name, ...s.aliases]),
      account,
      () => {
        const line = lostAt();
        return line === null ? null : line + linesBefore;
      },
      header.kind === 'notes' || draft.body === undefined
        ? null
        : { text: draft.body, linesBefore: draft.body === body ? linesBefore : null },
      leftover,
    );
    const all = [...problems, ...[...found, ...doubts].map((p) => ({ file, ...p }))];
    return {
      episode: doubts.some((d) => d.level === 'error') ? null : correctEpisode(episode, corrections),
      problems: all,
      format,
      account,
      ...(days && { days }),
    };
  } catch (error) {
    const what = `it could not be read: ${error instanceof Error ? error.message : String(error)}`;
    return {
      episode: null,
      problems: [...problems, { file, line: null, what, remedy: OURS, level: 'error' }],
      format,
      account: null,
    };
  }
}

/**
 * Bytes of a format that is not text (PDF, DOCX) as text; null where the bytes are of no such format. Rejects with
 * `UnreadableError`, also where the file is called after such a format and is none.
 */
export async function textOfBinary(bytes: Uint8Array, file = ''): Promise<{ format: string; text: string } | null> {
  if (bytes.length > LARGEST_FILE) return null;
  const format = binaryFormats.find((f) => f.recognises(bytes));
  if (format) return { format: format.name, text: await format.toText(bytes) };
  const called = binaryFormats.find((f) => file.toLowerCase().endsWith(`.${f.name.toLowerCase()}`));
  if (called && bytes.length > 0)
    throw new UnreadableError(`it is called ${called.name}, and is none`, null, 'save it again, or rename it');
  return null;
}

/** As `readEpisode`, for a file's bytes in any format, those included that are not text (PDF, DOCX). Never rejects. */
export async function readEpisodeBytes(
  file: string,
  bytes: Uint8Array,
  around: Surroundings = {},
  onDecoded?: () => void,
): Promise<Read> {
  try {
    const binary = await textOfBinary(bytes, file);
    if (!binary) return readEpisode(file, bytes, around, onDecoded);
    const read = readEpisode(file, binary.text, around);
    return { ...read, format: read.format === null ? null : binary.format };
  } catch (error) {
    const known = error instanceof UnreadableError;
    const what = known
      ? error.message
      : `it could not be read: ${error instanceof Error ? error.message : String(error)}`;
    return {
      episode: null,
      problems: [{ file, line: null, what, remedy: known ? error.remedy : OURS, level: 'error' }],
      format: null,
      account: null,
    };
  }
}
