import type { Hit, SearchResult } from '../search/port.ts';
import { quoteBlocks, sourceLine } from './cards.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Question } from './question.ts';
import { type Block, text } from './reply.ts';
import { strings } from './strings.ts';

/** How it is told that nobody surely said what was asked: the same in commands, chat and menus. */

/** What is said where nothing was found, and no more than is known. `where`: the person and episode asked for, as shown. */
export function nothingText(
  query: string,
  { absent }: Pick<SearchResult, 'absent'>,
  { speaker, episode }: { speaker?: string | null | undefined; episode?: string | null | undefined },
): string {
  const where = [speaker && `by ${speaker}`, episode && `in ${episode}`].filter(Boolean).join(' ');
  if (where !== '') return strings.nothingFoundIn(escapeMarkdown(query), escapeMarkdown(where));
  return absent ? strings.nobodySaid(escapeMarkdown(query)) : strings.nothingFound(escapeMarkdown(query));
}

/** Up to three quotes that come near, the first with the question that it answers. */
export function nearBlocks(hits: readonly Hit[], question: Question | null): Block[] {
  const [first, ...others] = hits;
  if (!first) return [];
  return [
    text(strings.near),
    ...quoteBlocks(first, question),
    ...(others.length > 0 ? [text(others.map((hit, i) => sourceLine(hit, `\`[${i + 2}]\``)).join('\n'))] : []),
  ];
}

/** The nearest passage of each episode that may hold what was meant. */
export function leadBlocks(query: string, leads: readonly Hit[]): Block[] {
  if (leads.length === 0) return [text(strings.noLeads(escapeMarkdown(query)))];
  const lines = leads.map((hit, i) => sourceLine(hit, `\`[${i + 1}]\``));
  return [text(strings.leads(escapeMarkdown(query))), text(lines.join('\n'))];
}
