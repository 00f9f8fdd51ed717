import type { Episode, Turn } from '../episodes/episode.ts';
import { DIMENSIONS, GROUP, type WordVectors } from '../models/vectors.ts';
import { mannerOf, packManner } from '../reading/manner.ts';
import { packTelling, tellingOf } from '../reading/telling.ts';
import { firstNameWordsOf } from '../reading/who-talks.ts';
import type { LanguageRules } from '../text/language.ts';
import { isInEnglish, languageOf, rulesOf } from '../text/languages.ts';
import { sentencesOf } from '../text/sentences.ts';
import { isPaired, wordsOf } from '../text/words.ts';
import type { EpisodeInfo } from './archive.ts';
import { idf } from './bm25.ts';
import { ByteWriter, NumberWriter, shared } from './bytes.ts';
import type { EpisodeDigest } from './digest.ts';
import { packTurn, unpackTurn } from './packed-turns.ts';
import { firstWordsAt } from './quote-id.ts';
import { type PieceKind, passagesOf } from './units.ts';

export const NONE = 0xffffffff;
export const ASK = 0xfffffffe;
const PIECE_KINDS: readonly PieceKind[] = ['plain', 'announcement', 'sponsor'];
/** Occurrences of a stem in one passage are counted up to this. */
const MOST_COUNTED = 255;

/**
 * Some episodes, indexed: flat arrays that are written to disk and read back as they are. Episodes, passages, pieces,
 * words and stems are numbered from 0 within the segment; an array named `xY` holds Y's number for each x, and
 * one longer by one than its x holds where each x's share of the Ys begins.
 */
export interface SegmentArrays {
  episodeTurn: Uint32Array;
  episodePassage: Uint32Array;
  /** Byte offsets into `turnBytes`: each turn as JSON, see `packTurn`. */
  turnOffset: Uint32Array;
  turnBytes: Uint8Array;
  /** Code units. */
  turnLength: Uint32Array;
  /** When each turn starts, milliseconds; `NONE` for none; `ASK` where the turn itself has to be asked: one that was not spoken or has anchors. */
  turnStart: Uint32Array;
  /** Byte offsets into `sentenceBytes`: for each sentence of a turn, as varints, how far it begins after the one before, four times its length, plus two for one that echoes and one for a whole one, and its manner; then its telling, three bytes, low ones first. */
  turnSentence: Uint32Array;
  sentenceBytes: Uint8Array;
  digestOffset: Uint32Array;
  digestBytes: Uint8Array;
  passageEpisode: Uint32Array;
  passagePiece: Uint32Array;
  /** Byte offsets into `stream`. */
  passageStream: Uint32Array;
  /** Words that are not stop words. */
  passageLength: Uint16Array;
  /** Index into the episode's `chapters`, or `NONE`. */
  passageChapter: Uint32Array;
  /** `DIMENSIONS` numbers each, of length 127; all zeros for a passage whose words have no vectors. */
  passageVector: Int8Array;
  /** The same for each `GROUP` passages of an episode. */
  groupVector: Int8Array;
  groupPassage: Uint32Array;
  pieceTurn: Uint32Array;
  pieceStart: Uint32Array;
  pieceEnd: Uint32Array;
  pieceWords: Uint32Array;
  pieceKind: Uint8Array;
  /** Index into the segment's `speakers`, or `NONE`. */
  pieceSpeaker: Uint32Array;
  /** The words in the order spoken, as varints. */
  stream: Uint8Array;
  wordStem: Uint32Array;
  /** 1 for words that say nothing about what is asked, in every language in which they were said. */
  wordStop: Uint8Array;
  /** Byte offsets into `postings`. */
  stemPosting: Uint32Array;
  /** In how many passages each stem stands. */
  stemPassages: Uint32Array;
  /** For each stem its passages in order: a varint of twice the distance from the one before, plus one where a count above one follows. */
  postings: Uint8Array;
}

export interface SegmentLists {
  episodes: EpisodeInfo[];
  words: string[];
  stems: string[];
  speakers: string[];
}

/** Gives way to whatever else waits on this thread. */
export type Breathe = () => Promise<void>;

export interface Segment {
  arrays: SegmentArrays;
  lists: SegmentLists;
}

export interface SegmentBuilder {
  /** Takes an episode in and returns its number in the segment. The episode itself is not kept. `turns` are gone through twice. */
  add(episode: Omit<Episode, 'turns'>, turns: Iterable<Turn>, digest: EpisodeDigest): number;
  /** The turns of an episode that was added, made one by one from what is written. */
  eachTurn(episode: number): Iterable<Turn>;
  readonly size: number;
  finish(breathe: Breathe): Promise<Segment>;
}

/** Milliseconds of work between two breaths. */
const HOLD = 20;

