import { once } from 'node:events';
import { type PlayClient, playClient } from '../../src/playground/client.ts';
import type {
  Button,
  Channel,
  Choice,
  FailNext,
  Faults,
  InteractionResult,
  LoggedRequest,
  Modal,
  OptionValue,
  PlayEvent,
  PlayMessage,
  Select,
  ServerReport,
  User,
  World,
} from '../../src/playground/contract.ts';
import type { LocalDiscordOptions } from '../../src/playground/local-discord.ts';
import { patience } from './patience.ts';
import { startModule } from './processes.ts';

/** Where a member acts: a channel's name in the first server, `dm` for the DM with the bot, or a channel itself. Default `general`. */
export type Place = string | Pick<Channel, 'id'>;

/**
 * After so long a bot that the machine starves of time offers nothing, as it must: Discord would not wait any longer. A
 * person types on then.
 */
const completesWithinMs = 1500;

interface InteractionSettings {
  in?: Place;
  locale?: string;
  settleMs?: number;
  userInstall?: boolean;
}

/** A member of the local Discord, as a test speaks of one: `ada.slash('/quote', { about: 'llamas' })`. */
export interface MemberActor {
  readonly user: User;
  slash(
    command: string,
    options?: Record<string, OptionValue>,
    settings?: InteractionSettings,
  ): Promise<InteractionResult>;
  /** What autocomplete offers while `focused` is typed. */
  complete(
    command: string,
    focused: string,
    typed: string,
    others?: Record<string, OptionValue>,
    settings?: InteractionSettings,
  ): Promise<Choice[]>;
  /** `button` is a label or a custom id, on the message as it is by now. */
  press(message: PlayMessage, button: string, settings?: InteractionSettings): Promise<InteractionResult>;
  /** `menu` is a placeholder or a custom id; the only select of the message when left out. */
  select(message: PlayMessage, values: string[], menu?: string): Promise<InteractionResult>;
  submit(modal: Modal, fields: Record<string, string | string[]>): Promise<InteractionResult>;
  messageMenu(message: PlayMessage, entry: string, settings?: InteractionSettings): Promise<InteractionResult>;
  userMenu(user: User, entry: string, settings?: InteractionSettings): Promise<InteractionResult>;
  say(content: string, settings?: { in?: Place; replyTo?: PlayMessage; ping?: boolean }): Promise<PlayMessage>;
  edit(message: PlayMessage, content: string): Promise<PlayMessage>;
  remove(message: PlayMessage): Promise<void>;
  history(place?: Place): Promise<PlayMessage[]>;
  world(): Promise<World>;
}

/** A local Discord in a process of its own, for tests. */
export interface DiscordUnderTest {
  url: string;
  /** For `rest.api` of discord.js, or `DISCORD_API_URL`. */
  apiUrl: string;
  token: string;
  applicationId: string;
  /** The whole play API. */
  call: PlayClient;
  /** By display or user name: `Ada` owns the server, `Grace` is a plain member. */
  member(name: string): Promise<MemberActor>;
  channel(place: Place): Promise<Channel>;
  guildId(): Promise<string>;
  advance(ms: number): Promise<void>;
  setClock(time: Date | number): Promise<void>;
  faults(changes: Partial<Faults>): Promise<void>;
  failNext(failure: FailNext): Promise<void>;
  requests(filter?: { method?: string; path?: string; since?: number }): Promise<LoggedRequest[]>;
  /** The first event that fits, among those since the start (or since `event` number `since`). Rejects after `withinMs`. */
  waitFor<T extends PlayEvent['type']>(
    type: T,
    fits?: (event: Extract<PlayEvent, { type: T }>) => boolean,
    withinMs?: number,
  ): Promise<Extract<PlayEvent, { type: T }>>;
  /** The bot's next message in answer to `message`: in the same channel and later. */
  answerTo(message: PlayMessage, withinMs?: number): Promise<PlayMessage>;
  close(): Promise<void>;
}

