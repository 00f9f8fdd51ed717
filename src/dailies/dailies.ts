import type { Clock } from '../clock.ts';
import { createTurns, type Turns } from '../interactions/turns.ts';
import type { Logger } from '../log.ts';
import type { DrawQuote } from '../replies/pictured.ts';
import type { Reply } from '../replies/reply.ts';
import { LocalisedError, type Words, wordsFor } from '../replies/words/index.ts';
import type { EpisodeRef, Quote, SearchPort } from '../search/port.ts';
import { StorageError, type Store } from '../storage/port.ts';
import { type Alerts, alertCarrier, createAlerts } from './alerts.ts';
import { type Announcement, createAnnouncer } from './announce.ts';
import { createDigests, type Digests, digestCarrier, type SavedBetween } from './digest.ts';
import { refreshKinds } from './kinds.ts';
import { createLeases, type LeaseTimes } from './lease.ts';
import { createLedger, type Forget } from './ledger.ts';
import { headingOf } from './look.ts';
import { firstOf, type LedgerRow, type Schedule, type Wishes, type WordsIn } from './model.ts';
import { createOutbox } from './outbox.ts';
import { createPace, createShare, dailyShare, type Pace } from './pace.ts';
import { pictureFor, sendPost } from './picture.ts';
import { dailyPost, nonceOf, postTitle, topicOf } from './post.ts';
import { isOfContent, type PlaceReport, type PlaceWants, type Poster } from './poster.ts';
import { createPublisher, publishFrom } from './publish.ts';
import { contentTries, createRunner, type RunnerParts } from './runner.ts';
import { dayAfter, endOfDay, localDate, nextRun, type Run } from './schedule.ts';
import { sayTrouble } from './strings.ts';
import { threadCarrier } from './thread.ts';

/** Who presses twice, within this many ms, wants one post. */
const pressedTwice = 15_000;

/**
 * Where no late post is wanted at all, one is still sent so late, ms: nothing happens in the very millisecond, thousands at
 * once take a minute, and Discord may ask to wait.
 */
const leastLate = 10 * 60_000;

/** Schedules that one server may have. */
export const schedulesPerServer = 10;

declare module '../interactions/declare.ts' {
  interface Services {
    dailies: Dailies;
  }
}

