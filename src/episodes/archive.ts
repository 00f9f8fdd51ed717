import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Correction, correctionsOf, idOfFile, keyOfCorrections, readCorrections } from './corrections.ts';
import { type DayPlace, placeOfDay, type SlashedDays } from './dates.ts';
import { normaliseLines } from './decode.ts';
import type { Episode, Problem } from './episode.ts';
import { listEpisodeFiles, nothingIn } from './files.ts';
import { readHeader, splitFrontMatter } from './header.ts';
import type { Header, HeaderSpeaker } from './header-facts.ts';
import { shortHash } from './ids.ts';
import { countedFolders, folderOf, isMachineFile, withoutMachine } from './names.ts';
import { LARGEST_FILE, type Read, readEpisodeBytes, type Surroundings } from './read-episode.ts';
import { groupsByName, relation, settleRecording } from './recordings.ts';
import { fullNames } from './same-people.ts';

export interface Archive {
  /** In the order of their paths. */
  episodes: Episode[];
  problems: Problem[];
  /** Paths that were read or tried, relative to the folder. */
  files: string[];
}

/**
 * What earlier passes read, so that the next one reads only what changed. The caller owns it; start with `new Map()`.
 */
export type ArchiveCache = Map<
  string,
  {
    /** Dates and sizes of the file and of what stands beside it: while they stay, the file is not even opened. */
    key: string;
    /** Hash of what it and what stands beside it hold: while that stays, it is not read anew. */
    content: string;
    read: Read;
    good: Read | null;
  }
>;

export interface ArchiveOptions {
  /** With a cache, a file that broke since keeps its last good version, and says so. */
  cache?: ArchiveCache;
  /** Files read at once; bounds memory and open files. Default 8. */
  concurrency?: number;
  /** What reads a file, as `readEpisodeBytes`, which it is by default; it may take the bytes away. */
  read?: (file: string, bytes: Uint8Array, around: Surroundings) => Promise<Read>;
  /** Told of each file that was read because it is new or changed. */
  onFile?: (read: Read, file: string) => void;
  /** Told after each file how many are still to be looked at. */
  onLeft?: (files: number) => void;
  /** What is held on to of a file just read, in the cache and in the answer: an index may keep texts elsewhere. */
  keep?: (read: Read, file: string) => Read;
  signal?: AbortSignal;
}

/**
 * Parts of a cache's key: the file, where the day stood and full names that it was read with, its own days in
 * slashes.
 */
const PART = '\t';

const daysAsKey = (days: SlashedDays | undefined): string => (days ? `${days.tells ?? ''}${days.open ? '?' : ''}` : '');
/** The other way round; null: it holds none. */
const daysOfKey = (key: string): SlashedDays | null => {
  const [, , , days = ''] = key.split(PART);
  const tells = days.replace('?', '') as DayPlace | 'both' | '';
  return days === '' ? null : { tells: tells || null, open: days.endsWith('?') };
};

const nameless = (file: string): string => file.replace(/\.[^./]*$/, '');

/**
 * Reads every episode of a folder tree. A file that cannot be read is a problem and is left out; the others are served.
 * Throws only when the folder itself cannot be listed, or on `signal`.
 */
