/**
 * What the page knows, and what can be done: one session for one member. Components read the signals and call the actions; only this
 * file and `events.ts` talk to the play API.
 */

import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { PlayClient } from '../client.ts';
import {
  ChannelKind,
  type ClockReading,
  type Command,
  type InteractionResult,
  type Modal,
  type OptionValue,
  type PlayCall,
  type PlayCalls,
  type PlayEvent,
  type PlayMessage,
  type Snowflake,
  type User,
  type World,
} from '../contract.ts';
import { canOpen, channelName, findChannel, firstChannel, guildOf, type HomeId, nameOf } from './places.ts';
import type { Draft, SlashEntry } from './slash/model.ts';

export interface ChannelLog {
  /** Oldest first. */
  messages: PlayMessage[];
  /** There are older ones. */
  more: boolean;
}

/** A command that was sent and has no message yet, or failed. */
export interface SentCommand {
  key: number;
  channelId: Snowflake;
  /** The newest message when it was sent: it stands below that one, above what came later. */
  after: Snowflake | null;
  /** How it reads: `/quote`. */
  label: string;
  failure: string | null;
}

export interface Toast {
  key: number;
  text: string;
  kind: 'message' | 'fault' | 'done';
  /** Where a press leads. */
  channelId?: Snowflake;
}

/** What somebody asked the composer to hold. `key` grows, so that the same wish can be made twice. */
export interface ComposerWish {
  key: number;
  command?: Draft;
  text?: string;
}

export interface Typist {
  user: User;
  channelId: Snowflake;
  /** Milliseconds on the browser's clock. */
  until: number;
}

export interface Upload {
  name: string;
  contentType?: string;
  /** Base64. */
  data: string;
}

/** The browser things that the session needs, passed in so that it holds no state of its own module. */
export interface Surroundings {
  call: PlayClient;
  /** Opens the event stream of a member; answers how to close it. `onLink(false)` when the connection broke. */
  listen: (member: Snowflake, onEvent: (event: PlayEvent) => void, onLink: (up: boolean) => void) => () => void;
  /** The browser's clock, milliseconds since 1970. */
  now: () => number;
  wait: (milliseconds: number) => Promise<void>;
  remembered: { read: (key: string) => string | null; write: (key: string, value: string) => void };
}

/** Discord shows somebody as typing for this long after each sign of it. */
const typingFor = 10_000;
const pageOfMessages = 50;

/** What was told of messages, by id, while a log was being loaded: null for one that went. */
type Meanwhile = Map<Snowflake, { message: PlayMessage | null; isNew: boolean }>;

const byId = (one: PlayMessage, other: PlayMessage): number => (BigInt(one.id) < BigInt(other.id) ? -1 : 1);
const hour = 3_600_000;

export type Session = ReturnType<typeof createSession>;

