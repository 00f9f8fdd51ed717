import type { ServedSegment } from '../index/served-segment.ts';
import { DIMENSIONS } from '../models/vectors.ts';
import { allowing, dot, type PreparedQuery, type Scope } from './candidates.ts';
import type { Meaning } from './meaning.ts';

/** A passage that is near in meaning to what was asked, whatever its words. */
export interface ByMeaning {
  segment: ServedSegment;
  passage: number;
  /** How near all of it is, 0–2. */
  nearness: number;
}

/**
 * Passages compared word by word, some hundredths of a millisecond each. Of a larger archive those are whose words
 * taken together are nearest.
 */
const COMPARED = 1500;

/** The passages nearest in meaning to a query, nearest first. `vector` is the query's by the vectors that passages are indexed by. */
export function passagesByMeaning(
  query: PreparedQuery,
  vector: Float32Array | null,
  scopes: readonly Scope[],
  meanings: ReadonlyMap<ServedSegment, Meaning>,
): ByMeaning[] {
  if (!vector || !query.vector) return [];
  const likely = scopes.map((scope) => likenesses(query, scope, vector));
  const least = leastOfBest(likely);
  const found: ByMeaning[] = [];
  for (const [i, { segment }] of scopes.entries()) {
    const meaning = meanings.get(segment)!;
    for (const [passage, likeness] of likely[i]!.entries()) {
      if (likeness < least) continue;
      // Half a minute of talk is compared as a whole: what is half remembered is the gist of it.
      const { shared, mean } = meaning.ofWords(segment.scratch.words.subarray(0, segment.words(passage)));
      found.push({ segment, passage, nearness: shared + mean });
    }
  }
  return found.sort((a, b) => b.nearness - a.nearness);
}

/** By passage how like the query its words are, taken together; -2 for those that may not be found. */
function likenesses(query: PreparedQuery, scope: Scope, vector: Float32Array): Float32Array {
  const { segment } = scope;
  const isAllowed = allowing(query, scope);
  return Float32Array.from({ length: segment.passages }, (_, passage) =>
    segment.isEnglish(passage) && isAllowed(passage)
      ? dot(vector, segment.arrays.passageVector, passage * DIMENSIONS)
      : -2,
  );
}

/** The likeness from which on passages are among the `COMPARED` best. */
function leastOfBest(likely: readonly Float32Array[]): number {
  const all = new Float32Array(likely.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of likely) {
    all.set(one, at);
    at += one.length;
  }
  return Math.max(-1, all.sort().at(-COMPARED) ?? -1);
}

/** The piece of a passage that is nearest, of those whose speaker may be found. */
export function nearestPiece(
  { segment, passage }: ByMeaning,
  meaning: Meaning,
  speakers: ReadonlySet<number> | null,
): number {
  const { passagePiece, pieceWords, pieceSpeaker } = segment.arrays;
  const words = segment.scratch.words.slice(0, segment.words(passage));
  let best = passagePiece[passage]!;
  let highest = Number.NEGATIVE_INFINITY;
  for (let piece = best, at = 0; piece < passagePiece[passage + 1]!; piece++) {
    const own = words.subarray(at, at + pieceWords[piece]!);
    at += own.length;
    if (speakers && !speakers.has(pieceSpeaker[piece]!)) continue;
    const { shared, mean } = meaning.ofWords(own);
    if (shared + mean <= highest) continue;
    best = piece;
    highest = shared + mean;
  }
  return best;
}
