import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { charsetOf, decodeAs } from '../../episodes/decode.ts';
import { UnreadableError } from '../../episodes/draft.ts';
import type { Episode } from '../../episodes/episode.ts';
import { foldWords, shortHash } from '../../episodes/ids.ts';
import { LARGEST_FILE, readEpisode, type Surroundings, textOfBinary } from '../../episodes/read-episode.ts';
import { keeps } from '../../episodes/recordings.ts';
import { mostCoverBytes } from '../../pictures/image-file.ts';
import type { Imported } from '../imported.ts';
import { safeName } from '../run.ts';
import type { Item } from '../source.ts';
import { extensionFor, headerOf, KEEPS_ALL, numberItems, rankTranscripts } from './choose.ts';
import { type Answer, FetchError, type Get, isPassing, showAddress, type WebClient } from './client.ts';
import { embeddedTranscript } from './embedded.ts';
import {
  decodeXml,
  type Feed,
  type FeedChapter,
  FeedError,
  type FeedItem,
  MOST_ITEMS,
  readChapters,
  readFeed,
} from './feed.ts';
import { emptyMemory, type FeedMemory, type FeedMemoryStore, type Fetched, type ItemMemory } from './memory.ts';
import { gist, steady, unsigned, withGists, withoutAddresses } from './signed.ts';
import { standIn } from './stand-in.ts';

/** Where episodes of a feed go. */
export interface FeedOutput {
  /** Takes an episode in; `warnings` are about it. */
  take(item: Item, warnings: readonly FeedNote[]): Promise<Pick<Imported, 'to' | 'outcome' | 'why'>>;
  /** Whether a file taken in before is still there. */
  has(file: string): Promise<boolean>;
  /** Keeps the show’s cover in a folder of its episodes; what is no picture is left. */
  takeCover(folder: string, bytes: Uint8Array): Promise<void>;
}

/** A message about a feed: where, what, and what to do. */
export interface FeedNote {
  /** The feed, or the episode in it. */
  where: string;
  what: string;
  remedy: string;
  /**
   * `later`: it is tried again in the next run. `left`: it was not taken, and will not be as it stands. `warning`: it
   * was taken, but.
   */
  kind: 'later' | 'left' | 'warning';
}

export interface FeedReport {
  /** The feed's address without anything secret. */
  feed: string;
  title: string | null;
  /** Episodes taken in because they are new, or changed. */
  taken: number;
  /** Episodes that are as they were. */
  unchanged: number;
  notes: FeedNote[];
  /** True where nothing is left for the next run. */
  complete: boolean;
  /**
   * Episodes that appeared in the feed since it was first read and are not announced yet, oldest first; `announced`
   * settles them.
   */
  news: { key: string; id: string }[];
}

export interface SyncOptions {
  /** The feed's address; for a feed from a file any name for it. */
  address: string;
  /** The feed itself, where it comes from a file. */
  content?: Uint8Array;
  client: WebClient;
  output: FeedOutput;
  memory: FeedMemoryStore;
  clock: Pick<Clock, 'now'>;
  /** True: everything is fetched and taken in anew, whatever is remembered. Default false. */
  anew?: boolean;
  /**
   * Transcripts that did not change by the feed are asked for again when the last time is this long ago (ms): 0 for
   * each run.
   */
  recheckAfter: number;
  /** Transcripts and notes, as `onReading` names them, that take more memory to read than there is. Default none. */
  tooLarge?: ReadonlySet<string>;
  /** Told of each transcript, and of an episode's notes, before it is read or written, and then, with null, that it was. */
  onReading?: (what: string | null) => void;
  onProgress?: (done: number, of: number, title: string) => void;
  signal?: AbortSignal;
}

const LARGEST_FEED = 48 * 1024 * 1024;
const LARGEST_CHAPTERS = 4 * 1024 * 1024;
/** Episodes under way at a time; the client bounds what one host gets of it. */
const AT_ONCE = 6;
/** Formats of one transcript that are fetched at most to find one with names and times. */
const MOST_TRIES = 3;
/** Failures in a row after which a host is left alone for this run. */
const PATIENCE = 3;
const SAVE_EVERY = 20;
/** A transcript that was not there is asked for again after this long. */
const MISSING_FOR = 20 * 3600_000;
/** Older episodes that turn up in a feed are no news. */
const NEWS_FOR = 14 * 86_400_000;
const MOST_NEWS = 5;
/** No host moves its files so often. */
const MOST_MOVES = 3;
/** Pages of one feed that are followed. */
const MOST_PAGES = 200;