export function createSegmentBuilder(vectors: WordVectors): SegmentBuilder {
  /** By language: a word's number and whether it says nothing there, as twice the number plus one where it does. */
  const wordIds = new Map<string, Map<string, number>>();
  const stemIds = new Map<string, number>();
  const speakerIds = new Map<string, number>();
  const lists: SegmentLists = { episodes: [], words: [], stems: [], speakers: [] };
  const wordStem = new NumberWriter();
  const wordStop: number[] = [];
  const stemPassages: number[] = [];
  const episodeTurn = new NumberWriter();
  const episodePassage = new NumberWriter();
  const turnOffset = new NumberWriter();
  const turnLength = new NumberWriter();
  const turnStart = new NumberWriter();
  const turnSentence = new NumberWriter();
  const digestOffset = new NumberWriter();
  const passageEpisode = new NumberWriter();
  const passagePiece = new NumberWriter();
  const passageStream = new NumberWriter();
  const passageLength = new NumberWriter();
  const passageChapter = new NumberWriter();
  const pieceTurn = new NumberWriter();
  const pieceStart = new NumberWriter();
  const pieceEnd = new NumberWriter();
  const pieceWords = new NumberWriter();
  const pieceKind = new NumberWriter();
  const pieceSpeaker = new NumberWriter();
  const turnBytes = new ByteWriter();
  const sentenceBytes = new ByteWriter();
  const digestBytes = new ByteWriter();
  const stream = new ByteWriter();
  /** For each passage its distinct stems and how often they stand in it, side by side. */
  const bag = new NumberWriter();
  const bagStart = new NumberWriter();
  const encoder = new TextEncoder();
  const counts = new Map<number, number>();

  /** The same letters are two words where two languages give them different stems. */
  const wordOf = (folded: string, own: Map<string, number>, rules: LanguageRules): number => {
    const known = own.get(folded);
    if (known !== undefined) return known;
    const text = rules.stem(folded);
    const stop = rules.stopWords.has(folded) || isFiller(folded) ? 1 : 0;
    let id: number | undefined;
    for (const others of wordIds.values()) {
      const other = (others.get(folded) ?? -1) >> 1;
      if (other >= 0 && lists.stems[wordStem.at(other)] === text) id = other;
    }
    if (id === undefined) {
      id = lists.words.length;
      lists.words.push(folded);
      wordStop.push(stop);
      let stem = stemIds.get(text);
      if (stem === undefined) {
        stem = lists.stems.length;
        stemIds.set(text, stem);
        lists.stems.push(text);
        stemPassages.push(0);
      }
      wordStem.push(stem);
    } else wordStop[id]! &= stop;
    own.set(folded, id * 2 + stop);
    return id * 2 + stop;
  };
  const speakerId = (id: string | null): number => {
    if (id === null) return NONE;
    let number = speakerIds.get(id);
    if (number === undefined) {
      number = lists.speakers.length;
      speakerIds.set(id, number);
      lists.speakers.push(id);
    }
    return number;
  };

  return {
    get size() {
      return lists.episodes.length;
    },
    add(episode, turns, digest) {
      const info = { ...episode } as Omit<Episode, 'turns'> & Partial<Episode>;
      delete info.turns;
      const language = languageOf(episode);
      const rules = rulesOf(language);
      let own = wordIds.get(language);
      if (own === undefined) {
        own = new Map();
        wordIds.set(language, own);
      }
      const number = lists.episodes.length;
      episodeTurn.push(turnOffset.length);
      episodePassage.push(passageEpisode.length);
      const begun = new Set<string>();
      const people = new Set(firstNameWordsOf(info.speakers));
      /** For each turn its speaker's number. */
      const spoke: number[] = [];
      for (const turn of turns) {
        spoke.push(speakerId(turn.speaker));
        turnOffset.push(turnBytes.length);
        turnBytes.append(encoder.encode(JSON.stringify(packTurn(turn))));
        turnLength.push(turn.text.length);
        turnStart.push(startOf(turn));
        turnSentence.push(sentenceBytes.length);
        let last = 0;
        for (const { start, end, whole } of sentencesOf(turn.text, turn.paragraphs)) {
          sentenceBytes.varint(start - last);
          const opening = firstWordsAt(turn.text, start);
          sentenceBytes.varint((end - start) * 4 + (begun.has(opening) ? 2 : 0) + (whole ? 1 : 0));
          begun.add(opening);
          const text = turn.text.slice(start, end);
          const words = wordsOf(text);
          const manner = mannerOf(text, words);
          sentenceBytes.varint(packManner(manner));
          sentenceBytes.threeBytes(packTelling(tellingOf(text, words, whole, manner, people)));
          last = end;
        }
      }
      digestOffset.push(digestBytes.length);
      digestBytes.append(encoder.encode(JSON.stringify(digest)));
      let spoken = 0;
      for (const passage of passagesOf(turns, info.chapters)) {
        passageEpisode.push(number);
        passagePiece.push(pieceTurn.length);
        passageStream.push(stream.length);
        passageChapter.push(passage.chapter < 0 ? NONE : passage.chapter);
        counts.clear();
        let content = 0;
        for (const piece of passage.pieces) {
          pieceTurn.push(piece.turn);
          pieceStart.push(piece.start);
          pieceEnd.push(piece.end);
          pieceWords.push(piece.words.length);
          pieceKind.push(PIECE_KINDS.indexOf(piece.kind));
          pieceSpeaker.push(spoke[piece.turn]!);
          spoken += piece.words.length;
          for (const { folded } of piece.words) {
            const found = wordOf(folded, own, rules);
            const word = found >> 1;
            stream.varint(word);
            if ((found & 1) === 0) content++;
            const stem = wordStem.at(word);
            counts.set(stem, (counts.get(stem) ?? 0) + 1);
          }
        }
        passageLength.push(content);
        bagStart.push(bag.length);
        for (const [stem, count] of counts) {
          bag.push(stem);
          bag.push(Math.min(count, MOST_COUNTED));
          stemPassages[stem]!++;
        }
      }
      lists.episodes.push({ ...info, turnCount: spoke.length, words: spoken });
      return number;
    },
    eachTurn: (episode) => ({
      *[Symbol.iterator]() {
        const from = episodeTurn.at(episode);
        const to = episode + 1 < lists.episodes.length ? episodeTurn.at(episode + 1) : turnOffset.length;
        const decoder = new TextDecoder();
        for (let at = from; at < to; at++) {
          const end = at + 1 < turnOffset.length ? turnOffset.at(at + 1) : turnBytes.length;
          yield unpackTurn(decoder.decode(turnBytes.slice(turnOffset.at(at), end)), at - from);
        }
      },
    }),
    async finish(breathe) {
      episodeTurn.push(turnOffset.length);
      episodePassage.push(passageEpisode.length);
      turnOffset.push(turnBytes.length);
      turnSentence.push(sentenceBytes.length);
      digestOffset.push(digestBytes.length);
      passagePiece.push(pieceTurn.length);
      passageStream.push(stream.length);
      bagStart.push(bag.length);
      const bags = bag.finish();
      const bagStarts = bagStart.finish();
      const { postings, stemPosting } = await invert(bags, bagStarts, stemPassages, breathe);
      const lexical = {
        episodeTurn: episodeTurn.finish(),
        episodePassage: episodePassage.finish(),
        turnOffset: turnOffset.finish(),
        turnBytes: turnBytes.finish(),
        turnLength: turnLength.finish(),
        turnStart: turnStart.finish(),
        turnSentence: turnSentence.finish(),
        sentenceBytes: sentenceBytes.finish(),
        digestOffset: digestOffset.finish(),
        digestBytes: digestBytes.finish(),
        passageEpisode: passageEpisode.finish(),
        passagePiece: passagePiece.finish(),
        passageStream: passageStream.finish(),
        passageLength: Uint16Array.from(passageLength.finish()),
        passageChapter: passageChapter.finish(),
        pieceTurn: pieceTurn.finish(),
        pieceStart: pieceStart.finish(),
        pieceEnd: pieceEnd.finish(),
        pieceWords: pieceWords.finish(),
        pieceKind: Uint8Array.from(pieceKind.finish()),
        pieceSpeaker: pieceSpeaker.finish(),
        stream: stream.finish(),
        wordStem: wordStem.finish(),
        wordStop: Uint8Array.from(wordStop),
        stemPosting,
        stemPassages: Uint32Array.from(stemPassages),
        postings,
      };
      const meanings = await passageVectors(bags, bagStarts, lexical, lists, vectors, breathe);
      return { arrays: { ...lexical, ...meanings }, lists };
    },
  };
}

