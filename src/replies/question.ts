import { looseness } from '../reading/references.ts';
import { contentWords, isContentWord, isQuestion } from '../reading/sense.ts';
import type { ContextTurn, SearchPort } from '../search/port.ts';
import { sentencesOf } from '../text/sentences.ts';
import { wordsOf } from '../text/words.ts';

/**
 * The question that a quote is the beginning of an answer to, so that "Yeah, we started with…" can be understood by
 * somebody who did not hear the episode. English, read off the words of two turns alone: it is not known whether the
 * answer is one, only that it stands where answers do, and where that is in doubt there is no question. Nor is it known
 * where the paragraphs of these turns began, or what a transcript marks as inaudible in them.
 */
export interface Question {
  /** Who asked it. */
  speaker: string;
  /** Verbatim: a stretch of what was said right before. */
  text: string;
}

/** A quote that begins further into its turn may be about something else by then. Characters: a sentence or two. */
const nearStart = 160;
/** Longer small print is not read before the quote. Characters. */
const longest = 240;
/** Fewer words ask nothing that is understood alone: "And why is that?" */
const fewestWords = 5;
/** `looseness` of what is said of something named before: "How did that come to be?" */
const loose = 0.5;
/** With so many words that say something a question is understood although it is also of something named before. */
const tellingEnough = 4;

