import type { Episode, Turn } from '../episodes/episode.ts';
import { rulesOf } from '../text/languages.ts';
import { scaleAt } from '../text/sentences.ts';
import type { Word } from '../text/words.ts';
import { chanceOf, chancesOf, type Read, read } from './grades.ts';
import { type PlacedSentence, readerOf } from './places.ts';
import { isQuotable, NOTHING_WANTED } from './quotable.ts';
import type { StandaloneSpan } from './standalone.ts';

/*
 * Quotes that can stand alone, in languages of which nothing is known but stop words: by what every language has. The
 * models tell what they can of any language (`ANY_LANGUAGE`); besides, a quote should be about what the episode comes back
 * to, name that early, say more in as many words than its episode does, and open as few of its sentences do (nearly all that
 * open with "And", "That" or "Also" lean on one before). What these are worth was set by hand: there are no labels in these
 * languages.
 */
const WEIGHTS = { base: 1.6, central: 1.6, opener: -4, late: -1.5, dense: 5 };
/** What it is about is named within so many words, or late. */
const EARLY = 3;
/** In code units of letters like these. */
const SHORTEST = 60;
const LONGEST = 320;
/** Of all sentences: what so many open with leans on what was before. */
const USUAL_OPENER = { any: 0.01, stopWord: 0.003, least: 3 };
const LEAST_CONTENT = 4;
/** … and in each of two sentences: "Yes, yes." is no part of a quote. */
const LEAST_OF_EACH = 3;
/** What is found at all. */
const LEAST = 0.08;
/** A word that comes back so often is what the episode is about; so many of them in a quote are as good as all. */
const COMES_BACK = 3;
const ENOUGH_CENTRAL = 8;
const WHOLE = /[.!。！｡।۔][”"’')\]」』»“]*$/u;
/** Of the show itself, in words that many languages share; and addresses. */
const HOUSEKEEPING =
  /\b(?:podcasts?|newsletter|patreon|instagram|twitter|reddit|youtube|spotify|e-?mail|show ?notes?)\b/iu;
const ADDRESS = /\p{L}\.(?:com|org|net|io|de|fr|es|it|pt|nl|jp|cn|tw)\b/iu;
const LOWER = /^["“„«»‘'(]?\p{Ll}/u;

/** As `standaloneQuotes`, for an episode in another language than English. */
export function quotesElsewhere(episode: Pick<Episode, 'turns' | 'speakers'>, language: string): StandaloneSpan[] {
  const { turns, speakers } = episode;
  const people = speakers.flatMap(({ name }) => name.split(/\s+/)).filter((name) => name.length > 1);
  const { stem, stopWords, leaning } = rulesOf(language);
  const says = ({ folded }: Word) => !stopWords.has(folded);
  const sentencesIn = readerOf(episode);
  const spoken = turns.filter(({ voice }) => voice !== 'notes');
  const { isCentral, isUsual, density } = habitsOf(spoken, sentencesIn, says, stem);

  const leans = ({ text, words }: PlacedSentence): boolean =>
    isUsual(words[0]!) ||
    (leaning !== undefined &&
      ('has' in leaning ? leaning.has(words[0]!.folded) : leaning.some((first) => text.startsWith(first))));

  /** A run of whole sentences of a turn as a quote; null where it cannot be one. `readOne`: reads each of them once. */
  const quoteOf = (
    turn: Turn,
    run: readonly PlacedSentence[],
    readOne: (sentence: PlacedSentence) => Read,
  ): StandaloneSpan | null => {
    const [head] = run;
    const span = { start: head!.start, end: run.at(-1)!.end };
    const text = turn.text.slice(span.start, span.end);
    const length = text.length * scaleAt(turn.text, span.start);
    if (length < SHORTEST || length > LONGEST || !WHOLE.test(text) || LOWER.test(text)) return null;
    if (HOUSEKEEPING.test(text) || ADDRESS.test(text)) return null;
    if (head!.place.edge || !isQuotable(turn, span, NOTHING_WANTED)) return null;
    const content = run.flatMap(({ words }) => words).filter(says);
    if (content.length < LEAST_CONTENT || people.some((name) => text.includes(name))) return null;
    if (run.some(({ words }) => words.filter(says).length < LEAST_OF_EACH)) return null;
    const words = run.reduce((sum, one) => sum + one.words.length, 0);
    const central = content.filter(isCentral).length / Math.min(ENOUGH_CENTRAL, content.length);
    const { post } = chancesOf(run.map(readOne), length);
    const odds =
      Math.log(post / (1 - post)) +
      WEIGHTS.base +
      WEIGHTS.central * Math.min(1, central) +
      WEIGHTS.dense * (content.length / words - density) +
      (head!.words.slice(0, EARLY).some(says) ? 0 : WEIGHTS.late) +
      (leans(head!) ? WEIGHTS.opener : 0);
    const score = Math.round(1000 * chanceOf(odds)) / 1000;
    return { turn: turn.index, ...span, score, post: score };
  };

  return spoken.flatMap((turn) => {
    const sentences = sentencesIn(turn);
    const known = new Map<PlacedSentence, Read>();
    const readOne = (sentence: PlacedSentence): Read => {
      const one = known.get(sentence) ?? read(sentence);
      known.set(sentence, one);
      return one;
    };
    const isFit = (one: PlacedSentence | undefined) =>
      one?.whole === true && one.words.length > 0 && !/[?？؟]/.test(one.text);
    const found = sentences.flatMap((one, i) => {
      if (!isFit(one)) return [];
      const next = sentences[i + 1];
      const quotes = [quoteOf(turn, [one], readOne), isFit(next) ? quoteOf(turn, [one, next!], readOne) : null];
      return quotes.filter((quote) => quote !== null && quote.score >= LEAST) as StandaloneSpan[];
    });
    return apart(found);
  });
}

/** What an episode's sentences open with, which words it comes back to, and how many of them say something. */
function habitsOf(
  spoken: readonly Turn[],
  sentencesIn: (turn: Turn) => PlacedSentence[],
  says: (word: Word) => boolean,
  stem: (folded: string) => string,
) {
  const counts = new Map<string, number>();
  const openers = new Map<string, number>();
  let sentences = 0;
  let [all, telling] = [0, 0];
  for (const turn of spoken) {
    for (const { words } of sentencesIn(turn)) {
      sentences++;
      all += words.length;
      telling += words.filter(says).length;
      const [first] = words;
      if (first) openers.set(first.folded, (openers.get(first.folded) ?? 0) + 1);
      for (const word of words) if (says(word)) counts.set(stem(word.folded), (counts.get(stem(word.folded)) ?? 0) + 1);
    }
  }
  return {
    density: telling / Math.max(1, all),
    isCentral: ({ folded }: Word) => (counts.get(stem(folded)) ?? 0) >= COMES_BACK,
    isUsual: (word: Word) => {
      const times = openers.get(word.folded)!;
      const share = times / sentences;
      return times >= USUAL_OPENER.least && share > (says(word) ? USUAL_OPENER.any : USUAL_OPENER.stopWord);
    },
  };
}

/** The better of any two quotes of a turn that share a sentence, in order. */
function apart(found: readonly StandaloneSpan[]): StandaloneSpan[] {
  const kept: StandaloneSpan[] = [];
  for (const quote of [...found].sort((a, b) => b.score - a.score || a.start - b.start))
    if (!kept.some((other) => other.start < quote.end && other.end > quote.start)) kept.push(quote);
  return kept.sort((a, b) => a.start - b.start);
}
