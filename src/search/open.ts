import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Loaded } from '../answers/serving.ts';
import { type ArchiveCache, type ArchiveOptions, readArchive } from '../episodes/archive.ts';
import type { Episode, Problem, Turn } from '../episodes/episode.ts';
import type { Read } from '../episodes/read-episode.ts';
import type { EpisodeInfo } from '../index/archive.ts';
import { characteristicStems } from '../index/characteristic.ts';
import { digestEpisode, type EpisodeDigest } from '../index/digest.ts';
import { collectGarbage } from '../index/garbage.ts';
import { createLargeUnits, type LargeUnits } from '../index/large-units.ts';
import { createSegmentBuilder, type Segment, type SegmentBuilder } from '../index/segment.ts';
import { type ServedSegment, serveSegment } from '../index/served-segment.ts';
import { shareArrays } from '../index/shared.ts';
import { type FileMarks, readSnapshot, type SnapshotNews, writeSnapshot } from '../index/snapshot.ts';
import { meaningVectors, readVectors, VECTORS_FILE, type WordVectors } from '../models/vectors.ts';
import { programFolder, projectRoot } from '../paths.ts';
import { createTaste, type Taste } from '../reading/taste.ts';
import { createRankedArchive, type OpenedArchive, type Place } from '../retrieve/ranked-archive.ts';
import type { Reading } from './reading.ts';

export interface OpenOptions {
  /** Folder that holds the episodes. */
  folder: string;
  /** The snapshot's file; null: none is kept. */
  snapshot: string | null;
  /** Told what became of the snapshot, for the log. */
  onSnapshot?: (news: SnapshotNews) => void;
  /** Told of each file that was read because it is new or changed. */
  onFile?: (file: string) => void;
}

export interface IndexOptions extends OpenOptions {
  /** Reads a file elsewhere, where that is not done here; its digest comes with it. */
  read?: Reading['read'];
  onLeft?: ArchiveOptions['onLeft'];
}

/** Files read elsewhere whose bytes are in memory at once: the one that is read, and the next one. */
const AHEAD = 2;

/** With more changes than this share of the archive everything is indexed anew. */
const MOST_CHANGED = 0.3;

/** Passages, from which on indexing leaves much behind. */
const MUCH = 10_000;
/** Files read elsewhere after which what they left behind is freed: V8 by itself waits until it is as much again. */
const FREE_EVERY = 500;

/** An episode whose turns are kept in a segment, or in one that is being built. */
type Kept = { segment: ServedSegment; number: number } | { builder: SegmentBuilder; number: number };

/** As `createIndexer`, ready to be searched. */
export function createOpener(options: OpenOptions): () => Promise<Loaded> {
  const index = createIndexer(options);
  const meanings = meaningVectors();
  let last: { parts: OpenedArchive; loaded: Loaded } | null = null;
  return async () => {
    const parts = await index();
    if (last?.parts !== parts) last = { parts, loaded: createRankedArchive({ ...parts, meanings }) };
    return last.loaded;
  };
}

/**
 * Opens an archive's folder again and again: each call of the function it returns reads what changed since the last
 * one and gives the archive as it is now. What did not change is taken from the snapshot, or from memory: a few changed
 * episodes make a small segment beside the large one.
 */
