import { escapeMarkdown } from '../replies/markdown.ts';
import type { Words } from '../replies/words/index.ts';
import type { Refusal } from './poster.ts';

/** What a refusal means. `why`: Discord's own words, or what is broken, for what is none of the known reasons. */
export function sayRefusal(refusal: Refusal, why: string, { trouble }: Words): { what: string; remedy: string } {
  const { what, remedy } = trouble.refusals[refusal];
  return ['other', 'unfit', 'broken'].includes(refusal)
    ? { what: trouble.because(what, escapeMarkdown(why)), remedy }
    : { what, remedy };
}

/** The same with its remedy, in sentences. */
export function sayTrouble(refusal: Refusal, why: string, words: Words): string {
  const { what, remedy } = sayRefusal(refusal, why, words);
  return words.trouble.mend(what, remedy);
}

export const sayPublishAway = (hours: number, { trouble }: Words): string =>
  `${trouble.publishAway(hours)} ${trouble.publishByHand}`;
