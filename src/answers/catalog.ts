import type { Span } from '../episodes/episode.ts';
import type { Archive, EpisodeInfo } from '../index/archive.ts';
import { createNameIndex, initials, type Named, type NameIndex } from '../index/names.ts';
import { endsOf } from '../index/quote-id.ts';
import { lazy } from '../lazy.ts';
import { chanceOf } from '../reading/grades.ts';
import { OUTSTANDING, PASSABLE, WORTH_POSTING } from '../reading/standalone.ts';
import { createStemmer, isStopWord, stem, wordsOf } from '../text/words.ts';
import type { PoolEntry, SuggestKind } from './shapes.ts';

/** A topic of the whole archive. */
export interface ArchiveTopic {
  phrase: string;
  key: string;
  weight: number;
  /** Positions of the episodes that have it among their topics, most telling first. */
  episodes: number[];
  /** Sentences that make a point of it, in all. */
  told: number;
  /** The best of them, at most one of an episode, best first. */
  said: SaidOfIt[];
}

/** A sentence that makes a point of a topic. */
export interface SaidOfIt extends Span {
  /** Position of the episode. */
  at: number;
  turn: number;
  /** `answeringPoints`. */
  points: number;
}

/**
 * What can be browsed: topics, people, episodes, shows, and the quotes that can stand alone. Made from the digests: the
 * topics at once, since a search that finds little asks for them, and what is a getter when it is first asked for.
 */
export interface Catalog {
  /** Those worth pressing (`worthPressing`), best first. */
  topics: ArchiveTopic[];
  /** Is the topic one of them? By `topicKey`. */
  isOffered(key: string): boolean;
  /** Any topic, by `topicKey`. */
  topic(key: string): ArchiveTopic | undefined;
  /** Topics worth pressing that hold the stem, best first. */
  topicsWith(stem: string): ArchiveTopic[];
  /** The chapters that have this title or nearly, by `titleKey`; none where many do. */
  chapters(key: string): ChapterPlace[];
  names: Readonly<Record<SuggestKind, NameIndex>>;
  /** Topics and names of one show alone, by `foldName`; null where it has no episode. */
  ofShow(show: string): Pick<Catalog, 'topics' | 'names'> | null;
  /** Every quote that may be posted where there are no better ones, by id. */
  readonly quotes: PoolEntry[];
  /** Those that are, of the whole archive (`chooseQuotes`). */
  readonly pool: PoolEntry[];
  /** Makes what was not asked for yet, a part at a time; `pause` lets others run in between. */
  complete(pause: () => Promise<void>): Promise<void>;
}

export interface ChapterPlace {
  /** Position of the episode. */
  at: number;
  /** Its turns: the first, and the one after the last. */
  from: number;
  to: number;
}

/** More chapters than these have a title that tells nothing: "Introduction", "Questions". */
const MOST_ALIKE = 2;
/** Topics kept of which nobody says anything; beyond these they are of one episode each and seldom asked for. */
const MOST_TOPICS = 12_000;
/**
 * How good a quote of a pool must be, by how many better ones there are: rather something passable than the same few quotes
 * over and over, but beyond three weeks of daily posts only what is worth one, and beyond four months only the best. Of quotes that were read,
 * about two in three are worth posting with 0.6 to 0.65, nine in ten from 0.7 on (`signs.ts`).
 */
const LEAST = [
  { among: 20, score: PASSABLE },
  { among: 60, score: 0.6 },
  { among: 120, score: WORTH_POSTING },
  { among: Number.POSITIVE_INFINITY, score: OUTSTANDING },
] as const;
/**
 * The chance that a strict reader would show the best sentence about a topic, from which it is offered; less where several
 * speak of it. Set by hand: so 64 of 80 topics of ten shows left out are worth pressing to a blind reader (58 before).
 */
const WORTH_TELLING = [
  { times: 3, chance: 0.12 },
  { times: 1, chance: 0.2 },
] as const;
/** With fewer topics than these there are others too, that are told less well: as many as a list can hold four times. */
const FEW_TOPICS = { perEpisode: 20, most: 100 };
/** What a topic of which nobody makes a point weighs beside one that surely has a good sentence. */
const UNTOLD = 0.05;
/** Sentences known of a topic. */
const MOST_SAID = 12;
/** Episodes between two pauses, so that whoever waits on this thread is answered in between. */
const SLICE = 25;

