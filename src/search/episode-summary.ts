import type { Span, Speaker, Turn } from '../episodes/episode.ts';
import type { Focus } from './points.ts';
import { isQuotable } from './quotes.ts';
import { dangles, isQuestion } from './sense.ts';
import { sentencesOf } from './sentences.ts';
import { summarise } from './summary.ts';
import { topicKey } from './topics.ts';
import { looksWhole } from './wholeness.ts';
import { createStemmer, type Word } from './words.ts';

/** A sentence of an episode. */
export interface EpisodeSentence extends Span {
  turn: number;
}

export interface SummarisedEpisode {
  turns: readonly Turn[];
  speakers: readonly Speaker[];
  /** Its topics, most telling first. */
  topics: readonly string[];
}

const MOST = 3;
/** Points (`pointOf`) that the first sentence, and those after it, must make: an episode has fewer to choose from than an archive. */
const ENOUGH = { least: -0.5, leastMore: -0.1 };
/** What a later topic counts less than the one before it. */
const LESS = 0.04;
const NOTHING_WANTED = { announcement: false, sponsor: false };

/**
 * At most three sentences, verbatim: one that says what the episode is about (of the show's notes, or of the opening
 * words) and what was said on its topics. Of an episode that has notes only, the notes are what was said.
 */
export function summariseEpisode({ turns, speakers, topics }: SummarisedEpisode): EpisodeSentence[] {
  const transcript = turns.some(({ voice }) => voice === 'speech');
  const opening = introduction(turns, speakers, topics);
  const roles = new Map(speakers.map(({ id, role }) => [id, role ?? null]));
  const sources = turns
    .filter(({ voice }) => !transcript || voice !== 'notes')
    .flatMap((turn) => {
      const role = turn.speaker === null ? null : (roles.get(turn.speaker) ?? null);
      return sentencesOf(turn.text, turn.paragraphs).flatMap((sentence) => {
        const text = turn.text.slice(sentence.start, sentence.end);
        return sentence.whole && looksWhole(text) && isQuotable(turn, sentence, NOTHING_WANTED)
          ? [{ text, role, weight: 0, turn: turn.index, start: sentence.start, end: sentence.end }]
          : [];
      });
    });
  const points = summarise(sources, speaksOf(topics), ENOUGH)
    .filter(({ points: made }) => opening === null || made >= ENOUGH.leastMore)
    .map(({ source }) => sources[source]!)
    .filter((one) => !opening || one.turn !== opening.turn || one.end <= opening.start || one.start >= opening.end)
    .map(({ turn, start, end }) => ({ turn, start, end }));
  return opening ? [opening, ...points].slice(0, MOST) : points;
}

/** How much a sentence is about one of the topics: in full about the first. */
function speaksOf(topics: readonly string[]): (words: readonly Word[]) => Focus {
  const stem = createStemmer();
  const keys = topics.map((topic) => topicKey(topic, stem).split(' '));
  return (words) => {
    const stems = words.map(({ folded }) => stem(folded));
    for (const [rank, key] of keys.entries()) {
      const from = stems.findIndex((_, i) => key.every((part, k) => stems[i + k] === part));
      if (from >= 0) return { share: 1 - rank * LESS, from, to: from + key.length };
    }
    return { share: 0, from: -1, to: -1 };
  };
}

/** Who is there, or what it will be about. */
const INTRODUCES =
  /\b(?:in (?:this|today['’]s) (?:episode|show|conversation|talk|interview|session)|we (?:discuss|talk about|dive into|cover|explore)|(?:speaks?|talks?|chats?|sits? down|interviews?|catch(?:es)? up) with|is the (?:author|founder|creator|ceo|co-?founder|maintainer|inventor|director|lead) of|joins|joined by|my guest|our guest|today['’]s guest|today i['’]m (?:talking|speaking)|i['’]m here with|(?:talk(?:ing)?|speak(?:ing)?|present(?:ing)?) (?:to you )?(?:today )?(?:about|on)|this (?:talk|presentation|episode|workshop|session|lecture) (?:is|will|covers|gives)|the (?:topic|subject) (?:of|today|is)|is all about)\b/i;
const GREETS = /\b(?:welcome|thanks?|hello|excited|sponsor|subscribe|slides|https?|hey|listeners)\b/i;
/** Code units of a sentence that introduces, and how many turns and sentences from the start it is looked for. */
const INTRODUCTION = { shortest: 50, longest: 320, turns: 5, sentences: 12 };

/** The sentence that says best what the episode is about, of the notes or the first words; null where none does. */
function introduction(
  turns: readonly Turn[],
  speakers: readonly Speaker[],
  topics: readonly string[],
): EpisodeSentence | null {
  const names = speakers.map(({ name }) => name.toLowerCase()).filter((name) => name.includes(' '));
  const phrases = topics.map((topic) => topic.toLowerCase());
  let best: EpisodeSentence | null = null;
  let bestScore = 1;
  for (const turn of turns.slice(0, INTRODUCTION.turns)) {
    for (const sentence of sentencesOf(turn.text, turn.paragraphs).slice(0, INTRODUCTION.sentences)) {
      const text = turn.text.slice(sentence.start, sentence.end);
      if (!sentence.whole || text.length < INTRODUCTION.shortest || text.length > INTRODUCTION.longest) continue;
      if (isQuestion(text) || !/^["“‘'(]?\p{Lu}.*[^.\s][.!]["”’')]*$/su.test(text)) continue;
      if (!isQuotable(turn, sentence, NOTHING_WANTED)) continue;
      const lower = text.toLowerCase();
      const score =
        (INTRODUCES.test(text) ? 1 : 0) +
        (names.some((name) => lower.includes(name)) ? 0.6 : 0) +
        Math.min(2, phrases.filter((phrase) => lower.includes(phrase)).length) * 0.4 +
        (turn.voice === 'notes' ? 0.3 : 0) -
        (GREETS.test(text) ? 0.8 : 0) -
        (dangles(text) ? 0.8 : 0) -
        (/\?|--|\s[–—-]\s.*\s[–—-]\s/.test(text) ? 0.5 : 0);
      if (score > bestScore) {
        best = { turn: turn.index, start: sentence.start, end: sentence.end };
        bestScore = score;
      }
    }
  }
  return best;
}
