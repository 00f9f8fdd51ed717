import type { ReadPage, ReadPart, ReadPlace, SearchPort, Way } from '../search/port.ts';
import { episodeLabel, momentLabel, voiceLabel } from './cards.ts';
import { boldMatches, clockTime, escapeMarkdown } from './markdown.ts';
import { type Block, text } from './reply.ts';
import type { Words } from './words/index.ts';

/** An episode read from a quote on, a page at a time. */

/** Characters of a page: as they are said, and as Discord takes them with marks and escapes. */
const rooms = [1800, 1200, 800, 400];
const mostShown = 3700;

export interface Reading {
  page: ReadPage;
  blocks: Block[];
}

/** `place` absent: at the quote. Null when the quote is no longer in the archive, or nothing comes that way. */
export async function readingAt(
  search: SearchPort,
  quote: string,
  way: Way,
  words: Words,
  place?: ReadPlace,
): Promise<Reading | null> {
  let found: Reading | null = null;
  for (const room of rooms) {
    const page = await search.readOn(quote, { way, room, ...(place ? { place } : {}) });
    if (!page) return null;
    const texts = [headOf(page), ...page.parts.map((part, i) => partText(part, page, i === 0, words))];
    found = { page, blocks: texts.map(text) };
    if (texts.join('\n').length <= mostShown) break;
  }
  return found;
}

const headOf = ({ quote: { episode } }: ReadPage): string =>
  `### ${escapeMarkdown(episodeLabel(episode))}${episode.number === null ? '' : `\n-# ${escapeMarkdown(episode.title)}`}`;

function partText(part: ReadPart, page: ReadPage, isFirst: boolean, words: Words): string {
  const { chapter, leftOut, start, quote } = part;
  const { episode } = page.quote;
  // A page that begins within a turn says how far that has come.
  const moment = start === null ? isFirst && momentLabel(page) : clockTime(start);
  const who = `**${escapeMarkdown(voiceLabel({ ...part, episode }, words))}**${moment ? ` · ${moment}` : ''}`;
  return [
    ...(chapter === null ? [] : [`__${escapeMarkdown(chapter)}__`]),
    ...(leftOut ? [`-# ${words.leftOut}`] : []),
    who,
    boldMatches(part.text, quote ? [quote] : []),
  ].join('\n');
}