/** Reads every digest, a slice at a time; `pause` lets others run in between. */
export async function createCatalog(archive: Archive, pause: () => Promise<void>): Promise<Catalog> {
  const topics = new Map<string, Gathered>();
  const quotes: PoolEntry[] = [];
  const said = new Map<string, PoolEntry>();
  for (const [at, info] of archive.episodes.entries()) {
    if (at % SLICE === SLICE - 1) await pause();
    const digest = archive.digest(at);
    for (const { phrase, key, score, told } of digest.topics) {
      let topic = topics.get(key);
      if (topic === undefined) {
        topic = { forms: new Map<string, number>(), weight: 0, episodes: [], told: 0, said: [] };
        topics.set(key, topic);
      }
      topic.forms.set(phrase, (topic.forms.get(phrase) ?? 0) + score);
      topic.weight += score;
      topic.episodes.push({ at, score });
      topic.told += told.points;
      if (told.best) topic.said.push({ at, ...told.best });
    }
    for (const quote of digest.quotes) {
      const entry = {
        id: quote.id,
        episode: info.id,
        show: info.show,
        speaker: quote.speaker,
        score: quote.score,
        ends: endsOf(quote.stems),
      };
      quotes.push(entry);
      // A teaser says before an episode what comes again within it, and some episodes are those of two shows.
      const known = said.get(quote.stems);
      if (known === undefined || known.score < entry.score) said.set(quote.stems, entry);
    }
  }
  await pause();
  const merged = mergeSpellings(topics);
  const total = archive.episodes.length;
  const all: ArchiveTopic[] = [...topics]
    .map(([key, { forms, weight, episodes, told, said }]) => ({
      key,
      phrase: [...forms].reduce((a, b) => (b[1] > a[1] ? b : a))[0],
      // What half the archive speaks of tells nothing about any of it.
      weight:
        (weight / Math.sqrt(episodes.length)) *
        Math.log(1 + episodes.length) *
        (total > 20 ? Math.log(1 + total / episodes.length) : 1),
      episodes: episodes.sort((a, b) => b.score - a.score).map((one) => one.at),
      told,
      said: said.sort((a, b) => b.points - a.points).slice(0, MOST_SAID),
    }))
    .map((topic) => ({ ...topic, weight: topic.weight * (UNTOLD + chanceTold(topic.said)) }))
    .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .filter(({ told }, i) => told > 0 || i < MOST_TOPICS);
  await pause();
  const byKey = new Map(all.map((topic) => [topic.key, topic]));
  const byStem = new Map<string, ArchiveTopic[]>();
  const offered = worthPressing(all, Math.min(FEW_TOPICS.most, FEW_TOPICS.perEpisode * total));
  const keys = new Set(offered.map(({ key }) => key));
  for (const topic of offered) {
    for (const stem of topic.key.split(' ')) {
      const others = byStem.get(stem);
      if (others) others.push(topic);
      else byStem.set(stem, [topic]);
    }
  }
  const chapters = lazy(() => chaptersOf(archive));
  const namesOf = (topics: () => ArchiveTopic[], episodes: readonly EpisodeInfo[]) => ({
    topic: lazy(() => topicNames(topics().filter(({ key, told }) => told > 0 || keys.has(key)))),
    speaker: lazy(() => speakerNames(episodes)),
    episode: lazy(() => episodeNames(episodes)),
    show: lazy(() => showNames(episodes)),
  });
  const names = namesOf(() => all, archive.episodes);
  const shows = new Map<string, Pick<Catalog, 'topics' | 'names'> | null>();
  const sorted = lazy(() => quotes.sort(byId));
  const pool = lazy(() => chooseQuotes([...said.values()]));
  return {
    topics: offered,
    isOffered: (key) => keys.has(merged.get(key) ?? key),
    topic: (key) => byKey.get(merged.get(key) ?? key),
    topicsWith: (stem) => byStem.get(stem) ?? [],
    chapters: (key) => {
      const found = chapters().get(key) ?? [];
      return found.length <= MOST_ALIKE ? found : [];
    },
    names: named(names),
    ofShow(show) {
      const known = shows.get(show);
      if (known !== undefined) return known;
      const own = new Set(archive.episodes.flatMap((info, at) => (foldName(info.show) === show ? [at] : [])));
      const isOwn = ({ episodes }: ArchiveTopic) => episodes.some((at) => own.has(at));
      const made =
        own.size === 0
          ? null
          : {
              topics: offered.filter(isOwn),
              names: named(
                namesOf(
                  () => all.filter(isOwn),
                  archive.episodes.filter((_, at) => own.has(at)),
                ),
              ),
            };
      // Of a show that is not there nothing is kept: whoever asks may name anything.
      if (made) shows.set(show, made);
      return made;
    },
    get quotes() {
      return sorted();
    },
    get pool() {
      return pool();
    },
    async complete(pause) {
      for (const make of [...Object.values(names), chapters, sorted, pool]) {
        await pause();
        make();
      }
    },
  };
}

