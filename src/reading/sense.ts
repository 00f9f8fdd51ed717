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

/** "Yeah, for sure.", "That's a great question.": so few words that say something, of so many code units. */
export function saysNothing(content: number, length: number): boolean {
  return content === 0 || (content === 1 && length < 45);
}

export function isQuestion(text: string): boolean {
  return /[?？]["”’')\]]*$/u.test(text.trim());
}
