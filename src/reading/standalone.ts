import type { Episode, Soundbite, Turn } from '../episodes/episode.ts';
import { momentOf } from '../episodes/moments.ts';
import { type Sentence, sentencesOf } from '../text/sentences.ts';
import { hangsOnACondition } from './conditions.ts';
import { chancesOf, read, worthPosting } from './grades.ts';
import { type PlacedSentence, readerOf } from './places.ts';
import { isQuotable, NOTHING_WANTED } from './quotable.ts';
import { type Circumstances, pointsOf, pointsOfSetting, type Read, readSentence, settingOf } from './signs.ts';
import type { Taste } from './taste.ts';
import { firstNameWordsOf } from './who-talks.ts';

/** A quote good enough to be posted, however many there are, scores at least this. */
export const OUTSTANDING = 0.78;
/** A quote good enough to be posted unless there are months of better ones. */
export const WORTH_POSTING = 0.7;
/** Where there are too few of those, quotes down to this score may be (`chooseQuotes`). */
export const PASSABLE = 0.13;
/** What is found at all: worse ones are of no use to anything. */
const LEAST = 0.08;

export interface StandaloneSpan {
  turn: number;
  start: number;
  end: number;
  /** 0–1: `standaloneScore`. */
  score: number;
  /** The chance that a strict reader posts it (`worthPosting`). */
  post: number;
}

const SHORTEST = 40;
const LONGEST = 400;
const MOST_SENTENCES = 3;
/** Share of an episode's text at either end that counts as its edge, and the most characters that this may be. */
const EDGE = { share: 0.03, most: 900 };

/**
 * How well a quote stands alone in a channel, 0–1: about how likely a strict reader who knows nothing of the episode is
 * to find it worth posting. Read off its words alone:
 *
 * - must (else 0): 40–400 characters of whole sentences, no question, small talk, advert or announcement; its first
 *   sentence does not point at something before it ("That's…", "they…"), and none speaks of the talk itself ("as I
 *   said", "your article", "next slide") or to the one opposite;
 * - for it and against it: the signs of `signs.ts` by their weights, among them the flaws of `flaws.ts`.
 *
 * Without a `taste` nothing is said of how common its words are.
 */
export function standaloneScore(text: string, circumstances: Circumstances, taste: Taste | null = null): number {
  const sentences = sentencesOf(text).map((sentence) => readSentence(text, sentence, [], taste));
  if (sentences.length === 0 || sentences.length > MOST_SENTENCES) return 0;
  if (sentences.some(({ barred }) => barred) || sentences[0]!.leans) return 0;
  return text.length < SHORTEST || text.length > LONGEST ? 0 : chance(pointsOfRun(sentences, circumstances));
}

/** `standaloneScore` is 0 for what cannot, which has no odds. */
const LEAST_CHANCE = 0.0025;

/** Log odds that a quote says something to one who knows nothing of the episode, -6 to 6. */
export function standaloneOdds(text: string, role: string | null): number {
  const chance = standaloneScore(text, { role, soundbite: false, edge: false });
  const bounded = Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, chance));
  return Math.log(bounded / (1 - bounded));
}

/** The quotes of an episode that can stand alone, none overlapping another, in the episode's order. */
export function standaloneQuotes(
  { turns, speakers, soundbites }: Pick<Episode, 'turns' | 'speakers' | 'soundbites'>,
  taste: Taste | null,
  least = LEAST,
): StandaloneSpan[] {
  const roles = new Map(speakers.map(({ id, role }) => [id, role ?? null]));
  const names = firstNameWordsOf(speakers);
  const total = turns.reduce((sum, turn) => sum + turn.text.length, 0);
  const edge = Math.min(total * EDGE.share, EDGE.most);
  const found: Candidate[] = [];
  // Of all that was read only these stay: the words of a long episode take hundreds of megabytes.
  const flavours = { flavour: 0, flavoured: 0 };
  let before = 0;
  for (const turn of turns) {
    if (turn.voice !== 'notes' && turn.text.length >= SHORTEST) {
      const role = turn.speaker === null ? null : (roles.get(turn.speaker) ?? null);
      const circumstances = (start: number, end: number): Circumstances => ({
        role: turn.voice === 'quoted' ? 'guest' : role,
        soundbite: soundbites.length > 0 && inSoundbite(turns, turn.index, start, soundbites),
        edge: turn.voice === 'speech' && (before + start < edge || before + end > total - edge),
      });
      const readOne = (sentence: Sentence) => {
        const one = readSentence(turn.text, sentence, names, taste);
        flavours.flavour += one.flavour;
        flavours.flavoured += one.flavoured;
        return one;
      };
      found.push(...bestOfTurn(turn, readOne, circumstances));
    }
    before += turn.text.length;
  }
  const shift = pointsOfSetting(settingOf(flavours));
  const sentencesIn = readerOf({ turns, speakers });
  let latest: { turn: number; sentences: readonly PlacedSentence[] } | null = null;
  return found.flatMap(({ points, from, to, turn, start, end }): StandaloneSpan[] => {
    const score = chance(points + shift);
    if (score < least) return [];
    if (latest?.turn !== turn) latest = { turn, sentences: sentencesIn(turns[turn]!) };
    const run = latest.sentences.slice(from, to + 1).map((sentence) => read(sentence));
    const post = worthPosting(score, chancesOf(run, end - start));
    return [{ turn, start, end, score, post: Math.round(1000 * post) / 1000 }];
  });
}

