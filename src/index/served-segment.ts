import type { Turn } from '../episodes/episode.ts';
import { isInEnglish, languageOf, rulesOf } from '../text/languages.ts';
import { wordsOf } from '../text/words.ts';
import type { IndexedSentence } from './archive.ts';
import { B, idf, K1 } from './bm25.ts';
import type { EpisodeDigest } from './digest.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { unpackTurn } from './packed-turns.ts';
import type { QuotedTurns } from './quote-id.ts';
import { ASK, NONE, type Segment, type SegmentArrays, type SegmentLists } from './segment.ts';

/** A segment with what is reckoned of it when it is loaded, and room to score its passages in. */
export interface ServedSegment {
  readonly arrays: SegmentArrays;
  readonly lists: SegmentLists;
  readonly lexicon: Lexicon;
  readonly passages: number;
  /** Content words before each passage: a window's length is a difference of two. */
  readonly wordsBefore: Float64Array;
  /** An episode's number by its `Episode.id` in this segment. */
  readonly numbers: ReadonlyMap<string, number>;
  turns(episode: number): Turn[];
  /** The same, made one by one. */
  eachTurn(episode: number): Iterable<Turn>;
  turnList(episode: number): QuotedTurns;
  turn(episode: number, turn: number): Turn | undefined;
  digest(episode: number): EpisodeDigest;
  /** Stems of the title of the chapter that a passage stands in, or null. */
  heading(passage: number): readonly string[] | null;
  /** Stems of the episode's title, without stop words. */
  title(episode: number): readonly string[];
  /** A turn's sentences, as `sentencesOf` found them when it was indexed. */
  sentences(episode: number, turn: number): IndexedSentence[];
  /** Is a passage of an episode in English? */
  isEnglish(passage: number): boolean;
  /** Decodes the passages that hold a stem, in order, and how often, into `scratch.posted` and `postedTimes`; returns how many. */
  postings(stem: number): number;
  /** BM25's idf of a stem among the segment's passages. */
  stemWeight(stem: number): number;
  /** Decodes the words of a passage into `scratch.words`; returns how many. */
  words(passage: number): number;
  /** Scratch, reused by every search: searches are synchronous. */
  readonly scratch: Scratch;
}

/** What `Scratch.cells` holds of each passage, side by side: fetching it from memory is most of the work of scoring. */
export const CELL = { size: 4, norm: 0, episode: 1, score: 2, coverage: 3 };

export interface Scratch {
  /**
   * By passage, `CELL.size` numbers: BM25's length norm and the passage's episode, which stay, and what it scores and
   * covers of the query, which holds for those that are touched.
   */
  cells: Float32Array;
  /** The passages that hold a term, so many of them, with a score each by which they are chosen. */
  touched: Uint32Array;
  touchedCount: number;
  /** By passage, 1 for those that are touched. */
  isTouched: Uint8Array;
  first: Float32Array;
  /** One stem's passages, and how often it stands in each. */
  posted: Uint32Array;
  postedTimes: Uint8Array;
  words: Uint32Array;
  /** For each term of the query how often it stands in each passage; made when first needed. */
  counts: Uint8Array[];
  /** … and in each episode. */
  inEpisode: Float32Array[];
  /** For each term of the query and each word how nearly they mean the same; made when first needed. */
  likeness: Float32Array[];
  /** By word, all zero between searches: what it is to the query, as the search numbers it. */
  wordMark: Uint8Array;
}