/** Addresses, marks of what is left out or was code, and sentences that broke off. */
const unfit = /https?:|www\.|[[\]{}<>|\\]|\.\.|…|[–—-]{2}|\s[–—-]\?/;
/** Begins as a sentence does; else its beginning is lost. */
const begins = /^["“‘'(]?[\p{Lu}\p{Lo}\p{N}]/u;
/** "Or would that…", "Because you weren't…", "That's why…": the end of something, or one of several that were asked. */
const goesOn = /^["“‘'(]?(?:or|which|because|that['’]s|that is)\b/i;
/** Where what is asked begins: "Next to Rust, is it…", "So what…", "I wonder how…". */
const opening =
  '(?:^|[,;:–—.!?-] ?|\\b(?:so|and|but|or|then|okay|well|now|because|if|like|wonder|wondering|curious|know|tell|asking|is) )["“]?';
/** "Is that all server-side?", "How do you see that ecosystem?": of something named before. */
const pointsBack =
  /\b(?:is|isn['’]t|was|wasn['’]t|are|were|do|does|did|see|like|about|of|to|with|in|on|for|from|by) that\b(?! (?:you|we|they|the|an?|i|he|she|it|people)\b)/i;
/** Asks nothing but how one is, where one was, or for a nod: "It's hard, you know?" */
const smallTalk =
  /\b(?:how are (?:you|ya)|how['’]s it going|what['’]s (?:up|new)|where were we|you know what i['’]m saying|you know what i mean|you know(?=\?))\b[^.?!]*\?["”’]?$/i;
/** It asks, and does not say something to which somebody may nod. */
const asks = new RegExp(
  `${opening}(?:(?:in|at|on|for|from|by|to|with|of) )?(?:what|how|why|who|whom|whose|where|when|which)(?:['’]\\p{L}+)?[ /]\\S|` +
    `${opening}(?:is|are|am|was|were|do|does|did|can|could|would|will|should|have|has|had)(?:n['’]t)? \\S+ \\S`,
  'iu',
);
/** "It's hard, right?", "So that's done, isn't it?": said, and handed over with a question mark. */
const handsOver =
  /(?:\b(?:right|correct|yeah|yes|no|okay|ok|huh)|, (?:is|are|was|were|do|does|did|can|could|would|will|should|have|has|had)(?:n['’]t)? (?:it|that|this|there|you|we|they|he|she|i))\?["”’]?$/i;
/** What is said so is asked only where it is answered with one of these. */
const affirms =
  /^(?:yes|yeah|yep|yup|no|nope|nah|exactly|right|correct|absolutely|definitely|totally|sure|of course|not really)\b/i;
/** Goes on with what its speaker said before, past the question: "But then…". */
const goesOnPast = /^["“‘'(]?(?:and|but|or|also|plus|anyways?)\b/i;
/** Who is asked, by name: "Nick, why don't you…", "where would you point them, Matt?" */
const addressed =
  /(?:^|, )(?<first>\p{Lu}\p{L}+), (?:(?:what|how|why|who|where|when|which)\b|(?:is|are|was|were|do|does|did|can|could|would|will|should|have|has|had|you|i)\b)|, (?<last>\p{Lu}\p{L}+)\?$/gu;
/** Words that say something elsewhere, but not in a question: "Do you want to expand on that and share an example?" */
const wordsOfAsking: ReadonlySet<string> = new Set(
  `ask asked asking curious wonder wondering explain describe elaborate expand add share sense make makes take idea aspect part give
  happen happened happening work works quick real different start started ahead begin next first example examples introduce`.split(
    /\s+/,
  ),
);

/** The question asked right before the quote that these turns (`SearchPort.context`) stand around, or null. */
export function questionBefore(turns: readonly ContextTurn[]): Question | null {
  const at = turns.findIndex((turn) => turn.quote !== null);
  const [own, before] = [turns[at], turns[at - 1]];
  // What is never shown, as an advert, may have stood between them.
  if (!own?.quote || !before || before.turn !== own.turn - 1) return null;
  if (own.voice !== 'speech' || before.voice !== 'speech') return null;
  if (!own.speaker || !before.speaker || own.speaker.id === before.speaker.id) return null;
  if (own.quote.start > nearStart || goesOnPast.test(own.text)) return null;
  const { start, end } = own.quote;
  const [opens] = sentencesOf(own.text.slice(start, end));
  // Whoever asks back, or asks what they then answer themselves, answers that.
  if (!opens || own.text.slice(0, start + opens.end).includes('?')) return null;
  const text = lastQuestion(before.text, start === 0 && affirms.test(own.text));
  if (text === null || isForAnother(text, own.speaker.name)) return null;
  return { speaker: before.speaker.name, text };
}

/** What a turn ends by asking: its last sentence, with those before it that it is not understood without. */
function lastQuestion(turn: string, affirmed: boolean): string | null {
  const sentences = sentencesOf(turn).reverse();
  const [last] = sentences;
  if (!last) return null;
  const question = turn.slice(last.start, last.end);
  if (!isQuestion(question) || smallTalk.test(question)) return null;
  if ((handsOver.test(question) || !asks.test(question)) && !affirmed) return null;
  for (const { start, end, whole } of sentences) {
    const asked = turn.slice(start, last.end);
    if (!whole || asked.length > longest || unfit.test(asked)) return null;
    // "Good." before it tells nobody what it is about.
    if (!begins.test(asked) || contentWords(turn.slice(start, end)).length === 0) continue;
    if (isUnderstood(asked)) return asked;
  }
  return null;
}

function isUnderstood(text: string): boolean {
  const words = wordsOf(text);
  if (words.length < fewestWords || goesOn.test(text)) return false;
  const telling = words.filter(({ folded }) => isContentWord(folded) && !wordsOfAsking.has(folded)).length;
  return telling >= tellingEnough || (telling > 0 && !pointsBack.test(text) && looseness(words, text) < loose);
}

/** Is somebody else asked by name? A nickname is taken for somebody else's. */
function isForAnother(text: string, speaker: string): boolean {
  const names = wordsOf(speaker).map(({ folded }) => folded);
  return [...text.matchAll(addressed)].some(({ groups }) => {
    const [name] = wordsOf(groups?.first ?? groups?.last ?? '');
    return name !== undefined && isContentWord(name.folded) && !names.includes(name.folded);
  });
}

/** Is there a word in it that not everybody says all the time? */
export const saysSomething = (words: string): boolean => contentWords(words).length > 0;

/** `questionBefore` the quote of this id. A quote can do without it: whatever keeps it from being looked up, no reply fails. */
export async function questionOf(search: SearchPort, id: string): Promise<Question | null> {
  const turns = await search.context(id, 2).catch(() => null);
  return turns && questionBefore(turns);
}
