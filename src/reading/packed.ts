import type { Word } from '../text/words.ts';
import type { SentenceInPlace } from './features.ts';
import { chanceOf, oddsOf, type Parts, read } from './grades.ts';
import { isContentWord, isQuestion } from './sense.ts';

/** What a search needs to know of how a sentence reads: found once, when it is indexed. */
export interface Reading {
  /** Words that say something, counted up to `MOST_COUNTED`. */
  content: number;
  question: boolean;
  /** An address of the web stands in it. */
  address: boolean;
  understood: Parts;
  whole: Parts;
  /** Log odds that the sentence, alone, says something. */
  says: number;
}

const MOST_COUNTED = 15;
const ADDRESS = /https?:\/\/|www\./;

export function readingOf(sentence: SentenceInPlace): Reading {
  const { understood, whole, says } = read(sentence);
  return {
    content: contentOf(sentence.words),
    question: isQuestion(sentence.text),
    address: ADDRESS.test(sentence.text),
    understood,
    whole,
    says: oddsOf('says', [says], sentence.text.length),
  };
}

function contentOf(words: readonly Word[]): number {
  let content = 0;
  for (const { folded } of words) {
    if (isContentWord(folded)) content++;
    if (content === MOST_COUNTED) break;
  }
  return content;
}

/** Logarithms of the chances that a stretch of one to three sentences is understood, is whole and says something, added. */
export function clearnessOf(run: readonly Reading[], length: number): number {
  const log = (odds: number) => Math.log(chanceOf(odds));
  let says = 0;
  for (const one of run) says += one.says;
  return (
    log(
      oddsOf(
        'understood',
        run.map((one) => one.understood),
        length,
      ),
    ) +
    log(
      oddsOf(
        'whole',
        run.map((one) => one.whole),
        length,
      ),
    ) +
    log(says / run.length)
  );
}

/** Bytes of a sentence. */
export const PACKED = 8;
/** Log odds are kept in steps of this, from -10.2 to 10.1. */
const STEP = 0.08;
const NOTHING = 128;

export function packReading({ content, question, address, understood, whole, says }: Reading): Uint8Array {
  const step = (odds: number) => Math.max(0, Math.min(255, NOTHING + Math.round(odds / STEP)));
  const parts = ({ any, first, last }: Parts) => [step(any), step(first), step(last)];
  return Uint8Array.of(
    content | (question ? 16 : 0) | (address ? 32 : 0),
    ...parts(understood),
    ...parts(whole),
    step(says),
  );
}

export function unpackReading(bytes: Uint8Array, at = 0): Reading {
  const odds = (i: number) => (bytes[at + i]! - NOTHING) * STEP;
  return {
    content: bytes[at]! & 15,
    question: (bytes[at]! & 16) !== 0,
    address: (bytes[at]! & 32) !== 0,
    understood: { any: odds(1), first: odds(2), last: odds(3) },
    whole: { any: odds(4), first: odds(5), last: odds(6) },
    says: odds(7),
  };
}
