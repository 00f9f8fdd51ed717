import { createMatcher } from '../retrieve/matching.ts';
import type { ParsedQuery } from '../retrieve/query.ts';
import type { Allowed } from '../retrieve/retriever.ts';
import { isInEnglish } from '../text/languages.ts';
import { addCut, type Cut, hitOf, Reader } from './reader.ts';
import type { Serving } from './serving.ts';
import type { Hit } from './shapes.ts';

/** Passages of which quotes are cut, for each that is wanted: of some nothing can be shown. */
const SPARE = 2;

/** What comes nearest in meaning, nearest first. */
export interface NearestQuotes {
  hits: Hit[];
  /** `Nearest.tells` */
  tells: boolean;
}

/** Can what was said there be compared by meaning? The vectors know English alone. */
export function isComparable(now: Serving, { episode }: Pick<Hit, 'episode'>): boolean {
  return isInEnglish(now.archive.episodes[now.positions.get(episode.id)!]!);
}

/** At most `limit` quotes that come nearest in meaning to a query; `byWords` is what its words found, if only weakly. */
export function nearestQuotes(
  now: Serving,
  query: ParsedQuery,
  allowed: Allowed,
  byWords: readonly Hit[],
  limit: number,
): NearestQuotes {
  const { archive, retriever } = now;
  const comparable = byWords.filter((hit) => isComparable(now, hit));
  const strongest = Math.max(0, ...comparable.map(({ strength }) => strength));
  const { passages, closeness, tells } = retriever.nearest(query, allowed, limit * SPARE, strongest);
  const reader = new Reader(archive, query, createMatcher(query, retriever.vocabulary, now.stem));
  const cuts: Cut[] = [];
  for (const passage of passages) if (cuts.length < limit) addCut(passage, reader, closeness, cuts);
  return { hits: cuts.map((one) => hitOf(now, one, reader)), tells };
}
