/**
 * What a sentence is like, read off its words: whether it can stand first, whether it says anything. English.
 */
import { isStopWord, wordsOf } from '../text/words.ts';

const FILLER_WORDS: ReadonlySet<string> = new Set(
  `absolutely amazing alright appreciate basically bit bye certainly cheers congratulations cool correct course definitely
  exactly excellent fair fantastic folks fun funny glad god good gosh gotcha great guess guys haha happy hello hey hi hmm honestly
  huh interesting joining laughs literally love lovely luck mhm mm nice obviously perfect please pleasure point pretty probably
  question questions show sorry super sure thank thanks today totally true um understand understood welcome whoa wonderful wow yep
  yup agree agreed awesome`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words that carry what a sentence says: neither stop words nor the small talk of interviews. */
export function contentWords(text: string): string[] {
  return wordsOf(text)
    .map((word) => word.folded)
    .filter(isContentWord);
}

/** A folded word that says something: neither a stop word nor the small talk of interviews. */
export function isContentWord(folded: string): boolean {
  return !isStopWord(folded) && !FILLER_WORDS.has(folded);
}

/** "Yeah, for sure.", "That's a great question." */
export function isFiller(text: string): boolean {
  return saysNothing(contentWords(text).length, text.length);
}

/** The same for one whose content words were counted. */
export function saysNothing(content: number, length: number): boolean {
  return content === 0 || (content === 1 && length < 45);
}

const LEAD = `(?:(?:and|but|so|or|because|well|yeah|yes|no|now|okay|ok|right|oh|i mean|you know|like|also|again|then|actually|obviously|basically|honestly|exactly|sure|um|uh|for me|i think|i guess|i believe|i would say|i'd say|and then|but then|so then|at least|of course|for example|in fact|really)[,.…]*\\s+)*`;
const POINTING = new RegExp(
  `^["“‘'(–—\\s-]*${LEAD}(?:(?:that|this|these|those|it|they|he|she|them|him|which|such|there|both|neither|either|same)(?:['’](?:s|re|ll|d|ve))?|his|her|hers|its|their|theirs|who|whose|another|the other|the same|the former|the latter|the reason (?:it|that|they)|the answer|one of (?:them|those|these|which)|all of (?:these|those|them|that|this)|some of (?:these|those|them)|most of (?:these|those|them)|none of (?:these|those|them)|that said)(?![\\p{L}\\p{N}])`,
  'iu',
);
const CONTINUING =
  /^["“‘'(–—\s-]*(?:and|but|so|or|because|which|then|also|plus|although|though|otherwise|instead|therefore|except|like|as in|second|secondly|third|thirdly|finally|another|again|likewise|similarly|hence|thus|two|three)(?![\p{L}\p{N}])/iu;
const THAT_IS_WHOLE =
  /^["“‘'(–—\s-]*(?:there(?:['’]s| is| are| was| were|['’]re)|it(?:['’]s| is| was|['’]ll be| takes?| would be) (?:\S+ ){0,3}(?:to|that|when|if|how|why)\b|this (?:is )?(?:article|book|episode|show|podcast))/iu;

/** True where a sentence's first words lean on what came before: "That's…", "So, it…", "They…". */
export function dangles(text: string): boolean {
  return POINTING.test(text) && !THAT_IS_WHOLE.test(text.replace(/^(?:and|but|so|well|now|yeah)[,\s]+/i, ''));
}

/** True where a sentence goes on from one before it, whatever it then says: "And…", "But…", "Secondly…". */
export function continues(text: string): boolean {
  return CONTINUING.test(text);
}

export function isQuestion(text: string): boolean {
  return /(?:[?？؟]|か[。｡])["”’')\]」』»“]*$/u.test(text.trim());
}