export async function readArchive(
  root: string,
  {
    cache = new Map(),
    concurrency = 8,
    read: readBytes = readEpisodeBytes,
    onFile,
    onLeft,
    keep = (read) => read,
    signal,
  }: ArchiveOptions = {},
): Promise<Archive> {
  const listed = await listEpisodeFiles(root);
  const problems = [...listed.problems, ...listed.skipped];
  if (listed.files.length === 0)
    problems.push(
      about(
        './',
        'warning',
        nothingIn(listed.skipped.length),
        'put a transcript into this folder, or import some: npm run import -- FOLDER',
      ),
    );
  const text = async (path: string): Promise<string> =>
    (await readFile(join(root, path), 'utf8')).slice(0, 1024 * 1024);

  const shows = new Map<string, { fields: Partial<Header>; key: string }>();
  for (const [folder, path] of listed.shows) {
    try {
      const yaml = await text(path);
      const { fields, problems: found } = readHeader(yaml, 1);
      problems.push(...found.map((p): Problem => ({ file: path, ...p, level: 'warning' })));
      shows.set(folder, { fields, key: shortHash(yaml) });
    } catch (error) {
      problems.push(unreadable(path, 'warning', error));
    }
  }
  const showFor = (file: string): { fields: Partial<Header>; key: string } | null => {
    for (let folder = file; folder !== ''; ) {
      folder = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
      const found = shows.get(folder);
      if (found) return found;
    }
    return null;
  };

  let corrections: Correction[] = [];
  if (listed.corrections !== null)
    try {
      const { list, problems: found } = readCorrections(await text(listed.corrections));
      corrections = list.map(({ correction }) => correction);
      for (const problem of found) problems.push({ file: listed.corrections, ...problem });
    } catch (error) {
      problems.push(unreadable(listed.corrections, 'warning', error));
    }

  /** Show notes, by their path without its extension, to which what a machine made of the sound belongs. */
  const notes = new Map(
    listed.files.some(isMachineFile)
      ? listed.files.flatMap((file) => (isMachineFile(file) ? [] : [[nameless(file), file] as const]))
      : [],
  );
  /** Front matter beside a file: a sidecar, or the show notes of what a machine made. */
  const besideOf = (file: string): { path: string; read: () => Promise<string> } | null => {
    const stem = nameless(withoutMachine(file));
    const companion = isMachineFile(file) ? notes.get(stem) : undefined;
    if (companion !== undefined)
      return {
        path: companion,
        read: async () => splitFrontMatter(normaliseLines(await text(companion))).yaml ?? '',
      };
    const sidecar = listed.sidecars.get(stem);
    return sidecar === undefined ? null : { path: sidecar, read: () => text(sidecar) };
  };

  const counted = countedFolders(listed.files);
  const reads = new Map<string, Read>();
  /** Full names that a file is read with, by file: as found out last time, until it is known better. */
  const meant = new Map<string, string[]>();
  /** Where the day stands in a file's dates, likewise. */
  const dayPlaces = new Map<string, DayPlace>();
  for (const [file, { key }] of cache) {
    const [, place, names] = key.split(PART);
    if (names) meant.set(file, names.split('\n'));
    if (place) dayPlaces.set(file, place as DayPlace);
  }
  /** What was mended of each file's episode, as far as it is known what the files say. */
  let mended = correctionsOf(
    [...cache.values()].flatMap(({ read }) => read.episode ?? []),
    corrections,
  );
  const readOne = async (file: string, turn: Promise<void>): Promise<void> => {
    const path = join(root, file);
    const show = showFor(file);
    const isCounted = counted.has(folderOf(file));
    const beside = besideOf(file);
    const before = cache.get(file);
    let key = '';
    let content = '';
    let read: Read;
    try {
      const info = await stat(path);
      const sidecarInfo = beside ? await stat(join(root, beside.path)) : null;
      const names = meant.get(file) ?? [];
      const dayPlace = dayPlaces.get(file) ?? null;
      const corrected = keyOfCorrections(mended.get(file));
      const stats = [mark(info), sidecarInfo && mark(sidecarInfo), show?.key, isCounted, corrected].join();
      key = [stats, dayPlace ?? '', names.join('\n'), ''].join(PART);
      if (before?.key.startsWith(key)) {
        reads.set(file, before.read);
        return;
      }
      if (!info.isFile()) return;
      if (info.size > LARGEST_FILE)
        read = nothing(
          about(file, 'error', `it is larger than ${LARGEST_FILE / 1024 / 1024} MB`, 'split it, one file per episode'),
        );
      else {
        const sidecar = beside ? { file: beside.path, text: await beside.read() } : null;
        const bytes = await readFile(path);
        content = createHash('sha256')
          .update(bytes)
          .update(JSON.stringify([sidecar, show?.key, names, isCounted, dayPlace, corrected]))
          .digest('base64');
        if (before?.content === content) {
          before.key = key + daysAsKey(daysOfKey(before.key) ?? undefined);
          reads.set(file, before.read);
          return;
        }
        const regulars = names.map((name): HeaderSpeaker => ({ name, aliases: [] }));
        const fields = { ...show?.fields, speakers: [...(show?.fields.speakers ?? []), ...regulars] };
        const endsOpen = bytes.at(-1) !== LINE_FEED;
        read = await readBytes(file, bytes, {
          sidecar,
          show: fields,
          counted: isCounted,
          dayPlace,
          corrections: mended.get(file) ?? [],
        });
        key += daysAsKey(read.days);
        const halfWritten =
          endsOpen && read.episode !== null && !!before?.good?.episode && breaksOff(read.episode, before.good.episode);
        if (halfWritten) read = { ...nothing(about(file, 'error', ...HALF_WRITTEN)), format: read.format };
      }
    } catch (error) {
      read = nothing(unreadable(file, 'error', error));
    }
    // In the files' order, whichever was read first: an index made of them is the same each time.
    await turn;
    // The accounts are the importer's; kept for a whole archive they would double its memory.
    onFile?.(read, file);
    read = keep({ ...read, account: null }, file);
    const good = read.episode ? read : (before?.good ?? null);
    if (!read.episode && good?.episode) {
      read = {
        ...good,
        ...(read.givenUp && { givenUp: true }),
        problems: read.problems.map((p) => ({
          ...p,
          level: 'warning',
          what: `${p.what}; the last good version stays`,
        })),
      };
    }
    cache.set(file, { key, content, read, good });
    reads.set(file, read);
  };
  const queue = [...listed.files];
  let coming = queue.length;
  let last = Promise.resolve();
  const worker = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      signal?.throwIfAborted();
      const turn = last;
      const read = readOne(file, turn);
      // One that failed must not keep the others waiting.
      last = read.then(
        () => turn,
        () => turn,
      );
      await read;
      coming--;
      onLeft?.(coming);
    }
  };
  /** `8/1/2023` is what the other files of its folder make of it. */
  const readAgainForDays = (): void => {
    const folders = new Map<string, { file: string; days: SlashedDays }[]>();
    for (const file of listed.files) {
      const days = daysOfKey(cache.get(file)?.key ?? '');
      if (days) folders.set(folderOf(file), [...(folders.get(folderOf(file)) ?? []), { file, days }]);
    }
    for (const together of folders.values()) {
      const place = placeOfDay(together.map(({ days }) => days));
      for (const { file, days } of together) {
        if (!days.open || place === (dayPlaces.get(file) ?? null)) continue;
        if (place === null) dayPlaces.delete(file);
        else dayPlaces.set(file, place);
        queue.push(file);
      }
    }
  };
  const readAll = () => Promise.all(Array.from({ length: Math.max(1, concurrency) }, worker));
  await readAll();
  readAgainForDays();
  // "Lenny" here is Lenny Rachitsky there: what was read without knowing it is read again.
  const read = listed.files.flatMap((file) => reads.get(file)?.episode ?? []);
  const now = fullNames(
    read.map((episode) => (episode.asRead ? { ...episode, speakers: episode.asRead } : episode)),
    meant,
  );
  for (const file of listed.files) {
    const names = now.get(file) ?? [];
    if ((meant.get(file) ?? []).join('\n') === names.join('\n')) continue;
    meant.set(file, names);
    if (!queue.includes(file)) queue.push(file);
  }
  coming += queue.length;
  await readAll();
  // Whom and what a correction means is known once its file was read.
  const known = mended;
  mended = correctionsOf(
    listed.files.flatMap((file) => reads.get(file)?.episode ?? []),
    corrections,
  );
  for (const file of listed.files)
    if (keyOfCorrections(mended.get(file)) !== keyOfCorrections(known.get(file))) queue.push(file);
  coming += queue.length;
  await readAll();
  for (const file of cache.keys()) if (!reads.has(file)) cache.delete(file);

  const whole = listed.files.flatMap((file) => {
    const episode = reads.get(file)?.episode;
    return episode ? [{ file, episode }] : [];
  });
  const siblings = groupsByName(whole).flatMap((group) => settleRecording(group));
  const left = new Set(siblings.map(({ file }) => file));
  for (const { file, what, remedy } of settleMachineMade(whole.filter((one) => !left.has(one.file)))) {
    left.add(file);
    problems.push(about(file, 'skipped', what, remedy));
  }
  for (const one of siblings)
    problems.push(
      about(
        one.file,
        'skipped',
        `it is ${relation(one)}: one recording is one episode`,
        one.translation
          ? 'to have it served in place of the other, put that one elsewhere'
          : 'nothing is to be done; you may remove it',
      ),
    );
  for (const file of listed.files) if (!left.has(file)) problems.push(...(reads.get(file)?.problems ?? []));
  const episodes = whole.flatMap(({ file, episode }) => (left.has(file) ? [] : [episode]));
  const kept = settleDuplicates(episodes);
  return { episodes: kept.episodes, problems: [...problems, ...kept.problems], files: listed.files };
}

