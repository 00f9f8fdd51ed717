import type { Episode, Soundbite, Speaker, Turn } from '../episodes/episode.ts';
import { momentOf } from '../episodes/moments.ts';
import { isQuotable } from './quotes.ts';
import { contentWords, continues, dangles, isFiller, isQuestion } from './sense.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/**
 * How well a quote stands alone in a channel, 0–1. A pure sum of what can be read off the words:
 *
 * - must (else 0): 40–400 characters of whole sentences, quotable, no question, small talk, advert or announcement; does
 *   not point at something before it ("That's…", "they…"), at the listener's screen or at the talk itself ("as I
 *   said", "your article");
 * - for it: it names what it speaks of, makes a claim, compares, advises, gives a reason; a comfortable length; a
 *   guest's words; the creators' own choice (soundbite);
 * - against it: hedging and stumbling ("sort of", "like", "I mean"), story fragments in the first person, loose pronouns,
 *   opening words that go on from something, the first and last minutes of an episode.
 */
export function standaloneScore(quote: StandaloneCandidate): number {
  const { text } = quote;
  if (text.length < SHORTEST || text.length > LONGEST) return 0;
  if (!startsAndEndsWhole(text) || isQuestion(text) || isFiller(text) || dangles(text)) return 0;
  if (ADVERT.test(text) || SMALL_TALK.test(text) || THE_TALK_ITSELF.test(text) || UNFINISHED.test(text)) return 0;
  const content = contentWords(text);
  const words = text.split(/\s+/).length;
  if (content.length < 4) return 0;
  let points = 0;
  points += Math.min(content.length, 14) * 0.09;
  points += Math.min(2.2, count(text, CLAIMS) * 0.75);
  points += Math.min(1, count(text, REASONS) * 0.5);
  points += Math.min(1, count(text, CONTRASTS) * 0.6);
  points += GENERAL_SUBJECT.test(text) ? 0.6 : 0;
  points += text.length >= 80 && text.length <= 260 ? 0.5 : text.length > 330 ? -0.3 : 0;
  points += quote.role === 'guest' ? 0.4 : quote.role === 'host' ? -0.15 : 0;
  points += quote.soundbite ? 2.5 : 0;
  points -= count(text, HEDGES) * 0.45;
  points -= count(text, STUMBLES) * 0.55;
  points -= (count(text, LOOSE_PRONOUNS) / Math.max(words, 8)) * 12;
  points -= (count(text, STORY) / Math.max(words, 8)) * 6;
  points -= count(text, YOU_THERE) * 0.8;
  points -= continues(text) ? 0.8 : /^(?:so|now|well|yeah|yes|no|right|okay|ok)\b/i.test(text) ? 0.6 : 0;
  points -= quote.edge ? 1.2 : 0;
  points -= text.includes('?') ? 0.5 : 0;
  points -= content.length / words < 0.25 ? 0.6 : 0;
  return 1 / (1 + Math.exp(-(points - 1.9) * 1.3));
}

export interface StandaloneCandidate {
  text: string;
  /** `Speaker.role`. */
  role: string | null;
  /** Picked by the creators themselves. */
  soundbite: boolean;
  /** In the first or last minute or so of an episode, where shows greet and advertise. */
  edge: boolean;
}

/** A quote good enough to be posted scores at least this. */
export const WORTH_POSTING = 0.62;

export interface StandaloneSpan {
  turn: number;
  start: number;
  end: number;
  score: number;
}

const SHORTEST = 40;
const LONGEST = 400;
const MOST_SENTENCES = 3;
/** Share of an episode's words at either end that counts as its edge, and the most words that this may be. */
const EDGE = { share: 0.03, most: 150 };

const ADVERT =
  /\b(?:sponsor(?:s|ed)?|subscribe|promo code|discount|sign up|newsletter|patreon|donate|brought to you|free trial|check (?:it|them|us|this|that|him|her|out)|click|download the|link in|show ?notes|our (?:store|merch|website|slack|discord)|follow (?:us|me|him|her)|rate and review|dot com|\.com|\.io\b|\.org\b|https?:|www\.|@\w+|email (?:me|us)|hiring|episode|podcast|patrons?|giveaway|tickets|register (?:for|at))\b/i;
