import { FIRST_QUOTE } from '../models/first-quote.ts';
import type { Word } from '../text/words.ts';
import { CUES, countCues } from './cues.ts';
import { lacksVerb } from './flaws.ts';
import type { Manner } from './manner.ts';
import { looseness } from './references.ts';

/** Features by name, as `npm run learn -- first-quote` weighs them. */
export type Features = Partial<Record<keyof typeof FIRST_QUOTE, number>>;

/** The points of some features: the more, the better. */
export function pointsOf(features: Features): number {
  let points = 0;
  for (const name in features) points += FIRST_QUOTE[name as keyof Features] * features[name as keyof Features]!;
  return points;
}

/**
 * How well a sentence tells something to one who reads nothing else, whatever was asked: it is whole and leaves nothing
 * unexplained. Found once, when it is indexed, since a search would have to read some dozens of sentences for it. English,
 * read off its words alone. Its points go by where it stands in a quote: wherever that is, and besides as the first and the
 * last one.
 */
export interface Telling {
  anywhere: number;
  first: number;
  last: number;
}

const BEGUN = /^["“‘'(]?[\p{Lu}\p{Lo}\p{N}]/u;
const ENDED = /[.!?。！？｡؟।॥۔]["”’')\]」』»“«]*$/u;
const BREAK = /\.\.\.|…|--/g;
/** "Let's talk about…", "So I think we'll go into…", "I'm going to give a short overview…": says what will be said. */
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
const BEFORE_NAME =
  /(?:^|[,.!?—–-] ?)(?:["“‘'(]|(?:so|and|yeah|yes|well|but|now|okay|no|hey|hi|thanks|thank you),? )*$/i;
const AFTER_NAME = /^(?:[.!?]|,(?! (?:who|which|the|an?|our|my|and|or|from)\b))/;

const CLAIM = CUES.indexOf('claim');

const NOBODY: ReadonlySet<string> = new Set();

/** What counts of a sentence, by where it stands: the features behind `Telling`. */
export interface TellingFeatures {
  anywhere: Features;
  first: Features;
  last: Features;
}

/** `manner` is the sentence's own; `people`: the first names of those who are there, folded, since one of them may be spoken to. */
export function tellingFeatures(
  text: string,
  words: readonly Word[],
  whole: boolean,
  { question, opening }: Pick<Manner, 'question' | 'opening'>,
  people: ReadonlySet<string> = NOBODY,
): TellingFeatures {
  if (words.length === 0) return { anywhere: { torn: 1 }, first: {}, last: {} };
  return {
    anywhere: {
      torn: Number(!whole),
      breaks: Math.min(3, text.match(BREAK)?.length ?? 0),
      verbless: Number(lacksVerb(text, words)),
      announces: Number(ANNOUNCES.test(text)),
      toSomebody: Number(isToSomebody(text, words, people)),
      claim: Math.min(2, countCues(words)[CLAIM]!),
    },
    first: {
      torn: Number(!BEGUN.test(text)),
      dangles: Number(opening === 'dangles'),
      loose: Math.min(3, looseness(words, text)),
    },
    last: { torn: Number(!ENDED.test(text)), endsAsking: Number(question) },
  };
}

/** The points of a sentence for what `tellingFeatures` are. */
export function tellingOf(...sentence: Parameters<typeof tellingFeatures>): Telling {
  const { anywhere, first, last } = tellingFeatures(...sentence);
  return { anywhere: pointsOf(anywhere), first: pointsOf(first), last: pointsOf(last) };
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
