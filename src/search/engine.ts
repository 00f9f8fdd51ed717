import type { Turn } from '../episodes/episode.ts';
import { momentLink } from '../episodes/links.ts';
import { momentOf } from '../episodes/moments.ts';
import { type Catalog, createCatalog } from './catalog.ts';
import { createMatcher } from './matching.ts';
import type {
  ArchiveStatus,
  ContextTurn,
  EpisodeCard,
  EpisodeRef,
  Filters,
  Hit,
  Quote,
  SearchPort,
  SearchQuery,
  SearchResult,
  TopicAnswer,
} from './port.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import { findQuote, hashWords, parseQuoteId, quoteId } from './quote-id.ts';
import { type CutQuote, cutQuote, isQuotable, type ReadTurn, readTurn } from './quotes.ts';
import {
  type Allowed,
  type Archive,
  type EpisodeInfo,
  type RankedPassage,
  type Retriever,
  SURE_ENOUGH,
} from './retriever.ts';
import { isQuestion } from './sense.ts';
import { sentencesOf } from './sentences.ts';
import { summarise } from './summary.ts';
import { topicKey } from './topics.ts';
import { createStemmer, stem, wordsOf } from './words.ts';

/** An archive and what finds passages in it; both of one version. */
export interface Loaded {
  archive: Archive;
  retriever: Retriever;
}

export interface EngineOptions {
  /** Reads the archive's folder; called at once and for every reload. What it throws, the calls that wait for it throw. */
  load(): Promise<Loaded>;
  /** Lets other work of this thread run; default a turn of the event loop. */
  pause?: () => Promise<void>;
  /** Milliseconds for which `status` waits for the first load before it says "loading"; default 1,000. */
  patience?: number;
}

interface Serving extends Loaded {
  positions: Map<string, number>;
  /** An episode's turns, those of the last episodes remembered: decoding them is most of the work of showing a quote. */
  turns: (episode: number) => Turn[];
  /** The last searches, so that turning the pages of an answer does not search again. */
  recent: Map<string, Found>;
  /** Stems, remembered. */
  stem: (folded: string) => string;
  catalog: Promise<Catalog>;
}

const HITS = { usual: 10, most: 50 };
const SUGGESTIONS = 25;
const NEAREST = 5;
const RELATED = 8;
/** Searches remembered. */
const RECENT = 64;
/** Episodes whose turns are remembered: some megabytes. */
const RECENT_EPISODES = 24;
/** What the share of the query that stands in a quote itself is worth, beside its passage's score. */
const IN_THE_QUOTE = 5;
/** Passages of which quotes are cut, for each hit wanted: some are refused or say the same. */
const SPARE = 2;

