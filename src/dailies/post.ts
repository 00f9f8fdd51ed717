import { arg, encodeCustomId } from '../interactions/custom-id.ts';
import { linkNotes, listenButton, quoteBlocks } from '../replies/cards.ts';
import { shorten } from '../replies/markdown.ts';
import { buttons, type Reply, text } from '../replies/reply.ts';
import type { Quote, SearchPort } from '../search/port.ts';
import type { Schedule } from './model.ts';
import { dailyStrings } from './strings.ts';
import { sayWhen } from './words.ts';

/**
 * Both buttons carry the schedule and the run, so that a post can be recognised whoever finds it. They are answered in
 * `commands/daily.ts`; the topic is what its button's label says.
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
}

export function dailyPost({ quote, schedule, run, role, topic }: PostParts): Reply {
  const notes = linkNotes(quote).map((note) => `-# ${note}`);
  return {
    card: true,
    ...(role ? { notifyRole: role } : {}),
    blocks: [
      ...quoteBlocks(quote),
      ...(notes.length > 0 || role ? [text([...notes, ...(role ? [`-# <@&${role}>`] : [])].join('\n'))] : []),
      ...buttons(
        {
          label: 'More context',
          id: encodeCustomId(contextButton.name, contextButton.codecs, { schedule, run, quote: quote.id }),
        },
        topic !== null && {
          label: topic,
          id: encodeCustomId(topicButton.name, topicButton.codecs, { schedule, run }),
        },
        listenButton(quote),
      ),
    ],
  };
}

/** A forum post's title: at most 100 characters, no Markdown. */
export const postTitle = (quote: Quote): string => dailyStrings.title(shorten(quote.text.replace(/\s+/g, ' '), 90));

/** The topic that the quote itself speaks of, else its episode's first; null where the episode has none. */
export async function topicOf(search: SearchPort, quote: Quote): Promise<string | null> {
  const topics = await search.topics({ episode: quote.episode.id, limit: 30 });
  const words = quote.text.toLowerCase();
  const topic = topics.find((one) => words.includes(one.toLowerCase())) ?? topics[0];
  return topic ? shorten(topic, 80) : null;
}

/** The reply to an admin that a schedule was paused. */
export const pausedNotice = (schedule: Schedule, what: string, remedy: string): Reply => ({
  blocks: [text(dailyStrings.paused(`<#${schedule.place.id}>`, sayWhen(schedule), what, remedy))],
});
