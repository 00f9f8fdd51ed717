import { B_LARGE, idf, K1 } from '../index/bm25.ts';
import type { LargeUnitHits } from '../index/large-units.ts';
import { CELL, type ServedSegment } from '../index/served-segment.ts';
import { DIMENSIONS, type WordVectors } from '../models/vectors.ts';
import { shared } from '../text/sorted.ts';
import { isLetter, isPaired, isStopWord } from '../text/words.ts';
import type { ParsedQuery, Phrase } from './query.ts';

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
  /** Those that were said; at most `MOST_TERMS`, the weightiest. */
  terms: WeighedTerm[];
  /** With those that nobody said; at most `MOST_TERMS` too. */
  all: WeighedTerm[];
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
  /** In the order of `FEATURES`. */
  readonly features: number[];
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
/** Passages looked at closely, and for each that is wanted. */
const CANDIDATES = { least: 80, each: 1.25 };
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
/** What a neighbour's words count, in a window around a passage. */
const NEIGHBOUR = 0.6;

export function prepareQuery(
  parsed: ParsedQuery,
  units: number,
  frequency: (stem: string) => number,
  vectors: WordVectors,
): PreparedQuery {
  const all = parsed.terms.map(({ word, forms }): WeighedTerm => {
    const said = Math.max(0, ...forms.map(({ stems }) => Math.min(...stems.map(frequency))));
    return {
      forms,
      word,
      weight: idf(said, units),
      said: said > 0,
      spelling: forms.length > 0 && forms.every(({ how }) => how === 'spelling'),
    };
  });
  const weightiest = [...all].sort((a, b) => b.weight - a.weight);
  const terms = weightiest.filter((term) => term.said).slice(0, MOST_TERMS);
  const chosen = new Set(terms);
  const vector = new Float32Array(DIMENSIONS);
  let known = false;
  for (const term of all) {
    const row = !parsed.isEnglish || isStopWord(term.word) ? undefined : vectors.row(term.word);
    if (row === undefined) continue;
    known = true;
    vectors.addTo(vector, row, term.said ? term.weight : idf(0, units) / 2);
  }
  const length = Math.hypot(...vector);
  for (let d = 0; d < DIMENSIONS; d++) vector[d]! /= length || 1;
  return {
    parsed,
    terms: all.filter((term) => chosen.has(term)),
    all: weightiest.slice(0, MOST_TERMS),
    saidWeight: terms.reduce((sum, term) => sum + term.weight, 0),
    weight: all.reduce((sum, term) => sum + term.weight, 0),
    words: parsed.words,
    vector: known && length > 0 ? vector : null,
  };
}

export interface FoundCandidates {
  byWords: Candidate[];
  /** Null where those found by words are not weak. */
  byMeaning: Candidate[] | null;
  /** By segment and episode: how many passages hold most of what was asked. */
  matching: Map<ServedSegment, Uint32Array>;
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
  limit: number,
  isWeak: (candidates: readonly Candidate[]) => boolean,
): FoundCandidates {
  const scored = scopes.map((scope) => scoreSegment(query, scope));
  const episodes = scopes.reduce((sum, { segment }) => sum + segment.lists.episodes.length, 0);
  const allWords = scopes.reduce((sum, { segment }) => sum + segment.wordsBefore[segment.passages]!, 0);
  const episodeWeights = query.terms.map((_, k) =>
    idf(
      scored.reduce((sum, s) => sum + s.holding[k]!, 0),
      episodes,
    ),
  );
  const looks: Look[] = [];
  const most = Math.max(CANDIDATES.least, Math.ceil(limit * CANDIDATES.each));
  const matching = new Map<ServedSegment, Uint32Array>();
  for (const part of scored) {
    const episodeScores = scoreEpisodes(part, episodeWeights, allWords / Math.max(1, episodes));
    const look = lookClosely(query, part, episodeScores, large, most);
    matching.set(part.scope.segment, look.matching);
    looks.push(look);
  }
  const byWords = looks.flatMap((look) => look.candidates);
  const { vector } = query;
  const byMeaning = vector && isWeak(byWords) ? looks.flatMap((look) => look.byMeaning(vector)) : null;
  return { byWords, byMeaning, matching };
}

