/**
 * How a sentence reads, whatever is asked of it: found once, when it is indexed, since a search would have to read some
 * dozens of sentences word by word for it. English, read off its words alone.
 */

import type { Word } from '../text/words.ts';
import { continues, dangles, isContentWord, isQuestion } from './sense.ts';

export interface Manner {
  /** Words that say something, counted up to `MOST_COUNTED`. */
  content: number;
  question: boolean;
  /** Of the talk itself: what is next, who is here, what may be asked. */
  chat: boolean;
  /** Begins and ends as a sentence does. */
  begun: boolean;
  ended: boolean;
  /** What its first words do. */
  opening: Opening;
}

/** Lean on what was said before; go on from it; answer, or turn to something; are about whoever speaks. */
const OPENINGS = ['plain', 'dangles', 'continues', 'answers', 'ours'] as const;
type Opening = (typeof OPENINGS)[number];

const MOST_COUNTED = 15;
/** Ends as a sentence does; headings and what trails off do not. */
const ENDED = /(?:[^.]\.|[?!。？！｡؟।॥۔])['"”’)\]」』»“«]*$/u;
/** Begins as a sentence does. */
const BEGUN = /^["“‘'(–—[\s-]*[\p{Lu}\p{Lo}\p{N}]/u;
const ANSWERS =
  /^["“‘'(]?(?:well|yeah|yes|no|okay|ok|right|all right|alright|oh|sure|exactly|now|anyway|actually|i mean|i guess|i don['’]t know|you know|you (?:have|had|bring|brought|mentioned|said)|for (?:us|me)|here(?:['’]s| is| are)|one (?:that|of (?:them|those|these)))\b/i;
const OURS = /^["“‘'(]?(?:i|we|my|our)\b/i;
const CHAT =
  /\b(?:(?:we(?:['’]re| are| will|['’]ll)|i(?:['’]m| am| will|['’]ll)) (?:(?:just|also|going to|gonna|here to) )*(?:talk|speak|discuss|show|cover|have|get into|start|switch|go through)(?:ing)?\b|let(?:['’]s| me| us) (?:just |quickly )?(?:talk|switch|start|move|go|see|look|say|show|dig|get|take|back)|(?:any|other|more|next|last|your|my|good|great) questions?\b|you (?:mentioned|brought up|bring up|asked|were saying|said)|as you say|as i said|i (?:mentioned|talked)|talked? (?:a (?:little|bit|lot)|about)|welcome|thank you|thanks|this week|today['’]s|check (?:it )?out|episode|podcast|i['’]m curious|you(?:['’]re| are) (?:probably )?(?:looking|seeing)|as you can see|good time|i don['’]t remember|next slide|this slide)\b/i;

export function isOfTheTalk(text: string): boolean {
  return CHAT.test(text);
}

/** The manner of a sentence, whose words were read. */
export function mannerOf(text: string, words: readonly Word[]): Manner {
  let content = 0;
  for (const { folded } of words) {
    if (isContentWord(folded)) content++;
    if (content === MOST_COUNTED) break;
  }
  return {
    content,
    question: isQuestion(text),
    chat: isOfTheTalk(text),
    begun: BEGUN.test(text),
    ended: ENDED.test(text),
    opening: openingOf(text),
  };
}

function openingOf(text: string): Opening {
  if (dangles(text)) return 'dangles';
  if (continues(text)) return 'continues';
  if (ANSWERS.test(text)) return 'answers';
  return OURS.test(text) ? 'ours' : 'plain';
}

/** In eleven bits. */
export function packManner({ content, question, chat, begun, ended, opening }: Manner): number {
  const flags = [question, chat, begun, ended].reduce((bits, flag, i) => bits | (flag ? 1 << i : 0), 0);
  return content | (flags << 4) | (OPENINGS.indexOf(opening) << 8);
}

export function unpackManner(packed: number): Manner {
  return {
    content: packed & 15,
    question: (packed & 16) !== 0,
    chat: (packed & 32) !== 0,
    begun: (packed & 64) !== 0,
    ended: (packed & 128) !== 0,
    opening: OPENINGS[packed >> 8]!,
  };
}