const SMALL_TALK =
  /\b(?:thank(?:s| you)|welcome (?:to|back)|appreciate (?:it|you|that)|nice to (?:meet|see|have|be)|good to (?:be|see|have)|pleasure|congrat|happy to be|excited to|glad (?:to|you)|great question|good question|interesting question|good point|great point|see you|bye|next time|joining (?:me|us)|my name is|our guest|today we|i'm here with|let's (?:get|dive|jump|start|talk|move|go|see|do|take)|coming on|on the show|haha|laugh(?:s|ing|ter)?|happy birthday|cheers)\b/i;
const THE_TALK_ITSELF =
  /\b(?:as (?:i|you|we|he|she) (?:said|mentioned|alluded|were saying|talked|discussed)|like (?:i|you|we) (?:said|mentioned|were saying)|(?:i|you|we) (?:just )?(?:mentioned|alluded|talked about|were talking|were saying|said (?:earlier|before))|what you(?:'re| are| were|'ve)? (?:said|saying|just)|your (?:question|point|article|book|talk|example|title|paper|blog|slide)|this (?:slide|diagram|picture|graph|chart|room|talk|session|presentation|conversation|discussion|interview|call|question|transcript|one here)|(?:next|last|previous) (?:slide|question|section|talk|topic)|the (?:slide|screen|whiteboard|audience)|over here|right here|up here|on the (?:left|right)|(?:i'll|i will|we'll|let me|going to|gonna|i want to|i wanted to) (?:get (?:to|into|back)|come back|talk about|show|explain|tell you|go (?:over|through|into)|give you|point out|read|quote|say|ask|add|touch|cover|bring up|share)|earlier|before we|in a (?:second|minute|moment)|later on|so far|wrap up|to recap|in summary|that said|speaking of|back to (?:the|your|what|that)|i('m| am) going to (?:talk|show|start|give|go)|does that (?:make sense|answer)|the question (?:is|was)|to answer|other question|follow[- ]up)\b/i;
const UNFINISHED = /(?:…|\.\.\.|--|—|–)["”’']?$|\[|\]|\*|\bet cetera\b|\bblah\b|_{2,}|\{|\}|<|>|\||\buh\b|\bum\b/i;
const CLAIMS =
  /\b(?:should(?:n['’]t)?|must|never|always|need to|have to|don['’]t (?:need|want|have to)|can['’]t|cannot|the (?:best|worst|most|only|hardest|biggest|easiest|greatest|key|real|whole point|problem with|point of|trick|beauty|secret|goal|danger|truth|reality|challenge|reason|power|value)|nobody|no one|everyone|everybody|matters?|means that|is (?:hard|easy|important|dangerous|powerful|essential|critical|hugely|nonsense|underrated|overrated|crucial|impossible|better|worse)|are (?:hard|easy|important|dangerous|powerful|better|worse)|i (?:think|believe|argue|realized|realised|learned|learnt)|in my (?:opinion|view)|ought|worth|every (?:single )?\w+|more \w+ than|better than|less \w+ than|the more)\b/gi;
const REASONS =
  /\b(?:because|if you|if we|when you|when we|so that|that['’]s why|which means|in order to|unless|therefore|as soon as|the fact that)\b/gi;
const CONTRASTS =
  /\b(?:instead of|rather than|not (?:just|only|because|about|that)|even (?:though|if)|whereas|as opposed to|versus|but|although|while|yet|except|isn['’]t|aren['’]t)\b/gi;
const GENERAL_SUBJECT =
  /^(?:i (?:really |actually |also |personally )?(?:think|believe)(?: that)?,? )?(?:(?:if|when|whenever|once|as long as) (?:you|we|people|someone|your)\b|people\b|you (?:can|can['’]t|don['’]t|have|need|should|shouldn['’]t|want|never|always)\b|we (?:should|need|have|live|tend|can|don['’]t|all)\b|the (?!other|same|next|last|first|second|third|reason it|way it|one)\w+|a (?!lot|bit|couple)\w+|most \w+|every\w*\b|no ?(?:one|body)\b|any\w+\b|good \w+|great \w+)/i;
const HEDGES =
  /\b(?:sort of|kind of|i guess|i don['’]t know|maybe|probably|somewhat|you know|or something|or whatever|and (?:stuff|things)|stuff like|i mean|pretty much|a little bit|i suppose|not sure)\b/gi;
const STUMBLES =
  /(?:,? like,|\b(?:is|was|are|it's|that's|be|just|and|but|so|of|to|were|in|have|you|I|they) like\b|\b(\w+) \1\b(?<!\b(?:that that|had had|very very|really really|many many))|,? right\?|\bsorry\b|\bbasically\b|\bliterally\b|\bactually\b|\bobviously\b| [–—-] |\.\.\.|\band so\b|\band then\b)/gi;
const LOOSE_PRONOUNS =
  /\b(?:it|that['’]s|this|these|those|they|them|he|she|him|her|his|their|there|here|that(?= (?:is|was|would|could|will|has|one|kind|sort|point|way|case|thing|stuff)))\b/gi;
const STORY =
  /\b(?:i was|i had|i did|i went|i got|i said|i remember|i['’]m|i['’]ve|my|me|he said|she said|we were|we had|we did|we got|we went|was like|were like|i used to|i wrote|i started|myself|last (?:week|year|month|night)|yesterday|a couple of|ago)\b/gi;
const YOU_THERE =
  /\b(?:you guys|are you|do you|did you|have you|would you|could you|can you|you['’]ve (?:got|been|done|had|written)|you were|your (?:team|company|career|own show|work|background|project|experience))\b/gi;

/** The quotes of an episode that can stand alone, none overlapping another, in the episode's order. */
export function standaloneQuotes(
  episode: Pick<Episode, 'turns' | 'speakers' | 'soundbites'>,
  least = WORTH_POSTING,
): StandaloneSpan[] {
  const { turns } = episode;
  const speakers = new Map(episode.speakers.map((speaker) => [speaker.id, speaker]));
  const total = turns.reduce((sum, turn) => sum + turn.text.length, 0);
  const edge = Math.min(total * EDGE.share, EDGE.most * 6);
  const found: StandaloneSpan[] = [];
  let before = 0;
  for (const turn of turns) {
    if (turn.voice !== 'notes') {
      found.push(
        ...bestOfTurn(turn, turns, speakers, episode.soundbites, before, total, edge).filter(
          ({ score }) => score >= least,
        ),
      );
    }
    before += turn.text.length;
  }
  return found;
}

function bestOfTurn(
  turn: Turn,
  turns: Turn[],
  speakers: ReadonlyMap<string, Speaker>,
  soundbites: readonly Soundbite[],
  before: number,
  total: number,
  edge: number,
): StandaloneSpan[] {
  if (turn.text.length < SHORTEST) return [];
  const role = turn.speaker === null ? null : (speakers.get(turn.speaker)?.role ?? null);
  const sentences = sentencesOf(turn.text, turn.paragraphs);
  const candidates: StandaloneSpan[] = [];
  for (let from = 0; from < sentences.length; from++) {
    for (let to = from; to < Math.min(from + MOST_SENTENCES, sentences.length); to++) {
      const span = { start: sentences[from]!.start, end: sentences[to]!.end };
      if (span.end - span.start > LONGEST) break;
      if (
        !sentences[to]!.whole ||
        crosses(turn, sentences[from]!, sentences[to]!) ||
        !isQuotable(turn, span, NOTHING_WANTED)
      )
        break;
      const quote = {
        text: turn.text.slice(span.start, span.end),
        role,
        soundbite: soundbites.length > 0 && inSoundbite(turns, turn.index, span.start, soundbites),
        edge: turn.voice === 'speech' && (before + span.start < edge || before + span.end > total - edge),
      };
      const score = standaloneScore(quote) - (to - from) * 0.015;
      if (score > 0) candidates.push({ turn: turn.index, ...span, score: Math.min(1, score) });
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.start - b.start);
  const kept: StandaloneSpan[] = [];
  for (const one of candidates)
    if (!kept.some((other) => other.start < one.end && other.end > one.start)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}

const NOTHING_WANTED = { announcement: false, sponsor: false };

function crosses(turn: Turn, from: Sentence, to: Sentence): boolean {
  return turn.paragraphs.some((at) => at > from.start && at < to.end);
}

function inSoundbite(turns: Turn[], turn: number, offset: number, soundbites: readonly Soundbite[]): boolean {
  const { at } = momentOf({ turns }, turn, offset);
  return at !== null && soundbites.some(({ start, duration }) => at >= start - 2 && at < start + duration);
}

function startsAndEndsWhole(text: string): boolean {
  if (!/^["“‘'(]?[\p{Lu}\p{N}]/u.test(text) || !/[.!。！]["”’')]*$/u.test(text)) return false;
  const straight = text.match(/"/g)?.length ?? 0;
  const opened = text.match(/“/g)?.length ?? 0;
  const closed = text.match(/”/g)?.length ?? 0;
  return straight % 2 === 0 && opened === closed;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