export function createIndexer({
  folder,
  snapshot,
  read,
  onSnapshot = () => {},
  onFile = () => {},
  onLeft,
}: IndexOptions): () => Promise<OpenedArchive> {
  // Of the program as it was started, also when another build is put in its place while it runs.
  const program = programMark();
  const cache: ArchiveCache = new Map();
  const keptBy = new WeakMap<Episode, Kept>();
  /** What was read elsewhere. */
  const elsewhere = new WeakMap<Episode, { digest: EpisodeDigest; turns: Iterable<Turn> }>();
  let vectors: WordVectors | null = null;
  let taste: Taste | null = null;
  let base: ServedSegment | null = null;
  let large: LargeUnits | null = null;
  /** What the index of large units holds now, by `Episode.id`. */
  let indexed = new Map<string, Episode>();
  let last: OpenedArchive | null = null;
  let first = true;
  let turn: Promise<unknown> = Promise.resolve();
  let readElsewhereSoFar = 0;

  // One at a time: two at once would tread on each other's cache.
  return () => {
    const mine = turn.then(open, open);
    turn = mine.catch(() => {});
    return mine;
  };

  async function open(): Promise<OpenedArchive> {
    vectors ??= readVectors();
    taste ??= createTaste(vectors);
    if (first && snapshot !== null) restore(snapshot);
    first = false;
    const builder = createSegmentBuilder(vectors);
    const { episodes, problems } = await readArchive(folder, {
      cache,
      keep: (read) => keep(read, builder),
      onFile: (_, file) => onFile(file),
      ...(onLeft && { onLeft }),
      ...(read && { read: readElsewhere(read), concurrency: AHEAD }),
    });
    const version = versionOf(episodes, problems, cache);
    if (last?.version === version) return last;

    const changed = episodes.filter((episode) => segmentOf(episode) !== base).length;
    const anew = base === null || changed > Math.max(8, episodes.length * MOST_CHANGED);
    const fresh = anew ? await rebuild(episodes, builder) : await addToBase(episodes, builder);
    // What it was built with is garbage now, and so is much of what the large units are made with: whoever is given all
    // this makes as much again of it.
    const freed = anew && base!.passages > MUCH ? collectGarbage : () => {};
    freed();
    const places = episodes.map((episode): Place => {
      const { segment, number } = fresh.get(episode)!;
      return { info: { ...segment.lists.episodes[number]!, id: episode.id }, segment, number };
    });
    if (anew || large === null) {
      large = createLargeUnits();
      indexed = new Map();
    }
    await indexLargeUnits(episodes, places);
    last = { version, problems, places, large: large!, vectors };
    if (anew && snapshot !== null) save(snapshot);
    freed();
    return last;
  }

  function readElsewhere(read: Reading['read']): NonNullable<ArchiveOptions['read']> {
    return async (file, bytes, around) => {
      const { digest, turns, ...one } = await read(file, bytes, around);
      if (++readElsewhereSoFar % FREE_EVERY === 0) collectGarbage();
      if (one.episode && digest) elsewhere.set(one.episode, { digest, turns });
      return one;
    };
  }

  function restore(file: string): void {
    const found = readSnapshot(file, program);
    onSnapshot({ what: typeof found === 'string' ? found : 'read', file });
    if (typeof found === 'string') return;
    base = serveSegment(found);
    const numbers = new Map(found.lists.episodes.map((info, number) => [info.file, number]));
    large = createLargeUnits(found.largeUnits);
    for (const [path, { key, content, format, problems, served }] of Object.entries(found.files)) {
      const number = numbers.get(path);
      const episode = number === undefined ? null : stub(base.lists.episodes[number]!, { segment: base, number });
      const read: Read = episode
        ? { episode, problems, format, account: null }
        : { episode: null, problems, format, account: null };
      cache.set(path, { key, content, read, good: episode ? read : null });
      if (episode && served !== null) indexed.set(served, episode);
    }
  }

  /** Takes an episode just read into the segment being built, and keeps only where it went. */
  function keep(read: Read, builder: SegmentBuilder): Read {
    if (!read.episode) return read;
    const { digest, turns } = elsewhere.get(read.episode) ?? {
      digest: digestEpisode(read.episode, taste),
      turns: read.episode.turns,
    };
    const number = builder.add(read.episode, turns, digest);
    return { ...read, episode: stub(read.episode, { builder, number }) };
  }

  function stub(episode: EpisodeInfo | Episode, kept: Kept): Episode {
    const { turnCount: _, words: __, ...made } = { ...episode } as EpisodeInfo & Episode;
    // Not to be copied with the rest: all turns would be made for that.
    Object.defineProperty(made, 'turns', { enumerable: false, configurable: true, get: () => [...turnsOf(made)] });
    keptBy.set(made, kept);
    return made;
  }

  function turnsOf(episode: Episode): Iterable<Turn> {
    const kept = keptBy.get(episode)!;
    return 'segment' in kept ? kept.segment.eachTurn(kept.number) : kept.builder.eachTurn(kept.number);
  }

  function segmentOf(episode: Episode): ServedSegment | null {
    const kept = keptBy.get(originalOf(episode));
    return kept && 'segment' in kept ? kept.segment : null;
  }

  /** The episode as it was kept: one that shares its id with another comes back as a copy under an id of its own. */
  function originalOf(episode: Episode): Episode {
    return keptBy.has(episode) ? episode : cache.get(episode.file)!.read.episode!;
  }

  /**
   * Everything in one new segment: what was just read is in it already, whatever else is known is added from where it
   * is kept.
   */
  async function rebuild(
    episodes: readonly Episode[],
    builder: SegmentBuilder,
  ): Promise<Map<Episode, { segment: ServedSegment; number: number }>> {
    const originals = episodes.map(originalOf);
    for (const episode of originals) {
      const kept = keptBy.get(episode)!;
      if ('builder' in kept && kept.builder === builder) continue;
      const digest = 'segment' in kept ? kept.segment.digest(kept.number) : digestEpisode(episode, taste);
      const number = builder.add(episode, turnsOf(episode), digest);
      keptBy.set(episode, { builder, number });
      if (number % 8 === 0) await breathe();
    }
    base = serveSegment(shareArrays(await builder.finish(breathe)));
    return settle(episodes, originals, builder, base);
  }

  /** What changed in a small segment beside the large one. */
  async function addToBase(episodes: readonly Episode[], builder: SegmentBuilder) {
    const originals = episodes.map(originalOf);
    for (const episode of originals) {
      const kept = keptBy.get(episode)!;
      if ('builder' in kept || kept.segment === base) continue;
      const number = builder.add(episode, turnsOf(episode), kept.segment.digest(kept.number));
      keptBy.set(episode, { builder, number });
    }
    const delta = builder.size > 0 ? serveSegment(shareArrays(await builder.finish(breathe))) : base!;
    return settle(episodes, originals, builder, delta);
  }

  function settle(
    episodes: readonly Episode[],
    originals: readonly Episode[],
    builder: SegmentBuilder,
    segment: ServedSegment,
  ): Map<Episode, { segment: ServedSegment; number: number }> {
    // Also those that are not served (a second file with the same words): their turns may be asked for again.
    for (const { read, good } of cache.values()) {
      for (const episode of [read.episode, good?.episode]) {
        const kept = episode ? keptBy.get(episode) : undefined;
        if (episode && kept && 'builder' in kept && kept.builder === builder) {
          keptBy.set(episode, { segment, number: kept.number });
        }
      }
    }
    return new Map(
      episodes.map((episode, i) => {
        const kept = keptBy.get(originals[i]!)!;
        if (!('segment' in kept)) throw new Error(`${episode.file} was not indexed`);
        return [episode, kept];
      }),
    );
  }

  async function indexLargeUnits(episodes: readonly Episode[], places: readonly Place[]): Promise<void> {
    const segments = new Set(places.map(({ segment }) => segment));
    const frequency = (stem: string): number => {
      let sum = 0;
      for (const { lexicon, arrays } of segments) sum += arrays.stemPassages[lexicon.stem(stem) ?? -1] ?? 0;
      return sum;
    };
    let units = 0;
    for (const segment of segments) units += segment.passages;
    const now = new Map(
      episodes.map((episode, i) => [episode.id, { original: originalOf(episode), place: places[i]! }]),
    );
    for (const [id, episode] of indexed) {
      if (now.get(id)?.original === episode) continue;
      large!.remove({ ...episode, id });
      indexed.delete(id);
    }
    let held = performance.now();
    for (const [id, { original, place }] of now) {
      if (indexed.has(id)) continue;
      large!.add(place.info, characteristicStems(place.segment, place.number, units, frequency));
      indexed.set(id, original);
      if (performance.now() - held < 20) continue;
      await breathe();
      held = performance.now();
    }
  }

  function save(file: string): void {
    const numbers = new Set(base!.lists.episodes.map(({ file: path }) => path));
    const servedAs = new Map([...indexed].map(([id, episode]) => [episode, id]));
    const files: FileMarks = {};
    for (const [path, { key, content, read }] of cache) {
      if (read.givenUp || (read.episode && !numbers.has(path))) continue;
      const served = read.episode ? (servedAs.get(read.episode) ?? null) : null;
      files[path] = { key, content, format: read.format, problems: read.problems, served };
    }
    try {
      writeSnapshot(file, { files, ...(base as Segment), largeUnits: large!.toJson() }, program);
      onSnapshot({ what: 'written', file });
    } catch (error) {
      // Without a snapshot the next start is slower; that is no reason not to serve.
      onSnapshot({ what: 'not written', file, reason: (error as Error).message });
    }
  }
}

function versionOf(episodes: readonly Episode[], problems: readonly Problem[], cache: ArchiveCache): string {
  const hash = createHash('sha256').update(JSON.stringify(problems));
  for (const episode of episodes) hash.update(`${episode.id}\n${episode.file}\n${cache.get(episode.file)?.content}\n`);
  return hash.digest('hex').slice(0, 16);
}

function breathe(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

/** A mark of the program that reads and indexes, its libraries and word vectors: a snapshot made by another is not used. */
function programMark(): string {
  const { dependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const hash = createHash('sha256').update(JSON.stringify([dependencies, crc32(readFileSync(VECTORS_FILE))]));
  for (const folder of ['episodes', 'text', 'models', 'reading', 'index', 'search']) {
    const names = readdirSync(join(programFolder, folder), { recursive: true, encoding: 'utf8' }).sort();
    for (const name of names) {
      if (/\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
        hash.update(readFileSync(join(programFolder, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
