import { LRUCache } from 'lru-cache';
import { isAbsent } from '../answers/absence.ts';
import { answerTopic, episodeCard, nearestTopics, SUMMARY_PASSAGES, topicsOffered } from '../answers/answers.ts';
import { type Catalog, chooseQuotes, createCatalog, foldName, titleKey } from '../answers/catalog.ts';
import { findQuotes } from '../answers/find.ts';
import { joinNear, type Near } from '../answers/near-in-meaning.ts';
import { isComparable, nearestQuotes } from '../answers/nearest.ts';
import { inTurn, isFound, LEADS, leadsOf, matchOfAll, NEAR_SHOWN, nearHits } from '../answers/outcome.ts';
import { pageAt } from '../answers/read-on.ts';
import { type Found, type Loaded, quoteAt, refOf, type Serving } from '../answers/serving.ts';
import { joinSentences, shownSentences } from '../answers/shown.ts';
import { speakerCard } from '../answers/speaker.ts';
import type { Span, Turn } from '../episodes/episode.ts';
import { momentLink } from '../episodes/links.ts';
import { momentOf } from '../episodes/moments.ts';
import type { Archive } from '../index/archive.ts';
import type { NameIndex } from '../index/names.ts';
import { findQuote, parseQuoteId } from '../index/quote-id.ts';
import { topicKey } from '../index/topics.ts';
import { meantBy } from '../retrieve/meant.ts';
import type { ParsedQuery } from '../retrieve/query.ts';
import { type Allowed, SURE_ENOUGH } from '../retrieve/retriever.ts';
import { languageOf } from '../text/languages.ts';
import { createStemmer } from '../text/words.ts';
import type { Embedded } from './embedded.ts';
import type {
  ArchiveStatus,
  ContextTurn,
  EmbeddablePort,
  Filters,
  Quote,
  ReadPage,
  ReadWish,
  SearchPort,
  SearchQuery,
  SearchResult,
  Suggestion,
  SuggestKind,
} from './port.ts';

export interface EngineOptions {
  /** How many files are still to be looked at by a load that is under way. */
  coming?: () => number;
  /** Reads the archive's folder; called at once and for every reload. What it throws, the calls that wait for it throw. */
  load(): Promise<Loaded>;
  /** Lets other work of this thread run; default a turn of the event loop. */
  pause?: () => Promise<void>;
  /** Milliseconds for which `status` waits for the first load before it says "loading"; default 1,000. */
  patience?: number;
  /** Vectors of the passages by a model of the host's. Absent: there is none. */
  embedded?: Embedded;
}

const HITS = { usual: 10, most: 50 };
const SUGGESTIONS = 25;
/** Other readings of a query: looked for, and offered of those that find something. */
const READINGS = { tried: 3, offered: 2 };
/** Searches remembered. */
const RECENT = 64;
/** Quotes found by their ids, each about a kilobyte: looking for one reads its whole episode. */
const RECENT_QUOTES = 2_000;
/** Episodes whose turns are remembered: some megabytes. */
const RECENT_EPISODES = 24;

/**
 * Searches made after the start, by titles, and from how many episodes on; and for how many milliseconds nobody must have
 * asked for anything.
 */
const WARM_UP = { searches: 120, episodes: 100, quiet: 100 };

