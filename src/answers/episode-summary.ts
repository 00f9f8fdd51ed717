import type { Span } from '../episodes/episode.ts';
import { createStemmer } from '../text/words.ts';
import { type Claim, claimsOf, type SummarisedEpisode } from './claims.ts';
import { overlap } from './summary.ts';

/** A sentence of an episode, or two that belong together. */
export interface EpisodeSentence extends Span {
  turn: number;
}

/** Sentences, in all. */
const MOST = 3;
/** What the first claim, the second and the third must be worth: two weak ones say less than one. */
const ENOUGH = [-3, -2.3, -1.8];
/** Where so few may be chosen from, weaker ones are better than none: there is nothing else to read. */
const SCARCE = { claims: 15, enough: -3.4 };
/** A claim that shares more of its words than this with one taken says the same again. */
const SAME_POINT = 0.5;
/** What full likeness costs, and what it costs to stand near one taken. */
const LIKENESS = 2;
const NEAR = { within: 0.12, cost: 0.4 };
/** What it costs to explain its subject where one taken has done so. */
const EXPLAINS_AGAIN = 0.8;

/**
 * At most three sentences, verbatim: the claims that are worth most and cover different points and parts of the episode, in
 * the order in which they were made; one that explains what the episode speaks of comes first. Of an episode that has notes
 * only, the notes are what was said.
 */
export function summariseEpisode(episode: SummarisedEpisode): EpisodeSentence[] {
  const claims = claimsOf({ ...episode, stem: episode.stem ?? createStemmer() });
  const taken: Claim[] = [];
  let length = 0;
  const made: Claim[] = [];
  while (length < MOST) {
    let best: Claim | null = null;
    let bestScore = claims.length < SCARCE.claims ? SCARCE.enough : ENOUGH[made.length]!;
    for (const one of claims) {
      if (one.worth < bestScore) break;
      if (taken.some((other) => other.turn === one.turn && other.start < one.end && other.end > one.start)) continue;
      const likeness = Math.max(0, ...taken.map(({ stems }) => overlap(stems, one.stems)));
      if (likeness > SAME_POINT) continue;
      if (length + one.sentences > MOST) continue;
      const near = made.some(({ at }) => Math.abs(at - one.at) < NEAR.within);
      const again = one.explains && made.some(({ explains }) => explains);
      const score = one.worth - LIKENESS * likeness - (near ? NEAR.cost : 0) - (again ? EXPLAINS_AGAIN : 0);
      if (score >= bestScore) {
        best = one;
        bestScore = score;
      }
    }
    if (!best) break;
    made.push(best);
    taken.push(best);
    length += best.sentences;
  }
  made.sort((a, b) => a.turn - b.turn || a.start - b.start);
  const explains = made.findIndex((one) => one.explains);
  if (explains > 0) made.unshift(...made.splice(explains, 1));
  return made.map(({ turn, start, end }) => ({ turn, start, end }));
}
