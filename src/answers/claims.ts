import type { Span, Speaker, Turn } from '../episodes/episode.ts';
import type { EpisodeDigest } from '../index/digest.ts';
import { answeringPoints } from '../reading/answering.ts';
import { type Centrality, centralityOf } from '../reading/central.ts';
import { hangsOnACondition } from '../reading/conditions.ts';
import { isQuotable, NOTHING_WANTED } from '../reading/quotable.ts';
import { isContentWord } from '../reading/sense.ts';
import { firstNamesOf, rolesOf } from '../reading/who-talks.ts';
import { sentencesOf } from '../text/sentences.ts';
import { createStemmer, type Word, wordsOf } from '../text/words.ts';

export interface SummarisedEpisode extends Pick<EpisodeDigest, 'topics' | 'quotes'> {
  turns: readonly Turn[];
  speakers: readonly Speaker[];
  title: string;
  /** The share of all that was ever said in the archive that holds a stem, where that is known. */
  usual?: (stem: string) => number;
  /** Where stems are remembered, those that were found before. */
  stem?: (folded: string) => string;
}

/** A sentence that claims something of what its episode is about, or two that belong together. */
export interface Claim extends Span {
  turn: number;
  /** How well it stands for the episode: the points of `answeringPoints`, and more for what the episode is about. */
  worth: number;
  /** Where in the episode it stands, 0–1. */
  at: number;
  sentences: number;
  /** It says what that is or does which the episode is most about. */
  explains: boolean;
  /** The stems that say what it is about. */
  stems: Set<string>;
}

/** Code units of a sentence, and of two; one with fewer than `little` says little. */
const LENGTH = { shortest: 50, longest: 280, longestOfTwo: 320, little: 100 };
/**
 * Sentences that are weighed, of those that are most about what the episode is about; how much they must be; and what it
 * counts besides that a quote stands alone. Weighing takes most of the time: with 150 all of it takes some 20 to 30 ms of the search thread.
 */
const WEIGHED = { most: 150, leastCentral: 0.2, standsAlone: 1.5 };
/** How much it is worth that a sentence is about what the episode is about, and that it explains that. */
const CENTRAL = 1.4;
const EXPLAINS = 1;
/** A quote as likely to stand alone as this may be about anything; what that costs. */
const OF_ANYTHING = { standsAlone: 0.2, cost: 1.3 };
/** How much it is about anything else where none of the topics stands in it (`Focus.share`). */
const TOPICLESS = 0.75;
/** Points below which no sentence is good. */
const LEAST = -4.5;
/** What it costs to speak of somebody who is there by first name. */
const FIRST_NAME = 0.5;
/** What it costs to stand in the notes of an episode that has a transcript, at its very edge, or to be a host's. */
const PLACE = { notes: 0.1, edge: 0.4, edgeShare: 0.02, host: 0.4 };
/** What being short costs, for each code unit. */
const SHORT = 0.012;

/** A sentence, or a quote of two, before it is weighed. */
interface Candidate extends Span {
  turn: Turn;
  at: number;
  sentences: number;
  words: readonly Word[];
  /** Of all its words, in order. */
  stemmed: readonly string[];
  /** `StandaloneQuote.post`, where it is such a quote. */
  standsAlone: number | null;
}

/**
 * What is claimed in an episode of what it is about, best first. A sentence is good
 * when it makes a point (`answeringPoints`) or when it stands alone as a quote (`StandaloneQuote.post`), whichever is likelier.
 */
