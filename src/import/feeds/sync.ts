import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { Clock } from '../../clock.ts';
import type { Episode, Problem } from '../../episodes/episode.ts';
import type { Header, HeaderSpeaker } from '../../episodes/header.ts';
import { mergeHeaders } from '../../episodes/header.ts';
import { shortHash } from '../../episodes/ids.ts';
import { LARGEST_FILE, readEpisode, type Surroundings } from '../../episodes/read-episode.ts';
import { headerOf, KEEPS_ALL, keeps, nameFor, numberItems, rankTranscripts } from './choose.ts';
import { type Answer, FetchError, type Get, showAddress, type WebClient } from './client.ts';
import { decodeXml, type Feed, type FeedChapter, FeedError, type FeedItem, readChapters, readFeed } from './feed.ts';
import { emptyMemory, type FeedMemory, type FeedMemoryStore, type Fetched, type ItemMemory } from './memory.ts';

/** An episode of a feed, read and ready to be written. */
export interface FeedEpisode {
  episode: Episode;
  header: Header;
  /** Where it was written before, relative to the episodes folder; null: it is new. */
  before: string | null;
}

/** Where episodes of a feed go. */
export interface FeedOutput {
  /** Writes it; resolves to its path relative to the episodes folder, and whether anything there changed. */
  write(found: FeedEpisode): Promise<{ file: string; changed: boolean }>;
  /** Whether a file written before is still there. */
  has(file: string): Promise<boolean>;
}

/** A message about a feed: where, what, and what to do. */
export interface FeedNote {
  /** The feed, or the episode in it. */
  where: string;
  what: string;
  remedy: string;
  /** `later`: it is tried again in the next run. `left`: it was not taken, and will not be as it stands. `warning`: it was taken, but. */
  kind: 'later' | 'left' | 'warning';
}

export interface FeedReport {
  /** The feed's address without anything secret. */
  feed: string;
  title: string | null;
  /** Files written because they are new, or changed. */
  written: { file: string; id: string; title: string; isNew: boolean; words: number }[];
  /** Episodes that are as they were. */
  unchanged: number;
  notes: FeedNote[];
  /** True where nothing is left for the next run. */
  complete: boolean;
  /** Episodes that appeared in the feed since it was first read and are not announced yet, oldest first; `announced` settles them. */
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
  /** Transcripts that did not change by the feed are asked for again when the last time is this long ago (ms): 0 for each run. */
  recheckAfter: number;
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

/**
 * Takes what is new or changed in a feed. What was taken is remembered as it goes, so that a run that ends early loses
 * nothing. A feed that cannot be had or read is a note in the report, as everything else that goes wrong with it.
 * @throws what `output` and `memory` throw (the disk), and what `signal` was aborted with, both after saving
 */
export async function syncFeed(options: SyncOptions): Promise<FeedReport> {
  const { address, content, client, output, memory: store, clock, recheckAfter, onProgress, signal } = options;
  const shown = content ? address : showAddress(address);
  const report: FeedReport = {
    feed: shown,
    title: null,
    written: [],
    unchanged: 0,
    notes: [],
    complete: false,
    news: [],
  };
  const remembered = await store.load();
  const memory = remembered ?? emptyMemory();
  const early = new Map<string, Answer>();
  const failures = new Map<string, number>();
  const recheck = clock.now() - memory.rechecked >= recheckAfter;

  /** Asks the web, but a host that keeps failing only so often. */
  async function ask(request: Get): Promise<Answer> {
    const ready = early.get(request.url);
    if (ready && !request.known) {
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
      if (error instanceof FetchError && error.fault === 'unavailable')
        failures.set(host, (failures.get(host) ?? 0) + 1);
      throw error;
    }
  }

  const note = (where: string, error: unknown, kind?: FeedNote['kind']): void => {
    if (error instanceof FetchError)
      report.notes.push({
        where,
        what: error.message,
        remedy: error.remedy,
        kind: kind ?? (error.fault === 'unavailable' ? 'later' : 'left'),
      });
    else if (error instanceof FeedError)
      report.notes.push({ where, what: error.message, remedy: error.remedy, kind: kind ?? 'left' });
    else throw error;
  };

  let feed: Feed;
  let feedValidators: FeedMemory['feed'] = null;
  try {
    const source = content ?? (await fetchFeed());
    if (source === null) {
      report.complete = true;
      report.unchanged = Object.keys(memory.items).length;
      report.news = newsOf(memory);
      return report;
    }
    feed = readFeed(decodeXml(source, null));
  } catch (error) {
    note(shown, error);
    report.news = newsOf(memory);
    return report;
  }
  report.title = feed.title;
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
  const items = [...new Map(feed.items.map((item) => [item.key, item])).values()];
  const keyOf = (item: FeedItem): string => shortHash(item.key, 12);
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
  await store.save(memory);

  let done = 0;
  let pending = 0;
  let unsaved = 0;
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
    report.complete = pending === 0;
    memory.feed = report.complete ? feedValidators : null;
    if (recheck && report.complete) memory.rechecked = clock.now();
  } finally {
    await store.save(memory);
  }
  report.news = newsOf(memory);
  return report;