/**
 * Takes what is new or changed in a feed. What was taken is remembered as it goes, so that a run that ends early loses
 * nothing. A feed that cannot be had or read is a note in the report, as everything else that goes wrong with it.
 * @throws what `output` and `memory` throw (the disk), and what `signal` was aborted with, both after saving
 */
export async function syncFeed(options: SyncOptions): Promise<FeedReport> {
  const {
    address,
    content,
    client,
    output,
    memory: store,
    clock,
    recheckAfter,
    anew = false,
    tooLarge,
    onReading,
    onProgress,
    signal,
  } = options;
  const shown = content ? address : showAddress(address);
  const report: FeedReport = {
    feed: shown,
    title: null,
    taken: 0,
    unchanged: 0,
    notes: [],
    complete: false,
    news: [],
  };
  const remembered = await store.load();
  const memory = remembered ?? emptyMemory();
  const early = new Map<string, Answer>();
  /** Addresses of which it is known in this run that nothing changed there. */
  const same = new Set<string>();
  const failures = new Map<string, number>();
  const recheck = clock.now() - memory.rechecked >= recheckAfter;

  /** Asks the web, but a host that keeps failing only so often. */
  async function ask(request: Get): Promise<Answer> {
    const ready = early.get(request.url);
    if (ready) {
      early.delete(request.url);
      return ready;
    }
    const { host } = new URL(request.url);
    if ((failures.get(host) ?? 0) >= PATIENCE)
      throw new FetchError(
        request.url,
        'unavailable',
        `${host} failed before in this run`,
        'it is asked again next time',
      );
    try {
      const answer = await client.get({ ...request, ...(signal ? { signal } : {}) });
      failures.delete(host);
      return answer;
    } catch (error) {
      if (isPassing(error)) failures.set(host, (failures.get(host) ?? 0) + 1);
      throw error;
    }
  }

  const note = (where: string, error: unknown, kind?: FeedNote['kind'], to = report.notes): void => {
    if (error instanceof FetchError)
      to.push({
        where,
        what: where === shown ? error.what : error.message,
        remedy: error.remedy,
        kind: kind ?? (isPassing(error) ? 'later' : 'left'),
      });
    else if (error instanceof FeedError)
      to.push({ where, what: error.message, remedy: error.remedy, kind: kind ?? 'left' });
    else throw error;
  };

  let feed: Feed;
  let feedValidators: FeedMemory['feed'] = null;
  try {
    const source = content ? { body: content, type: null } : await fetchFeed();
    if (source === null) {
      report.complete = true;
      report.unchanged = Object.keys(memory.items).length;
      report.news = newsOf(memory);
      return report;
    }
    feed = readFeed(decodeXml(source.body, source.type), content ? undefined : address);
  } catch (error) {
    note(shown, error, 'later');
    report.news = newsOf(memory);
    return report;
  }
  report.title = feed.title;
  const whole = await addOlderPages();
  if (feed.left > 0)
    report.notes.push({
      where: shown,
      what: `it lists ${feed.left} episodes more than are taken from one feed`,
      remedy: 'download the transcripts of the older ones into the episodes folder',
      kind: 'left',
    });
  if (feed.items.length === 0)
    report.notes.push({ where: shown, what: 'it lists no episodes', remedy: 'check the address', kind: 'warning' });

  const secrets = secretsOf(content ? '' : address);
  const keyOf = ({ key }: Pick<FeedItem, 'key'>): string => shortHash(key, 12);
  const { items, shared } = settleKeys(feed.items, (key) => memory.items[keyOf({ key })] !== undefined);
  if (shared > 0)
    report.notes.push({
      where: shown,
      what: `${shared} episodes have a GUID that another one has, too; they are told apart by their files`,
      remedy: 'tell the publisher that each episode needs a GUID of its own',
      kind: 'warning',
    });
  const numbers = numberItems(
    items,
    new Map(
      items.flatMap((item) => {
        const known = memory.items[keyOf(item)];
        return known ? [[item.key, known.number] as const] : [];
      }),
    ),
  );
  for (const item of items) {
    memory.items[keyOf(item)] ??= {
      mark: null,
      number: numbers.get(item.key) ?? null,
      file: null,
      transcript: null,
      chapters: null,
      missing: null,
      unannounced: null,
      old: remembered === null,
    };
  }
  memory.running = true;
  await store.save(memory);

  let done = 0;
  let pending = 0;
  let unsaved = 0;
  let reading: Promise<unknown> = Promise.resolve();
  const waiting = items.values();
  const work = async (): Promise<void> => {
    for (const item of waiting) {
      signal?.throwIfAborted();
      const known = memory.items[keyOf(item)]!;
      const outcome = await takeItem(item, known);
      if (outcome === 'later') pending++;
      if (outcome === 'unchanged') report.unchanged++;
      onProgress?.(++done, items.length, item.title ?? '');
      if (outcome !== 'unchanged' && ++unsaved >= SAVE_EVERY) {
        unsaved = 0;
        await store.save(memory);
      }
    }
  };
  try {
    const workers = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    for (const one of workers) if (one.status === 'rejected') throw one.reason;
    report.complete = pending === 0 && whole;
    memory.feed = report.complete ? feedValidators : null;
    if (recheck && report.complete) memory.rechecked = clock.now();
    await takeCover();
  } finally {
    memory.running = false;
    await store.save(memory);
  }
  report.news = newsOf(memory);
  return report;

  /** An adornment, asked for last and only where it may be another: episodes never wait for it, nor fail with it. */
  async function takeCover(): Promise<void> {
    const file = Object.values(memory.items).find((one) => one.file?.includes('/'))?.file;
    if (feed.image === null || !file) return;
    const known = memory.cover?.url === steady(feed.image) ? memory.cover : null;
    if (known && !recheck && !anew) return;
    try {
      const answer = await client.get({
        url: feed.image,
        known: known && !anew ? usable(known) : null,
        most: mostCoverBytes,
        ...(signal ? { signal } : {}),
      });
      if (answer.kind === 'unchanged') return;
      const cover = fetchedFrom(feed.image, answer);
      if (known?.hash !== cover.hash || anew) await output.takeCover(file.slice(0, file.lastIndexOf('/')), answer.body);
      memory.cover = cover;
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
    }
  }

  /** The feed's bytes; null where neither it nor any transcript changed. */
  async function fetchFeed(): Promise<FeedBytes | null> {
    const answer = await client.get({
      url: address,
      known: anew ? null : memory.feed,
      most: LARGEST_FEED,
      ...(signal ? { signal } : {}),
    });
    if (answer.kind === 'fresh') {
      feedValidators = usable(answer.validators);
      return answer;
    }
    if (!(await allThere())) return fetchWhole();
    if (!recheck) return null;
    // The feed is the same, but a transcript may have been corrected where it stands.
    let changed = false;
    const wanted = Object.values(memory.items)
      .flatMap(({ transcript, chapters }) => [transcript, chapters])
      .values();
    const look = async (): Promise<void> => {
      for (const one of wanted) {
        if (one === null || one.signed || !usable(one)) continue;
        try {
          const now = await ask({ url: one.url, known: one, most: LARGEST_FILE });
          if (now.kind === 'unchanged' || hashOf(now.body) === one.hash) {
            same.add(one.url);
            continue;
          }
          early.set(one.url, now);
          changed = true;
        } catch (error) {
          // What was taken stays; whether it changed is asked next time.
          note(showAddress(one.url), error, 'later');
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, look));
    if (changed) return fetchWhole();
    memory.rechecked = clock.now();
    await store.save(memory);
    return null;
  }

  async function fetchWhole(): Promise<FeedBytes> {
    const answer = await fetchPage(address);
    feedValidators = usable(answer.validators);
    return answer;
  }

  async function fetchPage(url: string): Promise<Extract<Answer, { kind: 'fresh' }>> {
    const answer = await client.get({ url, most: LARGEST_FEED, ...(signal ? { signal } : {}) });
    if (answer.kind !== 'fresh') throw new Error('an answer without a body to a request without conditions');
    return answer;
  }

  /**
   * Adds the older pages that a feed names (RFC 5005) to `feed`. False where one of them could not be had this time.
   */
  async function addOlderPages(): Promise<boolean> {
    const seen = new Set([address]);
    for (let { next } = feed; next !== null && !seen.has(next); ) {
      if (seen.size >= MOST_PAGES || feed.items.length >= MOST_ITEMS) {
        const what = `it has more pages than the ${seen.size} that are read`;
        const remedy = 'download the transcripts of the older episodes into the episodes folder';
        report.notes.push({ where: shown, what, remedy, kind: 'left' });
        return true;
      }
      seen.add(next);
      try {
        const { body, type } = await fetchPage(next);
        const page = readFeed(decodeXml(body, type), next);
        // The end of some feeds is a page that holds the same again, or nothing.
        const known = new Set(feed.items.map(({ ownKey }) => ownKey));
        const older = page.items.filter(({ ownKey }) => !known.has(ownKey));
        if (older.length === 0) return true;
        feed.items.push(...older.slice(0, MOST_ITEMS - feed.items.length));
        next = page.next;
      } catch (error) {
        note(`${shown}, page ${seen.size}`, error, 'later');
        return false;
      }
    }
    return true;
  }

  async function allThere(): Promise<boolean> {
    for (const { file } of Object.values(memory.items)) if (file !== null && !(await output.has(file))) return false;
    return true;
  }

  async function takeItem(given: FeedItem, known: ItemMemory): Promise<'taken' | 'unchanged' | 'left' | 'later'> {
    const where = `${shown}: ${given.title ?? given.key}`;
    const still = markOf(feed, { ...given, media: null, notes: given.notes && withoutAddresses(given.notes) });
    const moves = (known.moves ?? 0) + (known.still === still && known.mark !== markOf(feed, given) ? 1 : 0);
    // An address that is another each time is somebody's key, and dead by the time that it is opened.
    const item = moves >= MOST_MOVES ? { ...given, media: null } : given;
    const mark = item === given ? markOf(feed, given) : still;
    try {
      const there = known.file === null || (await output.has(known.file));
      if (!anew && known.mark === mark && there && !(await hasChanged(item, known))) return 'unchanged';
      const warnings: FeedNote[] = [];
      const chapters = await chaptersOf(item, known, where, warnings);
      const number = numbers.get(item.key) ?? null;
      const said = headerOf(feed, item, { number, chapters: chapters.chapters, secrets, source: shown });
      const stem = known.file?.replace(/\.md$/, '') ?? `${safeName(said.header.show ?? '')}/${stemOf(item, number)}`;
      const transcript = await transcriptOf(item, said, {
        known,
        stem,
        where,
        warnings,
        before: anew ? null : (known.transcript?.words ?? null),
      });
      if (!transcript && known.transcript !== null && there && known.file !== null) {
        const why = warnings.find(({ kind }) => kind === 'warning')?.what ?? 'the feed names none any more';
        report.notes.push({
          where,
          what: `its transcript cannot be had as it was (${why}); the last good version stays`,
          remedy: 'it is asked for again later; remove the file if it should go',
          kind: 'warning',
        });
        known.missing = clock.now();
        return 'unchanged';
      }
      const notes = `the notes of ${keyOf(item)}`;
      const areTooLarge = tooLarge?.has(notes);
      const ofNotes = () => embeddedOf(item, said, stem) ?? notesOf(item, said, stem);
      const from = transcript ?? (areTooLarge ? null : await told(notes, ofNotes));
      let file: string | null = null;
      if (from) {
        const isNew = known.file === null;
        const taken = {
          origin: `${shown}#${item.key}`,
          path: from.path,
          header: { ...said.header, kind: from.kind },
          show: { speakers: said.regulars },
          read: async () => from.bytes,
        };
        const name = transcript?.from.url ?? notes;
        const { to, outcome, why } = await told(name, () => output.take(taken, warnings));
        if (outcome === 'failed') {
          const what = why ?? 'it could not be written';
          report.notes.push({ where, what, remedy: 'it is tried again next time', kind: 'later' });
          return 'later';
        }
        file = to;
        report.taken += outcome === 'new' || outcome === 'updated' ? 1 : 0;
        // A host that gives its episodes new GUIDs makes no new ones: their files are there.
        const isNews = isNew && outcome === 'new' && !known.old && isRecent(item.date);
        if (isNews) {
          known.unannounced = from.id;
          // What is taken and not remembered is no news any more, should this process be ended by what it reads next.
          unsaved = SAVE_EVERY;
        }
      } else {
        const fault = item.transcripts.length > 0 && warnings.at(-1);
        const what = areTooLarge
          ? 'reading its show notes takes more memory than one file may'
          : fault
            ? fault.what
            : 'the feed has neither a transcript nor show notes for it';
        report.notes.push({ where, what, remedy: 'put a transcript into the episodes folder yourself', kind: 'left' });
      }
      known.mark = mark;
      known.still = still;
      known.moves = moves;
      known.number = number;
      known.file = file ?? (areTooLarge ? known.file : null);
      known.transcript = transcript?.from ?? null;
      known.chapters = chapters.from;
      known.missing = areTooLarge || (item.transcripts.length > 0 && !transcript) ? clock.now() : null;
      known.old ||= file !== null;
      return file === null ? 'left' : 'taken';
    } catch (error) {
      note(where, error, 'later');
      if (known.mark !== mark) known.missing ??= clock.now();
      return 'later';
    }
  }

  /** A server that does not answer is waited for so long; then the episode is taken as it can be had. */
  function isWaitedFor(missing: number | null): boolean {
    return missing === null || clock.now() - missing < MISSING_FOR;
  }

  /** Whether something that an episode was made of is another now. */
  async function hasChanged(item: FeedItem, known: ItemMemory): Promise<boolean> {
    if (!isWaitedFor(known.missing) || !isWaitedFor(known.withoutChapters ?? null)) return true;
    if (!recheck) return false;
    for (const one of [known.transcript, known.chapters]) {
      const validators = one && usable(one);
      if (!one || !validators || same.has(one.url)) continue;
      if (early.has(one.url)) return true;
      const url = addressesOf(item).find((now) => steady(now) === one.url) ?? one.url;
      const now = await ask({ url, known: validators, most: LARGEST_FILE });
      if (now.kind === 'unchanged') continue;
      if (hashOf(now.body) !== one.hash) {
        early.set(url, now);
        return true;
      }
      Object.assign(one, usable(now.validators) ?? { etag: null, lastModified: null });
    }
    return false;
  }

  async function chaptersOf(
    item: FeedItem,
    known: ItemMemory,
    where: string,
    warnings: FeedNote[],
  ): Promise<{ chapters: FeedChapter[]; from: Fetched | null }> {
    if (item.chaptersUrl === null) {
      delete known.withoutChapters;
      return { chapters: item.chapters, from: null };
    }
    try {
      const answer = await ask({ url: item.chaptersUrl, most: LARGEST_CHAPTERS });
      delete known.withoutChapters;
      if (answer.kind === 'unchanged') return { chapters: item.chapters, from: known.chapters };
      return { chapters: readChapters(answer.body.toString('utf8')), from: fetchedFrom(item.chaptersUrl, answer) };
    } catch (error) {
      if (isPassing(error)) {
        known.withoutChapters ??= clock.now();
        if (isWaitedFor(known.withoutChapters)) throw error;
        known.withoutChapters = clock.now();
      } else delete known.withoutChapters;
      note(where, error, 'warning', warnings);
      return { chapters: item.chapters, from: null };
    }
  }

  /** The transcript that keeps most, of the few that are tried; null where there is none that can be used. */
  async function transcriptOf(
    item: FeedItem,
    said: Said,
    options: { known: ItemMemory; stem: string; where: string; warnings: FeedNote[]; before: number | null },
  ): Promise<(Content & { from: Fetched }) | null> {
    const { known, stem, where, warnings, before } = options;
    let best: (Content & { from: Fetched; keeps: number }) | null = null;
    const faults: unknown[] = [];
    for (const candidate of rankTranscripts(item.transcripts, feed.language).slice(0, MOST_TRIES)) {
      try {
        const name = steady(candidate.url);
        if (tooLarge?.has(name))
          throw new FeedError(
            `${showAddress(candidate.url)}: reading it takes more memory than one file may`,
            'put its transcript into the episodes folder yourself, as text',
          );
        const answer = await ask({ url: candidate.url, most: LARGEST_FILE });
        if (answer.kind === 'unchanged') continue;
        const path = `${stem}.${extensionFor(candidate)}`;
        const charset = charsetOf(answer.type);
        const { binary, text, read } = await told(name, async () => {
          const binary = await textOfBinary(answer.body);
          const text = binary?.text ?? (charset === null ? answer.body : decodeAs(answer.body, charset));
          return { binary, text, read: readEpisode(path, text, around(said, 'transcript')) };
        });
        const { episode, problems } = read;
        if (!episode || episode.turns.length === 0) {
          const why = problems.find(({ level }) => level === 'error') ?? problems[0];
          const what = `${showAddress(candidate.url)}: ${why?.what ?? 'there are no words in it'}`;
          throw new FeedError(what, why?.remedy ?? 'tell the publisher');
        }
        const other = standIn(read, {
          expected: extensionFor(candidate),
          type: binary ? null : answer.type,
          body: binary ? '' : answer.body.toString('latin1', 0, 2000),
          before,
          duration: item.duration,
        });
        if (other !== null)
          throw new FeedError(`${showAddress(candidate.url)}: ${other}`, 'it is asked for again later');
        const kept = keeps(episode);
        if (best === null || kept > best.keeps)
          best = {
            path,
            bytes: typeof text === 'string' && !binary ? Buffer.from(text) : answer.body,
            id: episode.id,
            kind: 'transcript',
            keeps: kept,
            from: { ...fetchedFrom(candidate.url, answer), words: wordsIn(episode) },
          };
        if (best.keeps === KEEPS_ALL) break;
      } catch (error) {
        if (error instanceof UnreadableError)
          faults.push(new FeedError(`${showAddress(candidate.url)}: ${error.message}`, error.remedy, error));
        else if (error instanceof FetchError || error instanceof FeedError) faults.push(error);
        else throw error;
      }
    }
    if (best === null) {
      // One that may be there next time is waited for; one that is not there, or no good, is not.
      const passing = faults.find(isPassing);
      if (passing && isWaitedFor(known.missing)) throw passing;
    }
    for (const fault of faults) note(where, fault, 'warning', warnings);
    return best;
  }

  /** One after another: should it take more memory than there is, it must be plain which it was. */
  function told<T>(name: string, read: () => T | Promise<T>): Promise<T> {
    const mine = reading.then(async () => {
      onReading?.(name);
      try {
        return await read();
      } finally {
        onReading?.(null);
      }
    });
    reading = mine.catch(() => undefined);
    return mine;
  }

  function notesOf(item: FeedItem, said: Said, stem: string): Content | null {
    if (item.notes === null) return null;
    const { episode } = readEpisode(`${stem}.html`, item.notes, around(said, 'notes'));
    if (!episode || episode.turns.length === 0) return null;
    return { path: `${stem}.html`, bytes: Buffer.from(item.notes), id: episode.id, kind: 'notes' };
  }

  /** The transcript that stands in the notes. */
  function embeddedOf(item: FeedItem, said: Said, stem: string): Content | null {
    if (item.notes === null) return null;
    const path = `${stem}.html`;
    const read = (html: string) => readEpisode(path, html, around(said, 'transcript')).episode;
    const html = embeddedTranscript(item.notes, read);
    const episode = html === null ? null : read(html);
    return html === null || !episode ? null : { path, bytes: Buffer.from(html), id: episode.id, kind: 'transcript' };
  }

  function isRecent(date: string | null): boolean {
    return date === null || clock.now() - Date.parse(date) <= NEWS_FOR;
  }

  /** The newest few that wait to be announced, oldest first. */
  function newsOf({ items: all }: FeedMemory): FeedReport['news'] {
    return Object.entries(all)
      .flatMap(([key, { unannounced }]) => (unannounced === null ? [] : [{ key, id: unannounced }]))
      .slice(0, MOST_NEWS)
      .reverse();
  }
}

/** Bytes to be taken in, where to (with the format's extension), and the id of the episode that they make. */
interface Content {
  path: string;
  bytes: Uint8Array;
  id: string;
  kind: 'transcript' | 'notes';
}

type FeedBytes = Pick<Extract<Answer, { kind: 'fresh' }>, 'body' | 'type'>;

const wordsIn = ({ turns }: Episode): number =>
  turns.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);