/** Everything of `SearchPort`, in this thread. */
export function createEngine({
  load,
  pause = () => new Promise((done) => setImmediate(done)),
  patience = 1000,
  coming = () => 0,
  embedded,
}: EngineOptions): SearchPort & EmbeddablePort {
  let version = 0;
  /** Of the one that is served. */
  let newest = 0;
  let serving: Promise<Serving> = start();
  let loading = true;
  let closed = false;
  let lastAsked = Number.NEGATIVE_INFINITY;
  /** Loads and catalogs in the making, for which somebody may wait. */
  let working = 0;
  watch(serving);
  // Nobody waits for it; what fails in it fails again, and is told, where somebody asks.
  serving.then(warmUp).catch(() => {});

  /**
   * In a large archive the first searches take many times as long as later ones, until their code is compiled and what
   * they share is made. Nobody who asks waits for these.
   */
  async function warmUp(now: Serving): Promise<void> {
    if (now.archive.episodes.length < WARM_UP.episodes) return;
    await pause();
    // The catalog first, for which somebody may wait; both watched: what is refused while nobody looks ends the thread.
    await Promise.all([makeBrowsable(now), searchAhead(now)]);
  }

  async function makeBrowsable(now: Serving): Promise<void> {
    await (await now.catalog).complete(untilQuiet);
  }

  /** Resolves when nobody has asked for anything for a while, and nothing is made that somebody may wait for. */
  async function untilQuiet(): Promise<void> {
    await pause();
    while (!closed && (working > 0 || performance.now() - lastAsked < WARM_UP.quiet))
      await new Promise((done) => setTimeout(done, WARM_UP.quiet));
  }

  async function searchAhead(now: Serving): Promise<void> {
    const { episodes } = now.archive;
    const all = allowedBy(now.archive, undefined);
    const titleAt = (i: number) =>
      episodes[Math.floor((i * episodes.length) / WARM_UP.searches) % episodes.length]!.title;
    for (let i = 0; i < WARM_UP.searches && !closed; i++) {
      await untilQuiet();
      findQuotes(now, warmUpQuery(i, titleAt), all, HITS.usual, false);
    }
  }

  async function start(): Promise<Serving> {
    const loaded = await load();
    const positions = new Map(loaded.archive.episodes.map((info, at) => [info.id, at]));
    let catalog: Promise<Catalog> | null = null;
    return {
      ...loaded,
      positions,
      turns: remembering(RECENT_EPISODES, (episode) => loaded.archive.turns(episode)),
      recent: new Map(),
      quoted: new LRUCache({ max: RECENT_QUOTES }),
      stem: createStemmer(loaded.retriever.vocabulary.stemOf),
      get catalog() {
        catalog ??= during(createCatalog(loaded.archive, pause));
        return catalog;
      },
    };
  }

  async function during<T>(work: Promise<T>): Promise<T> {
    working++;
    try {
      return await work;
    } finally {
      working--;
    }
  }

  function watch(started: Promise<Serving>): void {
    started.then(
      () => {
        if (serving === started) loading = false;
      },
      () => {
        if (serving === started) loading = false;
      },
    );
  }

  async function current(): Promise<Serving> {
    lastAsked = performance.now();
    if (closed) throw new Error('The search engine was closed.');
    return serving;
  }

  return {
    async search(query) {
      return search(await current(), query, embedded);
    },
    async topic(query) {
      const now = await current();
      const { text, filters, limit, refuse = true } = query;
      const found = find(now, text, filters, Math.min(limit ?? HITS.usual, HITS.most), refuse);
      const allowed = allowedBy(now.archive, filters);
      const ranking = now.retriever.rank(found.query, allowed, SUMMARY_PASSAGES);
      const passages = [...ranking.passages].filter(({ strength }) => !refuse || strength >= SURE_ENOUGH);
      const answer = await answerTopic(now, text, found, passages, allowed, limit);
      // What stands below a heading that was typed is about it, whatever its words.
      const isHeading = (await now.catalog).chapters(titleKey(text)).length > 0;
      const match = refuse && !(isHeading && answer.summary.length > 0) ? matchOfAll(found.hits) : answer.match;
      if (isFound(match)) return answer;
      const meant = await meantOf(now, found.query, filters);
      const { hits: sources } = nearOf(now, query, found, embedded);
      const absent = sources.length === 0 && meant.length === 0 && isAbsent(found.query, now);
      // What only comes near is not summed up, as if somebody had said it.
      const shown = sources.length > 0 ? { summary: [], sources, related: [] } : {};
      return { ...answer, ...shown, match: sources.length > 0 ? 'near' : 'none', absent, meant };
    },
    async episode(idOrText, home) {
      const now = await current();
      const at = now.positions.get(idOrText) ?? (await firstNamed(now, idOrText, home));
      return at === undefined ? null : episodeCard(now, at);
    },
    async quote(id) {
      return findById(await current(), id)?.quote ?? null;
    },
    async context(id, around) {
      const now = await current();
      const found = findById(now, id);
      return found ? contextOf(now, found.at, found.quote, around) : null;
    },
    async readOn(id, wish) {
      const now = await current();
      const found = findById(now, id);
      return found ? readOn(now, found.at, found.quote, wish) : null;
    },
    async speaker(id, home) {
      const now = await current();
      return speakerCard(now, id, allowedBy(now.archive, { speakers: [id], ...(home && { home }) }).episodes, pause);
    },
    async suggest(kind, typed, limit = SUGGESTIONS, home) {
      const most = Math.min(limit, SUGGESTIONS);
      return firstOf(await (await current()).catalog, kind, home, (names) => names.suggest(typed, most));
    },
    async resolve(kind, typed, home) {
      return firstOf(await (await current()).catalog, kind, home, (names) => names.resolve(typed));
    },
    async pool(filters) {
      return pool(await current(), filters);
    },
    async topics({ episode, limit = 50, home } = {}) {
      const now = await current();
      if (episode === undefined) {
        const catalog = await now.catalog;
        const { topics } = (home && catalog.ofShow(foldName(home))) || catalog;
        return topics.slice(0, limit).map(({ phrase }) => phrase);
      }
      const at = now.positions.get(episode);
      return at === undefined ? [] : (await topicsOffered(now, at)).slice(0, limit);
    },
    async listed() {
      const { archive } = await current();
      return archive.episodes.map((info) => ({
        ...refOf(info),
        media: info.media,
        notesOnly: info.notesOnly ?? false,
        turns: info.turnCount,
        words: info.words,
      }));
    },
    async status() {
      const now = await soon(current(), patience);
      const embedding = (now && embedded?.progress(now)) ?? null;
      return { ...(now ? statusOf(now, loading) : NOTHING_YET), coming: coming(), embedding };
    },
    async missingVectors(limit, passed) {
      const now = await serving;
      if (!embedded) throw new Error('no model is set up');
      return embedded.missing(now, limit, passed);
    },
    async takeVectors(vectors) {
      await embedded?.take(await serving, vectors);
    },
    async reload() {
      if (closed) throw new Error('The search engine was closed.');
      const mine = ++version;
      loading = true;
      try {
        const made = await during(start());
        // Also while another is being read: whoever asked for this one takes it to be served.
        if (mine > newest) {
          newest = mine;
          serving = Promise.resolve(made);
          // As for the warm-up: nobody waits for it, and its failures are told to who asks for the same.
          makeBrowsable(made).catch(() => {});
        }
        return statusOf(made, false);
      } finally {
        if (mine === version) loading = false;
      }
    },
    async close() {
      closed = true;
    },
  };
}