const LINE_FEED = 10;
const HALF_WRITTEN = [
  'it breaks off in the middle of what stood there before, as if half written',
  'write the rest; if it is meant to end there, end the file with a line break',
] as const;

/**
 * Whether `now` is the beginning of `before` up to somewhere inside a turn: a copy that is not finished, or stopped.
 */
export function breaksOff(now: Episode, before: Episode): boolean {
  const end = now.turns.at(-1);
  const turns = before.turns;
  const was = turns[end?.index ?? -1];
  return (
    end !== undefined &&
    was !== undefined &&
    was.text.length > end.text.length &&
    was.text.startsWith(end.text) &&
    now.turns.slice(0, -1).every(({ text }, i) => text === turns[i]?.text)
  );
}

const mark = ({ mtimeMs, ctimeMs, size }: Stats): string => [mtimeMs, ctimeMs, size].join();

const nothing = (problem: Problem): Read => ({ episode: null, format: null, account: null, problems: [problem] });

const about = (file: string, level: Problem['level'], what: string, remedy: string): Problem => ({
  file,
  line: null,
  what,
  remedy,
  level,
});

const unreadable = (file: string, level: Problem['level'], error: unknown): Problem =>
  about(file, level, `it could not be read: ${reason(error)}`, 'check the file and its permissions');

