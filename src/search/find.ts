import type { Span } from '../episodes/episode.ts';
import { mostTelling, type Told } from './first-quote.ts';
import { flawsOfQuote } from './flaws.ts';
import { createMatcher, type Matcher } from './matching.ts';
import type { Hit } from './port.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import type { QuotedTurns } from './quote-id.ts';
import { type Closeness, type CutQuote, cutQuote, quoteOf, type ReadTurn } from './quotes.ts';
import {
  type Allowed,
  type Archive,
  type EpisodeInfo,
  maySpeak,
  type RankedPassage,
  SURE_ENOUGH,
} from './retriever.ts';
import { type Found, quoteAt, type Serving } from './serving.ts';
import { standaloneScore } from './standalone.ts';
import { bestOfStretchFirst } from './stretches.ts';

/** What the share of the query that stands in a quote itself is worth, beside its passage's score. */
const IN_THE_QUOTE = 5;
/** What it costs a quote that it is hard to understand where the name of something was asked for, of which many speak. */
const HARD_TO_READ = 2.5;
/** What it is worth to it that it can stand alone, by its log odds. */
const ALONE = 0.4;
/** How many times as many quotes are then cut, to choose from. */
const MORE = 2;
/** `standaloneScore` is 0 for what cannot, which has no odds. */
const LEAST_CHANCE = 0.001;
/** So many quotes that hold several words as they were typed: they are the name of something. */
const MANY_QUOTES = 4;
/** With fewer episodes that speak of it there is not much to choose from. */
const MANY_EPISODES = 5;
/** What each flaw of its wording costs it. */
const FLAW = 0.4;
/** Passages of which quotes are cut, for each hit wanted: some are refused or say the same. */
const SPARE = 2;
/** A first quote that tells this much (`mostTelling`) is good enough. */
const ENOUGH = 1;
/** How far around it another is looked for: code units of its own turn and of those next to it, and how many of these. */
const AROUND = { units: 900, before: 1, after: 3 };
/** Share of what the first quote holds of the query that another must hold too. */
const AS_MUCH = 0.5;
/** What it costs another, all that the first holds of it being lost. */
const LOST = 4;
/** Share of what the first holds that an answer to its question should hold; under a title that says it all it may be none. */
const FREE = 0.7;
/** A chapter whose title holds this share of the query is about it, whatever words are used in it. */
const ABOUT_IT = 0.6;
/** Points for what was cut to answer, and against what stands beside it, or in another turn. */
const AS_CUT = 0.2;
const BESIDE = -0.2;
const ELSEWHERE = -0.3;
/** Quotes found that may come first, and what it costs one that it was not, the more the farther behind its score is. */
const LOOKED_AT = 8;
const NOT_FIRST = { sameEpisode: { least: 1.5, each: 0.5 }, other: { least: 2, each: 1 } };

interface Cut {
  passage: RankedPassage;
  cut: CutQuote;
  score: number;
}

/** The quotes that answer best, best first, with how the query was understood. */
export function findQuotes(now: Serving, text: string, allowed: Allowed, limit: number, refuse: boolean): Found {
  const { archive, retriever } = now;
  const query = parseQuery(text, retriever.vocabulary);
  const ranking = retriever.rank(query, allowed, limit * SPARE + 4);
  const reader = new Reader(archive, query, createMatcher(query, retriever.vocabulary, now.stem));
  const many = ranking.episodes.length >= MANY_EPISODES;
  const cuts: Cut[] = [];
  const said = new Set<string>();
  for (const passage of ranking.passages) {
    if (cuts.length >= (isNamed(query, cuts, many) ? limit * MORE : limit)) break;
    if (refuse && passage.strength < SURE_ENOUGH) continue;
    const read = reader.at(passage.episode, passage.turn);
    const cut = read && reader.cut(read, passage, ranking.closeness);
    if (!cut || cuts.some((other) => overlap(other, { passage, cut }))) continue;
    if (said.has(cut.hash)) continue;
    said.add(cut.hash);
    cuts.push({ passage, cut, score: passage.score + IN_THE_QUOTE * cut.coverage });
  }
  if (isNamed(query, cuts, many)) {
    for (const one of cuts) {
      const { turn } = reader.at(one.passage.episode, one.passage.turn)!;
      const { speakers } = archive.episodes[one.passage.episode]!;
      const role = speakers.find(({ id }) => id === turn.speaker)?.role ?? null;
      one.score -= HARD_TO_READ * hardness(turn.text, one.cut) - ALONE * standsAlone(turn.text, one.cut, role);
    }
  } else if (query.terms.length === 1) {
    for (const one of cuts) one.score -= one.cut.cost;
  }
  // What was asked should stand in the words shown, not only around them.
  cuts.sort((a, b) => b.score - a.score);
  const best = mostTellingFirst(bestOfStretchFirst(cuts).slice(0, limit), reader, allowed);
  const hits = best.map(
    ({ passage, cut }): Hit => ({
      ...quoteAt(now, passage.episode, passage.turn, cut.span, {
        turns: reader.turns(passage.episode),
        hash: cut.hash,
        echoes: cut.echoes,
      }),
      ...howFound(passage, cut),
    }),
  );
  return { query, hits, episodes: ranking.episodes };
}