/** What `/daily` does, and the connection tells. Rejects with `StorageError`, in words for the person who asks, while the database is out of order. */
export interface Dailies {
  /** For what looks at a server's schedules and then changes them: several admins' wishes are carried out in turn. */
  inTurn: Turns;
  /** The weekly digests of what was saved most. */
  digests: Digests;
  ofGuild(guild: string): Promise<Schedule[]>;
  /** How many schedules a member set up, in whatever server. */
  madeBy(member: string): Promise<number>;
  /** Forgets that a member set them up; they go on. */
  disown(member: string): Promise<void>;
  /** Makes a schedule, or changes `existing`. A day on which the place had its post already gets no second one. */
  set(wishes: Wishes, who: string, existing: Schedule | null): Promise<Schedule>;
  pause(schedule: Schedule): Promise<void>;
  resume(schedule: Schedule): Promise<Run>;
  off(schedule: Schedule): Promise<void>;
  /** The quote that comes next, and the post it makes; null when none fits. */
  preview(schedule: Schedule): Promise<{ quote: Quote; reply: Reply } | null>;
  /** Why there is nothing that a schedule could post. */
  nothingFor(schedule: Schedule): Promise<(words: Words) => string>;
  /** Posts one now, besides the scheduled ones; or, with `test`, one that is not counted. @throws {UserError} saying what is wrong */
  post(schedule: Schedule, how: 'now' | 'test'): Promise<{ message: string }>;
  lastRuns(schedule: Schedule, limit: number): Promise<LedgerRow[]>;
  /** Why there is no thread under a run's post, in plain words, and whether it is tried again; null when all is well. */
  noThread(run: LedgerRow): Promise<{ problem: string; again: boolean } | null>;
  /** Quotes posted in the server, the newest first. */
  lastQuotes(guild: string, limit: number): Promise<string[]>;
  never(guild: string, quote: string): Promise<void>;
  /** Quotes of the archive that are never to be posted in the server, the newest ban first. */
  barred(guild: string): Promise<string[]>;
  /** Lets them be posted again. */
  readmit(guild: string, quotes: readonly string[]): Promise<void>;
  /** Quotes that Discord did not take in a place, the last one first, with its words. */
  refusedIn(place: string): Promise<{ quote: string; why: string }[]>;
  check(place: { guild: string; id: string }, wants: PlaceWants): Promise<PlaceReport>;
  /** New episodes became searchable: announced once where it was asked for. */
  newEpisodes(episodes: readonly EpisodeRef[]): Promise<void>;
  guildLeft(guild: string): Promise<void>;
  /** The bot is in these servers: at its start, and when it was invited. */
  guildsPresent(guilds: readonly string[]): Promise<void>;
  /** A channel or thread changed, or (`place` null) the server's roles did: schedules in trouble there are tried again at once. */
  placeChanged(guild: string, place: string | null): Promise<void>;
  /** Channels are seen, at the start or since they changed. `kindOf`: Discord's number for one; null: not seen. */
  kindsSeen(kindOf: (place: string) => number | null): Promise<void>;
  /** What is wrong, or not yet done, with the newest announcement of new episodes in a place; null when all is well. */
  announcement(place: string): Promise<Announcement | null>;
  /** The earliest moment at which something is due, ms; null when nothing is. For moving the clock to it. */
  nextMoment(): Promise<number | null>;
}

export interface DailiesParts {
  store: Store;
  search: SearchPort;
  poster: Poster;
  /** What members of a server saved, most first. Absent: nothing is. */
  savedIn?: (guild: string) => Promise<string[]>;
  /** What members of a server saved within some time. Absent: nothing is. */
  savedBetween?: SavedBetween;
  /** The show that a server keeps to. Absent: none does. */
  homeOf?: (guild: string) => Promise<string | null>;
  /** Absent: no pictures. */
  drawQuote?: DrawQuote;
  clock: Clock;
  /** 0 ≤ x < 1 */
  random: () => number;
  log: Logger;
  /** This process, among those that share the database. */
  me: { id: string; shards: string };
  /** How long after its moment a missed post is still sent, hours. */
  lateHours: number;
  /** Default: English everywhere. */
  wordsIn?: WordsIn;
  onRevoked: () => void;
  /** Default: Discord's limit, shared with the other processes. */
  pace?: Pace;
  /** Default: {@link leaseTimes}. All processes that share the database must have the same. */
  leases?: LeaseTimes;
  /** Deletes what others keep of servers that were left long ago. */
  forget?: readonly Forget[];
  /** As `RunnerParts` has it. */
  every?: RunnerParts['every'];
}

export interface RunningDailies extends Dailies {
  alerts: Alerts;
  start(): void;
  /** Ends after what is being sent, at most `limit` ms. */
  stop(limit: number): Promise<void>;
  /** Resolves when nothing is due any more at the clock's present time: for tests. */
  settled(): Promise<void>;
  /** How many requests to Discord wait for their turn, so that all together stay within its limit. */
  waiting(): number;
}

