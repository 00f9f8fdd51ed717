import { describe, expect, it } from 'vitest';
import { telling } from '../../src/lookups/decide.ts';
import type { Previous } from '../../src/lookups/understand.ts';
import { mark, readingOf } from './people.ts';
import { afterAnAnswer, fresh, type Reading } from './readings.table.ts';

const before: Previous = { replied: true, about: 'hugging face', speakers: [mark], shows: [], episodes: [] };

const normal = (reading: string) =>
  reading.replace(/\[(.*?)\]/, (_found, words: string) => `[${telling(words).join(' ')}]`);

interface Read {
  message: string;
  right: string;
  got: string;
}

/** `half` 0 is what the table of intents was made with, 1 what was set aside. */
function readHalf(half: 0 | 1): Read[] {
  const of = (rows: readonly Reading[], previous: Previous | null) =>
    rows
      .filter((_row, n) => n % 2 === half)
      .map(([message, right]) => ({ message, right: normal(right), got: normal(readingOf(message, previous)) }));
  return [...of(fresh, null), ...of(afterAnAnswer, before)];
}

describe('what messages ask for', () => {
  it.each([
    ['seen', 0, 0.97],
    ['set aside', 1, 0.94],
  ] as const)('%s: nearly all are read right', (name, half, floor) => {
    const all = readHalf(half);
    const wrong = all.filter(({ right, got }) => right !== got);
    const share = 1 - wrong.length / all.length;
    console.log(`${name}: ${all.length - wrong.length} of ${all.length} read right (${(share * 100).toFixed(1)} %)`);
    if (process.env.SHOW_MISSES && half === 0)
      for (const { message, right, got } of wrong) console.log(`${message} → ${got}, not ${right}`);
    expect(share).toBeGreaterThanOrEqual(floor);
  });
});
