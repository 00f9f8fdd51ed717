import type { Span } from '../episodes/episode.ts';
import { arg, encodeCustomId } from '../interactions/custom-id.ts';
import { quoteButtons } from '../interactions/quote-buttons.ts';
import { linkNotes, quoteBlocks, sourceText } from '../replies/cards.ts';
import { shorten } from '../replies/markdown.ts';
import { pictureBlock } from '../replies/pictured.ts';
import { type Block, type Reply, text } from '../replies/reply.ts';
import type { Words } from '../replies/words/index.ts';
import type { Quote, SearchPort } from '../search/port.ts';
import { inTemplate } from './look.ts';
import type { Look, Schedule } from './model.ts';
import { sayWhen } from './words.ts';

/**
 * Both buttons carry the schedule and the run, so that a post can be recognised whoever finds it. They are answered in
 * `commands/daily/posts.ts`; the topic is what its button's label says.
 */
export const contextButton = { name: 'dc', codecs: { schedule: arg.word, run: arg.word, quote: arg.quote } };
export const topicButton = { name: 'dt', codecs: { schedule: arg.word, run: arg.word } };

/** True for a button of the post for this very run. */
export const isOfRun =
  (schedule: string, run: string) =>
  (customId: string): boolean => {
    const [name, itsSchedule, itsRun] = customId.split(':');
    return name === 'dc' && itsSchedule === schedule && itsRun === run;
  };

/** At most 25 characters, as Discord demands. */
export const nonceOf = (schedule: string, run: string): string => `${schedule}-${run}`.slice(0, 25);

export interface PostParts {
  quote: Quote;
  schedule: string;
  run: string;
  role: string | null;
  /** A topic of the quote; null where none fits. */
  topic: string | null;
  /** The quote as a picture, in place of its words; absent or null: its words. */
  picture?: Uint8Array | null;
  /** What the post is, in Markdown. */
  heading: string;
  look: Look;
  words: Words;
}

function shownAs({ template }: Look, quote: Quote, picture: Block | null, words: Words): Block[] {
  if (template !== undefined) return inTemplate(template, quote, picture, words);
  return picture ? [picture, text(sourceText(quote, words))] : quoteBlocks(quote, words);
}

export function dailyPost(parts: PostParts): Reply {
  const { quote, schedule, run, role, topic, picture, heading, look, words } = parts;
  const notes = linkNotes(quote, words).map((note) => `-# ${note}`);
  return {
    card: true,
    ...(look.color === undefined ? {} : { color: look.color }),
    ...(role ? { notifyRole: role } : {}),
    blocks: [
      text(heading),
      ...shownAs(look, quote, picture ? pictureBlock(quote, picture) : null, words),
      ...(notes.length > 0 || role ? [text([...notes, ...(role ? [`-# <@&${role}>`] : [])].join('\n'))] : []),
      ...quoteButtons(quote, words, [
        {
          label: words.buttons.moreContext,
          id: encodeCustomId(contextButton.name, contextButton.codecs, { schedule, run, quote: quote.id }),
        },
        topic !== null && {
          label: topic,
          id: encodeCustomId(topicButton.name, topicButton.codecs, { schedule, run }),
        },
      ]),
    ],
  };
}

/** A forum post's title: at most 100 characters, no Markdown. */
export const postTitle = (quote: Quote, { posts }: Words): string =>
  posts.title(shorten(quote.text.replace(/\s+/g, ' '), 90));

// What is said further away is about something else.
const beside = 250;

/**
 * The topic to offer with a quote: of its episode's, the narrowest that it names, else the one named nearest beside it.
 * The episode's main topic only where there is no other: it would stand under every post. Null where there is none at all.
 */
export async function topicOf(search: SearchPort, quote: Quote): Promise<string | null> {
  const [topics, turns] = await Promise.all([
    search.topics({ episode: quote.episode.id, limit: 60 }),
    search.context(quote.id, 1),
  ]);
  const own = turns?.find((turn) => turn.quote !== null);
  const [main] = topics;
  if (main === undefined) return null;
  const initials = main
    .split(/\s+/)
    .map((word) => word[0])
    .join('')
    .toLowerCase();
  const named = topics
    .map((topic, rank) => ({
      topic,
      rank,
      isMain: rank === 0 || (initials.length > 1 && topic.toLowerCase() === initials),
      away: own?.quote ? distance(own.text, own.quote, topic) : distance(quote.text, null, topic),
    }))
    .filter(({ away }) => away <= beside)
    // Of those that stand there together, the longer one and the one that comes up less is the narrower.
    .sort(
      (a, b) =>
        Number(a.isMain) - Number(b.isMain) ||
        a.away - b.away ||
        b.topic.split(/\s+/).length - a.topic.split(/\s+/).length ||
        b.rank - a.rank,
    );
  return shorten(named[0]?.topic ?? main, 80);
}

/** Characters between `span` and the nearest place in `text` where `words` stand whole, as one or as many; Infinity where they do not. */
function distance(text: string, span: Span | null, words: string): number {
  const pattern = words
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/(?:ies|y)$/, '(?:ies|y)')
    .replace(/(?<=\p{L})s?$/u, 's?');
  let nearest = Number.POSITIVE_INFINITY;
  for (const match of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu'))) {
    const [start, end] = [match.index, match.index + match[0].length];
    const away = span === null ? 0 : Math.max(span.start - end, start - span.end, 0);
    nearest = Math.min(nearest, away);
  }
  return nearest;
}

/** The reply to an admin that a schedule was paused. */
export const pausedNotice = (schedule: Schedule, what: string, remedy: string, words: Words): Reply => ({
  blocks: [text(words.trouble.paused(`<#${schedule.place.id}>`, sayWhen(schedule, words), what, remedy))],
});
