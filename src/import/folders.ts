import { open, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { placeOfDay, type SlashedDays, slashedDays } from '../episodes/dates.ts';
import { listEpisodeFiles, nothingIn } from '../episodes/files.ts';
import { readHeader } from '../episodes/header.ts';
import type { Header } from '../episodes/header-facts.ts';
import { countedFolders, folderOf } from '../episodes/names.ts';
import { LARGEST_FILE, readEpisodeBytes } from '../episodes/read-episode.ts';
import { groupsByName, type ReadFile, relation, type Sibling, settleRecording } from '../episodes/recordings.ts';
import type { Item, Skipped, Source } from './source.ts';

const LARGEST_YAML = 1024 * 1024;

const bytesOf = async (path: string): Promise<Uint8Array> => {
  const { size } = await stat(path);
  if (size > LARGEST_FILE)
    throw new Error(`it is larger than ${LARGEST_FILE / 1024 / 1024} MB: split it, one file per episode`);
  return readFile(path);
};
/** Dates stand near the top of front matter; bytes. */
const HEAD = 4096;

/** The beginning of a file's front matter; '' where it has none, or cannot be read. */
async function headOf(path: string): Promise<string> {
  const file = await open(path).catch(() => null);
  if (!file) return '';
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const head = buffer.toString('utf8', 0, bytesRead);
    return /^\ufeff?\s{0,20}(?:---|\+\+\+)/.test(head) ? (head.split(/^(?:---|\+\+\+)\s*$/m)[1] ?? '') : '';
  } catch {
    return '';
  } finally {
    await file.close();
  }
}

const yamlOf = async (path: string): Promise<string> => (await readFile(path, 'utf8')).slice(0, LARGEST_YAML);

/**
 * A file, or a folder with all the files below it. `<same name>.yaml` and `show.yaml` count as in the episodes
 * folder.
 */
export const folders: Source = {
  name: 'files and folders',
  recognises: (argument) =>
    stat(resolve(argument)).then(
      () => true,
      () => false,
    ),
  async *items(places, signal) {
    /** Files named one by one, by their folder: what lies together may be of one recording. */
    const single = new Map<string, string[]>();
    for (const place of places) {
      const root = resolve(place);
      if ((await stat(root)).isFile()) {
        const folder = dirname(root);
        single.set(folder, [...(single.get(folder) ?? []), basename(root)]);
        continue;
      }
      const found = await listEpisodeFiles(root);
      for (const p of [...found.problems, ...found.skipped]) yield { origin: p.file, skipped: p.what };
      if (found.files.length === 0) yield { origin: place, skipped: nothingIn(found.skipped.length) };
      // A folder of files is a show; a folder of folders holds shows.
      yield* list(root, found.files, found, signal, basename(root));
    }
    for (const [folder, files] of single)
      yield* list(folder, files, await listEpisodeFiles(folder, { deep: false }), signal, basename(folder));
  },
};

async function* list(
  root: string,
  files: readonly string[],
  { sidecars, shows }: { sidecars: Map<string, string>; shows: Map<string, string> },
  signal: AbortSignal,
  rootName: string,
): AsyncIterable<Item | Skipped> {
  // What stands beside a file, or over it, and cannot be read is done without.
  const beyondReading = (path: string, error: unknown): Skipped => ({
    origin: path,
    skipped: `it could not be read: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`,
  });
  const defaults = new Map<string, Partial<Header>>();
  for (const [folder, path] of shows)
    try {
      defaults.set(folder, readHeader(await yamlOf(join(root, path)), 1).fields);
    } catch (error) {
      yield beyondReading(path, error);
    }
  const stemOf = (file: string): string => file.replace(/\.[^./]*$/, '');
  const beside = new Map<string, NonNullable<Item['sidecar']>>();
  for (const stem of new Set(files.map(stemOf))) {
    const file = sidecars.get(stem);
    if (file === undefined) continue;
    try {
      beside.set(stem, { file, text: await yamlOf(join(root, file)) });
    } catch (error) {
      yield beyondReading(file, error);
    }
  }
  const showOf = (file: string): Partial<Header> | null => {
    for (let folder = file; folder !== ''; ) {
      folder = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
      const found = defaults.get(folder);
      if (found) return found;
    }
    return null;
  };
  const sidecarOf = (file: string): Item['sidecar'] => beside.get(stemOf(file)) ?? null;
  const counted = countedFolders(files);
  const days = new Map<string, (SlashedDays | null)[]>();
  for (const file of files) {
    signal.throwIfAborted();
    const found = days.get(folderOf(file)) ?? [];
    days.set(folderOf(file), found);
    for (const yaml of [await headOf(join(root, file)), sidecarOf(file)?.text ?? '']) found.push(slashedDays(yaml));
  }
  const dayPlaces = new Map([...days].map(([folder, found]) => [folder, placeOfDay(found)]));
  const aroundOf = (file: string): Pick<Item, 'sidecar' | 'show' | 'counted' | 'dayPlace'> => {
    const dayPlace = dayPlaces.get(folderOf(file)) ?? null;
    return {
      sidecar: sidecarOf(file),
      show: showOf(file),
      counted: counted.has(folderOf(file)),
      ...(dayPlace === null ? {} : { dayPlace }),
    };
  };
  const siblings = new Map<string, Sibling>();
  for (const group of groupsByName(files.map((file) => ({ file })))) {
    signal.throwIfAborted();
    const read: ReadFile[] = [];
    for (const { file } of group) {
      // What cannot be read is said when its turn comes; the others of its name are taken all the same.
      const bytes = await bytesOf(join(root, file)).catch(() => null);
      const { episode } = bytes ? await readEpisodeBytes(file, bytes, aroundOf(file)) : { episode: null };
      if (episode) read.push({ file, episode });
    }
    for (const one of settleRecording(read)) siblings.set(one.file, one);
  }
  for (const file of files) {
    signal.throwIfAborted();
    const sibling = siblings.get(file);
    if (sibling && !sibling.translation) {
      yield { origin: file, skipped: relation(sibling) };
      continue;
    }
    yield {
      origin: file,
      path: file.includes('/') ? file : `${rootName}/${file}`,
      header: {},
      ...aroundOf(file),
      byWords: true,
      ...(sibling?.translation ? { translation: { ...sibling.translation, relation: relation(sibling) } } : {}),
      read: () => bytesOf(join(root, file)),
    };
  }
}
