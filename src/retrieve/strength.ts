import { NEAR } from '../models/near.ts';
import { AT } from './features.ts';

/*
 * Learned by logistic regression (L2) from the labelled questions of 36 archives of three to 1,826 episodes, and 224
 * questions about things that none of them holds: what is spoken of at length, by its own words, under its own heading
 * is an answer, what merely shares some words with the question is none.
 */
const BASE = -7.81;
const WEIGHTS = {
  said: 1.18,
  coverage: 0.64,
  coverageNear: 1.54,
  exact: 2.29,
  heading: 5.7,
  wide: 3.53,
  episode: 2.33,
  proximity: 1.7,
  pairs: 1.02,
};
/** In a larger archive more holds the same words by chance: for each tenfold of its passages. */
const PER_TENFOLD = -1.78;
/** Beyond these, more of the same says no more. */
const MOST = { wide: 2, episode: 2.2 };
/** Points at which it is as well to be silent as to speak: see `npm run bench -- refusal`. */
const EVEN = 0.25;

/** What of the query and of its archive a strength goes by. */
export interface Asked {
  /** Share of the query's weight that was said anywhere. */
  said: number;
  /** Words that say what is asked. */
  words: number;
  /** Passages of the archive. */
  units: number;
}

/** 0–1: how sure it is that a passage answers the query. */
export function strengthOf(features: readonly number[], { said, units }: Asked): number {
  const points =
    WEIGHTS.coverage * features[AT.coverage]! +
    WEIGHTS.coverageNear * features[AT.coverageNear]! +
    WEIGHTS.exact * features[AT.exact]! +
    WEIGHTS.heading * features[AT.heading]! +
    WEIGHTS.wide * Math.min(MOST.wide, features[AT.wide]!) +
    WEIGHTS.episode * Math.min(MOST.episode, features[AT.episode]!) +
    WEIGHTS.proximity * features[AT.proximity]! +
    WEIGHTS.pairs * features[AT.pairs]!;
  return chance(BASE + WEIGHTS.said * said + said * points + PER_TENFOLD * (tenfolds(units) - 4));
}

/** How near in meaning the nearest passage to a question is that none answers: 97 in 100 are less near. */
const USUAL = { nearness: 0.92, perTenfold: 0.12 };
const PER_NEARNESS = 8;

/** 0–1: how sure it is that a passage says what was asked in other words. A single word is near to too much. */
export function strengthByMeaning(features: readonly number[], { words, units }: Asked): number {
  if (words < 2) return 0;
  const nearness = features[AT.shared]! + features[AT.mean]!;
  const usual = USUAL.nearness + USUAL.perTenfold * tenfolds(units);
  return chance(EVEN + PER_NEARNESS * (nearness - usual));
}

/** Meaning alone is never sure. */
const MOST_BY_MEANING = 0.85;

/** What is known of a query that is compared by meaning. */
export interface ComparedByMeaning extends Pick<Asked, 'words' | 'units'> {
  /** The strength of the best that its words found; 0 where they found nothing. */
  byWords: number;
  /** How near the nearest passage is to it, and the nearest episode on average; 0–2. */
  nearness: number;
  episode: number;
}

/** Can nearness tell what was meant from what was not? Of one word, or in a larger archive than it was learned from, it cannot. */
export const canTell = ({ words, units }: Pick<Asked, 'words' | 'units'>): boolean =>
  words >= 2 && units <= NEAR.largest;

/** 0–`MOST_BY_MEANING`: how sure it is that what comes nearest to a query is what was meant. */
export function strengthByNearness(asked: ComparedByMeaning): number {
  const points = pointsOf(asked).reduce((sum, one, i) => sum + one * NEAR.weights[i]!, 0);
  return Math.min(MOST_BY_MEANING, 1 / (1 + Math.exp(NEAR.line - points)));
}

/** What `NEAR.weights` weigh; about 0 in the middle, so that they are learned in few steps. */
export function pointsOf({ byWords, nearness, episode, units }: Omit<ComparedByMeaning, 'words'>): number[] {
  const strength = Math.min(Math.max(byWords, 0.001), 0.999);
  return [1, Math.log(strength / (1 - strength)), nearness - 1, episode - 0.5, Math.log10(Math.max(100, units)) - 3];
}

/** The power of ten of an archive's size; the smallest count as one of 1,000 passages, for want of examples. */
function tenfolds(units: number): number {
  return Math.log10(Math.max(1000, units));
}

/** 0.5 at `EVEN`; half as steep as the odds, so that strengths near 1 can be told apart. */
function chance(points: number): number {
  return 1 / (1 + Math.exp((EVEN - points) / 2));
}