/** A quote with its points, before it is known how its episode talks, and its sentences' positions in its turn. */
type Candidate = Omit<StandaloneSpan, 'score' | 'post'> & { points: number; from: number; to: number };

function bestOfTurn(
  turn: Turn,
  readOne: (sentence: Sentence) => Read,
  circumstances: (start: number, end: number) => Circumstances,
): Candidate[] {
  const sentences = sentencesOf(turn.text, turn.paragraphs);
  const read = new Map<number, Read>();
  const readAt = (i: number): Read => {
    const known = read.get(i) ?? readOne(sentences[i]!);
    read.set(i, known);
    return known;
  };
  const candidates: Candidate[] = [];
  for (let from = 0; from < sentences.length; from++) {
    const first = sentences[from]!;
    if (first.end - first.start > LONGEST || !startsWell(turn.text, first)) continue;
    if (readAt(from).barred || readAt(from).leans) continue;
    const run: Read[] = [];
    for (let to = from; to < Math.min(from + MOST_SENTENCES, sentences.length); to++) {
      const span = { start: first.start, end: sentences[to]!.end };
      if (span.end - span.start > LONGEST || readAt(to).barred || !isQuotable(turn, sentences[to]!, NOTHING_WANTED))
        break;
      if (turn.paragraphs.some((at) => at > span.start && at < span.end)) break;
      run.push(readAt(to));
      if (span.end - span.start < SHORTEST || hangsOnACondition(turn.text, sentences, from, to)) continue;
      const points = pointsOfRun(run, {
        ...circumstances(span.start, span.end),
        ...surroundings(turn.text, sentences, from, to),
      });
      if (points > HOPELESS) candidates.push({ turn: turn.index, ...span, points, from, to });
    }
  }
  candidates.sort((a, b) => b.points - a.points || a.start - b.start);
  const kept: Candidate[] = [];
  for (const one of candidates)
    if (!kept.some((other) => other.start < one.end && other.end > one.start)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}

/** What stands before and after these sentences in their turn. */
function surroundings(
  text: string,
  sentences: readonly Sentence[],
  from: number,
  to: number,
): Pick<Circumstances, 'opensTurn' | 'answersItself' | 'butFollows'> {
  const [before, after] = [sentences[from - 1], sentences[to + 1]];
  return {
    opensTurn: from === 0,
    answersItself:
      before !== undefined && /\?["”’]?$/.test(text.slice(Math.max(before.start, before.end - 3), before.end)),
    butFollows: after !== undefined && BUT.test(text.slice(after.start, after.start + 12)),
  };
}
const BUT = /^["“‘'(]?(?:but|however|although|though|yet)\b/i;

/** With fewer words that say something a quote says nothing. */
const LEAST_CONTENT = 4;

/** Whatever its episode is like, a quote with fewer points is not found. */
const HOPELESS = -5;

function pointsOfRun(run: readonly Read[], circumstances: Circumstances): number {
  if (run.reduce((sum, { content }) => sum + content, 0) < LEAST_CONTENT) return Number.NEGATIVE_INFINITY;
  return pointsOf(run, circumstances);
}

function chance(points: number): number {
  return Math.round(1000 / (1 + Math.exp(-points))) / 1000;
}

function startsWell(text: string, { start }: Sentence): boolean {
  return /^["“‘'(]?[\p{Lu}\p{N}]/u.test(text.slice(start, start + 3));
}

function inSoundbite(turns: Turn[], turn: number, offset: number, soundbites: readonly Soundbite[]): boolean {
  const { at } = momentOf({ turns }, turn, offset);
  return at !== null && soundbites.some(({ start, duration }) => at >= start - 2 && at < start + duration);
}