interface ScoredSegment {
  scope: Scope;
  /** For each term, how many episodes hold it. */
  holding: number[];
}

/** Of the query's weight: a passage that holds this much speaks of it. */
const SPEAKS_OF = 0.6;

/**
 * Where all may be found: with so many passages that hold weightier words, others are not scored for words that have less
 * than this share of the query's weight together. Found by trying: 8 % less work, and no measure of quality changes by .001.
 */
const ENOUGH = 300;
const COMMON = 0.5;

/** Positions of the terms, the weightiest first. */
function byWeight(terms: readonly WeighedTerm[]): number[] {
  return terms.map((_, k) => k).sort((a, b) => terms[b]!.weight - terms[a]!.weight);
}

function scoreSegment(query: PreparedQuery, scope: Scope): ScoredSegment {
  const { segment } = scope;
  const { scratch, passages } = segment;
  const { size, norm: atNorm, score: atScore, coverage: atCoverage } = CELL;
  const { cells, counts, touched, isTouched, posted, postedTimes } = scratch;
  const { episodePassage } = segment.arrays;
  isTouched.fill(0);
  let length = 0;
  const holding: number[] = [];
  let rest = query.saidWeight;
  const anybody = scope.episodes === null && scope.speakers === null;
  for (const k of byWeight(query.terms)) {
    const { forms, weight } = query.terms[k]!;
    // Once there is enough to choose from, what holds only the commonest words is not among the best.
    const passedOver = anybody && length >= ENOUGH && rest < COMMON * query.saidWeight;
    rest -= weight;
    counts[k] ??= new Uint8Array(passages);
    const count = counts[k];
    count.fill(0);
    scratch.inEpisode[k] ??= new Float32Array(segment.lists.episodes.length);
    const episode = scratch.inEpisode[k].fill(0);
    for (const { stems } of forms) {
      const found = postingsOf(segment, stems);
      let inEpisode = 0;
      let inIt = 0;
      for (let i = 0; i < found; i++) {
        const passage = posted[i]!;
        const times = postedTimes[i]!;
        const before = count[passage]!;
        count[passage] = Math.min(255, before + times);
        if (passage >= episodePassage[inEpisode + 1]!) {
          episode[inEpisode]! += inIt;
          inIt = 0;
          while (passage >= episodePassage[inEpisode + 1]!) inEpisode++;
        }
        inIt += times;
        if (before > 0) continue;
        const cell = passage * size;
        const score = (weight * times * (K1 + 1)) / (times + cells[cell + atNorm]!);
        if (isTouched[passage] === 1) {
          cells[cell + atCoverage]! += weight;
          cells[cell + atScore]! += score;
        } else if (!passedOver) {
          isTouched[passage] = 1;
          touched[length++] = passage;
          cells[cell + atCoverage] = weight;
          cells[cell + atScore] = score;
        }
      }
      episode[inEpisode]! += inIt;
    }
    let episodes = 0;
    for (let e = 0; e < episode.length; e++) if (episode[e]! > 0) episodes++;
    holding[k] = episodes;
  }
  scratch.touchedCount = length;
  return { scope, holding };
}

/** The passages in which the stems stand, side by side where there are several, as `ServedSegment.postings` gives them. */
export function postingsOf(segment: ServedSegment, stems: readonly string[]): number {
  const numbers: number[] = [];
  for (const text of stems) {
    const number = segment.lexicon.stem(text);
    if (number === undefined) return 0;
    numbers.push(number);
  }
  if (numbers.length === 1) return segment.postings(numbers[0]!);
  const { posted, postedTimes, words } = segment.scratch;
  const { wordStem } = segment.arrays;
  let both: Uint32Array | null = null;
  for (const number of numbers) {
    const length = segment.postings(number);
    both = both === null ? posted.slice(0, length) : shared(both, posted.subarray(0, length));
  }
  let found = 0;
  for (const passage of both ?? []) {
    const length = segment.words(passage);
    let times = 0;
    for (let i = 0; i + numbers.length <= length; i++) {
      let k = 0;
      while (k < numbers.length && wordStem[words[i + k]!] === numbers[k]) k++;
      if (k === numbers.length) times++;
    }
    if (times === 0) continue;
    posted[found] = passage;
    postedTimes[found++] = Math.min(255, times);
  }
  return found;
}

