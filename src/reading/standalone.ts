import type { Episode, Soundbite, Turn } from '../episodes/episode.ts';
import { momentOf } from '../episodes/moments.ts';
import { type Sentence, sentencesOf } from '../text/sentences.ts';
import { wordsOf } from '../text/words.ts';
import { ANYWHERE } from './features.ts';
import { chancesOf, type Read, read, worthPosting } from './grades.ts';
import { readerOf } from './places.ts';
import { isQuotable, NOTHING_WANTED } from './quotable.ts';

/** What is found at all: worse ones are of no use to anything. */
const LEAST = 0.02;

export interface StandaloneSpan {
  turn: number;
  start: number;
  end: number;
  /** 0–1: the chance that a strict reader who knows nothing of the episode would post it. */
  score: number;
}

/** Code units of a quote that is posted, and its sentences. */
const SHORTEST = 40;
const LONGEST = 400;
const MOST_SENTENCES = 3;
/** What the makers of a show picked themselves is at least so likely to be worth posting. */
const SOUNDBITE = 0.5;

/** The chance that these sentences, whatever their place, are understood by who reads nothing else, and whole. */
export function clearness(text: string): number {
  const run = sentencesOf(text).map(({ start, end }) => readAlone(text.slice(start, end)));
  if (run.length === 0) return 0;
  const { understood, whole } = chancesOf(run, text.length);
  return understood * whole;
}

function readAlone(text: string): Read {
  return read({ text, words: wordsOf(text), place: ANYWHERE });
}

/** The chance that a strict reader posts these words, whatever their place. 0 for what is not one to three sentences of a fit length. */
export function standaloneScore(text: string): number {
  const sentences = sentencesOf(text);
  if (sentences.length === 0 || sentences.length > MOST_SENTENCES) return 0;
  if (text.length < SHORTEST || text.length > LONGEST) return 0;
  const run = sentences.map(({ start, end }) => readAlone(text.slice(start, end)));
  return worthPosting(chancesOf(run, text.length));
}

/** `standaloneScore` is 0 for what cannot, which has no odds. */
const LEAST_CHANCE = 0.0025;

/** Log odds that a quote is worth posting, -6 to 6. */
export function standaloneOdds(text: string): number {
  const bounded = Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, standaloneScore(text)));
  return Math.log(bounded / (1 - bounded));
}

/** The quotes of an episode that can stand alone, none overlapping another, in the episode's order. */
export function standaloneQuotes(
  { turns, speakers, soundbites }: Pick<Episode, 'turns' | 'speakers' | 'soundbites'>,
  least = LEAST,
): StandaloneSpan[] {
  const sentencesIn = readerOf({ turns, speakers });
  return turns.flatMap((turn) => {
    if (turn.voice === 'notes' || turn.text.length < SHORTEST) return [];
    const sentences = sentencesIn(turn);
    const known: Read[] = [];
    const readAt = (i: number): Read => (known[i] ??= read(sentences[i]!));
    const found = runsOf(turn, sentences).map(({ from, to }): StandaloneSpan => {
      const span = { start: sentences[from]!.start, end: sentences[to]!.end };
      const run = Array.from({ length: to - from + 1 }, (_, i) => readAt(from + i));
      const score = worthPosting(chancesOf(run, span.end - span.start));
      const picked = soundbites.length > 0 && inSoundbite(turns, turn.index, span.start, soundbites);
      return { turn: turn.index, ...span, score: picked ? Math.max(SOUNDBITE, score) : score };
    });
    return apart(found.filter(({ score }) => score >= least));
  });
}

/** A quote that is posted begins and ends as a sentence does, and is no question. */
const BEGINS = /^["“‘'(«]?[\p{Lu}\p{Lo}\p{N}]/u;
const ENDS = /[^.][.!。！][”"’')»」]*$/u;

/** Whole sentences in a row that may be posted as they are. */
function runsOf(turn: Turn, sentences: readonly Sentence[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (let from = 0; from < sentences.length; from++) {
    const { start, end } = sentences[from]!;
    if (!BEGINS.test(turn.text.slice(start, end))) continue;
    for (let to = from; to < Math.min(from + MOST_SENTENCES, sentences.length); to++) {
      const sentence = sentences[to]!;
      const length = sentence.end - start;
      if (!sentence.whole || length > LONGEST || !isQuotable(turn, sentence, NOTHING_WANTED)) break;
      if (turn.paragraphs.some((at) => at > start && at < sentence.end)) break;
      if (length >= SHORTEST && ENDS.test(turn.text.slice(sentence.start, sentence.end))) runs.push({ from, to });
    }
  }
  return runs;
}

/** The best of those that overlap. */
function apart(found: readonly StandaloneSpan[]): StandaloneSpan[] {
  const kept: StandaloneSpan[] = [];
  for (const one of [...found].sort((a, b) => b.score - a.score || a.start - b.start))
    if (!kept.some((other) => other.start < one.end && other.end > one.start)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}

function inSoundbite(turns: Turn[], turn: number, offset: number, soundbites: readonly Soundbite[]): boolean {
  const { at } = momentOf({ turns }, turn, offset);
  return at !== null && soundbites.some(({ start, duration }) => at >= start - 2 && at < start + duration);
}
