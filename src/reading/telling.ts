import type { Word } from '../text/words.ts';
import { CUES, type Cue, countCues } from './cues.ts';
import { lacksVerb } from './flaws.ts';
import type { Manner } from './manner.ts';
import { looseness } from './references.ts';

/**
 * How well a sentence tells something to one who reads nothing else, whatever was asked: it is whole and leaves nothing
 * unexplained. Found once, when it is indexed, since a search would have to read some dozens of sentences for it. English,
 * read off its words alone. `first-quote.ts` says how the weights were learned.
 */
const WEIGHTS = {
  /** For each claim, up to two. */
  claim: 0.25,
  /** The first sentence is "A light client is…". */
  definition: 0.3,
  endsAsking: -3,
  /** Raised by hand, from -2: an address is shown only where nothing else is said. */
  link: -4,
  /** Begins or ends in the middle of a sentence. */
  torn: -0.8,
  /** For each "…" or "--", up to three. */
  breaks: -0.8,
  /** No sentence: no verb of its own, or the rest of one. */
  verbless: -0.8,
  half: -0.9,
  /** Leans on what was said before: with its first words, and for each word that stands for what was not named. */
  dangles: -0.8,
  loose: -0.45,
  inThat: -0.35,
  /** Says what will be said, is to the one opposite, of the day it was held, or about whoever speaks. */
  announces: -2,
  toSomebody: -2,
  today: -0.5,
  story: -0.2,
  me: -0.15,
};

/** Points by where the sentence stands in a quote: wherever that is, and besides as the first and the last one. */
export interface Telling {
  anywhere: number;
  first: number;
  last: number;
}

const BEGUN = /^["“‘'(]?[\p{Lu}\p{Lo}\p{N}]/u;
const ENDED = /[.!?。！？｡؟।॥۔]["”’')\]」』»“«]*$/u;
const LINK = /https?:|www\./;
const BREAK = /\.\.\.|…|--/g;
/** "Because…", "Which…", "Then…": the rest of what was said before. */
const REST =
  /^["“‘'(]?(?:(?:and|but|so),? )?(?:because|which|whereas|or|that(?! (?:is|was|said)\b|['’]s)|where|unless|although|though|except|than|then)\b/i;
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
/** Words of whoever speaks, folded. */
export const ME: ReadonlySet<string> = new Set(['i', 'my', 'me', 'im', 'ive']);
const BEFORE_NAME =
  /(?:^|[,.!?—–-] ?)(?:["“‘'(]|(?:so|and|yeah|yes|well|but|now|okay|no|hey|hi|thanks|thank you),? )*$/i;
const AFTER_NAME = /^(?:[.!?]|,(?! (?:who|which|the|an?|our|my|and|or|from)\b))/;

const at = (cue: Cue): number => CUES.indexOf(cue);
const [STORY, CLAIM] = [at('story'), at('claim')];

const NOBODY: ReadonlySet<string> = new Set();

/** `manner` is the sentence's own; `people`: the first names of those who are there, folded, since one of them may be spoken to. */
export function tellingOf(
  text: string,
  words: readonly Word[],
  whole: boolean,
  { question, opening }: Pick<Manner, 'question' | 'opening'>,
  people: ReadonlySet<string> = NOBODY,
): Telling {
  const W = WEIGHTS;
  if (words.length === 0) return { anywhere: W.torn, first: 0, last: 0 };
  const cues = countCues(words);
  const count = (cue: number, most: number) => Math.min(most, cues[cue]!);
  const me = words.reduce((sum, { folded }) => sum + (ME.has(folded) ? 1 : 0), 0);
  return {
    anywhere:
      (whole ? 0 : W.torn) +
      (TODAY.test(text) ? W.today : 0) +
      (LINK.test(text) ? W.link : 0) +
      W.me * Math.min(4, me) +
      W.breaks * Math.min(3, text.match(BREAK)?.length ?? 0) +
      (lacksVerb(text, words) ? W.verbless : 0) +
      (IN_THAT.test(text) ? W.inThat : 0) +
      (ANNOUNCES.test(text) ? W.announces : 0) +
      (isToSomebody(text, words, people) ? W.toSomebody : 0) +
      W.story * count(STORY, 4) +
      W.claim * count(CLAIM, 2),
    first:
      (BEGUN.test(text) ? 0 : W.torn) +
      (opening === 'dangles' ? W.dangles : 0) +
      (REST.test(text) ? W.half : 0) +
      (DEFINITION.test(text) ? W.definition : 0) +
      W.loose * Math.min(3, looseness(words, text)),
    last: (ENDED.test(text) ? 0 : W.torn) + (question ? W.endsAsking : 0),
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

/** In 24 bits, unsigned, each in steps of 0.05 from -6.4 up to 6.35. */
export function packTelling({ anywhere, first, last }: Telling): number {
  return step(anywhere) | (step(first) << 8) | (step(last) << 16);
}

export function unpackTelling(packed: number): Telling {
  return { anywhere: pointsAt(packed, 0), first: pointsAt(packed, 8), last: pointsAt(packed, 16) };
}
