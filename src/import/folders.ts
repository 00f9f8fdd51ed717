import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { listEpisodeFiles } from '../episodes/archive.ts';
import { type Header, readHeader } from '../episodes/header.ts';
import { LARGEST_FILE } from '../episodes/read-episode.ts';
import type { Item, Skipped, Source } from './source.ts';

/** Formats of one and the same transcript that programs write side by side, the one that says most first. */
const EXPORTS = ['.json', '.vtt', '.srt', '.sbv'];
const LARGEST_YAML = 1024 * 1024;

const bytesOf = async (path: string): Promise<Uint8Array> => {
  const { size } = await stat(path);
  if (size > LARGEST_FILE)
    throw new Error(`it is larger than ${LARGEST_FILE / 1024 / 1024} MB: split it, one file per episode`);
  return readFile(path);
};
const yamlOf = async (path: string): Promise<string> => (await readFile(path, 'utf8')).slice(0, LARGEST_YAML);

/** A file, or a folder with all the files below it. `<same name>.yaml` and `show.yaml` count as in the episodes folder. */
export const folders: Source = {
  name: 'files and folders',
  recognises: (argument) =>
    stat(resolve(argument)).then(
      () => true,
      () => false,
    ),
  async *items(argument, signal) {
    const root = resolve(argument);
    if ((await stat(root)).isFile()) {
      const folder = dirname(root);
      yield* list(folder, [basename(root)], await listEpisodeFiles(folder, { deep: false }), signal, basename(folder));
      return;
    }
    const found = await listEpisodeFiles(root);
    for (const p of found.problems) yield { origin: p.file, skipped: p.what };
    // A folder of files is a show; a folder of folders holds shows.
    yield* list(root, found.files, found, signal, basename(root));
  },
};

async function* list(
  root: string,
  files: readonly string[],
  { sidecars, shows }: { sidecars: Map<string, string>; shows: Map<string, string> },
  signal: AbortSignal,
  rootName: string,
): AsyncIterable<Item | Skipped> {
  const defaults = new Map<string, Partial<Header>>();
  for (const [folder, path] of shows) defaults.set(folder, readHeader(await yamlOf(join(root, path)), 1).fields);
  const nameless = (file: string): string => file.slice(0, file.length - extname(file).length);
  const best = new Map<string, string>();
  for (const file of files) {
    const rank = EXPORTS.indexOf(extname(file).toLowerCase());
    if (rank < 0) continue;
    const other = best.get(nameless(file));
    if (other === undefined || rank < EXPORTS.indexOf(extname(other).toLowerCase())) best.set(nameless(file), file);
  }
  for (const file of files) {
    signal.throwIfAborted();
    const chosen = best.get(nameless(file));
    if (chosen !== undefined && chosen !== file && EXPORTS.includes(extname(file).toLowerCase())) {
      yield { origin: file, skipped: `the same transcript as ${chosen}` };
      continue;
    }
    let show: Partial<Header> | null = null;
    for (let folder = file; show === null && folder !== ''; ) {
      folder = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
      show = defaults.get(folder) ?? null;
    }
    const beside = sidecars.get(nameless(file));
    yield {
      origin: file,
      path: file.includes('/') ? file : `${rootName}/${file}`,
      header: {},
      show,
      sidecar: beside ? { file: beside, text: await yamlOf(join(root, beside)) } : null,
      read: () => bytesOf(join(root, file)),
    };
  }
}
