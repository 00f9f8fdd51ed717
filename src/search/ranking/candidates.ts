import type { ParsedQuery, Phrase } from '../query.ts';
import { isStopWord } from '../words.ts';
import type { LargeUnitHits } from './large-units.ts';
import type { ServedSegment } from './served-segment.ts';
import { DIMENSIONS, type WordVectors } from './vectors.ts';

/** A term of the query with what it weighs in this archive. */
export interface WeighedTerm {
  forms: { stems: string[]; how: 'words' | 'spelling' }[];
  word: string;
  /** BM25's idf; a term that nobody said weighs as the rarest. */
  weight: number;
  said: boolean;
  spelling: boolean;
}

/** A query made ready for an archive: what is the same for all its segments. */
export interface PreparedQuery {
  parsed: ParsedQuery;
  /** At most `MOST_TERMS`, the weightiest. */
  terms: WeighedTerm[];
  /** The weight of the terms that were said, and of all. */
  saidWeight: number;
  weight: number;
  /** Folded, in the order typed. */
  words: string[];
  vector: Float32Array | null;
}

export interface Candidate {
  segment: ServedSegment;
  passage: number;
  features: Float32Array;
  /** Bit k: term k stands in the passage or its near neighbours. */
  termsNear: number;
  score: number;
}

/** What one segment may be searched for. */
export interface Scope {
  segment: ServedSegment;
  /** By episode of the segment; null: all. */
  episodes: Uint8Array | null;
  /** Speakers of the segment by number; null: all. */
  speakers: ReadonlySet<number> | null;
}

/** Terms of a long question beyond these, the commonest, are let go. */
export const MOST_TERMS = 12;
/** Passages looked at closely. */
const CANDIDATES = 300;
/** What an episode's score, and its rank in the index of large units, lend its passages when they are chosen. */
const FROM_EPISODE = 0.5;
const FROM_LARGE_UNIT = 0.2;
/** First passages of a chapter whose title matches. */
const CHAPTER_START = 3;
const MEANT = 30;
/** Words of a query whose order counts. */
const MOST_PLACES = 30;
const NEAR = 2;
const WIDE = 6;
/** BM25: how soon repetition stops to count, and how much length counts, for passages and for larger stretches. */
const K1 = 1.2;
const B = 0.7;
const B_LARGE = 0.6;
/** What a neighbour's words count, in a window around a passage. */
const NEIGHBOUR = { near: 0.5, wide: 0.6 };

export function prepareQuery(
  parsed: ParsedQuery,
  units: number,
  frequency: (stem: string) => number,
  vectors: WordVectors,
): PreparedQuery {
  const idf = (said: number) => Math.log(1 + (units - said + 0.5) / (said + 0.5));
  const all = parsed.terms.map(({ word, forms }): WeighedTerm => {
    const said = Math.max(0, ...forms.map(({ stems }) => Math.min(...stems.map(frequency))));
    return {
      forms,
      word,
      weight: idf(said),
      said: said > 0,
      spelling: forms.length > 0 && forms.every(({ how }) => how === 'spelling'),
    };
  });
  const terms = [...all]
    .filter((term) => term.said)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_TERMS);
  const chosen = new Set(terms);
  const vector = new Float32Array(DIMENSIONS);
  let known = false;
  for (const term of all) {
    const row = isStopWord(term.word) ? undefined : vectors.row(term.word);
    if (row === undefined) continue;
    known = true;
    vectors.addTo(vector, row, term.said ? term.weight : idf(0) / 2);
  }
  const length = Math.hypot(...vector);
  for (let d = 0; d < DIMENSIONS; d++) vector[d]! /= length || 1;
  return {
    parsed,
    terms: all.filter((term) => chosen.has(term)),
    saidWeight: terms.reduce((sum, term) => sum + term.weight, 0),
    weight: all.reduce((sum, term) => sum + term.weight, 0),
    words: parsed.words,
    vector: known && length > 0 ? vector : null,
  };
}