export function claimsOf(episode: SummarisedEpisode): Claim[] {
  const { turns, speakers, topics, title, usual, stem = createStemmer() } = episode;
  const stemsOf = (words: readonly Word[]) => words.map(({ folded }) => stem(folded));
  const { candidates, counts, sentences } = read(episode, stemsOf);
  const named = new Set(speakers.flatMap(({ name }) => stemsOf(wordsOf(name))));
  const said = wordsOf(title).flatMap(({ folded }) => (isContentWord(folded) ? [stem(folded)] : []));
  const announced = ` ${said.filter((one) => !named.has(one)).join(' ')} `;
  const centrality = centralityOf({ topics, announced, counts, sentences, usual });
  const spoken = turns.some(({ voice }) => voice === 'speech');
  const roleOf = rolesOf(turns, speakers);
  const firstNames = firstNamesOf(speakers);
  return candidates
    .map((one) => ({ one, ...centrality(one.stemmed) }))
    .filter(({ one, central }) => central >= WEIGHED.leastCentral || (one.standsAlone ?? 0) >= OF_ANYTHING.standsAlone)
    .filter(({ one: { turn, start, end } }) => isWhole(turn.text.slice(start, end)))
    .sort((a, b) => promise(b) - promise(a))
    .slice(0, WEIGHED.most)
    .flatMap(({ one, ...where }): Claim[] => {
      const { turn, start, end, at, words, stemmed, sentences: length } = one;
      const text = turn.text.slice(start, end);
      const role = roleOf(turn.speaker);
      const quality = qualityOf(text, one, where, role);
      if (quality < LEAST) return [];
      if (!isQuotable(turn, one, NOTHING_WANTED)) return [];
      const worth =
        quality +
        CENTRAL * where.central +
        (where.explains ? EXPLAINS : 0) -
        (where.central < WEIGHED.leastCentral ? OF_ANYTHING.cost : 0) -
        (firstNames.test(text) ? FIRST_NAME : 0) -
        (spoken && turn.voice === 'notes' ? PLACE.notes : 0) -
        (role === 'host' ? PLACE.host : 0) -
        (at < PLACE.edgeShare || at > 1 - PLACE.edgeShare ? PLACE.edge : 0) -
        SHORT * Math.max(0, LENGTH.little - text.length);
      const stems = new Set(words.flatMap(({ folded }, i) => (isContentWord(folded) ? [stemmed[i]!] : [])));
      return [{ turn: turn.index, start, end, worth, at, sentences: length, explains: where.explains, stems }];
    })
    .sort((a, b) => b.worth - a.worth || a.turn - b.turn || a.start - b.start);
}

/** What can be told at a glance, before anything is weighed. */
function isWhole(text: string): boolean {
  return /^["“‘'(]?[\p{Lu}\p{N}].*[^.\s][.!]["”’')]*$/su.test(text) && !text.includes('?');
}

/** How likely it is, at a glance, to be among those that are worth most. */
function promise({ one, central }: { one: Candidate; central: number }): number {
  return central + WEIGHED.standsAlone * (one.standsAlone ?? 0);
}

/** The logarithm of the odds that a strict reader calls it good. */
function qualityOf(
  text: string,
  { words, sentences, standsAlone }: Candidate,
  { focus }: Pick<Centrality, 'focus'>,
  role: string | null,
): number {
  const points =
    sentences === 1 ? answeringPoints(text, words, focus ?? { share: TOPICLESS, from: -1, to: -1 }, role) : null;
  const alone = standsAlone === null ? 0 : standsAlone / (1 - standsAlone);
  return Math.log((points === null ? 0 : Math.exp(points)) + alone);
}

/** The sentences and the quotes of two that are of a fit length; in how many of all sentences each stem stands. */
function read({ turns, quotes }: SummarisedEpisode, stemsOf: (words: readonly Word[]) => string[]) {
  const candidates: Candidate[] = [];
  const counts = new Map<string, number>();
  let sentences = 0;
  const byTurn = new Map<number, SummarisedEpisode['quotes']>();
  for (const one of quotes) byTurn.set(one.turn, [...(byTurn.get(one.turn) ?? []), one]);
  const total = Math.max(
    1,
    turns.reduce((sum, { text }) => sum + text.length, 0),
  );
  let before = 0;
  for (const turn of turns) {
    const quoted = byTurn.get(turn.index) ?? [];
    const add = ({ start, end }: Span, length: number, words: readonly Word[], standsAlone: number | null) => {
      const at = (before + start) / total;
      candidates.push({ turn, start, end, at, sentences: length, words, stemmed: stemsOf(words), standsAlone });
    };
    const inTurn = sentencesOf(turn.text, turn.paragraphs);
    for (const [i, { start, end, whole }] of inTurn.entries()) {
      const words = wordsOf(turn.text.slice(start, end));
      sentences++;
      const content = words.filter(({ folded }) => isContentWord(folded));
      for (const one of new Set(stemsOf(content))) counts.set(one, (counts.get(one) ?? 0) + 1);
      if (!whole || hangsOnACondition(turn.text, inTurn, i, i)) continue;
      if (end - start >= LENGTH.shortest && end - start <= LENGTH.longest)
        add({ start, end }, 1, words, quoted.find((one) => one.start === start && one.end === end)?.post ?? null);
    }
    for (const one of quoted) {
      const text = turn.text.slice(one.start, one.end);
      if (text.length <= LENGTH.longestOfTwo && sentencesOf(text).length === 2) add(one, 2, wordsOf(text), one.post);
    }
    before += turn.text.length;
  }
  return { candidates, counts, sentences };
}
