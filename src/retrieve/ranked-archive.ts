import type { Problem } from '../episodes/episode.ts';
import type { Archive, EpisodeInfo } from '../index/archive.ts';
import type { LargeUnits } from '../index/large-units.ts';
import type { ServedSegment } from '../index/served-segment.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { DIMENSIONS, type WordVectors } from '../models/vectors.ts';
import { languageOf, rulesOf, USUAL_LANGUAGE } from '../text/languages.ts';
import { isLike } from '../text/spelling.ts';
import { isStopWord, wordsOf } from '../text/words.ts';
import { nearestPiece, passagesByMeaning } from './by-meaning.ts';
import {
  type Candidate,
  findCandidates,
  holdsPhrases,
  type PreparedQuery,
  postingsOf,
  prepareQuery,
  type Scope,
  type WeighedTerm,
} from './candidates.ts';
import { AT } from './features.ts';
import { Meaning } from './meaning.ts';
import type { ParsedQuery } from './query.ts';
import { bestPiece, matchOf, shareSaid, speakersOf, spread } from './rank.ts';
import type { Allowed, Nearest, RankedPassage, Ranking, Retriever, Shelf } from './retriever.ts';
import { canTell, strengthByMeaning, strengthByNearness, strengthOf } from './strength.ts';
import { scoreOf } from './weights.ts';

/** Where an episode of the archive is kept. */
export interface Place {
  info: EpisodeInfo;
  segment: ServedSegment;
  /** Its number in the segment. */
  number: number;
}

/** An archive that was read and indexed. */
export interface OpenedArchive {
  version: string;
  problems: readonly Problem[];
  /** The episodes served, in the archive's order. Segments may hold others too: what was replaced since. */
  places: readonly Place[];
  large: LargeUnits;
  vectors: WordVectors;
}

export interface RankedArchiveParts extends OpenedArchive {
  /** Vectors taught to compare whole texts in meaning, read when they are first needed. */
  meanings: () => WordVectors;
}

/** Words known so well that they are no slip for another: the commonest of those that have vectors. */
const WELL_KNOWN = 30_000;
/** Terms, the weightiest, by which the large units are searched: commoner ones find most of them and tell little. */
const LARGE_TERMS = 2;
/** Below this share of the query's weight in one stretch, what is near in meaning is looked at too. */
const WEAK = 0.5;
/** Passages found by words, the best, that are then compared by meaning. */
const COMPARED = 100;
/**
 * Words with a cosine up to this merely stand in the same sort of text: where passages are chosen by their words and
 * only weighed by meaning. Where meaning alone chooses, every likeness counts.
 */
const UNRELATED = 0.4;
const RELATED = 0;
/** Passages found by words that are compared by meaning as well. */
const WORDED = 100;
/** How sure it is that what holds the words asked for, in their order, is meant. */
const SAID_SO = 0.9;
/** Words of which what was typed is a part. */
const MOST_JOINED = 6;

export function createRankedArchive(parts: RankedArchiveParts): { archive: Archive; retriever: RankedRetriever } {
  return { archive: archiveOf(parts), retriever: new RankedRetriever(parts) };
}

function archiveOf({ version, problems, places }: RankedArchiveParts): Archive {
  return {
    version,
    problems,
    episodes: places.map(({ info }) => info),
    turns: (episode) => places[episode]!.segment.turns(places[episode]!.number),
    turnList: (episode) => places[episode]!.segment.turnList(places[episode]!.number),
    turn: (episode, turn) => places[episode]!.segment.turn(places[episode]!.number, turn),
    sentences: (episode, turn) => places[episode]!.segment.sentences(places[episode]!.number, turn),
    digest: (episode) => places[episode]!.segment.digest(places[episode]!.number),
  };
}

/** Ranks the passages of some segments; `large` says which episodes and chapters to look at. */
export class RankedRetriever implements Retriever {
  readonly vocabulary: Vocabulary;
  readonly shelves: readonly Shelf[];
  private readonly segments: ServedSegment[];
  /** By segment and episode: the position in the archive, or -1 for one that is not served. */
  private readonly positions: Map<ServedSegment, Int32Array>;
  private readonly large: LargeUnits;
  private readonly vectors: WordVectors;
  /** What is spoken in the archive. */
  private readonly languages: readonly string[];
  private readonly meanings: () => WordVectors;
  private readonly rows = new Map<WordVectors, Map<ServedSegment, Int32Array>>();

