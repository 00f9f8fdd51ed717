import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { CORRECTIONS_FILE } from './corrections.ts';
import type { Problem } from './episode.ts';
import { withoutMachine } from './names.ts';

const SOUND = [
  /\.(?:mp3|m4a|m4b|mp4|m4v|mov|mkv|avi|ogg|oga|opus|wav|flac|aac|aiff?|webm)$/i,
  'it is sound or video, not a transcript',
  'transcribe it, or let TRANSCRIBE_BASE_URL do so; here it may stay or go',
] as const;
/** Files that never hold an episode, by the ends of their names: what they are, and what may be done. */
const NEVER: readonly (readonly [RegExp, string, string])[] = [
  SOUND,
  [/\.(?:jpe?g|png|gif|webp|svg|ico|heic|tiff?)$/i, 'it is a picture', 'here it may stay or go'],
  [/\.(?:zip|gz|tgz|7z|tar|rar|bz2|xz)$/i, 'it is a packed archive', 'unpack it'],
  [
    /\.(?:doc|pptx?|xlsx?|ods|odp|pages|key|numbers)$/i,
    'it is a document of an office program',
    'save it as DOCX, text, Markdown or HTML',
  ],
  [
    /\.(?:tmp|part|crdownload|download|partial)$/i,
    'a program is still writing it, or left it behind half done',
    'wait, or remove it',
  ],
  [/(?:\.(?:bak|swp|orig|old)|~)$/i, 'it is a spare copy that an editor made', 'remove it'],
  [
    /\.(?:py|pyc|ipynb|[cm]?[jt]sx?|s?css|less|sh|bash|ps1|bat|exe|dll|php|rb|go|rs|java|lua|sql|map|wasm)$/i,
    'it is a program or a part of a page, not a transcript',
    'here it may stay or go',
  ],
  [
    /\.(?:log|ini|cfg|conf|toml|lock|env|plist|lnk|url|webloc|torrent|woff2?|ttf|otf|aup3?|prproj|sesx)$/i,
    'it is a record or settings of some program, not a transcript',
    'here it may stay or go',
  ],
  [/\.(?:db|sqlite|db-wal|db-shm)$/i, 'it is a database', 'move it elsewhere'],
];
const neverFor = (name: string): readonly [RegExp, string, string] | undefined =>
  NEVER.find(([pattern]) => pattern.test(name));
/**
 * By its name alone: audio, pictures, documents of office programs, files that a program is still writing or left
 * behind.
 */
export const isNeverAnEpisode = (name: string): boolean => neverFor(name) !== undefined;
/** What systems leave in any folder, `lost+found` at the root of a disk, which only root may enter. */
export const isOfTheSystem = (name: string): boolean => name.startsWith('.') || name === 'lost+found';
const NOT_EPISODES = /^(?:readme|licen[cs]e|copying|changelog|contributing|authors|notice)(?:\.\w+)?$/i;
const SIDECAR = /\.ya?ml$/i;
const SHOW_DEFAULTS = /^show\.ya?ml$/i;
const DEEPEST = 12;
/** Faults of a folder that stay until somebody mends them. */
const LASTING: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'ENAMETOOLONG', 'ELOOP', 'ENOENT', 'ENOTDIR']);
const MOST_FILES = 100_000;

export interface Listed {
  files: string[];
  /** Path without extension → path of the sidecar. */
  sidecars: Map<string, string>;
  /** Folder → path of its `show.yaml`. */
  shows: Map<string, string>;
  /** What was mended from outside of the files, where there is such a file. */
  corrections: string | null;
  /** Of sound or video, which may be transcribed. */
  sounds: string[];
  problems: Problem[];
  /** What is there and not read, each with its reason; hidden files, which systems leave everywhere, apart. */
  skipped: Problem[];
}