/** Two syllables of Japanese endings and particles, or a lone one. */
const isFiller = (folded: string): boolean => isPaired(folded) && /^\p{Script=Hiragana}+$/u.test(folded);

/** Turns bags of stems into, for each stem, the passages that hold it. */
async function invert(
  bag: Uint32Array,
  bagStart: Uint32Array,
  stemPassages: readonly number[],
  breathe: Breathe,
): Promise<{ postings: Uint8Array; stemPosting: Uint32Array }> {
  const starts = new Uint32Array(stemPassages.length + 1);
  for (const [stem, count] of stemPassages.entries()) starts[stem + 1] = starts[stem]! + count;
  const passages = new Uint32Array(starts[stemPassages.length]!);
  const counts = new Uint8Array(passages.length);
  const at = starts.slice();
  let held = performance.now();
  for (let passage = 0; passage + 1 < bagStart.length; passage++) {
    for (let i = bagStart[passage]!; i < bagStart[passage + 1]!; i += 2) {
      const place = at[bag[i]!]!++;
      passages[place] = passage;
      counts[place] = bag[i + 1]!;
    }
    if ((passage & 255) === 0 && performance.now() - held > HOLD) {
      await breathe();
      held = performance.now();
    }
  }
  const bytes = new ByteWriter();
  const stemPosting = shared(Uint32Array, stemPassages.length + 1);
  for (let stem = 0; stem < stemPassages.length; stem++) {
    stemPosting[stem] = bytes.length;
    let last = 0;
    for (let i = starts[stem]!; i < starts[stem + 1]!; i++) {
      const passage = passages[i]!;
      const count = counts[i]!;
      bytes.varint((passage - last) * 2 + (count > 1 ? 1 : 0));
      if (count > 1) bytes.varint(count);
      last = passage;
    }
    if ((stem & 63) === 0 && performance.now() - held > HOLD) {
      await breathe();
      held = performance.now();
    }
  }
  stemPosting[stemPassages.length] = bytes.length;
  return { postings: bytes.finish(), stemPosting };
}