  constructor({ places, large, vectors, meanings }: RankedArchiveParts) {
    this.large = large;
    this.vectors = vectors;
    this.meanings = meanings;
    this.positions = new Map();
    for (const [at, { segment, number }] of places.entries()) {
      let positions = this.positions.get(segment);
      if (!positions) {
        positions = new Int32Array(segment.lists.episodes.length).fill(-1);
        this.positions.set(segment, positions);
      }
      positions[number] = at;
    }
    this.segments = [...this.positions.keys()];
    this.shelves = Array.from(this.positions, ([segment, positions]) => ({ segment, positions }));
    this.languages = [...new Set(places.map(({ info }) => languageOf(info)))];
    this.vocabulary = this.makeVocabulary();
  }

  rank(parsed: ParsedQuery, allowed: Allowed, limit: number): Ranking {
    const { candidates, query, scopes, matching, compared } = this.candidates(parsed, allowed, limit);
    candidates.sort((a, b) => b.score - a.score);
    const holding =
      parsed.phrases.length === 0
        ? candidates
        : candidates.filter(({ segment, passage }) => holdsPhrases(segment, passage, parsed.phrases));
    const asked = { said: shareSaid(query), words: query.all.length, units: this.vocabulary.units };
    const passageOf = (candidate: Candidate): RankedPassage => {
      const { segment } = candidate;
      const scope = scopes.find((one) => one.segment === segment)!;
      const byWords = strengthOf(candidate.features, asked);
      const byMeaning = strengthByMeaning(candidate.features, asked);
      return {
        ...this.placeOf(segment, bestPiece(candidate, query, scope), candidate.passage),
        score: candidate.score,
        // Words in quotation marks that stand there were said, however rare they are.
        strength: Math.max(byWords, byMeaning, parsed.phrases.length > 0 ? SAID_SO : 0),
        match: matchOf(candidate, query, byMeaning > byWords),
      };
    };
    function* passages(): Generator<RankedPassage> {
      for (const candidate of spread(holding, limit)) yield passageOf(candidate);
    }
    const episodes: Ranking['episodes'] = [];
    for (const [segment, counts] of matching) {
      const positions = this.positions.get(segment)!;
      for (let number = 0; number < counts.length; number++) {
        const count = counts[number]!;
        const episode = positions[number]!;
        if (count > 0 && episode >= 0 && (!allowed.episodes || allowed.episodes[episode] === 1)) {
          episodes.push({ episode, passages: count });
        }
      }
    }
    episodes.sort((a, b) => b.passages - a.passages || a.episode - b.episode);
    return {
      passages: passages(),
      episodes,
      closeness: compared && this.segments.length > 0 ? this.closenessTo(query, UNRELATED) : null,
    };
  }

  nearest(parsed: ParsedQuery, allowed: Allowed, limit: number, byWords: number): Nearest {
    const { query, scopes, meanings, compared, vectors } = this.byMeaning(parsed, allowed);
    const { found, nearness, episode } = compared;
    const asked = { words: query.all.length, units: this.vocabulary.units, byWords, nearness, episode };
    const strength = strengthByNearness(asked);
    const passages = Array.from(spread(found, limit), (near): RankedPassage => {
      const { segment } = near;
      const { speakers } = scopes.find((one) => one.segment === segment)!;
      return {
        ...this.placeOf(segment, nearestPiece(near, meanings.get(segment)!, speakers), near.passage),
        score: near.score,
        strength,
        match: 'meaning',
      };
    });
    const closeness = this.segments.length > 0 ? this.closenessTo(query, RELATED, vectors) : null;
    return { passages, closeness, tells: passages.length > 0 && canTell(asked) };
  }

  /** What `nearest` chooses from: the learning of weights looks at it too. */
  byMeaning(parsed: ParsedQuery, allowed: Allowed) {
    const { candidates: byWords } = this.candidates(parsed, allowed, WORDED);
    const vectors = this.meanings();
    const prepared = (by: WordVectors) => prepareQuery(parsed, this.vocabulary.units, this.vocabulary.frequency, by);
    const query = prepared(vectors);
    // Passages are indexed by the other vectors: good enough to choose which are compared.
    const likely = prepared(this.vectors).vector;
    const scopes = this.segments.map((segment) => this.scope(segment, allowed));
    const meanings = new Map(scopes.map(({ segment }) => [segment, this.meaning(query, segment, RELATED, vectors)]));
    const compared = passagesByMeaning(query, likely, scopes, meanings, byWords);
    return { query, scopes, meanings, compared, vectors };
  }

  private placeOf(
    segment: ServedSegment,
    piece: number,
    passage: number,
  ): Pick<RankedPassage, 'episode' | 'turn' | 'span'> {
    const { arrays } = segment;
    return {
      episode: this.positions.get(segment)![arrays.passageEpisode[passage]!]!,
      turn: arrays.pieceTurn[piece]!,
      span: { start: arrays.pieceStart[piece]!, end: arrays.pieceEnd[piece]! },
    };
  }

