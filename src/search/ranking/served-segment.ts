import type { Turn } from '../../episodes/episode.ts';
import type { EpisodeDigest } from '../digest.ts';
import type { QuotedTurns } from '../quote-id.ts';
import { isStopWord, stem, wordsOf } from '../words.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { NONE, type Segment, type SegmentArrays, type SegmentLists, unpackTurn } from './segment.ts';

/** A segment with what is reckoned of it when it is loaded, and room to score its passages in. */
export interface ServedSegment {
  readonly arrays: SegmentArrays;
  readonly lists: SegmentLists;
  readonly lexicon: Lexicon;
  readonly passages: number;
  /** Content words before each passage: a window's length is a difference of two. */
  readonly wordsBefore: Float64Array;
  turns(episode: number): Turn[];
  turnList(episode: number): QuotedTurns;
  turn(episode: number, turn: number): Turn | undefined;
  digest(episode: number): EpisodeDigest;
  /** Stems of the title of the chapter that a passage stands in, or null. */
  heading(passage: number): readonly string[] | null;
  /** Stems of the episode's title, without stop words. */
  title(episode: number): readonly string[];
  /** Calls back for each passage that holds the stem, in order, with how often. */
  eachPosting(stem: number, visit: (passage: number, count: number) => void): void;
  /** Decodes the words of a passage into `into`, which grows where needed; returns how many. */
  words(passage: number, into: number[]): number;
  /** Scratch, reused by every search: searches are synchronous. */
  readonly scratch: Scratch;
}

export interface Scratch {
  score: Float32Array;
  coverage: Float32Array;
  /** For each term of the query how often it stands in each passage; made when first needed. */
  counts: Uint8Array[];
  /** All zero between searches. By stem: the query's term it stands for, from 1. */
  stemTerm: Uint8Array;
  /** By word: bits of the places it has in the query; the term that was typed so, from 1. */
  wordPlaces: Int32Array;
  wordTyped: Uint8Array;
}

export function serveSegment({ arrays, lists }: Segment): ServedSegment {
  const passages = arrays.passageEpisode.length;
  const decoder = new TextDecoder();
  const wordsBefore = new Float64Array(passages + 1);
  for (let p = 0; p < passages; p++) wordsBefore[p + 1] = wordsBefore[p]! + arrays.passageLength[p]!;
  const headings = new Map<number, readonly string[]>();
  const titles: (readonly string[] | undefined)[] = [];
  const turnAt = (at: number, index: number): Turn =>
    unpackTurn(decoder.decode(arrays.turnBytes.subarray(arrays.turnOffset[at]!, arrays.turnOffset[at + 1]!)), index);
  return {
    arrays,
    lists,
    lexicon: createLexicon({ arrays, lists }),
    passages,
    wordsBefore,
    turns(episode) {
      const from = arrays.episodeTurn[episode]!;
      return Array.from({ length: arrays.episodeTurn[episode + 1]! - from }, (_, i) => turnAt(from + i, i));
    },
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
        // Letters, digits and spaces stand in the stored JSON as they are, so its bytes can be searched.
        holding(stretch) {
          const { turnBytes, turnOffset } = arrays;
          const start = turnOffset[from]!;
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
    heading(passage) {
      const chapter = arrays.passageChapter[passage]!;
      if (chapter === NONE) return null;
      const episode = arrays.passageEpisode[passage]!;
      const key = episode * 4096 + chapter;
      let stems = headings.get(key);
      if (!stems) {
        const title = lists.episodes[episode]!.chapters[chapter]?.title ?? '';
        stems = stemsOf(title);
        headings.set(key, stems);
      }
      return stems;
    },
    title(episode) {
      titles[episode] ??= stemsOf(lists.episodes[episode]!.title);
      return titles[episode];
    },
    eachPosting(stemId, visit) {
      const { postings } = arrays;
      const end = arrays.stemPosting[stemId + 1]!;
      let at = arrays.stemPosting[stemId]!;
      let passage = 0;
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
        visit(passage, count);
      }
    },
    words(passage, into) {
      const { stream } = arrays;
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
        into[length++] = value;
      }
      return length;
    },
    scratch: {
      score: new Float32Array(passages),
      coverage: new Float32Array(passages),
      counts: [],
      stemTerm: new Uint8Array(lists.stems.length),
      wordPlaces: new Int32Array(lists.words.length),
      wordTyped: new Uint8Array(lists.words.length),
    },
  };
}

function stemsOf(title: string): string[] {
  const words = wordsOf(title).map((word) => word.folded);
  const telling = words.filter((folded) => !isStopWord(folded));
  return (telling.length > 0 ? telling : words).map(stem);
}