/** Names that are made when a kind of them is first asked for. */
const named = (make: Record<SuggestKind, () => NameIndex>): Catalog['names'] => ({
  get topic() {
    return make.topic();
  },
  get speaker() {
    return make.speaker();
  },
  get episode() {
    return make.episode();
  },
  get show() {
    return make.show();
  },
});

/** A show's name, however it is written. */
export function foldName(name: string): string {
  return wordsOf(name)
    .map((word) => word.folded)
    .join(' ');
}

/** The chance that a strict reader would show the best of these sentences to who asked. */
function chanceTold([best]: readonly SaidOfIt[]): number {
  return best === undefined ? 0 : chanceOf(best.points);
}

/** A topic of the whole archive while it is gathered. */
interface Gathered {
  forms: Map<string, number>;
  weight: number;
  episodes: { at: number; score: number }[];
  told: number;
  said: SaidOfIt[];
}

/**
 * Makes one topic of two that are spelt differently: "HTLCs" and "HTLC", "multi-sig" and "multisig"; the weightier
 * spelling stays. Returns which keys went into which.
 */
function mergeSpellings(topics: Map<string, Gathered>): ReadonlyMap<string, string> {
  const merged = new Map<string, string>();
  for (const [key, topic] of [...topics]) {
    if (!topics.has(key)) continue;
    const acronyms = [...topic.forms.keys()].some((form) => /\p{Lu}{2}s$/u.test(form));
    const other = [acronyms ? key.slice(0, -1) : '', key.replaceAll(' ', '')].find(
      (one) => one !== key && topics.has(one),
    );
    if (other === undefined) continue;
    const [kept, gone] = topics.get(other)!.weight >= topic.weight ? [other, key] : [key, other];
    const [into, from] = [topics.get(kept)!, topics.get(gone)!];
    for (const [form, score] of from.forms) into.forms.set(form, (into.forms.get(form) ?? 0) + score);
    for (const { at, score } of from.episodes) {
      const known = into.episodes.find((one) => one.at === at);
      if (known) known.score += score;
      else into.episodes.push({ at, score });
    }
    into.weight += from.weight;
    into.told += from.told;
    into.said.push(...from.said);
    topics.delete(gone);
    for (const [earlier, into] of merged) if (into === gone) merged.set(earlier, kept);
    merged.set(gone, kept);
  }
  return merged;
}

/**
 * The topics that somebody says something about, in the order given: one that is only ever mentioned, however often
 * ("November", "T-shirt", "bug fixes"), leads whoever presses it to nothing. Up to `few` there are others too, those first
 * of which something at all is said: a small archive has topics as well. Pure.
 */
export function worthPressing<T extends Pick<ArchiveTopic, 'told' | 'said'>>(topics: readonly T[], few: number): T[] {
  const good = new Set(
    topics.filter(({ told, said }) => {
      const least = WORTH_TELLING.find(({ times }) => told >= times);
      return least !== undefined && chanceTold(said) >= least.chance;
    }),
  );
  for (const least of [1, 0]) for (const topic of topics) if (good.size < few && topic.told >= least) good.add(topic);
  return topics.filter((topic) => good.has(topic));
}