/** Starts it from the build in `dist/`. Bodies are validated and route limits are off unless `options` say otherwise. */
export async function startDiscordForTest(options: LocalDiscordOptions = {}): Promise<DiscordUnderTest> {
  const settings: LocalDiscordOptions = {
    validate: true,
    afterDeferralMs: patience,
    ...options,
    // A bot that the machine starves of time is not too late. Tests of lateness move the clock.
    faults: { routeRateLimits: false, firstAnswerMs: patience, ...options.faults },
  };
  const child = startModule('dist/src/playground/server.js', [JSON.stringify(settings)]);
  const [report] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => [{ type: 'failed', message: `it ended with code ${String(code)}` }]),
  ])) as [ServerReport];
  if (report.type !== 'ready') {
    child.kill();
    throw new Error(`The local Discord did not start: ${report.type === 'failed' ? report.message : report.type}`);
  }
  const { url, token, applicationId } = report;
  const call = playClient(url);
  const events = await listenToEvents(url);

  async function people(): Promise<User[]> {
    return (await call('world', {})).users;
  }

  async function channel(place: Place, memberId?: string): Promise<Channel> {
    const { guilds, dms, bot } = await call('world', memberId === undefined ? {} : { member: memberId });
    if (place === 'dm') return dms.find(({ recipients }) => recipients?.some(({ id }) => id === bot.id))!;
    const found = guilds
      .flatMap(({ channels }) => channels)
      .find(({ id, name }) => (typeof place === 'string' ? name === place || id === place : id === place.id));
    if (!found) throw new Error(`There is no channel ${JSON.stringify(place)} for this member`);
    return found;
  }

  async function asItIsNow(message: PlayMessage): Promise<PlayMessage> {
    return (await call('message', { channel: message.channel_id, message: message.id })).message ?? message;
  }

  async function member(name: string): Promise<MemberActor> {
    const user = (await people()).find(({ username, global_name }) => [username, global_name].includes(name));
    if (!user) throw new Error(`There is nobody called ${name}`);
    const me = { member: user.id };
    const at = async (place: Place = 'general') => {
      const id = typeof place === 'string' ? (await channel(place, user.id)).id : place.id;
      return { ...me, channel: id };
    };
    const act = async ({ in: place, ...rest }: InteractionSettings = {}) => ({ ...(await at(place)), ...rest });
    return {
      user,
      slash: async (command, slashOptions = {}, where) =>
        call('slash', { ...(await act(where)), command, options: slashOptions }),
      complete: async (command, focused, typed, others = {}, where = {}) => {
        const request = { ...(await act(where)), command, focused, options: { ...others, [focused]: typed } };
        const offered = async (): Promise<Choice[]> => {
          const { choices, failure, tookMs = 0 } = await call('autocomplete', request);
          if (failure) throw new Error(failure);
          return choices.length === 0 && tookMs >= completesWithinMs ? offered() : choices;
        };
        return offered();
      },
      press: async (message, button, { in: _place, ...rest } = {}) => {
        const customId = customIdOf(await asItIsNow(message), 2, button);
        return call('press', { ...me, ...rest, message: message.id, customId });
      },
      select: async (message, values, menu) => {
        const customId = customIdOf(await asItIsNow(message), undefined, menu);
        return call('select', { ...me, message: message.id, customId, values });
      },
      submit: (modal, fields) => call('submit', { ...me, modal: modal.id, fields }),
      messageMenu: async (message, entry, where = {}) =>
        call('menu', {
          ...(await act({ in: { id: message.channel_id }, ...where })),
          message: message.id,
          command: entry,
        }),
      userMenu: async (target, entry, where) =>
        call('menu', { ...(await act(where)), user: target.id, command: entry }),
      say: async (content, { in: place, replyTo, ping } = {}) => {
        const target = await at(place ?? (replyTo ? { id: replyTo.channel_id } : undefined));
        const request = {
          ...target,
          content,
          ...(replyTo ? { replyTo: replyTo.id } : {}),
          ...(ping === undefined ? {} : { ping }),
        };
        return (await call('send', request)).message;
      },
      edit: async ({ id, channel_id }, content) =>
        (await call('edit', { ...me, channel: channel_id, message: id, content })).message,
      remove: async ({ id, channel_id }) => {
        await call('delete', { ...me, channel: channel_id, message: id });
      },
      history: async (place) => (await call('history', await at(place))).messages,
      world: () => call('world', me),
    };
  }

  return {
    url,
    apiUrl: `${url}/api`,
    token,
    applicationId,
    call,
    member,
    channel,
    guildId: async () => (await channel('general')).guild_id!,
    advance: async (ms) => void (await call('advanceClock', { ms })),
    setClock: async (time) => void (await call('setClock', { now: Number(time) })),
    faults: async (changes) => void (await call('setFaults', changes)),
    failNext: async (failure) => void (await call('failNext', failure)),
    requests: async (filter = {}) => (await call('requests', filter)).requests,
    waitFor: events.waitFor,
    answerTo: async (message, withinMs) => {
      const isAnswer = ({ message: next }: { message: PlayMessage }) =>
        next.channel_id === message.channel_id &&
        next.author.id === applicationId &&
        BigInt(next.id) > BigInt(message.id);
      return (await events.waitFor('message', isAnswer, withinMs)).message;
    },
    async close() {
      events.close();
      const ended = once(child, 'exit');
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** The custom id of a button (`type` 2) or select, by its label, placeholder or custom id. */
function customIdOf(message: PlayMessage, type: 2 | undefined, wanted?: string): string {
  const found: (Button | Select)[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const child of node) visit(child);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const part = node as Record<string, unknown>;
    const isWanted = type === 2 ? part.type === 2 : [3, 5, 6, 7, 8].includes(Number(part.type));
    if (isWanted) found.push(part as unknown as Button | Select);
    visit(part.components);
    visit(part.accessory);
  };
  visit(message.components);
  const nameOf = (part: Button | Select) => (part.type === 2 ? part.label : part.placeholder);
  const match = found.find((part) => wanted === undefined || part.custom_id === wanted || nameOf(part) === wanted);
  if (!match?.custom_id) {
    throw new Error(
      `No such part: ${wanted}. There are: ${found.map((part) => nameOf(part) ?? part.custom_id).join(', ')}`,
    );
  }
  return match.custom_id;
}

async function listenToEvents(url: string) {
  const abort = new AbortController();
  const response = await fetch(`${url}/play/events`, { signal: abort.signal });
  const seen: PlayEvent[] = [];
  const waiting = new Set<() => void>();
  const reading = (async () => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = parts.pop()!;
      for (const part of parts) {
        if (part.startsWith('data: ')) seen.push(JSON.parse(part.slice(6)) as PlayEvent);
      }
      for (const wake of [...waiting]) wake();
    }
  })().catch(() => {});

  return {
    waitFor<T extends PlayEvent['type']>(
      type: T,
      fits: (event: Extract<PlayEvent, { type: T }>) => boolean = () => true,
      withinMs = patience,
    ): Promise<Extract<PlayEvent, { type: T }>> {
      return new Promise((resolve, reject) => {
        let position = 0;
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`No ${type} event came within ${withinMs} ms`));
        }, withinMs);
        function look(): void {
          for (; position < seen.length; position += 1) {
            const event = seen[position]!;
            if (event.type !== type || !fits(event as Extract<PlayEvent, { type: T }>)) continue;
            clearTimeout(timer);
            waiting.delete(look);
            resolve(event as Extract<PlayEvent, { type: T }>);
            return;
          }
        }
        waiting.add(look);
        look();
      });
    },
    close(): void {
      abort.abort();
      void reading;
    },
  };
}