/** Of three, one as it is, one with a slip, since what nobody said is looked up otherwise, and one of two subjects, which is looked for by meaning too. */
function warmUpQuery(i: number, titleAt: (i: number) => string): string {
  if (i % 3 === 0) return titleAt(i).replace(/(\p{L}{3})(\p{L})(\p{L})/u, '$1$3$2');
  return i % 3 === 1 ? `${titleAt(i)} ${titleAt(i + WARM_UP.searches / 2)}` : titleAt(i);
}

/** `make`, with the last `most` results kept. */
function remembering<T>(most: number, make: (key: number) => T): (key: number) => T {
  const kept = new Map<number, T>();
  return (key) => {
    const value = kept.get(key) ?? make(key);
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return value;
  };
}

const NOTHING_YET: ArchiveStatus = {
  version: '',
  episodes: 0,
  turns: 0,
  words: 0,
  shows: [],
  people: 0,
  languages: [],
  from: null,
  to: null,
  problems: [],
  loading: true,
  coming: 0,
  embedding: null,
};

/** What a promise brings within so many milliseconds, else null. */
async function soon<T>(promise: Promise<T>, within: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), within);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function search(now: Serving, asked: SearchQuery, embedded: Embedded | undefined): Promise<SearchResult> {
  const { text, filters, limit = HITS.usual, refuse = true } = asked;
  const { query, hits } = find(now, text, filters, Math.max(1, Math.min(limit, HITS.most)), refuse);
  if (!refuse)
    return found(now, query, filters, { match: hits[0]?.match ?? 'none', hits, leads: [], absent: false, meant: [] });
  const match = matchOfAll(hits);
  if (isFound(match)) return found(now, query, filters, { match, hits, leads: [], absent: false, meant: [] });
  const near = nearOf(now, asked, { query, hits }, embedded);
  const meant = await meantOf(now, query, filters);
  return found(now, query, filters, {
    match: near.hits.length > 0 ? 'near' : 'none',
    hits: near.hits,
    leads: leadsOf(near.all),
    absent: near.hits.length === 0 && meant.length === 0 && isAbsent(query, now),
    meant,
  });
}

