import { episodeLabel, formatDate } from '../replies/cards.ts';
import { escapeMarkdown, shorten } from '../replies/markdown.ts';
import { type Question, questionOf } from '../replies/question.ts';
import { type Reply, text } from '../replies/reply.ts';
import type { Quote, SearchPort } from '../search/port.ts';
import { isThread, type Place, type Schedule } from './model.ts';
import type { Carrier } from './outbox.ts';
import { nonceOf } from './post.ts';
import type { Poster } from './poster.ts';
import { dailyStrings, sayRefusal } from './strings.ts';
import type { NewOutgoing } from './tables/outbox.ts';

/** A thread under a post, which begins with a question drawn from the episode. */

/** Is there to be a thread under its posts? Within a thread there can be none. */
export const threads = ({ look, place }: Pick<Schedule, 'look' | 'place'>): boolean =>
  look.thread === true && !isThread(place.kind);

interface About {
  place: Place;
  message: string;
  quote: string;
  /** Of the first message in it. */
  nonce: string;
}

export const threadKey = (schedule: string, run: string): string => `${schedule} ${run}`;

/** What is to be written down with a post that arrived; null where there is to be no thread. */
export function threadUnder(
  schedule: Schedule,
  run: string,
  post: { message: string | null | undefined; quote: string | null | undefined },
): NewOutgoing | null {
  const { message, quote } = post;
  if (!threads(schedule) || !message || !quote) return null;
  const { id, place } = schedule;
  const about: About = { place, message, quote, nonce: nonceOf(id, `q${run}`) };
  return { kind: 'thread', key: threadKey(id, run), guild: place.guild, about: JSON.stringify(about) };
}

const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim();

/** A thread's name takes no Markdown, and at most 100 characters. */
export const threadName = ({ episode }: Quote, question: Question | null): string =>
  shorten(oneLine(question ? question.text : dailyStrings.threadOn(episode.title)), 100);

/** The first words in a thread: what was asked right before the quote, or which episode it is from. */
export function opening({ episode }: Quote, question: Question | null): Reply {
  if (question) {
    const asked = `> ${escapeMarkdown(oneLine(question.text))}`;
    return {
      blocks: [text(`${dailyStrings.asked(escapeMarkdown(question.speaker))}\n${asked}\n${dailyStrings.andYou}`)],
    };
  }
  const title = `*${escapeMarkdown(oneLine(episode.title))}*`;
  const of = [
    episode.number ? `${escapeMarkdown(episodeLabel(episode))}, ${title}` : `${escapeMarkdown(episode.show)}, ${title}`,
    ...(episode.date ? [formatDate(episode.date)] : []),
  ].join(', ');
  return { blocks: [text(dailyStrings.makeOfIt(of))] };
}

export function threadCarrier({ search, poster }: { search: SearchPort; poster: Poster }): Carrier {
  return {
    async carry(held, again) {
      const { place, message, quote: id, nonce } = JSON.parse(held.about) as About;
      const quote = await search.quote(id);
      // Another process may have posted it, of an episode that this one has not read yet.
      if (!quote) return { kind: 'later', problem: dailyStrings.quoteNotYet };
      const question = await questionOf(search, id);
      const hold = await again();
      if (!hold) return { kind: 'unreachable', why: 'held by another process' };
      return poster.openThread(place, message, {
        name: threadName(quote, question),
        opening: opening(quote, question),
        nonce,
        look: held.uncertain,
        inTime: hold.inTime,
      });
    },
    refusal({ refusal, why }) {
      if (refusal === 'no permission' || refusal === 'no access') {
        return { problem: dailyStrings.mayNotThread, final: false };
      }
      const { what, remedy } = sayRefusal(refusal, why);
      return { problem: `${what}. ${remedy}`, final: refusal === 'gone' || refusal === 'left' };
    },
  };
}
