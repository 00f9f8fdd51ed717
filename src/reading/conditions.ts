import type { Span } from '../episodes/episode.ts';

/** Right after it: what was said holds in one case only, and here comes the other. */
const OTHER_CASE = /^["“‘'(]?(?:but if|otherwise|unless|if not)\b/i;
const ADVICE = /\b(?:should|must|ought|have to|need to|got to|had better)\b/i;
const CONDITION = /\bif\b/i;
/** Sentences before advice in which its condition may stand: "If you believe that. Great. You should…" */
const BEFORE = 2;

/**
 * Does what these sentences say hold only in a case that stands outside of them? Alone they would tell everybody what was
 * meant for some: "You should stop…", without the "if" before it.
 *
 * @param from Position of the first of them, `to` of the last.
 */
export function hangsOnACondition(text: string, sentences: readonly Span[], from: number, to: number): boolean {
  const said = ({ start, end }: Span) => text.slice(start, end);
  const after = sentences[to + 1];
  if (after && OTHER_CASE.test(said(after))) return true;
  const own = text.slice(sentences[from]!.start, sentences[to]!.end);
  if (!ADVICE.test(own) || CONDITION.test(own)) return false;
  return sentences.slice(Math.max(0, from - BEFORE), from).some((one) => CONDITION.test(said(one)));
}
