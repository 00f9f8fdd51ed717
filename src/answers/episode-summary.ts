import type { Span } from '../episodes/episode.ts';
import { openingOf } from '../reading/opening.ts';
import { isContentWord } from '../reading/sense.ts';
import { createStemmer, wordsOf } from '../text/words.ts';
import { type Claim, claimsOf, type SummarisedEpisode } from './claims.ts';
import { overlap } from './summary.ts';

/** A sentence of an episode, or two that belong together. */
export interface EpisodeSentence extends Span {
  turn: number;
}

/** Sentences, in all. */
const MOST = 3;
/** What the first claim, the second and the third must be worth: two weak ones say less than one. */
const ENOUGH = [-1.2, -0.5, 0.1];
/** Where so few may be chosen from, weaker ones are better than none: there is nothing else to read. */
const SCARCE = { claims: 15, enough: -1.6 };
/** A claim that shares more of its words than this with one taken says the same again. */
const SAME_POINT = 0.5;
/** What full likeness costs, and what it costs to stand near one taken. */
const LIKENESS = 2;
const NEAR = { within: 0.12, cost: 0.4 };
/** What it costs to explain its subject where one taken has done so. */
const EXPLAINS_AGAIN = 0.8;

/**
 * At most three sentences, verbatim: one that says what the episode is about, of its first words or the show's notes, then
 * the claims that are worth most and cover different points and parts of it, in the order in which they were made; where
 * nothing says what it is about, one that explains what it speaks of comes first. Of an episode that has notes only, the
 * notes are what was said.
 */
export function summariseEpisode(episode: SummarisedEpisode): EpisodeSentence[] {
  const { turns, topics, stem = createStemmer() } = episode;
  const opening = openingOf({ ...episode, stem, topics: topics.map(({ phrase }) => phrase) });
  const claims = claimsOf(
    { ...episode, stem },
    opening ? turns[opening.turn]!.text.slice(opening.start, opening.end) : '',
  );
  const taken: Pick<Claim, 'turn' | 'start' | 'end' | 'at' | 'stems'>[] = [];
  let length = 0;
  if (opening) {
    const { text } = turns[opening.turn]!;
    const stems = wordsOf(text, opening.start, opening.end).flatMap(({ folded }) =>
      isContentWord(folded) ? [stem(folded)] : [],
    );
    taken.push({ ...opening, at: 0, stems: new Set(stems) });
    length = 1;
  }
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
  const explains = opening ? -1 : made.findIndex((one) => one.explains);
  if (explains > 0) made.unshift(...made.splice(explains, 1));
  return [...(opening ? [opening] : []), ...made].map(({ turn, start, end }) => ({ turn, start, end }));
}
