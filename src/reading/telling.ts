import type { Word } from '../text/words.ts';
import { CUES, type Cue, countCues } from './cues.ts';
import { isOfATalk, lacksVerb, pointsBack, restarts, stumbles } from './flaws.ts';
import type { Manner } from './manner.ts';
import { looseness } from './references.ts';
import { isHalf } from './wholeness.ts';

/**
 * How well a sentence tells something to one who reads nothing else, whatever was asked: it is whole and leaves nothing
 * unexplained. Found once, when it is indexed, since a search would have to read some dozens of sentences for it. English,
 * read off its words alone. `first-quote.ts` says how the weights were learned.
 */
const WEIGHTS = {
  /** For each claim, up to two. */
  claim: 0.25,
  /** The first sentence is "A light client is…", "I think…". */
  definition: 0.3,
  opinion: 0.7,
  rambling: -0.45,
  asks: -2,
  endsAsking: -3,
  /** Begins or ends in the middle of a sentence. */
  torn: -0.8,
  trailsOff: -0.4,
  /** For each "…" or "--", up to three. */
  breaks: -0.8,
  odd: -0.4,
  link: -2,
  /** No sentence: no verb of its own, or half of one. */
  verbless: -0.8,
  half: -0.9,
  clause: -0.3,
  and: -0.3,
  stumbles: -0.4,
  restarts: -2.5,
  /** Leans on what was said before: with its first words, and for each word that stands for what was not named. */
  dangles: -0.8,
  loose: -0.45,
  danglesLater: -0.3,
  pointsBack: -0.4,
  inThat: -0.35,
  /** Is about the talk, to the one opposite, of the day it was held, or about whoever speaks. */
  chat: -1.3,
  ofATalk: -1.3,
  announces: -2,
  ofTheTalk: -0.5,
  smallTalk: -0.6,
  listener: -0.2,
  yourWords: -0.7,
  vocative: -0.6,
  toSomebody: -2,
  today: -0.5,
  story: -0.2,
  me: -0.15,
};

/** Points by where the sentence stands in a quote: wherever that is, and besides as the first, a later and the last one. */
export interface Telling {
  anywhere: number;
  first: number;
  later: number;
  last: number;
}

/** Words of one sentence. */
const RAMBLING = 40;

