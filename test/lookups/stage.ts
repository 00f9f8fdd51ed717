import { join } from 'node:path';
import { answerButtons, readAnswer } from '../../commands/lookups.ts';
import type { Clock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { createLimits, type Rates } from '../../src/lookups/limits.ts';
import { type Chat, createLookUps } from '../../src/lookups/look-ups.ts';
import type { ChatMessage, SeenMessage } from '../../src/lookups/message.ts';
import type { LookupSettings } from '../../src/lookups/rules.ts';
import { openLookupSettings } from '../../src/lookups/settings.ts';
import { projectRoot } from '../../src/paths.ts';
import { seeded } from '../../src/random.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { createEngine } from '../../src/search/engine.ts';
import { archiveLoader } from '../../src/search/load.ts';
import type { SearchPort } from '../../src/search/port.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';

export const botId = '900000000000000001';
export const ada = '100000000000000001';
export const grace = '100000000000000002';
export const guild = '200000000000000001';
export const channel = '300000000000000001';

// The build's processes have theirs elsewhere.
const { SNAPSHOTS_OF_TESTS: snapshots } = process.env;
const snapshotsOfSources = snapshots === undefined ? null : join(snapshots, 'of-sources');
/** The two episodes in `data/episodes`, searched in this thread. */
export const openArchive = (): SearchPort =>
  createEngine({ load: archiveLoader({ dir: join(projectRoot, 'data/episodes'), cache: snapshotsOfSources }) });

/** A clock that stands until it is moved. */
export function handClock(start = Date.UTC(2026, 0, 5, 12)): Clock & { advance(ms: number): void } {
  let now = start;
  const waiting = new Set<{ at: number; then: () => void }>();
  return {
    now: () => now,
    at(at, then) {
      const entry = { at, then };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    advance(ms) {
      now += ms;
      for (const entry of [...waiting].filter(({ at }) => at <= now)) {
        waiting.delete(entry);
        entry.then();
      }
    },
  };
}

/** A plain message as Discord sends it, of nothing in particular. */
export const aMessage = (content: string, more: Partial<ChatMessage> = {}): ChatMessage => ({
  id: '400000000000000001',
  channel,
  guild,
  author: ada,
  content,
  withheld: false,
  mention: null,
  replyTo: null,
  ...more,
});

/** Settings in a database of their own. */
export async function openSettings(): Promise<{ settings: LookupSettings; close(): Promise<void> }> {
  const store = await openStore(sqlite(':memory:'));
  return { settings: await openLookupSettings(store), close: () => store.close() };
}

interface Posted {
  id: string;
  channel: string;
  replyTo: string;
  reply: Reply;
}

/** A channel that keeps what is said in it, in place of Discord. */
export function recorder(clock: Clock) {
  const posted: Posted[] = [];
  const threads = new Map<string, string>();
  const state = { speaks: true, typed: 0, removed: 0, edited: 0 };
  let ids = 0n;
  const seen = ({ reply }: Posted): SeenMessage => ({
    author: botId,
    fromBot: true,
    content: '',
    texts: reply.blocks.flatMap((block) => (block.kind === 'text' ? [block.markdown] : [])),
    ids: reply.blocks.flatMap((block) =>
      block.kind === 'buttons' ? block.buttons.flatMap((button) => ('id' in button ? [button.id] : [])) : [],
    ),
  });
  /** An id as Discord would give it now. */
  const nextId = () => String(((BigInt(clock.now()) - 1_420_070_400_000n) << 22n) + ++ids);
  const chat: Chat = {
    parentOf: (thread) => threads.get(thread) ?? null,
    maySpeak: () => state.speaks,
    async send(message, reply) {
      const made = { id: nextId(), channel: message.channel, replyTo: message.id, reply };
      posted.push(made);
      return made.id;
    },
    async edit(_channel, id, reply) {
      const found = posted.find((one) => one.id === id);
      if (found) found.reply = reply;
      state.edited++;
    },
    async remove(_channel, id) {
      const at = posted.findIndex((one) => one.id === id);
      if (at >= 0) posted.splice(at, 1);
      state.removed++;
    },
    async typing() {
      state.typed++;
    },
    async message(_channel, id) {
      const found = posted.find((one) => one.id === id);
      return found ? seen(found) : null;
    },
    async recent(place, limit, after) {
      return posted
        .filter((one) => one.channel === place && (after === undefined || BigInt(one.id) > BigInt(after)))
        .slice(-limit)
        .reverse()
        .map((one) => ({ ...seen(one), id: one.id, replyTo: one.replyTo }));
    },
  };
  return { chat, posted, threads, state, nextId, seen };
}

export const roomy: Rates = { member: { uses: 1000, seconds: 60 }, channel: { uses: 1000, seconds: 60 } };

/** The look-ups on a stage of their own: the two episodes, a channel that records, a clock that stands. */
export function stage(parts: {
  search: SearchPort;
  settings: LookupSettings;
  contentGranted?: boolean;
  rates?: Rates;
  clock?: ReturnType<typeof handClock>;
  scene?: ReturnType<typeof recorder>;
}) {
  const clock = parts.clock ?? handClock();
  const scene = parts.scene ?? recorder(clock);
  const lookUps = createLookUps({
    search: parts.search,
    settings: parts.settings,
    clock,
    chat: scene.chat,
    limits: createLimits(parts.rates ?? roomy),
    buttons: answerButtons,
    wordsIn: async () => wordsFor(''),
    log: createLog('silent', []),
    self: { id: botId, names: () => ['Robot Overlord', 'Overlord'] },
    contentGranted: parts.contentGranted ?? false,
    readOwn: readAnswer,
    random: seeded(1),
  });
  const message = (content: string, more: Partial<ChatMessage> = {}): ChatMessage =>
    aMessage(content, { id: scene.nextId(), ...more });
  /** Sends a message that mentions the bot, and resolves to the answer, or null. */
  async function mention(content: string, more: Partial<ChatMessage> = {}): Promise<Posted | null> {
    const sent = message(`<@${botId}> ${content}`, { mention: 'user', ...more });
    await lookUps.onMessage(sent);
    return scene.posted.find((one) => one.replyTo === sent.id) ?? null;
  }
  async function answerTo(sent: ChatMessage): Promise<Posted | null> {
    await lookUps.onMessage(sent);
    return scene.posted.find((one) => one.replyTo === sent.id) ?? null;
  }
  /** A reply to something that the bot said. */
  const replyTo = (answered: Posted, content: string, more: Partial<ChatMessage> = {}): ChatMessage =>
    message(content, {
      mention: 'user',
      replyTo: { id: answered.id, channel: answered.channel, seen: scene.seen(answered), gone: false },
      ...more,
    });
  return { ...scene, clock, lookUps, message, mention, answerTo, replyTo };
}

export const textsOf = (reply: Reply): string[] =>
  reply.blocks.flatMap((block) => ('markdown' in block ? [block.markdown] : []));

/** The words of the quote that a reply leads with, as in the source; null where it shows none. */
export function quoteOf(reply: Reply): string | null {
  const line = textsOf(reply).find((one) => one.startsWith('> '));
  return line === undefined
    ? null
    : line
        .slice(2)
        .replace(/(?<!\\)\*\*/g, '')
        .replace(/\\(.)/g, '$1');
}
