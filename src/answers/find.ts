import { createMatcher } from '../retrieve/matching.ts';
import { type ParsedQuery, parseQuery } from '../retrieve/query.ts';
import { type Allowed, type RankedPassage, SURE_ENOUGH } from '../retrieve/retriever.ts';
import { mostTellingFirst, quotesOfName } from './first.ts';
import { grown } from './grow.ts';
import { addCut, type Cut, hitOf, isSame, type Quoted, Reader } from './reader.ts';
import type { Found, Serving } from './serving.ts';
import { bestOfStretchFirst } from './stretches.ts';

/** So many quotes that hold several words as they were typed: they are the name of something. */
const MANY_QUOTES = 4;
/** With fewer episodes that speak of it there is not much to choose from. */
const MANY_EPISODES = 5;
/** Passages of which quotes are cut, for each hit wanted: some are refused or say the same. */
const SPARE = 2;
/** Quotes upon which it is decided whether a name was asked for, however few are wanted. */
const DECIDING = 10;
/** Passages looked at where one was: who of those that speak of it is found first says little. */
const OF_A_NAME = 50;

/** The quotes that answer best, best first, with how the query was understood. */
export function findQuotes(now: Serving, text: string, allowed: Allowed, limit: number, refuse: boolean): Found {
  const { archive, retriever } = now;
  const query = parseQuery(text, retriever.vocabulary);
  const wanted = Math.max(limit, DECIDING);
  const enough = wanted * SPARE + 4;
  const ranking = retriever.rank(query, allowed, Math.max(enough, OF_A_NAME));
  const reader = new Reader(archive, query, createMatcher(query, retriever.vocabulary, now.stem));
  const many = ranking.episodes.length >= MANY_EPISODES;
  const passages: RankedPassage[] = [];
  const cuts: Cut[] = [];
  for (const passage of ranking.passages) {
    if (refuse && passage.strength < SURE_ENOUGH) continue;
    const isName = isNamed(query, cuts, many);
    if (!isName && (cuts.length >= wanted || passages.length >= enough)) break;
    passages.push(passage);
    if (!isName) addCut(passage, reader, ranking.closeness, cuts);
  }
  const isName = isNamed(query, cuts, many);
  const named = isName ? quotesOfName(passages, reader, limit) : [];
  const best = [...named, ...(named.length < limit ? others() : [])];
  const hits = grownFirst(best, reader, limit).map((one) => hitOf(now, one, reader));
  return { query, hits, episodes: ranking.episodes };

  function others(): readonly Quoted[] {
    if (isName)
      for (const passage of passages)
        if (cuts.length < wanted + named.length) addCut(passage, reader, ranking.closeness, cuts);
    if (query.terms.length === 1) for (const one of cuts) one.score -= one.cut.cost;
    // What was asked should stand in the words shown, not only around them.
    const ordered = bestOfStretchFirst(cuts.sort((a, b) => b.score - a.score));
    return named.length === 0
      ? mostTellingFirst(ordered, reader, allowed)
      : ordered.filter((one) => !named.some((other) => isSame(one, other)));
  }
}

/** Quotes that grow to what they need: the first two, since reading what stands beside them takes time. */
const GROWING = 2;

/** At most `limit` of them, the first ones grown as far as they do not reach into one before, without what stands in one that grew. */
function grownFirst(best: readonly Quoted[], reader: Reader, limit: number): Quoted[] {
  const kept: Quoted[] = [];
  const isKept = (one: Quoted) => kept.some((other) => isSame(other, one));
  for (const [i, one] of best.entries()) {
    if (kept.length >= limit) break;
    const longer = i < GROWING ? grown(one, reader) : one;
    if (!isKept(longer)) kept.push(longer);
    else if (!isKept(one)) kept.push(one);
  }
  return kept;
}

/** Was the name of something asked for, of which many speak? Then the best answer is what says most of it. */
function isNamed({ terms, phrases }: ParsedQuery, cuts: readonly Cut[], many: boolean): boolean {
  // Words in quotation marks must stand in every quote.
  if (phrases.length > 0 || !many) return false;
  if (terms.length === 1) return true;
  let exact = 0;
  for (const { cut } of cuts) if (cut.exact) exact++;
  return exact >= MANY_QUOTES;
}
