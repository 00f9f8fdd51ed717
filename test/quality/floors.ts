import type { Figures } from './measure.ts';
import type { OwnArchive } from './own-archives.ts';

/**
 * The least that each figure of our own archives may be: what the search reached when the archives were written, before
 * anything was built or tuned with them in sight (the tapes: with the clips told apart). A floor is raised when a change reaches more, and never lowered.
 */
export const FLOORS: Record<OwnArchive, Figures> = {
  english: {
    'ranked S@1': 48 / 80,
    'ranked S@5': 56 / 80,
    'ranked MRR@10': 0.64,
    'served S@1': 45 / 80,
    'served in three': 51 / 80,
    'absent refused': 37 / 40,
    'absent not told as said': 1,
    'quotes in the pool': 20,
  },
  german: {
    'ranked S@1': 15 / 20,
    'ranked S@5': 16 / 20,
    'ranked MRR@10': 0.76,
    'served S@1': 14 / 20,
    'served in three': 14 / 20,
    'absent refused': 7 / 8,
    'absent not told as said': 7 / 8,
    'quotes in the pool': 20,
  },
  // What only a heading names comes right behind those who said its words; what was said twice comes first, once.
  tapes: {
    'ranked S@1': 4 / 9,
    'ranked S@5': 1,
    'ranked MRR@10': 0.72,
    'served S@1': 4 / 9,
    'served in three': 1,
    'absent refused': 1,
    'quotes in the pool': 7,
  },
};

/** Figures below their floor, in words. */
export function belowFloors(figures: Figures, floors: Figures): string[] {
  return Object.entries(floors).flatMap(([name, floor]) => {
    const reached = figures[name];
    if (reached === undefined) return [`${name} was not measured`];
    // Shares of some eighty queries: a rounding error is no fall.
    return reached < floor - 1e-9 ? [`${name} is ${format(reached)}, below its floor of ${format(floor)}`] : [];
  });
}

export const format = (figure: number): string => (Number.isInteger(figure) ? String(figure) : figure.toFixed(3));
