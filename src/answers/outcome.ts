import { type MatchKind, SURE_ENOUGH } from '../retrieve/retriever.ts';
import { wordsOf } from '../text/words.ts';
import type { NearestQuotes } from './nearest.ts';
import { saysAgain } from './reader.ts';
import type { Hit, Outcome, SearchResult } from './shapes.ts';

/** From this strength on a quote is shown as what was asked for. `npm run bench -- refusal` prints how often it is. */
export const SURELY = 0.9;
/** Quotes shown where none surely answers. */
export const NEAR_SHOWN = 3;
/** Episodes suggested to who wants to see what comes nearest at any rate. */
export const LEADS = 5;

/** Do these words stand in the quote as they were typed, or does it plainly say what was asked? */
export const isSurely = ({ match, strength }: Pick<Hit, 'match' | 'strength'>): boolean =>
  strength >= (match === 'exact' ? SURE_ENOUGH : SURELY);

/** How the first quote came to match; `near` where it may speak of something else. */
export function matchOfAll(hits: readonly Hit[]): SearchResult['match'] {
  const [first] = hits;
  if (!first) return 'none';
  return isSurely(first) ? first.match : 'near';
}

/** Did somebody say it for sure? */
export const isFound = (match: Outcome): match is MatchKind => match !== 'near' && match !== 'none';

/**
 * What is shown where none surely answers: the best of those found by their words, then those nearest in meaning, for of
 * quotes that are not sure by their words meaning tells the better ones. Nothing where meaning tells that none may be meant.
 */
export function nearHits(byWords: readonly Hit[], { hits, tells }: NearestQuotes): Hit[] {
  if (!tells) return byWords.slice(0, NEAR_SHOWN);
  const byMeaning = hits.filter(({ strength }) => strength >= SURE_ENOUGH);
  if (byMeaning.length === 0) return [];
  const [first, ...others] = byWords;
  return distinct([...(first ? [first] : []), ...byMeaning, ...others]).slice(0, NEAR_SHOWN);
}

/** The quotes that neither overlap one before them nor say the same again. */
function distinct(hits: readonly Hit[]): Hit[] {
  const said = hits.map(({ text }) => new Set(wordsOf(text).map(({ folded }) => folded)));
  return hits.filter(
    (hit, i) => !hits.slice(0, i).some((other, k) => overlap(other, hit) || saysAgain(said[k]!, said[i]!)),
  );
}

/** The best quote of each of a few episodes. */
export function leadsOf(hits: readonly Hit[]): Hit[] {
  const episodes = new Set<string>();
  return hits.filter(({ episode }) => !episodes.has(episode.id) && episodes.add(episode.id)).slice(0, LEADS);
}

export function overlap(a: Hit, b: Hit): boolean {
  return a.episode.id === b.episode.id && a.turn === b.turn && a.span.start < b.span.end && b.span.start < a.span.end;
}

/** The items of some lists, one of each by turns. */
export function inTurn<T>(...lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}
