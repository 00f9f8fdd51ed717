import { type Account, assemble } from './assemble.ts';
import { decodeText, normaliseLines } from './decode.ts';
import { type Source, UnreadableError } from './draft.ts';
import type { Problem, ReadResult } from './episode.ts';
import { binaryFormats, formats } from './formats/index.ts';
import { type Header, mergeHeaders, readHeader, splitFrontMatter } from './header.ts';

/** What surrounds a file: YAML text beside it, and the show's defaults from its folder. Both optional. */
export interface Surroundings {
  /** `<same name>.yaml`: front matter for formats that have no room for it. */
  sidecar?: { file: string; text: string } | null;
  /** Defaults for every episode of the folder, from `show.yaml`; its speakers are the show's regulars. */
  show?: Partial<Header> | null;
}

export type Read = ReadResult & {
  /** Name of the format that read it; null where none could. */
  format: string | null;
  account: Account | null;
};

/** Bytes that a file may have at most; ten hours of talk are about one million. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/**
 * Reads one episode in any known format. Pure; never throws: what is wrong stands in `problems`.
 * @param file path relative to the archive's folder, `/` between folders. @param content bytes, or text already decoded.
 */
export function readEpisode(file: string, content: string | Uint8Array, around: Surroundings = {}): Read {
  const problems: Problem[] = [];
  const refuse = (what: string, remedy: string, line: number | null = null): Read => ({
    episode: null,
    problems: [...problems, { file, line, what, remedy, level: 'error' }],
    format: null,
    account: null,
  });
  if (content.length > LARGEST_FILE)
    return refuse(`it is larger than ${LARGEST_FILE / 1024 / 1024} MB`, 'split it, one file per episode');
  try {
    const decoded = typeof content === 'string' ? { text: normaliseLines(content), fault: null } : decodeText(content);
    if (decoded.text === null && decoded.fault === 'binary') {
      return refuse(
        'it is not text, and of no format that is known here',
        'export the transcript as Markdown, text, VTT, SRT, JSON, HTML or PDF',
      );
    }
    if (decoded.text === null || decoded.text.trim() === '')
      return refuse('the file is empty', 'put a transcript or notes into it, or remove it');
    const { yaml, body, linesBefore } = splitFrontMatter(decoded.text);
    const own = readHeader(yaml ?? '', 2);
    const beside = around.sidecar ? readHeader(around.sidecar.text, 1) : { fields: {}, problems: [] };
    problems.push(...own.problems.map((p) => ({ file, ...p })));
    if (around.sidecar) problems.push(...beside.problems.map((p) => ({ file: around.sidecar?.file ?? file, ...p })));
    if (problems.some((p) => p.level === 'error')) return { episode: null, problems, format: null, account: null };

    const { speakers: regulars = [], ...defaults } = around.show ?? {};
    const header = mergeHeaders(defaults, own.fields, beside.fields);
    const source: Source = { text: body, file, linesBefore, header };
    const format = formats.find((f) => f.recognises(source));
    if (!format)
      return refuse(
        'it is of no format that is known here',
        'export the transcript as Markdown, text, VTT, SRT, JSON, HTML or PDF',
      );
    const draft = format.read(source);
    const { episode, problems: found, account } = assemble(draft, header, regulars, file);
    problems.push(...found.map((p) => ({ file, ...p })));
    return { episode, problems, format: format.name, account };
  } catch (error) {
    if (error instanceof UnreadableError) return refuse(error.message, error.remedy, error.line);
    // A fault of ours must not take the archive down with it.
    return refuse(
      `it could not be read: ${error instanceof Error ? error.message : String(error)}`,
      'please report this with the file; the others are served',
    );
  }
}

/** As `readEpisode`, for a file's bytes in any format, those included that are not text (PDF). Never rejects. */
export async function readEpisodeBytes(file: string, bytes: Uint8Array, around: Surroundings = {}): Promise<Read> {
  const format = bytes.length <= LARGEST_FILE ? binaryFormats.find((f) => f.recognises(bytes)) : undefined;
  if (!format) return readEpisode(file, bytes, around);
  try {
    const read = readEpisode(file, await format.toText(bytes), around);
    return { ...read, format: read.format === null ? null : format.name };
  } catch (error) {
    const known = error instanceof UnreadableError;
    const what = known
      ? error.message
      : `it could not be read: ${error instanceof Error ? error.message : String(error)}`;
    const remedy = known ? error.remedy : 'please report this with the file; the others are served';
    return {
      episode: null,
      problems: [{ file, line: null, what, remedy, level: 'error' }],
      format: format.name,
      account: null,
    };
  }
}