function scoreEpisodes(part: ScoredSegment, weights: readonly number[], averageWords: number): Float32Array {
  const { segment } = part.scope;
  const { wordsBefore, scratch } = segment;
  const { episodePassage } = segment.arrays;
  const scores = new Float32Array(segment.lists.episodes.length);
  const sum = weights.reduce((a, b) => a + b, 0) || 1;
  for (const [k, own] of weights.entries()) {
    const times = scratch.inEpisode[k]!;
    const weight = (own * (K1 + 1)) / sum;
    for (let e = 0; e < scores.length; e++) {
      const f = times[e]!;
      if (f === 0) continue;
      const words = wordsBefore[episodePassage[e + 1]!]! - wordsBefore[episodePassage[e]!]!;
      scores[e]! += (weight * f) / (f + K1 * (1 - B_LARGE + (B_LARGE * words) / averageWords));
    }
  }
  return scores;
}

/** What was looked at in one segment, and what may be looked at besides. */
interface Look {
  candidates: Candidate[];
  /** Passages in each episode that hold most of what was asked. */
  matching: Uint32Array;
  byMeaning(vector: Float32Array): Candidate[];
}

/** Which passages of a segment may be found. */
export function allowing(query: PreparedQuery, { segment, episodes, speakers }: Scope): (passage: number) => boolean {
  const { passageEpisode, passagePiece, pieceKind, pieceSpeaker } = segment.arrays;
  const { wants } = query.parsed;
  return (passage) => {
    if (episodes && episodes[passageEpisode[passage]!] !== 1) return false;
    const kind = pieceKind[passagePiece[passage]!]!;
    if ((kind === 1 && !wants.announcement) || (kind === 2 && !wants.sponsor)) return false;
    if (speakers === null) return true;
    for (let p = passagePiece[passage]!; p < passagePiece[passage + 1]!; p++) {
      if (speakers.has(pieceSpeaker[p]!)) return true;
    }
    return false;
  };
}

function lookClosely(
  query: PreparedQuery,
  part: ScoredSegment,
  episodeScores: Float32Array,
  large: LargeUnitHits,
  most: number,
): Look {
  const { segment } = part.scope;
  const { arrays, scratch } = segment;
  const weight = query.saidWeight || 1;
  const isAllowed = allowing(query, part.scope);
  // What MiniSearch finds decides, with the episode's own words, where passages are looked for first.
  const lift = episodeScores.slice();
  for (let e = 0; e < lift.length; e++) lift[e]! *= FROM_EPISODE;
  for (const { episode, score } of large.episodes) {
    const e = segment.numbers.get(episode);
    if (e !== undefined) lift[e]! += FROM_LARGE_UNIT * score;
  }
  const { cells, touched, touchedCount, first } = scratch;
  const matching = new Uint32Array(segment.lists.episodes.length);
  const enough = query.weight * SPEAKS_OF;
  for (let i = 0; i < touchedCount; i++) {
    const cell = touched[i]! * CELL.size;
    const episode = cells[cell + CELL.episode]!;
    first[i] = cells[cell + CELL.score]! / weight + lift[episode]!;
    if (cells[cell + CELL.coverage]! >= enough) matching[episode]!++;
  }
  const chosen = new Set<number>();
  eachBest(first, touchedCount, most, (i) => {
    if (isAllowed(touched[i]!)) chosen.add(touched[i]!);
    return chosen.size < most;
  });
  for (const { episode, chapter } of large.chapters) {
    const e = segment.numbers.get(episode);
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
    matching,
    byMeaning: (vector) =>
      features(
        nearest(segment, vector, (passage) => segment.isEnglish(passage) && isAllowed(passage)).filter(
          (passage) => !chosen.has(passage),
        ),
      ),
  };
}

