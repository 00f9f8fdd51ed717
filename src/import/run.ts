import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UnreadableError } from '../episodes/draft.ts';
import { listEpisodeFiles } from '../episodes/files.ts';
import type { Header } from '../episodes/header-facts.ts';
import { fileStem, foldWords, shortHash } from '../episodes/ids.ts';
import { namedPath, recordingName } from '../episodes/names.ts';
import { finishEpisode, parseEpisode, readEpisode, type Surroundings, textOfBinary } from '../episodes/read-episode.ts';
import { keeps, wordsMark } from '../episodes/recordings.ts';
import { type Imported, nothingOf } from './imported.ts';
import { type Record as ImportRecord, readRecord, renderFaithfully } from './native.ts';
import type { Item } from './source.ts';
import { writeAtomically } from './write-atomically.ts';

export interface ImportOptions {
  /** The episodes folder. */
  out: string;
  /** Stands for whatever the sources say. */
  show: string | null;
  dryRun: boolean;
  /** Overwrites what was changed by hand. */
  force: boolean;
  /** Origins of everything that this run takes in, as far as it is known beforehand. */
  listed?: ReadonlySet<string>;
}

/** Part of every source hash: change it when what is written for the same source should change. */
const VERSION = '2';

/**
 * One step of a path that is safe on every file system: letters, digits, `.`, `_`, `-`; no leading dot, no device
 * name.
 */
export function safeName(name: string): string {
  const bare = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, '');
  const short = bare.length <= 100 ? bare : `${bare.slice(0, 89)}-${shortHash(name)}`;
  return short === ''
    ? `x-${shortHash(name, 8)}`
    : /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(short)
      ? `_${short}`
      : short;
}

/** Where an item is written, below the episodes folder: a folder for the show, the source's name, `.md`. */
export function targetPath(item: Pick<Item, 'path'>, show: string | null): string {
  const steps = namedPath(item.path.replace(/[/\\]+/g, '/'))
    .split('/')
    .filter((s) => s !== '' && s !== '.' && s !== '..');
  const file = steps.pop() ?? 'episode';
  const { stem: words, language } = recordingName(file);
  // `Title [German (auto-generated)]`: in one way, in which it is recognised again.
  const stem = language !== null && /[)\]]\.[^.]*$/.test(file) ? `${words}.${language}` : fileStem(file);
  const folder = show ? foldWords(show).replaceAll(' ', '-') || safeName(show) : (steps.pop() ?? '');
  return [...(folder ? [safeName(folder)] : []), `${safeName(stem)}.md`].join('/');
}

/** A path that says which language it is in, in one way: `ep1 (german).srt` → `ep1.de.srt`. */
function withLanguage(path: string, language: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const name = recordingName(path);
  return `${folder}${name.stem}.${name.language ?? language}.x`;
}

/**
 * Takes items in, one after another or several at once: reads, writes atomically, says what became of each. Never
 * rejects for what is wrong with an item.
 */
