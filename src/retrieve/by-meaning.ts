import type { ServedSegment } from '../index/served-segment.ts';
import { NEAR } from '../models/near.ts';
import { DIMENSIONS } from '../models/vectors.ts';
import { allowing, type Candidate, dot, type PreparedQuery, type Scope } from './candidates.ts';
import { AT } from './features.ts';
import type { Meaning, Nearness } from './meaning.ts';

/** What is known of a passage that may be meant; weights in `NEAR.order`. More of any never speaks against it. */
export const NEAR_FEATURES = [
  /** `Nearness` of all of it: half a minute of talk is compared as a whole, since what is half remembered is its gist. */
  'shared',
  'mean',
  /**
   * How near the nearer one of the passages right before and after it is, and those of its episode on average (`FEW`);
   * 0–2. One beside it that was not compared counts as 0: in a large archive that of many after the best `ATTENDED`.
   */
  'beside',
  'episode',
  /** As in `FEATURES`; 0 for a passage that was not found by words. */
  'coverageNear',
  'heading',
  'pairs',
] as const;

/** A passage that may be what was meant, by its meaning and its words. */
export interface ByMeaning {
  segment: ServedSegment;
  passage: number;
  /** In the order of `NEAR_FEATURES`. */
  features: readonly number[];
  /** For ordering within one search. */
  score: number;
}

/** What was compared, and what tells whether it may be what was meant at all. */
export interface Compared {
  /** Best first. */
  found: ByMeaning[];
  /** How near the nearest passage is, and the nearest episode on average; 0–2. */
  nearness: number;
  episode: number;
}

/**
 * Passages compared word by word, some hundredths of a millisecond each. Of a larger archive those are whose words
 * taken together are nearest, and those that words found.
 */
const COMPARED = 1500;
/**
 * Passages, the best before `beside` is known, whose neighbours are compared as well. With three times as many, no more of
 * what was half remembered was found in an archive of 1,826 episodes.
 */
const ATTENDED = 100;
/** So many passages more an episode is taken to have, as near as all are on average: that of a few says little. */
const FEW = 10;

/**
 * Compares passages with a query as a whole. `vector` is the query's by the vectors that passages are indexed by, and
 * `byWords` is what words found.
 */
export function passagesByMeaning(
  query: PreparedQuery,
  vector: Float32Array | null,
  scopes: readonly Scope[],
  meanings: ReadonlyMap<ServedSegment, Meaning>,
  byWords: readonly Candidate[],
): Compared {
  if (!vector || !query.vector) return { found: [], nearness: 0, episode: 0 };
  const likely = scopes.map((scope) => likenesses(query, scope, vector));
  const least = leastOfBest(likely);
  const parts = scopes.map(({ segment }, i) => {
    const words = new Map<number, readonly number[]>();
    for (const one of byWords) if (one.segment === segment) words.set(one.passage, one.features);
    const isCompared = (likeness: number, passage: number) =>
      likeness >= least || (likeness > NOT_ALLOWED && words.has(passage));
    const meaning = meanings.get(segment)!;
    const isAllowed = (passage: number) => likely[i]![passage]! > NOT_ALLOWED;
    return { segment, words, meaning, isAllowed, near: nearnessOf(segment, meaning, likely[i]!, isCompared) };
  });
  let sum = 0;
  let count = 0;
  for (const { near } of parts)
    for (const one of near.values()) {
      sum += one.shared + one.mean;
      count++;
    }
  const known = parts.map((part) => ({ ...part, episodes: episodesOf(part, sum / count) }));
  const first = known
    .flatMap((part) => featuresOf(part).map((one) => ({ part, ...one, score: one.score - besideIn(one) })))
    .sort((a, b) => b.score - a.score);
  for (const { part, passage } of first.slice(0, ATTENDED)) compareBeside(passage, part);
  const found = known.flatMap(featuresOf).sort((a, b) => b.score - a.score);
  let nearness = 0;
  let episode = 0;
  // As it was learned: what only stands beside something was not chosen to be compared.
  for (const { features } of first) {
    nearness = Math.max(nearness, features[SHARED]! + features[MEAN]!);
    episode = Math.max(episode, features[EPISODE]!);
  }
  return { found, nearness, episode };
}