export async function createDailies(parts: DailiesParts): Promise<RunningDailies> {
  const { store, search, poster, clock, random, log, me, wordsIn = async () => wordsFor('') } = parts;
  const leases = createLeases(store, { me: me.id, clock, ...(parts.leases ? { times: parts.leases } : {}) });
  const ledger = createLedger(store, leases, parts.forget);
  const share = parts.pace
    ? null
    : await createShare(store, me, leases.present, (err) => {
        if (!(err instanceof StorageError)) log.warn({ err }, 'cannot tell the other processes that this one lives');
      });
  const pace =
    parts.pace ??
    createPace(
      () => share?.perSecond() ?? dailyShare,
      () => performance.now(),
      (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    );
  if (share) pace.hold(share.silence);
  const homeOf = parts.homeOf ?? (async () => null);
  const announcer = createAnnouncer({ store, leases, search, poster, pace, clock, log, homeOf, wordsIn });
  const savedBetween = parts.savedBetween ?? (async () => []);
  const digests = createDigests({ store, search, clock, log, savedBetween, wordsIn, wake: () => runner.wake() });
  const outbox = createOutbox({
    store,
    leases,
    pace,
    clock,
    log,
    carriers: {
      thread: threadCarrier({ search, poster, wordsIn }),
      alert: alertCarrier({ store, search, poster, pace, wordsIn }),
      digest: digestCarrier({ store, search, poster, pace, savedBetween, wordsIn }),
    },
    onRevoked: parts.onRevoked,
    wordsIn,
  });
  const late = Math.max(parts.lateHours * 3_600_000, leastLate);
  const publisher = createPublisher({ ledger, poster, pace, clock, log, late, onRevoked: parts.onRevoked, wordsIn });
  const runner = createRunner({
    ledger,
    search,
    poster,
    pace,
    clock,
    random,
    log,
    late,
    onRevoked: parts.onRevoked,
    wordsIn,
    ...(parts.savedIn ? { savedIn: parts.savedIn } : {}),
    ...(parts.homeOf ? { homeOf: parts.homeOf } : {}),
    ...(parts.drawQuote ? { drawQuote: parts.drawQuote } : {}),
    ...(parts.every ? { every: parts.every } : {}),
    beside: [publisher, announcer, digests, outbox],
  });

  const justPosted = new Map<string, { message: string; at: number }>();

  const newId = (): string => {
    let id = '';
    while (id.length < 10) id += Math.floor(random() * 36).toString(36);
    return id;
  };

  const alerts = createAlerts({ store, search, clock, newId });

  /** The earliest local date, in the schedule's new zone, that has not had its posts in this place, and which is left of them. */
  async function firstRun(wishes: Wishes, existing: Schedule | null, now: number): Promise<Pick<Run, 'date' | 'slot'>> {
    const today = localDate(now, wishes.zone);
    const others = (await ledger.ofGuild(wishes.place.guild)).map((one) => one.id).filter((id) => id !== existing?.id);
    const rows = [
      ...(await ledger.postedIn(wishes.place.id)),
      ...(existing && existing.place.id !== wishes.place.id ? await ledger.postedIn(existing.place.id) : []),
    ];
    // What other schedules posted there does not count; what a schedule posted that is gone by now does.
    const had = rows
      .filter((row) => !others.includes(row.schedule))
      .map(({ schedule, date, slot, dueAt }) =>
        schedule === existing?.id && existing.zone === wishes.zone
          ? { date, slot }
          : { date: localDate(dueAt, wishes.zone), slot: 0 },
      );
    const last = had
      .map(({ date }) => date)
      .sort()
      .at(-1);
    if (last === undefined || last < today) return { date: today, slot: 0 };
    const ofLast = had.filter(({ date }) => date === last);
    const slot = Math.max(ofLast.length, ...ofLast.map((one) => one.slot + 1));
    return slot < wishes.times.length ? { date: last, slot } : { date: dayAfter(last), slot: 0 };
  }

  async function post(schedule: Schedule, how: 'now' | 'test'): Promise<{ message: string }> {
    if (schedule.broken !== undefined) {
      const { broken } = schedule;
      throw new LocalisedError((own) => own.daily.doesNotWork(sayTrouble('broken', broken(own), own)));
    }
    const tried = new Set<string>();
    const words = await wordsIn(schedule.place.guild);
    const today = localDate(clock.now(), schedule.zone);
    const first = await runner.next(schedule, today);
    // A test shows another quote than the one that comes first: nobody wants to read that twice.
    if (how === 'test' && first && (await runner.next(schedule, today, new Set([first.intent.quote])))) {
      tried.add(first.intent.quote);
    }
    for (let attempt = 1; ; attempt += 1) {
      const found = await runner.next(schedule, today, tried);
      const quote = found && (await search.quote(found.intent.quote));
      if (!quote) {
        const nothing = await runner.nothingFor(schedule);
        throw new LocalisedError((own) => own.daily.nothingToPost(nothing(own)));
      }
      const now = clock.now();
      const run = `${how === 'now' ? 'n' : 't'}${now.toString(36)}`;
      const made = {
        quote,
        schedule: schedule.id,
        run,
        role: how === 'now' ? schedule.role : null,
        topic: await topicOf(search, quote),
        picture: await pictureFor(schedule, quote, parts, words),
        heading: headingOf(schedule, quote, today, words),
        look: schedule.look,
        words,
      };
      await pace.turn();
      const sent = await sendPost({ poster, pace }, schedule, made, {
        nonce: nonceOf(schedule.id, run),
        title: postTitle(quote, words),
        tag: schedule.tag,
      });
      const record = (state: 'posted' | 'unknown', message: string | null) =>
        how === 'test'
          ? Promise.resolve()
          : ledger.record(
              schedule,
              { run, date: localDate(now, schedule.zone), dueAt: now },
              found.intent,
              { state, message, publishAt: state === 'posted' ? publishFrom(schedule, now) : null },
              now,
            );
      switch (sent.kind) {
        case 'sent':
          await record('posted', sent.message);
          if (schedule.paused === 'trouble') {
            // It works again. What still waits for that goes now, unless this is the post for it.
            const goesOn = how === 'now' ? { next: nextRun(schedule, now, firstOf(schedule)) } : {};
            const well = { paused: null, problem: null, failures: 0, told: null, retryAt: 0 };
            await ledger.change(schedule.id, { ...well, ...goesOn });
          }
          runner.wake();
          return { message: sent.message };
        case 'refused': {
          log.warn({ schedule: schedule.id, refusal: sent.refusal, why: sent.why }, 'Discord refuses a post');
          if (isOfContent(sent.refusal) && attempt < contentTries) {
            tried.add(quote.id);
            if (sent.refusal === 'blocked') await ledger.refuse(schedule.place, quote.id, sent.why, now);
            if (await runner.next(schedule, today, tried)) break;
          }
          const { refusal, why } = sent;
          throw new LocalisedError((own) => own.daily.didNotWork(sayTrouble(refusal, why, own)));
        }
        case 'limited': {
          const seconds = Math.ceil(sent.retryAfter / 1000);
          throw new LocalisedError(({ daily }) => daily.askedToWait(seconds));
        }
        case 'unsure':
          await record('unknown', null);
          throw new LocalisedError(({ daily }) => daily.unconfirmed);
        case 'unreachable':
          throw new LocalisedError(({ daily }) => daily.notTaken);
        case 'revoked':
          parts.onRevoked();
          throw new LocalisedError(({ trouble }) => trouble.revoked);
      }
    }
  }

  return {
    alerts,
    digests,
    inTurn: createTurns(),
    ofGuild: (guild) => ledger.ofGuild(guild),
    madeBy: (member) => ledger.madeBy(member),
    disown: (member) => ledger.disown(member),
    async set(wishes, who, existing) {
      const now = clock.now();
      const first = await firstRun(wishes, existing, now);
      const schedule: Schedule = {
        ...wishes,
        id: existing?.id ?? newId(),
        madeBy: who,
        era: existing ? existing.era + (existing.zone === wishes.zone ? 0 : 1) : 0,
        firstDate: first.date,
        firstSlot: first.slot,
        next: nextRun(wishes, now, first),
        retryAt: 0,
        paused: null,
        problem: null,
        failures: 0,
        told: null,
      };
      await ledger.put(schedule, now);
      await ledger.returned([wishes.place.guild]);
      runner.wake();
      return schedule;
    },
    async pause(schedule) {
      await ledger.change(schedule.id, { paused: 'admin' });
    },
    async resume(schedule) {
      // Where Discord refused it, what waits goes now.
      const next = schedule.paused === 'trouble' ? schedule.next : nextRun(schedule, clock.now(), firstOf(schedule));
      await ledger.change(schedule.id, { paused: null, problem: null, failures: 0, told: null, retryAt: 0, next });
      runner.wake();
      return next;
    },
    async off(schedule) {
      const now = clock.now();
      await ledger.remove(schedule.id, endOfDay(localDate(now, schedule.zone), schedule.zone));
    },
    nothingFor: (schedule) => runner.nothingFor(schedule),
    async preview(schedule) {
      const found = await runner.next(schedule, schedule.next.date);
      const quote = found && (await search.quote(found.intent.quote));
      if (!quote) return null;
      const words = await wordsIn(schedule.place.guild);
      const topic = await topicOf(search, quote);
      const picture = await pictureFor(schedule, quote, parts, words);
      const heading = headingOf(schedule, quote, schedule.next.date, words);
      const { id, look } = schedule;
      const post = { quote, schedule: id, run: 'preview', role: null, topic, picture, heading, look, words };
      return { quote, reply: dailyPost(post) };
    },
    async post(schedule, how) {
      const before = justPosted.get(`${schedule.id} ${how}`);
      const now = clock.now();
      if (before && now >= before.at && now - before.at < pressedTwice) return before;
      const made = await post(schedule, how);
      // A second press that waited for its turn came before the first was through, however long that took.
      justPosted.set(`${schedule.id} ${how}`, { ...made, at: clock.now() });
      return made;
    },
    async noThread({ schedule, run }) {
      const found = await ledger.threadOf(schedule, run);
      return found?.problem ? { problem: found.problem, again: found.state !== 'skipped' } : null;
    },
    lastRuns: (schedule, limit) => ledger.lastRuns(schedule.id, limit),
    lastQuotes: (guild, limit) => ledger.lastQuotes(guild, limit),
    async never(guild, quote) {
      await ledger.banish(guild, await runner.banOf(await ledger.ofGuild(guild), quote), clock.now());
    },
    barred: async (guild) => [...(await runner.barred(guild)).keys()],
    async readmit(guild, quotes) {
      const barred = await runner.barred(guild);
      await ledger.readmit(guild, [...new Set(quotes.flatMap((id) => [id, ...(barred.get(id) ?? [])]))]);
    },
    refusedIn: async (place) => ledger.refusedIn(place, clock.now()),
    check: (place, wants) => poster.check(place, wants),
    async newEpisodes(episodes) {
      await announcer.found(episodes);
      await alerts.found(episodes);
      runner.wake();
    },
    guildLeft: (guild) => ledger.left(guild),
    async guildsPresent(guilds) {
      await ledger.returned(guilds);
      runner.wake();
    },
    async placeChanged(guild, place) {
      const now = clock.now();
      const troubled = (await ledger.ofGuild(guild)).filter(
        (one) => one.failures > 0 && one.retryAt > now && (place === null || one.place.id === place),
      );
      for (const one of troubled) await ledger.change(one.id, { retryAt: now });
      const announcing = await announcer.placeChanged(guild, place);
      if (troubled.length > 0 || announcing) runner.wake();
    },
    kindsSeen: (kindOf) => refreshKinds(store, kindOf),
    announcement: (place) => announcer.trouble(place),
    nextMoment: () => ledger.nextMoment(),
    start: () => runner.start(),
    async stop(limit) {
      await Promise.all([runner.stop(limit), share?.stop(limit)]);
    },
    settled: () => runner.settled(),
    waiting: () => pace.waiting(),
  };
}
