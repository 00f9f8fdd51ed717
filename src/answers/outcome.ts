import { type MatchKind, SURE_ENOUGH } from '../retrieve/retriever.ts';
import type { NearestQuotes } from './nearest.ts';
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
 * What is shown where none surely answers: the best by meaning and words, unless it is told that none may be meant; before
 * them what words found and meaning cannot compare.
 */
export function nearHits(
  byWords: readonly Hit[],
  { hits, tells }: NearestQuotes,
  isComparable: (hit: Hit) => boolean,
): Hit[] {
  if (!tells) return byWords.slice(0, NEAR_SHOWN);
  const others = byWords.filter((hit) => !isComparable(hit));
  return [...others, ...hits.filter(({ strength }) => strength >= SURE_ENOUGH)].slice(0, NEAR_SHOWN);
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
