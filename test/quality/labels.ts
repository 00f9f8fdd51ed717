import { readFileSync } from 'node:fs';
import { grams } from '../../src/learn/grams.ts';

/** A query and what it asks for. */
export interface Labelled {
  id: string;
  kind: string;
  query: string;
  /** The name of whose words are asked for, or null. */
  speaker: string | null;
  /** The places that answer it; any of them is right. */
  answers: Place[];
}

export interface Place {
  /** The episode's file below the archive's folder, without its ending. */
  episode: string;
  /** What was said there, verbatim. */
  quote: string;
}

/** A query that nothing in the archive answers. */
export interface Absent {
  id: string;
  query: string;
}

/** Words on both sides of something that could not be understood: no quote may show them as one run. */
export interface Gap {
  id: string;
  query: string;
  before: string;
  after: string;
}

/** A file of JSON lines. The caller says what they are; the files are our own. */
export function readLines<T>(file: URL | string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Do two texts share at least half of the runs of four words of the shorter one? */
export function overlap(one: string, other: string): boolean {
  const [few, many] = [grams(one), grams(other)].sort((a, b) => a.length - b.length) as [string[], string[]];
  const all = new Set(many);
  const shared = few.filter((gram) => all.has(gram)).length;
  return few.length > 0 && shared * 2 >= few.length;
}

/** The rank of the first right one, from 1; null where none is. */
export function rankOf(right: readonly boolean[]): number | null {
  const at = right.indexOf(true);
  return at === -1 ? null : at + 1;
}

/** Shares of queries whose first right result is at rank 1, at 5 or better, and the mean of 1/rank down to rank 10. */
export interface Success {
  n: number;
  first: number;
  five: number;
  mrr: number;
}

export function successOf(ranks: readonly (number | null)[]): Success {
  const n = ranks.length;
  const share = (most: number) => ranks.filter((rank) => rank !== null && rank <= most).length / n;
  const reciprocal = ranks.reduce<number>((sum, rank) => sum + (rank !== null && rank <= 10 ? 1 / rank : 0), 0);
  return { n, first: share(1), five: share(5), mrr: reciprocal / n };
}