/** Files of a folder tree that may hold episodes. Paths use `/`. `deep: false`: this folder only. */
export async function listEpisodeFiles(root: string, { deep = true } = {}): Promise<Listed> {
  const listed: Listed = {
    files: [],
    sidecars: new Map(),
    shows: new Map(),
    corrections: null,
    sounds: [],
    problems: [],
    skipped: [],
  };
  const skip = (file: string, what: string, remedy: string): void => {
    listed.skipped.push({ file, line: null, what, remedy, level: 'skipped' });
  };
  // Whoever may put a file here could else have any file of the machine quoted.
  const within = `${(await realpath(root)).replace(/[\\/]$/, '')}${sep}`;
  let beyond = 0;
  const take = (name: string, folder: string, path: string): void => {
    const never = neverFor(name);
    if (path === CORRECTIONS_FILE) listed.corrections = path;
    else if (SHOW_DEFAULTS.test(name)) listed.shows.set(folder, path);
    else if (SIDECAR.test(name)) listed.sidecars.set(path.replace(SIDECAR, ''), path);
    else if (never) {
      if (never === SOUND) listed.sounds.push(path);
      skip(path, never[1], never[2]);
    } else if (NOT_EPISODES.test(name))
      skip(path, 'by its name it is about the folder, not an episode', 'rename it if it is one');
    else if (listed.files.length < MOST_FILES) listed.files.push(path);
    else beyond++;
  };
  /** A folder within that may not be read, or goes meanwhile, is in no other's way. */
  const entriesOf = async (folder: string): Promise<Dirent[]> => {
    try {
      return await readdir(join(root, folder), { withFileTypes: true });
    } catch (error) {
      const code = String((error as NodeJS.ErrnoException).code);
      // Whatever else it is may be over in a minute: nothing is known of this folder, and what was read before goes on.
      if (folder === '' || !LASTING.has(code)) throw error;
      if (code !== 'ENOENT' && code !== 'ENOTDIR')
        listed.problems.push({
          file: `${folder}/`,
          line: null,
          what: `it could not be read: ${code}`,
          remedy: 'check the file and its permissions',
          level: 'warning',
        });
      return [];
    }
  };
  const walk = async (folder: string, depth: number): Promise<void> => {
    const entries = await entriesOf(folder);
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const { name } = entry;
      if (isOfTheSystem(name)) continue;
      const path = folder ? `${folder}/${name}` : name;
      if (entry.isDirectory()) {
        if (!deep) continue;
        if (depth < DEEPEST) await walk(path, depth + 1);
        else
          listed.problems.push({
            file: path,
            line: null,
            what: `folders are nested more than ${DEEPEST} deep`,
            remedy: 'move the folder up',
            level: 'warning',
          });
      } else if (entry.isFile()) take(name, folder, path);
      else if (entry.isSymbolicLink()) {
        const target = await stat(join(root, path)).catch(() => null);
        const leadsTo = target && (await realpath(join(root, path)).catch(() => null));
        if (target === null || leadsTo === null) skip(path, 'it is a link to nothing', 'remove it');
        else if (target.isDirectory())
          skip(path, 'it is a link to a folder, which is not followed', 'put the folder itself here');
        else if (!leadsTo.startsWith(within))
          skip(path, 'it is a link that leads out of this folder, which is not followed', 'put the file itself here');
        else if (target.isFile()) take(name, folder, path);
        else skip(path, 'it is a link to something that is no file', 'remove it');
      }
    }
  };
  await walk('', 0);
  // Beside sound it waits for the transcript that is to be made of that.
  const named = new Set(
    [...listed.files, ...listed.sounds].map((file) => withoutMachine(file).replace(/\.[^./]*$/, '')),
  );
  for (const [stem, path] of listed.sidecars)
    if (!named.has(stem))
      skip(path, 'no transcript of that name is beside it', 'give both the same name: 12.vtt and 12.yaml');
  if (beyond > 0) skip('./', `${beyond} files more than ${MOST_FILES} are here`, 'spread them over several archives');
  return listed;
}

/** What is said of a folder without a file that may hold an episode. */
export const nothingIn = (skipped: number): string =>
  skipped > 0 ? 'none of the files in this folder is an episode' : 'there are no files in this folder';