  private meaning(query: PreparedQuery, segment: ServedSegment, unrelated: number, vectors = this.vectors): Meaning {
    return new Meaning(query, segment, vectors, this.rowsOf(segment, vectors), unrelated);
  }

  /** What `rank` chooses from, with features and scores, unsorted: the learning of weights looks at it too. */
  candidates(parsed: ParsedQuery, allowed: Allowed, limit: number) {
    const query = prepareQuery(parsed, this.vocabulary.units, this.vocabulary.frequency, this.vectors);
    const scopes = this.segments.map((segment) => this.scope(segment, allowed));
    const telling = [...query.terms].sort((a, b) => b.weight - a.weight).slice(0, LARGE_TERMS);
    const large = this.large.find([...new Set(telling.flatMap(largeForms))]);
    const said = shareSaid(query);
    const { byWords, byMeaning, matching } = findCandidates(query, scopes, large, limit, (found) =>
      this.isWeak(found, said),
    );
    score(byWords);
    if (byMeaning) {
      byWords.sort((a, b) => b.score - a.score);
      this.compare(query, [...byWords.slice(0, COMPARED), ...byMeaning]);
    }
    return { query, scopes, candidates: [...byWords, ...(byMeaning ?? [])], matching, compared: byMeaning !== null };
  }

  /** How near in meaning some candidates are, as features. */
  private compare(query: PreparedQuery, candidates: readonly Candidate[]): void {
    const meanings = new Map(this.segments.map((segment) => [segment, this.meaning(query, segment, UNRELATED)]));
    for (const { segment, passage, features } of candidates) {
      if (!segment.isEnglish(passage)) continue;
      const { shared, mean } = meanings.get(segment)!.ofPassage(passage);
      features[AT.shared] = shared;
      features[AT.mean] = mean;
    }
    score(candidates);
  }

  private closenessTo(query: PreparedQuery, unrelated: number, vectors = this.vectors): (text: string) => number {
    const largest = this.segments.reduce((a, b) => (b.passages > a.passages ? b : a));
    let meaning: Meaning | null = null;
    return (text) => {
      meaning ??= this.meaning(query, largest, unrelated, vectors);
      const { shared, mean } = meaning.ofText(text);
      return shared + mean;
    };
  }

  /** For each word of a segment its row among the vectors, or -1; found when first needed. */
  private rowsOf(segment: ServedSegment, vectors: WordVectors): Int32Array {
    const known = this.rows.get(vectors) ?? new Map<ServedSegment, Int32Array>();
    this.rows.set(vectors, known);
    const rows =
      known.get(segment) ??
      Int32Array.from(segment.lists.words, (word) => (isStopWord(word) ? -1 : (vectors.row(word) ?? -1)));
    known.set(segment, rows);
    return rows;
  }

  closeness(parsed: ParsedQuery): (text: string) => number {
    const { vector } = prepareQuery(parsed, this.vocabulary.units, this.vocabulary.frequency, this.vectors);
    return (text) => {
      if (!vector) return 0;
      const sum = new Float32Array(DIMENSIONS);
      for (const { folded } of wordsOf(text)) {
        const row = isStopWord(folded) ? undefined : this.vectors.row(folded);
        if (row !== undefined) this.vectors.addTo(sum, row, 1);
      }
      let dot = 0;
      for (let d = 0; d < DIMENSIONS; d++) dot += sum[d]! * vector[d]!;
      return Math.max(0, dot / (Math.hypot(...sum) || 1));
    };
  }

  private isWeak(candidates: readonly Candidate[], said: number): boolean {
    let most = 0;
    for (const { features } of candidates) if (features[AT.coverageNear]! > most) most = features[AT.coverageNear]!;
    return most * said < WEAK;
  }

  private scope(segment: ServedSegment, allowed: Allowed): Scope {
    const positions = this.positions.get(segment)!;
    const all = allowed.episodes === null && !positions.includes(-1);
    return {
      segment,
      episodes: all
        ? null
        : Uint8Array.from(positions, (at) => (at >= 0 && (!allowed.episodes || allowed.episodes[at] === 1) ? 1 : 0)),
      speakers: allowed.speakers ? speakersOf(segment, allowed.speakers) : null,
    };
  }