/**
 * The passages worth a closer look, with their features. Scores every passage that holds a term, adds what its episode
 * scores, and looks closely at the best; with the first passages of chapters whose titles match, and those nearest in
 * meaning where the others are weak.
 */
export function findCandidates(
  query: PreparedQuery,
  scopes: readonly Scope[],
  large: LargeUnitHits,
  isWeak: (candidates: readonly Candidate[]) => boolean,
): { candidates: Candidate[]; matching: Map<ServedSegment, Uint32Array> } {
  const scored = scopes.map((scope) => scoreSegment(query, scope));
  const episodes = scopes.reduce((sum, { segment }) => sum + segment.lists.episodes.length, 0);
  const allWords = scopes.reduce((sum, { segment }) => sum + segment.wordsBefore[segment.passages]!, 0);
  const episodeWeights = query.terms.map((_, k) => {
    const holding = scored.reduce((sum, s) => sum + s.holding[k]!, 0);
    return Math.log(1 + (episodes - holding + 0.5) / (holding + 0.5));
  });
  const looks: Look[] = [];
  const matching = new Map<ServedSegment, Uint32Array>();
  for (const part of scored) {
    const episodeScores = scoreEpisodes(part, episodeWeights, allWords / Math.max(1, episodes));
    matching.set(part.scope.segment, part.matching);
    looks.push(lookClosely(query, part, episodeScores, large));
  }
  const candidates = looks.flatMap((look) => look.candidates);
  if (query.vector && isWeak(candidates)) {
    for (const look of looks) candidates.push(...look.byMeaning(query.vector));
  }
  return { candidates, matching };
}

interface ScoredSegment {
  scope: Scope;
  touched: number[];
  /** For each term, how often it stands in each episode. */
  inEpisode: Float32Array[];
  /** For each term, how many episodes hold it. */
  holding: number[];
  /** Passages in each episode that hold most of what was asked. */
  matching: Uint32Array;
}

/** Of the query's weight: a passage that holds this much speaks of it. */
const SPEAKS_OF = 0.6;

function scoreSegment(query: PreparedQuery, scope: Scope): ScoredSegment {
  const { segment } = scope;
  const { arrays, scratch, passages } = segment;
  const { score, coverage, counts } = scratch;
  score.fill(0);
  coverage.fill(0);
  const average = segment.wordsBefore[passages]! / Math.max(1, passages);
  const touched: number[] = [];
  const inEpisode: Float32Array[] = [];
  const holding: number[] = [];
  const passageEpisode = arrays.passageEpisode;
  const passageLength = arrays.passageLength;
  for (const [k, term] of query.terms.entries()) {
    counts[k] ??= new Uint8Array(passages);
    const count = counts[k];
    count.fill(0);
    const episode = new Float32Array(segment.lists.episodes.length);
    const { weight } = term;
    const visit = (passage: number, times: number) => {
      const before = count[passage]!;
      count[passage] = Math.min(255, before + times);
      episode[passageEpisode[passage]!]! += times;
      if (before > 0) return;
      if (coverage[passage] === 0) touched.push(passage);
      coverage[passage]! += weight;
      score[passage]! += (weight * times * (K1 + 1)) / (times + K1 * (1 - B + (B * passageLength[passage]!) / average));
    };
    for (const { stems } of term.forms) {
      const numbers = stems.map((text) => segment.lexicon.stem(text));
      if (numbers.includes(undefined)) continue;
      if (numbers.length === 1) segment.eachPosting(numbers[0]!, visit);
      else eachRun(segment, numbers as number[], visit);
    }
    inEpisode.push(episode);
    holding.push(episode.reduce((sum, times) => sum + (times > 0 ? 1 : 0), 0));
  }
  const matching = new Uint32Array(segment.lists.episodes.length);
  const enough = query.weight * SPEAKS_OF;
  for (const passage of touched) if (coverage[passage]! >= enough) matching[passageEpisode[passage]!]!++;
  return { scope, touched, inEpisode, holding, matching };
}