/** Addresses of the files that an episode is made of. */
const addressesOf = ({ transcripts, chaptersUrl }: FeedItem): string[] => [
  ...transcripts.map(({ url }) => url),
  ...(chaptersUrl === null ? [] : [chaptersUrl]),
];

/**
 * A key for each episode that no other has: its GUID, or, where several have one GUID, that and its file. The oldest of
 * them keeps the GUID alone if it was taken in under that before the others came. The same episode twice is one.
 */
function settleKeys(
  listed: readonly FeedItem[],
  isKnown: (key: string) => boolean,
): { items: FeedItem[]; shared: number } {
  // One GUID and one file, yet another title on another day: a careless publisher's next episode.
  const firsts = new Map([...listed].reverse().map((item) => [item.ownKey, item]));
  const keyed = listed.map((item) => {
    const first = firsts.get(item.ownKey);
    const isOther = first && first.title !== item.title && first.date !== item.date;
    return isOther ? { ...item, ownKey: `${item.ownKey} ${item.title}` } : item;
  });
  const once = [...new Map([...keyed].reverse().map((item) => [item.ownKey, item])).values()].reverse();
  const byKey = new Map<string, FeedItem[]>();
  for (const item of once) byKey.set(item.key, [...(byKey.get(item.key) ?? []), item]);
  let shared = 0;
  for (const [key, group] of byKey) if (group.length > 1 && key !== '') shared += group.length;
  const items = once.map((item) => {
    const group = byKey.get(item.key) ?? [];
    if (isKnown(item.ownKey)) return { ...item, key: item.ownKey };
    if (item.key !== item.formerKey && isKnown(item.formerKey)) return { ...item, key: item.formerKey };
    if (group.length === 1 || (group.at(-1) === item && isKnown(item.key))) return item;
    return { ...item, key: item.ownKey };
  });
  return { items, shared };
}

