import { isAnonymous } from './labels.ts';
import { setOf } from './word-sets.ts';

/**
 * Words that stand in sentences and in hardly any name of three words or more: pronouns, auxiliaries, question words.
 */
const OF_SENTENCES = setOf(
  'i we he she they is are was were am been have has had does did could would should must this that these those what ' +
    'when where why because not never our your their us them about into ' +
    'ich wir ihr ist sind war waren haben hat wird werden nicht kein das dass wenn wie warum auf mit für aber ' +
    'je nous vous il elle ils est sont été avons avez ont pas que qui quand comme dans pour mais ' +
    'yo nosotros ellos es son fue era hemos hay cuando como pero para eu nós eles são foi não quando como mas ' +
    'io noi loro sono è siamo abbiamo non che quando come ma per ' +
    'है हैं था थी थे हूँ हूं में को नहीं और यह वह हम मैं क्या कैसे तो ' +
    'في من على هل هذا هذه أن إلى عن لا ما نحن أنا كيف كان ',
);
/** Han, Kana and Thai letters that a name seldom has, and what ends sentences in Korean. */
const HAN_SENTENCE = /[的了是我你您他她們们這这那嗎吗呢吧啊呀哦喔嘛么麼就在有不很]/u;
const KANA_SENTENCE = /を|です|ます|でし|まし|した$|って|から|ので|けど|[はがにでとも]$|[のねよかなわ]$/u;
const KOREAN_SENTENCE = /[다요까죠네면서고지게](?:\s|$)/u;
/** Scripts in which a name has no blanks, and is told from a sentence by its length. */
export const HAS_NO_BLANKS = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}]/u;
const LONGEST_UNSPACED = 10;
const LONGEST_NAME = 5;

/** Whether a label reads like something said rather than like what somebody is called. */
export function isLikeSpeech(label: string): boolean {
  const bare = label.replace(/\([^()]*\)|（[^（）]*）/g, ' ').trim();
  if (/[.!?。！？…]$/u.test(bare) && !/(?<![\p{L}\p{N}])\p{L}{1,3}\.$/u.test(bare)) return true;
  if (HAS_NO_BLANKS.test(bare)) {
    const letters = bare.replace(/[\s·・=＝]/gu, '');
    if (/\p{Script=Katakana}/u.test(letters) && !/[\p{Script=Han}\p{Script=Hiragana}]/u.test(letters)) return false;
    if (letters.length > LONGEST_UNSPACED) return true;
    const isSentence = letters.length > 3 && (HAN_SENTENCE.test(letters) || letters.length > 6);
    return isSentence || (/\p{Script=Hiragana}/u.test(letters) && letters.length > 2 && KANA_SENTENCE.test(letters));
  }
  const words = bare.toLowerCase().split(/[\s,&/]+/u);
  if (words.length > LONGEST_NAME) return true;
  if (/\p{Script=Hangul}/u.test(bare)) return words.length > 1 && (words.length > 3 || KOREAN_SENTENCE.test(bare));
  return words.length > 2 && words.some((word) => OF_SENTENCES.has(word));
}

/** A label of one form: what it says, folded, and what else tells of it. */
export interface Sighting {
  key: string;
  name: string;
  /** Words follow before the next label does. */
  hasWords: boolean;
}

/** Most labels must name somebody who comes back; in a short text, half of them. */
const COMES_BACK = 0.6;
const COMES_BACK_SHORT = 0.5;
const SHORT = 8;
const MOST_LIKE_SPEECH = 0.1;
const MOST_WORDLESS = 0.3;

/**
 * Whether what stands where a name could stand names people, over a whole file: few names, each often, none of them a
 * sentence, and words behind them. @param isKnown folded names that are somebody's for another reason.
 */
export function namesPeople(sightings: readonly Sighting[], isKnown: (key: string) => boolean): boolean {
  const times = new Map<string, number>();
  for (const { key } of sightings) times.set(key, (times.get(key) ?? 0) + 1);
  let back = 0;
  let speech = 0;
  let wordless = 0;
  const seen = new Map<string, boolean>();
  for (const { key, name, hasWords } of sightings) {
    if ((times.get(key) ?? 0) > 1 || isKnown(key) || isAnonymous(name)) back++;
    const like = seen.get(name) ?? isLikeSpeech(name);
    seen.set(name, like);
    if (like) speech++;
    if (!hasWords) wordless++;
  }
  const total = sightings.length;
  const enough = total > SHORT ? COMES_BACK : COMES_BACK_SHORT;
  return back >= total * enough && speech <= total * MOST_LIKE_SPEECH && wordless <= total * MOST_WORDLESS;
}
