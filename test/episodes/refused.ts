import { expect } from 'vitest';
import type { Problem } from '../../src/episodes/episode.ts';
import { OURS } from '../../src/episodes/read-episode.ts';

/**
 * Fails unless what was not read was refused on purpose, by whichever format took the file for its own: an error that
 * names the file (or what stands beside it), what is wrong and what to do about it; and nothing among the problems is a fault of ours.
 */
export function expectReadOrRefused(
  { episode, problems }: { episode: unknown; problems: readonly Problem[] },
  ...files: string[]
): void {
  for (const problem of problems) {
    expect(files).toContain(problem.file);
    expect(problem.remedy, problem.what).not.toBe(OURS);
  }
  if (episode) return;
  const refusal = problems.find(({ level }) => level === 'error');
  expect(refusal?.what, 'why it was refused').toMatch(/\p{L}/u);
  expect(refusal?.remedy, refusal?.what).toMatch(/\p{L}/u);
}
