import type { Span, Speaker, Turn } from '../episodes/episode.ts';
import type { EpisodeDigest } from './digest.ts';
import { type Focus, pointOf } from './points.ts';
import { isQuotable, NOTHING_WANTED } from './quotes.ts';
import { continues, dangles, isContentWord, isQuestion } from './sense.ts';
import { sentencesOf } from './sentences.ts';
import { overlap } from './summary.ts';
import { topicKey } from './topics.ts';
import { READABLE } from './wholeness.ts';
import { createStemmer, wordsOf } from './words.ts';

/** A sentence of an episode, or two that belong together. */
export interface EpisodeSentence extends Span {
  turn: number;
}

export interface SummarisedEpisode extends Pick<EpisodeDigest, 'topics' | 'quotes'> {
  turns: readonly Turn[];
  speakers: readonly Speaker[];
  title: string;
}

/** Sentences, in all. */
const MOST = 3;
/** Chance that a strict reader calls a sentence good from which the first, and those after it, are taken. */
const ENOUGH = { first: 0.42, more: 0.62 };
/** After an opening that says what it is about, nothing is better than what hardly anybody calls good. */
const AFTER_OPENING = 0.55;
/** The chance, of the points of a sentence about a topic (`pointOf`) and of the score of a quote that stands alone: that one is held to more. */
const CHANCE = { base: 1, perPoint: 1.4, perStanding: 0.3, quote: 1.2, perPointOfQuote: 0.6 };
/** A quote with a lower score is not looked at; and what is left of a sentence's standing alone where no quote holds it (`standaloneScore`). */
const LEAST_SCORE = 0.12;
const LEAST_STANDING = -2.4;
/** What is said of the first topics says more of the episode, in points of chance: of the first one, less for each after it, and of none. */
const CENTRAL = { first: 0.5, perRank: 0.05, elsewhere: -0.7 };
/** What the show wrote counts less than what was said. */
const WRITTEN = 0.5;
/** Of quotes longer than this a summary is no summary. Code units. */
const LONGEST = 300;
/** A sentence that shares more of its words than this with one taken says the same again. */
const SAME_POINT = 0.5;

/**
 * At most three sentences, verbatim: one that says what the episode is about (of the show's notes, or of the opening
 * words), then the best of those that make a point of its topics and of its quotes that stand alone. Of an episode that has
 * notes only, the notes are what was said.
 */
export function summariseEpisode({ turns, speakers, topics, quotes, title }: SummarisedEpisode): EpisodeSentence[] {
  const transcript = turns.some(({ voice }) => voice === 'speech');
  const phrases = topics.slice(0, INTRODUCTION.topics).map(({ phrase }) => phrase);
  const keys = topics.map(({ phrase }) => topicKey(phrase));
  const opening = introduction(turns, speakers, phrases, title);
  const roles = new Map(speakers.map(({ id, role }) => [id, role ?? null]));
  const central = (rank: number) => (rank < 0 ? CENTRAL.elsewhere : CENTRAL.first - CENTRAL.perRank * rank);
  const candidates: (EpisodeSentence & { logit: number })[] = [];
  for (const [rank, { told }] of topics.entries()) {
    const { best } = told;
    if (best === null) continue;
    const alike = quotes.filter(({ turn, start, end }) => turn === best.turn && start < best.end && end > best.start);
    const stands = Math.max(LEAST_STANDING, ...alike.map(({ score }) => logitOf(score)));
    const logit =
      CHANCE.base + CHANCE.perPoint * best.points + CHANCE.perStanding * (stands - LEAST_STANDING) + central(rank);
    candidates.push({ turn: best.turn, start: best.start, end: best.end, logit });
  }
  for (const { turn, start, end, score, stems } of quotes) {
    if (end - start > LONGEST || score < LEAST_SCORE) continue;
    const { speaker, text } = turns[turn]!;
    const points = pointsOfQuote(text.slice(start, end), speaker === null ? null : (roles.get(speaker) ?? null));
    if (points === null) continue;
    const rank = keys.findIndex((key) => stems.includes(` ${key} `));
    const logit = CHANCE.quote + logitOf(score) + CHANCE.perPointOfQuote * points + central(rank);
    candidates.push({ turn, start, end, logit });
  }
  const worthOf = ({ turn, logit }: (typeof candidates)[number]) =>
    1 / (1 + Math.exp((transcript && turns[turn]!.voice === 'notes' ? WRITTEN : 0) - logit));
  candidates.sort((a, b) => worthOf(b) - worthOf(a) || a.turn - b.turn || a.start - b.start);
  const stem = createStemmer();
  const taken: EpisodeSentence[] = [];
  const said: Set<string>[] = [];
  let length = 0;
  const take = ({ turn, start, end }: EpisodeSentence) => {
    const text = turns[turn]!.text;
    const sentences = sentencesOf(text.slice(start, end)).length;
    if (length + sentences > MOST) return;
    const stems = new Set(
      wordsOf(text, start, end).flatMap(({ folded }) => (isContentWord(folded) ? [stem(folded)] : [])),
    );
    if (taken.some((one) => one.turn === turn && one.start < end && one.end > start)) return;
    if (said.some((other) => overlap(other, stems) > SAME_POINT)) return;
    length += sentences;
    taken.push({ turn, start, end });
    said.push(stems);
  };
  if (opening) take(opening);
  for (const one of candidates) {
    const enough = taken.length === 0 ? ENOUGH.first : taken.length === 1 && opening ? AFTER_OPENING : ENOUGH.more;
    if (length >= MOST || worthOf(one) < enough) break;
    take(one);
  }
  return taken;
}

