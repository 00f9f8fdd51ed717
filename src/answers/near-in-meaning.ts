import { createMatcher } from '../retrieve/matching.ts';
import type { NearPassage } from '../retrieve/nearest-passages.ts';
import type { ParsedQuery } from '../retrieve/query.ts';
import { SURE_ENOUGH } from '../retrieve/retriever.ts';
import { NEAR_SHOWN, overlap } from './outcome.ts';
import { addCut, type Cut, hitOf, Reader } from './reader.ts';
import type { Serving } from './serving.ts';
import type { Hit } from './shapes.ts';

/** What comes near, best first. */
export interface Near {
  /** At most three, to be shown as near. */
  hits: Hit[];
  /** Everything, to be suggested. */
  all: Hit[];
}

/** Ranks that two lists must differ by before it counts for much (reciprocal rank fusion, Cormack et al. 2009). */
const SOFT = 10;
/** Of the archive's own ranking, so many take part. */
const RANKED = 10;

/**
 * Joins what a model of the host's finds near to what we found ourselves, where nobody surely said it: whatever stands
 * high in both lists comes first. Nothing becomes surer by it than near.
 */
export function joinNear(now: Serving, query: ParsedQuery, own: Near, passages: readonly NearPassage[]): Near {
  const theirs = quotesOf(now, query, passages);
  const places: { hit: Hit; isNear: boolean; score: number }[] = ranked(own).map((hit, rank) => ({
    hit,
    isNear: own.hits.includes(hit),
    score: rank < RANKED ? 1 / (SOFT + rank) : 0,
  }));
  for (const [rank, { hit, isNear }] of theirs.entries()) {
    const score = 1 / (SOFT + rank);
    const same = places.find((one) => overlap(one.hit, hit));
    if (same) {
      same.score += score;
      same.isNear ||= isNear;
    } else places.push({ hit, isNear, score });
  }
  places.sort((a, b) => b.score - a.score);
  const near = places.filter(({ isNear }) => isNear);
  return {
    hits: near.slice(0, NEAR_SHOWN).map(({ hit }) => ({ ...hit, strength: Math.max(hit.strength, SURE_ENOUGH) })),
    all: places.map(({ hit }) => hit),
  };
}

/** Our own, best first, one of each place: the quote of a place may have been cut shorter for one list than for the other. */
function ranked({ hits, all }: Near): Hit[] {
  const kept: Hit[] = [];
  for (const hit of [...hits, ...all]) if (!kept.some((other) => overlap(other, hit))) kept.push(hit);
  return kept;
}

/** A quote of each passage, as far as one can be shown. */
function quotesOf(now: Serving, query: ParsedQuery, passages: readonly NearPassage[]): { hit: Hit; isNear: boolean }[] {
  const { archive, retriever } = now;
  const reader = new Reader(archive, query, createMatcher(query, retriever.vocabulary, now.stem));
  const closeness = retriever.closeness?.(query) ?? null;
  const cuts: Cut[] = [];
  return passages.flatMap(({ isNear, ...place }) => {
    const before = cuts.length;
    addCut({ ...place, score: 0, strength: 0, match: 'meaning' }, reader, closeness, cuts);
    // By meaning alone nothing is ever sure.
    return cuts
      .slice(before)
      .map((one) => ({ hit: { ...hitOf(now, one, reader), match: 'meaning' as const }, isNear }));
  });
}
