import { pino } from 'pino';
import type { Clock } from '../../src/clock.ts';
import { createDailies, type RunningDailies } from '../../src/dailies/dailies.ts';
import type { SavedBetween } from '../../src/dailies/digest.ts';
import type { LeaseTimes } from '../../src/dailies/lease.ts';
import type { Place, Schedule, Wishes } from '../../src/dailies/model.ts';
import type { Poster, Sent } from '../../src/dailies/poster.ts';
import { everyDay, runKey } from '../../src/dailies/schedule.ts';
import type { DrawQuote } from '../../src/replies/pictured.ts';
import type { Reply } from '../../src/replies/reply.ts';
import type { EpisodeRef, PoolEntry, Quote, SearchPort } from '../../src/search/port.ts';
import type { Store } from '../../src/storage/port.ts';
import { sqlite } from '../../src/storage/sqlite.ts';
import { openStore } from '../../src/storage/store.ts';

/** A clock that stands still until it is moved. */
export function handClock(start: number): { clock: Clock; now: () => number; set: (ms: number) => void } {
  let time = start;
  const waiting = new Set<{ at: number; then: () => void }>();
  return {
    now: () => time,
    set(ms) {
      time = ms;
      for (const entry of waiting) {
        if (entry.at > time) continue;
        waiting.delete(entry);
        queueMicrotask(entry.then);
      }
    },
    clock: {
      now: () => time,
      at(at, then) {
        const entry = { at, then };
        if (at <= time) queueMicrotask(then);
        else waiting.add(entry);
        return () => waiting.delete(entry);
      },
    },
  };
}

export interface Posted {
  place: string;
  at: number;
  nonce: string;
  title: string;
  quote: string;
  ids: string[];
  reply: Reply;
}

const idsOf = (reply: Reply): string[] =>
  reply.blocks
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : block.kind === 'section' ? [block.button] : []))
    .flatMap((button) => ('id' in button ? [button.id] : []));

/** PostgreSQL's clock cannot be moved by hand: there, leases run in real time, and are short. */
const shortLeases: LeaseTimes = { lease: 600, margin: 200, request: 300, flight: 400 };

/** A Discord of a few lines: keeps what it is sent, and answers as it is told to. */
export function paperDiscord(now: () => number) {
  const posted: Posted[] = [];
  const threads: { message: string; name: string; opening: Reply; look: boolean }[] = [];
  const told: { to: string; text: string }[] = [];
  const state = {
    /** Answers of the next sends; what is left out is taken. `lands`: the message arrives although the answer says otherwise. */
    answers: [] as (Sent & { lands?: boolean })[],
    readable: true as true | 'unreadable' | 'unreachable',
    tells: ['system'] as ('place' | 'system' | 'dm')[],
    sends: 0,
    looks: 0,
    /** The id of the next messages; default: their number. */
    messageId: null as (() => string) | null,
    threadAnswers: [] as (Sent & { lands?: boolean })[],
    beforeThread: null as (() => Promise<void> | void) | null,
    /** Called before a send is carried out. */
    beforeSend: null as (() => Promise<void> | void) | null,
  };
  const poster: Poster = {
    async send(place, reply, how) {
      state.sends += 1;
      await state.beforeSend?.();
      const answer = state.answers.shift();
      if (answer && !answer.lands) return answer;
      const ids = idsOf(reply);
      posted.push({
        place: place.id,
        at: now(),
        nonce: how.nonce,
        title: how.title,
        quote: ids[0]?.split(':')[3] ?? '',
        ids,
        reply,
      });
      return answer ?? { kind: 'sent', message: state.messageId?.() ?? String(posted.length) };
    },
    async find(place, since, ours) {
      state.looks += 1;
      if (state.readable !== true) return state.readable;
      const found = posted.findIndex((one) => one.place === place.id && one.at >= since && one.ids.some(ours));
      return found < 0 ? null : { message: String(found + 1) };
    },
    publish: async () => ({ kind: 'done' }),
    openDirect: async (user) => ({ kind: 'sent', message: user }),
    async openThread(_place, message, how) {
      await state.beforeThread?.();
      const answer = state.threadAnswers.shift();
      if (answer && !answer.lands) return answer;
      // A message has one thread, and what is looked for is found.
      if (!how.look || !threads.some((one) => one.message === message)) threads.push({ message, ...how });
      return answer ?? { kind: 'sent', message };
    },
    check: async () => ({ kind: 0, missing: [], obstacles: [], worries: [], notes: [], tags: [] }),
    async tell(to, reply) {
      const way = 'systemChannelOf' in to ? 'system' : 'user' in to ? 'dm' : 'place';
      if (!state.tells.includes(way)) return false;
      told.push({
        to: way,
        text: reply.blocks.map((block) => (block.kind === 'text' ? block.markdown : '')).join('\n'),
      });
      return true;
    },
  };
  /** What was sent to the schedule's place for its next run stands there now. */
  const arrive = ({ id, place: to, next, era }: Schedule): Posted => {
    const ids = [`dc:${id}:${runKey(next, era)}:e0.q0`];
    const late = { place: to.id, at: now(), nonce: '', title: '', quote: 'e0.q0', ids, reply: { blocks: [] } };
    posted.push(late);
    return late;
  };
  return { poster, posted, threads, told, state, arrive };
}

