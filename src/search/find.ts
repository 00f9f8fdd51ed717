import { flawsOfQuote } from './flaws.ts';
import { createMatcher, type Matcher } from './matching.ts';
import type { Hit } from './port.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import type { QuotedTurns } from './quote-id.ts';
import { type Closeness, type CutQuote, cutQuote, type ReadTurn } from './quotes.ts';
import { type Allowed, type Archive, maySpeak, type RankedPassage, SURE_ENOUGH } from './retriever.ts';
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
/** What each flaw of its wording costs it, and that it asks something. */
const FLAW = 0.4;
const ASKS = 0.8;
/** Passages of which quotes are cut, for each hit wanted: some are refused or say the same. */
const SPARE = 2;
/** A first quote that is harder to understand than this is not the best of its stretch. */
const HARD = 1;
/** How far around it another is looked for: code units of its own turn, and how many of the next turns. */
const AROUND = { units: 900, turns: 2 };
/** Share of what the first quote holds of the query that another must hold too, and what all of it is worth. */
const AS_MUCH = 0.4;
const HOLDS = 2;

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
  const best = bestOfStretchFirst(cuts).slice(0, limit);
  if (best.length > 0) {
    const easiest = easiestAround(best, reader, allowed, ranking.closeness);
    const at = best.indexOf(easiest);
    // One that was found too keeps its company; one that was not takes the first one's place.
    best.splice(Math.max(0, at), 1);
    best.unshift(easiest);
  }
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
    private readonly query: ParsedQuery,
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

  cut(read: ReadTurn, { span, match }: Pick<RankedPassage, 'span' | 'match'>, closeness: Closeness | null) {
    return cutQuote(read, span, this.query, this.matcher, match === 'meaning' ? closeness : null);
  }
}

/**
 * The first of some quotes, best first; where it is hard to understand, or asks, what is said right around it or in the
 * next turns and is easier, as the answer to a question mostly is.
 */
function easiestAround(best: readonly Cut[], reader: Reader, allowed: Allowed, closeness: Closeness | null): Cut {
  const first = best[0]!;
  const { passage, cut } = first;
  // What was found by meaning is near it just there.
  if (passage.match === 'meaning') return first;
  const { text } = reader.at(passage.episode, passage.turn)!.turn;
  const hard = unreadable(text, cut);
  if (hard < HARD) return first;
  let chosen = first;
  let most = HOLDS * cut.coverage - hard;
  const { start, end } = passage.span;
  const places = [
    { turn: passage.turn, span: { start: Math.max(0, start - AROUND.units), end: start } },
    { turn: passage.turn, span: { start: end, end: end + AROUND.units } },
    ...Array.from({ length: AROUND.turns }, (_, i) => ({
      turn: passage.turn + 1 + i,
      span: { start: 0, end: AROUND.units },
    })),
  ];
  for (const { turn, span } of places) {
    const read = span.start < span.end ? reader.at(passage.episode, turn) : null;
    if (!read || !maySpeak(allowed, read.turn.speaker)) continue;
    const there = { ...passage, turn, span };
    const other = reader.cut(read, there, closeness);
    if (!other || other.coverage < AS_MUCH * cut.coverage) continue;
    const value = HOLDS * other.coverage - unreadable(read.turn.text, other);
    if (value <= most) continue;
    const known = best.find((one) => overlap(one, { passage: there, cut: other }));
    if (known === first) continue;
    most = value;
    chosen = known ?? { ...first, passage: there, cut: other };
  }
  return chosen;
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

function unreadable(text: string, cut: CutQuote): number {
  return hardness(text, cut) + (text.slice(cut.span.start, cut.span.end).includes('?') ? ASKS : 0);
}

function howFound(passage: RankedPassage, cut: CutQuote): Pick<Hit, 'match' | 'strength' | 'matches'> {
  const match = cut.exact ? 'exact' : passage.match === 'words' && cut.spelling ? 'spelling' : passage.match;
  return { match, strength: passage.strength, matches: cut.matches };
}