/** Was the name of something asked for, of which many speak? Then what reads best is the best answer. */
function isNamed({ terms }: ParsedQuery, cuts: readonly Cut[], many: boolean): boolean {
  if (terms.length === 1) return many;
  let exact = 0;
  for (const { cut } of cuts) if (cut.exact) exact++;
  return exact >= MANY_QUOTES;
}

/** The turns that a search reads, each decoded once. */
class Reader {
  private readonly read = new Map<string, ReadTurn>();
  private readonly decoded = new Map<number, QuotedTurns>();

  constructor(
    private readonly archive: Archive,
    readonly query: ParsedQuery,
    private readonly matcher: Matcher,
  ) {}

  turns(episode: number): QuotedTurns {
    const turns = this.decoded.get(episode) ?? this.archive.turnList(episode);
    this.decoded.set(episode, turns);
    return turns;
  }

  at(episode: number, index: number): ReadTurn | null {
    const place = `${episode}:${index}`;
    const known = this.read.get(place);
    if (known) return known;
    const turn = this.turns(episode).at(index);
    if (!turn) return null;
    const made = { turn, sentences: this.archive.sentences(episode, index), read: new Map() };
    this.read.set(place, made);
    return made;
  }

  info(episode: number): EpisodeInfo {
    return this.archive.episodes[episode]!;
  }

  /** Share of the query's weight whose terms stand in a text. */
  coverage(text: string): number {
    const terms = new Set(this.matcher.find(text).map(({ term }) => term));
    return [...terms].reduce((sum, term) => sum + this.matcher.weights[term]!, 0);
  }

  /** What tells most of a stretch of a turn, in or around the passage of a quote. */
  telling({ passage, cut }: Cut, turn: number, within: Span, { holds, least, above }: Wanted): Told | null {
    const read = this.at(passage.episode, turn);
    if (!read) return null;
    const favour = (span: Span, coverage: number) => {
      const place =
        turn !== passage.turn
          ? ELSEWHERE
          : span.start === cut.span.start && span.end === cut.span.end
            ? AS_CUT
            : span.start < passage.span.end && span.end > passage.span.start
              ? 0
              : BESIDE;
      return place - LOST * Math.max(0, holds - coverage);
    };
    return mostTelling(read, within, least, this.query, this.matcher, favour, above);
  }

  exactly({ one, turn, span }: Chosen): Cut | null {
    const read = this.at(one.passage.episode, turn)!;
    const cut = quoteOf(read, span, this.query, this.matcher);
    return cut && { ...one, passage: { ...one.passage, turn, span }, cut };
  }

  cut(read: ReadTurn, { span, match }: Pick<RankedPassage, 'span' | 'match'>, closeness: Closeness | null) {
    return cutQuote(read, span, this.query, this.matcher, match === 'meaning' ? closeness : null);
  }
}

/** Share of the query that what is told should hold, and must hold; the points that it must have more of. */
interface Wanted {
  holds: number;
  least: number;
  above: number | undefined;
}

/** A quote that may stand first: what is told, and in which turn, where one of those found led to it. */
interface Chosen extends Told {
  one: Cut;
  turn: number;
}

/**
 * Some quotes, best first, with the one before them that tells most to one who reads nothing else: the first as it was
 * cut, other sentences in or right around it (the answer to a question mostly stands there), or, where all of that tells
 * little, another of them.
 */
