import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RANKING_MODEL, rankingModel } from '../../src/learn/ranking.ts';

describe('the weights of the ranking', () => {
  it('are what the labels that are kept make of them, letter for letter', { timeout: 120_000 }, () => {
    expect(rankingModel()).toBe(readFileSync(RANKING_MODEL, 'utf8'));
  });
});