/** Passages in which the stems stand side by side. */
function eachRun(
  segment: ServedSegment,
  stems: readonly number[],
  visit: (passage: number, times: number) => void,
): void {
  let holding: Set<number> | null = null;
  for (const one of stems) {
    const here = new Set<number>();
    segment.eachPosting(one, (passage) => {
      if (holding === null || holding.has(passage)) here.add(passage);
    });
    holding = here;
  }
  const words: number[] = [];
  for (const passage of holding ?? []) {
    const length = segment.words(passage, words);
    let times = 0;
    for (let i = 0; i + stems.length <= length; i++) {
      if (stems.every((one, j) => segment.arrays.wordStem[words[i + j]!] === one)) times++;
    }
    if (times > 0) visit(passage, times);
  }
}

function scoreEpisodes(part: ScoredSegment, weights: readonly number[], averageWords: number): Float32Array {
  const { segment } = part.scope;
  const { episodePassage } = segment.arrays;
  const scores = new Float32Array(segment.lists.episodes.length);
  const sum = weights.reduce((a, b) => a + b, 0) || 1;
  for (let e = 0; e < scores.length; e++) {
    const words = segment.wordsBefore[episodePassage[e + 1]!]! - segment.wordsBefore[episodePassage[e]!]!;
    const norm = K1 * (1 - B_LARGE + (B_LARGE * words) / averageWords);
    let score = 0;
    for (const [k, times] of part.inEpisode.entries()) {
      const f = times[e]!;
      if (f > 0) score += (weights[k]! * f * (K1 + 1)) / (f + norm);
    }
    scores[e] = score / sum;
  }
  return scores;
}

/** What was looked at in one segment, and what may be looked at besides. */
interface Look {
  candidates: Candidate[];
  byMeaning(vector: Float32Array): Candidate[];
}

function lookClosely(
  query: PreparedQuery,
  part: ScoredSegment,
  episodeScores: Float32Array,
  large: LargeUnitHits,
): Look {
  const { segment, episodes, speakers } = part.scope;
  const { arrays, lists, scratch } = segment;
  const weight = query.saidWeight || 1;
  const isAllowed = (passage: number): boolean => {
    if (episodes && episodes[arrays.passageEpisode[passage]!] !== 1) return false;
    const kind = arrays.pieceKind[arrays.passagePiece[passage]!]!;
    if ((kind === 1 && !query.parsed.wants.announcement) || (kind === 2 && !query.parsed.wants.sponsor)) return false;
    if (speakers === null) return true;
    for (let p = arrays.passagePiece[passage]!; p < arrays.passagePiece[passage + 1]!; p++) {
      if (speakers.has(arrays.pieceSpeaker[p]!)) return true;
    }
    return false;
  };
  // What MiniSearch finds decides, with the episode's own words, where passages are looked for first.
  const lift = Float32Array.from(
    lists.episodes,
    (info, e) => FROM_EPISODE * episodeScores[e]! + FROM_LARGE_UNIT * (large.episodes.get(info.id) ?? 0),
  );
  const first = (passage: number) => scratch.score[passage]! / weight + lift[arrays.passageEpisode[passage]!]!;
  const chosen = new Set(best(part.touched, first, CANDIDATES, isAllowed));
  const byId = new Map<string, number>();
  if (large.chapters.length > 0) for (const [e, info] of lists.episodes.entries()) byId.set(info.id, e);
  for (const { episode, chapter } of large.chapters) {
    const e = byId.get(episode);
    if (e === undefined) continue;
    let taken = 0;
    for (let p = arrays.episodePassage[e]!; p < arrays.episodePassage[e + 1]! && taken < CHAPTER_START; p++) {
      if (arrays.passageChapter[p] !== chapter || !isAllowed(p)) continue;
      chosen.add(p);
      taken++;
    }
  }
  const features = (passages: readonly number[]) => new Closer(query, part, episodeScores).features(passages);
  return {
    candidates: features([...chosen]),
    byMeaning: (vector) => features(nearest(segment, vector, isAllowed).filter((passage) => !chosen.has(passage))),
  };
}