function mostTellingFirst(best: readonly Cut[], reader: Reader, allowed: Allowed): readonly Cut[] {
  const first = best[0];
  // Words in quotation marks must stand in it; what was found by meaning is near it just there.
  if (!first || reader.query.phrases.length > 0 || first.passage.match === 'meaning') return best;
  let chosen = around(first, reader, allowed);
  for (const one of best.slice(1, LOOKED_AT)) {
    if (one.passage.match === 'meaning') continue;
    const { turn, span } = one.passage;
    const { least, each } = NOT_FIRST[one.passage.episode === first.passage.episode ? 'sameEpisode' : 'other'];
    const less = least + each * Math.max(0, first.score - one.score);
    const above = chosen ? chosen.points + less : undefined;
    const holds = first.cut.coverage;
    const told = reader.telling(one, turn, span, { holds, least: AS_MUCH * holds, above });
    if (told) chosen = { one, turn, span: told.span, points: told.points - less };
  }
  const told = chosen && reader.exactly(chosen);
  return told ? [told, ...best.filter((other) => other !== chosen!.one && !overlap(other, told))] : best;
}

/** What tells most of a quote's passage and, unless that is enough, of what stands around it in its chapter. */
function around(first: Cut, reader: Reader, allowed: Allowed): Chosen | null {
  const { passage, cut } = first;
  const { episode, turn, span } = passage;
  const own = reader.at(episode, turn)!.turn;
  const { chapters } = reader.info(episode);
  const chapter = chapters.findLast((one) => one.turn <= turn);
  const headed = chapter !== undefined && reader.coverage(chapter.title) >= ABOUT_IT;
  const asks = own.text.slice(cut.span.start, cut.span.end).includes('?');
  let most: Chosen | null = null;
  const look = (at: number, within: Span) => {
    const turnOf = reader.at(episode, at)?.turn;
    if (!turnOf || turnOf.voice !== own.voice || !maySpeak(allowed, turnOf.speaker)) return;
    const wanted = headed
      ? { holds: 0, least: 0 }
      : asks && at > turn
        ? { holds: FREE * cut.coverage, least: 0 }
        : { holds: cut.coverage, least: AS_MUCH * cut.coverage };
    const told = reader.telling(first, at, within, { ...wanted, above: most?.points });
    if (told) most = { one: first, turn: at, ...told };
  };
  look(turn, span);
  if (most !== null && (most as Chosen).points >= ENOUGH) return most;
  look(turn, { start: span.start - AROUND.units, end: span.start });
  look(turn, { start: span.end, end: span.end + AROUND.units });
  const end = chapters.find((one) => one.turn > turn)?.turn ?? Number.POSITIVE_INFINITY;
  for (let at = turn + 1; at < Math.min(turn + 1 + AROUND.after, end); at++) look(at, { start: 0, end: AROUND.units });
  for (let at = turn - 1; at >= Math.max(turn - AROUND.before, chapter?.turn ?? 0); at--)
    look(at, { start: 0, end: AROUND.units });
  return most;
}

function overlap(a: Pick<Cut, 'passage' | 'cut'>, b: Pick<Cut, 'passage' | 'cut'>): boolean {
  return (
    a.passage.episode === b.passage.episode &&
    a.passage.turn === b.passage.turn &&
    a.cut.span.start < b.cut.span.end &&
    b.cut.span.start < a.cut.span.end
  );
}

/** What it costs a quote that it is hard to understand for one who reads nothing else. */
function hardness(text: string, { span, cost }: CutQuote): number {
  return cost + FLAW * flawsOfQuote(text.slice(span.start, span.end));
}

/** Log odds that a quote says something to one who knows nothing of the episode. */
function standsAlone(text: string, { span }: CutQuote, role: string | null): number {
  const chance = standaloneScore(text.slice(span.start, span.end), { role, soundbite: false, edge: false });
  return Math.log(Math.max(LEAST_CHANCE, chance) / (1 - chance));
}

function howFound(passage: RankedPassage, cut: CutQuote): Pick<Hit, 'match' | 'strength' | 'matches'> {
  const match = cut.exact ? 'exact' : passage.match === 'words' && cut.spelling ? 'spelling' : passage.match;
  return { match, strength: passage.strength, matches: cut.matches };
}