const reason = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);

/**
 * What a machine wrote down stands in for show notes, and gives way to a transcript that somebody published: which
 * files are passed over, and why.
 */
function settleMachineMade(
  whole: readonly { file: string; episode: Episode }[],
): { file: string; what: string; remedy: string }[] {
  return whole
    .filter(({ episode }) => episode.machineMade)
    .flatMap(({ file, episode: { id } }) => {
      const others = whole.filter(({ episode }) => episode.id === id && !episode.machineMade);
      const published = others.find(({ episode }) => !episode.notesOnly);
      if (published)
        return [
          {
            file,
            what: `a machine made it, and ${published.file} is the episode's own transcript`,
            remedy: 'you may remove it',
          },
        ];
      return others.map((notes) => ({
        file: notes.file,
        what: `it is show notes, and ${file} is a transcript that a machine made of the episode`,
        remedy: 'leave it: what it says about the episode counts',
      }));
    });
}

/**
 * Files with one id: of those with the same words, the first path is kept; of those with other words all are served,
 * the later ones under ids of their own files. It is said, but of one title on several days, as of the news.
 */
export function settleDuplicates(episodes: readonly Episode[]): { episodes: Episode[]; problems: Problem[] } {
  const byId = new Map<string, Episode[]>();
  const problems: Problem[] = [];
  const kept: Episode[] = [];
  for (const episode of episodes) {
    const alike = byId.get(episode.id) ?? [];
    byId.set(episode.id, alike);
    const call = ({ file }: Episode): string =>
      `it is the same episode as ${file} (${episode.show} ${episode.number ?? episode.title})`;
    const same = alike.find(
      ({ turns }) => turns.length === episode.turns.length && turns.every((t, i) => t.id === episode.turns[i]?.id),
    );
    if (same) {
      const what = `${call(same)} and was left out`;
      problems.push(about(episode.file, 'warning', what, 'remove one of the two files'));
      continue;
    }
    const isAnother = (other: Episode): boolean =>
      episode.number === null && episode.date !== null && other.date !== null && episode.date !== other.date;
    const clash = alike.find((other) => !isAnother(other));
    if (clash) {
      const what = `${call(clash)}, with other words; both are served`;
      problems.push(about(episode.file, 'warning', what, 'give each its own `number` or `title`'));
    }
    kept.push(alike.length === 0 ? episode : { ...episode, id: idOfFile(episode.id, episode.file) });
    alike.push(episode);
  }
  return { episodes: kept, problems };
}