/** The `most` best of many, in no order: by a histogram, since sorting all of them would take longer than scoring them. */
function best(
  of: readonly number[],
  score: (passage: number) => number,
  most: number,
  isAllowed: (passage: number) => boolean,
): number[] {
  const scores = new Float32Array(of.length);
  let top = 0;
  for (let i = 0; i < of.length; i++) {
    const s = score(of[i]!);
    scores[i] = s;
    if (s > top) top = s;
  }
  if (top === 0) return [];
  const BINS = 1024;
  const histogram = new Uint32Array(BINS + 1);
  for (let i = 0; i < scores.length; i++) histogram[((scores[i]! / top) * BINS) | 0]!++;
  // More than wanted at first: some are not allowed.
  for (let want = most; ; want *= 4) {
    let bin = BINS;
    let above = histogram[BINS]!;
    while (bin > 0 && above < want) above += histogram[--bin]!;
    const order: number[] = [];
    for (let i = 0; i < scores.length; i++) if ((((scores[i]! / top) * BINS) | 0) >= bin) order.push(i);
    order.sort((a, b) => scores[b]! - scores[a]! || of[a]! - of[b]!);
    const chosen: number[] = [];
    for (const i of order) {
      if (chosen.length === most) break;
      if (isAllowed(of[i]!)) chosen.push(of[i]!);
    }
    if (chosen.length === most || bin === 0) return chosen;
  }
}

/** The passages nearest in meaning: of the nearest groups, each one's nearest. */
function nearest(segment: ServedSegment, vector: Float32Array, isAllowed: (passage: number) => boolean): number[] {
  const { groupVector, groupPassage, passageVector } = segment.arrays;
  const groups = groupPassage.length - 1;
  const scores = new Float32Array(groups);
  // Whole numbers are quicker to multiply, and near enough to choose groups by.
  const rough = Int8Array.from(vector, (x) => Math.round(x * 127));
  for (let g = 0, at = 0; g < groups; g++) {
    let sum = 0;
    for (let d = 0; d < DIMENSIONS; d++) sum = (sum + rough[d]! * groupVector[at++]!) | 0;
    scores[g] = sum;
  }
  const order = Array.from({ length: groups }, (_, g) => g);
  const floor = kthLargest(scores, MEANT * 4);
  const found: number[] = [];
  const close = order.filter((g) => scores[g]! >= floor).sort((a, b) => scores[b]! - scores[a]!);
  for (const g of close) {
    if (found.length >= MEANT) break;
    let bestPassage = -1;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let p = groupPassage[g]!; p < groupPassage[g + 1]!; p++) {
      const s = dot(vector, passageVector, p * DIMENSIONS);
      if (s > bestScore && isAllowed(p)) {
        bestScore = s;
        bestPassage = p;
      }
    }
    if (bestPassage >= 0) found.push(bestPassage);
  }
  return found;
}

function kthLargest(values: Float32Array, k: number): number {
  if (values.length <= k) return Number.NEGATIVE_INFINITY;
  return Float32Array.from(values).sort()[values.length - k]!;
}

/** Cosine of a unit vector and a stored one. */
export function dot(vector: Float32Array, stored: Int8Array, at: number): number {
  let sum = 0;
  for (let d = 0; d < DIMENSIONS; d++) sum += vector[d]! * stored[at + d]!;
  return sum / 127;
}

/** What the words of one passage say about the query. */
interface Reading {
  pairs: number;
  proximity: number;
  /** Bit k: term k stands in it as typed. */
  exactTerms: number;
}