/** The quotes to post out of these, by id: the best ones (`LEAST`). Pure. */
export function chooseQuotes(quotes: readonly PoolEntry[]): PoolEntry[] {
  const best = [...quotes].sort((a, b) => b.score - a.score || byId(a, b));
  return best.filter(({ score }, i) => score >= LEAST.find(({ among }) => i < among)!.score).sort(byId);
}

function byId(a: PoolEntry, b: PoolEntry): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** What two titles have in common that say the same: the stems of their telling words, in whatever order. */
export function titleKey(title: string, stemmer: (folded: string) => string = stem): string {
  const words = wordsOf(title).flatMap(({ folded }) => (isStopWord(folded) ? [] : [stemmer(folded)]));
  return [...new Set(words)].sort().join(' ');
}

function chaptersOf(archive: Archive): Map<string, ChapterPlace[]> {
  // Most words come again and again.
  const stemmer = createStemmer();
  const places = new Map<string, ChapterPlace[]>();
  for (const [at, { chapters, turnCount }] of archive.episodes.entries()) {
    for (const [i, { title, turn }] of chapters.entries()) {
      const key = titleKey(title, stemmer);
      const to = chapters[i + 1]?.turn ?? turnCount;
      if (key === '' || to <= turn) continue;
      const place = { at, from: turn, to };
      const others = places.get(key);
      if (others) others.push(place);
      else places.set(key, [place]);
    }
  }
  return places;
}

function peopleOf(episodes: readonly EpisodeInfo[]): Map<string, { name: string; episodes: number }> {
  const people = new Map<string, { name: string; episodes: number }>();
  for (const info of episodes) {
    for (const { id, name } of info.speakers) {
      const known = people.get(id);
      if (known) known.episodes++;
      else people.set(id, { name, episodes: 1 });
    }
  }
  return people;
}

/** Whoever types a topic's first letters wants it, and reads what little there is. */
function topicNames(topics: readonly ArchiveTopic[]): NameIndex {
  return createNameIndex(
    topics.map(({ phrase, weight }) => ({ name: cut(phrase), value: cut(phrase), also: [], weight })),
  );
}

function speakerNames(all: readonly EpisodeInfo[]): NameIndex {
  const people = peopleOf(all);
  const also = new Map<string, Set<string>>();
  for (const info of all) {
    for (const { id, name, aliases } of info.speakers) {
      const set = also.get(id) ?? new Set();
      for (const other of [...aliases, initials(name)]) if (other) set.add(other);
      also.set(id, set);
    }
  }
  return createNameIndex(
    [...people].map(([id, { name, episodes }]) => ({
      name: cut(name),
      value: id,
      also: [...(also.get(id) ?? [])],
      weight: episodes,
    })),
  );
}

function episodeNames(all: readonly EpisodeInfo[]): NameIndex {
  const newest = [...all].sort((a, b) => ((b.date ?? '') < (a.date ?? '') ? -1 : 1));
  return createNameIndex(
    newest.map((info, i): Named => {
      const number =
        info.number === null
          ? []
          : [
              info.number,
              `episode ${info.number}`,
              `${info.show} ${info.number}`,
              `${initials(info.show)} ${info.number}`,
            ];
      return {
        name: cut(`${info.show}${info.number === null ? '' : ` ${info.number}`}: ${info.title}`),
        value: info.id,
        also: [info.title, ...number, `${info.show} ${info.title}`],
        weight: newest.length - i,
      };
    }),
  );
}

function showNames(all: readonly EpisodeInfo[]): NameIndex {
  const counts = new Map<string, number>();
  for (const { show } of all) counts.set(show, (counts.get(show) ?? 0) + 1);
  return createNameIndex(
    [...counts].map(([show, weight]) => ({
      name: cut(show),
      value: cut(show),
      also: [initials(show)].filter(Boolean),
      weight,
    })),
  );
}

/** Discord shows at most 100 characters of a choice. */
function cut(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 99).trimEnd()}…`;
}