/** What each passage, and each group of them, is about: the mean of its words' vectors, rare words counting more. */
async function passageVectors(
  bag: Uint32Array,
  bagStart: Uint32Array,
  lexical: Pick<SegmentArrays, 'episodePassage' | 'wordStem' | 'wordStop' | 'stemPassages'>,
  lists: SegmentLists,
  vectors: WordVectors,
  breathe: Breathe,
): Promise<Pick<SegmentArrays, 'passageVector' | 'groupVector' | 'groupPassage'>> {
  const passages = bagStart.length - 1;
  const passageVector = shared(Int8Array, passages * DIMENSIONS);
  const groups = new NumberWriter();
  const { episodePassage, stemPassages } = lexical;
  for (let episode = 0; episode + 1 < episodePassage.length; episode++) {
    for (let p = episodePassage[episode]!; p < episodePassage[episode + 1]!; p += GROUP) groups.push(p);
  }
  const groupCount = groups.length;
  groups.push(passages);
  const groupPassage = groups.finish();
  const groupVector = shared(Int8Array, groupCount * DIMENSIONS);
  // The first word seen of a stem stands for it: mostly the plain form.
  const stemRow = new Int32Array(lists.stems.length).fill(-1);
  for (let word = lists.words.length - 1; word >= 0; word--) {
    const row = lexical.wordStop[word] === 1 ? undefined : vectors.row(lists.words[word]!);
    if (row !== undefined) stemRow[lexical.wordStem[word]!] = row;
  }
  const sum = new Float32Array(DIMENSIONS);
  const groupSum = new Float32Array(DIMENSIONS);
  let held = performance.now();
  let inEpisode = 0;
  for (let group = 0; group < groupCount; group++) {
    groupSum.fill(0);
    while (groupPassage[group]! >= episodePassage[inEpisode + 1]!) inEpisode++;
    // The vectors are of English words: what looks the same elsewhere means something else.
    if (!isInEnglish(lists.episodes[inEpisode]!)) continue;
    for (let p = groupPassage[group]!; p < groupPassage[group + 1]!; p++) {
      sum.fill(0);
      for (let i = bagStart[p]!; i < bagStart[p + 1]!; i += 2) {
        const stem = bag[i]!;
        const row = stemRow[stem]!;
        if (row < 0) continue;
        const said = stemPassages[stem]!;
        vectors.addTo(sum, row, idf(said, passages) * bag[i + 1]!);
      }
      for (let d = 0; d < DIMENSIONS; d++) groupSum[d]! += sum[d]!;
      quantise(sum, passageVector, p * DIMENSIONS);
    }
    quantise(groupSum, groupVector, group * DIMENSIONS);
    if ((group & 15) === 0 && performance.now() - held > HOLD) {
      await breathe();
      held = performance.now();
    }
  }
  return { passageVector, groupVector, groupPassage };
}

function quantise(from: Float32Array, to: Int8Array, at: number): void {
  let square = 0;
  for (const x of from) square += x * x;
  if (square === 0) return;
  const scale = 127 / Math.sqrt(square);
  for (let d = 0; d < DIMENSIONS; d++) to[at + d] = Math.round(from[d]! * scale);
}

/** For `turnStart`. */
function startOf({ voice, anchors, start }: Turn): number {
  if (voice !== 'speech' || anchors.length > 0) return ASK;
  if (start === null) return NONE;
  const milliseconds = Math.round(start * 1000);
  return milliseconds / 1000 === start && milliseconds < ASK ? milliseconds : ASK;
}