/** Singular and plural are one form: people type either. */
const formsOf = (word: string): string[] => [word, `${word}s`, word.replace(/s$/, '')];

/** Looks at single passages of one segment, for one query. */
class Closer {
  private readonly buffer: number[] = [];
  /** Where each term stands in the passage being read. */
  private readonly places: number[][];
  private readonly proximitySum: number;

  constructor(
    private readonly query: PreparedQuery,
    private readonly part: ScoredSegment,
    private readonly episodeScores: Float32Array,
  ) {
    const { lexicon, scratch } = part.scope.segment;
    for (const [k, term] of query.terms.entries()) {
      for (const { stems } of term.forms) {
        const number = stems.length === 1 ? lexicon.stem(stems[0]!) : undefined;
        if (number !== undefined && scratch.stemTerm[number] === 0) scratch.stemTerm[number] = k + 1;
      }
      for (const form of formsOf(term.word)) {
        const word = lexicon.word(form);
        if (word !== undefined) scratch.wordTyped[word] = k + 1;
      }
    }
    for (const [i, folded] of query.words.entries()) {
      const number = lexicon.word(folded);
      if (number !== undefined && i < MOST_PLACES) scratch.wordPlaces[number]! |= 1 << i;
    }
    this.places = query.terms.map(() => []);
    let sum = 0;
    for (let a = 0; a < query.terms.length; a++) {
      for (let b = a + 1; b < query.terms.length; b++) sum += query.terms[a]!.weight * query.terms[b]!.weight;
    }
    this.proximitySum = sum;
  }

  features(passages: readonly number[]): Candidate[] {
    const candidates = passages.map((passage) => this.look(passage));
    this.clear();
    return candidates;
  }

  /** The tables are as large as the vocabulary, so only what was set in them is set back. */
  private clear(): void {
    const { lexicon, scratch } = this.part.scope.segment;
    for (const term of this.query.terms) {
      for (const { stems } of term.forms) for (const text of stems) scratch.stemTerm[lexicon.stem(text) ?? -1] = 0;
      for (const form of formsOf(term.word)) {
        const word = lexicon.word(form);
        if (word !== undefined) scratch.wordTyped[word] = 0;
      }
    }
    for (const folded of this.query.words) scratch.wordPlaces[lexicon.word(folded) ?? -1] = 0;
  }

  private look(passage: number): Candidate {
    const { query, part } = this;
    const { segment } = part.scope;
    const { arrays, scratch } = segment;
    const weight = query.saidWeight || 1;
    const episode = arrays.passageEpisode[passage]!;
    const own = this.read(passage);
    const near = this.window(passage, NEAR, NEIGHBOUR.near);
    const wide = this.window(passage, WIDE, NEIGHBOUR.wide);
    const average = segment.wordsBefore[segment.passages]! / segment.passages;
    const features = Float32Array.of(
      wide.score / weight,
      this.episodeScores[episode]!,
      scratch.coverage[passage]! / weight,
      near.coverage / weight,
      this.weightOf(own.exactTerms) / weight,
      this.headingShare(passage),
      this.titleShare(episode),
      Math.min(3, own.pairs) / 3,
      own.proximity,
      Math.log((1 + arrays.passageLength[passage]!) / (1 + average)),
      query.vector ? dot(query.vector, arrays.passageVector, passage * DIMENSIONS) : 0,
    );
    return { segment, passage, features, termsNear: near.terms, score: 0 };
  }

  private weightOf(terms: number): number {
    let sum = 0;
    for (const [k, term] of this.query.terms.entries()) if (terms & (1 << k)) sum += term.weight;
    return sum;
  }

