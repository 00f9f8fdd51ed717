import { describe, expect, it } from 'vitest';
import { learnByContrast } from '../../src/learn/contrast.ts';
import { DIMENSIONS } from '../../src/models/vectors.ts';
import { seeded } from '../../src/random.ts';

/** Each of so many words is always answered with one other. */
const WORDS = 130;

describe('learning by contrast', () => {
  it('moves what belongs together nearer, and keeps every vector at length 1', { timeout: 120_000 }, () => {
    const random = seeded(5);
    const rows = Float32Array.from({ length: 2 * WORDS * DIMENSIONS }, () => random() - 0.5);
    for (let word = 0; word < 2 * WORDS; word++) scaleToOne(rows, word);
    const before = nearness(rows);
    const words: number[] = [];
    const starts: number[] = [];
    for (let pair = 0; pair < 8 * WORDS; pair++) {
      const [word, beside] = [pair % WORDS, (pair + 1) % WORDS];
      starts.push(words.length, words.length + 2, words.length + 4);
      words.push(word, beside, WORDS + word, WORDS + beside);
    }
    const weights = new Float32Array(2 * WORDS).fill(1);
    const stems = Int32Array.from(weights, (_, i) => i);
    const pairs = { words: Int32Array.from(words), starts: Uint32Array.from(starts) };
    learnByContrast({ rows, weights, stems }, pairs, random, () => {});
    expect(before).toBeLessThan(0.05);
    expect(nearness(rows)).toBeGreaterThan(before + 0.05);
    for (let word = 0; word < 2 * WORDS; word++) expect(product(rows, word, word)).toBeCloseTo(1, 3);
  });
});

function nearness(rows: Float32Array): number {
  let sum = 0;
  for (let word = 0; word < WORDS; word++) sum += product(rows, word, WORDS + word);
  return sum / WORDS;
}

function product(rows: Float32Array, one: number, other: number): number {
  let sum = 0;
  for (let d = 0; d < DIMENSIONS; d++) sum += rows[one * DIMENSIONS + d]! * rows[other * DIMENSIONS + d]!;
  return sum;
}

function scaleToOne(rows: Float32Array, word: number): void {
  const length = Math.sqrt(product(rows, word, word));
  for (let d = 0; d < DIMENSIONS; d++) rows[word * DIMENSIONS + d]! /= length;
}
