import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { timestamp } from '../replies/markdown.ts';
import { type Reply, say, text } from '../replies/reply.ts';
import { saidOf, type Words } from '../replies/words/index.ts';
import type { Hit, SearchPort } from '../search/port.ts';
import { wordsOf } from '../text/words.ts';
import {
  type Answer,
  type AnswerButtons,
  aboutArchive,
  answer,
  anyQuote,
  beyond,
  furtherQuotes,
  inContext,
  several,
  whereToListen,
} from './answer.ts';
import type { Bracketed } from './brackets.ts';
import { asksByForm, decide, mayAsk, sure, telling, worthSearching } from './decide.ts';
import type { Limits } from './limits.ts';
import type { ChatMessage, SeenMessage } from './message.ts';
import { createPeople } from './people.ts';
import { plainWords } from './plain-words.ts';
import { askedIn, readBack } from './read-back.ts';
import { type LookupSettings, rulesFor } from './rules.ts';
import { type Ask, understand } from './understand.ts';

/** A place to speak in: what the look-ups ask of Discord. Every call may find that a channel or message is gone, and then answers null or does nothing. */
export interface Chat {
  /** The channel that a thread belongs to; null for others, and where it is not known. */
  parentOf(channel: string): string | null;
  /** As far as permissions are known; false also for a while after Discord refused. */
  maySpeak(channel: string, guild: string | null): boolean;
  /**
   * Resolves to the new message's id, null when it could not be sent. Never rejects. `again`: how many answers to this
   * message were sent and taken back before.
   */
  send(message: Pick<ChatMessage, 'id' | 'channel' | 'guild'>, reply: Reply, again: number): Promise<string | null>;
  edit(channel: string, message: string, reply: Reply): Promise<void>;
  remove(channel: string, message: string): Promise<void>;
  typing(channel: string): Promise<void>;
  message(channel: string, message: string): Promise<SeenMessage | null>;
  /** Newest first, at most `limit`. With `after`: those after that message. */
  recent(
    channel: string,
    limit: number,
    after?: string,
  ): Promise<(SeenMessage & { id: string; replyTo: string | null })[]>;
}

export interface LookupOptions {
  search: SearchPort;
  /** The search for one question that somebody put to the bot. What is read unasked never gets it. Default: `search`. */
  forQuestion?: () => SearchPort;
  /** The archive as a server sees it; null: outside of servers. Default: all of it. */
  scoped?: (search: SearchPort, guild: string | null) => Promise<SearchPort>;
  settings: LookupSettings;
  clock: Clock;
  chat: Chat;
  limits: Limits;
  buttons: (words: Words) => AnswerButtons;
  /** What is said in a server; null: to `author` in private messages. Never rejects. */
  wordsIn: (guild: string | null, author: string) => Promise<Words>;
  log: Logger;
  self: { id: string; names: () => string[] };
  /** The server grants message content (`MESSAGE_CONTENT=on`). */
  contentGranted: boolean;
  /** Whose a message of ours is, by its buttons' ids; null for none of ours. */
  readOwn(ids: string[]): ShownAnswer | null;
  /** 0 ≤ x < 1 */
  random: () => number;
}

/** What the buttons of one of our answers tell. */
export interface ShownAnswer {
  owner: string;
  /** The page of further quotes that comes next. */
  nextPage: number | null;
  /** The id of the quote that it shows; null for a list. */
  quote: string | null;
}

export interface LookUps {
  onMessage(message: ChatMessage): Promise<void>;
  onEdit(message: ChatMessage): Promise<void>;
  onDelete(channel: string, messages: string[]): Promise<void>;
  /** A channel or thread was deleted: what was set for it goes. */
  onPlaceGone(guild: string, channel: string): Promise<void>;
  /** The bot was taken out of a thread, which tells it to leave. */
  onTakenOut(guild: string, thread: string): Promise<void>;
  /** True for a message that was answered, or looked at, before. */
  knows(message: string): boolean;
  /** Messages remembered, for measuring. */
  size(): number;
  /** Takes nothing new; resolves when what is in flight is answered. */
  stop(): Promise<void>;
}

/** A question we know of, by its message's id. */
interface Question {
  channel: string;
  /** Our answer's id, once sent; null when there is none. */
  answer: Promise<string | null>;
  deleted: boolean;
  /** How many answers to it were taken back. */
  takenBack: number;
  /** Changes to one question are made one after another. */
  queue: Promise<void>;
}