const [SHARED, MEAN, BESIDE, EPISODE] = NEAR_FEATURES.map((_, i) => i) as [number, number, number, number];

/** What of a score goes by what stands beside the passage. */
const besideIn = ({ features }: Pick<ByMeaning, 'features'>): number => NEAR.order[BESIDE]! * features[BESIDE]!;

/** How near passages are, in their order. */
function nearnessOf(
  segment: ServedSegment,
  meaning: Meaning,
  likely: Float32Array,
  isCompared: (likeness: number, passage: number) => boolean,
): Map<number, Nearness> {
  const near = new Map<number, Nearness>();
  for (const [passage, likeness] of likely.entries())
    if (isCompared(likeness, passage))
      near.set(passage, meaning.ofWords(segment.scratch.words.subarray(0, segment.words(passage))));
  return near;
}

const nearAt = (one: Nearness | undefined): number => (one ? one.shared + one.mean : 0);

/** What is known of a segment's passages. */
interface Part {
  segment: ServedSegment;
  near: Map<number, Nearness>;
  /** Features by words, of those that words found. */
  words: ReadonlyMap<number, readonly number[]>;
  meaning: Meaning;
  isAllowed: (passage: number) => boolean;
  /** How near the passages of an episode are on average. */
  episodes: ReadonlyMap<number, number>;
}

/** `usual` is how near passages are on average. */
function episodesOf({ segment, near }: Pick<Part, 'segment' | 'near'>, usual: number): Map<number, number> {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const [passage, one] of near) {
    const at = segment.arrays.passageEpisode[passage]!;
    const { sum, count } = sums.get(at) ?? { sum: usual * FEW, count: FEW };
    sums.set(at, { sum: sum + nearAt(one), count: count + 1 });
  }
  return new Map(Array.from(sums, ([at, { sum, count }]) => [at, sum / count]));
}

/** The passages right before and after one, in its episode. */
function besideOf({ passageEpisode }: ServedSegment['arrays'], passage: number): number[] {
  return [passage - 1, passage + 1].filter((other) => passageEpisode[other] === passageEpisode[passage]);
}

/** Compares what stands beside a passage, as far as that was not done and may be found. */
function compareBeside(passage: number, { segment, meaning, near, isAllowed }: Part): void {
  for (const other of besideOf(segment.arrays, passage))
    if (!near.has(other) && isAllowed(other))
      near.set(other, meaning.ofWords(segment.scratch.words.subarray(0, segment.words(other))));
}

function featuresOf({ segment, near, words, episodes }: Part): ByMeaning[] {
  return Array.from(near, ([passage, { shared, mean }]) => {
    const nearBeside = besideOf(segment.arrays, passage).map((other) => nearAt(near.get(other)));
    const byWords = words.get(passage);
    const features = [
      shared,
      mean,
      // What is all of its episode stands for what would be beside it.
      nearBeside.length > 0 ? Math.max(...nearBeside) : shared + mean,
      episodes.get(segment.arrays.passageEpisode[passage]!)!,
      byWords?.[AT.coverageNear] ?? 0,
      byWords?.[AT.heading] ?? 0,
      byWords?.[AT.pairs] ?? 0,
    ];
    const score = features.reduce((total, one, i) => total + one * NEAR.order[i]!, 0);
    return { segment, passage, features, score };
  });
}

const NOT_ALLOWED = -2;

/** By passage how like the query its words are, taken together; `NOT_ALLOWED` for those that may not be found. */
function likenesses(query: PreparedQuery, scope: Scope, vector: Float32Array): Float32Array {
  const { segment } = scope;
  const isAllowed = allowing(query, scope);
  return Float32Array.from({ length: segment.passages }, (_, passage) =>
    segment.isEnglish(passage) && isAllowed(passage)
      ? dot(vector, segment.arrays.passageVector, passage * DIMENSIONS)
      : NOT_ALLOWED,
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