/** Passages that a model of the host's finds nearest. */
const NEAREST = 12;

/** What comes near to a question that nobody surely answered: by its words and by meaning, and by a model of the host's where it can tell. */
function nearOf(
  now: Serving,
  { text, filters, meaning }: SearchQuery,
  { query, hits }: Pick<Found, 'query' | 'hits'>,
  embedded: Embedded | undefined,
): Near {
  const allowed = allowedBy(now.archive, filters);
  const any = find(now, text, filters, HITS.most, false).hits;
  const nearest = nearestQuotes(now, query, allowed, any, LEADS);
  const own = { hits: nearHits(hits, nearest, (hit) => isComparable(now, hit)), all: inTurn(nearest.hits, any) };
  const theirs = meaning ? embedded?.nearest(now, meaning, allowed, NEAREST) : null;
  return theirs ? joinNear(now, query, own, theirs) : own;
}

/** Other readings of a query that find what it did not, as the archive writes them. */
async function meantOf(now: Serving, query: ParsedQuery, filters: Filters | undefined): Promise<string[]> {
  const readings = meantBy(query, now.retriever.vocabulary, READINGS.tried);
  if (readings.length === 0) return [];
  const catalog = await now.catalog;
  const finding = readings
    .map((words) => words.join(' '))
    .filter((text) => isFound(matchOfAll(find(now, text, filters, HITS.usual, true).hits)));
  return [...new Set(finding.map((text) => catalog.topic(topicKey(text, now.stem))?.phrase ?? text))].slice(
    0,
    READINGS.offered,
  );
}

function find(now: Serving, text: string, filters: Filters | undefined, limit: number, refuse: boolean): Found {
  const key = JSON.stringify([text, filters, limit, refuse]);
  const found = now.recent.get(key) ?? findQuotes(now, text, allowedBy(now.archive, filters), limit, refuse);
  now.recent.delete(key);
  now.recent.set(key, found);
  if (now.recent.size > RECENT) now.recent.delete(now.recent.keys().next().value!);
  return found;
}

function allowedBy(archive: Archive, filters: Filters | undefined): Allowed {
  if (!filters) return { episodes: null, speakers: null };
  const { speakers, episodes, shows, home, from, to } = filters;
  const people = speakers ? new Set(speakers.flatMap((id) => [id, ...(renamedIn(archive).get(id) ?? [])])) : null;
  const ids = episodes && new Set(episodes);
  const kept = home === undefined || shows || ids ? null : foldName(home);
  const strays =
    kept !== null && people && !archive.episodes.some((info) => foldName(info.show) === kept && has(info, people));
  const names = shows ? new Set(shows.map(foldName)) : kept !== null && !strays ? new Set([kept]) : null;
  const any = ids || names || from !== undefined || to !== undefined;
  return {
    speakers: people,
    episodes: any
      ? Uint8Array.from(archive.episodes, (info) => {
          if (ids && !ids.has(info.id)) return 0;
          if (names && !names.has(foldName(info.show))) return 0;
          if (from !== undefined && (info.date === null || info.date.slice(0, from.length) < from)) return 0;
          if (to !== undefined && (info.date === null || info.date.slice(0, to.length) > to)) return 0;
          return 1;
        })
      : null,
  };
}

