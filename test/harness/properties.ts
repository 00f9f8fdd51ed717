import process from 'node:process';
import fastCheck, { type Parameters } from 'fast-check';

/** Set by `npm run fuzz`: how many times more values are tried than in an ordinary run. */
const { FUZZ_RUNS: times = '', FUZZ_SEED: seed = '' } = process.env;

// An ordinary run tries the same values each time, so that it fails for what was changed and for nothing else.
const chosen = seed === '' && times === '' ? 1 : Number(seed);
if (chosen !== 0) fastCheck.configureGlobal({ seed: chosen });

/** fast-check with our seed and our number of runs: tests take it from here and not from the package. */
export const fc = {
  ...fastCheck,
  assert: ((property: never, settings: Parameters<unknown> = {}) =>
    fastCheck.assert(property, {
      ...settings,
      numRuns: (settings.numRuns ?? 100) * Number(times || 1),
    })) as typeof fastCheck.assert,
};