type Said = ReturnType<typeof headerOf>;

function around({ header, regulars }: Said, kind: 'transcript' | 'notes'): Surroundings {
  return { outside: { ...header, kind }, show: { speakers: regulars } };
}

/**
 * A file's name for an episode: its number and the first words of its title; without a number its day, at the end,
 * where it is not taken for one.
 */
function stemOf({ key, date, title }: FeedItem, number: string | null): string {
  const words = foldWords(title ?? '')
    .split(' ')
    .slice(0, 8)
    .join('-')
    .slice(0, 60);
  const parts = number === null ? [words, date ?? shortHash(key, 6)] : [number.replaceAll('.', '-'), words];
  return safeName(parts.filter((part) => part !== '').join('-'));
}

/** Remembers that episodes were announced (or need not be any more): all that waited, so that no backlog builds up. */
export async function settleNews(store: FeedMemoryStore): Promise<void> {
  const memory = await store.load();
  if (!memory) return;
  let changed = false;
  for (const item of Object.values(memory.items)) {
    if (item.unannounced === null) continue;
    item.unannounced = null;
    changed = true;
  }
  if (changed) await store.save(memory);
}

function usable<T extends { etag: string | null; lastModified: string | null }>(given: T): FeedMemory['feed'] {
  const { etag, lastModified } = given;
  return etag === null && lastModified === null ? null : { etag, lastModified };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}