export function createImporter({
  out,
  show,
  dryRun,
  force,
  listed = new Set(),
}: ImportOptions): (item: Item) => Promise<Imported> {
  /** Path → origin, of this run. */
  const taken = new Map<string, string>();
  /** Mark of the words → origin, of this run. */
  const claimed = new Map<string, string>();
  const known = createKnownWords(out);
  let last = Promise.resolve();
  return async (item) => {
    const result = nothingOf(item.origin, 'failed');
    // Of several with the same words the first in the list is taken, whichever is read first.
    const before = last;
    let settled = (): void => {};
    const mine = new Promise<void>((done) => {
      settled = done;
    });
    last = before.then(() => mine);
    try {
      const path = item.translation ? withLanguage(item.path, item.translation.language) : item.path;
      let to = targetPath({ path }, show ?? item.header.show ?? null);
      // Two sources of one name are two episodes until their words say otherwise.
      for (let n = 2; taken.has(to); n++)
        to = targetPath(
          { path: namedPath(path).replace(/(?:\.([^./]+))?$/, (_, ext = 'x') => `${n === 2 ? `.${ext}` : `-${n}`}.x`) },
          show ?? item.header.show ?? null,
        );
      taken.set(to, item.origin);
      result.to = to;
      const bytes = await item.read();
      return await take(item, bytes, { ...result }, before, settled);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { ...result, to: null, why };
    } finally {
      settled();
    }
  };

  async function take(
    item: Item,
    bytes: Uint8Array,
    result: Imported,
    before: Promise<void>,
    settled: () => void,
  ): Promise<Imported> {
    const to = result.to ?? '';
    const path = join(out, to);
    const decided: Partial<Header> = show ? { show } : {};
    const around: Surroundings = {
      sidecar: item.sidecar ?? null,
      show: item.show ?? null,
      outside: item.header,
      counted: item.counted ?? false,
      dayPlace: item.dayPlace ?? null,
      decided,
    };
    const source = shortHash(
      [
        VERSION,
        JSON.stringify([
          item.header,
          item.show,
          item.sidecar?.text,
          decided,
          item.counted,
          ...(item.dayPlace ? [item.dayPlace] : []),
        ]),
        createHash('sha256').update(bytes).digest('hex'),
      ].join('\n'),
    );
    const existing = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
      throw error;
    });
    const record = existing === null ? null : readRecord(existing);
    const aside = item.translation
      ? `it is ${item.translation.relation}: kept as ${to}, and not served as an episode of its own`
      : null;
    if (record?.source === source && !force) {
      if (record.words !== null) claimed.set(record.words, claimed.get(record.words) ?? item.origin);
      return {
        ...result,
        outcome: aside === null ? 'unchanged' : 'skipped',
        why: aside ?? (record.untouched ? null : 'the file was changed by hand, the source was not'),
      };
    }

    const binary = await textOfBinary(bytes, item.path).catch((error: unknown) => {
      if (!(error instanceof UnreadableError)) throw error;
      result.problems.push({
        file: item.origin,
        line: error.line,
        what: error.message,
        remedy: error.remedy,
        level: 'error',
      });
      return null;
    });
    if (result.problems.length > 0) return failed(result);
    const parsed = parseEpisode(item.path, binary?.text ?? bytes, around);
    if (!parsed.draft)
      return failed({ ...result, problems: parsed.problems.map((p) => ({ ...p, file: item.origin })) });
    const read = finishEpisode(parsed, item.path);
    result.format = binary?.format ?? parsed.format;
    result.problems = read.problems.map((p) => ({ ...p, file: item.origin }));
    if (!read.episode || !read.account) return failed(result);
    const { episode, account } = read;
    if (episode.turns.length === 0) return { ...result, to: null, outcome: 'skipped', why: 'there are no words in it' };
    result.words = account;
    result.turns = episode.turns.length;
    result.labelled = episode.turns.filter((t) => t.speaker !== null || t.label !== undefined).length;
    result.timed = episode.turns.filter((t) => t.start !== null).length;
    result.speakers = episode.speakers.map((s) => s.name);
    result.show = { name: episode.show, byFolder: parsed.header.show === null && !parsed.draft.header.show };

    const words = wordsMark(episode);
    let moved: string | null = null;
    if (words !== null && item.byWords && !item.translation) {
      await before;
      const first = claimed.get(words);
      if (first !== undefined && first !== item.origin)
        return { ...result, to: null, outcome: 'skipped', why: `the same words as ${first}` };
      claimed.set(words, item.origin);
      settled();
      const twin = await known.find(words, to);
      if (twin && twin.record.from !== item.origin && !force) {
        if (listed.has(twin.record.from))
          return { ...result, to: null, outcome: 'skipped', why: `the same words as ${twin.record.from}` };
        const better = keeps(episode) - twin.keeps;
        if (better < 0 || (twin.file === to && better === 0))
          return { ...result, to: twin.file, outcome: 'unchanged', why: `its words are in ${twin.file} already` };
      }
      if (twin && twin.file !== to) {
        if (!twin.record.untouched && !force)
          return kept({ ...result, to: twin.file }, `its words are in ${twin.file}, which was changed by hand`);
        moved = twin.file;
      }
    }
    settled();

    const { content, difference } = renderFaithfully(parsed, episode, { from: item.origin, source, words }, to);
    if (difference)
      result.problems.push({
        file: item.origin,
        line: null,
        what: `written as ${to} it does not read quite as before: ${difference}`,
        remedy: 'compare the two, and keep the source beside it if it matters',
        level: 'warning',
      });
    if (existing !== null && !force) {
      if (existing === content) return { ...result, outcome: 'unchanged' };
      if (!record) return kept(result, 'a file of that name is there already, and was not written by an import');
      if (record.from !== item.origin && (words === null || record.words !== words))
        return kept(result, `that name is taken by what came from ${record.from}`);
      if (!record.untouched) return kept(result, 'the file was changed by hand, and so was the source');
    }
    if (!dryRun) await writeAtomically(path, content);
    if (aside !== null) return { ...result, outcome: 'skipped', why: aside };
    if (moved === null) return { ...result, outcome: existing === null ? 'new' : 'updated' };
    // Under its new name, or its show's, it stands once.
    if (!dryRun) await rm(join(out, moved), { force: true });
    return { ...result, outcome: 'updated', why: `it was ${moved} before` };
  }
}

const failed = (result: Imported): Imported => ({
  ...result,
  to: null,
  outcome: 'failed',
  why: result.problems.find((p) => p.level === 'error')?.what ?? 'it could not be read',
});

const kept = (result: Imported, why: string): Imported => ({
  ...result,
  outcome: 'kept',
  why: `${why}; use --force to write over it`,
});

interface Known {
  /** Below the episodes folder. */
  file: string;
  record: ImportRecord & { untouched: boolean };
  keeps: number;
}

/** Finds what earlier imports wrote into a folder by its words. Looks it through once, when it is first asked. */
function createKnownWords(out: string): { find(words: string, preferred: string): Promise<Known | null> } {
  let index: Promise<Map<string, string[]>> | null = null;
  const lookThrough = async (): Promise<Map<string, string[]>> => {
    const found = new Map<string, string[]>();
    const { files } = await listEpisodeFiles(out).catch(() => ({ files: [] }));
    for (const file of files) {
      const words = readRecord(await readFile(join(out, file), 'utf8').catch(() => ''))?.words;
      if (words) found.set(words, [...(found.get(words) ?? []), file]);
    }
    return found;
  };
  return {
    async find(words, preferred) {
      index ??= lookThrough();
      const files = (await index).get(words) ?? [];
      for (const file of [...files].sort((a, b) => Number(b === preferred) - Number(a === preferred))) {
        const content = await readFile(join(out, file), 'utf8').catch(() => '');
        const record = readRecord(content);
        const { episode } = record?.words === words ? readEpisode(file, content) : { episode: null };
        if (record && episode) return { file, record, keeps: keeps(episode) };
      }
      return null;
    },
  };
}
