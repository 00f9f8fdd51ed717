import type { ContextTurn, Quote, SearchPort } from '../search/port.ts';
import { voiceLabel } from './cards.ts';
import { boldMatches, clockTime, escapeMarkdown } from './markdown.ts';
import { type Block, text } from './reply.ts';
import type { Words } from './words/index.ts';

/** What was said around a quote, a step at a time: some sentences, its whole turn, the turns around that. */

const contextRoom = 3300;
const longestTurn = 2600;
/** What the first step shows besides the quote: a few sentences. Characters. */
const nearby = 700;

/** A stretch of `words` of at most `room` characters around `keep`, cut at word ends with "…". */
function windowAround(
  words: string,
  keep: { start: number; end: number },
  room: number,
): { text: string; shift: number } {
  if (words.length <= room) return { text: words, shift: 0 };
  const spare = Math.max(0, room - (keep.end - keep.start) - 2);
  let start = Math.max(0, keep.start - Math.floor(spare / 2));
  let end = Math.min(words.length, Math.max(start + room - 2, keep.end));
  start = Math.max(0, Math.min(start, end - room + 2));
  // At a sentence's edge where there is one, so that it reads well from its first word.
  if (start > 0) {
    const before = words.slice(start, keep.start);
    const sentence = /[.?!…]["”’)]?\s+(?=\S)/.exec(before);
    const space = words.indexOf(' ', start);
    if (sentence) start += sentence.index + sentence[0].length;
    else start = space >= 0 && space < keep.start ? space + 1 : keep.start;
  }
  if (end < words.length) {
    const after = words.slice(keep.end, end);
    const [sentence] = /^.*[.?!…]["”’)]?(?=\s)/s.exec(after) ?? [];
    const space = words.lastIndexOf(' ', end);
    end = sentence && /\p{L}/u.test(sentence) ? keep.end + sentence.length : Math.max(space, keep.end);
  }
  const before = start > 0 ? '… ' : '';
  const after = end < words.length ? ' …' : '';
  return { text: before + words.slice(start, end) + after, shift: before.length - start };
}

/**
 * The turns around a quote, the quote itself in bold; what does not fit is cut with "…", farthest from the quote first.
 * `beside`: how many characters of its own turn may stand around it.
 */
function contextBlocks(
  turns: readonly ContextTurn[],
  { episode }: Pick<Quote, 'episode'>,
  beside: number,
  words: Words,
): Block[] {
  const centre = Math.max(
    0,
    turns.findIndex((turn) => turn.quote !== null),
  );
  let room = contextRoom;
  const shown = new Map<number, string>();
  // The quote's own turn first, then outwards.
  const order = turns.map((_, i) => i).sort((a, b) => Math.abs(a - centre) - Math.abs(b - centre));
  for (const i of order) {
    const turn = turns[i];
    if (!turn || room < 120) continue;
    const keep = turn.quote ?? (i < centre ? { start: turn.text.length, end: turn.text.length } : { start: 0, end: 0 });
    const head = `**${escapeMarkdown(voiceLabel({ ...turn, episode }, words))}**${turn.start === null ? '' : ` · ${clockTime(turn.start)}`}\n`;
    // Escapes and bold marks take room too: measured on the result, and cut again where they are many.
    for (
      let budget =
        Math.min(room, turn.quote ? Math.min(longestTurn, keep.end - keep.start + beside) : 900) - head.length;
      budget > 60;
      budget -= 200
    ) {
      const { text: said, shift } = windowAround(turn.text, keep, budget);
      const spans = turn.quote ? [{ start: turn.quote.start + shift, end: turn.quote.end + shift }] : [];
      const markdown = head + boldMatches(said, spans);
      if (markdown.length > room) continue;
      shown.set(i, markdown);
      room -= markdown.length;
      break;
    }
  }
  return turns.flatMap((_, i) => (shown.has(i) ? [text(shown.get(i) ?? '')] : []));
}

interface Step {
  /** As for `SearchPort.context`. */
  around: number;
  beside: number;
}

/** The steps that each show more than the one before. */
function stepsFor(own: ContextTurn | undefined): Step[] {
  const besides = own?.quote ? own.text.length - (own.quote.end - own.quote.start) : 0;
  return [
    ...(besides > nearby * 1.4 ? [{ around: 1, beside: nearby }] : []),
    ...(besides > 20 ? [{ around: 1, beside: longestTurn }] : []),
    { around: 2, beside: longestTurn },
    { around: 3, beside: longestTurn },
  ];
}

export interface Context {
  quote: Quote;
  blocks: Block[];
  /** The step shown, from 1. */
  level: number;
  /** True where a further step shows more. */
  more: boolean;
}

/** Null when the quote is no longer in the archive. */
export async function contextAt(search: SearchPort, id: string, wanted: number, words: Words): Promise<Context | null> {
  const [quote, own] = await Promise.all([search.quote(id), search.context(id, 1)]);
  if (!quote || !own) return null;
  const steps = stepsFor(own.find((turn) => turn.quote !== null));
  const level = Math.min(Math.max(wanted, 1), steps.length);
  const step = steps[level - 1] as Step;
  const turns = step.around === 1 ? own : await search.context(id, step.around);
  if (!turns) return null;
  return { quote, blocks: contextBlocks(turns, quote, step.beside, words), level, more: level < steps.length };
}