const BINS = 2048;
const histogram = new Uint32Array(BINS);

/**
 * Calls back with the places of the highest of the first `length` scores, highest first, until it returns false; about
 * `most` will be wanted. By a histogram, since sorting all of them would take longer than scoring them.
 */
function eachBest(scores: Float32Array, length: number, most: number, visit: (i: number) => boolean): void {
  let top = 0;
  for (let i = 0; i < length; i++) if (scores[i]! > top) top = scores[i]!;
  if (top === 0) return;
  const scale = (BINS - 1) / top;
  histogram.fill(0);
  for (let i = 0; i < length; i++) if (scores[i]! >= 0) histogram[(scores[i]! * scale) | 0]!++;
  // Some will not do, so more are at hand when these are used up.
  for (let want = most, below = BINS; below > 0; want *= 4) {
    let bin = below;
    let count = 0;
    while (bin > 0 && count < want) count += histogram[--bin]!;
    const order: number[] = [];
    for (let i = 0; i < length; i++) {
      const at = (scores[i]! * scale) | 0;
      if (at >= bin && at < below && scores[i]! >= 0) order.push(i);
    }
    order.sort((a, b) => scores[b]! - scores[a]! || a - b);
    for (const i of order) if (!visit(i)) return;
    below = bin;
  }
}