function fetchedFrom(url: string, { body, validators }: Extract<Answer, { kind: 'fresh' }>): Fetched {
  return {
    url: steady(url),
    ...(unsigned(url) === null ? {} : { signed: true }),
    hash: hashOf(body),
    etag: validators.etag,
    lastModified: validators.lastModified,
  };
}

/** Changes with everything that an episode's file is made of, the files it names and what changes by itself apart. */
function markOf(feed: Feed, { ownKey: _own, formerKey: _former, duration: _duration, ...item }: FeedItem): string {
  const said = {
    ...item,
    link: item.link && steady(item.link),
    media: item.media && gist(item.media),
    notes: item.notes && withGists(item.notes),
    chaptersUrl: item.chaptersUrl && steady(item.chaptersUrl),
    transcripts: item.transcripts.map((one) => ({ ...one, url: steady(one.url) })),
  };
  return hashOf(
    Buffer.from(JSON.stringify([2, feed.title, feed.link, feed.rights, feed.author, feed.people, feed.language, said])),
  );
}

/**
 * What in a feed's address may be a subscriber's key: user, password, long values of its query, long steps of its path.
 */
function secretsOf(address: string): string[] {
  try {
    const { username, password, searchParams, pathname } = new URL(address);
    const steps = pathname.split('/').filter((step) => /^[\w~-]{20,}$/.test(step) && /\d/.test(step));
    return [username, password, ...searchParams.values(), ...steps].filter((one) => one.length >= 8);
  } catch {
    return [];
  }
}