/** A send that is not answered before it is told to be. */
export function slowly(poster: Poster) {
  let answer: (sent: Sent) => void = () => undefined;
  let begun: () => void = () => undefined;
  const answered = new Promise<Sent>((resolve) => {
    answer = resolve;
  });
  const sending = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const slow: Poster = {
    ...poster,
    send() {
      begun();
      return answered;
    },
  };
  return { slow, sending, answer };
}

/** An archive of `episodes` × `each` quotes, by `speakers` people in turn. */
export function paperArchive(episodes: number, each: number, speakers: number) {
  const entries: PoolEntry[] = [];
  for (let e = 0; e < episodes; e += 1) {
    for (let n = 0; n < each; n += 1) {
      entries.push({
        id: `e${e}.q${n}`,
        episode: `e${e}`,
        show: 'Show',
        speaker: `s${(e + n) % speakers}`,
        score: 0.5,
      });
    }
  }
  const quoteOf = (entry: PoolEntry): Quote => ({
    id: entry.id,
    text: `Words of ${entry.id}.`,
    speaker: entry.speaker ? { id: entry.speaker, name: entry.speaker, role: null } : null,
    voice: 'speech',
    episode: {
      id: entry.episode,
      show: 'Show',
      number: '1',
      title: entry.episode,
      date: archive.episodes.find((one) => one.id === entry.episode)?.date ?? null,
      link: null,
      file: 'one.md',
    },
    turn: 0,
    span: { start: 0, end: 1 },
    start: null,
    at: null,
    estimated: false,
    url: null,
    toTheMoment: false,
    shifting: false,
  });
  const archive = { entries, version: '1', loading: false, episodes: [] as { id: string; date: string | null }[] };
  const search = {
    pool: async () => archive.entries,
    quote: async (id: string) => {
      const entry = archive.entries.find((one) => one.id === id);
      return entry ? quoteOf(entry) : null;
    },
    topics: async () => ['a topic'],
    context: async () => null,
    listed: async () => archive.episodes,
    status: async () => ({ version: archive.version, loading: archive.loading, episodes: 1 }),
    episode: async (id: string) => ({
      episode: {
        id,
        show: 'Show',
        number: null,
        title: `Title of ${id}`,
        date: null,
        link: null,
        media: null,
        attribution: null,
      },
    }),
  } as unknown as SearchPort;
  return { search, archive };
}

export const episodeRef = (id: string): EpisodeRef => ({
  id,
  show: 'Show',
  number: '1',
  title: id,
  date: null,
  link: null,
  file: 'one.md',
});