const has = ({ speakers }: Archive['episodes'][number], people: ReadonlySet<string>): boolean =>
  speakers.some(({ id }) => people.has(id));

/** What a show has of a kind, else what the whole archive has. */
function firstOf(
  catalog: Catalog,
  kind: SuggestKind,
  home: string | undefined,
  ask: (names: NameIndex) => { name: string; value: string }[],
): Suggestion[] {
  const own = home === undefined || kind === 'show' ? null : catalog.ofShow(foldName(home));
  const found = own ? ask(own.names[kind]) : [];
  return (found.length > 0 ? found : ask(catalog.names[kind])).map(({ name, value }) => ({ name, value }));
}

const renamed = new WeakMap<Archive, Map<string, Set<string>>>();

/** Ids that people had before they were corrected, which schedules still hold → those that they have. */
function renamedIn(archive: Archive): ReadonlyMap<string, ReadonlySet<string>> {
  const known = renamed.get(archive);
  if (known) return known;
  const made = new Map<string, Set<string>>();
  for (const { speakers } of archive.episodes)
    for (const { id, formerly = [] } of speakers)
      for (const former of formerly) made.set(former, (made.get(former) ?? new Set()).add(id));
  renamed.set(archive, made);
  return made;
}

function findById(now: Serving, id: string): { at: number; quote: Quote } | null {
  const known = now.quoted.get(id);
  if (known) return known;
  const parts = parseQuoteId(id);
  const at = parts ? now.positions.get(parts.episode) : undefined;
  if (!parts || at === undefined) return null;
  const turns = now.turns(at);
  const found = findQuote(turns, parts);
  // Contact details are never shown, whatever id is asked for.
  if (!found || isContact(turns[found.turn]!, found.span)) return null;
  const quoted = { at, quote: quoteAt(now, at, found.turn, found.span, { id }) };
  now.quoted.set(id, quoted);
  return quoted;
}

function isContact(turn: Turn, span: { start: number; end: number }): boolean {
  return turn.marks.some((mark) => mark.kind === 'contact' && mark.start < span.end && mark.end > span.start);
}

function contextOf(now: Serving, at: number, quote: Quote, around: number): ContextTurn[] {
  const reach = Math.max(0, Math.min(Math.trunc(around), 10) - 1);
  const info = now.archive.episodes[at]!;
  return now
    .turns(at)
    .slice(Math.max(0, quote.turn - reach), quote.turn + reach + 1)
    .flatMap((turn) => {
      const speaker = info.speakers.find((one) => one.id === turn.speaker);
      const kept = withoutMarks(turn, turn.index === quote.turn ? quote.span : null);
      if (kept.text === '') return [];
      return [
        {
          turn: turn.index,
          voice: turn.voice,
          speaker: speaker ? { id: speaker.id, name: speaker.name } : null,
          start: turn.start,
          ...kept,
        },
      ];
    });
}

/** A turn as it may be shown, and where the quote stands in it. */
function withoutMarks(turn: Turn, quote: Span | null): { text: string; quote: Span | null } {
  if (turn.marks.length === 0 && turn.gaps.length === 0) return { text: turn.text, quote };
  return joinSentences(turn, shownSentences(turn, quote), quote);
}

const PAGE = { least: 200, most: 4000 };

