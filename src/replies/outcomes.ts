import type { Hit, SearchResult } from '../search/port.ts';
import { type Asked, allShows, quoteBlocks, sourceLine } from './cards.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Question } from './question.ts';
import { type Block, type Button, section, text } from './reply.ts';
import type { Words } from './words/index.ts';

/** How it is told that nobody surely said what was asked: the same in commands, chat and menus. */

/** What is said where nothing was found, and no more than is known. */
export function nothingText(
  query: string,
  { absent }: Pick<SearchResult, 'absent'>,
  {
    speaker,
    episode,
    show,
    home,
  }: { [K in keyof Omit<Asked, 'query'>]?: Asked[K] | undefined } & { home?: string | undefined },
  words: Words,
): string {
  const where = [
    speaker && words.whereBy(speaker),
    episode && words.whereIn(episode),
    show && show !== allShows && words.whereIn(show),
    // Who names somebody, or an episode, may be led out of the show that the server keeps to.
    home && !speaker && !episode && !show && words.whereIn(home),
  ]
    .filter(Boolean)
    .join(' ');
  if (where !== '') return words.nothingFoundIn(escapeMarkdown(query), escapeMarkdown(where));
  return absent ? words.nobodySaid(escapeMarkdown(query)) : words.nothingFound(escapeMarkdown(query));
}

/** Makes the button that opens a quote where it stands. */
export type OpenQuote = (quote: Hit) => Button;

/** Up to three quotes that come near, the first with the question that it answers; the others open with a button. */
export function nearBlocks(hits: readonly Hit[], question: Question | null, open: OpenQuote, words: Words): Block[] {
  const [first, ...others] = hits;
  if (!first) return [];
  return [
    text(words.near),
    ...quoteBlocks(first, words, question),
    ...others.map((hit, i) => section(sourceLine(hit, `\`[${i + 2}]\``, words), open(hit))),
  ];
}

/** The nearest passage of each episode that may hold what was meant. */
export function leadBlocks(query: string, leads: readonly Hit[], open: OpenQuote, words: Words): Block[] {
  if (leads.length === 0) return [text(words.noLeads(escapeMarkdown(query)))];
  return [
    text(words.leads(escapeMarkdown(query))),
    ...leads.map((hit, i) => section(sourceLine(hit, `\`[${i + 1}]\``, words), open(hit))),
  ];
}
