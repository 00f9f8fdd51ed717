import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../paths.ts';

/**
 * What each word adds to the log odds of each mark of `data/labels/RUBRIC.md`, by where its vector lies: so that words which
 * stand in no labelled stretch are read too, as their neighbours are. Made by `npm run learn -- reading`.
 */
export interface WordScores {
  /** The marks, in the order of `scores`. */
  readonly marks: readonly string[];
  /** The word's number, or undefined for one that is not known. */
  row(folded: string): number | undefined;
  /** In steps of `step`; `marks.length` numbers a word. */
  readonly scores: Int8Array;
  readonly step: number;
}

export const WORD_SCORES_FILE = join(projectRoot, 'src', 'models', 'word-scores.bin');

/** File: a line of JSON with the marks and the step, the words on the next line, and a byte for each number. */
export function encodeWordScores(
  marks: readonly string[],
  step: number,
  words: readonly string[],
  scores: Int8Array,
): Uint8Array {
  const head = new TextEncoder().encode(`${JSON.stringify({ marks, step })}\n${words.join(' ')}\n`);
  const bytes = new Uint8Array(head.length + scores.length);
  bytes.set(head);
  bytes.set(new Uint8Array(scores.buffer, scores.byteOffset, scores.length), head.length);
  return bytes;
}

/** @throws Error where the file is not there, or is not such a file. */
export function readWordScores(file: string = WORD_SCORES_FILE): WordScores {
  const bytes = readFileSync(file);
  const first = bytes.indexOf(10);
  const second = bytes.indexOf(10, first + 1);
  if (first < 0 || second < 0) throw new Error(`${file} holds no scores of words`);
  const { marks, step } = JSON.parse(bytes.toString('utf8', 0, first)) as { marks: string[]; step: number };
  const words = bytes.toString('utf8', first + 1, second).split(' ');
  const scores = new Int8Array(bytes.buffer, bytes.byteOffset + second + 1, bytes.length - second - 1);
  if (scores.length !== words.length * marks.length) throw new Error(`${file} is cut short`);
  const rows = new Map(words.map((word, i) => [word, i]));
  return { marks, step, scores, row: (folded) => rows.get(folded) };
}