const minutes = 60_000;
/** How long after a question was written editing it changes the answer. */
const editWindow = 15 * minutes;
/** How long an answer is what "more" and "what about …" speak of without being replied to. */
const conversationWindow = 15 * minutes;
/** How long a question's deletion is looked for among messages from before a restart. */
const adoptionWindow = 60 * minutes;
const mostQuestions = 5_000;
const hintEvery = 24 * 60 * minutes;
/** Typing shows when an answer takes longer than this. */
const typingAfter = 1_000;
// 2015-01-01, from which Discord's ids count (https://discord.com/developers/docs/reference#snowflakes).
const discordEpoch = 1_420_070_400_000;
/** Nobody speaks to the bot in it, in any way. */
const unaddressed = ({ mention, guild, replyTo, content }: ChatMessage): boolean =>
  mention === null && guild !== null && replyTo === null && !content.includes('[[');
const writtenAt = (id: string): number => Number(BigInt(id) >> 22n) + discordEpoch;

/** Looks things up while people chat. Keeps ids and moments in memory, bounded; never a word that was written. */
export function createLookUps(options: LookupOptions): LookUps {
  const { search, settings, clock, chat, limits, buttons, wordsIn, log, self, contentGranted, random } = options;
  const { forQuestion = () => search, scoped = async (all: SearchPort) => all } = options;
  const people = createPeople(search, clock, self.names);
  const started = clock.now();
  const questions = new LRUCache<string, Question>({ max: mostQuestions });
  /** Our last answer to a member in a channel. */
  const lastAnswers = new LRUCache<string, { message: string; at: number }>({ max: mostQuestions });
  /** When something was last suggested in a channel; the database knows it too, for after a restart. */
  const lastSuggestions = new LRUCache<string, number>({ max: mostQuestions });
  /** When each member was last told, unasked, how to ask. */
  const lastHints = new LRUCache<string, number>({ max: mostQuestions });
  /** Channels in which a message is being weighed: one at a time. */
  const considering = new Set<string>();
  const inFlight = new Set<Promise<void>>();
  let lastAdoption = 0;
  let stopped = false;

  async function guarded(work: () => Promise<void>): Promise<void> {
    if (stopped) return;
    const running = work().catch((err: unknown) => log.error({ err }, 'a look-up failed'));
    inFlight.add(running);
    await running;
    inFlight.delete(running);
  }

  // ── What to say ──────────────────────────────────────────────────────────────────────────────────────────────────

  const meansFor = async ({ author, guild }: ChatMessage, words: Words) => {
    const everywhere = forQuestion();
    return { search: await scoped(everywhere, guild), everywhere, buttons: buttons(words), owner: author, words };
  };
  const hint = (which: 'content' | 'target' | 'empty', { lookups }: Words): Answer => ({
    top: null,
    reply: say(lookups.hint[which](self.names()[0] ?? lookups.me)),
  });

  /** Our last message to this member here: from memory, or after a restart from the channel itself. */
  async function lastAnswer(message: ChatMessage): Promise<SeenMessage | null> {
    const last = lastAnswers.get(`${message.channel}:${message.author}`);
    if (last) return clock.now() - last.at > conversationWindow ? null : chat.message(message.channel, last.message);
    if (writtenAt(message.id) - started > conversationWindow) return null;
    const recent = await chat.recent(message.channel, 20);
    const ours = recent.find((one) => {
      if (one.author !== self.id) return false;
      return message.guild === null || options.readOwn(one.ids)?.owner === message.author;
    });
    return ours && writtenAt(message.id) - writtenAt(ours.id) < conversationWindow ? ours : null;
  }

  /** Null: nothing is to be said. */
  async function spokenTo(
    message: ChatMessage,
    typed: string,
    about: SeenMessage | null,
    conversation: boolean,
    words: Words,
  ): Promise<Answer | null> {
    const { lookups } = words;
    const roster = await people.roster(plainWords(typed));
    let before = about;
    if (before === null && conversation) {
      // Asking Discord for the last answer is worth it only when this may go on from it.
      const asIf = understand(typed, roster, { replied: false, about: 'x', speakers: [], shows: [], episodes: [] });
      const goesOn = asIf.kind === 'context' || asIf.kind === 'link' || (asIf.kind === 'ask' && asIf.ask.keeps);
      if (goesOn) before = await lastAnswer(message);
    }
    // The gateway may send our own message without its components.
    if (about !== null && about.texts.length === 0 && message.replyTo) {
      before = (await chat.message(message.replyTo.channel, message.replyTo.id)) ?? about;
    }
    const read = before === null ? null : await readBack(before.texts, search);
    const previous = read && { ...read, replied: about !== null };
    const understood = understand(typed, roster, previous);
    const means = await meansFor(message, words);
    switch (understood.kind) {
      case 'ask': {
        const { ask } = understood;
        if (about !== null && message.mention === null && message.guild !== null && !(await isMeant(ask, typed)))
          return null;
        if (ask.kind === 'more') {
          const page = (before && options.readOwn(before.ids)?.nextPage) ?? 1;
          return (await furtherQuotes(ask, page, means)) ?? { top: null, reply: say(lookups.noMore) };
        }
        return answer(ask, means);
      }
      case 'outside':
        return beyond(lookups.outside, means);
      case 'archive':
        return aboutArchive(means);
      case 'any':
        return anyQuote(random, means);
      case 'context':
      case 'link': {
        const quote = before && (options.readOwn(before.ids)?.quote ?? null);
        if (!before || quote === null) return hint('empty', words);
        const asked = askedIn(before.texts);
        const reply =
          understood.kind === 'context'
            ? await inContext(quote, 1, asked, means)
            : await whereToListen(quote, asked, means);
        return { top: null, reply };
      }
      case 'help':
        return hint('empty', words);
      case 'leave':
        return leave(message, words);
      case 'chat':
        if (understood.which === 'thanks') return { top: null, reply: say(lookups.thanks) };
        if (understood.which === 'greeting') return beyond(lookups.greeting, means);
        // Laughter at an answer wants none.
        return about === null ? hint('empty', words) : null;
      case 'empty':
        return hint('empty', words);
    }
  }

  /**
   * What is written below an answer and pings nobody remarks on it more often than it asks (“true that”, “big mood”): a
   * question says so by its form, goes on from the answer, or names one of the archive's topics.
   */
  async function isMeant(ask: Ask, words: string): Promise<boolean> {
    if (ask.kind !== 'topic' || ask.keeps || ask.ofTheArchive || asksByForm(words)) return true;
    const asked = new Set(telling(ask.about));
    return (await people.topics()).some((topic) => topic.every((word) => asked.has(word)));
  }

  async function leave(message: ChatMessage, { lookups }: Words): Promise<Answer> {
    const inThread = message.guild !== null && chat.parentOf(message.channel) !== null;
    if (!inThread || message.guild === null) return { top: null, reply: say(lookups.leaveHow) };
    await settings.setChannel(message.guild, message.channel, { ignored: 'unasked' });
    return { top: null, reply: say(lookups.leaving) };
  }

  /** What another message says, as a question. */
  async function target(message: ChatMessage, typed: string, words: Words): Promise<Answer> {
    const understood = understand(typed, await people.roster(plainWords(typed)));
    if (understood.kind === 'ask' && (understood.ask.about !== '' || understood.ask.kind === 'newest'))
      return answer(understood.ask, await meansFor(message, words));
    return beyond(words.lookups.outside, await meansFor(message, words));
  }

  async function bracketed(message: ChatMessage, asked: Bracketed[], words: Words): Promise<Answer | null> {
    const means = await meansFor(message, words);
    const asks = await Promise.all(
      asked.map(async ({ topic, speaker }): Promise<Ask> => {
        const speakers = speaker === null ? [] : (await search.resolve('speaker', speaker)).slice(0, 5);
        return {
          kind: 'topic',
          about: topic,
          parts: [],
          speakers: speakers.map(({ name, value }) => ({ id: value, name })),
          shows: [],
          episodes: [],
          keeps: false,
          ofTheArchive: true,
        };
      }),
    );
    const answers = await Promise.all(asks.map((ask) => answer(ask, means)));
    const [only] = answers;
    if (only && answers.length === 1) return only;
    const tops = answers.map(({ top }, i) => ({ topic: asks[i]?.about ?? '', top }));
    return { top: tops[0]?.top ?? null, reply: several(tops, means) };
  }

  /** Nobody asked. Null in all but the surest cases. */
  async function considered(message: ChatMessage, typed: string): Promise<Answer | null> {
    // From the cheapest to the dearest: of hundreds of messages a second hardly one comes to a search.
    if (!mayAsk(typed) || !(await people.speaksOf(typed))) return null;
    const { cooldown } = await rulesOf(message);
    // A channel and its threads share one cooldown.
    const place = chat.parentOf(message.channel) ?? message.channel;
    const last = lastSuggestions.get(place);
    if (last !== undefined && clock.now() >= last && clock.now() - last < cooldown * minutes) return null;
    if (considering.has(place)) return null;
    considering.add(place);
    try {
      return await weighed(message, typed, place, cooldown);
    } finally {
      considering.delete(place);
    }
  }

  async function weighed(message: ChatMessage, typed: string, place: string, cooldown: number): Promise<Answer | null> {
    const understood = understand(typed, await people.roster());
    if (understood.kind !== 'ask' || !worthSearching(understood.ask)) return null;
    // Its words are nobody else's business: the search that sends nothing.
    const words = await wordsIn(message.guild, message.author);
    const here = await scoped(search, message.guild);
    const means = { search: here, everywhere: search, buttons: buttons(words), owner: message.author, words };
    const said = await whereThere(answer(understood.ask, means));
    if (said === null) return null;
    const { top } = said;
    if (!top || !('matches' in top) || !sure(understood.ask.about, top, await people.topics())) return null;
    const guild = message.guild ?? '';
    if (!(await settings.claimSuggestion(guild, place, topicKeys(top), cooldown, clock.now()))) return null;
    lastSuggestions.set(place, clock.now());
    return { ...said, reply: { ...said.reply, blocks: [...said.reply.blocks, text(`-# ${words.lookups.unasked}`)] } };
  }

  async function rulesOf(message: ChatMessage) {
    const stored = message.guild === null ? null : await settings.guild(message.guild);
    return rulesFor(stored, message.channel, chat.parentOf(message.channel));
  }

  /** A reply that does not even ping is seldom a question: how to ask one is said to each member once a day. */
  function worthAHint({ author, guild, mention }: ChatMessage): boolean {
    if (mention !== null || guild === null) return true;
    const now = clock.now();
    const last = lastHints.get(author);
    if (last !== undefined && now >= last && now - last < hintEvery) return false;
    lastHints.set(author, now);
    return true;
  }

  /** The answer to a message, or null; `edited`: it was answered, or passed over, before. */
  async function reply(message: ChatMessage, edited: boolean): Promise<Answer | null> {
    const decision = decide(message, {
      self,
      rules: await rulesOf(message),
      optedOut: settings.isOut(message.author),
      maySpeak: chat.maySpeak(message.channel, message.guild),
      contentGranted,
    });
    if (decision.do === 'nothing') return null;
    if (decision.do === 'hint' && !worthAHint(message)) return null;
    if (decision.do === 'consider') return edited ? null : considered(message, decision.text);
    const words = await wordsIn(message.guild, message.author);
    if (!edited) {
      const allowance = limits.take(message.author, message.channel, clock.now());
      if (allowance === 'silent') return null;
      if (allowance !== 'ok') return { top: null, reply: say(words.cooldown(timestamp(allowance.tell + 999, 'R'))) };
    }
    const stopTyping = clock.at(clock.now() + typingAfter, () => void chat.typing(message.channel));
    try {
      switch (decision.do) {
        case 'answer':
          return await spokenTo(message, decision.text, decision.about, decision.conversation, words);
        case 'target':
          return await target(message, decision.text, words);
        case 'brackets':
          return await bracketed(message, decision.asked, words);
        case 'hint':
          return hint(decision.which, words);
      }
    } catch (error) {
      // What is wrong with the question, in words for whoever asked.
      if (error instanceof UserError) return { top: null, reply: say(saidOf(error, words)) };
      throw error;
    } finally {
      stopTyping();
    }
  }

  // ── Questions and their answers ──────────────────────────────────────────────────────────────────────────────────

  async function ask(message: ChatMessage, question: Question): Promise<string | null> {
    const said = await reply(message, false);
    if (said === null || question.deleted) return null;
    const sent = await chat.send(message, said.reply, question.takenBack);
    if (sent === null) return null;
    // Deleted while the answer was on its way.
    if (question.deleted) {
      await chat.remove(message.channel, sent);
      return null;
    }
    lastAnswers.set(`${message.channel}:${message.author}`, { message: sent, at: clock.now() });
    return sent;
  }

  /** Ordinary chat in a channel where something may be suggested: nothing is kept of it unless something is. */
  async function overhear(message: ChatMessage): Promise<void> {
    const said = await reply(message, false);
    if (said === null) return;
    const question = open(message);
    question.answer = chat.send(message, said.reply, question.takenBack);
    await question.answer;
  }

  function open(message: ChatMessage): Question {
    const question: Question = {
      channel: message.channel,
      answer: Promise.resolve(null),
      deleted: false,
      takenBack: 0,
      queue: Promise.resolve(),
    };
    questions.set(message.id, question);
    return question;
  }

  /** Our answer to a message from before a restart, found by Discord's own reply reference. */
  async function adopted(channel: string, id: string): Promise<string | null> {
    const now = clock.now();
    if (writtenAt(id) >= started || now - writtenAt(id) > adoptionWindow) return null;
    const after = await chat.recent(channel, 50, id);
    return after.find((one) => one.author === self.id && one.replyTo === id)?.id ?? null;
  }

  return {
    onMessage: (message) =>
      guarded(async () => {
        // The gateway may send an event again after a resume.
        if (questions.has(message.id)) return;
        if (unaddressed(message)) return overhear(message);
        // A bare reference may be to one of ours: Discord did not say.
        const to = message.replyTo;
        const whole =
          to && !to.seen && !to.gone && message.mention === null && message.guild !== null
            ? { ...message, replyTo: { ...to, seen: await chat.message(to.channel, to.id) } }
            : message;
        const question = open(message);
        question.answer = ask(whole, question).catch((err: unknown) => {
          log.error({ err }, 'a look-up failed');
          return null;
        });
        await question.answer;
      }),
    onEdit: (message) =>
      guarded(async () => {
        if (!questions.has(message.id) && unaddressed(message)) return;
        if (clock.now() - writtenAt(message.id) > editWindow) return;
        const known = questions.get(message.id);
        const question = known ?? open(message);
        if (!known) question.answer = adopted(message.channel, message.id);
        const turn = question.queue.then(async () => {
          const answered = await question.answer;
          if (question.deleted) return;
          if (answered === null) {
            // It may have been turned into a question only now.
            question.answer = ask(message, question);
            await question.answer;
            return;
          }
          if (limits.take(message.author, message.channel, clock.now()) !== 'ok') return;
          const said = await reply(message, true);
          if (said === null) {
            await chat.remove(question.channel, answered);
            question.answer = Promise.resolve(null);
            question.takenBack += 1;
          } else await chat.edit(question.channel, answered, said.reply);
        });
        question.queue = turn.catch(() => undefined);
        await turn;
      }),
    onDelete: (channel, messages) =>
      guarded(async () => {
        for (const id of messages) {
          const known = questions.get(id);
          if (known) {
            known.deleted = true;
            await known.queue;
            const answered = await known.answer;
            if (answered !== null) await chat.remove(channel, answered);
            known.answer = Promise.resolve(null);
            continue;
          }
          // Few and slowly: most deleted messages never had an answer.
          if (writtenAt(id) >= started || clock.now() - lastAdoption < 2_000 || !chat.maySpeak(channel, null)) continue;
          lastAdoption = clock.now();
          const answered = await adopted(channel, id);
          if (answered !== null) await chat.remove(channel, answered);
        }
      }),
    onPlaceGone: (guild, channel) =>
      guarded(async () => {
        const { channels } = await settings.guild(guild);
        if (!channels.some((one) => one.channel === channel)) return;
        await settings.setChannel(guild, channel, { mode: null, cooldown: null, ignored: null });
      }),
    onTakenOut: (guild, thread) => guarded(() => settings.setChannel(guild, thread, { ignored: 'unasked' })),
    knows: (message) => questions.has(message),
    size: () => questions.size + lastAnswers.size + lastSuggestions.size + lastHints.size,
    async stop() {
      stopped = true;
      await Promise.allSettled(inFlight);
    },
  };
}

/** Null where there is nothing to answer from. */
async function whereThere(answering: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answering;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** What a suggestion was about, in the archive's terms: the turn, and the words that matched in it. */
export function topicKeys(top: Hit): string[] {
  const words = [
    ...new Set(
      top.matches.flatMap(({ start, end }) => wordsOf(top.text.slice(start, end)).map(({ folded }) => folded)),
    ),
  ];
  const hash = createHash('sha256').update(words.sort().join(' ')).digest('hex').slice(0, 16);
  return [`turn:${top.episode.id}.${top.turn}`, `words:${hash}`];
}