function readOn(now: Serving, at: number, quote: Quote, { place, way, room }: ReadWish): ReadPage | null {
  const info = now.archive.episodes[at]!;
  const turns = now.turns(at);
  const from = place ?? { turn: quote.turn, offset: quote.span.start };
  const page = pageAt(
    { turns, chapters: info.chapters },
    { turn: quote.turn, ...quote.span },
    from,
    way,
    Math.min(Math.max(room, PAGE.least), PAGE.most),
  );
  if (!page) return null;
  const [first] = page.parts;
  const moment = first ? momentOf({ turns }, first.turn.index, first.offset) : { at: null, estimated: false };
  const link = momentLink(info, moment.at, moment.estimated);
  return {
    quote,
    parts: page.parts.map(({ turn, offset, ...part }) => {
      const speaker = info.speakers.find((one) => one.id === turn.speaker);
      return {
        ...part,
        voice: turn.voice,
        speaker: speaker ? { id: speaker.id, name: speaker.name } : null,
        start: offset === 0 ? turn.start : null,
      };
    }),
    from: page.from,
    to: page.to,
    at: moment.at === null ? null : Math.floor(moment.at),
    estimated: moment.estimated,
    url: link.url,
    toTheMoment: link.toTheMoment,
  };
}

async function found(
  now: Serving,
  query: ParsedQuery,
  filters: Filters | undefined,
  result: Omit<SearchResult, 'query' | 'nearest'>,
): Promise<SearchResult> {
  const enough = result.hits.length >= NEAR_SHOWN && result.match !== 'near';
  return {
    query: query.text,
    ...result,
    nearest: enough ? [] : await nearestTopics(now, query, allowedBy(now.archive, filters).episodes),
  };
}

async function firstNamed(now: Serving, typed: string, home: string | undefined): Promise<number | undefined> {
  const catalog = await now.catalog;
  const { names } = catalog;
  const value = firstOf(catalog, 'episode', home, (all) => all.resolve(typed))[0]?.value;
  if (value !== undefined) return now.positions.get(value);
  // A show's name means its newest episode.
  const show = names.show.resolve(typed)[0]?.value;
  if (show === undefined) return undefined;
  const newest = now.archive.episodes
    .filter((info) => info.show === show)
    .sort((a, b) => ((b.date ?? '') < (a.date ?? '') ? -1 : 1))[0];
  return newest && now.positions.get(newest.id);
}

async function pool(now: Serving, filters: Parameters<SearchPort['pool']>[0]): ReturnType<SearchPort['pool']> {
  const catalog = await now.catalog;
  if (!filters) return catalog.pool;
  const allowed = allowedBy(now.archive, filters);
  const topics = filters.topics?.map((topic) => topicKey(topic, now.stem)).filter((key) => key !== '');
  // Quotes are in the order of their ids, so an episode's follow each other.
  let last = { at: -1, stems: new Map<string, string>() };
  const speaksOf = (at: number, id: string) => {
    if (!topics || topics.length === 0) return true;
    if (last.at !== at)
      last = { at, stems: new Map(now.archive.digest(at).quotes.map((quote) => [quote.id, quote.stems])) };
    const stems = last.stems.get(id) ?? '';
    return topics.some((key) => key.split(' ').every((one) => stems.includes(` ${one} `)));
  };
  // Chosen anew, so that one show's or one speaker's best are posted where few of them are among the archive's best.
  const found = catalog.quotes.filter((entry) => {
    const at = now.positions.get(entry.episode)!;
    if (allowed.episodes && allowed.episodes[at] !== 1) return false;
    if (allowed.speakers && (entry.speaker === null || !allowed.speakers.has(entry.speaker))) return false;
    return speaksOf(at, entry.id);
  });
  return chooseQuotes(found);
}

function statusOf({ archive }: Serving, loading: boolean): ArchiveStatus {
  const dates = archive.episodes.flatMap(({ date }) => (date === null ? [] : [date])).sort();
  return {
    version: archive.version,
    episodes: archive.episodes.length,
    turns: archive.episodes.reduce((sum, info) => sum + info.turnCount, 0),
    words: archive.episodes.reduce((sum, info) => sum + info.words, 0),
    shows: [...new Set(archive.episodes.map(({ show }) => show))].sort(),
    people: new Set(archive.episodes.flatMap(({ speakers }) => speakers.map(({ id }) => id))).size,
    languages: [...new Set(archive.episodes.map(languageOf))].sort(),
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    problems: [...archive.problems],
    loading,
    coming: 0,
    embedding: null,
  };
}