function logitOf(chance: number): number {
  return Math.log(chance / (1 - chance));
}

/** The points (`pointOf`) that a quote's sentences make on average, whatever they are about; null where one of them makes none. */
function pointsOfQuote(quote: string, role: string | null): number | null {
  let sum = 0;
  const sentences = sentencesOf(quote);
  for (const { start, end } of sentences) {
    const text = quote.slice(start, end);
    const points = text.length < READABLE.shortest ? SHORT : pointOf(text, wordsOf(text), OF_ANYTHING, role);
    if (points === null) return null;
    sum += points;
  }
  return sum / Math.max(1, sentences.length);
}

const OF_ANYTHING: Focus = { share: 1, from: -1, to: -1 };
const SHORT = -1;

/** Who is there, or what it will be about. */
const INTRODUCES =
  /\b(?:in (?:this|today['’]s) (?:episode|show|conversation|talk|interview|session)|we (?:discuss|talk about|dive into|cover|explore)|(?:speaks?|talks?|chats?|sits? down|interviews?|catch(?:es)? up) with|is the (?:author|founder|creator|ceo|co-?founder|maintainer|inventor|director|lead) of|joins|joined by|my guest|our guest|today['’]s guest|today i['’]m (?:talking|speaking)|i['’]m here with|(?:talk(?:ing)?|speak(?:ing)?|present(?:ing)?) (?:to you )?(?:today )?(?:about|on)|this (?:talk|presentation|episode|workshop|session|lecture) (?:is|will|covers|gives)|the (?:topic|subject) (?:of|today|is)|is all about)\b/i;
const GREETS = /\b(?:welcome|thanks?|hello|excited|sponsor|subscribe|slides|https?|hey|listeners)\b/i;
/** Code units of a sentence that introduces, and how many turns and sentences from the start it is looked for. */
const INTRODUCTION = { shortest: 50, longest: 320, turns: 5, sentences: 12, topics: 12 };
/** Of how the talk comes about, not of what is in it. */
const NOT_YET =
  /^(?:alright|all right|okay|ok|anyways?|note|now,? let)\b|\b(?:yesterday|transcripts?|recording|without further|blog post|(?:start|begin) with|first (?:i|we)|before (?:i|we) (?:start|begin|get)|was going to|slides?)\b/i;
/** Who speaks is not what is spoken of: "I'm Ann, I am your host for this episode." */
const ONLY_GREETS =
  /\b(?:i['’]m|i am|my name is|this is) (?:your host|\p{Lu}\p{Ll}+)|\byour hosts?\b|\bpanell?ists?\b/iu;

/** The sentence that says best what the episode is about, of the notes or the first words; null where none does. */
function introduction(
  turns: readonly Turn[],
  speakers: readonly Speaker[],
  topics: readonly string[],
  title: string,
): EpisodeSentence | null {
  const names = speakers.map(({ name }) => name.toLowerCase()).filter((name) => name.includes(' '));
  const phrases = topics.map((topic) => topic.toLowerCase());
  // A title that is a number, or a speaker's name, says nothing of it.
  const stem = createStemmer();
  const named = new Set(speakers.flatMap(({ name }) => wordsOf(name).map(({ folded }) => folded)));
  const titled = new Set(
    wordsOf(title).flatMap(({ folded }) =>
      isContentWord(folded) && !named.has(folded) && !/^\p{N}/u.test(folded) ? [stem(folded)] : [],
    ),
  );
  let best: EpisodeSentence | null = null;
  let bestScore = 1;
  for (const turn of turns.slice(0, INTRODUCTION.turns)) {
    for (const sentence of sentencesOf(turn.text, turn.paragraphs).slice(0, INTRODUCTION.sentences)) {
      const text = turn.text.slice(sentence.start, sentence.end);
      if (!sentence.whole || text.length < INTRODUCTION.shortest || text.length > INTRODUCTION.longest) continue;
      if (isQuestion(text) || !/^["“‘'(]?\p{Lu}.*[^.\s][.!]["”’')]*$/su.test(text)) continue;
      if (!isQuotable(turn, sentence, NOTHING_WANTED)) continue;
      const lower = text.toLowerCase();
      const ofTopics = phrases.filter((phrase) => lower.includes(phrase)).length;
      const ofTitle = new Set(wordsOf(text).flatMap(({ folded }) => (titled.has(stem(folded)) ? [stem(folded)] : [])))
        .size;
      // Who is there, the card says anyway.
      if (ofTopics + ofTitle === 0) continue;
      const score =
        (INTRODUCES.test(text) ? 1 : 0) +
        (names.some((name) => lower.includes(name)) ? 0.6 : 0) +
        Math.min(2, ofTopics) * 0.4 +
        Math.min(3, ofTitle) * 0.2 +
        (turn.voice === 'notes' ? 0.3 : 0) -
        (GREETS.test(text) ? 0.8 : 0) -
        (ONLY_GREETS.test(text) ? 0.8 : 0) -
        (dangles(text) ? 0.8 : 0) -
        (continues(text) || NOT_YET.test(text) ? 0.6 : 0) -
        (/\?|--|\s[–—-]\s.*\s[–—-]\s/.test(text) ? 0.5 : 0);
      if (score > bestScore) {
        best = { turn: turn.index, start: sentence.start, end: sentence.end };
        bestScore = score;
      }
    }
  }
  return best;
}