  /** The feed's bytes; null where neither it nor any transcript changed. */
  async function fetchFeed(): Promise<Uint8Array | null> {
    const answer = await client.get({
      url: address,
      known: memory.feed,
      most: LARGEST_FEED,
      ...(signal ? { signal } : {}),
    });
    if (answer.kind === 'fresh') {
      feedValidators = usable(answer.validators);
      return answer.body;
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
        if (one === null || !usable(one)) continue;
        try {
          const now = await ask({ url: one.url, known: one, most: LARGEST_FILE });
          if (now.kind === 'unchanged') continue;
          if (hashOf(now.body) === one.hash) continue;
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

  async function fetchWhole(): Promise<Uint8Array> {
    const answer = await client.get({ url: address, most: LARGEST_FEED, ...(signal ? { signal } : {}) });
    if (answer.kind !== 'fresh') throw new Error('an answer without a body to a request without conditions');
    feedValidators = usable(answer.validators);
    return answer.body;
  }

  async function allThere(): Promise<boolean> {
    for (const { file } of Object.values(memory.items)) if (file !== null && !(await output.has(file))) return false;
    return true;
  }

  async function takeItem(item: FeedItem, known: ItemMemory): Promise<'taken' | 'unchanged' | 'left' | 'later'> {
    const where = `${shown}: ${item.title ?? item.key}`;
    const mark = markOf(feed, item);
    try {
      if (known.mark === mark && (known.file === null || (await output.has(known.file))) && !(await hasChanged(known)))
        return 'unchanged';
      const chapters = await chaptersOf(item, known, where);
      const number = numbers.get(item.key) ?? null;
      const { header, regulars } = headerOf(feed, item, {
        number,
        chapters: chapters.chapters,
        secrets,
        source: shown,
      });
      const transcript = await transcriptOf(item, header, regulars, where);
      const read = transcript ?? notesOf(item, header, regulars);
      let file: string | null = null;
      if (read) {
        const written = await output.write({ episode: read.episode, header: mergeHeaders(header), before: known.file });
        file = written.file;
        const { id, title } = read.episode;
        const isNew = known.file === null;
        if (written.changed) report.written.push({ file, id, title, isNew, words: wordsIn(read.episode) });
        else report.unchanged++;
        if (isNew && !known.old && isRecent(item.date)) known.unannounced = id;
        for (const problem of read.problems) if (problem.level === 'warning') warn(where, problem);
      } else {
        report.notes.push({
          where,
          what: 'the feed has neither a transcript nor show notes for it',
          remedy: 'put a transcript into the episodes folder yourself',
          kind: 'left',
        });
      }
      known.mark = mark;
      known.number = number;
      known.file = file;
      known.transcript = transcript?.from ?? null;
      known.chapters = chapters.from;
      known.missing = item.transcripts.length > 0 && !transcript ? clock.now() : null;
      known.old ||= file !== null;
      return file === null ? 'left' : 'taken';
    } catch (error) {
      note(where, error, 'later');
      return 'later';
    }
  }

  /** Whether something that an episode was made of is another now. */
  async function hasChanged(known: ItemMemory): Promise<boolean> {
    if (known.missing !== null && clock.now() - known.missing >= MISSING_FOR) return true;
    if (!recheck) return false;
    for (const one of [known.transcript, known.chapters]) {
      const validators = one && usable(one);
      if (!one || !validators) continue;
      const now = await ask({ url: one.url, known: validators, most: LARGEST_FILE });
      if (now.kind === 'unchanged') continue;
      if (hashOf(now.body) !== one.hash) {
        early.set(one.url, now);
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
  ): Promise<{ chapters: FeedChapter[]; from: Fetched | null }> {
    if (item.chaptersUrl === null) return { chapters: item.chapters, from: null };
    try {
      const answer = await ask({ url: item.chaptersUrl, most: LARGEST_CHAPTERS });
      if (answer.kind === 'unchanged') return { chapters: item.chapters, from: known.chapters };
      return { chapters: readChapters(answer.body.toString('utf8')), from: fetchedFrom(item.chaptersUrl, answer) };
    } catch (error) {
      if (error instanceof FetchError && error.fault === 'unavailable') throw error;
      note(where, error, 'warning');
      return { chapters: item.chapters, from: null };
    }
  }

  /** The transcript that keeps most, of the few that are tried; null where there is none that can be used. */
  async function transcriptOf(
    item: FeedItem,
    header: Partial<Header>,
    regulars: HeaderSpeaker[],
    where: string,
  ): Promise<{ episode: Episode; problems: Problem[]; from: Fetched } | null> {
    let best: { episode: Episode; problems: Problem[]; from: Fetched } | null = null;
    const faults: unknown[] = [];
    for (const candidate of rankTranscripts(item.transcripts, feed.language).slice(0, MOST_TRIES)) {
      try {
        const answer = await ask({ url: candidate.url, most: LARGEST_FILE });
        if (answer.kind === 'unchanged') continue;
        const { episode, problems } = readEpisode(
          nameFor(candidate),
          answer.body,
          surroundings({ ...header, kind: 'transcript' }, regulars),
        );
        if (!episode || episode.turns.length === 0) {
          const [why] = problems;
          throw new FeedError(
            `${showAddress(candidate.url)}: ${why?.what ?? 'there are no words in it'}`,
            why?.remedy ?? 'tell the publisher',
          );
        }
        const from = fetchedFrom(candidate.url, answer);
        if (best === null || keeps(episode) > keeps(best.episode)) best = { episode, problems, from };
        if (keeps(best.episode) === KEEPS_ALL) break;
      } catch (error) {
        if (!(error instanceof FetchError || error instanceof FeedError)) throw error;
        faults.push(error);
      }
    }
    if (best === null) {
      // One that may be there next time is waited for; one that is not there, or no good, is not.
      const wait = faults.find((fault) => fault instanceof FetchError && fault.fault === 'unavailable');
      if (wait) throw wait;
    }
    for (const fault of faults) note(where, fault, 'warning');
    return best;
  }

  function notesOf(
    item: FeedItem,
    header: Partial<Header>,
    regulars: HeaderSpeaker[],
  ): { episode: Episode; problems: Problem[] } | null {
    if (item.notes === null) return null;
    const { episode, problems } = readEpisode(
      'notes.html',
      item.notes,
      surroundings({ ...header, kind: 'notes' }, regulars),
    );
    return episode && episode.turns.length > 0 ? { episode, problems } : null;
  }

  function warn(where: string, { line, what, remedy }: Problem): void {
    report.notes.push({ where: line === null ? where : `${where}, line ${line}`, what, remedy, kind: 'warning' });
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

/** What the feed says, as if it stood beside the transcript: it knows better than the transcript's own header. */
function surroundings(header: Partial<Header>, regulars: HeaderSpeaker[]): Surroundings {
  return { sidecar: { file: 'the feed', text: stringify(header) }, show: { speakers: regulars } };
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
  return { url, hash: hashOf(body), etag: validators.etag, lastModified: validators.lastModified };
}

/** Changes with everything that an episode's file is made of, the files it names apart. */
function markOf(feed: Feed, item: FeedItem): string {
  return hashOf(
    Buffer.from(JSON.stringify([1, feed.title, feed.link, feed.rights, feed.author, feed.people, feed.language, item])),
  );
}

/** What in a feed's address may be a subscriber's key: user, password, and long values of its query. */
function secretsOf(address: string): string[] {
  try {
    const { username, password, searchParams } = new URL(address);
    return [username, password, ...searchParams.values()].filter((one) => one.length >= 8);
  } catch {
    return [];
  }
}

function wordsIn({ turns }: Episode): number {
  return turns.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
}