const BEGUN = /^["“‘'(]?[\p{Lu}\p{Lo}\p{N}]/u;
const ENDED = /[.!?。！？｡؟।॥۔]["”’')\]」』»“«]*$/u;
const TRAILS_OFF = /(?:\.\.|…)["”’)]*$/;
const BREAK = /\.\.\.|…|--/g;
/** Brackets and what else is no prose. */
const ODD = /^\(|\s[.,;!?](?=\s|$)|[[\]*{}<>|_]|@\w/;
const LINK = /https?:|www\./;
/** "Because…", "Which…", "Then…": the rest of what was said before. */
const REST =
  /^["“‘'(]?(?:(?:and|but|so),? )?(?:because|which|whereas|or|that(?! (?:is|was|said)\b|['’]s)|where|unless|although|though|except|than|then)\b/i;
const AND = /^["“‘'(]?and\b/i;
const OPINION = /^["“‘'(]?(?:(?:and|but|so),? )?i (?:think|believe|feel like)\b/i;
const DEFINITION =
  /^(?:(?:so|and|but|well|now|basically),? )?(?!(?:it|that|this|they|he|she|there|i|we|you|these|those)\b)(?:\S+ ){1,5}(?:is|are|means|lets|allows|can) /i;
/** "…a bit like that.", "…works in it,": said of what went before. */
const IN_THAT =
  /\b(?:like|of|with|in|for|about|on|do|doing|did|does|to|from) (?:that|this|it|them|those|these|there)(?=[.,;!]|$)/i;
const TODAY =
  /\b(?:here|this (?:morning|week|year|room|talk)|today|now|last (?:week|year|time)|recently|yesterday|tomorrow|next (?:week|year|time))\b/i;
/** "Let's talk about…", "So I think we'll go into…", "I'm going to give a short overview…": says what will be said. Set by hand. */
const ANNOUNCES = (() => {
  const lead =
    '(?:(?:and|but|so|now|okay|ok|alright|all right|well|yeah|then|also|next|first|finally|i think|i guess|today|here|anyway),? )*';
  const will = `(?:we|i)(?:['’]ll| will| shall|['’](?:re|m) (?:going to|gonna)| (?:are|am) (?:going to|gonna))|let['’]s|let me|let us`;
  const wants = `(?:we|i)(?:['’]d like to| would like to| want to| wanted to| wanna)`;
  const adverbs = '(?:(?:probably|mostly|just|also|now|then|briefly|quickly|actually|maybe|first|next) )*';
  const says =
    '(?:be (?:mostly )?)?(?:talk|speak)(?:ing)?|discuss|cover|introduce|present|describe|explain|recap|review|touch (?:up)?on|go (?:over|into|through)|' +
    'get (?:in|on)to|dive|dig|jump (?:in|right)(?:to)?|look (?:first )?at|focus on|show you|walk (?:you )?through|run through|come back to|' +
    'give (?:you |a |an |some )*(?:quick|brief|short|overview|report|intro|introduction|update|summary)';
  const turnsTo =
    'go (?:on )?to|get to|get back to|go ahead|move on|(?:start|begin|end) with|turn to|switch to|wrap up|read out';
  return new RegExp(
    `^["“‘'(]?${lead}(?:(?:${will}|${wants}) ${adverbs}(?:${says})|(?:${will}) ${adverbs}(?:${turnsTo}))\\b`,
    'i',
  );
})();
const YOUR_WORDS =
  /\byou(?:['’](?:ve|re)| (?:were|are|have|had|just|also|briefly|kind of|guys))* (?:mention|said|say|ask|talk|brought|bring|describ|explain|wrote|told|touch|allud)/i;
/** "…, Ada?": to somebody. */
const VOCATIVE = /, \p{Lu}\p{Ll}+[.?!,]/u;
/** Words of whoever speaks, folded. */
export const ME: ReadonlySet<string> = new Set(['i', 'my', 'me', 'im', 'ive']);
const BEFORE_NAME =
  /(?:^|[,.!?—–-] ?)(?:["“‘'(]|(?:so|and|yeah|yes|well|but|now|okay|no|hey|hi|thanks|thank you),? )*$/i;
const AFTER_NAME = /^(?:[.!?]|,(?! (?:who|which|the|an?|our|my|and|or|from)\b))/;

const at = (cue: Cue): number => CUES.indexOf(cue);
const [OF_THE_TALK, SMALL_TALK, STORY, LISTENER, CLAIM] = [
  at('talkItself'),
  at('smallTalk'),
  at('story'),
  at('listener'),
  at('claim'),
];

const NOBODY: ReadonlySet<string> = new Set();

/** `manner` is the sentence's own; `people`: the first names of those who are there, folded, since one of them may be spoken to. */
export function tellingOf(
  text: string,
  words: readonly Word[],
  whole: boolean,
  { question, chat, opening }: Pick<Manner, 'question' | 'chat' | 'opening'>,
  people: ReadonlySet<string> = NOBODY,
): Telling {
  const W = WEIGHTS;
  if (words.length === 0) return { anywhere: W.torn, first: 0, later: 0, last: 0 };
  const leans = opening === 'dangles';
  const cues = countCues(words);
  const count = (cue: number, most: number) => Math.min(most, cues[cue]!);
  const me = words.reduce((sum, { folded }) => sum + (ME.has(folded) ? 1 : 0), 0);
  return {
    anywhere:
      (whole ? 0 : W.torn) +
      (text.includes('?') ? W.asks : 0) +
      (chat ? W.chat : 0) +
      (TODAY.test(text) ? W.today : 0) +
      (LINK.test(text) ? W.link : ODD.test(text) ? W.odd : 0) +
      W.me * Math.min(4, me) +
      W.breaks * Math.min(3, text.match(BREAK)?.length ?? 0) +
      W.restarts * Math.min(1, restarts(words)) +
      (words.length > RAMBLING ? W.rambling : 0) +
      (lacksVerb(text, words) ? W.verbless : isHalf(text) ? W.clause : 0) +
      (stumbles(text) ? W.stumbles : 0) +
      (IN_THAT.test(text) ? W.inThat : 0) +
      (isOfATalk(text) ? W.ofATalk : 0) +
      (ANNOUNCES.test(text) ? W.announces : 0) +
      (YOUR_WORDS.test(text) ? W.yourWords : 0) +
      (isToSomebody(text, words, people) ? W.toSomebody : VOCATIVE.test(text) ? W.vocative : 0) +
      W.ofTheTalk * count(OF_THE_TALK, 2) +
      W.smallTalk * count(SMALL_TALK, 2) +
      W.listener * count(LISTENER, 2) +
      W.story * count(STORY, 4) +
      W.claim * count(CLAIM, 2),
    first:
      (BEGUN.test(text) ? 0 : W.torn) +
      (leans ? W.dangles : 0) +
      (REST.test(text) ? W.half : AND.test(text) ? W.and : 0) +
      (OPINION.test(text) ? W.opinion : DEFINITION.test(text) ? W.definition : 0) +
      W.loose * Math.min(3, looseness(words, text)),
    later: (leans ? W.danglesLater : 0) + W.pointsBack * Math.min(2, pointsBack(words, text)),
    last: (TRAILS_OFF.test(text) ? W.trailsOff : ENDED.test(text) ? 0 : W.torn) + (question ? W.endsAsking : 0),
  };
}

/** "Ada, you have built…", "What about looms, Ada?" */
function isToSomebody(text: string, words: readonly Word[], people: ReadonlySet<string>): boolean {
  return words.some(
    ({ folded, start, end }) =>
      people.has(folded) && AFTER_NAME.test(text.slice(end, end + 7)) && BEFORE_NAME.test(text.slice(0, start)),
  );
}

/** Points are kept in steps of this. */
const STEP = 0.05;
const NOTHING = 128;

function step(points: number): number {
  return Math.max(0, Math.min(255, NOTHING + Math.round(points / STEP)));
}

function pointsAt(packed: number, shift: number): number {
  return (((packed >>> shift) & 255) - NOTHING) * STEP;
}

/** In 32 bits, unsigned, each in steps of 0.05 from -6.4 up to 6.35. */
export function packTelling({ anywhere, first, later, last }: Telling): number {
  return (step(anywhere) | (step(first) << 8) | (step(later) << 16) | (step(last) << 24)) >>> 0;
}

export function unpackTelling(packed: number): Telling {
  return {
    anywhere: pointsAt(packed, 0),
    first: pointsAt(packed, 8),
    later: pointsAt(packed, 16),
    last: pointsAt(packed, 24),
  };
}