export function createSession({ call, listen, now, wait, remembered }: Surroundings) {
  const world = signal<World | null>(null);
  const linked = signal(true);
  const home = signal<HomeId>('dms');
  const channelId = signal<Snowflake | null>(null);
  const logs = signal<Record<Snowflake, ChannelLog>>({});
  const commands = signal<Command[]>([]);
  const unread = signal<Record<Snowflake, { count: number; pinged: boolean }>>({});
  const sent = signal<SentCommand[]>([]);
  /** `message id:custom_id` of components that wait for the bot. */
  const busy = signal<Record<string, true>>({});
  /** Message id, or interaction id → the words shown below. */
  const failures = signal<Record<Snowflake, string>>({});
  const modal = signal<(Modal & { failure?: string }) | null>(null);
  const typists = signal<Typist[]>([]);
  const toasts = signal<Toast[]>([]);
  const replyTo = signal<PlayMessage | null>(null);
  const editing = signal<Snowflake | null>(null);
  const wish = signal<ComposerWish | null>(null);
  const drawerOpen = signal(false);
  const panelOpen = signal(false);
  /** While the clock runs to the next post: the time it stands at. */
  const seeking = signal<{ stop: boolean } | null>(null);
  const clock = signal<ClockReading>({ now: now(), offset: 0 });
  /** Grows every second, for everything that shows the time. */
  const tick = signal(0);

  const channel = computed(() =>
    world.value && channelId.value ? findChannel(world.value, channelId.value) : undefined,
  );
  const guild = computed(() => world.value?.guilds.find((one) => one.id === home.value));
  /** The local Discord's time, milliseconds since 1970. */
  const playNow: ReadonlySignal<number> = computed(() => {
    tick.value;
    return now() + clock.value.offset;
  });

  let stopListening: () => void = () => undefined;
  let commandsAsked = Promise.resolve();
  let keys = 0;
  /** Of each log that is being loaded what its channel was told meanwhile. */
  const loading = new Set<Meanwhile>();
  const postWaiters = new Set<() => void>();

  // ------------------------------------------------------------------------------------------------------------ small things

  function toast(text: string, kind: Toast['kind'], to?: Snowflake) {
    const key = ++keys;
    toasts.value = [...toasts.value.slice(-3), { key, text, kind, ...(to ? { channelId: to } : {}) }];
    void wait(kind === 'fault' ? 9000 : 6000).then(() => dropToast(key));
  }

  const dropToast = (key: number) => {
    toasts.value = toasts.value.filter((one) => one.key !== key);
  };

  /** Calls; a refusal becomes a toast and null. */
  async function attempt<Name extends PlayCall>(
    name: Name,
    request: PlayCalls[Name]['request'],
  ): Promise<PlayCalls[Name]['response'] | null> {
    try {
      return await call(name, request);
    } catch (fault) {
      toast(fault instanceof TypeError ? 'The local Discord cannot be reached.' : wordsOf(fault), 'fault');
      return null;
    }
  }

  const me = () => world.value?.me.id ?? '';

  function putMessage(message: PlayMessage, { onlyKnown = false } = {}) {
    for (const meanwhile of loading) {
      const isNew = !onlyKnown || meanwhile.get(message.id)?.isNew === true;
      meanwhile.set(message.id, { message, isNew });
    }
    const log = logs.value[message.channel_id];
    if (!log) return;
    const at = log.messages.findIndex((one) => one.id === message.id);
    if (at === -1 && onlyKnown) return;
    const messages = at === -1 ? [...log.messages, message] : log.messages.with(at, message);
    if (at === -1) messages.sort(byId);
    logs.value = { ...logs.value, [message.channel_id]: { ...log, messages } };
  }

  function dropMessage(inChannel: Snowflake, id: Snowflake) {
    for (const meanwhile of loading) meanwhile.set(id, { message: null, isNew: false });
    const log = logs.value[inChannel];
    if (!log) return;
    logs.value = {
      ...logs.value,
      [inChannel]: { ...log, messages: log.messages.filter((one) => one.id !== id) },
    };
  }

  // ------------------------------------------------------------------------------------------------------------------ seeing

  async function start() {
    await enter(remembered.read('member') ?? undefined);
  }

  /** Becomes `member` (or the first person), and opens the channel that was open, when they may see it. */
  async function enter(member?: Snowflake): Promise<void> {
    let seen: World;
    try {
      seen = await call('world', member ? { member } : {});
    } catch (fault) {
      // A member that a restarted server does not know any more: begin again as the first.
      if (member && !(fault instanceof TypeError)) return enter();
      linked.value = false;
      await wait(1500);
      return enter(member);
    }
    stopListening();
    batch(() => {
      world.value = seen;
      clock.value = seen.clock;
      logs.value = {};
      unread.value = {};
      sent.value = [];
      busy.value = {};
      failures.value = {};
      typists.value = [];
      modal.value = null;
      replyTo.value = null;
      editing.value = null;
    });
    remembered.write('member', seen.me.id);
    stopListening = listen(seen.me.id, onEvent, onLink);
    const before = channelId.value ?? remembered.read('channel');
    const known = before ? findChannel(seen, before) : undefined;
    const first = known ?? (seen.guilds[0] && firstChannel(seen.guilds[0])) ?? seen.dms[0];
    if (first) await openChannel(first.id);
  }

  async function refreshWorld() {
    const seen = await attempt('world', { member: me() });
    if (!seen) return;
    batch(() => {
      world.value = seen;
      clock.value = seen.clock;
    });
    if (channelId.value && !findChannel(seen, channelId.value)) {
      const first = seen.guilds[0] ? firstChannel(seen.guilds[0]) : seen.dms[0];
      if (first) await openChannel(first.id);
    } else await refreshCommands();
  }

  async function askForCommands() {
    const open = channelId.value;
    if (!open) return;
    const answer = await attempt('commands', { member: me(), channel: open });
    if (answer && channelId.value === open) commands.value = answer.commands;
  }

  function refreshCommands(): Promise<void> {
    commandsAsked = askForCommands();
    return commandsAsked;
  }

  /** The commands of the open channel: once they are told, for whoever is quicker than the list. */
  async function commandsHere(): Promise<Command[]> {
    await commandsAsked;
    return commands.value;
  }

  function openHome(id: HomeId) {
    const seen = world.value;
    if (!seen) return;
    const last = remembered.read(`channel in ${id}`);
    const places = id === 'dms' ? seen.dms : (seen.guilds.find((one) => one.id === id)?.channels ?? []);
    const target = places.find((one) => one.id === last) ?? (id === 'dms' ? seen.dms[0] : undefined);
    const guildThere = seen.guilds.find((one) => one.id === id);
    const open = target ?? (guildThere && firstChannel(guildThere));
    if (open) void openChannel(open.id, { keepDrawer: true });
    else home.value = id;
  }

  async function openChannel(id: Snowflake, { keepDrawer = false } = {}) {
    const seen = world.value;
    const target = seen && findChannel(seen, id);
    if (!seen || !target || !canOpen(target)) return;
    const there: HomeId = guildOf(seen, target)?.id ?? 'dms';
    batch(() => {
      channelId.value = id;
      home.value = there;
      replyTo.value = null;
      editing.value = null;
      if (!keepDrawer) drawerOpen.value = false;
      const { [id]: _, ...others } = unread.value;
      unread.value = others;
    });
    remembered.write('channel', id);
    remembered.write(`channel in ${there}`, id);
    await Promise.all([refreshCommands(), loadLog(id)]);
  }

  /** Loads the newest messages; what is known already stays until then. */
  async function loadLog(id: Snowflake) {
    if (world.value && findChannel(world.value, id)?.type === ChannelKind.forum) return;
    const meanwhile: Meanwhile = new Map();
    loading.add(meanwhile);
    const answer = await attempt('history', { member: me(), channel: id, limit: pageOfMessages });
    loading.delete(meanwhile);
    if (!answer) return;
    // What came, changed or went while it was asked for may not be in the answer.
    const known = new Set(answer.messages.map((one) => one.id));
    const messages = answer.messages.filter((one) => !meanwhile.has(one.id));
    for (const { message, isNew } of meanwhile.values())
      if (message?.channel_id === id && (isNew || known.has(message.id))) messages.push(message);
    messages.sort(byId);
    logs.value = { ...logs.value, [id]: { messages, more: answer.more } };
  }

  async function loadOlder(id: Snowflake) {
    const log = logs.value[id];
    const oldest = log?.messages[0];
    if (!log?.more || !oldest) return;
    const answer = await attempt('history', { member: me(), channel: id, before: oldest.id, limit: pageOfMessages });
    const still = logs.value[id];
    if (!answer || !still || still.messages[0]?.id !== oldest.id) return;
    logs.value = {
      ...logs.value,
      [id]: { messages: [...answer.messages, ...still.messages], more: answer.more },
    };
  }

  // ------------------------------------------------------------------------------------------------------------------ events

  function onLink(up: boolean) {
    const back = up && !linked.value;
    linked.value = up;
    if (back) void enter(me());
    // What was said after the history was asked for, and before anybody listened, was told to nobody.
    else if (up && channelId.value) void loadLog(channelId.value);
  }

  function onEvent(event: PlayEvent) {
    switch (event.type) {
      case 'hello':
      case 'clock':
        clock.value = event.clock;
        break;
      case 'message':
        onMessage(event.message);
        break;
      case 'message-updated':
        putMessage(event.message, { onlyKnown: true });
        break;
      case 'message-deleted':
        dropMessage(event.channelId, event.messageId);
        break;
      case 'typing':
        if (event.user.id !== me()) {
          typists.value = [
            ...typists.value.filter((one) => one.user.id !== event.user.id || one.channelId !== event.channelId),
            { user: event.user, channelId: event.channelId, until: now() + typingFor },
          ];
        }
        break;
      case 'bot':
        if (world.value) world.value = { ...world.value, bot: { ...world.value.bot, online: event.online } };
        break;
      case 'commands':
        void refreshCommands();
        break;
      case 'interaction-failed':
        if (event.member === me()) failures.value = { ...failures.value, [event.interactionId]: event.failure };
        break;
      case 'channel-created':
      case 'channel-updated':
      case 'channel-deleted':
      case 'world':
        void refreshWorld();
        break;
    }
  }

  function onMessage(message: PlayMessage) {
    putMessage(message);
    typists.value = typists.value.filter(
      (one) => one.user.id !== message.author.id || one.channelId !== message.channel_id,
    );
    const seen = world.value;
    if (!seen) return;
    const unasked = message.author.id === seen.bot.id && !message.interaction_metadata && !message.message_reference;
    if (unasked) for (const waiter of postWaiters) waiter();
    const mine = message.author.id === me();
    if (message.channel_id === channelId.value || mine) return;
    const pinged = message.play.pinged.everyone || message.play.pinged.users.includes(me());
    const before = unread.value[message.channel_id];
    unread.value = {
      ...unread.value,
      [message.channel_id]: { count: (before?.count ?? 0) + 1, pinged: pinged || (before?.pinged ?? false) },
    };
    const place = findChannel(seen, message.channel_id);
    if (!place) return;
    const where = place.type === ChannelKind.dm ? '' : ` in #${channelName(seen, place)}`;
    toast(`${nameOf(message.author)} wrote${where}`, 'message', place.id);
  }

  // ----------------------------------------------------------------------------------------------------------------- writing

  /** True when it was sent. */
  async function send(content: string, files: Upload[]): Promise<boolean> {
    const open = channelId.value;
    if (!open) return false;
    const reply = replyTo.value;
    const answer = await attempt('send', {
      member: me(),
      channel: open,
      content,
      ...(reply ? { replyTo: reply.id } : {}),
      ...(files.length > 0 ? { files } : {}),
    });
    if (!answer) return false;
    replyTo.value = null;
    putMessage(answer.message);
    return true;
  }

  async function edit(message: PlayMessage, content: string) {
    const answer = await attempt('edit', {
      member: me(),
      channel: message.channel_id,
      message: message.id,
      content,
    });
    if (!answer) return;
    editing.value = null;
    putMessage(answer.message);
  }

  async function remove(message: PlayMessage) {
    const answer = await attempt('delete', { member: me(), channel: message.channel_id, message: message.id });
    if (answer) dropMessage(message.channel_id, message.id);
  }

  async function dismiss(message: PlayMessage) {
    const answer = await attempt('dismiss', { member: me(), message: message.id });
    if (answer) dropMessage(message.channel_id, message.id);
  }

  const typing = (id: Snowflake) => void call('typing', { member: me(), channel: id }).catch(() => undefined);

  async function createThread(request: Omit<PlayCalls['createThread']['request'], 'member'>): Promise<boolean> {
    const answer = await attempt('createThread', { member: me(), ...request });
    if (!answer) return false;
    await refreshWorld();
    await openChannel(answer.channel.id);
    return true;
  }

  // ------------------------------------------------------------------------------------------------------------ interactions

  /** Shows what came of an interaction; answers the failure's words, or null. */
  function take(result: InteractionResult): string | null {
    batch(() => {
      for (const message of result.messages) {
        const log = logs.value[message.channel_id];
        // The events may have brought newer versions already.
        const known = log?.messages.find((one) => one.id === message.id);
        if (!known || versionOf(known) <= versionOf(message)) putMessage(message);
      }
      if (result.modal) modal.value = result.modal;
    });
    return result.outcome === 'failed' ? (result.failure ?? 'This interaction failed') : null;
  }

  /** A slash or menu command: stands in the channel as "sending" until its reply is there. */
  async function sendCommand(label: string, run: (open: Snowflake) => Promise<InteractionResult>): Promise<void> {
    const open = channelId.value;
    if (!open) return;
    const after = logs.value[open]?.messages.at(-1)?.id ?? null;
    const entry: SentCommand = { key: ++keys, channelId: open, after, label, failure: null };
    sent.value = [...sent.value, entry];
    const failure = await outcomeOf(() => run(open));
    sent.value = failure
      ? sent.value.map((one) => (one.key === entry.key ? { ...one, failure } : one))
      : sent.value.filter((one) => one.key !== entry.key);
  }

  async function outcomeOf(run: () => Promise<InteractionResult>): Promise<string | null> {
    try {
      return take(await run());
    } catch (fault) {
      return fault instanceof TypeError ? 'The local Discord cannot be reached.' : wordsOf(fault);
    }
  }

  const slash = (entry: SlashEntry, options: Record<string, OptionValue>) =>
    sendCommand(`/${entry.path}`, (open) =>
      call('slash', { member: me(), channel: open, command: entry.path, options, settleMs: 0 }),
    );

  const menu = (command: Command, target: { message: Snowflake } | { user: Snowflake }) =>
    sendCommand(command.name, (open) =>
      call('menu', { member: me(), channel: open, command: command.name, settleMs: 0, ...target }),
    );

  const dropSent = (key: number) => {
    sent.value = sent.value.filter((one) => one.key !== key);
  };

  async function autocomplete(entry: SlashEntry, options: Record<string, OptionValue>, focused: string) {
    const open = channelId.value;
    if (!open) return { choices: [] };
    return call('autocomplete', { member: me(), channel: open, command: entry.path, options, focused });
  }

  async function useComponent(message: PlayMessage, customId: string, run: () => Promise<InteractionResult>) {
    const key = `${message.id}:${customId}`;
    if (busy.value[key]) return;
    const { [message.id]: _, ...otherFailures } = failures.value;
    batch(() => {
      busy.value = { ...busy.value, [key]: true };
      failures.value = otherFailures;
    });
    const failure = await outcomeOf(run);
    const { [key]: __, ...others } = busy.value;
    batch(() => {
      busy.value = others;
      if (failure) failures.value = { ...failures.value, [message.id]: failure };
    });
  }

  const press = (message: PlayMessage, customId: string) =>
    useComponent(message, customId, () => call('press', { member: me(), message: message.id, customId, settleMs: 0 }));

  const select = (message: PlayMessage, customId: string, values: string[]) =>
    useComponent(message, customId, () =>
      call('select', { member: me(), message: message.id, customId, values, settleMs: 0 }),
    );

  async function submitModal(fields: Record<string, string | string[]>): Promise<void> {
    const open = modal.value;
    if (!open) return;
    const failure = await outcomeOf(() => call('submit', { member: me(), modal: open.id, fields, settleMs: 0 }));
    if (modal.value?.id !== open.id) return;
    modal.value = failure ? { ...open, failure } : null;
  }

  const closeModal = () => {
    modal.value = null;
  };

  // -------------------------------------------------------------------------------------------------------------------- time

  async function advance(ms: number) {
    const reading = await attempt('advanceClock', { ms });
    if (reading) clock.value = reading;
  }

  async function resetClock() {
    const reading = await attempt('setClock', { now: now() });
    if (reading) clock.value = reading;
  }

  /**
   * Moves the clock on until the bot posts something that nobody asked for, at most eight days. It stops at every full hour, and at
   * every time that the bot's own messages name (such as a schedule's next run), so that a post comes at its own time.
   */
  async function seekNextPost() {
    const state = { stop: false };
    seeking.value = state;
    let posted = false;
    const notice = () => {
      posted = true;
    };
    postWaiters.add(notice);
    const start = now() + clock.value.offset;
    let at = start;
    while (!posted && !state.stop && at < start + 8 * 24 * hour) {
      const stop = nextStop(at, timesNamed());
      const reading = await attempt('advanceClock', { ms: stop - (now() + clock.value.offset) });
      if (!reading) break;
      clock.value = reading;
      at = stop;
      // Time for the bot to see the new hour and to post. It is not ours to know how long that takes: a short while, on this machine.
      for (let waited = 0; waited < 150 && !posted; waited += 30) await wait(30);
    }
    postWaiters.delete(notice);
    seeking.value = null;
    if (!posted && !state.stop) toast('No post came in eight days: is a daily quote set up?', 'fault');
  }

  const timesNamed = () =>
    Object.values(logs.value)
      .flatMap((log) => log.messages)
      .filter((message) => message.author.id === world.value?.bot.id)
      .flatMap((message) => [...JSON.stringify([message.content, message.components]).matchAll(/<t:(\d{9,11})/g)])
      .map((match) => Number(match[1]) * 1000);

  /** Once a second. */
  function onTick() {
    tick.value += 1;
    if (typists.value.some((one) => one.until < now()))
      typists.value = typists.value.filter((one) => one.until >= now());
  }

  // --------------------------------------------------------------------------------------------------------------- composer

  const wishFor = (what: Omit<ComposerWish, 'key'>) => {
    wish.value = { key: ++keys, ...what };
  };

  return {
    // what is known
    world,
    linked,
    home,
    guild,
    channel,
    channelId,
    logs,
    commands,
    commandsHere,
    unread,
    sent,
    busy,
    failures,
    modal,
    typists,
    toasts,
    replyTo,
    editing,
    wish,
    drawerOpen,
    panelOpen,
    seeking,
    clock,
    playNow,
    // what can be done
    start,
    enter,
    refreshWorld,
    openHome,
    openChannel,
    loadOlder,
    send,
    edit,
    remove,
    dismiss,
    typing,
    createThread,
    slash,
    menu,
    dropSent,
    autocomplete,
    press,
    select,
    submitModal,
    closeModal,
    advance,
    resetClock,
    seekNextPost,
    onTick,
    wishFor,
    toast,
    dropToast,
    attempt,
  };
}

/** The next full hour after `at`, or a named time that comes before it. */
export function nextStop(at: number, named: number[]): number {
  const fullHour = (Math.floor(at / hour) + 1) * hour;
  // A second late: a time that is named to the second has then passed.
  return Math.min(fullHour, ...named.map((time) => time + 1000).filter((time) => time > at));
}

const versionOf = (message: PlayMessage) =>
  Date.parse(message.edited_timestamp ?? message.timestamp) + (message.play.thinking ? 0 : 1);

const wordsOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));