/** Everything of `SearchPort`, in this thread. */
export function createEngine({
  load,
  pause = () => new Promise((done) => setImmediate(done)),
  patience = 1000,
}: EngineOptions): SearchPort {
  let version = 0;
  let serving: Promise<Serving> = start();
  let loading = true;
  let closed = false;
  watch(serving);

  async function start(): Promise<Serving> {
    const loaded = await load();
    const positions = new Map(loaded.archive.episodes.map((info, at) => [info.id, at]));
    let catalog: Promise<Catalog> | null = null;
    return {
      ...loaded,
      positions,
      turns: remembering(RECENT_EPISODES, (episode) => loaded.archive.turns(episode)),
      recent: new Map(),
      stem: createStemmer(),
      get catalog() {
        catalog ??= createCatalog(loaded.archive, pause);
        return catalog;
      },
    };
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
    if (closed) throw new Error('The search engine was closed.');
    return serving;
  }

  return {
    async search(query) {
      return search(await current(), query);
    },
    async topic(query) {
      return answerTopic(await current(), query);
    },
    async episode(idOrText) {
      const now = await current();
      const at = now.positions.get(idOrText) ?? (await firstNamed(now, idOrText));
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
    async suggest(kind, typed, limit = SUGGESTIONS) {
      const { names } = await (await current()).catalog;
      return names[kind].suggest(typed, Math.min(limit, SUGGESTIONS)).map(({ name, value }) => ({ name, value }));
    },
    async resolve(kind, typed) {
      const { names } = await (await current()).catalog;
      return names[kind].resolve(typed).map(({ name, value }) => ({ name, value }));
    },
    async pool(filters) {
      return pool(await current(), filters);
    },
    async topics({ episode, limit = 50 } = {}) {
      const now = await current();
      if (episode === undefined) return (await now.catalog).topics.slice(0, limit).map(({ phrase }) => phrase);
      const at = now.positions.get(episode);
      return at === undefined
        ? []
        : now.archive
            .digest(at)
            .topics.slice(0, limit)
            .map(({ phrase }) => phrase);
    },
    async status() {
      const now = await soon(current(), patience);
      return now ? statusOf(now, loading) : NOTHING_YET;
    },
    async reload() {
      if (closed) throw new Error('The search engine was closed.');
      const mine = ++version;
      loading = true;
      const next = start();
      try {
        const made = await next;
        if (mine === version) serving = Promise.resolve(made);
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
  from: null,
  to: null,
  problems: [],
  loading: true,
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

function search(
  now: Serving,
  { text, filters, limit = HITS.usual, refuse = true }: SearchQuery,
): Promise<SearchResult> {
  const { query, hits } = find(now, text, filters, Math.max(1, Math.min(limit, HITS.most)), refuse);
  return withNearest(now, query, { query: text, match: hits[0]?.match ?? 'none', hits, nearest: [] });
}

interface Found {
  query: ParsedQuery;
  hits: Hit[];
  episodes: { episode: number; passages: number }[];
}

function find(now: Serving, text: string, filters: Filters | undefined, limit: number, refuse: boolean): Found {
  const key = JSON.stringify([text, filters, limit, refuse]);
  const found = now.recent.get(key) ?? findAnew(now, text, filters, limit, refuse);
  now.recent.delete(key);
  now.recent.set(key, found);
  if (now.recent.size > RECENT) now.recent.delete(now.recent.keys().next().value!);
  return found;
}

function findAnew(now: Serving, text: string, filters: Filters | undefined, limit: number, refuse: boolean): Found {
  const { archive, retriever } = now;
  const query = parseQuery(text, retriever.vocabulary);
  const allowed = allowedBy(archive, filters);
  const ranking = retriever.rank(query, allowed, limit * SPARE + 4);
  const matcher = createMatcher(query, retriever.vocabulary, now.stem);
  const closeness = retriever.closeness?.(query);
  const cuts: { passage: RankedPassage; cut: CutQuote; score: number }[] = [];
  const taken: { at: number; turn: number; start: number; end: number }[] = [];
  const said = new Set<string>();
  const read = new Map<string, ReadTurn>();
  for (const passage of ranking.passages) {
    if (cuts.length >= limit) break;
    if (refuse && passage.strength < SURE_ENOUGH) continue;
    const turn = archive.turn(passage.episode, passage.turn);
    if (!turn) continue;
    const place = `${passage.episode}:${passage.turn}`;
    const sentences = read.get(place) ?? readTurn(turn);
    read.set(place, sentences);
    const cut = cutQuote(sentences, passage.span, query, matcher, passage.match === 'meaning' ? closeness : undefined);
    if (!cut) continue;
    const { start, end } = cut.span;
    if (taken.some((t) => t.at === passage.episode && t.turn === passage.turn && t.start < end && t.end > start))
      continue;
    const same = hashWords(wordsOf(turn.text.slice(start, end)).map((word) => word.folded));
    if (said.has(same)) continue;
    said.add(same);
    taken.push({ at: passage.episode, turn: passage.turn, start, end });
    cuts.push({ passage, cut, score: passage.score + IN_THE_QUOTE * cut.coverage });
  }
  // What was asked should stand in the words shown, not only around them.
  cuts.sort((a, b) => b.score - a.score);
  const hits = cuts.map(
    ({ passage, cut }): Hit => ({
      ...quoteAt(now, passage.episode, passage.turn, cut.span),
      ...howFound(passage, cut),
    }),
  );
  return { query, hits, episodes: ranking.episodes };
}

function howFound(passage: RankedPassage, cut: CutQuote): Pick<Hit, 'match' | 'strength' | 'matches'> {
  const match = cut.exact ? 'exact' : passage.match === 'words' && cut.spelling ? 'spelling' : passage.match;
  return { match, strength: passage.strength, matches: cut.matches };
}

function allowedBy(archive: Archive, filters: Filters | undefined): Allowed {
  if (!filters) return { episodes: null, speakers: null };
  const { speakers, episodes, shows, from, to } = filters;
  const ids = episodes && new Set(episodes);
  const names = shows && new Set(shows.map(foldName));
  const any = ids || names || from !== undefined || to !== undefined;
  return {
    speakers: speakers ? new Set(speakers) : null,
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

function foldName(name: string): string {
  return wordsOf(name)
    .map((word) => word.folded)
    .join(' ');
}

function refOf({ id, show, number, title, date, link, file }: EpisodeInfo): EpisodeRef {
  return { id, show, number, title, date, link, file };
}

function quoteAt(
  now: Serving,
  at: number,
  turnIndex: number,
  span: { start: number; end: number },
  id?: string,
): Quote {
  const info = now.archive.episodes[at]!;
  const turns = now.archive.turnList(at);
  const turn = turns.at(turnIndex)!;
  const speaker = info.speakers.find((one) => one.id === turn.speaker);
  const moment = momentOf({ turns }, turnIndex, span.start);
  const link = momentLink(info, moment.at, moment.estimated);
  return {
    id: id ?? quoteId(info.id, turns, turnIndex, span),
    text: turn.text.slice(span.start, span.end),
    speaker: speaker ? { id: speaker.id, name: speaker.name, role: speaker.role ?? null } : null,
    voice: turn.voice,
    episode: refOf(info),
    turn: turnIndex,
    span: { start: span.start, end: span.end },
    start: turn.start,
    at: moment.at === null ? null : Math.floor(moment.at),
    estimated: moment.estimated,
    url: link.url,
    toTheMoment: link.toTheMoment,
    shifting: info.shifting,
  };
}

function findById(now: Serving, id: string): { at: number; quote: Quote } | null {
  const parts = parseQuoteId(id);
  const at = parts ? now.positions.get(parts.episode) : undefined;
  if (!parts || at === undefined) return null;
  const turns = now.turns(at);
  const found = findQuote(turns, parts);
  // Contact details are never shown, whatever id is asked for.
  if (!found || isContact(turns[found.turn]!, found.span)) return null;
  return { at, quote: quoteAt(now, at, found.turn, found.span, id) };
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

/** A turn's sentences without contact details, nor announcements and adverts that the quote is not of. */
function withoutMarks(
  turn: Turn,
  quote: { start: number; end: number } | null,
): { text: string; quote: { start: number; end: number } | null } {
  const hides = (from: number, to: number) =>
    turn.marks.some(
      (mark) =>
        mark.start < to &&
        mark.end > from &&
        !(mark.kind !== 'contact' && quote && mark.start < quote.end && mark.end > quote.start),
    );
  if (turn.marks.length === 0) return { text: turn.text, quote };
  let text = '';
  let place: { start: number; end: number } | null = null;
  let last = 0;
  for (const { start, end } of sentencesOf(turn.text, turn.paragraphs)) {
    if (hides(start, end)) continue;
    if (text !== '') text += turn.text.slice(last, start).trim() === '' ? ' ' : ' […] ';
    if (quote && start === quote.start) place = { start: text.length, end: text.length };
    text += turn.text.slice(start, end);
    if (quote && place && end === quote.end) place.end = text.length;
    last = end;
  }
  return { text, quote: place };
}

async function withNearest(now: Serving, query: ParsedQuery, result: SearchResult): Promise<SearchResult> {
  if (result.hits.length >= 3) return result;
  return { ...result, nearest: await nearestTopics(now, query, result.hits.length === 0) };
}

/** Topics that share a word with the query, then those spelt or meant alike, then, `atAnyRate`, the archive's main ones. */
async function nearestTopics(now: Serving, query: ParsedQuery, atAnyRate: boolean): Promise<string[]> {
  const catalog = await now.catalog;
  const found = new Map<string, string>();
  const add = (phrase: string) => {
    const key = topicKey(phrase);
    if (found.size < NEAREST && !found.has(key)) found.set(key, phrase);
  };
  for (const term of query.terms) {
    for (const form of term.forms)
      for (const one of form.stems) for (const topic of catalog.topicsWith(one).slice(0, 3)) add(topic.phrase);
  }
  for (const term of query.terms) {
    if (term.word.length >= 4) for (const { value } of catalog.names.topic.suggest(term.word, 2)) add(value);
  }
  const closeness = now.retriever.closeness?.(query);
  if (closeness && found.size < NEAREST) {
    const near = catalog.topics
      .slice(0, 2000)
      .map((topic) => ({ topic, near: closeness(topic.phrase) }))
      .filter(({ near }) => near > 0.5)
      .sort((a, b) => b.near - a.near);
    for (const { topic } of near.slice(0, NEAREST)) add(topic.phrase);
  }
  if (atAnyRate) for (const topic of catalog.topics.slice(0, NEAREST)) add(topic.phrase);
  return [...found.values()];
}

const TOPIC_SOURCES = 8;
/** Quotes that a summary is made of; the sources shown are those it cites and the best others. */
const SUMMARY_QUOTES = 20;

async function answerTopic(
  now: Serving,
  { text, filters, limit = TOPIC_SOURCES, refuse = true }: SearchQuery,
): Promise<TopicAnswer> {
  const { query, hits, episodes } = find(now, text, filters, SUMMARY_QUOTES, refuse);
  const best = hits[0]?.strength ?? 1;
  const summary = summarise(
    hits.map((hit, i) => ({
      text: hit.text,
      weight: (hit.strength / best) * (1 - i / (hits.length * 2 + 2)),
      role: hit.speaker?.role ?? null,
    })),
    aboutness(now, query),
  );
  const cited = new Set(summary.map(({ source }) => source - 1));
  const others = hits.map((_, i) => i).filter((i) => !cited.has(i));
  const shown = [...cited, ...others.slice(0, Math.max(0, Math.min(limit, HITS.most) - cited.size))].sort(
    (a, b) => a - b,
  );
  return {
    query: text,
    match: hits[0]?.match ?? 'none',
    summary: summary.map((sentence) => ({ text: sentence.text, source: shown.indexOf(sentence.source - 1) + 1 })),
    sources: shown.map((i) => hits[i]!),
    episodes: countEpisodes(now, hits, episodes),
    related: await relatedTopics(now, query, hits.slice(0, TOPIC_SOURCES)),
    nearest: hits.length >= 3 ? [] : await nearestTopics(now, query, hits.length === 0),
  };
}

/** Words that may stand between those asked for, where they are still said of one thing. */
const APART = 4;

/** How much of a query stands in a sentence, 0–1 by weight; words asked for side by side count in full only so. */
function aboutness(now: Serving, query: ParsedQuery): (stems: readonly string[]) => number {
  const { weights } = createMatcher(query, now.retriever.vocabulary, now.stem);
  const asked = query.terms.map((term) => term.word).map(now.stem);
  return (stems) => {
    const set = new Set(stems);
    let share = 0;
    for (const [i, term] of query.terms.entries()) {
      if (term.forms.some((form) => form.stems.every((one) => set.has(one)))) share += weights[i]!;
    }
    if (asked.length < 2 || share < 0.99) return share;
    if (stems.some((_, i) => asked.every((one, k) => stems[i + k] === one))) return 1;
    // All of them, but far apart, are seldom said of one thing.
    const near = (one: string, i: number) => stems.slice(i, i + asked.length + APART).includes(one);
    if (stems.some((_, i) => asked.every((one) => near(one, i)))) return 0.9;
    return asked.every((one) => set.has(one)) ? 0.6 : 0.8;
  };
}

function countEpisodes(
  now: Serving,
  hits: readonly Hit[],
  ranked: readonly { episode: number; passages: number }[],
): TopicAnswer['episodes'] {
  if (hits.length === 0) return [];
  const counts = new Map<number, number>();
  for (const { episode, passages } of ranked) counts.set(episode, passages);
  for (const hit of hits) {
    const at = now.positions.get(hit.episode.id)!;
    const own = hits.filter((other) => other.episode.id === hit.episode.id).length;
    counts.set(at, Math.max(counts.get(at) ?? 0, own));
  }
  return [...counts]
    .map(([at, passages]) => ({ episode: refOf(now.archive.episodes[at]!), passages }))
    .sort((a, b) => b.passages - a.passages)
    .slice(0, 25);
}

/** Topics that stand in what was found, then those of the episodes it was found in, without the query's own words. */
async function relatedTopics(now: Serving, query: ParsedQuery, hits: readonly Hit[]): Promise<string[]> {
  if (hits.length === 0) return [];
  const catalog = await now.catalog;
  const asked = new Set([
    ...query.terms.flatMap((term) => term.forms.flatMap((form) => form.stems)),
    ...query.words.map(stem),
  ]);
  const scores = new Map<string, { phrase: string; score: number }>();
  const texts = hits.map(
    (hit) =>
      ` ${wordsOf(
        now.archive
          .turn(now.positions.get(hit.episode.id)!, hit.turn)!
          .text.slice(Math.max(0, hit.span.start - 600), hit.span.end + 600),
      )
        .map((word) => stem(word.folded))
        .join(' ')} `,
  );
  const places = [...new Set(hits.map((hit) => now.positions.get(hit.episode.id)!))].slice(0, 5);
  for (const place of places) {
    for (const { phrase } of now.archive.digest(place).topics) {
      const key = topicKey(phrase);
      const parts = key.split(' ');
      if (scores.has(key) || parts.every((part) => asked.has(part))) continue;
      const topic = catalog.topic(key);
      if (!topic) continue;
      const near = texts.filter((text) => text.includes(` ${key} `)).length;
      const score =
        near * 3 +
        topic.weight / (1 + (catalog.topics[0]?.weight ?? 1)) +
        (parts.some((part) => asked.has(part)) ? 0.3 : 0);
      scores.set(key, { phrase: topic.phrase, score });
    }
  }
  return [...scores.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, RELATED)
    .map(({ phrase }) => phrase);
}

async function firstNamed(now: Serving, typed: string): Promise<number | undefined> {
  const { names } = await now.catalog;
  const value = names.episode.resolve(typed)[0]?.value;
  if (value !== undefined) return now.positions.get(value);
  // A show's name means its newest episode.
  const show = names.show.resolve(typed)[0]?.value;
  if (show === undefined) return undefined;
  const newest = now.archive.episodes
    .filter((info) => info.show === show)
    .sort((a, b) => ((b.date ?? '') < (a.date ?? '') ? -1 : 1))[0];
  return newest && now.positions.get(newest.id);
}

const CARD = { topics: 8, best: 5, sources: 12 };

function episodeCard(now: Serving, at: number): EpisodeCard {
  const info = now.archive.episodes[at]!;
  const turns = now.turns(at);
  const digest = now.archive.digest(at);
  const topics = digest.topics.slice(0, CARD.topics);
  const byScore = [...digest.quotes].sort((a, b) => b.score - a.score);
  const best = spread(byScore, CARD.best).map((one) => quoteAt(now, at, one.turn, one, one.id));
  const spoken = lastMoment(turns);
  const sources = summarySources(now, at, turns, byScore);
  const topicStems = new Set(topics.flatMap(({ phrase }) => topicKey(phrase).split(' ')));
  const about = (stems: readonly string[]) => Math.min(1, new Set(stems.filter((one) => topicStems.has(one))).size / 3);
  const summary = summarise(
    sources.map((quote, i) => ({
      text: quote.text,
      weight: 1 - i / (sources.length * 2 + 1),
      role: quote.speaker?.role ?? null,
    })),
    about,
  );
  const cited = [...new Set(summary.map(({ source }) => source))];
  return {
    episode: { ...refOf(info), media: info.media, attribution: info.attribution },
    people: info.speakers.map(({ id, name, role }) => ({ id, name, role: role ?? null })),
    summary: summary.map(({ text, source }) => ({ text, source: cited.indexOf(source) + 1 })),
    sources: cited.map((source) => sources[source - 1]!),
    topics: topics.map(({ phrase }) => phrase),
    best,
    minutes: spoken === null ? null : Math.max(1, Math.round(spoken / 60)),
    transcript: turns.some((turn) => turn.voice === 'speech'),
  };
}

/** The best ones, no two from one turn while there are others. */
function spread<T extends { turn: number }>(best: readonly T[], limit: number): T[] {
  const turns = new Set<number>();
  const first = best.filter(({ turn }) => !turns.has(turn) && turns.add(turn));
  return [...first, ...best.filter((one) => !first.includes(one))].slice(0, limit);
}

/** The show's own notes sum an episode up best; without them, what can stand alone of the talk. */
function summarySources(
  now: Serving,
  at: number,
  turns: readonly Turn[],
  byScore: readonly { turn: number; start: number; end: number; id: string }[],
): Quote[] {
  const notes = turns.filter((turn) => turn.voice === 'notes');
  const written = notes.flatMap((turn) =>
    sentencesOf(turn.text, turn.paragraphs)
      .filter(
        (sentence) =>
          sentence.whole && turn.marks.every((mark) => mark.end <= sentence.start || mark.start >= sentence.end),
      )
      .filter(
        (sentence) => !isQuestion(turn.text.slice(sentence.start, sentence.end)) && sentence.end - sentence.start >= 60,
      )
      .map((sentence) => quoteAt(now, at, turn.index, sentence)),
  );
  if (written.length >= 2) return written.slice(0, CARD.sources);
  const opening = introduction(turns);
  if (opening) written.push(quoteAt(now, at, opening.turn, opening));
  return [...written, ...spread(byScore, CARD.sources).map((one) => quoteAt(now, at, one.turn, one, one.id))];
}

const INTRODUCES =
  /\b(?:in (?:this|today['’]s) (?:episode|show|conversation|talk|interview)|we (?:discuss|talk about|dive into|cover|explore)|is the (?:author|founder|creator|ceo|co-?founder|maintainer|inventor|director|lead) of|(?:joins|joined by|i['’]m joined|my guest|our guest|today['’]s guest|today i['’]m (?:talking|speaking)|i['’]m here with))\b/i;

/** The sentence in which the host says who is there and what it will be about; null where none does at the start. */
function introduction(turns: readonly Turn[]): { turn: number; start: number; end: number } | null {
  for (const turn of turns.slice(0, 4)) {
    if (turn.voice !== 'speech') continue;
    for (const sentence of sentencesOf(turn.text, turn.paragraphs).slice(0, 12)) {
      const text = turn.text.slice(sentence.start, sentence.end);
      const readable = sentence.whole && text.length >= 50 && text.length <= 300;
      if (!readable || !INTRODUCES.test(text) || isQuestion(text)) continue;
      if (isQuotable(turn, sentence, { announcement: false, sponsor: false })) return { turn: turn.index, ...sentence };
    }
  }
  return null;
}

async function pool(now: Serving, filters: Parameters<SearchPort['pool']>[0]): ReturnType<SearchPort['pool']> {
  const catalog = await now.catalog;
  if (!filters) return catalog.pool;
  const allowed = allowedBy(now.archive, filters);
  const topics = filters.topics?.map(topicKey).filter((key) => key !== '');
  // The pool is in the order of the ids, so an episode's quotes follow each other.
  let last = { at: -1, stems: new Map<string, string>() };
  const speaksOf = (at: number, id: string) => {
    if (!topics || topics.length === 0) return true;
    if (last.at !== at)
      last = { at, stems: new Map(now.archive.digest(at).quotes.map((quote) => [quote.id, quote.stems])) };
    const stems = last.stems.get(id) ?? '';
    return topics.some((key) => key.split(' ').every((one) => stems.includes(` ${one} `)));
  };
  return catalog.pool.filter((entry) => {
    const at = now.positions.get(entry.episode)!;
    if (allowed.episodes && allowed.episodes[at] !== 1) return false;
    if (allowed.speakers && (entry.speaker === null || !allowed.speakers.has(entry.speaker))) return false;
    return speaksOf(at, entry.id);
  });
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
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    problems: [...archive.problems],
    loading,
  };
}

/** The last moment of which the transcript speaks, seconds, or null. */
function lastMoment(turns: readonly Turn[]): number | null {
  let last: number | null = null;
  for (const turn of turns) {
    for (const seconds of [turn.start, turn.anchors.at(-1)?.seconds ?? null]) {
      if (seconds !== null && (last === null || seconds > last)) last = seconds;
    }
  }
  return last;
}