/** The passages nearest in meaning: of the nearest groups, each one's nearest. */
function nearest(segment: ServedSegment, vector: Float32Array, isAllowed: (passage: number) => boolean): number[] {
  const { groupVector, groupPassage, passageVector } = segment.arrays;
  const groups = groupPassage.length - 1;
  const scores = new Float32Array(groups);
  // Whole numbers are quicker to multiply, and near enough to choose groups by.
  const rough = Int32Array.from(vector, (x) => Math.round(x * 127));
  for (let g = 0, at = 0; g < groups; g++) {
    let sum = 0;
    for (let d = 0; d < DIMENSIONS; d++) sum = (sum + rough[d]! * groupVector[at++]!) | 0;
    scores[g] = sum;
  }
  const found: number[] = [];
  eachBest(scores, groups, MEANT * 2, (g) => {
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
    return found.length < MEANT;
  });
  return found;
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

/** What a word of a segment is to a query. */
interface Mark {
  /** The term it stands for, or -1; and the one that was typed so. */
  term: number;
  typed: number;
  /** Bits of the places it has in the query. */
  places: number;
}

/** Looks at single passages of one segment, for one query. */
class Closer {
  /** What the numbers in `scratch.wordMark` mean. */
  private readonly marks: Mark[] = [{ term: -1, typed: -1, places: 0 }];
  /** Shares of the query's weight in titles, remembered: many passages stand under the same ones. */
  private readonly headingShares = new Map<readonly string[], number>();
  private readonly titleShares = new Map<number, number>();
  /** Where each term stands in the passage being read. */
  private readonly places: number[][];
  private readonly proximitySum: number;
  private readonly averageLength: number;

  constructor(
    private readonly query: PreparedQuery,
    private readonly part: ScoredSegment,
    private readonly episodeScores: Float32Array,
  ) {
    this.places = query.terms.map(() => []);
    let sum = 0;
    for (let a = 0; a < query.terms.length; a++) {
      for (let b = a + 1; b < query.terms.length; b++) sum += query.terms[a]!.weight * query.terms[b]!.weight;
    }
    this.proximitySum = sum;
    const { wordsBefore, passages } = part.scope.segment;
    this.averageLength = wordsBefore[passages]! / passages;
  }

  features(passages: readonly number[]): Candidate[] {
    const marked = this.markWords();
    const candidates = passages.map((passage) => this.look(passage));
    // The table is as large as the vocabulary, so only what was set in it is set back.
    const { wordMark } = this.part.scope.segment.scratch;
    for (const word of marked) wordMark[word] = 0;
    return candidates;
  }

  /** Marks the words that are something to the query, and returns them. */
  private markWords(): number[] {
    const { segment } = this.part.scope;
    const { lexicon, scratch } = segment;
    const { wordMark } = scratch;
    const marked: number[] = [];
    const own = new Map<number, Mark>();
    const markOf = (word: number): Mark => {
      let mark = own.get(word);
      if (!mark) {
        mark = { ...this.marks[wordMark[word]!]! };
        own.set(word, mark);
        if (wordMark[word] === 0) marked.push(word);
        wordMark[word] = this.marks.length;
        this.marks.push(mark);
      }
      return mark;
    };
    for (const [term, { forms }] of this.query.terms.entries()) {
      const number = this.marks.length;
      this.marks.push({ term, typed: -1, places: 0 });
      for (const { stems } of forms) {
        const stem = lexicon.stem(telling(stems, segment) ?? '');
        if (stem === undefined) continue;
        for (const word of lexicon.wordsOf(stem)) {
          if (wordMark[word] !== 0) continue;
          wordMark[word] = number;
          marked.push(word);
        }
      }
    }
    for (const [term, { word, forms }] of this.query.terms.entries()) {
      const pairs = forms.find(({ stems }) => stems.length > 1 && isPaired(stems[0]!))?.stems;
      for (const form of pairs ? [telling(pairs, segment)!] : formsOf(word)) {
        for (const known of lexicon.words(form)) markOf(known).typed = term;
      }
    }
    for (const [i, folded] of this.query.words.slice(0, MOST_PLACES).entries()) {
      for (const known of lexicon.words(folded)) markOf(known).places |= 1 << i;
    }
    return marked;
  }

  private look(passage: number): Candidate {
    const { query, part } = this;
    const { segment } = part.scope;
    const { arrays, scratch } = segment;
    const weight = query.saidWeight || 1;
    const episode = arrays.passageEpisode[passage]!;
    const own = this.read(passage);
    const around = this.window(passage);
    const features = [
      around.wide / weight,
      this.episodeScores[episode]!,
      scratch.isTouched[passage] === 1 ? scratch.cells[passage * CELL.size + CELL.coverage]! / weight : 0,
      around.coverageNear / weight,
      // Where words bend more than English ones do, any form of one is as good as the one that was typed.
      this.weightOf(segment.isEnglish(passage) ? own.exactTerms : this.termsIn(passage)) / weight,
      this.headingShare(passage),
      this.titleShare(episode),
      Math.min(3, own.pairs) / 3,
      own.proximity,
      Math.log((1 + arrays.passageLength[passage]!) / (1 + this.averageLength)),
      0,
      0,
    ];
    return { segment, passage, features, termsNear: around.termsNear, score: 0 };
  }

  private weightOf(terms: number): number {
    let sum = 0;
    for (let k = 0; k < this.query.terms.length; k++) if (terms & (1 << k)) sum += this.query.terms[k]!.weight;
    return sum;
  }

  /** BM25 of a passage with its wide neighbourhood, and what of the query stands in its near one. */
  private window(passage: number): { wide: number; coverageNear: number; termsNear: number } {
    const { segment } = this.part.scope;
    const { arrays, scratch, wordsBefore } = segment;
    const { terms } = this.query;
    const episode = arrays.passageEpisode[passage]!;
    const first = arrays.episodePassage[episode]!;
    const last = arrays.episodePassage[episode + 1]!;
    const from = Math.max(first, passage - WIDE);
    const to = Math.min(last, passage + WIDE + 1);
    const nearFrom = Math.max(first, passage - NEAR);
    const nearTo = Math.min(last, passage + NEAR + 1);
    const words = (wordsBefore[to]! - wordsBefore[from]!) / (to - from);
    const norm = K1 * (1 - B_LARGE + (B_LARGE * words) / this.averageLength);
    let wide = 0;
    let coverageNear = 0;
    let termsNear = 0;
    for (let k = 0; k < terms.length; k++) {
      const count = scratch.counts[k]!;
      let around = 0;
      for (let p = from; p < nearFrom; p++) around += count[p]!;
      for (let p = nearTo; p < to; p++) around += count[p]!;
      let near = 0;
      for (let p = nearFrom; p < nearTo; p++) near += count[p]!;
      if (near > 0) {
        coverageNear += terms[k]!.weight;
        termsNear |= 1 << k;
      } else if (around === 0) continue;
      const times = count[passage]! * (1 - NEIGHBOUR) + (near + around) * NEIGHBOUR;
      wide += (terms[k]!.weight * times * (K1 + 1)) / (times + norm);
    }
    return { wide, coverageNear, termsNear };
  }

  private read(passage: number): Reading {
    const { wordMark, words } = this.part.scope.segment.scratch;
    const length = this.part.scope.segment.words(passage);
    const { places, marks } = this;
    for (const place of places) place.length = 0;
    let pairs = 0;
    let exactTerms = 0;
    let expected = 0;
    for (let i = 0; i < length; i++) {
      const number = wordMark[words[i]!]!;
      if (number === 0) {
        expected = 0;
        continue;
      }
      const mark = marks[number]!;
      if (mark.places & expected) pairs++;
      expected = mark.places << 1;
      // A pair of letters may stand there without the others of its word.
      if (mark.term >= 0 && this.isWhole(mark.term, passage)) places[mark.term]!.push(i);
      if (mark.typed >= 0 && this.isWhole(mark.typed, passage)) exactTerms |= 1 << mark.typed;
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

  /** Bit k: term k stands in the passage, and not merely by a close spelling. */
  private termsIn(passage: number): number {
    let bits = 0;
    for (const [k, term] of this.query.terms.entries()) if (!term.spelling && this.isWhole(k, passage)) bits |= 1 << k;
    return bits;
  }

  private isWhole(term: number, passage: number): boolean {
    return this.part.scope.segment.scratch.counts[term]![passage]! > 0;
  }

  private headingShare(passage: number): number {
    const heading = this.part.scope.segment.heading(passage);
    if (!heading) return 0;
    const share = this.headingShares.get(heading) ?? this.shareIn(heading);
    this.headingShares.set(heading, share);
    return share;
  }

  private titleShare(episode: number): number {
    const share = this.titleShares.get(episode) ?? this.shareIn(this.part.scope.segment.title(episode));
    this.titleShares.set(episode, share);
    return share;
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

/** The stem by which a form is looked for: of several pairs of letters the rarest; none for other compounds. */
export function telling(stems: readonly string[], { lexicon, arrays }: ServedSegment): string | undefined {
  if (stems.length === 1) return stems[0];
  if (!isPaired(stems[0]!)) return undefined;
  const said = (stem: string) => arrays.stemPassages[lexicon.stem(stem) ?? -1] ?? 0;
  return stems.reduce((a, b) => (said(b) < said(a) ? b : a));
}

/** The words that a word of a phrase may be: a letter without blanks around it begins others. */
function wordsLike({ lexicon }: ServedSegment, word: string): readonly number[] {
  return isLetter(word) ? lexicon.holding(word, true) : lexicon.words(word);
}

/** True where every phrase stands in the passage, or runs on from it into the next of the same turn. */
export function holdsPhrases(segment: ServedSegment, passage: number, phrases: readonly Phrase[]): boolean {
  if (phrases.length === 0) return true;
  const length = segment.words(passage);
  return phrases.every((phrase) => holdsPhrase(segment, phrase, 0, length));
}

/** Does a phrase stand among the words in `scratch.words` from one position up to another? */
export function holdsPhrase(segment: ServedSegment, phrase: Phrase, from: number, to: number): boolean {
  const { words } = segment.scratch;
  const run = phrase.words.map((word) => wordsLike(segment, word));
  if (run.some((some) => some.length === 0)) return false;
  for (let i = from; i + run.length <= to; i++) if (run.every((some, k) => some.includes(words[i + k]!))) return true;
  return false;
}