  private makeVocabulary(): Vocabulary {
    const { segments, vectors, languages } = this;
    const frequency = (stem: string): number => {
      let sum = 0;
      for (const { lexicon, arrays } of segments) {
        const number = lexicon.stem(stem);
        if (number !== undefined) sum += arrays.stemPassages[number]!;
      }
      return sum;
    };
    const commonest = (stems: readonly string[]): string[] =>
      [...new Set(stems)].sort((a, b) => frequency(b) - frequency(a) || (a < b ? -1 : 1));
    const stemOf = (folded: string): string | undefined => {
      for (const { lexicon, lists } of segments) {
        const [one] = lexicon.stemsOf(folded);
        if (one !== undefined) return lists.stems[one];
      }
      return undefined;
    };
    const isWellKnown = (folded: string): boolean => {
      const row = vectors.row(folded);
      return row !== undefined && row < WELL_KNOWN && languages.includes(USUAL_LANGUAGE);
    };
    return {
      units: segments.reduce((sum, segment) => sum + segment.passages, 0),
      frequency,
      languages,
      stemOf,
      stemsOf: (folded) =>
        segments.flatMap(({ lexicon, lists }) => lexicon.stemsOf(folded).map((stem) => lists.stems[stem]!)),
      tells: (folded) =>
        segments.some(({ lexicon, arrays }) => lexicon.words(folded).some((word) => arrays.wordStop[word] === 0)),
      joinedWith: (folded) =>
        commonest(
          segments.flatMap(({ lexicon, lists, arrays }) =>
            lexicon.joinedWith(folded).map((word) => lists.stems[arrays.wordStem[word]!]!),
          ),
        ).slice(0, MOST_JOINED),
      akinTo: (folded, share) =>
        commonest(
          segments.flatMap(({ lexicon, lists, arrays }) =>
            lexicon.akin(folded, share).map((word) => lists.stems[arrays.wordStem[word]!]!),
          ),
        ).slice(0, MOST_JOINED),
      pairsWith: (letter, first) =>
        commonest(
          segments.flatMap(({ lexicon, lists }) => lexicon.holding(letter, first).map((word) => lists.words[word]!)),
        ),
      wordsOf: (stem) =>
        segments.flatMap(({ lexicon, lists }) => {
          const number = lexicon.stem(stem);
          return number === undefined ? [] : Array.from(lexicon.wordsOf(number), (word) => lists.words[word]!);
        }),
      says: (folded) => segments.some(({ lexicon }) => lexicon.words(folded).length > 0),
      isWellKnown,
      near(folded, most) {
        const slipsOf = new Map<string, number>();
        for (const { lexicon, lists } of segments)
          for (const { word, slips } of lexicon.near(folded, most)) slipsOf.set(lists.words[word]!, slips);
        return [...slipsOf]
          .map(([word, slips]) => ({ word, slips, said: frequency(stemOf(word) ?? word) }))
          .sort((a, b) => a.slips - b.slips || b.said - a.said || (a.word < b.word ? -1 : 1));
      },
      beginningWith(folded) {
        const wordsOf = new Map<string, Set<string>>();
        for (const { lexicon, lists, arrays } of segments) {
          for (const word of lexicon.beginningWith(folded)) {
            const stem = lists.stems[arrays.wordStem[word]!]!;
            wordsOf.set(stem, (wordsOf.get(stem) ?? new Set<string>()).add(lists.words[word]!));
          }
        }
        return commonest([...wordsOf.keys()]).map((stem) => [...wordsOf.get(stem)!].sort(shortestFirst)[0]!);
      },
      together(words) {
        const stems = words.map((word) => stemOf(word) ?? word);
        return segments.reduce((sum, segment) => sum + postingsOf(segment, stems), 0);
      },
      similar(folded, limit) {
        if (isWellKnown(folded)) return [];
        const slipsOf = new Map<string, number>();
        for (const { lexicon, lists } of segments) {
          for (const { stem, slips } of lexicon.similar(folded)) {
            const text = lists.stems[stem]!;
            slipsOf.set(text, Math.min(slips, slipsOf.get(text) ?? slips));
          }
        }
        return [...slipsOf]
          .map(([text, slips]) => ({ text, slips, said: frequency(text) }))
          .sort((a, b) => a.slips - b.slips || b.said - a.said)
          .slice(0, limit)
          .map(({ text }) => text);
      },
      standsLike: (folded) =>
        languages.some((language) => frequency(rulesOf(language).stem(folded)) > 0) ||
        segments.some(({ lists }) => lists.words.some((word) => isLike(folded, word))),
    };
  }
}

const shortestFirst = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);

/** The stems by which large units are searched for a term: those of its halves only where nobody said it whole. */
function largeForms({ forms }: WeighedTerm): string[] {
  const whole = forms.filter(({ stems }) => stems.length === 1);
  return (whole.length > 0 ? whole : forms).flatMap(({ stems }) => stems);
}

function score(candidates: readonly Candidate[]): void {
  for (const candidate of candidates) candidate.score = scoreOf(candidate.features);
}
