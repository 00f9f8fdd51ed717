import { NONE } from '../index/segment.ts';
import type { ServedSegment } from '../index/served-segment.ts';
import { isPaired } from '../text/words.ts';
import { type Candidate, holdsPhrase, type PreparedQuery, type Scope, telling } from './candidates.ts';
import { AT } from './features.ts';
import type { RankedPassage } from './retriever.ts';

/** Share of their words that two passages may have in common and count as different. */
const ALIKE = 0.7;
/** A passage this near to a better one of its episode waits until the others have had their turn. */
const BESIDE = 1;

type Place = Pick<Candidate, 'segment' | 'passage'>;

/**
 * Best first, without what says the same again (a clip that two episodes play), and those right beside a better one after
 * all others: ten hits should be ten places to look.
 */
export function* spread<T extends Place>(candidates: readonly T[], limit: number): Generator<T> {
  const kept: T[] = [];
  const waiting: T[] = [];
  const bags: Uint32Array[] = [];
  for (const candidate of candidates) {
    if (kept.length >= limit) break;
    const beside = kept.some(
      (other) =>
        other.segment === candidate.segment &&
        Math.abs(other.passage - candidate.passage) <= BESIDE &&
        sameEpisode(other, candidate),
    );
    if (beside) {
      waiting.push(candidate);
      continue;
    }
    const bag = wordsOf(candidate);
    if (kept.some((other, i) => other.segment === candidate.segment && alike(bags[i]!, bag))) continue;
    kept.push(candidate);
    bags.push(bag);
    yield candidate;
  }
  yield* waiting.slice(0, limit - kept.length);
}

function sameEpisode(a: Place, b: Place): boolean {
  const { passageEpisode } = a.segment.arrays;
  return passageEpisode[a.passage] === passageEpisode[b.passage];
}

/** A passage's words, each once, in rising order. */
function wordsOf({ segment, passage }: Place): Uint32Array {
  const sorted = segment.scratch.words.slice(0, segment.words(passage)).sort();
  let length = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[length++] = sorted[i]!;
  return sorted.subarray(0, length);
}

function alike(a: Uint32Array, b: Uint32Array): boolean {
  const [small, large] = a.length < b.length ? [a, b] : [b, a];
  if (small.length < 8 || small.length <= ALIKE * large.length) return false;
  let shared = 0;
  for (let i = 0, j = 0; i < small.length && j < large.length; ) {
    if (small[i] === large[j]) {
      shared++;
      i++;
      j++;
    } else if (small[i]! < large[j]!) i++;
    else j++;
  }
  return shared / (a.length + b.length - shared) > ALIKE;
}

/** Which term of the query each stem of a segment stands for. */
function termsByStem(query: PreparedQuery, segment: ServedSegment): ReadonlyMap<number, number> {
  const { lexicon } = segment;
  const termOf = new Map<number, number>();
  for (const [k, term] of query.terms.entries()) {
    for (const { stems } of term.forms) {
      // A pair of letters that many words share does not stand for one of them.
      const pair = isPaired(stems[0] ?? '') ? telling(stems, segment) : undefined;
      for (const text of pair === undefined ? stems : [pair]) {
        const stem = lexicon.stem(text);
        if (stem !== undefined) termOf.set(stem, k);
      }
    }
  }
  return termOf;
}

/** The piece of a passage that says most of what was asked: by the weight of the terms in it, then by its length. */
export function bestPiece(candidate: Candidate, query: PreparedQuery, scope: Scope): number {
  const { segment, passage } = candidate;
  const { arrays } = segment;
  const from = arrays.passagePiece[passage]!;
  const to = arrays.passagePiece[passage + 1]!;
  if (to - from === 1) return from;
  const termOf = termsByStem(query, segment);
  const { words } = segment.scratch;
  segment.words(passage);
  let best = from;
  let bestScore = Number.NEGATIVE_INFINITY;
  let at = 0;
  for (let piece = from; piece < to; piece++) {
    const end = at + arrays.pieceWords[piece]!;
    const found = new Set<number>();
    const quoted = query.parsed.phrases.some((phrase) => holdsPhrase(segment, phrase, at, end));
    for (; at < end; at++) {
      const term = termOf.get(arrays.wordStem[words[at]!]!);
      if (term !== undefined) found.add(term);
    }
    if (scope.speakers && !scope.speakers.has(arrays.pieceSpeaker[piece]!)) continue;
    let score = Math.min(arrays.pieceWords[piece]!, 60) / 1000 + (quoted ? 1 : 0);
    for (const term of found) score += query.terms[term]!.weight / (query.saidWeight || 1);
    if (score > bestScore) {
      bestScore = score;
      best = piece;
    }
  }
  return best;
}

/** How a passage came to match: by the terms in it and right around it, unless its meaning says more. */
export function matchOf(candidate: Candidate, query: PreparedQuery, byMeaning: boolean): RankedPassage['match'] {
  if (byMeaning || (candidate.termsNear === 0 && candidate.features[AT.heading] === 0)) return 'meaning';
  return query.terms.some((term, k) => term.spelling && candidate.termsNear & (1 << k)) ? 'spelling' : 'words';
}

/** A query for one speaker is answered with that speaker's words. */
export function speakersOf(segment: ServedSegment, ids: ReadonlySet<string>): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const [number, id] of segment.lists.speakers.entries()) if (ids.has(id)) numbers.add(number);
  numbers.delete(NONE);
  return numbers;
}

/** Words that nobody said leave less to be sure of. */
export function shareSaid(query: PreparedQuery): number {
  return query.weight > 0 ? query.saidWeight / query.weight : 0;
}