  private window(passage: number, reach: number, neighbour: number) {
    const { segment } = this.part.scope;
    const { arrays, scratch, wordsBefore } = segment;
    const episode = arrays.passageEpisode[passage]!;
    const from = Math.max(arrays.episodePassage[episode]!, passage - reach);
    const to = Math.min(arrays.episodePassage[episode + 1]!, passage + reach + 1);
    const average = wordsBefore[segment.passages]! / segment.passages;
    const norm = K1 * (1 - B_LARGE + (B_LARGE * (wordsBefore[to]! - wordsBefore[from]!)) / (to - from) / average);
    let score = 0;
    let coverage = 0;
    let terms = 0;
    for (const [k, term] of this.query.terms.entries()) {
      const count = scratch.counts[k]!;
      let times = count[passage]! * (1 - neighbour);
      for (let p = from; p < to; p++) times += count[p]! * neighbour;
      if (times === 0) continue;
      score += (term.weight * times * (K1 + 1)) / (times + norm);
      coverage += term.weight;
      terms |= 1 << k;
    }
    return { from, to, score, coverage, terms };
  }

  private read(passage: number): Reading {
    const { segment } = this.part.scope;
    const { wordStem } = segment.arrays;
    const { stemTerm, wordTyped, wordPlaces } = segment.scratch;
    const length = segment.words(passage, this.buffer);
    const { places, buffer } = this;
    for (const place of places) place.length = 0;
    let pairs = 0;
    let exactTerms = 0;
    let expected = 0;
    for (let i = 0; i < length; i++) {
      const word = buffer[i]!;
      const stemNumber = wordStem[word]!;
      const here = wordPlaces[word]!;
      if (here & expected) pairs++;
      expected = here << 1;
      const term = stemTerm[stemNumber]!;
      if (term > 0) places[term - 1]!.push(i);
      const typed = wordTyped[word]!;
      if (typed > 0) exactTerms |= 1 << (typed - 1);
    }
    let proximity = 0;
    for (let a = 0; a < places.length; a++) {
      for (let b = a + 1; b < places.length; b++) {
        const apart = leastDistance(places[a]!, places[b]!);
        if (apart === Number.POSITIVE_INFINITY) continue;
        proximity += this.query.terms[a]!.weight * this.query.terms[b]!.weight * Math.exp(-apart / 10);
      }
    }
    return { pairs, exactTerms, proximity: this.proximitySum > 0 ? proximity / this.proximitySum : 0 };
  }

  private headingShare(passage: number): number {
    const heading = this.part.scope.segment.heading(passage);
    return heading ? this.shareIn(heading) : 0;
  }

  private titleShare(episode: number): number {
    const { segment } = this.part.scope;
    return this.shareIn(segment.title(episode));
  }

  /** Share of the query's weight that stands in a title, less where the title says much else. */
  private shareIn(title: readonly string[]): number {
    let shared = 0;
    let found = 0;
    for (const term of this.query.terms) {
      if (!term.forms.some(({ stems }) => stems.every((one) => title.includes(one)))) continue;
      shared += term.weight;
      found++;
    }
    if (found === 0) return 0;
    const other = Math.max(0, title.length - found);
    return shared / ((this.query.saidWeight || 1) * (1 + 0.1 * other));
  }
}

function leastDistance(a: readonly number[], b: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const apart = Math.abs(a[i]! - b[j]!);
    if (apart < least) least = apart;
    if (a[i]! < b[j]!) i++;
    else j++;
  }
  return least;
}

/** True where every phrase stands in the passage, or runs on from it into the next of the same turn. */
export function holdsPhrases(segment: ServedSegment, passage: number, phrases: readonly Phrase[]): boolean {
  if (phrases.length === 0) return true;
  const words: number[] = [];
  const length = segment.words(passage, words);
  return phrases.every((phrase) => {
    const run = phrase.words.map((word) => segment.lexicon.word(word));
    if (run.includes(undefined)) return false;
    for (let i = 0; i + run.length <= length; i++) if (run.every((word, k) => words[i + k] === word)) return true;
    return false;
  });
}