export const place = (n = 1, kind = 0): Place => ({
  guild: `10000000000000000${n}`,
  id: `20000000000000000${n}`,
  kind,
});

export const wishes = (change: Partial<Wishes> = {}): Wishes => ({
  place: place(),
  times: ['09:00'],
  zone: 'Europe/Berlin',
  weekdays: everyDay,
  monthDays: [],
  pool: { shows: [], speakers: [], topics: [] },
  role: null,
  publish: false,
  tag: null,
  newEpisodes: false,
  image: false,
  look: {},
  ...change,
});

export async function stage(options: {
  start: string;
  store?: Store;
  archive?: ReturnType<typeof paperArchive>;
  /** On PostgreSQL. Default: short ones. */
  leases?: LeaseTimes;
  drawQuote?: DrawQuote;
  savedIn?: (guild: string) => Promise<string[]>;
  savedBetween?: SavedBetween;
  lateHours?: number;
}) {
  const time = handClock(Date.parse(options.start));
  const store = options.store ?? (await openStore(sqlite(':memory:')));
  const discord = paperDiscord(time.now);
  const archive = options.archive ?? paperArchive(6, 8, 5);
  let made = 0;
  let revoked = 0;
  const processes: RunningDailies[] = [];
  let every: ((ms: number, then: () => void) => () => void) | null = null;
  /** A process of the bot, on this store and this Discord. `skew`: how far its clock is ahead of the others', ms. */
  const start = async (
    poster: Poster = discord.poster,
    skew = 0,
    name = `process-${made + 1}`,
    settled: 'settled' | 'unsettled' = 'settled',
  ): Promise<RunningDailies> => {
    made += 1;
    let seed = made * 7919;
    const dailies = await createDailies({
      store,
      search: archive.search,
      poster,
      ...(options.drawQuote ? { drawQuote: options.drawQuote } : {}),
      ...(options.savedIn ? { savedIn: options.savedIn } : {}),
      ...(options.savedBetween ? { savedBetween: options.savedBetween } : {}),
      clock: {
        now: () => time.clock.now() + skew,
        at: (at, then) => time.clock.at(at - skew, then),
      },
      random: () => {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        return seed / 2147483648;
      },
      log: pino({ level: 'silent' }),
      me: { id: name, shards: '0/1' },
      lateHours: options.lateHours ?? 6,
      onRevoked: () => {
        revoked += 1;
      },
      pace: { turn: async () => undefined, hold: () => undefined, waiting: () => 0 },
      ...(store.engine === 'postgres' ? { leases: options.leases ?? shortLeases } : {}),
      ...(every ? { every } : {}),
    });
    processes.push(dailies);
    dailies.start();
    if (settled === 'settled') await dailies.settled();
    return dailies;
  };
  /** Moves the clock and waits until all that became due is done. */
  const goTo = async (iso: string | number) => {
    time.set(typeof iso === 'number' ? iso : Date.parse(iso));
    await new Promise((resolve) => setImmediate(resolve));
    for (const one of processes) await one.settled();
  };
  return {
    time,
    store,
    discord,
    archive,
    start,
    goTo,
    /** Resolves when every process has looked once for what is due, whatever still goes on. */
    async looked() {
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      await store.read(async () => undefined);
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
    /** From now on, what processes do every so many ms of real time is done when this says so. */
    withTicks() {
      const ticking = new Set<() => void>();
      every = (_ms, then) => {
        ticking.add(then);
        return () => ticking.delete(then);
      };
      return {
        all() {
          for (const then of ticking) then();
        },
      };
    },
    /** Waits for this process no more. It goes on. */
    forget(dailies: RunningDailies) {
      processes.splice(processes.indexOf(dailies), 1);
    },
    /** Ends a process as SIGKILL would: nothing of it runs on. */
    async kill(dailies: RunningDailies) {
      processes.splice(processes.indexOf(dailies), 1);
      await dailies.stop(0);
    },
    revoked: () => revoked,
    async end() {
      for (const one of processes) await one.stop(0);
      await store.close();
    },
  };
}
