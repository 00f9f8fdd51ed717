import { episodeLabel } from '../replies/cards.ts';
import { escapeMarkdown, oneLine, shorten } from '../replies/markdown.ts';
import { type Question, questionOf } from '../replies/question.ts';
import { type Reply, text } from '../replies/reply.ts';
import type { Words } from '../replies/words/index.ts';
import type { Quote, SearchPort } from '../search/port.ts';
import { isThread, type Place, type Schedule, type WordsIn } from './model.ts';
import type { Carrier } from './outbox.ts';
import { nonceOf } from './post.ts';
import type { Poster } from './poster.ts';
import { sayTrouble } from './strings.ts';
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

/** A thread's name takes no Markdown, and at most 100 characters. */
export const threadName = ({ episode }: Quote, question: Question | null, { posts }: Words): string =>
  shorten(oneLine(question ? question.text : posts.threadOn(episode.title)), 100);

/** The first words in a thread: what was asked right before the quote, or which episode it is from. */
export function opening({ episode }: Quote, question: Question | null, words: Words): Reply {
  const { posts } = words;
  if (question) {
    const asked = `> ${escapeMarkdown(oneLine(question.text))}`;
    return {
      blocks: [text(`${posts.asked(escapeMarkdown(question.speaker))}\n${asked}\n${posts.andYou}`)],
    };
  }
  const title = `*${escapeMarkdown(oneLine(episode.title))}*`;
  const of = [
    episode.number ? `${escapeMarkdown(episodeLabel(episode))}, ${title}` : `${escapeMarkdown(episode.show)}, ${title}`,
    ...(episode.date ? [words.date(episode.date)] : []),
  ].join(', ');
  return { blocks: [text(posts.makeOfIt(of))] };
}

export function threadCarrier(parts: { search: SearchPort; poster: Poster; wordsIn: WordsIn }): Carrier {
  const { search, poster, wordsIn } = parts;
  return {
    async carry(held, again) {
      const { place, message, quote: id, nonce } = JSON.parse(held.about) as About;
      const words = await wordsIn(place.guild);
      const quote = await search.quote(id);
      // Another process may have posted it, of an episode that this one has not read yet.
      if (!quote) return { kind: 'later', problem: words.trouble.quoteNotYet };
      const question = await questionOf(search, id);
      const hold = await again();
      if (!hold) return { kind: 'unreachable', why: 'held by another process' };
      return poster.openThread(place, message, {
        name: threadName(quote, question, words),
        opening: opening(quote, question, words),
        nonce,
        look: held.uncertain,
        inTime: hold.inTime,
      });
    },
    refusal({ refusal, why }, words) {
      if (refusal === 'no permission' || refusal === 'no access') {
        return { problem: words.trouble.mayNotThread, final: false };
      }
      return { problem: sayTrouble(refusal, why, words), final: refusal === 'gone' || refusal === 'left' };
    },
  };
}