export function serveSegment({ arrays, lists }: Segment): ServedSegment {
  const passages = arrays.passageEpisode.length;
  const decoder = new TextDecoder();
  const wordsBefore = new Float64Array(passages + 1);
  for (let p = 0; p < passages; p++) wordsBefore[p + 1] = wordsBefore[p]! + arrays.passageLength[p]!;
  const average = wordsBefore[passages]! / Math.max(1, passages);
  const cells = new Float32Array(passages * CELL.size);
  for (let p = 0; p < passages; p++) {
    cells[p * CELL.size + CELL.norm] = K1 * (1 - B + (B * arrays.passageLength[p]!) / (average || 1));
    cells[p * CELL.size + CELL.episode] = arrays.passageEpisode[p]!;
  }
  let longest = 0;
  for (let p = 0; p < passages; p++) {
    longest = Math.max(longest, arrays.passageStream[p + 1]! - arrays.passageStream[p]!);
  }
  const scratch: Scratch = {
    cells,
    touchedCount: 0,
    touched: new Uint32Array(passages),
    isTouched: new Uint8Array(passages),
    first: new Float32Array(passages),
    posted: new Uint32Array(passages),
    postedTimes: new Uint8Array(passages),
    // A word takes a byte at least.
    words: new Uint32Array(longest),
    counts: [],
    inEpisode: [],
    likeness: [],
    wordMark: new Uint8Array(lists.words.length),
  };
  const lexicon = createLexicon({ arrays, lists });
  const stemsOf = (title: string, episode: number): string[] => {
    const { stem, stopWords } = rulesOf(languageOf(lists.episodes[episode]!));
    const words = wordsOf(title).map((word) => word.folded);
    const telling = words.filter((folded) => !stopWords.has(folded));
    return (telling.length > 0 ? telling : words).map(stem);
  };
  const headings = new Map<number, readonly string[]>();
  const titles: (readonly string[] | undefined)[] = [];
  const turnAt = (at: number, index: number): Turn =>
    unpackTurn(decoder.decode(arrays.turnBytes.subarray(arrays.turnOffset[at]!, arrays.turnOffset[at + 1]!)), index);
  return {
    arrays,
    lists,
    lexicon,
    passages,
    wordsBefore,
    numbers: new Map(lists.episodes.map(({ id }, number) => [id, number])),
    turns(episode) {
      const from = arrays.episodeTurn[episode]!;
      return Array.from({ length: arrays.episodeTurn[episode + 1]! - from }, (_, i) => turnAt(from + i, i));
    },
    eachTurn: (episode) => ({
      *[Symbol.iterator]() {
        const from = arrays.episodeTurn[episode]!;
        for (let at = from; at < arrays.episodeTurn[episode + 1]!; at++) yield turnAt(at, at - from);
      },
    }),
    turnList(episode) {
      const from = arrays.episodeTurn[episode]!;
      const to = arrays.episodeTurn[episode + 1]!;
      const decoded = new Map<number, Turn>();
      return {
        length: to - from,
        at(index) {
          if (index < 0 || index >= to - from) return undefined;
          const turn = decoded.get(index) ?? turnAt(from + index, index);
          decoded.set(index, turn);
          return turn;
        },
        timing(index) {
          const start = arrays.turnStart[from + index]!;
          if (start === ASK) return null;
          return { length: arrays.turnLength[from + index]!, start: start === NONE ? null : start / 1000 };
        },
        // Letters, digits and spaces stand in the stored JSON as they are, so its bytes can be searched.
        holding(stretch, last) {
          const { turnBytes, turnOffset } = arrays;
          const start = turnOffset[from]!;
          const to = from + last + 1;
          const bytes = Buffer.from(turnBytes.buffer, turnBytes.byteOffset + start, turnOffset[to]! - start);
          const found: number[] = [];
          for (
            let at = bytes.indexOf(stretch), turn = from;
            at >= 0;
            at = bytes.indexOf(stretch, turnOffset[turn]! - start)
          ) {
            while (turnOffset[turn + 1]! - start <= at) turn++;
            found.push(turn - from);
            turn++;
            if (turn === to) break;
          }
          return found;
        },
      };
    },
    turn(episode, turn) {
      const at = arrays.episodeTurn[episode]! + turn;
      return turn >= 0 && at < arrays.episodeTurn[episode + 1]! ? turnAt(at, turn) : undefined;
    },
    digest(episode) {
      const json = decoder.decode(
        arrays.digestBytes.subarray(arrays.digestOffset[episode]!, arrays.digestOffset[episode + 1]!),
      );
      return JSON.parse(json) as EpisodeDigest;
    },
    isEnglish: (passage) => isInEnglish(lists.episodes[arrays.passageEpisode[passage]!]!),
    heading(passage) {
      const chapter = arrays.passageChapter[passage]!;
      if (chapter === NONE) return null;
      const episode = arrays.passageEpisode[passage]!;
      const key = episode * 4096 + chapter;
      let stems = headings.get(key);
      if (!stems) {
        const title = lists.episodes[episode]!.chapters[chapter]?.title ?? '';
        stems = stemsOf(title, episode);
        headings.set(key, stems);
      }
      return stems;
    },
    title(episode) {
      titles[episode] ??= stemsOf(lists.episodes[episode]!.title, episode);
      return titles[episode];
    },
    sentences(episode, turn) {
      const { turnSentence, sentenceBytes } = arrays;
      const number = arrays.episodeTurn[episode]! + turn;
      const end = turnSentence[number + 1]!;
      let at = turnSentence[number]!;
      const varint = (): number => {
        let byte = sentenceBytes[at++]!;
        let value = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = sentenceBytes[at++]!;
          value |= (byte & 127) << shift;
        }
        return value;
      };
      const sentences: IndexedSentence[] = [];
      for (let last = 0; at < end; ) {
        const start = last + varint();
        const length = varint();
        last = start + (length >>> 2);
        const manner = varint();
        let telling = 0;
        for (let shift = 0; shift < 24; shift += 8) telling |= sentenceBytes[at++]! << shift;
        sentences.push({
          start,
          end: last,
          whole: (length & 1) === 1,
          echoes: (length & 2) === 2,
          manner,
          telling,
        });
      }
      return sentences;
    },
    postings(stemId) {
      const { postings } = arrays;
      const { posted, postedTimes } = scratch;
      const end = arrays.stemPosting[stemId + 1]!;
      let at = arrays.stemPosting[stemId]!;
      let passage = 0;
      let length = 0;
      while (at < end) {
        let byte = postings[at++]!;
        let value = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = postings[at++]!;
          value |= (byte & 127) << shift;
        }
        passage += value >>> 1;
        let count = 1;
        if (value & 1) {
          byte = postings[at++]!;
          count = byte & 127;
          if (byte > 127) count |= (postings[at++]! & 127) << 7;
        }
        posted[length] = passage;
        postedTimes[length++] = count;
      }
      return length;
    },
    stemWeight: (one) => idf(arrays.stemPassages[one]!, passages),
    words(passage) {
      const { stream } = arrays;
      const { words } = scratch;
      const end = arrays.passageStream[passage + 1]!;
      let at = arrays.passageStream[passage]!;
      let length = 0;
      while (at < end) {
        let byte = stream[at++]!;
        let value = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = stream[at++]!;
          value |= (byte & 127) << shift;
        }
        words[length++] = value;
      }
      return length;
    },
    scratch,
  };
}
